//! A picture to take or to choose.

use super::field::{described_by, error_of, field_id, hint_of, label_of};
use leptos::prelude::*;

/// A phone opens its camera, everything else asks for a file. Its form is sent as `multipart/form-data`.
#[component]
pub fn PictureField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Option<String>,
) -> impl IntoView {
    let id = field_id(&name);
    let described = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    view! {
        <div class="field">
            {label_of(&id, label, None)}
            {hint_of(&id, hint)}
            <input
                id=id.clone()
                name=name
                type="file"
                accept="image/*"
                capture="environment"
                required=true
                aria-describedby=described
                aria-invalid=invalid
            />
            {error_of(&id, error)}
        </div>
    }
}

//! The field for photos: the browser's own, which a script makes to show what was chosen.

use super::FIELD;
use crate::{islands::PhotoPicker, words::Words};
use domain::photos::MOST_BYTES;
use leptos::prelude::*;

/// As [`crate::design::Field`], for so many photos. It stands in an [`crate::design::UploadForm`].
#[component]
pub(crate) fn PhotoField(
    words: Words,
    #[prop(into)] label: String,
    most: usize,
    #[prop(optional, into)] optional: Option<String>,
    #[prop(optional, into)] error: Option<String>,
) -> impl IntoView {
    let described = match error {
        Some(_) => "field-photo-error field-photo-hint",
        None => "field-photo-hint",
    };
    let invalid = error.is_some().then_some("true");
    let hint = words.photos_field_hint(most);
    view! {
        <div class="field">
            <label for="field-photo">{label}{optional.map(|word| view! { " "<span class="quiet">{word}</span> })}</label>
            <p class="hint" id="field-photo-hint">{hint}</p>
            // Named without HEIC, so that a phone which stores that sends a JPEG.
            <input id="field-photo" name=FIELD type="file" accept="image/jpeg,image/png,image/webp" multiple
                autofocus=invalid.is_some() aria-describedby=described aria-invalid=invalid/>
            {error.map(|error| view! { <p class="field-error" id="field-photo-error">{error}</p> })}
            <PhotoPicker input="field-photo".to_owned() most most_bytes=MOST_BYTES
                remove=words.photos_remove() too_large=words.photos_refused_large("{name}")
                no_picture=words.photos_refused_type("{name}") too_many=words.photos_refused_many(most)
                sending=words.photos_sending() failed=words.photos_failed()/>
        </div>
    }
}

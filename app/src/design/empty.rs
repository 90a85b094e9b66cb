//! What stands where there is nothing yet.

use super::Mark;
use leptos::prelude::*;

/// Says that there is nothing, why, and what to do instead (`children`: a link or a button).
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(optional, into)] detail: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Mark/>
            <p class="empty-title">{title}</p>
            {detail.map(|detail| view! { <p class="quiet">{detail}</p> })}
            {children.map(|children| children())}
        </div>
    }
}

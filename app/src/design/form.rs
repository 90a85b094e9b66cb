//! A form that posts to the page it stands on.

use leptos::prelude::*;

/// Posts to `action`, by rule the page's own URL, so that a refusal can show the same page with what was typed.
/// `key` is the idempotency key of the act, made anew for each page shown: pressing twice does it once.
#[component]
pub fn Form(
    #[prop(into)] action: String,
    #[prop(optional, into)] key: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <form class="form" method="post" action=action novalidate>
            {key.map(|key| view! { <input type="hidden" name="key" value=key/> })}
            {children()}
        </form>
    }
}

/// As [`Form`], for one that brings files beside what is typed.
#[component]
pub fn UploadForm(
    #[prop(into)] action: String,
    #[prop(optional, into)] key: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
            {key.map(|key| view! { <input type="hidden" name="key" value=key/> })}
            {children()}
        </form>
    }
}

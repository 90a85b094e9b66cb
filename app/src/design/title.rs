//! The title of the browser's tab.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};

/// A text that cannot end the `<title>` it stands in: `leptos_meta` 0.8.7 writes titles unescaped
/// (`leptos_meta/src/lib.rs`, no upstream issue known), so `<` becomes the harmless `‹`.
#[must_use]
pub fn safe_title(text: &str) -> String {
    text.replace('<', "‹")
}

/// Sets the title: the page's own words first, then the shop. Use nothing else: `<Title text=…>` is unescaped.
#[component]
pub fn PageTitle(#[prop(into)] text: String, #[prop(into)] shop: String) -> impl IntoView {
    let title = safe_title(&if text.is_empty() {
        shop
    } else {
        format!("{text} · {shop}")
    });
    view! { <Title text=title/> }
}

/// What a page that search engines show is for, in a sentence. It stands outside what the page waits for: by then the
/// head is written.
#[component]
pub fn PageDescription(#[prop(into)] text: String) -> impl IntoView {
    view! { <Meta name="description" content=text/> }
}

#[cfg(test)]
mod tests {
    use super::safe_title;

    #[test]
    fn a_title_cannot_be_ended_by_what_a_customer_typed() {
        assert_eq!(
            safe_title("</title><script>alert(1)</script>"),
            "‹/title>‹script>alert(1)‹/script>"
        );
        assert_eq!(safe_title("Harbour & Pine"), "Harbour & Pine");
    }
}

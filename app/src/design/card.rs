//! A card, and the short facts that often stand in one.

use leptos::prelude::*;

/// One thought on a white ground, with its heading and, at the right of it, a badge or a link.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<String>,
    #[prop(optional)] aside: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let head = (title.is_some() || aside.is_some())
        .then(|| view! { <div class="card-head">{title.map(|title| view! { <h2>{title}</h2> })}{aside}</div> });
    view! { <section class="card">{head}{children()}</section> }
}

/// A list of [`Fact`]s.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// A name at the left and what is true of it at the right: "Hand to carrier in 2 days", and the badge "kept".
#[component]
pub fn Fact(#[prop(into)] name: String, children: Children) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{children()}</dd></div> }
}

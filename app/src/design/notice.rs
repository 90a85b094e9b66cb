//! A message to the reader about what just happened.

use leptos::prelude::*;

/// What kind of news it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeTone {
    /// Good to know.
    Info,
    /// Something worked.
    Good,
    /// Something did not work; read out at once.
    Problem,
}

/// A banner. Its words say what happened and what to do next; they never blame.
#[component]
pub fn Notice(
    tone: NoticeTone,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, role) = match tone {
        NoticeTone::Info => ("notice", "status"),
        NoticeTone::Good => ("notice kept", "status"),
        NoticeTone::Problem => ("notice broken", "alert"),
    };
    view! { <div class=class role=role><p>{text}</p>{children.map(|children| children())}</div> }
}

//! What one can press.

use leptos::prelude::*;

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The one thing most people came for; at most one in a view.
    #[default]
    Primary,
    /// Everything else.
    Quiet,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Quiet => "button",
        }
    }
}

/// Sends the form it stands in; with `name` and `value` it says which button was pressed.
#[component]
pub fn Button(
    #[prop(into)] text: String,
    #[prop(optional)] look: Look,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
) -> impl IntoView {
    view! { <button type="submit" class=look.class() name=name value=value>{text}</button> }
}

/// A link that looks like a button. `download` gives the file a name.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(into)] text: String,
    #[prop(optional)] look: Look,
    #[prop(optional, into)] download: Option<String>,
) -> impl IntoView {
    view! { <a class=look.class() href=href download=download>{text}</a> }
}

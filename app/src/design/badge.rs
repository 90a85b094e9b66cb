//! A few words with a meaning.

use leptos::prelude::*;

/// What a badge means; the words always say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A promise kept, something good.
    Kept,
    /// A promise at risk or revised.
    Risk,
    /// A promise broken.
    Broken,
    /// Neither.
    Neutral,
}

impl Tone {
    /// The class that gives the meaning its ink: `kept`, `risk`, `broken` or `neutral`.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Risk => "risk",
            Self::Broken => "broken",
            Self::Neutral => "neutral",
        }
    }
}

/// A badge: "kept, a day early".
#[component]
pub fn Badge(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{text}</span> }
}

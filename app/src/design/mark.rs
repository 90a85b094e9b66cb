//! The mark: a short line with a gap.

use leptos::prelude::*;

/// The product's mark, in the ink of its surroundings. It says nothing by itself, so a name stands beside it.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" width="22" height="4" viewBox="0 0 22 4" aria-hidden="true" focusable="false">
            <path d="M0 2h13M17 2h5" stroke="currentColor" stroke-width="3" fill="none"/>
        </svg>
    }
}

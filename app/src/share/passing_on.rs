//! A link or a code to pass on: a field whose text can be chosen and copied, and by script two buttons.

use leptos::prelude::*;

/// What is passed on.
pub(crate) struct PassedOn {
    /// Of the field; used once in a page.
    pub id: &'static str,
    pub label: String,
    pub text: String,
    /// Words of the button that copies.
    pub copy: String,
    /// Words of the button that shares, and what is said beside the link.
    pub share: Option<(String, String)>,
}

pub(crate) fn passing_on(passed: PassedOn) -> impl IntoView {
    let PassedOn {
        id,
        label,
        text,
        copy,
        share,
    } = passed;
    let (copied, url) = (text.clone(), text.clone());
    let share = share.map(|(words, said)| {
        view! {
            <button type="button" class="button only-live only-share" data-share=said data-url=url>{words}</button>
        }
    });
    view! {
        <div class="passing-on">
            <div class="field">
                <label for=id>{label}</label>
                <input class="passed-on" id=id type="text" readonly autocomplete="off" spellcheck="false" value=text/>
            </div>
            <div class="row no-print">
                <button type="button" class="button only-live" data-copy=copied>{copy}</button>
                {share}
            </div>
        </div>
    }
}

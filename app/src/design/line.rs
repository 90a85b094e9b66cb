//! The one line every story is told along. What happened is solid, what is to come dashed and pale, and a broken
//! promise is a gap in the line with one sentence beside it.

use crate::words::{Format, Words};
use domain::Timestamp;
use leptos::prelude::*;

/// Where a stop stands in its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopState {
    /// It happened.
    Happened,
    /// It happened, and better than promised; the words beside it say so too.
    Exceeded,
    /// Where things are now.
    Now,
    /// Still to come.
    ToCome,
}

impl StopState {
    fn class(self) -> &'static str {
        match self {
            Self::Happened => "stop happened",
            Self::Exceeded => "stop happened exceeded",
            Self::Now => "stop now",
            Self::ToCome => "stop to-come",
        }
    }

    /// Said to people who cannot see the dot.
    fn said(self, words: Words) -> String {
        match self {
            Self::Happened => words.design_stop_happened(),
            Self::Exceeded => words.design_stop_exceeded(),
            Self::Now => words.design_stop_now(),
            Self::ToCome => words.design_stop_to_come(),
        }
    }
}

/// The time beside a stop: as people say it, and for machines where there is an exact one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    said: String,
    machine: Option<String>,
}

impl When {
    /// "Tue 24 Nov, 09:14".
    #[must_use]
    pub fn moment(format: &Format, moment: Timestamp) -> Self {
        Self {
            said: format.day_and_time(moment),
            machine: Some(format.machine(moment)),
        }
    }

    /// "by Mon 23 Nov".
    #[must_use]
    pub fn by(format: &Format, due: Timestamp) -> Self {
        Self {
            said: format.short_by(due),
            machine: Some(format.machine(due)),
        }
    }

    /// An exact time in words of the caller's own.
    #[must_use]
    pub fn told(format: &Format, moment: Timestamp, said: String) -> Self {
        Self {
            said,
            machine: Some(format.machine(moment)),
        }
    }

    /// Words without an exact time: "now", "Tue 24, morning".
    #[must_use]
    pub fn said(said: String) -> Self {
        Self {
            said,
            machine: None,
        }
    }

    fn view(self) -> impl IntoView {
        match self.machine {
            Some(machine) => {
                view! { <time class="stop-time" datetime=machine>{self.said}</time> }.into_any()
            }
            None => view! { <span class="stop-time">{self.said}</span> }.into_any(),
        }
    }
}

/// A story; its children are [`Stop`]s, oldest first. `label` names it for people who hear the page.
#[component]
pub fn Line(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <ol class="line" role="list" aria-label=label>{children()}</ol> }
}

/// One stop. `gap` breaks the line after it: one sentence that says by how much, and what we did about it.
/// `children` are badges and things to press, below the detail.
#[component]
pub fn Stop(
    words: Words,
    state: StopState,
    #[prop(into)] title: String,
    #[prop(optional, into)] when: Option<When>,
    #[prop(optional, into)] detail: Option<String>,
    #[prop(optional, into)] gap: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let current = (state == StopState::Now).then_some("step");
    let class = if gap.is_some() {
        format!("{} gapped", state.class())
    } else {
        state.class().to_owned()
    };
    view! {
        <li class=class aria-current=current>
            <div class="stop-body">
                {dot(state)}
                <p class="stop-title">
                    <span class="visually-hidden">{state.said(words)}" "</span>
                    <strong>{title}</strong>
                    {when.map(|when| view! { " "{when.view()} })}
                </p>
                {detail.map(|detail| view! { <p class="stop-detail">{detail}</p> })}
                {children.map(|children| view! { <div class="row">{children()}</div> })}
            </div>
            {gap.map(|gap| view! {
                <p class="stop-gap"><span class="visually-hidden">{words.design_gap()}" "</span>{gap}</p>
            })}
        </li>
    }
}

/// Drawn rather than styled, so that it is there in print and in forced colours.
fn dot(state: StopState) -> impl IntoView {
    let inside = match state {
        StopState::Happened => view! { <circle cx="11" cy="11" r="6.5" fill="currentColor"/> }.into_any(),
        StopState::Exceeded => view! {
            <circle cx="11" cy="11" r="10" fill="currentColor"/>
            <path class="stop-mark" d="M6.5 12.5 11 8l4.5 4.5" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>
        }
        .into_any(),
        StopState::Now => {
            view! { <circle cx="11" cy="11" r="8.5" fill="none" stroke="currentColor" stroke-width="4"/> }.into_any()
        }
        StopState::ToCome => {
            view! { <circle cx="11" cy="11" r="8" fill="none" stroke="currentColor" stroke-width="3"/> }.into_any()
        }
    };
    view! { <svg class="dot" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">{inside}</svg> }
}

//! The end of a journey's line and what to know before one writes, for pages that answer a customer.

use super::{
    hints::before_you_write,
    line::tell,
    stops::{Several, owed_stop, stop},
};
use crate::{design::Line, words::Format};
use domain::touchpoints::Touchpoint;
use leptos::prelude::*;
use store::journey_page::{JourneyPage as Journey, JourneyPromise};

/// How many stops are shown.
const MOST: usize = 8;

/// "Before you write".
pub fn hints(format: &Format, journey: &Journey) -> impl IntoView + use<> {
    let hints = before_you_write(journey, format)
        .into_iter()
        .map(|hint| view! { <li>{hint}</li> })
        .collect_view();
    view! { <ul class="hints" role="list">{hints}</ul> }
}

/// The latest stops, and what is owed. Mails stand on the whole line alone.
pub fn line(format: &Format, journey: &Journey) -> impl IntoView + use<> {
    let words = format.words();
    let mut entries = tell(&journey.touchpoints, &journey.promises, true, format.now());
    entries.retain(|entry| {
        let is_mail = matches!(
            entry.touchpoint.touchpoint,
            Touchpoint::NoticeSent { .. } | Touchpoint::NoticeFailed { .. }
        );
        !is_mail || !entry.gaps.is_empty()
    });
    let earlier = entries.len().saturating_sub(MOST);
    let mut owed: Vec<&JourneyPromise> = journey
        .promises
        .iter()
        .filter(|p| p.promise.times.settled_at.is_none() && p.promise.times.waived_at.is_none())
        .collect();
    owed.sort_by_key(|p| p.promise.times.current_due_at);
    let several = Several::of(journey);
    let last = entries.len().saturating_sub(1);
    let stops = entries
        .into_iter()
        .enumerate()
        .skip(earlier)
        .map(|(place, entry)| {
            let is_now = place == last && !owed.is_empty();
            stop(format, entry, is_now, several, None)
        })
        .collect_view();
    let to_come = owed
        .into_iter()
        .map(|promise| owed_stop(format, promise, several.orders))
        .collect_view();
    view! { <Line label=words.journey_line()>{stops}{to_come}</Line> }
}

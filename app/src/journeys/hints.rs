//! "Before you write": what an agent should know first, computed from what happened and nothing else.

use super::wording::{language_name, one_full_stop, promise_name};
use crate::words::{Format, Locale};
use domain::{Timestamp, promises::State};
use jiff::SignedDuration;
use store::journey_page::{JourneyPage, JourneyPromise};

/// One sentence each, the most urgent first.
pub(super) fn before_you_write(page: &JourneyPage, format: &Format) -> Vec<String> {
    let (words, now) = (format.words(), format.now());
    let mut said = Vec::new();
    for (number, at) in &page.missed {
        said.push(words.journey_before_missed(format.short_day(*at), number.as_str()));
    }
    let broken = |settled: bool| {
        let mut found: Vec<&JourneyPromise> = page
            .promises
            .iter()
            .filter(|p| {
                p.promise.state(now) == State::Broken
                    && p.promise.times.settled_at.is_some() == settled
            })
            .collect();
        found.sort_by_key(|p| std::cmp::Reverse(p.promise.times.judged_by));
        found
    };
    let waiting = broken(false);
    if let Some((latest, more)) = waiting.split_first() {
        let times = latest.promise.times;
        said.push(words.journey_before_waits(
            format.short_by(times.judged_by),
            format.lateness(between(times.judged_by, now)),
            promise_name(latest.promise.kind, words),
        ));
        said.extend((!more.is_empty()).then(|| words.journey_before_waits_more(more.len())));
    }
    said.extend(
        page.promises
            .iter()
            .filter_map(|promise| moved(promise, format)),
    );
    let late = broken(true);
    if let Some((latest, more)) = late.split_first() {
        let times = latest.promise.times;
        if let Some(settled) = times.settled_at {
            said.push(words.journey_before_late(
                format.short_day(settled),
                format.lateness(between(times.judged_by, settled)),
                promise_name(latest.promise.kind, words),
            ));
            said.extend((!more.is_empty()).then(|| words.journey_before_late_more(more.len())));
        }
    }
    if let Some((score, at)) = page.last_score {
        said.push(words.journey_before_score(format.short_day(at), score));
    }
    if said.is_empty() {
        said.push(words.journey_before_calm());
    }
    let next = page
        .promises
        .iter()
        .filter(|p| p.promise.state(now) == State::Open)
        .min_by_key(|p| p.promise.times.judged_by);
    if let Some(next) = next {
        let due = format.short_by(next.promise.times.current_due_at);
        said.push(words.journey_before_next(due, promise_name(next.promise.kind, words)));
    }
    // Worth a sentence only where it is not the reader's own language.
    if Locale::spoken(&page.customer.locale) != Some(words.locale())
        && page.customer.erased_at.is_none()
    {
        said.push(words.journey_before_language(language_name(&page.customer.locale)));
    }
    said.iter()
        .map(|sentence| one_full_stop(sentence))
        .collect()
}

/// An open promise that was told for a later time.
fn moved(promise: &JourneyPromise, format: &Format) -> Option<String> {
    let (words, promise) = (format.words(), &promise.promise);
    if promise.state(format.now()) != State::Open || !promise.times.is_revised_later() {
        return None;
    }
    let (due, name) = (
        format.short_due(promise.times.current_due_at),
        promise_name(promise.kind, words),
    );
    let told = promise
        .revisions
        .last()
        .is_some_and(|revision| revision.told_at.is_some());
    Some(if told {
        words.journey_before_moved(due, name)
    } else {
        words.journey_before_moved_untold(due, name)
    })
}

pub(super) fn between(due: Timestamp, settled: Timestamp) -> SignedDuration {
    settled.to_jiff().duration_since(due.to_jiff())
}

//! What a case is called, to its customer and to staff.

use crate::{
    design::Tone,
    words::{Format, Words},
};
use domain::cases::{Status, Topic};
use store::cases::{About, CaseSummary};

/// What a case is about.
#[must_use]
pub fn topic_words(topic: Topic, words: Words) -> String {
    match topic {
        Topic::Order => words.case_topic_order(),
        Topic::Delivery => words.case_topic_delivery(),
        Topic::Return => words.case_topic_return(),
        Topic::Product => words.case_topic_product(),
        Topic::Payment => words.case_topic_payment(),
        Topic::Other => words.case_topic_other(),
        Topic::Withdrawal => words.case_topic_withdrawal(),
        Topic::Recovery => words.case_topic_recovery(),
    }
}

/// Where it stands, as its customer reads it.
#[must_use]
pub fn status_words(status: Status, words: Words) -> String {
    match status {
        Status::New => words.case_status_new(),
        Status::Open => words.case_status_open(),
        Status::WaitingForCustomer => words.case_status_waiting(),
        Status::WaitingForUs => words.case_status_ours(),
        Status::Resolved => words.case_status_resolved(),
        Status::Closed => words.case_status_closed(),
    }
}

/// Where it stands, as staff read it.
#[must_use]
pub fn desk_status_words(status: Status, words: Words) -> String {
    match status {
        Status::New => words.case_desk_status_new(),
        Status::Open => words.case_desk_status_open(),
        Status::WaitingForCustomer => words.case_desk_status_waiting(),
        Status::WaitingForUs => words.case_desk_status_ours(),
        Status::Resolved => words.case_desk_status_resolved(),
        Status::Closed => words.case_desk_status_closed(),
    }
}

/// What its status means for whoever waits.
#[must_use]
pub fn status_tone(status: Status) -> Tone {
    match status {
        Status::Resolved | Status::Closed => Tone::Kept,
        Status::WaitingForCustomer => Tone::Risk,
        Status::New | Status::Open | Status::WaitingForUs => Tone::Neutral,
    }
}

/// What a list calls a case: how its question begins, or that we opened it.
#[must_use]
pub fn named(case: &CaseSummary, words: Words) -> String {
    if !case.begins.is_empty() {
        return case.begins.clone();
    }
    match case.topic {
        Topic::Recovery => words.case_opened_by_us(),
        topic => topic_words(topic, words),
    }
}

/// The small line above a case: its topic and what it names.
#[must_use]
pub fn over(topic: Topic, about: &About, words: Words) -> String {
    let order = about
        .order_number
        .as_ref()
        .map(|number| words.case_over_order(number.as_str()));
    [Some(topic_words(topic, words)), order]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What is owed next in a list, and how it stands; `None` where nothing is.
#[must_use]
pub fn due_badge(case: &CaseSummary, format: &Format) -> Option<(Tone, String)> {
    let (words, now) = (format.words(), format.now());
    let due = case.next_due?;
    Some(if due < now {
        let late = format.lateness(now.to_jiff().duration_since(due.to_jiff()));
        (Tone::Broken, words.case_due_late(late))
    } else {
        (Tone::Neutral, words.case_due(format.short_due(due)))
    })
}

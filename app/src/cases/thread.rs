//! The thread as a line: what was written, whether our answers came in time, and what is to come.

use super::wording::topic_words;
use crate::{
    design::{Line, Stop, StopState, When},
    journeys::wording::{one_full_stop, promise_name},
    words::Format,
};
use domain::{
    Timestamp,
    cases::{Status, Topic},
    promises::{State, Times},
};
use leptos::prelude::*;
use store::cases::{Author, CaseView};

/// Who reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// The customer, told by the shop of this name.
    Customer(String),
    /// Staff, of the customer with this name.
    Staff(String),
}

/// One case from its opening to where it stands.
pub fn line(format: &Format, case: &CaseView, reader: &Reader) -> impl IntoView + use<> {
    let words = format.words();
    let is_ours = case.topic == Topic::Recovery;
    let opened = is_ours.then(|| opening(format, case));
    let (unsolved, last) = (
        unsolved(format, case),
        case.turns.last().map(|turn| turn.place),
    );
    let turns = case
        .turns
        .iter()
        .map(|turn| {
            let title = match (&turn.author, reader) {
                (Author::Staff(name), Reader::Customer(shop)) => {
                    words.case_turn_answered(first_name(name), shop.as_str())
                }
                (Author::Staff(name), Reader::Staff(_)) => words.case_turn_staff(name.as_str()),
                (Author::Customer, Reader::Customer(_)) if turn.place == 1 && !is_ours => {
                    words.case_turn_asked()
                }
                (Author::Customer, Reader::Customer(_)) => words.case_turn_wrote(),
                (Author::Customer, Reader::Staff(name)) if turn.place == 1 && !is_ours => {
                    words.case_turn_they_asked(name.as_str())
                }
                (Author::Customer, Reader::Staff(name)) => words.case_turn_they_wrote(name.as_str()),
            };
            let owed = if turn.place == 1 && !is_ours {
                case.first_reply
            } else {
                turn.reply
            };
            let unsolved = unsolved.clone().filter(|_| Some(turn.place) == last);
            let gap = owed
                .and_then(|times| late_answer(format, times))
                .or(unsolved);
            let said = if turn.words.is_empty() {
                words.case_turn_forgotten()
            } else {
                turn.words.clone()
            };
            view! {
                <Stop words state=StopState::Happened title when=When::moment(format, turn.at) nostrip:gap=gap>
                    <p class="case-words">{said}</p>
                </Stop>
            }
        })
        .collect_view();
    let rest = to_come(format, case, reader);
    view! {
        <Line label=words.case_line()>
            {opened}
            {turns}
            {rest}
        </Line>
    }
}

/// The beginning of a case that nobody asked for: a promise broke.
fn opening(format: &Format, case: &CaseView) -> impl IntoView + use<> {
    let words = format.words();
    let title = match &case.about.broken {
        Some(_) => words.case_opened_by_us(),
        None => topic_words(case.topic, words),
    };
    let detail = case.about.broken.map(|(kind, times)| {
        one_full_stop(&words.case_broken(format.by(times.judged_by), promise_name(kind, words)))
    });
    let gap = case
        .first_reply
        .and_then(|times| late_answer(format, times));
    view! {
        <Stop words state=StopState::Happened title when=When::moment(format, case.opened_at) nostrip:detail=detail nostrip:gap=gap/>
    }
}

/// The sentence beside the gap, where an answer came late or is late.
fn late_answer(format: &Format, times: Times) -> Option<String> {
    let words = format.words();
    if times.state(format.now()) != State::Broken {
        return None;
    }
    let by = format.short_by(times.judged_by);
    Some(one_full_stop(&match times.settled_at {
        Some(at) => words.case_gap_answered(by, lateness(format, times.judged_by, at)),
        None => words.case_gap_waits(by, lateness(format, times.judged_by, format.now())),
    }))
}

/// The sentence where a solution is past its due and the case still open.
fn unsolved(format: &Format, case: &CaseView) -> Option<String> {
    let times = case.solution.filter(|times| times.settled_at.is_none())?;
    if times.state(format.now()) != State::Broken {
        return None;
    }
    let late = lateness(format, times.judged_by, format.now());
    let by = format.short_by(times.judged_by);
    Some(one_full_stop(&format.words().case_gap_unsolved(by, late)))
}

pub fn lateness(format: &Format, due: Timestamp, at: Timestamp) -> String {
    format.lateness(at.to_jiff().duration_since(due.to_jiff()))
}

/// What ends the thread: solved, or what is owed.
fn to_come(format: &Format, case: &CaseView, reader: &Reader) -> AnyView {
    let (words, now) = (format.words(), format.now());
    if let Some(at) = case.resolved_at {
        let late = case.solution.filter(|times| at > times.judged_by);
        let gap = late.map(|times| {
            let late = lateness(format, times.judged_by, at);
            one_full_stop(&words.case_gap_solved(format.short_by(times.judged_by), late))
        });
        return view! {
            <Stop words state=StopState::Happened title=words.case_stop_solved() when=When::moment(format, at) nostrip:gap=gap/>
        }
        .into_any();
    }
    let ahead = |due: Timestamp| (due >= now).then(|| When::by(format, due));
    let waiting = (case.status == Status::WaitingForCustomer).then(|| {
        let title = match reader {
            Reader::Customer(_) => words.case_stop_waiting(),
            Reader::Staff(name) => words.case_stop_waiting_for(name.as_str()),
        };
        view! { <Stop words state=StopState::Now title detail=words.case_clock_stands()/> }
    });
    let answer = case.answer_due().map(|due| {
        view! { <Stop words state=StopState::ToCome title=words.case_stop_answer() nostrip:when=ahead(due)/> }
    });
    let stands = waiting.is_some();
    let solved = case.solution_due().map(|due| {
        // A due that moves while we wait is not told as if it stood.
        let when = ahead(due).filter(|_| !stands);
        view! { <Stop words state=StopState::ToCome title=words.case_stop_solved() nostrip:when=when/> }
    });
    view! { {waiting}{answer}{solved} }.into_any()
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

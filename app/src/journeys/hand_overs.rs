//! The hand-overs one customer went through, beside their line.

use super::wording::transition_name;
use crate::{
    design::{Badge, Fact, Facts, Tone},
    words::Format,
};
use domain::gaps::{Passage, Standing, TransitionKind};
use jiff::SignedDuration;
use leptos::prelude::*;
use store::gaps::TransitionPerson;

/// As many as stand beside the line; there is a list of all behind each kind.
pub(super) const MOST: usize = 12;

/// The latest first. `several` tells whether it takes an order's number to tell them apart.
pub(super) fn hand_overs(format: &Format, found: &[TransitionPerson], several: bool) -> AnyView {
    let words = format.words();
    if found.is_empty() {
        return view! { <p class="quiet">{words.journey_overs_none()}</p> }.into_any();
    }
    let facts = found
        .iter()
        .take(MOST)
        .map(|person| {
            let kind = person.passage.kind;
            let (tone, text) = passage_words(&person.passage, format);
            let name = transition_name(kind, words);
            let name = match person.order_number.as_ref().filter(|_| several) {
                Some(number) => format!("{name} · {number}"),
                None => name,
            };
            let href = format!("/staff/gaps/{}", kind.as_str());
            view! { <Fact name><a class="plain" href=href><Badge tone text/></a></Fact> }
        })
        .collect_view();
    view! { <Facts>{facts}</Facts> }.into_any()
}

/// What became of it: "took 3.2 days, promised 4 days", and what to think of that.
pub(crate) fn passage_words(passage: &Passage, format: &Format) -> (Tone, String) {
    let (words, now) = (format.words(), format.now());
    let promised = passage
        .promised_seconds()
        .map(|seconds| format.span(length(seconds)));
    let so_far = format.span(length(now.seconds_since(passage.begun_at)));
    match passage.standing(now) {
        Standing::Arrived => {
            let tone = match passage.gap_seconds() {
                Some(gap) if gap < 0.0 => Tone::Broken,
                _ => Tone::Kept,
            };
            let seconds = passage.elapsed_seconds().unwrap_or_default();
            let took = format.span(length(seconds));
            let text = match promised {
                // A replacement that came before the return was back.
                _ if seconds <= 0.0 => words.journey_over_there_before(),
                Some(promised) => words.journey_over_took_of(took, promised),
                None => words.journey_over_took(took),
            };
            (tone, text)
        }
        Standing::CalledOff => (Tone::Neutral, words.journey_over_called_off()),
        Standing::DroppedOff => match promised {
            Some(promised) => (Tone::Broken, words.journey_over_waits_of(so_far, promised)),
            // Nothing was promised: that nobody spoke of us is a gap of the journey and no fault of theirs.
            None => (
                Tone::Neutral,
                words.journey_over_silent(format.span(TransitionKind::PATIENCE)),
            ),
        },
        Standing::OnTheWay => {
            let text = match (promised, passage.kind.promise()) {
                (Some(promised), _) => words.journey_over_waits_of(so_far, promised),
                (None, Some(_)) => words.journey_over_waits(so_far),
                (None, None) => words.journey_over_not_yet(so_far),
            };
            (Tone::Neutral, text)
        }
    }
}

/// Seconds as a length of time.
pub(crate) fn length(seconds: f64) -> SignedDuration {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what a journey takes is far inside the range"
    )]
    let whole = seconds.round() as i64;
    SignedDuration::from_secs(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use domain::Timestamp;
    use jiff::tz::TimeZone;

    fn day(days: i64) -> Timestamp {
        Timestamp::from_micros(days * 86_400_000_000)
    }

    fn passage(kind: TransitionKind, arrived: Option<i64>, due: Option<i64>) -> Passage {
        Passage {
            kind,
            begun_at: day(0),
            arrived_at: arrived.map(day),
            due: due.map(day),
            called_off_at: None,
            switched: None,
            score_before: None,
            score_after: None,
        }
    }

    #[test]
    fn a_hand_over_says_how_long_it_took_and_what_was_promised() {
        let said = |passage: Passage, today: i64| {
            let format = Format::new(Locale::En, &TimeZone::UTC, day(today));
            passage_words(&passage, &format)
        };
        let order = |arrived, due| passage(TransitionKind::OrderedToInHand, arrived, due);
        let told = |tone, text: &str| (tone, text.to_owned());
        assert_eq!(
            said(order(Some(3), Some(4)), 9),
            told(Tone::Kept, "took 3 days, promised 4 days")
        );
        assert_eq!(
            said(order(Some(6), Some(4)), 9).0,
            Tone::Broken,
            "later than promised"
        );
        assert_eq!(
            said(order(None, Some(4)), 9),
            told(Tone::Broken, "9 days so far, promised 4 days")
        );
        assert_eq!(
            said(order(None, None), 2),
            told(Tone::Neutral, "2 days so far")
        );
        let silent = passage(TransitionKind::InHandToFirstAdvocacy, None, None);
        assert_eq!(said(silent, 90), told(Tone::Neutral, "nothing in 60 days"));
        assert_eq!(
            said(silent, 12),
            told(Tone::Neutral, "nothing yet, 12 days")
        );
    }
}

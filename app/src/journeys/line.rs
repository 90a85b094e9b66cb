//! What the line of a journey shows, decided without words: which promise was made, kept or broken at which touchpoint,
//! and where nothing happened for long. Pure: a journey and the time in, entries out.

use domain::{Timestamp, promises::State, touchpoints::Touchpoint};
use jiff::SignedDuration;
use store::{journey_page::JourneyPromise, journeys::TouchpointView, promises::Revision};

/// A stretch this long without a touchpoint, while a promise was open, is told.
const SILENT_FOR: SignedDuration = SignedDuration::from_hours(3 * 24);

/// One touchpoint with what it means for the promises.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub touchpoint: &'a TouchpointView,
    /// Told here first.
    pub made: Vec<&'a JourneyPromise>,
    /// Settled here, in time.
    pub kept: Vec<&'a JourneyPromise>,
    /// The line breaks after this touchpoint.
    pub gaps: Vec<Gap<'a>>,
    /// How long nothing followed while a promise was open.
    pub silence: Option<Silence>,
}

/// Why the line breaks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Gap<'a> {
    /// Settled here, after its due.
    Late(&'a JourneyPromise),
    /// Its due passed after this touchpoint, and it is unsettled still.
    Overdue(&'a JourneyPromise),
    /// Told for a later time here.
    Moved(&'a JourneyPromise, &'a Revision),
}

/// A stretch without a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Silence {
    /// Until the next touchpoint.
    Ended(SignedDuration),
    /// Until now.
    Lasting(SignedDuration),
}

/// The touchpoints in their order with what they mean. `is_latest` says that nothing was left out at the end, so that
/// the time from the last touchpoint until now counts as well.
pub(super) fn tell<'a>(
    touchpoints: &'a [TouchpointView],
    promises: &'a [JourneyPromise],
    is_latest: bool,
    now: Timestamp,
) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'_>> = touchpoints
        .iter()
        .map(|touchpoint| Entry {
            touchpoint,
            made: Vec::new(),
            kept: Vec::new(),
            gaps: Vec::new(),
            silence: None,
        })
        .collect();
    for promise in promises {
        let times = &promise.promise.times;
        if let Some(entry) = at(&mut entries, promise, promise.promise.made_at) {
            entry.made.push(promise);
        }
        match (times.state(now), times.settled_at) {
            (State::Kept, Some(settled)) => {
                if let Some(entry) = at(&mut entries, promise, settled) {
                    entry.kept.push(promise);
                }
            }
            (State::Broken, Some(settled)) => {
                if let Some(entry) = at(&mut entries, promise, settled) {
                    entry.gaps.push(Gap::Late(promise));
                }
            }
            (State::Broken, None) => {
                if let Some(entry) = at(&mut entries, promise, times.judged_by) {
                    entry.gaps.push(Gap::Overdue(promise));
                }
            }
            _ => {}
        }
    }
    for entry in &mut entries {
        if let Some(gap) = moved(entry.touchpoint, promises) {
            entry.gaps.insert(0, gap);
        }
    }
    let ends: Vec<Option<Timestamp>> = entries
        .iter()
        .skip(1)
        .map(|next| Some(next.touchpoint.occurred_at))
        .chain([is_latest.then_some(now)])
        .collect();
    let last = entries.len().saturating_sub(1);
    for (place, (entry, end)) in entries.iter_mut().zip(ends).enumerate() {
        let Some(end) = end else { continue };
        let length = silence(entry.touchpoint.occurred_at, end, promises, now);
        entry.silence = length.map(|length| {
            if place == last {
                Silence::Lasting(length)
            } else {
                Silence::Ended(length)
            }
        });
    }
    entries
}

/// The last touchpoint of the promise's own parcel or order at a moment, else the last one of all. What settles a promise
/// may be of another order: a replacement in hand keeps what was promised of the first.
fn at<'a, 'e>(
    entries: &'e mut [Entry<'a>],
    promise: &JourneyPromise,
    moment: Timestamp,
) -> Option<&'e mut Entry<'a>> {
    // A notice tells of what happened at the same moment; it is not what happened.
    let happened = |entry: &Entry<'_>| {
        !matches!(
            entry.touchpoint.touchpoint,
            Touchpoint::NoticeSent { .. } | Touchpoint::NoticeFailed { .. }
        )
    };
    let own = |entry: &Entry<'_>| {
        let touchpoint = entry.touchpoint;
        happened(entry)
            && touchpoint.order == promise.promise.order
            && (promise.promise.shipment.is_none()
                || touchpoint.parcel.is_none()
                || touchpoint.parcel == promise.promise.shipment)
    };
    let so_far = entries
        .iter()
        .take_while(|entry| entry.touchpoint.occurred_at <= moment)
        .count();
    let before = entries.get(..so_far)?;
    let then = |entry: &Entry<'_>| entry.touchpoint.occurred_at == moment;
    let place = before
        .iter()
        .rposition(|entry| own(entry) && then(entry))
        .or_else(|| {
            before
                .iter()
                .rposition(|entry| happened(entry) && then(entry))
        })
        .or_else(|| before.iter().rposition(own))
        .or_else(|| so_far.checked_sub(1))?;
    entries.get_mut(place)
}

/// The gap a revision draws: only one to a later time is one.
fn moved<'a>(touchpoint: &TouchpointView, promises: &'a [JourneyPromise]) -> Option<Gap<'a>> {
    let Touchpoint::PromiseRevised {
        promise,
        old_due,
        new_due,
        ..
    } = &touchpoint.touchpoint
    else {
        return None;
    };
    let found = promises
        .iter()
        .find(|candidate| candidate.promise.id == *promise)?;
    let revision = found.promise.revisions.iter().find(|revision| {
        // What moved by the customer's wish is no gap.
        revision.new_due == *new_due
            && revision.old_due == *old_due
            && revision.new_due > revision.old_due
            && !revision.asked_by_customer
    })?;
    Some(Gap::Moved(found, revision))
}

fn silence(
    from: Timestamp,
    to: Timestamp,
    promises: &[JourneyPromise],
    now: Timestamp,
) -> Option<SignedDuration> {
    let length = |from: Timestamp, to: Timestamp| to.to_jiff().duration_since(from.to_jiff());
    let waited = promises.iter().any(|promise| {
        let times = &promise.promise.times;
        let end = times.settled_at.or(times.waived_at).unwrap_or(now);
        length(promise.promise.made_at.max(from), end.min(to)) >= SILENT_FOR
    });
    waited.then(|| length(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        actor::ActorKind,
        ids::{OrderId, PromiseId, TouchpointId},
        promises::{PromiseKind, Times},
        subjects::Subject,
    };
    use store::promises::Promise;
    use uuid::Uuid;

    fn day(n: i64) -> Timestamp {
        Timestamp::from_micros(n * 86_400_000_000)
    }

    fn order() -> OrderId {
        OrderId(Uuid::from_u128(1))
    }

    fn happened(n: i64, touchpoint: Touchpoint) -> TouchpointView {
        TouchpointView {
            id: TouchpointId(Uuid::from_u128(u128::from(n.unsigned_abs()))),
            touchpoint,
            stage: "purchase".to_owned(),
            channel: "api".to_owned(),
            actor: ActorKind::Shop,
            actor_name: None,
            occurred_at: day(n),
            recorded_at: day(n),
            order: Some(order()),
            order_number: Some("HP-1".to_owned()),
            parcel: None,
            shipment: None,
            score: None,
        }
    }

    fn promised(made: i64, due: i64, settled: Option<i64>) -> JourneyPromise {
        JourneyPromise {
            promise: Promise {
                id: PromiseId(Uuid::from_u128(9)),
                kind: PromiseKind::DeliverBy,
                subject: Some(Subject::Order(order())),
                order: Some(order()),
                shipment: None,
                channel: "api".to_owned(),
                made_by: ActorKind::Shop,
                made_at: day(made),
                times: Times {
                    due_at: day(due),
                    current_due_at: day(due),
                    judged_by: day(due),
                    settled_at: settled.map(day),
                    waived_at: None,
                },
                waived_reason: String::new(),
                revisions: Vec::new(),
            },
            order_number: Some("HP-1".to_owned()),
        }
    }

    fn a_journey() -> Vec<TouchpointView> {
        vec![
            happened(
                1,
                Touchpoint::OrderPlaced {
                    total_minor: 1,
                    currency: "GBP".to_owned(),
                },
            ),
            happened(2, Touchpoint::OrderShipped {}),
            happened(8, Touchpoint::Delivered { location: None }),
        ]
    }

    #[test]
    fn a_late_delivery_breaks_the_line_where_it_arrived_and_the_wait_before_it_is_told() {
        let (journey, promises) = (a_journey(), [promised(1, 6, Some(8))]);
        let entries = tell(&journey, &promises, true, day(30));
        assert_eq!(entries[0].made, [&promises[0]]);
        assert_eq!(
            entries[1].silence,
            Some(Silence::Ended(SignedDuration::from_hours(144)))
        );
        assert_eq!(entries[2].gaps, [Gap::Late(&promises[0])]);
        // Nothing was owed any more afterwards.
        assert_eq!(entries[2].silence, None);
    }

    #[test]
    fn a_promise_past_due_breaks_the_line_where_its_due_passed() {
        let journey = a_journey();
        let promises = [promised(1, 6, None)];
        let entries = tell(&journey[..2], &promises, true, day(9));
        assert_eq!(entries[1].gaps, [Gap::Overdue(&promises[0])]);
        assert_eq!(
            entries[1].silence,
            Some(Silence::Lasting(SignedDuration::from_hours(168)))
        );
    }

    #[test]
    fn a_promise_kept_stands_where_it_was_settled_and_breaks_nothing() {
        let (journey, promises) = (a_journey(), [promised(1, 9, Some(8))]);
        let entries = tell(&journey, &promises, true, day(30));
        assert_eq!(entries[2].kept, [&promises[0]]);
        assert!(entries.iter().all(|entry| entry.gaps.is_empty()));
    }

    #[test]
    fn a_promise_is_settled_by_what_happened_and_not_by_the_mail_about_it() {
        let mut journey = a_journey();
        journey.push(happened(
            8,
            Touchpoint::NoticeSent {
                notice: domain::notices::NoticeKind::Delivered,
            },
        ));
        let promises = [promised(1, 9, Some(8))];
        let entries = tell(&journey, &promises, true, day(30));
        assert_eq!(entries[2].kept, [&promises[0]]);
    }

    #[test]
    fn a_replacement_in_hand_keeps_what_was_promised_of_the_first_order() {
        let mut journey = a_journey();
        journey.push(happened(9, Touchpoint::OrderReportedDelivered {}));
        let mut replacement = happened(12, Touchpoint::Delivered { location: None });
        replacement.order = Some(OrderId(Uuid::from_u128(2)));
        journey.push(replacement);
        let promises = [promised(9, 13, Some(12))];
        let entries = tell(&journey, &promises, true, day(30));
        assert_eq!(entries[4].kept, [&promises[0]]);
        assert!(entries[3].kept.is_empty());
    }

    #[test]
    fn what_happened_before_the_page_begins_is_not_put_anywhere() {
        let (journey, promises) = (a_journey(), [promised(0, 0, Some(0))]);
        let entries = tell(&journey, &promises, true, day(30));
        assert!(
            entries
                .iter()
                .all(|entry| entry.made.is_empty() && entry.kept.is_empty())
        );
    }
}

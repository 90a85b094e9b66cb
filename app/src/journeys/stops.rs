//! One stop of a journey's line: what happened, who did it, and the gap that follows when a promise broke.

use super::{
    hints::between,
    line::{Entry, Gap, Silence},
    wording::{carrier_name, channel_words, one_full_stop, promise_name, touchpoint_words},
};
use crate::{
    design::{Badge, Stop, StopState, Tone, When},
    words::Format,
};
use domain::{
    actor::ActorKind,
    promises::State,
    touchpoints::{Channel, Touchpoint},
};
use jiff::SignedDuration;
use leptos::prelude::*;
use store::{
    journey_page::{JourneyPage as Journey, JourneyPromise},
    journeys::TouchpointView,
    promises::Promise,
};

pub(super) fn stop(
    format: &Format,
    entry: Entry<'_>,
    is_now: bool,
    several: Several,
    way: Option<String>,
) -> impl IntoView + use<> {
    let words = format.words();
    let touchpoint = entry.touchpoint;
    let told = touchpoint_words(
        &touchpoint.touchpoint,
        touchpoint.order_number.as_deref(),
        format,
    );
    let early = |promise: &Promise| {
        promise
            .times
            .settled_at
            .map(|at| between(promise.times.judged_by, at))
            .filter(|by| *by <= -A_DAY)
    };
    let exceeded = entry.kept.iter().any(|p| early(&p.promise).is_some());
    let state = match (is_now, exceeded) {
        (true, _) => StopState::Now,
        (false, true) => StopState::Exceeded,
        (false, false) => StopState::Happened,
    };
    let made = entry.made.iter().map(|p| {
        (
            Tone::Neutral,
            words.journey_promised(
                format.short_by(p.promise.times.due_at),
                promise_name(p.promise.kind, words),
            ),
        )
    });
    let kept = entry.kept.iter().map(|p| {
        let (by, name) = (
            format.short_by(p.promise.times.judged_by),
            promise_name(p.promise.kind, words),
        );
        let text = match early(&p.promise) {
            Some(early) => words.journey_kept_early(by, format.lateness(early), name),
            None => words.journey_kept(by, name),
        };
        (Tone::Kept, text)
    });
    let silence = entry.silence.map(|silence| match silence {
        Silence::Ended(length) => (Tone::Risk, words.journey_silence(format.span(length))),
        Silence::Lasting(length) => (Tone::Risk, words.journey_silence_now(format.span(length))),
    });
    let badges: Vec<(Tone, String)> = made.chain(kept).chain(silence).collect();
    let beside = (!badges.is_empty() || way.is_some()).then(|| {
        let badges = badges
            .into_iter()
            .map(|(tone, text)| view! { <Badge tone text/> })
            .collect_view();
        let way = way.map(|href| view! { <a class="small" href=href>{words.journey_see()}</a> });
        view! { {badges}{way} }
    });
    let gap = entry
        .gaps
        .iter()
        .map(|gap| gap_words(format, gap))
        .collect::<Vec<_>>()
        .join(" ");
    let gap = (!gap.is_empty()).then(|| one_full_stop(&gap));
    let detail = [
        told.detail,
        touchpoint.score.map(|score| words.journey_score(score)),
        learnt(format, touchpoint),
    ];
    let detail = detail.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let detail = (!detail.is_empty()).then_some(detail);
    let when = When::told(
        format,
        touchpoint.occurred_at,
        who_and_how(format, touchpoint, several),
    );
    match beside {
        Some(beside) => view! { <Stop words state title=told.headline when nostrip:detail=detail nostrip:gap=gap>{beside}</Stop> }.into_any(),
        None => view! { <Stop words state title=told.headline when nostrip:detail=detail nostrip:gap=gap/> }.into_any(),
    }
}

const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// What has to be named on each stop, because there is more than one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Several {
    pub(super) orders: bool,
    /// Of one order.
    parcels: bool,
}

impl Several {
    pub(super) fn of(journey: &Journey) -> Self {
        let mut parcels: Vec<_> = journey
            .touchpoints
            .iter()
            .filter_map(|touchpoint| touchpoint.order.zip(touchpoint.parcel))
            .collect();
        parcels.sort_unstable();
        parcels.dedup();
        Self {
            orders: journey.orders > 1,
            parcels: parcels.array_windows().any(|[one, next]| one.0 == next.0),
        }
    }
}

/// "Tue 24 Nov, 16:02 · HP-10482 · website · the customer".
fn who_and_how(format: &Format, touchpoint: &TouchpointView, several: Several) -> String {
    let words = format.words();
    let order = touchpoint.order_number.clone().filter(|_| {
        several.orders && !matches!(touchpoint.touchpoint, Touchpoint::OrderPlaced { .. })
    });
    let parcel = touchpoint
        .shipment
        .as_ref()
        .map(|(_, number)| number.clone())
        .filter(|_| {
            several.parcels
                && !matches!(touchpoint.touchpoint, Touchpoint::ShipmentAnnounced { .. })
        });
    let channel =
        Some(channel_words(&touchpoint.channel, words)).filter(|_| touchpoint.channel != "carrier");
    let actor = match touchpoint.actor {
        ActorKind::Customer => Some(words.journey_actor_customer()),
        ActorKind::Shop => Some(words.journey_actor_shop()),
        ActorKind::Staff => Some(
            touchpoint
                .actor_name
                .clone()
                .unwrap_or_else(|| words.journey_actor_staff()),
        ),
        ActorKind::Carrier => touchpoint.actor_name.as_deref().map(carrier_name),
        // Its channel says as much.
        ActorKind::System => None,
    };
    let parts = [
        Some(format.day_and_time(touchpoint.occurred_at)),
        order,
        parcel,
        channel,
        actor,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// When we came to know of it, where that was much later than it happened and news at all.
fn learnt(format: &Format, touchpoint: &TouchpointView) -> Option<String> {
    let late = between(touchpoint.occurred_at, touchpoint.recorded_at);
    (touchpoint.channel != "import" && late >= SignedDuration::from_hours(6)).then(|| {
        format
            .words()
            .journey_learnt(format.day_and_time(touchpoint.recorded_at))
    })
}

fn gap_words(format: &Format, gap: &Gap<'_>) -> String {
    let words = format.words();
    match gap {
        Gap::Moved(promise, revision) => {
            let name = promise_name(promise.promise.kind, words);
            let moved = words.journey_gap_revised(
                format.short_due(revision.new_due),
                format.short_due(revision.old_due),
                name,
            );
            match revision.told_at {
                Some(at) => format!("{moved} {}", told_words(format, at <= revision.old_due, at)),
                None => moved,
            }
        }
        Gap::Late(promise) => {
            let times = promise.promise.times;
            let late = times
                .settled_at
                .map(|at| between(times.judged_by, at))
                .unwrap_or_default();
            let name = promise_name(promise.promise.kind, words);
            let broke = words.journey_gap_late(
                format.short_by(times.judged_by),
                format.lateness(late),
                name,
            );
            said_of_it(format, &promise.promise, broke)
        }
        Gap::Overdue(promise) => {
            let times = promise.promise.times;
            let late = format.lateness(between(times.judged_by, format.now()));
            let name = promise_name(promise.promise.kind, words);
            let broke = words.journey_gap_overdue(format.short_by(times.judged_by), late, name);
            said_of_it(format, &promise.promise, broke)
        }
    }
}

/// What we told the customer about a broken promise. Of an imported past nobody knows.
fn said_of_it(format: &Format, promise: &Promise, broke: String) -> String {
    if promise.channel == Channel::Import.as_str() {
        return broke;
    }
    let told = promise
        .revisions
        .iter()
        .filter_map(|revision| revision.told_at)
        .min();
    let said = match told {
        Some(at) => told_words(format, at <= promise.times.judged_by, at),
        None => format.words().journey_gap_not_told(),
    };
    format!("{broke} {said}")
}

fn told_words(format: &Format, first: bool, at: domain::Timestamp) -> String {
    let (words, when) = (format.words(), format.day_and_time(at));
    if first {
        words.journey_gap_told_first(when)
    } else {
        words.journey_gap_told_after(when)
    }
}

/// What is still owed, at the end of the line.
pub(super) fn owed_stop(
    format: &Format,
    promise: &JourneyPromise,
    several: bool,
) -> impl IntoView + use<> {
    let (words, now) = (format.words(), format.now());
    let (tone, text) = state_badge(format, &promise.promise);
    let due = promise.promise.times.current_due_at;
    let when = if due > now {
        When::by(format, due)
    } else {
        When::told(format, due, format.short_by(due))
    };
    let detail = promise.order_number.clone().filter(|_| several);
    view! {
        <Stop words state=StopState::ToCome title=promise_name(promise.promise.kind, words) when nostrip:detail=detail>
            <Badge tone text/>
        </Stop>
    }
}

pub(super) fn state_badge(format: &Format, promise: &Promise) -> (Tone, String) {
    let (words, now, times) = (format.words(), format.now(), promise.times);
    match (times.state(now), times.settled_at) {
        (State::Open, _) if times.is_at_risk(promise.kind, now) => {
            (Tone::Risk, words.journey_state_risk())
        }
        (State::Open, _) => (Tone::Neutral, words.journey_state_open()),
        (State::Kept, _) => (Tone::Kept, words.journey_state_kept()),
        (State::Broken, Some(at)) => (
            Tone::Broken,
            words.journey_state_late(format.lateness(between(times.judged_by, at))),
        ),
        (State::Broken, None) => (
            Tone::Broken,
            words.journey_state_overdue(format.lateness(between(times.judged_by, now))),
        ),
        (State::Waived, _) => (Tone::Neutral, words.journey_state_waived()),
    }
}

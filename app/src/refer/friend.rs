//! One friend's order along the line, from the order to the reward. Nothing of it tells who the friend is.

use crate::{
    design::{Badge, Card, Line, Stop, StopState, Tone, When},
    request::Asked,
    words::{Format, Words},
};
use domain::{
    Timestamp,
    promises::{State as PromiseState, Times},
    referrals::{Reason, State},
};
use leptos::prelude::*;
use store::referrals::Referral;

pub(super) fn friend(asked: &Asked, referral: &Referral) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let (tone, text) = badge(&format, referral);
    let aside = view! { <Badge tone text/> }.into_any();
    let window_days = asked.policy.returns.window_days;
    let stops = stops(&format, referral, window_days, &asked.policy.shop_name)
        .into_iter()
        .map(|told| {
            let (state, title) = (told.state, told.title);
            view! { <Stop words state title nostrip:when=told.when nostrip:detail=told.detail nostrip:gap=told.gap/> }
        })
        .collect_view();
    view! {
        <Card title=words.refer_friend() aside>
            <Line label=words.refer_line_label()>{stops}</Line>
        </Card>
    }
}

fn badge(format: &Format, referral: &Referral) -> (Tone, String) {
    let words = format.words();
    match referral.state {
        State::Ordered => (Tone::Neutral, words.refer_badge_ordered()),
        State::ReviewPeriod { .. } => (Tone::Neutral, words.refer_badge_review()),
        State::Rewarded => (Tone::Kept, words.refer_badge_rewarded()),
        State::Disqualified(_) => (Tone::Neutral, words.refer_badge_disqualified()),
        State::Eligible => match overdue(referral, format.now()) {
            Some(late) => (Tone::Broken, words.refer_badge_late(format.lateness(late))),
            None => (Tone::Kept, words.refer_badge_eligible()),
        },
    }
}

/// How long past its due a reward is that was not given.
fn overdue(referral: &Referral, now: Timestamp) -> Option<jiff::SignedDuration> {
    let times = referral.promise?;
    let is_late = times.settled_at.is_none() && times.state(now) == PromiseState::Broken;
    is_late.then(|| now.to_jiff().duration_since(times.judged_by.to_jiff()))
}

/// A stop before it is drawn.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    state: StopState,
    title: String,
    when: Option<When>,
    detail: Option<String>,
    gap: Option<String>,
}

impl Told {
    fn happened(title: String, when: When) -> Self {
        Self {
            state: StopState::Happened,
            title,
            when: Some(when),
            detail: None,
            gap: None,
        }
    }

    fn to_come(title: String, when: Option<When>) -> Self {
        Self {
            state: StopState::ToCome,
            title,
            when,
            detail: None,
            gap: None,
        }
    }
}

fn stops(format: &Format, referral: &Referral, window_days: u16, shop: &str) -> Vec<Told> {
    let words = format.words();
    let day = |at| When::told(format, at, format.short_day(at));
    let mut stops = vec![Told::happened(
        words.refer_stop_ordered(),
        day(referral.ordered_at),
    )];
    if let Some(at) = referral.received_at {
        stops.push(Told::happened(words.refer_stop_arrived(), day(at)));
    }
    let amount = format.money(referral.amount_minor, &referral.currency);
    match referral.state {
        State::Ordered => {
            stops.push(Told::to_come(words.refer_stop_arrives(), None));
            let after = When::said(words.refer_when_after(window_days));
            stops.push(Told {
                detail: Some(words.refer_stop_counts_why()),
                ..Told::to_come(words.refer_stop_counts(), Some(after))
            });
            stops.push(Told::to_come(words.refer_stop_reward(amount), None));
        }
        State::ReviewPeriod { until } => {
            let coming_back = until <= format.now();
            let from = When::told(
                format,
                until,
                words.refer_when_from(format.short_day(until)),
            );
            stops.push(Told {
                detail: Some(if coming_back {
                    words.refer_stop_coming_back()
                } else {
                    words.refer_stop_counts_why()
                }),
                ..Told::to_come(words.refer_stop_counts(), (!coming_back).then_some(from))
            });
            stops.push(Told::to_come(words.refer_stop_reward(amount), None));
        }
        State::Disqualified(reason) => {
            let at = referral.disqualified_at.unwrap_or(referral.ordered_at);
            stops.push(Told {
                state: StopState::Now,
                detail: Some(why(words, reason)),
                ..Told::happened(words.refer_stop_not(), day(at))
            });
        }
        State::Eligible | State::Rewarded => {
            let at = referral.eligible_at.unwrap_or(referral.ordered_at);
            stops.push(Told {
                gap: referral.promise.and_then(|times| gap(format, &times)),
                ..Told::happened(words.refer_stop_counted(), day(at))
            });
            stops.push(match (referral.rewarded_at, referral.promise) {
                (Some(at), _) => Told::happened(words.refer_stop_given(amount, shop), day(at)),
                (None, Some(times)) if times.judged_by >= format.now() => Told::to_come(
                    words.refer_stop_reward(amount),
                    Some(When::by(format, times.current_due_at)),
                ),
                (None, _) => Told::to_come(words.refer_stop_reward(amount), None),
            });
        }
    }
    stops
}

fn why(words: Words, reason: Reason) -> String {
    match reason {
        Reason::SelfReferral => words.refer_why_self_referral(),
        Reason::Cancelled => words.refer_why_cancelled(),
        Reason::Returned => words.refer_why_returned(),
        Reason::NotNew => words.refer_why_not_new(),
        Reason::UnknownCode => words.refer_why_unknown_code(),
    }
}

/// The reward came late, or is late so far.
fn gap(format: &Format, times: &Times) -> Option<String> {
    let words = format.words();
    let at = times.settled_at.unwrap_or(format.now());
    if times.state(format.now()) != PromiseState::Broken {
        return None;
    }
    let late = format.lateness(at.to_jiff().duration_since(times.judged_by.to_jiff()));
    let by = format.short_by(times.judged_by);
    Some(if times.settled_at.is_some() {
        words.refer_gap_late(by, late)
    } else {
        words.refer_gap_overdue(by, late)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use jiff::tz::TimeZone;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn format() -> Format {
        Format::new(Locale::En, &TimeZone::UTC, at("2026-12-20T10:00:00Z"))
    }

    fn referral(state: State) -> Referral {
        Referral {
            id: domain::ids::ReferralId(uuid::Uuid::from_u128(1)),
            state,
            ordered_at: at("2026-11-10T09:00:00Z"),
            received_at: Some(at("2026-11-12T09:00:00Z")),
            eligible_at: None,
            disqualified_at: None,
            rewarded_at: None,
            amount_minor: 1000,
            currency: "EUR".to_owned(),
            promise: None,
        }
    }

    fn read(referral: &Referral) -> Vec<(StopState, String, Option<String>)> {
        stops(&format(), referral, 30, "Harbour & Pine")
            .into_iter()
            .map(|told| (told.state, told.title, told.gap))
            .collect()
    }

    #[test]
    fn it_says_from_when_it_counts() {
        let until = at("2026-12-22T00:00:00Z");
        let told = stops(&format(), &referral(State::ReviewPeriod { until }), 30, "");
        assert_eq!(
            told[2].when,
            Some(When::told(&format(), until, "from Tue 22 Dec".to_owned()))
        );
        // The window is over, and something is on its way back: no day is told that has passed.
        let until = at("2026-12-01T00:00:00Z");
        let told = stops(&format(), &referral(State::ReviewPeriod { until }), 30, "");
        assert_eq!(told[2].when, None);
        assert!(
            told[2]
                .detail
                .as_ref()
                .unwrap()
                .contains("sending something back")
        );
    }

    #[test]
    fn a_reward_that_is_late_breaks_the_line() {
        let due = at("2026-12-16T10:00:00Z");
        let times = Times {
            due_at: due,
            current_due_at: due,
            judged_by: due,
            settled_at: None,
            waived_at: None,
        };
        let owed = Referral {
            eligible_at: Some(at("2026-12-13T10:00:00Z")),
            promise: Some(times),
            ..referral(State::Eligible)
        };
        let told = read(&owed);
        assert!(told[2].2.as_ref().unwrap().contains("4 days late so far"));
        assert_eq!(told[3].0, StopState::ToCome);
        assert_eq!(badge(&format(), &owed).0, Tone::Broken);
        let given = Referral {
            rewarded_at: Some(at("2026-12-18T10:00:00Z")),
            promise: Some(Times {
                settled_at: Some(at("2026-12-18T10:00:00Z")),
                ..times
            }),
            ..Referral {
                state: State::Rewarded,
                ..owed
            }
        };
        let told = read(&given);
        assert!(told[2].2.as_ref().unwrap().contains("2 days late"));
        assert_eq!(told[3].0, StopState::Happened);
        assert!(told[3].1.contains("€10.00"), "{}", told[3].1);
    }

    #[test]
    fn every_reason_is_said() {
        for reason in Reason::ALL {
            let told = read(&referral(State::Disqualified(reason)));
            assert_eq!(told.len(), 3, "{reason:?}");
        }
    }
}

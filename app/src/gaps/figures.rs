//! Figures in words. Where there is too little to judge, that is what they say.

use super::period::dates_of;
use crate::{
    design::{Spark, Tone},
    journeys::wording::{carrier_name, channel_words},
    words::{Format, Words},
};
use domain::{
    gaps::{Figures, GroupBy, Score, UNKNOWN_GROUP},
    policy::Policy,
    promises::{PromiseKind, Term},
};
use jiff::SignedDuration;
use leptos::prelude::*;
use store::gaps::SEVERAL_CARRIERS;

/// Below this many judged promises a share says nothing.
pub(super) const ENOUGH: u64 = 30;
/// Stars spread by little more than one, so the mean of ten is known to less than half a star.
const ENOUGH_ANSWERS: u64 = 10;
/// A point of a trend is only a hint and needs fewer.
const ENOUGH_FOR_A_POINT: u64 = 10;

pub(super) fn kind_words(kind: PromiseKind, words: Words) -> String {
    match kind {
        PromiseKind::DispatchBy => words.gaps_kind_dispatch_by(),
        PromiseKind::DeliverBy => words.gaps_kind_deliver_by(),
        PromiseKind::FirstReplyBy => words.gaps_kind_first_reply_by(),
        PromiseKind::NextReplyBy => words.gaps_kind_next_reply_by(),
        PromiseKind::ResolveBy => words.gaps_kind_resolve_by(),
        PromiseKind::CollectBy => words.gaps_kind_collect_by(),
        PromiseKind::RefundBy => words.gaps_kind_refund_by(),
        PromiseKind::WithdrawalRefundBy => words.gaps_kind_withdrawal_refund_by(),
        PromiseKind::ReplacementBy => words.gaps_kind_replacement_by(),
        PromiseKind::ReviewReplyBy => words.gaps_kind_review_reply_by(),
        PromiseKind::RewardBy => words.gaps_kind_reward_by(),
    }
}

/// Which part of the journey a promise bridges.
pub(super) fn where_words(kind: PromiseKind, words: Words) -> String {
    match kind {
        PromiseKind::DispatchBy => words.gaps_where_dispatch_by(),
        PromiseKind::DeliverBy => words.gaps_where_deliver_by(),
        PromiseKind::FirstReplyBy => words.gaps_where_first_reply_by(),
        PromiseKind::NextReplyBy => words.gaps_where_next_reply_by(),
        PromiseKind::ResolveBy => words.gaps_where_resolve_by(),
        PromiseKind::CollectBy => words.gaps_where_collect_by(),
        PromiseKind::RefundBy => words.gaps_where_refund_by(),
        PromiseKind::WithdrawalRefundBy => words.gaps_where_withdrawal_refund_by(),
        PromiseKind::ReplacementBy => words.gaps_where_replacement_by(),
        PromiseKind::ReviewReplyBy => words.gaps_where_review_reply_by(),
        PromiseKind::RewardBy => words.gaps_where_reward_by(),
    }
}

/// What we promise by the policy in force.
pub(super) fn term_words(kind: PromiseKind, policy: &Policy, words: Words) -> String {
    match policy.term(kind) {
        None => words.gaps_term_date(),
        Some(Term::WorkingDays(count)) => words.gaps_term_working_days(count),
        Some(Term::WorkingHours(count)) => words.gaps_term_working_hours(count),
        Some(Term::Hours(count)) => words.gaps_term_hours(count),
        Some(Term::Days(count)) => words.gaps_term_days(count),
    }
}

pub(super) fn by_words(by: GroupBy, words: Words) -> String {
    match by {
        GroupBy::Month => words.gaps_by_month(),
        GroupBy::Week => words.gaps_by_week(),
        GroupBy::Carrier => words.gaps_by_carrier(),
        GroupBy::Region => words.gaps_by_region(),
        GroupBy::Country => words.gaps_by_country(),
        GroupBy::Channel => words.gaps_by_channel(),
        GroupBy::Store => words.gaps_by_store(),
        GroupBy::Product => words.gaps_by_product(),
        GroupBy::Category => words.gaps_by_category(),
    }
}

/// A group as people read it; the shop's own codes stand as they are.
pub(super) fn group_words(by: GroupBy, group: &str, format: &Format) -> String {
    let words = format.words();
    if group == UNKNOWN_GROUP {
        return words.gaps_unknown();
    }
    match by {
        GroupBy::Month => {
            dates_of(by, group).map_or_else(|| group.to_owned(), |(first, _)| format.month(first))
        }
        GroupBy::Week => match group.split_once("-W") {
            Some((year, week)) => words.gaps_week(week.trim_start_matches('0'), year),
            None => group.to_owned(),
        },
        GroupBy::Carrier if group == SEVERAL_CARRIERS => words.gaps_several(),
        GroupBy::Carrier => carrier_name(group),
        GroupBy::Channel => channel_words(group, words),
        GroupBy::Region
        | GroupBy::Country
        | GroupBy::Store
        | GroupBy::Product
        | GroupBy::Category => group.to_owned(),
    }
}

/// Kept and broken together.
pub(super) fn judged(figures: &Figures) -> u64 {
    figures.kept() + figures.broken()
}

/// Whether there is enough to judge a share by.
pub(super) fn is_enough(figures: &Figures) -> bool {
    judged(figures) >= ENOUGH
}

/// How good a share is: the promises themselves say that all should be kept, so one in twenty broken is at risk and one
/// in ten is broken.
pub(super) fn tone_of(share: f64) -> Tone {
    if share >= 0.95 {
        Tone::Kept
    } else if share >= 0.9 {
        Tone::Risk
    } else {
        Tone::Broken
    }
}

/// "71%", and below it how sure that is.
pub(super) fn kept_view(figures: &Figures, format: &Format) -> AnyView {
    let words = format.words();
    match (figures.kept_share(), figures.kept_share_interval()) {
        (Some(share), Some((low, high))) if is_enough(figures) => {
            let class = tone_of(share).class();
            view! {
                <strong class=class>{format.percent(share)}</strong>
                " "
                <span class="quiet">{words.gaps_interval(format.percent(high), format.percent(low))}</span>
            }
            .into_any()
        }
        _ => too_few(words),
    }
}

/// "2 days early or sooner": where the middle one of all promises past due lies.
pub(super) fn half_view(figures: &Figures, format: &Format) -> AnyView {
    let words = format.words();
    match waited(figures, 0.5) {
        None => too_few(words),
        Some(Waited::Settled(seconds)) => {
            view! { {words.gaps_half(told(seconds, format))} }.into_any()
        }
        Some(Waited::StillWaiting) => view! { {words.gaps_waiting()} }.into_any(),
    }
}

/// "4 days late or more": where the slowest tenth begins.
pub(super) fn tenth_view(figures: &Figures, format: &Format) -> AnyView {
    let words = format.words();
    match waited(figures, 0.9) {
        None => too_few(words),
        Some(Waited::Settled(seconds)) if seconds > 0.0 => {
            view! { {words.gaps_tenth(told(seconds, format))} }.into_any()
        }
        Some(Waited::Settled(_)) => view! { {words.gaps_tenth_none()} }.into_any(),
        Some(Waited::StillWaiting) => view! { {words.gaps_waiting()} }.into_any(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Waited {
    /// Seconds after the due.
    Settled(f64),
    /// Past due, and nobody knows until when.
    StillWaiting,
}

/// How long after its due a promise settled, at that share of all promises settled or past due. Those unsettled count
/// as the slowest: leaving them out would praise a shop for what never arrived.
fn waited(figures: &Figures, share: f64) -> Option<Waited> {
    if !is_enough(figures) {
        return None;
    }
    let lateness = figures.lateness();
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of promises stay far below 2^53"
    )]
    let (settled, unsettled) = (lateness.count() as f64, figures.broken_unsettled() as f64);
    if settled == 0.0 || share * (settled + unsettled) > settled {
        return Some(Waited::StillWaiting);
    }
    let share = (share * (settled + unsettled) / settled).min(1.0);
    lateness.quantile(share).map(Waited::Settled)
}

fn told(seconds: f64, format: &Format) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "lateness is a length of time, far inside the range"
    )]
    let whole = seconds.round() as i64;
    format.lateness(SignedDuration::from_secs(whole))
}

/// What people said where the promise broke, against where it was kept.
pub(super) fn felt_view(figures: &Figures, format: &Format) -> AnyView {
    let words = format.words();
    let felt = figures.felt();
    let (kept, broken) = (mean(felt.kept), mean(broken_score(figures)));
    let mark = |mean: f64| format.score(mean);
    match (broken, kept) {
        (Some(broken), Some(kept)) => view! {
            <strong>{mark(broken)}</strong>" "<span class="quiet">{words.gaps_felt_against(mark(kept))}</span>
        }
        .into_any(),
        (None, Some(kept)) => {
            view! { {too_few(words)}" "<span class="quiet">{words.gaps_felt_against(mark(kept))}</span> }.into_any()
        }
        _ => too_few(words),
    }
}

/// The mean of enough answers.
pub(super) fn mean(score: Score) -> Option<f64> {
    score.mean().filter(|_| score.n >= ENOUGH_ANSWERS)
}

/// What people said where the promise broke, whether it settled late or not at all.
pub(super) fn broken_score(figures: &Figures) -> Score {
    let felt = figures.felt();
    Score {
        sum: felt.settled_late.sum + felt.unsettled.sum,
        n: felt.settled_late.n + felt.unsettled.n,
    }
}

/// The way of the kept share.
pub(super) fn trend_view(points: &[Figures], format: &Format) -> AnyView {
    let points: Vec<Option<f64>> = points
        .iter()
        .map(|figures| {
            figures
                .kept_share()
                .filter(|_| judged(figures) >= ENOUGH_FOR_A_POINT)
        })
        .collect();
    let last = points.iter().rev().copied().flatten().next();
    let tone = last.map_or(Tone::Neutral, tone_of);
    let said = format.clone();
    view! { <Spark words=format.words() points tone say=move |share| said.percent(share)/> }
        .into_any()
}

pub(super) fn too_few(words: Words) -> AnyView {
    view! { <span class="soft small">{words.gaps_too_few()}</span> }.into_any()
}

/// "4,182".
pub(super) fn count(number: u64, format: &Format) -> String {
    format.number(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Timestamp, promises::Times};

    fn figures(settled: usize, unsettled: usize) -> Figures {
        let due = Timestamp::from_micros(0);
        let mut figures = Figures::default();
        for n in 0..settled + unsettled {
            let times = Times {
                due_at: due,
                current_due_at: due,
                judged_by: due,
                settled_at: (n < settled).then(|| due.plus(SignedDuration::from_hours(2))),
                waived_at: None,
            };
            figures.past.add(&times, None);
        }
        figures
    }

    #[test]
    fn what_never_arrived_counts_as_the_slowest() {
        assert!(matches!(
            waited(&figures(40, 0), 0.9),
            Some(Waited::Settled(_))
        ));
        assert_eq!(waited(&figures(40, 20), 0.9), Some(Waited::StillWaiting));
        assert!(matches!(
            waited(&figures(40, 20), 0.5),
            Some(Waited::Settled(_))
        ));
    }

    #[test]
    fn too_few_say_nothing() {
        assert_eq!(waited(&figures(20, 9), 0.5), None);
        let answers = |n: u64| Score {
            sum: 4 * i64::try_from(n).unwrap(),
            n,
        };
        assert_eq!(mean(answers(9)), None);
        assert_eq!(mean(answers(10)), Some(4.0));
    }
}

//! The line on its side: how people felt from the order to what they said of it, broken where promises broke.

use super::figures::{broken_score, is_enough, mean};
use crate::{
    design::{Chart, ChartPhase, ChartPoint},
    words::Format,
};
use domain::{
    gaps::{Figures, Score},
    promises::PromiseKind,
};
use leptos::prelude::*;
use store::gaps::GapRow;

/// More than one promise in twenty broken is a gap.
const GAP_FROM: f64 = 0.05;

pub(super) fn chart(rows: &[GapRow], format: &Format) -> AnyView {
    let words = format.words();
    let of = |kind: PromiseKind| {
        rows.iter()
            .find(|row| row.kind == kind)
            .map(|row| &row.figures)
    };
    let (dispatch, delivery) = (of(PromiseKind::DispatchBy), of(PromiseKind::DeliverBy));
    let everyone = delivery.or(dispatch).map(all_scores).and_then(mean);
    let point =
        |label: String, felt: Option<f64>, gap: Option<String>| ChartPoint { label, felt, gap };

    let mut buy = vec![point(words.gaps_point_ordered(), everyone, None)];
    if let Some(figures) = dispatch {
        buy.push(point(
            words.gaps_point_handed_over(),
            mean(all_scores(figures)),
            broken_share(figures, format),
        ));
    }
    let mut own = Vec::new();
    if let Some(figures) = delivery {
        match broken_share(figures, format) {
            None => own.push(point(words.gaps_point_in_hand(), everyone, None)),
            // The line ends where those are who got it in time, and goes on where those are who did not.
            gap => {
                let (kept, broken) = (mean(figures.felt().kept), mean(broken_score(figures)));
                buy.push(point(words.gaps_point_in_time(), kept, gap));
                own.push(point(words.gaps_point_too_late(), broken, None));
            }
        }
    }
    let advocate = everyone.map(|felt| point(words.gaps_point_rated(), Some(felt), None));
    let phases = [
        (words.gaps_phase_buy(), buy),
        (words.gaps_phase_own(), own),
        (words.gaps_phase_advocate(), advocate.into_iter().collect()),
    ];
    let phases = phases
        .into_iter()
        .filter(|(_, points)| !points.is_empty())
        .map(|(label, points)| ChartPhase { label, points })
        .collect();
    view! { <Chart label=words.gaps_chart() phases/> }.into_any()
}

fn broken_share(figures: &Figures, format: &Format) -> Option<String> {
    let broken = 1.0 - figures.kept_share()?;
    (is_enough(figures) && broken > GAP_FROM)
        .then(|| format.words().gaps_chart_gap(format.percent(broken)))
}

fn all_scores(figures: &Figures) -> Score {
    let (broken, kept) = (broken_score(figures), figures.felt().kept);
    Score {
        sum: broken.sum + kept.sum,
        n: broken.n + kept.n,
    }
}

//! A trend, small enough for a table cell.

use super::Tone;
use crate::words::Words;
use leptos::prelude::*;
use std::fmt::Write as _;

const WIDTH: f64 = 90.0;
const HEIGHT: f64 = 24.0;
/// Half the stroke and a little air.
const EDGE: f64 = 2.0;

/// The way of a figure over time. A `None` is a time with too little to say: the line has a gap there.
/// `say` tells a value in words ("71%"); people who hear the page hear from where to where it went.
#[component]
pub fn Spark<F>(words: Words, points: Vec<Option<f64>>, tone: Tone, say: F) -> impl IntoView
where
    F: Fn(f64) -> String,
{
    let known: Vec<f64> = points
        .iter()
        .copied()
        .flatten()
        .filter(|value| value.is_finite())
        .collect();
    let (Some(first), Some(last)) = (known.first().copied(), known.last().copied()) else {
        return view! { <span class="quiet small">{words.design_spark_empty()}</span> }.into_any();
    };
    let label = match (say(first), say(last)) {
        (from, to) if from == to => words.design_spark_level(to),
        (from, to) if first < last => words.design_spark_rising(from, to),
        (from, to) => words.design_spark_falling(from, to),
    };
    let class = format!("spark {}", tone.class());
    view! {
        <svg class=class width="90" height="24" viewBox="0 0 90 24" role="img" aria-label=label.clone() focusable="false">
            <title>{label.clone()}</title>
            <path d=path(&points, &known) fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>
        </svg>
    }
    .into_any()
}

fn path(points: &[Option<f64>], known: &[f64]) -> String {
    let low = known.iter().copied().fold(f64::INFINITY, f64::min);
    let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut drawn = String::new();
    let mut pen = 'M';
    for (place, value) in points.iter().enumerate() {
        let Some(value) = value.filter(|value| value.is_finite()) else {
            pen = 'M';
            continue;
        };
        let x = EDGE + (WIDTH - 2.0 * EDGE) * share(place, points.len());
        // A level figure runs through the middle.
        let height = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        let y = HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * height;
        let _ = write!(drawn, "{pen}{x:.1} {y:.1}");
        if pen == 'M' && points.get(place + 1).is_none_or(Option::is_none) {
            // A value between two gaps: a line of no length, which round ends make a dot.
            drawn.push_str("h0");
        }
        pen = 'L';
    }
    drawn
}

fn share(place: usize, count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a drawing has few points")]
    let (place, last) = (place as f64, count.saturating_sub(1).max(1) as f64);
    place / last
}

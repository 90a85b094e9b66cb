//! The line laid on its side: what people felt, step by step, with a gap where a promise broke. Its figures stand in a
//! table beside it.

use super::Mark;
use leptos::prelude::*;
use std::fmt::Write as _;

/// One step of the journey.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// A word or two: "ordered".
    pub label: String,
    /// What people felt, 1 to 5. `None` is too little to say: the line runs on the middle.
    pub felt: Option<f64>,
    /// Where the line breaks after this step: by how much, in words ("2.1 days late").
    pub gap: Option<String>,
}

/// A part of the journey with its steps: buy, own, advocate.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPhase {
    pub label: String,
    pub points: Vec<ChartPoint>,
}

const WIDTH: f64 = 1184.0;
const HEIGHT: f64 = 190.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 140.0;

struct Placed {
    x: f64,
    y: f64,
    point: ChartPoint,
    after_gap: bool,
    is_first: bool,
    is_last: bool,
}

/// The chart. `label` says in one sentence what it shows; whoever cannot see it reads the table beside it.
#[component]
pub fn Chart(#[prop(into)] label: String, phases: Vec<ChartPhase>) -> impl IntoView {
    let (placed, borders) = place(phases);
    if placed.is_empty() {
        return view! { <div class="chart"><Mark/></div> }.into_any();
    }
    let curve = curve(&placed);
    let middle = f64::midpoint(TOP, BOTTOM);
    let borders = borders
        .into_iter()
        .map(|(x, label)| {
            let rule = (x > 0.0).then(|| {
                view! { <path class="chart-rule" d=format!("M{x:.0} 0V{HEIGHT:.0}") stroke="currentColor" fill="none"/> }
            });
            view! { {rule}<text class="chart-phase" x=format!("{:.0}", x + 10.0) y="14">{label}</text> }
        })
        .collect_view();
    let steps = placed.into_iter().map(step).collect_view();
    view! {
        <div class="chart" role="region" tabindex="0" aria-label=label.clone()>
            <svg viewBox=format!("0 0 {WIDTH:.0} {HEIGHT:.0}") role="img" focusable="false">
                <title>{label.clone()}</title>
                <path class="chart-rule" d=format!("M0 {middle:.0}H{WIDTH:.0}") stroke="currentColor" stroke-dasharray="5 5" fill="none"/>
                {borders}
                <path class="chart-line" d=curve stroke="currentColor" stroke-width="4" fill="none" stroke-linecap="round"/>
                {steps}
            </svg>
        </div>
    }
    .into_any()
}

/// Gives every step its place, the same distance apart, and every phase its border half-way between its steps.
fn place(phases: Vec<ChartPhase>) -> (Vec<Placed>, Vec<(f64, String)>) {
    let count = phases.iter().map(|phase| phase.points.len()).sum::<usize>();
    #[expect(clippy::cast_precision_loss, reason = "a journey has few steps")]
    let step = WIDTH / count.max(1) as f64;
    let (mut placed, mut borders) = (Vec::with_capacity(count), Vec::new());
    let (mut x, mut after_gap) = (step / 2.0, false);
    for phase in phases {
        borders.push((x - step / 2.0, phase.label));
        for point in phase.points {
            let felt = point
                .felt
                .filter(|felt| felt.is_finite())
                .map_or(3.0, |felt| felt.clamp(1.0, 5.0));
            let y = BOTTOM - (felt - 1.0) / 4.0 * (BOTTOM - TOP);
            let broke = point.gap.is_some();
            let (is_first, is_last) = (placed.is_empty(), placed.len() + 1 == count);
            placed.push(Placed {
                x,
                y,
                point,
                after_gap,
                is_first,
                is_last,
            });
            after_gap = broke;
            x += step;
        }
    }
    (placed, borders)
}

/// The line through all steps, broken after a gap. It bends so that it never rises above or falls below what people
/// felt (monotone cubic, Fritsch and Carlson 1980).
fn curve(placed: &[Placed]) -> String {
    let mut drawn = String::new();
    for run in placed.chunk_by(|_, next| !next.after_gap) {
        let slopes = slopes(run);
        for (place, here) in run.iter().enumerate() {
            let earlier = place
                .checked_sub(1)
                .and_then(|before| Some((run.get(before)?, slopes.get(before)?)));
            let (Some((from, leaves)), Some(arrives)) = (earlier, slopes.get(place)) else {
                let _ = write!(drawn, "M{:.1} {:.1}", here.x, here.y);
                continue;
            };
            let third = (here.x - from.x) / 3.0;
            let _ = write!(
                drawn,
                "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
                from.x + third,
                from.y + leaves * third,
                here.x - third,
                here.y - arrives * third,
                here.x,
                here.y
            );
        }
    }
    drawn
}

/// How steep the line is at each step: level at a turn, else between the slopes before and after it.
fn slopes(run: &[Placed]) -> Vec<f64> {
    let between: Vec<f64> = run
        .iter()
        .zip(run.iter().skip(1))
        .map(|(from, to)| (to.y - from.y) / (to.x - from.x))
        .collect();
    (0..run.len())
        .map(|place| {
            let before = place
                .checked_sub(1)
                .and_then(|before| between.get(before))
                .copied();
            match (before, between.get(place).copied()) {
                (Some(before), Some(after)) if before * after > 0.0 => {
                    2.0 * before * after / (before + after)
                }
                (Some(_), Some(_)) | (None, None) => 0.0,
                (Some(only), None) | (None, Some(only)) => only,
            }
        })
        .collect()
}

fn step(placed: Placed) -> impl IntoView {
    let Placed {
        x,
        y,
        point,
        after_gap,
        is_first,
        is_last,
    } = placed;
    let broke = point.gap.is_some();
    let (class, radius) = if broke || after_gap {
        ("chart-dot broken", "7")
    } else {
        ("chart-dot", "6")
    };
    // The first and last words would run over the edge.
    let (anchor, at) = match (is_first, is_last) {
        (true, false) => ("start", x - 12.0),
        (false, true) => ("end", x + 12.0),
        _ => ("middle", x),
    };
    let gap = point.gap.map(|gap| {
        view! { <text class="chart-word broken" x=format!("{at:.1}") y=format!("{:.1}", y + 43.0) text-anchor=anchor>{gap}</text> }
    });
    view! {
        <circle class=class cx=format!("{x:.1}") cy=format!("{y:.1}") r=radius fill="currentColor"/>
        <text class="chart-word" x=format!("{at:.1}") y=format!("{:.1}", y + 27.0) text-anchor=anchor>{point.label}</text>
        {gap}
    }
}

//! From one touchpoint to the next, small enough for a table cell.

use leptos::prelude::*;

/// Where the line of a bridge runs, from stop to stop.
const FROM: f64 = 12.0;
const TO: f64 = 84.0;
/// More than one in twenty lost is a break, and drawn as one.
const BROKEN_FROM: f64 = 0.05;

/// Two stops and the line between them. The gap in it is as wide as the share that got lost on the way; dashed, where
/// there is too little to say. The figure always stands beside it in words.
#[component]
pub fn Bridge(lost: Option<f64>) -> impl IntoView {
    let lost = lost
        .filter(|share| share.is_finite())
        .map(|share| share.clamp(0.0, 1.0));
    let class = match lost {
        None => "bridge unknown",
        Some(share) if share > BROKEN_FROM => "bridge broken",
        Some(_) => "bridge",
    };
    let (middle, half) = (
        f64::midpoint(FROM, TO),
        lost.unwrap_or_default() * (TO - FROM) / 2.0,
    );
    let line = format!("M{FROM} 6H{:.1}M{:.1} 6H{TO}", middle - half, middle + half);
    let dashes = lost.is_none().then_some("4 5");
    view! {
        <svg class=class width="96" height="12" viewBox="0 0 96 12" aria-hidden="true" focusable="false">
            <path d=line fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray=dashes/>
            <circle cx="6" cy="6" r="5" fill="currentColor"/>
            <circle class="bridge-end" cx="90" cy="6" r="5" fill="currentColor"/>
        </svg>
    }
}

//! Hand-overs on `/staff/gaps`: how long the way from one touchpoint to the next took, and who never arrived.

use super::{
    figures::{ENOUGH, count, mean, too_few},
    period::Wanted,
};
use crate::{
    design::{Bridge, TableShape},
    journeys::{length, wording::transition_name},
    staff::{TableRow, table},
    words::{Format, Words},
};
use domain::gaps::{Standing, TransitionFigures, TransitionKind};
use leptos::prelude::*;
use store::gaps::TransitionRow;

/// The section, where anything began.
pub(super) fn hand_overs(
    format: &Format,
    wanted: &Wanted,
    rows: &[TransitionRow],
) -> Option<AnyView> {
    let words = format.words();
    let rows: Vec<TableRow> = rows
        .iter()
        .filter(|row| row.figures.began() > 0)
        .map(|row| table_row(format, wanted, row))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        words.gaps_over_column(),
        words.gaps_over_column_began(),
        words.gaps_over_column_half(),
        words.gaps_over_column_tenth(),
        words.gaps_over_column_dropped(),
        words.gaps_over_column_promised(),
        words.gaps_over_column_channel(),
        words.gaps_over_column_felt(),
    ];
    let table = table(words.gaps_over_title(), columns, TableShape::Scrolls, rows);
    Some(
        view! {
            <section class="stack">
                <div><h2>{words.gaps_over_title()}</h2><p class="quiet">{words.gaps_over_lead()}</p></div>
                {table}
            </section>
        }
        .into_any(),
    )
}

/// Which part of the journey it bridges.
fn where_words(kind: TransitionKind, words: Words) -> String {
    match kind {
        TransitionKind::OrderedToInHand => words.gaps_where_deliver_by(),
        TransitionKind::AskedToAnswered => words.gaps_where_first_reply_by(),
        TransitionKind::HandedBackToRefunded => words.gaps_where_refund_by(),
        TransitionKind::InHandToFirstAdvocacy => words.gaps_over_where_own_advocate(),
    }
}

fn table_row(format: &Format, wanted: &Wanted, row: &TransitionRow) -> TableRow {
    let (words, figures) = (format.words(), &row.figures);
    let href = format!(
        "/staff/gaps/{}?{}",
        row.kind.as_str(),
        wanted.fields().encode()
    );
    let (name, place) = (
        transition_name(row.kind, words),
        where_words(row.kind, words),
    );
    let stuck = format!(
        "/staff/gaps/{}?{}",
        row.kind.as_str(),
        wanted
            .fields()
            .with("became", Standing::DroppedOff.as_str())
            .encode()
    );
    let stuck = (figures.dropped_off > 0).then(|| {
        let shown = count(figures.dropped_off, format);
        let shown = match row.kind.promise() {
            Some(_) => words.gaps_over_not_there(shown),
            None => words.gaps_over_silent(shown),
        };
        view! { <span class="quiet"><a href=stuck>{shown}</a></span> }
    });
    let lost = figures
        .drop_off_rate()
        .filter(|_| figures.judged() >= ENOUGH);
    TableRow {
        head: view! { <a href=href>{name}</a><span class="quiet">{place}</span> }.into_any(),
        cells: vec![
            began_view(figures, format),
            half_view(figures, format),
            tenth_view(figures, format),
            view! { <Bridge lost/>{dropped_view(figures, format)}" "{stuck} }.into_any(),
            against_view(row.kind, figures, format),
            channel_view(figures, format),
            felt_view(figures, format),
        ],
    }
}

/// How many, and how many of them are still on the way or were called off.
fn began_view(figures: &TransitionFigures, format: &Format) -> AnyView {
    let words = format.words();
    let on_the_way = (figures.on_the_way > 0)
        .then(|| words.gaps_over_on_the_way(count(figures.on_the_way, format)));
    let called_off = (figures.called_off > 0)
        .then(|| words.gaps_over_called_off(count(figures.called_off, format)));
    let under = [on_the_way, called_off]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! { {count(figures.began(), format)}<span class="quiet">{under}</span> }.into_any()
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Took {
    Seconds(f64),
    /// At that share they have not arrived.
    NotThere,
}

/// How long it took, at that share of all whose time is over. Those who dropped off count as the slowest: leaving them
/// out would praise what never arrived.
fn took(figures: &TransitionFigures, share: f64) -> Option<Took> {
    if figures.judged() < ENOUGH {
        return None;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of passages stay far below 2^53"
    )]
    let (arrived, judged) = (figures.arrived as f64, figures.judged() as f64);
    if arrived == 0.0 || share * judged > arrived {
        return Some(Took::NotThere);
    }
    figures
        .elapsed
        .quantile((share * judged / arrived).min(1.0))
        .map(Took::Seconds)
}

pub(super) fn half_view(figures: &TransitionFigures, format: &Format) -> AnyView {
    let words = format.words();
    match took(figures, 0.5) {
        None => too_few(words),
        Some(Took::Seconds(seconds)) => format.span(length(seconds)).into_any(),
        Some(Took::NotThere) => words.gaps_waiting().into_any(),
    }
}

pub(super) fn tenth_view(figures: &TransitionFigures, format: &Format) -> AnyView {
    let words = format.words();
    match took(figures, 0.9) {
        None => too_few(words),
        Some(Took::Seconds(seconds)) => words.gaps_tenth(format.span(length(seconds))).into_any(),
        Some(Took::NotThere) => words.gaps_waiting().into_any(),
    }
}

/// "4%", and beside it how sure that is.
pub(super) fn dropped_view(figures: &TransitionFigures, format: &Format) -> AnyView {
    let words = format.words();
    match (figures.drop_off_rate(), figures.drop_off_interval()) {
        (Some(rate), Some((low, high))) if figures.judged() >= ENOUGH => view! {
            <strong>{format.percent(rate)}</strong>
            " "
            <span class="quiet small">{words.gaps_interval(format.percent(high), format.percent(low))}</span>
        }
        .into_any(),
        _ => too_few(words),
    }
}

/// "half 2.1 days early", and how long was promised.
pub(super) fn against_view(
    kind: TransitionKind,
    figures: &TransitionFigures,
    format: &Format,
) -> AnyView {
    let words = format.words();
    if kind.promise().is_none() {
        return view! { <span class="soft small">{words.gaps_over_no_promise()}</span> }.into_any();
    }
    let promised = figures.promised.quantile(0.5).map(|seconds| {
        let promised = words.gaps_over_promised(format.span(length(seconds)));
        view! { <span class="quiet">{promised}</span> }
    });
    let gap = match figures.gap.quantile(0.5) {
        Some(gap) if figures.gap.count() >= ENOUGH => words
            .gaps_over_half_gap(format.lateness(-length(gap)))
            .into_any(),
        _ => too_few(words),
    };
    view! { {gap}" "{promised} }.into_any()
}

pub(super) fn channel_view(figures: &TransitionFigures, format: &Format) -> AnyView {
    if figures.channel_known == 0 {
        return view! { <span class="soft">"–"</span> }.into_any();
    }
    format
        .words()
        .gaps_over_of(
            count(figures.channel_known, format),
            count(figures.channel_switched, format),
        )
        .into_any()
}

/// "4.1 → 3.2": what they said last before it, and next after it began.
pub(super) fn felt_view(figures: &TransitionFigures, format: &Format) -> AnyView {
    let mark = |score| mean(score).map_or_else(|| "–".to_owned(), |mean| format.score(mean));
    let (before, after) = (figures.score_before, figures.score_after);
    if mean(before).is_none() && mean(after).is_none() {
        return too_few(format.words());
    }
    format
        .words()
        .gaps_over_felt(mark(after), mark(before))
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Timestamp, gaps::Passage};

    fn figures(arrived: i64, dropped: i64) -> TransitionFigures {
        let hour = |hours: i64| Timestamp::from_micros(hours * 3_600_000_000);
        let mut figures = TransitionFigures::default();
        for n in 0..arrived + dropped {
            let passage = Passage {
                kind: TransitionKind::OrderedToInHand,
                begun_at: hour(0),
                arrived_at: (n < arrived).then(|| hour(n + 1)),
                due: Some(hour(500)),
                called_off_at: None,
                switched: None,
                score_before: None,
                score_after: None,
            };
            figures.add(&passage, hour(1_000));
        }
        figures
    }

    #[test]
    fn who_never_arrived_counts_as_the_slowest() {
        let Some(Took::Seconds(half)) = took(&figures(40, 0), 0.5) else {
            unreachable!("all arrived")
        };
        assert!((half - 20.0 * 3_600.0).abs() < 500.0, "{half}");
        assert_eq!(took(&figures(40, 20), 0.9), Some(Took::NotThere));
        assert!(matches!(
            took(&figures(40, 20), 0.5),
            Some(Took::Seconds(_))
        ));
        assert_eq!(took(&figures(0, 40), 0.5), Some(Took::NotThere));
    }

    #[test]
    fn too_few_say_nothing() {
        assert_eq!(took(&figures(20, 9), 0.5), None);
    }
}

//! `/staff/gaps`.

use super::{
    chart::chart,
    figures::{
        by_words, count, felt_view, group_words, half_view, kept_view, kind_words, tenth_view,
        term_words, trend_view, where_words,
    },
    hand_overs::hand_overs,
    period::{Period, Wanted},
};
use crate::{
    design::{
        Button, ButtonLink, Card, Empty, Field, FieldKind, Frame, Heading, Look, Page, PageTitle,
        Select, TableShape,
    },
    request::{Asked, failed_page},
    staff::{TableRow, on_duty, table, whole},
    words::Format,
};
use domain::{
    gaps::{Figures, GroupBy},
    promises::PromiseKind,
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{
    Failure, StoreError,
    gaps::{GapRow, TransitionRow},
};

/// Rows of one table; the rest have fewer broken promises.
const MOST_GROUPS: usize = 60;

/// The gap view.
#[component]
pub fn GapsPage() -> impl IntoView {
    on_duty(|asked, _| {
        whole(move || {
            let asked = asked.clone();
            async move {
                match Seen::read(&asked).await {
                    Ok(seen) => page(&asked, seen),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

/// Everything the page shows.
struct Seen {
    wanted: Wanted,
    /// One row a kind.
    all: Vec<GapRow>,
    trends: BTreeMap<PromiseKind, Vec<Figures>>,
    groups: Vec<GapRow>,
    transitions: Vec<TransitionRow>,
    is_anything_promised: bool,
}

impl Seen {
    async fn read(asked: &Asked) -> Result<Self, StoreError> {
        let wanted = Wanted::read(asked).await?;
        let store = asked.store();
        // The whole is the sum of its trend, so the figures are read once.
        let mut all: Vec<GapRow> = Vec::new();
        let mut trends: BTreeMap<PromiseKind, Vec<Figures>> = BTreeMap::new();
        for row in store
            .gaps(wanted.from, wanted.to, Some(wanted.beat()))
            .await?
        {
            match all.last_mut() {
                Some(whole) if whole.kind == row.kind => whole.figures.merge(&row.figures),
                _ => all.push(GapRow {
                    group: None,
                    ..row.clone()
                }),
            }
            trends.entry(row.kind).or_default().push(row.figures);
        }
        let is_anything_promised = !all.is_empty() || store.gap_span().await?.is_some();
        let groups = match wanted.by {
            Some(by) => store.gaps(wanted.from, wanted.to, Some(by)).await?,
            None => Vec::new(),
        };
        let (from, to) = wanted.begun_within();
        let transitions = store.transitions(from, to).await?;
        Ok(Self {
            wanted,
            all,
            trends,
            groups,
            transitions,
            is_anything_promised,
        })
    }
}

fn page(asked: &Asked, seen: Seen) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let made: u64 = seen.all.iter().map(|row| row.figures.made()).sum();
    let lead = words.gaps_lead(seen.wanted.told(&format), count(made, &format));
    let hand_overs = hand_overs(&format, &seen.wanted, &seen.transitions);
    let body = match (seen.all.is_empty(), seen.is_anything_promised) {
        (true, false) => view! { <Card><Empty title=words.gaps_nothing() detail=words.gaps_nothing_detail()/></Card> }.into_any(),
        (true, true) => view! {
            <Card>
                <Empty title=words.gaps_empty() detail=words.gaps_empty_detail()>
                    <ButtonLink href="/staff/gaps?period=all" text=words.gaps_empty_all() look=Look::Quiet/>
                </Empty>
            </Card>
        }
        .into_any(),
        (false, _) => {
            view! { {chart(&seen.all, &format)}{kinds_table(asked, &format, &seen)} }.into_any()
        }
    };
    let groups = seen
        .wanted
        .by
        .map(|by| group_tables(&format, &seen.wanted, by, &seen.groups));
    view! {
        <PageTitle text=words.gaps_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/gaps" frame=Frame::Staff>
            <Heading title=words.gaps_title() lead/>
            {choices(&format, &seen.wanted)}
            {body}
            {hand_overs}
            {groups}
        </Page>
    }
    .into_any()
}

/// What one looks at: period, dates of one's own, and what is told apart.
fn choices(format: &Format, wanted: &Wanted) -> impl IntoView + use<> {
    let words = format.words();
    let periods = Period::ALL.map(|period| (period.as_str().to_owned(), period.words(words)));
    let none = (String::new(), words.gaps_by_none());
    let groups = GroupBy::ALL.map(|by| (by.as_str().to_owned(), by_words(by, words)));
    view! {
        <form class="filters" method="get" action="/staff/gaps">
            <input type="hidden" name="shown" value=wanted.shown()/>
            <Select name="period" label=words.gaps_period() options=periods.to_vec() chosen=wanted.period.as_str()/>
            <Field name="from" label=words.gaps_from() kind=FieldKind::Date value=wanted.from.to_string()/>
            <Field name="to" label=words.gaps_to() kind=FieldKind::Date value=wanted.to.to_string()/>
            <Select name="by" label=words.gaps_by() options=[none].into_iter().chain(groups).collect() chosen=wanted.by.map_or("", GroupBy::as_str)/>
            <Button text=words.gaps_show() look=Look::Quiet/>
        </form>
    }
}

fn kinds_table(asked: &Asked, format: &Format, seen: &Seen) -> AnyView {
    let words = format.words();
    let trend = match seen.wanted.beat() {
        GroupBy::Week => words.gaps_trend_weeks(),
        _ => words.gaps_trend_months(),
    };
    let columns = [
        words.gaps_column_kind(),
        words.gaps_column_promised(),
        words.gaps_column_half(),
        words.gaps_column_tenth(),
        words.gaps_column_kept(),
        words.gaps_column_felt(),
        words.gaps_column_trend(),
        words.gaps_column_people(),
    ];
    let rows = seen
        .all
        .iter()
        .map(|row| {
            let href = format!(
                "/staff/gaps/{}?{}",
                row.kind.as_str(),
                seen.wanted.fields().encode()
            );
            let points = seen
                .trends
                .get(&row.kind)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let (name, place) = (kind_words(row.kind, words), where_words(row.kind, words));
            let (term, made) = (
                term_words(row.kind, &asked.policy, words),
                count(row.figures.made(), format),
            );
            let (way, beat) = (trend_view(points, format), trend.clone());
            TableRow {
                head: view! { <a href=href.clone()>{name}</a><span class="quiet">{place}</span> }
                    .into_any(),
                cells: vec![
                    view! { {term}<span class="quiet">{made}</span> }.into_any(),
                    half_view(&row.figures, format),
                    tenth_view(&row.figures, format),
                    kept_view(&row.figures, format),
                    felt_view(&row.figures, format),
                    view! { {way}<span class="quiet">{beat}</span> }.into_any(),
                    broken_view(format, &row.figures, &href),
                ],
            }
        })
        .collect();
    table(
        words.gaps_title(),
        columns.to_vec(),
        TableShape::Scrolls,
        rows,
    )
}

/// How many promises broke, as the way to the people they were made to.
fn broken_view(format: &Format, figures: &Figures, href: &str) -> AnyView {
    let words = format.words();
    let broken = figures.broken();
    let shown = count(broken, format);
    let never = figures.broken_unsettled();
    let never = (never > 0).then(|| words.gaps_never(count(never, format)));
    let open = (figures.open() > 0).then(|| words.gaps_open(count(figures.open(), format)));
    let under = [never, open]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let joint = if href.contains('?') { '&' } else { '?' };
    view! {
        <a href=format!("{href}{joint}became=broken")>{words.gaps_broken(broken, shown)}</a>
        <span class="quiet">{under}</span>
    }
    .into_any()
}

fn group_tables(
    format: &Format,
    wanted: &Wanted,
    by: GroupBy,
    groups: &[GapRow],
) -> impl IntoView + use<> {
    PromiseKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let mut rows: Vec<&GapRow> = groups.iter().filter(|row| row.kind == kind).collect();
            // Times stay in their order; everything else begins with what breaks most.
            if !matches!(by, GroupBy::Month | GroupBy::Week) {
                rows.sort_by_key(|row| {
                    std::cmp::Reverse((row.figures.broken(), row.figures.made()))
                });
            }
            (!rows.is_empty()).then(|| group_table(format, wanted, by, kind, &rows))
        })
        .collect_view()
}

fn group_table(
    format: &Format,
    wanted: &Wanted,
    by: GroupBy,
    kind: PromiseKind,
    rows: &[&GapRow],
) -> impl IntoView + use<> {
    let words = format.words();
    let columns = [
        by_words(by, words),
        words.gaps_column_made(),
        words.gaps_column_half(),
        words.gaps_column_tenth(),
        words.gaps_column_kept(),
        words.gaps_column_felt(),
        words.gaps_column_people(),
    ];
    let rest = rows.len().saturating_sub(MOST_GROUPS);
    let skipped = if matches!(by, GroupBy::Month | GroupBy::Week) {
        rest
    } else {
        0
    };
    let body: Vec<TableRow> = rows
        .iter()
        .skip(skipped)
        .take(MOST_GROUPS)
        .map(|row| {
            let group = row.group.clone().unwrap_or_default();
            let fields = wanted
                .fields()
                .with("by", by.as_str())
                .with("value", &group);
            let href = format!("/staff/gaps/{}?{}", kind.as_str(), fields.encode());
            let name = group_words(by, &group, format);
            TableRow {
                head: view! { <a href=href.clone()>{name}</a> }.into_any(),
                cells: vec![
                    view! { {count(row.figures.made(), format)} }.into_any(),
                    half_view(&row.figures, format),
                    tenth_view(&row.figures, format),
                    kept_view(&row.figures, format),
                    felt_view(&row.figures, format),
                    broken_view(format, &row.figures, &href),
                ],
            }
        })
        .collect();
    let caption = words.gaps_caption(by_words(by, words), kind_words(kind, words));
    let more =
        (rest > 0 && skipped == 0).then(|| view! { <p class="quiet">{words.gaps_rest(rest)}</p> });
    let table = table(caption.clone(), columns.to_vec(), TableShape::Scrolls, body);
    view! { <section class="stack"><h2>{caption}</h2>{table}{more}</section> }
}

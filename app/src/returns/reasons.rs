//! `/staff/returns/reasons`: why things come back, thing by thing, with its trend.

use super::wording::why_words;
use crate::{
    design::{Card, Empty, Frame, Heading, Page, PageTitle, Spark, TableShape, Tone},
    request::{Asked, failed_page},
    shell::missing_page,
    staff::{TableRow, on_duty, table, whole},
};
use leptos::prelude::*;
use store::{Failure, returns::Returned};

/// How many reasons stand beside a thing.
const MOST: usize = 3;

/// The reasons of returns, for whoever may mend what causes them.
#[component]
pub fn ReasonsPage() -> impl IntoView {
    on_duty(|asked, member| {
        if !member.role.reads_journeys() {
            return missing_page();
        }
        whole(move || {
            let asked = asked.clone();
            async move {
                match asked.store().return_reasons().await {
                    Ok(things) => page(&asked, &things),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

fn page(asked: &Asked, things: &[Returned]) -> AnyView {
    let words = asked.words();
    let title = words.return_reasons_title();
    let inside = if things.is_empty() {
        view! { <Empty title=words.return_reasons_none()/> }.into_any()
    } else {
        let columns = [
            words.return_desk_thing(),
            words.return_reasons_back(),
            words.return_reasons_why(),
            words.return_reasons_money(),
            words.return_reasons_trend(),
        ];
        let rows = things.iter().map(|thing| row(asked, thing)).collect();
        let table = table(title.clone(), columns.to_vec(), TableShape::Stacks, rows);
        view! { <Card>{table}</Card> }.into_any()
    };
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/returns/reasons" frame=Frame::Staff>
            <p><a href="/staff/returns">{words.return_one_back()}</a></p>
            <Heading title lead=words.return_reasons_lead()/>
            {inside}
        </Page>
    }
    .into_any()
}

fn row(asked: &Asked, thing: &Returned) -> TableRow {
    let (words, format) = (asked.words(), asked.format());
    let back = words.return_reasons_of(thing.pieces, thing.sold);
    #[expect(
        clippy::cast_precision_loss,
        reason = "pieces of a year, for a percentage"
    )]
    let share = (thing.sold > 0)
        .then(|| format.percent((thing.pieces as f64 / thing.sold as f64).min(1.0)));
    let why = thing
        .reasons
        .iter()
        .take(MOST)
        .map(|(reason, of)| {
            let said = why_words(*reason, words);
            view! { <div>{words.return_reasons_told(*of, said)}</div> }
        })
        .collect_view();
    let money = thing
        .refunded_minor
        .iter()
        .map(|(currency, minor)| format.money(*minor, currency))
        .collect::<Vec<_>>();
    let money = if money.is_empty() {
        "–".to_owned()
    } else {
        format.list(&money)
    };
    #[expect(
        clippy::cast_precision_loss,
        reason = "pieces of a month, for a line of 90 pixels"
    )]
    let points = thing
        .by_month
        .iter()
        .map(|of| Some(*of as f64))
        .collect::<Vec<_>>();
    let cells = vec![
        view! { {back}{share.map(|share| view! { <span class="quiet">{share}</span> })} }
            .into_any(),
        view! { <div>{why}</div> }.into_any(),
        money.into_any(),
        view! { <Spark words points tone=Tone::Neutral say=|of: f64| format!("{of:.0}")/> }
            .into_any(),
    ];
    TableRow {
        head:
            view! { {thing.title.clone()}<br/><span class="quiet small">{thing.sku.clone()}</span> }
                .into_any(),
        cells,
    }
}

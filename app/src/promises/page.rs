//! The public scoreboard: the figures of the gap view over 90 days and 12 months, for everyone to read.

use super::term;
use crate::{
    design::{
        Card, Cell, Empty, Frame, Heading, Page, PageDescription, PageTitle, Row, RowHead, Table,
    },
    request::{Asked, asked, failed_page},
    words::{Format, Words},
};
use domain::{gaps::Figures, promises::PromiseKind};
use jiff::{ToSpan as _, civil::Date};
use leptos::prelude::*;
use store::{Failure, StoreError, gaps::GapRow};

/// Below so many, a share says nothing.
const FEWEST: u64 = 30;

#[component]
pub fn PromisesPage() -> impl IntoView {
    let asked = asked();
    let description = asked.words().promises_lead();
    let figures = Suspend::new(async move {
        match figures(&asked).await {
            Ok((quarter, year)) => page(&asked, &quarter, &year).into_any(),
            Err(error) => failed_page::<store::Never>(Failure::Broken(error)),
        }
    });
    view! { <PageDescription text=description/>{figures} }
}

async fn figures(asked: &Asked) -> Result<(Vec<GapRow>, Vec<GapRow>), StoreError> {
    let today = asked.now.in_zone(&asked.zone).date();
    let since = |from: Result<Date, jiff::Error>| from.unwrap_or(today);
    let quarter = asked
        .store()
        .gaps(since(today.checked_sub(89.days())), today, None)
        .await?;
    let year = asked
        .store()
        .gaps(since(today.checked_sub(12.months())), today, None)
        .await?;
    Ok((quarter, year))
}

/// "kept 94%" and of how many; `None` where there are too few to say.
fn kept(format: &Format, figures: Option<&Figures>) -> Option<(String, String)> {
    let figures = figures?;
    let ended = figures.kept() + figures.broken();
    let share = figures.kept_share().filter(|_| ended >= FEWEST)?;
    let words = format.words();
    Some((
        words.promises_kept(format.percent(share)),
        words.promises_of(ended),
    ))
}

fn page(asked: &Asked, quarter: &[GapRow], year: &[GapRow]) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let figures_of = |rows: &[GapRow], kind| {
        rows.iter()
            .find(|row| row.kind == kind)
            .map(|row| row.figures.clone())
    };
    let columns = [
        words.promises_column_promise(),
        words.promises_column_term(),
        words.promises_column_quarter(),
        words.promises_column_year(),
    ];
    let rows = PromiseKind::ALL
        .into_iter()
        // What this shop never promised to anyone is not listed as if it did (invariant I9).
        .filter(|kind| {
            kind.is_of_delivery() || quarter.iter().chain(year).any(|row| row.kind == *kind)
        })
        .map(|kind| {
            let name = promise_words(kind, words);
            let said = match (asked.policy.term(kind), kind) {
                (Some(promised), _) => term(words, promised),
                (None, PromiseKind::CollectBy) => words.promises_term_slot(),
                (None, _) => words.promises_term_delivery(),
            };
            let quarter = share(words, kept(&format, figures_of(quarter, kind).as_ref()));
            let year = share(words, kept(&format, figures_of(year, kind).as_ref()));
            view! {
                <Row>
                    <RowHead>{name}</RowHead>
                    <Cell column=words.promises_column_term()>{said}</Cell>
                    <Cell column=words.promises_column_quarter()>{quarter}</Cell>
                    <Cell column=words.promises_column_year()>{year}</Cell>
                </Row>
            }
        })
        .collect_view();
    let is_empty = quarter.is_empty() && year.is_empty();
    let empty = is_empty.then(|| {
        view! { <Card><Empty title=words.promises_none() detail=words.promises_none_detail()/></Card> }
    });
    view! {
        <PageTitle text=words.nav_promises() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/promises" frame=Frame::Customer>
            <Heading title=words.promises_title() lead=words.promises_lead()/>
            <Card><Table caption=words.promises_table() columns=columns.to_vec()>{rows}</Table></Card>
            {empty}
            <Card title=words.promises_how()>
                <p>{words.promises_how_counted()}</p>
                <p>{words.promises_how_broken()}</p>
                <p>{words.promises_how_few()}</p>
            </Card>
        </Page>
    }
}

/// What is promised, as the customer says it.
fn promise_words(kind: PromiseKind, words: Words) -> String {
    match kind {
        PromiseKind::DispatchBy => words.promises_dispatch(),
        PromiseKind::DeliverBy => words.promises_delivery(),
        PromiseKind::FirstReplyBy => words.promises_first_reply(),
        PromiseKind::NextReplyBy => words.promises_next_reply(),
        PromiseKind::ResolveBy => words.promises_resolve(),
        PromiseKind::CollectBy => words.promises_collect(),
        PromiseKind::RefundBy => words.promises_refund(),
        PromiseKind::WithdrawalRefundBy => words.promises_withdrawal_refund(),
        PromiseKind::ReplacementBy => words.promises_replacement(),
        PromiseKind::ReviewReplyBy => words.promises_review_reply(),
        PromiseKind::RewardBy => words.promises_reward(),
    }
}

fn share(words: Words, kept: Option<(String, String)>) -> impl IntoView + use<> {
    match kept {
        Some((share, of)) => {
            view! { <div><strong>{share}</strong>" "<span class="quiet">{of}</span></div> }
                .into_any()
        }
        None => view! { <span class="quiet">{words.promises_too_few()}</span> }.into_any(),
    }
}

//! `/staff/journeys`: finding one.

use super::wording::language_name;
use crate::{
    design::{
        Badge, Button, ButtonLink, Card, Empty, Frame, Heading, Look, Page, PageTitle, TableShape,
        Tone,
    },
    request::{Asked, failed_page},
    staff::{TableRow, on_duty_for_people, table, whole},
    words::Format,
};
use leptos::prelude::*;
use store::{
    Failure,
    search::{JourneyHit, JourneyHits},
};

const A_PAGE: usize = 25;

/// The search, and what it found.
#[component]
pub fn JourneysPage() -> impl IntoView {
    on_duty_for_people(|asked, _| {
        whole(move || {
            let asked = asked.clone();
            async move {
                let (query, after) = (
                    asked.query.get("q").to_owned(),
                    asked.query.get("after").to_owned(),
                );
                let after = (!after.is_empty()).then_some(after);
                match asked
                    .store()
                    .search_journeys(&query, after.as_deref(), A_PAGE)
                    .await
                {
                    Ok(hits) => page(&asked, &query, hits),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

fn page(asked: &Asked, query: &str, found: JourneyHits) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let more = found.next.as_ref().map(|next| {
        let href = format!("/staff/journeys?{}", asked.query.with("after", next).encode());
        view! { <div class="row"><ButtonLink href text=words.journeys_more() look=Look::Quiet/></div> }
    });
    let list = match (found.hits.is_empty(), query.is_empty()) {
        (true, true) => view! { <Card><Empty title=words.journeys_nobody() detail=words.journeys_nobody_detail()/></Card> }.into_any(),
        (true, false) => {
            let title = words.journeys_none(query);
            view! { <Card><Empty title detail=words.journeys_none_detail()/></Card> }.into_any()
        }
        (false, is_latest) => {
            let title = if is_latest { words.journeys_latest() } else { words.journeys_found(query) };
            let table = hits_table(&format, title.clone(), found.hits);
            view! { <Card title>{table}{more}</Card> }.into_any()
        }
    };
    let query = query.to_owned();
    view! {
        <PageTitle text=words.journeys_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/journeys" frame=Frame::Staff>
            <Heading title=words.journeys_title() lead=words.journeys_lead()/>
            <form class="filters" role="search" method="get" action="/staff/journeys">
                <div class="field wide-field">
                    <label for="field-q">{words.journeys_search()}</label>
                    <input id="field-q" type="search" name="q" value=query autocomplete="off" spellcheck="false"/>
                </div>
                <Button text=words.journeys_search_button()/>
            </form>
            {list}
        </Page>
    }
    .into_any()
}

fn hits_table(format: &Format, caption: String, hits: Vec<JourneyHit>) -> AnyView {
    let words = format.words();
    let columns = vec![
        words.journeys_column_customer(),
        words.journeys_column_orders(),
        words.journeys_column_latest(),
        words.journeys_column_promises(),
    ];
    table(
        caption,
        columns,
        TableShape::Stacks,
        hits.into_iter().map(|hit| row(format, hit)).collect(),
    )
}

fn row(format: &Format, hit: JourneyHit) -> TableRow {
    let words = format.words();
    let href = format!("/staff/journeys/{}", hit.customer);
    let name = match (hit.name.clone(), &hit.email) {
        (Some(name), _) => name,
        (None, Some(email)) => email.clone(),
        (None, None) => words.journeys_forgotten(),
    };
    let under = [hit.name.as_ref().and(hit.email.clone()), hit.external_id]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let last = hit
        .last_order
        .map(|(number, at)| view! { {number}<span class="quiet">{format.short_day(at)}</span> });
    let open = (hit.open > 0)
        .then(|| view! { <Badge tone=Tone::Neutral text=words.journeys_open(hit.open)/> });
    let broken = (hit.broken > 0)
        .then(|| view! { <Badge tone=Tone::Broken text=words.journeys_past_due(hit.broken)/> });
    let none = (hit.open + hit.broken == 0)
        .then(|| view! { <span class="soft">{words.journeys_no_promise()}</span> });
    TableRow {
        head: view! { <a href=href>{name}</a><span class="quiet">{under}</span> }.into_any(),
        cells: vec![
            view! { {format.number(hit.orders)} }.into_any(),
            view! { {last} }.into_any(),
            view! { <span class="row">{broken}{open}{none}</span> }.into_any(),
        ],
    }
}

/// Who it is, in one word or two: for a heading.
pub(super) fn initials(name: &str) -> String {
    let mut letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = letters.next();
    first
        .into_iter()
        .chain(letters.next_back())
        .flat_map(char::to_uppercase)
        .collect()
}

/// "reads Deutsch", where it is known.
pub(super) fn reads(format: &Format, locale: &str) -> String {
    format.words().journey_reads(language_name(locale))
}

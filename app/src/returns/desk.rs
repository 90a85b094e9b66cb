//! `/staff/returns`: one field for a code, typed or scanned, and what waits, the next due first. A code that is known
//! leads to its return before this page is made.

use super::{
    desk_path_of,
    find::find,
    pallet,
    scan::{by_camera, by_picture},
    wording::{outcome_words, owed_badge, spaced, state_badge, why_words},
};
use crate::{
    design::{
        Badge, Button, Card, Field, FieldKind, Frame, Heading, Page, PageTitle, TableShape, Tone,
    },
    request::{Asked, Form, Refused, failed_page, refused, set_status},
    shell::missing_page,
    staff::{TableRow, on_duty, table, whole},
};
use http::StatusCode;
use leptos::prelude::*;
use store::{
    Failure,
    returns::{Desk, DeskRow},
    today::Section,
};

/// The desk.
#[component]
pub fn DeskPage() -> impl IntoView {
    let refused = refused();
    on_duty(move |asked, member| {
        if !member.role.receives_returns() {
            return missing_page();
        }
        whole(move || {
            let (asked, member, refused) = (asked.clone(), member.clone(), refused.clone());
            async move {
                let page = if pallet::is_asked_for(&asked, refused.as_ref()) {
                    pallet::load(&asked, &member, refused.as_ref()).await
                } else {
                    load(&asked, refused.as_ref()).await
                };
                match page {
                    Ok(page) => page,
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

async fn load(asked: &Asked, refused: Option<&Refused>) -> Result<AnyView, store::StoreError> {
    let typed = asked.query.get("code").to_owned();
    let answer = match typed.as_str() {
        "" => None,
        code => find(asked, code).await?.fault(asked, code),
    };
    let desk = asked.store().returns_desk().await?;
    if answer.is_some() {
        set_status(StatusCode::NOT_FOUND);
    }
    Ok(page(asked, typed, answer, refused, &desk))
}

fn page(
    asked: &Asked,
    typed: String,
    answer: Option<String>,
    refused: Option<&Refused>,
    desk: &Desk,
) -> AnyView {
    let words = asked.words();
    let waiting =
        desk.to_approve.total + desk.to_decide.total + desk.to_refund.total + desk.to_replace.total;
    let title = words.return_desk_heading(waiting);
    let lead = words.return_desk_lead(desk.to_arrive.total);
    // Only where the shop's terms ask for a look: most shops never see it.
    let to_approve = (desk.to_approve.total > 0).then_some(&desk.to_approve);
    // Only where a system of the shop's pays.
    let to_be_paid = (desk.to_be_paid.total > 0).then_some(&desk.to_be_paid);
    let lists = [
        (words.return_desk_to_approve(), to_approve),
        (words.return_desk_to_decide(), Some(&desk.to_decide)),
        (words.return_desk_to_refund(), Some(&desk.to_refund)),
        (words.return_desk_to_be_paid(), to_be_paid),
        (words.return_desk_to_replace(), Some(&desk.to_replace)),
        (words.return_desk_to_arrive(), Some(&desk.to_arrive)),
    ]
    .into_iter()
    .filter_map(|(name, section)| section.map(|section| list(asked, name, section)))
    .collect_view();
    let settled = (!desk.settled.is_empty()).then(|| {
        let rows = desk.settled.iter().map(|row| done(asked, row)).collect();
        let name = words.return_desk_settled();
        let columns = [
            words.return_desk_code(),
            words.return_desk_thing(),
            words.return_desk_customer(),
            words.return_desk_outcome(),
            words.return_desk_when(),
        ];
        let table = table(name.clone(), columns.to_vec(), TableShape::Stacks, rows);
        view! { <Card title=name>{table}</Card> }
    });
    let terms = asked
        .staff
        .as_ref()
        .filter(|member| member.role.sets_policy())
        .map(|_| {
            view! { <li><a href=crate::settings::RETURNS>{words.return_desk_terms()}</a></li> }
        });
    // What was typed into a form that posts is answered at the same field.
    let answer = answer.or_else(|| refused.and_then(|refused| refused.of("code")));
    let (picture, camera) = (
        by_picture(asked, refused, None),
        by_camera(asked, &Form::default()),
    );
    view! {
        <PageTitle text=words.return_desk_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/returns" frame=Frame::Staff>
            <Heading title lead/>
            <Card>
                <form id="scan" class="filters scan" method="get" action="/staff/returns" novalidate>
                    <Field name="code" label=words.return_desk_field() hint=words.return_desk_field_hint()
                        kind=FieldKind::Reference value=typed nostrip:error=answer focused=true/>
                    <Button text=words.return_desk_find()/>
                </form>
                {camera}
                {picture}
                <p><a class="thumb" href=pallet::PATH>{words.scan_pallet_link()}</a></p>
            </Card>
            {lists}
            {settled}
            <ul class="ways">
                <li><a href="/staff/returns/reasons">{words.return_desk_reasons()}</a></li>
                {terms}
            </ul>
        </Page>
    }
    .into_any()
}

fn list(asked: &Asked, name: String, section: &Section<DeskRow>) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let total = words.return_desk_count(section.total);
    let aside = view! { <span class="quiet">{total}</span> }.into_any();
    let shown = i64::try_from(section.rows.len()).unwrap_or_default();
    let more = (shown < section.total)
        .then(|| view! { <p class="quiet">{words.return_desk_more(section.total - shown)}</p> });
    let inside = if section.rows.is_empty() {
        view! { <p class="quiet">{words.return_desk_none()}</p> }.into_any()
    } else {
        let columns = [
            words.return_desk_code(),
            words.return_desk_thing(),
            words.return_desk_customer(),
            words.return_desk_outcome(),
            words.return_desk_due(),
        ];
        let rows = section
            .rows
            .iter()
            .map(|row| {
                let (tone, text) = match row.owed {
                    Some(owed) => owed_badge(owed.kind, &owed.times, &format),
                    None => (
                        Tone::Neutral,
                        words.return_desk_bring(format.short_by(row.bring_by)),
                    ),
                };
                let fetched = row.fetched.map(|(begins, ends)| {
                    let when = words.pickup_slot(
                        format.short_day(begins),
                        format.time(begins),
                        format.time(ends),
                    );
                    view! { <span class="quiet">{words.pickup_desk_when(when)}</span> }
                });
                let due = view! { <Badge tone text/>{fetched} }.into_any();
                TableRow {
                    head: head(row),
                    cells: vec![thing(asked, row), customer(row), outcome(asked, row), due],
                }
            })
            .collect();
        table(name.clone(), columns.to_vec(), TableShape::Stacks, rows)
    };
    view! { <Card title=name aside>{inside}{more}</Card> }
}

fn done(asked: &Asked, row: &DeskRow) -> TableRow {
    let format = asked.format();
    let when = row
        .settled_at
        .map(|at| format.day_and_time(at))
        .unwrap_or_default();
    TableRow {
        head: head(row),
        cells: vec![
            thing(asked, row),
            customer(row),
            outcome(asked, row),
            when.into_any(),
        ],
    }
}

fn head(row: &DeskRow) -> AnyView {
    view! { <a href=desk_path_of(row.id)>{spaced(&row.short_code)}</a> }.into_any()
}

fn thing(asked: &Asked, row: &DeskRow) -> AnyView {
    let reason = why_words(row.reason, asked.words());
    view! { {row.title.clone()}<span class="quiet">{format!("{} · {reason}", row.order_number)}</span> }
        .into_any()
}

fn customer(row: &DeskRow) -> AnyView {
    row.name
        .clone()
        .unwrap_or_else(|| "–".to_owned())
        .into_any()
}

fn outcome(asked: &Asked, row: &DeskRow) -> AnyView {
    let amount = asked.format().money(row.amount_minor, &row.currency);
    let (_, state) = state_badge(row.progress, asked.words());
    let name = if row.amount_minor > 0 {
        outcome_words(row.outcome, amount, asked.words())
    } else {
        asked.words().return_stop_not_taken()
    };
    if row.has_failed {
        let failed = asked.words().return_desk_failed();
        return view! { {name}<span class="quiet">{failed}</span> }.into_any();
    }
    view! { {name}<span class="quiet">{state}</span> }.into_any()
}

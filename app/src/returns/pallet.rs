//! `/staff/returns?pallet=on`: one scan after another, each receives its return at once. What was received stands below,
//! read from the log, so that it is the same in whichever window, process or hour.

use super::{
    desk_path_of,
    scan::{by_camera, by_picture},
    undo,
    wording::{move_words, spaced, state_badge},
};
use crate::{
    design::{
        Badge, Button, Card, Field, FieldKind, Frame, Heading, Notice, NoticeTone, Page, PageTitle,
        TableShape,
    },
    request::{Answer, Asked, Form, Refused},
    staff::{TableRow, table},
};
use domain::{actor::Actor, ids::ReturnId, staff::StaffMember};
use http::StatusCode;
use leptos::prelude::*;
use store::{
    Failure, StoreError,
    returns::{Moved, ReceivedRow},
};

pub(super) const PATH: &str = "/staff/returns?pallet=on";

/// Says on a form that it is sent from here.
pub(super) fn mark() -> AnyView {
    view! { <input type="hidden" name="pallet" value="on"/> }.into_any()
}

pub(super) fn is_on(form: &Form) -> bool {
    form.get("pallet") == "on"
}

/// Whether this page is meant, rather than the desk.
pub(super) fn is_asked_for(asked: &Asked, refused: Option<&Refused>) -> bool {
    refused.map_or_else(|| is_on(&asked.query), |refused| is_on(&refused.typed))
}

/// Back here, with what to tell of which return.
pub(super) fn path_after(told: &str, code: &str, by: &str) -> String {
    let query = Form::default()
        .with("pallet", "on")
        .with(told, code)
        .with("by", by);
    format!("/staff/returns?{}", query.encode())
}

/// Receives what was scanned. Scanned again, it says since when it is here.
pub(super) async fn receive(
    asked: &Asked,
    member: &StaffMember,
    form: &Form,
    field: &'static str,
    id: ReturnId,
) -> Answer {
    let words = asked.words();
    let code = match asked.store().staff_return(id).await {
        Ok(found) => found.view.short_code,
        Err(failure) => return Answer::failed(failure, |never| match never {}),
    };
    let actor = Actor::Staff(member.id);
    match asked.store().receive_return(&actor, id).await {
        Ok(Moved::Now(_)) => Answer::SeeOther(path_after("just", &code, form.get("by"))),
        Ok(Moved::Before(at)) => {
            let at = asked.format().day_and_time(at);
            Answer::Refused(Refused {
                status: StatusCode::CONFLICT,
                ..Refused::field(form, field, words.scan_pallet_before(at, spaced(&code)))
            })
        }
        Err(Failure::Refused(why)) => {
            let why = move_words(&why, String::new(), words);
            Answer::Refused(Refused::field(
                form,
                field,
                words.scan_pallet_not(spaced(&code), why),
            ))
        }
        Err(failure) => Answer::failed(failure, |_| Refused::field(form, field, "")),
    }
}

pub(super) async fn load(
    asked: &Asked,
    member: &StaffMember,
    refused: Option<&Refused>,
) -> Result<AnyView, StoreError> {
    let received = asked.store().received_today(member).await?;
    Ok(page(asked, refused, &received))
}

fn page(asked: &Asked, refused: Option<&Refused>, received: &[ReceivedRow]) -> AnyView {
    let words = asked.words();
    let fault = refused.and_then(|refused| refused.of("code"));
    let news = news(asked, refused, received);
    // Who looks at the window's name, or hears it read, knows without looking for more.
    let title = news.clone().unwrap_or_else(|| words.scan_pallet_title());
    let news = news.map(|text| view! { <Notice tone=NoticeTone::Good text/> });
    let sent = refused.map_or(&asked.query, |refused| &refused.typed);
    let camera = by_camera(asked, sent);
    let picture = by_picture(asked, refused, Some(mark()));
    let list = list(asked, received);
    view! {
        <PageTitle text=title shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/returns" frame=Frame::Staff>
            <p><a href="/staff/returns">{words.scan_pallet_back()}</a></p>
            <Heading title=words.scan_pallet_title() lead=words.scan_pallet_lead()/>
            {news}
            <Card>
                <form id="scan" class="filters scan" method="post" action="/staff/returns" novalidate>
                    {mark()}
                    <input type="hidden" name="by" value=""/>
                    // Empty whatever was scanned before: the next scan begins here.
                    <Field name="code" label=words.return_desk_field() hint=words.return_desk_field_hint()
                        kind=FieldKind::Reference nostrip:error=fault focused=true/>
                    <Button text=words.scan_pallet_button()/>
                </form>
                {camera}
                {picture}
            </Card>
            <Card title=words.scan_pallet_today()>{list}</Card>
        </Page>
    }
    .into_any()
}

/// What the scan before did, where the list below knows it.
fn news(asked: &Asked, refused: Option<&Refused>, received: &[ReceivedRow]) -> Option<String> {
    if refused.is_some() {
        return None;
    }
    let words = asked.words();
    let row = |told: &str| {
        let code = asked.query.get(told);
        received.iter().find(|row| row.short_code == code)
    };
    if let Some(row) = row("just").filter(|row| row.undone_at.is_none()) {
        return Some(words.scan_pallet_just(spaced(&row.short_code), row.title.as_str()));
    }
    row("undone")
        .filter(|row| row.undone_at.is_some())
        .map(|row| words.scan_undo_done(spaced(&row.short_code)))
}

fn list(asked: &Asked, received: &[ReceivedRow]) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    if received.is_empty() {
        return view! { <p class="quiet">{words.scan_pallet_none()}</p> }.into_any();
    }
    let columns = [
        words.return_desk_code(),
        words.return_desk_thing(),
        words.return_desk_customer(),
        words.scan_pallet_when(),
        words.scan_pallet_state(),
    ];
    let rows = received
        .iter()
        .map(|row| {
            let code = spaced(&row.short_code);
            let thing = words.return_unit(row.pieces, row.title.as_str());
            let name = row.name.clone().unwrap_or_else(|| "–".to_owned());
            let state = match row.undone_at {
                Some(at) => {
                    let at = format.day_and_time(at);
                    view! { <span class="quiet">{words.scan_pallet_undone(at)}</span> }.into_any()
                }
                None => {
                    let (tone, text) = state_badge(row.progress, words);
                    let undo = row.can_be_undone.then(|| undo::quick(asked, row));
                    view! { <Badge tone text/>{undo} }.into_any()
                }
            };
            TableRow {
                head: view! { <a href=desk_path_of(row.id)>{code}</a> }.into_any(),
                cells: vec![
                    view! { {thing}<span class="quiet">{row.order_number.clone()}</span> }
                        .into_any(),
                    name.into_any(),
                    format.day_and_time(row.received_at).into_any(),
                    state,
                ],
            }
        })
        .collect();
    table(
        words.scan_pallet_today(),
        columns.to_vec(),
        TableShape::Stacks,
        rows,
    )
}

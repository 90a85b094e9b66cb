//! `/staff/returns/{id}`: one return on one screen, with the next step to press.

use super::{
    desk_path_of,
    page::has_promise_of_outcome,
    payments, pickup,
    steps::{Next, steps},
    undo,
    wording::{
        acceptance_words, condition_words, disposition_words, given_words, hand_over_words,
        promise_words, reason_words, reception_words, reimbursement_words, right_name, spaced,
        standing_badge, state_badge,
    },
};
use crate::{
    design::{
        Badge, Card, Fact, Facts, Frame, Heading, Notice, NoticeTone, Page, PageTitle, TableShape,
        Tone,
    },
    photos,
    promises::term,
    request::{Asked, Form, Refused, failed_page, refused},
    shell::missing_page,
    staff::{TableRow, on_duty, table, whole},
    words::Words,
};
use domain::{ids::ReturnId, returns::State, staff::StaffMember};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    Failure, StoreError,
    returns::{PhotoView, ReturnView, StaffReturn},
};

/// One return at the desk.
#[component]
pub fn StaffReturnPage() -> impl IntoView {
    let refused = refused();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    on_duty(move |asked, member| {
        let id = match id.parse::<ReturnId>() {
            Ok(id) if member.role.receives_returns() => id,
            _ => return missing_page(),
        };
        whole(move || {
            let (asked, member, refused) = (asked.clone(), member.clone(), refused.clone());
            async move {
                match asked.store().staff_return(id).await {
                    Ok(found) => match asked.store().photos_of(&found.view).await {
                        Ok(photos) => page(&asked, &member, &found, &photos, refused.as_ref()),
                        Err(error) => failed_page(Failure::<StoreError>::Broken(error)),
                    },
                    Err(failure) => failed_page(failure),
                }
            }
        })
    })
}

fn page(
    asked: &Asked,
    member: &StaffMember,
    found: &StaffReturn,
    photos: &[PhotoView],
    refused: Option<&Refused>,
) -> AnyView {
    let words = asked.words();
    let view = &found.view;
    let next = Next::of(view);
    let name = found.name.clone().or_else(|| found.email.clone());
    let over = [
        Some(words.return_one_over(spaced(&view.short_code))),
        Some(view.order_number.clone()),
        name,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ");
    let title = next.title(view, asked);
    let before = refused
        .and_then(|refused| refused.of("before"))
        .map(|text| view! { <Notice tone=NoticeTone::Info text/> });
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let (tone, state) = state_badge(view.progress, words);
    let (steps, units) = (steps(asked, view, next, refused), units(asked, view));
    let note = (!view.note.is_empty()).then(
        || view! { <blockquote class="review-words own-words">{view.note.clone()}</blockquote> },
    );
    let told = match view.reason {
        Some(reason) => words.return_one_told(reason_words(reason, words)),
        None => words.return_one_withdrawn(),
    };
    let payments = payments::card(asked, view, refused);
    let (about, promises) = (about(asked, member, found), promises(asked, view));
    let undo = undo::offer(asked, member, found).map(|offer| view! { <Card>{offer}</Card> });
    let (photos, pickup) = (
        photos::staff_card(asked, view, photos),
        pickup::at_desk(asked, view),
    );
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path=desk_path_of(view.id) frame=Frame::Staff>
            <p><a href="/staff/returns">{words.return_one_back()}</a></p>
            <Heading over title><Badge tone text=state/></Heading>
            {before}
            {whole}
            <div class="columns">
                <div class="stack">
                    {steps}
                    {payments}
                    {pickup}
                    <Card title=words.return_one_things()>
                        {units}
                        <p>{told}</p>
                        {note}
                    </Card>
                    {undo}
                    {photos}
                </div>
                <div class="stack">{promises}{about}</div>
            </div>
        </Page>
    }
    .into_any()
}

/// The three machines of each unit, in words.
fn units(asked: &Asked, view: &ReturnView) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let money = |minor| format.money(minor, &view.currency);
    let columns = [
        words.return_desk_thing(),
        words.return_one_reception(),
        words.return_one_acceptance(),
        words.return_one_reimbursement(),
    ];
    let rows = view
        .units
        .iter()
        .map(|unit| {
            let title = words.return_unit(unit.unit.quantity, unit.title.as_str());
            let worth = format!("{} · {}", unit.sku, money(unit.unit.paid_minor()));
            let paid = (unit.reimbursed_minor > 0)
                .then(|| view! { <span class="quiet">{money(unit.reimbursed_minor)}</span> });
            let cells = vec![
                reception_words(unit.unit.reception, words).into_any(),
                view! {
                    {acceptance_words(unit.unit.acceptance, words)}
                    {seen_as(unit, words).map(|seen| view! { <span class="quiet">{seen}</span> })}
                }
                .into_any(),
                view! { {reimbursement_words(unit.unit.reimbursement, words)}{paid} }.into_any(),
            ];
            TableRow {
                head: view! { {title}<br/><span class="quiet small">{worth}</span> }.into_any(),
                cells,
            }
        })
        .collect();
    table(
        words.return_one_things(),
        columns.to_vec(),
        TableShape::Stacks,
        rows,
    )
}

/// "used · to be mended".
fn seen_as(unit: &store::returns::UnitView, words: Words) -> Option<String> {
    let condition = unit
        .condition
        .map(|condition| condition_words(condition, words));
    let disposition = unit
        .disposition
        .map(|disposition| disposition_words(disposition, words));
    let seen: Vec<String> = condition.into_iter().chain(disposition).collect();
    (!seen.is_empty()).then(|| seen.join(" · "))
}

fn promises(asked: &Asked, view: &ReturnView) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let facts = view
        .standing_promises()
        .map(|promise| {
            let name = promise_words(
                view.outcome,
                promise.kind,
                format.short_by(promise.times.judged_by),
                words,
            );
            let (tone, text) = standing_badge(view, promise, &format);
            view! { <Fact name><Badge tone text/></Fact> }
        })
        .collect_view();
    let is_ahead = !has_promise_of_outcome(view)
        && view.outcome.is_money()
        && !matches!(view.state(), State::Cancelled | State::Declined);
    let ahead = is_ahead.then(|| {
        let name = words.return_promise_refund(term(words, view.term));
        view! { <Fact name><Badge tone=Tone::Neutral text=words.return_promise_from_reception()/></Fact> }
    });
    view! { <Card title=words.return_one_promised()><Facts>{facts}{ahead}</Facts></Card> }
}

fn about(asked: &Asked, member: &StaffMember, found: &StaffReturn) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let view = &found.view;
    let journey = member.role.reads_journeys().then(|| {
        let order = Form::default().with("order", &view.order_number);
        let href = format!("/staff/journeys/{}?{}", found.customer, order.encode());
        view! { <p><a href=href>{words.return_one_journey()}</a></p> }
    });
    let fact = |name: String, value: String| {
        (!value.is_empty()).then(|| view! { <Fact name>{value}</Fact> })
    };
    let money = format.money(view.amount_minor, &view.currency);
    let facts = [
        fact(words.return_desk_customer(), person(found, words)),
        fact(words.return_one_order(), view.order_number.clone()),
        fact(words.return_desk_outcome(), given_words(view, money, words)),
        fact(words.return_one_right(), right_name(view.right, words)),
        fact(
            words.return_one_hand_over(),
            view.way_back()
                .map(|way| hand_over_words(way, words))
                .unwrap_or_default(),
        ),
        fact(
            words.return_one_agreed(),
            format.day_and_time(view.agreed_at),
        ),
        fact(words.return_one_bring(), format.short_due(view.bring_by)),
        fact(
            words.return_one_replacement(),
            view.replacement.clone().unwrap_or_default(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect_view();
    view! { <Card title=words.return_one_about()><Facts>{facts}</Facts>{journey}</Card> }
}

fn person(found: &StaffReturn, words: Words) -> String {
    match (&found.name, &found.email) {
        (Some(name), Some(email)) => format!("{name} · {email}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => words.journeys_forgotten(),
    }
}

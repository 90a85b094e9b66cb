//! `/returns/{id}`: what to do now, the code, the line, and what was promised.

use super::{
    code::{is_to_be_shown, picture},
    label_path_of,
    line::{answer, story},
    path_of, pickup,
    places::places,
    wording::{postage_words, promise_words, spaced, standing_badge},
};
use crate::{
    design::{
        Badge, Button, ButtonLink, Card, Fact, Facts, Form, Frame, Heading, Look, Notice,
        NoticeTone, Page, PageTitle, Tone,
    },
    orders::path_part,
    photos,
    promises::term,
    request::{Asked, Refused, asked, failed_page, refused},
    shell::missing_page,
};
use domain::{
    ids::ReturnId,
    promises::PromiseKind,
    returns::{HandOver, Outcome, Right, State},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    Failure, StoreError,
    returns::{PhotoView, ReturnView},
};

#[component]
pub fn ReturnPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    Suspend::new(async move {
        let Ok(id) = id.parse::<ReturnId>() else {
            return missing_page();
        };
        match asked.store().return_page(&asked.viewer, id).await {
            Ok(view) => {
                let photos = match asked.store().photos_of(&view).await {
                    Ok(photos) => photos,
                    Err(error) => return failed_page(Failure::<StoreError>::Broken(error)),
                };
                match places(&asked, &view).await {
                    Ok(places) => page(&asked, &view, &photos, places, refused.as_ref()),
                    Err(page) => page,
                }
            }
            Err(failure) => failed_page(failure),
        }
    })
}

fn page(
    asked: &Asked,
    view: &ReturnView,
    photos: &[PhotoView],
    places: Option<AnyView>,
    refused: Option<&Refused>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let path = path_of(view.id);
    let things = format.list(
        &view
            .units
            .iter()
            .map(|unit| unit.title.as_str())
            .collect::<Vec<_>>(),
    );
    let over = words.return_over(spaced(&view.short_code), things);
    let (title, lead) = answer(view, &format);
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let answer = answer_first(asked, view);
    let code = is_to_be_shown(view).then(|| code(asked, view, &path));
    let (line, amounts, promises) = (
        story(view, &format),
        amounts(asked, view),
        promises(asked, view),
    );
    let (more, pickup) = (more(asked, view), pickup::card(asked, view));
    let photos = photos::card(asked, view, photos);
    let cancel = view
        .can_be_cancelled()
        .then(|| cancel(asked, view, path.clone()));
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            <Heading over title nostrip:lead=lead/>
            {whole}
            <div class="columns">
                <div class="stack">
                    {answer}
                    {pickup}
                    {code}
                    {places}
                    <Card>{line}</Card>
                </div>
                <div class="stack">
                    {promises}
                    {amounts}
                    {photos}
                    {more}
                    {cancel}
                </div>
            </div>
        </Page>
    }
    .into_any()
}

/// The way to our question, while it waits for an answer.
fn answer_first(asked: &Asked, view: &ReturnView) -> Option<impl IntoView + use<>> {
    let case = view.info_case?;
    let href = format!("/help/{case}");
    (view.state() == State::NeedsInfo).then(|| {
        let text = asked.words().return_needs_info_answer();
        view! { <Card><div class="row"><ButtonLink href text/></div></Card> }
    })
}

fn code(asked: &Asked, view: &ReturnView, path: &str) -> impl IntoView + use<> {
    let words = asked.words();
    let until = words.return_code_note(asked.format().due(view.bring_by));
    let href = format!("{path}/code");
    let picture = picture(asked, view);
    let action = path.to_owned();
    // In a store, who takes it in says so; at home, who fetches it.
    let by_others = matches!(view.hand_over, HandOver::InStore | HandOver::HomePickup);
    let says_so = view.can_be_handed_over() && !by_others;
    let handed_in = says_so.then(|| {
        view! {
            <Form action>
                <Button text=words.return_handed_in() name="act" value="hand_over" look=Look::Quiet/>
            </Form>
        }
    });
    let label = label(asked, view);
    view! {
        <Card>
            {label}
            {picture}
            <p class="quiet qr-note">{until}</p>
            <div class="row qr-note no-print">
                <ButtonLink href text=words.return_code_alone() look=Look::Quiet/>
                {handed_in}
            </div>
        </Card>
    }
}

/// The label to print, and whose the postage is.
fn label(asked: &Asked, view: &ReturnView) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let terms = &asked.policy.returns;
    if view.hand_over != HandOver::Label || terms.address.is_empty() {
        return None;
    }
    let href = label_path_of(view.id);
    let postage = postage_words(terms.postage_of(view.right), words);
    Some(view! {
        <div class="row qr-note no-print">
            <ButtonLink href text=words.label_print()/>
        </div>
        <p class="quiet qr-note">{words.label_own_parcel()}" "{postage}</p>
    })
}

/// What was promised of it. Of a refund, before the goods are with us: what will be.
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
    let is_empty = !has_promise_of_outcome(view);
    let is_standing = !matches!(
        view.state(),
        State::Cancelled | State::Settled | State::Declined | State::Requested | State::NeedsInfo
    );
    let ahead = (is_empty && is_standing && view.outcome.is_money()).then(|| {
        let name = words.return_promise_refund(term(words, view.term));
        view! { <Fact name><Badge tone=Tone::Neutral text=words.return_promise_from_reception()/></Fact> }
    });
    let is_empty = view.standing_promises().next().is_none() && ahead.is_none();
    (!is_empty)
        .then(|| view! { <Card title=words.order_promises()><Facts>{facts}{ahead}</Facts></Card> })
}

/// Whether what is given for it has its due; that it is fetched is another promise.
pub(super) fn has_promise_of_outcome(view: &ReturnView) -> bool {
    let mut standing = view.standing_promises();
    standing.any(|promise| promise.kind != PromiseKind::CollectBy)
}

/// What it is worth, and where an amount differs from what was paid, why.
fn amounts(asked: &Asked, view: &ReturnView) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let money = |minor| format.money(minor, &view.currency);
    let rows = view
        .units
        .iter()
        .map(|unit| {
            let name = words.return_unit(unit.unit.quantity, unit.title.as_str());
            let paid = money(unit.unit.paid_minor());
            view! { <Fact name>{paid}</Fact> }
        })
        .collect_view();
    let paid: i64 = view.units.iter().map(|unit| unit.unit.paid_minor()).sum();
    let is_paid = view.paid().next().is_some();
    let name = match (!is_paid, view.outcome) {
        (false, _) => words.return_amount_refunded(),
        (true, Outcome::StoreCredit) => words.return_amount_credit(),
        (true, outcome) if outcome.is_money() => words.return_amount_refund(),
        (true, _) => words.return_amount_replacement(),
    };
    let fee: i64 = view.units.iter().map(|unit| unit.unit.fee_minor).sum();
    let kept_back = (fee > 0).then(|| {
        let (name, fee) = (words.return_amount_fee(), money(-fee));
        view! { <Fact name>{fee}</Fact> }
    });
    let back: i64 = match &view.exchange {
        Some(exchange) if !is_paid => {
            exchange.left_over_minor(view.units.iter().map(|unit| &unit.unit))
        }
        _ => 0,
    };
    let with_it = (back > 0).then(|| {
        let (name, back) = (words.return_amount_back(), money(back));
        view! { <Fact name>{back}</Fact> }
    });
    let together = if is_paid {
        view.refunded_minor
    } else {
        view.amount_minor
    };
    let why = match view.state() {
        State::Cancelled | State::Declined => Some(words.return_amount_cancelled()),
        _ if view.amount_minor == 0 => Some(words.return_amount_not_taken()),
        _ if matches!(view.outcome, Outcome::StoreCredit | Outcome::Exchange) => None,
        _ if view.outcome == Outcome::KeepWithPartRefund => None,
        _ if fee > 0 && !is_paid => None,
        _ if is_paid && view.refunded_minor < paid - fee => {
            Some(words.return_amount_part(money(paid), money(view.refunded_minor)))
        }
        _ if !view.outcome.is_money() && !is_paid => Some(words.return_amount_nothing_to_pay()),
        _ => Some(words.return_amount_paid_way()),
    };
    let is_over = matches!(view.state(), State::Cancelled | State::Declined);
    let is_worth = !is_over && view.amount_minor > 0;
    let together = is_worth.then(|| {
        let together = money(together);
        view! { <Fact name><strong>{together}</strong></Fact> }
    });
    view! {
        <Card title=words.return_amount()>
            <Facts>{rows}{kept_back}{together}{with_it}</Facts>
            {why.map(|why| view! { <p class="quiet">{why}</p> })}
        </Card>
    }
}

fn more(asked: &Asked, view: &ReturnView) -> impl IntoView + use<> {
    let words = asked.words();
    let order = format!("/orders/{}", path_part(&view.order_number));
    let ask = format!("/help?return={}", view.id);
    let change = view.can_be_changed().then(|| {
        let href = format!("{}/change", path_of(view.id));
        view! { <li><a href=href>{words.return_change()}</a></li> }
    });
    let of_order = words.return_more_order(view.order_number.as_str());
    view! {
        <Card title=words.return_more()>
            <ul class="ways no-print">
                <li><a href=order>{of_order}</a></li>
                {change}
                <li><a href=ask>{words.return_more_ask()}</a></li>
            </ul>
        </Card>
    }
}

fn cancel(asked: &Asked, view: &ReturnView, action: String) -> impl IntoView + use<> {
    let words = asked.words();
    let open = if view.comes_back() || view.right == Right::Withdrawal {
        words.return_cancel_open()
    } else {
        words.return_cancel_found()
    };
    view! {
        <Card>
            <details class="scans no-print">
                <summary>{open}</summary>
                <Form action>
                    <p class="quiet">{words.return_cancel_lead()}</p>
                    <div class="row"><Button text=words.return_cancel() name="act" value="cancel" look=Look::Quiet/></div>
                </Form>
            </details>
        </Card>
    }
}

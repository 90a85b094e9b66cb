//! `/staff/returns/{id}`: one return on one screen, with the next step to press.

use super::{
    amount, desk_path_of,
    wording::{
        acceptance_words, hand_over_words, outcome_words, promise_words, reason_words,
        reception_words, reimbursement_words, reject_words, right_name, spaced, standing_badge,
        state_badge,
    },
};
use crate::{
    design::{
        Badge, Button, Card, Fact, Facts, Field, FieldKind, Form as PostForm, Frame, Heading, Look,
        Notice, NoticeTone, Page, PageTitle, Select, TableShape, Tone,
    },
    promises::term,
    request::{Asked, Form, Refused, failed_page, refused},
    shell::missing_page,
    staff::{TableRow, on_duty, table, whole},
    words::Words,
};
use domain::{
    ids::ReturnId,
    returns::{Outcome, Reception, RejectReason, State, Unit},
    staff::StaffMember,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::returns::{ReturnView, StaffReturn};

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
                    Ok(found) => page(&asked, &member, &found, refused.as_ref()),
                    Err(failure) => failed_page(failure),
                }
            }
        })
    })
}

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Receive,
    Decide,
    Refund,
    Replace,
    Nothing,
}

impl Next {
    fn of(view: &ReturnView) -> Self {
        let any = |is: fn(&Unit) -> bool| view.units.iter().any(|unit| is(&unit.unit));
        if view.cancelled_at.is_some() {
            Self::Nothing
        } else if any(|unit| unit.reception == Reception::Awaiting) {
            Self::Receive
        } else if any(Unit::is_to_decide) {
            Self::Decide
        } else if any(Unit::is_owed) {
            match view.outcome {
                Outcome::Refund => Self::Refund,
                Outcome::Replacement => Self::Replace,
            }
        } else {
            Self::Nothing
        }
    }

    fn title(self, view: &ReturnView, asked: &Asked) -> String {
        let words = asked.words();
        match self {
            Self::Receive => words.return_one_receive(),
            Self::Decide => words.return_one_decide(),
            Self::Refund => {
                words.return_one_refund(asked.format().money(owed(view), &view.currency))
            }
            Self::Replace => words.return_one_replace(),
            Self::Nothing if view.state() == State::Cancelled => words.return_one_cancelled(),
            Self::Nothing => words.return_one_done(),
        }
    }
}

/// What is still to be paid.
fn owed(view: &ReturnView) -> i64 {
    view.units
        .iter()
        .filter(|unit| unit.unit.is_owed())
        .map(|unit| unit.unit.amount_minor())
        .sum()
}

fn page(
    asked: &Asked,
    member: &StaffMember,
    found: &StaffReturn,
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
    let (about, promises) = (about(asked, member, found), promises(asked, view));
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
                    <Card title=words.return_one_things()>
                        {units}
                        <p>{told}</p>
                        {note}
                    </Card>
                </div>
                <div class="stack">{promises}{about}</div>
            </div>
        </Page>
    }
    .into_any()
}

fn steps(
    asked: &Asked,
    view: &ReturnView,
    next: Next,
    refused: Option<&Refused>,
) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let action = desk_path_of(view.id);
    let press = |text: String, act: &'static str, look: Look| {
        let action = action.clone();
        view! {
            <PostForm action>
                <div class="row"><Button text look name="act" value=act/></div>
            </PostForm>
        }
    };
    let was_sent = view.replacement.is_some();
    let may_replace = view.outcome == Outcome::Replacement && !was_sent;
    let inside = match next {
        Next::Nothing => return None,
        Next::Receive => {
            // The law asks for the money as soon as the customer shows that it was handed in.
            let money = view.units.iter().any(|unit| unit.unit.is_owed()).then(|| {
                let form = refund(asked, view, Look::Quiet, refused);
                let is_open = refused.is_some_and(|refused| refused.typed.get("act") == "refund");
                view! {
                    <details class="scans" open=is_open>
                        <summary>{words.return_one_refund_first()}</summary>
                        {form}
                    </details>
                }
            });
            let earlier = may_replace.then(|| {
                view! {
                    <p class="quiet">{words.return_one_replace_early()}</p>
                    {press(words.return_one_replace(), "replace", Look::Quiet)}
                }
            });
            view! {
                <p>{words.return_one_receive_lead(view.progress.pieces)}</p>
                {press(words.return_one_receive_button(), "receive", Look::Primary)}
                {earlier}
                {money}
            }
            .into_any()
        }
        Next::Decide => {
            let reject = reject(asked, view, refused);
            view! {
                <p>{words.return_one_decide_lead()}</p>
                {press(words.return_one_accept(), "accept", Look::Primary)}
                {reject}
            }
            .into_any()
        }
        Next::Refund => refund(asked, view, Look::Primary, refused).into_any(),
        Next::Replace => {
            let instead = refund(asked, view, Look::Quiet, refused);
            let is_open = refused.is_some_and(|refused| refused.typed.get("act") == "refund");
            view! {
                <p>{words.return_one_replace_lead()}</p>
                {press(words.return_one_replace(), "replace", Look::Primary)}
                <details class="scans" open=is_open>
                    <summary>{words.return_one_refund_instead()}</summary>
                    {instead}
                </details>
            }
            .into_any()
        }
    };
    Some(view! { <Card title=words.return_one_next()>{inside}</Card> })
}

fn reject(asked: &Asked, view: &ReturnView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let fault = refused.and_then(|refused| refused.of("reason"));
    // Nothing is chosen for anybody: the first line is a question.
    let none = (String::new(), "–".to_owned());
    let reasons = RejectReason::ALL
        .iter()
        .map(|reason| (reason.as_str().to_owned(), reject_words(*reason, words)));
    let options = std::iter::once(none).chain(reasons).collect::<Vec<_>>();
    let is_open = fault.is_some();
    view! {
        <details class="scans" open=is_open>
            <summary>{words.return_one_reject_open()}</summary>
            <PostForm action=desk_path_of(view.id)>
                <Select name="reason" label=words.return_one_reject_why() options nostrip:error=fault/>
                <div class="row"><Button text=words.return_one_reject() look=Look::Quiet name="act" value="reject"/></div>
            </PostForm>
        </details>
    }
}

/// The amount stands there already; less may be agreed on.
fn refund(
    asked: &Asked,
    view: &ReturnView,
    look: Look,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let most = owed(view);
    let value = refused
        .map(|refused| refused.typed.get("amount").to_owned())
        .filter(|typed| !typed.is_empty())
        .unwrap_or_else(|| amount::typed(most, &view.currency, asked.locale));
    let label = words.return_one_amount(view.currency.as_str());
    let hint = words.return_one_amount_hint(asked.format().money(most, &view.currency));
    let fault = refused.and_then(|refused| refused.of("amount"));
    view! {
        <PostForm action=desk_path_of(view.id)>
            <Field name="amount" label hint kind=FieldKind::Amount value nostrip:error=fault/>
            <div class="row"><Button text=words.return_one_refund_button() look name="act" value="refund"/></div>
        </PostForm>
    }
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
                acceptance_words(unit.unit.acceptance, words).into_any(),
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

fn promises(asked: &Asked, view: &ReturnView) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let facts = view
        .promises
        .iter()
        .map(|promise| {
            let name = promise_words(
                promise.kind,
                format.short_by(promise.times.judged_by),
                words,
            );
            let (tone, text) = standing_badge(view, promise, &format);
            view! { <Fact name><Badge tone text/></Fact> }
        })
        .collect_view();
    let is_ahead = view.promises.is_empty()
        && view.outcome == Outcome::Refund
        && view.state() != State::Cancelled;
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
        fact(
            words.return_desk_outcome(),
            outcome_words(view.outcome, money, words),
        ),
        fact(words.return_one_right(), right_name(view.right, words)),
        fact(
            words.return_one_hand_over(),
            hand_over_words(view.hand_over, words),
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

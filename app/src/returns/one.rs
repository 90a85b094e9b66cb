//! `/staff/returns/{id}`: one return on one screen, with the next step to press.

use super::{
    amount, desk_path_of, undo,
    wording::{
        acceptance_words, condition_words, decline_words, disposition_words, hand_over_words,
        outcome_words, partly_words, promise_words, reason_words, reception_words,
        reimbursement_words, reject_words, right_name, spaced, standing_badge, state_badge,
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
    returns::{
        Condition, DeclineReason, Disposition, Outcome, PartlyReason, Reception, RejectReason,
        State, Unit,
    },
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
    Approve,
    Receive,
    Decide,
    Refund,
    Replace,
    Nothing,
}

impl Next {
    fn of(view: &ReturnView) -> Self {
        let any = |is: fn(&Unit) -> bool| view.units.iter().any(|unit| is(&unit.unit));
        if matches!(view.state(), State::Cancelled | State::Declined) {
            Self::Nothing
        } else if view.state() == State::Requested {
            Self::Approve
        } else if any(|unit| unit.reception == Reception::Awaiting) {
            Self::Receive
        } else if any(Unit::is_to_decide) {
            Self::Decide
        } else if any(Unit::is_owed) {
            if view.outcome.is_money() {
                Self::Refund
            } else {
                Self::Replace
            }
        } else {
            Self::Nothing
        }
    }

    fn title(self, view: &ReturnView, asked: &Asked) -> String {
        let words = asked.words();
        match self {
            Self::Approve => words.return_one_approve(),
            Self::Receive => words.return_one_receive(),
            Self::Decide => words.return_one_decide(),
            Self::Refund => {
                let money = asked.format().money(owed(view), &view.currency);
                if view.outcome == Outcome::StoreCredit {
                    words.return_one_credit(money)
                } else {
                    words.return_one_refund(money)
                }
            }
            Self::Replace => send_words(view, words),
            Self::Nothing if view.state() == State::Declined => words.return_one_declined(),
            Self::Nothing if view.state() == State::Cancelled => words.return_one_cancelled(),
            Self::Nothing => words.return_one_done(),
        }
    }
}

/// "Send a replacement", or what else is sent.
fn send_words(view: &ReturnView, words: Words) -> String {
    match view.outcome {
        Outcome::Replacement => words.return_one_replace(),
        _ => words.return_one_send(),
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
    let undo = undo::offer(asked, member, found).map(|offer| view! { <Card>{offer}</Card> });
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
                    {undo}
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
        Next::Approve => {
            let decline = decline(asked, view, refused);
            view! {
                <p>{words.return_one_approve_lead()}</p>
                {press(words.return_one_approve_button(), "approve", Look::Primary)}
                {decline}
            }
            .into_any()
        }
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
                {receive_some(asked, view, refused)}
                {earlier}
                {money}
            }
            .into_any()
        }
        Next::Decide => {
            let (partly, reject) = (partly(asked, view, refused), reject(asked, view, refused));
            let accept = action.clone();
            view! {
                <p>{words.return_one_decide_lead()}</p>
                <PostForm action=accept>
                    {seen(words)}
                    <div class="row"><Button text=words.return_one_accept() name="act" value="accept"/></div>
                </PostForm>
                {partly}
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
                {press(send_words(view, words), "replace", Look::Primary)}
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

/// Why a return is not agreed.
fn decline(asked: &Asked, view: &ReturnView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let fault = refused.and_then(|refused| refused.of("reason"));
    let reasons = DeclineReason::ALL
        .iter()
        .map(|reason| (reason.as_str().to_owned(), decline_words(*reason, words)));
    let options = with_none(reasons);
    let is_open = fault.is_some();
    view! {
        <details class="scans" open=is_open>
            <summary>{words.return_one_decline_open()}</summary>
            <PostForm action=desk_path_of(view.id)>
                <Select name="reason" label=words.return_one_reject_why() options nostrip:error=fault/>
                <div class="row"><Button text=words.return_one_decline() look=Look::Quiet name="act" value="decline"/></div>
            </PostForm>
        </details>
    }
}

/// Nothing is chosen for anybody: the first line is a question.
fn with_none(options: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), "–".to_owned()))
        .chain(options)
        .collect()
}

/// Where less than all has come: how many of each.
fn receive_some(
    asked: &Asked,
    view: &ReturnView,
    refused: Option<&Refused>,
) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let awaited = |unit: &&store::returns::UnitView| unit.unit.reception == Reception::Awaiting;
    let pieces: i64 = view
        .units
        .iter()
        .filter(awaited)
        .map(|unit| unit.unit.quantity)
        .sum();
    if pieces < 2 {
        return None;
    }
    let fault = refused.and_then(|refused| refused.of("pieces"));
    let is_open = fault.is_some();
    let fields = view
        .units
        .iter()
        .filter(awaited)
        .map(|unit| {
            let label = words.return_one_pieces(unit.title.as_str());
            let (name, most) = (pieces_field(unit.position), unit.unit.quantity.to_string());
            view! {
                <label class="pieces">
                    <span>{label}</span>
                    <input type="number" inputmode="numeric" name=name min="0" max=most value="0"/>
                </label>
            }
        })
        .collect_view();
    Some(view! {
        <details class="scans" open=is_open>
            <summary>{words.return_one_receive_some()}</summary>
            <PostForm action=desk_path_of(view.id)>
                {fault.map(|fault| view! { <p class="field-error">{fault}</p> })}
                {fields}
                <div class="row">
                    <Button text=words.return_one_receive_button() look=Look::Quiet name="act" value="receive_some"/>
                </div>
            </PostForm>
        </details>
    })
}

/// The field of a number of pieces of the unit in this place.
pub(super) fn pieces_field(position: i64) -> String {
    format!("pieces.{position}")
}

/// How it came back, and what becomes of it; both may stay unsaid.
fn seen(words: Words) -> impl IntoView + use<> {
    let conditions = with_none(Condition::ALL.iter().map(|condition| {
        (
            condition.as_str().to_owned(),
            condition_words(*condition, words),
        )
    }));
    let dispositions = with_none(Disposition::ALL.iter().map(|disposition| {
        (
            disposition.as_str().to_owned(),
            disposition_words(*disposition, words),
        )
    }));
    view! {
        <div class="row">
            <Select name="condition" label=words.return_one_condition() options=conditions/>
            <Select name="disposition" label=words.return_one_disposition() options=dispositions/>
        </div>
    }
}

/// Taken back for less than was paid, one line at a time.
fn partly(asked: &Asked, view: &ReturnView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let typed = |field: &str| {
        refused
            .map(|refused| refused.typed.get(field).to_owned())
            .unwrap_or_default()
    };
    let is_open = typed("act") == "partly";
    let faults = |field: &str| {
        refused
            .filter(|_| is_open)
            .and_then(|refused| refused.of(field))
    };
    let (reason_fault, amount_fault) = (faults("reason"), faults("amount"));
    let reasons = with_none(
        PartlyReason::ALL
            .iter()
            .filter(|reason| **reason != PartlyReason::Kept)
            .map(|reason| (reason.as_str().to_owned(), partly_words(*reason, words))),
    );
    let to_decide = view.units.iter().filter(|unit| unit.unit.is_to_decide());
    let lines: Vec<(String, String)> = to_decide
        .map(|unit| {
            let title = words.return_unit(unit.unit.quantity, unit.title.as_str());
            (unit.line_id.clone(), title)
        })
        .collect();
    let label = words.return_one_amount(view.currency.as_str());
    let value = typed("amount");
    view! {
        <details class="scans" open=is_open>
            <summary>{words.return_one_partly()}</summary>
            <PostForm action=desk_path_of(view.id)>
                <Select name="line" label=words.return_desk_thing() options=lines/>
                <Field name="amount" label kind=FieldKind::Amount value nostrip:error=amount_fault/>
                <Select name="reason" label=words.return_one_reject_why() options=reasons nostrip:error=reason_fault/>
                {seen(words)}
                <div class="row"><Button text=words.return_one_partly_button() look=Look::Quiet name="act" value="partly"/></div>
            </PostForm>
        </details>
    }
}

fn reject(asked: &Asked, view: &ReturnView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let fault = refused.and_then(|refused| refused.of("reason"));
    let is_of_this = refused.is_some_and(|refused| refused.typed.get("act") == "reject");
    let fault = fault.filter(|_| is_of_this);
    let options = with_none(
        RejectReason::ALL
            .iter()
            .map(|reason| (reason.as_str().to_owned(), reject_words(*reason, words))),
    );
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
    let button = if view.outcome == Outcome::StoreCredit {
        words.return_one_credit_button()
    } else {
        words.return_one_refund_button()
    };
    let hint = words.return_one_amount_hint(asked.format().money(most, &view.currency));
    let fault = refused.and_then(|refused| refused.of("amount"));
    view! {
        <PostForm action=desk_path_of(view.id)>
            <Field name="amount" label hint kind=FieldKind::Amount value nostrip:error=fault/>
            <div class="row"><Button text=button look name="act" value="refund"/></div>
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
    let is_ahead = view.standing_promises().next().is_none()
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

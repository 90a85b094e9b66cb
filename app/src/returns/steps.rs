//! The next step at the desk: said in the heading, and made by one form each.

use super::{
    amount, desk_path_of,
    wording::{condition_words, decline_words, disposition_words, partly_words, reject_words},
};
use crate::{
    design::{Button, Card, Field, FieldKind, Form as PostForm, Look, Select, TextArea},
    request::{Asked, Refused},
    words::Words,
};
use domain::{
    cases::LONGEST_WORDS,
    returns::{
        Condition, DeclineReason, Disposition, Outcome, PartlyReason, Reception, RejectReason,
        State, Unit,
    },
};
use leptos::prelude::*;
use store::returns::{ReturnView, UnitView};

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Approve,
    Receive,
    Decide,
    Refund,
    Replace,
    /// Whoever pays was asked to; `payments` shows what is on its way.
    AwaitPayment,
    Nothing,
}

impl Next {
    pub(super) fn of(view: &ReturnView) -> Self {
        let any = |is: fn(&Unit) -> bool| view.units.iter().any(|unit| is(&unit.unit));
        if matches!(view.state(), State::Cancelled | State::Declined) {
            Self::Nothing
        } else if matches!(view.state(), State::Requested | State::NeedsInfo) {
            Self::Approve
        } else if any(|unit| unit.reception == Reception::Awaiting) {
            Self::Receive
        } else if any(Unit::is_to_decide) {
            Self::Decide
        } else if any(Unit::is_to_pay) {
            if view.outcome.is_money() || view.is_worth_less() {
                Self::Refund
            } else {
                Self::Replace
            }
        } else if view.difference_owed_minor() > 0 {
            Self::Refund
        } else if view.asked_for().next().is_some() {
            Self::AwaitPayment
        } else {
            Self::Nothing
        }
    }

    pub(super) fn title(self, view: &ReturnView, asked: &Asked) -> String {
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
            Self::AwaitPayment => {
                let minor = view.asked_for().map(|refund| refund.amount_minor).sum();
                words.return_one_paying(asked.format().money(minor, &view.currency))
            }
            Self::Nothing if view.state() == State::Declined => words.return_one_declined(),
            Self::Nothing if view.state() == State::Cancelled => words.return_one_cancelled(),
            Self::Nothing => words.return_one_done(),
        }
    }
}

/// "Send a replacement", or what else is sent.
fn send_words(view: &ReturnView, words: Words) -> String {
    match (view.outcome, &view.exchange) {
        (Outcome::Replacement, _) => words.return_one_replace(),
        (_, Some(exchange)) => words.return_exchange_send(exchange.title.as_str()),
        _ => words.return_one_send(),
    }
}

/// What is still to be paid.
fn owed(view: &ReturnView) -> i64 {
    let units = view.units.iter().filter(|unit| unit.unit.is_to_pay());
    let owed: i64 = units.map(|unit| unit.unit.amount_minor()).sum();
    owed + view.difference_owed_minor()
}

/// The forms of the next step.
pub(super) fn steps(
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
        Next::Nothing | Next::AwaitPayment => return None,
        Next::Approve => {
            let (decline, ask) = (decline(asked, view, refused), ask(asked, view, refused));
            view! {
                <p>{words.return_one_approve_lead()}</p>
                {press(words.return_one_approve_button(), "approve", Look::Primary)}
                {ask}
                {decline}
            }
            .into_any()
        }
        Next::Receive => {
            // The law asks for the money as soon as the customer shows that it was handed in.
            let money = view
                .units
                .iter()
                .any(|unit| unit.unit.is_to_pay())
                .then(|| {
                    let form = refund(asked, view, Look::Quiet, refused);
                    let is_open =
                        refused.is_some_and(|refused| refused.typed.get("act") == "refund");
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
                    {seen(words, "condition", "disposition")}
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

/// What more is to be known, asked once; after that, the way to what was asked.
fn ask(asked: &Asked, view: &ReturnView, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    if let Some(case) = view.info_case {
        let href = format!("/staff/cases/{case}");
        return view! { <p><a href=href>{words.return_one_info_asked()}</a></p> }.into_any();
    }
    let fault = refused.and_then(|refused| refused.of("question"));
    let typed = refused.map(|refused| refused.typed.get("question").to_owned());
    let (value, is_open) = (typed.unwrap_or_default(), fault.is_some());
    let longest = u32::try_from(LONGEST_WORDS).unwrap_or(4_000);
    view! {
        <details class="scans" open=is_open>
            <summary>{words.return_one_ask_open()}</summary>
            <PostForm action=desk_path_of(view.id)>
                <TextArea name="question" label=words.return_one_ask_question() value nostrip:error=fault longest/>
                <div class="row"><Button text=words.return_one_ask() look=Look::Quiet name="act" value="ask"/></div>
            </PostForm>
        </details>
    }
    .into_any()
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
    let awaited = |unit: &&UnitView| unit.unit.reception == Reception::Awaiting;
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
/// A field's name makes its id, so each form calls them by its own.
fn seen(words: Words, condition: &'static str, disposition: &'static str) -> impl IntoView + use<> {
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
            <Select name=condition label=words.return_one_condition() options=conditions/>
            <Select name=disposition label=words.return_one_disposition() options=dispositions/>
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
    let (reason_fault, amount_fault) = (faults("partly_reason"), faults("partly_amount"));
    let reasons = with_none(
        PartlyReason::ALL
            .iter()
            .filter(|reason| **reason != PartlyReason::Kept)
            .map(|reason| (reason.as_str().to_owned(), partly_words(*reason, words))),
    );
    // A line that came in parts is judged as one.
    let mut pieces: Vec<(&UnitView, i64)> = Vec::new();
    for unit in view.units.iter().filter(|unit| unit.unit.is_to_decide()) {
        match pieces
            .iter_mut()
            .find(|(known, _)| known.line_id == unit.line_id)
        {
            Some((_, together)) => *together += unit.unit.quantity,
            None => pieces.push((unit, unit.unit.quantity)),
        }
    }
    let lines: Vec<(String, String)> = pieces
        .into_iter()
        .map(|(unit, together)| {
            let title = words.return_unit(together, unit.title.as_str());
            (unit.line_id.clone(), title)
        })
        .collect();
    let label = words.return_one_amount(view.currency.as_str());
    let value = typed("partly_amount");
    view! {
        <details class="scans" open=is_open>
            <summary>{words.return_one_partly()}</summary>
            <PostForm action=desk_path_of(view.id)>
                <Select name="line" label=words.return_desk_thing() options=lines/>
                <Field name="partly_amount" label kind=FieldKind::Amount value nostrip:error=amount_fault/>
                <Select name="partly_reason" label=words.return_one_reject_why() options=reasons nostrip:error=reason_fault/>
                {seen(words, "partly_condition", "partly_disposition")}
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

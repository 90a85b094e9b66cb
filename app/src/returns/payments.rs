//! Money that was asked for, at the desk: the shop's own system says what became of it, and whoever sits here may say it
//! in its place.

use super::{desk_path_of, wording::failure_words};
use crate::{
    design::{Button, Card, Field, FieldKind, Form as PostForm, Look, Notice, NoticeTone, Select},
    request::{Answer, Asked, Form, Refused},
};
use domain::{
    actor::Actor,
    ids::{RefundId, ReturnId},
    returns::{
        PaymentFailure, PaymentRefused,
        incoming::{ConfirmIn, LONGEST_REFERENCE},
    },
    staff::StaffMember,
};
use http::StatusCode;
use leptos::prelude::*;
use store::{
    Failure,
    returns::{Moved, Refund, ReturnView},
};

/// What is on its way, each with the words on it; and the last one, where it failed.
pub(super) fn card(
    asked: &Asked,
    view: &ReturnView,
    refused: Option<&Refused>,
) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let pending: Vec<_> = view
        .asked_for()
        .map(|refund| one(asked, view, refund, refused))
        .collect();
    let failed = view.failed_payment().map(|refund| {
        let why = refund.failure.unwrap_or(PaymentFailure::Other);
        let text = words.return_one_payment_failed(failure_words(why, words));
        view! { <Notice tone=NoticeTone::Problem text/> }
    });
    (!pending.is_empty() || failed.is_some()).then(|| {
        view! { <Card title=words.return_one_payments()>{failed}{pending}</Card> }
    })
}

/// Each has its own names for its fields: several may be on their way.
fn reference_field(id: RefundId) -> String {
    format!("reference.{id}")
}

fn failure_field(id: RefundId) -> String {
    format!("failure.{id}")
}

fn one(
    asked: &Asked,
    view: &ReturnView,
    refund: &Refund,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let (action, id) = (desk_path_of(view.id), refund.id);
    let amount = format.money(refund.amount_minor, &view.currency);
    let told = words.return_one_asked(amount, format.day_and_time(refund.at));
    let (reference, failure) = (reference_field(id), failure_field(id));
    let of = |field: &str| refused.and_then(|refused| refused.of(field));
    let (reference_fault, failure_fault) = (of(&reference), of(&failure));
    let value = refused.map(|refused| refused.typed.get(&reference).to_owned());
    let is_open = failure_fault.is_some();
    let reasons = std::iter::once((String::new(), "–".to_owned()))
        .chain(
            PaymentFailure::ALL
                .iter()
                .map(|why| (why.as_str().to_owned(), failure_words(*why, words))),
        )
        .collect::<Vec<_>>();
    let hidden = move || view! { <input type="hidden" name="refund" value=id.to_string()/> };
    view! {
        <p>{told}</p>
        <p class="quiet">{words.return_one_asked_lead()}</p>
        <PostForm action=action.clone()>
            {hidden()}
            <Field name=reference label=words.return_one_reference() kind=FieldKind::Reference
                optional=words.design_optional() nostrip:value=value nostrip:error=reference_fault/>
            <div class="row"><Button text=words.return_one_paid() name="act" value="paid"/></div>
        </PostForm>
        <details class="scans" open=is_open>
            <summary>{words.return_one_unpaid_open()}</summary>
            <PostForm action>
                {hidden()}
                <Select name=failure label=words.return_one_reject_why() options=reasons nostrip:error=failure_fault/>
                <div class="row"><Button text=words.return_one_unpaid() look=Look::Quiet name="act" value="unpaid"/></div>
            </PostForm>
        </details>
    }
}

/// Somebody says what became of a payment. Said again it says since when it stands so.
pub(super) async fn press(
    asked: &Asked,
    member: &StaffMember,
    id: ReturnId,
    form: &Form,
) -> Answer {
    let (words, store) = (asked.words(), asked.store());
    let Ok(refund) = form.get("refund").parse::<RefundId>() else {
        return Answer::NotFound;
    };
    match store.refund(refund).await {
        Ok(found) if found.return_id == id => {}
        Ok(_) => return Answer::NotFound,
        Err(failure) => return Answer::failed(failure, |never| match never {}),
    }
    let actor = Actor::Staff(member.id);
    let settled = if form.get("act") == "paid" {
        let field = reference_field(refund);
        let typed = form.get(&field);
        if typed.chars().count() > LONGEST_REFERENCE || typed.chars().any(char::is_control) {
            let long = words.return_one_reference_long();
            return Answer::Refused(Refused::field(form, field, long));
        }
        let said = ConfirmIn {
            reference: (!typed.is_empty()).then(|| typed.to_owned()),
            at: None,
        };
        store.confirm_refund(&actor, refund, &said).await
    } else {
        let field = failure_field(refund);
        let Some(reason) = PaymentFailure::read(form.get(&field)) else {
            let missing = words.return_one_unpaid_missing();
            return Answer::Refused(Refused::field(form, field, missing));
        };
        store.fail_refund(&actor, refund, reason).await
    };
    match settled {
        Ok(Moved::Now(_)) => Answer::SeeOther(desk_path_of(id)),
        Ok(Moved::Before(at)) => {
            let before = words.return_desk_before(asked.format().day_and_time(at));
            Answer::Refused(Refused {
                status: StatusCode::CONFLICT,
                ..Refused::field(form, "before", before)
            })
        }
        Err(Failure::Refused(PaymentRefused::Ended(_))) => Answer::Refused(Refused {
            status: StatusCode::CONFLICT,
            ..Refused::field(form, "", words.return_one_payment_ended())
        }),
        Err(failure) => Answer::failed(failure, |_| {
            Refused::field(form, "", words.return_one_payment_ended())
        }),
    }
}

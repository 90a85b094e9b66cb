//! What admins decide: `/staff/settings/returns`, the terms of returns.

mod form;
mod more;
mod page;

pub use page::ReturnTermsPage;

use crate::request::{Answer, Asked, Form, PagePost, Refused, page_post};
use domain::{
    actor::Actor,
    policy::{Policy, PolicyFault},
};
use store::Failure;

/// The page's own address.
pub(crate) const RETURNS: &str = "/staff/settings/returns";

/// The POSTs of this feature.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![page_post(RETURNS, async |asked, _, form| {
        press(&asked, form).await
    })]
}

/// Tried or saved. A try is the same page again, with what the terms would have made of the last returns.
async fn press(asked: &Asked, form: Form) -> Answer {
    let Some(member) = asked
        .staff
        .as_ref()
        .filter(|member| member.role.sets_policy())
    else {
        return Answer::NotFound;
    };
    let words = asked.words();
    let policy = match form::read(&form, &asked.policy, words) {
        Ok(policy) => policy,
        Err(refused) => return Answer::Refused(refused),
    };
    if form.get("act") == "try" {
        return match policy.checked() {
            Ok(_) => Answer::Step(form),
            Err(fault) => Answer::Refused(faulty(&form, &fault)),
        };
    }
    let saved = asked
        .store()
        .set_policy(&Actor::Staff(member.id), policy)
        .await;
    match saved {
        Ok(()) => Answer::SeeOther(format!("{RETURNS}?saved=yes")),
        Err(Failure::Refused(fault)) => Answer::Refused(faulty(&form, &fault)),
        Err(Failure::NotFound) => Answer::NotFound,
        Err(Failure::Broken(error)) => Answer::Broken(error),
    }
}

fn faulty(form: &Form, fault: &PolicyFault) -> Refused {
    let field = match fault {
        PolicyFault::Returns(fault) => fault.field.replace('/', "."),
        _ => String::new(),
    };
    Refused::field(form, field, fault.to_string())
}

/// The terms as the form states them, for the page of a try.
pub(super) fn stated(form: &Form, asked: &Asked) -> Option<Policy> {
    form::read(form, &asked.policy, asked.words()).ok()
}

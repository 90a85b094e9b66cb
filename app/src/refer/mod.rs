//! Inviting friends: one's own page at `/refer`, what a friend finds at `/i/{code}`, and `/staff/advocates`.

mod advocates;
mod friend;
mod landing;
mod page;

pub use advocates::AdvocatesPage;
pub use landing::LandingPage;
pub use page::ReferPage;

use crate::request::{Answer, Asked, Form, PagePost, Refused, page_post};
use domain::{actor::Actor, ids::ReferralId, referrals::RewardRefused};

/// The POSTs beside these pages. Each does once what is pressed twice.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![
        page_post("/refer", async |asked, _, form| {
            match (asked.customer, form.get("act")) {
                (Some(customer), "make") => match asked.store().make_invitation(customer).await {
                    Ok(_) => Answer::SeeOther("/refer".to_owned()),
                    Err(failure) => Answer::failed(failure, |never| match never {}),
                },
                _ => Answer::NotFound,
            }
        }),
        page_post("/staff/advocates", async |asked, _, form| {
            issue(&asked, &form).await
        }),
    ]
}

async fn issue(asked: &Asked, form: &Form) -> Answer {
    let referral = form.get("referral").parse::<ReferralId>();
    let (Some(member), Ok(referral)) = (&asked.staff, referral) else {
        return Answer::NotFound;
    };
    let actor = Actor::Staff(member.id);
    match asked.store().issue_reward(&actor, referral).await {
        Ok(()) => Answer::SeeOther("/staff/advocates?issued=yes".to_owned()),
        Err(failure) => Answer::failed(failure, |RewardRefused::NotEligible| {
            Refused::field(form, "", asked.words().advocates_not_owed())
        }),
    }
}

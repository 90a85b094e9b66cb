//! What can be done on an order's page: ask for a code, open with it, say whether a parcel is there.

use super::parts::path_part;
use crate::{
    request::{Answer, Asked, Form, PagePost, Refused, page_post},
    visit,
};
use domain::ids::ShipmentId;
use store::{Failure, orders::Receipt, rates};

/// The POST beside each page of this feature.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![page_post(
        "/orders/{number}",
        async |asked, params, form| {
            let number = params
                .get("number")
                .cloned()
                .unwrap_or_default()
                .replace('\0', "");
            match form.get("act") {
                "send" => send_code(&asked, &number, &form).await,
                "open" => open(&asked, &number, &form).await,
                "have" => tell_receipt(&asked, &number, &form, Receipt::Confirmed).await,
                "have_not" => tell_receipt(&asked, &number, &form, Receipt::Denied).await,
                _ => Answer::NotFound,
            }
        },
    )]
}

/// Both limits count before anything is known of the order, so that what they answer tells nothing of it.
async fn send_code(asked: &Asked, number: &str, form: &Form) -> Answer {
    let words = asked.words();
    let turns = [
        (rates::LINK_BY_ADDRESS, asked.address.as_str()),
        (rates::LINK_TO_ADDRESS, number),
    ];
    for (limit, whom) in turns {
        if let Err(failure) = asked.store().take_turn(limit, whom).await {
            return Answer::failed(failure, |too_many| {
                Refused::too_often(
                    form,
                    too_many.retry_after_seconds.unsigned_abs(),
                    words.order_code_too_often(),
                )
            });
        }
    }
    let browser = asked.browser.clone().unwrap_or_default();
    match asked
        .store()
        .send_order_code(&asked.viewer, number, &browser)
        .await
    {
        Ok(()) => Answer::SeeOther(format!("/orders/{}?code=sent#open", path_part(number))),
        Err(failure) => Answer::failed(failure, |never| match never {}),
    }
}

async fn open(asked: &Asked, number: &str, form: &Form) -> Answer {
    let words = asked.words();
    if let Err(failure) = asked
        .store()
        .take_turn(rates::CODE_BY_ADDRESS, &asked.address)
        .await
    {
        return Answer::failed(failure, |too_many| {
            Refused::too_often(
                form,
                too_many.retry_after_seconds.unsigned_abs(),
                words.order_code_too_often(),
            )
        });
    }
    let browser = asked.browser.clone().unwrap_or_default();
    let grant = match asked
        .store()
        .open_with_code(number, &browser, form.get("code"))
        .await
    {
        Ok(grant) => grant,
        Err(failure) => {
            return Answer::failed(failure, |refused| {
                let said = if refused.tries_left == 0 {
                    words.order_code_used_up()
                } else {
                    words.order_code_wrong()
                };
                Refused::field(form, "code", said)
            });
        }
    };
    match visit::open(asked, grant).await {
        Ok(()) => Answer::SeeOther(format!("/orders/{}", path_part(number))),
        Err(error) => Answer::Broken(error),
    }
}

/// Saying the same again writes nothing, so pressing twice needs no key.
async fn tell_receipt(asked: &Asked, number: &str, form: &Form, receipt: Receipt) -> Answer {
    let parcel = match form.get("parcel") {
        "" => None,
        id => match id.parse::<ShipmentId>() {
            Ok(id) => Some(id),
            Err(_) => return Answer::NotFound,
        },
    };
    match asked
        .store()
        .tell_receipt(&asked.viewer, number, parcel, receipt)
        .await
    {
        Ok(()) => Answer::SeeOther(format!("/orders/{}", path_part(number))),
        Err(Failure::Refused(never)) => match never {},
        Err(Failure::NotFound) => Answer::NotFound,
        Err(Failure::Broken(error)) => Answer::Broken(error),
    }
}

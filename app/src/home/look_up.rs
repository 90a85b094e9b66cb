//! Finding an order by its number and mail address. Whatever is wrong, the answer is the same, and it takes as long as a
//! right one: nobody learns from it whether an order or an address exists (`reliability.md`, test 22).

use crate::{
    request::{Answer, Asked, Form, PagePost, Refused, page_post},
    visit,
};
use std::time::Duration;
use store::{
    Failure, StoreError,
    orders::{Grant, Sight},
    rates::{self, TooMany},
};
use tokio::time::Instant;

/// Longer than a look-up takes; every answer waits for it.
const TAKES: Duration = Duration::from_millis(400);

/// The POST beside the start page.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![page_post("/", async |asked, _, form| {
        let done_at = Instant::now() + TAKES;
        let answer = look_up(&asked, &form).await;
        Answer::NotBefore(done_at, Box::new(answer))
    })]
}

async fn look_up(asked: &Asked, form: &Form) -> Answer {
    let words = asked.words();
    let (number, email) = (form.get("number"), form.get("email"));
    let mut missing = Vec::new();
    if number.is_empty() {
        missing.push(("number", words.home_number_missing()));
    }
    if email.is_empty() {
        missing.push(("email", words.home_email_missing()));
    }
    if !missing.is_empty() {
        return Answer::Refused(Refused::fields(form, missing));
    }
    match find(asked, number, email).await {
        Ok(Some(number)) => {
            Answer::SeeOther(format!("/orders/{}", crate::orders::path_part(&number)))
        }
        Ok(None) => Answer::Refused(Refused::field(form, "", words.home_not_found())),
        Err(failure) => Answer::failed(failure, |too_many| {
            Refused::too_often(
                form,
                too_many.retry_after_seconds.unsigned_abs(),
                words.home_too_often(),
            )
        }),
    }
}

/// The order's number, opened for this session as far as its status; `None` where anything is wrong.
async fn find(
    asked: &Asked,
    number: &str,
    email: &str,
) -> Result<Option<String>, Failure<TooMany>> {
    asked
        .store()
        .take_turn(rates::LOOKUP_BY_ADDRESS, &asked.address)
        .await?;
    asked
        .store()
        .take_turn(rates::LOOKUP_OF_ORDER, &number.to_uppercase())
        .await?;
    let Some((order, number)) = asked.store().look_up(number, email).await? else {
        return Ok(None);
    };
    let opened: Result<(), StoreError> = visit::open(
        asked,
        Grant {
            order,
            sight: Sight::Status,
        },
    )
    .await;
    opened?;
    Ok(Some(number))
}

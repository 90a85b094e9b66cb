//! What is pressed: on to the confirmation, back to the form, and the confirmation itself.

use super::in_one_line;
use crate::{
    request::{Answer, Asked, Form, PagePost, Refused, page_post, take_turn},
    words::Words,
};
use domain::withdrawals::{Fault, Refused as Faults, Statement};
use std::time::Duration;
use store::{
    rates::{self, Limit},
    withdrawals::Door,
};
use tokio::time::Instant;

/// Longer than any statement takes to be written down: one that fits an order takes no longer to be answered than one that
/// fits none.
const TAKES: Duration = Duration::from_millis(400);

/// The POST beside `/withdraw`.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![page_post("/withdraw", async |asked, _, form| {
        match form.get("step") {
            "confirm" => {
                let done_at = Instant::now() + TAKES;
                let answer = confirm(&asked, &form).await;
                Answer::NotBefore(done_at, Box::new(answer))
            }
            "change" => Answer::Step(form),
            _ => match statement(&asked, &form).checked() {
                Ok(statement) => Answer::Step(typed(&form, &statement).with("step", "confirm")),
                Err(faults) => Answer::Refused(refuse(&form, &faults, asked.words())),
            },
        }
    })]
}

fn statement(asked: &Asked, form: &Form) -> Statement {
    let field = |name: &str| form.get(name).to_owned();
    Statement {
        name: field("name"),
        order: field("order"),
        email: field("email"),
        items: field("items"),
        locale: Some(asked.locale.tag().to_owned()),
        key: field("key"),
    }
}

/// The form with what was typed as it is kept.
fn typed(form: &Form, statement: &Statement) -> Form {
    form.with("name", &statement.name)
        .with("order", &statement.order)
        .with("email", &statement.email)
        .with("items", &statement.items)
}

/// The statement as a sentence of whoever makes it, for somebody to read.
#[must_use]
pub fn said(statement: &Statement, words: Words) -> String {
    let (name, order) = (statement.name.as_str(), statement.order.as_str());
    match in_one_line(&statement.items) {
        items if items.is_empty() => words.withdraw_said(name, order),
        items => words.withdraw_said_items(items, name, order),
    }
}

async fn confirm(asked: &Asked, form: &Form) -> Answer {
    let words = asked.words();
    // All that is wrong is told at once, and costs no try.
    let statement = match statement(asked, form).checked() {
        Ok(statement) => statement,
        Err(faults) => return Answer::Refused(refuse(form, &faults, words)),
    };
    for (limit, whom) in [
        (rates::WITHDRAW_BY_ADDRESS, asked.address.as_str()),
        (rates::WITHDRAW_TO_ADDRESS, statement.email.as_str()),
    ] {
        if let Err(answer) = turn(asked, form, limit, whom).await {
            return answer;
        }
    }
    let said = said(&statement, words);
    match asked.store().withdraw(Door::Page, &statement, &said).await {
        Ok(receipt) => Answer::Step(
            typed(form, &statement)
                .with("at", &receipt.stated_at.to_string())
                .with("step", "receipt"),
        ),
        Err(failure) => Answer::failed(failure, |faults| refuse(form, &faults, words)),
    }
}

async fn turn(asked: &Asked, form: &Form, limit: Limit, whom: &str) -> Result<(), Answer> {
    take_turn(asked, form, limit, whom, asked.words().withdraw_too_often()).await
}

fn refuse(form: &Form, Faults(faults): &Faults, words: Words) -> Refused {
    let faults = faults
        .iter()
        .map(|fault| (fault.field(), fault_words(*fault, words)));
    Refused::fields(form, faults)
}

fn fault_words(fault: Fault, words: Words) -> String {
    match fault {
        Fault::NoName => words.withdraw_name_missing(),
        Fault::LongName | Fault::LongOrder => words.withdraw_too_long(),
        Fault::NoOrder => words.withdraw_order_missing(),
        Fault::NoAddress => words.withdraw_email_missing(),
        Fault::LongItems => words.withdraw_items_long(),
    }
}

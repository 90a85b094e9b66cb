//! What customers press: ask, write again, say that it is solved, say how it was.

use super::ask::Matter;
use crate::{
    cases::acts::words_fault,
    request::{Answer, Asked, Form, PagePost, Params, Refused, page_post, take_turn},
    words::Words,
};
use domain::{
    cases::{Ask, AskRefused, Stranger, Topic, WordsRefused, WriteRefused, words as checked_words},
    ids::CaseId,
};
use std::time::Duration;
use store::rates::{self, Limit};
use tokio::time::Instant;

/// Longer than a question takes to be written down; every stranger's answer waits for it, so that it tells nothing of
/// the address.
const TAKES: Duration = Duration::from_millis(400);

/// The POSTs beside `/help` and `/help/{id}`.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![
        page_post("/help", async |asked, _, form| ask(&asked, &form).await),
        page_post("/help/{id}", async |asked, params, form| {
            write(&asked, &params, &form).await
        }),
    ]
}

async fn ask(asked: &Asked, form: &Form) -> Answer {
    let Some(matter) = Matter::read(&form.get("about").replace('\0', "")) else {
        return Answer::NotFound;
    };
    let topic = Topic::read(form.get("topic")).filter(|topic| Topic::ASKED.contains(topic));
    let mut ask = Ask {
        topic: topic.unwrap_or(Topic::Other),
        words: form.get("words").to_owned(),
        order: None,
        parcel: None,
        return_id: None,
        key: form.get("key").to_owned(),
    };
    match matter {
        Matter::Nothing if asked.customer.is_none() => {
            let done_at = Instant::now() + TAKES;
            let answer = ask_as_stranger(asked, form, &ask).await;
            return Answer::NotBefore(done_at, Box::new(answer));
        }
        Matter::Nothing => {}
        Matter::Order(number) => ask.order = Some(number),
        Matter::Parcel(id) => ask.parcel = Some(id),
        Matter::Return(id) => ask.return_id = Some(id),
    }
    if let Err(why) = checked_words(&ask.words) {
        return Answer::Refused(no_words(form, why, asked.words()));
    }
    if let Err(answer) = turn(asked, form, rates::ASK_BY_ADDRESS, &asked.address).await {
        return answer;
    }
    match asked.store().open_case(&asked.viewer, &ask).await {
        Ok(id) => Answer::SeeOther(format!("/help/{id}")),
        Err(failure) => Answer::failed(failure, |why| no_words(form, why, asked.words())),
    }
}

async fn ask_as_stranger(asked: &Asked, form: &Form, ask: &Ask) -> Answer {
    let words = asked.words();
    let stranger = Stranger {
        name: form.get("name").to_owned(),
        email: form.get("email").to_owned(),
        locale: asked.locale.tag().to_owned(),
    };
    // All that is wrong is told at once, and costs no try.
    let mut faults = Vec::new();
    faults.extend(
        checked_words(&ask.words)
            .err()
            .map(|why| ("words", words_fault(why, words))),
    );
    faults.extend(stranger.checked().err().map(|why| fault(why, words)));
    if !faults.is_empty() {
        return Answer::Refused(Refused::fields(form, faults));
    }
    for (limit, whom) in [
        (rates::ASK_BY_ADDRESS, asked.address.as_str()),
        (rates::ASK_TO_ADDRESS, form.get("email")),
    ] {
        if let Err(answer) = turn(asked, form, limit, whom).await {
            return answer;
        }
    }
    match asked.store().ask_as_stranger(&stranger, ask).await {
        Ok(()) => Answer::SeeOther("/help?asked=yes".to_owned()),
        Err(failure) => Answer::failed(failure, |why| {
            let (field, said) = fault(why, words);
            Refused::field(form, field, said)
        }),
    }
}

async fn write(asked: &Asked, params: &Params, form: &Form) -> Answer {
    let id = params.get("id").and_then(|id| id.parse::<CaseId>().ok());
    let Some(id) = id else {
        return Answer::NotFound;
    };
    let (words, store) = (asked.words(), asked.store());
    let done = match (form.get("act"), form.get("score")) {
        ("solved", _) => match store.solve_case(&asked.viewer, id).await {
            Ok(()) => Ok(()),
            Err(failure) => Err(Answer::failed(failure, |never| match never {})),
        },
        (_, score) if !score.is_empty() => store
            .rate_case(&asked.viewer, id, score.parse().unwrap_or_default())
            .await
            .map_err(|failure| {
                Answer::failed(failure, |_| {
                    Refused::field(form, "", words.case_rating_refused())
                })
            }),
        _ => write_again(asked, id, form).await,
    };
    match done {
        Ok(()) => Answer::SeeOther(format!("/help/{id}")),
        Err(answer) => answer,
    }
}

async fn write_again(asked: &Asked, id: CaseId, form: &Form) -> Result<(), Answer> {
    let words = asked.words();
    turn(asked, form, rates::ASK_BY_ADDRESS, &asked.address).await?;
    asked
        .store()
        .write_to_case(&asked.viewer, id, form.get("words"), form.get("key"))
        .await
        .map_err(|failure| {
            Answer::failed(failure, |why| match why {
                WriteRefused::Words(why) => no_words(form, why, words),
                WriteRefused::Closed => Refused::field(form, "", words.case_closed_refused()),
            })
        })
}

async fn turn(asked: &Asked, form: &Form, limit: Limit, whom: &str) -> Result<(), Answer> {
    take_turn(asked, form, limit, whom, asked.words().ask_too_often()).await
}

fn no_words(form: &Form, why: WordsRefused, words: Words) -> Refused {
    Refused::field(form, "words", words_fault(why, words))
}

fn fault(why: AskRefused, words: Words) -> (&'static str, String) {
    match why {
        AskRefused::Words(why) => ("words", words_fault(why, words)),
        AskRefused::NoAddress => ("email", words.ask_email_missing()),
        AskRefused::LongName => ("name", words.ask_name_long()),
    }
}

//! What staff press: an answer, with what becomes of the case.

use crate::{
    request::{Answer, Asked, Form, PagePost, Params, Refused, page_post},
    words::Words,
};
use domain::{
    actor::Actor,
    cases::{AnswerRefused, Then, WordsRefused},
    ids::CaseId,
};
use store::cases::Answer as Written;

/// The POSTs of the desk.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![page_post(
        "/staff/cases/{id}",
        async |asked, params, form| answer(&asked, &params, &form).await,
    )]
}

async fn answer(asked: &Asked, params: &Params, form: &Form) -> Answer {
    let Some(member) = asked
        .staff
        .clone()
        .filter(|member| member.role.answers_cases())
    else {
        return Answer::NotFound;
    };
    let id = params.get("id").and_then(|id| id.parse::<CaseId>().ok());
    let (Some(id), Some(then)) = (id, Then::read(form.get("then"))) else {
        return Answer::NotFound;
    };
    let written = Written {
        words: form.get("words"),
        then,
        seen: form.get("seen").parse().unwrap_or(-1),
        key: form.get("key"),
    };
    let actor = Actor::Staff(member.id);
    match asked.store().answer_case(&actor, id, &written).await {
        Ok(()) => Answer::SeeOther(format!("/staff/cases/{id}")),
        Err(failure) => Answer::failed(failure, |why| refuse(form, why, asked.words())),
    }
}

fn refuse(form: &Form, why: AnswerRefused, words: Words) -> Refused {
    match why {
        AnswerRefused::Words(why) => Refused::field(form, "words", words_fault(why, words)),
        AnswerRefused::Stale => Refused::field(form, "", words.case_desk_stale()),
        AnswerRefused::Over => Refused::field(form, "", words.case_desk_over()),
    }
}

/// Why words are not taken, for whoever typed them.
pub(crate) fn words_fault(why: WordsRefused, words: Words) -> String {
    match why {
        WordsRefused::Missing => words.ask_words_missing(),
        WordsRefused::TooLong => words.ask_words_long(),
    }
}

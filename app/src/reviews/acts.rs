//! What is pressed: sending a review; publishing, rejecting and answering one.

use super::write_path_of;
use crate::{
    request::{Answer, Asked, Form, PagePost, Refused, page_post},
    words::Words,
};
use domain::{
    actor::Actor,
    ids::ReviewId,
    reviews::{Audience, DraftFault, NotReplied, NotTaken, RejectionReason, ReviewDraft},
};

/// The POSTs of this feature.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![
        page_post("/reviews/new", async |asked, _, form| {
            post(&asked, &form).await
        }),
        page_post("/staff/reviews", async |asked, _, form| {
            moderate(&asked, &form).await
        }),
    ]
}

async fn post(asked: &Asked, form: &Form) -> Answer {
    let (number, sku) = (
        asked.query.get("order").replace('\0', ""),
        asked.query.get("product").replace('\0', ""),
    );
    let draft = ReviewDraft {
        sku: sku.clone(),
        stars: form.get("stars").parse().unwrap_or_default(),
        title: form.get("title").to_owned(),
        words: form.get("words").to_owned(),
        name_shown: form.get("name").to_owned(),
        key: form.get("key").replace('\0', ""),
    };
    match asked
        .store()
        .post_review(&asked.viewer, &number, &draft)
        .await
    {
        Ok(_) => Answer::SeeOther(write_path_of(&number, &sku)),
        Err(failure) => Answer::failed(failure, |not_taken| refuse(asked, form, not_taken)),
    }
}

fn refuse(asked: &Asked, form: &Form, not_taken: NotTaken) -> Refused {
    let words = asked.words();
    match not_taken {
        NotTaken::Faulty(faults) => {
            let faults = faults.into_iter().map(|fault| fault_words(fault, words));
            Refused::fields(form, faults)
        }
        NotTaken::NotYet(_) => Refused::field(form, "", words.review_not_yet_lead()),
        NotTaken::Written => Refused::field(form, "", words.review_written_before()),
    }
}

fn fault_words(fault: DraftFault, words: Words) -> (&'static str, String) {
    match fault {
        DraftFault::NoStars => ("stars", words.review_stars_missing()),
        DraftFault::LongTitle => ("title", words.review_title_long()),
        DraftFault::LongWords => ("words", words.review_words_long()),
        DraftFault::LongName => ("name", words.review_name_long()),
        DraftFault::NameIsAddress => ("name", words.review_name_address()),
    }
}

async fn moderate(asked: &Asked, form: &Form) -> Answer {
    let words = asked.words();
    let Some(member) = asked
        .staff
        .clone()
        .filter(|member| member.role.moderates_reviews())
    else {
        return Answer::NotFound;
    };
    let Ok(review) = form.get("review").parse::<ReviewId>() else {
        return Answer::NotFound;
    };
    let (actor, store) = (Actor::Staff(member.id), asked.store());
    let done = match form.get("act") {
        "publish" => store
            .publish_review(&actor, review)
            .await
            .map_err(|failure| {
                Answer::failed(failure, |_| {
                    Refused::field(form, "", words.review_desk_decided_before())
                })
            }),
        "reject" => match RejectionReason::read(form.get("reason")) {
            None => Err(Answer::Refused(Refused::field(
                form,
                "reason",
                words.review_desk_reject_missing(),
            ))),
            Some(reason) => store
                .reject_review(&actor, review, reason)
                .await
                .map_err(|failure| {
                    Answer::failed(failure, |_| {
                        Refused::field(form, "", words.review_desk_decided_before())
                    })
                }),
        },
        act @ ("reply_public" | "reply_private") => {
            let audience = if act == "reply_public" {
                Audience::Public
            } else {
                Audience::Private
            };
            store
                .reply_to_review(&actor, review, form.get("words"), audience)
                .await
                .map_err(|failure| Answer::failed(failure, |why| not_replied(form, why, words)))
        }
        _ => Err(Answer::NotFound),
    };
    match done {
        Ok(()) => Answer::SeeOther(format!("/staff/reviews?{}", asked.query.encode())),
        Err(answer) => answer,
    }
}

fn not_replied(form: &Form, why: NotReplied, words: Words) -> Refused {
    match why {
        NotReplied::Empty => Refused::field(form, "words", words.review_desk_reply_empty()),
        NotReplied::TooLong => Refused::field(form, "words", words.review_desk_reply_long()),
        NotReplied::NotShown => Refused::field(form, "words", words.review_desk_reply_hidden()),
        NotReplied::Replied => Refused::field(form, "", words.review_desk_reply_before()),
    }
}

//! A review as its writer reads it: what they wrote, what became of it, what we answered.

use super::{product_path, stars::stars};
use crate::{
    design::{ButtonLink, Card, Heading, Look},
    orders::path_part,
    request::Asked,
};
use domain::reviews::{RejectionReason, ReviewState};
use leptos::prelude::*;
use store::reviews::{Reply, ReviewOptions, ReviewView};

pub(super) fn written(
    asked: &Asked,
    options: &ReviewOptions,
    review: &ReviewView,
) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let (title, lead) = match review.state {
        ReviewState::Pending => (
            words.review_thanks(),
            words.review_thanks_lead(format.day(review.publishes_at)),
        ),
        ReviewState::Published => (
            words.review_published_title(),
            words.review_published_lead(),
        ),
        ReviewState::Rejected => (
            words.review_rejected_title(),
            words.review_rejected_lead(review.reason.map_or_else(
                String::new,
                |reason| match reason {
                    RejectionReason::OffTopic => words.review_rejected_off_topic(),
                    RejectionReason::PersonalData => words.review_rejected_personal_data(),
                    RejectionReason::Unlawful => words.review_rejected_unlawful(),
                    RejectionReason::NotACustomer => words.review_rejected_not_a_customer(),
                },
            )),
        ),
    };
    let owed = review.reply.filter(|times| times.settled_at.is_none());
    let owed = owed.map(|times| {
        let by = format.by(times.judged_by);
        let said = if times.judged_by < asked.now {
            words.review_reply_overdue(by)
        } else {
            words.review_reply_by(by)
        };
        view! { <p>{said}</p> }
    });
    let see = (review.state == ReviewState::Published).then(|| {
        let href = product_path(&review.sku);
        let share = format!(
            "/share/new?order={}&sku={}",
            path_part(&options.number),
            path_part(&review.sku)
        );
        view! {
            <div class="row no-print">
                <ButtonLink href text=words.review_published_see() look=Look::Quiet/>
                <ButtonLink href=share text=words.review_share() look=Look::Quiet/>
            </div>
        }
    });
    let shop = asked.policy.shop_name.clone();
    let public = review.public_reply.as_ref().map(|answer| {
        reply(
            words.review_replied(format.short_day(answer.at), shop.as_str()),
            answer,
        )
    });
    let private = review.private_reply.as_ref().map(|answer| {
        let said = words.review_replied_privately(format.short_day(answer.at), shop.as_str());
        reply(said, answer)
    });
    let over = format!(
        "{} · {}",
        words.review_over(options.number.as_str()),
        review.product
    );
    let said = said(
        asked,
        review.stars,
        &review.title,
        &review.words,
        &review.locale,
    );
    view! {
        <Heading over title lead/>
        <Card title=words.review_yours()>
            {said}
            {owed}
            {public}
            {private}
            {see}
        </Card>
    }
}

/// Stars, the line above and the words, in the language they were written in.
pub(crate) fn said(
    asked: &Asked,
    given: i64,
    title: &str,
    text: &str,
    locale: &str,
) -> impl IntoView + use<> {
    let (title, text, lang) = (title.to_owned(), text.to_owned(), locale.to_owned());
    let lang_of_title = lang.clone();
    let title = (!title.is_empty()).then(|| view! { <strong lang=lang_of_title>{title}</strong> });
    let text = (!text.is_empty()).then(|| view! { <p class="review-words" lang=lang>{text}</p> });
    view! {
        <p class="review-head">{stars(asked.words(), given)}{title}</p>
        {text}
    }
}

/// What we answered, set apart.
pub(super) fn reply(by: String, reply: &Reply) -> impl IntoView + use<> {
    view! {
        <div class="review-reply">
            <p class="quiet">{by}</p>
            <p class="review-words">{reply.words.clone()}</p>
        </div>
    }
}

//! One review on the desk, whole: publish it, reject it for a reason, answer it.

use super::{
    desk::{act, badges, reply_badge, shown},
    product_path, reason_words,
    written::{reply, said},
};
use crate::{
    design::{
        Badge, Card, Fact, Facts, Form as PostForm, Heading, Look, Notice, NoticeTone, Select,
        TextArea,
    },
    request::{Asked, Form, Refused},
};
use domain::{
    reviews::{RejectionReason, ReviewState},
    staff::StaffMember,
};
use leptos::prelude::*;
use store::reviews::ReviewView;

pub(super) fn whole_review(
    asked: &Asked,
    member: &StaffMember,
    review: &ReviewView,
    refused: Option<&Refused>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let nothing = (review.title.is_empty() && review.words.is_empty())
        .then(|| view! { <p class="quiet">{words.review_desk_no_words()}</p> });
    let public = review.public_reply.as_ref().map(|answer| {
        reply(
            words.review_desk_replied_public(format.relative(answer.at)),
            answer,
        )
    });
    let private = review.private_reply.as_ref().map(|answer| {
        reply(
            words.review_desk_replied_private(format.relative(answer.at)),
            answer,
        )
    });
    let title = review.product.clone();
    let lead = format!(
        "{} · {}",
        shown(review, words),
        words.review_desk_posted(format.relative(review.posted_at))
    );
    let decide = (review.state == ReviewState::Pending).then(|| decide(asked, review, refused));
    let answer = (review.public_reply.is_none() || review.private_reply.is_none())
        .then(|| answer(asked, review, refused));
    let aside = badges(review, &format).into_any();
    let said = said(
        asked,
        review.stars,
        &review.title,
        &review.words,
        &review.locale,
    );
    let about = about(asked, member, review);
    view! {
        <p><a href="/staff/reviews">{words.review_desk_back()}</a></p>
        <Heading over=words.review_desk_title() title lead/>
        {whole}
        <div class="columns">
            <div class="stack">
                <Card aside>
                    {said}
                    {nothing}
                    {public}
                    {private}
                </Card>
                {answer}
            </div>
            <div class="stack">{decide}{about}</div>
        </div>
    }
    .into_any()
}

fn here(review: &ReviewView) -> String {
    let query = Form::default().with("review", &review.id.to_string());
    format!("/staff/reviews?{}", query.encode())
}

fn decide(asked: &Asked, review: &ReviewView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let (action, id) = (here(review), review.id.to_string());
    let (action_too, id_too) = (action.clone(), id.clone());
    let fault = refused.and_then(|refused| refused.of("reason"));
    // Nothing is chosen for anybody: the first line is a question.
    let none = (String::new(), "–".to_owned());
    let reasons = RejectionReason::ALL
        .map(|reason| (reason.as_str().to_owned(), reason_words(reason, words)));
    let options = std::iter::once(none).chain(reasons).collect::<Vec<_>>();
    view! {
        <Card title=words.review_desk_publish()>
            <PostForm action>
                <input type="hidden" name="review" value=id/>
                <p class="quiet">{words.review_desk_lead()}</p>
                <div class="row">{act(words.review_desk_publish(), "publish", Look::Primary)}</div>
            </PostForm>
        </Card>
        <Card title=words.review_desk_reject()>
            <PostForm action=action_too>
                <input type="hidden" name="review" value=id_too/>
                <p class="quiet">{words.review_desk_reject_lead()}</p>
                <Select name="reason" label=words.review_desk_reject_why() options nostrip:error=fault/>
                <div class="row">{act(words.review_desk_reject(), "reject", Look::Quiet)}</div>
            </PostForm>
        </Card>
    }
}

fn answer(asked: &Asked, review: &ReviewView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let fault = refused.and_then(|refused| refused.of("words"));
    let typed = refused
        .map(|refused| refused.typed.get("words").to_owned())
        .unwrap_or_default();
    let can_stand = review.state != ReviewState::Rejected && review.public_reply.is_none();
    let public = can_stand.then(|| {
        act(
            words.review_desk_reply_public(),
            "reply_public",
            Look::Quiet,
        )
    });
    let private = review.private_reply.is_none().then(|| {
        act(
            words.review_desk_reply_private(),
            "reply_private",
            Look::Quiet,
        )
    });
    let (action, id) = (here(review), review.id.to_string());
    (can_stand || review.private_reply.is_none()).then(|| {
        view! {
            <Card title=words.review_desk_reply()>
                <PostForm action>
                    <input type="hidden" name="review" value=id/>
                    <TextArea name="words" label=words.review_desk_reply_words() hint=words.review_desk_reply_lead()
                        value=typed nostrip:error=fault/>
                    <div class="row">{public}{private}</div>
                </PostForm>
            </Card>
        }
    })
}

fn about(asked: &Asked, member: &StaffMember, review: &ReviewView) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let journey = member.role.reads_journeys().then(|| {
        let order = Form::default().with("order", &review.order_number);
        let href = format!("/staff/journeys/{}?{}", review.customer, order.encode());
        view! { <p><a href=href>{words.review_desk_journey()}</a></p> }
    });
    let promised = reply_badge(review, &format).map(|(tone, text)| {
        view! { <Fact name=words.review_desk_reply_promise()><Badge tone text/></Fact> }
    });
    let href = product_path(&review.sku);
    let (number, written) = (
        review.order_number.clone(),
        format.day_and_time(review.posted_at),
    );
    let verified = words.review_verified(asked.policy.shop_name.as_str());
    view! {
        <Card title=words.review_desk_about()>
            <Facts>
                <Fact name=words.review_desk_order()>{number}</Fact>
                <Fact name=words.review_desk_written()>{written}</Fact>
                {promised}
            </Facts>
            <p class="quiet">{verified}</p>
            {journey}
            <p><a href=href>{words.review_desk_product()}</a></p>
        </Card>
    }
}

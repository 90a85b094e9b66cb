//! `/staff/reviews`: what waits first, with when it publishes itself.

use super::{one::whole_review, reason_words, written::said};
use crate::{
    design::{
        Badge, Button, ButtonLink, Card, Empty, Form as PostForm, Frame, Heading, Look, Notice,
        NoticeTone, Page, PageTitle, Tone,
    },
    request::{Asked, Form, Refused, failed_page, refused},
    shell::missing_page,
    staff::{on_duty, whole},
    words::{Format, Words},
};
use domain::{ids::ReviewId, reviews::ReviewState, staff::StaffMember};
use leptos::prelude::*;
use store::{
    Failure,
    reviews::{Desk, DeskFilter, ReviewView},
};

/// The staff's desk; `?review=` shows one whole.
#[component]
pub fn DeskPage() -> impl IntoView {
    let refused = refused();
    on_duty(move |asked, member| {
        if !member.role.moderates_reviews() {
            return missing_page();
        }
        whole(move || {
            let (asked, member, refused) = (asked.clone(), member.clone(), refused.clone());
            async move { load(&asked, &member, refused.as_ref()).await }
        })
    })
}

async fn load(asked: &Asked, member: &StaffMember, refused: Option<&Refused>) -> AnyView {
    let wanted = asked.query.get("review");
    if !wanted.is_empty() {
        let Ok(id) = wanted.parse::<ReviewId>() else {
            return missing_page();
        };
        return match asked.store().staff_review(id).await {
            Ok(review) => framed(asked, whole_review(asked, member, &review, refused)),
            Err(failure) => failed_page(failure),
        };
    }
    let filter = filter(asked.query.get("show"));
    let page = asked.query.get("page").parse().unwrap_or(1);
    match asked.store().reviews_desk(filter, page).await {
        Ok(desk) => framed(asked, list(asked, filter, &desk, refused)),
        Err(error) => failed_page(Failure::<()>::Broken(error)),
    }
}

fn framed(asked: &Asked, body: AnyView) -> AnyView {
    let words = asked.words();
    view! {
        <PageTitle text=words.review_desk_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/reviews" frame=Frame::Staff>{body}</Page>
    }
    .into_any()
}

fn filter(text: &str) -> DeskFilter {
    match text {
        "owed" => DeskFilter::Owed,
        "published" => DeskFilter::Published,
        "rejected" => DeskFilter::Rejected,
        _ => DeskFilter::Waiting,
    }
}

/// Its code in the address, its name, and what stands there when there is none.
fn named(filter: DeskFilter, words: Words) -> (&'static str, String, String) {
    match filter {
        DeskFilter::Waiting => (
            "",
            words.review_desk_waiting(),
            words.review_desk_none_waiting(),
        ),
        DeskFilter::Owed => (
            "owed",
            words.review_desk_owed(),
            words.review_desk_none_owed(),
        ),
        DeskFilter::Published => (
            "published",
            words.review_desk_published(),
            words.review_desk_none_published(),
        ),
        DeskFilter::Rejected => (
            "rejected",
            words.review_desk_rejected(),
            words.review_desk_none_rejected(),
        ),
    }
}

fn list(asked: &Asked, filter: DeskFilter, desk: &Desk, refused: Option<&Refused>) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let waiting = desk.totals.first().copied().unwrap_or_default();
    let ways = DeskFilter::ALL
        .into_iter()
        .zip(desk.totals)
        .map(|(one, total)| {
            let (code, name, _) = named(one, words);
            let here = (one == filter).then_some("true");
            let query = Form::default().with("show", code).encode();
            let href = format!("/staff/reviews?{query}");
            let text = words.review_desk_count(format.number(total), name);
            view! { <li><a href=href.trim_end_matches('?').to_owned() aria-current=here>{text}</a></li> }
        })
        .collect_view();
    let (code, _, none) = named(filter, words);
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let cards = if desk.reviews.is_empty() {
        view! { <Card><Empty title=none/></Card> }.into_any()
    } else {
        desk.reviews
            .iter()
            .map(|review| card(asked, review))
            .collect_view()
            .into_any()
    };
    let to = |page: i64| {
        let page = page.to_string();
        let query = Form::default().with("show", code).with("page", &page);
        format!("/staff/reviews?{}", query.encode())
    };
    let newer = (desk.page > 1)
        .then(|| view! { <a class="button" href=to(desk.page - 1)>{words.review_newer()}</a> });
    let older = (desk.page < desk.pages)
        .then(|| view! { <a class="button" href=to(desk.page + 1)>{words.review_older()}</a> });
    let (page, pages) = (desk.page, desk.pages);
    let paging = (pages > 1).then(|| {
        view! {
            <nav class="row" aria-label=words.review_pages()>
                {newer}
                <span class="quiet">{words.review_page_of(page, pages)}</span>
                {older}
            </nav>
        }
    });
    view! {
        <Heading title=words.review_desk_heading(waiting) lead=words.review_desk_lead()/>
        <nav class="menu choices" aria-label=words.review_desk_filter()><ul>{ways}</ul></nav>
        {whole}
        <div class="stack desk">{cards}{paging}</div>
    }
    .into_any()
}

fn card(asked: &Asked, review: &ReviewView) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let query = Form::default().with("review", &review.id.to_string());
    let href = format!("/staff/reviews?{}", query.encode());
    let is_waiting = review.state == ReviewState::Pending;
    let publish = is_waiting.then(|| {
        let label = words.review_desk_publish_of(shown(review, words), review.product.as_str());
        let action = format!("/staff/reviews?{}", asked.query.encode());
        let id = review.id.to_string();
        view! {
            <PostForm action>
                <input type="hidden" name="review" value=id/>
                <button type="submit" class="button" name="act" value="publish" aria-label=label>{words.review_desk_publish()}</button>
            </PostForm>
        }
    });
    let open = if is_waiting {
        words.review_desk_open()
    } else {
        words.review_desk_look()
    };
    let by = format!(
        "{} · {}",
        shown(review, words),
        words.review_desk_posted(format.relative(review.posted_at))
    );
    let aside = badges(review, &format).into_any();
    let said = said(
        asked,
        review.stars,
        &review.title,
        &review.words,
        &review.locale,
    );
    view! {
        <Card title=review.product.clone() aside>
            {said}
            <p class="quiet">{by}</p>
            <div class="row">
                {publish}
                <ButtonLink href text=open look=Look::Quiet/>
            </div>
        </Card>
    }
}

/// The name beside it, or that there is none.
pub(super) fn shown(review: &ReviewView, words: Words) -> String {
    if review.name_shown.is_empty() {
        words.review_by_nobody()
    } else {
        review.name_shown.clone()
    }
}

/// Where it stands, and the reply we owe.
pub(super) fn badges(review: &ReviewView, format: &Format) -> impl IntoView + use<> {
    view! {
        <div class="row">
            {reply_badge(review, format).map(|(tone, text)| view! { <Badge tone text/> })}
            {state_badge(review, format)}
        </div>
    }
}

fn state_badge(review: &ReviewView, format: &Format) -> impl IntoView + use<> {
    let words = format.words();
    let ago = review.decided_at.map(|at| format.relative(at));
    let (tone, text) = match (review.state, ago, review.reason) {
        (ReviewState::Pending, ..) => (
            Tone::Neutral,
            words.review_desk_itself(format.relative(review.publishes_at)),
        ),
        (ReviewState::Published, Some(ago), _) if review.by_itself => {
            (Tone::Neutral, words.review_desk_decided_itself(ago))
        }
        (ReviewState::Published, Some(ago), _) => (
            Tone::Kept,
            format!(
                "{}, {}",
                words.review_state_published(),
                words.review_desk_decided(ago)
            ),
        ),
        (_, Some(ago), Some(reason)) => (
            Tone::Neutral,
            words.review_desk_reason(ago, reason_words(reason, words)),
        ),
        (state, ..) => (Tone::Neutral, super::state_words(state, words)),
    };
    view! { <Badge tone text/> }
}

/// The promise of a reply; none for four stars and more.
pub(super) fn reply_badge(review: &ReviewView, format: &Format) -> Option<(Tone, String)> {
    let (words, times) = (format.words(), review.reply?);
    let late = |at: domain::Timestamp| {
        format.lateness(at.to_jiff().duration_since(times.judged_by.to_jiff()))
    };
    Some(match times.settled_at {
        Some(at) if at <= times.judged_by => (Tone::Kept, words.review_desk_replied()),
        Some(at) => (Tone::Broken, words.review_desk_replied_late(late(at))),
        None if times.judged_by < format.now() => (
            Tone::Broken,
            words.review_desk_reply_late(late(format.now())),
        ),
        None => (
            Tone::Risk,
            words.review_desk_reply_by(format.short_by(times.judged_by)),
        ),
    })
}

/// A button of the forms on the desk.
pub(super) fn act(text: String, value: &'static str, look: Look) -> impl IntoView {
    view! { <Button text look name="act" value/> }
}

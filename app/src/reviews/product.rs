//! `/reviews/{product}`: what everybody may read.

use super::{
    structured::structured,
    write::find_order,
    written::{reply, said},
};
use crate::{
    design::{Badge, Card, Empty, Frame, Heading, Page, PageDescription, PageTitle, Tone},
    request::{Asked, asked, failed_page},
    staff::{TableRow, table},
};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_params_map;
use store::reviews::{ProductReviews, PublicReview};

/// A product's published reviews.
#[component]
pub fn ProductPage() -> impl IntoView {
    let asked = asked();
    let sku = use_params_map()
        .read_untracked()
        .get("product")
        .unwrap_or_default()
        .replace('\0', "");
    // What stands in the head cannot wait for the reviews.
    let description = asked
        .words()
        .review_public_description(asked.policy.shop_name.as_str());
    let canonical = format!(
        "{}{}",
        asked.portal.public_origin,
        super::product_path(&sku)
    );
    let page = Suspend::new(async move {
        let page = asked.query.get("page").parse().unwrap_or(1);
        match asked
            .store()
            .product_reviews(&sku, asked.locale.tag(), page)
            .await
        {
            Ok(reviews) => view(&asked, &reviews),
            Err(failure) => failed_page(failure),
        }
    });
    view! {
        <PageDescription text=description/>
        <Link rel="canonical" href=canonical/>
        {page}
    }
}

fn view(asked: &Asked, of: &ProductReviews) -> AnyView {
    let (words, format, shop) = (
        asked.words(),
        asked.format(),
        asked.policy.shop_name.clone(),
    );
    let (title, path) = (of.title.clone(), super::product_path(&of.sku));
    let lead = of
        .stars
        .mean()
        .map(|mean| words.review_public_lead(of.stars.count(), format.score(mean)));
    let body = if of.reviews.is_empty() {
        view! {
            <Card>
                <Empty title=words.review_public_none() detail=words.review_public_none_detail()>{find_order(words)}</Empty>
            </Card>
        }
        .into_any()
    } else {
        let cards = of
            .reviews
            .iter()
            .map(|review| one(asked, review))
            .collect_view();
        view! { <div class="stack">{cards}{pages(asked, of)}</div> }.into_any()
    };
    let histogram = (of.stars.count() > 0).then(|| histogram(asked, of));
    let data = structured(asked, of);
    let own_title = words.review_public_title(title.as_str());
    view! {
        <PageTitle text=own_title shop=shop/>
        <Page words face=asked.face() path=path frame=Frame::Customer>
            <Heading over=words.review_public_over() title nostrip:lead=lead/>
            <div class="columns">
                {body}
                <div class="stack">
                    {histogram}
                    <Card title=words.review_check_title()>
                        <p class="quiet">{words.review_check_bought()}</p>
                        <p class="quiet">{words.review_check_shown()}</p>
                        <p class="quiet">{words.review_check_paid()}</p>
                        <div class="row no-print">{find_order(words)}</div>
                    </Card>
                </div>
            </div>
            {data}
        </Page>
    }
    .into_any()
}

fn one(asked: &Asked, review: &PublicReview) -> impl IntoView + use<> {
    let (words, format, shop) = (
        asked.words(),
        asked.format(),
        asked.policy.shop_name.as_str(),
    );
    let name = if review.name_shown.is_empty() {
        words.review_by_nobody()
    } else {
        words.review_by(review.name_shown.as_str())
    };
    let wordless = (review.title.is_empty() && review.words.is_empty())
        .then(|| view! { <p class="quiet">{words.review_wordless()}</p> });
    let answer = review.reply.as_ref().map(|answer| {
        reply(
            words.review_replied(format.short_day(answer.at), shop),
            answer,
        )
    });
    let when = format.machine(review.posted_at);
    view! {
        <article class="card review" id=format!("review-{}", review.id)>
            {said(asked, review.stars, &review.title, &review.words, &review.locale)}
            {wordless}
            <p class="quiet">
                <span>{name}</span>
                " · "
                <time datetime=when>{format.short_day(review.posted_at)}</time>
            </p>
            <p><Badge tone=Tone::Kept text=words.review_verified(shop)/></p>
            {answer}
        </article>
    }
}

/// How the stars fall: bars to see, numbers to read.
fn histogram(asked: &Asked, of: &ProductReviews) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let all = of.stars.count().max(1);
    let rows = of
        .stars
        .falling()
        .into_iter()
        .map(|(stars, count)| {
            let share = (200 * count / all).to_string();
            TableRow {
                head: view! { {words.review_histogram_row(stars)} }.into_any(),
                cells: vec![view! {
                    <div class="star-bar">
                        <svg viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                            <rect class="star-bar-all" width="200" height="10"/>
                            <rect width=share height="10" fill="currentColor"/>
                        </svg>
                        <span class="figure">{format.number(count)}</span>
                    </div>
                }
                .into_any()],
            }
        })
        .collect();
    let columns = vec![
        words.review_histogram_column_stars(),
        words.review_histogram_column_count(),
    ];
    let table = table(
        words.review_histogram_caption(),
        columns,
        crate::design::TableShape::Scrolls,
        rows,
    );
    view! { <Card title=words.review_histogram()><div class="histogram">{table}</div></Card> }
}

fn pages(asked: &Asked, of: &ProductReviews) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let path = super::product_path(&of.sku);
    let to = |page: i64| format!("{path}?page={page}");
    let newer = (of.page > 1).then(
        || view! { <a class="button" rel="prev" href=to(of.page - 1)>{words.review_newer()}</a> },
    );
    let older = (of.page < of.pages).then(
        || view! { <a class="button" rel="next" href=to(of.page + 1)>{words.review_older()}</a> },
    );
    let (page, all) = (of.page, of.pages);
    (all > 1).then(|| {
        view! {
            <nav class="row no-print" aria-label=words.review_pages()>
                {newer}
                <span class="quiet">{words.review_page_of(page, all)}</span>
                {older}
            </nav>
        }
    })
}

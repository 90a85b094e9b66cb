//! `/reviews/new?order=…`: what of the order is to be reviewed, the form, and what became of it.

use super::{
    stars::{choice, stars},
    state_words, write_path_of,
    written::written,
};
use crate::{
    design::{
        Badge, Button, ButtonLink, Card, Field, Form, Frame, Heading, Look, Notice, NoticeTone,
        Page, PageTitle, TextArea, Tone,
    },
    orders::path_part,
    request::{Asked, Refused, asked, failed_page, refused},
    shell::missing_page,
};
use domain::reviews::ReviewState;
use leptos::prelude::*;
use store::reviews::{ProductToReview, ReviewOptions};

/// Writing a review, and reading one's own.
#[component]
pub fn WritePage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let number = asked.query.get("order").replace('\0', "");
    Suspend::new(async move {
        match asked.store().review_options(&asked.viewer, &number).await {
            Ok(options) => page(&asked, &options, refused.as_ref()),
            Err(failure) => failed_page(failure),
        }
    })
}

fn page(asked: &Asked, options: &ReviewOptions, refused: Option<&Refused>) -> AnyView {
    let chosen = match (asked.query.get("product"), options.products.as_slice()) {
        ("", [only]) => Some(only),
        ("", _) => None,
        (sku, products) => match products.iter().find(|product| product.sku == sku) {
            Some(product) => Some(product),
            None => return missing_page(),
        },
    };
    let Some(product) = chosen else {
        return choose(asked, options);
    };
    match (&product.written, product.bought.may_be_reviewed(asked.now)) {
        (Some(review), _) => {
            let again = refused
                .and_then(|refused| refused.of(""))
                .map(|text| view! { <Notice tone=NoticeTone::Info text/> });
            let body = view! { {again}{written(asked, options, review)} }.into_any();
            framed(asked, options, Some(product), body)
        }
        (None, Ok(())) => {
            let body = form(asked, options, product, refused);
            framed(asked, options, Some(product), body)
        }
        (None, Err(not_yet)) => {
            let words = asked.words();
            let lead = match not_yet.0 {
                Some(due) => words.review_not_yet_from(asked.format().due(due)),
                None => words.review_not_yet_lead(),
            };
            let over = product.title.clone();
            let body = view! { <Heading over title=words.review_not_yet_title() lead/> }.into_any();
            framed(asked, options, Some(product), body)
        }
    }
}

/// The page around it: what else the order holds, and the way back.
fn framed(
    asked: &Asked,
    options: &ReviewOptions,
    shown: Option<&ProductToReview>,
    body: AnyView,
) -> AnyView {
    let words = asked.words();
    let others: Vec<&ProductToReview> = options
        .products
        .iter()
        .filter(|product| shown.is_none_or(|shown| shown.sku != product.sku))
        .collect();
    let title = if shown.is_some() {
        words.review_more()
    } else {
        words.review_over(options.number.as_str())
    };
    let list = (!others.is_empty()).then(|| {
        let rows = others
            .into_iter()
            .map(|product| row(asked, &options.number, product))
            .collect_view();
        view! { <Card title><ul class="items">{rows}</ul></Card> }
    });
    let back = format!("/orders/{}", path_part(&options.number));
    view! {
        <PageTitle text=words.review_card_button() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path=super::write_path(&options.number) frame=Frame::Customer>
            {body}
            {list}
            <p class="no-print"><a href=back>{words.review_to_order()}</a></p>
        </Page>
    }
    .into_any()
}

fn choose(asked: &Asked, options: &ReviewOptions) -> AnyView {
    let words = asked.words();
    let heading =
        view! { <Heading title=words.review_choose_title() lead=words.review_choose_lead()/> };
    framed(asked, options, None, heading.into_any())
}

/// One thing of the order, with what can be done about it.
fn row(asked: &Asked, number: &str, product: &ProductToReview) -> impl IntoView + use<> {
    let words = asked.words();
    let href = write_path_of(number, &product.sku);
    let said = product.written.as_ref().map(|review| {
        let tone = match review.state {
            ReviewState::Published => Tone::Kept,
            _ => Tone::Neutral,
        };
        view! { <p>{stars(words, review.stars)}" "<Badge tone text=state_words(review.state, words)/></p> }
    });
    let may = product.bought.may_be_reviewed(asked.now).is_ok();
    let way = match (&product.written, may) {
        (None, false) => {
            view! { <span class="quiet">{words.review_state_not_yet()}</span> }.into_any()
        }
        (written, _) => {
            let text = if written.is_some() {
                words.review_state_see()
            } else {
                words.review_state_write()
            };
            let label = format!("{text}: {}", product.title);
            view! { <a class="button" href=href aria-label=label>{text}</a> }.into_any()
        }
    };
    view! { <li><div><p>{product.title.clone()}</p>{said}</div>{way}</li> }
}

fn form(
    asked: &Asked,
    options: &ReviewOptions,
    product: &ProductToReview,
    refused: Option<&Refused>,
) -> AnyView {
    let words = asked.words();
    let typed = refused.map(|refused| refused.typed.clone());
    let error = |field: &str| refused.and_then(|refused| refused.of(field));
    let value = |field: &str| {
        typed
            .as_ref()
            .map(|typed| typed.get(field).to_owned())
            .unwrap_or_default()
    };
    // The same key until it is taken, so that pressing twice makes one.
    let key = Some(value("key"))
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let name = if typed.is_some() {
        value("name")
    } else {
        options.name_offered.clone()
    };
    let whole = error("").map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let chosen = value("stars").parse().unwrap_or_default();
    let action = write_path_of(&options.number, &product.sku);
    let stars = choice(words, chosen, error("stars"));
    let (title, title_error) = (value("title"), error("title"));
    let (text, text_error) = (value("words"), error("words"));
    let name_error = error("name");
    let optional = words.design_optional();
    view! {
        <Heading over=words.review_new_product(product.title.as_str()) title=words.review_new_title() lead=words.review_new_lead()/>
        {whole}
        <Card>
            <Form action key>
                {stars}
                <Field name="title" label=words.review_field_title() value=title nostrip:error=title_error
                    optional=optional.clone()/>
                <TextArea name="words" label=words.review_field_words() hint=words.review_field_words_hint()
                    value=text nostrip:error=text_error optional=optional.clone()/>
                <Field name="name" label=words.review_field_name() hint=words.review_field_name_hint() value=name nostrip:error=name_error optional/>
                <p class="quiet">{words.review_verified_note()}</p>
                <p class="quiet">{words.review_send_note()}</p>
                <div class="row"><Button text=words.review_send()/></div>
            </Form>
        </Card>
    }
    .into_any()
}

/// The button that begins a review, for pages that have nothing of their own to show.
pub(super) fn find_order(words: crate::words::Words) -> impl IntoView {
    view! { <ButtonLink href="/" text=words.review_public_write() look=Look::Quiet/> }
}

//! `/share/new?order=…&sku=…`: one button, and then the link.

use super::{PassedOn, passing_on};
use crate::{
    design::{
        Button, ButtonLink, Card, Form, Frame, Heading, Look, Notice, NoticeTone, Page, PageTitle,
    },
    islands::CopyAndShare,
    orders::path_part,
    request::{
        Answer, Asked, Form as Query, PagePost, Refused, asked, failed_page, page_post, refused,
    },
};
use domain::{ids::ShareId, referrals::ShareRefused};
use leptos::prelude::*;
use store::sharing::ShareOffer;

/// The POST beside the page: pressing twice makes one.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![page_post("/share/new", async |asked, _, form| {
        let (number, sku) = what(&form);
        match asked.store().make_share(&asked.viewer, &number, &sku).await {
            Ok(_) => Answer::SeeOther(address(&number, &sku)),
            Err(failure) => Answer::failed(failure, |ShareRefused::NotInHand| {
                Refused::field(&form, "", asked.words().share_new_too_early())
            }),
        }
    })]
}

/// The order and the thing a form or an address names.
fn what(form: &Query) -> (String, String) {
    let clean = |field| form.get(field).replace('\0', "");
    (clean("order"), clean("sku"))
}

pub(super) fn address(number: &str, sku: &str) -> String {
    let query = Query::default().with("order", number).with("sku", sku);
    format!("/share/new?{}", query.encode())
}

/// Making a share.
#[component]
pub fn NewPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let (number, sku) = what(
        refused
            .as_ref()
            .map_or(&asked.query, |refused| &refused.typed),
    );
    Suspend::new(async move {
        match asked
            .store()
            .share_offer(&asked.viewer, &number, &sku)
            .await
        {
            Ok(offer) => page(&asked, offer, refused.as_ref()).into_any(),
            Err(failure) => failed_page(failure),
        }
    })
}

fn page(asked: &Asked, offer: ShareOffer, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let back = format!("/orders/{}", path_part(&offer.number));
    let (title, lead) = match offer.share {
        Some(_) => (words.share_made_heading(), words.share_made_lead()),
        None => (
            words.share_new_heading(),
            words.share_new_lead(offer.title.as_str()),
        ),
    };
    let problem = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let over = offer.title.clone();
    let path = address(&offer.number, &offer.sku);
    let shows = shows(asked, &offer);
    let inside = match offer.share {
        Some(share) => made(asked, &offer, share).into_any(),
        None => to_make(asked, &offer).into_any(),
    };
    view! {
        <PageTitle text=words.share_new_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            <Heading over title lead/>
            <div class="columns">
                <div class="stack">{problem}{inside}</div>
                {shows}
            </div>
            <p><a href=back>{words.share_new_back()}</a></p>
            <CopyAndShare copied=words.share_copied()/>
        </Page>
    }
}

fn to_make(asked: &Asked, offer: &ShareOffer) -> impl IntoView + use<> {
    let words = asked.words();
    if !offer.is_in_hand && !offer.has_review {
        return view! { <Card><p>{words.share_new_too_early()}</p></Card> }.into_any();
    }
    let (number, sku) = (offer.number.clone(), offer.sku.clone());
    view! {
        <Card>
            <p>{words.share_made_lead()}</p>
            <Form action="/share/new">
                <input type="hidden" name="order" value=number/>
                <input type="hidden" name="sku" value=sku/>
                <div class="row"><Button text=words.share_new_button()/></div>
            </Form>
        </Card>
    }
    .into_any()
}

fn made(asked: &Asked, offer: &ShareOffer, share: ShareId) -> impl IntoView + use<> {
    let words = asked.words();
    let path = format!("/share/{share}");
    let link = format!("{}{path}", asked.portal.public_origin);
    let passed = PassedOn {
        id: "share-link",
        label: words.share_link(),
        text: link,
        copy: words.share_copy(),
        share: Some((words.share_share(), offer.title.clone())),
    };
    let clicks = words.share_clicks(offer.clicks);
    view! {
        <Card>
            {passing_on(passed)}
            <p class="quiet">{clicks}</p>
            <div class="row"><ButtonLink href=path text=words.share_see() look=Look::Quiet/></div>
        </Card>
    }
}

/// What others will read, said before it is made.
fn shows(asked: &Asked, offer: &ShareOffer) -> impl IntoView + use<> {
    let words = asked.words();
    let name = if offer.name_shown.is_empty() {
        words.share_new_unnamed()
    } else {
        words.share_new_name(offer.name_shown.as_str())
    };
    let review = if offer.has_review {
        words.share_new_review()
    } else {
        words.share_new_no_review()
    };
    let lines = [
        words.share_new_thing(),
        name,
        review,
        words.share_new_invitation(),
    ]
    .map(|line| view! { <li>{line}</li> })
    .collect_view();
    view! { <Card title=words.share_new_shows()><ul class="plain-list">{lines}</ul></Card> }
}

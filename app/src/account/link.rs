//! `/l/{token}`: the link of a notice opens its order, whole, or its return or case alone, in this browser.

use crate::{
    design::{ButtonLink, Card, Frame, Heading, Page, PageTitle},
    orders::path_part,
    request::{Answer, Asked, PageLink, Refused, asked, page_link, refused},
    visit,
};
use domain::subjects::Subject;
use http::StatusCode;
use leptos::prelude::*;
use store::{
    Failure, StoreError,
    access::Opened,
    orders::{Grant, Sight},
};

/// The GET beside [`LinkPage`].
#[must_use]
pub fn links() -> Vec<PageLink> {
    vec![page_link("/l/{token}", async |asked, params, form| {
        let token = params.get("token").cloned().unwrap_or_default();
        match asked.store().open_link(&token).await {
            Ok(opened) => match open(&asked, opened).await {
                Ok(path) => Answer::SeeOther(path),
                Err(error) => Answer::Broken(error),
            },
            Err(Failure::Refused(never)) => match never {},
            Err(Failure::NotFound) => Answer::Refused(Refused {
                status: StatusCode::GONE,
                ..Refused::field(&form, "", String::new())
            }),
            Err(Failure::Broken(error)) => Answer::Broken(error),
        }
    })]
}

/// Opens it in this browser; says where it is.
async fn open(asked: &Asked, opened: Opened) -> Result<String, StoreError> {
    let whole = |order| Grant {
        order,
        sight: Sight::Whole,
    };
    Ok(match opened {
        Opened::Order { id, number } => {
            visit::open(asked, whole(id)).await?;
            format!("/orders/{}", path_part(&number))
        }
        Opened::Review { id, number } => {
            visit::open(asked, whole(id)).await?;
            format!("/reviews/new?order={}", path_part(&number))
        }
        Opened::Thing(subject) => {
            visit::open_thing(asked, subject).await?;
            match subject {
                Subject::Return(id) => format!("/returns/{id}"),
                Subject::Case(id) | Subject::CaseTurn(id, _) => format!("/help/{id}"),
                Subject::Share(id) => format!("/share/{id}"),
                Subject::Referral(_) => "/refer".to_owned(),
                Subject::Order(_) | Subject::Shipment(_) | Subject::Review(_) => "/".to_owned(),
            }
        }
    })
}

/// What stands there when the link opens nothing (any more).
#[component]
pub fn LinkPage() -> impl IntoView {
    let asked = asked();
    let _ = refused();
    let words = asked.words();
    view! {
        <PageTitle text=words.account_link_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/" frame=Frame::Customer>
            <Heading title=words.account_link_title() lead=words.account_link_lead()/>
            <Card><div class="row"><ButtonLink href="/" text=words.account_link_find()/></div></Card>
        </Page>
    }
}

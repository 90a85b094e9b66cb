//! `/share/{id}`: what everybody reads who has the link.

use super::{Graph, ReadFirst, is_a_look};
use crate::{
    design::{ButtonLink, Card, Frame, Heading, Look, Page, PageTitle},
    orders::path_part,
    request::{Asked, asked},
    reviews,
    shell::missing_page,
};
use leptos::prelude::*;
use store::sharing::{Clicked, SharePage, SharedReview};

/// A share. Looking counts one, unless it is one's own.
#[component]
pub fn SharedPage() -> impl IntoView {
    let asked = asked();
    let Some(ReadFirst::Share(shared)) = use_context::<ReadFirst>() else {
        return missing_page();
    };
    let counts = is_a_look() && asked.customer != Some(shared.customer);
    let page = page(&asked, &shared).into_any();
    let counted = Suspend::new(async move {
        if counts && let Err(error) = asked.store().count_click(Clicked::Share(shared.id)).await {
            tracing::warn!(%error, "a look at a share was not counted");
        }
    });
    view! { {page}{counted} }.into_any()
}

fn page(asked: &Asked, shared: &SharePage) -> impl IntoView + use<> {
    let words = asked.words();
    let shop = asked.policy.shop_name.as_str();
    // What the writer chose to stand beside their words stands beside the whole.
    let name = shared
        .review
        .as_ref()
        .map_or(&shared.name_shown, |review| &review.name_shown)
        .clone();
    let (over, description) = if name.is_empty() {
        (
            words.share_page_over_unnamed(shop),
            words.share_page_description_unnamed(shop),
        )
    } else {
        (
            words.share_page_over(name.as_str(), shop),
            words.share_page_description(name.as_str(), shop),
        )
    };
    let description = shared
        .review
        .as_ref()
        .and_then(excerpt)
        .unwrap_or(description);
    let path = format!("/share/{}", shared.id);
    let url = format!("{}{path}", asked.portal.public_origin);
    let review = shared
        .review
        .as_ref()
        .map(|review| said(asked, review, &name));
    let invitation = shared
        .invitation
        .as_deref()
        .map(|code| invited(asked, code, &name));
    let more = format!("/reviews/{}", path_part(&shared.sku));
    let shop_link = asked.policy.shop_url.clone().map(|href| {
        view! { <ButtonLink href text=words.share_page_shop(shop) look=Look::Quiet/> }
    });
    let title = shared.title.clone();
    let (of_card, of_tab) = (title.clone(), title.clone());
    view! {
        <PageTitle text=of_tab shop=asked.policy.shop_name.clone()/>
        <Graph title=of_card description url site=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            <Heading over title/>
            <div class="columns">
                <div class="stack">
                    {review}
                    <Card title=words.share_page_more()>
                        <div class="row">
                            <ButtonLink href=more text=words.share_page_reviews()/>
                            {shop_link}
                        </div>
                    </Card>
                </div>
                {invitation}
            </div>
        </Page>
    }
}

fn said(asked: &Asked, review: &SharedReview, name: &str) -> impl IntoView + use<> {
    let words = asked.words();
    let title = if name.is_empty() {
        words.share_page_says_unnamed()
    } else {
        words.share_page_says(name)
    };
    let day = words.share_page_day(asked.format().day(review.posted_at));
    let bought = words.share_page_bought(asked.policy.shop_name.as_str());
    let said = reviews::said(
        asked,
        review.stars,
        &review.title,
        &review.words,
        &review.locale,
    );
    view! {
        <Card title>
            {said}
            <p class="quiet">{day}" · "{bought}</p>
        </Card>
    }
}

/// The way to the invitation, and that there is something in it for who invites.
fn invited(asked: &Asked, code: &str, name: &str) -> impl IntoView + use<> {
    let words = asked.words();
    let incentive = if name.is_empty() {
        words.share_page_incentive_unnamed()
    } else {
        words.share_page_incentive(name)
    };
    let href = format!("/i/{}", path_part(code));
    view! {
        <Card title=words.share_page_invitation()>
            <p>{incentive}</p>
            <div class="row"><ButtonLink href text=words.share_page_see_invitation() look=Look::Quiet/></div>
        </Card>
    }
}

/// The first words of a review, as much as messengers show.
fn excerpt(review: &SharedReview) -> Option<String> {
    const LONGEST: usize = 200;
    let words = [review.title.as_str(), review.words.as_str()]
        .into_iter()
        .find(|text| !text.trim().is_empty())?;
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        return Some(text);
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    Some(format!("{whole} …"))
}

//! `/i/{code}`: who follows an invitation reads who invites, the code, and what is in it for whom.

use crate::{
    design::{Badge, ButtonLink, Card, Fact, Facts, Frame, Heading, Page, PageTitle, Tone},
    orders::path_part,
    request::{Asked, asked},
    share::{Graph, PassedOn, ReadFirst, is_a_look, passing_on},
    shell::missing_page,
};
use leptos::prelude::*;
use store::{referrals::Landing, sharing::Clicked};

/// An invitation. Looking counts one, unless it is one's own.
#[component]
pub fn LandingPage() -> impl IntoView {
    let asked = asked();
    let Some(ReadFirst::Invitation(landing)) = use_context::<ReadFirst>() else {
        return missing_page();
    };
    let counts = is_a_look() && asked.customer != Some(landing.customer);
    let page = page(&asked, &landing).into_any();
    let counted = Suspend::new(async move {
        let clicked = Clicked::Invitation(landing.invitation);
        if counts && let Err(error) = asked.store().count_click(clicked).await {
            tracing::warn!(%error, "a look at an invitation was not counted");
        }
    });
    view! { {page}{counted} }.into_any()
}

fn page(asked: &Asked, landing: &Landing) -> impl IntoView + use<> {
    let (words, shop) = (asked.words(), asked.policy.shop_name.as_str());
    let name = landing.first_name.as_str();
    let (title, lead) = if name.is_empty() {
        (
            words.refer_landing_title_unnamed(shop),
            words.refer_landing_lead_unnamed(),
        )
    } else {
        (
            words.refer_landing_title(name, shop),
            words.refer_landing_lead(name),
        )
    };
    let path = format!("/i/{}", path_part(&landing.code));
    let url = format!("{}{path}", asked.portal.public_origin);
    let code = PassedOn {
        id: "invitation-code",
        label: words.refer_landing_code(),
        text: landing.code.clone(),
        copy: words.refer_code_copy(),
        share: None,
    };
    let to_shop = asked.policy.shop_url.clone().map(|href| {
        view! { <div class="row"><ButtonLink href text=words.refer_landing_shop(shop)/></div> }
    });
    let hint = words.refer_landing_code_hint(shop);
    let honest = honest(asked, landing);
    let (of_tab, of_card, told) = (title.clone(), title.clone(), lead.clone());
    view! {
        <PageTitle text=of_tab shop=asked.policy.shop_name.clone()/>
        <Graph title=of_card description=told url site=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            <Heading title lead/>
            <div class="columns">
                <Card>
                    {passing_on(code)}
                    <p class="quiet">{hint}</p>
                    {to_shop}
                </Card>
                {honest}
            </div>
        </Page>
    }
}

/// An incentive is marked as one (FTC 16 CFR 465, and fair dealing).
fn honest(asked: &Asked, landing: &Landing) -> impl IntoView + use<> {
    let words = asked.words();
    let name = landing.first_name.as_str();
    let (they, read) = if name.is_empty() {
        (
            words.refer_landing_they_unnamed(),
            words.refer_landing_they_read_unnamed(),
        )
    } else {
        (
            words.refer_landing_they(name),
            words.refer_landing_they_read(name),
        )
    };
    let amount = asked.format().money(
        asked.policy.referrals.reward_minor,
        landing.currency.as_str(),
    );
    let aside =
        view! { <Badge tone=Tone::Neutral text=words.refer_landing_incentive()/> }.into_any();
    view! {
        <Card title=words.refer_landing_honest() aside>
            <Facts>
                <Fact name=words.refer_landing_you()>{words.refer_landing_you_said()}</Fact>
                <Fact name=they>{words.refer_landing_they_said(amount)}</Fact>
                <Fact name=read>{words.refer_landing_they_read_said()}</Fact>
            </Facts>
        </Card>
    }
}

//! `/refer`: what an invitation brings, what came of it, and what we owe for it.

use super::friend::friend;
use crate::{
    design::{Button, Card, Empty, Fact, Facts, Form, Frame, Heading, Page, PageTitle},
    islands::CopyAndShare,
    orders::path_part,
    promises::term,
    request::{Asked, asked, failed_page},
    share::{PassedOn, passing_on},
    shell::missing_page,
};
use domain::referrals::State;
use leptos::prelude::*;
use store::{
    Failure,
    referrals::{Invitation, Referrals},
};

/// A signed-in customer's invitation; the server's middleware has sent everybody else to the door before.
#[component]
pub fn ReferPage() -> impl IntoView {
    let asked = asked();
    let Some(customer) = asked.customer else {
        return missing_page();
    };
    Suspend::new(async move {
        match asked.store().referrals_of(customer).await {
            Ok(referrals) => page(&asked, &referrals).into_any(),
            Err(error) => failed_page::<store::Never>(Failure::Broken(error)),
        }
    })
    .into_any()
}

fn page(asked: &Asked, referrals: &Referrals) -> impl IntoView + use<> {
    let words = asked.words();
    let owed = referrals
        .friends
        .iter()
        .filter(|friend| friend.state == State::Eligible)
        .count();
    let lead = if owed > 0 {
        words.refer_lead_due(owed)
    } else {
        words.refer_lead(reward(asked, referrals))
    };
    let first = match &referrals.invitation {
        None => to_make(asked).into_any(),
        Some(invitation) => made(asked, referrals, invitation).into_any(),
    };
    let friends = referrals
        .invitation
        .is_some()
        .then(|| friends(asked, referrals));
    let how = how(asked, referrals);
    view! {
        <PageTitle text=words.refer_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/refer" frame=Frame::Customer>
            <Heading title=words.refer_title() lead/>
            <div class="columns">
                <div class="stack">{first}{friends}</div>
                {how}
            </div>
            <CopyAndShare copied=words.refer_copied()/>
        </Page>
    }
}

/// What one friend is worth, as far as it is known before they order.
fn reward(asked: &Asked, referrals: &Referrals) -> String {
    asked.format().money(
        asked.policy.referrals.reward_minor,
        referrals.currency.as_str(),
    )
}

fn to_make(asked: &Asked) -> impl IntoView + use<> {
    let words = asked.words();
    view! {
        <Card>
            <p>{words.refer_make_lead()}</p>
            <Form action="/refer">
                <div class="row"><Button text=words.refer_make() name="act" value="make"/></div>
            </Form>
        </Card>
    }
}

fn made(asked: &Asked, referrals: &Referrals, invitation: &Invitation) -> impl IntoView + use<> {
    let words = asked.words();
    let path = format!("/i/{}", path_part(&invitation.code));
    let code = PassedOn {
        id: "invitation-code",
        label: words.refer_code(),
        text: invitation.code.clone(),
        copy: words.refer_code_copy(),
        share: None,
    };
    let link = PassedOn {
        id: "invitation-link",
        label: words.refer_link(),
        text: format!("{}{path}", asked.portal.public_origin),
        copy: words.refer_link_copy(),
        share: Some((words.refer_share(), asked.policy.shop_name.clone())),
    };
    let clicked = words.refer_clicked_said(referrals.clicks);
    let ordered = asked.format().number(referrals.ordered);
    let rewarded = asked.format().number(referrals.rewarded);
    view! {
        <Card title=words.refer_yours()>
            {passing_on(link)}
            {passing_on(code)}
            <p><a href=path>{words.refer_see()}</a></p>
        </Card>
        <Card title=words.refer_came()>
            <Facts>
                <Fact name=words.refer_clicked()>{clicked}</Fact>
                <Fact name=words.refer_ordered()>{ordered}</Fact>
                <Fact name=words.refer_rewarded()>{rewarded}</Fact>
            </Facts>
        </Card>
    }
}

fn friends(asked: &Asked, referrals: &Referrals) -> impl IntoView + use<> {
    let words = asked.words();
    if referrals.friends.is_empty() {
        return view! {
            <Card title=words.refer_friends()>
                <Empty title=words.refer_empty() detail=words.refer_empty_detail()/>
            </Card>
        }
        .into_any();
    }
    let shown = i64::try_from(referrals.friends.len()).unwrap_or(i64::MAX);
    let rest = (referrals.ordered > shown)
        .then(|| view! { <p class="quiet">{words.refer_latest(referrals.ordered, shown)}</p> });
    let cards = referrals
        .friends
        .iter()
        .map(|referral| friend(asked, referral))
        .collect_view();
    view! { {cards}{rest} }.into_any()
}

/// What is in it, for whom and when: said before anybody is invited.
fn how(asked: &Asked, referrals: &Referrals) -> impl IntoView + use<> {
    let (words, policy) = (asked.words(), &asked.policy);
    let amount = reward(asked, referrals);
    let (window_days, paid) = (
        policy.returns.window_days,
        words.refer_paid(policy.shop_name.as_str()),
    );
    let reward_by = words.refer_how_reward_said(term(words, policy.reward_by));
    view! {
        <Card title=words.refer_how()>
            <Facts>
                <Fact name=words.refer_how_you()>{words.refer_how_you_said(amount)}</Fact>
                <Fact name=words.refer_how_friend()>{words.refer_how_friend_said()}</Fact>
                <Fact name=words.refer_how_when()>{words.refer_how_when_said(window_days)}</Fact>
                <Fact name=words.refer_how_reward()>{reward_by}</Fact>
                <Fact name=words.refer_how_not()>{words.refer_how_not_said()}</Fact>
            </Facts>
            <p class="quiet">{paid}</p>
        </Card>
    }
}

//! `/sign-in/{token}`: the link from the mail. Showing it does nothing, because mail scanners open links; the button
//! signs in.

use crate::{
    design::{
        Button, ButtonLink, Card, Form, Frame, Heading, Look, Notice, NoticeTone, Page, PageTitle,
    },
    request::{asked, refused},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ConfirmPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let words = asked.words();
    let token = use_params_map()
        .read_untracked()
        .get("token")
        .unwrap_or_default();
    let action = format!("/sign-in/{}", crate::orders::path_part(&token));
    let inside = match refused.and_then(|refused| refused.of("")) {
        Some(text) => view! {
            <Notice tone=NoticeTone::Problem text/>
            <div class="row"><ButtonLink href="/account" text=words.account_confirm_new() look=Look::Quiet/></div>
        }
        .into_any(),
        None => view! {
            <p>{words.account_confirm_lead()}</p>
            <Form action><div class="row"><Button text=words.account_confirm_button()/></div></Form>
        }
        .into_any(),
    };
    view! {
        <PageTitle text=words.account_confirm_title() shop=asked.policy.shop_name.clone()/>
        // The page's own address holds the token, so the footer's language choice does not come back to it.
        <Page words face=asked.face() path="/account" frame=Frame::CustomerAlone>
            <Heading title=words.account_confirm_title()/>
            <div class="columns"><Card>{inside}</Card></div>
        </Page>
    }
}

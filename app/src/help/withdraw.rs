//! `/withdraw`: linked in every footer (Directive 2011/83/EU, Art. 11a). Until the portal takes withdrawals itself, it
//! says how to declare one, which the law leaves free of any form.

use crate::{
    design::{Card, Frame, Heading, Page, PageDescription, PageTitle},
    request::asked,
};
use leptos::prelude::*;

#[component]
pub fn WithdrawPage() -> impl IntoView {
    let asked = asked();
    let words = asked.words();
    let write = match asked.policy.help_email.as_deref() {
        Some(email) => words.withdraw_write(email),
        None => words.withdraw_none(),
    };
    let mail = asked.policy.help_email.clone().map(|email| {
        view! { <p><a href=format!("mailto:{email}")>{email.clone()}</a></p> }
    });
    let call = asked
        .policy
        .help_phone
        .as_deref()
        .map(|phone| view! { <p>{words.withdraw_call(phone)}</p> });
    view! {
        <PageTitle text=words.withdraw_title() shop=asked.policy.shop_name.clone()/>
        <PageDescription text=words.withdraw_lead()/>
        <Page words face=asked.face() path="/withdraw" frame=Frame::Customer>
            <Heading title=words.withdraw_title() lead=words.withdraw_lead()/>
            <div class="columns">
                <Card title=words.withdraw_how()>
                    <p>{write}</p>
                    <blockquote><p>{words.withdraw_sentence()}</p></blockquote>
                    {mail}
                    {call}
                    <p class="quiet">{words.withdraw_parts()}</p>
                    <p class="quiet">{words.withdraw_then()}</p>
                </Card>
            </div>
        </Page>
    }
}

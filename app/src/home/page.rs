//! The start page.

use crate::{
    account::sign_in_form,
    design::{
        Button, ButtonLink, Card, Fact, Facts, Field, FieldKind, Form, Frame, Heading, Look,
        Notice, NoticeTone, Page, PageDescription, PageTitle,
    },
    promises::term,
    request::{asked, refused},
};
use leptos::prelude::*;

#[component]
pub fn HomePage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let words = asked.words();
    // A link to an order that this browser may not open comes here with its number.
    let typed = refused
        .as_ref()
        .map(|refused| refused.typed.clone())
        .unwrap_or_else(|| asked.query.clone());
    let (number, email) = (
        typed.get("number").to_owned(),
        typed.get("email").to_owned(),
    );
    let error = |field: &str| refused.as_ref().and_then(|refused| refused.of(field));
    let (number_error, email_error) = (error("number"), error("email"));
    let problem = error("").map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let sign_in = if asked.customer.is_some() {
        view! {
            <p class="quiet">{words.home_signed_in()}</p>
            <div class="row"><ButtonLink href="/orders" text=words.home_to_orders() look=Look::Quiet/></div>
        }
        .into_any()
    } else {
        view! { <p class="quiet">{words.home_sign_in_lead()}</p>{sign_in_form(words, "", None, Look::Quiet)} }.into_any()
    };
    let dispatch = term(words, asked.policy.dispatch_by);
    view! {
        <PageTitle text=words.home_title() shop=asked.policy.shop_name.clone()/>
        <PageDescription text=words.home_lead()/>
        <Page words face=asked.face() path="/" frame=Frame::Customer>
            <Heading title=words.home_title() lead=words.home_lead()/>
            <div class="columns">
                <Card title=words.home_find()>
                    {problem}
                    <Form action="/">
                        <Field name="number" label=words.home_number() kind=FieldKind::Reference hint=words.home_number_hint()
                            value=number nostrip:error=number_error/>
                        <Field name="email" label=words.home_email() kind=FieldKind::Email hint=words.home_email_hint()
                            value=email nostrip:error=email_error/>
                        <div class="row"><Button text=words.home_find()/></div>
                    </Form>
                </Card>
                <div class="stack">
                    <Card title=words.home_sign_in()>{sign_in}</Card>
                    <Card title=words.home_promise()>
                        <Facts>
                            <Fact name=words.home_promise_dispatch()>{dispatch}</Fact>
                            <Fact name=words.home_promise_delivery()>{words.promises_term_delivery()}</Fact>
                        </Facts>
                        <p><a href="/promises">{words.home_promise_all()}</a></p>
                    </Card>
                </div>
            </div>
        </Page>
    }
}

//! `/account`.

use crate::{
    design::{
        Button, ButtonLink, Card, Fact, Facts, Field, FieldKind, Form, Frame, Heading, Look,
        Notice, NoticeTone, Page, PageTitle, Select,
    },
    request::{Asked, Refused, asked, failed_page, refused},
    routes::is_local,
    words::{Locale, Words},
};
use leptos::prelude::*;
use store::Failure;

#[component]
pub fn AccountPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let Some(customer) = asked.customer else {
        return door(&asked, refused.as_ref()).into_any();
    };
    Suspend::new(async move {
        match asked.store().email_of(customer).await {
            Ok(email) => signed_in(&asked, email).into_any(),
            Err(error) => failed_page::<store::Never>(Failure::Broken(error)),
        }
    })
    .into_any()
}

/// The form that asks for a link; it stands on the start page too. `next` is where signing in goes on to.
pub fn sign_in_form(
    words: Words,
    next: &str,
    refused: Option<&Refused>,
    look: Look,
) -> impl IntoView + use<> {
    let typed = refused
        .map(|refused| refused.typed.get("address").to_owned())
        .unwrap_or_default();
    let error = refused.and_then(|refused| refused.of("address"));
    let next = is_local(next).then(|| {
        let next = next.to_owned();
        view! { <input type="hidden" name="next" value=next/> }
    });
    view! {
        <Form action="/account">
            {next}
            <Field name="address" label=words.account_email() kind=FieldKind::Email value=typed nostrip:error=error/>
            <div class="row"><Button text=words.account_send() name="act" value="link" look/></div>
        </Form>
    }
}

fn door(asked: &Asked, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let tried_code = refused.is_some_and(|refused| refused.typed.get("act") == "code");
    let was_sent = tried_code || (refused.is_none() && asked.query.get("sent") == "yes");
    let next = refused
        .map_or(asked.query.get("next"), |refused| refused.typed.get("next"))
        .to_owned();
    let problem = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let (title, lead) = if was_sent {
        (words.account_sent_title(), words.account_sent_lead())
    } else {
        (words.account_sign_in(), words.account_sign_in_lead())
    };
    let inside = if was_sent {
        let error = refused.and_then(|refused| refused.of("code"));
        let typed = refused
            .map(|refused| refused.typed.get("code").to_owned())
            .unwrap_or_default();
        let hidden =
            is_local(&next).then(|| view! { <input type="hidden" name="next" value=next/> });
        view! {
            <Form action="/account">
                {hidden}
                <Field name="code" label=words.account_code() kind=FieldKind::OneTimeCode value=typed nostrip:error=error/>
                <div class="row"><Button text=words.account_code_button() name="act" value="code"/></div>
            </Form>
            <p><a href="/account">{words.account_other_address()}</a></p>
        }
        .into_any()
    } else {
        sign_in_form(words, &next, refused, Look::Primary).into_any()
    };
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/account" frame=Frame::Customer>
            <Heading title lead/>
            <div class="columns"><Card>{problem}{inside}</Card></div>
        </Page>
    }
}

fn signed_in(asked: &Asked, email: Option<String>) -> impl IntoView + use<> {
    let words = asked.words();
    let here = asked.locale.tag();
    let options = Locale::ALL
        .map(|locale| (locale.tag().to_owned(), locale.own_name().to_owned()))
        .to_vec();
    let saved = (asked.query.get("saved") == "yes")
        .then(|| view! { <Notice tone=NoticeTone::Good text=words.account_language_saved()/> });
    let who = email.map(|email| {
        view! { <Facts><Fact name=words.account_signed_in_as()>{email}</Fact></Facts> }
    });
    view! {
        <PageTitle text=words.account_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/account" frame=Frame::Customer>
            <Heading title=words.account_title()/>
            <div class="columns">
                <Card title=words.account_language()>
                    {saved}
                    <p class="quiet">{words.account_language_lead()}</p>
                    <Form action="/account">
                        <Select name="language" label=words.account_language_label() options chosen=here/>
                        <div class="row"><Button text=words.account_language_save() name="act" value="language"/></div>
                    </Form>
                </Card>
                <div class="stack">
                    <Card title=words.refer_title()>
                        <p class="quiet">{words.refer_account_lead()}</p>
                        <div class="row"><ButtonLink href="/refer" text=words.refer_yours() look=Look::Quiet/></div>
                    </Card>
                    <Card title=words.account_sign_out()>
                        {who}
                        <p class="quiet">{words.account_sign_out_lead()}</p>
                        <Form action="/account">
                            <div class="row">
                                <Button text=words.account_sign_out() name="act" value="sign_out" look=Look::Quiet/>
                            </div>
                        </Form>
                    </Card>
                </div>
            </div>
        </Page>
    }
}

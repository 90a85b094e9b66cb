//! The three looks of the page: what is typed, what is confirmed, and the receipt.

use super::in_one_line;
use crate::{
    design::{
        Button, Card, Fact, Facts, Field, FieldKind, Form as PostForm, Frame, Heading, Look,
        Notice, NoticeTone, Page, PageDescription, PageTitle, TextArea,
    },
    request::{Asked, Form, Refused, asked, refused, step},
};
use domain::{Timestamp, withdrawals::LONGEST_ITEMS};
use leptos::prelude::*;

/// What somebody typed, from one step to the next.
const TYPED: [&str; 4] = ["name", "order", "email", "items"];

#[component]
pub fn WithdrawPage() -> impl IntoView {
    let (asked, refused, step) = (asked(), refused(), step());
    let words = asked.words();
    let shop = asked.policy.shop_name.clone();
    let (title, body) = match step.as_ref().map(|form| (form.get("step"), form)) {
        Some(("confirm", form)) => (words.withdraw_confirm_title(), confirm(&asked, form)),
        Some(("receipt", form)) => (words.withdraw_receipt_title(), receipt(&asked, form)),
        change => {
            let typed = change.map(|(_, form)| form);
            (
                words.withdraw_title(),
                declare(&asked, typed, refused.as_ref()),
            )
        }
    };
    view! {
        <PageTitle text=title shop/>
        <PageDescription text=words.withdraw_lead()/>
        <Page words face=asked.face() path="/withdraw" frame=Frame::Customer>{body}</Page>
    }
}

/// The first step. The number of the order may come with the link; nothing else of anybody does.
fn declare(asked: &Asked, typed: Option<&Form>, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let typed = typed.or(refused.map(|refused| &refused.typed));
    let value = |field: &str| {
        typed
            .map(|form| form.get(field).to_owned())
            .unwrap_or_default()
    };
    let fault = |field: &str| refused.and_then(|refused| refused.of(field));
    let whole = fault("")
        .filter(|text| !text.is_empty())
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let order = match typed {
        Some(form) => form.get("order").to_owned(),
        None => asked.query.get("order").to_owned(),
    };
    let (name, email, items) = (value("name"), value("email"), value("items"));
    let (no_name, no_order) = (fault("name"), fault("order"));
    let (no_email, no_items) = (fault("email"), fault("items"));
    let longest = u32::try_from(LONGEST_ITEMS).unwrap_or(u32::MAX);
    let then = then(asked);
    view! {
        <Heading title=words.withdraw_title() lead=words.withdraw_lead()/>
        {whole}
        <div class="columns">
            <Card title=words.withdraw_declare()>
                <PostForm action="/withdraw">
                    <Field name="name" label=words.withdraw_name() kind=FieldKind::PersonName value=name
                        nostrip:error=no_name/>
                    <Field name="order" label=words.withdraw_order() hint=words.withdraw_order_hint() kind=FieldKind::Reference
                        value=order nostrip:error=no_order/>
                    <Field name="email" label=words.withdraw_email() hint=words.withdraw_email_hint() kind=FieldKind::Email
                        value=email nostrip:error=no_email/>
                    <TextArea name="items" label=words.withdraw_items() hint=words.withdraw_items_hint() value=items
                        nostrip:error=no_items optional=words.design_optional() longest/>
                    <div class="row"><Button text=words.withdraw_go_on()/></div>
                </PostForm>
            </Card>
            {then}
        </div>
    }
    .into_any()
}

/// What happens then, and the ways that need no page: the law leaves the form of a withdrawal free.
fn then(asked: &Asked) -> impl IntoView + use<> {
    let words = asked.words();
    let ways: Vec<String> = [&asked.policy.help_email, &asked.policy.help_phone]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let other = if ways.is_empty() {
        words.withdraw_other_none()
    } else {
        words.withdraw_other(ways.join(" · "))
    };
    view! {
        <Card title=words.withdraw_then()>
            <p>{words.withdraw_then_receipt()}</p>
            <p>{words.withdraw_then_goods()}</p>
            <p>{words.withdraw_then_money()}</p>
            <p class="quiet">{other}</p>
        </Card>
    }
}

/// What was typed, in the order of the form.
fn facts(asked: &Asked, form: &Form) -> impl IntoView + use<> {
    let words = asked.words();
    let items = match in_one_line(form.get("items")) {
        items if items.is_empty() => words.withdraw_items_all(),
        items => items,
    };
    let facts = [
        (words.withdraw_name(), form.get("name").to_owned()),
        (words.withdraw_order(), form.get("order").to_owned()),
        (words.withdraw_email(), form.get("email").to_owned()),
        (words.withdraw_items_short(), items),
    ]
    .map(|(name, value)| view! { <Fact name>{value}</Fact> })
    .collect_view();
    view! { <Facts>{facts}</Facts> }
}

/// The second step: nothing was taken yet.
fn confirm(asked: &Asked, form: &Form) -> AnyView {
    let words = asked.words();
    let typed = || {
        TYPED
            .map(|name| {
                let value = form.get(name).to_owned();
                view! { <input type="hidden" name=name value=value/> }
            })
            .collect_view()
    };
    // Of this page: pressed twice, it is one statement.
    let key = uuid::Uuid::new_v4().to_string();
    let (facts, hidden, again) = (facts(asked, form), typed(), typed());
    view! {
        <Heading title=words.withdraw_confirm_title() lead=words.withdraw_confirm_lead()/>
        <Card>
            <p>{words.withdraw_confirm_sentence()}</p>
            {facts}
            <PostForm action="/withdraw" key>
                {hidden}
                <div class="row"><Button text=words.withdraw_confirm() name="step" value="confirm"/></div>
            </PostForm>
            <PostForm action="/withdraw">
                {again}
                <div class="row"><Button text=words.withdraw_change() name="step" value="change" look=Look::Quiet/></div>
            </PostForm>
        </Card>
    }
    .into_any()
}

/// What was stated and when, and what the law gives from then on. Nothing on it depends on whether there is such an order.
fn receipt(asked: &Asked, form: &Form) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let at = Timestamp::parse(form.get("at")).unwrap_or(asked.now);
    let (said, machine) = (format.exact(at), format.machine(at));
    let facts = facts(asked, form);
    view! {
        <Heading title=words.withdraw_receipt_title() lead=words.withdraw_receipt_lead(form.get("email"))/>
        <Card title=words.withdraw_receipt()>
            <p>{words.withdraw_confirm_sentence()}</p>
            {facts}
            <Facts>
                <Fact name=words.withdraw_received()><time datetime=machine>{said}</time></Fact>
            </Facts>
        </Card>
        <Card title=words.withdraw_then()>
            <p>{words.withdraw_then_goods()}</p>
            <p>{words.withdraw_then_money()}</p>
            <p class="quiet">{words.withdraw_then_read()}</p>
        </Card>
    }
    .into_any()
}

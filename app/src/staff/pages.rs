//! The door's page.

use crate::{
    design::{
        Button, Card, Field, FieldKind, Form, Frame, Heading, Notice, NoticeTone, Page, PageTitle,
    },
    request::{asked, refused},
};
use leptos::prelude::*;

/// `/staff/sign-in`. A password typed is never shown again; everything else is.
#[component]
pub fn SignInPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let words = asked.words();
    let typed = refused
        .as_ref()
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let to = if typed.get("to").is_empty() {
        asked.query.get("next")
    } else {
        typed.get("to")
    }
    .to_owned();
    let fault = |field: &str| refused.as_ref().and_then(|refused| refused.of(field));
    let (whole, password) = (fault(""), fault("password"));
    let lead = words.staff_sign_in_lead(asked.policy.shop_name.as_str());
    let email = typed.get("email").to_owned();
    view! {
        <PageTitle text=words.staff_sign_in_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/sign-in" frame=Frame::StaffDoor>
            <Heading title=words.staff_sign_in_title() lead/>
            {whole.map(|text| view! { <Notice tone=NoticeTone::Problem text/> })}
            <Card>
                <Form action="/staff/sign-in">
                    <input type="hidden" name="to" value=to/>
                    <Field name="email" label=words.staff_sign_in_email() kind=FieldKind::Email value=email/>
                    <Field name="password" label=words.staff_sign_in_password() kind=FieldKind::Password nostrip:error=password/>
                    <div class="row"><Button text=words.staff_sign_in_button()/></div>
                </Form>
            </Card>
        </Page>
    }
}

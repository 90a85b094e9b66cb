//! From the first sight of an order to the whole of it: six digits, mailed when asked for.

use super::{parts::path_part, wording::Wording};
use crate::{
    design::{Button, Card, Field, FieldKind, Form, Look, Notice, NoticeTone},
    request::{Asked, Refused},
};
use leptos::prelude::*;

/// The card that opens the rest; `refused` is what became of the last try.
pub fn access(
    asked: &Asked,
    wording: &Wording<'_>,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = wording.words;
    let action = format!("/orders/{}", path_part(&wording.order.number));
    let was_sent = asked.query.get("code") == "sent"
        || refused.is_some_and(|refused| refused.typed.get("act") == "open");
    let email = wording.email();
    let problem = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let inside = if was_sent {
        let sent = match email {
            Some(email) => words.order_code_sent(email),
            None => words.order_code_sent_plain(),
        };
        let again = action.clone();
        let typed = refused
            .map(|refused| refused.typed.get("code").to_owned())
            .unwrap_or_default();
        let error = refused.and_then(|refused| refused.of("code"));
        view! {
            <p role="status">{sent}</p>
            <Form action>
                <Field name="code" label=words.order_code() kind=FieldKind::OneTimeCode value=typed nostrip:error=error/>
                <div class="row"><Button text=words.order_code_open() name="act" value="open"/></div>
            </Form>
            <Form action=again>
                <div class="row"><Button text=words.order_code_again() name="act" value="send" look=Look::Quiet/></div>
            </Form>
        }
        .into_any()
    } else {
        let lead = match email {
            Some(email) => words.order_more_lead(email),
            None => words.order_more_lead_plain(),
        };
        view! {
            <p class="quiet">{lead}</p>
            <Form action>
                <div class="row"><Button text=words.order_send_code() name="act" value="send"/></div>
            </Form>
        }
        .into_any()
    };
    view! {
        <div id="open">
            <Card title=words.order_more()>{problem}{inside}</Card>
        </div>
    }
}

//! A customer's own cases: on `/help`, and those of an order on its page.

use super::ask_path;
use crate::{
    cases::wording::{due_badge, named, status_tone, status_words},
    design::{Badge, ButtonLink, Card, Look},
    request::Asked,
};
use leptos::prelude::*;
use store::cases::CaseSummary;

/// What they asked, with where it stands and when we answer.
pub(super) fn own(asked: &Asked, cases: &[CaseSummary]) -> Option<impl IntoView + use<>> {
    (!cases.is_empty()).then(|| {
        let rows = rows(asked, cases);
        view! { <Card title=asked.words().case_own_title()>{rows}</Card> }
    })
}

/// The card of an order's page, once there is something to show.
pub fn order_card(
    asked: &Asked,
    number: &str,
    cases: &[CaseSummary],
) -> Option<impl IntoView + use<>> {
    (!cases.is_empty()).then(|| {
        let (words, rows, href) = (asked.words(), rows(asked, cases), ask_path(number));
        view! {
            <Card title=words.case_order_title()>
                {rows}
                <div class="row no-print"><ButtonLink href text=words.case_order_ask() look=Look::Quiet/></div>
            </Card>
        }
    })
}

fn rows(asked: &Asked, cases: &[CaseSummary]) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let rows = cases
        .iter()
        .map(|case| {
            let href = format!("/help/{}", case.id);
            let due = due_badge(case, &format).map(|(tone, text)| view! { <Badge tone text/> });
            let (tone, status) = (status_tone(case.status), status_words(case.status, words));
            view! {
                <li>
                    <div><p><a href=href>{named(case, words)}</a></p><p class="quiet">{format.relative(case.opened_at)}</p></div>
                    <div class="row"><Badge tone text=status/>{due}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="items case-list">{rows}</ul> }
}

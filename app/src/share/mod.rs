//! Showing to others what one bought: `/share/new` makes the page, `/share/{id}` is it.

mod clicks;
mod first;
mod graph;
mod new;
mod page;
mod passing_on;

pub(crate) use clicks::is_a_look;
pub(crate) use first::{ReadFirst, read_first};
pub(crate) use graph::Graph;
pub use new::{NewPage, posts};
pub use page::SharedPage;
pub(crate) use passing_on::{PassedOn, passing_on};

use crate::{design::Card, words::Words};
use leptos::prelude::*;
use store::orders::{OrderView, Sight};

/// The card of an order's page, once it is in hand: a way to share each thing of it.
pub fn card(words: Words, order: &OrderView) -> Option<impl IntoView + use<>> {
    (order.sight == Sight::Whole && order.received_at.is_some()).then(|| {
        let mut seen: Vec<&str> = Vec::new();
        let links = order
            .lines
            .iter()
            .filter(|line| {
                let is_new = !line.sku.is_empty() && !seen.contains(&line.sku.as_str());
                seen.push(&line.sku);
                is_new
            })
            .map(|line| {
                let href = new::address(&order.number, &line.sku);
                view! { <li><a href=href>{words.share_card_of(line.title.as_str())}</a></li> }
            })
            .collect_view();
        view! {
            <div class="no-print">
                <Card title=words.share_card_title()>
                    <p class="quiet">{words.share_card_lead()}</p>
                    <ul class="ways">{links}</ul>
                </Card>
            </div>
        }
    })
}

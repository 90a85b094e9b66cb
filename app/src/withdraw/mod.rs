//! `/withdraw`: the law's way out of a contract (Directive 2011/83/EU, Art. 11a), linked in every footer and, while the
//! period runs, on the page of an order. Two steps without login or reason on one URL, each a form that posts; nothing
//! that was typed stands in an address. What a statement brings is decided by the store, and shows here in nothing.

mod acts;
mod page;

pub use acts::{posts, said};
pub use page::WithdrawPage;

use crate::{
    design::{ButtonLink, Look},
    request::{Asked, Form},
};
use domain::withdrawals::Period;
use leptos::prelude::*;

/// The way out of the contract of an order, while its period runs: plain to see and under the law's own name (Art. 11a(2)).
pub(crate) fn door(asked: &Asked, period: Period, number: &str) -> Option<impl IntoView + use<>> {
    if !period.runs(asked.now) {
        return None;
    }
    let (words, format) = (asked.words(), asked.format());
    let query = Form::default().with("order", number).encode();
    let href = format!("/withdraw?{query}");
    let until = match period.end() {
        Some(end) => words.withdraw_order_until(format.due(end)),
        None => words.withdraw_order_open(),
    };
    Some(view! {
        <div class="row no-print">
            <ButtonLink href text=words.withdraw_order_link() look=Look::Quiet/>
            <span class="quiet small">{until}</span>
        </div>
    })
}

/// What was typed about the items, in one line.
#[must_use]
pub fn in_one_line(items: &str) -> String {
    let lines = items.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("; ")
}

//! What the live stream of an order sends.

use super::{page::wording, parts, telling::tell};
use crate::request::Asked;
use leptos::prelude::*;
use store::Failure;

/// The parts of an order's page that change when a parcel moves, rendered as the page renders them: elements marked
/// `data-live`, each to take the place of the one with its id. `None` when the viewer sees no such order (any more).
pub async fn live_region(asked: &Asked, number: &str) -> Option<String> {
    let order = match asked.store().order_page(&asked.viewer, number).await {
        Ok(order) => order,
        Err(Failure::Broken(error)) => {
            tracing::warn!(%error, "an open page could not be brought up to date");
            return None;
        }
        Err(Failure::NotFound | Failure::Refused(_)) => return None,
    };
    let owner = Owner::new();
    let html =
        owner.with(|| parts::live(&wording(asked, &order), &tell(&order, asked.now)).to_html());
    Some(html)
}

//! Reviews: writing one, everybody's page of a product, and the staff's desk.

mod acts;
mod desk;
mod one;
mod product;
mod stars;
mod structured;
mod write;
mod written;

pub use acts::posts;
pub use desk::DeskPage;
pub use product::ProductPage;
pub use write::WritePage;
pub(crate) use written::said;

use crate::{orders::path_part, words::Words};
use domain::reviews::{RejectionReason, ReviewState};
use leptos::prelude::*;
use store::orders::{OrderView, Sight};

/// Where everybody reads of a product.
#[must_use]
pub fn product_path(sku: &str) -> String {
    format!("/reviews/{}", path_part(sku))
}

/// Where an order's things are reviewed.
#[must_use]
pub fn write_path(number: &str) -> String {
    format!("/reviews/new?order={}", path_part(number))
}

fn write_path_of(number: &str, sku: &str) -> String {
    format!("{}&product={}", write_path(number), path_part(sku))
}

/// The card of an order's page, once something of it may be reviewed: delivered, or late.
pub fn card(
    words: Words,
    order: &OrderView,
    now: domain::Timestamp,
) -> Option<impl IntoView + use<>> {
    let is_here =
        order.received_at.is_some() || order.parcels.iter().any(|p| p.received_at().is_some());
    let is_late = order.promises.iter().any(|promise| {
        promise.kind == domain::promises::PromiseKind::DeliverBy
            && promise.times.settled_at.is_none()
            && promise.state(now) == domain::promises::State::Broken
    });
    (order.sight == Sight::Whole && (is_here || is_late)).then(|| {
        let href = write_path(&order.number);
        view! {
            <crate::design::Card title=words.review_card_title()>
                <p class="quiet">{words.review_card_lead()}</p>
                <div class="row no-print">
                    <crate::design::ButtonLink href text=words.review_card_button() look=crate::design::Look::Quiet/>
                </div>
            </crate::design::Card>
        }
    })
}

/// Why it is not published, as staff say it.
#[must_use]
pub fn reason_words(reason: RejectionReason, words: Words) -> String {
    match reason {
        RejectionReason::OffTopic => words.review_desk_reason_off_topic(),
        RejectionReason::PersonalData => words.review_desk_reason_personal_data(),
        RejectionReason::Unlawful => words.review_desk_reason_unlawful(),
        RejectionReason::NotACustomer => words.review_desk_reason_not_a_customer(),
    }
}

fn state_words(state: ReviewState, words: Words) -> String {
    match state {
        ReviewState::Pending => words.review_state_pending(),
        ReviewState::Published => words.review_state_published(),
        ReviewState::Rejected => words.review_state_rejected(),
    }
}

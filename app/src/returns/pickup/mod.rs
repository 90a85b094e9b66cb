//! A return that is fetched: `/returns/{id}/pickup`, where a time is chosen, moved or called off; its entry for a calendar;
//! and what staff press once somebody has been there.

mod acts;
mod calendar;
mod card;
mod page;

pub(super) use acts::{collect, posts};
pub use calendar::{Fetched, fetched};
pub(super) use card::{at_desk, card};
pub use page::PickupPage;

use crate::words::Format;
use domain::ids::ReturnId;
use store::returns::PickupView;

/// Where a time is chosen.
#[must_use]
pub(super) fn pickup_path_of(id: ReturnId) -> String {
    format!("/returns/{id}/pickup")
}

/// "Tuesday, 1 December, 09:00 to 13:00".
fn when(pickup: &PickupView, format: &Format) -> String {
    format.words().pickup_slot(
        format.day(pickup.begins_at),
        format.time(pickup.begins_at),
        format.time(pickup.ends_at),
    )
}

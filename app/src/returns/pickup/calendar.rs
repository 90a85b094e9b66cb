//! When a return is fetched, for one's own calendar.

use super::super::{path_of, wording::spaced};
use crate::request::Asked;
use domain::{Timestamp, ids::ReturnId};
use store::{Failure, Never, returns::PickupState};

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The same for the same return, whatever is booked: a calendar puts a later entry in the earlier one's place.
    pub uid: String,
    /// How often it was told anew; the higher entry counts.
    pub sequence: u32,
    pub begins_at: Timestamp,
    pub ends_at: Timestamp,
    pub is_cancelled: bool,
    pub summary: String,
    /// The return's page.
    pub url: String,
}

/// When the return is, was or was to be fetched.
///
/// # Errors
/// `NotFound` for a return that this viewer does not see, and where no time was ever booked.
pub async fn fetched(asked: &Asked, id: ReturnId) -> Result<Fetched, Failure<Never>> {
    let view = asked.store().return_page(&asked.viewer, id).await?;
    let pickup = view.pickup.ok_or(Failure::NotFound)?;
    let words = asked.words();
    Ok(Fetched {
        uid: format!("pickup-{id}@throughline"),
        sequence: u32::try_from(pickup.sequence).unwrap_or(u32::MAX),
        begins_at: pickup.begins_at,
        ends_at: pickup.ends_at,
        is_cancelled: pickup.state == PickupState::Cancelled,
        summary: words
            .pickup_calendar_summary(spaced(&view.short_code), asked.policy.shop_name.as_str()),
        url: format!("{}{}", asked.portal.public_origin, path_of(id)),
    })
}

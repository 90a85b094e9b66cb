//! When a parcel is expected, for one's own calendar.

use super::{page::wording, parts::path_part, telling::tell};
use crate::request::Asked;
use domain::{Timestamp, promises::PromiseKind};
use jiff::civil::Date;
use store::{Failure, Never};

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The same for the same parcel, whatever is promised: a calendar puts a later entry in the earlier one's place.
    pub uid: String,
    /// How often the promise was told anew; the higher entry counts.
    pub sequence: u32,
    /// The day, where the due was told as a day.
    pub day: Option<Date>,
    pub due: Timestamp,
    pub summary: String,
    /// The order's page.
    pub url: String,
}

/// When the parcel counted `parcel` from one is expected.
///
/// # Errors
/// `NotFound` for an order or a parcel that this viewer does not see, and where nothing is expected (any more).
pub async fn expected(
    asked: &Asked,
    number: &str,
    parcel: usize,
) -> Result<Expected, Failure<Never>> {
    let order = asked.store().order_page(&asked.viewer, number).await?;
    let telling = tell(&order, asked.now);
    let index = parcel.checked_sub(1).ok_or(Failure::NotFound)?;
    let (story, view) = telling
        .stories
        .get(index)
        .zip(order.parcels.get(index))
        .ok_or(Failure::NotFound)?;
    let due = story
        .pace
        .and_then(super::telling::Pace::expected)
        .filter(|_| !story.standing.is_over())
        .ok_or(Failure::NotFound)?;
    let revisions = order
        .promises
        .iter()
        .filter(|promise| promise.kind == PromiseKind::DeliverBy)
        .filter(|promise| promise.shipment.is_none_or(|id| id == view.id))
        .map(|promise| promise.revisions.len())
        .max()
        .unwrap_or_default();
    let words = asked.words();
    Ok(Expected {
        uid: format!("{}@throughline", view.id),
        sequence: u32::try_from(revisions).unwrap_or(u32::MAX),
        day: wording(asked, &order).format.due_date(due),
        due,
        summary: words
            .order_calendar_summary(order.number.as_str(), asked.policy.shop_name.as_str()),
        url: format!(
            "{}/orders/{}",
            asked.portal.public_origin,
            path_part(&order.number)
        ),
    })
}

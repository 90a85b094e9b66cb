//! What an order page says, decided without words: where each parcel stands, what happened, what is to come, where the
//! line breaks, and which answer stands in the heading. Pure: an order and the time in, a [`Telling`] out; `wording`
//! says it in the reader's language.

mod headline;
mod line;
mod pace;
mod standing;
mod story;

#[cfg(test)]
mod tests;

pub use headline::{Headline, Lead, Todo};
pub use pace::Pace;
pub use standing::{Delay, Standing, Trouble};
pub use story::{At, Gap, Stop, Story, What};

use domain::{Timestamp, promises::PromiseKind};
use store::{
    orders::{OrderView, ParcelView},
    promises::Promise,
};

/// Everything a page says of one order.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    pub headline: Headline,
    pub lead: Lead,
    /// One for each parcel, in their order; a single one for an order without parcels.
    pub stories: Vec<Story>,
    /// What became of each promise, in the order of `OrderView::promises`.
    pub promises: Vec<Pace>,
    /// Pieces that no parcel holds yet, where the viewer may see items and the shop says what is in each parcel.
    pub unsent: i64,
}

/// Decides what to say of an order at a moment.
#[must_use]
pub fn tell(order: &OrderView, now: Timestamp) -> Telling {
    let stories: Vec<Story> = if order.parcels.is_empty() {
        vec![story::of_order(order, now)]
    } else {
        (0..order.parcels.len())
            .map(|parcel| story::of_parcel(order, parcel, now))
            .collect()
    };
    let unsent = unsent(order);
    let (headline, lead) = headline::choose(order, &stories, unsent, now);
    let promises = order
        .promises
        .iter()
        .map(|promise| Pace::of(&promise.times, now))
        .collect();
    Telling {
        headline,
        lead,
        stories,
        promises,
        unsent,
    }
}

/// The promise of that kind a parcel is held to: its own, else the whole order's.
fn promise_of<'a>(
    order: &'a OrderView,
    kind: PromiseKind,
    parcel: Option<&ParcelView>,
) -> Option<&'a Promise> {
    let of_kind = || {
        order
            .promises
            .iter()
            .filter(move |promise| promise.kind == kind)
    };
    parcel
        .and_then(|parcel| of_kind().find(|promise| promise.shipment == Some(parcel.id)))
        .or_else(|| of_kind().find(|promise| promise.shipment.is_none()))
}

/// A parcel that names no lines counts as holding the rest, as it does where promises are settled.
fn unsent(order: &OrderView) -> i64 {
    let standing = || {
        order
            .parcels
            .iter()
            .filter(|parcel| !parcel.was_called_off())
    };
    if order.parcels.is_empty() || standing().any(|parcel| parcel.lines.is_empty()) {
        return 0;
    }
    let ordered: i64 = order.lines.iter().map(|line| line.quantity).sum();
    let sent: i64 = standing()
        .flat_map(|parcel| &parcel.lines)
        .map(|(_, quantity)| quantity)
        .sum();
    (ordered - sent).max(0)
}

/// What the telling asks of a parcel beside what the store answers.
trait Carried {
    /// The carrier cancelled it: for the customer it never existed.
    fn was_called_off(&self) -> bool;
}

impl Carried for ParcelView {
    fn was_called_off(&self) -> bool {
        self.status == domain::shipments::Status::Cancelled && self.received_at().is_none()
    }
}

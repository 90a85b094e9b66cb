//! A pick-up as pages show it, and the slots to choose from.

use super::PickupRow;
use crate::{Store, StoreError, db::on, returns::ReturnView};
use domain::{
    Timestamp,
    ids::ReturnId,
    pickups::{Slot, slots},
    places::Whereabouts,
    returns::{HandOver, State},
};

pub(super) const OF_RETURN: &str = "select slot, begins_at, ends_at, sequence, booked_at, cancelled_at, collected_at \
    from pickups where return_id = $1";

/// When a return is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickupView {
    /// The slot's name.
    pub slot: String,
    pub begins_at: Timestamp,
    pub ends_at: Timestamp,
    /// How often it was told anew.
    pub sequence: i64,
    pub state: PickupState,
}

/// Where a pick-up stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickupState {
    Booked,
    Cancelled,
    Collected(Timestamp),
}

/// A slot with room in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeSlot {
    pub slot: Slot,
    pub begins_at: Timestamp,
    pub ends_at: Timestamp,
    /// How many can still be fetched in it.
    pub left: i64,
}

impl PickupState {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Cancelled => "cancelled",
            Self::Collected(_) => "collected",
        }
    }
}

impl PickupView {
    /// Whether it can be moved or called off: until the slot begins.
    #[must_use]
    pub fn can_be_changed(&self, now: Timestamp) -> bool {
        self.state == PickupState::Booked && now < self.begins_at
    }

    /// Whether nobody came in its time.
    #[must_use]
    pub fn was_missed(&self, now: Timestamp) -> bool {
        self.state == PickupState::Booked && self.ends_at <= now
    }
}

impl From<PickupRow> for PickupView {
    fn from(row: PickupRow) -> Self {
        let state = match (row.collected_at, row.cancelled_at) {
            (Some(at), _) => PickupState::Collected(Timestamp::from_micros(at)),
            (None, Some(_)) => PickupState::Cancelled,
            (None, None) => PickupState::Booked,
        };
        Self {
            slot: row.slot,
            begins_at: Timestamp::from_micros(row.begins_at),
            ends_at: Timestamp::from_micros(row.ends_at),
            sequence: row.sequence,
            state,
        }
    }
}

impl ReturnView {
    /// Whether a slot can be booked for it, or another one than is booked.
    #[must_use]
    pub fn can_book_pickup(&self, now: Timestamp) -> bool {
        let is_running = |pickup: &PickupView| {
            pickup.state == PickupState::Booked && (pickup.begins_at..pickup.ends_at).contains(&now)
        };
        self.hand_over == HandOver::HomePickup
            && self.state() == State::Approved
            && self.handed_over_at.is_none()
            && self.comes_back()
            && !self.pickup.as_ref().is_some_and(is_running)
    }

    /// How its goods come back; `None` where nothing does.
    #[must_use]
    pub fn way_back(&self) -> Option<HandOver> {
        self.comes_back().then_some(self.hand_over)
    }
}

impl Store {
    pub(in crate::returns) async fn pickup_view(
        &self,
        id: ReturnId,
    ) -> Result<Option<PickupView>, StoreError> {
        let row: Option<PickupRow> = on!(read self.read(), |c| {
            sqlx::query_as(OF_RETURN).bind(id.0).fetch_optional(c).await
        })?;
        Ok(row.map(PickupView::from))
    }

    /// The slots with room that a return can be fetched in, the next first. Its own slot is none of them.
    ///
    /// # Errors
    /// The store broke.
    pub async fn pickup_slots(&self, view: &ReturnView) -> Result<Vec<FreeSlot>, StoreError> {
        let (policy, now) = (self.policy(), self.now());
        let terms = policy.pickups.as_ref();
        let Some(terms) = terms.filter(|_| view.can_book_pickup(now)) else {
            return Ok(Vec::new());
        };
        let there = self.whereabouts_of_return(view).await?;
        if !terms.countries.contains(&there.country) {
            return Ok(Vec::new());
        }
        let offered = slots(terms, &policy.working_time, now, view.bring_by);
        let Some((first, last)) = offered.first().zip(offered.last()) else {
            return Ok(Vec::new());
        };
        let taken: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as("select slot, taken from pickup_slots where slot >= $1 and slot <= $2")
                .bind(first.to_string())
                .bind(last.to_string())
                .fetch_all(c)
                .await
        })?;
        let booked = view
            .pickup
            .as_ref()
            .filter(|pickup| pickup.state == PickupState::Booked);
        let zone = policy.working_time.zone();
        let free = offered.into_iter().filter_map(|slot| {
            let name = slot.to_string();
            let taken = taken.iter().find(|(known, _)| *known == name);
            let left = i64::from(terms.capacity) - taken.map_or(0, |(_, taken)| *taken);
            let is_own = booked.is_some_and(|pickup| pickup.slot == name);
            let (begins_at, ends_at) = slot.span(&zone)?;
            (left > 0 && !is_own).then_some(FreeSlot {
                slot,
                begins_at,
                ends_at,
                left,
            })
        });
        Ok(free.collect())
    }

    /// Where the order of a return went, as far as it is known; after an erasure only the country.
    ///
    /// # Errors
    /// The store broke.
    pub async fn whereabouts_of_return(
        &self,
        view: &ReturnView,
    ) -> Result<Whereabouts, StoreError> {
        let row: Option<(String, String, String)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.country, coalesce(a.postal_code, ''), coalesce(a.city, '') from orders o \
                 left join order_addresses a on a.order_id = o.id where o.id = $1",
            )
            .bind(view.order.0)
            .fetch_optional(c)
            .await
        })?;
        let (country, postal_code, city) = row.unwrap_or_default();
        Ok(Whereabouts {
            country,
            postal_code,
            city,
        })
    }
}

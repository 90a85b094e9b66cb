//! A return is fetched at the customer's: a slot is booked, moved, called off, and what was promised with it is kept when
//! somebody has come.
//!
//! `collect_by` is one promise a return, due when the slot ends. It moves with the slot by the customer's own wish, and is
//! waived when they call it off. Nobody came: it is broken and stays so; another slot that is booked then is our revision.

mod collect;
mod view;

pub use view::{FreeSlot, PickupState, PickupView};

use super::{MoveRefused, Moved, rows::Held};
use crate::{
    Failure, Store, StoreError,
    db::on,
    orders::Viewer,
    promises::Made,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReturnId,
    pickups::{PickupTerms, Slot, slots},
    promises::PromiseKind,
    returns::{HandOver, Reception},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use thiserror::Error;

/// Why the promise is waived once the customer called the slot off.
const CALLED_OFF: &str = "pickup_cancelled";

/// Why a slot cannot be booked, moved or called off, or a return not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PickupRefused {
    #[error("the return stands where nothing of it can be fetched")]
    Return(#[source] MoveRefused),
    /// The customer chose another way.
    #[error("the goods are handed over another way")]
    OtherWay,
    /// On no list: it was never one, or is too near or too far.
    #[error("the slot is not on offer")]
    NotOffered,
    /// Somebody else was quicker.
    #[error("the slot is taken")]
    Full,
    /// Somebody is on their way.
    #[error("the slot has begun")]
    Begun,
    #[error("no slot is booked")]
    NotBooked,
    /// Fetched before it was booked, or in the future.
    #[error("not a time since it was booked")]
    WrongTime,
    /// It is on its way to us.
    #[error("the goods were handed over")]
    HandedOver,
}

/// A pick-up as its row stands.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct PickupRow {
    pub slot: String,
    pub begins_at: i64,
    pub ends_at: i64,
    pub sequence: i64,
    pub booked_at: i64,
    pub cancelled_at: Option<i64>,
    pub collected_at: Option<i64>,
}

impl PickupRow {
    /// Somebody is to come.
    fn is_open(&self) -> bool {
        self.cancelled_at.is_none() && self.collected_at.is_none()
    }
}

impl Store {
    /// Books the slot, or moves to it from the one that is booked, as long as that has not begun. Booking what is booked
    /// changes nothing.
    ///
    /// # Errors
    /// [`PickupRefused`], or `NotFound` for a return that is not this viewer's.
    pub async fn book_pickup(
        &self,
        viewer: &Viewer,
        id: ReturnId,
        slot: Slot,
    ) -> Result<Moved, Failure<PickupRefused>> {
        self.book(id, slot, |held| customer(held, viewer)).await
    }

    /// As [`Store::book_pickup`], by one of the shop's own systems.
    ///
    /// # Errors
    /// [`PickupRefused`], or `NotFound` for a return nobody knows.
    pub async fn book_pickup_for(
        &self,
        actor: &Actor,
        id: ReturnId,
        slot: Slot,
    ) -> Result<Moved, Failure<PickupRefused>> {
        self.book(id, slot, |_| Some(actor.clone())).await
    }

    /// Calls the slot off, as long as it has not begun. Calling it off again changes nothing.
    ///
    /// # Errors
    /// [`PickupRefused`], or `NotFound` for a return that is not this viewer's.
    pub async fn cancel_pickup(
        &self,
        viewer: &Viewer,
        id: ReturnId,
    ) -> Result<Moved, Failure<PickupRefused>> {
        self.call_pickup_off(id, |held| customer(held, viewer))
            .await
    }

    /// As [`Store::cancel_pickup`], by one of the shop's own systems.
    ///
    /// # Errors
    /// [`PickupRefused`], or `NotFound` for a return nobody knows.
    pub async fn cancel_pickup_for(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<PickupRefused>> {
        self.call_pickup_off(id, |_| Some(actor.clone())).await
    }

    async fn book(
        &self,
        id: ReturnId,
        slot: Slot,
        by: impl FnOnce(&Held) -> Option<Actor>,
    ) -> Result<Moved, Failure<PickupRefused>> {
        let refused = |why| Err(Failure::Refused(why));
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let actor = by(&held).ok_or(Failure::NotFound)?;
        held.can_be_fetched()?;
        let policy = self.policy();
        let zone = policy.working_time.zone();
        let now = tx.now;
        let standing = tx.pickup_of(id).await?;
        let booked = standing.as_ref().filter(|row| row.is_open());
        if let Some(row) = booked.filter(|row| row.slot == slot.to_string()) {
            return Ok(Moved::Before(Timestamp::from_micros(row.booked_at)));
        }
        if booked.is_some_and(|row| (row.begins_at..row.ends_at).contains(&now.as_micros())) {
            return refused(PickupRefused::Begun);
        }
        let terms = policy
            .pickups
            .as_ref()
            .filter(|terms| terms.countries.contains(&held.order.country));
        let bring_by = Timestamp::from_micros(held.row.bring_by);
        let is_offered =
            |terms: &PickupTerms| slots(terms, &policy.working_time, now, bring_by).contains(&slot);
        let Some((terms, (begins, ends))) = terms
            .filter(|terms| is_offered(terms))
            .zip(slot.span(&zone))
        else {
            return refused(PickupRefused::NotOffered);
        };
        // One that is over was nobody's to move: another is told by us, and the promise of the first stays broken.
        let moved = booked.filter(|row| now.as_micros() < row.begins_at);
        let left = moved.map(|row| row.slot.as_str());
        if !tx.take_place(&slot, left, terms.capacity).await? {
            return refused(PickupRefused::Full);
        }
        tx.write_pickup(id, &slot, begins, ends).await?;
        let (step, touchpoint) = if moved.is_some() {
            let touchpoint = Touchpoint::PickupMoved {
                return_id: id,
                begins_at: begins,
                ends_at: ends,
            };
            ("pickup_moved", touchpoint)
        } else {
            let touchpoint = Touchpoint::PickupBooked {
                return_id: id,
                begins_at: begins,
                ends_at: ends,
            };
            ("pickup_booked", touchpoint)
        };
        let step = tx.nth_step(id, step).await?;
        let (through, recorded) = tx.record_step(&held, &actor, &step, &touchpoint).await?;
        let (kind, subject) = (PromiseKind::CollectBy, Subject::Return(id));
        // Nobody waited in vain for what they called off.
        let is_again = tx.owe_again(kind, subject, CALLED_OFF).await?.is_some();
        let due = tx.due_of_promise(kind, subject).await?;
        let is_wish = is_again || due.is_some_and(|due| due >= now);
        if is_wish {
            tx.move_promise(kind, subject, ends, &actor).await?;
        } else {
            let made = Made {
                kind,
                subject,
                customer: held.order.customer(),
                order: Some(held.order.id()),
                channel: Channel::Web,
                actor,
                through,
                made_at: now,
                due: ends,
            };
            tx.promise(&made).await?;
        }
        tx.commit(recorded).await?;
        Ok(Moved::Now(now))
    }

    async fn call_pickup_off(
        &self,
        id: ReturnId,
        by: impl FnOnce(&Held) -> Option<Actor>,
    ) -> Result<Moved, Failure<PickupRefused>> {
        let refused = |why| Err(Failure::Refused(why));
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let actor = by(&held).ok_or(Failure::NotFound)?;
        let Some(row) = tx.pickup_of(id).await? else {
            return refused(PickupRefused::NotBooked);
        };
        if let Some(at) = row.cancelled_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        if row.collected_at.is_some() {
            return refused(PickupRefused::HandedOver);
        }
        if row.begins_at <= tx.now.as_micros() {
            return refused(PickupRefused::Begun);
        }
        let recorded = tx.end_pickup(&held, &actor, &row).await?;
        let at = tx.now;
        tx.commit(recorded).await?;
        Ok(Moved::Now(at))
    }
}

/// The customer whose return it is, where this viewer may act for them.
fn customer(held: &Held, viewer: &Viewer) -> Option<Actor> {
    let (owner, order) = (held.order.customer(), held.order.id());
    let is_seen = viewer.sees(Subject::Return(held.id()), owner, Some(order));
    is_seen.then_some(Actor::Customer(owner))
}

impl Held {
    /// # Errors
    /// Why nobody comes for it.
    fn can_be_fetched(&self) -> Result<(), Failure<PickupRefused>> {
        let refused = |why| Err(Failure::Refused(why));
        if let Err(why) = self.stands() {
            return refused(PickupRefused::Return(why));
        }
        if self.row.hand_over()? != HandOver::HomePickup {
            return refused(PickupRefused::OtherWay);
        }
        if self.row.handed_over_at.is_some() {
            return refused(PickupRefused::HandedOver);
        }
        let awaits = |unit: &super::UnitView| unit.unit.reception == Reception::Awaiting;
        if !self.units.iter().any(awaits) {
            return refused(PickupRefused::Return(MoveRefused::NothingToReceive));
        }
        Ok(())
    }
}

impl WriteTx {
    async fn pickup_of(&mut self, id: ReturnId) -> Result<Option<PickupRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(view::OF_RETURN).bind(id.0).fetch_optional(c).await
        })?)
    }

    /// Takes a place in the slot where there is room, and gives back the one in the slot that is left. `false` where
    /// there is none. Slots are taken and given back in one order, or two that change places would wait for each other.
    async fn take_place(
        &mut self,
        slot: &Slot,
        left: Option<&str>,
        capacity: u32,
    ) -> Result<bool, StoreError> {
        let slot = slot.to_string();
        let is_left_first = left.is_some_and(|left| left < slot.as_str());
        if let Some(left) = left.filter(|_| is_left_first) {
            self.give_back(left).await?;
        }
        let taken = on!(tx self.db, |c| {
            sqlx::query(
                "insert into pickup_slots (slot, taken) values ($1, 1) on conflict (slot) \
                 do update set taken = pickup_slots.taken + 1 where pickup_slots.taken < $2",
            )
            .bind(&slot)
            .bind(i64::from(capacity))
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if let Some(left) = left.filter(|_| !is_left_first) {
            self.give_back(left).await?;
        }
        Ok(taken == 1)
    }

    async fn give_back(&mut self, slot: &str) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query("update pickup_slots set taken = taken - 1 where slot = $1 and taken > 0")
                .bind(slot)
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    async fn write_pickup(
        &mut self,
        id: ReturnId,
        slot: &Slot,
        begins: Timestamp,
        ends: Timestamp,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into pickups (return_id, slot, begins_at, ends_at, sequence, booked_at) values ($1, $2, $3, $4, 0, $5) \
                 on conflict (return_id) do update set slot = excluded.slot, begins_at = excluded.begins_at, \
                 ends_at = excluded.ends_at, booked_at = excluded.booked_at, sequence = pickups.sequence + 1, \
                 cancelled_at = null",
            )
            .bind(id.0)
            .bind(slot.to_string())
            .bind(begins.as_micros())
            .bind(ends.as_micros())
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    /// Nothing comes back any more: whoever was to come need not.
    pub(super) async fn nothing_to_fetch(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<(), StoreError> {
        if let Some(row) = self.pickup_of(held.id()).await?.filter(PickupRow::is_open) {
            let _recorded = self.end_pickup(held, actor, &row).await?;
        }
        Ok(())
    }

    /// Nobody is to come any more.
    async fn end_pickup(
        &mut self,
        held: &Held,
        actor: &Actor,
        row: &PickupRow,
    ) -> Result<Recorded, StoreError> {
        let (id, now) = (held.id(), self.now.as_micros());
        if now < row.begins_at {
            self.give_back(&row.slot).await?;
        }
        self.mark_return(
            id,
            "update pickups set cancelled_at = $2, sequence = sequence + 1 where return_id = $1",
        )
        .await?;
        self.waive_promise(PromiseKind::CollectBy, Subject::Return(id), CALLED_OFF)
            .await?;
        let step = self.nth_step(id, "pickup_cancelled").await?;
        let touchpoint = Touchpoint::PickupCancelled { return_id: id };
        let (_, recorded) = self.record_step(held, actor, &step, &touchpoint).await?;
        Ok(recorded)
    }
}

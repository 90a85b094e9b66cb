//! Somebody has come for it; or the goods went another way, and nobody needs to.

use super::{
    super::{MoveRefused, Moved, rows::Held, start::entry},
    CALLED_OFF, PickupRefused, PickupRow,
};
use crate::{
    Failure, Store, StoreError,
    db::on,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp, actor::Actor, ids::ReturnId, promises::PromiseKind, subjects::Subject,
    touchpoints::Touchpoint,
};

impl Store {
    /// It was fetched, now or at that earlier moment, which counts from the booking on. The goods are handed over with it.
    /// Said again it changes nothing.
    ///
    /// # Errors
    /// [`PickupRefused`], or `NotFound` for a return nobody knows.
    pub async fn collect_pickup(
        &self,
        actor: &Actor,
        id: ReturnId,
        at: Option<Timestamp>,
    ) -> Result<Moved, Failure<PickupRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        held.stands()
            .map_err(|why: MoveRefused| Failure::Refused(PickupRefused::Return(why)))?;
        let row = tx.pickup_of(id).await?;
        let Some(row) = row.filter(|row| row.cancelled_at.is_none()) else {
            return Err(Failure::Refused(PickupRefused::NotBooked));
        };
        if let Some(at) = row.collected_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        let at = at.unwrap_or(tx.now);
        if at < Timestamp::from_micros(row.booked_at) || tx.now < at {
            return Err(Failure::Refused(PickupRefused::WrongTime));
        }
        let recorded = tx.collected(&mut held, actor, at).await?;
        tx.close(&held, recorded)
            .await
            .map(|_| Moved::Now(at))
            .map_err(|failure| match failure {
                Failure::Refused(why) => Failure::Refused(PickupRefused::Return(why)),
                Failure::NotFound => Failure::NotFound,
                Failure::Broken(error) => Failure::Broken(error),
            })
    }
}

impl WriteTx {
    /// The promise is kept, and the goods are on their way.
    async fn collected(
        &mut self,
        held: &mut Held,
        actor: &Actor,
        at: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let id = held.id();
        let recorded = self.note_collected(held, actor, at).await?;
        if held.row.handed_over_at.is_some() {
            return Ok(recorded);
        }
        on!(tx self.db, |c| {
            sqlx::query("update returns set handed_over_at = $2 where id = $1")
                .bind(id.0)
                .bind(at.as_micros())
                .execute(c)
                .await
                .map(drop)
        })?;
        let waited = held.waits_for_goods()?;
        held.row.handed_over_at = Some(at.as_micros());
        let touchpoint = Touchpoint::ReturnHandedOver { return_id: id };
        let recorded = self
            .record_at(held, actor, "handed_over", &touchpoint, at)
            .await?;
        if waited {
            self.goods_came(held, actor).await?;
        }
        Ok(recorded)
    }

    async fn note_collected(
        &mut self,
        held: &Held,
        actor: &Actor,
        at: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let id = held.id();
        on!(tx self.db, |c| {
            sqlx::query("update pickups set collected_at = $2 where return_id = $1")
                .bind(id.0)
                .bind(at.as_micros())
                .execute(c)
                .await
                .map(drop)
        })?;
        self.settle_promise(PromiseKind::CollectBy, Subject::Return(id), at)
            .await?;
        let step = self.nth_step(id, "pickup_collected").await?;
        let touchpoint = Touchpoint::PickupCollected { return_id: id };
        self.record_at(held, actor, &step, &touchpoint, at).await
    }

    async fn record_at(
        &mut self,
        held: &Held,
        actor: &Actor,
        step: &str,
        touchpoint: &Touchpoint,
        at: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let subject = held.id().to_string();
        let entry: Entry<'_> = entry(&held.order, actor, &subject, step, at);
        let (_, recorded) = self.record(touchpoint, &entry).await?;
        Ok(recorded)
    }

    /// The goods left the customer, so they say, or are with us: from its slot's beginning on somebody has come for them,
    /// before it they went another way. Nothing where nobody was to come.
    pub(in crate::returns) async fn goods_left(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<(), StoreError> {
        let Some(row) = self.pickup_of(held.id()).await?.filter(PickupRow::is_open) else {
            return Ok(());
        };
        let now = self.now;
        let _recorded = if now.as_micros() < row.begins_at {
            self.end_pickup(held, actor, &row).await?
        } else {
            self.note_collected(held, actor, now).await?
        };
        Ok(())
    }

    /// They were not with us after all: what [`Self::goods_left`] made of the pick-up at one of these moments is taken
    /// back. Its place is the customer's still, whoever took one meanwhile.
    pub(in crate::returns) async fn goods_did_not_leave(
        &mut self,
        id: ReturnId,
        thought: &[i64],
    ) -> Result<(), StoreError> {
        let is_of = |moment: Option<i64>| moment.is_some_and(|at| thought.contains(&at));
        let (kind, subject) = (PromiseKind::CollectBy, Subject::Return(id));
        match self.pickup_of(id).await? {
            Some(row) if is_of(row.collected_at) => self.unsettle_promise(kind, subject).await?,
            Some(row) if is_of(row.cancelled_at) => {
                self.owe_again(kind, subject, CALLED_OFF).await?;
                if self.now.as_micros() < row.begins_at {
                    self.take_place_again(&row.slot).await?;
                }
            }
            _ => return Ok(()),
        }
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update pickups set collected_at = null, cancelled_at = null, sequence = sequence + 1 where return_id = $1",
            )
            .bind(id.0)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    async fn take_place_again(&mut self, slot: &str) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query("update pickup_slots set taken = taken + 1 where slot = $1")
                .bind(slot)
                .execute(c)
                .await
                .map(drop)
        })?)
    }
}

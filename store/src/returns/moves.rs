//! What the steps after the agreement share, and the one that is the customer's: calling it off.

use super::{MoveRefused, Moved, rows::Held, start::entry};
use crate::{
    Failure, Store, StoreError,
    db::on,
    orders::Viewer,
    outbox::Notice,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, TouchpointId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Acceptance, IllegalMove, Reception, Right, Unit},
    subjects::Subject,
    touchpoints::Touchpoint,
};

/// Whether nothing has come, was decided or paid: the customer can still call it off. A withdrawal too, though the law
/// lets nobody take it back alone: the shop agrees to it here, for it loses nothing, and whoever did not state it
/// themselves is helped at once. Nobody decides on its units, which are accepted from the start.
/// What was to stay with the customer from the start was accepted then.
pub(super) fn stands_open<'a>(right: Right, mut units: impl Iterator<Item = &'a Unit>) -> bool {
    units.all(|unit| {
        unit.reception != Reception::Received
            && (unit.acceptance == Acceptance::Pending
                || right == Right::Withdrawal
                || unit.reception == Reception::KeptByCustomer)
            && unit.reimbursement.is_open()
    })
}

impl Store {
    /// Calls a return off, until it has arrived. Calling it off again changes nothing.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return that is not this viewer's.
    pub async fn cancel_return(
        &self,
        viewer: &Viewer,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        self.call_off(id, |held| {
            let (owner, order) = (held.order.customer(), held.order.id());
            let is_seen = viewer.sees(Subject::Return(id), owner, Some(order));
            is_seen.then_some(Actor::Customer(owner))
        })
        .await
    }

    /// As [`Store::cancel_return`], by staff or one of the shop's own systems.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn cancel_return_for(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        self.call_off(id, |_| Some(actor.clone())).await
    }

    async fn call_off(
        &self,
        id: ReturnId,
        by: impl FnOnce(&Held) -> Option<Actor>,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let actor = by(&held).ok_or(Failure::NotFound)?;
        if let Some(at) = held.row.cancelled_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        if held.row.declined_at.is_some() {
            return Err(Failure::Refused(MoveRefused::Declined));
        }
        if held.bare().iter().any(|unit| !unit.reimbursement.is_open()) {
            return Err(Failure::Refused(MoveRefused::AlreadySettled));
        }
        if !stands_open(held.row.right()?, held.units.iter().map(|unit| &unit.unit)) {
            return Err(Failure::Refused(MoveRefused::AlreadyReceived));
        }
        tx.mark_return(id, "update returns set cancelled_at = $2 where id = $1")
            .await?;
        tx.nothing_to_fetch(&held, &actor).await?;
        for kind in PromiseKind::OF_RETURNS {
            tx.waive_promise(kind, Subject::Return(id), "return_cancelled")
                .await?;
        }
        held.row.cancelled_at = Some(tx.now.as_micros());
        tx.give_back_stock(&held).await?;
        tx.resume_contract(&held).await?;
        tx.end_links(Subject::Return(id)).await?;
        let touchpoint = Touchpoint::ReturnCancelled { return_id: id };
        let (_, recorded) = tx
            .record_step(&held, &actor, "cancelled", &touchpoint)
            .await?;
        let at = tx.now;
        tx.commit(recorded).await?;
        Ok(Moved::Now(at))
    }
}

pub(super) fn refused(_: IllegalMove) -> Failure<MoveRefused> {
    Failure::Refused(MoveRefused::DecidedOtherwise)
}

impl WriteTx {
    /// A return that is agreed and was not called off.
    pub(super) async fn standing(&mut self, id: ReturnId) -> Result<Held, Failure<MoveRefused>> {
        let held = self.hold_return(id).await?.ok_or(Failure::NotFound)?;
        held.stands().map_err(Failure::Refused)?;
        Ok(held)
    }

    /// Moves the units in these places, and tells how many pieces they are.
    pub(super) async fn move_units(
        &mut self,
        held: &mut Held,
        picked: &[i64],
        mut step: impl FnMut(&mut Unit) -> Result<(), IllegalMove>,
    ) -> Result<i64, Failure<MoveRefused>> {
        let id = held.id();
        let mut pieces = 0;
        for unit in &mut held.units {
            if picked.contains(&unit.position) {
                step(&mut unit.unit).map_err(refused)?;
                pieces += unit.unit.quantity;
                self.write_unit(id, unit).await?;
            }
        }
        Ok(pieces)
    }

    /// The log's name of a step that can be made in parts: the first is called by its name alone.
    pub(super) async fn nth_step(
        &mut self,
        id: ReturnId,
        kind: &str,
    ) -> Result<String, StoreError> {
        let made: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from touchpoints where source = 'returns' and subject = $1 \
                 and (event_id = $2 or event_id like $3)",
            )
            .bind(id.to_string())
            .bind(kind)
            .bind(format!("{kind}:%"))
            .fetch_one(c)
            .await
        })?;
        Ok(match made {
            0 => kind.to_owned(),
            made => format!("{kind}:{}", made + 1),
        })
    }

    pub(super) async fn mark_return(
        &mut self,
        id: ReturnId,
        statement: &'static str,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(
            on!(tx self.db, |c| sqlx::query(statement).bind(id.0).bind(now).execute(c).await.map(drop))?,
        )
    }

    pub(super) async fn record_step(
        &mut self,
        held: &Held,
        actor: &Actor,
        step: &str,
        touchpoint: &Touchpoint,
    ) -> Result<(TouchpointId, Recorded), StoreError> {
        let (subject, now) = (held.id().to_string(), self.now);
        self.record(touchpoint, &entry(&held.order, actor, &subject, step, now))
            .await
    }

    /// Commits; and where nothing is left to be done, ends the return and its links.
    pub(super) async fn close(
        mut self,
        held: &Held,
        recorded: Recorded,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let id = held.id();
        let is_done = held.bare().iter().all(Unit::is_settled);
        if held.row.settled_at.is_none() && is_done && self.is_difference_done(held).await? {
            self.mark_return(id, "update returns set settled_at = $2 where id = $1")
                .await?;
            self.end_links(Subject::Return(id)).await?;
        }
        let at = self.now;
        self.commit(recorded).await?;
        Ok(Moved::Now(at))
    }

    pub(super) async fn tell(
        &mut self,
        held: &Held,
        kind: NoticeKind,
        mut particulars: serde_json::Value,
        key: &str,
    ) -> Result<(), StoreError> {
        particulars["order"] = held.order.number.as_str().into();
        particulars["short_code"] = held.row.short_code.as_str().into();
        let notice = Notice {
            order: Some(held.order.id()),
            subject: Some(Subject::Return(held.id())),
            particulars,
            ..Notice::to(kind, held.order.customer())
        };
        self.queue(&notice, key).await.map(drop)
    }
}

impl Held {
    /// # Errors
    /// Why no step can be made.
    pub(super) fn stands(&self) -> Result<(), MoveRefused> {
        if self.row.cancelled_at.is_some() {
            return Err(MoveRefused::Cancelled);
        }
        if self.row.declined_at.is_some() {
            return Err(MoveRefused::Declined);
        }
        if self.row.approved_at.is_none() {
            return Err(MoveRefused::NotApproved);
        }
        Ok(())
    }
}

//! The steps after the agreement: cancelled by the customer; received, decided and paid by staff.

use super::{MoveRefused, Moved, rows::Held, start::entry};
use crate::{
    Failure, Store, StoreError,
    db::on,
    orders::Viewer,
    outbox::Notice,
    promises::Made,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, TouchpointId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{
        Acceptance, IllegalMove, Outcome, Reception, Reimbursement, RejectReason, Right, Unit,
    },
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;

/// Whether nothing has come, was decided or paid: the customer can still call it off. A withdrawal too, though the law
/// lets nobody take it back alone: the shop agrees to it here, for it loses nothing, and whoever did not state it
/// themselves is helped at once. Nobody decides on its units, which are accepted from the start.
pub(super) fn stands_open<'a>(right: Right, mut units: impl Iterator<Item = &'a Unit>) -> bool {
    units.all(|unit| {
        unit.reception != Reception::Received
            && (unit.acceptance == Acceptance::Pending || right == Right::Withdrawal)
            && matches!(unit.reimbursement, Reimbursement::None)
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
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let (owner, order) = (held.order.customer(), held.order.id());
        if !viewer.sees(Subject::Return(id), owner, Some(order)) {
            return Err(Failure::NotFound);
        }
        if let Some(at) = held.row.cancelled_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        if held.bare().iter().any(|unit| unit.reimbursement.is_done()) {
            return Err(Failure::Refused(MoveRefused::AlreadySettled));
        }
        if !stands_open(held.row.right()?, held.units.iter().map(|unit| &unit.unit)) {
            return Err(Failure::Refused(MoveRefused::AlreadyReceived));
        }
        tx.mark_return(id, "update returns set cancelled_at = $2 where id = $1")
            .await?;
        for kind in PromiseKind::OF_RETURNS {
            tx.waive_promise(kind, Subject::Return(id), "return_cancelled")
                .await?;
        }
        tx.resume_contract(&held).await?;
        tx.end_links(Subject::Return(id)).await?;
        let touchpoint = Touchpoint::ReturnCancelled { return_id: id };
        let (_, recorded) = tx
            .record_step(&held, &Actor::Customer(owner), "cancelled", &touchpoint)
            .await?;
        let at = tx.now;
        tx.commit(recorded).await?;
        Ok(Moved::Now(at))
    }

    /// All of it that was awaited is with us. A second scan changes nothing and says when it was received.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn receive_return(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        let awaited = |unit: &Unit| unit.reception == Reception::Awaiting;
        let waited = held.waits_for_goods()?;
        if !held.bare().iter().any(awaited) {
            return match held.row.received_at {
                Some(at) => Ok(Moved::Before(Timestamp::from_micros(at))),
                None => Err(Failure::Refused(MoveRefused::NothingToReceive)),
            };
        }
        let pieces = tx
            .move_units(&mut held, awaited, |unit| {
                unit.reception = unit.reception.receive()?;
                Ok(())
            })
            .await?;
        tx.mark_return(id, "update returns set received_at = $2 where id = $1")
            .await?;
        let touchpoint = Touchpoint::ReturnReceived {
            return_id: id,
            items: pieces,
        };
        let (through, recorded) = tx
            .record_step(&held, actor, "received", &touchpoint)
            .await?;
        if waited {
            tx.goods_came(&held, actor).await?;
        }
        let due = tx.promise_refund(&held, actor, through).await?;
        let amount: i64 = held.bare().iter().map(Unit::amount_minor).sum();
        tx.tell(
            &held,
            NoticeKind::ReturnReceived,
            json!({
                "outcome": held.row.outcome, "amount_minor": amount, "currency": held.order.currency, "due": due,
                "received_at": tx.now,
            }),
            &format!("return_received:{id}"),
        )
        .await?;
        tx.close(&held, recorded).await
    }

    /// What arrived is taken back as it is.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn accept_return(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        if !held.bare().iter().any(Unit::is_to_decide) {
            return decided(&held, Unit::is_accepted);
        }
        let pieces = tx
            .move_units(&mut held, Unit::is_to_decide, |unit| {
                unit.acceptance = unit.acceptance.accept()?;
                Ok(())
            })
            .await?;
        tx.mark_return(id, "update returns set decided_at = $2 where id = $1")
            .await?;
        let touchpoint = Touchpoint::ReturnAccepted {
            return_id: id,
            items: pieces,
        };
        let (_, recorded) = tx
            .record_step(&held, actor, "accepted", &touchpoint)
            .await?;
        tx.close(&held, recorded).await
    }

    /// What arrived is not taken back, for a reason; nobody waits for money or a replacement any more.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn reject_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        reason: RejectReason,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        if !held.bare().iter().any(Unit::is_to_decide) {
            return decided(&held, Unit::is_rejected);
        }
        let pieces = tx
            .move_units(&mut held, Unit::is_to_decide, |unit| {
                unit.acceptance = unit.acceptance.reject(reason)?;
                Ok(())
            })
            .await?;
        tx.mark_return(id, "update returns set decided_at = $2 where id = $1")
            .await?;
        if held.bare().iter().all(Unit::is_rejected) {
            for kind in PromiseKind::OF_RETURNS {
                tx.waive_promise(kind, Subject::Return(id), "return_rejected")
                    .await?;
            }
        }
        let touchpoint = Touchpoint::ReturnRejected {
            return_id: id,
            items: pieces,
            reason: reason.as_str().to_owned(),
        };
        let (_, recorded) = tx
            .record_step(&held, actor, "rejected", &touchpoint)
            .await?;
        tx.close(&held, recorded).await
    }

    /// Money goes back for all that was accepted: all of it, or the amount that was settled on. Never more than was
    /// paid. Refunding again changes nothing.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn refund_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        amount_minor: Option<i64>,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        let owed: Vec<Unit> = held.bare().into_iter().filter(Unit::is_owed).collect();
        if owed.is_empty() {
            return tx.nothing_to_refund(&held).await;
        }
        let most_minor: i64 = owed.iter().map(Unit::amount_minor).sum();
        let amount = amount_minor.unwrap_or(most_minor);
        if amount > most_minor {
            return Err(Failure::Refused(MoveRefused::MoreThanPaid { most_minor }));
        }
        if amount < 1 && amount_minor.is_some() {
            return Err(Failure::Refused(MoveRefused::NoAmount));
        }
        let mut left = amount;
        for unit in held.units.iter_mut().filter(|unit| unit.unit.is_owed()) {
            let share = unit.unit.amount_minor().min(left);
            left -= share;
            unit.unit.reimbursement = unit.unit.reimbursement.refund().map_err(refused)?;
            unit.reimbursed_minor = share;
            tx.write_unit(id, unit).await?;
        }
        let nth = tx.insert_refund(id, amount).await?;
        let touchpoint = Touchpoint::RefundRecorded {
            return_id: id,
            amount_minor: amount,
            currency: held.order.currency.clone(),
        };
        let step = format!("refunded:{nth}");
        let (_, recorded) = tx.record_step(&held, actor, &step, &touchpoint).await?;
        let (subject, now) = (Subject::Return(id), tx.now);
        if held.waits_for_goods()? {
            tx.paid_before_goods_came(&held, actor).await?;
        }
        for kind in [PromiseKind::RefundBy, PromiseKind::WithdrawalRefundBy] {
            tx.settle_promise(kind, subject, now).await?;
        }
        tx.waive_promise(PromiseKind::ReplacementBy, subject, "refunded_instead")
            .await?;
        tx.tell(
            &held,
            NoticeKind::Refunded,
            json!({ "amount_minor": amount, "currency": held.order.currency }),
            &format!("refunded:{id}:{nth}"),
        )
        .await?;
        tx.close(&held, recorded).await
    }
}

/// A decision made again: nothing changes when it is the same.
fn decided(held: &Held, is_same: fn(&Unit) -> bool) -> Result<Moved, Failure<MoveRefused>> {
    let units = held.bare();
    let arrived = |unit: &&Unit| unit.reception != Reception::Awaiting;
    match held.row.decided_at {
        _ if !units.iter().any(|unit| arrived(&unit)) => {
            Err(Failure::Refused(MoveRefused::NotReceived))
        }
        Some(at) if units.iter().filter(arrived).all(is_same) => {
            Ok(Moved::Before(Timestamp::from_micros(at)))
        }
        _ => Err(Failure::Refused(MoveRefused::DecidedOtherwise)),
    }
}

fn refused(_: IllegalMove) -> Failure<MoveRefused> {
    Failure::Refused(MoveRefused::DecidedOtherwise)
}

impl WriteTx {
    /// A return that was not called off.
    pub(super) async fn standing(&mut self, id: ReturnId) -> Result<Held, Failure<MoveRefused>> {
        let held = self.hold_return(id).await?.ok_or(Failure::NotFound)?;
        if held.row.cancelled_at.is_some() {
            return Err(Failure::Refused(MoveRefused::Cancelled));
        }
        Ok(held)
    }

    /// Moves the units that are meant, and tells how many pieces they are.
    pub(super) async fn move_units(
        &mut self,
        held: &mut Held,
        is_meant: impl Fn(&Unit) -> bool,
        step: impl Fn(&mut Unit) -> Result<(), IllegalMove>,
    ) -> Result<i64, Failure<MoveRefused>> {
        let id = held.id();
        let mut pieces = 0;
        for unit in &mut held.units {
            if is_meant(&unit.unit) {
                step(&mut unit.unit).map_err(refused)?;
                pieces += unit.unit.quantity;
                self.write_unit(id, unit).await?;
            }
        }
        Ok(pieces)
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
        if held.row.settled_at.is_none() && held.bare().iter().all(Unit::is_settled) {
            self.mark_return(id, "update returns set settled_at = $2 where id = $1")
                .await?;
            self.end_links(Subject::Return(id)).await?;
        }
        let at = self.now;
        self.commit(recorded).await?;
        Ok(Moved::Now(at))
    }

    /// The refund was told at the agreement, "so long after we have it": now it has its due. One after a withdrawal has
    /// had its due from the statement. `None` where no money is owed.
    async fn promise_refund(
        &mut self,
        held: &Held,
        actor: &Actor,
        through: TouchpointId,
    ) -> Result<Option<Timestamp>, StoreError> {
        if held.row.outcome()? != Outcome::Refund {
            return Ok(None);
        }
        if held.row.right()? == Right::Withdrawal {
            let subject = Subject::Return(held.id());
            return self
                .due_of_promise(PromiseKind::WithdrawalRefundBy, subject)
                .await;
        }
        let due = held
            .row
            .term()?
            .due(self.now, &self.store.policy().working_time);
        self.promise(&Made {
            kind: PromiseKind::RefundBy,
            subject: Subject::Return(held.id()),
            customer: held.order.customer(),
            order: Some(held.order.id()),
            channel: Channel::Web,
            actor: actor.clone(),
            through,
            made_at: self.now,
            due,
        })
        .await?;
        Ok(Some(due))
    }

    async fn tell(
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

    /// Writes a refund, and tells the how manieth of the return it is.
    async fn insert_refund(&mut self, id: ReturnId, amount: i64) -> Result<i64, StoreError> {
        let (refund, now) = (self.id(), self.now.as_micros());
        on!(tx self.db, |c| {
            sqlx::query("insert into return_refunds (id, return_id, amount_minor, recorded_at) values ($1, $2, $3, $4)")
                .bind(refund)
                .bind(id.0)
                .bind(amount)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        Ok(on!(tx self.db, |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from return_refunds where return_id = $1")
                .bind(id.0)
                .fetch_one(c)
                .await
        })?)
    }

    async fn nothing_to_refund(&mut self, held: &Held) -> Result<Moved, Failure<MoveRefused>> {
        let last: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar("select max(recorded_at) from return_refunds where return_id = $1")
                .bind(held.row.id)
                .fetch_one(c)
                .await
        })?;
        let units = held.bare();
        let is = |state: fn(&Unit) -> bool| units.iter().any(state);
        Err(Failure::Refused(match last {
            Some(at) => return Ok(Moved::Before(Timestamp::from_micros(at))),
            None if is(|unit| unit.reimbursement.is_done()) => MoveRefused::AlreadySettled,
            None if is(Unit::is_to_decide) => MoveRefused::NotAccepted,
            None if is(Unit::is_rejected) => MoveRefused::DecidedOtherwise,
            None => MoveRefused::NotReceived,
        }))
    }
}

//! Money goes back for what was taken back, or its worth stands with the shop. Never more than was paid.
//!
//! Where a system of the shop's listens for [`EventKind::RefundRequested`], money is asked for here and paid there: the
//! refund stands `pending`, with an event in the same transaction, until `payment` hears what became of it. Where none
//! does, whoever records a refund has paid it.

use super::{Chosen, MoveRefused, Moved, moves::refused, rows::Held, start::entry};
use crate::{
    Failure, Store, StoreError,
    db::on,
    webhooks::Event,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{RefundId, ReturnId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Outcome, RefundState, Unit},
    subjects::Subject,
    touchpoints::Touchpoint,
    webhooks::EventKind,
};
use serde_json::json;

impl Store {
    /// Money goes back for all that was accepted: all of it, or the amount that was settled on. Never more than was
    /// paid, what is on its way counted. Refunding again changes nothing, unless the payment failed.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn refund_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        amount_minor: Option<i64>,
    ) -> Result<Moved, Failure<MoveRefused>> {
        self.refund_units(actor, id, &[], amount_minor).await
    }

    /// As [`Store::refund_return`], for these pieces alone.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn refund_units(
        &self,
        actor: &Actor,
        id: ReturnId,
        chosen: &[Chosen],
        amount_minor: Option<i64>,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        if !held.bare().iter().any(Unit::is_to_pay) {
            return match tx.pay_difference(&held, actor, amount_minor).await? {
                Some(recorded) => tx.close(&held, recorded).await,
                None => tx.nothing_to_refund(&held).await,
            };
        }
        let picked = tx.pick(&mut held, chosen, Unit::is_to_pay).await?;
        match tx.pay(&mut held, actor, &picked, amount_minor).await? {
            Some(recorded) => tx.close(&held, recorded).await,
            None => tx.nothing_to_refund(&held).await,
        }
    }
}

/// Something that the customer has.
pub(super) struct Given {
    pub state: RefundState,
    pub amount: i64,
    pub at: Timestamp,
    /// What the log calls it: once each.
    pub step: String,
}

impl WriteTx {
    /// Pays all that is owed; `None` where nothing is.
    pub(super) async fn pay_all(
        &mut self,
        held: &mut Held,
        actor: &Actor,
    ) -> Result<Option<Recorded>, Failure<MoveRefused>> {
        let picked = self.pick(held, &[], Unit::is_to_pay).await?;
        self.pay(held, actor, &picked, None).await
    }

    async fn pay(
        &mut self,
        held: &mut Held,
        actor: &Actor,
        picked: &[i64],
        amount_minor: Option<i64>,
    ) -> Result<Option<Recorded>, Failure<MoveRefused>> {
        if picked.is_empty() {
            return Ok(None);
        }
        if self.is_first_still_out(held).await? {
            return Err(Failure::Refused(MoveRefused::FirstStillOut));
        }
        let id = held.id();
        let is_meant = |place: i64| picked.contains(&place);
        let most_minor: i64 = held
            .units
            .iter()
            .filter(|unit| is_meant(unit.position))
            .map(|unit| unit.unit.amount_minor())
            .sum();
        let amount = amount_minor.unwrap_or(most_minor);
        if amount > most_minor {
            return Err(Failure::Refused(MoveRefused::MoreThanPaid { most_minor }));
        }
        if amount < 1 && amount_minor.is_some() {
            return Err(Failure::Refused(MoveRefused::NoAmount));
        }
        let is_credit = held.row.outcome()? == Outcome::StoreCredit;
        // Nothing is nothing to ask anybody for.
        if !is_credit && amount > 0 && self.is_listened_to(EventKind::RefundRequested).await? {
            return self.ask_for(held, actor, picked, amount).await.map(Some);
        }
        let state = if is_credit {
            RefundState::Credited
        } else {
            RefundState::Refunded
        };
        self.give(held, picked, amount, state).await?;
        let form = if is_credit { "credit" } else { "money" };
        let (_, nth) = self.insert_refund(id, amount, (form, state)).await?;
        let given = Given {
            state,
            amount,
            at: self.now,
            step: nth.to_string(),
        };
        self.given(held, actor, &given).await.map(Some)
    }

    /// Whether this is what went out for a return whose own goods have not come back: thing and money is one too many.
    async fn is_first_still_out(&mut self, held: &Held) -> Result<bool, StoreError> {
        let out: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from orders o join return_units u on u.return_id = o.replaces_return \
                 where o.id = $1 and u.reception = 'awaiting' and u.reimbursement = 'replaced'",
            )
            .bind(held.order.id)
            .fetch_one(c)
            .await
        })?;
        Ok(out > 0)
    }

    /// Writes that this is given for these units: each its share, in their order.
    pub(super) async fn give(
        &mut self,
        held: &mut Held,
        picked: &[i64],
        amount: i64,
        state: RefundState,
    ) -> Result<(), Failure<MoveRefused>> {
        let id = held.id();
        let mut left = amount;
        for unit in held
            .units
            .iter_mut()
            .filter(|unit| picked.contains(&unit.position))
        {
            let share = unit.unit.amount_minor().min(left);
            left -= share;
            let money = unit.unit.reimbursement;
            unit.unit.reimbursement = match state {
                RefundState::Pending => money.begin(),
                RefundState::Refunded => money.refund(),
                RefundState::Credited => money.credit(),
                RefundState::Failed => money.fail(),
            }
            .map_err(refused)?;
            unit.reimbursed_minor = if state.is_done() { share } else { 0 };
            self.write_unit(id, unit).await?;
        }
        // Money instead of the thing: somebody else can have it.
        Ok(self.give_back_stock(held).await?)
    }

    /// Asks the shop's system for the payment: nothing of it counts as paid yet.
    async fn ask_for(
        &mut self,
        held: &mut Held,
        actor: &Actor,
        picked: &[i64],
        amount: i64,
    ) -> Result<Recorded, Failure<MoveRefused>> {
        let id = held.id();
        let state = RefundState::Pending;
        self.give(held, picked, amount, state).await?;
        let (refund, _) = self.insert_refund(id, amount, ("money", state)).await?;
        for place in picked {
            on!(tx self.db, |c| {
                sqlx::query("update return_units set refund_id = $3 where return_id = $1 and position = $2")
                    .bind(id.0)
                    .bind(place)
                    .bind(refund.0)
                    .execute(c)
                    .await
                    .map(drop)
            })?;
        }
        self.request(held, actor, refund, amount).await
    }

    /// Tells the shop's system of a payment, and the log.
    pub(super) async fn request(
        &mut self,
        held: &Held,
        actor: &Actor,
        refund: RefundId,
        amount: i64,
    ) -> Result<Recorded, Failure<MoveRefused>> {
        let id = held.id();
        let event = Event {
            kind: EventKind::RefundRequested,
            refund: Some(refund),
            data: json!({
                "refund_id": refund, "return_id": id, "short_code": held.row.short_code, "order": held.order.number,
                "amount_minor": amount, "currency": held.order.currency, "requested_at": self.now,
            }),
        };
        self.queue_event(&event).await?;
        let touchpoint = Touchpoint::RefundRequested {
            return_id: id,
            refund_id: refund,
            amount_minor: amount,
            currency: held.order.currency.clone(),
        };
        let step = format!("refund_requested:{refund}");
        let (_, recorded) = self.record_step(held, actor, &step, &touchpoint).await?;
        Ok(recorded)
    }

    /// What follows once the customer has it: the log says so, the promises are kept, the mail goes.
    pub(super) async fn given(
        &mut self,
        held: &Held,
        actor: &Actor,
        given: &Given,
    ) -> Result<Recorded, Failure<MoveRefused>> {
        let (id, amount, at) = (held.id(), given.amount, given.at);
        let currency = held.order.currency.clone();
        let touchpoint = if given.state == RefundState::Credited {
            Touchpoint::CreditIssued {
                return_id: id,
                amount_minor: amount,
                currency,
            }
        } else {
            Touchpoint::RefundRecorded {
                return_id: id,
                amount_minor: amount,
                currency,
            }
        };
        let (about, step) = (id.to_string(), format!("refunded:{}", given.step));
        let entry = entry(&held.order, actor, &about, &step, at);
        let (_, recorded) = self.record(&touchpoint, &entry).await?;
        let subject = Subject::Return(id);
        if held.waits_for_goods()? {
            self.paid_before_goods_came(held, actor).await?;
        }
        // Of goods that came in parts the promise is kept with the last of what is owed.
        let units = held.bare();
        // What a cheaper thing left over is no money instead of it.
        let is_instead = units.iter().any(|unit| unit.reimbursement.is_money());
        if is_instead && !units.iter().any(Unit::is_owed) {
            for kind in [PromiseKind::RefundBy, PromiseKind::WithdrawalRefundBy] {
                self.settle_promise(kind, subject, at).await?;
            }
            self.waive_promise(PromiseKind::ReplacementBy, subject, "refunded_instead")
                .await?;
        }
        self.tell(
            held,
            NoticeKind::Refunded,
            json!({ "amount_minor": amount, "currency": held.order.currency, "outcome": held.row.outcome }),
            &format!("refunded:{id}:{}", given.step),
        )
        .await?;
        Ok(recorded)
    }

    /// Writes a refund (`money`, `credit`, or the `difference` of an exchange), and tells the how manieth of the return it
    /// is.
    pub(super) async fn insert_refund(
        &mut self,
        id: ReturnId,
        amount: i64,
        (form, state): (&'static str, RefundState),
    ) -> Result<(RefundId, i64), StoreError> {
        let (refund, now) = (self.id(), self.now.as_micros());
        let settled_at = state.is_done().then_some(now);
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into return_refunds (id, return_id, amount_minor, recorded_at, form, state, settled_at) \
                 values ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(refund)
            .bind(id.0)
            .bind(amount)
            .bind(now)
            .bind(form)
            .bind(state.as_str())
            .bind(settled_at)
            .execute(c)
            .await
            .map(drop)
        })?;
        let nth = on!(tx self.db, |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from return_refunds where return_id = $1")
                .bind(id.0)
                .fetch_one(c)
                .await
        })?;
        Ok((RefundId(refund), nth))
    }

    async fn nothing_to_refund(&mut self, held: &Held) -> Result<Moved, Failure<MoveRefused>> {
        let last: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar("select max(recorded_at) from return_refunds where return_id = $1 and state <> 'failed'")
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

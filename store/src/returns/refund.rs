//! Money goes back for what was taken back, or its worth stands with the shop. Never more than was paid.

use super::{Chosen, MoveRefused, Moved, moves::refused, rows::Held};
use crate::{
    Failure, Store, StoreError,
    db::on,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReturnId,
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Outcome, Unit},
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;

impl Store {
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
        if !held.bare().iter().any(Unit::is_owed) {
            return tx.nothing_to_refund(&held).await;
        }
        let picked = tx.pick(&mut held, chosen, Unit::is_owed).await?;
        match tx.pay(&mut held, actor, &picked, amount_minor).await? {
            Some(recorded) => tx.close(&held, recorded).await,
            None => tx.nothing_to_refund(&held).await,
        }
    }
}

impl WriteTx {
    /// Pays all that is owed; `None` where nothing is.
    pub(super) async fn pay_all(
        &mut self,
        held: &mut Held,
        actor: &Actor,
    ) -> Result<Option<Recorded>, Failure<MoveRefused>> {
        let picked = self.pick(held, &[], Unit::is_owed).await?;
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
        let mut left = amount;
        for unit in held.units.iter_mut().filter(|unit| is_meant(unit.position)) {
            let share = unit.unit.amount_minor().min(left);
            left -= share;
            let money = unit.unit.reimbursement;
            unit.unit.reimbursement = if is_credit {
                money.credit()
            } else {
                money.refund()
            }
            .map_err(refused)?;
            unit.reimbursed_minor = share;
            self.write_unit(id, unit).await?;
        }
        let form = if is_credit { "credit" } else { "money" };
        let nth = self.insert_refund(id, amount, form).await?;
        let currency = held.order.currency.clone();
        let touchpoint = if is_credit {
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
        let step = format!("refunded:{nth}");
        let (_, recorded) = self.record_step(held, actor, &step, &touchpoint).await?;
        let (subject, now) = (Subject::Return(id), self.now);
        // Money instead of the thing: somebody else can have it.
        self.give_back_stock(held).await?;
        if held.waits_for_goods()? {
            self.paid_before_goods_came(held, actor).await?;
        }
        // Of goods that came in parts the promise is kept with the last of what is owed.
        if !held.bare().iter().any(Unit::is_owed) {
            for kind in [PromiseKind::RefundBy, PromiseKind::WithdrawalRefundBy] {
                self.settle_promise(kind, subject, now).await?;
            }
            self.waive_promise(PromiseKind::ReplacementBy, subject, "refunded_instead")
                .await?;
        }
        self.tell(
            held,
            NoticeKind::Refunded,
            json!({ "amount_minor": amount, "currency": held.order.currency, "outcome": held.row.outcome }),
            &format!("refunded:{id}:{nth}"),
        )
        .await?;
        Ok(Some(recorded))
    }

    /// Writes a refund, and tells the how manieth of the return it is.
    pub(super) async fn insert_refund(
        &mut self,
        id: ReturnId,
        amount: i64,
        form: &'static str,
    ) -> Result<i64, StoreError> {
        let (refund, now) = (self.id(), self.now.as_micros());
        on!(tx self.db, |c| {
            sqlx::query("insert into return_refunds (id, return_id, amount_minor, recorded_at, form) values ($1, $2, $3, $4, $5)")
                .bind(refund)
                .bind(id.0)
                .bind(amount)
                .bind(now)
                .bind(form)
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

//! What a cheaper thing leaves over of what came back goes back as money, with the thing itself.

use super::{MoveRefused, rows::Held};
use crate::{
    Failure, StoreError,
    db::on,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    actor::Actor,
    returns::{Reception, RefundState, Reimbursement, Unit},
    touchpoints::Touchpoint,
    webhooks::EventKind,
};

/// The form of such a refund.
const DIFFERENCE: &str = "difference";

impl WriteTx {
    /// Pays what is left over of what was sent, all of it unless so much is said; `None` where nothing is, or where the goods
    /// are still to come. It is asked of the shop's system where one listens, as every payment is.
    pub(super) async fn pay_difference(
        &mut self,
        held: &Held,
        actor: &Actor,
        amount_minor: Option<i64>,
    ) -> Result<Option<Recorded>, Failure<MoveRefused>> {
        let most_minor = self.difference_owed(held).await?;
        if most_minor < 1 {
            return Ok(None);
        }
        let amount = amount_minor.unwrap_or(most_minor);
        if amount > most_minor {
            return Err(Failure::Refused(MoveRefused::MoreThanPaid { most_minor }));
        }
        if amount < 1 {
            return Err(Failure::Refused(MoveRefused::NoAmount));
        }
        let id = held.id();
        if self.is_listened_to(EventKind::RefundRequested).await? {
            let (refund, _) = self
                .insert_refund(id, amount, (DIFFERENCE, RefundState::Pending))
                .await?;
            return self.request(held, actor, refund, amount).await.map(Some);
        }
        let (_, nth) = self
            .insert_refund(id, amount, (DIFFERENCE, RefundState::Refunded))
            .await?;
        let touchpoint = Touchpoint::RefundRecorded {
            return_id: id,
            amount_minor: amount,
            currency: held.order.currency.clone(),
        };
        let step = format!("refunded:{nth}");
        let (_, recorded) = self.record_step(held, actor, &step, &touchpoint).await?;
        Ok(Some(recorded))
    }

    pub(super) async fn difference_owed(&mut self, held: &Held) -> Result<i64, StoreError> {
        let Some(exchange) = held.row.exchange() else {
            return Ok(0);
        };
        let units = held.bare();
        let replaced = |unit: &&Unit| unit.reimbursement == Reimbursement::Replaced;
        if units
            .iter()
            .filter(replaced)
            .any(|unit| unit.reception == Reception::Awaiting)
        {
            return Ok(0);
        }
        let left_over = exchange.left_over_minor(units.iter().filter(replaced));
        let asked: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(coalesce(sum(amount_minor), 0) as bigint) from return_refunds \
                 where return_id = $1 and form = $2 and state <> 'failed'",
            )
            .bind(held.row.id)
            .bind(DIFFERENCE)
            .fetch_one(c)
            .await
        })?;
        Ok(left_over - asked)
    }

    /// Whether nothing of it is owed, nor on its way.
    pub(super) async fn is_difference_done(&mut self, held: &Held) -> Result<bool, StoreError> {
        if held.row.exchange().is_none() {
            return Ok(true);
        }
        let pending: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from return_refunds where return_id = $1 and form = $2 and state = 'pending'",
            )
            .bind(held.row.id)
            .bind(DIFFERENCE)
            .fetch_one(c)
            .await
        })?;
        Ok(pending == 0 && self.difference_owed(held).await? < 1)
    }
}

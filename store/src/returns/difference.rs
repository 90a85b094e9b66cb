//! What a cheaper thing leaves over of what came back goes back as money, with the thing itself.

use super::{MoveRefused, rows::Held};
use crate::{
    Failure, StoreError,
    db::on,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    actor::Actor,
    returns::{RefundState, Reimbursement},
    touchpoints::Touchpoint,
    webhooks::EventKind,
};

/// The form of such a refund.
const DIFFERENCE: &str = "difference";

impl WriteTx {
    /// Pays what is left over of what was sent, and was not paid yet; `None` where nothing is. It is asked of the shop's
    /// system where one listens, as every payment is.
    pub(super) async fn pay_difference(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<Option<Recorded>, Failure<MoveRefused>> {
        let amount = self.difference_owed(held).await?;
        if amount < 1 {
            return Ok(None);
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

    async fn difference_owed(&mut self, held: &Held) -> Result<i64, StoreError> {
        let Some(exchange) = held.row.exchange() else {
            return Ok(0);
        };
        let units = held.bare();
        let sent = units
            .iter()
            .filter(|unit| unit.reimbursement == Reimbursement::Replaced);
        let left_over: i64 = sent.map(|unit| exchange.back_minor(unit)).sum();
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
}

//! The goods are with us: all that was awaited, or a part of it.

use super::{Chosen, MoveRefused, Moved, rows::Held};
use crate::{Failure, Store, StoreError, promises::Made, write_tx::WriteTx};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, TouchpointId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Outcome, Reception, Right, Unit},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;

impl Store {
    /// All of it that was awaited is with us. A second scan changes nothing and says when it was received.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn receive_return(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        self.receive_units(actor, id, &[]).await
    }

    /// So many pieces of it are with us; nothing named means all that are awaited. The first reception starts the clock of
    /// the refund.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn receive_units(
        &self,
        actor: &Actor,
        id: ReturnId,
        chosen: &[Chosen],
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
        let is_first = !held
            .bare()
            .iter()
            .any(|unit| unit.reception == Reception::Received);
        let picked = tx.pick(&mut held, chosen, awaited).await?;
        let pieces = tx
            .move_units(&mut held, &picked, |unit| {
                unit.reception = unit.reception.receive()?;
                Ok(())
            })
            .await?;
        let still_out: i64 = held
            .bare()
            .iter()
            .filter(|unit| awaited(unit))
            .map(|unit| unit.quantity)
            .sum();
        tx.mark_return(id, "update returns set received_at = $2 where id = $1")
            .await?;
        let step = tx.nth_step(id, "received").await?;
        tx.withhold_correction(&held).await?;
        let touchpoint = Touchpoint::ReturnReceived {
            return_id: id,
            items: pieces,
        };
        let (through, recorded) = tx.record_step(&held, actor, &step, &touchpoint).await?;
        if waited {
            tx.goods_came(&held, actor).await?;
        }
        tx.goods_left(&held, actor).await?;
        let due = if is_first {
            tx.promise_refund(&held, actor, through).await?
        } else {
            tx.due_of_promise(PromiseKind::RefundBy, Subject::Return(id))
                .await?
        };
        tx.tell(
            &held,
            NoticeKind::ReturnReceived,
            json!({
                "outcome": held.row.outcome, "amount_minor": held.amount_minor(), "currency": held.order.currency,
                "due": due, "received_at": tx.now, "received": pieces, "still_out": still_out,
            }),
            &format!("return_{step}:{id}"),
        )
        .await?;
        // Sent ahead of the goods, and something is left over of them.
        tx.pay_difference(&held, actor, None).await?;
        if tx.is_paid_at_once(&held)? {
            let recorded = tx.take_back(&mut held, actor).await?.unwrap_or(recorded);
            let recorded = tx.pay_all(&mut held, actor).await?.unwrap_or(recorded);
            return tx.close(&held, recorded).await;
        }
        tx.close(&held, recorded).await
    }
}

impl WriteTx {
    /// Whether the shop pays for it with the first scan, without a look at the goods.
    fn is_paid_at_once(&self, held: &Held) -> Result<bool, StoreError> {
        let most = self.store.policy().returns.instant_up_to_minor;
        let is_whole = held
            .bare()
            .iter()
            .all(|unit| unit.reception != Reception::Awaiting);
        Ok(is_whole && held.row.outcome()? == Outcome::Refund && held.amount_minor() <= most)
    }

    /// The refund was told at the agreement, "so long after we have it": now it has its due. One after a withdrawal has
    /// had its due from the statement. `None` where no money is owed.
    async fn promise_refund(
        &mut self,
        held: &Held,
        actor: &Actor,
        through: TouchpointId,
    ) -> Result<Option<Timestamp>, StoreError> {
        if !held.row.outcome()?.is_money() {
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
        let made = Made {
            kind: PromiseKind::RefundBy,
            subject: Subject::Return(held.id()),
            customer: held.order.customer(),
            order: Some(held.order.id()),
            channel: Channel::Web,
            actor: actor.clone(),
            through,
            made_at: self.now,
            due,
        };
        self.owe_after_undo(&made).await?;
        self.promise(&made).await?;
        Ok(Some(due))
    }
}

//! What became of money that was asked for: the shop confirms the payment, or says that it failed. Each is said once; said
//! again it changes nothing, and the other one after it is refused.

use super::{
    MoveRefused, Moved,
    refund::Given,
    rows::{Held, strange},
};
use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{RefundId, ReturnId},
    returns::{PaymentFailure, PaymentRefused, RefundState, incoming::ConfirmIn, paid_at},
    touchpoints::Touchpoint,
};
use uuid::Uuid;

/// A list holds so many.
const MOST: i64 = 100;

/// One refund, as the shop's own system sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundView {
    pub id: RefundId,
    pub return_id: ReturnId,
    pub short_code: String,
    pub order_number: String,
    pub amount_minor: i64,
    pub currency: String,
    pub state: RefundState,
    /// When it was asked for, or recorded as paid at once.
    pub asked_at: Timestamp,
    /// When it was paid or failed.
    pub settled_at: Option<Timestamp>,
    /// What the shop calls the payment; empty after erasure.
    pub reference: Option<String>,
    pub failure: Option<PaymentFailure>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    return_id: Uuid,
    short_code: String,
    order_number: String,
    amount_minor: i64,
    currency: String,
    state: String,
    recorded_at: i64,
    settled_at: Option<i64>,
    reference: String,
    failure: String,
}

impl Row {
    fn view(self) -> Result<RefundView, StoreError> {
        let state = RefundState::read(&self.state)
            .ok_or_else(|| strange("return_refunds", self.id, &self.state))?;
        Ok(RefundView {
            id: RefundId(self.id),
            return_id: ReturnId(self.return_id),
            short_code: self.short_code,
            order_number: self.order_number,
            amount_minor: self.amount_minor,
            currency: self.currency,
            state,
            asked_at: Timestamp::from_micros(self.recorded_at),
            settled_at: self.settled_at.map(Timestamp::from_micros),
            reference: Some(self.reference).filter(|name| !name.is_empty()),
            failure: PaymentFailure::read(&self.failure),
        })
    }
}

impl Store {
    /// The money left the shop: the customer has it, is told so, and the promise is kept by the time that was said.
    ///
    /// # Errors
    /// [`PaymentRefused`], or `NotFound` for a refund nobody knows.
    pub async fn confirm_refund(
        &self,
        actor: &Actor,
        id: RefundId,
        said: &ConfirmIn,
    ) -> Result<Moved, Failure<PaymentRefused>> {
        let mut tx = self.begin_write().await?;
        let (mut held, refund) = tx.hold_refund(id).await?;
        if refund.state == RefundState::Refunded {
            return Ok(Moved::Before(refund.since()));
        }
        refund.is_pending()?;
        let at = paid_at(said.at, refund.asked_at, tx.now).map_err(Failure::Refused)?;
        let given = Given {
            state: RefundState::Refunded,
            amount: refund.amount_minor,
            at,
            step: id.to_string(),
        };
        tx.settle_units(&mut held, &refund, given.state).await?;
        let reference = said.reference.clone().unwrap_or_default();
        on!(tx tx.db, |c| {
            sqlx::query("update return_refunds set state = 'refunded', settled_at = $2, reference = $3 where id = $1")
                .bind(id.0)
                .bind(at.as_micros())
                .bind(&reference)
                .execute(c)
                .await
                .map(drop)
        })?;
        let recorded = tx.given(&held, actor, &given).await.map_err(unmoved)?;
        tx.close(&held, recorded).await.map_err(unmoved)
    }

    /// The money did not go through: it is owed as before, and refunding again asks for it anew.
    ///
    /// # Errors
    /// [`PaymentRefused`], or `NotFound` for a refund nobody knows.
    pub async fn fail_refund(
        &self,
        actor: &Actor,
        id: RefundId,
        reason: PaymentFailure,
    ) -> Result<Moved, Failure<PaymentRefused>> {
        let mut tx = self.begin_write().await?;
        let (mut held, refund) = tx.hold_refund(id).await?;
        if refund.state == RefundState::Failed {
            return Ok(Moved::Before(refund.since()));
        }
        refund.is_pending()?;
        tx.settle_units(&mut held, &refund, RefundState::Failed)
            .await?;
        let now = tx.now.as_micros();
        on!(tx tx.db, |c| {
            sqlx::query("update return_refunds set state = 'failed', settled_at = $2, failure = $3 where id = $1")
                .bind(id.0)
                .bind(now)
                .bind(reason.as_str())
                .execute(c)
                .await
                .map(drop)
        })?;
        let touchpoint = Touchpoint::RefundFailed {
            return_id: held.id(),
            refund_id: id,
            reason: reason.as_str().to_owned(),
        };
        let step = format!("refund_failed:{id}");
        let (_, recorded): (_, Recorded) = tx.record_step(&held, actor, &step, &touchpoint).await?;
        let at = tx.now;
        tx.commit(recorded).await?;
        Ok(Moved::Now(at))
    }

    /// One refund.
    ///
    /// # Errors
    /// `NotFound` for a refund nobody knows.
    pub async fn refund(&self, id: RefundId) -> Result<RefundView, Failure<Never>> {
        let row: Option<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select f.id, f.return_id, r.short_code, o.number as order_number, f.amount_minor, o.currency, f.state, \
                 f.recorded_at, f.settled_at, f.reference, f.failure from return_refunds f \
                 join returns r on r.id = f.return_id join orders o on o.id = r.order_id where f.id = $1",
            )
            .bind(id.0)
            .fetch_optional(c)
            .await
        })?;
        Ok(row.ok_or(Failure::NotFound)?.view()?)
    }

    /// The refunds in this state after that one, the oldest first, at most a hundred; and whether there are more.
    ///
    /// # Errors
    /// The store broke.
    pub async fn refunds(
        &self,
        state: RefundState,
        after: Option<RefundId>,
    ) -> Result<(Vec<RefundView>, bool), StoreError> {
        let rows: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select f.id, f.return_id, r.short_code, o.number as order_number, f.amount_minor, o.currency, f.state, \
                 f.recorded_at, f.settled_at, f.reference, f.failure from return_refunds f \
                 join returns r on r.id = f.return_id join orders o on o.id = r.order_id \
                 where f.state = $1 and f.id > $2 order by f.id limit $3",
            )
            .bind(state.as_str())
            .bind(after.map_or(Uuid::nil(), |id| id.0))
            .bind(MOST + 1)
            .fetch_all(c)
            .await
        })?;
        let mut refunds = rows
            .into_iter()
            .map(Row::view)
            .collect::<Result<Vec<_>, _>>()?;
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        let is_more = refunds.len() > most;
        refunds.truncate(most);
        Ok((refunds, is_more))
    }
}

impl RefundView {
    /// Since when it stands as it does.
    fn since(&self) -> Timestamp {
        self.settled_at.unwrap_or(self.asked_at)
    }

    fn is_pending(&self) -> Result<(), Failure<PaymentRefused>> {
        match self.state {
            RefundState::Pending => Ok(()),
            ended => Err(Failure::Refused(PaymentRefused::Ended(ended))),
        }
    }
}

impl WriteTx {
    /// The refund, with its return under the order's lock.
    async fn hold_refund(
        &mut self,
        id: RefundId,
    ) -> Result<(Held, RefundView), Failure<PaymentRefused>> {
        let of: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select return_id from return_refunds where id = $1").bind(id.0).fetch_optional(c).await
        })?;
        let of = of.map(ReturnId).ok_or(Failure::NotFound)?;
        let held = self.hold_return(of).await?.ok_or(Failure::NotFound)?;
        // Read once the order is held: the other word may have come meanwhile.
        let row: Row = on!(tx self.db, |c| {
            sqlx::query_as(
                "select f.id, f.return_id, r.short_code, o.number as order_number, f.amount_minor, o.currency, f.state, \
                 f.recorded_at, f.settled_at, f.reference, f.failure from return_refunds f \
                 join returns r on r.id = f.return_id join orders o on o.id = r.order_id where f.id = $1",
            )
            .bind(id.0)
            .fetch_one(c)
            .await
        })?;
        Ok((held, row.view()?))
    }

    /// Moves the units that this refund is for, and lets go of them.
    async fn settle_units(
        &mut self,
        held: &mut Held,
        refund: &RefundView,
        state: RefundState,
    ) -> Result<(), Failure<PaymentRefused>> {
        let places: Vec<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar("select position from return_units where return_id = $1 and refund_id = $2")
                .bind(refund.return_id.0)
                .bind(refund.id.0)
                .fetch_all(c)
                .await
        })?;
        self.give(held, &places, refund.amount_minor, state)
            .await
            .map_err(unmoved)?;
        Ok(on!(tx self.db, |c| {
            sqlx::query("update return_units set refund_id = null where return_id = $1 and refund_id = $2")
                .bind(refund.return_id.0)
                .bind(refund.id.0)
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    /// A part of a unit is in the refund that the whole is in.
    pub(super) async fn same_refund(
        &mut self,
        id: ReturnId,
        of: i64,
        part: i64,
    ) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update return_units set refund_id = (select u.refund_id from return_units u where u.return_id = $1 \
                 and u.position = $2) where return_id = $1 and position = $3",
            )
            .bind(id.0)
            .bind(of)
            .bind(part)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

/// A pending refund whose units are not: nothing that anybody pressed, but a row that was damaged.
fn unmoved(failure: Failure<MoveRefused>) -> Failure<PaymentRefused> {
    match failure {
        Failure::Refused(why) => Failure::Broken(StoreError::Damaged {
            table: "return_units",
            row: String::new(),
            why: why.to_string(),
        }),
        Failure::NotFound => Failure::NotFound,
        Failure::Broken(error) => Failure::Broken(error),
    }
}

//! A friend's order comes in: it counts for who invited, or it is kept why it does not.

use super::ReferralRow;
use crate::{
    StoreError,
    db::on,
    orders::OrderRow,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, ReferralId},
    orders::{OrderIn, OrderStatus},
    referrals::{PROGRAM, Reason, fold_mail},
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;
use uuid::Uuid;

impl WriteTx {
    /// What an order that was just put means to somebody who invited: the first code told of it counts, and a
    /// cancellation ends it. `Some` when something was written.
    pub(crate) async fn follow_referral(
        &mut self,
        actor: &Actor,
        order: &OrderIn,
        id: OrderId,
    ) -> Result<Option<Recorded>, StoreError> {
        let code = order
            .referral_code
            .as_deref()
            .filter(|code| !code.trim().is_empty());
        if code.is_none() && order.status != OrderStatus::Cancelled {
            return Ok(None);
        }
        let known: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select id from referrals where order_id = $1").bind(id.0).fetch_optional(c).await
        })?;
        match (known, code) {
            (Some(referral), _) if order.status == OrderStatus::Cancelled => {
                self.judge_referral(ReferralId(referral)).await
            }
            (None, Some(code)) => self.count_friend(actor, order, id, code).await,
            _ => Ok(None),
        }
    }

    async fn count_friend(
        &mut self,
        actor: &Actor,
        order: &OrderIn,
        id: OrderId,
        code: &str,
    ) -> Result<Option<Recorded>, StoreError> {
        let Some(row) = self.lock_order_by_id(id).await? else {
            return Ok(None);
        };
        let ordered_at = order.placed_at.min(self.now);
        let Some((invitation, referrer)) = self.inviter(code).await? else {
            let kept = self
                .keep_referral(&row, None, None, ordered_at, Some(Reason::UnknownCode))
                .await?;
            if kept.is_none() {
                return Ok(None);
            }
            // On nobody's journey, so the audit says it; the code may hold a name, and is not kept.
            let told = json!({ "order": id.to_string() });
            let recorded = self.audit(actor, "referral_code_unknown", told).await?;
            return Ok(Some(recorded));
        };
        let referee = self.person_key(row.customer()).await?;
        let why_not = if self.is_own_order(referrer, &row).await? {
            Some(Reason::SelfReferral)
        } else if self.has_bought_before(&row, &referee).await? {
            Some(Reason::NotNew)
        } else {
            None
        };
        let inviter = Some((invitation, referrer));
        let mut kept = self
            .keep_referral(&row, inviter, Some(&referee), ordered_at, why_not)
            .await?;
        let mut why_not = why_not;
        if kept.is_none() && why_not.is_none() {
            // The same person was counted a moment ago, by another order.
            why_not = Some(Reason::NotNew);
            kept = self
                .keep_referral(&row, inviter, Some(&referee), ordered_at, why_not)
                .await?;
        }
        let Some(referral_id) = kept else {
            return Ok(None);
        };
        let (at, touchpoint) = match why_not {
            Some(reason) => (
                self.now,
                Touchpoint::ReferralDisqualified {
                    referral_id,
                    reason: reason.as_str().to_owned(),
                },
            ),
            None => (ordered_at, Touchpoint::ReferralOrdered { referral_id }),
        };
        let (_, mut recorded) = self
            .tell_referrer(referrer, referral_id, actor, at, &touchpoint)
            .await?;
        // First seen cancelled: it came, and does not count.
        if order.status == OrderStatus::Cancelled
            && let Some(judged) = self.judge_referral(referral_id).await?
        {
            recorded = judged;
        }
        Ok(Some(recorded))
    }

    /// One row an order, and one that counts a person: `None` where that stands already.
    async fn keep_referral(
        &mut self,
        order: &OrderRow,
        inviter: Option<(Uuid, CustomerId)>,
        referee: Option<&str>,
        ordered_at: Timestamp,
        why_not: Option<Reason>,
    ) -> Result<Option<ReferralId>, StoreError> {
        let (id, now) = (self.id(), self.now.as_micros());
        let made = on!(tx self.db, |c| {
            sqlx::query(
                "insert into referrals (id, subject, order_id, program, invitation_id, referrer_id, referee, ordered_at, \
                 amount_minor, currency, disqualified_at, reason) \
                 values ($1, $11, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10) on conflict do nothing",
            )
            .bind(id)
            .bind(order.id)
            .bind(PROGRAM)
            .bind(inviter.map(|(id, _)| id))
            .bind(inviter.map(|(_, customer)| customer.0))
            .bind(referee)
            .bind(ordered_at.as_micros())
            .bind(&order.currency)
            .bind(why_not.map(|_| now))
            .bind(why_not.map(Reason::as_str).unwrap_or_default())
            .bind(Subject::Referral(ReferralId(id)).text())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        Ok((made > 0).then_some(ReferralId(id)))
    }

    /// What one person is recognised by: their mail box, or where the shop gave none, their row. Keyed, because it says
    /// who bought; gone at their erasure.
    async fn person_key(&mut self, customer: CustomerId) -> Result<String, StoreError> {
        let mail = self.mail_of(customer).await?;
        let text = if mail.is_empty() {
            customer.to_string()
        } else {
            fold_mail(&mail)
        };
        Ok(self.store.keyed_digest("referees", &text))
    }

    /// Any other order of this person that was not called off makes them no new friend, by whichever of their addresses
    /// it came.
    async fn has_bought_before(
        &mut self,
        order: &OrderRow,
        referee: &str,
    ) -> Result<bool, StoreError> {
        let own: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select id from orders where customer_id = $1 and id <> $2 \
                 and (cancelled_at is null or received_at is not null) limit 1",
            )
            .bind(order.customer_id)
            .bind(order.id)
            .fetch_optional(c)
            .await
        })?;
        if own.is_some() {
            return Ok(true);
        }
        let counted: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select id from referrals where program = $1 and referee = $2 and disqualified_at is null limit 1",
            )
            .bind(PROGRAM)
            .bind(referee)
            .fetch_optional(c)
            .await
        })?;
        Ok(counted.is_some())
    }

    /// The referral and its order, both held: the order first.
    pub(super) async fn lock_with_order(
        &mut self,
        id: ReferralId,
    ) -> Result<Option<(ReferralRow, OrderRow)>, StoreError> {
        let order: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select order_id from referrals where id = $1").bind(id.0).fetch_optional(c).await
        })?;
        let Some(order) = order else { return Ok(None) };
        let Some(order) = self.lock_order_by_id(OrderId(order)).await? else {
            return Ok(None);
        };
        Ok(self.lock_referral(id).await?.map(|row| (row, order)))
    }
}

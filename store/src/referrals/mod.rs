//! Friends who come by an invitation, from the code to the reward. The rules stand in `domain::referrals`.

mod advocates;
mod came;
mod invite;
mod judge;
mod known;
mod page;
mod reward;

pub use advocates::{Advocate, Advocates, OwedReward};
pub use invite::{Invitation, Landing};
pub use page::{Referral, Referrals};

use crate::{
    StoreError,
    db::on,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, ReferralId, TouchpointId},
    promises::PromiseKind,
    referrals::Reason,
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

/// A referral as it is judged.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct ReferralRow {
    pub id: Uuid,
    pub order_id: Uuid,
    pub referrer_id: Option<Uuid>,
    pub eligible_at: Option<i64>,
    pub amount_minor: i64,
    pub currency: String,
    pub disqualified_at: Option<i64>,
    pub rewarded_at: Option<i64>,
}

impl ReferralRow {
    fn id(&self) -> ReferralId {
        ReferralId(self.id)
    }

    fn referrer(&self) -> Option<CustomerId> {
        self.referrer_id.map(CustomerId)
    }

    fn order(&self) -> OrderId {
        OrderId(self.order_id)
    }

    fn is_open(&self) -> bool {
        self.eligible_at.is_none() && self.disqualified_at.is_none()
    }
}

impl WriteTx {
    /// Holds the referral until the transaction ends. Always after its order's own lock.
    pub(crate) async fn lock_referral(
        &mut self,
        id: ReferralId,
    ) -> Result<Option<ReferralRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "update referrals set program = program where id = $1 returning id, order_id, referrer_id, eligible_at, \
                 amount_minor, currency, disqualified_at, rewarded_at",
            )
            .bind(id.0)
            .fetch_optional(c)
            .await
        })?)
    }

    /// On the referrer's journey: the friend's order, and whatever else would tell who it is, stays out of it.
    async fn tell_referrer(
        &mut self,
        referrer: CustomerId,
        referral: ReferralId,
        actor: &Actor,
        occurred_at: Timestamp,
        touchpoint: &Touchpoint,
    ) -> Result<(TouchpointId, Recorded), StoreError> {
        let (subject, event_id) = (referral.to_string(), touchpoint.kind());
        let channel = match actor {
            Actor::Shop(_) => Channel::Api,
            Actor::Staff(_) => Channel::Web,
            _ => Channel::System,
        };
        let entry = Entry {
            customer: referrer,
            actor,
            channel,
            occurred_at,
            source: "referrals",
            subject: &subject,
            event_id: &event_id,
            order: None,
            shipment: None,
            score: None,
        };
        self.record(touchpoint, &entry).await
    }

    /// It does not count, and never will.
    async fn disqualify(
        &mut self,
        row: &ReferralRow,
        reason: Reason,
        actor: &Actor,
    ) -> Result<Option<Recorded>, StoreError> {
        let now = self.now.as_micros();
        let written = on!(tx self.db, |c| {
            sqlx::query(
                "update referrals set disqualified_at = $2, reason = $3 where id = $1 and disqualified_at is null \
                 and eligible_at is null",
            )
            .bind(row.id)
            .bind(now)
            .bind(reason.as_str())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        let Some(referrer) = row.referrer().filter(|_| written > 0) else {
            return Ok(None);
        };
        let touchpoint = Touchpoint::ReferralDisqualified {
            referral_id: row.id(),
            reason: reason.as_str().to_owned(),
        };
        let (_, recorded) = self
            .tell_referrer(referrer, row.id(), actor, self.now, &touchpoint)
            .await?;
        Ok(Some(recorded))
    }

    /// Its person is being forgotten: nobody is left to be rewarded, and nobody waits for it.
    pub(crate) async fn waive_rewards_of(
        &mut self,
        referrer: CustomerId,
    ) -> Result<(), StoreError> {
        let owed: Vec<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select id from referrals where referrer_id = $1 and eligible_at is not null and rewarded_at is null",
            )
            .bind(referrer.0)
            .fetch_all(c)
            .await
        })?;
        for id in owed {
            let subject = Subject::Referral(ReferralId(id));
            self.waive_promise(PromiseKind::RewardBy, subject, "erased")
                .await?;
        }
        Ok(())
    }
}

//! The reward: the shop pays it its own way, and it is recorded here.

use crate::{Failure, Store, StoreError, db::on, outbox::Notice, write_tx::WriteTx};
use domain::{
    actor::Actor,
    ids::{ReferralId, StaffId},
    notices::NoticeKind,
    promises::PromiseKind,
    referrals::{RewardRefused, may_reward},
    staff::Role,
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;

impl Store {
    /// Records that the shop gave the reward; saying it again writes nothing.
    ///
    /// # Errors
    /// `NotFound` for who may not see to rewards and for a referral that is not there; [`RewardRefused`] for one that
    /// does not count, or not yet.
    pub async fn issue_reward(
        &self,
        actor: &Actor,
        referral: ReferralId,
    ) -> Result<(), Failure<RewardRefused>> {
        let mut tx = self.begin_write().await?;
        let Actor::Staff(staff) = actor else {
            return Err(Failure::NotFound);
        };
        if !tx.may_reward(*staff).await? {
            return Err(Failure::NotFound);
        }
        let row = tx.lock_referral(referral).await?.ok_or(Failure::NotFound)?;
        let referrer = row.referrer().ok_or(Failure::NotFound)?;
        if row.rewarded_at.is_some() {
            return Ok(());
        }
        if row.eligible_at.is_none() || tx.customer(referrer).await?.erased_at.is_some() {
            return Err(Failure::Refused(RewardRefused::NotEligible));
        }
        let now = tx.now;
        on!(tx tx.db, |c| {
            sqlx::query("update referrals set rewarded_at = $2, rewarded_by = $3 where id = $1")
                .bind(row.id)
                .bind(now.as_micros())
                .bind(staff.0)
                .execute(c)
                .await
                .map(drop)
        })?;
        let touchpoint = Touchpoint::RewardIssued {
            referral_id: referral,
            amount_minor: row.amount_minor,
            currency: row.currency.clone(),
        };
        let (_, recorded) = tx
            .tell_referrer(referrer, referral, actor, now, &touchpoint)
            .await?;
        tx.settle_promise(PromiseKind::RewardBy, Subject::Referral(referral), now)
            .await?;
        let notice = Notice {
            particulars: json!({ "amount_minor": row.amount_minor, "currency": row.currency }),
            ..Notice::to(NoticeKind::RewardIssued, referrer)
        };
        tx.queue(&notice, &format!("reward:{referral}")).await?;
        tx.commit(recorded).await?;
        Ok(())
    }
}

impl WriteTx {
    async fn may_reward(&mut self, staff: StaffId) -> Result<bool, StoreError> {
        let role: Option<String> = on!(tx self.db, |c| {
            sqlx::query_scalar("select role from staff where id = $1 and disabled_at is null")
                .bind(staff.0)
                .fetch_optional(c)
                .await
        })?;
        Ok(role.as_deref().and_then(Role::read).is_some_and(may_reward))
    }
}

//! The return window closes: what was kept counts, and the reward is promised.

use super::known::{CAME_BACK, COMES_BACK};
use crate::{
    Store, StoreError,
    db::on,
    promises::Made,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReferralId,
    promises::PromiseKind,
    referrals::{Facts, State, closed_for_received_before, judge},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// So many are judged in one round; the next follows soon.
const A_ROUND: i64 = 50;

impl Store {
    /// Judges the referrals of which more is known than before: the friend's window is over, or the order was called off
    /// or sent back. Gives how many were decided. Any number of processes may do it at once, each is decided once.
    ///
    /// # Errors
    /// The store broke; what was decided before stays.
    pub async fn judge_referrals(&self) -> Result<usize, StoreError> {
        let policy = self.policy();
        let zone = policy.working_time.zone();
        let closed = closed_for_received_before(self.now(), policy.returns.window_days, &zone);
        // Of somebody who was forgotten nothing more is decided: nobody is there to be told.
        let statement = format!(
            "select r.id from referrals r join orders o on o.id = r.order_id \
             join customers c on c.id = r.referrer_id and c.erased_at is null \
             where r.eligible_at is null and r.disqualified_at is null and ((o.received_at is null and o.cancelled_at is not null) \
             or {CAME_BACK} or (o.received_at < $2 and not {COMES_BACK})) order by r.id limit $3"
        );
        let due: Vec<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar(AssertSqlSafe(statement))
                .bind(self.now().as_micros())
                .bind(closed.as_micros())
                .bind(A_ROUND)
                .fetch_all(c)
                .await
        })?;
        let mut decided = 0;
        for id in due {
            let mut tx = self.begin_write().await?;
            if let Some(recorded) = tx.judge_referral(ReferralId(id)).await? {
                tx.commit(recorded).await?;
                decided += 1;
            }
        }
        Ok(decided)
    }
}

impl WriteTx {
    /// Judges one by all that is known now; `None` where nothing is decided, or was before.
    pub(super) async fn judge_referral(
        &mut self,
        id: ReferralId,
    ) -> Result<Option<Recorded>, StoreError> {
        let Some((row, order)) = self.lock_with_order(id).await? else {
            return Ok(None);
        };
        let Some(referrer) = row.referrer().filter(|_| row.is_open()) else {
            return Ok(None);
        };
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let facts = Facts {
            received_at: moment(order.received_at),
            cancelled_at: moment(order.cancelled_at),
            is_own: self.is_own_order(referrer, &order).await?,
            goods: self.goods_of(row.order()).await?,
        };
        let policy = self.store.policy();
        let zone = policy.working_time.zone();
        match judge(&facts, policy.returns.window_days, &zone, self.now) {
            State::Disqualified(reason) => self.disqualify(&row, reason, &Actor::System).await,
            State::Eligible => {
                let (now, amount_minor) = (self.now, policy.referrals.reward_minor);
                on!(tx self.db, |c| {
                    sqlx::query(
                        "update referrals set eligible_at = $2, amount_minor = $3, currency = $4 where id = $1",
                    )
                    .bind(row.id)
                    .bind(now.as_micros())
                    .bind(amount_minor)
                    .bind(&order.currency)
                    .execute(c)
                    .await
                    .map(drop)
                })?;
                let touchpoint = Touchpoint::ReferralEligible { referral_id: id };
                let (through, recorded) = self
                    .tell_referrer(referrer, id, &Actor::System, now, &touchpoint)
                    .await?;
                // Told where the customer looks for it: on the page of their invitation.
                let made = Made {
                    kind: PromiseKind::RewardBy,
                    subject: Subject::Referral(id),
                    customer: referrer,
                    order: None,
                    channel: Channel::Web,
                    actor: Actor::System,
                    through,
                    made_at: now,
                    due: policy.reward_by.due(now, &policy.working_time),
                };
                self.promise(&made).await?;
                Ok(Some(recorded))
            }
            _ => Ok(None),
        }
    }
}

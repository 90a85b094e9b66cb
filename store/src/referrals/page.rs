//! A customer's own referrals, as `/refer` tells them.

use super::{Invitation, known};
use crate::{Store, StoreError, db::on, sharing::Clicked};
use domain::{
    Timestamp,
    ids::{CustomerId, ReferralId},
    promises::Times,
    referrals::{Facts, Reason, State, judge, window_closes},
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// What came of an invitation.
#[derive(Debug, Clone, PartialEq)]
pub struct Referrals {
    /// `None` until the customer made one.
    pub invitation: Option<Invitation>,
    pub clicks: i64,
    /// Newest first, the latest [`MOST_SHOWN`].
    pub friends: Vec<Referral>,
    /// How many there are in all.
    pub ordered: i64,
    /// How many were rewarded.
    pub rewarded: i64,
    /// Of the customer's own latest order: what a reward is told in before a friend has ordered.
    pub currency: String,
}

/// One friend's order, without anything that tells who it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Referral {
    pub id: ReferralId,
    pub state: State,
    pub ordered_at: Timestamp,
    pub received_at: Option<Timestamp>,
    pub eligible_at: Option<Timestamp>,
    pub disqualified_at: Option<Timestamp>,
    pub rewarded_at: Option<Timestamp>,
    pub amount_minor: i64,
    pub currency: String,
    /// The reward we owe or owed.
    pub promise: Option<Times>,
}

pub const MOST_SHOWN: usize = 50;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    ordered_at: i64,
    eligible_at: Option<i64>,
    disqualified_at: Option<i64>,
    reason: String,
    rewarded_at: Option<i64>,
    amount_minor: i64,
    currency: String,
    received_at: Option<i64>,
    cancelled_at: Option<i64>,
    goods: i64,
    due_at: Option<i64>,
    current_due_at: Option<i64>,
    judged_by: Option<i64>,
    settled_at: Option<i64>,
    waived_at: Option<i64>,
}

impl Store {
    /// A signed-in customer's invitation, and what came of it.
    ///
    /// # Errors
    /// The store broke.
    pub async fn referrals_of(&self, customer: CustomerId) -> Result<Referrals, StoreError> {
        let invitation = self.invitation_of(customer).await?;
        let clicks = match &invitation {
            Some(invitation) => self.clicks_of(Clicked::Invitation(invitation.id)).await?,
            None => 0,
        };
        let (came, comes) = (known::CAME_BACK, known::COMES_BACK);
        let statement = format!(
            "select r.id, r.ordered_at, r.eligible_at, r.disqualified_at, r.reason, r.rewarded_at, r.amount_minor, r.currency, \
             o.received_at, o.cancelled_at, cast(case when {came} then 2 when {comes} then 1 else 0 end as bigint) as goods, \
             p.due_at, p.current_due_at, p.judged_by, p.settled_at, p.waived_at from referrals r join orders o on o.id = r.order_id \
             left join promises p on p.kind = 'reward_by' and p.subject = r.subject \
             where r.referrer_id = $2 order by r.ordered_at desc, r.id desc limit {MOST_SHOWN}"
        );
        let rows: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(statement))
                .bind(self.now().as_micros())
                .bind(customer.0)
                .fetch_all(c)
                .await
        })?;
        let (ordered, rewarded, currency): (i64, i64, Option<String>) = on!(read self.read(), |c| {
            sqlx::query_as(
                "select (select cast(count(*) as bigint) from referrals where referrer_id = $1), \
                 (select cast(count(*) as bigint) from referrals where referrer_id = $1 and rewarded_at is not null), \
                 (select currency from orders where customer_id = $1 order by placed_at desc limit 1)",
            )
            .bind(customer.0)
            .fetch_one(c)
            .await
        })?;
        let policy = self.policy();
        let (zone, window_days) = (policy.working_time.zone(), policy.returns.window_days);
        let friends = rows
            .into_iter()
            .map(|row| {
                let facts = row.facts();
                let state = match judge(&facts, window_days, &zone, self.now()) {
                    // Nothing counts before the worker has said so, which it is about to.
                    State::Eligible => State::ReviewPeriod {
                        until: facts
                            .received_at
                            .map_or(self.now(), |at| window_closes(at, window_days, &zone)),
                    },
                    other => other,
                };
                row.into_referral(state, policy.referrals.reward_minor)
            })
            .collect();
        Ok(Referrals {
            invitation,
            clicks,
            friends,
            ordered,
            rewarded,
            currency: currency.unwrap_or_default(),
        })
    }
}

impl Row {
    fn facts(&self) -> Facts {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        Facts {
            received_at: moment(self.received_at),
            cancelled_at: moment(self.cancelled_at),
            is_own: false,
            goods: known::goods_read(self.goods),
        }
    }

    /// What was decided stands; what was not is told as it looks now, though nothing counts before the worker says so.
    fn into_referral(self, judged: State, reward_minor: i64) -> Referral {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let state = if self.rewarded_at.is_some() {
            State::Rewarded
        } else if self.eligible_at.is_some() {
            State::Eligible
        } else if self.disqualified_at.is_some() {
            State::Disqualified(Reason::read(&self.reason).unwrap_or(Reason::NotNew))
        } else {
            judged
        };
        let times = match (self.due_at, self.current_due_at, self.judged_by) {
            (Some(due), Some(current), Some(judged)) => Some(Times {
                due_at: Timestamp::from_micros(due),
                current_due_at: Timestamp::from_micros(current),
                judged_by: Timestamp::from_micros(judged),
                settled_at: moment(self.settled_at),
                waived_at: moment(self.waived_at),
            }),
            _ => None,
        };
        Referral {
            id: ReferralId(self.id),
            state,
            ordered_at: Timestamp::from_micros(self.ordered_at),
            received_at: moment(self.received_at),
            eligible_at: moment(self.eligible_at),
            disqualified_at: moment(self.disqualified_at),
            rewarded_at: moment(self.rewarded_at),
            amount_minor: if self.eligible_at.is_some() {
                self.amount_minor
            } else {
                reward_minor
            },
            currency: self.currency,
            promise: times,
        }
    }
}

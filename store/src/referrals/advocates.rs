//! What staff see of invitations: rewards that are owed, and who brings friends.

use crate::{Store, StoreError, db::on};
use domain::{
    Timestamp,
    ids::{CustomerId, ReferralId},
    promises::Times,
};
use uuid::Uuid;

/// The page of advocates.
#[derive(Debug, Clone, PartialEq)]
pub struct Advocates {
    /// The next due first, at most fifty.
    pub owed: Vec<OwedReward>,
    pub owed_in_all: i64,
    /// Who was rewarded most, first, at most fifty.
    pub people: Vec<Advocate>,
    /// Invitations in all.
    pub invitations: i64,
    /// Orders with a code that is nobody's.
    pub unknown_codes: i64,
}

/// A reward that waits to be given.
#[derive(Debug, Clone, PartialEq)]
pub struct OwedReward {
    pub referral: ReferralId,
    pub customer: CustomerId,
    /// `None` where the shop gave no name.
    pub name: Option<String>,
    pub code: String,
    pub amount_minor: i64,
    pub currency: String,
    pub ordered_at: Timestamp,
    pub promise: Times,
}

/// Who invites, in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Advocate {
    pub customer: CustomerId,
    pub name: Option<String>,
    pub code: String,
    pub clicks: i64,
    /// Friends who ordered.
    pub ordered: i64,
    /// Of those: not decided yet.
    pub waiting: i64,
    pub disqualified: i64,
    pub owed: i64,
    pub rewarded: i64,
}

#[derive(sqlx::FromRow)]
struct OwedRow {
    id: Uuid,
    referrer_id: Uuid,
    name: Option<String>,
    code: Option<String>,
    amount_minor: i64,
    currency: String,
    ordered_at: i64,
    due_at: i64,
    current_due_at: i64,
    judged_by: i64,
    waived_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct AdvocateRow {
    customer_id: Uuid,
    name: Option<String>,
    code: String,
    clicks: Option<i64>,
    ordered: i64,
    waiting: i64,
    disqualified: i64,
    owed: i64,
    rewarded: i64,
}

impl Store {
    /// Rewards to give, and advocates by what came of them.
    ///
    /// # Errors
    /// The store broke.
    pub async fn advocates(&self) -> Result<Advocates, StoreError> {
        let owed: Vec<OwedRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.id, r.referrer_id, x.name, i.code, r.amount_minor, r.currency, r.ordered_at, p.due_at, \
                 p.current_due_at, p.judged_by, p.waived_at from referrals r \
                 join customers c on c.id = r.referrer_id and c.erased_at is null \
                 join promises p on p.kind = 'reward_by' and p.subject = r.subject \
                 left join invitations i on i.id = r.invitation_id left join persons x on x.customer_id = r.referrer_id \
                 where r.eligible_at is not null and r.rewarded_at is null order by p.judged_by, r.id limit 50",
            )
            .fetch_all(c)
            .await
        })?;
        let people: Vec<AdvocateRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select i.customer_id, x.name, i.code, k.clicks, cast(count(r.id) as bigint) as ordered, \
                 cast(coalesce(sum(case when r.id is not null and r.eligible_at is null and r.disqualified_at is null \
                   then 1 else 0 end), 0) as bigint) as waiting, \
                 cast(coalesce(sum(case when r.disqualified_at is not null then 1 else 0 end), 0) as bigint) as disqualified, \
                 cast(coalesce(sum(case when r.eligible_at is not null and r.rewarded_at is null then 1 else 0 end), 0) as bigint) as owed, \
                 cast(coalesce(sum(case when r.rewarded_at is not null then 1 else 0 end), 0) as bigint) as rewarded \
                 from invitations i left join referrals r on r.invitation_id = i.id \
                 left join persons x on x.customer_id = i.customer_id left join click_counts k on k.subject = i.subject \
                 where i.code is not null group by i.customer_id, x.name, i.code, k.clicks, i.made_at \
                 order by rewarded desc, owed desc, ordered desc, i.made_at, i.code limit 50",
            )
            .fetch_all(c)
            .await
        })?;
        let (owed_in_all, invitations, unknown_codes): (i64, i64, i64) = on!(read self.read(), |c| {
            sqlx::query_as(
                "select (select cast(count(*) as bigint) from referrals r join customers c on c.id = r.referrer_id \
                   and c.erased_at is null where r.eligible_at is not null and r.rewarded_at is null), \
                 (select cast(count(*) as bigint) from invitations where code is not null), \
                 (select cast(count(*) as bigint) from referrals where reason = 'unknown_code')",
            )
            .fetch_one(c)
            .await
        })?;
        Ok(Advocates {
            owed: owed.into_iter().map(OwedRow::into_owed).collect(),
            owed_in_all,
            people: people.into_iter().map(AdvocateRow::into_advocate).collect(),
            invitations,
            unknown_codes,
        })
    }
}

impl OwedRow {
    fn into_owed(self) -> OwedReward {
        let moment = Timestamp::from_micros;
        OwedReward {
            referral: ReferralId(self.id),
            customer: CustomerId(self.referrer_id),
            name: self.name.filter(|name| !name.is_empty()),
            code: self.code.unwrap_or_default(),
            amount_minor: self.amount_minor,
            currency: self.currency,
            ordered_at: moment(self.ordered_at),
            promise: Times {
                due_at: moment(self.due_at),
                current_due_at: moment(self.current_due_at),
                judged_by: moment(self.judged_by),
                settled_at: None,
                waived_at: self.waived_at.map(moment),
            },
        }
    }
}

impl AdvocateRow {
    fn into_advocate(self) -> Advocate {
        Advocate {
            customer: CustomerId(self.customer_id),
            name: self.name.filter(|name| !name.is_empty()),
            code: self.code,
            clicks: self.clicks.unwrap_or_default(),
            ordered: self.ordered,
            waiting: self.waiting,
            disqualified: self.disqualified,
            owed: self.owed,
            rewarded: self.rewarded,
        }
    }
}

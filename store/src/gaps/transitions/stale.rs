//! Which days of the gap view a write makes stale: gathered while it writes, found out and marked at its end, all at once
//! and in one order, so that two writers never wait for each other's marks.

use crate::{
    StoreError,
    bulk::{find_all, insert_all},
    db::{TxDb, on},
    promises::day_of,
    write_tx::{Entry, WriteTx},
};
use domain::{
    Timestamp,
    gaps::TransitionKind,
    ids::{CustomerId, OrderId},
    promises::PromiseKind,
    subjects::Subject,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a transaction moved.
#[derive(Debug, Default)]
pub(crate) struct Stale {
    /// Kind and day.
    days: BTreeSet<(&'static str, i64)>,
    /// Passages that began at this moment.
    begun: Vec<(TransitionKind, Timestamp)>,
    /// Orders whose passage moved, with the moment they were placed where it is known.
    orders: BTreeMap<OrderId, Option<Timestamp>>,
    /// Cases and returns, as the log names them.
    subjects: BTreeSet<(&'static str, String)>,
    /// Whose first order in hand may be another one, or who spread word of one.
    in_hand: BTreeSet<CustomerId>,
    /// Who gave a score, and when.
    said: Vec<(CustomerId, Timestamp)>,
    /// Whose passages all count as moved.
    all_of: BTreeSet<Uuid>,
    /// Everybody whose passages moved.
    people: BTreeSet<CustomerId>,
}

impl Stale {
    pub(crate) fn mark(&mut self, kind: &'static str, day: i64) {
        self.days.insert((kind, day));
    }

    /// Orders of theirs came in bulk: to mark everything of theirs costs less than to ask what moved.
    pub(crate) fn all_of(&mut self, customer: Uuid) {
        self.people.insert(CustomerId(customer));
        self.all_of.insert(customer);
    }

    /// An order is there, is called off, or is no more.
    pub(crate) fn ordered(&mut self, customer: CustomerId, order: OrderId, placed_at: Timestamp) {
        self.people.insert(customer);
        self.orders.insert(order, Some(placed_at));
        self.begun
            .push((TransitionKind::OrderedToInHand, placed_at));
    }

    /// An order is in hand since another moment than was thought.
    pub(crate) fn came(&mut self, customer: CustomerId, moments: [Option<Timestamp>; 2]) {
        self.people.insert(customer);
        self.in_hand.insert(customer);
        let moments = moments.into_iter().flatten();
        self.begun
            .extend(moments.map(|at| (TransitionKind::InHandToFirstAdvocacy, at)));
    }

    /// A promise was made, moved, settled or waived.
    pub(crate) fn promised(&mut self, kind: PromiseKind, subject: Subject, order: Option<OrderId>) {
        match (kind, subject) {
            (PromiseKind::DeliverBy, _) => {
                if let Some(order) = order {
                    self.orders.entry(order).or_default();
                }
            }
            (PromiseKind::FirstReplyBy, _) => {
                self.subjects.insert(("cases", subject.text()));
            }
            (
                PromiseKind::RefundBy
                | PromiseKind::WithdrawalRefundBy
                | PromiseKind::ReplacementBy,
                Subject::Return(id),
            ) => {
                self.subjects.insert(("returns", id.to_string()));
            }
            _ => {}
        }
    }

    /// A touchpoint was recorded.
    pub(crate) fn recorded(&mut self, kind: &str, entry: &Entry<'_>) {
        let customer = entry.customer;
        match (kind, entry.source) {
            ("case_opened" | "case_answered", _) => {
                self.people.insert(customer);
                self.subjects.insert(("cases", entry.subject.to_owned()));
            }
            (
                "return_received" | "return_reception_undone" | "refund_recorded" | "credit_issued",
                _,
            ) => {
                self.people.insert(customer);
                self.subjects.insert(("returns", entry.subject.to_owned()));
            }
            ("review_posted" | "shared" | "invitation_made" | "referral_ordered", _) => {
                self.people.insert(customer);
                self.in_hand.insert(customer);
            }
            _ => {}
        }
        if entry.score.is_some() {
            self.people.insert(customer);
            self.said.push((customer, entry.occurred_at));
        }
    }
}

impl WriteTx {
    /// Marks every day that this transaction made stale. The last thing it does.
    pub(crate) async fn mark_all_stale(&mut self) -> Result<(), StoreError> {
        let stale = std::mem::take(&mut self.stale);
        self.take_turns(&stale.people).await?;
        let mut found = stale.begun;
        for (order, placed_at) in stale.orders {
            if placed_at.is_none() {
                let placed: Option<i64> = on!(tx self.db, |c| {
                    sqlx::query_scalar("select placed_at from orders where id = $1").bind(order.0).fetch_optional(c).await
                })?;
                found.extend(begun(TransitionKind::OrderedToInHand, placed));
            }
        }
        for (source, subject) in stale.subjects {
            let rows: Vec<(String, i64)> = on!(tx self.db, |c| {
                sqlx::query_as("select kind, occurred_at from touchpoints where source = $1 and subject = $2")
                    .bind(source)
                    .bind(&subject)
                    .fetch_all(c)
                    .await
            })?;
            found.extend(logged(rows));
        }
        for customer in stale.in_hand {
            // The first now, and the one that was first if another one came before it.
            let rows: Vec<i64> = on!(tx self.db, |c| {
                sqlx::query_scalar(
                    "select received_at from orders where customer_id = $1 and received_at is not null \
                     order by received_at, id limit 2",
                )
                .bind(customer.0)
                .fetch_all(c)
                .await
            })?;
            found.extend(begun(TransitionKind::InHandToFirstAdvocacy, rows));
        }
        for (customer, at) in stale.said {
            self.find_said_around(customer, at, &mut found).await?;
        }
        self.find_all_begun_of(&stale.all_of, &mut found).await?;
        if found.is_empty() && stale.days.is_empty() {
            return Ok(());
        }
        let zone = self.store.policy().working_time.zone();
        let mut days = stale.days;
        days.extend(
            found
                .into_iter()
                .map(|(kind, at)| (kind.as_str(), day_of(at, &zone))),
        );
        let days: Vec<_> = days.into_iter().collect();
        insert_all!(
            self,
            "insert into gap_stale (kind, day, mark) ",
            days,
            3,
            " on conflict (kind, day) do update set mark = gap_stale.mark + 1",
            |q, row| {
                q.push_bind(row.0).push_bind(row.1).push_bind(1_i64);
            }
        );
        Ok(())
    }

    /// Two writers for one customer at a time: each looks for the passages that its news moves, and must not miss those
    /// that the other one is just adding. SQLite has one writer anyway.
    async fn take_turns(&mut self, people: &BTreeSet<CustomerId>) -> Result<(), StoreError> {
        if let TxDb::Postgres(tx) = &mut self.db
            && !people.is_empty()
        {
            let mut keys: Vec<i64> = people.iter().map(|id| key(id.0)).collect();
            keys.sort_unstable();
            sqlx::query("select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as key")
                .bind(keys)
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    }

    /// A score is the next one after whatever began since the score before it, and the last one before whatever begins
    /// until the next.
    async fn find_said_around(
        &mut self,
        customer: CustomerId,
        at: Timestamp,
        found: &mut Vec<(TransitionKind, Timestamp)>,
    ) -> Result<(), StoreError> {
        let (before, next): (Option<i64>, Option<i64>) = on!(tx self.db, |c| {
            sqlx::query_as(
                "select (select max(s.occurred_at) from touchpoints s where s.customer_id = $1 and s.score is not null \
                   and s.occurred_at < $2), \
                 (select min(s.occurred_at) from touchpoints s where s.customer_id = $1 and s.score is not null \
                   and s.occurred_at > $2)",
            )
            .bind(customer.0)
            .bind(at.as_micros())
            .fetch_one(c)
            .await
        })?;
        let (before, next) = (before.unwrap_or(i64::MIN), next.unwrap_or(i64::MAX));
        for (kind, sql) in [
            (
                TransitionKind::OrderedToInHand,
                "select placed_at from orders where customer_id = $1 and placed_at > $2 and placed_at <= $3",
            ),
            (
                TransitionKind::InHandToFirstAdvocacy,
                "select received_at from orders where customer_id = $1 and received_at is not null \
                 and received_at > $2 and received_at <= $3",
            ),
        ] {
            let rows: Vec<i64> = on!(tx self.db, |c| {
                sqlx::query_scalar(sql).bind(customer.0).bind(before).bind(next).fetch_all(c).await
            })?;
            found.extend(begun(kind, rows));
        }
        let rows: Vec<(String, i64)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select kind, occurred_at from touchpoints where customer_id = $1 \
                 and kind in ('case_opened', 'return_received') and occurred_at > $2 and occurred_at <= $3",
            )
            .bind(customer.0)
            .bind(before)
            .bind(next)
            .fetch_all(c)
            .await
        })?;
        found.extend(logged(rows));
        Ok(())
    }

    /// Everything that ever began for these customers.
    async fn find_all_begun_of(
        &mut self,
        people: &BTreeSet<Uuid>,
        found: &mut Vec<(TransitionKind, Timestamp)>,
    ) -> Result<(), StoreError> {
        let people: Vec<Uuid> = people.iter().copied().collect();
        let placed: Vec<(i64,)> = find_all!(
            self,
            "select placed_at from orders where customer_id",
            people
        );
        let received: Vec<(i64,)> = find_all!(
            self,
            "select received_at from orders where received_at is not null and customer_id",
            people
        );
        let rows: Vec<(String, i64)> = find_all!(
            self,
            "select kind, occurred_at from touchpoints where kind in ('case_opened', 'return_received') and customer_id",
            people
        );
        let moments = |rows: Vec<(i64,)>| rows.into_iter().map(|(at,)| at);
        found.extend(begun(TransitionKind::OrderedToInHand, moments(placed)));
        found.extend(begun(
            TransitionKind::InHandToFirstAdvocacy,
            moments(received),
        ));
        found.extend(logged(rows));
        Ok(())
    }
}

/// The lock of a customer, in its low bits: the high ones are the time, alike for many.
fn key(id: Uuid) -> i64 {
    id.as_u64_pair().1.cast_signed()
}

fn begun(
    kind: TransitionKind,
    moments: impl IntoIterator<Item = i64>,
) -> impl Iterator<Item = (TransitionKind, Timestamp)> {
    moments
        .into_iter()
        .map(move |at| (kind, Timestamp::from_micros(at)))
}

/// The beginnings among these touchpoints.
fn logged(rows: Vec<(String, i64)>) -> impl Iterator<Item = (TransitionKind, Timestamp)> {
    rows.into_iter().filter_map(|(kind, at)| {
        let kind = match kind.as_str() {
            "case_opened" => TransitionKind::AskedToAnswered,
            "return_received" => TransitionKind::HandedBackToRefunded,
            _ => return None,
        };
        Some((kind, Timestamp::from_micros(at)))
    })
}

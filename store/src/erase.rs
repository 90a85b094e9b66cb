//! Forgetting a person: everything that tells who they are goes, the log and the figures stay. Names, addresses and
//! words stand in rows of their own for this, so the log is never rewritten.

use crate::{
    Failure, Store, StoreError,
    customers::fold,
    db::{WriteDb, on},
    error::Never,
    write_tx::{Entry, WriteTx},
};
use domain::{
    actor::Actor,
    ids::CustomerId,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

/// What became of an erasure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    pub customer: CustomerId,
    /// Whether the freed bytes are gone from the database's files as well. `false` on SQLite when another process was in
    /// the way (erasing again tries again), and on PostgreSQL, whose vacuum frees them in its own time.
    pub is_scrubbed: bool,
}

/// What goes, each bound to the customer's id. Orders keep their numbers, lines, country and region.
const FORGET: [&str; 19] = [
    "delete from order_addresses where order_id in (select id from orders where customer_id = $1)",
    "delete from review_words where review_id in (select r.id from reviews r join orders o on o.id = r.order_id \
     where o.customer_id = $1)",
    // What we answered may name them too.
    "delete from review_replies where review_id in (select r.id from reviews r join orders o on o.id = r.order_id \
     where o.customer_id = $1)",
    // A carrier's message may name who signed for the parcel; where the parcel was is not about the person.
    "update scans set message = '' where message <> '' and shipment_id in (select s.id from shipments s \
     join orders o on o.id = s.order_id where o.customer_id = $1)",
    "delete from photo_files where photo_id in (select p.id from photos p join returns r on r.id = p.return_id \
     join orders o on o.id = r.order_id where o.customer_id = $1)",
    "delete from photos where return_id in (select r.id from returns r join orders o on o.id = r.order_id \
     where o.customer_id = $1)",
    "update returns set note = '' where order_id in (select id from orders where customer_id = $1)",
    // The shop may have named a payment after who got it.
    "update return_refunds set reference = '' where reference <> '' and return_id in (select r.id from returns r \
     join orders o on o.id = r.order_id where o.customer_id = $1)",
    "update withdrawals set name = '', contract = '', email = '', items = '' where customer_id = $1",
    "update case_messages set words = '' where case_id in (select id from cases where customer_id = $1)",
    "update cases set guest_name = '' where customer_id = $1 and guest_name is not null",
    // A code begins with a first name; without one it leads nowhere.
    "update invitations set code = null where customer_id = $1",
    "update referrals set referee = null where order_id in (select id from orders where customer_id = $1)",
    "delete from demo_mails where customer_id = $1",
    "delete from link_tokens where customer_id = $1",
    "delete from codes where customer_id = $1",
    "delete from sessions where customer_id = $1",
    "update outbox set particulars = '{}', last_error = '', \
     state = case when state in ('queued', 'sending') then 'expired' else state end where customer_id = $1",
    "delete from persons where customer_id = $1",
];

impl Store {
    /// Erases a person, named by the customer's id or mail address. Erasing again forgets what came in since, and scrubs
    /// the files again.
    ///
    /// # Errors
    /// `NotFound` when nobody is known by that.
    pub async fn erase(&self, actor: &Actor, id_or_email: &str) -> Result<Erasure, Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let (customer, erased_at) = tx.known_as(id_or_email).await?.ok_or(Failure::NotFound)?;
        tx.forget(actor, customer, erased_at.is_some()).await?;
        let is_scrubbed = self.scrub().await?;
        Ok(Erasure {
            customer,
            is_scrubbed,
        })
    }

    /// Rewrites a SQLite file without its freed pages and empties its log: `secure_delete` overwrites what is deleted,
    /// but not what the moving of rows between pages leaves behind.
    async fn scrub(&self) -> Result<bool, StoreError> {
        let WriteDb::Sqlite(pool) = self.write() else {
            return Ok(false);
        };
        if let Err(error) = sqlx::query("vacuum").execute(pool).await {
            // Another process writes, or the disk has no room for the copy. The person is gone from the tables already.
            tracing::warn!(%error, "the database file was not rewritten after an erasure");
            return Ok(false);
        }
        for _ in 0..20 {
            let (busy, _, _): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)")
                .fetch_one(pool)
                .await?;
            if busy == 0 {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(false)
    }
}

impl WriteTx {
    async fn known_as(
        &mut self,
        id_or_email: &str,
    ) -> Result<Option<(CustomerId, Option<i64>)>, StoreError> {
        let by_id: Option<(Uuid, Option<i64>)> = match id_or_email.trim().parse::<CustomerId>() {
            Ok(id) => on!(tx self.db, |c| {
                sqlx::query_as("select id, erased_at from customers where id = $1").bind(id.0).fetch_optional(c).await
            })?,
            Err(_) => on!(tx self.db, |c| {
                sqlx::query_as(
                    "select c.id, c.erased_at from persons p join customers c on c.id = p.customer_id where p.email_folded = $1",
                )
                .bind(fold(&id_or_email.replace('\0', "\u{fffd}")))
                .fetch_optional(c)
                .await
            })?,
        };
        Ok(by_id.map(|(id, erased_at)| (CustomerId(id), erased_at)))
    }

    async fn forget(
        mut self,
        actor: &Actor,
        customer: CustomerId,
        is_erased: bool,
    ) -> Result<(), StoreError> {
        for statement in FORGET {
            on!(tx self.db, |c| sqlx::query(statement).bind(customer.0).execute(c).await.map(drop))?;
        }
        self.waive_rewards_of(customer).await?;
        self.end_cases_of(customer).await?;
        if is_erased {
            let recorded = self
                .audit(actor, "erased_again", json!({ "customer_id": customer }))
                .await?;
            return self.commit(recorded).await;
        }
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query("update customers set erased_at = $2, external_id = null where id = $1")
                .bind(customer.0)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        let subject = customer.to_string();
        let entry = Entry {
            customer,
            actor,
            channel: Channel::System,
            occurred_at: self.now,
            source: "erasure",
            subject: &subject,
            event_id: "erased",
            order: None,
            shipment: None,
            score: None,
        };
        let (_, recorded) = self.record(&Touchpoint::Erased {}, &entry).await?;
        self.commit(recorded).await
    }
}

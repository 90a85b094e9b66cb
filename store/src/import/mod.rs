//! The shop's past, in bulk: whole orders with their parcels, scans, promises and reviews, a few hundred a transaction.
//! It leaves the rows that [`Store::put_order`] and [`Store::record_scans`] would leave for `Actor::Import`, one by one
//! (a story in `tests/import.rs` compares them), only faster: what exists is looked up for the whole batch, and rows are
//! written many a statement.
//!
//! Nobody is told about the past: no notices, and no promises but those the files name.

mod fresh;
mod known;
mod people;
mod revisit;
mod rows;
mod staging;
mod write;

pub use staging::{Repeat, StagedRow, Staging};

use crate::{Failure, Store, StoreError, orders::OrderRefused, write_tx::WriteTx};
use domain::{
    Timestamp,
    orders::{OrderIn, OrderStatus},
    reviews::ReviewIn,
    shipments::Scan,
};
use fresh::Fresh;
use known::Known;

/// An order of the past with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastOrder {
    pub order: OrderIn,
    /// When the order came to a status, where the past tells it. One that is not told counts as known since the order
    /// was placed.
    pub told: Vec<(OrderStatus, Timestamp)>,
    /// The scans of each of the order's shipments, in the same order as these.
    pub scans: Vec<Vec<Scan>>,
    pub reviews: Vec<ReviewIn>,
}

impl PastOrder {
    /// When it came to this status.
    fn told_at(&self, status: OrderStatus) -> Option<Timestamp> {
        self.told
            .iter()
            .find(|(told, _)| *told == status)
            .map(|(_, at)| *at)
    }

    /// A fingerprint of all of it, so that the next import knows without looking that nothing changed. A version of the
    /// portal that fingerprints otherwise only compares field by field once more.
    fn digest(&self) -> String {
        crate::digest(format!("{self:?}").as_bytes())
    }
}

/// What became of an order of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    Created,
    Changed,
    /// All of it stood there already: nothing was written.
    Unchanged,
    Refused(OrderRefused),
}

/// How often a batch is tried again when another process wrote one of its rows in the same moment.
const TRIES: usize = 5;

impl Store {
    /// Takes a batch of past orders in; each order whole, with all its touchpoints, in one transaction. Answers in the
    /// order of `batch`.
    ///
    /// # Errors
    /// The store broke; orders of earlier transactions stay.
    pub async fn import_orders(&self, batch: &[PastOrder]) -> Result<Vec<Taken>, StoreError> {
        let digests: Vec<String> = batch.iter().map(PastOrder::digest).collect();
        let mut left = TRIES;
        let (mut taken, known) = loop {
            left -= 1;
            match self.import_new(batch, &digests).await {
                Err(StoreError::Database(error)) if left > 0 && is_race(&error) => {}
                other => break other?,
            }
        };
        for position in known {
            taken[position] = self
                .import_again(&batch[position], &digests[position])
                .await?;
        }
        Ok(taken)
    }

    /// What [`Self::import_orders`] would do; nothing is written.
    ///
    /// # Errors
    /// The store broke.
    pub async fn weigh_orders(&self, batch: &[PastOrder]) -> Result<Vec<Taken>, StoreError> {
        let digests: Vec<String> = batch.iter().map(PastOrder::digest).collect();
        let mut tx = self.begin_write().await?;
        let known = tx.look_up(batch).await?;
        drop(tx);
        let mut fresh = Fresh::new();
        let mut taken = Vec::with_capacity(batch.len());
        for (past, digest) in batch.iter().zip(&digests) {
            taken.push(match known.stands(&past.order.number) {
                Some(held) if held == digest => Taken::Unchanged,
                Some(_) => {
                    let mut tx = self.begin_write().await?;
                    // Dropped without a commit: only the answer is wanted.
                    tx.revisit(past)
                        .await
                        .map_or_else(refused, |(taken, _)| Ok(taken))?
                }
                None => match fresh.claim_parcels(&known, past) {
                    Some(reason) => Taken::Refused(reason),
                    None => Taken::Created,
                },
            });
        }
        Ok(taken)
    }

    /// Writes the orders nobody knew and tells which ones are known and not as they come now.
    async fn import_new(
        &self,
        batch: &[PastOrder],
        digests: &[String],
    ) -> Result<(Vec<Taken>, Vec<usize>), StoreError> {
        let mut tx = self.begin_write().await?;
        let mut known = tx.look_up(batch).await?;
        let mut fresh = Fresh::new();
        let mut taken = Vec::with_capacity(batch.len());
        let mut again = Vec::new();
        for (position, (past, digest)) in batch.iter().zip(digests).enumerate() {
            match known.stands(&past.order.number) {
                Some(held) if held == digest => taken.push(Taken::Unchanged),
                Some(_) => {
                    again.push(position);
                    taken.push(Taken::Unchanged);
                }
                None => match fresh.claim_parcels(&known, past) {
                    Some(reason) => taken.push(Taken::Refused(reason)),
                    None => {
                        let customer = tx.past_customer(&mut known, &mut fresh, past).await?;
                        fresh.add(&mut tx, &known, past, customer, digest);
                        known.remember(&past.order.number, digest);
                        taken.push(Taken::Created);
                    }
                },
            }
        }
        if let Some(recorded) = tx.write_fresh(&mut fresh).await? {
            tx.commit(recorded).await?;
        }
        Ok((taken, again))
    }

    /// An order that is known and comes with another content, or for the first time by import.
    async fn import_again(&self, past: &PastOrder, digest: &str) -> Result<Taken, StoreError> {
        let mut tx = self.begin_write().await?;
        match tx.revisit(past).await {
            Ok((taken, Some(recorded))) => {
                tx.keep_digest(&past.order.number, digest).await?;
                tx.commit(recorded).await?;
                Ok(taken)
            }
            Ok((taken, None)) => {
                tx.keep_digest(&past.order.number, digest).await?;
                tx.commit_unrecorded("a fingerprint tells nothing of the order itself")
                    .await?;
                Ok(taken)
            }
            Err(failure) => refused(failure),
        }
    }
}

fn refused(failure: Failure<OrderRefused>) -> Result<Taken, StoreError> {
    match failure {
        Failure::Refused(reason) => Ok(Taken::Refused(reason)),
        Failure::Broken(error) => Err(error),
        Failure::NotFound => Err(StoreError::Damaged {
            table: "orders",
            row: String::new(),
            why: "gone while it was being written".to_owned(),
        }),
    }
}

/// Another process made the same row, or locked rows in another order: everything is rolled back and looked at anew.
fn is_race(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| {
        error.is_unique_violation() || error.code().is_some_and(|code| code == "40P01")
    })
}

impl WriteTx {
    async fn keep_digest(&mut self, number: &str, digest: &str) -> Result<(), StoreError> {
        Ok(crate::db::on!(tx self.db, |c| {
            sqlx::query(
                "insert into imported (number, digest) values ($1, $2) on conflict (number) do update set digest = excluded.digest",
            )
            .bind(number)
            .bind(digest)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

//! How often somebody may try. The counters stand in the database, so that two processes share them.

use crate::{Failure, Store, db::on};
use thiserror::Error;

/// At most `most` turns in each window of `seconds`, for each of whom is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    pub name: &'static str,
    pub most: i64,
    pub seconds: i64,
}

/// Looking up an order, for each network address (`reliability.md` 4.3, like the rest of these).
pub const LOOKUP_BY_ADDRESS: Limit = limit("lookup_ip", 10, 60);
/// Looking up an order, for each order number, from wherever.
pub const LOOKUP_OF_ORDER: Limit = limit("lookup_order", 10, 3_600);
/// Mailed links and codes, for each mail address.
pub const LINK_TO_ADDRESS: Limit = limit("link_email", 3, 900);
/// Mailed links and codes, for each network address.
pub const LINK_BY_ADDRESS: Limit = limit("link_ip", 10, 900);
/// Trying a code, for each network address.
pub const CODE_BY_ADDRESS: Limit = limit("code_ip", 30, 900);
/// Asking and writing to a case, for each network address.
pub const ASK_BY_ADDRESS: Limit = limit("ask_ip", 10, 900);
/// Asking without having proved who one is, for each mail address typed.
pub const ASK_TO_ADDRESS: Limit = limit("ask_email", 3, 900);
/// Withdrawing from a contract, for each network address.
pub const WITHDRAW_BY_ADDRESS: Limit = limit("withdraw_ip", 20, 900);
/// Withdrawing from a contract, for each mail address typed: so many receipts go there at most.
pub const WITHDRAW_TO_ADDRESS: Limit = limit("withdraw_email", 10, 900);
/// Sending photos, for each network address.
pub const PHOTOS_BY_ADDRESS: Limit = limit("photos_ip", 30, 3_600);
/// Sending photos from the desk, for each member of staff.
pub const PHOTOS_BY_STAFF: Limit = limit("photos_staff", 300, 3_600);
/// Staff signing in, for each network address.
pub const STAFF_BY_ADDRESS: Limit = limit("staff_ip", 20, 900);
/// Staff signing in, for each mail address.
pub const STAFF_BY_EMAIL: Limit = limit("staff_email", 10, 900);
/// Searching.
pub const SEARCH: Limit = limit("search", 60, 60);
/// Keys nobody knows, for each network address.
pub const BAD_KEY: Limit = limit("bad_key", 60, 60);

const fn limit(name: &'static str, most: i64, seconds: i64) -> Limit {
    Limit {
        name,
        most,
        seconds,
    }
}

/// Too many tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("too many tries; the next one counts in {retry_after_seconds} s")]
pub struct TooMany {
    pub retry_after_seconds: i64,
}

impl Store {
    /// Takes one turn for `whom`: a network address, a mail address, an order number. Only a keyed digest of it is kept.
    ///
    /// # Errors
    /// Refused with [`TooMany`] beyond the limit; the turn counts all the same.
    pub async fn take_turn(&self, limit: Limit, whom: &str) -> Result<(), Failure<TooMany>> {
        let bucket = format!(
            "{}:{}",
            limit.name,
            self.keyed_digest("rates", &crate::customers::fold(whom))
        );
        let window = limit.seconds.saturating_mul(1_000_000);
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        let start = now - now.rem_euclid(window);
        let hits: i64 = on!(tx tx.db, |c| {
            sqlx::query_scalar(
                "insert into rate_counters (bucket, window_start, hits) values ($1, $2, 1) \
                 on conflict (bucket, window_start) do update set hits = rate_counters.hits + 1 returning hits",
            )
            .bind(&bucket)
            .bind(start)
            .fetch_one(c)
            .await
        })?;
        tx.commit_unrecorded("a counter is no act on anything")
            .await?;
        if hits > limit.most {
            let left = (start + window - now).max(1_000_000) / 1_000_000;
            return Err(Failure::Refused(TooMany {
                retry_after_seconds: left,
            }));
        }
        Ok(())
    }
}

impl Store {
    /// Writes a row, to prove that the database takes writes.
    ///
    /// # Errors
    /// It does not.
    pub async fn prove_writable(&self) -> Result<(), crate::StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        on!(tx tx.db, |c| {
            sqlx::query(
                "insert into rate_counters (bucket, window_start, hits) values ('proof of writing', 0, $1) \
                 on conflict (bucket, window_start) do update set hits = $1",
            )
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
        tx.commit_unrecorded("a proof that writing works is no act on anything")
            .await
    }
}

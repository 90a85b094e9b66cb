//! Answers kept for 24 hours, so that a call repeated with the same `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header)
//! gets the answer it got before.

use crate::{Store, StoreError, db::on, digest};
use jiff::SignedDuration;
use serde_json::{Value, json};

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// Nothing: the caller goes on, and must end with `keep_answer` or `drop_answer`.
    Nothing,
    /// The same call was answered: this is the answer.
    Answered { status: u16, body: String },
    /// The same call is being answered just now.
    Running,
    /// The key was used for another call.
    Different,
}

/// A call that has not answered for this long has died with its process.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// What a form's key stands for: the same form sent twice is one act, another content under the same key (the browser's
/// Back) is another. Short, whatever was sent; empty for a form without a key.
pub(crate) fn form_key(key: &str, typed: &Value) -> String {
    if key.is_empty() {
        return String::new();
    }
    digest(json!([key, typed]).to_string().as_bytes())
}

impl Store {
    /// Claims a key for a call, or says what stands there.
    ///
    /// # Errors
    /// The store broke.
    pub async fn claim_key(
        &self,
        scope: &str,
        key: &str,
        request_hash: &str,
    ) -> Result<Earlier, StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now;
        let claimed = on!(tx tx.db, |c| {
            sqlx::query(
                "insert into idempotency (scope, key, request_hash, status, body, created_at) \
                 values ($1, $2, $3, null, '', $4) on conflict (scope, key) do update set created_at = $4 \
                 where idempotency.status is null and idempotency.request_hash = $3 and idempotency.created_at < $5",
            )
            .bind(scope)
            .bind(key)
            .bind(request_hash)
            .bind(now.as_micros())
            .bind(now.minus(GIVEN_UP_AFTER).as_micros())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if claimed == 1 {
            tx.commit_unrecorded("a claimed key is no act on anything")
                .await?;
            return Ok(Earlier::Nothing);
        }
        let (held, status, body): (String, Option<i64>, String) = on!(tx tx.db, |c| {
            sqlx::query_as("select request_hash, status, body from idempotency where scope = $1 and key = $2")
                .bind(scope)
                .bind(key)
                .fetch_one(c)
                .await
        })?;
        Ok(match status {
            _ if held != request_hash => Earlier::Different,
            None => Earlier::Running,
            Some(status) => Earlier::Answered {
                status: u16::try_from(status).unwrap_or(500),
                body,
            },
        })
    }

    /// Keeps the answer to a claimed call.
    ///
    /// # Errors
    /// The store broke.
    pub async fn keep_answer(
        &self,
        scope: &str,
        key: &str,
        status: u16,
        body: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        on!(tx tx.db, |c| {
            sqlx::query("update idempotency set status = $3, body = $4 where scope = $1 and key = $2")
                .bind(scope)
                .bind(key)
                .bind(i64::from(status))
                .bind(body)
                .execute(c)
                .await
                .map(drop)
        })?;
        tx.commit_unrecorded("the answer's effect is recorded with the effect")
            .await
    }

    /// Gives a claimed key back: the call had no effect worth repeating (the store was out of reach).
    ///
    /// # Errors
    /// The store broke.
    pub async fn drop_answer(&self, scope: &str, key: &str) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        on!(tx tx.db, |c| {
            sqlx::query("delete from idempotency where scope = $1 and key = $2 and status is null")
                .bind(scope)
                .bind(key)
                .execute(c)
                .await
                .map(drop)
        })?;
        tx.commit_unrecorded("a key given back is no act on anything")
            .await
    }
}

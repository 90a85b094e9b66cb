//! Keys of the shop's own systems: 32 random bytes, shown once, their SHA-256 kept.

use crate::{Failure, Store, StoreError, db::on, error::Never, secret::digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{actor::Actor, ids::ApiKeyId};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Ingest,
    Read,
    Returns,
    Cases,
    Reviews,
    Admin,
}

impl Scope {
    pub const ALL: [Self; 6] = [
        Self::Ingest,
        Self::Read,
        Self::Returns,
        Self::Cases,
        Self::Reviews,
        Self::Admin,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::Read => "read",
            Self::Returns => "returns",
            Self::Cases => "cases",
            Self::Reviews => "reviews",
            Self::Admin => "admin",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// A key that was presented and is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub scopes: BTreeSet<Scope>,
}

/// Tells what it is where one is found lying about.
const PREFIX: &str = "tl_";

impl Store {
    /// Makes a key. It is in the answer and nowhere else.
    ///
    /// # Errors
    /// The store broke.
    pub async fn add_api_key(
        &self,
        actor: &Actor,
        name: &str,
        scopes: &BTreeSet<Scope>,
    ) -> Result<String, Failure<Never>> {
        let key = format!(
            "{PREFIX}{}",
            URL_SAFE_NO_PAD.encode(self.chance().bytes::<32>())
        );
        let scopes = scopes
            .iter()
            .map(|scope| scope.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let mut tx = self.begin_write().await?;
        let (id, now) = (tx.id(), tx.now.as_micros());
        on!(tx tx.db, |c| {
            sqlx::query("insert into api_keys (id, name, key_hash, scopes, created_at) values ($1, $2, $3, $4, $5)")
                .bind(id)
                .bind(name)
                .bind(digest(key.as_bytes()))
                .bind(&scopes)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        let particulars = json!({ "key": id, "name": name, "scopes": scopes });
        let recorded = tx.audit(actor, "api_key_added", particulars).await?;
        tx.commit(recorded).await?;
        Ok(key)
    }

    /// The key, if it is one of ours and not revoked.
    ///
    /// # Errors
    /// The store broke.
    pub async fn api_key(&self, presented: &str) -> Result<Option<ApiKey>, StoreError> {
        if !presented.starts_with(PREFIX) {
            return Ok(None);
        }
        let row: Option<(Uuid, String)> = on!(read self.read(), |c| {
            sqlx::query_as("select id, scopes from api_keys where key_hash = $1 and revoked_at is null")
                .bind(digest(presented.as_bytes()))
                .fetch_optional(c)
                .await
        })?;
        Ok(row.map(|(id, scopes)| ApiKey {
            id: ApiKeyId(id),
            scopes: scopes.split(' ').filter_map(Scope::read).collect(),
        }))
    }

    /// Ends every key of that name at once.
    ///
    /// # Errors
    /// `NotFound` when none of that name is in force.
    pub async fn revoke_api_key(&self, actor: &Actor, name: &str) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        let revoked = on!(tx tx.db, |c| {
            sqlx::query("update api_keys set revoked_at = $2 where name = $1 and revoked_at is null")
                .bind(name)
                .bind(now)
                .execute(c)
                .await
                .map(|done| done.rows_affected())
        })?;
        if revoked == 0 {
            return Err(Failure::NotFound);
        }
        let recorded = tx
            .audit(actor, "api_key_revoked", json!({ "name": name }))
            .await?;
        tx.commit(recorded).await?;
        Ok(())
    }
}

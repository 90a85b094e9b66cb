//! The shop's settings: versioned rows, held in memory, looked at again every few seconds by `serve`.

use crate::{Failure, Store, StoreError, db::on};
use domain::{
    actor::Actor,
    policy::{Policy, PolicyFault},
};
use serde_json::json;
use std::sync::{Arc, PoisonError, RwLock};

/// The newest settings this process has seen.
#[derive(Debug, Default)]
pub(crate) struct Held(RwLock<Arc<Policy>>);

impl Store {
    /// The shop's settings in force.
    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        self.held_policy()
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Reads the newest version again; another process may have set it.
    ///
    /// # Errors
    /// [`StoreError`] when the database is out of reach or the row does not read.
    pub async fn refresh_policy(&self) -> Result<(), StoreError> {
        let row: Option<(i64, String)> = on!(read self.read(), |c| {
            sqlx::query_as("select version, settings from policies order by version desc limit 1").fetch_optional(c).await
        })?;
        let policy = match row {
            None => Policy::default(),
            Some((version, settings)) => {
                serde_json::from_str(&settings).map_err(|error| StoreError::Damaged {
                    table: "policies",
                    row: version.to_string(),
                    why: error.to_string(),
                })?
            }
        };
        *self
            .held_policy()
            .0
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(policy);
        Ok(())
    }

    /// Makes these settings the newest version; setting what already holds writes nothing.
    ///
    /// # Errors
    /// Refused with the field that is wrong.
    pub async fn set_policy(
        &self,
        actor: &Actor,
        policy: Policy,
    ) -> Result<(), Failure<PolicyFault>> {
        let policy = policy.checked().map_err(Failure::Refused)?;
        let settings = json!(policy).to_string();
        let mut tx = self.begin_write().await?;
        let newest: Option<(i64, String)> = on!(tx tx.db, |c| {
            sqlx::query_as("select version, settings from policies order by version desc limit 1").fetch_optional(c).await
        })?;
        let version = match newest {
            Some((_, held)) if held == settings => return Ok(()),
            Some((version, _)) => version + 1,
            None => 1,
        };
        let now = tx.now.as_micros();
        on!(tx tx.db, |c| {
            sqlx::query("insert into policies (version, settings, set_at) values ($1, $2, $3)")
                .bind(version)
                .bind(&settings)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        if policy.working_time.time_zone != self.policy().working_time.time_zone {
            // A day of the gap view is a day where the shop is: every cell is counted again.
            tx.forget_gap_cells().await?;
        }
        let recorded = tx
            .audit(actor, "policy_set", json!({ "version": version }))
            .await?;
        tx.commit(recorded).await?;
        self.refresh_policy().await?;
        Ok(())
    }
}

//! Looking after the ledger as a whole: is it empty, is it sound, and a copy of it.

mod backup;
mod page;
mod soundness;

pub use backup::{BackupRefused, RestoreRefused, restore};
pub use soundness::Damage;

use crate::{Store, StoreError, db::on};

impl Store {
    /// Whether any order was ever taken in.
    ///
    /// # Errors
    /// The store broke.
    pub async fn has_orders(&self) -> Result<bool, StoreError> {
        let one: Option<i64> = on!(read self.read(), |c| {
            sqlx::query_scalar("select version from orders limit 1").fetch_optional(c).await
        })?;
        Ok(one.is_some())
    }
}

//! How often somebody came by a share or an invitation: the one thing a GET may write.

use crate::{Store, StoreError, db::on};
use domain::ids::ShareId;
use uuid::Uuid;

/// What was followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    Share(ShareId),
    /// An invitation, by its row.
    Invitation(Uuid),
}

impl Clicked {
    pub(crate) fn text(self) -> String {
        match self {
            Self::Share(id) => format!("share:{id}"),
            Self::Invitation(id) => format!("invitation:{id}"),
        }
    }
}

impl Store {
    /// Counts one look. Who looked is written nowhere.
    ///
    /// # Errors
    /// The store broke; the page is shown all the same.
    pub async fn count_click(&self, clicked: Clicked) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        on!(tx tx.db, |c| {
            sqlx::query(
                "insert into click_counts (subject, clicks) values ($1, 1) \
                 on conflict (subject) do update set clicks = click_counts.clicks + 1",
            )
            .bind(clicked.text())
            .execute(c)
            .await
            .map(drop)
        })?;
        tx.commit_unrecorded("a look is counted, and nobody's act")
            .await
    }

    pub(crate) async fn clicks_of(&self, clicked: Clicked) -> Result<i64, StoreError> {
        let clicks: Option<i64> = on!(read self.read(), |c| {
            sqlx::query_scalar("select clicks from click_counts where subject = $1")
                .bind(clicked.text())
                .fetch_optional(c)
                .await
        })?;
        Ok(clicks.unwrap_or_default())
    }
}

//! News that an order changed, for pages that stay open. Within a process it travels by a channel; between processes on
//! PostgreSQL by NOTIFY, sent by a task of its own after the commit: inside a write transaction NOTIFY would take a lock
//! that serialises every commit of the cluster. A lost notice is made up for by the page's own polling.

use crate::{Store, db::ReadDb};
use domain::ids::OrderId;
use sqlx::postgres::PgListener;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc};

/// An order whose page would look different now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed(pub OrderId);

const CHANNEL: &str = "throughline_changed";

#[derive(Debug)]
pub(crate) struct Live {
    heard: broadcast::Sender<Changed>,
    told: mpsc::UnboundedSender<Changed>,
    to_tell: std::sync::Mutex<Option<mpsc::UnboundedReceiver<Changed>>>,
}

impl Live {
    pub(crate) fn new() -> Self {
        let (told, to_tell) = mpsc::unbounded_channel();
        Self {
            heard: broadcast::channel(1_024).0,
            told,
            to_tell: std::sync::Mutex::new(Some(to_tell)),
        }
    }

    /// Tells this process at once and, once `Store::relay_changes` runs, the others.
    pub(crate) fn tell(&self, order: OrderId) {
        // Nobody listening is no fault.
        let _ = self.heard.send(Changed(order));
        let _ = self.told.send(Changed(order));
    }
}

impl Store {
    /// News of changed orders, from this process and, on PostgreSQL, from the others.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.live().heard.subscribe()
    }

    /// Carries news between processes until dropped; `serve` runs one per process. On SQLite there is one process, so
    /// this only drains.
    pub async fn relay_changes(&self) {
        let receiver = self
            .live()
            .to_tell
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take();
        let Some(mut to_tell) = receiver else { return };
        let ReadDb::Postgres(pool) = self.read() else {
            while to_tell.recv().await.is_some() {}
            return;
        };
        let me = uuid::Uuid::from_bytes(self.chance().bytes())
            .simple()
            .to_string();
        let speak = async {
            while let Some(Changed(order)) = to_tell.recv().await {
                let payload = format!("{me} {order}");
                let sent = sqlx::query("select pg_notify($1, $2)")
                    .bind(CHANNEL)
                    .bind(payload)
                    .execute(pool)
                    .await;
                if let Err(error) = sent {
                    tracing::warn!(%error, "news of a change did not leave this process; pages will poll for it");
                }
            }
        };
        let listen = async {
            loop {
                if let Err(error) = self.listen(pool, &me).await {
                    tracing::warn!(%error, "lost the line to the database's news; pages poll until it is back");
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        };
        tokio::join!(speak, listen);
    }

    async fn listen(&self, pool: &sqlx::PgPool, me: &str) -> sqlx::Result<()> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        loop {
            let notification = listener.recv().await?;
            let Some((from, order)) = notification.payload().split_once(' ') else {
                continue;
            };
            if from != me
                && let Ok(order) = order.parse()
            {
                let _ = self.live().heard.send(Changed(order));
            }
        }
    }
}

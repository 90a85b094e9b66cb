//! One write, one transaction: a change cannot be committed without its touchpoint or audit row (invariant I1), because
//! [`WriteTx::commit`] asks for the [`Recorded`] that only [`WriteTx::record`] and [`WriteTx::audit`] give.

use crate::{
    Store, StoreError,
    bulk::insert_all,
    db::{TxDb, WriteDb, on},
    gaps::Stale,
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, ShipmentId, TouchpointId},
    touchpoints::{Channel, Touchpoint},
};
use serde_json::Value;
use uuid::Uuid;

/// An open transaction; dropped without `commit` it leaves nothing behind.
pub(crate) struct WriteTx {
    pub(crate) db: TxDb,
    /// One moment for everything this transaction writes.
    pub(crate) now: Timestamp,
    pub(crate) store: Store,
    /// The days of the gap view it makes stale.
    pub(crate) stale: Stale,
    changed: Vec<OrderId>,
    notices: bool,
}

/// Proof that what is being committed stands in the log or the audit.
#[must_use = "a write is committed with it"]
pub(crate) struct Recorded(());

/// What a touchpoint is recorded with, besides its kind and particulars.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'a> {
    pub customer: CustomerId,
    pub actor: &'a Actor,
    pub channel: Channel,
    pub occurred_at: Timestamp,
    /// Where the event comes from, what it is about there, and its id there: unique together, so that a repetition is
    /// recognised.
    pub source: &'a str,
    pub subject: &'a str,
    pub event_id: &'a str,
    pub order: Option<OrderId>,
    pub shipment: Option<ShipmentId>,
    pub score: Option<i64>,
}

/// A touchpoint as its row stands in the log.
#[derive(Debug, Clone)]
pub(crate) struct LogRow {
    id: Uuid,
    customer: Uuid,
    kind: String,
    stage: &'static str,
    channel: &'static str,
    actor: &'static str,
    actor_ref: String,
    occurred_at: i64,
    source: String,
    subject: String,
    event_id: String,
    order: Option<Uuid>,
    shipment: Option<Uuid>,
    score: Option<i64>,
    particulars: String,
}

impl LogRow {
    pub(crate) fn new(id: Uuid, touchpoint: &Touchpoint, entry: &Entry<'_>) -> Self {
        Self {
            id,
            customer: entry.customer.0,
            kind: touchpoint.kind(),
            stage: touchpoint.stage().as_str(),
            channel: entry.channel.as_str(),
            actor: entry.actor.kind().as_str(),
            actor_ref: entry.actor.reference().unwrap_or_default(),
            occurred_at: entry.occurred_at.as_micros(),
            source: entry.source.to_owned(),
            subject: entry.subject.to_owned(),
            event_id: entry.event_id.to_owned(),
            order: entry.order.map(|id| id.0),
            shipment: entry.shipment.map(|id| id.0),
            score: entry.score,
            particulars: touchpoint.particulars().to_string(),
        }
    }
}

impl Store {
    /// The one place that knows how a writing transaction begins: SQLite takes the lock at once (a deferred one fails
    /// instead of waiting when two meet).
    pub(crate) async fn begin_write(&self) -> Result<WriteTx, StoreError> {
        let db = match self.write() {
            WriteDb::Sqlite(pool) => TxDb::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            WriteDb::Postgres(pool) => TxDb::Postgres(pool.begin().await?),
        };
        Ok(WriteTx {
            db,
            now: self.now(),
            store: self.clone(),
            stale: Stale::default(),
            changed: Vec::new(),
            notices: false,
        })
    }
}

impl WriteTx {
    pub(crate) fn id(&self) -> Uuid {
        self.store.chance().id(self.now)
    }

    /// Writes the touchpoint and gives the proof of it, with its id for promises made through it.
    pub(crate) async fn record(
        &mut self,
        touchpoint: &Touchpoint,
        entry: &Entry<'_>,
    ) -> Result<(TouchpointId, Recorded), StoreError> {
        let row = LogRow::new(self.id(), touchpoint, entry);
        let id = row.id;
        self.stale.recorded(&row.kind, entry);
        let _recorded = self.record_all(&[row]).await?;
        if let Some(order) = entry.order {
            self.changed.push(order);
        }
        Ok((TouchpointId(id), Recorded(())))
    }

    /// Writes many touchpoints at once, those of an import; `None` when there are none. Pages that are open are not told:
    /// nobody has an order open that was unknown until now. What they move in the gap view the import marks itself.
    pub(crate) async fn record_all(
        &mut self,
        rows: &[LogRow],
    ) -> Result<Option<Recorded>, StoreError> {
        let now = self.now.as_micros();
        insert_all!(
            self,
            "insert into touchpoints (id, customer_id, kind, stage, channel, actor, actor_ref, occurred_at, recorded_at, \
             source, subject, event_id, order_id, shipment_id, score, particulars) ",
            rows,
            16,
            "",
            |q, row| {
                q.push_bind(row.id)
                    .push_bind(row.customer)
                    .push_bind(row.kind.as_str())
                    .push_bind(row.stage)
                    .push_bind(row.channel)
                    .push_bind(row.actor)
                    .push_bind(row.actor_ref.as_str())
                    .push_bind(row.occurred_at)
                    .push_bind(now)
                    .push_bind(row.source.as_str())
                    .push_bind(row.subject.as_str())
                    .push_bind(row.event_id.as_str())
                    .push_bind(row.order)
                    .push_bind(row.shipment)
                    .push_bind(row.score)
                    .push_bind(row.particulars.as_str());
            }
        );
        Ok((!rows.is_empty()).then_some(Recorded(())))
    }

    /// Writes the audit row of an act that is on nobody's journey: staff, keys, policy, scans of unknown parcels.
    pub(crate) async fn audit(
        &mut self,
        actor: &Actor,
        act: &str,
        particulars: Value,
    ) -> Result<Recorded, StoreError> {
        let id = self.id();
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into audit (id, act, actor, actor_ref, recorded_at, particulars) values ($1, $2, $3, $4, $5, $6)",
            )
            .bind(id)
            .bind(act)
            .bind(actor.kind().as_str())
            .bind(actor.reference().unwrap_or_default())
            .bind(now)
            .bind(particulars.to_string())
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(Recorded(()))
    }

    /// Rings the worker's bell once this is committed.
    pub(crate) fn wake_outbox(&mut self) {
        self.notices = true;
    }

    pub(crate) async fn commit(self, _: Recorded) -> Result<(), StoreError> {
        self.finish().await
    }

    /// For the few writes that are no act of anybody on anything: sessions, counters, marks of the worker, roll-ups. The
    /// reason is for the reader; a tidy test counts the callers.
    pub(crate) async fn commit_unrecorded(self, _reason: &'static str) -> Result<(), StoreError> {
        self.finish().await
    }

    async fn finish(mut self) -> Result<(), StoreError> {
        self.mark_all_stale().await?;
        match self.db {
            TxDb::Sqlite(tx) => tx.commit().await?,
            TxDb::Postgres(tx) => tx.commit().await?,
        }
        let mut changed = self.changed;
        changed.sort_unstable();
        changed.dedup();
        for order in changed {
            self.store.live().tell(order);
        }
        if self.notices {
            self.store.outbox_bell().notify_waiters();
            self.store.outbox_bell().notify_one();
        }
        Ok(())
    }
}

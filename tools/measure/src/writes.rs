//! `measure bench`, writes: one full verb (a scan taken: its lock, row, touchpoint, fold, notice, promises judged) beside
//! bare SQL that writes the same rows, one durable transaction each, on the same kind of database, turn by turn.

use anyhow::{Context as _, Result};
use domain::{Timestamp, actor::Actor, ids::ApiKeyId, orders::parse_order, shipments::Scan};
use serde_json::json;
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{path::Path, time::Instant};
use store::{Chance, Clock, Store};

const WRITES: usize = 2_000;

/// Verbs a second, bare transactions a second.
pub async fn run(folder: &Path) -> Result<(f64, f64)> {
    let (ours, bare) = (folder.join("ours.db"), folder.join("bare.db"));
    let store = seed(&ours).await?;
    seed(&bare).await?.close().await;
    let options = SqliteConnectOptions::new()
        .filename(&bare)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full);
    let mut connection =
        SqliteConnection::connect_with(&options.pragma("secure_delete", "on")).await?;
    let (mut verbs, mut raw) = (0.0, 0.0);
    let actor = Actor::Shop(ApiKeyId(uuid::Uuid::nil()));
    // Turn by turn in slices, so that a slow moment of the machine meets both.
    for slice in (0..WRITES).collect::<Vec<_>>().chunks(200) {
        let began = Instant::now();
        for n in slice {
            let scan = Scan {
                id: "1".to_owned(),
                occurred_at: store.now(),
                status: "in_transit".to_owned(),
                detail: None,
                message: None,
                location: None,
            };
            store
                .record_scans(&actor, "dpd", &format!("W{n}"), &[scan])
                .await?;
        }
        verbs += began.elapsed().as_secs_f64();
        let began = Instant::now();
        for n in slice {
            bare_scan(&mut connection, *n, store.now()).await?;
        }
        raw += began.elapsed().as_secs_f64();
    }
    store.close().await;
    Ok((WRITES as f64 / verbs, WRITES as f64 / raw))
}

async fn seed(file: &Path) -> Result<Store> {
    let store = Store::open(
        &file.display().to_string(),
        Clock::System,
        Chance::default(),
    )
    .await?;
    store.migrate().await?;
    let placed = store.now().to_string();
    for n in 0..WRITES {
        let number = format!("W-{n}");
        let body = json!({
            "number": number, "placed_at": placed, "status": "confirmed", "currency": "GBP",
            "customer": { "email": format!("w{n}@example.com") }, "deliver_by": "2999-11-23",
            "lines": [{ "line_id": "1", "sku": "A", "title": "Kettle", "quantity": 1, "unit_price_minor": 6400 }],
            "shipments": [{ "carrier": "dpd", "tracking_number": format!("W{n}") }],
        });
        let order = parse_order(&number, &body).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        store
            .put_order(&Actor::Shop(ApiKeyId(uuid::Uuid::nil())), &order)
            .await?;
    }
    Ok(store)
}

/// The rows that a scan of a known parcel leaves, written as directly as SQL can.
async fn bare_scan(connection: &mut SqliteConnection, n: usize, now: Timestamp) -> Result<()> {
    let (tracking, at) = (format!("W{n}"), now.as_micros());
    let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
    let (shipment, order, customer): (uuid::Uuid, uuid::Uuid, uuid::Uuid) = sqlx::query_as(
        "select s.id, s.order_id, o.customer_id from shipments s join orders o on o.id = s.order_id \
         where s.carrier = 'dpd' and s.tracking_number = $1",
    )
    .bind(&tracking)
    .fetch_optional(&mut *tx)
    .await?
    .context("the seed made it")?;
    sqlx::query("insert into scans values ('dpd', $1, '1', $2, $3, $3, 'in_transit', '', '', '')")
        .bind(&tracking)
        .bind(shipment)
        .bind(at)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "insert into touchpoints (id, customer_id, kind, stage, channel, actor, actor_ref, occurred_at, recorded_at, source, \
         subject, event_id, order_id, shipment_id, particulars) values ($1, $2, 'shipment_scanned', 'purchase', 'carrier', \
         'carrier', 'dpd', $3, $3, 'carrier:dpd', $4, '1', $5, $6, '{\"status\":\"in_transit\"}')",
    )
    .bind(uuid::Uuid::new_v4())
    .bind(customer)
    .bind(at)
    .bind(&tracking)
    .bind(order)
    .bind(shipment)
    .execute(&mut *tx)
    .await?;
    sqlx::query("update shipments set status = 'in_transit', status_at = $2, dispatched_at = $2 where id = $1")
        .bind(shipment)
        .bind(at)
        .execute(&mut *tx)
        .await?;
    sqlx::query("update orders set dispatched_at = $2, version = version + 1 where id = $1")
        .bind(order)
        .bind(at)
        .execute(&mut *tx)
        .await?;
    sqlx::query("update promises set settled_at = $2 where order_id = $1 and kind = 'dispatch_by'")
        .bind(order)
        .bind(at)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "insert into outbox (id, unique_key, kind, customer_id, order_id, shipment_id, particulars, state, attempts, \
         created_at, next_try_at, expires_at, last_error) values ($1, $2, 'dispatched', $3, $4, $5, '{}', 'queued', 0, $6, \
         $6, $6, '')",
    )
    .bind(uuid::Uuid::new_v4())
    .bind(format!("dispatched:{shipment}"))
    .bind(customer)
    .bind(order)
    .bind(shipment)
    .bind(at)
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

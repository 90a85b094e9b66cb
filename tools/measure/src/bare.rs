//! `measure bare`: an Axum handler that runs the order page's own SQL and answers JSON. What the page costs beside it is
//! what rendering, sessions and the layers cost.

use crate::portal::Helper;
use anyhow::{Context as _, Result};
use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::get,
};
use domain::ids::CustomerId;
use serde_json::{Value, json};
use std::sync::Arc;
use store::{
    Chance, Clock, Store,
    orders::{OrderView, Viewer},
};

/// Starts it as a process of its own, on the server's core, before the portal's own database.
pub fn start(database: &str, customer: &str) -> Result<Helper> {
    Helper::start("bare", &["--database", database, "--customer", customer])
}

/// Serves until it is ended.
pub fn serve(database: &str, customer: &str, listen: &str) -> Result<()> {
    let viewer = Viewer {
        customer: Some(CustomerId(customer.parse()?)),
        ..Viewer::default()
    };
    // As many threads as `throughline serve` has.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let store = Store::open(database, Clock::System, Chance::default()).await?;
        let app = Router::new()
            .route("/healthz", get(async || "ok"))
            .route("/orders/{number}", get(order))
            .with_state(Arc::new((store, viewer)));
        let listener = tokio::net::TcpListener::bind(listen)
            .await
            .context("its address is free")?;
        axum::serve(
            axum::serve::ListenerExt::tap_io(listener, |stream| {
                let _ = stream.set_nodelay(true);
            }),
            app,
        )
        .await?;
        Ok(())
    })
}

async fn order(
    State(shared): State<Arc<(Store, Viewer)>>,
    Path(number): Path<String>,
) -> Result<Json<Value>, StatusCode> {
    let (store, viewer) = shared.as_ref();
    let order = store
        .order_page(viewer, &number)
        .await
        .map_err(|_| StatusCode::NOT_FOUND)?;
    Ok(Json(told(&order)))
}

fn told(order: &OrderView) -> Value {
    let lines = order.lines.iter().map(|line| {
        json!({
            "line_id": line.line_id, "sku": line.sku, "title": line.title, "quantity": line.quantity,
            "unit_price_minor": line.unit_price_minor,
        })
    });
    let parcels = order.parcels.iter().map(|parcel| {
        let scans = parcel.scans.iter().map(|scan| {
            json!({
                "id": scan.id, "occurred_at": scan.occurred_at, "status": scan.status, "detail": scan.detail,
                "message": scan.message, "location": scan.location,
            })
        });
        json!({
            "carrier": parcel.carrier, "tracking_number": parcel.tracking_number, "status": parcel.status.as_str(),
            "scans": scans.collect::<Vec<_>>(),
        })
    });
    let address = order.address.as_ref().map(|address| {
        json!({
            "name": address.name, "street": address.street, "city": address.city, "country": address.country,
        })
    });
    json!({
        "number": order.number, "status": order.status.as_str(), "currency": order.currency, "placed_at": order.placed_at,
        "lines": lines.collect::<Vec<_>>(), "parcels": parcels.collect::<Vec<_>>(), "promises": order.promises.len(),
        "address": address,
    })
}

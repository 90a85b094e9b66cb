//! `/api/v1`: the shop's own systems and the carriers'. Bearer keys only, cookies never read; every error is
//! problem+json; the shapes are those of `product.md`, and `openapi.json` tells them.

mod body;
mod gaps;
mod idempotency;
mod journeys;
mod keys;
mod openapi;
mod orders;
mod problem;
mod products;
mod refunds;
mod returns;
mod scans;
mod transitions;
mod withdrawals;

pub use problem::Problem;

use crate::serve::Shared;
use axum::{
    Router,
    http::StatusCode,
    middleware::from_fn_with_state,
    routing::{get, post, put},
};
use std::sync::Arc;
use store::keys::Scope;

/// The routes, each behind the scope it asks for.
pub fn router(shared: &Arc<Shared>) -> Router {
    let behind = |scope| from_fn_with_state((shared.clone(), scope), keys::require);
    let ingest = Router::new()
        .route("/api/v1/orders/{number}", put(orders::put_order))
        .route(
            "/api/v1/shipments/{carrier}/{tracking_number}/events",
            post(scans::post_events),
        )
        .route("/api/v1/products/{sku}", put(products::put_product))
        .route("/api/v1/withdrawals", post(withdrawals::post_withdrawal))
        .route_layer(behind(Scope::Ingest));
    let read = Router::new()
        .route("/api/v1/journeys/{customer}", get(journeys::get_journey))
        .route("/api/v1/gaps", get(gaps::get_gaps))
        .route_layer(behind(Scope::Read));
    let returns = Router::new()
        .route(
            "/api/v1/orders/{number}/fix/simulate",
            post(returns::post_simulation),
        )
        .route("/api/v1/returns", post(returns::post_return))
        .route("/api/v1/returns/{id}", get(returns::get_return))
        .route(
            "/api/v1/returns/{id}/receive",
            post(returns::moves::receive),
        )
        .route(
            "/api/v1/returns/{id}/inspect",
            post(returns::moves::inspect),
        )
        .route("/api/v1/returns/{id}/decide", post(returns::moves::decide))
        .route("/api/v1/returns/{id}/refund", post(returns::moves::refund))
        .route(
            "/api/v1/returns/{id}/replace",
            post(returns::moves::replace),
        )
        .route("/api/v1/returns/{id}/cancel", post(returns::moves::cancel))
        .route("/api/v1/returns/{id}/photos", post(returns::photos::add))
        .route("/api/v1/returns/{id}/change", post(returns::moves::change))
        .route("/api/v1/refunds", get(refunds::get_refunds))
        .route("/api/v1/refunds/{id}/confirm", post(refunds::confirm))
        .route("/api/v1/refunds/{id}/fail", post(refunds::fail))
        .route(
            "/api/v1/returns/{id}/pickup/slots",
            get(returns::pickup::get_slots),
        )
        .route("/api/v1/returns/{id}/pickup", post(returns::pickup::book))
        .route(
            "/api/v1/returns/{id}/pickup/cancel",
            post(returns::pickup::cancel),
        )
        .route(
            "/api/v1/returns/{id}/pickup/collected",
            post(returns::pickup::collected),
        )
        .route_layer(behind(Scope::Returns));
    Router::new()
        .merge(ingest)
        .merge(read)
        .merge(returns)
        .route("/api/v1/openapi.json", get(openapi::get_openapi))
        .route(
            "/api/{*rest}",
            axum::routing::any(async || StatusCode::NOT_FOUND),
        )
        .with_state(shared.clone())
}

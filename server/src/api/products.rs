//! `PUT /api/v1/products/{sku}`

use super::{
    Problem,
    body::{JsonBytes, path_fault},
};
use crate::serve::Shared;
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{actor::Actor, products::parse_product};
use serde::Serialize;
use std::sync::Arc;
use store::{keys::ApiKey, products::ProductPut};
use utoipa::ToSchema;

const TITLE: &str = "The body does not say what a product must";

/// One of the shop's things, as far as it can be sent instead of what came back.
#[derive(ToSchema)]
#[schema(example = json!({
    "title": "Enamel kettle, blue", "family": "enamel-kettle", "category": "kettles", "unit_price_minor": 6400,
    "currency": "GBP", "on_hand": 12, "counted_at": "2026-11-12T09:14:00+00:00"
}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ProductBody {
    #[schema(max_length = 500)]
    title: String,
    /// Variants of one thing share it
    #[schema(max_length = 100)]
    family: Option<String>,
    /// As orders name it
    #[schema(max_length = 200)]
    category: Option<String>,
    #[schema(minimum = 0)]
    unit_price_minor: i64,
    /// ISO 4217
    #[schema(min_length = 3, max_length = 3, example = "GBP")]
    currency: String,
    /// Pieces that can be sent; left out for what nobody counts, which is never short
    #[schema(minimum = 0)]
    on_hand: Option<i64>,
    /// When they were counted: what was taken for returns after that is subtracted. Just now, unless said otherwise; a
    /// count older than the last one is left out
    #[schema(format = DateTime)]
    counted_at: Option<String>,
}

/// What became of the product.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductTaken {
    #[schema(example = "KETTLE-BLUE")]
    sku: String,
    state: super::orders::Taken,
    /// Pieces that can be sent, once what was taken since the count is subtracted
    #[serde(skip_serializing_if = "Option::is_none")]
    on_hand: Option<i64>,
}

/// Takes a product in, or what changed of it: what can be sent as a replacement or in exchange, and how many are there.
///
/// A PUT replaces all of it. A product the portal does not know is replaced without being counted, and is no choice of an
/// exchange.
#[utoipa::path(
    put, path = "/api/v1/products/{sku}", tag = "ingest", operation_id = "putProduct",
    params(("sku" = String, Path, description = "The shop's own SKU, as in the lines of orders", max_length = 100, example = "KETTLE-BLUE")),
    request_body(content = ProductBody, content_type = "application/json"),
    responses(
        (status = 201, description = "New", body = ProductTaken),
        (status = 200, description = "Known: changed, or unchanged", body = ProductTaken),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `ingest`", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, each with its pointer", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["ingest"])),
)]
pub async fn put_product(
    State(shared): State<Arc<Shared>>,
    Path(sku): Path<String>,
    Extension(caller): Extension<ApiKey>,
    body: JsonBytes,
) -> Result<Response, Problem> {
    use super::orders::Taken;
    if let Some(fault) = path_fault("sku", &sku, 100) {
        return Err(Problem::faulty(TITLE, vec![fault]));
    }
    let product =
        parse_product(&sku, &body.parse()?).map_err(|faults| Problem::faulty(TITLE, faults))?;
    let store = shared.store();
    let (status, state) = match store.put_product(&Actor::Shop(caller.id), &product).await? {
        ProductPut::Created => (StatusCode::CREATED, Taken::Created),
        ProductPut::Changed => (StatusCode::OK, Taken::Changed),
        ProductPut::Unchanged => (StatusCode::OK, Taken::Unchanged),
    };
    let on_hand = store.on_hand(&sku).await?;
    Ok((
        status,
        Json(ProductTaken {
            sku,
            state,
            on_hand,
        }),
    )
        .into_response())
}

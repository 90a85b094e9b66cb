//! `PUT /api/v1/orders/{number}`

use super::{
    Problem,
    body::{JsonBytes, path_fault},
    idempotency::{Done, once},
};
use crate::serve::Shared;
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{
    actor::Actor,
    orders::{fault::Fault, parse_order},
};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;
use store::{Failure, keys::ApiKey, orders::Put};
use utoipa::ToSchema;

/// What became of the order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderTaken {
    #[schema(example = "HP-10412")]
    number: String,
    /// `unchanged`: all of it stood there already and nothing was written
    state: Taken,
}

/// What a PUT did.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    Created,
    Changed,
    Unchanged,
}

const TITLE: &str = "The body does not say what an order must";

/// Takes an order in, or what changed of it.
///
/// A PUT replaces what it names; shipments it does not name stay; one that changes nothing writes nothing; unknown
/// fields are ignored. What happened more than 72 hours ago sends no notice.
#[utoipa::path(
    put, path = "/api/v1/orders/{number}", tag = "ingest", operation_id = "putOrder",
    params(
        ("number" = String, Path, description = "The shop's own order number, as in the body", example = "HP-10412"),
        ("Idempotency-Key" = Option<String>, Header, description = "Optional: a quoted string (RFC 8941); repeats the answer for 24 hours", example = "\"5f1c-4d2a\""),
    ),
    request_body(content = super::openapi::OrderBody, content_type = "application/json"),
    responses(
        (status = 201, description = "New", body = OrderTaken, headers(("Location" = String, description = "The order's address here"))),
        (status = 200, description = "Known: changed, or unchanged", body = OrderTaken),
        (status = 400, description = "Not JSON, or an Idempotency-Key that does not read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `ingest`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The same call is being answered just now", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, each with its pointer; or another call's Idempotency-Key", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["ingest"])),
)]
pub async fn put_order(
    State(shared): State<Arc<Shared>>,
    Path(number): Path<String>,
    Extension(caller): Extension<ApiKey>,
    headers: HeaderMap,
    body: JsonBytes,
) -> Result<Response, Problem> {
    let what = format!("PUT order {number}");
    once(&shared, &caller, &headers, &what, &body.0, async {
        if let Some(fault) = path_fault("number", &number, 100) {
            return Err(Problem::faulty(TITLE, vec![fault]));
        }
        let order = parse_order(&number, &body.parse()?)
            .map_err(|faults| Problem::faulty(TITLE, faults))?;
        let put = shared
            .store()
            .put_order(&Actor::Shop(caller.id), &order)
            .await;
        let (status, state) = match put {
            Ok(Put::Created(_)) => (StatusCode::CREATED, Taken::Created),
            Ok(Put::Changed(_)) => (StatusCode::OK, Taken::Changed),
            Ok(Put::Unchanged(_)) => (StatusCode::OK, Taken::Unchanged),
            Err(Failure::Refused(reason)) => {
                let fault = Fault {
                    pointer: reason.pointer(),
                    detail: reason.to_string(),
                };
                return Err(Problem::faulty(TITLE, vec![fault]));
            }
            Err(Failure::NotFound) => return Err(Problem::of(StatusCode::NOT_FOUND)),
            Err(Failure::Broken(error)) => return Err(error.into()),
        };
        Ok(Done {
            status,
            location: (status == StatusCode::CREATED)
                .then(|| format!("/api/v1/orders/{}", encode(&number))),
            body: json!(OrderTaken {
                number: number.clone(),
                state
            }),
        })
    })
    .await
}

/// Percent-encodes a path part (RFC 3986, 2.3).
fn encode(part: &str) -> String {
    part.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

//! `POST /api/v1/shipments/{carrier}/{tracking_number}/events`

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
use domain::{actor::Actor, shipments::parse_scans};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;
use store::{Failure, keys::ApiKey};
use utoipa::ToSchema;

/// What became of the scans.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScansTaken {
    /// New ones
    #[schema(example = 1)]
    taken: usize,
    /// Ones that stood there already, by their id
    #[schema(example = 0)]
    repeated: usize,
    /// `waiting` until an order names this shipment
    state: Joined,
}

/// Whether an order names the shipment.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    Joined,
    Waiting,
}

const TITLE: &str = "The body does not say what scans must";

/// Takes scans of one parcel, in any order and as often as they come.
///
/// `id` is unique within the shipment. Statuses are EasyPost's ten; others are kept and shown as they came. Scans of a
/// shipment not known yet are answered 202 and join it later.
#[utoipa::path(
    post, path = "/api/v1/shipments/{carrier}/{tracking_number}/events", tag = "ingest", operation_id = "postScans",
    params(
        ("carrier" = String, Path, description = "The carrier's code, in any case", example = "dpd"),
        ("tracking_number" = String, Path, description = "As the order names it", example = "15501234567890"),
        ("Idempotency-Key" = Option<String>, Header, description = "Optional: a quoted string (RFC 8941); repeats the answer for 24 hours"),
    ),
    request_body(content = super::openapi::ScansBody, content_type = "application/json"),
    responses(
        (status = 200, description = "On the shipment", body = ScansTaken),
        (status = 202, description = "Kept until an order names the shipment", body = ScansTaken),
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
pub async fn post_events(
    State(shared): State<Arc<Shared>>,
    Path((carrier, tracking_number)): Path<(String, String)>,
    Extension(caller): Extension<ApiKey>,
    headers: HeaderMap,
    body: JsonBytes,
) -> Result<Response, Problem> {
    let what = format!("POST scans {carrier} {tracking_number}");
    once(&shared, &caller, &headers, &what, &body.0, async {
        let faults: Vec<_> = [
            path_fault("carrier", &carrier, 100),
            path_fault("tracking_number", &tracking_number, 100),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !faults.is_empty() {
            return Err(Problem::faulty(TITLE, faults));
        }
        let scans = parse_scans(&body.parse()?).map_err(|faults| Problem::faulty(TITLE, faults))?;
        let recorded = shared
            .store()
            .record_scans(&Actor::Shop(caller.id), &carrier, &tracking_number, &scans)
            .await;
        let scanned = match recorded {
            Ok(scanned) => scanned,
            Err(Failure::Refused(never)) => match never {},
            Err(Failure::NotFound) => return Err(Problem::of(StatusCode::NOT_FOUND)),
            Err(Failure::Broken(error)) => return Err(error.into()),
        };
        let (status, state) = if scanned.joined {
            (StatusCode::OK, Joined::Joined)
        } else {
            (StatusCode::ACCEPTED, Joined::Waiting)
        };
        Ok(Done {
            status,
            location: None,
            body: json!(ScansTaken {
                taken: scanned.taken,
                repeated: scanned.repeated,
                state,
            }),
        })
    })
    .await
}

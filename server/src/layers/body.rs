//! How much a request may bring, and how slowly.

use super::fault;
use axum::{
    body::Body,
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};
use http_body_util::Limited;
use std::time::Duration;
use tower_http::timeout::TimeoutBody;

/// Forms are short.
const MOST_OF_A_FORM: usize = 64 * 1024;
/// An order with its lines and parcels.
const MOST_OF_A_CALL: usize = 1024 * 1024;
/// Between two pieces of a body.
const IDLES_FOR: Duration = Duration::from_secs(15);
/// A path and a query.
const MOST_OF_A_URL: usize = 4 * 1024;

pub async fn limit_body(request: Request, next: Next) -> Response {
    limit(request, next, MOST_OF_A_FORM).await
}

pub async fn limit_api_body(request: Request, next: Next) -> Response {
    limit(request, next, MOST_OF_A_CALL).await
}

async fn limit(request: Request, next: Next, most: usize) -> Response {
    if request
        .uri()
        .path_and_query()
        .map_or(0, |it| it.as_str().len())
        > MOST_OF_A_URL
    {
        return fault(
            request.headers(),
            request.uri().path(),
            StatusCode::URI_TOO_LONG,
        );
    }
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return fault(
            request.headers(),
            request.uri().path(),
            StatusCode::PAYLOAD_TOO_LARGE,
        );
    }
    // A body that did not announce its length is cut off where it grows too long.
    let limited = |body| Body::new(TimeoutBody::new(IDLES_FOR, Limited::new(body, most)));
    next.run(request.map(limited)).await
}

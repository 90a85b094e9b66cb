//! A panic is a fault of ours that one request pays for, with a plain answer instead of silence.

use super::fault;
use axum::{extract::Request, http::StatusCode, middleware::Next, response::Response};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;

pub async fn catch_panics(request: Request, next: Next) -> Response {
    let (headers, path) = (request.headers().clone(), request.uri().path().to_owned());
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => {
            // The panic hook has written where and why.
            metrics::counter!("panics_total").increment(1);
            fault(&headers, &path, StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

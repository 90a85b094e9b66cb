//! A request is for the configured host or for nobody: what a page says must not depend on what a request claims.

use super::fault;
use crate::serve::Shared;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

pub async fn refuse_other_hosts(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let named = request
        .uri()
        .authority()
        .map(axum::http::uri::Authority::as_str)
        .or_else(|| {
            request
                .headers()
                .get(header::HOST)
                .and_then(|host| host.to_str().ok())
        })
        .unwrap_or_default();
    if !named.eq_ignore_ascii_case(shared.origin.authority()) {
        return fault(
            request.headers(),
            request.uri().path(),
            StatusCode::MISDIRECTED_REQUEST,
        );
    }
    next.run(request).await
}

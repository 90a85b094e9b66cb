//! `/healthz`: the process runs. `/readyz`: the database takes a write.

use super::Shared;
use axum::{extract::State, http::StatusCode};
use std::{sync::Arc, time::Duration};

pub async fn healthz() -> &'static str {
    "ok\n"
}

pub async fn readyz(State(shared): State<Arc<Shared>>) -> (StatusCode, &'static str) {
    let proof = shared.store().prove_writable();
    match tokio::time::timeout(Duration::from_secs(2), proof).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the database takes no write"
            );
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database takes no write\n",
            )
        }
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        ),
    }
}

//! `POST /csp-reports`: browsers tell of scripts and styles they did not run. Counted by directive; a report's URLs may
//! hold tokens, so nothing else of it is kept.

use axum::{body::Bytes, http::StatusCode};
use serde_json::Value;

pub async fn report(body: Bytes) -> StatusCode {
    let reports: Value = serde_json::from_slice(&body).unwrap_or_default();
    let listed = reports.as_array().map(Vec::as_slice).unwrap_or_default();
    for report in listed.iter().take(20) {
        let directive = report
            .pointer("/body/effectiveDirective")
            .and_then(Value::as_str)
            .unwrap_or_default();
        // Only names that exist become labels.
        let directive = [
            "script-src",
            "script-src-elem",
            "script-src-attr",
            "style-src",
            "style-src-elem",
            "style-src-attr",
            "img-src",
            "connect-src",
            "font-src",
            "form-action",
            "frame-ancestors",
        ]
        .into_iter()
        .find(|known| *known == directive)
        .unwrap_or("other");
        metrics::counter!("csp_reports_total", "directive" => directive).increment(1);
        tracing::warn!(directive, "a browser refused something on a page of ours");
    }
    StatusCode::NO_CONTENT
}

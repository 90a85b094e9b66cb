//! Answers for requests that never reached a page: a plain page for people, problem+json (RFC 9457) for machines.

use crate::api::Problem;
use app::words::{Locale, Words};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The answer of that status, in the form whoever asked there reads.
pub fn fault(headers: &HeaderMap, path: &str, status: StatusCode) -> Response {
    if is_for_machines(path) {
        Problem::of(status).into_response()
    } else {
        page(headers, status)
    }
}

/// Gives every bare error its form. Pages and problems that say more are left as they are.
pub async fn dress(request: Request, next: Next) -> Response {
    let (headers, path) = (request.headers().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || is_dressed(response.headers()) {
        return response;
    }
    let (bare, _) = response.into_parts();
    let mut dressed = fault(&headers, &path, status);
    for name in [header::ALLOW, header::RETRY_AFTER, header::WWW_AUTHENTICATE] {
        if let Some(value) = bare.headers.get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    for cookie in bare.headers.get_all(header::SET_COOKIE) {
        dressed
            .headers_mut()
            .append(header::SET_COOKIE, cookie.clone());
    }
    dressed
}

fn is_dressed(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            kind.starts_with("text/html") || kind.starts_with("application/problem+json")
        })
}

fn is_for_machines(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/hooks/")
}

fn page(headers: &HeaderMap, status: StatusCode) -> Response {
    let locale = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Locale::default, Locale::from_accept_language);
    let words = Words::of(locale);
    let (title, lead) = match status {
        StatusCode::FORBIDDEN => (words.fault_forbidden_title(), words.fault_forbidden_lead()),
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => {
            (words.fault_large_title(), words.fault_large_lead())
        }
        StatusCode::MISDIRECTED_REQUEST => (words.fault_host_title(), words.fault_host_lead()),
        StatusCode::TOO_MANY_REQUESTS => (words.fault_often_title(), words.fault_often_lead()),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            (words.fault_busy_title(), words.fault_busy_lead())
        }
        status if status.is_server_error() => {
            (words.fault_broken_title(), words.fault_broken_lead())
        }
        _ => (words.fault_request_title(), words.fault_request_lead()),
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title><link rel=\"icon\" href=\"/favicon.svg\">\
         <link rel=\"stylesheet\" href=\"/site.css\"><link rel=\"stylesheet\" href=\"/shop.css\"></head>\
         <body><main class=\"page\"><h1>{title}</h1><p>{lead}</p><p><a href=\"/\">{}</a></p></main></body></html>",
        locale.tag(),
        words.fault_home(),
        title = escape(&title),
        lead = escape(&lead),
    );
    let mut response = (status, Body::from(html)).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

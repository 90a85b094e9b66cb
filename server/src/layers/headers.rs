//! Headers of every answer: what a browser may do with it, whom it may tell, how long it may keep it.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use store::Chance;

/// What this answer's scripts and styles carry to be run; minted anew for each.
#[derive(Debug, Clone)]
pub struct Nonce(pub String);

/// For everything that is no page: it may do nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// What no page may use, and what the one that scans with it may.
const NO_CAMERA: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
const OWN_CAMERA: &str = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

const FIXED: [(&str, &str); 5] = [
    (
        "strict-transport-security",
        "max-age=63072000; includeSubDomains",
    ),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("reporting-endpoints", "csp=\"/csp-reports\""),
];

pub async fn headers(mut request: Request, next: Next) -> Response {
    let nonce = STANDARD.encode(Chance::default().bytes::<16>());
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_page = is_html(response.headers());
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    let permissions = if is_page && app::wants_camera(&path) {
        OWN_CAMERA
    } else {
        NO_CAMERA
    };
    headers.insert("permissions-policy", HeaderValue::from_static(permissions));
    let policy = if is_page {
        HeaderValue::from_str(&page_policy(&nonce))
    } else {
        Ok(HeaderValue::from_static(NOTHING))
    };
    if let Ok(policy) = policy {
        // A page that needs less, such as a mail in its frame, has said so itself.
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(policy);
    }
    // With `no-referrer` a form of our own would post `Origin: null`, so only pages with a token in their URL get it.
    let referrer = if holds_token(&path) {
        "no-referrer"
    } else {
        "same-origin"
    };
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if is_page && !app::is_public(&path) {
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    response
}

fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'; report-to csp"
    )
}

fn is_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"))
}

/// Pages opened by who holds their URL.
fn holds_token(path: &str) -> bool {
    ["/sign-in/", "/l/", "/survey/", "/Q/"]
        .iter()
        .any(|start| path.starts_with(start))
}

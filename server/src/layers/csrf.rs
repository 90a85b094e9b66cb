//! Another site must not press our buttons. The browser says where a request comes from: `Sec-Fetch-Site` first, the
//! `Origin` where that is absent. A browser that says neither is not believed (tower-http's `CsrfLayer` would let it
//! pass, and also `Sec-Fetch-Site: none`, which no form sends).

use super::fault;
use crate::serve::Shared;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

pub async fn refuse_cross_site(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if changes && !is_ours(request.headers(), shared.origin.as_str()) {
        return fault(
            request.headers(),
            request.uri().path(),
            StatusCode::FORBIDDEN,
        );
    }
    next.run(request).await
}

fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        // Decided first: after a page with `no-referrer` our own form posts `Origin: null`.
        return site == "same-origin";
    }
    headers
        .get(header::ORIGIN)
        .is_some_and(|from| from == origin)
}

#[cfg(test)]
mod tests {
    use super::is_ours;
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    fn with(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|&(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn only_our_own_pages_press_our_buttons() {
        const US: &str = "https://shop.example.com";
        let cases = [
            (with(&[("sec-fetch-site", "same-origin")]), true),
            (
                with(&[("sec-fetch-site", "same-origin"), ("origin", "null")]),
                true,
            ),
            (with(&[("origin", US)]), true),
            (
                with(&[("sec-fetch-site", "cross-site"), ("origin", US)]),
                false,
            ),
            (with(&[("sec-fetch-site", "same-site")]), false),
            (with(&[("sec-fetch-site", "none")]), false),
            (with(&[("origin", "null")]), false),
            (
                with(&[("origin", "https://shop.example.com.evil.example")]),
                false,
            ),
            (with(&[]), false),
        ];
        for (headers, passes) in cases {
            assert_eq!(is_ours(&headers, US), passes, "{headers:?}");
        }
    }
}

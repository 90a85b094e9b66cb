//! Leptos and others send people back to the `Referer`. One that is not ours could carry what went wrong to a stranger's
//! site, so it never reaches them (`reliability.md` 0, finding 6).

use crate::serve::Shared;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

pub async fn drop_foreign_referer(
    State(shared): State<Arc<Shared>>,
    mut request: Request,
    next: Next,
) -> Response {
    drop_foreign(request.headers_mut(), shared.origin.as_str());
    next.run(request).await
}

fn drop_foreign(headers: &mut HeaderMap, origin: &str) {
    let ours = headers
        .get(header::REFERER)
        .and_then(|referer| referer.to_str().ok())
        .is_some_and(|referer| is_ours(referer, origin));
    if !ours {
        headers.remove(header::REFERER);
    }
}

fn is_ours(referer: &str, origin: &str) -> bool {
    referer
        .strip_prefix(origin)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::{drop_foreign, is_ours};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn a_referer_that_only_begins_like_ours_is_not_ours() {
        let origin = "https://shop.example.com";
        assert!(is_ours("https://shop.example.com", origin));
        assert!(is_ours("https://shop.example.com/orders/1", origin));
        assert!(!is_ours("https://shop.example.com.evil.example/", origin));
        assert!(!is_ours("https://shop.example.com@evil.example/", origin));
        assert!(!is_ours(
            "https://evil.example/?https://shop.example.com/",
            origin
        ));
    }

    #[test]
    fn a_strangers_referer_reaches_no_page() {
        let after = |referer: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::REFERER, HeaderValue::from_static(referer));
            drop_foreign(&mut headers, "https://shop.example.com");
            headers.contains_key(header::REFERER)
        };
        assert!(after("https://shop.example.com/orders/1"));
        assert!(!after("https://evil.example/"));
    }
}

//! What counts as somebody looking.

use http::{Method, request::Parts};
use leptos::prelude::*;

/// Whether this request shows the page to somebody: not what a browser fetches ahead, and not what only asks for the
/// headers. Who looks at what they share themselves is told by the caller.
pub(crate) fn is_a_look() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        let is_ahead = ["sec-purpose", "purpose"].iter().any(|name| {
            let values = parts.headers.get_all(*name).iter();
            values
                .filter_map(|value| value.to_str().ok())
                .any(|value| value.contains("prefetch") || value.contains("prerender"))
        });
        parts.method == Method::GET && !is_ahead
    })
}

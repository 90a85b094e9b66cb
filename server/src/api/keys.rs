//! Who calls: a bearer key with the scope that the route asks for.

use super::Problem;
use crate::{layers::ClientAddress, serve::Shared};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;
use store::{Failure, keys::Scope, rates};

/// Lets a call pass whose key has the scope; the key is in the request's extensions then.
///
/// # Errors
/// 401 without a key of ours, 403 without the scope, 429 for somebody trying keys out.
pub async fn require(
    State((shared, scope)): State<(Arc<Shared>, Scope)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let presented = bearer(request.headers()).ok_or_else(Problem::no_key)?;
    let Some(key) = shared.store().api_key(presented).await? else {
        let address = request.extensions().get::<ClientAddress>().copied();
        let whom = address
            .map(|address| address.0.to_string())
            .unwrap_or_default();
        return Err(
            match shared.store().take_turn(rates::BAD_KEY, &whom).await {
                Err(Failure::Refused(too_many)) => Problem::too_many(too_many.retry_after_seconds),
                _ => Problem::unknown_key(),
            },
        );
    };
    if !key.scopes.contains(&scope) {
        return Err(Problem::missing_scope(scope.as_str()));
    }
    request.extensions_mut().insert(key);
    Ok(next.run(request).await)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    let key = key.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !key.is_empty() && key.len() <= 200).then_some(key)
}

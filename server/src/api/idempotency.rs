//! `Idempotency-Key`: optional here, because orders are taken once by number and scans by id; with it, a call repeated in
//! 24 hours gets the very answer it got before.

use super::Problem;
use crate::serve::Shared;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::future::Future;
use store::{idempotency::Earlier, keys::ApiKey};

/// An answer worth keeping.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Done {
    #[serde(skip)]
    pub status: StatusCode,
    pub location: Option<String>,
    pub body: Value,
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let mut response = (self.status, axum::Json(self.body)).into_response();
        if let Some(location) = self.location
            && let Ok(location) = HeaderValue::from_str(&location)
        {
            response.headers_mut().insert(header::LOCATION, location);
        }
        response
    }
}

/// Does the work, or answers as before. Only what was done is kept: a refused call may be mended and sent again under its
/// key.
///
/// # Errors
/// The work's own; 400 for a key that does not read, 409 while the first call runs, 422 for another call's key.
pub async fn once(
    shared: &Shared,
    caller: &ApiKey,
    headers: &HeaderMap,
    what: &str,
    bytes: &[u8],
    work: impl Future<Output = Result<Done, Problem>>,
) -> Result<Response, Problem> {
    let Some(key) = key(headers)? else {
        return work.await.map(IntoResponse::into_response);
    };
    let scope = format!("api:{}", caller.id);
    let mut hash = Sha256::new();
    hash.update(what.as_bytes());
    hash.update([0]);
    hash.update(bytes);
    let fingerprint: String = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let store = shared.store();
    match store.claim_key(&scope, &key, &fingerprint).await? {
        Earlier::Running => Err(Problem::still_running()),
        Earlier::Different => Err(Problem::key_of_another_call()),
        Earlier::Answered { status, body } => {
            let kept: Done = serde_json::from_str(&body).map_err(|error| {
                tracing::error!(%error, "a kept answer does not read");
                Problem::of(StatusCode::INTERNAL_SERVER_ERROR)
            })?;
            let mut response = Done {
                status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK),
                ..kept
            }
            .into_response();
            response
                .headers_mut()
                .insert("idempotent-replayed", HeaderValue::from_static("true"));
            Ok(response)
        }
        Earlier::Nothing => match work.await {
            Ok(done) => {
                let body = serde_json::to_string(&done).unwrap_or_default();
                store
                    .keep_answer(&scope, &key, done.status.as_u16(), &body)
                    .await?;
                Ok(done.into_response())
            }
            Err(problem) => {
                store.drop_answer(&scope, &key).await?;
                Err(problem)
            }
        },
    }
}

/// The key, a string as RFC 8941 writes it (3.3.3): `"…"` of printable ASCII.
fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    value
        .to_str()
        .ok()
        .and_then(unquote)
        .filter(|key| !key.is_empty() && key.len() <= 255)
        .map(Some)
        .ok_or_else(|| {
            Problem::unreadable("The Idempotency-Key must be a quoted string of 1 to 255 characters, such as \"5f1c-4d2a\", quotes included.")
        })
}

fn unquote(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut key = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => key.push(letters.next().filter(|next| matches!(next, '"' | '\\'))?),
            '"' => return None,
            ' '..='~' => key.push(letter),
            _ => return None,
        }
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::unquote;

    #[test]
    fn a_key_is_a_quoted_string() {
        assert_eq!(unquote("\"a b\"").as_deref(), Some("a b"));
        assert_eq!(unquote(r#""a\"b\\""#).as_deref(), Some(r#"a"b\"#));
        for wrong in [
            "plain",
            "\"open",
            "\"a\"b\"",
            r#""a\n""#,
            "\"\u{e9}\"",
            "\"",
        ] {
            assert_eq!(unquote(wrong), None, "{wrong}");
        }
    }
}

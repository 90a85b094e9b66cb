//! Errors as RFC 9457 problem+json, with the fields at fault by JSON pointer.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::orders::fault::Fault;
use serde::Serialize;
use std::error::Error;
use store::StoreError;
use utoipa::ToSchema;

/// What went wrong with a call.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({
    "type": "about:blank", "title": "The body does not say what an order must", "status": 422,
    "detail": "1 field is at fault", "errors": [{"pointer": "/lines/0/quantity", "detail": "must be a whole number from 1 to 1000000"}]
}))]
pub struct Problem {
    /// Always `about:blank`: the status says which kind of problem it is (RFC 9457, 4.2.1)
    #[serde(rename = "type")]
    #[schema(rename = "type", format = "uri-reference")]
    kind: &'static str,
    /// The kind of problem, in a few words
    title: String,
    /// The status of the answer again
    status: u16,
    /// What of this call is at fault and what to do
    detail: String,
    /// The fields at fault, all of them
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldFault>,
    #[serde(skip)]
    #[schema(ignore)]
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// One field at fault.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldFault {
    /// Where in the body (RFC 6901), or the parameter's name after `#`
    #[schema(example = "/lines/0/quantity")]
    pointer: String,
    /// What is wrong with it
    #[schema(example = "must be a whole number from 1 to 1000000")]
    detail: String,
}

impl Problem {
    fn new(status: StatusCode, title: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: title.to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// The problem a status alone tells.
    pub fn of(status: StatusCode) -> Self {
        let (title, detail) = match status {
            StatusCode::BAD_REQUEST => (
                "The request does not read",
                "See the API's openapi.json for what is taken.",
            ),
            StatusCode::NOT_FOUND => (
                "Not found",
                "Nothing stands at this address, or not for this key.",
            ),
            StatusCode::METHOD_NOT_ALLOWED => (
                "Wrong method",
                "The Allow header names the methods this address takes.",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => {
                ("Too large", "A body may have 1 MiB; send fewer at once.")
            }
            StatusCode::URI_TOO_LONG => ("Address too long", "Path and query may have 4 KiB."),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                ("Not JSON", "Send the body as application/json.")
            }
            StatusCode::MISDIRECTED_REQUEST => (
                "Wrong host",
                "This server answers for another host; use the shop's own address.",
            ),
            StatusCode::TOO_MANY_REQUESTS => (
                "Too many calls",
                "Retry-After says when the next one counts.",
            ),
            StatusCode::SERVICE_UNAVAILABLE => (
                "Not just now",
                "The call was not answered in time or the database is out of reach. Send it again: orders and scans are taken once however often they come.",
            ),
            status if status.is_server_error() => (
                "A fault on our side",
                "It is noted under this answer's x-request-id. Sending the call again is safe.",
            ),
            status => (
                status.canonical_reason().unwrap_or("Refused"),
                "See the API's openapi.json for what is taken.",
            ),
        };
        let problem = Self::new(status, title, detail);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            problem.with(header::RETRY_AFTER, "5")
        } else {
            problem
        }
    }

    /// 400 with its reason.
    pub fn unreadable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "The request does not read", detail)
    }

    /// 422 with the fields at fault.
    pub fn faulty(title: &str, faults: Vec<Fault>) -> Self {
        let detail = match faults.len() {
            1 => "1 field is at fault".to_owned(),
            n => format!("{n} fields are at fault"),
        };
        let errors = faults
            .into_iter()
            .map(|fault| FieldFault {
                pointer: fault.pointer,
                detail: fault.detail,
            })
            .collect();
        Self {
            errors,
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, title, detail)
        }
    }

    pub fn no_key() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "No key",
            "Send a key as \"Authorization: Bearer tl_…\"; `throughline api-key add` makes one.",
        )
        .with(header::WWW_AUTHENTICATE, "Bearer realm=\"throughline\"")
    }

    pub fn unknown_key() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "Unknown key",
            "The key is mistyped or revoked; `throughline api-key add` makes another.",
        )
        .with(
            header::WWW_AUTHENTICATE,
            "Bearer realm=\"throughline\", error=\"invalid_token\"",
        )
    }

    pub fn missing_scope(scope: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "The key may not do this",
            format!("This call asks for a key with the scope \"{scope}\"."),
        )
        .with(
            header::WWW_AUTHENTICATE,
            &format!(
                "Bearer realm=\"throughline\", error=\"insufficient_scope\", scope=\"{scope}\""
            ),
        )
    }

    pub fn too_many(retry_after_seconds: i64) -> Self {
        Self::of(StatusCode::TOO_MANY_REQUESTS)
            .with(header::RETRY_AFTER, &retry_after_seconds.to_string())
    }

    /// 409: nothing is wrong with the call, but with when it comes.
    pub fn conflict(title: &str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, title, detail)
    }

    pub fn still_running() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "Still running",
            "A call with this Idempotency-Key is being answered just now; send it again in a moment.",
        )
        .with(header::RETRY_AFTER, "1")
    }

    pub fn key_of_another_call() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "The Idempotency-Key was used",
            "Another call was sent with this Idempotency-Key in the last 24 hours; give each call a key of its own.",
        )
    }

    #[must_use]
    fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }
}

/// 503, with the whole chain of causes in the log.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = &error as &dyn Error, "the store broke under a call");
        Self::of(StatusCode::SERVICE_UNAVAILABLE)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        for (name, value) in self.headers {
            headers.insert(name, value);
        }
        response
    }
}

//! Bodies and path parts of calls.

use super::Problem;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{StatusCode, header},
};
use domain::orders::fault::Fault;
use http_body_util::LengthLimitError;
use serde_json::Value;
use std::error::Error;

/// The body as it came; the layer around the API has limited it.
pub struct JsonBytes(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for JsonBytes {
    type Rejection = Problem;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Problem> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let kind = kind
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        if kind != "application/json"
            && !(kind.starts_with("application/") && kind.ends_with("+json"))
        {
            return Err(Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        whole(request).await.map(Self)
    }
}

/// A file as it came, whatever it says it is.
pub struct FileBytes(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for FileBytes {
    type Rejection = Problem;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Problem> {
        let is_image = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("image/"));
        if !is_image {
            return Err(Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        whole(request).await.map(Self)
    }
}

async fn whole(request: Request<Body>) -> Result<Bytes, Problem> {
    match to_bytes(request.into_body(), usize::MAX).await {
        Ok(bytes) => Ok(bytes),
        Err(error) if is_too_long(&error) => Err(Problem::of(StatusCode::PAYLOAD_TOO_LARGE)),
        Err(_) => Err(Problem::unreadable("The body broke off before its end.")),
    }
}

impl JsonBytes {
    /// # Errors
    /// 400 with the place where it stops being JSON.
    pub fn parse(&self) -> Result<Value, Problem> {
        serde_json::from_slice(&self.0).map_err(|error| {
            Problem::unreadable(format!(
                "The body stops being JSON in line {}, column {}.",
                error.line(),
                error.column()
            ))
        })
    }
}

fn is_too_long(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// What is wrong with a name in the path, if anything: the same rules as for the fields of a body.
pub fn path_fault(name: &str, value: &str, most: usize) -> Option<Fault> {
    let detail = if value.trim().is_empty() {
        "must not be empty".to_owned()
    } else if value.trim() != value {
        "must not start or end with a space".to_owned()
    } else if value.chars().count() > most {
        format!("must be {most} characters or fewer")
    } else if value.chars().any(char::is_control) {
        "must not hold control characters".to_owned()
    } else {
        return None;
    };
    Some(Fault {
        pointer: format!("#{name}"),
        detail,
    })
}

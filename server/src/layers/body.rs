//! How much a request may bring, and how slowly.

use super::fault;
use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::photos::{MOST_BYTES, MOST_OF_A_RETURN};
use http_body_util::Limited;
use std::time::Duration;
use tower_http::timeout::TimeoutBody;

/// Forms are short.
const MOST_OF_A_FORM: usize = 64 * 1024;
/// A picture has 8 MiB at most. What is more is read and dropped up to here, so that a browser, which reads no answer before
/// it has sent all, gets one that names the field.
const MOST_OF_AN_UPLOAD: usize = 32 * 1024 * 1024;
/// As many as fit with a return, of 8 MiB each, and what is typed beside them.
const MOST_OF_PHOTOS: usize = MOST_OF_A_RETURN * MOST_BYTES + 128 * 1024;
/// An order with its lines and parcels.
const MOST_OF_A_CALL: usize = 1024 * 1024;
/// Between two pieces of a body.
const IDLES_FOR: Duration = Duration::from_secs(15);
/// A path and a query.
const MOST_OF_A_URL: usize = 4 * 1024;

pub async fn limit_body(request: Request, next: Next) -> Response {
    let most = if brings_photos(&request) {
        MOST_OF_PHOTOS
    } else if brings_a_picture(&request) {
        MOST_OF_AN_UPLOAD
    } else {
        MOST_OF_A_FORM
    };
    limit(request, next, most).await
}

/// Whether it is one of the few forms with a picture.
pub(super) fn brings_a_picture(request: &Request) -> bool {
    app::takes_pictures(request.uri().path()) && brings_files(request)
}

/// Whether it is one of those with photos to keep.
pub(super) fn brings_photos(request: &Request) -> bool {
    app::takes_photos(request.uri().path()) && brings_files(request)
}

fn brings_files(request: &Request) -> bool {
    request.method() == Method::POST
        && request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

pub async fn limit_api_body(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_photo = path.starts_with("/api/v1/returns/") && path.ends_with("/photos");
    let most = if is_photo { MOST_BYTES } else { MOST_OF_A_CALL };
    limit(request, next, most).await
}

async fn limit(request: Request, next: Next, most: usize) -> Response {
    if request
        .uri()
        .path_and_query()
        .map_or(0, |it| it.as_str().len())
        > MOST_OF_A_URL
    {
        return fault(
            request.headers(),
            request.uri().path(),
            StatusCode::URI_TOO_LONG,
        );
    }
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return fault(
            request.headers(),
            request.uri().path(),
            StatusCode::PAYLOAD_TOO_LARGE,
        );
    }
    // A body that did not announce its length is cut off where it grows too long.
    let limited = |body| Body::new(TimeoutBody::new(IDLES_FOR, Limited::new(body, most)));
    next.run(request.map(limited)).await
}

//! `POST /api/v1/returns/{id}/photos`: what a customer shows, brought by the shop's own door.

use super::{super::Problem, named, out};
use crate::{api::body::FileBytes, photos::develop, pictures, serve::Shared};
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    actor::Actor,
    orders::fault::Fault,
    photos::{LONGEST_SIDE, PhotosRefused, PictureFault},
};
use std::sync::Arc;
use store::{Failure, keys::ApiKey};

/// Adds one photo of what is wrong: the picture is the body. It is encoded anew, and nothing of the file but its pixels is
/// kept. The same picture sent again adds nothing.
#[utoipa::path(
    post, path = "/api/v1/returns/{id}/photos", tag = "returns", operation_id = "postReturnPhoto",
    params(("id" = String, Path, description = "The return's id")),
    request_body(content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp")), description = "At most 8 MiB and 25 megapixels; five a return"),
    responses(
        (status = 201, description = "Added, now or before: the return as it stands", body = out::ReturnOut),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such return", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "No photos are taken of it, or not any more", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 8 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as image/jpeg, image/png or image/webp", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No picture, too many pixels, or one photo too many", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn add(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Extension(caller): Extension<ApiKey>,
    body: FileBytes,
) -> Result<Response, Problem> {
    let id = named(&id)?;
    let store = shared.store();
    // Nothing is decoded for a return nobody knows.
    out::load(&shared, id).await?;
    let key = store::digest(&body.0);
    let picture = pictures::read(body.0.to_vec(), LONGEST_SIDE, |picture| develop(&picture))
        .await
        .map_err(faulty)?;
    let added = store
        .add_photos_for(&Actor::Shop(caller.id), id, &key, &[picture])
        .await;
    match added {
        Ok(()) => {
            let view = out::load(&shared, id).await?;
            Ok((StatusCode::CREATED, Json(view)).into_response())
        }
        Err(Failure::Refused(why @ PhotosRefused::TooLate)) => {
            Err(Problem::conflict("Not of this return", why.to_string()))
        }
        Err(Failure::Refused(why)) => Err(whole(&why.to_string())),
        Err(Failure::NotFound) => Err(Problem::of(StatusCode::NOT_FOUND)),
        Err(Failure::Broken(error)) => Err(error.into()),
    }
}

fn faulty(fault: PictureFault) -> Problem {
    match fault {
        PictureFault::TooLarge => Problem::of(StatusCode::PAYLOAD_TOO_LARGE),
        fault => whole(&fault.to_string()),
    }
}

/// The body as a whole is at fault: it has no fields.
fn whole(detail: &str) -> Problem {
    Problem::faulty(
        "The body is no photo that can be taken",
        vec![Fault {
            pointer: String::new(),
            detail: detail.to_owned(),
        }],
    )
}

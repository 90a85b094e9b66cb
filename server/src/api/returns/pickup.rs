//! `/api/v1/returns/{id}/pickup`: a return is fetched. The free times, and one booked, moved, called off; and that somebody
//! has been there. What is done twice is done once, and answers the same.

use super::{super::Problem, bodies, failed, named, out};
use crate::{api::body::JsonBytes, serve::Shared};
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    actor::Actor,
    orders::fault::Fault,
    pickups::incoming::{parse_collected, parse_slot},
};
use std::sync::Arc;
use store::{
    Failure,
    keys::ApiKey,
    returns::{Moved, PickupRefused},
};

const TITLE: &str = "The body does not say what a pick-up must";

/// The free times a return can be fetched at, the next first; none where it is fetched otherwise, or not any more.
#[utoipa::path(
    get, path = "/api/v1/returns/{id}/pickup/slots", tag = "returns", operation_id = "getReturnPickupSlots",
    params(("id" = String, Path, description = "The return's id")),
    responses(
        (status = 200, description = "As they stand", body = out::SlotsOut),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such return", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn get_slots(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
) -> Result<Json<out::SlotsOut>, Problem> {
    let store = shared.store();
    let found = store.staff_return(named(&id)?).await.map_err(failed)?;
    let slots = store.pickup_slots(&found.view).await?;
    Ok(Json(out::SlotsOut::of(&slots)))
}

type Answer = Result<Json<out::ReturnOut>, Problem>;

macro_rules! moves {
    ($($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $body:ty, $act:expr;)+) => {
        $(
            $(#[$doc])*
            #[utoipa::path(
                post, path = $path, tag = "returns", operation_id = $operation,
                params(("id" = String, Path, description = "The return's id")),
                request_body(content = $body, content_type = "application/json"),
                responses(
                    (status = 200, description = "Done, now or before: the return as it stands", body = out::ReturnOut),
                    (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
                    (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
                    (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
                    (status = 404, description = "No such return", body = Problem, content_type = "application/problem+json"),
                    (status = 409, description = "The return does not stand where this can be done; the detail says why", body = Problem, content_type = "application/problem+json"),
                    (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
                    (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
                    (status = 422, description = "Fields at fault, each with its pointer: a time that is taken or not on offer", body = Problem, content_type = "application/problem+json"),
                    (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
                    (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
                ),
                security(("key" = ["returns"])),
            )]
            pub async fn $name(
                State(shared): State<Arc<Shared>>,
                Path(id): Path<String>,
                Extension(caller): Extension<ApiKey>,
                body: JsonBytes,
            ) -> Answer {
                let (id, actor, body) = (named(&id)?, Actor::Shop(caller.id), body.parse()?);
                let faulty = |faults| Problem::faulty(TITLE, faults);
                let store = shared.store();
                let done: Result<Moved, _> = match $act {
                    Act::Book => {
                        let slot = parse_slot(&body).map_err(faulty)?;
                        store.book_pickup_for(&actor, id, slot).await
                    }
                    Act::Cancel => store.cancel_pickup_for(&actor, id).await,
                    Act::Collected => {
                        let at = parse_collected(&body).map_err(faulty)?;
                        store.collect_pickup(&actor, id, at).await
                    }
                };
                done.map_err(refused)?;
                Ok(Json(out::load(&shared, id).await?))
            }
        )+
    };
}

moves! {
    /// Books a free time, or moves to it from the one that is booked, until that begins.
    book, "/api/v1/returns/{id}/pickup", "postReturnPickup", bodies::PickupBody, Act::Book;
    /// Calls the time that is booked off, until it begins.
    cancel, "/api/v1/returns/{id}/pickup/cancel", "postReturnPickupCancel", bodies::NothingBody, Act::Cancel;
    /// Somebody has been there: the goods are on their way.
    collected, "/api/v1/returns/{id}/pickup/collected", "postReturnPickupCollected", bodies::CollectedBody, Act::Collected;
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Book,
    Cancel,
    Collected,
}

fn refused(failure: Failure<PickupRefused>) -> Problem {
    let why = match failure {
        Failure::Refused(why) => why,
        Failure::NotFound => return Problem::of(StatusCode::NOT_FOUND),
        Failure::Broken(error) => return error.into(),
    };
    let fault = |pointer: &str, detail: &str| {
        let (pointer, detail) = (pointer.to_owned(), detail.to_owned());
        Problem::faulty(TITLE, vec![Fault { pointer, detail }])
    };
    match why {
        PickupRefused::NotOffered => fault("/slot", "is not on offer"),
        PickupRefused::Full => fault("/slot", "is taken"),
        PickupRefused::WrongTime => {
            fault("/at", "must lie between the booking and now, both included")
        }
        PickupRefused::Return(why) => {
            Problem::conflict("Not from where the return stands", why.to_string())
        }
        why => Problem::conflict("Not from where the return stands", why.to_string()),
    }
}

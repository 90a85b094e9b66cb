//! Photos are sent and taken away.

use super::{FIELD, desk_path_of, path_of};
use crate::{
    request::{Allowed, Answer, Asked, Form, PagePost, Params, Refused, Sent, Unread, page_photos},
    returns,
    words::Words,
};
use domain::{
    actor::Actor,
    ids::{PhotoId, ReturnId},
    photos::{PhotosRefused, PictureFault},
};
use http::StatusCode;
use store::{
    Failure,
    rates::{PHOTOS_BY_ADDRESS, PHOTOS_BY_STAFF},
    returns::{PhotoBy, ReturnView},
};

/// The POSTs of this feature.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![
        page_photos(
            "/returns/{id}/photos",
            async |asked, params| {
                let id = id(&params).ok_or(Answer::NotFound)?;
                let found = asked.store().return_page(&asked.viewer, id).await;
                let view =
                    found.map_err(|failure| Answer::failed(failure, |never| match never {}))?;
                let most = room(&asked, &view, PhotoBy::Customer).await?;
                Ok(allowed_of_customer(&asked, most))
            },
            async |asked, params, sent| match id(&params) {
                Some(id) => press(&asked, id, &sent).await,
                None => Answer::NotFound,
            },
        ),
        page_photos(
            "/staff/returns/{id}/photos",
            async |asked, params| {
                let (id, actor) = at_desk(&asked, &params).ok_or(Answer::NotFound)?;
                let found = asked.store().staff_return(id).await;
                let found =
                    found.map_err(|failure| Answer::failed(failure, |never| match never {}))?;
                let most = room(&asked, &found.view, PhotoBy::Staff).await?;
                let whom = actor.reference().unwrap_or_default();
                Ok(Allowed {
                    most,
                    limit: PHOTOS_BY_STAFF,
                    whom,
                })
            },
            async |asked, params, sent| match at_desk(&asked, &params) {
                Some((id, actor)) => press_at_desk(&asked, &actor, id, &sent).await,
                None => Answer::NotFound,
            },
        ),
    ]
}

/// What a customer may send at once.
pub(crate) fn allowed_of_customer(asked: &Asked, most: usize) -> Allowed {
    Allowed {
        most,
        limit: PHOTOS_BY_ADDRESS,
        whom: asked.address.clone(),
    }
}

async fn room(asked: &Asked, view: &ReturnView, by: PhotoBy) -> Result<usize, Answer> {
    let photos = asked.store().photos_of(view).await?;
    Ok(view.room_for_photos(by, &photos))
}

fn id(params: &Params) -> Option<ReturnId> {
    params.get("id")?.parse().ok()
}

fn at_desk(asked: &Asked, params: &Params) -> Option<(ReturnId, Actor)> {
    let member = asked.staff.as_ref()?;
    let id = id(params).filter(|_| member.role.receives_returns())?;
    Some((id, Actor::Staff(member.id)))
}

async fn press(asked: &Asked, id: ReturnId, sent: &Sent) -> Answer {
    let form = &sent.form;
    let (store, viewer) = (asked.store(), &asked.viewer);
    let done = match form.get("act") {
        "remove" => match form.get("photo").parse::<PhotoId>() {
            Ok(photo) => store.remove_photo(viewer, id, photo).await,
            Err(_) => return Answer::NotFound,
        },
        _ => {
            if let Some(refused) = unread(asked, sent) {
                return Answer::Refused(refused);
            }
            let key = form.get("key");
            store.add_photos(viewer, id, key, &sent.pictures).await
        }
    };
    let to = if form.get("act") == "remove" {
        path_of(id)
    } else {
        returns::path_of(id)
    };
    answer(asked, form, to, done)
}

async fn press_at_desk(asked: &Asked, actor: &Actor, id: ReturnId, sent: &Sent) -> Answer {
    let (form, store) = (&sent.form, asked.store());
    let done = match form.get("act") {
        "remove" => match form.get("photo").parse::<PhotoId>() {
            Ok(photo) => store.remove_staff_photo(actor, id, photo).await,
            Err(_) => return Answer::NotFound,
        },
        _ => {
            if let Some(refused) = unread(asked, sent) {
                return Answer::Refused(refused);
            }
            let key = form.get("key");
            store.add_staff_photos(actor, id, key, &sent.pictures).await
        }
    };
    let to = if form.get("act") == "remove" {
        desk_path_of(id)
    } else {
        returns::desk_path_of(id)
    };
    answer(asked, form, to, done)
}

fn answer(
    asked: &Asked,
    form: &Form,
    to: String,
    done: Result<(), Failure<PhotosRefused>>,
) -> Answer {
    match done {
        Ok(()) => Answer::SeeOther(to),
        Err(failure) => Answer::failed(failure, |why| {
            Refused::field(form, FIELD, refused_words(why, asked.words()))
        }),
    }
}

/// Why what was sent is not taken; the form's other fields stand as they were typed.
pub(crate) fn unread(asked: &Asked, sent: &Sent) -> Option<Refused> {
    let (words, form) = (asked.words(), &sent.form);
    Some(match sent.unread.as_ref()? {
        Unread::File { name, why } => Refused {
            status: match why {
                PictureFault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            },
            ..Refused::field(form, FIELD, fault_words(*why, name, words))
        },
        Unread::TooMany { most } => Refused::field(form, FIELD, words.photos_refused_many(*most)),
        Unread::TooOften { seconds } => Refused {
            faults: vec![(FIELD.into(), words.photos_refused_often())],
            ..Refused::too_often(form, *seconds, "")
        },
    })
}

fn fault_words(why: PictureFault, name: &str, words: Words) -> String {
    match why {
        PictureFault::TooLarge => words.photos_refused_large(name),
        PictureFault::NotAPicture => words.photos_refused_type(name),
        PictureFault::TooManyPixels => words.photos_refused_pixels(name),
        PictureFault::Broken => words.photos_refused_broken(name),
    }
}

fn refused_words(why: PhotosRefused, words: Words) -> String {
    match why {
        PhotosRefused::Nothing => words.photos_refused_nothing(),
        PhotosRefused::TooMany { left } => words.photos_refused_many(left),
        PhotosRefused::TooManyOfPerson => words.photos_refused_person(),
        PhotosRefused::TooLate => words.photos_over(),
    }
}

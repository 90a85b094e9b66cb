//! What is pressed: a time is booked, moved or called off; at the desk, somebody has been there.

use super::super::path_of;
use crate::{
    request::{Answer, Asked, Form, PagePost, Params, Refused, page_post},
    returns::{desk_path_of, wording::move_words},
    words::Words,
};
use domain::{actor::Actor, ids::ReturnId, pickups::Slot};
use http::StatusCode;
use store::returns::{Moved, PickupRefused};

/// The POSTs of this feature.
pub(in crate::returns) fn posts() -> Vec<PagePost> {
    vec![page_post(
        "/returns/{id}/pickup",
        async |asked, params, form| match id(&params) {
            Some(id) => press(&asked, id, &form).await,
            None => Answer::NotFound,
        },
    )]
}

fn id(params: &Params) -> Option<ReturnId> {
    params.get("id")?.parse().ok()
}

async fn press(asked: &Asked, id: ReturnId, form: &Form) -> Answer {
    let store = asked.store();
    let done = if form.get("act") == "cancel" {
        store.cancel_pickup(&asked.viewer, id).await
    } else {
        let Some(slot) = Slot::read(form.get("slot")) else {
            // Whose return it is not reads nothing of it, whatever is missing in the form.
            return match store.return_page(&asked.viewer, id).await {
                Ok(_) => {
                    let missing = asked.words().pickup_missing();
                    Answer::Refused(Refused::field(form, "slot", missing))
                }
                Err(failure) => Answer::failed(failure, |never| match never {}),
            };
        };
        store.book_pickup(&asked.viewer, id, slot).await
    };
    match done {
        Ok(_) => Answer::SeeOther(path_of(id)),
        Err(failure) => Answer::failed(failure, |why| {
            let field = match why {
                PickupRefused::NotOffered | PickupRefused::Full => "slot",
                _ => "",
            };
            Refused::field(form, field, refused_words(&why, asked.words()))
        }),
    }
}

/// At the desk: fetched, just now or in the time that was told, where that is over.
pub(in crate::returns) async fn collect(
    asked: &Asked,
    actor: &Actor,
    id: ReturnId,
    form: &Form,
) -> Answer {
    let store = asked.store();
    let at = if form.get("act") == "collected_in_time" {
        let found = store.staff_return(id).await;
        let found = match found {
            Ok(found) => found,
            Err(failure) => return Answer::failed(failure, |never| match never {}),
        };
        found.view.pickup.map(|pickup| pickup.ends_at)
    } else {
        None
    };
    match store.collect_pickup(actor, id, at).await {
        Ok(Moved::Now(_)) => Answer::SeeOther(desk_path_of(id)),
        Ok(Moved::Before(at)) => Answer::Refused(Refused {
            status: StatusCode::CONFLICT,
            ..Refused::field(
                form,
                "before",
                asked
                    .words()
                    .return_desk_before(asked.format().day_and_time(at)),
            )
        }),
        Err(failure) => Answer::failed(failure, |why| {
            Refused::field(form, "", refused_words(&why, asked.words()))
        }),
    }
}

fn refused_words(why: &PickupRefused, words: Words) -> String {
    match why {
        PickupRefused::Return(why) => move_words(why, String::new(), words),
        PickupRefused::OtherWay => words.pickup_refused_other_way(),
        PickupRefused::NotOffered => words.pickup_refused_not_offered(),
        PickupRefused::Full => words.pickup_refused_full(),
        PickupRefused::Begun => words.pickup_refused_begun(),
        PickupRefused::NotBooked => words.pickup_refused_not_booked(),
        PickupRefused::WrongTime => words.pickup_refused_wrong_time(),
        PickupRefused::HandedOver => words.pickup_refused_handed_over(),
    }
}

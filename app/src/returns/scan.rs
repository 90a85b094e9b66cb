//! How a code comes to the desk besides being typed: on a picture, before the camera. Each is answered as a typed one is.

use super::{
    desk_path_of,
    find::{Found, find},
    pallet,
};
use crate::{
    design::{Button, Look, PictureField},
    islands::{CameraWords, ScanByCamera, ScannerFiles},
    request::{Answer, Asked, CodeFault, Form, Picked, Refused},
};
use domain::{ids::ReturnId, photos::PictureFault};
use http::StatusCode;
use leptos::prelude::*;
use store::StoreError;

/// So many codes of one picture are looked up.
const MOST_CODES: usize = 20;

/// A code, typed or on a picture. It leads to its return; where one is received after another, it receives it.
pub(super) async fn scanned(asked: &Asked, form: &Form, picked: Picked) -> Answer {
    let member = asked.staff.clone();
    let Some(member) = member.filter(|member| member.role.receives_returns()) else {
        return Answer::NotFound;
    };
    let is_picture = form.get("act") == "picture";
    let field = if is_picture { "picture" } else { "code" };
    let read = if is_picture {
        on_picture(asked, picked).await
    } else {
        typed(asked, form.get("code")).await
    };
    match read {
        Ok(Ok(id)) if pallet::is_on(form) => pallet::receive(asked, &member, form, field, id).await,
        Ok(Ok(id)) => Answer::SeeOther(desk_path_of(id)),
        Ok(Err((status, words))) => Answer::Refused(Refused {
            status,
            ..Refused::field(form, field, words)
        }),
        Err(error) => Answer::Broken(error),
    }
}

/// The return that is meant, or why there is none.
type Read = Result<Result<ReturnId, (StatusCode, String)>, StoreError>;

fn unread(words: String) -> Read {
    Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, words)))
}

async fn typed(asked: &Asked, code: &str) -> Read {
    match find(asked, code).await? {
        Found::Return(id) => Ok(Ok(id)),
        found => unread(found.fault(asked, code).unwrap_or_default()),
    }
}

async fn on_picture(asked: &Asked, picked: Picked) -> Read {
    let words = asked.words();
    let too_large = || {
        Ok(Err((
            StatusCode::PAYLOAD_TOO_LARGE,
            words.scan_picture_large(),
        )))
    };
    let bytes = match picked {
        Picked::Nothing => return unread(words.scan_picture_nothing()),
        Picked::TooLarge => return too_large(),
        Picked::Bytes(bytes) => bytes,
    };
    let texts = match asked.portal.codes.look(bytes).await {
        Ok(texts) => texts,
        Err(PictureFault::TooLarge) => return too_large(),
        Err(PictureFault::TooManyPixels) => return unread(words.scan_picture_pixels()),
        Err(PictureFault::NotAPicture) => return unread(words.scan_picture_strange()),
        Err(PictureFault::Broken) => return unread(words.scan_picture_broken()),
    };
    // A parcel has other codes on it, of its carrier and of what is inside: ours counts, and of several none.
    let (mut meant, mut faults) = (None, Vec::new());
    for text in texts.iter().take(MOST_CODES) {
        match find(asked, text).await? {
            Found::Return(id) if meant.is_some_and(|meant| meant != id) => {
                return unread(words.scan_picture_several());
            }
            Found::Return(id) => meant = Some(id),
            found => faults.push((found, text)),
        }
    }
    if let Some(id) = meant {
        return Ok(Ok(id));
    }
    // What looks like one of ours says more than what does not.
    faults.sort_by_key(|(found, _)| *found == Found::Faulty(CodeFault::NoCode));
    let fault = faults
        .first()
        .and_then(|(found, text)| found.fault(asked, text));
    unread(fault.unwrap_or_else(|| words.scan_picture_no_code()))
}

/// The form for a picture, folded up until it is wanted.
pub(super) fn by_picture(
    asked: &Asked,
    refused: Option<&Refused>,
    mark: Option<AnyView>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let error = refused.and_then(|refused| refused.of("picture"));
    let is_open = error.is_some();
    view! {
        <details class="scans" open=is_open>
            <summary>{words.scan_picture_open()}</summary>
            <form class="form" method="post" action="/staff/returns" enctype="multipart/form-data" novalidate>
                <input type="hidden" name="act" value="picture"/>
                {mark}
                <PictureField name="picture" label=words.scan_picture_field() hint=words.scan_picture_hint()
                    nostrip:error=error/>
                <div class="row"><Button text=words.scan_picture_button() look=Look::Quiet/></div>
            </form>
        </details>
    }
}

/// The camera, where there is what reads codes from it; on at once where what was sent before came from it.
pub(super) fn by_camera(asked: &Asked, sent: &Form) -> Option<impl IntoView + use<>> {
    let (words, site) = (asked.words(), &asked.portal.site);
    let at_once = sent.get("by") == "camera";
    let files = ScannerFiles {
        js: site.scanner_js.clone(),
        wasm: site.scanner_wasm.clone(),
    };
    let words = CameraWords {
        start: words.scan_camera_start(),
        stop: words.scan_camera_stop(),
        starting: words.scan_camera_starting(),
        looking: words.scan_camera_looking(),
        found: words.scan_camera_found(),
        stopped: words.scan_camera_stopped(),
        denied: words.scan_camera_denied(),
        missing: words.scan_camera_missing(),
        busy: words.scan_camera_busy(),
        broken: words.scan_camera_broken(),
    };
    (!files.js.is_empty()).then(|| {
        view! { <ScanByCamera files words form="scan".to_owned() at_once/> }
    })
}

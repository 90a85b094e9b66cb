//! Taking a wrong scan back: on the return's own page, and beside it where one is received after another.

use super::{desk_path_of, pallet, wording::spaced};
use crate::{
    design::{Button, Form as PostForm, Look},
    request::{Answer, Asked, Form, Refused},
    words::Words,
};
use domain::{ids::ReturnId, returns::UndoRefused, staff::StaffMember};
use http::StatusCode;
use leptos::prelude::*;
use store::returns::{Moved, ReceivedRow, StaffReturn};

/// Takes the reception back. Pressed again it says since when it is.
pub(super) async fn press(
    asked: &Asked,
    member: &StaffMember,
    id: ReturnId,
    form: &Form,
) -> Answer {
    let words = asked.words();
    match asked.store().undo_reception(member, id).await {
        Ok(Moved::Now(_)) if pallet::is_on(form) => {
            Answer::SeeOther(pallet::path_after("undone", form.get("code"), ""))
        }
        Ok(Moved::Now(_)) => Answer::SeeOther(desk_path_of(id)),
        Ok(Moved::Before(at)) => {
            let told = words.scan_undo_before(asked.format().day_and_time(at));
            Answer::Refused(Refused {
                status: StatusCode::CONFLICT,
                ..Refused::field(form, "before", told)
            })
        }
        Err(failure) => {
            Answer::failed(failure, |why| Refused::field(form, "", refusal(why, words)))
        }
    }
}

fn refusal(why: UndoRefused, words: Words) -> String {
    match why {
        UndoRefused::Cancelled => words.return_move_cancelled(),
        UndoRefused::NotReceived => words.scan_undo_not_received(),
        UndoRefused::SomebodyElses => words.scan_undo_not_yours(),
        UndoRefused::DayOver => words.scan_undo_day_over(),
        UndoRefused::Decided => words.scan_undo_decided(),
    }
}

/// On the return's page, folded up: it is wanted once in a hundred.
pub(super) fn offer(
    asked: &Asked,
    member: &StaffMember,
    found: &StaffReturn,
) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let action = desk_path_of(found.view.id);
    found.can_be_undone(member, asked.now, &asked.zone).then(|| {
        view! {
            <details class="scans">
                <summary>{words.scan_undo_open()}</summary>
                <PostForm action>
                    <p class="quiet">{words.scan_undo_lead()}</p>
                    <div class="row"><Button text=words.scan_undo_button() look=Look::Quiet name="act" value="undo"/></div>
                </PostForm>
            </details>
        }
    })
}

/// In a row of what was received today.
pub(super) fn quick(asked: &Asked, row: &ReceivedRow) -> impl IntoView + use<> {
    let words = asked.words();
    let label = words.scan_undo_one(spaced(&row.short_code));
    let code = row.short_code.clone();
    view! {
        <div class="undo">
            <PostForm action=desk_path_of(row.id)>
                {pallet::mark()}
                <input type="hidden" name="code" value=code/>
                <button type="submit" class="button small" name="act" value="undo" aria-label=label>
                    {words.scan_undo_button()}
                </button>
            </PostForm>
        </div>
    }
}

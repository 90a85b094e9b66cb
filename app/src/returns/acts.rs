//! What is pressed: agreeing a return and calling it off; at the desk, each next step.

use super::{
    amount, desk_path_of,
    fix::Picked,
    path_of, payments,
    pickup::{self, pickup_path_of},
    scan,
    steps::pieces_field,
    undo,
    wording::{move_words, refusal_words},
};
use crate::{
    photos,
    request::{
        Answer, Asked, Form, PagePost, Params, Refused, Sent, page_photos, page_post, page_upload,
        report,
    },
};
use domain::{
    actor::Actor,
    ids::ReturnId,
    photos::MOST_OF_A_RETURN,
    returns::{
        Condition, DeclineReason, Disposition, HandOver, Outcome, PartlyReason, Reason, Refusal,
        RejectReason, Rule,
    },
};
use http::StatusCode;
use store::{
    Failure,
    returns::{ChangeRefused, Chosen, InfoRefused, Inspected, MoveRefused, Moved, Verdict, Wish},
};

/// The POSTs of this feature.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    let mut posts = pickup::posts();
    posts.extend([
        page_photos(
            "/orders/{number}/fix",
            async |asked, params| {
                let found = asked
                    .store()
                    .fix_options(&asked.viewer, &number(&params))
                    .await;
                found.map_err(|failure| Answer::failed(failure, |never| match never {}))?;
                Ok(photos::allowed_of_customer(&asked, MOST_OF_A_RETURN))
            },
            async |asked, params, sent| agree(&asked, &number(&params), &sent).await,
        ),
        page_post("/returns/{id}", async |asked, params, form| {
            match (id(&params), form.get("act")) {
                (Some(id), "cancel") => moved(
                    &asked,
                    &form,
                    id,
                    asked.store().cancel_return(&asked.viewer, id).await,
                ),
                (Some(id), "hand_over") => {
                    let done = asked.store().hand_over_return(&asked.viewer, id).await;
                    moved(&asked, &form, id, done)
                }
                _ => Answer::NotFound,
            }
        }),
        page_post(
            "/returns/{id}/change",
            async |asked, params, form| match id(&params) {
                Some(id) => change(&asked, id, &form).await,
                None => Answer::NotFound,
            },
        ),
        page_upload("/staff/returns", async |asked, _, form, picked| {
            scan::scanned(&asked, &form, picked).await
        }),
        page_post(
            "/staff/returns/{id}",
            async |asked, params, form| match id(&params) {
                Some(id) => step(&asked, id, &form).await,
                None => Answer::NotFound,
            },
        ),
    ]);
    posts
}

fn number(params: &Params) -> String {
    let number = params.get("number").cloned().unwrap_or_default();
    number.replace('\0', "")
}

fn id(params: &Params) -> Option<ReturnId> {
    params.get("id")?.parse().ok()
}

async fn agree(asked: &Asked, number: &str, sent: &Sent) -> Answer {
    if let Some(refused) = photos::unread(asked, sent) {
        return Answer::Refused(refused);
    }
    if sent.pictures.is_empty() && demands_photos(asked) {
        // Whose order it is not reads nothing of it.
        return match asked.store().fix_options(&asked.viewer, number).await {
            Ok(_) => {
                let why = asked.words().photos_refused_nothing();
                Answer::Refused(Refused::field(&sent.form, photos::FIELD, why))
            }
            Err(failure) => Answer::failed(failure, |never| match never {}),
        };
    }
    match agreed(asked, number, &sent.form).await {
        Ok(id) => with_photos(asked, id, sent, next_of(asked, id).await).await,
        Err(Answer::Refused(mut refused)) if !sent.pictures.is_empty() => {
            let again = asked.words().photos_again();
            refused.faults.push((photos::FIELD.into(), again));
            Answer::Refused(refused)
        }
        Err(answer) => answer,
    }
}

/// Whether the shop agrees to this reason only with a photo.
fn demands_photos(asked: &Asked) -> bool {
    let reason = Reason::read(asked.query.get("reason"));
    let is_demanded =
        |reason: Reason| reason.offers_photos() && asked.policy.returns.photos.contains(&reason);
    reason.is_some_and(is_demanded)
}

/// Where it goes on: to the times it can be fetched at, where that was chosen, or to its page.
async fn next_of(asked: &Asked, id: ReturnId) -> String {
    match asked.store().return_page(&asked.viewer, id).await {
        Ok(view) if view.can_book_pickup(asked.now) => pickup_path_of(id),
        // The return stands; its page says what broke.
        Ok(_) | Err(_) => path_of(id),
    }
}

/// The return stands, whatever becomes of its photos: they can be added on their own page.
async fn with_photos(asked: &Asked, id: ReturnId, sent: &Sent, next: String) -> Answer {
    if sent.pictures.is_empty() {
        return Answer::SeeOther(next);
    }
    let key = sent.form.get("key");
    let added = asked
        .store()
        .add_photos(&asked.viewer, id, key, &sent.pictures)
        .await;
    match added {
        Ok(()) => Answer::SeeOther(next),
        Err(failure) => {
            if let Failure::Broken(error) = failure {
                report(&error);
            }
            Answer::SeeOther(format!("{}?lost=1", photos::path_of(id)))
        }
    }
}

async fn agreed(asked: &Asked, number: &str, form: &Form) -> Result<ReturnId, Answer> {
    let words = asked.words();
    let reason = Reason::read(asked.query.get("reason"));
    let (outcome, exchange_for) = wanted(form);
    let (Some(reason), Some(outcome)) = (reason, outcome) else {
        // Whose order it is not reads nothing of it, whatever is missing in the form.
        return Err(
            match asked.store().fix_options(&asked.viewer, number).await {
                Ok(_) => Answer::Refused(Refused::field(
                    form,
                    "outcome",
                    words.return_choose_missing(),
                )),
                Err(failure) => Answer::failed(failure, |never| match never {}),
            },
        );
    };
    let wish = Wish {
        items: Picked::items(&asked.query),
        reason,
        note: form.get("note").to_owned(),
        outcome,
        exchange_for,
        hand_over: hand_over(form).map_err(|()| {
            Answer::Refused(Refused::field(
                form,
                "hand_over",
                words.pickup_refused_way(),
            ))
        })?,
        key: form.get("key").to_owned(),
    };
    let started = asked
        .store()
        .start_return(&asked.viewer, number, &wish)
        .await;
    started.map_err(|failure| Answer::failed(failure, |refusal| refuse(asked, form, &refusal)))
}

/// What is wanted; of an exchange with what it is to be, which stands behind a colon.
pub(super) fn wanted(form: &Form) -> (Option<Outcome>, Option<String>) {
    let typed = form.get("outcome");
    match typed.split_once(':') {
        Some((outcome, sku)) => (Outcome::read(outcome), Some(sku.to_owned())),
        None => (Outcome::read(typed), None),
    }
}

/// The code where none was asked for; whether what was chosen is on offer, the agreement says.
fn hand_over(form: &Form) -> Result<HandOver, ()> {
    match form.get("hand_over") {
        "" => Ok(HandOver::DropOffQr),
        typed => HandOver::read(typed).ok_or(()),
    }
}

fn refuse(asked: &Asked, form: &Form, refusal: &Refusal) -> Refused {
    let field = match refusal.rule {
        Rule::NoteTooLong => "note",
        Rule::SameAgain
        | Rule::OutOfStock
        | Rule::CostsMore
        | Rule::NothingElse
        | Rule::ExchangeMissing => "outcome",
        Rule::HandOverNotOffered => "hand_over",
        _ => "",
    };
    Refused::field(form, field, refusal_words(refusal, &asked.format()))
}

/// Something else instead of what was agreed.
async fn change(asked: &Asked, id: ReturnId, form: &Form) -> Answer {
    let words = asked.words();
    let (Some(outcome), exchange_for) = wanted(form) else {
        // Whose return it is not reads nothing of it.
        return match asked.store().return_page(&asked.viewer, id).await {
            Ok(_) => Answer::Refused(Refused::field(
                form,
                "outcome",
                words.return_choose_missing(),
            )),
            Err(failure) => Answer::failed(failure, |never| match never {}),
        };
    };
    let changed = asked
        .store()
        .change_outcome(&asked.viewer, id, outcome, exchange_for.as_deref())
        .await;
    match changed {
        Ok(()) => Answer::SeeOther(path_of(id)),
        Err(failure) => Answer::failed(failure, |refused| match refused {
            ChangeRefused::Rule(refusal) => refuse(asked, form, &refusal),
            ChangeRefused::Move(_) => Refused::field(form, "", words.return_change_late()),
        }),
    }
}

/// A step of the customer's own. Made twice it is made once, and the page says where things are.
fn moved(
    asked: &Asked,
    form: &Form,
    id: ReturnId,
    done: Result<Moved, Failure<MoveRefused>>,
) -> Answer {
    let words = asked.words();
    match done {
        Ok(_) => Answer::SeeOther(path_of(id)),
        Err(failure) => Answer::failed(failure, |refused| {
            Refused::field(form, "", move_words(&refused, String::new(), words))
        }),
    }
}

/// The pieces that have come, as they were typed: some number above none for one line at least.
async fn some_of(asked: &Asked, id: ReturnId, form: &Form) -> Result<Vec<Chosen>, Answer> {
    let found = asked.store().staff_return(id).await;
    let found = found.map_err(|failure| Answer::failed(failure, |never| match never {}))?;
    let chosen: Vec<Chosen> = found
        .view
        .units
        .iter()
        .filter_map(|unit| {
            let pieces: i64 = form.get(&pieces_field(unit.position)).trim().parse().ok()?;
            (pieces > 0).then(|| Chosen {
                line_id: unit.line_id.clone(),
                quantity: Some(pieces),
            })
        })
        .collect();
    if chosen.is_empty() {
        let nothing = asked.words().return_refused_nothing_chosen();
        return Err(Answer::Refused(Refused::field(form, "pieces", nothing)));
    }
    Ok(chosen)
}

/// One verdict on all that is to be decided of a line, or of every line; none where nobody said how it came back and the
/// whole is taken as it is, which has a step of its own.
async fn inspected(
    asked: &Asked,
    id: ReturnId,
    form: &Form,
    line: Option<&str>,
    verdict: Verdict,
) -> Result<Vec<Inspected>, Answer> {
    let of = |field: &str| match line {
        Some(_) => form.get(&format!("partly_{field}")).to_owned(),
        None => form.get(field).to_owned(),
    };
    let condition = Condition::read(&of("condition"));
    let disposition = Disposition::read(&of("disposition"));
    if line.is_none() && condition.is_none() && disposition.is_none() {
        return Ok(Vec::new());
    }
    let found = asked.store().staff_return(id).await;
    let found = found.map_err(|failure| Answer::failed(failure, |never| match never {}))?;
    let mut lines: Vec<String> = Vec::new();
    for unit in found
        .view
        .units
        .iter()
        .filter(|unit| unit.unit.is_to_decide())
    {
        let is_meant = line.is_none_or(|line| line == unit.line_id);
        if is_meant && !lines.contains(&unit.line_id) {
            lines.push(unit.line_id.clone());
        }
    }
    let inspected = lines.into_iter().map(|line_id| Inspected {
        chosen: Chosen {
            line_id,
            quantity: None,
        },
        verdict,
        condition,
        disposition,
    });
    Ok(inspected.collect())
}

/// More is asked for, once.
fn asked_for_more(
    asked: &Asked,
    id: ReturnId,
    form: &Form,
    done: Result<Moved, Failure<InfoRefused>>,
) -> Answer {
    let words = asked.words();
    match done {
        Ok(Moved::Now(_)) => Answer::SeeOther(desk_path_of(id)),
        Ok(Moved::Before(_)) => Answer::Refused(Refused {
            status: StatusCode::CONFLICT,
            ..Refused::field(form, "before", words.return_one_ask_before())
        }),
        Err(failure) => Answer::failed(failure, |why| match why {
            InfoRefused::Words(why) => {
                Refused::field(form, "question", crate::cases::words_fault(why, words))
            }
            InfoRefused::Move(why) => {
                Refused::field(form, "", move_words(&why, String::new(), words))
            }
        }),
    }
}

/// One step at the desk. One made before is told with its time and made no second time.
async fn step(asked: &Asked, id: ReturnId, form: &Form) -> Answer {
    let words = asked.words();
    let Some(member) = asked
        .staff
        .as_ref()
        .filter(|member| member.role.receives_returns())
    else {
        return Answer::NotFound;
    };
    match form.get("act") {
        "undo" => return undo::press(asked, member, id, form).await,
        "paid" | "unpaid" => return payments::press(asked, member, id, form).await,
        _ => {}
    }
    let (actor, store) = (Actor::Staff(member.id), asked.store());
    if form.get("act") == "ask" {
        let done = store.ask_of_return(&actor, id, form.get("question")).await;
        return asked_for_more(asked, id, form, done);
    }
    if matches!(form.get("act"), "collected" | "collected_in_time") {
        return pickup::collect(asked, &actor, id, form).await;
    }
    // An amount that cannot be read and one that cannot be paid are told with what can be.
    let mut currency = String::new();
    let moved = match form.get("act") {
        "approve" => store.approve_return(&actor, id).await,
        "decline" => match DeclineReason::read(form.get("reason")) {
            Some(reason) => store.decline_return(&actor, id, reason).await,
            None => {
                let missing = words.return_decline_missing();
                return Answer::Refused(Refused::field(form, "reason", missing));
            }
        },
        "receive" => store.receive_return(&actor, id).await,
        "receive_some" => match some_of(asked, id, form).await {
            Ok(chosen) => store.receive_units(&actor, id, &chosen).await,
            Err(answer) => return answer,
        },
        "accept" => match inspected(asked, id, form, None, Verdict::Accepted).await {
            Ok(inspected) if inspected.is_empty() => store.accept_return(&actor, id).await,
            Ok(inspected) => store.inspect_units(&actor, id, &inspected).await,
            Err(answer) => return answer,
        },
        "partly" => {
            let Some(reason) = PartlyReason::read(form.get("partly_reason")) else {
                let missing = words.return_reject_missing();
                return Answer::Refused(Refused::field(form, "partly_reason", missing));
            };
            currency = match store.staff_return(id).await {
                Ok(found) => found.view.currency,
                Err(failure) => return Answer::failed(failure, |never| match never {}),
            };
            match amount::read(form.get("partly_amount"), &currency) {
                None => Err(Failure::Refused(MoveRefused::NoAmount)),
                Some(amount_minor) => {
                    let verdict = Verdict::Partly {
                        reason,
                        amount_minor,
                    };
                    let line = Some(form.get("line"));
                    match inspected(asked, id, form, line, verdict).await {
                        Ok(inspected) => store.inspect_units(&actor, id, &inspected).await,
                        Err(answer) => return answer,
                    }
                }
            }
        }
        "reject" => match RejectReason::read(form.get("reason")) {
            Some(reason) => store.reject_return(&actor, id, reason).await,
            None => {
                return Answer::Refused(Refused::field(
                    form,
                    "reason",
                    words.return_reject_missing(),
                ));
            }
        },
        "refund" => {
            currency = match store.staff_return(id).await {
                Ok(found) => found.view.currency,
                Err(failure) => return Answer::failed(failure, |never| match never {}),
            };
            match amount::read(form.get("amount"), &currency) {
                Some(minor) => store.refund_return(&actor, id, Some(minor)).await,
                None => Err(Failure::Refused(MoveRefused::NoAmount)),
            }
        }
        "replace" => store.replace_return(&actor, id).await,
        _ => return Answer::NotFound,
    };
    match moved {
        Ok(Moved::Now(_)) => Answer::SeeOther(desk_path_of(id)),
        Ok(Moved::Before(at)) => Answer::Refused(Refused {
            status: StatusCode::CONFLICT,
            ..Refused::field(
                form,
                "before",
                words.return_desk_before(asked.format().day_and_time(at)),
            )
        }),
        Err(failure) => Answer::failed(failure, |why| {
            let most = match &why {
                MoveRefused::MoreThanPaid { most_minor } => {
                    asked.format().money(*most_minor, &currency)
                }
                _ => String::new(),
            };
            let field = match &why {
                MoveRefused::MoreThanPaid { .. } | MoveRefused::NoAmount
                    if form.get("act") == "partly" =>
                {
                    "partly_amount"
                }
                MoveRefused::MoreThanPaid { .. } | MoveRefused::NoAmount => "amount",
                MoveRefused::TooMany { .. } => "pieces",
                _ => "",
            };
            Refused::field(form, field, move_words(&why, most, words))
        }),
    }
}

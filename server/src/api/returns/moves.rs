//! `POST /api/v1/returns/{id}/{receive|inspect|decide|refund|replace|cancel|change}`: the steps at the desk. A step made twice is
//! made once, and answers the same; one that cannot be made from where the return stands is 409.

use super::{super::Problem, bodies, named, out};
use crate::{api::body::JsonBytes, serve::Shared};
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    actor::Actor,
    ids::ReturnId,
    orders::fault::Fault,
    returns::incoming::{
        DecisionIn, UnitIn, VerdictIn, parse_change, parse_decision, parse_inspect, parse_refund,
        parse_units,
    },
};
use std::sync::Arc;
use store::{
    Failure,
    keys::ApiKey,
    returns::{ChangeRefused, Chosen, Inspected, MoveRefused, Moved, Verdict},
};

const TITLE: &str = "The body does not say what this move must";

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
                    (status = 422, description = "Fields at fault, each with its pointer", body = Problem, content_type = "application/problem+json"),
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
                let id = named(&id)?;
                let act: Act = $act;
                act.make(&shared, &Actor::Shop(caller.id), id, &body).await?;
                Ok(Json(out::load(&shared, id).await?))
            }
        )+
    };
}

moves! {
    /// The goods are with the shop, all that were awaited or some pieces. The first reception starts the clock of the
    /// refund.
    receive, "/api/v1/returns/{id}/receive", "postReturnReceive", bodies::UnitsBody, Act::Receive;
    /// What is thought of the goods, piece by piece.
    inspect, "/api/v1/returns/{id}/inspect", "postReturnInspect", bodies::InspectBody, Act::Inspect;
    /// Yes or no: to a return that was asked for, or to all that has come.
    decide, "/api/v1/returns/{id}/decide", "postReturnDecide", bodies::DecideBody, Act::Decide;
    /// Money goes back for what was accepted, never more than was paid; of store credit, its worth stands with the shop.
    /// Where a webhook listens for `refund.requested`, the refund is `pending` until it is confirmed.
    refund, "/api/v1/returns/{id}/refund", "postReturnRefund", bodies::RefundBody, Act::Refund;
    /// What was agreed is sent, as an order of its own at no price.
    replace, "/api/v1/returns/{id}/replace", "postReturnReplace", bodies::UnitsBody, Act::Replace;
    /// Something else is wanted instead of what was agreed, until somebody has looked at the goods.
    change, "/api/v1/returns/{id}/change", "postReturnChange", bodies::ChangeBody, Act::Change;
    /// The return is called off, as long as nothing has come.
    cancel, "/api/v1/returns/{id}/cancel", "postReturnCancel", bodies::UnitsBody, Act::Cancel;
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Receive,
    Inspect,
    Decide,
    Refund,
    Replace,
    Cancel,
    Change,
}

impl Act {
    async fn make(
        self,
        shared: &Shared,
        actor: &Actor,
        id: ReturnId,
        body: &JsonBytes,
    ) -> Result<(), Problem> {
        let (store, body) = (shared.store(), body.parse()?);
        let faulty = |faults: Vec<Fault>| Problem::faulty(TITLE, faults);
        let moved = match self {
            Self::Receive => {
                let units = parse_units(&body).map_err(faulty)?;
                store.receive_units(actor, id, &chosen(&units)).await
            }
            Self::Inspect => {
                let units = parse_inspect(&body).map_err(faulty)?;
                if units.is_empty() {
                    store.accept_return(actor, id).await
                } else {
                    let inspected: Vec<Inspected> = units
                        .iter()
                        .map(|said| Inspected {
                            chosen: one(&said.unit),
                            verdict: verdict(said.verdict),
                            condition: said.condition,
                            disposition: said.disposition,
                        })
                        .collect();
                    store.inspect_units(actor, id, &inspected).await
                }
            }
            Self::Decide => match parse_decision(&body).map_err(faulty)? {
                DecisionIn::Decline(reason) => store.decline_return(actor, id, reason).await,
                DecisionIn::Reject(reason) => store.reject_return(actor, id, reason).await,
                DecisionIn::Yes => match store.accept_return(actor, id).await {
                    Err(Failure::Refused(MoveRefused::NotApproved)) => {
                        store.approve_return(actor, id).await
                    }
                    accepted => accepted,
                },
            },
            Self::Refund => {
                let (units, amount) = parse_refund(&body).map_err(faulty)?;
                store.refund_units(actor, id, &chosen(&units), amount).await
            }
            Self::Replace => store.replace_return(actor, id).await,
            Self::Cancel => {
                let units = parse_units(&body).map_err(faulty)?;
                if !units.is_empty() {
                    return Err(faulty(vec![Fault {
                        pointer: "/units".to_owned(),
                        detail: "must be left out: a return is called off whole".to_owned(),
                    }]));
                }
                store.cancel_return_for(actor, id).await
            }
            Self::Change => {
                let (wanted, sku) = parse_change(&body).map_err(faulty)?;
                let changed = store
                    .change_outcome_for(actor, id, wanted, sku.as_deref())
                    .await;
                return changed.map_err(|failure| match failure {
                    Failure::Refused(ChangeRefused::Rule(rule)) => super::against(&rule, &[]),
                    Failure::Refused(ChangeRefused::Move(why)) => {
                        refused(Failure::Refused(why), &body)
                    }
                    Failure::NotFound => Problem::of(StatusCode::NOT_FOUND),
                    Failure::Broken(error) => error.into(),
                });
            }
        };
        moved
            .map(|_: Moved| ())
            .map_err(|failure| refused(failure, &body))
    }
}

fn one(unit: &UnitIn) -> Chosen {
    Chosen {
        line_id: unit.line_id.clone(),
        quantity: unit.quantity,
    }
}

fn chosen(units: &[UnitIn]) -> Vec<Chosen> {
    units.iter().map(one).collect()
}

fn verdict(said: VerdictIn) -> Verdict {
    match said {
        VerdictIn::Accepted => Verdict::Accepted,
        VerdictIn::Partly {
            reason,
            amount_minor,
        } => Verdict::Partly {
            reason,
            amount_minor,
        },
        VerdictIn::Rejected(reason) => Verdict::Rejected { reason },
        VerdictIn::NeedsDecision => Verdict::NeedsDecision,
    }
}

fn refused(failure: Failure<MoveRefused>, body: &serde_json::Value) -> Problem {
    let why = match failure {
        Failure::Refused(why) => why,
        Failure::NotFound => return Problem::of(StatusCode::NOT_FOUND),
        Failure::Broken(error) => return error.into(),
    };
    let place = |line: &str| {
        let units = body.pointer("/units").and_then(|units| units.as_array());
        let named =
            |unit: &serde_json::Value| unit.get("line_id").and_then(|id| id.as_str()) == Some(line);
        units
            .and_then(|units| units.iter().position(named))
            .unwrap_or_default()
    };
    let fault =
        |pointer: String, detail: String| Problem::faulty(TITLE, vec![Fault { pointer, detail }]);
    match &why {
        MoveRefused::UnknownLine { line_id } => fault(
            format!("/units/{}/line_id", place(line_id)),
            "is no line of this return".to_owned(),
        ),
        MoveRefused::TooMany { line_id, most } => fault(
            format!("/units/{}/quantity", place(line_id)),
            format!("is more than the {most} that this can be done for"),
        ),
        MoveRefused::MoreThanPaid { most_minor } => fault(
            "/amount_minor".to_owned(),
            format!("is more than the {most_minor} that may go back"),
        ),
        MoveRefused::NoAmount => fault("/amount_minor".to_owned(), "must be 1 or more".to_owned()),
        why => Problem::conflict("Not from where the return stands", why.to_string()),
    }
}

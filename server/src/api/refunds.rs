//! `/api/v1/refunds`: money that is to go back, for the system that pays it. It is told of each by webhook, or asks here
//! for what is pending; and says once what became of it.

use super::{Problem, body::JsonBytes};
use crate::serve::Shared;
use app::request::Form;
use axum::{
    Extension, Json,
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::RefundId,
    orders::fault::Fault,
    returns::{
        PaymentFailure, PaymentRefused, RefundState,
        incoming::{parse_confirm, parse_failure},
    },
};
use serde::Serialize;
use std::sync::Arc;
use store::{
    Failure,
    keys::ApiKey,
    returns::{Moved, RefundView},
};
use utoipa::{IntoParams, ToSchema};

const TITLE: &str = "The body does not say what became of the payment";

/// Money that goes back, or went back.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefundOut {
    id: String,
    return_id: String,
    #[schema(example = "7KQ4M2X")]
    short_code: String,
    /// The number of the order it is of
    #[schema(example = "HP-10412")]
    order: String,
    amount_minor: i64,
    /// ISO 4217
    #[schema(example = "GBP")]
    currency: String,
    /// pending, refunded, credited (its worth stands with the shop) or failed
    #[schema(example = "pending")]
    state: &'static str,
    #[schema(value_type = String, format = DateTime)]
    requested_at: Timestamp,
    /// When it was paid or failed; left out while it is pending
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    /// The payment's name, as it was confirmed
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// Why it failed: account_closed, details_wrong, declined, technical or other
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

impl From<RefundView> for RefundOut {
    fn from(view: RefundView) -> Self {
        Self {
            id: view.id.to_string(),
            return_id: view.return_id.to_string(),
            short_code: view.short_code,
            order: view.order_number,
            amount_minor: view.amount_minor,
            currency: view.currency,
            state: view.state.as_str(),
            requested_at: view.asked_at,
            settled_at: view.settled_at,
            reference: view.reference,
            reason: view.failure.map(PaymentFailure::as_str),
        }
    }
}

/// Refunds, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefundsOut {
    /// At most 100
    refunds: Vec<RefundOut>,
    /// What to send as `cursor` for the next ones; left out where these are the last
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// Which refunds.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "only describes the query, which is read with every fault named"
)]
pub struct RefundsQuery {
    /// pending (unless said otherwise), refunded, credited or failed
    #[param(example = "pending")]
    state: Option<String>,
    /// `next_cursor` of the answer before
    cursor: Option<String>,
}

/// The shop paid.
#[derive(ToSchema)]
#[schema(example = json!({"reference": "re_3Nkq8", "at": "2026-11-26T08:14:00+00:00"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ConfirmBody {
    /// The payment's name in the shop's own books; nothing of a person
    #[schema(max_length = 100)]
    reference: Option<String>,
    /// When it was paid, from the asking to now; now, unless said otherwise
    #[schema(format = DateTime)]
    at: Option<String>,
}

/// The payment did not go through.
#[derive(ToSchema)]
#[schema(example = json!({"reason": "account_closed"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct FailBody {
    /// account_closed, details_wrong, declined, technical or other
    #[schema(example = "account_closed")]
    reason: String,
}

/// Refunds in one state, the oldest first: what is pending waits for the shop to pay it.
#[utoipa::path(
    get, path = "/api/v1/refunds", tag = "returns", operation_id = "getRefunds",
    params(RefundsQuery),
    responses(
        (status = 200, description = "At most 100 of them", body = RefundsOut),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Parameters at fault", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn get_refunds(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
) -> Result<Json<RefundsOut>, Problem> {
    let query = Form::parse(&query.unwrap_or_default());
    let mut faults = Vec::new();
    let state = match query.get("state") {
        "" => Some(RefundState::Pending),
        text => RefundState::read(text),
    };
    if state.is_none() {
        let known: Vec<_> = RefundState::ALL
            .iter()
            .map(|state| state.as_str())
            .collect();
        faults.push(fault(
            "#state",
            format!("must be one of {}", known.join(", ")),
        ));
    }
    let after: Option<RefundId> = match query.get("cursor") {
        "" => None,
        text => {
            let id = text.parse().ok();
            if id.is_none() {
                faults.push(fault(
                    "#cursor",
                    "must be the next_cursor of an answer".to_owned(),
                ));
            }
            id
        }
    };
    let Some(state) = state.filter(|_| faults.is_empty()) else {
        return Err(Problem::faulty("The query does not read", faults));
    };
    let (refunds, is_more) = shared.store().refunds(state, after).await?;
    let last = refunds.last().map(|refund| refund.id.to_string());
    Ok(Json(RefundsOut {
        next_cursor: last.filter(|_| is_more),
        refunds: refunds.into_iter().map(RefundOut::from).collect(),
    }))
}

/// The shop paid: the customer is told, and what was promised is kept by the time of the payment.
///
/// Said again it changes nothing and answers the same.
#[utoipa::path(
    post, path = "/api/v1/refunds/{id}/confirm", tag = "returns", operation_id = "postRefundConfirm",
    params(("id" = String, Path, description = "The refund's id")),
    request_body(content = ConfirmBody, content_type = "application/json"),
    responses(
        (status = 200, description = "Paid, now or before: the refund as it stands", body = RefundOut),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such refund", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It failed, or was never money: the detail says as what it stands", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, each with its pointer", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn confirm(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Extension(caller): Extension<ApiKey>,
    body: JsonBytes,
) -> Result<Json<RefundOut>, Problem> {
    let id = named(&id)?;
    let said = parse_confirm(&body.parse()?).map_err(|faults| Problem::faulty(TITLE, faults))?;
    let actor = Actor::Shop(caller.id);
    let settled = shared.store().confirm_refund(&actor, id, &said).await;
    answer(&shared, id, settled).await
}

/// The payment did not go through: the money is owed as before, and refunding again asks for it anew, as another refund.
///
/// Said again it changes nothing and answers the same.
#[utoipa::path(
    post, path = "/api/v1/refunds/{id}/fail", tag = "returns", operation_id = "postRefundFail",
    params(("id" = String, Path, description = "The refund's id")),
    request_body(content = FailBody, content_type = "application/json"),
    responses(
        (status = 200, description = "Failed, now or before: the refund as it stands", body = RefundOut),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such refund", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It was paid: the detail says as what it stands", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, each with its pointer", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn fail(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Extension(caller): Extension<ApiKey>,
    body: JsonBytes,
) -> Result<Json<RefundOut>, Problem> {
    let id = named(&id)?;
    let reason = parse_failure(&body.parse()?).map_err(|faults| Problem::faulty(TITLE, faults))?;
    let actor = Actor::Shop(caller.id);
    let settled = shared.store().fail_refund(&actor, id, reason).await;
    answer(&shared, id, settled).await
}

fn named(id: &str) -> Result<RefundId, Problem> {
    id.parse().map_err(|_| Problem::of(StatusCode::NOT_FOUND))
}

fn fault(pointer: &str, detail: String) -> Fault {
    Fault {
        pointer: pointer.to_owned(),
        detail,
    }
}

async fn answer(
    shared: &Shared,
    id: RefundId,
    settled: Result<Moved, Failure<PaymentRefused>>,
) -> Result<Json<RefundOut>, Problem> {
    match settled {
        Ok(_) => {}
        Err(Failure::NotFound) => return Err(Problem::of(StatusCode::NOT_FOUND)),
        Err(Failure::Broken(error)) => return Err(error.into()),
        Err(Failure::Refused(why @ PaymentRefused::Ended(_))) => {
            let title = "Not from where the refund stands";
            return Err(Problem::conflict(title, why.to_string()));
        }
        Err(Failure::Refused(why)) => {
            return Err(Problem::faulty(TITLE, vec![fault("/at", why.to_string())]));
        }
    }
    match shared.store().refund(id).await {
        Ok(view) => Ok(Json(view.into())),
        Err(Failure::Refused(never)) => match never {},
        Err(Failure::NotFound) => Err(Problem::of(StatusCode::NOT_FOUND)),
        Err(Failure::Broken(error)) => Err(error.into()),
    }
}

//! `POST /api/v1/withdrawals`

use super::{
    Problem,
    body::JsonBytes,
    idempotency::{Done, once},
};
use crate::serve::Shared;
use app::{
    withdraw::said,
    words::{Locale, Words},
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{
    orders::fault::Fault,
    withdrawals::{Refused, parse_statement},
};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;
use store::{Failure, keys::ApiKey, withdrawals::Door};
use utoipa::ToSchema;

/// The receipt: what was stated, and when. It is the same whether the statement fits an order or not.
#[derive(Debug, Serialize, ToSchema)]
pub struct WithdrawalReceipt {
    #[schema(example = "Ana Ferreira")]
    name: String,
    #[schema(example = "HP-10412")]
    order: String,
    #[schema(example = "ana@example.com")]
    email: String,
    /// As they were sent; left out where they were
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<super::openapi::WithdrawnItems>)]
    items: Option<Value>,
    /// To the second
    #[schema(format = DateTime, example = "2026-11-26T08:14:09+00:00")]
    stated_at: String,
    /// Where the shop's clock stands: the receipt by mail tells the time there
    #[schema(example = "Europe/London")]
    time_zone: String,
}

const TITLE: &str = "The body does not say what a withdrawal must";

/// States a withdrawal from a contract (Directive 2011/83/EU, Art. 11a), for a shop that has a door of its own.
///
/// The answer is the receipt, which also goes to `email`. A statement that fits an order, its address and its period is
/// followed at once: a return by the right `withdrawal`, and the promise `withdrawal_refund_by`. Any other goes to staff,
/// and the answer is the same.
#[utoipa::path(
    post, path = "/api/v1/withdrawals", tag = "ingest", operation_id = "postWithdrawal",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Optional: a quoted string (RFC 8941); repeats the answer for 24 hours. Without one, a call sent twice is two statements"),
    ),
    request_body(content = super::openapi::WithdrawalBody, content_type = "application/json"),
    responses(
        (status = 201, description = "Stated", body = WithdrawalReceipt),
        (status = 400, description = "Not JSON, or an Idempotency-Key that does not read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `ingest`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The same call is being answered just now", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, each with its pointer; or another call's Idempotency-Key", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["ingest"])),
)]
pub async fn post_withdrawal(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<ApiKey>,
    headers: HeaderMap,
    body: JsonBytes,
) -> Result<Response, Problem> {
    // Large: it holds a whole transaction.
    Box::pin(once(
        &shared,
        &caller,
        &headers,
        "POST withdrawal",
        &body.0,
        async {
            let sent = body.parse()?;
            let statement =
                parse_statement(&sent).map_err(|faults| Problem::faulty(TITLE, faults))?;
            let locale = Locale::from_tag(statement.locale.as_deref().unwrap_or_default());
            let said = said(&statement, Words::of(locale));
            let store = shared.store();
            let stated = store
                .withdraw(Door::Api(caller.id), &statement, &said)
                .await;
            let receipt = match stated {
                Ok(receipt) => receipt,
                Err(Failure::Refused(Refused(faults))) => {
                    let faults = faults.into_iter().map(|fault| Fault {
                        pointer: format!("/{}", fault.field()),
                        detail: fault.to_string(),
                    });
                    return Err(Problem::faulty(TITLE, faults.collect()));
                }
                Err(Failure::NotFound) => return Err(Problem::of(StatusCode::NOT_FOUND)),
                Err(Failure::Broken(error)) => return Err(error.into()),
            };
            Ok(Done {
                status: StatusCode::CREATED,
                location: None,
                body: json!(WithdrawalReceipt {
                    name: receipt.name,
                    order: receipt.order,
                    email: receipt.email,
                    items: sent.get("items").filter(|items| !items.is_null()).cloned(),
                    stated_at: json!(receipt.stated_at)
                        .as_str()
                        .unwrap_or_default()
                        .to_owned(),
                    time_zone: store.policy().working_time.time_zone.clone(),
                }),
            })
        },
    ))
    .await
}

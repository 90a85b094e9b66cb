//! `/api/v1/orders/{number}/fix/simulate` and `/api/v1/returns`: what the door of the portal does, for a shop that has a
//! door, a counter or an assistant of its own. The verbs are the pages' own.

mod bodies;
pub mod moves;
mod out;
pub mod photos;
pub mod pickup;

use super::{
    Problem,
    body::{JsonBytes, path_fault},
    idempotency::{Done, once},
};
use crate::serve::Shared;
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    ids::ReturnId,
    orders::fault::Fault,
    returns::{
        Item, Refusal, Rule,
        incoming::{FixIn, parse_fix},
    },
};
use serde_json::json;
use std::sync::Arc;
use store::{Failure, keys::ApiKey};

const TITLE: &str = "The body does not say what a return must";

/// What a wish would bring: every outcome, refused ones too, with rule, sum and date. Nothing is written, and a return
/// agreed now is agreed by just this.
#[utoipa::path(
    post, path = "/api/v1/orders/{number}/fix/simulate", tag = "returns", operation_id = "postFixSimulate",
    params(("number" = String, Path, description = "The order's number", max_length = 100)),
    request_body(content = bodies::FixBody, content_type = "application/json"),
    responses(
        (status = 200, description = "As it would be", body = out::SimulationOut),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such order", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, each with its pointer", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn post_simulation(
    State(shared): State<Arc<Shared>>,
    Path(number): Path<String>,
    body: JsonBytes,
) -> Result<Response, Problem> {
    if let Some(fault) = path_fault("number", &number, 100) {
        return Err(Problem::faulty(TITLE, vec![fault]));
    }
    let fix = read(&body, false)?;
    of_one_order(&fix, Some(&number))?;
    let store = shared.store();
    let told = store
        .simulate_return_for_shop(&number, &fix.wish(""))
        .await
        .map_err(failed)?;
    let currency = store.currency_of_order(&number).await.map_err(failed)?;
    let ways = store.hand_overs_for_shop(&number, &fix.items).await;
    let ways = ways.map_err(failed)?;
    Ok(Json(out::SimulationOut::of(&told, &fix, &currency, &ways)).into_response())
}

/// Agrees a return. It is never a withdrawal from the contract, which `POST /api/v1/withdrawals` states.
///
/// All items are of one order, which each of them names. Where the shop's terms ask for a look first, its state is
/// `requested` until somebody decides.
#[utoipa::path(
    post, path = "/api/v1/returns", tag = "returns", operation_id = "postReturn",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Optional: a quoted string (RFC 8941); repeats the answer for 24 hours. Without one, a call sent twice asks for two returns"),
    ),
    request_body(content = bodies::FixBody, content_type = "application/json"),
    responses(
        (status = 201, description = "Agreed, or asked for", body = out::ReturnOut),
        (status = 400, description = "Not JSON, or an Idempotency-Key that does not read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such order", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The same call is being answered just now", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 1 MiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as application/json", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields at fault, or refused by a rule, each with its pointer; or another call's Idempotency-Key", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn post_return(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<ApiKey>,
    headers: HeaderMap,
    body: JsonBytes,
) -> Result<Response, Problem> {
    let work = async {
        let fix = read(&body, true)?;
        let order = of_one_order(&fix, None)?;
        let store = shared.store();
        let id = store
            .start_return_for(caller.id, &order, &fix.wish(""))
            .await
            .map_err(|failure| refused(failure, &fix))?;
        Ok(Done {
            status: StatusCode::CREATED,
            location: Some(format!("/api/v1/returns/{id}")),
            body: json!(out::load(&shared, id).await?),
        })
    };
    let done = once(&shared, &caller, &headers, "POST return", &body.0, work);
    // Large: it holds a whole transaction.
    Box::pin(done).await
}

/// Where a return stands.
#[utoipa::path(
    get, path = "/api/v1/returns/{id}", tag = "returns", operation_id = "getReturn",
    params(("id" = String, Path, description = "The return's id")),
    responses(
        (status = 200, description = "As it stands", body = out::ReturnOut),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `returns`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such return", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now; send it again", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["returns"])),
)]
pub async fn get_return(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
) -> Result<Json<out::ReturnOut>, Problem> {
    Ok(Json(out::load(&shared, named(&id)?).await?))
}

fn named(id: &str) -> Result<ReturnId, Problem> {
    id.parse().map_err(|_| Problem::of(StatusCode::NOT_FOUND))
}

fn read(body: &JsonBytes, is_agreed: bool) -> Result<FixIn, Problem> {
    parse_fix(&body.parse()?, is_agreed).map_err(|faults| Problem::faulty(TITLE, faults))
}

/// The one order that all items are of.
fn of_one_order(fix: &FixIn, order: Option<&str>) -> Result<String, Problem> {
    let mut named = fix.orders.iter();
    let Some(order) = order.or(fix.orders.first().map(|(_, order)| order.as_str())) else {
        return Err(Problem::faulty(
            TITLE,
            vec![Fault {
                pointer: "/items/0/order".to_owned(),
                detail: "is required: the number of the order".to_owned(),
            }],
        ));
    };
    match named.find(|(_, other)| other != order) {
        None => Ok(order.to_owned()),
        Some((place, _)) => Err(Problem::faulty(
            TITLE,
            vec![Fault {
                pointer: format!("/items/{place}/order"),
                detail: format!("must be {order}: a return is of one order, so start one for each"),
            }],
        )),
    }
}

fn failed(failure: Failure<store::Never>) -> Problem {
    match failure {
        Failure::Refused(never) => match never {},
        Failure::NotFound => Problem::of(StatusCode::NOT_FOUND),
        Failure::Broken(error) => error.into(),
    }
}

fn refused(failure: Failure<Refusal>, fix: &FixIn) -> Problem {
    match failure {
        Failure::Refused(refusal) => against(&refusal, &fix.items),
        Failure::NotFound => Problem::of(StatusCode::NOT_FOUND),
        Failure::Broken(error) => error.into(),
    }
}

/// 422 with the field: what is wrong with it, or which rule stands against it, with its date.
fn against(refusal: &Refusal, items: &[Item]) -> Problem {
    let place = refusal
        .line_id
        .as_ref()
        .and_then(|line| items.iter().position(|item| item.line_id == *line))
        .unwrap_or_default();
    let field = |field: String, detail: &str| {
        Problem::faulty(
            TITLE,
            vec![Fault {
                pointer: field,
                detail: detail.to_owned(),
            }],
        )
    };
    match refusal.rule {
        Rule::UnknownLine => field(
            format!("/items/{place}/line_id"),
            "is no line of this order",
        ),
        Rule::TooMany => field(
            format!("/items/{place}/quantity"),
            "is more than was bought and is in no return yet",
        ),
        Rule::NothingChosen => field("/items".to_owned(), "must name at least one item"),
        Rule::ExchangeMissing => field(
            "/exchange_for".to_owned(),
            "must be the SKU of a product that can be had instead: a simulation tells them",
        ),
        Rule::CostsMore => field(
            "/exchange_for".to_owned(),
            "costs more than what comes back, and nothing here takes money",
        ),
        Rule::OutOfStock => field(
            "/wanted".to_owned(),
            "cannot be sent: fewer are there than are wanted",
        ),
        Rule::NoteTooLong => field("/note".to_owned(), "must be 2000 characters or fewer"),
        Rule::HandOverNotOffered => field(
            "/hand_over".to_owned(),
            "is no way in which these goods may come back",
        ),
        rule => {
            let pointer = match refusal.line_id {
                Some(_) => format!("/items/{place}"),
                None => "/wanted".to_owned(),
            };
            let until = match refusal.until {
                Some(until) => format!(
                    ", which ended {}",
                    json!(until).as_str().unwrap_or_default()
                ),
                None => String::new(),
            };
            field(
                pointer,
                &format!("is refused by the rule {}{until}", rule.as_str()),
            )
        }
    }
}

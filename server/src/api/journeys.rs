//! `GET /api/v1/journeys/{customer}`

use super::Problem;
use crate::serve::Shared;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use domain::{Timestamp, subjects::Subject};
use serde::Serialize;
use serde_json::Value;
use std::{collections::HashMap, sync::Arc};
use store::{
    Failure,
    journeys::{CustomerView, Journey, TouchpointView},
    promises::{Promise, Revision},
};
use utoipa::ToSchema;
use uuid::Uuid;

/// One customer's whole journey.
#[derive(Debug, Serialize, ToSchema)]
pub struct JourneyOut {
    customer: CustomerOut,
    /// Oldest first
    touchpoints: Vec<TouchpointOut>,
    /// Oldest first
    promises: Vec<PromiseOut>,
}

/// Who it is; `email`, `name` and `phone` are null after erasure.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerOut {
    id: Uuid,
    external_id: Option<String>,
    email: Option<String>,
    name: Option<String>,
    phone: Option<String>,
    locale: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    erased_at: Option<Timestamp>,
}

/// One interaction.
#[derive(Debug, Serialize, ToSchema)]
pub struct TouchpointOut {
    id: Uuid,
    /// Past tense, snake case; ones this version does not know stand as they came
    #[schema(example = "shipment_scanned")]
    kind: String,
    /// awareness, consideration, decision, purchase, ownership or advocacy
    #[schema(example = "purchase")]
    stage: String,
    /// buy, own or advocate
    #[schema(example = "buy")]
    phase: String,
    /// web, email, api, carrier, import or system
    #[schema(example = "carrier")]
    channel: String,
    /// customer, staff, system, carrier or shop
    #[schema(example = "carrier")]
    actor: String,
    /// The carrier's code or the name of the member of staff
    #[schema(example = "dpd")]
    actor_name: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    occurred_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    recorded_at: Timestamp,
    subjects: Vec<SubjectOut>,
    score: Option<i64>,
    /// What the kind has to say: ids, codes and numbers
    #[schema(value_type = Object)]
    particulars: Value,
}

/// What it was about.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SubjectOut {
    Order {
        /// The order's number
        id: String,
        number: String,
    },
    Shipment {
        /// Carrier and tracking number, as in the address of its scans
        id: String,
        carrier: String,
        tracking_number: String,
    },
    Return {
        id: String,
    },
    Case {
        id: String,
    },
    Review {
        id: String,
    },
    Share {
        id: String,
    },
    Referral {
        id: String,
    },
}

impl SubjectOut {
    /// `None` for orders and parcels, which are named by their numbers instead.
    fn of(subject: Subject) -> Option<Self> {
        Some(match subject {
            Subject::Order(_) | Subject::Shipment(_) => return None,
            Subject::Return(id) => Self::Return { id: id.to_string() },
            Subject::Case(id) | Subject::CaseTurn(id, _) => Self::Case { id: id.to_string() },
            Subject::Review(id) => Self::Review { id: id.to_string() },
            Subject::Share(id) => Self::Share { id: id.to_string() },
            Subject::Referral(id) => Self::Referral { id: id.to_string() },
        })
    }
}

/// Something we said would happen by a time.
#[derive(Debug, Serialize, ToSchema)]
pub struct PromiseOut {
    id: Uuid,
    #[schema(example = "deliver_by")]
    kind: String,
    /// open, kept, broken or waived
    #[schema(example = "kept")]
    state: String,
    subjects: Vec<SubjectOut>,
    channel: String,
    made_by: String,
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
    /// The due first told: it judges the promise
    #[schema(value_type = String, format = DateTime)]
    due_at: Timestamp,
    /// The due told last
    #[schema(value_type = String, format = DateTime)]
    current_due_at: Timestamp,
    revisions: Vec<RevisionOut>,
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    /// Settled minus due: negative is early
    lateness_seconds: Option<f64>,
    #[schema(value_type = Option<String>, format = DateTime)]
    waived_at: Option<Timestamp>,
    waived_reason: Option<String>,
}

/// A due told anew.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevisionOut {
    #[schema(value_type = String, format = DateTime)]
    old_due: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    new_due: Timestamp,
    asked_by_customer: bool,
    #[schema(value_type = String, format = DateTime)]
    revised_at: Timestamp,
    /// When the customer was told by mail
    #[schema(value_type = Option<String>, format = DateTime)]
    told_at: Option<Timestamp>,
}

/// One customer's journey: every touchpoint and promise, oldest first.
#[utoipa::path(
    get, path = "/api/v1/journeys/{customer}", tag = "read", operation_id = "getJourney",
    params(("customer" = String, Path, description = "The customer's id or mail address", example = "ana@example.com")),
    responses(
        (status = 200, description = "The journey", body = JourneyOut),
        (status = 400, description = "The path does not read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `read`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Nobody has this id or address", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["read"])),
)]
pub async fn get_journey(
    State(shared): State<Arc<Shared>>,
    Path(customer): Path<String>,
) -> Result<Json<JourneyOut>, Problem> {
    if customer.chars().any(char::is_control) {
        return Err(Problem::of(StatusCode::NOT_FOUND));
    }
    match shared.store().journey(&customer).await {
        Ok(journey) => Ok(Json(journey_out(journey, shared.store().now()))),
        Err(Failure::NotFound) => Err(Problem::of(StatusCode::NOT_FOUND)),
        Err(Failure::Refused(never)) => match never {},
        Err(Failure::Broken(error)) => Err(error.into()),
    }
}

fn journey_out(journey: Journey, now: Timestamp) -> JourneyOut {
    // A promise names its subjects by id; the touchpoints of the same journey know them by name.
    let Journey {
        customer,
        touchpoints,
        promises,
    } = journey;
    let numbers: HashMap<_, _> = touchpoints
        .iter()
        .filter_map(|it| Some((it.order?, it.order_number.clone()?)))
        .collect();
    let parcels: HashMap<_, _> = touchpoints
        .iter()
        .filter_map(|it| Some((it.parcel?, it.shipment.clone()?)))
        .collect();
    let promises = promises
        .into_iter()
        .map(|promise| {
            let order = promise.order.and_then(|id| numbers.get(&id).cloned());
            let shipment = promise.shipment.and_then(|id| parcels.get(&id).cloned());
            let thing = promise.subject;
            promise_out(promise, subjects(order, shipment, thing), now)
        })
        .collect();
    JourneyOut {
        customer: customer_out(customer),
        touchpoints: touchpoints.into_iter().map(touchpoint_out).collect(),
        promises,
    }
}

fn subjects(
    order: Option<String>,
    shipment: Option<(String, String)>,
    thing: Option<Subject>,
) -> Vec<SubjectOut> {
    let order = order.map(|number| SubjectOut::Order {
        id: number.clone(),
        number,
    });
    let shipment = shipment.map(|(carrier, tracking_number)| SubjectOut::Shipment {
        id: format!("{carrier}/{tracking_number}"),
        carrier,
        tracking_number,
    });
    let thing = thing.and_then(SubjectOut::of);
    order.into_iter().chain(shipment).chain(thing).collect()
}

fn customer_out(customer: CustomerView) -> CustomerOut {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let person = customer.person.unwrap_or_default();
    CustomerOut {
        id: customer.id.0,
        external_id: customer.external_id,
        email: some(person.email),
        name: some(person.name),
        phone: some(person.phone),
        locale: customer.locale,
        created_at: customer.created_at,
        erased_at: customer.erased_at,
    }
}

fn touchpoint_out(it: TouchpointView) -> TouchpointOut {
    TouchpointOut {
        id: it.id.0,
        kind: it.touchpoint.kind(),
        phase: domain::touchpoints::Stage::read(&it.stage)
            .phase()
            .to_owned(),
        stage: it.stage,
        channel: it.channel,
        actor: it.actor.as_str().to_owned(),
        actor_name: it.actor_name,
        occurred_at: it.occurred_at,
        recorded_at: it.recorded_at,
        subjects: subjects(it.order_number, it.shipment, it.touchpoint.subject()),
        score: it.score,
        particulars: it.touchpoint.particulars(),
    }
}

fn promise_out(promise: Promise, subjects: Vec<SubjectOut>, now: Timestamp) -> PromiseOut {
    PromiseOut {
        id: promise.id.0,
        kind: promise.kind.as_str().to_owned(),
        state: promise.state(now).as_str().to_owned(),
        subjects,
        channel: promise.channel,
        made_by: promise.made_by.as_str().to_owned(),
        made_at: promise.made_at,
        due_at: promise.times.due_at,
        current_due_at: promise.times.current_due_at,
        settled_at: promise.times.settled_at,
        lateness_seconds: promise.times.lateness_seconds(),
        waived_at: promise.times.waived_at,
        waived_reason: (!promise.waived_reason.is_empty()).then_some(promise.waived_reason),
        revisions: promise.revisions.into_iter().map(revision_out).collect(),
    }
}

fn revision_out(revision: Revision) -> RevisionOut {
    RevisionOut {
        old_due: revision.old_due,
        new_due: revision.new_due,
        asked_by_customer: revision.asked_by_customer,
        revised_at: revision.revised_at,
        told_at: revision.told_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{CaseId, ReferralId, ReturnId, ReviewId, ShareId};

    #[test]
    fn whatever_a_touchpoint_or_a_promise_is_about_comes_out_by_its_kind_and_id() {
        let id = Uuid::from_u128(7);
        for (subject, kind) in [
            (Subject::Return(ReturnId(id)), "return"),
            (Subject::Case(CaseId(id)), "case"),
            (Subject::CaseTurn(CaseId(id), 3), "case"),
            (Subject::Review(ReviewId(id)), "review"),
            (Subject::Share(ShareId(id)), "share"),
            (Subject::Referral(ReferralId(id)), "referral"),
        ] {
            let told = serde_json::to_value(subjects(None, None, Some(subject))).unwrap();
            assert_eq!(
                told,
                serde_json::json!([{ "kind": kind, "id": id.to_string() }])
            );
        }
    }
}

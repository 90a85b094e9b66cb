//! `/api/v1/openapi.json`: the API as this build answers it.

use super::{
    Problem, gaps, journeys, orders, problem::FieldFault, products, refunds, returns, scans,
    withdrawals,
};
use crate::serve::Shared;
use axum::{Json, extract::State};
use serde::Serialize;
use std::sync::Arc;
use utoipa::{
    Modify, OpenApi, ToSchema,
    openapi::{
        Server,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Throughline",
        description = "Orders, scans, returns, journeys and gaps of one shop. Times are RFC 3339 with an offset; a promise given as a \
            date alone means the end of that day in the shop's time zone; money is in minor units of its currency; a body \
            may have 1 MiB and a list 100 entries.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later"),
        contact(),
    ),
    paths(
        orders::put_order, products::put_product, scans::post_events, withdrawals::post_withdrawal, journeys::get_journey, gaps::get_gaps,
        returns::post_simulation, returns::post_return, returns::get_return, returns::moves::receive, returns::moves::inspect,
        returns::moves::decide, returns::moves::refund, returns::moves::replace, returns::moves::cancel,
        returns::moves::change, returns::photos::add, refunds::get_refunds, refunds::confirm, refunds::fail,
        returns::pickup::get_slots, returns::pickup::book, returns::pickup::cancel, returns::pickup::collected, get_openapi,
    ),
    components(schemas(Problem, FieldFault)),
    tags(
        (name = "ingest", description = "What shop systems and carriers bring: keys with the scope `ingest`"),
        (name = "returns", description = "What may come back, how far it is, and what is paid for it: keys with the scope `returns`"),
        (name = "read", description = "What the ledger knows: keys with the scope `read`"),
        (name = "about", description = "The API itself"),
    ),
    modifiers(&Keys),
)]
struct Api;

struct Keys;

impl Modify for Keys {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("tl_ and 43 letters")
            .description(Some("Made by `throughline api-key add`; scopes: ingest, read, returns, cases, reviews, admin"))
            .build();
        api.components
            .get_or_insert_default()
            .add_security_scheme("key", SecurityScheme::Http(scheme));
    }
}

/// This document.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "about", operation_id = "getOpenapi",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json", body = Object)),
    security(()),
)]
pub async fn get_openapi(State(shared): State<Arc<Shared>>) -> Json<utoipa::openapi::OpenApi> {
    let mut api = Api::openapi();
    api.servers = Some(vec![Server::new(shared.origin.as_str())]);
    Json(api)
}

/// An order; it is read with every fault named, so this only describes it.
#[derive(ToSchema)]
#[schema(example = json!({
    "number": "HP-10412", "placed_at": "2026-11-12T09:14:00+00:00", "status": "confirmed", "currency": "GBP",
    "customer": {"email": "ana@example.com", "name": "Ana Ferreira", "locale": "pt"},
    "lines": [{"line_id": "1", "sku": "KETTLE-01", "title": "Enamel kettle", "quantity": 1, "unit_price_minor": 6400}],
    "shipping_address": {"name": "Ana Ferreira", "street": "4 Quay Street", "city": "Bristol", "postal_code": "BS1 4DJ", "country": "GB"},
    "deliver_by": "2026-11-23",
    "shipments": [{"carrier": "dpd", "tracking_number": "15501234567890", "lines": [{"line_id": "1", "quantity": 1}]}]
}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct OrderBody {
    /// The same as in the URL
    #[schema(max_length = 100)]
    number: String,
    #[schema(format = DateTime)]
    placed_at: String,
    status: OrderStatusName,
    /// ISO 4217
    #[schema(min_length = 3, max_length = 3, example = "GBP")]
    currency: String,
    customer: CustomerBody,
    #[schema(max_items = 100)]
    lines: Vec<LineBody>,
    shipping_address: Option<AddressBody>,
    /// A date (the end of that day where the shop is) or a time: one for the order, unless a shipment names its own
    #[schema(example = "2026-11-23")]
    deliver_by: Option<String>,
    /// A date or a time; without one, the shop's own term counts from the confirmation
    dispatch_by: Option<String>,
    /// Known ones that are not named stay
    #[schema(max_items = 100)]
    shipments: Option<Vec<ShipmentBody>>,
    /// The code of the invitation it was bought by, as the friend typed it; the first one told counts
    #[schema(max_length = 60, example = "ANA-7KQ4")]
    referral_code: Option<String>,
}

/// Where an order stands.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub enum OrderStatusName {
    Placed,
    Confirmed,
    Packed,
    Shipped,
    Delivered,
    Cancelled,
}

/// Who bought: `email`, `external_id` or both.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct CustomerBody {
    #[schema(format = Email, max_length = 254)]
    email: Option<String>,
    #[schema(max_length = 200)]
    name: Option<String>,
    #[schema(max_length = 50)]
    phone: Option<String>,
    /// A BCP 47 tag
    #[schema(max_length = 35, example = "pt-BR")]
    locale: Option<String>,
    /// The shop's own id of the customer
    #[schema(max_length = 200)]
    external_id: Option<String>,
}

/// What was bought.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct LineBody {
    #[schema(max_length = 100)]
    line_id: String,
    #[schema(max_length = 100)]
    sku: String,
    #[schema(max_length = 500)]
    title: String,
    #[schema(minimum = 1, maximum = 1_000_000)]
    quantity: i64,
    /// For one piece
    #[schema(minimum = 0)]
    unit_price_minor: i64,
    /// For grouping the gaps
    #[schema(max_length = 200)]
    category: Option<String>,
}

/// Where it goes.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct AddressBody {
    name: Option<String>,
    street: Option<String>,
    city: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
    /// ISO 3166-1 alpha-2
    #[schema(example = "GB")]
    country: Option<String>,
}

/// A parcel.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ShipmentBody {
    #[schema(max_length = 100, example = "dpd")]
    carrier: String,
    #[schema(max_length = 100)]
    tracking_number: String,
    /// What is in it; left out means everything
    lines: Option<Vec<ShipmentLineBody>>,
    /// A date or a time
    deliver_by: Option<String>,
}

/// Pieces of a line in a parcel.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ShipmentLineBody {
    line_id: String,
    quantity: i64,
}

/// A statement of withdrawal.
#[derive(ToSchema)]
#[schema(example = json!({"name": "Ana Ferreira", "order": "HP-10412", "email": "ana@example.com"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct WithdrawalBody {
    #[schema(max_length = 100)]
    name: String,
    /// The number of the order, which stands for the contract
    #[schema(max_length = 100)]
    order: String,
    /// Where the receipt goes
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// Which items; left out means the whole contract. As words (at most 500 characters), one a line, each as the order
    /// calls it; or as a list
    items: Option<WithdrawnItems>,
    /// The language of the receipt, a BCP 47 tag
    #[schema(max_length = 35, example = "de")]
    locale: Option<String>,
}

/// What is withdrawn, in words or as a list.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub enum WithdrawnItems {
    Words(String),
    Lines(Vec<WithdrawnLine>),
}

/// Pieces of a line; all of them unless said otherwise.
#[derive(Serialize, ToSchema)]
pub struct WithdrawnLine {
    line_id: String,
    quantity: Option<i64>,
}

/// Scans of one parcel.
#[derive(ToSchema)]
#[schema(example = json!({"events": [{
    "id": "dpd-77120", "occurred_at": "2026-11-14T06:40:00+00:00", "status": "in_transit",
    "detail": "arrived_at_facility", "message": "Sorted at the depot", "location": "Leeds"
}]}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ScansBody {
    #[schema(max_items = 100)]
    events: Vec<ScanBody>,
}

/// One scan.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ScanBody {
    /// Unique within the shipment
    #[schema(max_length = 200)]
    id: String,
    #[schema(format = DateTime)]
    occurred_at: String,
    /// unknown, pre_transit, in_transit, out_for_delivery, delivered, available_for_pickup, return_to_sender, failure,
    /// cancelled or error; other codes are kept and shown raw
    #[schema(max_length = 100, example = "in_transit")]
    status: String,
    #[schema(max_length = 200)]
    detail: Option<String>,
    /// The carrier's own words
    #[schema(max_length = 1000)]
    message: Option<String>,
    #[schema(max_length = 200)]
    location: Option<String>,
}

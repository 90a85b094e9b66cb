//! Bodies as `openapi.json` describes them. They are read with every fault named, so these only describe.

use utoipa::ToSchema;

/// What is wrong with which things, and what is wanted.
#[derive(ToSchema)]
#[schema(example = json!({
    "items": [{"order": "HP-10412", "line_id": "1", "quantity": 1}], "reason": "faulty", "note": "The handle is loose",
    "wanted": "replacement", "hand_over": "drop_off_qr"
}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct FixBody {
    #[schema(min_items = 1, max_items = 100)]
    items: Vec<FixItem>,
    /// late, missing, damaged, wrong_item, missing_parts, faulty, does_not_suit, changed_my_mind or other
    #[schema(example = "faulty")]
    reason: String,
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// refund, exchange, replacement, missing_part, repair, store_credit or keep_with_part_refund; a simulation tells of all
    #[schema(example = "refund")]
    wanted: Option<String>,
    /// The SKU of what is wanted in exchange: one of the `choices` that a simulation tells, or any other of the shop's
    /// products that costs no more
    #[schema(max_length = 100)]
    exchange_for: Option<String>,
    /// drop_off_qr (where nothing is said), label, in_store or home_pickup; of what comes back
    #[schema(example = "drop_off_qr")]
    hand_over: Option<String>,
}

/// So many pieces of a line of an order.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct FixItem {
    /// All items are of one order; a simulation knows it from its address
    #[schema(max_length = 100)]
    order: Option<String>,
    #[schema(max_length = 100)]
    line_id: String,
    /// 1, unless said otherwise
    #[schema(minimum = 1)]
    quantity: Option<i64>,
}

/// What is wanted instead of what was agreed.
#[derive(ToSchema)]
#[schema(example = json!({"wanted": "store_credit"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct ChangeBody {
    /// refund, exchange, replacement, missing_part, repair, store_credit or keep_with_part_refund
    #[schema(example = "store_credit")]
    wanted: String,
    /// The SKU of what is wanted in exchange
    #[schema(max_length = 100)]
    exchange_for: Option<String>,
}

/// The pieces a move is about; everything, where none are named.
#[derive(ToSchema)]
#[schema(example = json!({"units": [{"line_id": "1", "quantity": 1}]}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct UnitsBody {
    #[schema(max_items = 100)]
    units: Option<Vec<UnitName>>,
}

/// Pieces of a returned line; all that the move can be made for, unless so many are named.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct UnitName {
    #[schema(max_length = 100)]
    line_id: String,
    #[schema(minimum = 1)]
    quantity: Option<i64>,
}

/// What is paid back, and for which pieces.
#[derive(ToSchema)]
#[schema(example = json!({"amount_minor": 6400}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct RefundBody {
    #[schema(max_items = 100)]
    units: Option<Vec<UnitName>>,
    /// All that is owed for them, unless less was settled on
    #[schema(minimum = 1)]
    amount_minor: Option<i64>,
}

/// What is thought of the goods; all of them are taken back as they are, where nothing is said.
#[derive(ToSchema)]
#[schema(example = json!({"units": [{"line_id": "1", "acceptance": "partly", "reason": "signs_of_use", "amount_minor": 5000, "condition": "used", "disposition": "refurbish"}]}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct InspectBody {
    #[schema(max_items = 100)]
    units: Option<Vec<InspectedUnit>>,
}

/// What is thought of some pieces.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct InspectedUnit {
    #[schema(max_length = 100)]
    line_id: String,
    #[schema(minimum = 1)]
    quantity: Option<i64>,
    /// accepted, partly, rejected or needs_decision
    acceptance: String,
    /// Of partly: signs_of_use, incomplete, other. Of rejected: worn, damaged_in_use, incomplete, not_ours, other
    reason: Option<String>,
    /// Of partly: what goes back for all of these
    #[schema(minimum = 0)]
    amount_minor: Option<i64>,
    /// as_new, opened, used or damaged
    condition: Option<String>,
    /// restock, refurbish, recycle or missing
    disposition: Option<String>,
}

/// Yes or no to a return as a whole; yes, where nothing is said.
#[derive(ToSchema)]
#[schema(example = json!({"decision": "decline", "reason": "not_covered"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct DecideBody {
    /// `approve` a return that was asked for or `accept` what has come (the default, whichever is to be decided);
    /// `decline` the first, `reject` the second
    decision: Option<String>,
    /// Of decline: not_covered, no_answer, not_ours, other. Of reject: worn, damaged_in_use, incomplete, not_ours, other
    reason: Option<String>,
}

/// The time a return is to be fetched.
#[derive(ToSchema)]
#[schema(example = json!({"slot": "2026-12-01T09:00-13:00"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct PickupBody {
    /// As `pickup/slots` names it
    slot: String,
}

/// When it was fetched.
#[derive(ToSchema)]
#[schema(example = json!({"at": "2026-12-01T11:20:00Z"}))]
#[expect(dead_code, reason = "only describes the body, which `domain` reads")]
pub struct CollectedBody {
    /// Since it was booked; just now, where nothing is said
    #[schema(format = DateTime)]
    at: Option<String>,
}

/// Nothing is asked.
#[derive(ToSchema)]
#[schema(example = json!({}))]
pub struct NothingBody {}

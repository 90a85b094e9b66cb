//! Reading what the API is sent about returns: every fault named by its pointer, all of them at once.

use super::{
    Condition, DeclineReason, Disposition, HandOver, Item, LONGEST_NOTE, Outcome, PartlyReason,
    PaymentFailure, Reason, RejectReason, Wish,
};
use crate::{
    Timestamp,
    orders::fault::{Fault, Reader},
};
use serde_json::Value;

const MOST: usize = 100;
const MOST_PIECES: i64 = 1_000_000;
/// The largest sum a call may name: an `i64` of it adds up without an end.
const LARGEST_MINOR: i64 = 1_000_000_000_000;
/// How long a payment's name may be.
pub const LONGEST_REFERENCE: usize = 100;

/// `items, reason, note, wanted, exchange_for, hand_over`: what a simulation tells of, and what a return is agreed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixIn {
    /// The order of each item, where it is named, with its place in the list.
    pub orders: Vec<(usize, String)>,
    pub items: Vec<Item>,
    pub reason: Reason,
    pub note: String,
    pub wanted: Option<Outcome>,
    /// The SKU of what is wanted instead.
    pub exchange_for: Option<String>,
    pub hand_over: Option<HandOver>,
}

impl FixIn {
    /// The wish it states; a refund and a parcel, where nothing else was named.
    #[must_use]
    pub fn wish(&self, key: &str) -> Wish {
        Wish {
            items: self.items.clone(),
            reason: self.reason,
            note: self.note.clone(),
            outcome: self.wanted.unwrap_or(Outcome::Refund),
            exchange_for: self.exchange_for.clone(),
            hand_over: self.hand_over.unwrap_or(HandOver::DropOffQr),
            key: key.to_owned(),
        }
    }
}

/// Reads the body of `…/fix/simulate` and of `POST /api/v1/returns`, which also demands `wanted`.
///
/// # Errors
/// Every fault found.
pub fn parse_fix(body: &Value, is_agreed: bool) -> Result<FixIn, Vec<Fault>> {
    let mut r = Reader::new(body);
    let mut orders = Vec::new();
    let mut place = 0;
    let items = r.list("/items", MOST, |r, at| {
        if let Some(order) = r.optional_text(&format!("{at}/order"), 100) {
            orders.push((place, order));
        }
        place += 1;
        Item {
            line_id: r.text(&format!("{at}/line_id"), 100),
            quantity: match r.value(&format!("{at}/quantity")) {
                None => 1,
                Some(_) => r.whole(&format!("{at}/quantity"), 1, MOST_PIECES),
            },
        }
    });
    if items.is_empty() && r.value("/items").is_some_and(Value::is_array) {
        r.fault("/items", "must name at least one item");
    }
    let reason = code(&mut r, "/reason", Reason::read, Reason::ALL, Reason::as_str);
    if reason.is_none() && r.value("/reason").is_none() {
        r.fault("/reason", "is required");
    }
    let note = match r.value("/note") {
        None => String::new(),
        Some(Value::String(note)) => {
            if note.chars().count() > LONGEST_NOTE {
                r.fault(
                    "/note",
                    format!("must be {LONGEST_NOTE} characters or fewer"),
                );
            }
            note.clone()
        }
        Some(_) => {
            r.fault("/note", "must be a text");
            String::new()
        }
    };
    let wanted = code(
        &mut r,
        "/wanted",
        Outcome::read,
        Outcome::ALL,
        Outcome::as_str,
    );
    if is_agreed && r.value("/wanted").is_none() {
        r.fault("/wanted", "is required");
    }
    let exchange_for = r.optional_text("/exchange_for", 100);
    if is_agreed && wanted == Some(Outcome::Exchange) && exchange_for.is_none() {
        r.fault("/exchange_for", "is required: the SKU of what it is to be");
    }
    let hand_over = code(
        &mut r,
        "/hand_over",
        HandOver::read,
        HandOver::ALL,
        HandOver::as_str,
    );
    r.finish(FixIn {
        orders,
        items,
        reason: reason.unwrap_or(Reason::Other),
        note,
        wanted,
        exchange_for,
        hand_over,
    })
}

/// `change {wanted, exchange_for?}`: something else instead of what was agreed.
///
/// # Errors
/// Every fault found.
pub fn parse_change(body: &Value) -> Result<(Outcome, Option<String>), Vec<Fault>> {
    let mut r = Reader::new(body);
    let wanted = code(
        &mut r,
        "/wanted",
        Outcome::read,
        Outcome::ALL,
        Outcome::as_str,
    );
    if wanted.is_none() && r.value("/wanted").is_none() {
        r.fault("/wanted", "is required");
    }
    let exchange_for = r.optional_text("/exchange_for", 100);
    if wanted == Some(Outcome::Exchange) && exchange_for.is_none() {
        r.fault("/exchange_for", "is required: the SKU of what it is to be");
    }
    r.finish((wanted.unwrap_or(Outcome::Refund), exchange_for))
}

/// Pieces that a move is about, as a call names them; all of a line where no number stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitIn {
    pub line_id: String,
    pub quantity: Option<i64>,
}

/// `receive {units?}`. Nothing named means everything.
///
/// # Errors
/// Every fault found.
pub fn parse_units(body: &Value) -> Result<Vec<UnitIn>, Vec<Fault>> {
    let mut r = Reader::new(body);
    let units = units(&mut r);
    r.finish(units)
}

/// `refund {units?, amount_minor?}`.
///
/// # Errors
/// Every fault found.
pub fn parse_refund(body: &Value) -> Result<(Vec<UnitIn>, Option<i64>), Vec<Fault>> {
    let mut r = Reader::new(body);
    let units = units(&mut r);
    let is_said = r.value("/amount_minor").is_some();
    let amount = is_said.then(|| r.whole("/amount_minor", 1, LARGEST_MINOR));
    r.finish((units, amount))
}

/// What a call says of pieces that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectedIn {
    pub unit: UnitIn,
    pub verdict: VerdictIn,
    pub condition: Option<Condition>,
    pub disposition: Option<Disposition>,
}

/// Whether they are taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictIn {
    Accepted,
    Partly {
        reason: PartlyReason,
        amount_minor: i64,
    },
    Rejected(RejectReason),
    NeedsDecision,
}

/// `inspect {units[{line_id, quantity?, acceptance, reason?, amount_minor?, condition?, disposition?}]}`.
///
/// # Errors
/// Every fault found.
pub fn parse_inspect(body: &Value) -> Result<Vec<InspectedIn>, Vec<Fault>> {
    let mut r = Reader::new(body);
    let units = r.optional_list("/units", MOST, |r, at| InspectedIn {
        unit: unit(r, at),
        verdict: verdict(r, at),
        condition: code(
            r,
            &format!("{at}/condition"),
            Condition::read,
            Condition::ALL,
            Condition::as_str,
        ),
        disposition: code(
            r,
            &format!("{at}/disposition"),
            Disposition::read,
            Disposition::ALL,
            Disposition::as_str,
        ),
    });
    r.finish(units.unwrap_or_default())
}

fn verdict(r: &mut Reader<'_>, at: &str) -> VerdictIn {
    let (of, why) = (format!("{at}/acceptance"), format!("{at}/reason"));
    match r.text(&of, 100).as_str() {
        "accepted" | "" => VerdictIn::Accepted,
        "partly" => {
            let reason = code(
                r,
                &why,
                PartlyReason::read,
                PartlyReason::ALL,
                PartlyReason::as_str,
            );
            VerdictIn::Partly {
                reason: reason.unwrap_or(PartlyReason::Other),
                amount_minor: r.whole(&format!("{at}/amount_minor"), 0, LARGEST_MINOR),
            }
        }
        "rejected" => {
            let reason = code(
                r,
                &why,
                RejectReason::read,
                RejectReason::ALL,
                RejectReason::as_str,
            );
            if reason.is_none() && r.value(&why).is_none() {
                r.fault(&why, "is required: the customer reads it");
            }
            VerdictIn::Rejected(reason.unwrap_or(RejectReason::Other))
        }
        "needs_decision" => VerdictIn::NeedsDecision,
        _ => {
            r.fault(
                &of,
                "must be one of accepted, partly, rejected, needs_decision",
            );
            VerdictIn::Accepted
        }
    }
}

/// What a call decides of a whole return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionIn {
    /// Yes, whatever is asked: agree a return that was asked for, or take back what has come.
    Yes,
    Decline(DeclineReason),
    Reject(RejectReason),
}

/// `decide {decision?, reason?}`: `approve` or `accept` (the default, whichever is to be decided), `decline` a return that
/// was asked for, `reject` what has come.
///
/// # Errors
/// Every fault found.
pub fn parse_decision(body: &Value) -> Result<DecisionIn, Vec<Fault>> {
    let mut r = Reader::new(body);
    let decision = match r
        .optional_text("/decision", 100)
        .unwrap_or_default()
        .as_str()
    {
        "" | "approve" | "accept" => DecisionIn::Yes,
        "decline" => {
            let reason = code(
                &mut r,
                "/reason",
                DeclineReason::read,
                DeclineReason::ALL,
                DeclineReason::as_str,
            );
            DecisionIn::Decline(reason.unwrap_or(DeclineReason::Other))
        }
        "reject" => {
            let reason = code(
                &mut r,
                "/reason",
                RejectReason::read,
                RejectReason::ALL,
                RejectReason::as_str,
            );
            DecisionIn::Reject(reason.unwrap_or(RejectReason::Other))
        }
        _ => {
            r.fault(
                "/decision",
                "must be one of approve, accept, decline, reject",
            );
            DecisionIn::Yes
        }
    };
    r.finish(decision)
}

/// The shop's word that it paid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConfirmIn {
    /// The payment's name in the shop's own books.
    pub reference: Option<String>,
    /// When it was paid; now, unless said otherwise.
    pub at: Option<Timestamp>,
}

/// `confirm {reference?, at?}`.
///
/// # Errors
/// Every fault found.
pub fn parse_confirm(body: &Value) -> Result<ConfirmIn, Vec<Fault>> {
    let mut r = Reader::new(body);
    let reference = r.optional_text("/reference", LONGEST_REFERENCE);
    let is_said = r.value("/at").is_some();
    let at = is_said.then(|| r.time("/at"));
    r.finish(ConfirmIn { reference, at })
}

/// `fail {reason}`.
///
/// # Errors
/// Every fault found.
pub fn parse_failure(body: &Value) -> Result<PaymentFailure, Vec<Fault>> {
    let mut r = Reader::new(body);
    let reason = code(
        &mut r,
        "/reason",
        PaymentFailure::read,
        PaymentFailure::ALL,
        PaymentFailure::as_str,
    );
    if reason.is_none() && r.value("/reason").is_none_or(|said| said == "") {
        r.fault("/reason", "is required");
    }
    r.finish(reason.unwrap_or(PaymentFailure::Other))
}

fn units(r: &mut Reader<'_>) -> Vec<UnitIn> {
    r.optional_list("/units", MOST, unit).unwrap_or_default()
}

fn unit(r: &mut Reader<'_>, at: &str) -> UnitIn {
    let quantity = format!("{at}/quantity");
    let is_said = r.value(&quantity).is_some();
    UnitIn {
        line_id: r.text(&format!("{at}/line_id"), 100),
        quantity: is_said.then(|| r.whole(&quantity, 1, MOST_PIECES)),
    }
}

/// One of a closed list; `None` where it is left out, or is none of them.
fn code<T: Copy>(
    r: &mut Reader<'_>,
    at: &str,
    read: fn(&str) -> Option<T>,
    all: &[T],
    as_str: fn(T) -> &'static str,
) -> Option<T> {
    let text = r.optional_text(at, 100)?;
    let found = read(&text);
    if found.is_none() {
        let known: Vec<_> = all.iter().map(|&one| as_str(one)).collect();
        r.fault(at, format!("must be one of {}", known.join(", ")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pointers<T: std::fmt::Debug>(read: Result<T, Vec<Fault>>) -> Vec<String> {
        read.unwrap_err()
            .into_iter()
            .map(|fault| fault.pointer)
            .collect()
    }

    #[test]
    fn a_wish_reads_and_every_fault_of_one_is_named() {
        let body = json!({
            "items": [{"order": "HP-1", "line_id": "1", "quantity": 2}, {"line_id": "2"}],
            "reason": "faulty", "wanted": "store_credit", "hand_over": "in_store", "note": "loose"
        });
        let read = parse_fix(&body, true).unwrap();
        assert_eq!(read.orders, [(0, "HP-1".to_owned())]);
        assert_eq!((read.items.len(), read.items[1].quantity), (2, 1));
        assert_eq!(read.wish("k").outcome, Outcome::StoreCredit);
        let wrong = json!({ "items": [{"quantity": 0}], "reason": "lost", "note": 5, "hand_over": "by_owl" });
        assert_eq!(
            pointers(parse_fix(&wrong, true)),
            [
                "/items/0/line_id",
                "/items/0/quantity",
                "/reason",
                "/note",
                "/wanted",
                "/hand_over"
            ]
        );
        assert_eq!(
            pointers(parse_fix(&json!({}), false)),
            ["/items", "/reason"]
        );
        assert_eq!(
            pointers(parse_fix(&json!({"items": [], "reason": "late"}), false)),
            ["/items"]
        );
        assert!(!pointers(parse_fix(&json!([]), false)).is_empty());
    }

    #[test]
    fn moves_read_with_nothing_said_as_everything() {
        assert_eq!(parse_units(&json!({})), Ok(vec![]));
        assert_eq!(parse_refund(&json!({})), Ok((vec![], None)));
        assert_eq!(parse_decision(&json!({})), Ok(DecisionIn::Yes));
        assert_eq!(parse_confirm(&json!({})), Ok(ConfirmIn::default()));
        let late = json!({"reference": 7, "at": "yesterday"});
        assert_eq!(pointers(parse_confirm(&late)), ["/reference", "/at"]);
        for wrong in [
            json!({}),
            json!({"reason": ""}),
            json!({"reason": "moon"}),
            json!({"reason": 1}),
        ] {
            assert_eq!(pointers(parse_failure(&wrong)), ["/reason"], "{wrong}");
        }
        assert_eq!(
            pointers(parse_refund(
                &json!({"units": [{"line_id": 7}], "amount_minor": 0})
            )),
            ["/units/0/line_id", "/amount_minor"]
        );
        let said = json!({"units": [{"line_id": "1", "acceptance": "rejected"}]});
        assert_eq!(pointers(parse_inspect(&said)), ["/units/0/reason"]);
        let partly = json!({"units": [{"line_id": "1", "acceptance": "partly", "amount_minor": 100, "condition": "used"}]});
        let read = parse_inspect(&partly).unwrap();
        assert_eq!(read[0].condition, Some(Condition::Used));
        assert!(matches!(
            read[0].verdict,
            VerdictIn::Partly {
                amount_minor: 100,
                ..
            }
        ));
        assert_eq!(
            pointers(parse_decision(&json!({"decision": "maybe"}))),
            ["/decision"]
        );
    }
}

//! Reading what the API is sent about pick-ups: every fault named by its pointer.

use super::Slot;
use crate::{
    Timestamp,
    orders::fault::{Fault, Reader},
};
use jiff::civil::{Date, Time};
use serde_json::Value;

/// The slot a call names.
///
/// # Errors
/// Every fault found.
pub fn parse_slot(body: &Value) -> Result<Slot, Vec<Fault>> {
    let mut r = Reader::new(body);
    let text = r.text("/slot", 40);
    let slot = Slot::read(&text);
    if slot.is_none() && !text.is_empty() {
        r.fault("/slot", "must be a slot such as 2026-12-01T09:00-13:00");
    }
    // What stands in for a missing one is never used: the reader tells its fault.
    r.finish(slot.unwrap_or(Slot {
        date: Date::ZERO,
        window: super::Window {
            from: Time::midnight(),
            to: Time::midnight(),
        },
    }))
}

/// When a return was fetched; `None` for just now.
///
/// # Errors
/// Every fault found.
pub fn parse_collected(body: &Value) -> Result<Option<Timestamp>, Vec<Fault>> {
    let mut r = Reader::new(body);
    let at = r.value("/at").map(|_| r.time("/at"));
    r.finish(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_slot_or_no_time_is_told_by_its_field() {
        let slot = parse_slot(&json!({ "slot": "2026-12-01T09:00-13:00" })).unwrap();
        assert_eq!(slot.to_string(), "2026-12-01T09:00-13:00");
        for wrong in [json!({}), json!({ "slot": "noon" }), json!({ "slot": 5 })] {
            assert_eq!(parse_slot(&wrong).unwrap_err()[0].pointer, "/slot");
        }
        assert_eq!(parse_slot(&json!([])).unwrap_err()[0].pointer, "");
        assert_eq!(parse_collected(&json!({})), Ok(None));
        let late = json!({ "at": "yesterday" });
        assert_eq!(parse_collected(&late).unwrap_err()[0].pointer, "/at");
        let at = parse_collected(&json!({ "at": "2026-12-01T12:00:00Z" })).unwrap();
        assert!(at.is_some());
    }
}

//! A tracking event as a carrier or a shop sends it.

use super::Status;
use crate::{
    Timestamp,
    orders::fault::{Fault, Reader},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One scan. `status` is the code as it came: canonical where the sender speaks our vocabulary, raw otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    /// Unique within its shipment (carrier and tracking number).
    pub id: String,
    pub occurred_at: Timestamp,
    pub status: String,
    pub detail: Option<String>,
    /// The carrier's own words.
    pub message: Option<String>,
    pub location: Option<String>,
}

impl Scan {
    #[must_use]
    pub fn canonical(&self) -> Status {
        Status::read(&self.status)
    }
}

/// What is wrong with a list of scans, by JSON pointer.
pub type ScanFault = Fault;

/// At most this many scans in one call (RFC-less house limit, `reliability.md` 4.3: arrays of 100 at most).
pub const MOST_SCANS: usize = 100;

/// Reads `{"events": [...]}`.
///
/// # Errors
/// Every fault found, each with the pointer of its field.
pub fn parse_scans(body: &Value) -> Result<Vec<Scan>, Vec<ScanFault>> {
    let mut reader = Reader::new(body);
    let scans = reader.list("/events", MOST_SCANS, |reader, at| Scan {
        id: reader.text(&format!("{at}/id"), 200),
        occurred_at: reader.time(&format!("{at}/occurred_at")),
        status: reader.text(&format!("{at}/status"), 100),
        detail: reader.optional_text(&format!("{at}/detail"), 200),
        message: reader.optional_text(&format!("{at}/message"), 1_000),
        location: reader.optional_text(&format!("{at}/location"), 200),
    });
    reader.finish(scans)
}

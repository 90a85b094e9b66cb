//! Parcels: the ten canonical statuses, and the fold that makes one state of any heap of scans.

mod fold;
mod scan;
mod status;

pub use fold::{Folded, fold};
pub use scan::{Scan, ScanFault, parse_scans};
pub use status::Status;

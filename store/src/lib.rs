//! Everything the portal can do or look up. A public verb is one whole transaction: it names its actor, loads what is
//! that actor's, lets `domain` decide, writes, records the touchpoint and commits. SQL stands below the verbs and
//! nowhere else (invariant I4).
//!
//! To add a verb: a function in the file of its feature that calls `begin_write`, writes, gets a `Recorded` from
//! `record` or `audit`, and hands it to `commit`; leaving the touchpoint out does not compile (invariant I1). Then a
//! story in `tests/` that runs on both databases (invariant I5).

mod bulk;
mod clock;
mod db;
mod error;
mod live;
mod open;
mod policy;
mod secret;
mod write_tx;

pub mod access;
pub mod cases;
pub mod customers;
pub mod erase;
pub mod gaps;
pub mod idempotency;
pub mod import;
pub mod journey_page;
pub mod journeys;
pub mod keys;
pub mod ledger;
pub mod orders;
pub mod outbox;
pub mod products;
pub mod promises;
pub mod rates;
pub mod referrals;
pub mod returns;
pub mod reviews;
pub mod scans;
pub mod search;
pub mod sessions;
pub mod sharing;
pub mod staff;
pub mod today;
pub mod webhooks;
pub mod withdrawals;

pub use clock::{Chance, Clock};
pub use error::{Failure, Never, StoreError};
pub use live::Changed;
pub use open::{OpenError, Store};
pub use secret::digest;

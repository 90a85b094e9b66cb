//! The rules of the portal: what a promise is, when it is kept, what a scan means, what an order may say.
//!
//! No IO, no clock and no chance: time and facts come in as arguments, decisions go out as values. Everything here
//! builds for `wasm32-unknown-unknown` as well (invariant I3).

pub mod actor;
pub mod calendar;
pub mod cases;
pub mod gaps;
pub mod ids;
pub mod notices;
pub mod orders;
pub mod photos;
pub mod pickups;
pub mod places;
pub mod policy;
pub mod products;
pub mod promises;
pub mod referrals;
pub mod returns;
pub mod reviews;
pub mod shipments;
pub mod staff;
pub mod subjects;
pub mod timestamp;
pub mod touchpoints;
pub mod webhooks;
pub mod withdrawals;

pub use timestamp::Timestamp;

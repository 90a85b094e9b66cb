//! Withdrawing from a contract: the statement, the period it can be made in, and what it brings.
//!
//! The law is Directive 2011/83/EU ("CRD"), Art. 9 to 16, with Art. 11a since 19 June 2026: a door without login, no
//! reason, and a receipt. Its periods are counted by Regulation (EEC, Euratom) 1182/71 (CRD, recital 41). What is decided
//! here is only whether the portal may follow a statement by itself; a statement it may not follow is a statement all the
//! same, and goes to staff.

mod period;
mod statement;

pub use period::{COUNTRIES, Contract, Period, refund_due, send_back_by};
pub use statement::{
    Fault, LONGEST_CONTRACT, LONGEST_ITEMS, OpenLine, Refused, Statement, meant, parse_statement,
};

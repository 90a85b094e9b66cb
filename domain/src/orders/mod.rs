//! Orders as shops send them: what they may say, and what a change of status means.

pub mod fault;
mod incoming;
mod status;

pub use incoming::{
    Address, CustomerIn, Due, LineIn, OrderIn, ShipmentIn, is_email, parse_order, total_minor,
};
pub use status::OrderStatus;

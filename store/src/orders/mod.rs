//! Orders: taking them in, and showing one to the customer it belongs to.

mod page;
mod parcels;
mod parts;
mod put;
mod receipts;
mod refresh;
mod rows;

pub use page::{AddressView, Grant, LineView, OrderSummary, OrderView, ParcelView, Sight, Viewer};
pub(crate) use put::Origin;
pub use put::{OrderRefused, Put};
pub use receipts::Receipt;
pub(crate) use rows::{OrderRow, ShipmentRow};

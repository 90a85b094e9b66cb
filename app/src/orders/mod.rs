//! A customer's orders: the page of one, which answers "when", and the list of all.
//!
//! `telling` decides what to say, `wording` says it in the reader's language, `parts` shows it; `page` is the page,
//! `live` what an open one is sent, `acts` what can be done on it.

mod access;
mod acts;
mod calendar;
#[cfg(test)]
mod gallery;
mod list;
mod live;
mod page;
mod parts;
mod telling;
mod wording;

pub use acts::posts;
pub use calendar::{Expected, expected};
pub use list::OrdersPage;
pub use live::live_region;
pub use page::OrderPage;
pub(crate) use parts::path_part;
pub(crate) use telling::Pace;

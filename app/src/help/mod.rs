//! `/help`: ask us, and who to turn to. `/help/{id}`: the thread.

mod acts;
mod ask;
mod hours;
mod list;
mod page;
mod thread;

pub use acts::posts;
pub(crate) use hours::hours;
pub use list::order_card;
pub use page::HelpPage;
pub use thread::CasePage;

use crate::orders::path_part;

/// Where one asks about an order.
#[must_use]
pub fn ask_path(number: &str) -> String {
    format!("/help?order={}", path_part(number))
}

//! `/help`: ask us, and who to turn to. `/help/{id}`: the thread. `/withdraw`: how to withdraw from a contract.

mod acts;
mod ask;
mod hours;
mod list;
mod page;
mod thread;
mod withdraw;

pub use acts::posts;
pub use list::order_card;
pub use page::HelpPage;
pub use thread::CasePage;
pub use withdraw::WithdrawPage;

use crate::orders::path_part;

/// Where one asks about an order.
#[must_use]
pub fn ask_path(number: &str) -> String {
    format!("/help?order={}", path_part(number))
}

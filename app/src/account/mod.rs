//! Signing in by mail, links from notices, and what a customer can set.

mod acts;
mod confirm;
mod link;
mod page;

pub(crate) use acts::keep_language;
pub use acts::posts;
pub use confirm::ConfirmPage;
pub use link::{LinkPage, links};
pub use page::{AccountPage, sign_in_form};

//! What stands between the socket and a handler, outermost first (`reliability.md` 4.3): connection cap (in
//! `serve::accept`) → body limit → panic → request id and log → headers and nonce → host → referer → cross-site →
//! session → who asks → detach → the page. Rates are counted by the pages themselves, in the database.

mod asked;
mod body;
mod client;
mod csrf;
mod detach;
mod fault;
mod headers;
mod host;
mod log;
mod panic;
mod referer;

pub use asked::{asked, session_stands, viewer};
pub use body::{limit_api_body, limit_body};
pub use client::{ClientAddress, Network, client_address};
pub use csrf::refuse_cross_site;
pub use detach::detach;
pub use fault::{dress, fault};
pub use headers::{Nonce, headers};
pub use host::refuse_other_hosts;
pub use log::log;
pub use panic::catch_panics;
pub use referer::drop_foreign_referer;

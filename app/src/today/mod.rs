//! What staff look at first.

mod pages;

pub use pages::{TodayPage, live_region};

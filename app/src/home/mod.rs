//! `/`: find my order, sign in, what we promise in short.

mod look_up;
mod page;

pub use look_up::posts;
pub use page::HomePage;

//! `/promises`: what we promise, and how often we kept it.

mod page;
mod terms;

pub use page::PromisesPage;
pub use terms::term;

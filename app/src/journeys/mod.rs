//! One customer's journey as staff read it, and finding it.

pub mod beside;
mod hand_overs;
mod hints;
mod line;
mod page;
mod search;
mod stops;
pub mod wording;

pub(crate) use hand_overs::{length, passage_words};
pub use page::JourneyPage;
pub use search::JourneysPage;
pub use wording::promise_name;

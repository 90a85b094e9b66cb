//! The gap view: where the line breaks, for whom, and how it felt. Each row leads to its people, each of them to their
//! journey.

mod behind;
mod chart;
mod figures;
mod hand_over_people;
mod hand_overs;
mod page;
mod people;
mod period;

pub use page::GapsPage;
pub use people::GapPeoplePage;

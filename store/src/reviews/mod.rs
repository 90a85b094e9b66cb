//! Reviews: written by who bought, looked at by staff, read by everybody.
//!
//! A review written here is a row of `reviews`, which the figures count from its first moment, and one of
//! `posted_reviews`, which says where it stands. Words and names stand in rows that erasure empties.

mod asks;
mod desk;
mod moderate;
mod options;
mod post;
mod product;
mod rows;

pub use desk::{Desk, DeskFilter};
pub use options::{ProductToReview, ReviewOptions};
pub use post::Posted;
pub use product::{ProductReviews, PublicReview};
pub use rows::{Reply, ReviewView};

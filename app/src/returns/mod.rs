//! Returns: the door where something is wrong, the page of a return with its code, and the desk where goods come back.
//! What may go back, and what it brings, is decided in [`domain::returns`]; `telling` decides what a return's page says.

mod acts;
pub(crate) mod amount;
mod card;
mod change;
mod code;
mod desk;
mod find;
mod fix;
mod line;
mod one;
mod page;
mod pallet;
mod payments;
mod pickup;
mod places;
mod reasons;
mod scan;
mod scanned;
mod steps;
mod telling;
mod undo;
mod wording;

pub use acts::posts;
pub(crate) use card::card;
pub use change::ChangePage;
pub use code::{CodePage, is_to_be_shown};
pub use desk::DeskPage;
pub(crate) use find::{door_of_code, door_of_desk};
pub use fix::FixPage;
pub use one::StaffReturnPage;
pub use page::ReturnPage;
pub use pickup::{Fetched, PickupPage, fetched};
pub use reasons::ReasonsPage;
pub use scanned::ScannedPage;
pub use wording::{decline_words, failure_words, partly_words, reject_words, spaced};
pub(crate) use wording::{hand_over_words, outcome_names, reason_words, refusal_words};

use crate::orders::path_part;
use domain::ids::ReturnId;

/// Where something of an order is put right.
#[must_use]
pub fn fix_path(number: &str) -> String {
    format!("/orders/{}/fix", path_part(number))
}

/// A return's own page.
#[must_use]
pub fn path_of(id: ReturnId) -> String {
    format!("/returns/{id}")
}

/// The label for its parcel, to print.
#[must_use]
pub fn label_path_of(id: ReturnId) -> String {
    format!("/returns/{id}/label.pdf")
}

/// A return at the desk.
#[must_use]
pub fn desk_path_of(id: ReturnId) -> String {
    format!("/staff/returns/{id}")
}

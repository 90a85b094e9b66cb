//! Photos of a return: the field that a form brings them with, the gallery that shows them, and the page where a
//! customer, or staff at the desk, adds them and takes their own away.

mod acts;
mod field;
mod gallery;
mod page;

pub use acts::posts;
pub(crate) use acts::{allowed_of_customer, unread};
pub(crate) use field::PhotoField;
pub(crate) use gallery::{card, staff_card};
pub use page::{PhotosPage, StaffPhotosPage};

use domain::ids::ReturnId;

/// The name of the field in a form.
pub(crate) const FIELD: &str = "photo";

/// Where a customer adds photos to a return.
#[must_use]
pub fn path_of(id: ReturnId) -> String {
    format!("/returns/{id}/photos")
}

/// Where staff do.
#[must_use]
pub fn desk_path_of(id: ReturnId) -> String {
    format!("/staff/returns/{id}/photos")
}

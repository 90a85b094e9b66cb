//! Returns: what can be taken back, what was agreed, and how far each unit of it is. The rules stand in
//! [`domain::returns`]; every verb here is one transaction under the lock of the return's order, so that two scans of one
//! code, or a refund and a cancellation, take turns.
//!
//! Customers: [`Store::fix_options`], [`Store::simulate_return`], [`Store::start_return`], [`Store::return_page`],
//! [`Store::returns_of_order`], [`Store::hand_over_return`], [`Store::cancel_return`],
//! [`Store::change_outcome`]. Staff: [`Store::find_return`], [`Store::staff_return`],
//! [`Store::returns_desk`], [`Store::ask_of_return`], [`Store::approve_return`], [`Store::decline_return`], [`Store::receive_return`],
//! [`Store::receive_units`], [`Store::accept_return`], [`Store::reject_return`], [`Store::inspect_units`],
//! [`Store::refund_return`], [`Store::refund_units`], [`Store::replace_return`], [`Store::undo_reception`],
//! [`Store::received_today`]. Whoever pays: [`Store::refunds`], [`Store::confirm_refund`], [`Store::fail_refund`]. Fetched
//! at home: [`Store::pickup_slots`], [`Store::book_pickup`], [`Store::cancel_pickup`], [`Store::collect_pickup`]. Photos of
//! both: [`Store::photos_of`]. The worker: [`Store::wait_for_goods`], [`Store::release_stock`]. A withdrawal is a return
//! too, and only [`Store::withdraw`] makes one.
//!
//! The QR code is the server's: pages reach it through `Setting::codes` (`dyn app::request::Codes`), which writes the
//! text and the picture of a return's code and reads what was scanned or typed; `/returns/{id}/code.svg` is the picture.

mod change;
mod decide;
mod desk;
mod difference;
mod dry_run;
mod exchange;
mod fix;
mod hand_over;
mod moves;
mod needs_info;
mod payment;
mod photos;
mod pickup;
mod reasons;
mod receive;
mod received;
mod refund;
mod replace;
mod review;
mod rows;
mod start;
mod stock;
mod undo;
mod units;
mod view;
mod withdrawn;

pub use change::ChangeRefused;
pub use decide::{Inspected, Verdict};
pub use desk::{Desk, DeskRow, Owed, StaffReturn};
pub use dry_run::{Changed, DryRun};
pub use exchange::Exchange;
pub use fix::{FixLine, FixOptions};
pub use needs_info::InfoRefused;
pub use payment::RefundView;
pub use photos::{PhotoBy, PhotoSize, PhotoView};
pub use pickup::{FreeSlot, PickupRefused, PickupState, PickupView};
pub use reasons::{MONTHS, Returned};
pub use received::ReceivedRow;
pub use units::Chosen;
pub use view::{Refund, ReturnSummary, ReturnView, UnitView};
pub(crate) use withdrawn::Followed;

pub use domain::returns::Wish;

use domain::Timestamp;
use thiserror::Error;

/// What a step did. A step made twice is made once, and says when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Now(Timestamp),
    /// It stood there already, since then: nothing was written.
    Before(Timestamp),
}

impl Moved {
    /// When the step was made.
    #[must_use]
    pub fn at(self) -> Timestamp {
        match self {
            Self::Now(at) | Self::Before(at) => at,
        }
    }
}

/// Why a step cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MoveRefused {
    #[error("the return was cancelled")]
    Cancelled,
    #[error("the return was declined")]
    Declined,
    /// Somebody has yet to say yes or no to it.
    #[error("the return is not agreed")]
    NotApproved,
    /// It was agreed.
    #[error("the return was agreed already")]
    AlreadyApproved,
    /// No such line in this return.
    #[error("no such line")]
    UnknownLine { line_id: String },
    /// More pieces of a line than are there for this step.
    #[error("more than there are")]
    TooMany { line_id: String, most: i64 },
    /// It stands too late for this: it has arrived, or was decided.
    #[error("the goods have arrived")]
    AlreadyReceived,
    /// Money or a replacement has gone out.
    #[error("it was settled otherwise")]
    AlreadySettled,
    /// Nothing of it is to come.
    #[error("nothing is to come back")]
    NothingToReceive,
    #[error("the goods have not arrived")]
    NotReceived,
    #[error("nothing was accepted")]
    NotAccepted,
    #[error("it was decided otherwise")]
    DecidedOtherwise,
    #[error("more than was paid")]
    MoreThanPaid { most_minor: i64 },
    #[error("not an amount of money that can be paid")]
    NoAmount,
    /// A replacement was not what was agreed.
    #[error("a replacement was not agreed")]
    NotAgreed,
    /// What came back is worth less, as it was judged, than what would go out for it.
    #[error("what came back is worth less than what would be sent")]
    WorthLess,
    /// It was sent for a return whose own goods have not come back.
    #[error("what it was sent for has not come back")]
    FirstStillOut,
    /// Fewer are there than are to be sent.
    #[error("fewer of {sku} are there")]
    OutOfStock { sku: String },
}

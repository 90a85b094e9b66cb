//! Returns: what may be sent back by which right, what it would bring, and how far each unit of it is.
//!
//! A return has units, one for each returned order line. Each unit has three machines of its own (reception, acceptance,
//! reimbursement), so that receiving never forces money; where the return as a whole stands is derived from them.

mod code;
mod exchange;
mod hand_over;
pub mod incoming;
mod refund;
mod refusal;
mod simulate;
mod state;
mod terms;
mod undo;
mod unit;
mod wish;

pub use code::ShortCode;
pub use exchange::{Choice, Product};
pub use hand_over::{hand_overs, offered, together};
pub use refund::{PaymentFailure, PaymentRefused, RefundState, paid_at};
pub use refusal::{Refusal, Rule};
pub use simulate::{Line, Outlook, Simulation, bring_by, comes_back, simulate};
pub use state::{Moments, Progress, State};
pub use terms::{
    CountsFrom, Extension, LineTerms, Postage, ReturnRule, ReturnTerms, ReviewTerms, TermsFault,
    hundredths,
};
pub use undo::{Received, UndoRefused, day_began};
pub use unit::{
    Acceptance, Condition, Disposition, IllegalMove, PartlyReason, Reception, Reimbursement,
    RejectReason, Unit,
};
pub(crate) use wish::codes;
pub use wish::{DeclineReason, HandOver, Item, Outcome, Reason, Right, Wish};

/// How long the words a customer writes beside a return may be.
pub const LONGEST_NOTE: usize = 2_000;

//! Cases: somebody asks, we say when we answer, and a thread stays that both can read. What broke by itself opens one
//! too.
//!
//! Customers: [`Store::ask_choices`], [`Store::open_case`], [`Store::ask_as_stranger`], [`Store::cases_of`],
//! [`Store::cases_of_order`], [`Store::case_page`], [`Store::write_to_case`], [`Store::solve_case`],
//! [`Store::rate_case`]. Staff: [`Store::cases_desk`], [`Store::staff_case`], [`Store::answer_case`]. The worker:
//! [`Store::open_recovery_cases`].
//!
//! The answer we owe to each message is a promise of its own; the solution is one promise of the whole case. While we
//! wait for the customer it is waived, so that nothing breaks meanwhile; once they write it is owed again, later by the
//! working time that was waited.

mod answer;
mod ask;
mod choices;
mod lists;
mod need;
mod recover;
mod rows;
mod thread;
mod view;

pub use answer::Answer;
pub(crate) use ask::Reading;
pub use choices::{Choices, OrderChoice, ReturnChoice};
pub use lists::{CaseSummary, Desk, DeskFilter};
pub(crate) use need::Asking;
pub use view::{About, Author, CaseView, Turn};

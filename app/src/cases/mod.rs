//! Cases as staff work on them: the queue, one case with the customer's journey beside it. What customers see of theirs
//! stands in `help`.

pub(crate) mod acts;
mod desk;
mod one;
pub(crate) mod thread;
pub(crate) mod wording;

pub use acts::posts;
pub(crate) use acts::words_fault;
pub use desk::DeskPage;
pub use one::CasePage;

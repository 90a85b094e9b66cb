//! Three kinds of failure, so that a page can tell them apart: refused by a rule, not there (or not yours), broken.

use thiserror::Error;

/// Why a verb did not do what was asked. `E` is the domain's refusal, whose words customers read.
#[derive(Debug, Error)]
pub enum Failure<E> {
    #[error(transparent)]
    Refused(E),
    /// Missing, or another's: the two are told in the same bytes.
    #[error("not found")]
    NotFound,
    #[error("the store broke")]
    Broken(#[from] StoreError),
}

impl<E> From<sqlx::Error> for Failure<E> {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}

/// A fault of the database or of a row in it. Its text is for the log, never for a page.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the database refused or could not be reached")]
    Database(#[source] sqlx::Error),
    #[error("row {row} of {table} does not read: {why}")]
    Damaged {
        table: &'static str,
        row: String,
        why: String,
    },
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// For verbs that nothing can refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Never {}

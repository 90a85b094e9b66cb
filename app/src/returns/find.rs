//! Which return a code means: typed from a label, or scanned whole.

use super::desk_path_of;
use crate::request::{Asked, CodeFault};
use domain::{ids::ReturnId, returns::ShortCode};
use store::{Failure, StoreError};

/// What a text at the desk means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Return(ReturnId),
    /// A short code, or a scanned one, that no return has.
    Unknown,
    /// Scanned, and not to be trusted, or no code at all.
    Faulty(CodeFault),
}

impl Found {
    /// What is wrong with the text that was read, and what to do instead; `None` of one that a return has.
    pub(super) fn fault(self, asked: &Asked, text: &str) -> Option<String> {
        let words = asked.words();
        Some(match self {
            Self::Return(_) => return None,
            Self::Unknown => words.return_desk_unknown(text),
            Self::Faulty(CodeFault::NoCode) => words.return_desk_no_code(),
            Self::Faulty(CodeFault::Foreign) => words.return_desk_foreign(),
            Self::Faulty(CodeFault::Forged) => words.return_desk_forged(),
            Self::Faulty(CodeFault::Expired { since }) => {
                words.return_desk_expired(asked.format().day(since))
            }
        })
    }
}

pub(super) async fn find(asked: &Asked, text: &str) -> Result<Found, StoreError> {
    let found = match asked.portal.codes.read(text, asked.now) {
        Ok(id) => asked.store().staff_return(id).await.map(|_| id),
        Err(CodeFault::NoCode) if ShortCode::read(text).is_some() => {
            asked.store().find_return(text).await
        }
        Err(fault) => return Ok(Found::Faulty(fault)),
    };
    match found {
        Ok(id) => Ok(Found::Return(id)),
        Err(Failure::Broken(error)) => Err(error),
        Err(Failure::NotFound | Failure::Refused(_)) => Ok(Found::Unknown),
    }
}

/// Where the desk leads whoever typed or scanned a code that is known.
pub(crate) async fn door_of_desk(asked: &Asked) -> Result<Option<String>, StoreError> {
    let code = asked.query.get("code");
    let is_on_duty = asked
        .staff
        .as_ref()
        .is_some_and(|member| member.role.receives_returns());
    if code.is_empty() || !is_on_duty {
        return Ok(None);
    }
    Ok(match find(asked, code).await? {
        Found::Return(id) => Some(desk_path_of(id)),
        Found::Unknown | Found::Faulty(_) => None,
    })
}

/// Where a followed code leads: staff to the return at the desk, everybody else nowhere.
pub(crate) fn door_of_code(asked: &Asked, code: &str) -> Option<String> {
    asked
        .staff
        .as_ref()
        .filter(|member| member.role.receives_returns())?;
    let read = asked.portal.codes.read(code, asked.now);
    read.ok().map(desk_path_of)
}

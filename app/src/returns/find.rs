//! Which return a code means: typed from a label, or scanned whole.

use super::desk_path_of;
use crate::request::Asked;
use domain::{ids::ReturnId, returns::ShortCode};
use store::{Failure, StoreError};

/// What a text at the desk means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Return(ReturnId),
    /// It looks like a scanned code, and this shop did not sign it, or it has expired.
    NotOurs,
    /// A short code that no return has.
    Unknown,
    /// No code at all.
    NoCode,
}

pub(super) async fn find(asked: &Asked, text: &str) -> Result<Found, StoreError> {
    if let Some(id) = asked.portal.codes.read(text, asked.now) {
        return Ok(match asked.store().staff_return(id).await {
            Ok(_) => Found::Return(id),
            Err(Failure::Broken(error)) => return Err(error),
            Err(Failure::NotFound | Failure::Refused(_)) => Found::Unknown,
        });
    }
    if ShortCode::read(text).is_none() {
        let is_scanned = text.contains('/') || text.contains("1.");
        return Ok(if is_scanned {
            Found::NotOurs
        } else {
            Found::NoCode
        });
    }
    match asked.store().find_return(text).await {
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
        Found::NotOurs | Found::Unknown | Found::NoCode => None,
    })
}

/// Where a followed code leads: staff to the return at the desk, everybody else nowhere.
pub(crate) fn door_of_code(asked: &Asked, code: &str) -> Option<String> {
    asked
        .staff
        .as_ref()
        .filter(|member| member.role.receives_returns())?;
    asked.portal.codes.read(code, asked.now).map(desk_path_of)
}

//! What a customer's session has proved: who signed in, which orders were opened and how far. The server's middleware
//! reads it with [`viewer`]; the pages that prove something write it here, each time under a new session id, so that an
//! id planted before opens nothing.

use crate::request::Asked;
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId},
    subjects::Subject,
};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::{
    StoreError,
    orders::{Grant, Sight, Viewer},
};
use tower_sessions::{Session, session};

const CUSTOMER: &str = "customer";
const GRANTS: &str = "grants";
const THINGS: &str = "things";

/// Found by number and address: status and dates.
const STATUS_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Opened by a code or a link. A guest's device may be shared, so this ends sooner than a sign-in, and a new code is
/// quickly asked for.
const WHOLE_FOR: SignedDuration = SignedDuration::from_hours(3 * 24);
/// A session keeps the orders opened last.
const MOST_GRANTS: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    order: OrderId,
    sight: HeldSight,
    /// Microseconds since 1970, UTC.
    until: i64,
}

/// A return or a case opened by its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct HeldThing {
    subject: String,
    /// Microseconds since 1970, UTC.
    until: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HeldSight {
    Status,
    Whole,
}

/// What this session may see at `now`.
///
/// # Errors
/// The session could not be read.
pub async fn viewer(session: &Session, now: Timestamp) -> Result<Viewer, session::Error> {
    let customer = session.get::<CustomerId>(CUSTOMER).await?;
    let held = session.get::<Vec<Held>>(GRANTS).await?.unwrap_or_default();
    let things = session
        .get::<Vec<HeldThing>>(THINGS)
        .await?
        .unwrap_or_default();
    Ok(Viewer {
        customer,
        grants: grants(&held, now),
        things: things
            .iter()
            .filter(|held| now < Timestamp::from_micros(held.until))
            .filter_map(|held| Subject::read(&held.subject))
            .collect(),
    })
}

fn grants(held: &[Held], now: Timestamp) -> Vec<Grant> {
    held.iter()
        .filter(|held| now < Timestamp::from_micros(held.until))
        .map(|held| Grant {
            order: held.order,
            sight: match held.sight {
                HeldSight::Status => Sight::Status,
                HeldSight::Whole => Sight::Whole,
            },
        })
        .collect()
}

/// One more grant, in front; what a session saw of that order before never shrinks.
fn with(held: Vec<Held>, grant: Grant, now: Timestamp) -> Vec<Held> {
    let (sight, length) = match grant.sight {
        Sight::Status => (HeldSight::Status, STATUS_FOR),
        Sight::Whole => (HeldSight::Whole, WHOLE_FOR),
    };
    let new = Held {
        order: grant.order,
        sight,
        until: now.plus(length).as_micros(),
    };
    let older = held
        .into_iter()
        .filter(|held| now < Timestamp::from_micros(held.until))
        .filter(|held| (held.order, held.sight) != (new.order, new.sight));
    std::iter::once(new.clone())
        .chain(older)
        .take(MOST_GRANTS)
        .collect()
}

/// Opens an order for this session.
///
/// # Errors
/// The session could not be kept.
pub async fn open(asked: &Asked, grant: Grant) -> Result<(), StoreError> {
    let session = asked.session.as_ref().ok_or_else(no_session)?;
    let kept = async {
        let held = session.get::<Vec<Held>>(GRANTS).await?.unwrap_or_default();
        session.cycle_id().await?;
        session.insert(GRANTS, with(held, grant, asked.now)).await
    };
    kept.await.map_err(|error| broken(&error))
}

/// Opens a return or a case for this session, and nothing else.
///
/// # Errors
/// The session could not be kept.
pub async fn open_thing(asked: &Asked, subject: Subject) -> Result<(), StoreError> {
    let session = asked.session.as_ref().ok_or_else(no_session)?;
    let new = HeldThing {
        subject: subject.text(),
        until: asked.now.plus(WHOLE_FOR).as_micros(),
    };
    let kept = async {
        let held = session
            .get::<Vec<HeldThing>>(THINGS)
            .await?
            .unwrap_or_default();
        let older = held.into_iter().filter(|held| {
            held.subject != new.subject && asked.now < Timestamp::from_micros(held.until)
        });
        let things: Vec<HeldThing> = std::iter::once(new.clone())
            .chain(older)
            .take(MOST_GRANTS)
            .collect();
        session.cycle_id().await?;
        session.insert(THINGS, things).await
    };
    kept.await.map_err(|error| broken(&error))
}

/// Signs a customer in.
///
/// # Errors
/// The session could not be kept.
pub async fn sign_in(asked: &Asked, customer: CustomerId) -> Result<(), StoreError> {
    let session = asked.session.as_ref().ok_or_else(no_session)?;
    let kept = async {
        session.cycle_id().await?;
        session.insert(CUSTOMER, customer).await
    };
    kept.await.map_err(|error| broken(&error))
}

/// Ends the session, grants and all.
///
/// # Errors
/// The session could not be ended.
pub async fn sign_out(asked: &Asked) -> Result<(), StoreError> {
    let session = asked.session.as_ref().ok_or_else(no_session)?;
    session.flush().await.map_err(|error| broken(&error))
}

fn no_session() -> StoreError {
    StoreError::Damaged {
        table: "sessions",
        row: String::new(),
        why: "this route stands outside the session layer".to_owned(),
    }
}

fn broken(error: &session::Error) -> StoreError {
    StoreError::Damaged {
        table: "sessions",
        row: String::new(),
        why: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(n: u128) -> OrderId {
        OrderId(uuid::Uuid::from_u128(n))
    }

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_micros(hours * 3_600_000_000)
    }

    #[test]
    fn a_whole_view_ends_before_the_glance_at_the_status() {
        let glance = Grant {
            order: order(1),
            sight: Sight::Status,
        };
        let whole = Grant {
            order: order(1),
            sight: Sight::Whole,
        };
        let held = with(with(Vec::new(), glance, at(0)), whole, at(1));
        assert_eq!(grants(&held, at(2)), [whole, glance]);
        assert_eq!(grants(&held, at(4 * 24)), [glance]);
        assert_eq!(grants(&held, at(15 * 24)), []);
    }

    #[test]
    fn looking_up_an_open_order_again_does_not_close_it() {
        let whole = Grant {
            order: order(1),
            sight: Sight::Whole,
        };
        let held = with(
            with(Vec::new(), whole, at(0)),
            Grant {
                sight: Sight::Status,
                ..whole
            },
            at(1),
        );
        assert!(grants(&held, at(2)).contains(&whole));
    }

    #[test]
    fn a_session_keeps_the_orders_opened_last() {
        let held = (0..30).fold(Vec::new(), |held, n| {
            with(
                held,
                Grant {
                    order: order(n),
                    sight: Sight::Status,
                },
                at(0),
            )
        });
        assert_eq!(held.len(), MOST_GRANTS);
        assert!(
            held.iter().any(|held| held.order == order(29))
                && !held.iter().any(|held| held.order == order(0))
        );
    }
}

//! Somebody wants to know more before a return is agreed. Asked once, in a case, so that nobody is sent from question to
//! question.

use super::{MoveRefused, Moved, rows::Held};
use crate::{Failure, Store, StoreError, cases::Asking, db::on, write_tx::WriteTx};
use domain::{
    Timestamp,
    actor::Actor,
    cases::{WordsRefused, words},
    ids::{CaseId, ReturnId},
    touchpoints::Touchpoint,
};
use thiserror::Error;

/// Why nothing can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InfoRefused {
    #[error(transparent)]
    Move(#[from] MoveRefused),
    #[error(transparent)]
    Words(#[from] WordsRefused),
}

impl Store {
    /// Asks the customer of a return that is not agreed yet, by a case that waits for them. Asking again changes nothing.
    ///
    /// # Errors
    /// [`InfoRefused`], or `NotFound` for a return nobody knows.
    pub async fn ask_of_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        question: &str,
    ) -> Result<Moved, Failure<InfoRefused>> {
        let Actor::Staff(staff) = actor else {
            return Err(Failure::NotFound);
        };
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        if let Some(at) = held.row.info_asked_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        match held.stands() {
            Err(MoveRefused::NotApproved) => {}
            Err(refused) => return Err(Failure::Refused(refused.into())),
            Ok(()) => return Err(Failure::Refused(MoveRefused::AlreadyApproved.into())),
        }
        let said = words(question).map_err(|why| Failure::Refused(why.into()))?;
        let asking = Asking {
            customer: held.order.customer(),
            order: held.order.id(),
            about: id,
            staff: *staff,
            words: &said,
        };
        let case = tx.ask_customer(&asking, actor).await?;
        tx.note_info_asked(&held, case).await?;
        let touchpoint = Touchpoint::ReturnInfoAsked {
            return_id: id,
            case_id: case,
        };
        let (_, recorded) = tx
            .record_step(&held, actor, "info_asked", &touchpoint)
            .await?;
        let at = tx.now;
        tx.commit(recorded).await?;
        Ok(Moved::Now(at))
    }
}

impl WriteTx {
    async fn note_info_asked(&mut self, held: &Held, case: CaseId) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query("update returns set info_asked_at = $2, info_case = $3 where id = $1")
                .bind(held.row.id)
                .bind(now)
                .bind(case.0)
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    /// The customer answered: the return that waits for it, if one does, waits for us again.
    pub(crate) async fn note_info_given(&mut self, case: CaseId) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query("update returns set info_given_at = $2 where info_case = $1 and info_given_at is null")
                .bind(case.0)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    /// As [`Self::note_info_given`], by a photo.
    pub(super) async fn note_info_shown(&mut self, id: ReturnId) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update returns set info_given_at = $2 where id = $1 and info_asked_at is not null and info_given_at is null",
            )
            .bind(id.0)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

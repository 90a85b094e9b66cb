//! Staff answer.

use super::rows::Message;
use crate::{Failure, Store, db::on, idempotency::form_key, outbox::Notice};
use domain::{
    actor::Actor,
    cases::{AnswerRefused, Status, Then, words},
    ids::CaseId,
    notices::NoticeKind,
    touchpoints::Touchpoint,
};
use serde_json::json;

/// An answer as staff write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'a> {
    pub words: &'a str,
    pub then: Then,
    /// Place of the last message that whoever answers has read: 0 where there was none.
    pub seen: i64,
    pub key: &'a str,
}

impl Store {
    /// Answers a case: on its page, and by mail. This keeps every promise of an answer in it; what becomes of the case
    /// is said with it. Who answers first owns the case. The same form sent again writes nothing.
    ///
    /// # Errors
    /// Refused without words, when something was written since the page was opened, and when the case is solved already;
    /// `NotFound` for a case that is none.
    pub async fn answer_case(
        &self,
        actor: &Actor,
        id: CaseId,
        answer: &Answer<'_>,
    ) -> Result<(), Failure<AnswerRefused>> {
        let Actor::Staff(staff) = actor else {
            return Err(Failure::NotFound);
        };
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_case(id).await?.ok_or(Failure::NotFound)?;
        let key = form_key(answer.key, &json!(answer.words));
        if tx.has_message(id, &key).await? {
            return Ok(());
        }
        let said = words(answer.words).map_err(|why| Failure::Refused(why.into()))?;
        if held.turn != answer.seen {
            return Err(Failure::Refused(AnswerRefused::Stale));
        }
        if held.status(tx.now).is_over() {
            return Err(Failure::Refused(AnswerRefused::Over));
        }
        let owed = tx.replies_owed(&held).await?;
        held.turn += 1;
        let message = Message {
            words: &said,
            staff: Some(*staff),
            key: &key,
        };
        tx.write_message(id, held.turn, &message).await?;
        on!(tx tx.db, |c| {
            sqlx::query("update cases set owner_id = coalesce(owner_id, $2) where id = $1")
                .bind(id.0)
                .bind(staff.0)
                .execute(c)
                .await
                .map(drop)
        })?;
        let now = tx.now;
        for (kind, subject) in owed {
            tx.settle_promise(kind, subject, now).await?;
        }
        let touchpoint = Touchpoint::CaseAnswered { case_id: id };
        let event_id = format!("turn:{}", held.turn);
        let (_, mut recorded) = tx
            .record_of_case(&held, &touchpoint, actor, &event_id, None)
            .await?;
        let notice = Notice {
            order: held.order(),
            subject: Some(held.subject()),
            particulars: json!({ "words": said, "then": answer.then.as_str(), "by_us": held.is_ours() }),
            ..Notice::to(NoticeKind::CaseAnswered, held.customer())
        };
        tx.queue(&notice, &format!("case_answered:{id}:{}", held.turn))
            .await?;
        match answer.then {
            Then::Resolve => recorded = tx.resolve(&held, actor).await?,
            Then::WaitForCustomer => {
                tx.start_clock(&held, actor).await?;
                tx.set_case_status(id, Status::WaitingForCustomer).await?;
                tx.stop_clock(id).await?;
                tx.note_next_due(id).await?;
            }
            Then::Stay => {
                tx.start_clock(&held, actor).await?;
                tx.set_case_status(id, Status::Open).await?;
                tx.note_next_due(id).await?;
            }
        }
        tx.commit(recorded).await?;
        Ok(())
    }
}

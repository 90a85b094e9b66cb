//! What a customer does in a case: write again, say that it is solved, say how the help felt.

use super::rows::{Message, turn_of};
use crate::{
    Failure, Store, db::on, error::Never, idempotency::form_key, orders::Viewer, promises::Made,
};
use domain::{
    actor::Actor,
    cases::{RatingRefused, Status, WriteRefused, due, words},
    ids::CaseId,
    promises::PromiseKind,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;

impl Store {
    /// Takes another message of the customer's: we owe an answer to it. A solved case is open again with it, and the
    /// clock of the solution runs where it stood still. The same form sent again writes nothing.
    ///
    /// # Errors
    /// Refused without words, and once the case is closed; `NotFound` for a case that is not this viewer's.
    pub async fn write_to_case(
        &self,
        viewer: &Viewer,
        id: CaseId,
        said: &str,
        key: &str,
    ) -> Result<(), Failure<WriteRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_case(id).await?.ok_or(Failure::NotFound)?;
        if !held.may_be_seen_by(viewer) {
            return Err(Failure::NotFound);
        }
        let key = form_key(key, &json!(said));
        if tx.has_message(id, &key).await? {
            return Ok(());
        }
        let status = held.status(tx.now);
        if status == Status::Closed {
            return Err(Failure::Refused(WriteRefused::Closed));
        }
        let said = words(said).map_err(|why| Failure::Refused(why.into()))?;
        let (turn, actor) = (held.turn + 1, Actor::Customer(held.customer()));
        let message = Message {
            words: &said,
            staff: None,
            key: &key,
        };
        tx.write_message(id, turn, &message).await?;
        let touchpoint = if status == Status::Resolved {
            Touchpoint::CaseReopened { case_id: id }
        } else {
            Touchpoint::CaseWritten { case_id: id }
        };
        let event_id = format!("turn:{turn}");
        let (through, recorded) = tx
            .record_of_case(&held, &touchpoint, &actor, &event_id, None)
            .await?;
        if status == Status::Resolved {
            tx.unsettle_promise(PromiseKind::ResolveBy, held.subject())
                .await?;
        } else {
            tx.start_clock(&held, &actor).await?;
        }
        let policy = self.policy();
        if let Some(due) = due(policy.next_reply_by, &policy, tx.now) {
            let made = Made {
                kind: PromiseKind::NextReplyBy,
                subject: turn_of(id, turn),
                customer: held.customer(),
                order: held.order(),
                channel: Channel::Web,
                actor: Actor::System,
                through,
                made_at: tx.now,
                due,
            };
            tx.promise(&made).await?;
        }
        tx.note_info_given(id).await?;
        tx.set_case_status(id, Status::WaitingForUs).await?;
        tx.note_next_due(id).await?;
        tx.commit(recorded).await?;
        Ok(())
    }

    /// "This solved it." Saying it again changes nothing.
    ///
    /// # Errors
    /// `NotFound` for a case that is not this viewer's.
    pub async fn solve_case(&self, viewer: &Viewer, id: CaseId) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_case(id).await?.ok_or(Failure::NotFound)?;
        if !held.may_be_seen_by(viewer) {
            return Err(Failure::NotFound);
        }
        if held.status(tx.now).is_over() {
            return Ok(());
        }
        let actor = Actor::Customer(held.customer());
        tx.note_info_given(id).await?;
        let recorded = tx.resolve(&held, &actor).await?;
        tx.commit(recorded).await?;
        Ok(())
    }

    /// How the help felt, 1 to 5, once the case is solved. The latest word counts; the same one again writes nothing.
    ///
    /// # Errors
    /// Refused for another score, and before the case is solved; `NotFound` for a case that is not this viewer's.
    pub async fn rate_case(
        &self,
        viewer: &Viewer,
        id: CaseId,
        score: i64,
    ) -> Result<(), Failure<RatingRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_case(id).await?.ok_or(Failure::NotFound)?;
        if !held.may_be_seen_by(viewer) {
            return Err(Failure::NotFound);
        }
        if !(1..=5).contains(&score) {
            return Err(Failure::Refused(RatingRefused::OutOfRange));
        }
        if !held.status(tx.now).is_over() {
            return Err(Failure::Refused(RatingRefused::NotYet));
        }
        if held.score == Some(score) {
            return Ok(());
        }
        let now = tx.now.as_micros();
        on!(tx tx.db, |c| {
            sqlx::query("update cases set score = $2, rated_at = $3 where id = $1")
                .bind(id.0)
                .bind(score)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        let (touchpoint, actor) = (
            Touchpoint::CaseRated { case_id: id },
            Actor::Customer(held.customer()),
        );
        let event_id = format!("rated:{score}:{now}");
        let (_, recorded) = tx
            .record_of_case(&held, &touchpoint, &actor, &event_id, Some(score))
            .await?;
        tx.commit(recorded).await?;
        Ok(())
    }
}

//! A wrong scan is taken back. The units are awaited again; the promise that the reception made is taken back as well,
//! and is owed again from the day the goods come; the customer is told where they were told.
//!
//! The log keeps both: a reception has a number from the second on (`received`, `received:2`), and what takes it back
//! names it (`undone:received`), so that whoever counts receptions leaves out those that were none.

use super::{Moved, rows::Held, view::ReturnView};
use crate::{
    Failure, Store, StoreError,
    db::on,
    outbox::Notice,
    promises::{Made, Promise},
    write_tx::WriteTx,
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Received, Reception, UndoRefused, Unit},
    staff::StaffMember,
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;

/// Why the promise of a refund is waived after the reception it counted from was taken back.
const UNDONE: &str = "reception_undone";

impl Store {
    /// Takes the last reception back. Taking it back again changes nothing.
    ///
    /// # Errors
    /// [`UndoRefused`], or `NotFound` for a return nobody knows.
    pub async fn undo_reception(
        &self,
        member: &StaffMember,
        id: ReturnId,
    ) -> Result<Moved, Failure<UndoRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        if held.row.cancelled_at.is_some() {
            return Err(Failure::Refused(UndoRefused::Cancelled));
        }
        let is_here = |unit: &Unit| unit.reception == Reception::Received;
        let last = tx.last_reception(id).await?;
        let Some((received, step)) = last.filter(|_| held.bare().iter().any(is_here)) else {
            return match tx.undone_at(id).await? {
                Some(at) => Ok(Moved::Before(at)),
                None => Err(Failure::Refused(UndoRefused::NotReceived)),
            };
        };
        let (right, now) = (held.row.right()?, tx.now);
        let zone = self.policy().working_time.zone();
        received
            .can_be_undone(right, held.bare().iter(), member, now, &zone)
            .map_err(Failure::Refused)?;
        let mut pieces = 0;
        for unit in &mut held.units {
            if let Ok(awaited) = unit.unit.reception.undo() {
                unit.unit.reception = awaited;
                pieces += unit.unit.quantity;
                tx.write_unit(id, unit).await?;
            }
        }
        on!(tx tx.db, |c| {
            sqlx::query("update returns set received_at = null where id = $1").bind(id.0).execute(c).await.map(drop)
        })?;
        let touchpoint = Touchpoint::ReturnReceptionUndone {
            return_id: id,
            items: pieces,
        };
        let actor = Actor::Staff(member.id);
        let undone = format!("undone:{step}");
        let (_, recorded) = tx.record_step(&held, &actor, &undone, &touchpoint).await?;
        // Nobody waited in vain for what was not owed, so it is no matter whether its due has passed. A withdrawal's due
        // came with the statement and stands; the worker lets it wait for the goods, as before they came.
        tx.pause_promise(PromiseKind::RefundBy, Subject::Return(id), UNDONE)
            .await?;
        tx.take_back_notice(&held, &step).await?;
        tx.commit(recorded).await?;
        Ok(Moved::Now(now))
    }

    /// When receptions of this return were taken back, the first of them first.
    pub(super) async fn undone_receptions(
        &self,
        id: ReturnId,
    ) -> Result<Vec<Timestamp>, StoreError> {
        let moments: Vec<i64> = on!(read self.read(), |c| {
            sqlx::query_scalar(
                "select occurred_at from touchpoints where source = 'returns' and subject = $1 \
                 and kind = 'return_reception_undone' order by occurred_at, id",
            )
            .bind(id.to_string())
            .fetch_all(c)
            .await
        })?;
        Ok(moments.into_iter().map(Timestamp::from_micros).collect())
    }

    /// The reception that stands, for a return that was received.
    pub(super) async fn reception_of(&self, id: ReturnId) -> Result<Option<Received>, StoreError> {
        let row: Option<ReceptionRow> = on!(read self.read(), |c| {
            sqlx::query_as(LAST_RECEPTION).bind(id.to_string()).fetch_optional(c).await
        })?;
        Ok(row.map(|row| received(&row)))
    }
}

impl ReturnView {
    /// What was promised of it, without what went with a reception that was none.
    pub fn standing_promises(&self) -> impl Iterator<Item = &Promise> {
        self.promises
            .iter()
            .filter(|promise| promise.waived_reason != UNDONE)
    }
}

/// When, the actor's kind, which of them, the step.
type ReceptionRow = (i64, String, String, String);

const LAST_RECEPTION: &str = "select occurred_at, actor, actor_ref, event_id from touchpoints where source = 'returns' \
    and subject = $1 and kind = 'return_received' order by occurred_at desc, id desc limit 1";

fn received((at, actor, reference, _): &ReceptionRow) -> Received {
    let by = (actor == "staff").then(|| reference.parse::<StaffId>().ok());
    Received {
        at: Timestamp::from_micros(*at),
        by: by.flatten(),
    }
}

impl WriteTx {
    async fn last_reception(
        &mut self,
        id: ReturnId,
    ) -> Result<Option<(Received, String)>, StoreError> {
        let row: Option<ReceptionRow> = on!(tx self.db, |c| {
            sqlx::query_as(LAST_RECEPTION).bind(id.to_string()).fetch_optional(c).await
        })?;
        Ok(row.map(|row| (received(&row), row.3)))
    }

    async fn undone_at(&mut self, id: ReturnId) -> Result<Option<Timestamp>, StoreError> {
        let at: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select max(occurred_at) from touchpoints where source = 'returns' and subject = $1 \
                 and kind = 'return_reception_undone'",
            )
            .bind(id.to_string())
            .fetch_one(c)
            .await
        })?;
        Ok(at.map(Timestamp::from_micros))
    }

    /// The next reception's step in the log. A mail that takes an earlier one back, and has not left, is no longer true.
    pub(super) async fn begin_reception(&mut self, held: &Held) -> Result<String, StoreError> {
        let id = held.id();
        let before: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from touchpoints where source = 'returns' and subject = $1 \
                 and kind = 'return_received'",
            )
            .bind(id.to_string())
            .fetch_one(c)
            .await
        })?;
        if before == 0 {
            return Ok("received".to_owned());
        }
        self.withdraw_notices(held.order.customer(), &format!("return_undone:{id}"))
            .await?;
        Ok(format!("received:{}", before + 1))
    }

    /// The refund that was promised at a reception taken back is owed again, from the one that is. It counts from the
    /// goods, so its due moves with them: that is no lateness of ours.
    pub(super) async fn owe_after_undo(&mut self, made: &Made) -> Result<(), StoreError> {
        if self
            .owe_again(made.kind, made.subject, UNDONE)
            .await?
            .is_some()
        {
            self.postpone_promise(made.kind, made.subject, made.due, &made.actor)
                .await?;
        }
        Ok(())
    }

    /// The mail that said it is here: not sent, where it has not left; else followed by one that takes it back, since the
    /// customer would count on a day that does not hold.
    async fn take_back_notice(&mut self, held: &Held, step: &str) -> Result<(), StoreError> {
        let (id, customer) = (held.id(), held.order.customer());
        let key = received_key(step, id);
        self.withdraw_notices(customer, &key).await?;
        let left: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from outbox where unique_key = $1 and state in ('sending', 'sent')",
            )
            .bind(&key)
            .fetch_one(c)
            .await
        })?;
        if left == 0 {
            return Ok(());
        }
        let amount: i64 = held.bare().iter().map(Unit::amount_minor).sum();
        let notice = Notice {
            order: Some(held.order.id()),
            subject: Some(Subject::Return(id)),
            particulars: json!({
                "order": held.order.number, "short_code": held.row.short_code, "outcome": held.row.outcome,
                "right": held.row.legal_right, "amount_minor": amount, "currency": held.order.currency,
                "term": held.row.term()?,
            }),
            ..Notice::to(NoticeKind::ReturnReceptionUndone, customer)
        };
        let key = format!("return_undone:{id}:{step}");
        self.queue(&notice, &key).await.map(drop)
    }
}

/// The key of the mail that says it is here.
pub(super) fn received_key(step: &str, id: ReturnId) -> String {
    format!("return_{step}:{id}")
}

//! A wrong scan is taken back. The units are awaited again; the promise that the reception made is taken back as well,
//! and is owed again from the day the goods come; the customer is told where they were told.
//!
//! The log keeps both: a reception has a number from the second on (`received`, `received:2`), and what takes it back
//! names it (`undone:received`), so that whoever counts receptions leaves out those that were none. Of a return that came in
//! parts all parts are taken back, where all may be: the log does not tell which pieces lay in which.

use super::{Moved, rows::Held, view::ReturnView};
use crate::{
    Failure, Store, StoreError,
    db::on,
    outbox::Notice,
    promises::{Made, Promise},
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Received, UndoRefused},
    staff::StaffMember,
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;

/// Why the promise of a refund is waived after the reception it counted from was taken back.
const UNDONE: &str = "reception_undone";

impl Store {
    /// Takes back that it was received. Taking it back again changes nothing.
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
        let receptions = tx.receptions(id).await?;
        let Some((first, more)) = receptions.split_first() else {
            return match tx.undone_at(id).await? {
                Some(at) => Ok(Moved::Before(at)),
                None => Err(Failure::Refused(UndoRefused::NotReceived)),
            };
        };
        let (right, now) = (held.row.right()?, tx.now);
        let zone = self.policy().working_time.zone();
        for reception in &receptions {
            received(reception)
                .can_be_undone(right, held.bare().iter(), member, now, &zone)
                .map_err(Failure::Refused)?;
        }
        for unit in &mut held.units {
            if let Ok(awaited) = unit.unit.reception.undo() {
                unit.unit.reception = awaited;
                tx.write_unit(id, unit).await?;
            }
        }
        on!(tx tx.db, |c| {
            sqlx::query("update returns set received_at = null where id = $1").bind(id.0).execute(c).await.map(drop)
        })?;
        let actor = Actor::Staff(member.id);
        let mut recorded = tx.record_undone(&held, &actor, first).await?;
        for reception in more {
            recorded = tx.record_undone(&held, &actor, reception).await?;
        }
        // Nobody waited in vain for what was not owed, so it is no matter whether its due has passed. A withdrawal's due
        // came with the statement and stands; the worker lets it wait for the goods, as before they came.
        tx.pause_promise(PromiseKind::RefundBy, Subject::Return(id), UNDONE)
            .await?;
        let moments: Vec<i64> = receptions.iter().map(|(at, ..)| *at).collect();
        tx.goods_did_not_leave(id, &moments).await?;
        tx.take_back_notices(&held, &receptions).await?;
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
                "select distinct occurred_at from touchpoints where source = 'returns' and subject = $1 \
                 and kind = 'return_reception_undone' order by occurred_at",
            )
            .bind(id.to_string())
            .fetch_all(c)
            .await
        })?;
        Ok(moments.into_iter().map(Timestamp::from_micros).collect())
    }

    /// The receptions that stand.
    pub(super) async fn receptions_of(&self, id: ReturnId) -> Result<Vec<Received>, StoreError> {
        let rows: Vec<ReceptionRow> = on!(read self.read(), |c| {
            sqlx::query_as(RECEPTIONS).bind(id.to_string()).fetch_all(c).await
        })?;
        Ok(rows.iter().map(received).collect())
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

/// When, the actor's kind, which of them, the step, what the log tells of it.
type ReceptionRow = (i64, String, String, String, String);

const RECEPTIONS: &str = "select b.occurred_at, b.actor, b.actor_ref, b.event_id, b.particulars from touchpoints b \
    where b.source = 'returns' and b.subject = $1 and b.kind = 'return_received' and not exists (select 1 from touchpoints u \
    where u.source = b.source and u.subject = b.subject and u.event_id = 'undone:' || b.event_id) order by b.occurred_at, b.id";

fn received((at, actor, reference, ..): &ReceptionRow) -> Received {
    let by = (actor == "staff").then(|| reference.parse::<StaffId>().ok());
    Received {
        at: Timestamp::from_micros(*at),
        by: by.flatten(),
    }
}

impl WriteTx {
    async fn receptions(&mut self, id: ReturnId) -> Result<Vec<ReceptionRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(RECEPTIONS).bind(id.to_string()).fetch_all(c).await
        })?)
    }

    async fn record_undone(
        &mut self,
        held: &Held,
        actor: &Actor,
        (.., step, particulars): &ReceptionRow,
    ) -> Result<Recorded, StoreError> {
        let items = match Touchpoint::read("return_received", particulars) {
            Touchpoint::ReturnReceived { items, .. } => items,
            _ => 0,
        };
        let touchpoint = Touchpoint::ReturnReceptionUndone {
            return_id: held.id(),
            items,
        };
        let undone = format!("undone:{step}");
        let (_, recorded) = self.record_step(held, actor, &undone, &touchpoint).await?;
        Ok(recorded)
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

    /// It is here after all: a mail that says it is not, and has not left, is no longer true.
    pub(super) async fn withhold_correction(&mut self, held: &Held) -> Result<(), StoreError> {
        let key = format!("return_undone:{}", held.id());
        self.withdraw_notices(held.order.customer(), &key).await
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

    /// The mails that said it is here: not sent, where they have not left; else followed by one that takes them back, since
    /// the customer would count on a day that does not hold.
    async fn take_back_notices(
        &mut self,
        held: &Held,
        receptions: &[ReceptionRow],
    ) -> Result<(), StoreError> {
        let (id, customer) = (held.id(), held.order.customer());
        let mut left = 0;
        for (.., step, _) in receptions {
            let key = format!("return_{step}:{id}");
            self.withdraw_notices(customer, &key).await?;
            let sent: i64 = on!(tx self.db, |c| {
                sqlx::query_scalar(
                    "select cast(count(*) as bigint) from outbox where unique_key = $1 and state in ('sending', 'sent')",
                )
                .bind(&key)
                .fetch_one(c)
                .await
            })?;
            left += sent;
        }
        let Some((.., last, _)) = receptions.last().filter(|_| left > 0) else {
            return Ok(());
        };
        let notice = Notice {
            order: Some(held.order.id()),
            subject: Some(Subject::Return(id)),
            particulars: json!({
                "order": held.order.number, "short_code": held.row.short_code, "outcome": held.row.outcome,
                "right": held.row.legal_right, "amount_minor": held.amount_minor(), "currency": held.order.currency,
                "term": held.row.term()?,
            }),
            ..Notice::to(NoticeKind::ReturnReceptionUndone, customer)
        };
        let key = format!("return_undone:{id}:{last}");
        self.queue(&notice, &key).await.map(drop)
    }
}

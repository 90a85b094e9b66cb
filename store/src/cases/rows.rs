//! A case as a transaction holds it, and the parts that its moves are made of.

use crate::{
    StoreError,
    db::on,
    orders::Viewer,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    cases::Status,
    ids::{CaseId, CustomerId, OrderId, ReturnId, ShipmentId, StaffId, TouchpointId},
    promises::PromiseKind,
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

/// Why the promise of a solution is waived while we wait for the customer.
pub(super) const WAITING: &str = "waiting_for_customer";

/// A case under its lock.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Held {
    id: Uuid,
    customer_id: Uuid,
    order_id: Option<Uuid>,
    shipment_id: Option<Uuid>,
    return_id: Option<Uuid>,
    promise_id: Option<Uuid>,
    status: String,
    pub turn: i64,
    waiting_since: Option<i64>,
    resolved_at: Option<i64>,
    pub score: Option<i64>,
}

impl Held {
    pub(super) fn id(&self) -> CaseId {
        CaseId(self.id)
    }

    pub(super) fn customer(&self) -> CustomerId {
        CustomerId(self.customer_id)
    }

    pub(super) fn order(&self) -> Option<OrderId> {
        self.order_id.map(OrderId)
    }

    /// Whether we opened it, because a promise broke.
    pub(super) fn is_ours(&self) -> bool {
        self.promise_id.is_some()
    }

    pub(super) fn subject(&self) -> Subject {
        Subject::Case(self.id())
    }

    pub(super) fn status(&self, now: Timestamp) -> Status {
        let resolved_at = self.resolved_at.map(Timestamp::from_micros);
        Status::of(&self.status, resolved_at, now)
    }

    pub(super) fn may_be_seen_by(&self, viewer: &Viewer) -> bool {
        let about = self.return_id.map(ReturnId);
        may_see(viewer, self.id(), self.customer(), self.order(), about)
    }
}

/// Whether a visitor may read a case: its customer, whoever opened its order whole, and whoever followed its link or the
/// one of the return it is about.
pub(super) fn may_see(
    viewer: &Viewer,
    id: CaseId,
    owner: CustomerId,
    order: Option<OrderId>,
    about: Option<ReturnId>,
) -> bool {
    viewer.sees(Subject::Case(id), owner, order)
        || about.is_some_and(|id| viewer.things.contains(&Subject::Return(id)))
}

/// A message as it is written down.
pub(super) struct Message<'a> {
    pub words: &'a str,
    /// Nobody for a customer's.
    pub staff: Option<StaffId>,
    pub key: &'a str,
}

impl WriteTx {
    /// Loads a case and holds it until the transaction ends.
    pub(super) async fn hold_case(&mut self, id: CaseId) -> Result<Option<Held>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "update cases set turn = turn where id = $1 returning id, customer_id, order_id, shipment_id, return_id, promise_id, \
                 status, turn, waiting_since, resolved_at, score",
            )
            .bind(id.0)
            .fetch_optional(c)
            .await
        })?)
    }

    /// Whether this very form was taken before.
    pub(super) async fn has_message(&mut self, id: CaseId, key: &str) -> Result<bool, StoreError> {
        let found: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from case_messages where case_id = $1 and form_key = $2")
                .bind(id.0)
                .bind(key)
                .fetch_one(c)
                .await
        })?;
        Ok(found > 0 && !key.is_empty())
    }

    /// Writes the next message of the thread; says its place.
    pub(super) async fn write_message(
        &mut self,
        id: CaseId,
        turn: i64,
        message: &Message<'_>,
    ) -> Result<(), StoreError> {
        let subject = turn_of(id, turn).text();
        // A form without a key is never taken for another.
        let key = if message.key.is_empty() {
            &subject
        } else {
            message.key
        };
        let author = if message.staff.is_some() {
            "staff"
        } else {
            "customer"
        };
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into case_messages (case_id, turn, subject, author, staff_id, form_key, written_at, words) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(id.0)
            .bind(turn)
            .bind(&subject)
            .bind(author)
            .bind(message.staff.map(|id| id.0))
            .bind(key)
            .bind(now)
            .bind(message.words)
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(on!(tx self.db, |c| {
            sqlx::query("update cases set turn = $2 where id = $1")
                .bind(id.0)
                .bind(turn)
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    /// Where the case stands from now on.
    pub(super) async fn set_case_status(
        &mut self,
        id: CaseId,
        status: Status,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update cases set status = $2, waiting_since = case when $2 = 'waiting_for_customer' then $3 else null end, \
                 resolved_at = case when $2 = 'resolved' then $3 else null end where id = $1",
            )
            .bind(id.0)
            .bind(status.as_str())
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    pub(super) async fn record_of_case(
        &mut self,
        held: &Held,
        touchpoint: &Touchpoint,
        actor: &Actor,
        event_id: &str,
        score: Option<i64>,
    ) -> Result<(TouchpointId, Recorded), StoreError> {
        let subject = held.subject().text();
        let entry = Entry {
            customer: held.customer(),
            actor,
            channel: Channel::Web,
            occurred_at: self.now,
            source: "cases",
            subject: &subject,
            event_id,
            order: held.order(),
            shipment: held.shipment_id.map(ShipmentId),
            score,
        };
        self.record(touchpoint, &entry).await
    }

    /// The clock of the solution stands still from now on. A promise past its due stays broken.
    pub(super) async fn stop_clock(&mut self, id: CaseId) -> Result<(), StoreError> {
        self.waive_promise(PromiseKind::ResolveBy, Subject::Case(id), WAITING)
            .await
    }

    /// The clock runs again: the solution is owed later by the working time we waited for the customer.
    pub(super) async fn start_clock(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<(), StoreError> {
        let Some(since) = held.waiting_since.map(Timestamp::from_micros) else {
            return Ok(());
        };
        let (kind, subject) = (PromiseKind::ResolveBy, held.subject());
        let Some(due) = self.owe_again(kind, subject, WAITING).await? else {
            return Ok(());
        };
        let policy = self.store.policy();
        let waited = policy.working_time.open_between(since, self.now);
        if waited.is_positive() {
            let due = policy.working_time.after_working_time(due, waited);
            self.postpone_promise(kind, subject, due, actor).await?;
        }
        Ok(())
    }

    /// Writes down what is owed next, for the order of the queue: the first answer that is, else the solution.
    pub(super) async fn note_next_due(&mut self, id: CaseId) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update cases set next_due_at = coalesce((select min(p.judged_by) from promises p where p.settled_at is null \
                 and p.waived_at is null and ((p.kind = 'first_reply_by' and p.subject = $2) or (p.kind = 'next_reply_by' \
                 and p.subject in (select m.subject from case_messages m where m.case_id = $1)))), \
                 (select p.judged_by from promises p where p.kind = 'resolve_by' and p.subject = $2 and p.settled_at is null \
                 and p.waived_at is null)) where id = $1",
            )
            .bind(id.0)
            .bind(Subject::Case(id).text())
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    /// Every promise of an answer in this case: of its opening, and of each message of the customer since.
    pub(super) async fn replies_owed(
        &mut self,
        held: &Held,
    ) -> Result<Vec<(PromiseKind, Subject)>, StoreError> {
        let turns: Vec<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar("select turn from case_messages where case_id = $1 and author = 'customer' order by turn")
                .bind(held.id)
                .fetch_all(c)
                .await
        })?;
        let later = turns
            .into_iter()
            .map(|turn| (PromiseKind::NextReplyBy, turn_of(held.id(), turn)));
        Ok(std::iter::once((PromiseKind::FirstReplyBy, held.subject()))
            .chain(later)
            .collect())
    }

    /// It is solved: nobody waits any more, the links in its mails live 90 days more, and its promise is kept unless it
    /// is reopened.
    pub(super) async fn resolve(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<Recorded, StoreError> {
        self.start_clock(held, actor).await?;
        for (kind, subject) in self.replies_owed(held).await? {
            self.waive_promise(kind, subject, "case_resolved").await?;
        }
        let now = self.now;
        self.settle_promise(PromiseKind::ResolveBy, held.subject(), now)
            .await?;
        self.set_case_status(held.id(), Status::Resolved).await?;
        self.note_next_due(held.id()).await?;
        self.end_links(held.subject()).await?;
        let touchpoint = Touchpoint::CaseResolved { case_id: held.id() };
        let event_id = format!("resolved:{}:{}", held.turn, now.as_micros());
        let (_, recorded) = self
            .record_of_case(held, &touchpoint, actor, &event_id, None)
            .await?;
        Ok(recorded)
    }

    /// Their person is being forgotten: nobody is left to be answered.
    pub(crate) async fn end_cases_of(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        let open: Vec<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select id from cases where customer_id = $1 and resolved_at is null")
                .bind(customer.0)
                .fetch_all(c)
                .await
        })?;
        for id in open.into_iter().map(CaseId) {
            let Some(held) = self.hold_case(id).await? else {
                continue;
            };
            let mut owed = self.replies_owed(&held).await?;
            owed.push((PromiseKind::ResolveBy, held.subject()));
            for (kind, subject) in owed {
                self.waive_promise(kind, subject, "erased").await?;
            }
            self.set_case_status(id, Status::Resolved).await?;
            self.note_next_due(id).await?;
        }
        Ok(())
    }
}

/// A message as the ledger names it.
pub(super) fn turn_of(id: CaseId, turn: i64) -> Subject {
    Subject::CaseTurn(id, u32::try_from(turn).unwrap_or(u32::MAX))
}

/// What somebody typed, in a form both databases take: PostgreSQL keeps no NUL in text.
pub(super) fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

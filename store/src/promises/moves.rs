//! Make, revise, settle, waive.

use crate::{
    StoreError,
    db::on,
    write_tx::{Entry, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, PromiseId, ShipmentId, TouchpointId},
    notices::NoticeKind,
    promises::PromiseKind,
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

/// A promise as it is told.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub kind: PromiseKind,
    pub subject: Subject,
    pub customer: CustomerId,
    pub order: Option<OrderId>,
    pub channel: Channel,
    pub actor: Actor,
    /// The touchpoint it was told through.
    pub through: TouchpointId,
    pub made_at: Timestamp,
    pub due: Timestamp,
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct PromiseRow {
    pub id: Uuid,
    pub kind: String,
    pub shipment_id: Option<Uuid>,
    pub current_due_at: i64,
    pub judged_by: i64,
    pub settled_at: Option<i64>,
    pub waived_at: Option<i64>,
}

/// The parcel a promise is about, where it is about one.
fn shipment(subject: Subject) -> Option<Uuid> {
    match subject {
        Subject::Shipment(id) => Some(id.0),
        _ => None,
    }
}

impl WriteTx {
    pub(crate) async fn has_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
    ) -> Result<bool, StoreError> {
        let found: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select id from promises where kind = $1 and subject = $2")
                .bind(kind.as_str())
                .bind(subject.text())
                .fetch_optional(c)
                .await
        })?;
        Ok(found.is_some())
    }

    /// Makes the promise, or revises the one that stands when it is told for another time.
    pub(crate) async fn promise(&mut self, made: &Made) -> Result<(), StoreError> {
        let standing: Option<PromiseRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select id, kind, shipment_id, current_due_at, judged_by, settled_at, waived_at from promises \
                 where kind = $1 and subject = $2",
            )
            .bind(made.kind.as_str())
            .bind(made.subject.text())
            .fetch_optional(c)
            .await
        })?;
        match standing {
            None => self.make(made).await,
            Some(row) if row.settled_at.is_none() && row.current_due_at != made.due.as_micros() => {
                self.revise(made, &row).await
            }
            Some(_) => Ok(()),
        }
    }

    async fn make(&mut self, made: &Made) -> Result<(), StoreError> {
        let id = self.id();
        let due = made.due.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into promises (id, kind, subject, customer_id, order_id, shipment_id, channel, actor, actor_ref, \
                 touchpoint_id, made_at, due_at, current_due_at, judged_by, waived_reason) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $12, '')",
            )
            .bind(id)
            .bind(made.kind.as_str())
            .bind(made.subject.text())
            .bind(made.customer.0)
            .bind(made.order.map(|id| id.0))
            .bind(shipment(made.subject))
            .bind(made.channel.as_str())
            .bind(made.actor.kind().as_str())
            .bind(made.actor.reference().unwrap_or_default())
            .bind(made.through.0)
            .bind(made.made_at.as_micros())
            .bind(due)
            .execute(c)
            .await
            .map(drop)
        })?;
        self.mark_moved(made.kind, made.subject, made.order, [due]);
        Ok(())
    }

    /// Another due is told: a revision row, its touchpoint and, where it is later news, the mail that tells it.
    async fn revise(&mut self, made: &Made, row: &PromiseRow) -> Result<(), StoreError> {
        let (old, new, id) = (
            Timestamp::from_micros(row.current_due_at),
            made.due,
            PromiseId(row.id),
        );
        let position: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from promise_revisions where promise_id = $1")
                .bind(row.id)
                .fetch_one(c)
                .await
        })?;
        let touchpoint = Touchpoint::PromiseRevised {
            promise: id,
            promise_kind: made.kind,
            old_due: old,
            new_due: new,
        };
        let (subject, event_id) = (id.to_string(), format!("{position}"));
        let entry = Entry {
            customer: made.customer,
            actor: &made.actor,
            channel: made.channel,
            occurred_at: self.now,
            source: "promises",
            subject: &subject,
            event_id: &event_id,
            order: made.order,
            shipment: shipment(made.subject).map(ShipmentId),
            score: None,
        };
        let _recorded = self.record(&touchpoint, &entry).await?;
        let is_news = new > old && new > self.now && row.waived_at.is_none();
        let notice =
            if is_news && made.kind == PromiseKind::DeliverBy && made.channel != Channel::Import {
                let key = format!("delayed:{id}:{position}");
                let shipment = shipment(made.subject).map(ShipmentId);
                self.queue_notice(
                    NoticeKind::Delayed,
                    made.customer,
                    made.order,
                    shipment,
                    Some(id),
                    &key,
                )
                .await?;
                Some(key)
            } else {
                None
            };
        let (now, actor) = (self.now.as_micros(), made.actor.kind().as_str());
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into promise_revisions (promise_id, position, old_due, new_due, asked_by, actor, revised_at, notice_id) \
                 values ($1, $2, $3, $4, 'us', $5, $6, (select id from outbox where unique_key = $7))",
            )
            .bind(row.id)
            .bind(position)
            .bind(old.as_micros())
            .bind(new.as_micros())
            .bind(actor)
            .bind(now)
            .bind(notice.unwrap_or_default())
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(on!(tx self.db, |c| {
            sqlx::query("update promises set current_due_at = $2 where id = $1")
                .bind(row.id)
                .bind(new.as_micros())
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    /// What keeps the promise has happened, at this moment: the first time counts. A promise nobody made is none.
    pub(crate) async fn settle_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let dues: Vec<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "update promises set settled_at = $3 where kind = $1 and subject = $2 and settled_at is null \
                 and waived_at is null returning judged_by",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .bind(at.as_micros())
            .fetch_all(c)
            .await
        })?;
        self.mark_moved(kind, subject, None, dues);
        Ok(())
    }

    /// What kept it is undone: a case is reopened. The promise runs again, by its old due.
    pub(crate) async fn unsettle_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
    ) -> Result<(), StoreError> {
        let dues: Vec<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "update promises set settled_at = null where kind = $1 and subject = $2 and settled_at is not null \
                 returning judged_by",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .fetch_all(c)
            .await
        })?;
        self.mark_moved(kind, subject, None, dues);
        Ok(())
    }

    /// Nobody waits for it any more, for a reason that has a code: the customer cancelled, the case was resolved. One
    /// that is past its due stays broken: whoever waited in vain did so.
    pub(crate) async fn waive_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        reason: &str,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        let dues: Vec<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "update promises set waived_at = $3, waived_reason = $4 where kind = $1 and subject = $2 \
                 and settled_at is null and waived_at is null and judged_by >= $3 returning judged_by",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .bind(now)
            .bind(reason)
            .fetch_all(c)
            .await
        })?;
        self.mark_moved(kind, subject, None, dues);
        Ok(())
    }

    /// As [`Self::waive_promise`], also past its due: what we wait for is the customer's to do, so nobody has waited in vain.
    /// `true` when it was owed until now.
    pub(crate) async fn pause_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        reason: &str,
    ) -> Result<bool, StoreError> {
        let now = self.now.as_micros();
        let dues: Vec<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "update promises set waived_at = $3, waived_reason = $4 where kind = $1 and subject = $2 \
                 and settled_at is null and waived_at is null returning judged_by",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .bind(now)
            .bind(reason)
            .fetch_all(c)
            .await
        })?;
        let was_owed = !dues.is_empty();
        self.mark_moved(kind, subject, None, dues);
        Ok(was_owed)
    }

    /// The due an open promise is judged by; `None` for one that is settled, waived, or was never made.
    pub(crate) async fn due_of_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
    ) -> Result<Option<Timestamp>, StoreError> {
        let due: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select judged_by from promises where kind = $1 and subject = $2 and settled_at is null and waived_at is null",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .fetch_optional(c)
            .await
        })?;
        Ok(due.map(Timestamp::from_micros))
    }

    /// What waived it is over: it is owed again, by its old due. `None` when it was not waived for this reason.
    pub(crate) async fn owe_again(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        reason: &str,
    ) -> Result<Option<Timestamp>, StoreError> {
        let due: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "update promises set waived_at = null, waived_reason = '' where kind = $1 and subject = $2 \
                 and settled_at is null and waived_at is not null and waived_reason = $3 returning judged_by",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .bind(reason)
            .fetch_optional(c)
            .await
        })?;
        self.mark_moved(kind, subject, None, due);
        Ok(due.map(Timestamp::from_micros))
    }

    /// The clock stood still while we waited for the customer: the due moves by their wish, and judges by the new time.
    /// Nothing happens to a promise that is settled or waived. `true` when it moved.
    pub(crate) async fn postpone_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        due: Timestamp,
        actor: &Actor,
    ) -> Result<bool, StoreError> {
        self.move_if(kind, subject, due, actor, |old| old < due)
            .await
    }

    /// The customer chose another time, sooner or later: the promise is judged by that.
    pub(crate) async fn move_promise(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        due: Timestamp,
        actor: &Actor,
    ) -> Result<bool, StoreError> {
        self.move_if(kind, subject, due, actor, |old| old != due)
            .await
    }

    async fn move_if(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        due: Timestamp,
        actor: &Actor,
        is_moved: impl Fn(Timestamp) -> bool,
    ) -> Result<bool, StoreError> {
        type Row = (Uuid, i64, i64, Uuid, Option<Uuid>, i64);
        let now = self.now.as_micros();
        let standing: Option<Row> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select p.id, p.current_due_at, p.judged_by, p.customer_id, p.order_id, \
                 (select cast(count(*) as bigint) from promise_revisions r where r.promise_id = p.id) from promises p \
                 where p.kind = $1 and p.subject = $2 and p.settled_at is null and p.waived_at is null",
            )
            .bind(kind.as_str())
            .bind(subject.text())
            .fetch_optional(c)
            .await
        })?;
        let Some((id, old, judged_by, customer, order, position)) =
            standing.filter(|(_, old, ..)| is_moved(Timestamp::from_micros(*old)))
        else {
            return Ok(false);
        };
        let touchpoint = Touchpoint::PromiseRevised {
            promise: PromiseId(id),
            promise_kind: kind,
            old_due: Timestamp::from_micros(old),
            new_due: due,
        };
        let (about, event_id) = (PromiseId(id).to_string(), position.to_string());
        let entry = Entry {
            customer: CustomerId(customer),
            actor,
            channel: Channel::Web,
            occurred_at: self.now,
            source: "promises",
            subject: &about,
            event_id: &event_id,
            order: order.map(OrderId),
            shipment: shipment(subject).map(ShipmentId),
            score: None,
        };
        let _recorded = self.record(&touchpoint, &entry).await?;
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into promise_revisions (promise_id, position, old_due, new_due, asked_by, actor, revised_at, told_at) \
                 values ($1, $6, $2, $3, 'customer', $4, $5, $5)",
            )
            .bind(id)
            .bind(old)
            .bind(due.as_micros())
            .bind(actor.kind().as_str())
            .bind(now)
            .bind(position)
            .execute(c)
            .await
            .map(drop)
        })?;
        on!(tx self.db, |c| {
            sqlx::query("update promises set current_due_at = $2, judged_by = $2 where id = $1")
                .bind(id)
                .bind(due.as_micros())
                .execute(c)
                .await
                .map(drop)
        })?;
        let order = order.map(OrderId);
        self.mark_moved(kind, subject, order, [judged_by, due.as_micros()]);
        Ok(true)
    }

    /// The days of these dues are counted again, and the hand-over that the promise bounds; where there are none, nothing
    /// moved.
    fn mark_moved(
        &mut self,
        kind: PromiseKind,
        subject: Subject,
        order: Option<OrderId>,
        dues: impl IntoIterator<Item = i64>,
    ) {
        for due in dues {
            self.mark_stale(kind, Timestamp::from_micros(due));
            self.stale.promised(kind, subject, order);
        }
    }
}

//! A return is agreed.

use super::{
    Wish,
    fix::{LINES, LineRow},
};
use crate::{
    Failure, Store, StoreError,
    db::on,
    idempotency::form_key,
    orders::{OrderRow, Sight, Viewer},
    outbox::Notice,
    promises::Made,
    write_tx::{Entry, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReturnId,
    notices::NoticeKind,
    promises::Term,
    returns::{
        Acceptance, HandOver, Line, Outcome, Reception, Refusal, Reimbursement, Right, ShortCode,
        Unit, bring_by, simulate,
    },
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Agrees a return. The same form sent twice (the same key) gives the return it made the first time.
    ///
    /// # Errors
    /// The [`Refusal`] that a simulation would have told, or `NotFound` for an order this viewer has not opened whole.
    pub async fn start_return(
        &self,
        viewer: &Viewer,
        number: &str,
        wish: &Wish,
    ) -> Result<ReturnId, Failure<Refusal>> {
        let mut tx = self.begin_write().await?;
        let order = tx.lock_order(number).await?.ok_or(Failure::NotFound)?;
        if viewer.sight_of(order.id(), order.customer()) != Some(Sight::Whole) {
            return Err(Failure::NotFound);
        }
        let items: Vec<_> = Wish::merged(&wish.items)
            .into_iter()
            .map(|item| (item.line_id, item.quantity))
            .collect();
        let typed = json!([items, wish.reason, wish.note, wish.outcome, wish.hand_over]);
        let key = form_key(&wish.key, &typed);
        let earlier: Option<Uuid> = on!(tx tx.db, |c| {
            sqlx::query_scalar("select id from returns where order_id = $1 and form_key = $2")
                .bind(order.id)
                .bind(&key)
                .fetch_optional(c)
                .await
        })?;
        if let Some(earlier) = earlier.filter(|_| !key.is_empty()) {
            return Ok(ReturnId(earlier));
        }
        let rows: Vec<LineRow> =
            on!(tx tx.db, |c| sqlx::query_as(LINES).bind(order.id).fetch_all(c).await)?;
        let lines: Vec<Line> = rows.iter().map(LineRow::line).collect();
        let policy = self.policy();
        let told = simulate(&lines, &wish.items, wish.reason, &policy, tx.now);
        let agreed = told.agree(wish).map_err(Failure::Refused)?;
        let items = Wish::merged(&wish.items);
        let new = NewReturn {
            reason: wish.reason.as_str(),
            right: told.right,
            outcome: wish.outcome,
            hand_over: wish.hand_over,
            note: &wish.note,
            until: told.until.unwrap_or(tx.now),
            bring_by: bring_by(tx.now, &policy),
            term: agreed.term,
            key: &key,
        };
        let (id, code) = tx.insert_return(&order, &new).await?;
        // What never came cannot come back: nothing of it is waited for.
        let reception = if wish.reason.comes_back() {
            Reception::Awaiting
        } else {
            Reception::Missing
        };
        for (position, item) in items.iter().enumerate() {
            let known = rows
                .iter()
                .zip(&lines)
                .find(|(row, _)| row.line_id == item.line_id);
            if let Some((row, line)) = known {
                let unit = Unit {
                    quantity: item.quantity,
                    unit_price_minor: line.unit_price_minor,
                    reception,
                    acceptance: Acceptance::Pending,
                    reimbursement: Reimbursement::None,
                };
                tx.insert_unit(id, position, row, &unit).await?;
            }
        }
        let pieces = items.iter().map(|item| item.quantity).sum();
        let touchpoint = Touchpoint::ReturnStarted {
            return_id: id,
            short_code: code.to_string(),
            reason: wish.reason.as_str().to_owned(),
            outcome: wish.outcome.as_str().to_owned(),
            items: pieces,
        };
        let actor = Actor::Customer(order.customer());
        let subject = id.to_string();
        let (through, recorded) = tx
            .record(
                &touchpoint,
                &entry(&order, &actor, &subject, "started", tx.now),
            )
            .await?;
        // A replacement is promised from now; a refund from the reception, where there is one.
        if let Some(due) = agreed.due_at {
            tx.promise(&Made {
                kind: agreed.promise,
                subject: Subject::Return(id),
                customer: order.customer(),
                order: Some(order.id()),
                channel: Channel::Web,
                actor,
                through,
                made_at: tx.now,
                due,
            })
            .await?;
        }
        let titles: Vec<_> = items
            .iter()
            .filter_map(|item| {
                let row = rows.iter().find(|row| row.line_id == item.line_id)?;
                Some(json!({ "title": row.title, "quantity": item.quantity }))
            })
            .collect();
        let notice = Notice {
            order: Some(order.id()),
            subject: Some(Subject::Return(id)),
            particulars: json!({
                "order": order.number, "short_code": code.as_str(), "items": titles,
                "outcome": wish.outcome, "hand_over": wish.hand_over, "comes_back": wish.reason.comes_back(),
                "amount_minor": agreed.amount_minor, "currency": order.currency, "term": agreed.term,
                "due": agreed.due_at, "bring_by": bring_by(tx.now, &policy),
            }),
            ..Notice::to(NoticeKind::ReturnAgreed, order.customer())
        };
        tx.queue(&notice, &format!("return_agreed:{id}")).await?;
        tx.commit(recorded).await?;
        Ok(id)
    }
}

/// A return as it is written down.
pub(super) struct NewReturn<'a> {
    /// Empty where none is asked for.
    pub reason: &'static str,
    pub right: Right,
    pub outcome: Outcome,
    pub hand_over: HandOver,
    pub note: &'a str,
    /// The last moment of the right.
    pub until: Timestamp,
    pub bring_by: Timestamp,
    pub term: Term,
    pub key: &'a str,
}

impl WriteTx {
    pub(super) async fn insert_return(
        &mut self,
        order: &OrderRow,
        new: &NewReturn<'_>,
    ) -> Result<(ReturnId, ShortCode), StoreError> {
        let id = self.id();
        let key = if new.key.is_empty() {
            id.to_string()
        } else {
            new.key.to_owned()
        };
        let now = self.now.as_micros();
        // Of 2 * 10^10 codes, two draws that are taken do not happen; twenty would be a fault of the generator.
        for _ in 0..20 {
            let Some(code) = ShortCode::draw(&self.store.chance().bytes::<16>()) else {
                continue;
            };
            let made = on!(tx self.db, |c| {
                sqlx::query(
                    "insert into returns (id, order_id, short_code, form_key, reason, legal_right, outcome, hand_over, note, \
                     window_until, bring_by, term, agreed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
                     on conflict (short_code) do nothing",
                )
                .bind(id)
                .bind(order.id)
                .bind(code.as_str())
                .bind(&key)
                .bind(new.reason)
                .bind(new.right.as_str())
                .bind(new.outcome.as_str())
                .bind(new.hand_over.as_str())
                .bind(storable(new.note.trim()))
                .bind(new.until.as_micros())
                .bind(new.bring_by.as_micros())
                .bind(json!(new.term).to_string())
                .bind(now)
                .execute(c)
                .await
                .map(|done| done.rows_affected())
            })?;
            if made == 1 {
                return Ok((ReturnId(id), code));
            }
        }
        Err(StoreError::Damaged {
            table: "returns",
            row: id.to_string(),
            why: "no short code is free".to_owned(),
        })
    }

    pub(super) async fn insert_unit(
        &mut self,
        id: ReturnId,
        position: usize,
        row: &LineRow,
        unit: &Unit,
    ) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into return_units (return_id, line_id, position, sku, title, quantity, unit_price_minor, reception, \
                 acceptance, acceptance_reason, reimbursement, reimbursed_minor) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, 0)",
            )
            .bind(id.0)
            .bind(&row.line_id)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(&row.sku)
            .bind(&row.title)
            .bind(unit.quantity)
            .bind(unit.unit_price_minor)
            .bind(unit.reception.as_str())
            .bind(unit.acceptance.as_str())
            .bind(unit.reimbursement.as_str())
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

/// The log's entry of a step: each step of a return stands there once.
pub(super) fn entry<'a>(
    order: &OrderRow,
    actor: &'a Actor,
    return_id: &'a str,
    step: &'a str,
    now: Timestamp,
) -> Entry<'a> {
    Entry {
        customer: order.customer(),
        actor,
        channel: Channel::Web,
        occurred_at: now,
        source: "returns",
        subject: return_id,
        event_id: step,
        order: Some(order.id()),
        shipment: None,
        score: None,
    }
}

/// PostgreSQL keeps no NUL in text.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

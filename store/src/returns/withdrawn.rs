//! What a withdrawal from a contract makes of an order: a return by the right of that name, which nobody decides on, and a
//! refund that is due 14 days after the statement and may wait for the goods.
//!
//! The waiting (Directive 2011/83/EU, Art. 13(3)) is a clock that stands still, as it does while a case waits for its
//! customer: the promise is open from the statement on; where its due is near and the goods are neither with us nor handed
//! in, it is waived with the reason [`WAITING`], so that nothing breaks that is not owed; once they are, it is owed again,
//! by its old due or, where that has passed, by a later one that the customer's own lateness brought
//! ([`domain::withdrawals::refund_due`]). To let it break instead would blame the shop for a delay that is not its own; to
//! tell no due before the goods are here would hide the one that the law sets.

use super::{
    fix::{LINES, LineRow},
    rows::Held,
    start::{NewReturn, entry},
};
use crate::{
    Store, StoreError,
    db::on,
    orders::OrderRow,
    outbox::Notice,
    promises::Made,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{OrderId, ReturnId},
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Acceptance, HandOver, Item, Outcome, Reception, Reimbursement, Right, Unit},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
    withdrawals::{Contract, OpenLine, Period, meant, refund_due, send_back_by},
};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

/// Why the promise of a refund is waived while the goods are neither with us nor handed in.
pub(super) const WAITING: &str = "waiting_for_goods";

/// So long before its due a refund that may wait begins to: more often than that the worker looks.
const AHEAD: SignedDuration = SignedDuration::from_hours(1);

/// How many are looked at in one go.
const AT_ONCE: i64 = 100;

/// A statement that fits the order it names, about to be followed.
pub(crate) struct Followed<'a> {
    pub order: &'a OrderRow,
    /// What was typed about the items.
    pub items: &'a str,
    pub actor: &'a Actor,
    pub channel: Channel,
}

impl Store {
    /// Lets each refund of a withdrawal that is nearly due wait whose goods are still out. Says how many. Any number of
    /// processes may do it at once.
    ///
    /// # Errors
    /// The store broke; what waits already does so.
    pub async fn wait_for_goods(&self) -> Result<usize, StoreError> {
        let soon = self.now().plus(AHEAD);
        let rows: Vec<(Uuid, String)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.id, p.subject from promises p join returns r on r.order_id = p.order_id \
                 where p.kind = 'withdrawal_refund_by' and p.settled_at is null and p.waived_at is null and p.judged_by < $1 \
                 and r.legal_right = 'withdrawal' and r.handed_over_at is null and r.received_at is null \
                 and r.cancelled_at is null and exists (select 1 from return_units u where u.return_id = r.id \
                 and u.reception = 'awaiting') order by p.judged_by, p.id limit $2",
            )
            .bind(soon.as_micros())
            .bind(AT_ONCE)
            .fetch_all(c)
            .await
        })?;
        let mut waiting = 0;
        for (id, subject) in rows {
            // An order may have been withdrawn from in parts.
            let id = ReturnId(id);
            if subject != Subject::Return(id).text() {
                continue;
            }
            let mut tx = self.begin_write().await?;
            let Some(held) = tx.hold_return(id).await? else {
                continue;
            };
            let subject = Subject::Return(id);
            if held.row.cancelled_at.is_some()
                || !held.waits_for_goods()?
                || !tx
                    .pause_promise(PromiseKind::WithdrawalRefundBy, subject, WAITING)
                    .await?
            {
                continue;
            }
            let recorded = tx
                .audit(&Actor::System, "refund_waits", json!({ "return_id": id }))
                .await?;
            tx.commit(recorded).await?;
            waiting += 1;
        }
        Ok(waiting)
    }
}

impl WriteTx {
    /// Makes the return that a statement asks for, with its promise and the mail that says how the goods come back. `None`
    /// where the portal cannot follow it by itself: not in the period, nothing left to withdraw, or words that somebody has
    /// to read. The order is held.
    pub(crate) async fn follow_withdrawal(
        &mut self,
        followed: &Followed<'_>,
    ) -> Result<Option<(ReturnId, Recorded)>, StoreError> {
        let Followed {
            order,
            actor,
            channel,
            ..
        } = *followed;
        let policy = self.store.policy();
        let period = Period::of(&contract(order), &policy);
        if !period.runs(self.now) {
            return Ok(None);
        }
        let rows: Vec<LineRow> =
            on!(tx self.db, |c| sqlx::query_as(LINES).bind(order.id).fetch_all(c).await)?;
        let open: Vec<OpenLine> = rows.iter().map(LineRow::to_withdraw).collect();
        let Some(items) = meant(followed.items, &open) else {
            return Ok(None);
        };
        let bring_by = send_back_by(self.now, &order.country, &policy);
        let new = NewReturn {
            reason: "",
            right: Right::Withdrawal,
            outcome: Outcome::Refund,
            exchange: None,
            hand_over: HandOver::DropOffQr,
            note: "",
            until: period.end().unwrap_or(bring_by),
            bring_by,
            term: policy.withdrawals.refund_by,
            is_approved: true,
            key: "",
        };
        let (id, code) = self.insert_return(order, &new).await?;
        let units = self.withdraw_units(order, id, &rows, &items).await?;
        let subject = id.to_string();
        let touchpoint = Touchpoint::WithdrawalConfirmed {
            return_id: id,
            short_code: code.to_string(),
            items: items.iter().map(|item| item.quantity).sum(),
        };
        let entry = Entry {
            channel,
            ..entry(order, actor, &subject, "withdrawn", self.now)
        };
        let (through, recorded) = self.record(&touchpoint, &entry).await?;
        let due = policy
            .withdrawals
            .refund_by
            .due(self.now, &policy.working_time);
        self.promise(&Made {
            kind: PromiseKind::WithdrawalRefundBy,
            subject: Subject::Return(id),
            customer: order.customer(),
            order: Some(order.id()),
            channel,
            actor: actor.clone(),
            through,
            made_at: self.now,
            due,
        })
        .await?;
        let is_all = open.iter().all(|line| {
            let chosen = items.iter().find(|item| item.line_id == line.line_id);
            line.open == chosen.map_or(0, |item| item.quantity)
        });
        if is_all && order.received_at.is_none() {
            self.end_contract(order, Some(self.now)).await?;
        }
        let titles: Vec<_> = items
            .iter()
            .filter_map(|item| {
                let row = rows.iter().find(|row| row.line_id == item.line_id)?;
                Some(json!({ "title": row.title, "quantity": item.quantity }))
            })
            .collect();
        let amount: i64 = units.iter().map(Unit::amount_minor).sum();
        let comes_back = units
            .iter()
            .any(|unit| unit.reception == Reception::Awaiting);
        let notice = Notice {
            order: Some(order.id()),
            subject: Some(Subject::Return(id)),
            particulars: json!({
                "order": order.number, "short_code": code.as_str(), "items": titles, "right": Right::Withdrawal,
                "outcome": Outcome::Refund, "hand_over": HandOver::DropOffQr, "comes_back": comes_back,
                "amount_minor": amount, "currency": order.currency, "due": due, "bring_by": bring_by,
            }),
            ..Notice::to(NoticeKind::ReturnAgreed, order.customer())
        };
        self.queue(&notice, &format!("return_agreed:{id}")).await?;
        Ok(Some((id, recorded)))
    }

    /// Writes down what goes back. Nobody decides on it: it is accepted from the start. What has not left us is not waited
    /// for.
    async fn withdraw_units(
        &mut self,
        order: &OrderRow,
        id: ReturnId,
        rows: &[LineRow],
        items: &[Item],
    ) -> Result<Vec<Unit>, StoreError> {
        let sent = self.sent_lines(order.id()).await?;
        // A shop may say "shipped" and name no parcel.
        let is_sent_unseen = matches!(order.status.as_str(), "shipped" | "delivered")
            && self.shipments_of(order.id()).await?.is_empty();
        let mut units = Vec::new();
        for (position, item) in items.iter().enumerate() {
            let Some(row) = rows.iter().find(|row| row.line_id == item.line_id) else {
                continue;
            };
            let line = row.line();
            let has_left = is_sent_unseen || line.in_hand > 0 || sent.contains(&row.line_id);
            let unit = Unit {
                quantity: item.quantity,
                unit_price_minor: line.unit_price_minor,
                fee_minor: 0,
                reception: if has_left {
                    Reception::Awaiting
                } else {
                    Reception::Missing
                },
                acceptance: Acceptance::Accepted,
                reimbursement: Reimbursement::None,
            };
            self.insert_unit(id, position, row, &unit).await?;
            units.push(unit);
        }
        Ok(units)
    }

    /// The lines of which something is on its way or there; a parcel that names no lines may hold any.
    async fn sent_lines(&mut self, order: OrderId) -> Result<Vec<String>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select l.line_id from order_lines l where l.order_id = $1 and exists (select 1 from shipments s \
                 where s.order_id = $1 and s.status <> 'cancelled' \
                 and coalesce(s.dispatched_at, s.delivered_at, s.confirmed_receipt_at) is not null \
                 and (exists (select 1 from shipment_lines n where n.shipment_id = s.id and n.line_id = l.line_id) \
                 or not exists (select 1 from shipment_lines n where n.shipment_id = s.id)))",
            )
            .bind(order.0)
            .fetch_all(c)
            .await
        })?)
    }

    /// Nothing more of the order is to come from this moment on, or it is again: its promises of delivery are judged anew.
    async fn end_contract(
        &mut self,
        order: &OrderRow,
        withdrawn_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let withdrawn_at = withdrawn_at.map(Timestamp::as_micros);
        on!(tx self.db, |c| {
            sqlx::query("update orders set withdrawn_at = $2 where id = $1")
                .bind(order.id)
                .bind(withdrawn_at)
                .execute(c)
                .await
                .map(drop)
        })?;
        self.stale.ordered(
            order.customer(),
            order.id(),
            Timestamp::from_micros(order.placed_at),
        );
        let order = OrderRow {
            withdrawn_at,
            ..order.clone()
        };
        self.settle_order(&order).await
    }

    /// A withdrawal is called off: what was to come is to come again.
    pub(super) async fn resume_contract(&mut self, held: &Held) -> Result<(), StoreError> {
        if held.row.right()? == Right::Withdrawal && held.order.withdrawn_at.is_some() {
            self.end_contract(&held.order, None).await?;
        }
        Ok(())
    }

    /// The goods of a withdrawal, or the word that they were handed in, are here: the refund waits no longer.
    pub(super) async fn goods_came(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<(), StoreError> {
        let policy = self.store.policy();
        let came = self.now;
        self.owe_refund_again(held, actor, |standing| refund_due(standing, came, &policy))
            .await
    }

    /// The money goes back while the shop might still have waited: that is no lateness of its own.
    pub(super) async fn paid_before_goods_came(
        &mut self,
        held: &Held,
        actor: &Actor,
    ) -> Result<(), StoreError> {
        let now = self.now;
        self.owe_refund_again(held, actor, |standing| standing.max(now))
            .await
    }

    async fn owe_refund_again(
        &mut self,
        held: &Held,
        actor: &Actor,
        due: impl FnOnce(Timestamp) -> Timestamp,
    ) -> Result<(), StoreError> {
        let (kind, subject) = (PromiseKind::WithdrawalRefundBy, Subject::Return(held.id()));
        self.owe_again(kind, subject, WAITING).await?;
        if let Some(standing) = self.due_of_promise(kind, subject).await? {
            self.postpone_promise(kind, subject, due(standing), actor)
                .await?;
        }
        Ok(())
    }
}

impl LineRow {
    /// Every piece that is in no return yet, delivered or not.
    fn to_withdraw(&self) -> OpenLine {
        let line = self.line();
        OpenLine {
            line_id: self.line_id.clone(),
            sku: self.sku.clone(),
            title: self.title.clone(),
            open: (line.bought - line.returned).max(0),
        }
    }
}

/// An order as its period is judged.
fn contract(order: &OrderRow) -> Contract<'_> {
    let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
    Contract {
        confirmed_at: moment(order.confirmed_at),
        cancelled_at: moment(order.cancelled_at),
        received_at: moment(order.received_at),
        country: &order.country,
    }
}

//! A return is agreed.

use super::{
    UnitView, Wish,
    fix::{LATELY, LINES, LineRow, a_year_before},
    stock::{OTHERS, others, wanted},
};
use crate::{
    Failure, Store, StoreError,
    db::on,
    idempotency::form_key,
    orders::{OrderRow, Sight, Viewer},
    write_tx::{Entry, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ApiKeyId, ReturnId},
    notices::NoticeKind,
    policy::Policy,
    promises::Term,
    returns::{
        Acceptance, HandOver, Line, Outcome, PartlyReason, Product, Reception, Refusal,
        Reimbursement, Right, Rule, ShortCode, Unit, bring_by, comes_back, hand_overs, simulate,
    },
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
        self.start(Asker::Visitor(viewer), number, wish).await
    }

    /// As [`Store::start_return`], asked for by one of the shop's own systems: a counter, an assistant.
    ///
    /// # Errors
    /// The [`Refusal`] that a simulation would have told, or `NotFound` for an order nobody knows.
    pub async fn start_return_for(
        &self,
        key: ApiKeyId,
        number: &str,
        wish: &Wish,
    ) -> Result<ReturnId, Failure<Refusal>> {
        self.start(Asker::Shop(key), number, wish).await
    }

    async fn start(
        &self,
        asker: Asker<'_>,
        number: &str,
        wish: &Wish,
    ) -> Result<ReturnId, Failure<Refusal>> {
        let mut tx = self.begin_write().await?;
        let order = tx.lock_order(number).await?.ok_or(Failure::NotFound)?;
        let (actor, channel) = match asker {
            Asker::Visitor(viewer)
                if viewer.sight_of(order.id(), order.customer()) != Some(Sight::Whole) =>
            {
                return Err(Failure::NotFound);
            }
            Asker::Visitor(_) => (Actor::Customer(order.customer()), Channel::Web),
            Asker::Shop(key) => (Actor::Shop(key), Channel::Api),
        };
        let items: Vec<_> = Wish::merged(&wish.items)
            .into_iter()
            .map(|item| (item.line_id, item.quantity))
            .collect();
        let named = wish.exchange_for.as_deref().unwrap_or_default();
        let typed = json!([
            items,
            wish.reason,
            wish.note,
            wish.outcome,
            named,
            wish.hand_over
        ]);
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
        let lately: i64 = on!(tx tx.db, |c| {
            sqlx::query_scalar(LATELY)
                .bind(order.customer_id)
                .bind(a_year_before(tx.now).as_micros())
                .fetch_one(c)
                .await
        })?;
        // Customers choose of what the door shows; the shop's own systems may name anything it sells.
        let listed = if channel == Channel::Api { named } else { "" };
        let products = on!(tx tx.db, |c| {
            sqlx::query_as(OTHERS).bind(order.id).bind(listed).fetch_all(c).await
        })?;
        let items = Wish::merged(&wish.items);
        let products = others(products, &items);
        let told = simulate(
            &lines,
            &products,
            &items,
            wish.reason,
            lately,
            &policy,
            tx.now,
        );
        let agreed = told.agree(wish).map_err(Failure::Refused)?;
        let choice = match wish.outcome {
            Outcome::Exchange => Some(told.choice(wish).map_err(Failure::Refused)?),
            _ => None,
        };
        let is_chosen = |line: &&Line| items.iter().any(|item| item.line_id == line.line_id);
        // Where nothing comes back, nobody asked how.
        if comes_back(wish.reason, wish.outcome)
            && !hand_overs(lines.iter().filter(is_chosen), &policy).contains(&wish.hand_over)
        {
            return Err(Failure::Refused(Refusal {
                rule: Rule::HandOverNotOffered,
                until: None,
                line_id: None,
            }));
        }
        let new = NewReturn {
            reason: wish.reason.as_str(),
            right: told.right,
            outcome: wish.outcome,
            exchange: choice.map(|choice| &choice.product),
            hand_over: wish.hand_over,
            note: &wish.note,
            until: told.until.unwrap_or(tx.now),
            bring_by: bring_by(tx.now, &policy),
            term: agreed.term,
            is_approved: !told.is_reviewed,
            key: &key,
        };
        let mut fee = choice.map_or(0, |choice| choice.fee_minor);
        let (id, code) = tx.insert_return(&order, &new).await?;
        for (position, item) in items.iter().enumerate() {
            let known = rows
                .iter()
                .zip(&lines)
                .find(|(row, _)| row.line_id == item.line_id);
            if let Some((row, line)) = known {
                let mut unit = first_unit(wish, line, item.quantity, told.right, &policy);
                keep_of_exchange(&mut unit, &mut fee);
                tx.insert_unit(id, position, row, &unit).await?;
            }
        }
        let wanted = wanted(wish.outcome, wish.exchange_for.as_deref(), &lines, &items);
        if tx.take_stock(id, &wanted).await?.is_err() {
            // Somebody else took the last one since it was looked at.
            return Err(Failure::Refused(Refusal {
                rule: Rule::OutOfStock,
                until: None,
                line_id: None,
            }));
        }
        let pieces = items.iter().map(|item| item.quantity).sum();
        let touchpoint = Touchpoint::ReturnStarted {
            return_id: id,
            short_code: code.to_string(),
            reason: wish.reason.as_str().to_owned(),
            outcome: wish.outcome.as_str().to_owned(),
            items: pieces,
        };
        let subject = id.to_string();
        let begun = Entry {
            channel,
            ..entry(&order, &actor, &subject, "started", tx.now)
        };
        let (through, recorded) = tx.record(&touchpoint, &begun).await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        if told.is_reviewed {
            let comes_back = comes_back(wish.reason, wish.outcome);
            tx.tell_of_agreement(&held, NoticeKind::ReturnRequested, comes_back, None, "")
                .await?;
        } else {
            tx.agreed(&held, &actor, through, "").await?;
        }
        tx.commit(recorded).await?;
        Ok(id)
    }
}

/// Who asks for a return.
enum Asker<'a> {
    Visitor(&'a Viewer),
    Shop(ApiKeyId),
}

/// What the shop keeps of what an exchange leaves over stands with the first units that hold it.
pub(super) fn keep_of_exchange(unit: &mut Unit, fee: &mut i64) {
    let share = (*fee).min(unit.paid_minor() - unit.fee_minor).max(0);
    unit.fee_minor += share;
    *fee -= share;
}

/// How one line of a return begins.
pub(super) fn first_unit(
    wish: &Wish,
    line: &Line,
    quantity: i64,
    right: Right,
    policy: &Policy,
) -> Unit {
    let reception = if !wish.reason.comes_back() {
        // What never came cannot come back: nothing of it is waited for.
        Reception::Missing
    } else if wish.outcome.takes_goods_back() {
        Reception::Awaiting
    } else {
        Reception::KeptByCustomer
    };
    let is_fee_kept = matches!(wish.outcome, Outcome::Refund | Outcome::StoreCredit);
    Unit {
        quantity,
        unit_price_minor: line.unit_price_minor,
        fee_minor: if is_fee_kept {
            line.fee_minor(quantity, right, policy)
        } else {
            0
        },
        reception,
        // Nobody will see what stays with the customer, so there is nothing to wait for.
        acceptance: match (reception, wish.outcome) {
            (Reception::KeptByCustomer, Outcome::KeepWithPartRefund) => Acceptance::Partly {
                reason: PartlyReason::Kept,
                amount_minor: line.kept_minor(quantity, policy),
            },
            (Reception::KeptByCustomer, _) => Acceptance::Accepted,
            _ => Acceptance::Pending,
        },
        reimbursement: Reimbursement::None,
    }
}

/// A return as it is written down.
pub(super) struct NewReturn<'a> {
    /// Empty where none is asked for.
    pub reason: &'static str,
    pub right: Right,
    pub outcome: Outcome,
    /// What goes out in exchange.
    pub exchange: Option<&'a Product>,
    pub hand_over: HandOver,
    pub note: &'a str,
    /// The last moment of the right.
    pub until: Timestamp,
    pub bring_by: Timestamp,
    pub term: Term,
    /// Agreed at once; otherwise somebody looks first.
    pub is_approved: bool,
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
                     window_until, bring_by, term, agreed_at, approved_at, exchange_sku, exchange_title, exchange_price_minor) \
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
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
                .bind(new.is_approved.then_some(now))
                .bind(new.exchange.map_or("", |product| &product.sku))
                .bind(new.exchange.map_or("", |product| &product.title))
                .bind(new.exchange.map(|product| product.unit_price_minor))
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
        let unit = UnitView {
            position: i64::try_from(position).unwrap_or(i64::MAX),
            line_id: row.line_id.clone(),
            sku: row.sku.clone(),
            title: row.title.clone(),
            unit: *unit,
            reimbursed_minor: 0,
            condition: None,
            disposition: None,
        };
        self.add_unit(id, &unit).await
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

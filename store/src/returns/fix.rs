//! The door where something is wrong: what can be taken back, and what a wish would bring.

use super::{
    stock::{OTHERS, others},
    view::ReturnSummary,
};
use crate::{
    Failure, Store,
    db::on,
    error::Never,
    orders::{Sight, Viewer},
};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId},
    policy::Policy,
    returns::{
        HandOver, Item, Line, Right, Simulation, Wish, hand_overs, offered, simulate, together,
    },
    withdrawals::{Contract, Period},
};
use jiff::SignedDuration;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What can be done about an order.
#[derive(Debug, Clone)]
pub struct FixOptions {
    pub order: OrderId,
    pub number: String,
    pub currency: String,
    pub customer: CustomerId,
    /// When everything was in hand.
    pub received_at: Option<Timestamp>,
    pub lines: Vec<FixLine>,
    /// The shop's own window, of the line that arrived last; `None` before anything has.
    pub window_until: Option<Timestamp>,
    /// As `window_until`, of what the law grants for faulty goods.
    pub guarantee_until: Option<Timestamp>,
    /// When one can withdraw from its contract.
    pub withdrawal: Period,
    /// Returns of this order that exist already, the newest first.
    pub returns: Vec<ReturnSummary>,
}

/// One line of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixLine {
    pub line_id: String,
    pub sku: String,
    pub title: String,
    pub bought: i64,
    /// Pieces that can still be returned.
    pub open: i64,
    pub unit_price_minor: i64,
    pub received_at: Option<Timestamp>,
    pub window_until: Option<Timestamp>,
    pub guarantee_until: Option<Timestamp>,
    /// The ways in which it may come back; see [`FixOptions::hand_overs`].
    pub hand_overs: BTreeSet<HandOver>,
}

impl FixOptions {
    /// The ways in which these lines may come back together.
    #[must_use]
    pub fn hand_overs(&self, items: &[Item]) -> BTreeSet<HandOver> {
        let chosen = self
            .lines
            .iter()
            .filter(|line| items.iter().any(|item| item.line_id == line.line_id));
        together(chosen.map(|line| line.hand_overs.clone()))
    }
}

/// The lines of an order as far as returns go. A replacement is worth what the first one cost, and what was had in exchange
/// what it costs, since the rest went back.
pub(super) const LINES: &str = "\
    select l.line_id, l.sku, l.title, l.category, (select p.on_hand from products p where p.sku = l.sku) as on_hand, \
      l.quantity as bought, o.received_at as order_received_at, o.country, \
      o.placed_at, o.dispatched_at, \
      coalesce((select max(coalesce(r.exchange_price_minor, u.unit_price_minor)) from return_units u \
          join returns r on r.id = u.return_id where u.return_id = o.replaces_return and u.line_id = l.line_id), \
        l.unit_price_minor) as unit_price_minor, \
      (select cast(coalesce(sum(u.quantity), 0) as bigint) from returns r join return_units u on u.return_id = r.id \
        where r.order_id = o.id and r.cancelled_at is null and r.declined_at is null and u.line_id = l.line_id) as returned, \
      (select cast(coalesce(sum(sl.quantity), 0) as bigint) from shipments s join shipment_lines sl on sl.shipment_id = s.id \
        where s.order_id = o.id and s.status <> 'cancelled' and sl.line_id = l.line_id \
        and coalesce(s.delivered_at, s.confirmed_receipt_at) is not null) as arrived, \
      (select max(case when s.confirmed_receipt_at < s.delivered_at then s.confirmed_receipt_at \
          else coalesce(s.delivered_at, s.confirmed_receipt_at) end) \
        from shipments s join shipment_lines sl on sl.shipment_id = s.id \
        where s.order_id = o.id and s.status <> 'cancelled' and sl.line_id = l.line_id) as arrived_at \
    from orders o join order_lines l on l.order_id = o.id where o.id = $1 order by l.position";

#[derive(Debug, Clone, sqlx::FromRow)]
struct HeadRow {
    id: Uuid,
    number: String,
    currency: String,
    country: String,
    customer_id: Uuid,
    confirmed_at: Option<i64>,
    cancelled_at: Option<i64>,
    withdrawn_at: Option<i64>,
    received_at: Option<i64>,
    replaces_return: Option<Uuid>,
}

impl HeadRow {
    /// What replaces a return has no contract of its own, and of what was withdrawn from nothing is left.
    fn withdrawal(&self, policy: &Policy) -> Period {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let contract = Contract {
            confirmed_at: moment(self.confirmed_at),
            cancelled_at: moment(self.cancelled_at),
            received_at: moment(self.received_at),
            country: &self.country,
        };
        match (self.replaces_return, self.withdrawn_at) {
            (None, None) => Period::of(&contract, policy),
            _ => Period::Closed,
        }
    }
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct LineRow {
    pub line_id: String,
    pub sku: String,
    pub title: String,
    category: String,
    on_hand: Option<i64>,
    country: String,
    placed_at: i64,
    dispatched_at: Option<i64>,
    bought: i64,
    order_received_at: Option<i64>,
    unit_price_minor: i64,
    returned: i64,
    /// Pieces in parcels that name them and have arrived.
    arrived: i64,
    arrived_at: Option<i64>,
}

impl LineRow {
    pub(super) fn line(&self) -> Line {
        let (in_hand, received_at) = match self.order_received_at {
            // Parcels that name nothing hold the rest, so the order's own time counts for it.
            Some(whole) if self.arrived < self.bought => (self.bought, Some(whole)),
            Some(whole) => (self.bought, self.arrived_at.or(Some(whole))),
            None => (self.arrived, self.arrived_at),
        };
        Line {
            line_id: self.line_id.clone(),
            sku: self.sku.clone(),
            on_hand: self.on_hand,
            bought: self.bought,
            in_hand,
            returned: self.returned,
            unit_price_minor: self.unit_price_minor,
            received_at: received_at.map(Timestamp::from_micros),
            category: self.category.clone(),
            country: self.country.clone(),
            placed_at: Some(Timestamp::from_micros(self.placed_at)),
            dispatched_at: self.dispatched_at.map(Timestamp::from_micros),
        }
    }
}

/// How many returns a customer started since then; what was called off counts for nothing.
pub(super) const LATELY: &str = "\
    select cast(count(*) as bigint) from returns r join orders o on o.id = r.order_id \
    where o.customer_id = $1 and r.agreed_at >= $2 and r.cancelled_at is null and r.legal_right <> 'withdrawal'";

/// The year that [`LATELY`] looks back.
pub(super) fn a_year_before(now: Timestamp) -> Timestamp {
    now.plus(SignedDuration::from_hours(-365 * 24))
}

impl Store {
    /// What can be done about an order: its lines with what is still open of each, until when, and the returns that
    /// exist.
    ///
    /// # Errors
    /// `NotFound` for an order this viewer has not opened whole.
    pub async fn fix_options(
        &self,
        viewer: &Viewer,
        number: &str,
    ) -> Result<FixOptions, Failure<Never>> {
        let head: Option<HeadRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, number, currency, country, customer_id, confirmed_at, cancelled_at, withdrawn_at, received_at, \
                 replaces_return \
                 from orders where number = $1",
            )
            .bind(number)
            .fetch_optional(c)
            .await
        })?;
        let head = head.ok_or(Failure::NotFound)?;
        let (id, order, customer) = (head.id, OrderId(head.id), CustomerId(head.customer_id));
        if viewer.sight_of(order, customer) != Some(Sight::Whole) {
            return Err(Failure::NotFound);
        }
        let rows: Vec<LineRow> =
            on!(read self.read(), |c| sqlx::query_as(LINES).bind(id).fetch_all(c).await)?;
        let policy = self.policy();
        let lines: Vec<FixLine> = rows
            .into_iter()
            .map(|row| {
                let line = row.line();
                FixLine {
                    open: line.open(),
                    received_at: line.received_at,
                    window_until: line.until(Right::ReturnPolicy, &policy),
                    guarantee_until: line.until(Right::LegalGuarantee, &policy),
                    hand_overs: offered(&line.terms(&policy), &line.country, &policy),
                    line_id: row.line_id,
                    sku: row.sku,
                    title: row.title,
                    bought: row.bought,
                    unit_price_minor: row.unit_price_minor,
                }
            })
            .collect();
        let returns = self.returns_of_order(viewer, &head.number).await?;
        Ok(FixOptions {
            order,
            customer,
            withdrawal: head.withdrawal(&policy),
            received_at: head.received_at.map(Timestamp::from_micros),
            number: head.number,
            currency: head.currency,
            window_until: lines.iter().filter_map(|line| line.window_until).max(),
            guarantee_until: lines.iter().filter_map(|line| line.guarantee_until).max(),
            lines,
            returns,
        })
    }

    /// What a wish would bring: every outcome, refused ones with their rule and date. Nothing is written. Only the items
    /// and the reason count.
    ///
    /// # Errors
    /// `NotFound` for an order this viewer has not opened whole.
    pub async fn simulate_return(
        &self,
        viewer: &Viewer,
        number: &str,
        wish: &Wish,
    ) -> Result<Simulation, Failure<Never>> {
        let is_seen = |order, owner| viewer.sight_of(order, owner) == Some(Sight::Whole);
        // Customers choose of what the door shows; the shop's own systems may name anything it sells.
        let wish = Wish {
            exchange_for: None,
            ..wish.clone()
        };
        self.simulate(number, &wish, is_seen).await
    }

    /// As [`Store::simulate_return`], for one of the shop's own systems. Nothing is written.
    ///
    /// # Errors
    /// `NotFound` for an order nobody knows.
    pub async fn simulate_return_for_shop(
        &self,
        number: &str,
        wish: &Wish,
    ) -> Result<Simulation, Failure<Never>> {
        self.simulate(number, wish, |_, _| true).await
    }

    /// The ways in which these items of an order may come back together, for one of the shop's own systems.
    ///
    /// # Errors
    /// `NotFound` for an order nobody knows.
    pub async fn hand_overs_for_shop(
        &self,
        number: &str,
        items: &[Item],
    ) -> Result<BTreeSet<HandOver>, Failure<Never>> {
        let id: Option<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar("select id from orders where number = $1").bind(number).fetch_optional(c).await
        })?;
        let id = id.ok_or(Failure::NotFound)?;
        let rows: Vec<LineRow> =
            on!(read self.read(), |c| sqlx::query_as(LINES).bind(id).fetch_all(c).await)?;
        let lines: Vec<Line> = rows.iter().map(LineRow::line).collect();
        let is_chosen = |line: &&Line| items.iter().any(|item| item.line_id == line.line_id);
        Ok(hand_overs(lines.iter().filter(is_chosen), &self.policy()))
    }

    /// The currency of an order.
    ///
    /// # Errors
    /// `NotFound` for an order nobody knows.
    pub async fn currency_of_order(&self, number: &str) -> Result<String, Failure<Never>> {
        let currency: Option<String> = on!(read self.read(), |c| {
            sqlx::query_scalar("select currency from orders where number = $1").bind(number).fetch_optional(c).await
        })?;
        currency.ok_or(Failure::NotFound)
    }

    async fn simulate(
        &self,
        number: &str,
        wish: &Wish,
        is_seen: impl Fn(OrderId, CustomerId) -> bool,
    ) -> Result<Simulation, Failure<Never>> {
        let row: Option<(Uuid, Uuid)> = on!(read self.read(), |c| {
            sqlx::query_as("select id, customer_id from orders where number = $1").bind(number).fetch_optional(c).await
        })?;
        let (id, owner) = row.ok_or(Failure::NotFound)?;
        if !is_seen(OrderId(id), CustomerId(owner)) {
            return Err(Failure::NotFound);
        }
        let rows: Vec<LineRow> =
            on!(read self.read(), |c| sqlx::query_as(LINES).bind(id).fetch_all(c).await)?;
        let lines: Vec<Line> = rows.iter().map(LineRow::line).collect();
        let lately: i64 = on!(read self.read(), |c| {
            sqlx::query_scalar(LATELY)
                .bind(owner)
                .bind(a_year_before(self.now()).as_micros())
                .fetch_one(c)
                .await
        })?;
        let named = wish.exchange_for.as_deref().unwrap_or_default();
        let products = on!(read self.read(), |c| {
            sqlx::query_as(OTHERS).bind(id).bind(named).fetch_all(c).await
        })?;
        Ok(simulate(
            &lines,
            &others(products, &wish.items),
            &wish.items,
            wish.reason,
            lately,
            &self.policy(),
            self.now(),
        ))
    }
}

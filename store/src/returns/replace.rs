//! Another one goes out, as an order of its own that costs nothing: `HP-10482-R1`.

use super::{MoveRefused, Moved, exchange::worth_less, rows::Held, start::entry};
use crate::{
    Failure, Store, StoreError, db::on, orders::OrderRow, promises::Made, write_tx::WriteTx,
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{OrderId, ReturnId},
    notices::NoticeKind,
    orders::{Address, CustomerIn, LineIn, OrderIn, OrderStatus},
    promises::PromiseKind,
    returns::{Outcome, Reception, Unit},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

impl Store {
    /// Sends a replacement for all that was not rejected: an order of the same customer to the same address, at no
    /// price. It may go out before the goods are back. Its delivery keeps `replacement_by`. Replacing again changes
    /// nothing.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn replace_return(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        let outcome = held.row.outcome()?;
        if outcome.is_money() {
            return Err(Failure::Refused(MoveRefused::NotAgreed));
        }
        if let Some(at) = tx.replaced_at(id).await? {
            return Ok(Moved::Before(at));
        }
        let is_owed = |unit: &Unit| !unit.is_rejected() && !unit.reimbursement.is_done();
        let awaited = |unit: &Unit| is_owed(unit) && unit.reception == Reception::Awaiting;
        // What is to be mended has to be here first.
        if outcome == Outcome::Repair && held.bare().iter().any(awaited) {
            return Err(Failure::Refused(MoveRefused::NotReceived));
        }
        let picked = tx.pick(&mut held, &[], is_owed).await?;
        if picked.is_empty() {
            let refunded = held.bare().iter().any(|unit| unit.reimbursement.is_done());
            return Err(Failure::Refused(if refunded {
                MoveRefused::AlreadySettled
            } else {
                MoveRefused::DecidedOtherwise
            }));
        }
        let exchange = held.row.exchange();
        let meant = held
            .units
            .iter()
            .filter(|unit| picked.contains(&unit.position));
        if worth_less(outcome, exchange.as_ref(), meant.map(|unit| &unit.unit)) {
            return Err(Failure::Refused(MoveRefused::WorthLess));
        }
        if let Err(sku) = tx.take_rest_of_stock(&held).await? {
            return Err(Failure::Refused(MoveRefused::OutOfStock { sku }));
        }
        let order = tx.insert_replacement(&held, &picked).await?;
        tx.move_units(&mut held, &picked, |unit| {
            unit.reimbursement = unit.reimbursement.replace()?;
            Ok(())
        })
        .await?;
        tx.pay_difference(&held, actor, None).await?;
        let touchpoint = Touchpoint::ReplacementSent {
            return_id: id,
            order_number: order.number.clone(),
        };
        // It stands on the new order's own story, which begins with it.
        let (subject, now) = (id.to_string(), tx.now);
        let (through, recorded) = tx
            .record(
                &touchpoint,
                &entry(&order, actor, &subject, "replaced", now),
            )
            .await?;
        let policy = self.policy();
        tx.promise(&Made {
            kind: PromiseKind::DispatchBy,
            subject: Subject::Order(order.id()),
            customer: order.customer(),
            order: Some(order.id()),
            channel: Channel::Web,
            actor: actor.clone(),
            through,
            made_at: now,
            due: policy.dispatch_by.due(now, &policy.working_time),
        })
        .await?;
        tx.queue_notice(
            NoticeKind::Confirmed,
            order.customer(),
            Some(order.id()),
            None,
            None,
            &format!("confirmed:{}", order.id),
        )
        .await?;
        tx.close(&held, recorded).await
    }
}

impl WriteTx {
    async fn replaced_at(&mut self, id: ReturnId) -> Result<Option<Timestamp>, StoreError> {
        let at: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar("select min(recorded_at) from orders where replaces_return = $1").bind(id.0).fetch_one(c).await
        })?;
        Ok(at.map(Timestamp::from_micros))
    }

    /// The replacement as an order, under the first number that is free.
    async fn insert_replacement(
        &mut self,
        held: &Held,
        picked: &[i64],
    ) -> Result<OrderRow, StoreError> {
        let customer = self.customer(held.order.customer()).await?;
        let mut order = OrderIn {
            number: String::new(),
            placed_at: self.now,
            status: OrderStatus::Confirmed,
            currency: held.order.currency.clone(),
            customer: CustomerIn::default(),
            lines: self.lines_at_no_price(held, picked).await?,
            shipping_address: Some(self.address_of(&held.order).await?),
            deliver_by: None,
            dispatch_by: None,
            shipments: Vec::new(),
            referral_code: None,
        };
        for n in 1..=1_000 {
            order.number = format!("{}-R{n}", held.order.number);
            if let Some(id) = self.insert_order(&order, &customer).await? {
                on!(tx self.db, |c| {
                    sqlx::query("update orders set replaces_return = $2 where id = $1")
                        .bind(id.0)
                        .bind(held.row.id)
                        .execute(c)
                        .await
                        .map(drop)
                })?;
                if let Some(row) = self.lock_order_by_id(id).await? {
                    return Ok(row);
                }
            }
        }
        Err(StoreError::Damaged {
            table: "orders",
            row: held.order.number.clone(),
            why: "no number of a replacement is free".to_owned(),
        })
    }

    async fn lines_at_no_price(
        &mut self,
        held: &Held,
        picked: &[i64],
    ) -> Result<Vec<LineIn>, StoreError> {
        let categories: Vec<(String, String)> = on!(tx self.db, |c| {
            sqlx::query_as("select line_id, category from order_lines where order_id = $1").bind(held.order.id).fetch_all(c).await
        })?;
        // A line that came back in parts is sent as one.
        let mut lines: Vec<LineIn> = Vec::new();
        let exchange = held.row.exchange();
        for unit in held
            .units
            .iter()
            .filter(|unit| picked.contains(&unit.position))
        {
            if let Some(line) = lines.iter_mut().find(|line| line.line_id == unit.line_id) {
                line.quantity += unit.unit.quantity;
                continue;
            }
            let (sku, title) = match &exchange {
                Some(exchange) => (&exchange.sku, &exchange.title),
                None => (&unit.sku, &unit.title),
            };
            lines.push(LineIn {
                line_id: unit.line_id.clone(),
                sku: sku.clone(),
                title: title.clone(),
                quantity: unit.unit.quantity,
                unit_price_minor: 0,
                category: categories
                    .iter()
                    .find(|(line, category)| *line == unit.line_id && !category.is_empty())
                    .map(|(_, category)| category.clone()),
            });
        }
        Ok(lines)
    }

    async fn address_of(&mut self, order: &OrderRow) -> Result<Address, StoreError> {
        let row: Option<(String, String, String, String)> = on!(tx self.db, |c| {
            sqlx::query_as("select name, street, city, postal_code from order_addresses where order_id = $1")
                .bind(order.id)
                .fetch_optional(c)
                .await
        })?;
        let some = |text: String| (!text.is_empty()).then_some(text);
        let (name, street, city, postal_code) = row.unwrap_or_default();
        Ok(Address {
            name: some(name),
            street: some(street),
            city: some(city),
            postal_code: some(postal_code),
            region: some(order.region.clone()),
            country: some(order.country.clone()),
        })
    }

    /// An order was received, or is thought to have been at another time than before: where it replaces a return, that
    /// keeps what was promised of it.
    pub(crate) async fn settle_replacement(
        &mut self,
        order: OrderId,
        received_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let replaces: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select replaces_return from orders where id = $1").bind(order.0).fetch_one(c).await
        })?;
        let Some(subject) = replaces.map(|id| Subject::Return(ReturnId(id))) else {
            return Ok(());
        };
        self.unsettle_promise(PromiseKind::ReplacementBy, subject)
            .await?;
        match received_at {
            Some(at) => {
                self.settle_promise(PromiseKind::ReplacementBy, subject, at)
                    .await
            }
            None => Ok(()),
        }
    }
}

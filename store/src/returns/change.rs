//! Something else instead of what was agreed, until somebody has looked at the goods.

use super::{
    Wish,
    fix::{LATELY, LINES, LineRow, a_year_before},
    rows::Held,
    start::{first_unit, keep_of_exchange},
    stock::{OTHERS, others, wanted},
};
use crate::{Failure, Store, StoreError, db::on, orders::Viewer, write_tx::WriteTx};
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReturnId,
    promises::PromiseKind,
    returns::{
        Acceptance, Item, Line, Outcome, Product, Reason, Reception, Refusal, Reimbursement, Right,
        Rule, Simulation, Unit, simulate,
    },
    subjects::Subject,
    touchpoints::Touchpoint,
};
use thiserror::Error;

/// Why a promise is no longer owed: the customer chose something else.
pub(super) const CHANGED: &str = "outcome_changed";

/// Why nothing else can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChangeRefused {
    #[error(transparent)]
    Move(#[from] super::MoveRefused),
    #[error(transparent)]
    Rule(#[from] Refusal),
}

impl Store {
    /// What else could be had for a return, by the terms of the moment it was asked for. Nothing is written.
    ///
    /// # Errors
    /// Refused where it is too late, or `NotFound` for a return that is not this viewer's.
    pub async fn simulate_change(
        &self,
        viewer: &Viewer,
        id: ReturnId,
    ) -> Result<Simulation, Failure<ChangeRefused>> {
        // Read under the lock that a change takes; thrown away with it.
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let (owner, order) = (held.order.customer(), held.order.id());
        if !viewer.sees(Subject::Return(id), owner, Some(order)) {
            return Err(Failure::NotFound);
        }
        held.can_change().map_err(Failure::Refused)?;
        Ok(tx.told_anew(&held, None).await?.simulation)
    }

    /// Chooses another outcome, until somebody has looked at the goods. Choosing what stands changes nothing.
    ///
    /// # Errors
    /// Refused where it is too late or a rule stands against it, or `NotFound` for a return that is not this viewer's.
    pub async fn change_outcome(
        &self,
        viewer: &Viewer,
        id: ReturnId,
        outcome: Outcome,
        exchange_for: Option<&str>,
    ) -> Result<(), Failure<ChangeRefused>> {
        self.change(id, outcome, exchange_for, |held| {
            let (owner, order) = (held.order.customer(), held.order.id());
            let is_seen = viewer.sees(Subject::Return(id), owner, Some(order));
            is_seen.then_some(Actor::Customer(owner))
        })
        .await
    }

    /// As [`Store::change_outcome`], by one of the shop's own systems.
    ///
    /// # Errors
    /// Refused where it is too late or a rule stands against it, or `NotFound` for a return nobody knows.
    pub async fn change_outcome_for(
        &self,
        actor: &Actor,
        id: ReturnId,
        outcome: Outcome,
        exchange_for: Option<&str>,
    ) -> Result<(), Failure<ChangeRefused>> {
        self.change(id, outcome, exchange_for, |_| Some(actor.clone()))
            .await
    }

    async fn change(
        &self,
        id: ReturnId,
        outcome: Outcome,
        exchange_for: Option<&str>,
        by: impl FnOnce(&Held) -> Option<Actor>,
    ) -> Result<(), Failure<ChangeRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let actor = by(&held).ok_or(Failure::NotFound)?;
        held.can_change().map_err(Failure::Refused)?;
        let from = held.row.outcome()?;
        if from == outcome
            && (outcome != Outcome::Exchange || exchange_for == Some(&held.row.exchange_sku))
        {
            return Ok(());
        }
        let named = match actor {
            Actor::Shop(_) => exchange_for,
            _ => None,
        };
        let told = tx.told_anew(&held, named).await?;
        let wish = held.wish(&told.items, outcome, exchange_for)?;
        let agreed = told.simulation.agree(&wish).map_err(rule)?;
        let received = |unit: &super::UnitView| unit.unit.reception == Reception::Received;
        if !outcome.takes_goods_back() && held.units.iter().any(received) {
            // What is here cannot be kept.
            return Err(Failure::Refused(super::MoveRefused::AlreadyReceived.into()));
        }
        let choice = match outcome {
            Outcome::Exchange => Some(told.simulation.choice(&wish).map_err(rule)?),
            _ => None,
        };
        let exchange = choice.map(|choice| &choice.product);
        let term = agreed.term;
        let mut fee = choice.map_or(0, |choice| choice.fee_minor);
        tx.write_outcome(&mut held, outcome, exchange, term).await?;
        for unit in &mut held.units {
            let line = told.lines.iter().find(|line| line.line_id == unit.line_id);
            let Some(line) = line else { continue };
            let policy = self.policy();
            let mut anew = first_unit(
                &wish,
                line,
                unit.unit.quantity,
                told.simulation.right,
                &policy,
            );
            keep_of_exchange(&mut anew, &mut fee);
            unit.unit.fee_minor = anew.fee_minor;
            if unit.unit.reception != Reception::Received {
                unit.unit.reception = anew.reception;
                unit.unit.acceptance = anew.acceptance;
            }
            tx.write_unit(id, unit).await?;
        }
        tx.give_back_stock(&held).await?;
        let wanted = wanted(outcome, exchange_for, &told.lines, &told.items);
        let taken = tx.taken_for(id).await?;
        let wanted = wanted
            .into_iter()
            .map(|(sku, pieces)| {
                let more = pieces - taken.get(&sku).copied().unwrap_or_default();
                (sku, more)
            })
            .filter(|(_, pieces)| *pieces > 0)
            .collect();
        if tx.take_stock(id, &wanted).await?.is_err() {
            return Err(rule(Refusal {
                rule: Rule::OutOfStock,
                until: None,
                line_id: None,
            }));
        }
        // What still comes back is fetched when it was said to be.
        let awaits = |unit: &super::UnitView| unit.unit.reception == Reception::Awaiting;
        if !held.units.iter().any(awaits) {
            tx.nothing_to_fetch(&held, &actor).await?;
        }
        for kind in PromiseKind::OF_RETURNS {
            if kind != PromiseKind::CollectBy {
                tx.waive_promise(kind, Subject::Return(id), CHANGED).await?;
            }
        }
        let touchpoint = Touchpoint::ReturnOutcomeChanged {
            return_id: id,
            from: from.as_str().to_owned(),
            to: outcome.as_str().to_owned(),
        };
        let step = tx.nth_step(id, "outcome_changed").await?;
        let (through, recorded) = tx.record_step(&held, &actor, &step, &touchpoint).await?;
        if held.row.approved_at.is_some() {
            tx.agreed(&held, &actor, through, &step).await?;
        }
        tx.commit(recorded).await?;
        Ok(())
    }
}

fn rule(refusal: Refusal) -> Failure<ChangeRefused> {
    Failure::Refused(refusal.into())
}

/// What a return would bring if it were asked for again.
struct Anew {
    items: Vec<Item>,
    lines: Vec<Line>,
    simulation: Simulation,
}

impl WriteTx {
    /// As it was told at first, by the terms of today and as of the day it was asked for: what runs out since does not
    /// count against it, and its own pieces and what was taken for it are there.
    async fn told_anew(
        &mut self,
        held: &Held,
        exchange_for: Option<&str>,
    ) -> Result<Anew, StoreError> {
        let rows: Vec<LineRow> =
            on!(tx self.db, |c| sqlx::query_as(LINES).bind(held.order.id).fetch_all(c).await)?;
        let named = exchange_for.unwrap_or_default();
        let products = on!(tx self.db, |c| {
            sqlx::query_as(OTHERS).bind(held.order.id).bind(named).fetch_all(c).await
        })?;
        let asked_at = Timestamp::from_micros(held.row.agreed_at);
        let lately: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(LATELY)
                .bind(held.order.customer_id)
                .bind(a_year_before(asked_at).as_micros())
                .fetch_one(c)
                .await
        })?;
        let own = held.units.iter().map(|unit| Item {
            line_id: unit.line_id.clone(),
            quantity: unit.unit.quantity,
        });
        let items = Wish::merged(&own.collect::<Vec<_>>());
        let taken = self.taken_for(held.id()).await?;
        let there = |sku: &str, on_hand: Option<i64>| {
            on_hand.map(|pieces| pieces + taken.get(sku).copied().unwrap_or_default())
        };
        let lines: Vec<Line> = rows
            .iter()
            .map(|row| {
                let line = row.line();
                let own = items.iter().find(|item| item.line_id == line.line_id);
                Line {
                    returned: line.returned - own.map_or(0, |item| item.quantity),
                    on_hand: there(&line.sku, line.on_hand),
                    ..line
                }
            })
            .collect();
        let products: Vec<Product> = others(products, &items)
            .into_iter()
            .map(|product| Product {
                on_hand: there(&product.sku, product.on_hand),
                ..product
            })
            .collect();
        let reason = held.row.reason()?.unwrap_or(Reason::Other);
        let simulation = simulate(
            &lines,
            &products,
            &items,
            reason,
            lately - 1,
            &self.store.policy(),
            asked_at,
        );
        Ok(Anew {
            items,
            lines,
            simulation,
        })
    }

    async fn write_outcome(
        &mut self,
        held: &mut Held,
        outcome: Outcome,
        exchange: Option<&Product>,
        term: domain::promises::Term,
    ) -> Result<(), StoreError> {
        let row = &mut held.row;
        outcome.as_str().clone_into(&mut row.outcome);
        row.exchange_sku = exchange.map_or_else(String::new, |product| product.sku.clone());
        row.exchange_title = exchange.map_or_else(String::new, |product| product.title.clone());
        row.exchange_price_minor = exchange.map(|product| product.unit_price_minor);
        row.term = serde_json::json!(term).to_string();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update returns set outcome = $2, exchange_sku = $3, exchange_title = $4, exchange_price_minor = $5, term = $6 \
                 where id = $1",
            )
            .bind(row.id)
            .bind(&row.outcome)
            .bind(&row.exchange_sku)
            .bind(&row.exchange_title)
            .bind(row.exchange_price_minor)
            .bind(&row.term)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

/// Whether nobody has looked at any of it, paid or sent anything for it. What was to stay with the customer from the start
/// was accepted then.
pub(super) fn stands_unseen<'a>(mut units: impl Iterator<Item = &'a Unit>) -> bool {
    units.all(|unit| {
        unit.reimbursement == Reimbursement::None
            && (unit.acceptance == Acceptance::Pending
                || unit.reception == Reception::KeptByCustomer)
    })
}

impl Held {
    /// # Errors
    /// Why the customer can no longer choose: called off, looked at, paid out or sent; and a withdrawal brings money alone.
    fn can_change(&self) -> Result<(), ChangeRefused> {
        use super::MoveRefused;
        match self.stands() {
            Ok(()) | Err(MoveRefused::NotApproved) => {}
            Err(refused) => return Err(refused.into()),
        }
        let settled = |unit: &super::UnitView| unit.unit.reimbursement != Reimbursement::None;
        if self.units.iter().any(settled) {
            return Err(MoveRefused::AlreadySettled.into());
        }
        let is_withdrawn = self.row.legal_right == Right::Withdrawal.as_str();
        if is_withdrawn || !stands_unseen(self.units.iter().map(|unit| &unit.unit)) {
            return Err(MoveRefused::DecidedOtherwise.into());
        }
        Ok(())
    }

    fn wish(
        &self,
        items: &[Item],
        outcome: Outcome,
        exchange_for: Option<&str>,
    ) -> Result<Wish, StoreError> {
        Ok(Wish {
            items: items.to_vec(),
            reason: self.row.reason()?.unwrap_or(Reason::Other),
            note: String::new(),
            outcome,
            exchange_for: exchange_for.map(str::to_owned),
            hand_over: self.row.hand_over()?,
            key: String::new(),
        })
    }
}

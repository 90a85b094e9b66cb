//! Rows of returns, and a return as a transaction holds it.

use super::{
    exchange::Exchange,
    view::{ReturnSummary, UnitView, total},
};
use crate::{StoreError, db::on, orders::OrderRow, write_tx::WriteTx};
use domain::{
    Timestamp,
    ids::{OrderId, ReturnId},
    promises::Term,
    returns::{
        Acceptance, Condition, DeclineReason, Disposition, HandOver, Moments, Outcome, Progress,
        Reason, Reception, Reimbursement, Right, Unit,
    },
};
use uuid::Uuid;

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct ReturnRow {
    pub id: Uuid,
    pub order_id: Uuid,
    pub short_code: String,
    pub reason: String,
    pub legal_right: String,
    pub outcome: String,
    pub hand_over: String,
    pub note: String,
    pub window_until: i64,
    pub bring_by: i64,
    pub term: String,
    pub agreed_at: i64,
    pub approved_at: Option<i64>,
    pub declined_at: Option<i64>,
    pub decline_reason: String,
    pub handed_over_at: Option<i64>,
    pub received_at: Option<i64>,
    pub decided_at: Option<i64>,
    pub settled_at: Option<i64>,
    pub cancelled_at: Option<i64>,
    pub info_asked_at: Option<i64>,
    pub info_given_at: Option<i64>,
    pub info_case: Option<Uuid>,
    pub exchange_sku: String,
    pub exchange_title: String,
    pub exchange_price_minor: Option<i64>,
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct UnitRow {
    pub return_id: Uuid,
    pub position: i64,
    pub line_id: String,
    pub sku: String,
    pub title: String,
    pub quantity: i64,
    pub unit_price_minor: i64,
    pub fee_minor: i64,
    pub reception: String,
    pub acceptance: String,
    pub acceptance_reason: String,
    pub accepted_minor: Option<i64>,
    pub condition: String,
    pub disposition: String,
    pub reimbursement: String,
    pub reimbursed_minor: i64,
}

/// A code this version does not know: written by a newer one, or damage.
pub(super) fn strange(table: &'static str, id: Uuid, code: &str) -> StoreError {
    StoreError::Damaged {
        table,
        row: id.to_string(),
        why: format!("{code:?} is no code this version knows"),
    }
}

impl ReturnRow {
    fn read<T>(&self, read: fn(&str) -> Option<T>, code: &str) -> Result<T, StoreError> {
        read(code).ok_or_else(|| strange("returns", self.id, code))
    }

    /// `None` of a withdrawal: the law asks for none.
    pub(super) fn reason(&self) -> Result<Option<Reason>, StoreError> {
        if self.reason.is_empty() {
            return Ok(None);
        }
        self.read(Reason::read, &self.reason).map(Some)
    }

    pub(super) fn right(&self) -> Result<Right, StoreError> {
        self.read(Right::read, &self.legal_right)
    }

    pub(super) fn outcome(&self) -> Result<Outcome, StoreError> {
        self.read(Outcome::read, &self.outcome)
    }

    /// What goes out in exchange; `None` where nothing does.
    pub(super) fn exchange(&self) -> Option<Exchange> {
        Some(Exchange {
            unit_price_minor: self.exchange_price_minor?,
            sku: self.exchange_sku.clone(),
            title: self.exchange_title.clone(),
        })
    }

    pub(super) fn hand_over(&self) -> Result<HandOver, StoreError> {
        self.read(HandOver::read, &self.hand_over)
    }

    pub(super) fn term(&self) -> Result<Term, StoreError> {
        serde_json::from_str(&self.term).map_err(|_| strange("returns", self.id, &self.term))
    }

    pub(super) fn progress(&self, units: &[Unit], now: Timestamp) -> Progress {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        // A withdrawal stands, however late the goods come back.
        let bring_by = if self.legal_right == Right::Withdrawal.as_str() {
            i64::MAX
        } else {
            self.bring_by
        };
        let moments = Moments {
            approved_at: moment(self.approved_at),
            declined_at: moment(self.declined_at),
            info_asked_at: moment(self.info_asked_at),
            info_given_at: moment(self.info_given_at),
            handed_over_at: moment(self.handed_over_at),
            cancelled_at: moment(self.cancelled_at),
            bring_by: Timestamp::from_micros(bring_by),
        };
        Progress::of(units, &moments, now)
    }

    pub(super) fn decline_reason(&self) -> Result<Option<DeclineReason>, StoreError> {
        if self.decline_reason.is_empty() {
            return Ok(None);
        }
        self.read(DeclineReason::read, &self.decline_reason)
            .map(Some)
    }

    pub(super) fn summary(
        self,
        units: &[&UnitRow],
        now: Timestamp,
    ) -> Result<ReturnSummary, StoreError> {
        let bare = units
            .iter()
            .map(|row| row.unit())
            .collect::<Result<Vec<_>, _>>()?;
        Ok(ReturnSummary {
            id: ReturnId(self.id),
            progress: self.progress(&bare, now),
            reason: self.reason()?,
            outcome: self.outcome()?,
            title: units
                .first()
                .map(|unit| unit.title.clone())
                .unwrap_or_default(),
            amount_minor: total(&bare),
            agreed_at: Timestamp::from_micros(self.agreed_at),
            settled_at: self.settled_at.map(Timestamp::from_micros),
            short_code: self.short_code,
        })
    }
}

impl UnitRow {
    pub(super) fn unit(&self) -> Result<Unit, StoreError> {
        let strange = |code: &str| strange("return_units", self.return_id, code);
        let acceptance = Acceptance::read(
            &self.acceptance,
            &self.acceptance_reason,
            self.accepted_minor,
        );
        Ok(Unit {
            quantity: self.quantity,
            unit_price_minor: self.unit_price_minor,
            fee_minor: self.fee_minor,
            reception: Reception::read(&self.reception).ok_or_else(|| strange(&self.reception))?,
            acceptance: acceptance.ok_or_else(|| strange(&self.acceptance))?,
            reimbursement: Reimbursement::read(&self.reimbursement)
                .ok_or_else(|| strange(&self.reimbursement))?,
        })
    }

    pub(super) fn view(self) -> Result<UnitView, StoreError> {
        Ok(UnitView {
            unit: self.unit()?,
            position: self.position,
            condition: Condition::read(&self.condition),
            disposition: Disposition::read(&self.disposition),
            line_id: self.line_id,
            sku: self.sku,
            title: self.title,
            reimbursed_minor: self.reimbursed_minor,
        })
    }
}

/// A return under its order's lock.
pub(super) struct Held {
    pub row: ReturnRow,
    pub order: OrderRow,
    pub units: Vec<UnitView>,
}

impl Held {
    pub(super) fn id(&self) -> ReturnId {
        ReturnId(self.row.id)
    }

    /// What it is worth to the customer as things stand.
    pub(super) fn amount_minor(&self) -> i64 {
        total(&self.bare())
    }

    pub(super) fn bare(&self) -> Vec<Unit> {
        self.units.iter().map(|unit| unit.unit).collect()
    }

    /// Whether the refund of a withdrawal may wait: the goods are still to come, and nobody said that they were handed in.
    pub(super) fn waits_for_goods(&self) -> Result<bool, StoreError> {
        let awaits = |unit: &UnitView| unit.unit.reception == Reception::Awaiting;
        Ok(self.row.right()? == Right::Withdrawal
            && self.row.handed_over_at.is_none()
            && self.row.received_at.is_none()
            && self.units.iter().any(awaits))
    }
}

impl WriteTx {
    /// Loads a return and holds its order until the transaction ends.
    pub(super) async fn hold_return(&mut self, id: ReturnId) -> Result<Option<Held>, StoreError> {
        let order: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select order_id from returns where id = $1").bind(id.0).fetch_optional(c).await
        })?;
        let Some(order) = order else { return Ok(None) };
        let Some(order) = self.lock_order_by_id(OrderId(order)).await? else {
            return Ok(None);
        };
        // Read once the order is held: another may have moved it meanwhile.
        let row: ReturnRow = on!(tx self.db, |c| {
            sqlx::query_as("select * from returns where id = $1").bind(id.0).fetch_one(c).await
        })?;
        let units: Vec<UnitRow> = on!(tx self.db, |c| {
            sqlx::query_as("select * from return_units where return_id = $1 order by position").bind(id.0).fetch_all(c).await
        })?;
        let units = units
            .into_iter()
            .map(UnitRow::view)
            .collect::<Result<_, _>>()?;
        Ok(Some(Held { row, order, units }))
    }

    /// Writes a unit's three machines and what was given for it.
    pub(super) async fn write_unit(
        &mut self,
        id: ReturnId,
        unit: &UnitView,
    ) -> Result<(), StoreError> {
        let UnitView { unit: state, .. } = unit;
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update return_units set reception = $3, acceptance = $4, acceptance_reason = $5, accepted_minor = $6, \
                 reimbursement = $7, reimbursed_minor = $8, quantity = $9, fee_minor = $10, condition = $11, disposition = $12 \
                 where return_id = $1 and position = $2",
            )
            .bind(id.0)
            .bind(unit.position)
            .bind(state.reception.as_str())
            .bind(state.acceptance.as_str())
            .bind(state.acceptance.reason().unwrap_or_default())
            .bind(state.acceptance.amount_minor())
            .bind(state.reimbursement.as_str())
            .bind(unit.reimbursed_minor)
            .bind(state.quantity)
            .bind(state.fee_minor)
            .bind(unit.condition.map_or("", Condition::as_str))
            .bind(unit.disposition.map_or("", Disposition::as_str))
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

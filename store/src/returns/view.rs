//! A return as pages show it.

use super::{
    exchange::Exchange,
    pickup::PickupView,
    rows::{ReturnRow, UnitRow, strange},
};
use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    orders::{Sight, Viewer},
    promises::{Promise, PromiseViewRow, Revision},
};
use domain::{
    Timestamp,
    ids::{CaseId, CustomerId, OrderId, RefundId, ReturnId},
    promises::Term,
    returns::{
        Condition, DeclineReason, Disposition, HandOver, Outcome, PaymentFailure, Progress, Reason,
        Reception, RefundState, Reimbursement, Right, State, Unit,
    },
    subjects::Subject,
};
use uuid::Uuid;

/// Everything a page shows of a return.
#[derive(Debug, Clone)]
pub struct ReturnView {
    pub id: ReturnId,
    pub short_code: String,
    pub order: OrderId,
    pub order_number: String,
    pub customer: CustomerId,
    pub currency: String,
    pub progress: Progress,
    /// `None` of a withdrawal: the law asks for none.
    pub reason: Option<Reason>,
    pub right: Right,
    pub outcome: Outcome,
    /// What goes out in exchange; `None` where nothing does.
    pub exchange: Option<Exchange>,
    /// Of what comes back; see [`ReturnView::way_back`].
    pub hand_over: HandOver,
    /// When it is fetched, where a slot was ever booked.
    pub pickup: Option<PickupView>,
    /// The customer's own words; empty after erasure.
    pub note: String,
    pub units: Vec<UnitView>,
    /// What it is worth to the customer as things stand.
    pub amount_minor: i64,
    /// What was paid back so far.
    pub refunded_minor: i64,
    /// All of them, the oldest first: also what is on its way, and what failed.
    pub refunds: Vec<Refund>,
    /// The term told at the agreement: a refund's counts from the reception, a replacement's from the agreement.
    pub term: Term,
    /// `refund_by` stands here from the reception on, `replacement_by` from the agreement.
    pub promises: Vec<Promise>,
    /// The number of the order that replaces it, once it was sent.
    pub replacement: Option<String>,
    /// The last moment of the right it was agreed by.
    pub window_until: Timestamp,
    /// The goods are to be handed over by then.
    pub bring_by: Timestamp,
    /// When the customer asked for it; agreed then, too, unless somebody looks first.
    pub agreed_at: Timestamp,
    pub approved_at: Option<Timestamp>,
    pub declined_at: Option<Timestamp>,
    pub decline_reason: Option<DeclineReason>,
    /// Where we asked its customer for more, before it is agreed.
    pub info_case: Option<CaseId>,
    pub handed_over_at: Option<Timestamp>,
    /// When the last of it arrived.
    pub received_at: Option<Timestamp>,
    /// When receptions were taken back: it had not arrived.
    pub undone_at: Vec<Timestamp>,
    pub decided_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
}

/// One returned line of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitView {
    /// Its place in the return: one line may stand there in parts.
    pub position: i64,
    pub line_id: String,
    /// For the picture of the thing.
    pub sku: String,
    pub title: String,
    pub unit: Unit,
    pub reimbursed_minor: i64,
    pub condition: Option<Condition>,
    pub disposition: Option<Disposition>,
}

/// Money that goes back, or went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    pub id: RefundId,
    pub amount_minor: i64,
    pub state: RefundState,
    /// Since when it stands so: when it was asked for, paid, or failed.
    pub at: Timestamp,
    pub failure: Option<PaymentFailure>,
    /// What the shop calls the payment.
    pub reference: Option<String>,
}

/// A return in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnSummary {
    pub id: ReturnId,
    pub short_code: String,
    pub progress: Progress,
    pub reason: Option<Reason>,
    pub outcome: Outcome,
    /// Of its first unit.
    pub title: String,
    pub amount_minor: i64,
    pub agreed_at: Timestamp,
    pub settled_at: Option<Timestamp>,
}

impl ReturnView {
    #[must_use]
    pub fn state(&self) -> State {
        self.progress.state
    }

    /// What went back.
    pub fn paid(&self) -> impl Iterator<Item = &Refund> {
        self.refunds.iter().filter(|refund| refund.state.is_done())
    }

    /// What was asked for, and nobody has said yet whether it was paid.
    pub fn asked_for(&self) -> impl Iterator<Item = &Refund> {
        let is_pending = |refund: &&Refund| refund.state == RefundState::Pending;
        self.refunds.iter().filter(is_pending)
    }

    /// The last payment, where it failed and was not asked for again.
    #[must_use]
    pub fn failed_payment(&self) -> Option<&Refund> {
        let is_owed = |unit: &UnitView| unit.unit.reimbursement == Reimbursement::Failed;
        let last = self.refunds.last();
        last.filter(|refund| refund.state == RefundState::Failed && self.units.iter().any(is_owed))
    }

    /// Whether the customer can still say that it is on its way.
    #[must_use]
    pub fn can_be_handed_over(&self) -> bool {
        matches!(self.state(), State::Approved | State::Expired)
            && self
                .units
                .iter()
                .any(|unit| unit.unit.reception == domain::returns::Reception::Awaiting)
    }

    /// Whether the customer can still call it off.
    #[must_use]
    pub fn can_be_cancelled(&self) -> bool {
        let units = self.units.iter().map(|unit| &unit.unit);
        let is_over = self.cancelled_at.is_some() || self.declined_at.is_some();
        !is_over && super::moves::stands_open(self.right, units)
    }

    /// Whether the customer can still choose something else.
    #[must_use]
    pub fn can_be_changed(&self) -> bool {
        let units = self.units.iter().map(|unit| &unit.unit);
        let is_over = self.cancelled_at.is_some() || self.declined_at.is_some();
        !is_over && self.right != Right::Withdrawal && super::change::stands_unseen(units)
    }

    /// Whether there is anything to hand back.
    #[must_use]
    pub fn comes_back(&self) -> bool {
        use Reception::{KeptByCustomer, Missing};
        let stays = |unit: &UnitView| matches!(unit.unit.reception, Missing | KeptByCustomer);
        !self.units.iter().all(stays)
    }

    /// Whether the refund waits for the goods, or for the word that they were handed in.
    #[must_use]
    pub fn waits_for_goods(&self) -> bool {
        let waits = |promise: &Promise| promise.waived_reason == super::withdrawn::WAITING;
        self.cancelled_at.is_none() && self.promises.iter().any(waits)
    }
}

#[derive(sqlx::FromRow)]
struct RefundRow {
    id: Uuid,
    amount_minor: i64,
    state: String,
    at: i64,
    reference: String,
    failure: String,
}

impl RefundRow {
    fn view(self) -> Result<Refund, StoreError> {
        let state = RefundState::read(&self.state)
            .ok_or_else(|| strange("return_refunds", self.id, &self.state))?;
        Ok(Refund {
            id: RefundId(self.id),
            amount_minor: self.amount_minor,
            state,
            at: Timestamp::from_micros(self.at),
            failure: PaymentFailure::read(&self.failure),
            reference: Some(self.reference).filter(|name| !name.is_empty()),
        })
    }
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    #[sqlx(flatten)]
    row: ReturnRow,
    order_number: String,
    customer_id: Uuid,
    currency: String,
}

impl Store {
    /// One return, for the customer it is of, whoever opened its order whole, or followed its link.
    ///
    /// # Errors
    /// `NotFound` for a missing return and for another's alike.
    pub async fn return_page(
        &self,
        viewer: &Viewer,
        id: ReturnId,
    ) -> Result<ReturnView, Failure<Never>> {
        if *viewer == Viewer::default() {
            return Err(Failure::NotFound);
        }
        let head = self.head_of_return(id).await?.ok_or(Failure::NotFound)?;
        let (owner, order) = (CustomerId(head.customer_id), OrderId(head.row.order_id));
        if !viewer.sees(Subject::Return(id), owner, Some(order)) {
            return Err(Failure::NotFound);
        }
        Ok(self.fill_return(head).await?)
    }

    /// The returns of an order, the newest first; none for a viewer who has not opened the order whole.
    ///
    /// # Errors
    /// The store broke.
    pub async fn returns_of_order(
        &self,
        viewer: &Viewer,
        number: &str,
    ) -> Result<Vec<ReturnSummary>, StoreError> {
        if self.sight_of_order(viewer, number).await? != Some(Sight::Whole) {
            return Ok(Vec::new());
        }
        let rows: Vec<ReturnRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.* from returns r join orders o on o.id = r.order_id where o.number = $1 \
                 order by r.agreed_at desc, r.id desc limit 100",
            )
            .bind(number)
            .fetch_all(c)
            .await
        })?;
        if rows.is_empty() {
            // Most orders, and each order's page asks.
            return Ok(Vec::new());
        }
        let units: Vec<UnitRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select u.* from return_units u join returns r on r.id = u.return_id join orders o on o.id = r.order_id \
                 where o.number = $1 order by u.position",
            )
            .bind(number)
            .fetch_all(c)
            .await
        })?;
        let now = self.now();
        rows.into_iter()
            .map(|row| {
                let own: Vec<&UnitRow> = units.iter().filter(|u| u.return_id == row.id).collect();
                row.summary(&own, now)
            })
            .collect()
    }

    /// A return whoever asks; for staff, whose pages have asked who they are.
    pub(super) async fn whole_return(
        &self,
        id: ReturnId,
    ) -> Result<Option<ReturnView>, StoreError> {
        match self.head_of_return(id).await? {
            Some(head) => Ok(Some(self.fill_return(head).await?)),
            None => Ok(None),
        }
    }

    async fn head_of_return(&self, id: ReturnId) -> Result<Option<HeadRow>, StoreError> {
        Ok(on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.*, o.number as order_number, o.customer_id, o.currency from returns r \
                 join orders o on o.id = r.order_id where r.id = $1",
            )
            .bind(id.0)
            .fetch_optional(c)
            .await
        })?)
    }

    async fn fill_return(&self, head: HeadRow) -> Result<ReturnView, StoreError> {
        let HeadRow {
            row,
            order_number,
            customer_id,
            currency,
        } = head;
        let id = ReturnId(row.id);
        let units: Vec<UnitRow> = on!(read self.read(), |c| {
            sqlx::query_as("select * from return_units where return_id = $1 order by position").bind(id.0).fetch_all(c).await
        })?;
        let units = units
            .into_iter()
            .map(UnitRow::view)
            .collect::<Result<Vec<_>, _>>()?;
        let refunds: Vec<RefundRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, amount_minor, state, coalesce(settled_at, recorded_at) as at, reference, failure \
                 from return_refunds where return_id = $1 order by recorded_at, id",
            )
                .bind(id.0)
                .fetch_all(c)
                .await
        })?;
        let replacement: Option<String> = on!(read self.read(), |c| {
            sqlx::query_scalar("select number from orders where replaces_return = $1 order by recorded_at, id limit 1")
                .bind(id.0)
                .fetch_optional(c)
                .await
        })?;
        let refunds = refunds
            .into_iter()
            .map(RefundRow::view)
            .collect::<Result<Vec<_>, _>>()?;
        let promises = self.promises_of_return(id).await?;
        let undone_at = self.undone_receptions(id).await?;
        let hand_over = row.hand_over()?;
        let pickup = match hand_over {
            HandOver::HomePickup => self.pickup_view(id).await?,
            _ => None,
        };
        let bare: Vec<Unit> = units.iter().map(|unit| unit.unit).collect();
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        Ok(ReturnView {
            progress: row.progress(&bare, self.now()),
            reason: row.reason()?,
            right: row.right()?,
            outcome: row.outcome()?,
            exchange: row.exchange(),
            hand_over,
            pickup,
            term: row.term()?,
            decline_reason: row.decline_reason()?,
            id,
            short_code: row.short_code,
            order: OrderId(row.order_id),
            order_number,
            customer: CustomerId(customer_id),
            currency,
            note: row.note,
            amount_minor: total(&bare),
            refunded_minor: refunds
                .iter()
                .filter(|refund| refund.state.is_done())
                .map(|refund| refund.amount_minor)
                .sum(),
            refunds,
            units,
            promises,
            replacement,
            window_until: Timestamp::from_micros(row.window_until),
            bring_by: Timestamp::from_micros(row.bring_by),
            agreed_at: Timestamp::from_micros(row.agreed_at),
            approved_at: moment(row.approved_at),
            declined_at: moment(row.declined_at),
            info_case: row.info_case.map(CaseId),
            handed_over_at: moment(row.handed_over_at),
            received_at: moment(row.received_at),
            undone_at,
            decided_at: moment(row.decided_at),
            settled_at: moment(row.settled_at),
            cancelled_at: moment(row.cancelled_at),
        })
    }

    async fn promises_of_return(&self, id: ReturnId) -> Result<Vec<Promise>, StoreError> {
        let subject = Subject::Return(id).text();
        let rows: Vec<PromiseViewRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, kind, subject, order_id, shipment_id, channel, actor, made_at, due_at, current_due_at, judged_by, \
                 settled_at, waived_at, waived_reason from promises where kind in ('collect_by', 'refund_by', 'withdrawal_refund_by', 'replacement_by') \
                 and subject = $1 order by made_at, id",
            )
            .bind(&subject)
            .fetch_all(c)
            .await
        })?;
        let revisions = if rows.iter().any(PromiseViewRow::is_revised) {
            on!(read self.read(), |c| {
                sqlx::query_as(
                    "select r.promise_id, r.old_due, r.new_due, r.asked_by, r.revised_at, r.told_at from promise_revisions r \
                     join promises p on p.id = r.promise_id where p.kind in ('collect_by', 'refund_by', 'withdrawal_refund_by', 'replacement_by') \
                     and p.subject = $1 order by r.position",
                )
                .bind(&subject)
                .fetch_all(c)
                .await
            })?
        } else {
            Vec::new()
        };
        let mut revisions = Revision::by_promise(revisions);
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let revisions = revisions.remove(&row.id()).unwrap_or_default();
                row.into_promise(revisions)
            })
            .collect())
    }
}

/// What units are worth together.
pub(super) fn total(units: &[Unit]) -> i64 {
    units
        .iter()
        .map(Unit::amount_minor)
        .fold(0, i64::saturating_add)
}

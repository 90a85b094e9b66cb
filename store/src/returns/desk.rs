//! The desk: what is to arrive, to be decided, to be paid; and one return by its code.

use super::{
    rows::{ReturnRow, UnitRow},
    view::{ReturnView, total},
};
use crate::{
    Failure, Store, StoreError,
    customers::Person,
    db::on,
    error::Never,
    today::{MOST_COUNTED, Section},
};
use domain::{
    Timestamp,
    ids::{CustomerId, ReturnId},
    promises::{PromiseKind, Times},
    returns::{
        Outcome, Progress, Reason, Received, Reception, Reimbursement, ShortCode, State, Unit,
    },
    subjects::Subject,
};
use std::collections::HashMap;
use uuid::Uuid;

const MOST_SHOWN: usize = 50;
const MOST_SETTLED: i64 = 20;

/// The returns that wait for somebody, as they stand now. One may stand in several lists.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Asked for, and somebody has to say yes or no; the oldest first.
    pub to_approve: Section<DeskRow>,
    /// Agreed or on their way: what is to be fetched by its time, then the oldest first; expired ones are left out.
    pub to_arrive: Section<DeskRow>,
    /// With us and not decided, the next due first.
    pub to_decide: Section<DeskRow>,
    /// Accepted, and nobody was asked to pay the money, or the payment failed; the next due first.
    pub to_refund: Section<DeskRow>,
    /// The payment was asked for, and nobody has said yet what became of it; the next due first.
    pub to_be_paid: Section<DeskRow>,
    /// A replacement was agreed and has not gone out; the next due first.
    pub to_replace: Section<DeskRow>,
    /// The latest first.
    pub settled: Vec<DeskRow>,
}

/// One return at the desk.
#[derive(Debug, Clone)]
pub struct DeskRow {
    pub id: ReturnId,
    pub short_code: String,
    pub order_number: String,
    /// `None` after erasure, and where the shop gave no name.
    pub name: Option<String>,
    pub progress: Progress,
    /// `None` of a withdrawal.
    pub reason: Option<Reason>,
    pub outcome: Outcome,
    /// Of its first unit.
    pub title: String,
    pub amount_minor: i64,
    pub currency: String,
    pub agreed_at: Timestamp,
    pub bring_by: Timestamp,
    pub received_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
    /// The payment failed, and is to be made again.
    pub has_failed: bool,
    /// What we promised and have not kept yet.
    pub owed: Option<Owed>,
    /// From when to when somebody is to fetch it.
    pub fetched: Option<(Timestamp, Timestamp)>,
}

/// An open promise of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub kind: PromiseKind,
    pub times: Times,
}

/// A return with whose it is, for staff.
#[derive(Debug, Clone)]
pub struct StaffReturn {
    pub view: ReturnView,
    pub customer: CustomerId,
    pub name: Option<String>,
    pub email: Option<String>,
    /// The receptions that stand, more than one where it came in parts.
    pub received: Vec<Received>,
}

#[derive(sqlx::FromRow)]
struct OpenRow {
    #[sqlx(flatten)]
    row: ReturnRow,
    order_number: String,
    currency: String,
    name: Option<String>,
    /// So many payments of what an exchange left over failed, and none was asked for since.
    differences_failed: i64,
}

type OwedRow = (String, String, i64, i64, i64);

impl Store {
    /// The return with this short code, typed in any case, with spaces or dashes.
    ///
    /// # Errors
    /// `NotFound` for anything else.
    pub async fn find_return(&self, code: &str) -> Result<ReturnId, Failure<Never>> {
        let code = ShortCode::read(code).ok_or(Failure::NotFound)?;
        let id: Option<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar("select id from returns where short_code = $1").bind(code.as_str()).fetch_optional(c).await
        })?;
        id.map(ReturnId).ok_or(Failure::NotFound)
    }

    /// One return with whose it is.
    ///
    /// # Errors
    /// `NotFound` for a return nobody knows.
    pub async fn staff_return(&self, id: ReturnId) -> Result<StaffReturn, Failure<Never>> {
        let view = self.whole_return(id).await?.ok_or(Failure::NotFound)?;
        let person: Option<Person> = on!(read self.read(), |c| {
            sqlx::query_as("select email, name, phone from persons where customer_id = $1")
                .bind(view.customer.0)
                .fetch_optional(c)
                .await
        })?;
        let person = person.unwrap_or_default();
        let received = match view.received_at {
            Some(_) => self.receptions_of(id).await?,
            None => Vec::new(),
        };
        let some = |text: String| (!text.is_empty()).then_some(text);
        Ok(StaffReturn {
            customer: view.customer,
            name: some(person.name),
            email: some(person.email),
            received,
            view,
        })
    }

    /// What waits at the desk.
    ///
    /// # Errors
    /// The store broke.
    pub async fn returns_desk(&self) -> Result<Desk, StoreError> {
        let open = self.open_returns().await?;
        let settled = self.settled_returns().await?;
        let sorted = |mut rows: Vec<DeskRow>| {
            rows.sort_by_key(|row| {
                let due = row.owed.map(|owed| owed.times.current_due_at);
                (due.is_none(), due, row.agreed_at)
            });
            section(rows)
        };
        let of = |is_meant: fn(&DeskRow, &[Unit]) -> bool| -> Vec<DeskRow> {
            open.iter()
                .filter(|(row, units)| is_meant(row, units))
                .map(|(row, _)| row.clone())
                .collect()
        };
        let to_approve = of(|row, _| !is_agreed(row));
        let mut to_arrive = of(|row, units| {
            is_agreed(row)
                && units
                    .iter()
                    .any(|unit| unit.reception == Reception::Awaiting)
        });
        to_arrive.sort_by_key(|row| (row.fetched.is_none(), row.fetched));
        let to_refund = of(|row, units| {
            let is_money = row.outcome.is_money() || is_settled_but_for_money(row, units);
            is_money && (row.has_failed || units.iter().any(|unit| is_due(row, unit)))
        });
        let to_replace = of(|row, units| {
            !row.outcome.is_money()
                && is_agreed(row)
                && units
                    .iter()
                    .any(|unit| !unit.is_rejected() && unit.reimbursement.is_open())
        });
        let to_be_paid = of(|_, units| {
            units
                .iter()
                .any(|unit| unit.reimbursement == Reimbursement::Pending)
        });
        Ok(Desk {
            to_approve: section(to_approve),
            to_arrive: section(to_arrive),
            to_decide: sorted(of(|row, units| {
                is_agreed(row) && units.iter().any(Unit::is_to_decide)
            })),
            to_refund: sorted(to_refund),
            to_be_paid: sorted(to_be_paid),
            to_replace: sorted(to_replace),
            settled,
        })
    }

    /// Returns that somebody may still have to do with, the oldest first: neither settled, cancelled nor expired.
    async fn open_returns(&self) -> Result<Vec<(DeskRow, Vec<Unit>)>, StoreError> {
        let now = self.now();
        let rows: Vec<OpenRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.*, o.number as order_number, o.currency, p.name, \
                 (select cast(count(*) as bigint) from return_refunds f where f.return_id = r.id and f.form = 'difference' \
                 and f.state = 'failed' and not exists (select 1 from return_refunds n where n.return_id = r.id \
                 and n.form = 'difference' and n.state <> 'failed')) as differences_failed from returns r join orders o on o.id = r.order_id \
                 left join persons p on p.customer_id = o.customer_id \
                 where r.settled_at is null and r.cancelled_at is null and r.declined_at is null and (r.bring_by >= $1 or r.legal_right = 'withdrawal' or r.handed_over_at is not null \
                 or exists (select 1 from return_units u where u.return_id = r.id and u.reception <> 'awaiting')) \
                 order by r.agreed_at, r.id limit $2",
            )
            .bind(now.as_micros())
            .bind(MOST_COUNTED)
            .fetch_all(c)
            .await
        })?;
        let units: Vec<UnitRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select u.* from return_units u join returns r on r.id = u.return_id \
                 where r.settled_at is null and r.cancelled_at is null and r.declined_at is null order by u.position",
            )
            .fetch_all(c)
            .await
        })?;
        let owed: Vec<OwedRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select subject, kind, due_at, current_due_at, judged_by from promises where settled_at is null \
                 and waived_at is null and kind in ('refund_by', 'withdrawal_refund_by', 'replacement_by')",
            )
            .fetch_all(c)
            .await
        })?;
        let owed: HashMap<String, Owed> = owed.into_iter().filter_map(Owed::read).collect();
        let fetched: Vec<(Uuid, i64, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select return_id, begins_at, ends_at from pickups where cancelled_at is null and collected_at is null \
                 order by begins_at limit $1",
            )
            .bind(MOST_COUNTED)
            .fetch_all(c)
            .await
        })?;
        let mut rows = desk_rows(rows, units, &owed, now)?;
        for (row, _) in &mut rows {
            let of_row = fetched.iter().find(|(id, ..)| *id == row.id.0);
            row.fetched = of_row.map(|(_, begins, ends)| {
                (
                    Timestamp::from_micros(*begins),
                    Timestamp::from_micros(*ends),
                )
            });
        }
        Ok(rows)
    }

    async fn settled_returns(&self) -> Result<Vec<DeskRow>, StoreError> {
        let rows: Vec<OpenRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.*, o.number as order_number, o.currency, p.name, \
                 (select cast(count(*) as bigint) from return_refunds f where f.return_id = r.id and f.form = 'difference' \
                 and f.state = 'failed' and not exists (select 1 from return_refunds n where n.return_id = r.id \
                 and n.form = 'difference' and n.state <> 'failed')) as differences_failed from returns r join orders o on o.id = r.order_id \
                 left join persons p on p.customer_id = o.customer_id where r.settled_at is not null \
                 order by r.settled_at desc, r.id desc limit $1",
            )
            .bind(MOST_SETTLED)
            .fetch_all(c)
            .await
        })?;
        let units: Vec<UnitRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select u.* from return_units u where u.return_id in (select id from returns where settled_at is not null \
                 order by settled_at desc, id desc limit $1) order by u.position",
            )
            .bind(MOST_SETTLED)
            .fetch_all(c)
            .await
        })?;
        let rows = desk_rows(rows, units, &HashMap::new(), self.now())?;
        Ok(rows.into_iter().map(|(row, _)| row).collect())
    }
}

/// An exchange that went out, of which the payment of what it left over failed.
fn is_settled_but_for_money(row: &DeskRow, units: &[Unit]) -> bool {
    row.has_failed && units.iter().all(Unit::is_settled)
}

fn is_agreed(row: &DeskRow) -> bool {
    !matches!(row.progress.state, State::Requested | State::NeedsInfo)
}

/// Whether money is to go back now: a refund that may wait for its goods stands with what is to arrive.
fn is_due(row: &DeskRow, unit: &Unit) -> bool {
    unit.is_to_pay()
        && (unit.reception != Reception::Awaiting || row.progress.state == State::InTransit)
}

impl Owed {
    fn read((subject, kind, due_at, current, judged_by): OwedRow) -> Option<(String, Self)> {
        let times = Times {
            due_at: Timestamp::from_micros(due_at),
            current_due_at: Timestamp::from_micros(current),
            judged_by: Timestamp::from_micros(judged_by),
            settled_at: None,
            waived_at: None,
        };
        let kind = PromiseKind::read(&kind)?;
        Some((subject, Self { kind, times }))
    }
}

fn desk_rows(
    rows: Vec<OpenRow>,
    units: Vec<UnitRow>,
    owed: &HashMap<String, Owed>,
    now: Timestamp,
) -> Result<Vec<(DeskRow, Vec<Unit>)>, StoreError> {
    let mut by_return: HashMap<Uuid, Vec<UnitRow>> = HashMap::new();
    for unit in units {
        by_return.entry(unit.return_id).or_default().push(unit);
    }
    rows.into_iter()
        .map(|found| {
            let row = found.row;
            let own = by_return.remove(&row.id).unwrap_or_default();
            let units = own
                .iter()
                .map(UnitRow::unit)
                .collect::<Result<Vec<_>, _>>()?;
            let shown = DeskRow {
                id: ReturnId(row.id),
                progress: row.progress(&units, now),
                reason: row.reason()?,
                outcome: row.outcome()?,
                order_number: found.order_number,
                name: found.name.filter(|name| !name.is_empty()),
                title: own
                    .first()
                    .map(|unit| unit.title.clone())
                    .unwrap_or_default(),
                amount_minor: total(&units),
                currency: found.currency,
                agreed_at: Timestamp::from_micros(row.agreed_at),
                bring_by: Timestamp::from_micros(row.bring_by),
                received_at: row.received_at.map(Timestamp::from_micros),
                settled_at: row.settled_at.map(Timestamp::from_micros),
                owed: owed.get(&Subject::Return(ReturnId(row.id)).text()).copied(),
                has_failed: found.differences_failed > 0
                    || units
                        .iter()
                        .any(|unit| unit.reimbursement == Reimbursement::Failed),
                fetched: None,
                short_code: row.short_code,
            };
            Ok((shown, units))
        })
        .collect()
}

fn section(mut rows: Vec<DeskRow>) -> Section<DeskRow> {
    let total = i64::try_from(rows.len()).unwrap_or(MOST_COUNTED);
    rows.truncate(MOST_SHOWN);
    Section { rows, total }
}

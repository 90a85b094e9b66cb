//! What staff look at first: promises at risk, broken ones, those due today, and parcels a customer says they do not
//! have. Every list is short and read through an index of open promises alone, so its cost does not grow with the log.

use crate::{Store, StoreError, db::on};
use domain::{
    Timestamp,
    ids::{CustomerId, PromiseId},
    promises::{PromiseKind, Times},
    shipments::Status,
    subjects::Subject,
};
use jiff::{SignedDuration, ToSpan};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// The day as it stands at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    pub made_at: Timestamp,
    /// Open, and due soon or already told for a later time; the next due first.
    pub at_risk: Section<DuePromise>,
    /// Past due and unsettled, the latest broken first.
    pub broken: Section<DuePromise>,
    /// Open, due until midnight and not at risk; the next due first.
    pub due_today: Section<DuePromise>,
    /// Counted as delivered, and the customer says it is not there; the latest word first.
    pub missed: Section<MissedParcel>,
}

/// The first rows of a list, and how many there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<T> {
    pub rows: Vec<T>,
    /// At most [`MOST_COUNTED`]: beyond it nobody counts on.
    pub total: i64,
}

/// A total says "more than" this beyond it.
pub const MOST_COUNTED: i64 = 1_000;
const MOST_SHOWN: usize = 50;
/// Broken long ago is for the gap view; here the latest count.
const MOST_BROKEN: usize = 25;

/// A promise that waits for us.
#[derive(Debug, Clone, PartialEq)]
pub struct DuePromise {
    pub id: PromiseId,
    pub kind: PromiseKind,
    /// What it is about; `None` for what this version does not know.
    pub subject: Option<Subject>,
    pub customer: CustomerId,
    /// `None` after erasure, and where the shop gave no name.
    pub name: Option<String>,
    pub order_number: Option<String>,
    pub times: Times,
    /// When the customer was told of the latest revision by mail.
    pub told_at: Option<Timestamp>,
    /// The promise's parcel, or the order's that moved last.
    pub parcel: Option<ParcelNow>,
}

/// What the carrier said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelNow {
    pub carrier: String,
    pub tracking_number: String,
    pub status: Status,
    pub detail: Option<String>,
    pub at: Option<Timestamp>,
}

/// "I do not have it."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedParcel {
    pub customer: CustomerId,
    pub name: Option<String>,
    pub order_number: String,
    pub denied_at: Timestamp,
    /// When the carrier says it was delivered.
    pub delivered_at: Option<Timestamp>,
    /// Carrier and tracking number; `None` for an order without parcels.
    pub parcel: Option<(String, String)>,
}

#[derive(sqlx::FromRow)]
struct DueRow {
    id: Uuid,
    kind: String,
    subject: String,
    customer_id: Uuid,
    due_at: i64,
    current_due_at: i64,
    judged_by: i64,
    number: Option<String>,
    name: Option<String>,
    told_at: Option<i64>,
    carrier: Option<String>,
    tracking_number: Option<String>,
    status: Option<String>,
    status_detail: Option<String>,
    status_at: Option<i64>,
}

/// Which open promises a list holds; `$1` and `$2` are moments, `$3` is a kind.
struct Which {
    condition: &'static str,
    newest_first: bool,
}

const BROKEN: Which = Which {
    condition: "p.judged_by < $1 and p.judged_by <> $2 and p.kind <> $3",
    newest_first: true,
};
const REVISED: Which = Which {
    condition: "p.judged_by >= $1 and p.current_due_at > p.judged_by and p.judged_by <> $2 and p.kind <> $3",
    newest_first: false,
};
/// The kind is compared in a way no index helps with, so that the one of open promises is used and settled ones are not
/// even looked at.
const DUE_BETWEEN: Which = Which {
    condition: "p.judged_by >= $1 and p.judged_by <= $2 and p.kind || '' = $3 and p.current_due_at <= p.judged_by",
    newest_first: false,
};
/// For conditions that look at neither: no promise is due at the end of time, and no kind is called this.
const NEVER: (i64, &str) = (i64::MAX, "");

impl Store {
    /// The day's work as it stands now.
    ///
    /// # Errors
    /// The store broke.
    pub async fn today(&self) -> Result<Today, StoreError> {
        let now = self.now();
        let tonight = self.tonight(now);
        let mut at_risk = self
            .due(&REVISED, (now.as_micros(), NEVER.0, NEVER.1))
            .await?;
        let mut due_today = Section {
            rows: Vec::new(),
            total: 0,
        };
        for kind in PromiseKind::ALL {
            let soon = now.plus(kind.risky_within());
            let window =
                |from: Timestamp, to: Timestamp| (from.as_micros(), to.as_micros(), kind.as_str());
            at_risk.join(self.due(&DUE_BETWEEN, window(now, soon)).await?);
            let after = Timestamp::from_micros(soon.as_micros().saturating_add(1));
            if after <= tonight {
                due_today.join(self.due(&DUE_BETWEEN, window(after, tonight)).await?);
            }
        }
        for section in [&mut at_risk, &mut due_today] {
            section
                .rows
                .sort_by_key(|promise| (promise.times.judged_by, promise.id));
            section.rows.truncate(MOST_SHOWN);
        }
        let mut broken = self
            .due(&BROKEN, (now.as_micros(), NEVER.0, NEVER.1))
            .await?;
        broken.rows.truncate(MOST_BROKEN);
        Ok(Today {
            made_at: now,
            at_risk,
            broken,
            due_today,
            missed: self.missed_parcels().await?,
        })
    }

    /// The midnight that ends this day where the shop is.
    fn tonight(&self, now: Timestamp) -> Timestamp {
        let here = now.in_zone(&self.policy().working_time.zone());
        here.date()
            .checked_add(1.day())
            .and_then(|tomorrow| tomorrow.to_zoned(here.time_zone().clone()))
            .map_or_else(
                |_| now.plus(SignedDuration::from_hours(24)),
                |midnight| midnight.timestamp().into(),
            )
    }

    async fn due(
        &self,
        which: &Which,
        (first, second, kind): (i64, i64, &str),
    ) -> Result<Section<DuePromise>, StoreError> {
        let condition = which.condition;
        let order = if which.newest_first {
            "p.judged_by desc, p.id desc"
        } else {
            "p.judged_by, p.id"
        };
        // The first rows are chosen in the order of the index before anything is joined to them.
        let listing = format!(
            "select p.id, p.kind, p.subject, p.customer_id, p.due_at, p.current_due_at, p.judged_by, o.number, x.name, \
             (select max(r.told_at) from promise_revisions r where r.promise_id = p.id) as told_at, \
             s.carrier, s.tracking_number, s.status, s.status_detail, s.status_at from (select p.* from promises p \
               where p.settled_at is null and p.waived_at is null and {condition} order by {order} limit {MOST_SHOWN}) p \
             left join orders o on o.id = p.order_id left join persons x on x.customer_id = p.customer_id \
             left join shipments s on s.id = coalesce(p.shipment_id, (select q.id from shipments q \
               where q.order_id = p.order_id order by coalesce(q.status_at, 0) desc, q.position limit 1)) \
             order by {order}"
        );
        let counting = format!(
            "select cast(count(*) as bigint) from (select 1 from promises p where p.settled_at is null \
             and p.waived_at is null and {condition} limit {MOST_COUNTED}) as counted"
        );
        let rows: Vec<DueRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(listing)).bind(first).bind(second).bind(kind).fetch_all(c).await
        })?;
        let total = if rows.len() < MOST_SHOWN {
            i64::try_from(rows.len()).unwrap_or(MOST_COUNTED)
        } else {
            on!(read self.read(), |c| {
                sqlx::query_scalar(AssertSqlSafe(counting)).bind(first).bind(second).bind(kind).fetch_one(c).await
            })?
        };
        Ok(Section {
            rows: rows.into_iter().filter_map(DueRow::into_promise).collect(),
            total,
        })
    }

    async fn missed_parcels(&self) -> Result<Section<MissedParcel>, StoreError> {
        type Row = (
            Uuid,
            Option<String>,
            String,
            i64,
            Option<i64>,
            Option<String>,
            Option<String>,
        );
        let parcels: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.customer_id, x.name, o.number, s.denied_receipt_at, s.delivered_at, s.carrier, s.tracking_number \
                 from shipments s join orders o on o.id = s.order_id left join persons x on x.customer_id = o.customer_id \
                 where s.denied_receipt_at is not null \
                 and (s.confirmed_receipt_at is null or s.confirmed_receipt_at < s.denied_receipt_at) \
                 order by s.denied_receipt_at desc limit 200",
            )
            .fetch_all(c)
            .await
        })?;
        let orders: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.customer_id, x.name, o.number, o.denied_receipt_at, o.received_at, cast(null as text), \
                 cast(null as text) from orders o left join persons x on x.customer_id = o.customer_id \
                 where o.denied_receipt_at is not null \
                 and (o.confirmed_receipt_at is null or o.confirmed_receipt_at < o.denied_receipt_at) \
                 order by o.denied_receipt_at desc limit 200",
            )
            .fetch_all(c)
            .await
        })?;
        let mut rows: Vec<MissedParcel> = parcels
            .into_iter()
            .chain(orders)
            .map(
                |(customer, name, order_number, denied, delivered, carrier, number)| MissedParcel {
                    customer: CustomerId(customer),
                    name: name.filter(|name| !name.is_empty()),
                    order_number,
                    denied_at: Timestamp::from_micros(denied),
                    delivered_at: delivered.map(Timestamp::from_micros),
                    parcel: carrier.zip(number),
                },
            )
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.denied_at));
        let total = i64::try_from(rows.len()).unwrap_or(MOST_COUNTED);
        rows.truncate(MOST_SHOWN);
        Ok(Section { rows, total })
    }
}

impl<T> Section<T> {
    fn join(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.total = (self.total + other.total).min(MOST_COUNTED);
    }

    /// Whether there are more than were counted.
    #[must_use]
    pub fn is_uncounted(&self) -> bool {
        self.total >= MOST_COUNTED
    }
}

impl DueRow {
    /// A kind this version does not know is left out: nobody here could say what was promised.
    fn into_promise(self) -> Option<DuePromise> {
        let moment = Timestamp::from_micros;
        let parcel = match (self.carrier, self.tracking_number, self.status) {
            (Some(carrier), Some(tracking_number), Some(status)) => Some(ParcelNow {
                carrier,
                tracking_number,
                status: Status::read(&status),
                detail: self.status_detail.filter(|detail| !detail.is_empty()),
                at: self.status_at.map(moment),
            }),
            _ => None,
        };
        Some(DuePromise {
            id: PromiseId(self.id),
            kind: PromiseKind::read(&self.kind)?,
            subject: Subject::read(&self.subject),
            customer: CustomerId(self.customer_id),
            name: self.name.filter(|name| !name.is_empty()),
            order_number: self.number,
            times: Times {
                due_at: moment(self.due_at),
                current_due_at: moment(self.current_due_at),
                judged_by: moment(self.judged_by),
                settled_at: None,
                waived_at: None,
            },
            told_at: self.told_at.map(moment),
            parcel,
        })
    }
}

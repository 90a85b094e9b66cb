//! From a gap to the people in it.

use super::{
    count::times_of,
    days::{self, day_number},
    dimension::{Dimension, SCORE},
    listed::{People, limit, place},
};
use crate::{Store, StoreError, db::on};
use domain::{
    Timestamp,
    gaps::{GroupBy, UNKNOWN_GROUP},
    ids::{CustomerId, PromiseId},
    promises::{PromiseKind, Times},
};
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// Which promises of a gap are meant.
#[derive(Debug, Clone, PartialEq)]
pub struct GapSlice {
    pub kind: PromiseKind,
    /// Dates of the due, both inclusive, where the shop is.
    pub from: Date,
    pub to: Date,
    /// One group: months and weeks are told by `from` and `to` instead.
    pub group: Option<(GroupBy, String)>,
    pub became: Option<Became>,
}

/// What became of a promise, for choosing among people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// Settled late, or past due and unsettled.
    Broken,
    /// Past due and still unsettled.
    BrokenUnsettled,
    Kept,
    Open,
    Waived,
}

impl Became {
    pub const ALL: [Self; 5] = [
        Self::Broken,
        Self::BrokenUnsettled,
        Self::Kept,
        Self::Open,
        Self::Waived,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::BrokenUnsettled => "broken_unsettled",
            Self::Kept => "kept",
            Self::Open => "open",
            Self::Waived => "waived",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|became| became.as_str() == text)
    }

    /// As `domain::promises::Times::state` judges, with the present as `$7`.
    fn sql(became: Option<Self>) -> &'static str {
        match became {
            None => "cast($7 as bigint) is not null",
            Some(Self::Kept) => "cast($7 as bigint) is not null and p.settled_at <= p.judged_by",
            Some(Self::Broken) => {
                "(p.settled_at > p.judged_by or (p.settled_at is null and p.waived_at is null and p.judged_by < $7))"
            }
            Some(Self::BrokenUnsettled) => {
                "p.settled_at is null and p.waived_at is null and p.judged_by < $7"
            }
            Some(Self::Open) => {
                "p.settled_at is null and p.waived_at is null and p.judged_by >= $7"
            }
            Some(Self::Waived) => {
                "cast($7 as bigint) is not null and p.settled_at is null and p.waived_at is not null"
            }
        }
    }
}

/// One promise with its person.
#[derive(Debug, Clone, PartialEq)]
pub struct GapPerson {
    pub promise: PromiseId,
    pub customer: CustomerId,
    /// `None` after erasure, and where the shop gave no name.
    pub name: Option<String>,
    pub order_number: Option<String>,
    pub times: Times,
    pub score: Option<i64>,
}

/// A page of them, the latest due first.
pub type GapPeople = People<GapPerson>;

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    customer_id: Uuid,
    due_at: i64,
    current_due_at: i64,
    judged_by: i64,
    settled_at: Option<i64>,
    waived_at: Option<i64>,
    number: Option<String>,
    name: Option<String>,
    score: Option<i64>,
}

impl Store {
    /// The people behind a gap, latest due first, `most` at a time. `after` is a page's `next`; one that does not read
    /// counts as none.
    ///
    /// # Errors
    /// The store broke.
    pub async fn gap_people(
        &self,
        slice: &GapSlice,
        after: Option<&str>,
        most: usize,
    ) -> Result<GapPeople, StoreError> {
        let zone = self.policy().working_time.zone();
        let start = days::start_of(day_number(slice.from), &zone);
        let end = days::start_of(day_number(slice.to).saturating_add(1), &zone);
        let (before, before_id) = place(after, end);
        let group = slice
            .group
            .as_ref()
            .filter(|(by, _)| Dimension::of(Some(*by)) != Dimension::All);
        let dimension = Dimension::of(group.map(|(by, _)| *by));
        let (value, join) = dimension.sql();
        let wanted = group.map(|(_, value)| value.as_str()).unwrap_or_default();
        let (chosen, distinct) = match dimension {
            Dimension::All => ("cast($8 as text) is not null".to_owned(), ""),
            _ => (
                format!("coalesce({value}, '{UNKNOWN_GROUP}') = $8"),
                if dimension.is_rolled_up() {
                    ""
                } else {
                    "distinct"
                },
            ),
        };
        let became = Became::sql(slice.became);
        let sql = format!(
            "select p.id, p.customer_id, p.due_at, p.current_due_at, p.judged_by, p.settled_at, p.waived_at, \
             n.number, x.name, {SCORE} as score from (select {distinct} p.* from promises p {join} \
               where p.kind = $1 and p.judged_by >= $2 and p.judged_by < $3 and (p.judged_by, p.id) < ($4, $5) \
               and {became} and {chosen} order by p.judged_by desc, p.id desc limit $6) p \
             left join orders n on n.id = p.order_id left join persons x on x.customer_id = p.customer_id \
             order by p.judged_by desc, p.id desc"
        );
        let now = self.now().as_micros();
        let rows: Vec<PersonRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(slice.kind.as_str())
                .bind(start.as_micros())
                .bind(end.as_micros())
                .bind(before)
                .bind(before_id)
                .bind(limit(most))
                .bind(now)
                .bind(wanted)
                .fetch_all(c)
                .await
        })?;
        let people = rows.into_iter().map(PersonRow::into_person).collect();
        Ok(People::page(people, most, |last: &GapPerson| {
            (last.times.judged_by, last.promise.0)
        }))
    }
}

impl PersonRow {
    fn into_person(self) -> GapPerson {
        GapPerson {
            promise: PromiseId(self.id),
            customer: CustomerId(self.customer_id),
            name: self.name.filter(|name| !name.is_empty()),
            order_number: self.number,
            times: Times {
                due_at: Timestamp::from_micros(self.due_at),
                current_due_at: Timestamp::from_micros(self.current_due_at),
                ..times_of(self.judged_by, self.settled_at, self.waived_at)
            },
            score: self.score,
        }
    }
}

//! Who is on the way, who dropped off, and what one customer went through.

use super::{
    moments,
    passages::{Begun, PassageRow, SCORED, passages, stands},
};
use crate::{
    Store, StoreError,
    db::on,
    gaps::{
        days::day_number,
        listed::{People, limit, place},
    },
};
use domain::{
    gaps::{Passage, Standing, TransitionKind},
    ids::CustomerId,
};
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// Which passages are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransitionSlice {
    pub kind: TransitionKind,
    /// Dates of the beginning, both inclusive, where the shop is; open where none is named.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub standing: Option<Standing>,
}

/// One passage with its person.
#[derive(Debug, Clone, PartialEq)]
pub struct TransitionPerson {
    /// The order, or the touchpoint it began with.
    pub id: Uuid,
    pub customer: CustomerId,
    /// `None` after erasure, and where the shop gave no name.
    pub name: Option<String>,
    pub order_number: Option<String>,
    pub passage: Passage,
}

/// A page of them, the latest beginning first.
pub type TransitionPeople = People<TransitionPerson>;

#[derive(sqlx::FromRow)]
struct PersonRow {
    #[sqlx(flatten)]
    passage: PassageRow,
    number: Option<String>,
    name: Option<String>,
}

impl Store {
    /// The people behind a transition, latest beginning first, `most` at a time. `after` is a page's `next`; one that
    /// does not read counts as none.
    ///
    /// # Errors
    /// The store broke.
    pub async fn transition_people(
        &self,
        slice: &TransitionSlice,
        after: Option<&str>,
        most: usize,
    ) -> Result<TransitionPeople, StoreError> {
        let kind = slice.kind;
        let zone = self.policy().working_time.zone();
        let (start, end) = moments(
            slice.from.map_or(i64::MIN, day_number),
            slice.to.map_or(i64::MAX, day_number),
            &zone,
        );
        let (before, before_id) = place(after, end);
        let (passages, stands) = (
            passages(kind, Begun::InTime),
            stands(kind, slice.standing, "$6"),
        );
        let sql = format!(
            "select {SCORED}, n.number, q.name from (select * from ({passages}) x \
               where (x.begun_at, x.id) < ($3, $4) and {stands} order by x.begun_at desc, x.id desc limit $5) x \
             left join orders n on n.id = x.order_id left join persons q on q.customer_id = x.customer_id \
             order by x.begun_at desc, x.id desc"
        );
        let now = self.now().as_micros();
        let rows: Vec<PersonRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(start.as_micros())
                .bind(end.as_micros())
                .bind(before)
                .bind(before_id)
                .bind(limit(most))
                .bind(now)
                .fetch_all(c)
                .await
        })?;
        let people = rows.into_iter().map(|row| row.person(kind)).collect();
        Ok(People::page(people, most, |last: &TransitionPerson| {
            (last.passage.begun_at, last.id)
        }))
    }

    /// What one customer went through, the latest beginning first: of every kind `most`. An order's number narrows it
    /// down; an empty one does not.
    ///
    /// # Errors
    /// The store broke.
    pub async fn transitions_of(
        &self,
        customer: CustomerId,
        order: &str,
        most: usize,
    ) -> Result<Vec<TransitionPerson>, StoreError> {
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        for kind in TransitionKind::ALL {
            let passages = passages(kind, Begun::Theirs);
            let sql = format!(
                "select {SCORED}, x.number, cast(null as text) as name from (select y.*, n.number from ({passages}) y \
                   left join orders n on n.id = y.order_id where ($2 = '' or n.number = $2) \
                   order by y.begun_at desc, y.id desc limit $3) x order by x.begun_at desc, x.id desc"
            );
            let rows: Vec<PersonRow> = on!(read self.read(), |c| {
                sqlx::query_as(AssertSqlSafe(sql))
                    .bind(customer.0)
                    .bind(order)
                    .bind(limit)
                    .fetch_all(c)
                    .await
            })?;
            found.extend(rows.into_iter().map(|row| row.person(kind)));
        }
        found.sort_by_key(|person| std::cmp::Reverse((person.passage.begun_at, person.id)));
        Ok(found)
    }
}

impl PersonRow {
    fn person(self, kind: TransitionKind) -> TransitionPerson {
        TransitionPerson {
            id: self.passage.id,
            customer: CustomerId(self.passage.customer_id),
            name: self.name.filter(|name| !name.is_empty()),
            order_number: self.number,
            passage: self.passage.passage(kind),
        }
    }
}

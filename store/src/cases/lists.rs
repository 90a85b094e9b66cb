//! Lists of cases: a customer's own, those of an order, and what staff have before them.

use crate::{
    Store, StoreError,
    db::on,
    orders::{Sight, Viewer},
};
use domain::{
    Timestamp,
    cases::{Status, Topic},
    ids::{CaseId, CustomerId, OrderId},
    subjects::Subject,
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSummary {
    pub id: CaseId,
    pub customer: CustomerId,
    /// `None` after erasure, and where we were told none.
    pub name: Option<String>,
    pub topic: Topic,
    pub status: Status,
    pub order_number: Option<String>,
    /// The beginning of what was asked; empty where we opened it ourselves, and after erasure.
    pub begins: String,
    pub opened_at: Timestamp,
    pub resolved_at: Option<Timestamp>,
    /// The answer we owe next, else the solution; `None` while we wait, and once it is solved.
    pub next_due: Option<Timestamp>,
    pub owner: Option<String>,
    pub score: Option<i64>,
}

/// Which cases of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DeskFilter {
    /// We have something to do; what is due first stands first.
    #[default]
    Open,
    /// For the customer, who waited longest first.
    Waiting,
    /// The latest first, as are closed ones.
    Resolved,
}

impl DeskFilter {
    pub const ALL: [Self; 3] = [Self::Open, Self::Waiting, Self::Resolved];

    fn condition(self) -> &'static str {
        match self {
            Self::Open => "k.resolved_at is null and k.status <> 'waiting_for_customer'",
            Self::Waiting => "k.resolved_at is null and k.status = 'waiting_for_customer'",
            Self::Resolved => "k.resolved_at is not null",
        }
    }

    fn order(self) -> &'static str {
        match self {
            Self::Open => "coalesce(k.next_due_at, k.opened_at), k.id",
            Self::Waiting => "k.waiting_since, k.id",
            Self::Resolved => "k.resolved_at desc, k.id desc",
        }
    }
}

/// One page of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    pub cases: Vec<CaseSummary>,
    /// How many there are of each, in the order of [`DeskFilter::ALL`].
    pub totals: [i64; 3],
    /// One is the first.
    pub page: i64,
    pub pages: i64,
}

/// How many cases stand on a page of the desk.
const A_PAGE: i64 = 30;
/// How many of a customer's own are listed.
const MOST_OWN: i64 = 50;
/// Characters of the question in a list.
const BEGINNING: usize = 140;

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: Uuid,
    customer_id: Uuid,
    name: Option<String>,
    topic: String,
    status: String,
    number: Option<String>,
    words: Option<String>,
    opened_at: i64,
    resolved_at: Option<i64>,
    next_due_at: Option<i64>,
    owner: Option<String>,
    score: Option<i64>,
}

const SUMMARY: &str = "select k.id, k.customer_id, x.name, k.topic, k.status, o.number, \
    (select m.words from case_messages m where m.case_id = k.id and m.turn = 1 and m.author = 'customer') as words, \
    k.opened_at, k.resolved_at, k.next_due_at, f.name as owner, k.score from cases k \
    left join persons x on x.customer_id = k.customer_id left join orders o on o.id = k.order_id \
    left join staff f on f.id = k.owner_id";

impl Store {
    /// What a viewer asked, or we opened for them, the latest first: all of a signed-in customer's, those of orders
    /// opened whole, and those whose link was followed.
    ///
    /// # Errors
    /// The store broke.
    pub async fn cases_of(&self, viewer: &Viewer) -> Result<Vec<CaseSummary>, StoreError> {
        let mut found: Vec<CaseSummary> = Vec::new();
        let mut sought: Vec<(&'static str, Uuid)> = Vec::new();
        sought.extend(viewer.customer.map(|id| ("k.customer_id = $1", id.0)));
        for grant in &viewer.grants {
            if grant.sight == Sight::Whole {
                sought.push(("k.order_id = $1", grant.order.0));
            }
        }
        for thing in &viewer.things {
            match thing {
                Subject::Case(id) => sought.push(("k.id = $1", id.0)),
                Subject::Return(id) => sought.push(("k.return_id = $1", id.0)),
                _ => {}
            }
        }
        for (condition, id) in sought {
            for case in self.cases_where(condition, id).await? {
                if !found.iter().any(|known| known.id == case.id) {
                    found.push(case);
                }
            }
        }
        found.sort_by_key(|case| std::cmp::Reverse((case.opened_at, case.id)));
        Ok(found)
    }

    /// The cases about an order, the latest first. The caller has asked whether it may be seen.
    ///
    /// # Errors
    /// The store broke.
    pub async fn cases_of_order(&self, order: OrderId) -> Result<Vec<CaseSummary>, StoreError> {
        self.cases_where("k.order_id = $1", order.0).await
    }

    async fn cases_where(
        &self,
        condition: &'static str,
        id: Uuid,
    ) -> Result<Vec<CaseSummary>, StoreError> {
        let sql = format!(
            "{SUMMARY} where {condition} order by k.opened_at desc, k.id desc limit {MOST_OWN}"
        );
        let rows: Vec<SummaryRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_all(c).await
        })?;
        let now = self.now();
        Ok(rows.into_iter().map(|row| row.into_summary(now)).collect())
    }

    /// The cases of one kind for staff; a page beyond the last is the last.
    ///
    /// # Errors
    /// The store broke.
    pub async fn cases_desk(&self, filter: DeskFilter, page: i64) -> Result<Desk, StoreError> {
        let mut totals = [0; 3];
        for (total, one) in totals.iter_mut().zip(DeskFilter::ALL) {
            let sql = format!(
                "select cast(count(*) as bigint) from cases k where {}",
                one.condition()
            );
            *total = on!(read self.read(), |c| {
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await
            })?;
        }
        let total = DeskFilter::ALL
            .into_iter()
            .zip(totals)
            .find_map(|(one, total)| (one == filter).then_some(total))
            .unwrap_or_default();
        let pages = ((total + A_PAGE - 1) / A_PAGE).max(1);
        let page = page.clamp(1, pages);
        let sql = format!(
            "{SUMMARY} where {} order by {} limit $1 offset $2",
            filter.condition(),
            filter.order()
        );
        let rows: Vec<SummaryRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(A_PAGE).bind((page - 1) * A_PAGE).fetch_all(c).await
        })?;
        let now = self.now();
        Ok(Desk {
            cases: rows.into_iter().map(|row| row.into_summary(now)).collect(),
            totals,
            page,
            pages,
        })
    }
}

impl SummaryRow {
    fn into_summary(self, now: Timestamp) -> CaseSummary {
        let resolved_at = self.resolved_at.map(Timestamp::from_micros);
        CaseSummary {
            id: CaseId(self.id),
            customer: CustomerId(self.customer_id),
            name: self.name.filter(|name| !name.is_empty()),
            topic: Topic::read(&self.topic).unwrap_or(Topic::Other),
            status: Status::of(&self.status, resolved_at, now),
            order_number: self.number,
            begins: beginning(&self.words.unwrap_or_default()),
            opened_at: Timestamp::from_micros(self.opened_at),
            resolved_at,
            next_due: self.next_due_at.map(Timestamp::from_micros),
            owner: self.owner,
            score: self.score,
        }
    }
}

/// In one line, cut at a length with a sign that it goes on.
fn beginning(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= BEGINNING {
        return line;
    }
    let cut: String = line.chars().take(BEGINNING).collect();
    format!("{}…", cut.trim_end())
}

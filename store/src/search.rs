//! Finding a journey: by name, mail address, order number, tracking number or the shop's own id.

use crate::{Store, StoreError, customers::fold, db::on};
use domain::{Timestamp, ids::CustomerId};
use uuid::Uuid;

/// A customer who was found.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyHit {
    pub customer: CustomerId,
    /// `None` after erasure, and where the shop gave no name.
    pub name: Option<String>,
    pub email: Option<String>,
    pub external_id: Option<String>,
    pub orders: i64,
    /// Number and time of the latest.
    pub last_order: Option<(String, Timestamp)>,
    /// Promises of theirs that are open, and those past due and unsettled.
    pub open: i64,
    pub broken: i64,
}

/// A page of hits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JourneyHits {
    pub hits: Vec<JourneyHit>,
    /// What to ask for the next page with; `None` at the end.
    pub next: Option<String>,
}

/// Words of a name that are looked at; more narrow nothing down.
const MOST_WORDS: usize = 4;
/// Touchpoints that are looked at for the latest journeys.
const LATEST: i64 = 400;

#[derive(sqlx::FromRow)]
struct HitRow {
    external_id: Option<String>,
    name: Option<String>,
    email: Option<String>,
    orders: i64,
    number: Option<String>,
    placed_at: Option<i64>,
    open: i64,
    broken: i64,
}

impl Store {
    /// Journeys that `query` means, `most` at a time: first whoever it names exactly (address, order number, tracking
    /// number, the shop's id), then people whose name has words beginning with each of its words, or whose address
    /// begins with it. An empty query gives the journeys with the latest touchpoints. `after` is a page's `next`.
    ///
    /// Names are compared one by one, some 10 ms for 100,000 people; everything exact is read through an index.
    ///
    /// # Errors
    /// The store broke.
    pub async fn search_journeys(
        &self,
        query: &str,
        after: Option<&str>,
        most: usize,
    ) -> Result<JourneyHits, StoreError> {
        let query = query.trim();
        if query.is_empty() {
            let ids = self.latest_journeys(most).await?;
            return Ok(JourneyHits {
                hits: self.hits(ids).await?,
                next: None,
            });
        }
        let exact = self.named_exactly(query).await?;
        let cursor = after.and_then(|id| id.parse().ok());
        let first_page = cursor.is_none();
        let mut found = self
            .named_like(query, cursor, most.saturating_add(1))
            .await?;
        let more = found.len() > most;
        found.truncate(most);
        let next = found
            .last()
            .filter(|_| more)
            .map(|id| id.simple().to_string());
        let mut ids = if first_page {
            exact.clone()
        } else {
            Vec::new()
        };
        ids.extend(found.into_iter().filter(|id| !exact.contains(id)));
        Ok(JourneyHits {
            hits: self.hits(ids).await?,
            next,
        })
    }

    async fn latest_journeys(&self, most: usize) -> Result<Vec<Uuid>, StoreError> {
        // Ids sort by the time they were recorded, so the primary key is the index of the latest.
        let latest: Vec<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar("select customer_id from touchpoints order by id desc limit $1").bind(LATEST).fetch_all(c).await
        })?;
        let mut ids = Vec::new();
        for id in latest {
            if ids.len() < most && !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    async fn named_exactly(&self, query: &str) -> Result<Vec<Uuid>, StoreError> {
        let id = query.parse::<Uuid>().unwrap_or_default();
        let upper = query.to_uppercase();
        let found: Vec<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar(
                "select customer_id from persons where email_folded = $1 \
                 union select customer_id from orders where number in ($2, $3) \
                 union select o.customer_id from shipments s join orders o on o.id = s.order_id where s.tracking_number in ($2, $3) \
                 union select id from customers where external_id in ($2, $3) or id = $4 limit 20",
            )
            .bind(fold(query))
            .bind(query)
            .bind(&upper)
            .bind(id)
            .fetch_all(c)
            .await
        })?;
        Ok(found)
    }

    async fn named_like(
        &self,
        query: &str,
        after: Option<Uuid>,
        most: usize,
    ) -> Result<Vec<Uuid>, StoreError> {
        let folded = fold(query);
        if folded.chars().count() < 2 {
            return Ok(Vec::new());
        }
        let mut words: Vec<(String, String)> = folded
            .split_whitespace()
            .take(MOST_WORDS)
            .map(|word| {
                (
                    format!("{}%", literal(word)),
                    format!("% {}%", literal(word)),
                )
            })
            .collect();
        words.resize(MOST_WORDS, ("%".to_owned(), "%".to_owned()));
        let address = format!("{}%", literal(&folded));
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        Ok(on!(read self.read(), |c| {
            let mut search = sqlx::query_scalar(
                "select customer_id from persons where (name_folded, customer_id) > \
                 (coalesce((select seen.name_folded from persons seen where seen.customer_id = $1), ''), $1) and (\
                 ((name_folded like $4 escape '\\' or name_folded like $5 escape '\\') \
                 and (name_folded like $6 escape '\\' or name_folded like $7 escape '\\') \
                 and (name_folded like $8 escape '\\' or name_folded like $9 escape '\\') \
                 and (name_folded like $10 escape '\\' or name_folded like $11 escape '\\')) \
                 or email_folded like $3 escape '\\') order by name_folded, customer_id limit $2",
            )
            .bind(after.unwrap_or_default())
            .bind(limit)
            .bind(&address);
            for (first, later) in &words {
                search = search.bind(first).bind(later);
            }
            search.fetch_all(c).await
        })?)
    }

    async fn hits(&self, ids: Vec<Uuid>) -> Result<Vec<JourneyHit>, StoreError> {
        let now = self.now().as_micros();
        let mut hits = Vec::with_capacity(ids.len());
        for id in ids {
            let row: Option<HitRow> = on!(read self.read(), |c| {
                sqlx::query_as(
                    "select c.external_id, x.name, x.email, \
                     (select cast(count(*) as bigint) from orders o where o.customer_id = c.id) as orders, \
                     (select o.number from orders o where o.customer_id = c.id order by o.placed_at desc, o.id desc limit 1) as number, \
                     (select o.placed_at from orders o where o.customer_id = c.id order by o.placed_at desc, o.id desc limit 1) as placed_at, \
                     (select cast(count(*) as bigint) from promises p where p.customer_id = c.id and p.settled_at is null \
                       and p.waived_at is null and p.judged_by >= $2) as open, \
                     (select cast(count(*) as bigint) from promises p where p.customer_id = c.id and p.settled_at is null \
                       and p.waived_at is null and p.judged_by < $2) as broken \
                     from customers c left join persons x on x.customer_id = c.id where c.id = $1",
                )
                .bind(id)
                .bind(now)
                .fetch_optional(c)
                .await
            })?;
            hits.extend(row.map(|row| row.into_hit(id)));
        }
        Ok(hits)
    }
}

impl HitRow {
    fn into_hit(self, id: Uuid) -> JourneyHit {
        let said = |text: Option<String>| text.filter(|text| !text.is_empty());
        JourneyHit {
            customer: CustomerId(id),
            name: said(self.name),
            email: said(self.email),
            external_id: self.external_id,
            orders: self.orders,
            last_order: self.number.zip(self.placed_at.map(Timestamp::from_micros)),
            open: self.open,
            broken: self.broken,
        }
    }
}

/// What was typed, with nothing in it that `like` would read as a pattern.
fn literal(word: &str) -> String {
    word.replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_")
}

//! What staff have before them.

use super::rows::{REVIEW, ReviewRow, ReviewView};
use crate::{Failure, Store, StoreError, db::on, error::Never};
use domain::ids::ReviewId;
use sqlx::AssertSqlSafe;

/// How many reviews stand on a page of the desk.
const A_PAGE: i64 = 30;

/// Which reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DeskFilter {
    /// Not looked at yet; the next to publish itself first.
    #[default]
    Waiting,
    /// We owe a reply; the next due first.
    Owed,
    /// The latest first, as is the rest.
    Published,
    Rejected,
}

impl DeskFilter {
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Owed, Self::Published, Self::Rejected];

    fn condition(self) -> &'static str {
        match self {
            Self::Waiting => "v.state = 'pending'",
            Self::Owed => {
                "v.subject in (select q.subject from promises q where q.kind = 'review_reply_by' \
                 and q.settled_at is null and q.waived_at is null)"
            }
            Self::Published => "v.state = 'published'",
            Self::Rejected => "v.state = 'rejected'",
        }
    }

    fn order(self) -> &'static str {
        match self {
            Self::Waiting => "v.publishes_at, v.review_id",
            Self::Owed => "p.judged_by, v.review_id",
            Self::Published | Self::Rejected => "v.decided_at desc, v.review_id desc",
        }
    }
}

/// One page of the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    pub reviews: Vec<ReviewView>,
    /// How many there are of each, in the order of [`DeskFilter::ALL`].
    pub totals: [i64; 4],
    /// One is the first.
    pub page: i64,
    pub pages: i64,
}

impl Store {
    /// The reviews of one kind; a page beyond the last is the last.
    ///
    /// # Errors
    /// The store broke.
    pub async fn reviews_desk(&self, filter: DeskFilter, page: i64) -> Result<Desk, StoreError> {
        let mut totals = [0; 4];
        for (total, one) in totals.iter_mut().zip(DeskFilter::ALL) {
            let sql = format!(
                "select cast(count(*) as bigint) from posted_reviews v where {}",
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
            "{REVIEW} where {} order by {} limit $1 offset $2",
            filter.condition(),
            filter.order()
        );
        let rows: Vec<ReviewRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(A_PAGE).bind((page - 1) * A_PAGE).fetch_all(c).await
        })?;
        Ok(Desk {
            reviews: rows.into_iter().map(ReviewRow::into_view).collect(),
            totals,
            page,
            pages,
        })
    }

    /// One review, whole.
    ///
    /// # Errors
    /// `NotFound` for a review that is none, and for a score of the shop's past.
    pub async fn staff_review(&self, review: ReviewId) -> Result<ReviewView, Failure<Never>> {
        let sql = format!("{REVIEW} where v.review_id = $1");
        let row: Option<ReviewRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(review.0).fetch_optional(c).await
        })?;
        row.map(ReviewRow::into_view).ok_or(Failure::NotFound)
    }
}

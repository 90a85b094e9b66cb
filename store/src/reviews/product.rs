//! What everybody may read of a product.

use super::rows::Reply;
use crate::{Failure, Store, db::on, error::Never};
use domain::{Timestamp, ids::ReviewId, reviews::Stars};
use uuid::Uuid;

/// How many reviews stand on a page.
const A_PAGE: i64 = 10;

/// A product's published reviews, one page of them, newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductReviews {
    pub sku: String,
    /// What it is called, in the reader's language where the shop sold it in that.
    pub title: String,
    /// Of all published ones.
    pub stars: Stars,
    pub reviews: Vec<PublicReview>,
    /// One is the first.
    pub page: i64,
    pub pages: i64,
}

/// A review as everybody reads it: nothing that tells who bought.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicReview {
    pub id: ReviewId,
    pub stars: i64,
    /// Empty where none was given, and after erasure, like the words and the name.
    pub title: String,
    pub words: String,
    pub name_shown: String,
    pub locale: String,
    pub posted_at: Timestamp,
    pub reply: Option<Reply>,
}

#[derive(sqlx::FromRow)]
struct PublicRow {
    id: Uuid,
    score: i64,
    title: Option<String>,
    words: Option<String>,
    name_shown: Option<String>,
    locale: String,
    posted_at: i64,
    reply: Option<String>,
    replied_at: Option<i64>,
}

impl Store {
    /// A product's published reviews; `page` beyond the last is the last.
    ///
    /// # Errors
    /// `NotFound` for a product that nobody ever ordered.
    pub async fn product_reviews(
        &self,
        sku: &str,
        locale: &str,
        page: i64,
    ) -> Result<ProductReviews, Failure<Never>> {
        let title: Option<String> = on!(read self.read(), |c| {
            sqlx::query_scalar(
                "select l.title from order_lines l join orders o on o.id = l.order_id \
                 join customers c on c.id = o.customer_id where l.sku = $1 and l.sku <> '' \
                 order by case when c.locale = $2 then 0 else 1 end, o.placed_at desc, o.id desc limit 1",
            )
            .bind(sku)
            .bind(locale)
            .fetch_optional(c)
            .await
        })?;
        let title = title.ok_or(Failure::NotFound)?;
        let counts: Vec<(i64, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.score, cast(count(*) as bigint) from posted_reviews v join reviews r on r.id = v.review_id \
                 where v.sku = $1 and v.state = 'published' group by r.score",
            )
            .bind(sku)
            .fetch_all(c)
            .await
        })?;
        let mut stars = Stars::default();
        for (given, count) in counts {
            stars.add(given, count);
        }
        let pages = ((stars.count() + A_PAGE - 1) / A_PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows: Vec<PublicRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.id, r.score, w.title, w.words, w.name_shown, v.locale, v.posted_at, a.words as reply, a.replied_at \
                 from posted_reviews v join reviews r on r.id = v.review_id left join review_words w on w.review_id = r.id \
                 left join review_replies a on a.review_id = r.id and a.audience = 'public' \
                 where v.sku = $1 and v.state = 'published' order by v.posted_at desc, r.id desc limit $2 offset $3",
            )
            .bind(sku)
            .bind(A_PAGE)
            .bind((page - 1) * A_PAGE)
            .fetch_all(c)
            .await
        })?;
        Ok(ProductReviews {
            sku: sku.to_owned(),
            title,
            stars,
            reviews: rows.into_iter().map(PublicRow::into_review).collect(),
            page,
            pages,
        })
    }
}

impl PublicRow {
    fn into_review(self) -> PublicReview {
        PublicReview {
            id: ReviewId(self.id),
            stars: self.score,
            title: self.title.unwrap_or_default(),
            words: self.words.unwrap_or_default(),
            name_shown: self.name_shown.unwrap_or_default(),
            locale: self.locale,
            posted_at: Timestamp::from_micros(self.posted_at),
            reply: self.reply.zip(self.replied_at).map(|(words, at)| Reply {
                words,
                at: Timestamp::from_micros(at),
            }),
        }
    }
}

//! A share as everybody reads it, and as who makes it does.

use super::Clicked;
use crate::{Failure, Store, StoreError, db::on, error::Never, orders::Viewer};
use domain::{
    Timestamp,
    ids::{CustomerId, ShareId},
    reviews::shown_name,
};
use uuid::Uuid;

/// What stands at `/share/{id}`.
#[derive(Debug, Clone, PartialEq)]
pub struct SharePage {
    pub id: ShareId,
    /// Whose it is; never shown.
    pub customer: CustomerId,
    pub sku: String,
    pub title: String,
    /// "Ana R."; empty where the shop gave no name.
    pub name_shown: String,
    /// What they said of it, once it is published.
    pub review: Option<SharedReview>,
    /// The code of their invitation, where they made one.
    pub invitation: Option<String>,
}

/// A published review beside what was bought.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedReview {
    pub stars: i64,
    pub title: String,
    pub words: String,
    pub name_shown: String,
    /// The language it is written in.
    pub locale: String,
    pub posted_at: Timestamp,
}

/// What its buyer may share, and has shared.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareOffer {
    pub number: String,
    pub sku: String,
    pub title: String,
    /// As others will read it.
    pub name_shown: String,
    pub is_in_hand: bool,
    /// Whether words of theirs stand beside it.
    pub has_review: bool,
    pub share: Option<ShareId>,
    /// How often somebody came by it.
    pub clicks: i64,
}

#[derive(sqlx::FromRow)]
struct ShareRow {
    id: Uuid,
    customer_id: Uuid,
    sku: String,
    title: Option<String>,
    name: Option<String>,
    code: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ReviewRow {
    score: i64,
    title: Option<String>,
    words: Option<String>,
    name_shown: Option<String>,
    locale: String,
    posted_at: i64,
}

impl Store {
    /// A share, for everybody who has its address.
    ///
    /// # Errors
    /// `NotFound` where there is none, and when its person was forgotten.
    pub async fn share_page(&self, share: ShareId) -> Result<SharePage, Failure<Never>> {
        let row: Option<ShareRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select s.id, s.customer_id, s.sku, (select l.title from order_lines l where l.order_id = s.order_id \
                   and l.sku = s.sku order by l.position limit 1) as title, p.name, i.code from shares s \
                 join customers c on c.id = s.customer_id and c.erased_at is null \
                 left join persons p on p.customer_id = s.customer_id \
                 left join invitations i on i.customer_id = s.customer_id where s.id = $1",
            )
            .bind(share.0)
            .fetch_optional(c)
            .await
        })?;
        let row = row.ok_or(Failure::NotFound)?;
        let customer = CustomerId(row.customer_id);
        let review = self.shared_review(customer, &row.sku).await?;
        Ok(SharePage {
            id: ShareId(row.id),
            customer,
            title: row.title.unwrap_or_else(|| row.sku.clone()),
            sku: row.sku,
            name_shown: shown_name(&row.name.unwrap_or_default()),
            review,
            invitation: row.code,
        })
    }

    /// What of an order may be shared by this viewer, and what became of it.
    ///
    /// # Errors
    /// `NotFound` for a missing order, another's, one not opened whole, and for what is not in it.
    pub async fn share_offer(
        &self,
        viewer: &Viewer,
        number: &str,
        sku: &str,
    ) -> Result<ShareOffer, Failure<Never>> {
        let options = self.review_options(viewer, number).await?;
        let thing = options
            .products
            .into_iter()
            .find(|thing| thing.sku == sku)
            .ok_or(Failure::NotFound)?;
        let share: Option<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar("select id from shares where customer_id = $1 and sku = $2")
                .bind(options.customer.0)
                .bind(sku)
                .fetch_optional(c)
                .await
        })?;
        let clicks = match share {
            Some(id) => self.clicks_of(Clicked::Share(ShareId(id))).await?,
            None => 0,
        };
        Ok(ShareOffer {
            number: options.number,
            has_review: self.shared_review(options.customer, sku).await?.is_some(),
            sku: thing.sku,
            title: thing.title,
            name_shown: options.name_offered,
            is_in_hand: thing.bought.is_in_hand,
            share: share.map(ShareId),
            clicks,
        })
    }

    async fn shared_review(
        &self,
        customer: CustomerId,
        sku: &str,
    ) -> Result<Option<SharedReview>, StoreError> {
        let row: Option<ReviewRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.score, w.title, w.words, w.name_shown, v.locale, v.posted_at from posted_reviews v \
                 join orders o on o.id = v.order_id join reviews r on r.id = v.review_id \
                 left join review_words w on w.review_id = r.id \
                 where o.customer_id = $1 and v.sku = $2 and v.state = 'published' order by v.posted_at desc limit 1",
            )
            .bind(customer.0)
            .bind(sku)
            .fetch_optional(c)
            .await
        })?;
        Ok(row.map(|row| SharedReview {
            stars: row.score,
            title: row.title.unwrap_or_default(),
            words: row.words.unwrap_or_default(),
            name_shown: row.name_shown.unwrap_or_default(),
            locale: row.locale,
            posted_at: Timestamp::from_micros(row.posted_at),
        }))
    }
}

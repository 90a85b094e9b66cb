//! What customers show to others: a thing they bought, with what they said of it where that is published.

mod clicks;
mod page;

pub use clicks::Clicked;
pub use page::{ShareOffer, SharePage, SharedReview};

use crate::{
    Failure, Store, StoreError,
    db::on,
    orders::{Sight, Viewer},
    write_tx::{Entry, WriteTx},
};
use domain::{
    actor::Actor,
    ids::{CustomerId, ShareId},
    referrals::ShareRefused,
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

impl Store {
    /// Makes a page that everybody may read of something this viewer bought; asked again, it is the same page.
    ///
    /// # Errors
    /// `NotFound` for an order that is not this viewer's to speak of and for what is not in it; [`ShareRefused`] before
    /// it is in hand, unless what was said of it is published.
    pub async fn make_share(
        &self,
        viewer: &Viewer,
        number: &str,
        sku: &str,
    ) -> Result<ShareId, Failure<ShareRefused>> {
        let mut tx = self.begin_write().await?;
        let order = tx.lock_order(number).await?.ok_or(Failure::NotFound)?;
        if viewer.sight_of(order.id(), order.customer()) != Some(Sight::Whole) {
            return Err(Failure::NotFound);
        }
        let bought = tx.bought(order.id(), sku).await?.ok_or(Failure::NotFound)?;
        if let Some(share) = tx.share_of(order.customer(), sku).await? {
            return Ok(share);
        }
        if !bought.is_in_hand && !tx.has_published(order.customer(), sku).await? {
            return Err(Failure::Refused(ShareRefused::NotInHand));
        }
        let (id, now) = (tx.id(), tx.now.as_micros());
        let made = on!(tx tx.db, |c| {
            sqlx::query(
                "insert into shares (id, customer_id, order_id, sku, made_at) values ($1, $2, $3, $4, $5) \
                 on conflict (customer_id, sku) do nothing",
            )
            .bind(id)
            .bind(order.customer_id)
            .bind(order.id)
            .bind(sku)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if made == 0 {
            // Made by another process, from another order of the same thing.
            return tx
                .share_of(order.customer(), sku)
                .await?
                .ok_or(Failure::NotFound);
        }
        let share_id = ShareId(id);
        let (actor, subject) = (Actor::Customer(order.customer()), share_id.to_string());
        let entry = Entry {
            customer: order.customer(),
            actor: &actor,
            channel: Channel::Web,
            occurred_at: tx.now,
            source: "shares",
            subject: &subject,
            event_id: "made",
            order: Some(order.id()),
            shipment: None,
            score: None,
        };
        let (_, recorded) = tx.record(&Touchpoint::Shared { share_id }, &entry).await?;
        tx.commit(recorded).await?;
        Ok(share_id)
    }
}

impl WriteTx {
    async fn share_of(
        &mut self,
        customer: CustomerId,
        sku: &str,
    ) -> Result<Option<ShareId>, StoreError> {
        let found: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar("select id from shares where customer_id = $1 and sku = $2")
                .bind(customer.0)
                .bind(sku)
                .fetch_optional(c)
                .await
        })?;
        Ok(found.map(ShareId))
    }

    async fn has_published(&mut self, customer: CustomerId, sku: &str) -> Result<bool, StoreError> {
        let found: Option<Uuid> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select v.review_id from posted_reviews v join orders o on o.id = v.order_id \
                 where o.customer_id = $1 and v.sku = $2 and v.state = 'published' limit 1",
            )
            .bind(customer.0)
            .bind(sku)
            .fetch_optional(c)
            .await
        })?;
        Ok(found.is_some())
    }
}

//! An order of the past that the ledger knows already: only what differs is written.

use super::{PastOrder, Taken};
use crate::{
    Failure, StoreError,
    db::on,
    orders::{OrderRefused, OrderRow, Origin, Put},
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{Timestamp, actor::Actor, reviews::ReviewIn, touchpoints::Touchpoint};
use uuid::Uuid;

impl WriteTx {
    /// Brings a known order up to the past's own telling: the order as a PUT would, then scans and reviews that are new.
    pub(super) async fn revisit(
        &mut self,
        past: &PastOrder,
    ) -> Result<(Taken, Option<Recorded>), Failure<OrderRefused>> {
        let (put, mut recorded) = self.put_order(&Actor::Import, &past.order).await?;
        for (parcel, scans) in past.order.shipments.iter().zip(&past.scans) {
            if let Some(new) = self
                .take_past_scans(&parcel.carrier, &parcel.tracking_number, scans)
                .await?
            {
                recorded = Some(new);
            }
        }
        if !past.reviews.is_empty() {
            let order = self
                .lock_order(&past.order.number)
                .await?
                .ok_or(Failure::NotFound)?;
            for review in &past.reviews {
                if let Some(new) = self.take_review(&order, review).await? {
                    recorded = Some(new);
                }
            }
        }
        let taken = match (put, &recorded) {
            (Put::Created(_), _) => Taken::Created,
            (_, Some(_)) => Taken::Changed,
            (_, None) => Taken::Unchanged,
        };
        Ok((taken, recorded))
    }

    /// Takes a review in, or what changed of it.
    async fn take_review(
        &mut self,
        order: &OrderRow,
        review: &ReviewIn,
    ) -> Result<Option<Recorded>, StoreError> {
        let standing: Option<(Uuid, i64, Option<i64>, i64)> = on!(tx self.db, |c| {
            sqlx::query_as("select id, score, asked_at, answered_at from reviews where order_id = $1 and reference = $2")
                .bind(order.id)
                .bind(&review.reference)
                .fetch_optional(c)
                .await
        })?;
        let asked = review.asked_at.map(Timestamp::as_micros);
        let answered = review.answered_at.as_micros();
        let same = (review.score, asked, answered);
        let (id, event_id) = match standing {
            Some((id, score, at, by)) if (score, at, by) == same => {
                if !self.differs_in_words(id, review).await? {
                    return Ok(None);
                }
                (id, format!("{}:{}", review.reference, self.now.as_micros()))
            }
            Some((id, ..)) => (id, format!("{}:{}", review.reference, self.now.as_micros())),
            None => (self.id(), review.reference.clone()),
        };
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into reviews (id, order_id, reference, score, asked_at, answered_at, recorded_at) \
                 values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do update set score = excluded.score, \
                 asked_at = excluded.asked_at, answered_at = excluded.answered_at",
            )
            .bind(id)
            .bind(order.id)
            .bind(&review.reference)
            .bind(review.score)
            .bind(asked)
            .bind(answered)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
        if self.customer(order.customer()).await?.erased_at.is_none() {
            // Words of an erased person stay gone; the score keeps the figures whole.
            self.write_review_words(id, review).await?;
        }
        let entry = Entry {
            customer: order.customer(),
            actor: &Actor::Customer(order.customer()),
            channel: Origin::Past.channel(),
            occurred_at: review.answered_at,
            source: "reviews",
            subject: &order.number,
            event_id: &event_id,
            order: Some(order.id()),
            shipment: None,
            score: Some(review.score),
        };
        let (_, recorded) = self
            .record(
                &Touchpoint::ReviewPosted {
                    review_id: None,
                    product: None,
                },
                &entry,
            )
            .await?;
        self.mark_order_stale(order.id()).await?;
        Ok(Some(recorded))
    }

    /// Whether the words come otherwise than they stand; never for a review whose words were erased.
    async fn differs_in_words(&mut self, id: Uuid, review: &ReviewIn) -> Result<bool, StoreError> {
        let standing: Option<(String, String)> = on!(tx self.db, |c| {
            sqlx::query_as("select title, words from review_words where review_id = $1").bind(id).fetch_optional(c).await
        })?;
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        Ok(standing.is_some_and(|held| held != (text(&review.title), text(&review.words))))
    }

    async fn write_review_words(&mut self, id: Uuid, review: &ReviewIn) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into review_words (review_id, title, words) values ($1, $2, $3) \
                 on conflict (review_id) do update set title = excluded.title, words = excluded.words",
            )
            .bind(id)
            .bind(review.title.clone().unwrap_or_default())
            .bind(review.words.clone().unwrap_or_default())
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

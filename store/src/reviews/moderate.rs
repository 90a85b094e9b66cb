//! What staff do with a review: publish, reject for a listed reason, reply. And what happens when nobody does.

use crate::{
    Failure, Store, StoreError,
    db::on,
    outbox::Notice,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, ReviewId},
    notices::NoticeKind,
    promises::PromiseKind,
    reviews::{Audience, Decided, NotReplied, RejectionReason, ReviewState, check_reply},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;
use uuid::Uuid;

/// A review under its lock.
struct Held {
    id: ReviewId,
    order: OrderId,
    customer: CustomerId,
    sku: String,
    state: ReviewState,
}

impl Store {
    /// Shows it to everybody. Publishing it again changes nothing.
    ///
    /// # Errors
    /// Refused when it was rejected before; `NotFound` for a review that is none.
    pub async fn publish_review(
        &self,
        actor: &Actor,
        review: ReviewId,
    ) -> Result<(), Failure<Decided>> {
        self.decide_review(actor, review, ReviewState::Published, None)
            .await
    }

    /// Keeps it unpublished, for a reason of the closed list. The score counts on: it is what the customer felt.
    ///
    /// # Errors
    /// Refused when it was published before; `NotFound` for a review that is none.
    pub async fn reject_review(
        &self,
        actor: &Actor,
        review: ReviewId,
        reason: RejectionReason,
    ) -> Result<(), Failure<Decided>> {
        self.decide_review(actor, review, ReviewState::Rejected, Some(reason))
            .await
    }

    async fn decide_review(
        &self,
        actor: &Actor,
        review: ReviewId,
        to: ReviewState,
        reason: Option<RejectionReason>,
    ) -> Result<(), Failure<Decided>> {
        let mut tx = self.begin_write().await?;
        let held = tx.lock_review(review).await?.ok_or(Failure::NotFound)?;
        if !held.state.decide(to).map_err(Failure::Refused)? {
            return Ok(());
        }
        let (now, reason) = (tx.now.as_micros(), reason.map(RejectionReason::as_str));
        on!(tx tx.db, |c| {
            sqlx::query(
                "update posted_reviews set state = $2, decided_at = $3, decided_by = 'staff', reason = $4 where review_id = $1",
            )
            .bind(review.0)
            .bind(to.as_str())
            .bind(now)
            .bind(reason.unwrap_or_default())
            .execute(c)
            .await
            .map(drop)
        })?;
        let touchpoint = match reason {
            Some(reason) => Touchpoint::ReviewRejected {
                review_id: review,
                reason: reason.to_owned(),
            },
            None => Touchpoint::ReviewPublished {
                review_id: review,
                by_itself: false,
            },
        };
        let recorded = tx
            .record_of_review(&held, &touchpoint, actor, Channel::Web)
            .await?;
        tx.commit(recorded).await?;
        Ok(())
    }

    /// Answers it, for everybody or for its writer alone, who is told by mail either way. This keeps the promise of a
    /// reply. The same words again change nothing.
    ///
    /// # Errors
    /// Refused without words, beside a review that is not shown, and when it was answered so before; `NotFound` for a
    /// review that is none.
    pub async fn reply_to_review(
        &self,
        actor: &Actor,
        review: ReviewId,
        words: &str,
        audience: Audience,
    ) -> Result<(), Failure<NotReplied>> {
        let mut tx = self.begin_write().await?;
        let held = tx.lock_review(review).await?.ok_or(Failure::NotFound)?;
        let words = check_reply(words, audience, held.state).map_err(Failure::Refused)?;
        let now = tx.now;
        let written = on!(tx tx.db, |c| {
            sqlx::query(
                "insert into review_replies (review_id, audience, replied_at, words) values ($1, $2, $3, $4) \
                 on conflict (review_id, audience) do nothing",
            )
            .bind(review.0)
            .bind(audience.as_str())
            .bind(now.as_micros())
            .bind(&words)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if written == 0 {
            let standing: String = on!(tx tx.db, |c| {
                sqlx::query_scalar("select words from review_replies where review_id = $1 and audience = $2")
                    .bind(review.0)
                    .bind(audience.as_str())
                    .fetch_one(c)
                    .await
            })?;
            return if standing == words {
                Ok(())
            } else {
                Err(Failure::Refused(NotReplied::Replied))
            };
        }
        tx.settle_promise(PromiseKind::ReviewReplyBy, Subject::Review(review), now)
            .await?;
        let title: Option<String> = on!(tx tx.db, |c| {
            sqlx::query_scalar("select title from order_lines where order_id = $1 and sku = $2 order by position limit 1")
                .bind(held.order.0)
                .bind(&held.sku)
                .fetch_optional(c)
                .await
        })?;
        let notice = Notice {
            particulars: json!({
                "product": title.unwrap_or_else(|| held.sku.clone()),
                "words": words,
                "public": audience == Audience::Public,
                "published": held.state == ReviewState::Published,
            }),
            ..Notice::about_order(NoticeKind::ReviewReplied, held.customer, held.order)
        };
        tx.queue(
            &notice,
            &format!("review_replied:{review}:{}", audience.as_str()),
        )
        .await?;
        let touchpoint = Touchpoint::ReviewReplied {
            review_id: review,
            public: audience == Audience::Public,
        };
        let recorded = tx
            .record_of_review(&held, &touchpoint, actor, Channel::Web)
            .await?;
        tx.commit(recorded).await?;
        Ok(())
    }

    /// Publishes what nobody looked at for two weeks: a low rating cannot be held back. Says how many.
    ///
    /// # Errors
    /// The store broke; nothing is published then.
    pub async fn publish_waiting_reviews(&self) -> Result<usize, StoreError> {
        const DUE: &str =
            "select review_id from posted_reviews where state = 'pending' and publishes_at <= $1";
        let now = self.now().as_micros();
        let due: Vec<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar(DUE).bind(now).fetch_all(c).await
        })?;
        let mut published = 0;
        for review in due.into_iter().map(ReviewId) {
            let mut tx = self.begin_write().await?;
            // Staff, or another process, may have been quicker.
            let Some(held) = tx.lock_review(review).await? else {
                continue;
            };
            if !held.state.decide(ReviewState::Published).unwrap_or(false) {
                continue;
            }
            let now: Timestamp = tx.now;
            on!(tx tx.db, |c| {
                sqlx::query(
                    "update posted_reviews set state = 'published', decided_at = $2, decided_by = 'system' where review_id = $1",
                )
                .bind(review.0)
                .bind(now.as_micros())
                .execute(c)
                .await
                .map(drop)
            })?;
            let touchpoint = Touchpoint::ReviewPublished {
                review_id: review,
                by_itself: true,
            };
            let recorded = tx
                .record_of_review(&held, &touchpoint, &Actor::System, Channel::System)
                .await?;
            tx.commit(recorded).await?;
            published += 1;
        }
        Ok(published)
    }
}

impl WriteTx {
    /// Loads a review written here and holds it until the transaction ends.
    async fn lock_review(&mut self, review: ReviewId) -> Result<Option<Held>, StoreError> {
        let row: Option<(Uuid, String, String)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "update posted_reviews set state = state where review_id = $1 returning order_id, sku, state",
            )
            .bind(review.0)
            .fetch_optional(c)
            .await
        })?;
        let Some((order, sku, state)) = row else {
            return Ok(None);
        };
        let customer: Uuid = on!(tx self.db, |c| {
            sqlx::query_scalar("select customer_id from orders where id = $1").bind(order).fetch_one(c).await
        })?;
        let state = ReviewState::read(&state).ok_or_else(|| StoreError::Damaged {
            table: "posted_reviews",
            row: review.to_string(),
            why: format!("no state is called {state}"),
        })?;
        Ok(Some(Held {
            id: review,
            order: OrderId(order),
            customer: CustomerId(customer),
            sku,
            state,
        }))
    }

    async fn record_of_review(
        &mut self,
        held: &Held,
        touchpoint: &Touchpoint,
        actor: &Actor,
        channel: Channel,
    ) -> Result<Recorded, StoreError> {
        let (subject, mut event_id) = (held.id.to_string(), touchpoint.kind());
        if let Touchpoint::ReviewReplied { public, .. } = touchpoint {
            event_id = format!("{event_id}:{public}");
        }
        let entry = Entry {
            customer: held.customer,
            actor,
            channel,
            occurred_at: self.now,
            source: "reviews",
            subject: &subject,
            event_id: &event_id,
            order: Some(held.order),
            shipment: None,
            score: None,
        };
        let (_, recorded) = self.record(touchpoint, &entry).await?;
        Ok(recorded)
    }
}

//! Writing a review.

use crate::{
    Failure, Store, StoreError,
    db::on,
    orders::{OrderRow, Sight, Viewer},
    promises::Made,
    write_tx::{Entry, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{OrderId, ReviewId},
    promises::PromiseKind,
    reviews::{NotTaken, OWES_A_REPLY, PUBLISHES_AFTER, ReviewDraft},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

/// What its writer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    pub review: ReviewId,
    /// At the latest.
    pub publishes_at: Timestamp,
    /// When we reply at the latest; for three stars or fewer.
    pub reply_by: Option<Timestamp>,
}

impl Store {
    /// Takes a review of one thing that was bought, from its buyer: signed in, or a guest who opened the order whole. It
    /// counts in the figures at once and is published later. The same form sent again makes no second one.
    ///
    /// # Errors
    /// Refused with what is wrong, before the delivery and its promised date, and when it was reviewed already;
    /// `NotFound` for a missing order, another's, or a thing that is not in it.
    pub async fn post_review(
        &self,
        viewer: &Viewer,
        number: &str,
        draft: &ReviewDraft,
    ) -> Result<Posted, Failure<NotTaken>> {
        let mut tx = self.begin_write().await?;
        let order = tx.lock_order(number).await?.ok_or(Failure::NotFound)?;
        if viewer.sight_of(order.id(), order.customer()) != Some(Sight::Whole) {
            return Err(Failure::NotFound);
        }
        if let Some((posted, key)) = tx.posted(order.id(), &draft.sku).await? {
            return if !draft.key.is_empty() && key == draft.key {
                Ok(posted)
            } else {
                Err(Failure::Refused(NotTaken::Written))
            };
        }
        let bought = tx
            .bought(order.id(), &draft.sku)
            .await?
            .ok_or(Failure::NotFound)?;
        if let Err(not_yet) = bought.may_be_reviewed(tx.now) {
            return Err(Failure::Refused(NotTaken::NotYet(not_yet.0)));
        }
        let draft = draft
            .checked()
            .map_err(|faults| Failure::Refused(NotTaken::Faulty(faults)))?;
        let review = ReviewId(tx.id());
        tx.write_review(review, &order, &draft).await?;
        let actor = Actor::Customer(order.customer());
        let event_id = review.to_string();
        let entry = Entry {
            customer: order.customer(),
            actor: &actor,
            channel: Channel::Web,
            occurred_at: tx.now,
            source: "reviews",
            subject: number,
            event_id: &event_id,
            order: Some(order.id()),
            shipment: None,
            score: Some(draft.stars),
        };
        let touchpoint = Touchpoint::ReviewPosted {
            review_id: Some(review),
            product: Some(draft.sku.clone()),
        };
        let (through, recorded) = tx.record(&touchpoint, &entry).await?;
        let mut reply_by = None;
        if draft.stars <= OWES_A_REPLY {
            let policy = self.policy();
            let due = policy.review_reply_by.due(tx.now, &policy.working_time);
            let made = Made {
                kind: PromiseKind::ReviewReplyBy,
                subject: Subject::Review(review),
                customer: order.customer(),
                order: Some(order.id()),
                channel: Channel::Web,
                actor: Actor::System,
                through,
                made_at: tx.now,
                due,
            };
            tx.promise(&made).await?;
            reply_by = Some(due);
        }
        // What the customer felt is known from now on, looked at or not.
        tx.mark_order_stale(order.id()).await?;
        let publishes_at = tx.now.plus(PUBLISHES_AFTER);
        tx.commit(recorded).await?;
        Ok(Posted {
            review,
            publishes_at,
            reply_by,
        })
    }
}

impl WriteTx {
    /// The review of that thing of the order, and the key of the form it came by.
    async fn posted(
        &mut self,
        order: OrderId,
        sku: &str,
    ) -> Result<Option<(Posted, String)>, StoreError> {
        let row: Option<(Uuid, i64, Option<i64>, String)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select v.review_id, v.publishes_at, p.judged_by, v.form_key from posted_reviews v \
                 left join promises p on p.kind = 'review_reply_by' and p.subject = v.subject \
                 where v.order_id = $1 and v.sku = $2",
            )
            .bind(order.0)
            .bind(sku)
            .fetch_optional(c)
            .await
        })?;
        Ok(row.map(|(id, publishes_at, reply_by, key)| {
            let posted = Posted {
                review: ReviewId(id),
                publishes_at: Timestamp::from_micros(publishes_at),
                reply_by: reply_by.map(Timestamp::from_micros),
            };
            (posted, key)
        }))
    }

    async fn write_review(
        &mut self,
        review: ReviewId,
        order: &OrderRow,
        draft: &ReviewDraft,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into reviews (id, order_id, reference, score, asked_at, answered_at, recorded_at) \
                 values ($1, $2, $3, $4, (select asked_at from review_asks where order_id = $2), $5, $5)",
            )
            .bind(review.0)
            .bind(order.id)
            .bind(format!("portal:{}", draft.sku))
            .bind(draft.stars)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into posted_reviews (review_id, subject, order_id, sku, locale, form_key, state, posted_at, \
                 publishes_at, decided_by, reason) values ($1, $2, $3, $4, \
                 (select locale from customers where id = $5), $6, 'pending', $7, $8, '', '')",
            )
            .bind(review.0)
            .bind(Subject::Review(review).text())
            .bind(order.id)
            .bind(&draft.sku)
            .bind(order.customer_id)
            .bind(&draft.key)
            .bind(now)
            .bind(self.now.plus(PUBLISHES_AFTER).as_micros())
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(on!(tx self.db, |c| {
            sqlx::query("insert into review_words (review_id, title, words, name_shown) values ($1, $2, $3, $4)")
                .bind(review.0)
                .bind(&draft.title)
                .bind(&draft.words)
                .bind(&draft.name_shown)
                .execute(c)
                .await
                .map(drop)
        })?)
    }
}

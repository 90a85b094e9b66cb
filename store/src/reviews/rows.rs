//! A review as it is selected.

use domain::{
    Timestamp,
    ids::{CustomerId, OrderId, ReviewId},
    promises::Times,
    reviews::{RejectionReason, ReviewState},
};
use uuid::Uuid;

/// A review with everything its writer and staff may read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewView {
    pub id: ReviewId,
    pub order: OrderId,
    pub order_number: String,
    pub customer: CustomerId,
    pub sku: String,
    /// What was bought, as the order calls it.
    pub product: String,
    pub stars: i64,
    /// Empty where none was given, and after erasure, like the words and the name.
    pub title: String,
    pub words: String,
    pub name_shown: String,
    pub locale: String,
    pub state: ReviewState,
    pub posted_at: Timestamp,
    /// When it publishes itself unless somebody decides before.
    pub publishes_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    /// Nobody had looked at it.
    pub by_itself: bool,
    pub reason: Option<RejectionReason>,
    /// The reply we owe or owed.
    pub reply: Option<Times>,
    pub public_reply: Option<Reply>,
    pub private_reply: Option<Reply>,
}

/// What we answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub words: String,
    pub at: Timestamp,
}

/// What a [`ReviewRow`] is read from; a condition and an order follow.
pub(super) const REVIEW: &str = "select r.id, v.order_id, o.number, o.customer_id, v.sku, \
    (select l.title from order_lines l where l.order_id = v.order_id and l.sku = v.sku order by l.position limit 1) as product, \
    r.score, w.title, w.words, w.name_shown, v.locale, v.state, v.posted_at, v.publishes_at, v.decided_at, v.decided_by, \
    v.reason, p.due_at, p.current_due_at, p.judged_by, p.settled_at, p.waived_at, a.words as public_words, \
    a.replied_at as public_at, b.words as private_words, b.replied_at as private_at \
    from posted_reviews v join reviews r on r.id = v.review_id join orders o on o.id = v.order_id \
    left join review_words w on w.review_id = r.id \
    left join promises p on p.kind = 'review_reply_by' and p.subject = v.subject \
    left join review_replies a on a.review_id = r.id and a.audience = 'public' \
    left join review_replies b on b.review_id = r.id and b.audience = 'private'";

#[derive(sqlx::FromRow)]
pub(super) struct ReviewRow {
    id: Uuid,
    order_id: Uuid,
    number: String,
    customer_id: Uuid,
    sku: String,
    product: Option<String>,
    score: i64,
    title: Option<String>,
    words: Option<String>,
    name_shown: Option<String>,
    locale: String,
    state: String,
    posted_at: i64,
    publishes_at: i64,
    decided_at: Option<i64>,
    decided_by: String,
    reason: String,
    due_at: Option<i64>,
    current_due_at: Option<i64>,
    judged_by: Option<i64>,
    settled_at: Option<i64>,
    waived_at: Option<i64>,
    public_words: Option<String>,
    public_at: Option<i64>,
    private_words: Option<String>,
    private_at: Option<i64>,
}

impl ReviewRow {
    pub(super) fn into_view(self) -> ReviewView {
        let moment = Timestamp::from_micros;
        let reply = |words: Option<String>, at: Option<i64>| {
            let (words, at) = words.zip(at)?;
            Some(Reply {
                words,
                at: moment(at),
            })
        };
        let times = match (self.due_at, self.current_due_at, self.judged_by) {
            (Some(due), Some(current), Some(judged)) => Some(Times {
                due_at: moment(due),
                current_due_at: moment(current),
                judged_by: moment(judged),
                settled_at: self.settled_at.map(moment),
                waived_at: self.waived_at.map(moment),
            }),
            _ => None,
        };
        ReviewView {
            id: ReviewId(self.id),
            order: OrderId(self.order_id),
            order_number: self.number,
            customer: CustomerId(self.customer_id),
            // A line that the shop took out of the order since has only its code left.
            product: self.product.unwrap_or_else(|| self.sku.clone()),
            sku: self.sku,
            stars: self.score,
            title: self.title.unwrap_or_default(),
            words: self.words.unwrap_or_default(),
            name_shown: self.name_shown.unwrap_or_default(),
            locale: self.locale,
            // Rows are only written from the three.
            state: ReviewState::read(&self.state).unwrap_or(ReviewState::Pending),
            posted_at: moment(self.posted_at),
            publishes_at: moment(self.publishes_at),
            decided_at: self.decided_at.map(moment),
            by_itself: self.decided_by == "system",
            reason: RejectionReason::read(&self.reason),
            reply: times,
            public_reply: reply(self.public_words, self.public_at),
            private_reply: reply(self.private_words, self.private_at),
        }
    }
}

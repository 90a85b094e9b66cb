//! Taking what is due: a lease, so that two workers never hold the same notice, and one that died gives it back.

use crate::{
    Store, StoreError,
    access::Opens,
    db::on,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    ids::{CustomerId, NoticeId, OrderId, PromiseId, ShipmentId},
    notices::{NoticeKind, Standing},
    subjects::Subject,
};
use jiff::SignedDuration;
use serde_json::Value;
use uuid::Uuid;

/// How long a worker may take over one mail; longer than any timeout of the transport.
const LEASE: SignedDuration = SignedDuration::from_mins(3);

/// A notice in a worker's hands, with all that is needed to write it.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Also the local part of the Message-ID, so that a repeat is recognised.
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub customer: CustomerId,
    pub recipient: String,
    /// The customer's language, as a tag.
    pub locale: String,
    pub order_number: Option<String>,
    pub shipment: Option<ShipmentId>,
    pub promise: Option<PromiseId>,
    /// The return, case or review it is about, where it is about one.
    pub subject: Option<Subject>,
    /// What the verb that queued it left for its words: dates, sums, a code, an answer.
    pub particulars: Value,
    /// Of a notice of a revised promise: the due told before and the one to tell now.
    pub revised: Option<(Timestamp, Timestamp)>,
    /// The token of the link to the order or to the sign-in, minted for this mail.
    pub link: Option<String>,
    /// The six digits of a code.
    pub code: Option<String>,
    pub queued_at: Timestamp,
    pub expires_at: Timestamp,
    /// This one included.
    pub attempts: i64,
}

#[derive(sqlx::FromRow)]
struct LeasedRow {
    id: Uuid,
    kind: String,
    customer_id: Uuid,
    order_id: Option<Uuid>,
    shipment_id: Option<Uuid>,
    promise_id: Option<Uuid>,
    subject: String,
    particulars: String,
    attempts: i64,
    created_at: i64,
    expires_at: i64,
}

/// What a leased notice tells of, as it stands now.
#[derive(sqlx::FromRow)]
struct AboutRow {
    locale: String,
    email: Option<String>,
    order_number: Option<String>,
    order_received_at: Option<i64>,
    cancelled_at: Option<i64>,
    delivered_at: Option<i64>,
    confirmed_receipt_at: Option<i64>,
    current_due_at: Option<i64>,
    old_due: Option<i64>,
    new_due: Option<i64>,
}

impl AboutRow {
    fn standing(&self, shipment: Option<Uuid>) -> Standing {
        Standing {
            is_received: if shipment.is_some() {
                self.delivered_at.or(self.confirmed_receipt_at).is_some()
            } else {
                self.order_received_at.is_some()
            },
            is_cancelled: self.cancelled_at.is_some(),
            is_told_otherwise: self.new_due.is_some() && self.new_due != self.current_due_at,
        }
    }
}

impl Store {
    /// Takes up to `most` notices that are due, for three minutes; whoever takes them must mark each one. What events
    /// have overtaken is dropped on the way.
    ///
    /// # Errors
    /// The store broke; nothing is taken then.
    pub async fn lease_notices(&self, most: i64) -> Result<Vec<Letter>, StoreError> {
        let now = self.now().as_micros();
        let due: Option<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar(
                "select id from outbox where state in ('queued', 'sending') and next_try_at <= $1 order by next_try_at limit 1",
            )
            .bind(now)
            .fetch_optional(c)
            .await
        })?;
        if due.is_none() {
            return Ok(Vec::new());
        }
        self.expire_notices().await?;
        let mut tx = self.begin_write().await?;
        let mut letters = Vec::new();
        for row in tx.take_leases(most).await? {
            if let Some(letter) = tx.letter(row).await? {
                letters.push(letter);
            }
        }
        tx.commit_unrecorded("the worker's leases and the links it mints")
            .await?;
        Ok(letters)
    }

    /// Gives up what was not sent in the time it was worth sending for, and empties it; the journey says so. Taking
    /// leases does this as well.
    ///
    /// # Errors
    /// The store broke.
    pub async fn expire_notices(&self) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        let gone: Vec<Uuid> = on!(tx tx.db, |c| {
            sqlx::query_scalar(
                "update outbox set state = 'expired', particulars = '{}', finished_at = $1, lease_until = null \
                 where state in ('queued', 'sending') and next_try_at <= $1 and expires_at <= $1 returning id",
            )
            .bind(now)
            .fetch_all(c)
            .await
        })?;
        let mut last: Option<Recorded> = None;
        for id in gone {
            last = Some(tx.record_failed(NoticeId(id)).await?);
        }
        match last {
            Some(recorded) => tx.commit(recorded).await,
            None => Ok(()),
        }
    }
}

impl WriteTx {
    /// One statement for both databases: PostgreSQL looks at the outer conditions again once it holds the row, so a
    /// worker that waited for another finds nothing left to take.
    async fn take_leases(&mut self, most: i64) -> Result<Vec<LeasedRow>, StoreError> {
        let (now, until) = (self.now.as_micros(), self.now.plus(LEASE).as_micros());
        let mut rows: Vec<LeasedRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "update outbox set state = 'sending', attempts = attempts + 1, lease_until = $2, next_try_at = $2 \
                 where state in ('queued', 'sending') and next_try_at <= $1 and id in \
                 (select id from outbox where state in ('queued', 'sending') and next_try_at <= $1 \
                  order by next_try_at, id limit $3) \
                 returning id, kind, customer_id, order_id, shipment_id, promise_id, subject, particulars, attempts, created_at, expires_at",
            )
            .bind(now)
            .bind(until)
            .bind(most)
            .fetch_all(c)
            .await
        })?;
        rows.sort_by_key(|row| row.id);
        Ok(rows)
    }

    async fn letter(&mut self, row: LeasedRow) -> Result<Option<Letter>, StoreError> {
        let Some(kind) = NoticeKind::read(&row.kind) else {
            // A newer version queued it, and one that knows it will send it.
            self.put_back(row.id).await?;
            return Ok(None);
        };
        let about: AboutRow = on!(tx self.db, |c| {
            sqlx::query_as(
                "select c.locale, pe.email, o.number as order_number, o.received_at as order_received_at, o.cancelled_at, \
                 s.delivered_at, s.confirmed_receipt_at, pr.current_due_at, r.old_due, r.new_due from outbox x \
                 join customers c on c.id = x.customer_id left join persons pe on pe.customer_id = x.customer_id \
                 left join orders o on o.id = x.order_id left join shipments s on s.id = x.shipment_id \
                 left join promises pr on pr.id = x.promise_id \
                 left join promise_revisions r on r.promise_id = x.promise_id and r.notice_id = x.id where x.id = $1",
            )
            .bind(row.id)
            .fetch_one(c)
            .await
        })?;
        let Some(recipient) = about.email.clone().filter(|email| !email.is_empty()) else {
            self.drop_notice(row.id).await?;
            return Ok(None);
        };
        if kind.is_overtaken(&about.standing(row.shipment_id)) {
            self.drop_notice(row.id).await?;
            return Ok(None);
        }
        let particulars: Value = serde_json::from_str(&row.particulars).unwrap_or_default();
        let text = |field: &str| {
            particulars
                .get(field)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let customer = CustomerId(row.customer_id);
        let expires_at = Timestamp::from_micros(row.expires_at);
        let subject = Subject::read(&row.subject);
        let link = match (kind, row.order_id) {
            // The digits belong to the browser that asked; a link beside them would open the order to any.
            (NoticeKind::AccessCode, _) => None,
            (NoticeKind::SignIn, _) => {
                let browser = text("browser").unwrap_or_default();
                Some(
                    self.mint_sign_in_link(customer, &browser, expires_at)
                        .await?,
                )
            }
            (_, order) => match (order.map(OrderId), subject) {
                (None, None) => None,
                (order, Some(subject)) => Some(
                    self.mint_link(customer, order, Opens::Thing(subject))
                        .await?,
                ),
                (order, None)
                    if matches!(kind, NoticeKind::ReviewAsked | NoticeKind::ReviewReplied) =>
                {
                    Some(self.mint_link(customer, order, Opens::Review).await?)
                }
                (order, None) => Some(self.mint_link(customer, order, Opens::Order).await?),
            },
        };
        let moment = Timestamp::from_micros;
        Ok(Some(Letter {
            id: NoticeId(row.id),
            kind,
            customer,
            recipient,
            // A receipt speaks the language of what it is for.
            locale: text("locale").unwrap_or(about.locale),
            order_number: about.order_number,
            shipment: row.shipment_id.map(ShipmentId),
            promise: row.promise_id.map(PromiseId),
            subject,
            revised: about
                .old_due
                .zip(about.new_due)
                .map(|(old, new)| (moment(old), moment(new))),
            link,
            code: text("code"),
            particulars,
            queued_at: moment(row.created_at),
            expires_at,
            attempts: row.attempts,
        }))
    }

    /// Ends a notice that says nothing true any more, or has nobody to go to.
    async fn drop_notice(&mut self, id: Uuid) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update outbox set state = 'expired', particulars = '{}', finished_at = $2, lease_until = null where id = $1",
            )
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    async fn put_back(&mut self, id: Uuid) -> Result<(), StoreError> {
        let later = self.now.plus(SignedDuration::from_hours(1)).as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query("update outbox set state = 'queued', next_try_at = $2, lease_until = null where id = $1")
                .bind(id)
                .bind(later)
                .execute(c)
                .await
                .map(drop)
        })?)
    }
}

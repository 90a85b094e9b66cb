//! Links in notices: each opens one order, whole, or one return or case alone, without login.

use super::{LINK_LIVES, LINK_OUTLIVES_ORDER_BY, secrets::Token};
use crate::{Failure, Store, StoreError, db::on, error::Never, write_tx::WriteTx};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId},
    subjects::Subject,
};
use uuid::Uuid;

/// What a link from a notice opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// An order, whole.
    Order { id: OrderId, number: String },
    /// An order, whole, to say what one thinks of it.
    Review { id: OrderId, number: String },
    /// A return or a case alone.
    Thing(Subject),
}

impl Store {
    /// What a link from a notice opens. Looking writes nothing, so a scanner of mails that opens the link spends
    /// nothing.
    ///
    /// # Errors
    /// `NotFound` for anything but a link that still lives.
    pub async fn open_link(&self, token: &str) -> Result<Opened, Failure<Never>> {
        type Row = (
            Option<Uuid>,
            Option<String>,
            String,
            String,
            i64,
            Option<i64>,
            Option<i64>,
        );
        let token = Token::read(token).ok_or(Failure::NotFound)?;
        let row: Option<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.id, o.number, t.purpose, t.subject, t.expires_at, o.received_at, o.cancelled_at \
                 from link_tokens t left join orders o on o.id = t.order_id and o.customer_id = t.customer_id \
                 where t.token_hash = $1 and t.purpose <> 'sign_in' and t.used_at is null",
            )
            .bind(token.hash())
            .fetch_optional(c)
            .await
        })?;
        let (order, number, purpose, subject, expires_at, received_at, cancelled_at) =
            row.ok_or(Failure::NotFound)?;
        let thing = purpose == "thing";
        // A delivery outranks a cancellation, here too. A return and a case end by their own closing.
        let until = match received_at.or(cancelled_at).filter(|_| !thing) {
            Some(ended) => Timestamp::from_micros(ended).plus(LINK_OUTLIVES_ORDER_BY),
            None => Timestamp::from_micros(expires_at),
        };
        if self.now() >= until {
            return Err(Failure::NotFound);
        }
        if thing {
            return Subject::read(&subject)
                .map(Opened::Thing)
                .ok_or(Failure::NotFound);
        }
        let (id, number) = order.map(OrderId).zip(number).ok_or(Failure::NotFound)?;
        Ok(if purpose == "review" {
            Opened::Review { id, number }
        } else {
            Opened::Order { id, number }
        })
    }
}

/// What a link opens.
pub(crate) enum Opens {
    Order,
    Review,
    Thing(Subject),
    SignIn,
}

impl WriteTx {
    /// A new link for the mail about to be sent; only its hash stays.
    pub(crate) async fn mint_link(
        &mut self,
        customer: CustomerId,
        order: Option<OrderId>,
        opens: Opens,
    ) -> Result<String, StoreError> {
        let end = self.now.plus(LINK_LIVES);
        self.keep_token(opens, customer, order, "", end).await
    }

    /// A new link that signs in, from the browser that asked, until `end`.
    pub(crate) async fn mint_sign_in_link(
        &mut self,
        customer: CustomerId,
        browser: &str,
        end: Timestamp,
    ) -> Result<String, StoreError> {
        self.keep_token(Opens::SignIn, customer, None, browser, end)
            .await
    }

    async fn keep_token(
        &mut self,
        opens: Opens,
        customer: CustomerId,
        order: Option<OrderId>,
        browser: &str,
        end: Timestamp,
    ) -> Result<String, StoreError> {
        let token = Token::new(self.store.chance());
        let now = self.now.as_micros();
        let (purpose, subject) = match opens {
            Opens::Order => ("order", String::new()),
            Opens::Review => ("review", String::new()),
            Opens::Thing(subject) => ("thing", subject.text()),
            Opens::SignIn => ("sign_in", String::new()),
        };
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into link_tokens (token_hash, purpose, customer_id, order_id, created_at, expires_at, browser_hash, subject) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(token.hash())
            .bind(purpose)
            .bind(customer.0)
            .bind(order.map(|id| id.0))
            .bind(now)
            .bind(end.as_micros())
            .bind(browser)
            .bind(subject)
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(token.text())
    }

    /// The thing is closed: its links live 90 days more.
    pub(crate) async fn end_links(&mut self, subject: Subject) -> Result<(), StoreError> {
        let until = self.now.plus(LINK_OUTLIVES_ORDER_BY).as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query("update link_tokens set expires_at = $2 where subject = $1 and expires_at > $2")
                .bind(subject.text())
                .bind(until)
                .execute(c)
                .await
                .map(drop)
        })?)
    }
}

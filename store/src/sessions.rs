//! Sessions at rest. The table holds the SHA-256 of an id, never the id; what a session says is the server's business.

use crate::{Store, StoreError, db::on, secret::digest, write_tx::WriteTx};
use domain::{
    Timestamp,
    ids::{CustomerId, StaffId},
};
use jiff::SignedDuration;
use std::collections::HashSet;
use uuid::Uuid;

/// Which of the two kinds of session it is; each has its own cookie and its own lifetime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Realm {
    Customer,
    Staff,
}

impl Realm {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff => "staff",
        }
    }

    /// Unused this long, it ends (ASVS 5.0.0, 7.3.1).
    #[must_use]
    pub fn idle(self) -> SignedDuration {
        match self {
            Self::Customer => SignedDuration::from_hours(14 * 24),
            Self::Staff => SignedDuration::from_mins(30),
        }
    }

    /// However busy, it ends then (ASVS 5.0.0, 7.3.2).
    #[must_use]
    pub fn longest(self) -> SignedDuration {
        match self {
            Self::Customer => SignedDuration::from_hours(90 * 24),
            Self::Staff => SignedDuration::from_hours(12),
        }
    }
}

/// What is kept of a session besides its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionContent {
    pub customer: Option<CustomerId>,
    pub staff: Option<StaffId>,
    /// JSON, opaque here.
    pub content: String,
    pub expires_at: Timestamp,
}

impl Store {
    /// Takes a new session in; `false` when the id is taken and another must be drawn.
    ///
    /// # Errors
    /// The store broke.
    pub async fn create_session(
        &self,
        realm: Realm,
        id: &str,
        session: &SessionContent,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now;
        let made = on!(tx tx.db, |c| {
            sqlx::query(
                "insert into sessions (id_hash, realm, customer_id, staff_id, content, started_at, expires_at) \
                 values ($1, $2, $3, $4, $5, $6, $7) on conflict (id_hash) do nothing",
            )
            .bind(digest(id.as_bytes()))
            .bind(realm.as_str())
            .bind(session.customer.map(|id| id.0))
            .bind(session.staff.map(|id| id.0))
            .bind(&session.content)
            .bind(now.as_micros())
            .bind(session.expires_at.min(now.plus(realm.longest())).as_micros())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        tx.commit_unrecorded("a session is nobody's business with the shop")
            .await?;
        Ok(made == 1)
    }

    /// Keeps what a session says now. A session that has ended meanwhile stays ended, and its longest life is not
    /// stretched by using it.
    ///
    /// # Errors
    /// The store broke.
    pub async fn save_session(
        &self,
        realm: Realm,
        id: &str,
        session: &SessionContent,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        on!(tx tx.db, |c| {
            sqlx::query(
                "update sessions set customer_id = $3, staff_id = $4, content = $5, \
                 expires_at = case when $6 < started_at + $7 then $6 else started_at + $7 end \
                 where id_hash = $1 and realm = $2",
            )
            .bind(digest(id.as_bytes()))
            .bind(realm.as_str())
            .bind(session.customer.map(|id| id.0))
            .bind(session.staff.map(|id| id.0))
            .bind(&session.content)
            .bind(session.expires_at.as_micros())
            .bind(i64::try_from(realm.longest().as_micros()).unwrap_or(i64::MAX))
            .execute(c)
            .await
            .map(drop)
        })?;
        tx.commit_unrecorded("a session is nobody's business with the shop")
            .await
    }

    /// A session that has not ended.
    ///
    /// # Errors
    /// The store broke.
    pub async fn session(
        &self,
        realm: Realm,
        id: &str,
    ) -> Result<Option<SessionContent>, StoreError> {
        type Row = (Option<Uuid>, Option<Uuid>, String, i64);
        let row: Option<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select customer_id, staff_id, content, expires_at from sessions \
                 where id_hash = $1 and realm = $2 and expires_at > $3",
            )
            .bind(digest(id.as_bytes()))
            .bind(realm.as_str())
            .bind(self.now().as_micros())
            .fetch_optional(c)
            .await
        })?;
        Ok(
            row.map(|(customer, staff, content, expires_at)| SessionContent {
                customer: customer.map(CustomerId),
                staff: staff.map(StaffId),
                content,
                expires_at: Timestamp::from_micros(expires_at),
            }),
        )
    }

    /// Ends a session; one that is not there has ended already.
    ///
    /// # Errors
    /// The store broke.
    pub async fn end_session(&self, id: &str) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        on!(tx tx.db, |c| {
            sqlx::query("delete from sessions where id_hash = $1").bind(digest(id.as_bytes())).execute(c).await.map(drop)
        })?;
        tx.commit_unrecorded("a session is nobody's business with the shop")
            .await
    }

    /// Ends every session of a customer: signed out everywhere.
    ///
    /// # Errors
    /// The store broke.
    pub async fn end_sessions_of(&self, customer: CustomerId) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        on!(tx tx.db, |c| {
            sqlx::query("delete from sessions where customer_id = $1").bind(customer.0).execute(c).await.map(drop)
        })?;
        tx.commit_unrecorded("a session is nobody's business with the shop")
            .await
    }

    /// Removes what has run out: sessions, codes, links, rate counters of two days ago, and answers kept for repetition
    /// after 24 hours. Says how many rows went.
    ///
    /// # Errors
    /// The store broke.
    pub async fn forget_expired(&self) -> Result<u64, StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now;
        let day = now.minus(SignedDuration::from_hours(24)).as_micros();
        let two_days = now.minus(SignedDuration::from_hours(48)).as_micros();
        let mut gone = 0;
        for (statement, before) in [
            (
                "delete from sessions where expires_at <= $1",
                now.as_micros(),
            ),
            ("delete from codes where expires_at <= $1", now.as_micros()),
            (
                "delete from link_tokens where purpose = 'sign_in' and expires_at <= $1",
                now.as_micros(),
            ),
            // Of an order that ended in the link's last hours, the link lives on for a while.
            (
                "delete from link_tokens where purpose = 'order' and expires_at <= $1",
                now.minus(crate::access::LINK_OUTLIVES_ORDER_BY).as_micros(),
            ),
            (
                "delete from rate_counters where window_start < $1",
                two_days,
            ),
            ("delete from idempotency where created_at < $1", day),
        ] {
            gone += on!(tx tx.db, |c| {
                sqlx::query(statement).bind(before).execute(c).await.map(|done| done.rows_affected())
            })?;
        }
        tx.commit_unrecorded("what has run out is removed by the clock alone")
            .await?;
        Ok(gone)
    }
}

impl WriteTx {
    /// Ends the sessions of guests that hold any of the things a query names, by their ids.
    pub(crate) async fn end_sessions_holding(
        &mut self,
        things: &'static str,
        of: Uuid,
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> =
            on!(tx self.db, |c| sqlx::query_scalar(things).bind(of).fetch_all(c).await)?;
        let ids: HashSet<String> = ids.iter().map(Uuid::to_string).collect();
        if ids.is_empty() {
            return Ok(());
        }
        // What a session has opened stands in its content alone: all are read once, however many things there are.
        let sessions: Vec<(String, String)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select id_hash, content from sessions where realm = 'customer' \
                 and (content like '%\"grants\"%' or content like '%\"things\"%')",
            )
            .fetch_all(c)
            .await
        })?;
        let holds = |content: &str| {
            let mut words = content.split(|c: char| c != '-' && !c.is_ascii_hexdigit());
            words.any(|word| ids.contains(word))
        };
        for (id_hash, _) in sessions.iter().filter(|(_, content)| holds(content)) {
            on!(tx self.db, |c| {
                sqlx::query("delete from sessions where id_hash = $1").bind(id_hash).execute(c).await.map(drop)
            })?;
        }
        Ok(())
    }
}

//! Where the demo shop's mails go: a table instead of the world.

use super::Letter;
use crate::{Store, StoreError, db::on};
use domain::{Timestamp, ids::NoticeId};
use uuid::Uuid;

/// A mail as it would have left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoMail {
    pub id: NoticeId,
    pub sent_at: Timestamp,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

type Row = (Uuid, i64, String, String, String, String);

fn mail((id, sent_at, recipient, subject, text, html): Row) -> DemoMail {
    DemoMail {
        id: NoticeId(id),
        sent_at: Timestamp::from_micros(sent_at),
        recipient,
        subject,
        text,
        html,
    }
}

impl Store {
    /// Keeps a mail for `/dev/mailbox`; a repeat of the same letter is kept once.
    ///
    /// # Errors
    /// The store broke.
    pub async fn keep_demo_mail(
        &self,
        letter: &Letter,
        subject: &str,
        text: &str,
        html: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        on!(tx tx.db, |c| {
            sqlx::query(
                "insert into demo_mails (id, customer_id, sent_at, recipient, subject, text_body, html_body) \
                 values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing",
            )
            .bind(letter.id.0)
            .bind(letter.customer.0)
            .bind(now)
            .bind(&letter.recipient)
            .bind(subject)
            .bind(text)
            .bind(html)
            .execute(c)
            .await
            .map(drop)
        })?;
        tx.commit_unrecorded("the demo shop's letter box; the mark that follows is recorded")
            .await
    }

    /// The newest hundred mails of the demo shop, newest first.
    ///
    /// # Errors
    /// The store broke.
    pub async fn demo_mails(&self) -> Result<Vec<DemoMail>, StoreError> {
        let rows: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, sent_at, recipient, subject, text_body, html_body from demo_mails \
                 order by sent_at desc, id desc limit 100",
            )
            .fetch_all(c)
            .await
        })?;
        Ok(rows.into_iter().map(mail).collect())
    }

    /// One mail of the demo shop.
    ///
    /// # Errors
    /// The store broke.
    pub async fn demo_mail(&self, id: NoticeId) -> Result<Option<DemoMail>, StoreError> {
        let row: Option<Row> = on!(read self.read(), |c| {
            sqlx::query_as("select id, sent_at, recipient, subject, text_body, html_body from demo_mails where id = $1")
                .bind(id.0)
                .fetch_optional(c)
                .await
        })?;
        Ok(row.map(mail))
    }
}

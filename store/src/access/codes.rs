//! The second tier of a guest: six digits mailed to the address of the order, when a button is pressed.

use super::{
    CODE_LIVES, TRIES,
    secrets::{code_at_rest, is_code, new_code},
    storable,
};
use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    orders::{Grant, Sight, Viewer},
    outbox::Notice,
    write_tx::WriteTx,
};
use domain::{
    ids::{CustomerId, OrderId},
    notices::NoticeKind,
};
use serde_json::json;
use thiserror::Error;
use uuid::Uuid;

/// Why a code opens nothing. A wrong code, an expired one and one that was never sent are told alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not the code that was sent")]
pub struct CodeRefused {
    /// How often another can still be typed; at 0 a new code is needed.
    pub tries_left: i64,
}

/// What a code is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    Order,
    SignIn,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::SignIn => "sign_in",
        }
    }
}

impl Store {
    /// Mails six digits that open the whole order, to the address of the order. They live ten minutes, in the browser
    /// that asked; asking again makes the earlier ones void. `browser` is the hash of the asking browser's cookie.
    ///
    /// # Errors
    /// `NotFound` for an order this viewer has not found by number and address, and where there is no address to mail to.
    pub async fn send_order_code(
        &self,
        viewer: &Viewer,
        number: &str,
        browser: &str,
    ) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let (order, owner) = tx.order_and_owner(number).await?.ok_or(Failure::NotFound)?;
        if viewer.sight_of(order, owner).is_none() || browser.is_empty() {
            return Err(Failure::NotFound);
        }
        let subject = order.to_string();
        let code = tx
            .keep_code(Purpose::Order, &subject, browser, Some(owner))
            .await?;
        let family = format!("access_code:{order}:{browser}:");
        tx.withdraw_notices(owner, &family).await?;
        let notice = Notice {
            particulars: json!({ "code": code }),
            ..Notice::about_order(NoticeKind::AccessCode, owner, order)
        };
        let key = format!("{family}{}", tx.id());
        if !tx.queue(&notice, &key).await? {
            return Err(Failure::NotFound);
        }
        tx.commit_unrecorded("a code; the mail that carries it is the touchpoint")
            .await?;
        Ok(())
    }

    /// Opens the whole order with the code that was mailed. It can be used again, in its time and from the same browser.
    ///
    /// # Errors
    /// [`CodeRefused`], also for orders that do not exist.
    pub async fn open_with_code(
        &self,
        number: &str,
        browser: &str,
        code: &str,
    ) -> Result<Grant, Failure<CodeRefused>> {
        let mut tx = self.begin_write().await?;
        let order = tx.order_and_owner(number).await?;
        // The owner may have changed since the code was sent: then it opens nothing.
        let (subject, owner) = match order {
            Some((id, owner)) => (id.to_string(), Some(owner)),
            None => (String::new(), None),
        };
        let tried = tx.try_code(Purpose::Order, &subject, browser, code).await?;
        tx.commit_unrecorded("a try at a code").await?;
        match (order, tried) {
            (Some((order, _)), Tried::Right { customer }) if Some(customer) == owner => Ok(Grant {
                order,
                sight: Sight::Whole,
            }),
            (_, Tried::Right { .. }) => Err(Failure::Refused(CodeRefused { tries_left: 0 })),
            (_, Tried::Wrong { tries_left }) => Err(Failure::Refused(CodeRefused { tries_left })),
        }
    }
}

/// What became of a try.
pub(super) enum Tried {
    Right { customer: CustomerId },
    Wrong { tries_left: i64 },
}

impl WriteTx {
    async fn order_and_owner(
        &mut self,
        number: &str,
    ) -> Result<Option<(OrderId, CustomerId)>, StoreError> {
        let row: Option<(Uuid, Uuid)> = on!(tx self.db, |c| {
            sqlx::query_as("select id, customer_id from orders where number = $1").bind(storable(number)).fetch_optional(c).await
        })?;
        Ok(row.map(|(id, owner)| (OrderId(id), CustomerId(owner))))
    }

    /// Makes a code and keeps its hash, in place of the one before; gives the code itself, for the mail alone.
    pub(super) async fn keep_code(
        &mut self,
        purpose: Purpose,
        subject: &str,
        browser: &str,
        customer: Option<CustomerId>,
    ) -> Result<String, StoreError> {
        let code = new_code(self.store.chance());
        let at_rest = code_at_rest(&self.store, &scope(purpose, subject, browser), &code);
        let (now, end) = (self.now.as_micros(), self.now.plus(CODE_LIVES).as_micros());
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into codes (purpose, subject, browser_hash, customer_id, code_hash, created_at, expires_at, tries) \
                 values ($1, $2, $3, $4, $5, $6, $7, 0) on conflict (purpose, subject, browser_hash) do update set \
                 customer_id = excluded.customer_id, code_hash = excluded.code_hash, created_at = excluded.created_at, \
                 expires_at = excluded.expires_at, tries = 0",
            )
            .bind(purpose.as_str())
            .bind(subject)
            .bind(browser)
            .bind(customer.map(|id| id.0))
            .bind(&at_rest)
            .bind(now)
            .bind(end)
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(code)
    }

    /// Counts the try before it compares, so that tries at once cannot share one.
    pub(super) async fn try_code(
        &mut self,
        purpose: Purpose,
        subject: &str,
        browser: &str,
        typed: &str,
    ) -> Result<Tried, StoreError> {
        let now = self.now.as_micros();
        let kept: Option<(String, i64, Option<Uuid>)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "update codes set tries = tries + 1 where purpose = $1 and subject = $2 and browser_hash = $3 \
                 and expires_at > $4 and tries < $5 returning code_hash, tries, customer_id",
            )
            .bind(purpose.as_str())
            .bind(subject)
            .bind(browser)
            .bind(now)
            .bind(TRIES)
            .fetch_optional(c)
            .await
        })?;
        let Some((at_rest, tries, customer)) = kept else {
            return Ok(Tried::Wrong { tries_left: 0 });
        };
        let is_right = is_code(
            &self.store,
            &at_rest,
            &scope(purpose, subject, browser),
            typed,
        ) && !browser.is_empty();
        // A code made for nobody was never mailed: no digits are the right ones.
        let Some(customer) = customer.filter(|_| is_right) else {
            return Ok(Tried::Wrong {
                tries_left: TRIES - tries,
            });
        };
        // The right code is no try.
        on!(tx self.db, |c| {
            sqlx::query("update codes set tries = tries - 1 where purpose = $1 and subject = $2 and browser_hash = $3")
                .bind(purpose.as_str())
                .bind(subject)
                .bind(browser)
                .execute(c)
                .await
                .map(drop)
        })?;
        Ok(Tried::Right {
            customer: CustomerId(customer),
        })
    }
}

fn scope(purpose: Purpose, subject: &str, browser: &str) -> String {
    format!("{}:{subject}:{browser}", purpose.as_str())
}

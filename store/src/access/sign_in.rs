//! Sign-in by mail: a link that works in the browser that asked, once, and six digits beside it for that same browser
//! when the mail is read elsewhere.

use super::{
    codes::{CodeRefused, Purpose, Tried},
    secrets::Token,
    storable,
};
use crate::{
    Failure, Store, StoreError,
    customers::fold,
    db::on,
    outbox::Notice,
    write_tx::{Entry, WriteTx},
};
use domain::{
    actor::Actor,
    ids::CustomerId,
    notices::NoticeKind,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;
use thiserror::Error;
use uuid::Uuid;

/// Why a link does not sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignInRefused {
    /// It is good, but another browser asked for it: the code beside it belongs there.
    #[error("the link belongs to the browser that asked for it")]
    OtherBrowser,
    /// Used before, past its ten minutes, or never ours.
    #[error("the link can no longer be used")]
    Spent,
}

impl Store {
    /// Mails a link and six digits to the customer with this address. Whether there is one shows in nothing: the
    /// answer, and the writing down of a code, are the same. `browser` is the hash of the asking browser's cookie.
    ///
    /// # Errors
    /// The store broke.
    pub async fn ask_sign_in(&self, email: &str, browser: &str) -> Result<(), StoreError> {
        if browser.is_empty() {
            return Ok(());
        }
        let email = fold(&storable(email));
        let mut tx = self.begin_write().await?;
        let found: Option<Uuid> = on!(tx tx.db, |c| {
            sqlx::query_scalar("select customer_id from persons where email_folded = $1 and email_folded <> ''")
                .bind(&email)
                .fetch_optional(c)
                .await
        })?;
        let customer = found.map(CustomerId);
        let code = tx
            .keep_code(Purpose::SignIn, browser, browser, customer)
            .await?;
        // Nobody's notice is queued for nobody: the same statement, which then finds no address to write to.
        let addressee = customer.unwrap_or(CustomerId(Uuid::nil()));
        let family = format!("sign_in:{browser}:");
        tx.withdraw_notices(addressee, &family).await?;
        let notice = Notice {
            particulars: json!({ "code": code, "browser": browser }),
            ..Notice::to(NoticeKind::SignIn, addressee)
        };
        let key = format!("{family}{}", tx.id());
        tx.queue(&notice, &key).await?;
        tx.commit_unrecorded("a code; the mail that carries it is the touchpoint")
            .await
    }

    /// Signs in by the link, once, in the browser that asked.
    ///
    /// # Errors
    /// [`SignInRefused`]
    pub async fn sign_in_with_token(
        &self,
        token: &str,
        browser: &str,
    ) -> Result<CustomerId, Failure<SignInRefused>> {
        let token = Token::read(token).ok_or(Failure::Refused(SignInRefused::Spent))?;
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        let hash = token.hash();
        let used: Option<Uuid> = on!(tx tx.db, |c| {
            sqlx::query_scalar(
                "update link_tokens set used_at = $3 where token_hash = $1 and purpose = 'sign_in' and browser_hash = $2 \
                 and browser_hash <> '' and used_at is null and expires_at > $3 returning customer_id",
            )
            .bind(&hash)
            .bind(browser)
            .bind(now)
            .fetch_optional(c)
            .await
        })?;
        let Some(customer) = used.map(CustomerId) else {
            let good_elsewhere: Option<Uuid> = on!(tx tx.db, |c| {
                sqlx::query_scalar(
                    "select customer_id from link_tokens where token_hash = $1 and purpose = 'sign_in' and browser_hash <> $2 \
                     and used_at is null and expires_at > $3",
                )
                .bind(&hash)
                .bind(browser)
                .bind(now)
                .fetch_optional(c)
                .await
            })?;
            return Err(Failure::Refused(match good_elsewhere {
                Some(_) => SignInRefused::OtherBrowser,
                None => SignInRefused::Spent,
            }));
        };
        tx.signed_in(customer, browser).await?;
        Ok(customer)
    }

    /// Signs in by the six digits, in the browser that asked, once.
    ///
    /// # Errors
    /// [`CodeRefused`], for an address nobody has as well.
    pub async fn sign_in_with_code(
        &self,
        browser: &str,
        code: &str,
    ) -> Result<CustomerId, Failure<CodeRefused>> {
        let mut tx = self.begin_write().await?;
        match tx.try_code(Purpose::SignIn, browser, browser, code).await? {
            Tried::Right { customer } => {
                tx.signed_in(customer, browser).await?;
                Ok(customer)
            }
            Tried::Wrong { tries_left } => {
                tx.commit_unrecorded("a try at a code").await?;
                Err(Failure::Refused(CodeRefused { tries_left }))
            }
        }
    }
}

impl WriteTx {
    /// Records it, and makes void what else was mailed to this browser.
    async fn signed_in(mut self, customer: CustomerId, browser: &str) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query("delete from codes where purpose = 'sign_in' and subject = $1").bind(browser).execute(c).await.map(drop)
        })?;
        on!(tx self.db, |c| {
            sqlx::query(
                "update link_tokens set used_at = $3 where customer_id = $1 and purpose = 'sign_in' and browser_hash = $2 \
                 and used_at is null",
            )
            .bind(customer.0)
            .bind(browser)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
        let (subject, event_id) = (customer.to_string(), self.id().to_string());
        let entry = Entry {
            customer,
            actor: &Actor::Customer(customer),
            channel: Channel::Web,
            occurred_at: self.now,
            source: "sign_in",
            subject: &subject,
            event_id: &event_id,
            order: None,
            shipment: None,
            score: None,
        };
        let (_, recorded) = self.record(&Touchpoint::SignedIn {}, &entry).await?;
        self.commit(recorded).await
    }
}

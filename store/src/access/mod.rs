//! How a customer proves that something is theirs, without a password: order number with mail address, a code by mail, a
//! link from a notice, sign-in by link or code. Secrets stand in the database only as hashes, every one has an end, and
//! the store's clock alone says whether it has passed.
//!
//! The pages count attempts before they call these verbs (`Store::rates`).

mod codes;
mod links;
mod secrets;
mod sign_in;

pub use codes::CodeRefused;
pub use links::Opened;
pub(crate) use links::Opens;
pub use sign_in::SignInRefused;

use crate::{Failure, Store, StoreError, customers::fold, db::on, error::Never, write_tx::Entry};
use domain::{
    actor::Actor,
    ids::{CustomerId, OrderId},
    touchpoints::{Channel, Touchpoint},
};
use jiff::SignedDuration;
use uuid::Uuid;

/// How long a code, and a link to sign in with, can be used.
pub const CODE_LIVES: SignedDuration = SignedDuration::from_mins(10);

/// How often a code can be mistyped.
pub const TRIES: i64 = 5;

/// How long after the end of an order (all in hand, or cancelled) the links in its notices still open it.
pub const LINK_OUTLIVES_ORDER_BY: SignedDuration = SignedDuration::from_hours(90 * 24);

/// How long such a link lives while its order has no end.
pub const LINK_LIVES: SignedDuration = SignedDuration::from_hours(365 * 24);

impl Store {
    /// The order with this number, if it was placed from this mail address: the first tier of a guest, worth
    /// [`crate::orders::Sight::Status`]. A wrong number, a wrong address and the right pair cost the same two look-ups.
    ///
    /// # Errors
    /// The store broke.
    pub async fn look_up(
        &self,
        number: &str,
        email: &str,
    ) -> Result<Option<(OrderId, String)>, StoreError> {
        let (number, email) = (storable(number.trim()), fold(&storable(email)));
        // Phones type small letters, and people the sign before a number.
        let as_printed = number.trim_start_matches('#').trim().to_uppercase();
        let order: Option<(Uuid, Uuid, String)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, customer_id, number from orders where number in ($1, $2) \
                 order by case when number = $1 then 0 else 1 end limit 1",
            )
            .bind(&number)
            .bind(&as_printed)
            .fetch_optional(c)
            .await
        })?;
        let person: Option<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar("select customer_id from persons where email_folded = $1").bind(&email).fetch_optional(c).await
        })?;
        Ok(match (order, person) {
            (Some((id, owner, number)), Some(person)) if owner == person && !email.is_empty() => {
                Some((OrderId(id), number))
            }
            _ => None,
        })
    }

    /// The customer's own choice of language, for pages and mails: a tag such as `de`. Choosing what is chosen already
    /// writes nothing.
    ///
    /// # Errors
    /// `NotFound` for nobody, and for an erased customer.
    pub async fn choose_language(
        &self,
        customer: CustomerId,
        locale: &str,
    ) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let known: Option<String> = on!(tx tx.db, |c| {
            sqlx::query_scalar("select locale from customers where id = $1 and erased_at is null")
                .bind(customer.0)
                .fetch_optional(c)
                .await
        })?;
        if known.ok_or(Failure::NotFound)? == locale {
            return Ok(());
        }
        on!(tx tx.db, |c| {
            sqlx::query("update customers set locale = $2 where id = $1").bind(customer.0).bind(locale).execute(c).await.map(drop)
        })?;
        let touchpoint = Touchpoint::LanguageChosen {
            locale: locale.to_owned(),
        };
        let (subject, event_id) = (customer.to_string(), tx.id().to_string());
        let entry = Entry {
            customer,
            actor: &Actor::Customer(customer),
            channel: Channel::Web,
            occurred_at: tx.now,
            source: "account",
            subject: &subject,
            event_id: &event_id,
            order: None,
            shipment: None,
            score: None,
        };
        let (_, recorded) = tx.record(&touchpoint, &entry).await?;
        tx.commit(recorded).await?;
        Ok(())
    }
}

/// What somebody typed, in a form both databases take: PostgreSQL keeps no NUL in text. Nothing stored holds the
/// character it becomes, so such a text still matches nothing.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

//! The code a customer passes on, and what somebody who follows it finds.

use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    sharing::Clicked,
    write_tx::{Entry, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::CustomerId,
    referrals::{InvitationCode, fold_code},
    touchpoints::{Channel, Touchpoint},
};
use uuid::Uuid;

/// A customer's way to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: Uuid,
    pub code: String,
    pub made_at: Timestamp,
}

/// What stands at `/i/{code}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landing {
    pub invitation: Uuid,
    /// Whose it is; never shown.
    pub customer: CustomerId,
    pub code: String,
    /// The first name alone; empty where the shop gave none.
    pub first_name: String,
    /// Of their own orders: what their reward is told in.
    pub currency: String,
}

/// So many codes are tried before it is given up; each second one is a character longer.
const TRIES: usize = 10;
const SHORTEST: usize = 4;

impl Store {
    /// Makes the customer's invitation; asked again, it is the same one.
    ///
    /// # Errors
    /// `NotFound` for a customer who was forgotten.
    pub async fn make_invitation(
        &self,
        customer: CustomerId,
    ) -> Result<Invitation, Failure<Never>> {
        let mut tx = self.begin_write().await?;
        if let Some(known) = tx.invitation_of(customer).await? {
            return Ok(known);
        }
        let name: Option<String> = on!(tx tx.db, |c| {
            sqlx::query_scalar(
                "select p.name from persons p join customers c on c.id = p.customer_id \
                 where c.id = $1 and c.erased_at is null",
            )
            .bind(customer.0)
            .fetch_optional(c)
            .await
        })?;
        let name = name.ok_or(Failure::NotFound)?;
        let (id, now) = (tx.id(), tx.now);
        for attempt in 0..TRIES {
            let chance = self.chance().bytes::<{ SHORTEST + TRIES / 2 }>();
            let length = SHORTEST + attempt / 2;
            let code = InvitationCode::of(&name, chance.get(..length).unwrap_or(&chance));
            let made = on!(tx tx.db, |c| {
                sqlx::query(
                    "insert into invitations (id, subject, customer_id, code, made_at) values ($1, $5, $2, $3, $4) \
                     on conflict do nothing",
                )
                .bind(id)
                .bind(customer.0)
                .bind(code.text())
                .bind(now.as_micros())
                .bind(Clicked::Invitation(id).text())
                .execute(c)
                .await
                .map(|done| done.rows_affected())
            })?;
            if made == 0 {
                // Another process made this customer's, or it is somebody else's code.
                if let Some(known) = tx.invitation_of(customer).await? {
                    return Ok(known);
                }
                continue;
            }
            let (actor, subject) = (Actor::Customer(customer), customer.to_string());
            let entry = Entry {
                customer,
                actor: &actor,
                channel: Channel::Web,
                occurred_at: now,
                source: "invitations",
                subject: &subject,
                event_id: "made",
                order: None,
                shipment: None,
                score: None,
            };
            let text = code.text();
            // The log is never rewritten, so the name stays out of it.
            let (_, recorded) = tx
                .record(&Touchpoint::InvitationMade { code: code.tail }, &entry)
                .await?;
            tx.commit(recorded).await?;
            return Ok(Invitation {
                id,
                code: text,
                made_at: now,
            });
        }
        Err(StoreError::Damaged {
            table: "invitations",
            row: customer.to_string(),
            why: "no code was free".to_owned(),
        }
        .into())
    }

    /// The customer's invitation, once they made one.
    ///
    /// # Errors
    /// The store broke.
    pub async fn invitation_of(
        &self,
        customer: CustomerId,
    ) -> Result<Option<Invitation>, StoreError> {
        let row: Option<(Uuid, Option<String>, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(INVITATION_OF).bind(customer.0).fetch_optional(c).await
        })?;
        Ok(row.and_then(read))
    }

    /// Who invites by this code, however it was typed.
    ///
    /// # Errors
    /// `NotFound` for a code that is nobody's, or nobody's any more.
    pub async fn landing(&self, code: &str) -> Result<Landing, Failure<Never>> {
        type Row = (Uuid, Uuid, String, Option<String>, Option<String>);
        let row: Option<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select i.id, i.customer_id, i.code, p.name, (select o.currency from orders o \
                   where o.customer_id = i.customer_id order by o.placed_at desc limit 1) from invitations i \
                 left join persons p on p.customer_id = i.customer_id where i.code = $1",
            )
            .bind(fold_code(code).replace('\0', ""))
            .fetch_optional(c)
            .await
        })?;
        let (invitation, customer, code, name, currency) = row.ok_or(Failure::NotFound)?;
        let name = name.unwrap_or_default();
        Ok(Landing {
            invitation,
            customer: CustomerId(customer),
            code,
            first_name: name
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned(),
            currency: currency.unwrap_or_default(),
        })
    }
}

const INVITATION_OF: &str = "select id, code, made_at from invitations where customer_id = $1";

fn read((id, code, made_at): (Uuid, Option<String>, i64)) -> Option<Invitation> {
    Some(Invitation {
        id,
        code: code?,
        made_at: Timestamp::from_micros(made_at),
    })
}

impl WriteTx {
    async fn invitation_of(
        &mut self,
        customer: CustomerId,
    ) -> Result<Option<Invitation>, StoreError> {
        let row: Option<(Uuid, Option<String>, i64)> = on!(tx self.db, |c| {
            sqlx::query_as(INVITATION_OF).bind(customer.0).fetch_optional(c).await
        })?;
        Ok(row.and_then(read))
    }

    /// Whose code it is.
    pub(super) async fn inviter(
        &mut self,
        code: &str,
    ) -> Result<Option<(Uuid, CustomerId)>, StoreError> {
        let row: Option<(Uuid, Uuid)> = on!(tx self.db, |c| {
            sqlx::query_as("select id, customer_id from invitations where code = $1")
                .bind(fold_code(code).replace('\0', ""))
                .fetch_optional(c)
                .await
        })?;
        Ok(row.map(|(id, customer)| (id, CustomerId(customer))))
    }
}

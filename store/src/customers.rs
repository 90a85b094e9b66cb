//! Who bought: found or made from what an order says. Identity is the mail address where there is one, the shop's own id
//! otherwise.

use crate::{Store, StoreError, db::on, write_tx::WriteTx};
use domain::{ids::CustomerId, orders::CustomerIn};
use uuid::Uuid;

/// Trimmed and lower-cased, the form addresses are compared in.
#[must_use]
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// What the ledger knows of a person; all of it is gone after erasure.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    pub email: String,
    pub name: String,
    pub phone: String,
}

/// A customer as a transaction found them.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct CustomerRow {
    pub id: Uuid,
    pub external_id: Option<String>,
    pub erased_at: Option<i64>,
}

impl Store {
    /// Where we write to a customer; `None` where the shop gave no address, and after erasure.
    ///
    /// # Errors
    /// The store broke.
    pub async fn email_of(&self, customer: CustomerId) -> Result<Option<String>, StoreError> {
        let email: Option<String> = on!(read self.read(), |c| {
            sqlx::query_scalar("select email from persons where customer_id = $1").bind(customer.0).fetch_optional(c).await
        })?;
        Ok(email.filter(|email| !email.is_empty()))
    }
}

impl WriteTx {
    /// The customer an order names: by mail address, else by the shop's id, else a new one.
    pub(crate) async fn customer_of(
        &mut self,
        incoming: &CustomerIn,
    ) -> Result<CustomerRow, StoreError> {
        if let Some(found) = self.find_named(incoming).await? {
            return Ok(found);
        }
        let id = self.id();
        let now = self.now.as_micros();
        let locale = incoming.locale.clone().unwrap_or_else(|| "en".to_owned());
        let made = on!(tx self.db, |c| {
            sqlx::query(
                "insert into customers (id, external_id, locale, created_at) values ($1, $2, $3, $4) on conflict do nothing",
            )
            .bind(id)
            .bind(&incoming.external_id)
            .bind(&locale)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        let person = if made == 0 {
            0
        } else {
            self.insert_person(id, incoming).await?
        };
        if made == 1 && person == 1 {
            return Ok(CustomerRow {
                id,
                external_id: incoming.external_id.clone(),
                erased_at: None,
            });
        }
        // Another process made the same customer between our look and our insert: theirs it is.
        if made == 1 {
            on!(tx self.db, |c| sqlx::query("delete from customers where id = $1").bind(id).execute(c).await.map(drop))?;
        }
        self.find_named(incoming)
            .await?
            .ok_or_else(|| StoreError::Damaged {
                table: "customers",
                row: incoming.external_id.clone().unwrap_or_default(),
                why: "conflicts with a customer that cannot be found".to_owned(),
            })
    }

    async fn insert_person(&mut self, id: Uuid, incoming: &CustomerIn) -> Result<u64, StoreError> {
        let name = incoming.name.clone().unwrap_or_default();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into persons (customer_id, email, email_folded, name, name_folded, phone) \
                 values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            )
            .bind(id)
            .bind(incoming.email.clone().unwrap_or_default())
            .bind(incoming.email.as_deref().map(fold))
            .bind(&name)
            .bind(fold(&name))
            .bind(incoming.phone.clone().unwrap_or_default())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?)
    }

    pub(crate) async fn find_named(
        &mut self,
        incoming: &CustomerIn,
    ) -> Result<Option<CustomerRow>, StoreError> {
        if let Some(email) = incoming.email.as_deref().map(fold) {
            let found: Option<CustomerRow> = on!(tx self.db, |c| {
                sqlx::query_as(
                    "select c.id, c.external_id, c.erased_at from persons p join customers c on c.id = p.customer_id \
                     where p.email_folded = $1",
                )
                .bind(&email)
                .fetch_optional(c)
                .await
            })?;
            if found.is_some() {
                return Ok(found);
            }
        }
        let Some(external_id) = &incoming.external_id else {
            return Ok(None);
        };
        Ok(on!(tx self.db, |c| {
            sqlx::query_as("select id, external_id, erased_at from customers where external_id = $1")
                .bind(external_id)
                .fetch_optional(c)
                .await
        })?)
    }

    pub(crate) async fn customer(&mut self, id: CustomerId) -> Result<CustomerRow, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as("select id, external_id, erased_at from customers where id = $1")
                .bind(id.0)
                .fetch_one(c)
                .await
        })?)
    }

    /// Brings what an order says of the person up to date; `true` when something changed.
    pub(crate) async fn refresh_person(
        &mut self,
        row: &CustomerRow,
        incoming: &CustomerIn,
    ) -> Result<bool, StoreError> {
        let known: Option<Person> = on!(tx self.db, |c| {
            sqlx::query_as("select email, name, phone from persons where customer_id = $1").bind(row.id).fetch_optional(c).await
        })?;
        let Some(known) = known else { return Ok(false) };
        let next = Person {
            email: incoming
                .email
                .clone()
                .unwrap_or_else(|| known.email.clone()),
            name: incoming.name.clone().unwrap_or_else(|| known.name.clone()),
            phone: incoming
                .phone
                .clone()
                .unwrap_or_else(|| known.phone.clone()),
        };
        let mut changed = false;
        if next != known {
            let email_folded = (!next.email.is_empty()).then(|| fold(&next.email));
            on!(tx self.db, |c| {
                sqlx::query(
                    "update persons set email = $2, email_folded = $3, name = $4, name_folded = $5, phone = $6 \
                     where customer_id = $1",
                )
                .bind(row.id)
                .bind(&next.email)
                .bind(&email_folded)
                .bind(&next.name)
                .bind(fold(&next.name))
                .bind(&next.phone)
                .execute(c)
                .await
                .map(drop)
            })?;
            if !known.email.is_empty() && fold(&known.email) != fold(&next.email) {
                self.shut_out(row.id).await?;
            }
            changed = true;
        }
        if row.external_id.is_none() && incoming.external_id.is_some() {
            let named = on!(tx self.db, |c| {
                sqlx::query(
                    "update customers set external_id = $2 where id = $1 \
                     and not exists (select 1 from customers where external_id = $2)",
                )
                .bind(row.id)
                .bind(&incoming.external_id)
                .execute(c)
                .await
                .map(|done| done.rows_affected())
            })?;
            changed |= named == 1;
        }
        Ok(changed)
    }

    /// The address was somebody else's: what was opened through it is closed, and its links and codes lead nowhere.
    async fn shut_out(&mut self, customer: Uuid) -> Result<(), StoreError> {
        for statement in [
            "delete from link_tokens where customer_id = $1",
            "delete from codes where customer_id = $1",
            "delete from sessions where customer_id = $1",
        ] {
            on!(tx self.db, |c| sqlx::query(statement).bind(customer).execute(c).await.map(drop))?;
        }
        self.end_sessions_holding(
            "select id from orders where customer_id = $1 \
             union all select r.id from returns r join orders o on o.id = r.order_id where o.customer_id = $1 \
             union all select id from cases where customer_id = $1",
            customer,
        )
        .await
    }
}

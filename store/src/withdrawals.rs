//! Statements of withdrawal: anybody may make one, without login or reason, and everybody gets the same receipt. Whether
//! it fits an order, and is followed at once, shows in nothing that this gives, so that the door tells nobody which numbers
//! are orders.
//!
//! [`Store::withdraw`]. What follows from one that fits stands in `store/src/returns/withdrawn.rs`.

use crate::{
    Failure, Store, StoreError, cases::Reading, db::on, digest, orders::OrderRow, outbox::Notice,
    returns::Followed, write_tx::WriteTx,
};
use domain::{
    Timestamp,
    actor::Actor,
    cases::words,
    ids::{ApiKeyId, CaseId, CustomerId, OrderId, ReturnId},
    notices::NoticeKind,
    orders::CustomerIn,
    touchpoints::Channel,
    withdrawals::{Refused, Statement},
};
use serde_json::json;
use uuid::Uuid;

/// Through which a statement comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// `/withdraw`, by whoever types it.
    Page,
    /// The shop's own system, by the key it used.
    Api(ApiKeyId),
}

impl Door {
    fn channel(self) -> Channel {
        match self {
            Self::Page => Channel::Web,
            Self::Api(_) => Channel::Api,
        }
    }

    /// On the page it is whoever reads the mail box that was typed, as far as anybody knows.
    fn actor(self, customer: CustomerId) -> Actor {
        match self {
            Self::Page => Actor::Customer(customer),
            Self::Api(key) => Actor::Shop(key),
        }
    }
}

/// What was stated, and when: nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub name: String,
    pub order: String,
    pub email: String,
    pub items: String,
    /// To the second.
    pub stated_at: Timestamp,
}

type ReceiptRow = (String, String, String, String, i64);

impl Store {
    /// Takes a statement of withdrawal and gives its receipt, which also goes to the address by mail. One that fits an
    /// order, its address and the period is followed in the same transaction; any other opens a case and changes nothing by
    /// itself. The same statement under the same key gives the receipt it got before. `said` is the statement in words, for
    /// whoever reads it.
    ///
    /// # Errors
    /// Refused with the fields at fault; nothing else can be wrong with a statement.
    pub async fn withdraw(
        &self,
        door: Door,
        statement: &Statement,
        said: &str,
    ) -> Result<Receipt, Failure<Refused>> {
        let statement = statement.checked().map_err(Failure::Refused)?;
        let mut tx = self.begin_write().await?;
        let who = CustomerIn {
            email: Some(statement.email.clone()),
            name: Some(statement.name.clone()),
            locale: statement.locale.clone(),
            ..CustomerIn::default()
        };
        // What is known of a person is not overwritten by what a visitor types.
        let customer = CustomerId(tx.customer_of(&who).await?.id);
        let id = tx.id();
        let key = key_of(&statement, id);
        let stated_at = whole_second(tx.now);
        let is_new = tx
            .insert_withdrawal(id, customer, door, &statement, &key, stated_at)
            .await?;
        if !is_new {
            return Ok(tx.receipt_of(&key).await?);
        }
        let actor = door.actor(customer);
        let order = tx.contract_of(customer, &statement.order).await?;
        let followed = match &order {
            Some(order) => {
                let followed = Followed {
                    order,
                    items: &statement.items,
                    actor: &actor,
                    channel: door.channel(),
                };
                tx.follow_withdrawal(&followed).await?
            }
            None => None,
        };
        let recorded = match followed {
            Some((return_id, recorded)) => {
                tx.note_outcome(id, Some(return_id), None).await?;
                recorded
            }
            None => {
                let case_key = format!("withdrawal:{id}");
                // Whoever reads it wants the number at least.
                let said = words(said).unwrap_or_else(|_| statement.order.clone());
                let reading = Reading {
                    customer,
                    order: order.as_ref().map(OrderRow::id),
                    name: &statement.name,
                    words: &said,
                    actor: &actor,
                    channel: door.channel(),
                    key: &case_key,
                };
                let (case, recorded) = tx.open_reading(&reading).await?;
                tx.note_outcome(id, None, Some(case)).await?;
                recorded.ok_or_else(|| StoreError::Damaged {
                    table: "cases",
                    row: case.to_string(),
                    why: "another case has the key of a statement".to_owned(),
                })?
            }
        };
        let receipt = Receipt {
            name: statement.name,
            order: statement.order,
            email: statement.email,
            items: statement.items,
            stated_at,
        };
        let mut particulars = json!({
            "name": receipt.name, "order": receipt.order, "email": receipt.email, "items": receipt.items,
            "stated_at": stated_at,
        });
        if let Some(locale) = statement.locale {
            particulars["locale"] = locale.into();
        }
        let notice = Notice {
            particulars,
            ..Notice::to(NoticeKind::WithdrawalReceipt, customer)
        };
        tx.queue(&notice, &format!("withdrawal_receipt:{id}"))
            .await?;
        tx.commit(recorded).await?;
        Ok(receipt)
    }
}

/// The same statement under the same key is the same one; under another, or without one, it is made again.
fn key_of(statement: &Statement, id: Uuid) -> String {
    if statement.key.is_empty() {
        return id.to_string();
    }
    let typed = json!([
        statement.key,
        statement.name,
        statement.order,
        statement.email,
        statement.items
    ]);
    digest(typed.to_string().as_bytes())
}

/// The receipt tells seconds, so what it stands for is kept by the second: rounded down, for in time is in time.
fn whole_second(moment: Timestamp) -> Timestamp {
    let micros = moment.as_micros();
    Timestamp::from_micros(micros - micros.rem_euclid(1_000_000))
}

impl WriteTx {
    /// Writes the statement down; `false` when this very one stands there already.
    async fn insert_withdrawal(
        &mut self,
        id: Uuid,
        customer: CustomerId,
        door: Door,
        statement: &Statement,
        key: &str,
        stated_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let written = on!(tx self.db, |c| {
            sqlx::query(
                "insert into withdrawals (id, customer_id, form_key, name, contract, email, items, channel, stated_at) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (form_key) do nothing",
            )
            .bind(id)
            .bind(customer.0)
            .bind(key)
            .bind(&statement.name)
            .bind(&statement.order)
            .bind(&statement.email)
            .bind(&statement.items)
            .bind(door.channel().as_str())
            .bind(stated_at.as_micros())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        Ok(written > 0)
    }

    async fn receipt_of(&mut self, key: &str) -> Result<Receipt, StoreError> {
        let (name, order, email, items, stated_at): ReceiptRow = on!(tx self.db, |c| {
            sqlx::query_as("select name, contract, email, items, stated_at from withdrawals where form_key = $1")
                .bind(key)
                .fetch_one(c)
                .await
        })?;
        Ok(Receipt {
            name,
            order,
            email,
            items,
            stated_at: Timestamp::from_micros(stated_at),
        })
    }

    /// The order of that number, held, where it is of whoever reads that mail box. What replaces a return has no contract
    /// of its own.
    async fn contract_of(
        &mut self,
        customer: CustomerId,
        number: &str,
    ) -> Result<Option<OrderRow>, StoreError> {
        let found: Option<(Uuid, Uuid)> = on!(tx self.db, |c| {
            sqlx::query_as("select id, customer_id from orders where number = $1 and replaces_return is null")
                .bind(number)
                .fetch_optional(c)
                .await
        })?;
        let Some((id, _)) = found.filter(|(_, owner)| *owner == customer.0) else {
            return Ok(None);
        };
        let order = self.lock_order_by_id(OrderId(id)).await?;
        // It may have gone to another customer while we waited.
        Ok(order.filter(|order| order.customer() == customer))
    }

    async fn note_outcome(
        &mut self,
        id: Uuid,
        return_id: Option<ReturnId>,
        case: Option<CaseId>,
    ) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query("update withdrawals set return_id = $2, case_id = $3 where id = $1")
                .bind(id)
                .bind(return_id.map(|id| id.0))
                .bind(case.map(|id| id.0))
                .execute(c)
                .await
                .map(drop)
        })?)
    }
}

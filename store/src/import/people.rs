//! Whose order it is: somebody known, brought up to date, or a new customer.

use super::{Known, PastOrder, fresh::Fresh, rows::NewCustomer};
use crate::{
    customers::{CustomerRow, Person},
    write_tx::WriteTx,
};
use domain::{ids::CustomerId, orders::CustomerIn};

impl WriteTx {
    /// Whose order it is: somebody known, brought up to date, or a new customer.
    pub(super) async fn past_customer<'a>(
        &mut self,
        known: &mut Known,
        fresh: &mut Fresh<'a>,
        past: &'a PastOrder,
    ) -> Result<CustomerId, crate::StoreError> {
        let incoming = &past.order.customer;
        if let Some((row, person)) = known.customer(incoming) {
            let id = row.id;
            let says_more = |field: &Option<String>, held: &str| {
                field.as_deref().is_some_and(|said| said != held)
            };
            let tells_news = person.is_some_and(|person| {
                says_more(&incoming.email, &person.email)
                    || says_more(&incoming.name, &person.name)
                    || says_more(&incoming.phone, &person.phone)
            }) || (row.external_id.is_none() && incoming.external_id.is_some());
            if tells_news {
                let row = row.clone();
                // A customer of this very batch has no row yet to be brought up to date.
                self.write_customers(fresh).await?;
                self.refresh_person(&row, incoming).await?;
                let person =
                    person_of(incoming, known.customer(incoming).and_then(|found| found.1));
                let external_id = row
                    .external_id
                    .clone()
                    .or_else(|| incoming.external_id.clone());
                known.remember_customer(CustomerRow { external_id, ..row }, person);
            }
            return Ok(CustomerId(id));
        }
        let row = CustomerRow {
            id: self.id(),
            external_id: incoming.external_id.clone(),
            erased_at: None,
        };
        let id = row.id;
        fresh.newcomers.insert(id);
        fresh.customers.push(NewCustomer {
            id,
            locale: incoming.locale.as_deref().unwrap_or("en"),
            incoming,
        });
        known.remember_customer(row, person_of(incoming, None));
        Ok(CustomerId(id))
    }
}

/// The person as an order tells them, over what was known.
fn person_of(incoming: &CustomerIn, held: Option<&Person>) -> Person {
    let held = held.cloned().unwrap_or_default();
    Person {
        email: incoming.email.clone().unwrap_or(held.email),
        name: incoming.name.clone().unwrap_or(held.name),
        phone: incoming.phone.clone().unwrap_or(held.phone),
    }
}

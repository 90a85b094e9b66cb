//! What the ledger knows already of a batch, looked up at once.

use super::PastOrder;
use crate::{
    StoreError,
    bulk::find_all,
    customers::{CustomerRow, Person, fold},
    write_tx::WriteTx,
};
use domain::orders::CustomerIn;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Orders, people and parcels a batch meets.
#[derive(Default)]
pub(super) struct Known {
    /// Order number to the fingerprint of its last import; empty where it came another way.
    orders: HashMap<String, String>,
    by_email: HashMap<String, Uuid>,
    by_external_id: HashMap<String, Uuid>,
    customers: HashMap<Uuid, KnownCustomer>,
    /// Tracking numbers somebody spoke of, by carrier and number: with the order that names the parcel, if one does.
    parcels: HashMap<(String, String), Option<String>>,
}

#[derive(Clone)]
struct KnownCustomer {
    row: CustomerRow,
    person: Option<Person>,
}

#[derive(sqlx::FromRow)]
struct FoundCustomer {
    id: Uuid,
    external_id: Option<String>,
    erased_at: Option<i64>,
    email: Option<String>,
    email_folded: Option<String>,
    name: Option<String>,
    phone: Option<String>,
}

impl Known {
    /// The fingerprint the order had when it was last imported, `None` for an order nobody knows.
    pub(super) fn stands(&self, number: &str) -> Option<&str> {
        self.orders.get(number).map(String::as_str)
    }

    pub(super) fn remember(&mut self, number: &str, digest: &str) {
        self.orders.insert(number.to_owned(), digest.to_owned());
    }

    /// Whether somebody spoke of this tracking number, and which order it belongs to.
    pub(super) fn parcel(&self, carrier: &str, number: &str) -> Option<&Option<String>> {
        self.parcels.get(&(carrier.to_owned(), number.to_owned()))
    }

    /// Whom an order names, as `WriteTx::find_named` would find them: by mail address, else by the shop's own id.
    pub(super) fn customer(
        &self,
        incoming: &CustomerIn,
    ) -> Option<(&CustomerRow, Option<&Person>)> {
        let by_email = incoming
            .email
            .as_deref()
            .and_then(|email| self.by_email.get(&fold(email)));
        let by_id = || {
            incoming
                .external_id
                .as_ref()
                .and_then(|id| self.by_external_id.get(id))
        };
        let found = self.customers.get(by_email.or_else(by_id)?)?;
        Some((&found.row, found.person.as_ref()))
    }

    pub(super) fn remember_customer(&mut self, row: CustomerRow, person: Person) {
        if !person.email.is_empty() {
            self.by_email.insert(fold(&person.email), row.id);
        }
        if let Some(external_id) = &row.external_id {
            self.by_external_id.insert(external_id.clone(), row.id);
        }
        let person = Some(person);
        self.customers.insert(row.id, KnownCustomer { row, person });
    }

    fn take(&mut self, found: FoundCustomer) {
        if let Some(email) = &found.email_folded {
            self.by_email.insert(email.clone(), found.id);
        }
        if let Some(external_id) = &found.external_id {
            self.by_external_id.insert(external_id.clone(), found.id);
        }
        let person = match (found.email, found.name, found.phone) {
            (Some(email), Some(name), Some(phone)) => Some(Person { email, name, phone }),
            _ => None,
        };
        let row = CustomerRow {
            id: found.id,
            external_id: found.external_id,
            erased_at: found.erased_at,
        };
        self.customers.insert(row.id, KnownCustomer { row, person });
    }
}

impl WriteTx {
    pub(super) async fn look_up(&mut self, batch: &[PastOrder]) -> Result<Known, StoreError> {
        let mut known = Known::default();
        let numbers: Vec<&str> = batch
            .iter()
            .map(|past| past.order.number.as_str())
            .collect();
        let orders: Vec<(String,)> =
            find_all!(self, "select number from orders where number", numbers);
        known
            .orders
            .extend(orders.into_iter().map(|(number,)| (number, String::new())));
        let digests: Vec<(String, String)> = find_all!(
            self,
            "select number, digest from imported where number",
            numbers
        );
        for (number, digest) in digests {
            // The fingerprint of an order that is gone says nothing.
            if let Some(held) = known.orders.get_mut(&number) {
                *held = digest;
            }
        }
        self.look_up_people(batch, &mut known).await?;
        self.look_up_parcels(batch, &mut known).await?;
        Ok(known)
    }

    async fn look_up_people(
        &mut self,
        batch: &[PastOrder],
        known: &mut Known,
    ) -> Result<(), StoreError> {
        let new = || {
            batch
                .iter()
                .filter(|past| known.stands(&past.order.number).is_none())
        };
        let emails: HashSet<String> = new()
            .filter_map(|past| past.order.customer.email.as_deref().map(fold))
            .collect();
        let ids: HashSet<&str> = new()
            .filter_map(|past| past.order.customer.external_id.as_deref())
            .collect();
        let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        let by_email: Vec<FoundCustomer> = find_all!(
            self,
            "select c.id, c.external_id, c.erased_at, p.email, p.email_folded, p.name, p.phone \
             from persons p join customers c on c.id = p.customer_id where p.email_folded",
            emails
        );
        let by_id: Vec<FoundCustomer> = find_all!(
            self,
            "select c.id, c.external_id, c.erased_at, p.email, p.email_folded, p.name, p.phone \
             from customers c left join persons p on p.customer_id = c.id where c.external_id",
            ids
        );
        for found in by_email.into_iter().chain(by_id) {
            known.take(found);
        }
        Ok(())
    }

    async fn look_up_parcels(
        &mut self,
        batch: &[PastOrder],
        known: &mut Known,
    ) -> Result<(), StoreError> {
        let numbers: Vec<&str> = batch
            .iter()
            .filter(|past| known.stands(&past.order.number).is_none())
            .flat_map(|past| &past.order.shipments)
            .map(|parcel| parcel.tracking_number.as_str())
            .collect();
        let found: Vec<(String, String, Option<String>)> = find_all!(
            self,
            "select t.carrier, t.tracking_number, o.number from tracking_numbers t \
             left join shipments s on s.carrier = t.carrier and s.tracking_number = t.tracking_number \
             left join orders o on o.id = s.order_id where t.tracking_number",
            numbers
        );
        known.parcels.extend(
            found
                .into_iter()
                .map(|(carrier, number, order)| ((carrier, number), order)),
        );
        Ok(())
    }
}

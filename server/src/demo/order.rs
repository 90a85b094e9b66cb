//! An order as a story says it.

use super::{catalogue::product, people::Person};
use domain::{
    Timestamp,
    orders::{Due, LineIn, OrderIn, OrderStatus, ShipmentIn},
};

/// An order of a story; each change of its status is put again, whole, as a shop would.
#[derive(Debug, Clone)]
pub struct Order {
    pub sent: OrderIn,
    locale: String,
}

impl Order {
    pub fn of(number: &str, person: &Person, placed_at: Timestamp) -> Self {
        Self {
            sent: OrderIn {
                number: number.to_owned(),
                placed_at,
                status: OrderStatus::Placed,
                currency: person.currency.to_owned(),
                customer: person.customer.clone(),
                lines: Vec::new(),
                shipping_address: Some(person.address.clone()),
                deliver_by: None,
                dispatch_by: None,
                shipments: Vec::new(),
                referral_code: None,
            },
            locale: person.locale().to_owned(),
        }
    }

    /// So many pieces of a product, on the next line.
    pub fn item(mut self, sku: &str, quantity: i64) -> Self {
        let product = product(sku);
        let price = if self.sent.currency == "GBP" {
            product.pence
        } else {
            product.cents
        };
        self.sent.lines.push(LineIn {
            line_id: (self.sent.lines.len() + 1).to_string(),
            sku: product.sku.to_owned(),
            title: product.title(&self.locale).to_owned(),
            quantity,
            unit_price_minor: price,
            category: Some(product.category.to_owned()),
        });
        self
    }

    pub fn deliver_by(mut self, due: Due) -> Self {
        self.sent.deliver_by = Some(due);
        self
    }

    pub fn is(mut self, status: OrderStatus) -> Self {
        self.sent.status = status;
        self
    }

    /// A parcel with everything in it.
    pub fn parcel(self, carrier: &str, tracking_number: &str) -> Self {
        self.parcel_with(carrier, tracking_number, &[], None)
    }

    /// A parcel with these lines and pieces, promised for a time of its own where one is given.
    pub fn parcel_with(
        mut self,
        carrier: &str,
        tracking_number: &str,
        lines: &[(&str, i64)],
        due: Option<Due>,
    ) -> Self {
        let parcel = ShipmentIn {
            carrier: carrier.to_owned(),
            tracking_number: tracking_number.to_owned(),
            lines: lines
                .iter()
                .map(|(line, pieces)| ((*line).to_owned(), *pieces))
                .collect(),
            deliver_by: due,
        };
        let known = self
            .sent
            .shipments
            .iter_mut()
            .find(|known| known.tracking_number == parcel.tracking_number);
        match known {
            Some(known) => *known = parcel,
            None => self.sent.shipments.push(parcel),
        }
        self
    }
}

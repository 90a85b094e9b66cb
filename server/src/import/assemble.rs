//! One past order from the rows that tell it.

use super::{
    plan::{Plan, ScanPlan, ShipmentPlan},
    template::{Field, Rows},
    values::quantity,
};
use domain::{
    Timestamp,
    orders::{Address, CustomerIn, Due, LineIn, OrderIn, OrderStatus, ShipmentIn, is_email},
    reviews::ReviewIn,
    shipments::Scan,
};
use iso_currency::Currency;
use std::collections::{HashMap, hash_map::Entry};
use store::import::{PastOrder, StagedRow};

/// What a field may speak of: for each table of the plan, the row in reach.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub heap: &'a [StagedRow],
    pub scope: &'a [Option<usize>],
}

impl Rows for View<'_> {
    fn cell(&self, table: usize, column: usize) -> Option<&str> {
        let row = self.scope.get(table).copied().flatten()?;
        self.heap[row].fields.get(column).map(String::as_str)
    }
}

/// What becomes of a row that belongs to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Goes the way of its order.
    WithItsOrder,
    /// Says what another row said.
    Repeated,
    Refused(String),
}

/// An order put together, and what became of the rows of its lines and reviews, in their order.
pub struct Draft {
    pub order: Result<PastOrder, String>,
    pub lines: Vec<Part>,
    pub reviews: Vec<Part>,
}

/// Puts an order together. Rows of lines and reviews that cannot be taken are left out, with their reason; a fault of
/// the order's own row refuses the order.
pub fn draft(plan: &Plan, order: View<'_>, lines: &[View<'_>], reviews: &[View<'_>]) -> Draft {
    let (head, line_parts, review_parts) = match head(plan, order) {
        Ok(mut past) => {
            let (lines, line_parts) = read_lines(plan, &past, lines);
            past.order.lines = lines;
            let (reviews, review_parts) = read_reviews(plan, reviews);
            past.reviews = reviews;
            (Ok(past), line_parts, review_parts)
        }
        Err(reason) => (
            Err(reason),
            vec![Part::WithItsOrder; lines.len()],
            vec![Part::WithItsOrder; reviews.len()],
        ),
    };
    Draft {
        order: head,
        lines: line_parts,
        reviews: review_parts,
    }
}

fn head(plan: &Plan, order: View<'_>) -> Result<PastOrder, String> {
    let fields = &plan.order;
    let number = required(&fields.number, order)?;
    if number.chars().count() > 100 || number.chars().any(char::is_control) {
        return Err(format!(
            "{}: {number:?} is no order number",
            fields.number.key
        ));
    }
    let placed_at =
        time(plan, &fields.placed_at, order)?.ok_or_else(|| absent(&fields.placed_at))?;
    let word = required(&fields.status, order)?;
    let status = *fields
        .status_words
        .get(&word)
        .ok_or_else(|| format!("the mapping has no order.status_words for {word:?}"))?;
    let currency = required(&fields.currency, order)?.to_uppercase();
    if Currency::from_code(&currency).is_none() {
        return Err(format!(
            "{}: {currency:?} is no currency",
            fields.currency.key
        ));
    }
    let mut told = Vec::new();
    for (status, field) in &fields.status_at {
        if let Some(at) = time(plan, field, order)? {
            told.push((*status, at));
        }
    }
    let (shipments, scans) = parcels(plan, order, status)?;
    Ok(PastOrder {
        order: OrderIn {
            number,
            placed_at,
            status,
            currency,
            customer: customer(plan, order)?,
            lines: Vec::new(),
            shipping_address: address(plan, order)?,
            deliver_by: due(plan, fields.deliver_by.as_ref(), order)?,
            dispatch_by: due(plan, fields.dispatch_by.as_ref(), order)?,
            shipments,
            referral_code: None,
        },
        told,
        scans,
        reviews: Vec::new(),
    })
}

fn customer(plan: &Plan, order: View<'_>) -> Result<CustomerIn, String> {
    let fields = &plan.customer;
    let email = optional(fields.email.as_ref(), order);
    if let Some(email) = &email
        && !is_email(email)
    {
        return Err(format!("customer.email: {email:?} is no mail address"));
    }
    let external_id = optional(fields.external_id.as_ref(), order);
    if email.is_none() && external_id.is_none() {
        return Err("nobody is named as the customer: neither customer.email nor customer.external_id has a value".to_owned());
    }
    Ok(CustomerIn {
        email,
        external_id,
        name: optional(fields.name.as_ref(), order),
        phone: optional(fields.phone.as_ref(), order),
        locale: optional(fields.locale.as_ref(), order),
    })
}

fn address(plan: &Plan, order: View<'_>) -> Result<Option<Address>, String> {
    let fields = &plan.address;
    let country = optional(fields.country.as_ref(), order).map(|code| code.to_uppercase());
    if let Some(code) = &country
        && (code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()))
    {
        return Err(format!(
            "address.country: {code:?} is no code of two letters"
        ));
    }
    let address = Address {
        name: optional(fields.name.as_ref(), order),
        street: optional(fields.street.as_ref(), order),
        city: optional(fields.city.as_ref(), order),
        postal_code: optional(fields.postal_code.as_ref(), order),
        region: optional(fields.region.as_ref(), order),
        country,
    };
    Ok((address != Address::default()).then_some(address))
}

type Parcels = (Vec<ShipmentIn>, Vec<Vec<Scan>>);

fn parcels(plan: &Plan, order: View<'_>, status: OrderStatus) -> Result<Parcels, String> {
    let mut parcels: Parcels = (Vec::new(), Vec::new());
    for fields in plan
        .shipments
        .iter()
        .filter(|fields| exists(fields, order, status))
    {
        let parcel = ShipmentIn {
            carrier: required(&fields.carrier, order)?.to_lowercase(),
            tracking_number: required(&fields.tracking_number, order)?,
            lines: Vec::new(),
            deliver_by: due(plan, fields.deliver_by.as_ref(), order)?,
        };
        let twin = |other: &ShipmentIn| {
            other.carrier == parcel.carrier && other.tracking_number == parcel.tracking_number
        };
        if parcels.0.iter().any(twin) {
            return Err(format!(
                "{}: {:?} stands twice in this order",
                fields.tracking_number.key, parcel.tracking_number
            ));
        }
        let mut scans = Vec::new();
        for entry in &fields.scans {
            scans.extend(scan(plan, entry, order)?);
        }
        parcels.0.push(parcel);
        parcels.1.push(scans);
    }
    Ok(parcels)
}

fn exists(fields: &ShipmentPlan, order: View<'_>, status: OrderStatus) -> bool {
    let always = fields.exists_with.is_empty() && fields.exists_in_status.is_empty();
    always
        || fields.exists_in_status.contains(&status)
        || fields
            .exists_with
            .iter()
            .any(|field| field.value(&order).is_some())
}

fn scan(plan: &Plan, fields: &ScanPlan, order: View<'_>) -> Result<Option<Scan>, String> {
    let Some(occurred_at) = time(plan, &fields.at, order)? else {
        return Ok(None);
    };
    Ok(Some(Scan {
        id: fields.id.clone(),
        occurred_at,
        status: required(&fields.status, order)?,
        detail: optional(fields.detail.as_ref(), order),
        message: optional(fields.message.as_ref(), order),
        location: optional(fields.location.as_ref(), order),
    }))
}

fn read_lines(plan: &Plan, past: &PastOrder, views: &[View<'_>]) -> (Vec<LineIn>, Vec<Part>) {
    let Some(fields) = &plan.lines else {
        return (Vec::new(), Vec::new());
    };
    let currency = Currency::from_code(&past.order.currency);
    let read = |view: View<'_>| {
        let price = required(&fields.unit_price, view)?;
        let line_id = required(&fields.line_id, view)?;
        let line = LineIn {
            sku: required(&fields.sku, view)?,
            title: required(&fields.title, view)?,
            quantity: quantity(&required(&fields.quantity, view)?)
                .map_err(|why| format!("{}: {why}", fields.quantity.key))?,
            unit_price_minor: plan
                .amounts
                .minor(&price, currency.unwrap_or(Currency::XXX))
                .map_err(|why| format!("{}: {why}", fields.unit_price.key))?,
            category: optional(fields.category.as_ref(), view),
            line_id,
        };
        Ok((line.line_id.clone(), line))
    };
    once_each(views, read)
}

fn read_reviews(plan: &Plan, views: &[View<'_>]) -> (Vec<ReviewIn>, Vec<Part>) {
    let Some(fields) = &plan.reviews else {
        return (Vec::new(), Vec::new());
    };
    let read = |view: View<'_>| {
        let score = required(&fields.score, view)?;
        let asked_at = match &fields.asked_at {
            Some(field) => time(plan, field, view)?,
            None => None,
        };
        let review = ReviewIn {
            reference: required(&fields.reference, view)?,
            score: score
                .parse()
                .ok()
                .filter(|stars| (1..=5).contains(stars))
                .ok_or_else(|| {
                    format!("{}: {score:?} is no score from 1 to 5", fields.score.key)
                })?,
            title: optional(fields.title.as_ref(), view),
            words: optional(fields.words.as_ref(), view),
            asked_at,
            answered_at: time(plan, &fields.answered_at, view)?
                .ok_or_else(|| absent(&fields.answered_at))?,
        };
        Ok((review.reference.clone(), review))
    };
    once_each(views, read)
}

/// Reads rows that must differ in an id within their order.
fn once_each<T: PartialEq>(
    views: &[View<'_>],
    read: impl Fn(View<'_>) -> Result<(String, T), String>,
) -> (Vec<T>, Vec<Part>) {
    let mut taken: Vec<T> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut parts = Vec::with_capacity(views.len());
    for view in views {
        parts.push(match read(*view) {
            Err(reason) => Part::Refused(reason),
            Ok((id, value)) => match places.entry(id) {
                Entry::Vacant(free) => {
                    free.insert(taken.len());
                    taken.push(value);
                    Part::WithItsOrder
                }
                Entry::Occupied(held) if taken[*held.get()] == value => Part::Repeated,
                Entry::Occupied(held) => Part::Refused(format!(
                    "{:?} stands twice in this order, each time otherwise; the first counts",
                    held.key()
                )),
            },
        });
    }
    (taken, parts)
}

fn absent(field: &Field) -> String {
    format!("{} has no value", field.key)
}

fn required(field: &Field, view: View<'_>) -> Result<String, String> {
    field.value(&view).ok_or_else(|| absent(field))
}

fn optional(field: Option<&Field>, view: View<'_>) -> Option<String> {
    field.and_then(|field| field.value(&view))
}

fn time(plan: &Plan, field: &Field, view: View<'_>) -> Result<Option<Timestamp>, String> {
    let Some(text) = field.value(&view) else {
        return Ok(None);
    };
    let moment = plan.times.moment(&text);
    moment
        .map(Some)
        .map_err(|why| format!("{}: {why}", field.key))
}

fn due(plan: &Plan, field: Option<&Field>, view: View<'_>) -> Result<Option<Due>, String> {
    let Some((field, text)) = field.and_then(|field| Some((field, field.value(&view)?))) else {
        return Ok(None);
    };
    let due = plan.times.due(&text);
    due.map(Some).map_err(|why| format!("{}: {why}", field.key))
}

//! The files, read plainly: one delivery promise an order.

use anyhow::{Context, Result};
use jiff::{Timestamp, ToSpan, civil::DateTime, tz::TimeZone};
use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    path::Path,
};

/// A delivery that was promised, and what became of it.
pub struct Delivery {
    pub due: Timestamp,
    pub delivered: Option<Timestamp>,
    /// When it was called off, at the earliest.
    pub cancelled: Option<Timestamp>,
    pub state: String,
    /// The score that was answered last.
    pub score: Option<i64>,
}

type Row = HashMap<String, String>;

fn rows(folder: &Path, file: &str) -> Result<Vec<Row>> {
    let path = folder.join(file);
    let mut reader = csv::Reader::from_path(&path).with_context(|| path.display().to_string())?;
    reader
        .deserialize()
        .map(|row| row.with_context(|| path.display().to_string()))
        .collect()
}

fn field<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", |text| text.trim())
}

/// A local time of São Paulo, `None` where the cell is empty.
fn moment(text: &str, zone: &TimeZone) -> Result<Option<Timestamp>> {
    if text.is_empty() {
        return Ok(None);
    }
    let local: DateTime = text.parse().with_context(|| text.to_owned())?;
    Ok(Some(local.to_zoned(zone.clone())?.timestamp()))
}

/// The end of the promised day: the midnight after it, where the customers are.
fn end_of_day(text: &str, zone: &TimeZone) -> Result<Option<Timestamp>> {
    if text.is_empty() {
        return Ok(None);
    }
    let local: DateTime = text.parse().with_context(|| text.to_owned())?;
    if local.time() != jiff::civil::Time::midnight() {
        return moment(text, zone);
    }
    let next = local.date().checked_add(1.day())?;
    Ok(Some(next.to_zoned(zone.clone())?.timestamp()))
}

/// The score answered last of each order.
fn scores(folder: &Path) -> Result<HashMap<String, i64>> {
    let mut latest: HashMap<String, (String, String, i64)> = HashMap::new();
    for row in rows(folder, "olist_order_reviews_dataset.csv")? {
        let answer = (
            // Written as year to second, so that text order is the order in time.
            field(&row, "review_answer_timestamp").to_owned(),
            field(&row, "review_id").to_owned(),
            field(&row, "review_score").parse()?,
        );
        match latest.entry(field(&row, "order_id").to_owned()) {
            Entry::Vacant(free) => {
                free.insert(answer);
            }
            Entry::Occupied(mut held) if answer > *held.get() => {
                held.insert(answer);
            }
            Entry::Occupied(_) => {}
        }
    }
    Ok(latest
        .into_iter()
        .map(|(order, (.., score))| (order, score))
        .collect())
}

/// Every promised delivery of the files; of an order that stands twice, the first row.
pub fn read(folder: &Path) -> Result<Vec<Delivery>> {
    let zone = TimeZone::get("America/Sao_Paulo")?;
    let scores = scores(folder)?;
    let states: HashMap<String, String> = rows(folder, "olist_customers_dataset.csv")?
        .iter()
        .map(|row| {
            (
                field(row, "customer_id").to_owned(),
                field(row, "customer_state").to_owned(),
            )
        })
        .collect();
    let mut seen = HashSet::new();
    let mut deliveries = Vec::new();
    for row in rows(folder, "olist_orders_dataset.csv")? {
        let order = field(&row, "order_id").to_owned();
        // An order of nobody is no promise to anybody.
        let Some(state) = states.get(field(&row, "customer_id")) else {
            continue;
        };
        let Some(due) = end_of_day(field(&row, "order_estimated_delivery_date"), &zone)? else {
            continue;
        };
        if !seen.insert(order.clone()) {
            continue;
        }
        let placed = moment(field(&row, "order_purchase_timestamp"), &zone)?;
        let cancelled = field(&row, "order_status") == "canceled";
        deliveries.push(Delivery {
            due,
            delivered: moment(field(&row, "order_delivered_customer_date"), &zone)?,
            cancelled: placed.filter(|_| cancelled),
            state: state.clone(),
            score: scores.get(&order).copied(),
        });
    }
    Ok(deliveries)
}

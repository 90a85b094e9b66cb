//! A mapping, checked and compiled: every field knows the column it reads.

use super::{
    mapping::{Mapping, OneOrMany, ScanEntry, ShipmentEntry},
    resolve::resolve,
    template::{Columns, Field},
    values::{Amounts, Times},
};
use anyhow::{Context, bail};
use domain::orders::OrderStatus;
use std::collections::BTreeMap;

#[derive(Debug)]
pub struct Plan {
    pub tables: Vec<Table>,
    pub orders: usize,
    /// Lookups in the order they are resolved: each only needs what stands before it.
    pub lookups: Vec<usize>,
    pub times: Times,
    pub amounts: Amounts,
    pub delimiter: u8,
    pub order: OrderPlan,
    pub customer: CustomerPlan,
    pub address: AddressPlan,
    pub lines: Option<LinesPlan>,
    pub shipments: Vec<ShipmentPlan>,
    pub reviews: Option<ReviewsPlan>,
}

/// A file of the mapping.
#[derive(Debug, Default)]
pub struct Table {
    pub alias: String,
    pub names: Vec<String>,
    /// The columns the mapping reads, in the order they are kept.
    pub columns: Vec<String>,
    /// Which of them are the key.
    pub key: Vec<usize>,
    /// What finds its rows; empty for the file of orders.
    pub found_by: Vec<Field>,
}

#[derive(Debug)]
pub struct OrderPlan {
    pub number: Field,
    pub placed_at: Field,
    pub currency: Field,
    pub status: Field,
    pub status_words: BTreeMap<String, OrderStatus>,
    pub status_at: Vec<(OrderStatus, Field)>,
    pub deliver_by: Option<Field>,
    pub dispatch_by: Option<Field>,
}

#[derive(Debug)]
pub struct CustomerPlan {
    pub email: Option<Field>,
    pub external_id: Option<Field>,
    pub name: Option<Field>,
    pub phone: Option<Field>,
    pub locale: Option<Field>,
}

#[derive(Debug)]
pub struct AddressPlan {
    pub name: Option<Field>,
    pub street: Option<Field>,
    pub city: Option<Field>,
    pub postal_code: Option<Field>,
    pub region: Option<Field>,
    pub country: Option<Field>,
}

#[derive(Debug)]
pub struct LinesPlan {
    pub table: usize,
    pub line_id: Field,
    pub sku: Field,
    pub title: Field,
    pub category: Option<Field>,
    pub quantity: Field,
    pub unit_price: Field,
}

#[derive(Debug)]
pub struct ShipmentPlan {
    pub carrier: Field,
    pub tracking_number: Field,
    pub deliver_by: Option<Field>,
    pub exists_with: Vec<Field>,
    pub exists_in_status: Vec<OrderStatus>,
    pub scans: Vec<ScanPlan>,
}

#[derive(Debug)]
pub struct ScanPlan {
    pub id: String,
    pub status: Field,
    pub at: Field,
    pub detail: Option<Field>,
    pub message: Option<Field>,
    pub location: Option<Field>,
}

#[derive(Debug)]
pub struct ReviewsPlan {
    pub table: usize,
    pub reference: Field,
    pub score: Field,
    pub title: Option<Field>,
    pub words: Option<Field>,
    pub asked_at: Option<Field>,
    pub answered_at: Field,
}

impl Columns for Vec<Table> {
    fn place(&mut self, file: &str, column: &str) -> Option<(usize, usize)> {
        let table = self.iter().position(|table| table.alias == file)?;
        let columns = &mut self[table].columns;
        let place = columns.iter().position(|known| known == column);
        Some((
            table,
            place.unwrap_or_else(|| {
                columns.push(column.to_owned());
                columns.len() - 1
            }),
        ))
    }

    fn files(&self) -> String {
        let names: Vec<&str> = self.iter().map(|table| table.alias.as_str()).collect();
        names.join(", ")
    }
}

/// Compiles fields under a section of the mapping.
struct Reader<'a> {
    tables: &'a mut Vec<Table>,
    section: String,
}

impl Reader<'_> {
    fn field(&mut self, key: &str, entry: &OneOrMany) -> anyhow::Result<Field> {
        Field::read(&format!("{}.{key}", self.section), entry.all(), self.tables)
    }

    fn optional(&mut self, key: &str, entry: Option<&OneOrMany>) -> anyhow::Result<Option<Field>> {
        entry.map(|entry| self.field(key, entry)).transpose()
    }

    fn table(&self, key: &str, alias: &str) -> anyhow::Result<usize> {
        match self.tables.iter().position(|table| table.alias == alias) {
            Some(table) => Ok(table),
            None => bail!(
                "{}.{key} = {alias:?}: there is no [files.{alias}]; expected one of {}",
                self.section,
                self.tables.files()
            ),
        }
    }
}

impl Plan {
    /// # Errors
    /// With the key at fault and what is expected there.
    pub fn of(mapping: &Mapping) -> anyhow::Result<Self> {
        let mut tables: Vec<Table> = mapping
            .files
            .iter()
            .map(|(alias, file)| Table {
                alias: alias.clone(),
                names: file.names.clone(),
                ..Table::default()
            })
            .collect();
        for (table, file) in mapping.files.values().enumerate() {
            for column in file.key.all() {
                let alias = tables[table].alias.clone();
                let place = tables.place(&alias, column).map_or(0, |(_, column)| column);
                tables[table].key.push(place);
            }
            if let Some(found_by) = &file.found_by {
                let key = format!("files.{}.found_by", tables[table].alias);
                if found_by.all().len() != tables[table].key.len() {
                    bail!("{key}: expected as many values as its key has columns");
                }
                for text in found_by.all() {
                    let field = Field::read(&key, std::slice::from_ref(text), &mut tables)?;
                    tables[table].found_by.push(field);
                }
            }
        }
        let section = |name: &str| name.to_owned();
        let mut read = Reader {
            tables: &mut tables,
            section: section("order"),
        };
        let entry = &mapping.order;
        let orders = read.table("file", &entry.file)?;
        let order = OrderPlan {
            number: read.field("number", &entry.number)?,
            placed_at: read.field("placed_at", &entry.placed_at)?,
            currency: read.field("currency", &entry.currency)?,
            status: read.field("status", &entry.status)?,
            status_words: status_words(&entry.status_words)?,
            status_at: entry
                .status_at
                .iter()
                .map(|(word, field)| {
                    let key = format!("status_at.{word}");
                    Ok((
                        status(&format!("order.{key}"), word)?,
                        read.field(&key, field)?,
                    ))
                })
                .collect::<anyhow::Result<_>>()?,
            deliver_by: read.optional("deliver_by", entry.deliver_by.as_ref())?,
            dispatch_by: read.optional("dispatch_by", entry.dispatch_by.as_ref())?,
        };
        read.section = section("customer");
        let entry = &mapping.customer;
        if entry.email.is_none() && entry.external_id.is_none() {
            bail!("customer: expected email or external_id, so that people can be told apart");
        }
        let customer = CustomerPlan {
            email: read.optional("email", entry.email.as_ref())?,
            external_id: read.optional("external_id", entry.external_id.as_ref())?,
            name: read.optional("name", entry.name.as_ref())?,
            phone: read.optional("phone", entry.phone.as_ref())?,
            locale: read.optional("locale", entry.locale.as_ref())?,
        };
        read.section = section("address");
        let entry = &mapping.address;
        let address = AddressPlan {
            name: read.optional("name", entry.name.as_ref())?,
            street: read.optional("street", entry.street.as_ref())?,
            city: read.optional("city", entry.city.as_ref())?,
            postal_code: read.optional("postal_code", entry.postal_code.as_ref())?,
            region: read.optional("region", entry.region.as_ref())?,
            country: read.optional("country", entry.country.as_ref())?,
        };
        read.section = section("lines");
        let lines = match &mapping.lines {
            None => None,
            Some(entry) => Some(LinesPlan {
                table: read.table("file", &entry.file)?,
                line_id: read.field("line_id", &entry.line_id)?,
                sku: read.field("sku", &entry.sku)?,
                title: read.field("title", &entry.title)?,
                category: read.optional("category", entry.category.as_ref())?,
                quantity: read.field("quantity", &entry.quantity)?,
                unit_price: read.field("unit_price", &entry.unit_price)?,
            }),
        };
        let mut shipments = Vec::new();
        for (n, entry) in mapping.shipments.iter().enumerate() {
            read.section = format!("shipments[{n}]");
            shipments.push(shipment(&mut read, entry)?);
        }
        read.section = section("reviews");
        let reviews = match &mapping.reviews {
            None => None,
            Some(entry) => Some(ReviewsPlan {
                table: read.table("file", &entry.file)?,
                reference: read.field("reference", &entry.reference)?,
                score: read.field("score", &entry.score)?,
                title: read.optional("title", entry.title.as_ref())?,
                words: read.optional("words", entry.words.as_ref())?,
                asked_at: read.optional("asked_at", entry.asked_at.as_ref())?,
                answered_at: read.field("answered_at", &entry.answered_at)?,
            }),
        };
        let many: Vec<usize> = lines
            .iter()
            .map(|lines| lines.table)
            .chain(reviews.iter().map(|reviews| reviews.table))
            .collect();
        let lookups = resolve(&tables, orders, &many)?;
        Ok(Self {
            orders,
            lookups,
            times: Times::of(&mapping.time_zone, &mapping.time_formats)?,
            amounts: Amounts::of(&mapping.money),
            delimiter: u8::try_from(mapping.delimiter)
                .ok()
                .filter(u8::is_ascii)
                .context("delimiter: expected one ASCII character, such as \";\"")?,
            order,
            customer,
            address,
            lines,
            shipments,
            reviews,
            tables,
        })
    }

    /// The files whose rows belong to an order one by one: lines and reviews.
    pub fn parts(&self) -> impl Iterator<Item = usize> {
        let lines = self.lines.iter().map(|lines| lines.table);
        lines.chain(self.reviews.iter().map(|reviews| reviews.table))
    }
}

fn shipment(read: &mut Reader<'_>, entry: &ShipmentEntry) -> anyhow::Result<ShipmentPlan> {
    let exists_key = format!("{}.exists_in_status", read.section);
    Ok(ShipmentPlan {
        carrier: read.field("carrier", &entry.carrier)?,
        tracking_number: read.field("tracking_number", &entry.tracking_number)?,
        deliver_by: read.optional("deliver_by", entry.deliver_by.as_ref())?,
        exists_with: entry
            .exists_with
            .iter()
            .map(|text| read.field("exists_with", &OneOrMany::One(text.clone())))
            .collect::<anyhow::Result<_>>()?,
        exists_in_status: entry
            .exists_in_status
            .iter()
            .map(|word| status(&exists_key, word))
            .collect::<anyhow::Result<_>>()?,
        scans: entry
            .scans
            .iter()
            .map(|entry| scan(read, entry))
            .collect::<anyhow::Result<_>>()?,
    })
}

fn scan(read: &mut Reader<'_>, entry: &ScanEntry) -> anyhow::Result<ScanPlan> {
    Ok(ScanPlan {
        id: entry.id.clone(),
        status: read.field("scans.status", &entry.status)?,
        at: read.field("scans.at", &entry.at)?,
        detail: read.optional("scans.detail", entry.detail.as_ref())?,
        message: read.optional("scans.message", entry.message.as_ref())?,
        location: read.optional("scans.location", entry.location.as_ref())?,
    })
}

fn status(key: &str, word: &str) -> anyhow::Result<OrderStatus> {
    OrderStatus::read(word).with_context(|| {
        let known: Vec<&str> = OrderStatus::ALL
            .iter()
            .map(|status| status.as_str())
            .collect();
        format!(
            "{key}: {word:?} is no status; expected one of {}",
            known.join(", ")
        )
    })
}

fn status_words(words: &BTreeMap<String, String>) -> anyhow::Result<BTreeMap<String, OrderStatus>> {
    if words.is_empty() {
        return Ok(OrderStatus::ALL
            .into_iter()
            .map(|status| (status.as_str().to_owned(), status))
            .collect());
    }
    words
        .iter()
        .map(|(theirs, ours)| {
            Ok((
                theirs.clone(),
                status(&format!("order.status_words.{theirs}"), ours)?,
            ))
        })
        .collect()
}

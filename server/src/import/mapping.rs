//! The mapping file as it is written, TOML. `mappings/README.md` explains every key.

use anyhow::{Context, bail};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// An IANA name: local times of the files are times there.
    pub time_zone: String,
    #[serde(default = "default_time_formats")]
    pub time_formats: Vec<String>,
    #[serde(default)]
    pub money: Money,
    #[serde(default = "default_delimiter")]
    pub delimiter: char,
    pub files: BTreeMap<String, FileEntry>,
    pub order: OrderEntry,
    pub customer: CustomerEntry,
    #[serde(default)]
    pub address: AddressEntry,
    pub lines: Option<LinesEntry>,
    #[serde(default)]
    pub shipments: Vec<ShipmentEntry>,
    pub reviews: Option<ReviewsEntry>,
}

fn default_time_formats() -> Vec<String> {
    vec![
        "rfc3339".to_owned(),
        "%Y-%m-%d %H:%M:%S".to_owned(),
        "%Y-%m-%d".to_owned(),
    ]
}

fn default_delimiter() -> char {
    ','
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    #[serde(default = "point")]
    pub decimal: char,
    pub thousands: Option<char>,
}

fn point() -> char {
    '.'
}

impl Default for Money {
    fn default() -> Self {
        Self {
            decimal: point(),
            thousands: None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// File names it goes by; a file of another name is recognised by its columns.
    #[serde(default)]
    pub names: Vec<String>,
    /// The column, or columns, its rows are found by.
    pub key: OneOrMany,
    /// Which value of another file finds them; the file of orders has none.
    pub found_by: Option<OneOrMany>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderEntry {
    pub file: String,
    pub number: OneOrMany,
    pub placed_at: OneOrMany,
    pub currency: OneOrMany,
    pub status: OneOrMany,
    /// The files' words for a status, each to one of ours.
    #[serde(default)]
    pub status_words: BTreeMap<String, String>,
    /// When the order came to a status.
    #[serde(default)]
    pub status_at: BTreeMap<String, OneOrMany>,
    pub deliver_by: Option<OneOrMany>,
    pub dispatch_by: Option<OneOrMany>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerEntry {
    pub email: Option<OneOrMany>,
    pub external_id: Option<OneOrMany>,
    pub name: Option<OneOrMany>,
    pub phone: Option<OneOrMany>,
    pub locale: Option<OneOrMany>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressEntry {
    pub name: Option<OneOrMany>,
    pub street: Option<OneOrMany>,
    pub city: Option<OneOrMany>,
    pub postal_code: Option<OneOrMany>,
    pub region: Option<OneOrMany>,
    pub country: Option<OneOrMany>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinesEntry {
    pub file: String,
    pub line_id: OneOrMany,
    pub sku: OneOrMany,
    pub title: OneOrMany,
    pub category: Option<OneOrMany>,
    pub quantity: OneOrMany,
    pub unit_price: OneOrMany,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipmentEntry {
    pub carrier: OneOrMany,
    pub tracking_number: OneOrMany,
    pub deliver_by: Option<OneOrMany>,
    /// The order has this parcel when one of these has a value …
    #[serde(default)]
    pub exists_with: Vec<String>,
    /// … or the order has one of these statuses; with neither key it always has it.
    #[serde(default)]
    pub exists_in_status: Vec<String>,
    #[serde(default)]
    pub scans: Vec<ScanEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScanEntry {
    /// The same in every import: it is what makes the scan one and the same.
    pub id: String,
    pub status: OneOrMany,
    pub at: OneOrMany,
    pub detail: Option<OneOrMany>,
    pub message: Option<OneOrMany>,
    pub location: Option<OneOrMany>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewsEntry {
    pub file: String,
    pub reference: OneOrMany,
    pub score: OneOrMany,
    pub title: Option<OneOrMany>,
    pub words: Option<OneOrMany>,
    pub asked_at: Option<OneOrMany>,
    pub answered_at: OneOrMany,
}

impl Mapping {
    /// # Errors
    /// The file cannot be read, or a key is missing, misspelt or of the wrong kind: told with file and line.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the mapping {} cannot be read", path.display()))?;
        match toml::from_str(&text) {
            Ok(mapping) => Ok(mapping),
            // toml's own words name line and key, and show the place.
            Err(error) => bail!("the mapping {} does not read: {error}", path.display()),
        }
    }
}

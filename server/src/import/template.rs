//! How a mapping says a value: text with `{file.column}` in it. A list means "the first of these that is there". A
//! template whose columns are empty has no value.

use anyhow::{Context, bail};

/// A field: the first of its templates that has a value.
#[derive(Debug, Clone)]
pub struct Field {
    /// What the mapping calls it, for words about its faults.
    pub key: String,
    templates: Vec<Vec<Part>>,
}

#[derive(Debug, Clone)]
enum Part {
    Text(String),
    Column {
        table: usize,
        column: usize,
        as_words: bool,
    },
}

/// The rows a field may speak of: for each file of the mapping the row in reach, if there is one.
pub trait Rows {
    fn cell(&self, table: usize, column: usize) -> Option<&str>;
}

/// Hands out a column's place in a file of the mapping.
pub trait Columns {
    fn place(&mut self, file: &str, column: &str) -> Option<(usize, usize)>;
    fn files(&self) -> String;
}

impl Field {
    /// Reads the field under this key of the mapping.
    ///
    /// # Errors
    /// With the key, and what is expected.
    pub fn read(key: &str, texts: &[String], columns: &mut impl Columns) -> anyhow::Result<Self> {
        let templates: anyhow::Result<Vec<_>> = texts
            .iter()
            .map(|text| parse(text, columns).with_context(|| format!("{key} = {text:?}")))
            .collect();
        Ok(Self {
            key: key.to_owned(),
            templates: templates?,
        })
    }

    /// The value, trimmed; `None` where nothing is there.
    pub fn value(&self, rows: &impl Rows) -> Option<String> {
        self.templates.iter().find_map(|parts| render(parts, rows))
    }

    /// The files it speaks of.
    pub fn tables(&self) -> impl Iterator<Item = usize> {
        self.templates
            .iter()
            .flatten()
            .filter_map(|part| match part {
                Part::Text(_) => None,
                Part::Column { table, .. } => Some(*table),
            })
    }
}

fn render(parts: &[Part], rows: &impl Rows) -> Option<String> {
    let mut value = String::new();
    for part in parts {
        match part {
            Part::Text(text) => value.push_str(text),
            Part::Column {
                table,
                column,
                as_words,
            } => {
                let cell = rows
                    .cell(*table, *column)
                    .map(str::trim)
                    .filter(|cell| !cell.is_empty())?;
                if *as_words {
                    push_words(&mut value, cell);
                } else {
                    value.push_str(cell);
                }
            }
        }
    }
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// `bed_bath_table` as people write it: `Bed bath table`.
fn push_words(value: &mut String, cell: &str) {
    let mut letters = cell.chars().map(|c| if c == '_' { ' ' } else { c });
    value.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    value.extend(letters);
}

fn parse(text: &str, columns: &mut impl Columns) -> anyhow::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            parts.push(Part::Text(rest[..open].to_owned()));
        }
        let Some(length) = rest[open..].find('}') else {
            bail!("has a {{ without its }}");
        };
        let name = &rest[open + 1..open + length];
        let (name, as_words) = match name.strip_suffix("|words") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let Some((file, column)) = name.split_once('.') else {
            bail!("{{{name}}} must name a file and a column, such as {{orders.order_id}}");
        };
        let Some((table, column)) = columns.place(file, column) else {
            bail!(
                "there is no [files.{file}]; expected one of {}",
                columns.files()
            );
        };
        parts.push(Part::Column {
            table,
            column,
            as_words,
        });
        rest = &rest[open + length + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Ok(parts)
}

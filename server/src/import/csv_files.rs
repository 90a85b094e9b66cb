//! The CSV files: which is which, and laying them down for the joins.

use super::{
    plan::{Plan, Table},
    rejects::Rejects,
    report::Report,
};
use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    path::{Path, PathBuf},
};
use store::import::Staging;

/// A file the mapping knows.
#[derive(Debug)]
pub struct Recognised {
    pub path: PathBuf,
    pub name: String,
    pub table: usize,
    /// Where each of the table's columns stands in this file.
    places: Vec<usize>,
    width: usize,
}

/// Joins the parts of a key that has several columns; no CSV export holds it.
pub const BETWEEN: &str = "\u{1f}";

/// Rows laid down at once.
const HEAP: usize = 2_000;

/// Tells known files from unknown ones: by name, else by their columns.
///
/// # Errors
/// A file cannot be read, lacks a column, or none holds the orders.
pub fn recognise(
    plan: &Plan,
    paths: &[PathBuf],
    mapping: &Path,
) -> anyhow::Result<(Vec<Recognised>, Vec<PathBuf>)> {
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for path in paths {
        let header = header(plan, path)?;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let by_name = plan.tables.iter().position(|table| {
            table
                .names
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&name))
        });
        let table = match by_name {
            Some(table) => table,
            None => match by_columns(&plan.tables, &header) {
                Some(table) => table,
                None => {
                    unknown.push(path.clone());
                    continue;
                }
            },
        };
        let places: anyhow::Result<Vec<usize>> = plan.tables[table]
            .columns
            .iter()
            .map(|column| {
                header.iter().position(|known| known == column).with_context(|| {
                    format!(
                        "{}: files.{} reads the column {column:?}, which {} does not have; it has {}",
                        mapping.display(),
                        plan.tables[table].alias,
                        path.display(),
                        header.join(", ")
                    )
                })
            })
            .collect();
        known.push(Recognised {
            path: path.clone(),
            name,
            table,
            places: places?,
            width: header.len(),
        });
    }
    let orders = &plan.tables[plan.orders];
    if !known.iter().any(|file| file.table == plan.orders) {
        bail!(
            "none of these files holds the orders: expected a file named {} or one with the columns {}",
            orders.names.join(" or "),
            orders.columns.join(", ")
        );
    }
    Ok((known, unknown))
}

/// The table all of whose columns this header has; of several, the one that asks for most.
fn by_columns(tables: &[Table], header: &[String]) -> Option<usize> {
    let fits = |table: &Table| table.columns.iter().all(|column| header.contains(column));
    (0..tables.len())
        .filter(|table| fits(&tables[*table]))
        .max_by_key(|table| tables[*table].columns.len())
}

fn reader(plan: &Plan, path: &Path) -> anyhow::Result<csv::Reader<File>> {
    csv::ReaderBuilder::new()
        .delimiter(plan.delimiter)
        .flexible(true)
        .from_path(path)
        .with_context(|| format!("{} cannot be read", path.display()))
}

fn header(plan: &Plan, path: &Path) -> anyhow::Result<Vec<String>> {
    let mut reader = reader(plan, path)?;
    let header = reader
        .byte_headers()
        .with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(header
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_owned())
        .collect())
}

/// Lays all files down, orders first, and makes their rows findable.
///
/// # Errors
/// A file cannot be read to its end, or the disk is full.
pub async fn lay(
    plan: &Plan,
    files: &[Recognised],
    staging: &Staging,
    report: &mut Report,
    rejects: &mut Rejects,
) -> anyhow::Result<()> {
    let bytes = files
        .iter()
        .filter_map(|file| std::fs::metadata(&file.path).ok())
        .map(|metadata| metadata.len())
        .sum();
    let bar = ProgressBar::new(bytes);
    bar.set_style(ProgressStyle::with_template(
        "reading {bar:30} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left",
    )?);
    let mut in_order: Vec<(i64, &Recognised)> = (0..).zip(files).collect();
    in_order.sort_by_key(|(_, file)| (file.table != plan.orders, file.table));
    for (source, file) in in_order {
        lay_one(plan, file, source, staging, report, rejects, &bar).await?;
    }
    bar.set_message("sorting");
    staging.index().await?;
    bar.finish_and_clear();
    Ok(())
}

async fn lay_one(
    plan: &Plan,
    file: &Recognised,
    source: i64,
    staging: &Staging,
    report: &mut Report,
    rejects: &mut Rejects,
    bar: &ProgressBar,
) -> anyhow::Result<()> {
    let table = i64::try_from(file.table).unwrap_or_default();
    let keys = &plan.tables[file.table].key;
    let mut reader = reader(plan, &file.path)?;
    let mut record = csv::ByteRecord::new();
    let mut heap = Vec::with_capacity(HEAP);
    let mut at = 0;
    while reader
        .read_byte_record(&mut record)
        .with_context(|| format!("{} cannot be read", file.path.display()))?
    {
        report.file(source).read += 1;
        let line = record.position().map_or(0, csv::Position::line);
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        match row(file, &record, &plan.tables[file.table]) {
            Ok(fields) => {
                let key: Vec<&str> = keys.iter().map(|place| fields[*place].trim()).collect();
                heap.push((source, line, key.join(BETWEEN), fields));
            }
            Err(reason) => {
                report.file(source).refused += 1;
                rejects.write(&file.name, line, "", &reason)?;
            }
        }
        if heap.len() == HEAP {
            staging.lay(table, &heap).await?;
            heap.clear();
            let now = reader.position().byte();
            bar.inc(now - at);
            at = now;
        }
    }
    staging.lay(table, &heap).await?;
    bar.inc(reader.position().byte() - at);
    Ok(())
}

/// The columns the mapping reads, or why the row cannot be taken.
fn row(file: &Recognised, record: &csv::ByteRecord, table: &Table) -> Result<Vec<String>, String> {
    if record.len() != file.width {
        return Err(format!(
            "has {} fields where the first line has {}",
            record.len(),
            file.width
        ));
    }
    let mut fields = Vec::with_capacity(file.places.len());
    for (place, column) in file.places.iter().zip(&table.columns) {
        let cell = record.get(*place).unwrap_or_default();
        let cell = std::str::from_utf8(cell).map_err(|_| format!("{column} is not UTF-8"))?;
        if cell.contains('\0') {
            // No database takes it in a text.
            return Err(format!("{column} holds a NUL character"));
        }
        fields.push(cell.to_owned());
    }
    match table.key.iter().find(|key| fields[**key].trim().is_empty()) {
        Some(key) => Err(format!("{} is empty", table.columns[*key])),
        None => Ok(fields),
    }
}

//! How the files of a mapping lead back to the file of orders.

use super::{plan::Table, template::Field};
use anyhow::bail;

/// The order in which lookups can be resolved, starting from what an order, a line or a review brings along.
pub fn resolve(tables: &[Table], orders: usize, many: &[usize]) -> anyhow::Result<Vec<usize>> {
    for &table in many {
        if tables[table]
            .found_by
            .iter()
            .flat_map(Field::tables)
            .any(|of| of != orders)
            || tables[table].found_by.is_empty()
        {
            bail!(
                "files.{}.found_by: expected a value of the file of orders, such as \"{{{}.…}}\"",
                tables[table].alias,
                tables[orders].alias
            );
        }
    }
    let mut reached: Vec<usize> = std::iter::once(orders)
        .chain(many.iter().copied())
        .collect();
    let mut lookups = Vec::new();
    loop {
        let next = (0..tables.len()).find(|table| {
            !reached.contains(table)
                && !tables[*table].found_by.is_empty()
                && tables[*table]
                    .found_by
                    .iter()
                    .flat_map(Field::tables)
                    .all(|of| reached.contains(&of))
        });
        let Some(next) = next else { break };
        reached.push(next);
        lookups.push(next);
    }
    if let Some(lost) = (0..tables.len()).find(|table| !reached.contains(table)) {
        bail!(
            "files.{}.found_by: expected a value that leads back to the file of orders, such as \"{{{}.…}}\"",
            tables[lost].alias,
            tables[orders].alias
        );
    }
    Ok(lookups)
}

//! Tables made of values that are there already: each row a head and one cell for each further column.

use crate::design::{Cell, Row, RowHead, Table, TableShape};
use leptos::prelude::*;

/// A head and its cells, in the order of the columns.
pub struct TableRow {
    pub head: AnyView,
    pub cells: Vec<AnyView>,
}

/// The first of `columns` names the heads.
#[must_use]
pub fn table(
    caption: String,
    columns: Vec<String>,
    shape: TableShape,
    rows: Vec<TableRow>,
) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let cells = columns
                .iter()
                .skip(1)
                .cloned()
                .zip(row.cells)
                .map(|(column, cell)| view! { <Cell column><div>{cell}</div></Cell> })
                .collect_view();
            let head = row.head;
            view! { <Row><RowHead>{head}</RowHead>{cells}</Row> }
        })
        .collect_view();
    view! { <Table caption columns shape>{rows}</Table> }.into_any()
}

//! Tables. Roles are written out, because a table laid out as blocks on a phone would lose them.

use leptos::prelude::*;

/// What a table does on a narrow screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableShape {
    /// Each row becomes a block, each cell says its column's name: for customers.
    #[default]
    Stacks,
    /// It scrolls sideways by itself: for figures one compares down a column.
    Scrolls,
}

/// A table with its caption (heard, not seen: a heading stands above it) and the names of its columns. Its children are
/// [`Row`]s.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    columns: Vec<String>,
    #[prop(optional)] shape: TableShape,
    children: Children,
) -> impl IntoView {
    let heads = columns
        .into_iter()
        .map(|column| view! { <th scope="col" role="columnheader">{column}</th> })
        .collect_view();
    let class = match shape {
        TableShape::Stacks => "table stacks",
        TableShape::Scrolls => "table",
    };
    // What scrolls has to be reachable by keyboard, and what is reachable needs a name.
    let table = view! {
        <table class=class role="table">
            <caption class="visually-hidden">{caption.clone()}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    };
    view! { <div class="table-frame" role="region" tabindex="0" aria-label=caption>{table}</div> }
}

/// One row: a [`RowHead`], then [`Cell`]s.
#[component]
pub fn Row(children: Children) -> impl IntoView {
    view! { <tr role="row">{children()}</tr> }
}

/// What the row is about.
#[component]
pub fn RowHead(children: Children) -> impl IntoView {
    view! { <th scope="row" role="rowheader">{children()}</th> }
}

/// One value; `column` is the name of its column, shown beside it where rows are blocks.
#[component]
pub fn Cell(#[prop(into)] column: String, children: Children) -> impl IntoView {
    view! { <td role="cell" data-column=column>{children()}</td> }
}

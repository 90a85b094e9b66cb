//! Many rows a statement, on both databases.

/// Bound values a statement holds at most: well below SQLite's 32,766 and PostgreSQL's 65,535, and small enough that the
/// text of a statement is parsed in no time.
pub(crate) const MOST_VALUES: usize = 6_000;

/// `insert_all!(tx, "insert into t (a, b)", &rows, 2, "on conflict do nothing", |q, row| { q.push_bind(row.a); … })`
macro_rules! insert_all {
    ($tx:expr, $head:literal, $rows:expr, $columns:literal, $tail:literal, |$q:ident, $row:ident| $binds:block) => {
        for chunk in $rows.chunks($crate::bulk::MOST_VALUES / $columns) {
            $crate::db::on!(tx $tx.db, |c| {
                let mut query = sqlx::QueryBuilder::new($head);
                query.push_values(chunk, |mut $q, $row| $binds);
                query.push($tail);
                // Single rows and whole chunks come often; keeping every length prepared would fill the statement cache.
                let often = chunk.len() == 1 || chunk.len() == $crate::bulk::MOST_VALUES / $columns;
                query.build().persistent(often).execute(c).await.map(drop)
            })?;
        }
    };
}
pub(crate) use insert_all;

/// Looks rows up by one column: `find_all!(tx, "select … where number in (", keys, ")")`.
macro_rules! find_all {
    ($tx:expr, $head:literal, $keys:expr) => {{
        let mut found = Vec::new();
        for chunk in $keys.chunks($crate::bulk::MOST_VALUES) {
            $crate::db::on!(tx $tx.db, |c| {
                let mut query = sqlx::QueryBuilder::new($head);
                query.push(" in (");
                let mut list = query.separated(", ");
                for key in chunk {
                    list.push_bind(*key);
                }
                query.push(")");
                query.build_query_as().persistent(false).fetch_all(c).await.map(|mut rows| found.append(&mut rows))
            })?;
        }
        found
    }};
}
pub(crate) use find_all;

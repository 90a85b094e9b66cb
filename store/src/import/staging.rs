//! Where an import lays its files down while it joins them: a private SQLite database on disk that SQLite itself
//! removes, so that memory stays the same however long the files are and nothing is left behind.

use crate::StoreError;
use sqlx::{
    QueryBuilder, Sqlite, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// Rows of several tables, found again by table and key.
#[derive(Debug)]
pub struct Staging(SqlitePool);

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedRow {
    /// Rises in the order the rows were laid down.
    pub row: i64,
    /// Which file it came from, and on which line it begins.
    pub source: i64,
    pub line: i64,
    pub key: String,
    pub fields: Vec<String>,
}

/// A row whose key stands further up already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    pub source: i64,
    pub line: i64,
    pub key: String,
    pub first_line: i64,
    /// Whether it says the same in every column.
    pub same: bool,
}

type Row = (i64, i64, i64, String, String);

impl Staging {
    /// # Errors
    /// There is no room for a temporary file.
    pub async fn open() -> Result<Self, StoreError> {
        // An empty name is SQLite's own word for a temporary database on disk.
        let options = SqliteConnectOptions::new()
            .filename("")
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .pragma("cache_size", "-8192");
        let pool = SqlitePoolOptions::new()
            // The database is the connection's own: a second one would be empty.
            .min_connections(1)
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        sqlx::query(
            "create table staged (row integer primary key, tab integer not null, source integer not null, \
             line integer not null, key text not null, fields text not null, used integer not null default 0)",
        )
        .execute(&pool)
        .await?;
        Ok(Self(pool))
    }

    /// Lays rows of one table down: source, line, key and fields of each.
    ///
    /// # Errors
    /// The disk is full.
    pub async fn lay(
        &self,
        table: i64,
        rows: &[(i64, i64, String, Vec<String>)],
    ) -> Result<(), StoreError> {
        for chunk in rows.chunks(500) {
            let mut query =
                QueryBuilder::<Sqlite>::new("insert into staged (tab, source, line, key, fields) ");
            query.push_values(chunk, |mut q, (source, line, key, fields)| {
                let fields = serde_json::to_string(fields).unwrap_or_default();
                q.push_bind(table)
                    .push_bind(*source)
                    .push_bind(*line)
                    .push_bind(key.as_str())
                    .push_bind(fields);
            });
            query
                .build()
                .persistent(chunk.len() == 500)
                .execute(&self.0)
                .await?;
        }
        Ok(())
    }

    /// Makes the rows findable by key, once all are laid down: sorting once is far cheaper than keeping sorted.
    ///
    /// # Errors
    /// The disk is full.
    pub async fn index(&self) -> Result<(), StoreError> {
        sqlx::query("create index staged_by_key on staged (tab, key, row)")
            .execute(&self.0)
            .await?;
        Ok(())
    }

    /// The next rows of a table after a row, each key once: the first row with it counts.
    ///
    /// # Errors
    /// The store broke.
    pub async fn page(
        &self,
        table: i64,
        after: i64,
        most: i64,
    ) -> Result<Vec<StagedRow>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select s.row, s.source, s.line, s.key, s.fields from staged s where s.row > $2 and s.tab = $1 \
             and not exists (select 1 from staged e where e.tab = s.tab and e.key = s.key and e.row < s.row) \
             order by s.row limit $3",
        )
        .bind(table)
        .bind(after)
        .bind(most)
        .fetch_all(&self.0)
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// All rows of a table with one of these keys, in the order they were laid down.
    ///
    /// # Errors
    /// The store broke.
    pub async fn find(&self, table: i64, keys: &[&str]) -> Result<Vec<StagedRow>, StoreError> {
        let mut found = Vec::new();
        for chunk in keys.chunks(5_000) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "select row, source, line, key, fields from staged where tab = ",
            );
            query.push_bind(table).push(" and key in (");
            let mut list = query.separated(", ");
            for key in chunk {
                list.push_bind(*key);
            }
            query.push(") order by row");
            let rows: Vec<Row> = query
                .build_query_as()
                .persistent(false)
                .fetch_all(&self.0)
                .await?;
            found.extend(rows);
        }
        found.into_iter().map(read).collect()
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// The store broke.
    pub async fn count(&self, table: i64) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar("select count(*) from staged where tab = $1")
            .bind(table)
            .fetch_one(&self.0)
            .await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Remembers what these rows were good for; the highest level counts.
    ///
    /// # Errors
    /// The store broke.
    pub async fn mark_used(&self, level: i64, rows: &[i64]) -> Result<(), StoreError> {
        for chunk in rows.chunks(5_000) {
            let mut query = QueryBuilder::<Sqlite>::new("update staged set used = ");
            query.push_bind(level).push(" where used < ");
            query.push_bind(level).push(" and row in (");
            let mut list = query.separated(", ");
            for row in chunk {
                list.push_bind(*row);
            }
            query.push(")");
            query.build().persistent(false).execute(&self.0).await?;
        }
        Ok(())
    }

    /// How many rows of a table were good for what: source, level, count.
    ///
    /// # Errors
    /// The store broke.
    pub async fn used(&self, table: i64) -> Result<Vec<(i64, i64, i64)>, StoreError> {
        Ok(sqlx::query_as(
            "select source, used, count(*) from staged where tab = $1 and used > 0 group by source, used",
        )
        .bind(table)
        .fetch_all(&self.0)
        .await?)
    }

    /// Rows of a table whose key stands there already, page by page.
    ///
    /// # Errors
    /// The store broke.
    pub async fn repeats(
        &self,
        table: i64,
        after: i64,
        most: i64,
    ) -> Result<Vec<(i64, Repeat)>, StoreError> {
        let rows: Vec<(i64, i64, i64, String, i64, bool)> = sqlx::query_as(
            "select s.row, s.source, s.line, s.key, f.line, f.fields = s.fields from staged s join staged f on f.row = \
             (select min(e.row) from staged e where e.tab = s.tab and e.key = s.key) \
             where s.tab = $1 and s.row > $2 and f.row < s.row order by s.row limit $3",
        )
        .bind(table)
        .bind(after)
        .bind(most)
        .fetch_all(&self.0)
        .await?;
        Ok(rows
            .into_iter()
            .map(|(row, source, line, key, first_line, same)| {
                (
                    row,
                    Repeat {
                        source,
                        line,
                        key,
                        first_line,
                        same,
                    },
                )
            })
            .collect())
    }

    /// Rows of a table that were good for nothing, page by page.
    ///
    /// # Errors
    /// The store broke.
    pub async fn unused(
        &self,
        table: i64,
        after: i64,
        most: i64,
    ) -> Result<Vec<StagedRow>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select row, source, line, key, fields from staged where row > $2 and tab = $1 and used = 0 order by row limit $3",
        )
        .bind(table)
        .bind(after)
        .bind(most)
        .fetch_all(&self.0)
        .await?;
        rows.into_iter().map(read).collect()
    }
}

fn read((row, source, line, key, fields): Row) -> Result<StagedRow, StoreError> {
    let fields = serde_json::from_str(&fields).map_err(|error| StoreError::Damaged {
        table: "staged",
        row: row.to_string(),
        why: error.to_string(),
    })?;
    Ok(StagedRow {
        row,
        source,
        line,
        key,
        fields,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: i64, key: &str, field: &str) -> (i64, i64, String, Vec<String>) {
        (0, line, key.to_owned(), vec![field.to_owned()])
    }

    #[tokio::test]
    async fn rows_are_found_by_key_and_repeats_and_leftovers_are_named() {
        let staging = Staging::open().await.unwrap();
        let orders = [
            row(2, "a", "1"),
            row(3, "b", "2"),
            row(4, "a", "1"),
            row(5, "b", "9"),
        ];
        staging.lay(0, &orders).await.unwrap();
        staging
            .lay(1, &[row(2, "b", "line\nbreak"), row(3, "c", "")])
            .await
            .unwrap();
        staging.index().await.unwrap();
        let page = staging.page(0, 0, 10).await.unwrap();
        assert_eq!(page.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
        let repeats = staging.repeats(0, 0, 10).await.unwrap();
        let told: Vec<_> = repeats
            .iter()
            .map(|(_, r)| (r.line, r.first_line, r.same))
            .collect();
        assert_eq!(told, [(4, 2, true), (5, 3, false)]);
        let found = staging.find(1, &["b", "x"]).await.unwrap();
        assert_eq!(found[0].fields, ["line\nbreak"]);
        staging.mark_used(2, &[found[0].row]).await.unwrap();
        staging.mark_used(1, &[found[0].row]).await.unwrap();
        assert_eq!(staging.used(1).await.unwrap(), [(0, 2, 1)]);
        let unused = staging.unused(1, 0, 10).await.unwrap();
        assert_eq!(unused.len(), 1);
        assert_eq!(unused[0].key, "c");
    }
}

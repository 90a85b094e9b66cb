//! Two typed pools and one SQL text. `on!` expands the same query for each database; `sqlx::Any` knows neither uuid nor
//! booleans. What the two do not share is avoided: no hand-made counters, no constraint names, sums cast to bigint.

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction, pool::PoolConnection};

/// The read-only handle: it has no `commit`.
#[derive(Debug, Clone)]
pub(crate) enum ReadDb {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// One reading connection, for what asks more than once: sqlx looks at a connection each time it comes back to the pool.
pub(crate) enum ReadConnection {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl ReadDb {
    pub(crate) async fn connection(&self) -> Result<ReadConnection, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(pool) => ReadConnection::Sqlite(pool.acquire().await?),
            Self::Postgres(pool) => ReadConnection::Postgres(pool.acquire().await?),
        })
    }
}

/// The writing handle: SQLite has one connection for it, since it takes one writer at a time anyway.
#[derive(Debug, Clone)]
pub(crate) enum WriteDb {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

pub(crate) enum TxDb {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one query on whichever database it is: `on!(read db, |c| sqlx::query("…").fetch_all(c).await)` for a pool,
/// `on!(same connection, |c| …)` on one connection of it, `on!(tx db, |c| …)` inside a transaction.
macro_rules! on {
    (read $db:expr, |$c:ident| $body:expr) => {
        match $db {
            $crate::db::ReadDb::Sqlite(pool) => {
                let $c = pool;
                $body
            }
            $crate::db::ReadDb::Postgres(pool) => {
                let $c = pool;
                $body
            }
        }
    };
    (same $db:expr, |$c:ident| $body:expr) => {
        match $db {
            $crate::db::ReadConnection::Sqlite(connection) => {
                let $c = &mut **connection;
                $body
            }
            $crate::db::ReadConnection::Postgres(connection) => {
                let $c = &mut **connection;
                $body
            }
        }
    };
    (tx $db:expr, |$c:ident| $body:expr) => {
        match &mut $db {
            $crate::db::TxDb::Sqlite(tx) => {
                let $c = &mut **tx;
                $body
            }
            $crate::db::TxDb::Postgres(tx) => {
                let $c = &mut **tx;
                $body
            }
        }
    };
}
pub(crate) use on;

//! Opening the ledger: connections, their guards, migrations.

use crate::{
    StoreError,
    clock::{Chance, Clock},
    db::{ReadDb, WriteDb},
    live::Live,
    policy::Held,
    secret::Root,
};
use domain::Timestamp;
use sqlx::{
    Executor,
    migrate::MigrateError,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    str::FromStr,
    sync::{Arc, OnceLock},
    time::Duration,
};
use thiserror::Error;

/// The ledger. Cheap to clone; every clone is the same store.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    read: ReadDb,
    write: WriteDb,
    clock: Clock,
    chance: Chance,
    policy: Held,
    live: Live,
    outbox: tokio::sync::Notify,
    root: OnceLock<Root>,
}

/// Why the ledger cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error(
        "{0:?} is no database address: use sqlite://FILE, a path, or postgres://USER@HOST/NAME"
    )]
    NoAddress(String),
    /// SQLite 3.7.0 to 3.51.2 can corrupt a WAL on reset (<https://sqlite.org/wal.html>).
    #[error("SQLite {0} is older than 3.51.3, which mends a fault that can corrupt the database")]
    OldSqlite(String),
    #[error("the database cannot be opened")]
    Database(#[from] sqlx::Error),
    #[error("the database's tables cannot be brought up to date")]
    Migrate(#[from] MigrateError),
    #[error("the settings in the database do not read")]
    Settings(#[source] StoreError),
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

impl Store {
    /// Opens the ledger at `sqlite://FILE` (a bare path means the same) or `postgres://…`, without touching its tables.
    ///
    /// # Errors
    /// [`OpenError`]: the address, the database, or a SQLite with a known fault.
    pub async fn open(url: &str, clock: Clock, chance: Chance) -> Result<Self, OpenError> {
        let (read, write) = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            postgres(url).await?
        } else {
            sqlite(url).await?
        };
        let inner = Inner {
            read,
            write,
            clock,
            chance,
            policy: Held::default(),
            live: Live::new(),
            outbox: tokio::sync::Notify::new(),
            root: OnceLock::new(),
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Brings the tables up to date and loads the shop's settings. Safe to run from several processes at once.
    ///
    /// # Errors
    /// [`OpenError`]
    pub async fn migrate(&self) -> Result<(), OpenError> {
        match &self.0.write {
            WriteDb::Sqlite(pool) => {
                MIGRATIONS.run(pool).await?;
                pool.execute(include_str!("../migrations/sqlite/append_only.sql"))
                    .await?;
            }
            WriteDb::Postgres(pool) => {
                MIGRATIONS.run(pool).await?;
                let mut connection = pool.acquire().await?;
                // `create or replace trigger` from two processes at once would collide in the catalogue.
                (&mut *connection)
                    .execute("select pg_advisory_lock(7471001)")
                    .await?;
                let made = (&mut *connection)
                    .execute(include_str!("../migrations/postgres/append_only.sql"))
                    .await;
                (&mut *connection)
                    .execute("select pg_advisory_unlock(7471001)")
                    .await?;
                made?;
            }
        }
        self.refresh_policy().await.map_err(OpenError::Settings)
    }

    /// Whether it is PostgreSQL: several processes may serve then.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.0.write, WriteDb::Postgres(_))
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    #[must_use]
    pub fn chance(&self) -> &Chance {
        &self.0.chance
    }

    pub(crate) fn read(&self) -> &ReadDb {
        &self.0.read
    }

    pub(crate) fn write(&self) -> &WriteDb {
        &self.0.write
    }

    pub(crate) fn held_policy(&self) -> &Held {
        &self.0.policy
    }

    pub(crate) fn live(&self) -> &Live {
        &self.0.live
    }

    pub(crate) fn root(&self) -> &OnceLock<Root> {
        &self.0.root
    }

    /// Woken when a notice was queued, so that the worker need not wait for its next look.
    #[must_use]
    pub fn outbox_bell(&self) -> &tokio::sync::Notify {
        &self.0.outbox
    }

    /// Ends the connections, writing what SQLite still holds in its log.
    pub async fn close(&self) {
        match &self.0.read {
            ReadDb::Sqlite(pool) => pool.close().await,
            ReadDb::Postgres(pool) => pool.close().await,
        }
        match &self.0.write {
            WriteDb::Sqlite(pool) => pool.close().await,
            WriteDb::Postgres(pool) => pool.close().await,
        }
    }
}

async fn sqlite(url: &str) -> Result<(ReadDb, WriteDb), OpenError> {
    let file = url
        .strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"))
        .unwrap_or(url);
    if file.is_empty() || file.contains("://") {
        return Err(OpenError::NoAddress(url.to_owned()));
    }
    keep_private(file);
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: an acknowledged write survives a power cut; NORMAL would only survive a killed process.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .pragma("journal_size_limit", "67108864")
        .pragma("mmap_size", "0")
        // Erased rows are overwritten in the file, not just forgotten.
        .pragma("secure_delete", "on")
        .statement_cache_capacity(256);
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .test_before_acquire(false)
        .connect_with(options.clone())
        .await?;
    let version: String = sqlx::query_scalar("select sqlite_version()")
        .fetch_one(&write)
        .await?;
    if !keeps_its_log(&version) {
        return Err(OpenError::OldSqlite(version));
    }
    let read = SqlitePoolOptions::new()
        .max_connections(4)
        // A file does not go away as a server does, and each test is a trip to the connection's thread.
        .test_before_acquire(false)
        .connect_with(options.pragma("query_only", "on"))
        .await?;
    Ok((ReadDb::Sqlite(read), WriteDb::Sqlite(write)))
}

/// Names and addresses are nobody else's on this machine: a new file is made readable for its owner alone, and SQLite gives
/// its log the same rights. What cannot be made here is told by the opening of it.
pub(crate) fn keep_private(file: &str) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(file);
}

/// SQLite 3.7.0 to 3.51.2 can lose the end of a write-ahead log that is being reset; the accepted range of
/// libsqlite3-sys reaches below, so a lock file could bring one back.
fn keeps_its_log(version: &str) -> bool {
    let parts: Vec<u32> = version
        .split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect();
    parts >= vec![3, 51, 3]
}

async fn postgres(url: &str) -> Result<(ReadDb, WriteDb), OpenError> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| OpenError::NoAddress("postgres://…".to_owned()))?
        .application_name("throughline")
        .options([
            ("idle_in_transaction_session_timeout", "15000"),
            ("statement_timeout", "30000"),
            // The rollback below mostly has nothing to roll back; a warning each time would drown the log.
            ("client_min_messages", "error"),
        ]);
    let pool = |most: u32| {
        PgPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(Duration::from_secs(3))
            // sqlx 0.8.4 to 0.9.0 hands a connection back inside an open transaction when `begin` is cancelled
            // (sqlx #4385), and later writes on it are acknowledged and lost; goes when #4394 is released.
            .after_release(|connection, _| {
                Box::pin(async move {
                    connection.execute("rollback").await?;
                    Ok(true)
                })
            })
    };
    let write = pool(10).connect_with(options.clone()).await?;
    let read = pool(10)
        .connect_with(options.options([("default_transaction_read_only", "on")]))
        .await?;
    Ok((ReadDb::Postgres(read), WriteDb::Postgres(write)))
}

#[cfg(test)]
mod tests;

//! A copy of a SQLite ledger while it is in use, and putting one back.

use crate::{Store, StoreError, db::WriteDb, open::keep_private};
use sqlx::{
    Connection,
    sqlite::{SqliteConnectOptions, SqliteConnection},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Why there is no backup.
#[derive(Debug, Error)]
pub enum BackupRefused {
    #[error(
        "this ledger is in PostgreSQL, which has its own tool: pg_dump --format=custom --file=FILE DATABASE_URL"
    )]
    Postgres,
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    #[error("the copy cannot be written")]
    Unwritable(#[from] io::Error),
    #[error("the store broke")]
    Broken(#[from] StoreError),
}

/// Why a backup is not put in place.
#[derive(Debug, Error)]
pub enum RestoreRefused {
    #[error("{} is no sound ledger: {why}", file.display())]
    Unsound { file: PathBuf, why: String },
    #[error("{} is there already, with orders in it; move it away first", .0.display())]
    Occupied(PathBuf),
    #[error("the copy cannot be written")]
    Unwritable(#[from] io::Error),
    #[error("the store broke")]
    Broken(#[from] StoreError),
}

impl From<sqlx::Error> for BackupRefused {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<sqlx::Error> for RestoreRefused {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl Store {
    /// Writes a whole, consistent copy to a new file; readers and writers go on meanwhile (`VACUUM INTO`).
    ///
    /// # Errors
    /// [`BackupRefused`]; an unfinished copy is removed.
    pub async fn backup(&self, to: &Path) -> Result<(), BackupRefused> {
        let WriteDb::Sqlite(pool) = self.write() else {
            return Err(BackupRefused::Postgres);
        };
        if to.exists() {
            return Err(BackupRefused::Exists(to.to_owned()));
        }
        // SQLite takes an empty file for one that is not there.
        keep_private(&to.to_string_lossy());
        let copied = sqlx::query("vacuum into $1")
            .bind(to.to_string_lossy())
            .execute(pool)
            .await;
        if let Err(error) = copied {
            let _ = fs::remove_file(to);
            return Err(error.into());
        }
        // A backup that a power cut can take away is none.
        fs::File::open(to)?.sync_all()?;
        Ok(())
    }
}

/// Puts a backup where the ledger's file is to be: only a sound one, and only where no orders are.
///
/// # Errors
/// [`RestoreRefused`]; nothing is changed then.
pub async fn restore(backup: &Path, to: &Path) -> Result<(), RestoreRefused> {
    let mut source = sound(backup).await?;
    if to.exists() && orders_in(to).await != Some(0) {
        return Err(RestoreRefused::Occupied(to.to_owned()));
    }
    let beside = to.with_extension("restoring");
    let _ = fs::remove_file(&beside);
    keep_private(&beside.to_string_lossy());
    sqlx::query("vacuum into $1")
        .bind(beside.to_string_lossy())
        .execute(&mut source)
        .await?;
    source.close().await?;
    fs::File::open(&beside)?.sync_all()?;
    // What an empty ledger left behind must not be read as the new one's unfinished work.
    for suffix in ["-wal", "-shm"] {
        let mut left = to.as_os_str().to_owned();
        left.push(suffix);
        match fs::remove_file(&left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    fs::rename(&beside, to)?;
    Ok(())
}

async fn open(file: &Path) -> Result<SqliteConnection, sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    SqliteConnection::connect_with(&options).await
}

/// The backup, once it has proved sound.
async fn sound(file: &Path) -> Result<SqliteConnection, RestoreRefused> {
    let unsound = |why: String| RestoreRefused::Unsound {
        file: file.to_owned(),
        why,
    };
    if !file.is_file() {
        return Err(unsound("there is no such file".to_owned()));
    }
    let mut source = open(file)
        .await
        .map_err(|error| unsound(error.to_string()))?;
    let found: Vec<String> = sqlx::query_scalar("pragma integrity_check")
        .fetch_all(&mut source)
        .await
        .map_err(|error| unsound(error.to_string()))?;
    if found != ["ok"] {
        return Err(unsound(found.join("; ")));
    }
    let ours: i64 = sqlx::query_scalar(
        "select count(*) from sqlite_master where type = 'table' and name in ('orders', 'touchpoints', 'promises')",
    )
    .fetch_one(&mut source)
    .await?;
    if ours == 3 {
        Ok(source)
    } else {
        Err(unsound(
            "it has no orders, touchpoints and promises".to_owned(),
        ))
    }
}

/// How many orders a file holds: none where it is empty or has no tables yet, `None` where it is something else.
async fn orders_in(file: &Path) -> Option<i64> {
    if fs::metadata(file).ok()?.len() == 0 {
        return Some(0);
    }
    let mut there = open(file).await.ok()?;
    let tables: i64 = sqlx::query_scalar("select count(*) from sqlite_master where type = 'table'")
        .fetch_one(&mut there)
        .await
        .ok()?;
    let orders = sqlx::query_scalar("select count(*) from orders")
        .fetch_one(&mut there)
        .await;
    let _ = there.close().await;
    match orders {
        Ok(count) => Some(count),
        Err(_) if tables == 0 => Some(0),
        Err(_) => None,
    }
}

use super::*;

#[test]
fn a_sqlite_that_can_lose_the_end_of_its_log_is_refused() {
    for old in ["3.7.0", "3.46.0", "3.51.2", "", "nonsense"] {
        assert!(!keeps_its_log(old), "{old}");
    }
    for sound in ["3.51.3", "3.52", "3.52.0", "4.0.0"] {
        assert!(keeps_its_log(sound), "{sound}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_begin_that_was_given_up_does_not_swallow_the_next_write() {
    let Ok(url) = std::env::var("THROUGHLINE_TEST_POSTGRES_URL") else {
        eprintln!("SKIPPED: THROUGHLINE_TEST_POSTGRES_URL names no PostgreSQL");
        return;
    };
    let (_, WriteDb::Postgres(pool)) = postgres(&url).await.unwrap() else {
        unreachable!("this is PostgreSQL");
    };
    let outside = PgPoolOptions::new().connect(&url).await.unwrap();
    let table = format!("given_up_{}", uuid::Uuid::new_v4().simple());
    let sql = |text: String| sqlx::AssertSqlSafe(text);
    sqlx::query(sql(format!("create table {table} (n bigint)")))
        .execute(&outside)
        .await
        .unwrap();
    // Given up at every point of its way: before the connection is there, while `begin` is on the line, after.
    for n in 0..300_u64 {
        let patience = Duration::from_micros(10 * (n % 60));
        drop(tokio::time::timeout(patience, pool.begin()).await);
        sqlx::query(sql(format!("insert into {table} values ({n})")))
            .execute(&pool)
            .await
            .unwrap();
    }
    let kept: i64 = sqlx::query_scalar(sql(format!("select count(*) from {table}")))
        .fetch_one(&outside)
        .await
        .unwrap();
    sqlx::query(sql(format!("drop table {table}")))
        .execute(&outside)
        .await
        .unwrap();
    assert_eq!(kept, 300, "acknowledged writes were lost");
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_database_and_its_log_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = std::env::temp_dir().join(format!("throughline-private-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("private.db");
    let (_, WriteDb::Sqlite(pool)) = sqlite(&file.to_string_lossy()).await.unwrap() else {
        unreachable!("this is SQLite");
    };
    sqlx::query("create table t (n bigint)")
        .execute(&pool)
        .await
        .unwrap();
    for name in ["private.db", "private.db-wal"] {
        let mode = std::fs::metadata(folder.join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    pool.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
}

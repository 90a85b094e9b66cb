//! The invariants of ARCHITECTURE.md that a reader of the sources can check, and those that need a database, each under
//! its number. I7 and the routes stand with the server, I9 with the stories of orders, I10 with the gap figures.

use std::{
    fs,
    path::{Path, PathBuf},
};
use testkit::{Database, on_both_databases};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace is above")
        .to_path_buf()
}

/// Every Rust file below these folders: path from the root, text.
fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(
                fs::read_dir(&path)
                    .expect("a folder of the project")
                    .map(|entry| entry.expect("an entry").path()),
            );
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path
                .strip_prefix(root())
                .expect("below the root")
                .display()
                .to_string();
            found.push((name, fs::read_to_string(&path).expect("a readable file")));
        }
    }
    assert!(!found.is_empty(), "no sources below {folders:?}");
    found.sort();
    found
}

/// Lines of code, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn i1_only_write_tx_commits_and_every_unrecorded_commit_is_counted() {
    let mut unrecorded = Vec::new();
    for (name, text) in sources(&["store/src"]) {
        let commits = code(&text)
            .filter(|line| line.contains(".commit().await"))
            .count();
        assert!(
            commits == 0 || name == "store/src/write_tx.rs",
            "{name} commits past `Recorded`"
        );
        let begins = code(&text)
            .filter(|line| line.contains(".begin().await") || line.contains("begin_with("))
            .count();
        assert!(
            begins == 0 || name == "store/src/write_tx.rs",
            "{name} begins a transaction of its own"
        );
        let calls = code(&text)
            .filter(|line| line.contains("commit_unrecorded("))
            .count();
        if calls > 0 && name != "store/src/write_tx.rs" {
            unrecorded.push(format!("{name} {calls}"));
        }
    }
    // Sessions, counters, worker marks, roll-ups: nobody's act. A new line here is a decision, not an accident.
    insta::assert_snapshot!(unrecorded.join("\n"));
}

#[test]
fn i2_the_log_cannot_be_changed_or_shortened() {
    on_both_databases(async |story| {
        story.put("HP-1", serde_json::json!({})).await;
        for statement in [
            "update touchpoints set kind = 'nothing'",
            "delete from touchpoints",
            "update audit set act = ''",
            "delete from audit",
        ] {
            let refused = match story.database {
                Database::Sqlite => {
                    let pool = sqlx::SqlitePool::connect(&story.url).await.unwrap();
                    sqlx::query(
                        "insert or ignore into audit values (x'00', 'a', 'system', '', 0, '{}')",
                    )
                    .execute(&pool)
                    .await
                    .unwrap();
                    sqlx::query(statement).execute(&pool).await.map(drop)
                }
                Database::Postgres => {
                    let pool = sqlx::PgPool::connect(&story.url).await.unwrap();
                    sqlx::query(
                        "insert into audit values (gen_random_uuid(), 'a', 'system', '', 0, '{}')",
                    )
                    .execute(&pool)
                    .await
                    .unwrap();
                    sqlx::query(statement).execute(&pool).await.map(drop)
                }
            };
            assert!(
                refused.unwrap_err().to_string().contains("append-only"),
                "{statement} went through"
            );
        }
    });
}

#[test]
fn i3_domain_knows_no_io_no_clock_and_no_chance() {
    let words = [
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "Instant",
        "SystemTime",
        "::now()",
        "rand::",
        "tokio",
    ];
    for (name, text) in sources(&["domain/src"]) {
        for word in words {
            assert!(
                !code(&text).any(|line| line.contains(word)),
                "{name} says {word}"
            );
        }
    }
}

#[test]
fn i4_sql_stands_in_store_alone_and_axum_in_the_server_and_one_file_of_app() {
    for (name, text) in sources(&["app/src", "domain/src", "frontend/src", "server/src"]) {
        assert!(
            !code(&text).any(|line| line.contains("sqlx::")),
            "{name} names sqlx"
        );
    }
    for (name, text) in sources(&["app/src", "domain/src", "frontend/src", "store/src"]) {
        let axum = code(&text).any(|line| line.replace("leptos_axum::", "").contains("axum::"));
        let meets_axum = name == "app/src/request.rs" || name.starts_with("app/src/request/");
        assert!(!axum || meets_axum, "{name} names axum");
    }
}

#[test]
fn i5_every_story_of_the_store_is_told_on_both_databases() {
    for (name, text) in sources(&["store/tests"]) {
        for test in text.split("#[test]").skip(1) {
            // What opens no store tells no story; what is about SQLite's own files says so.
            let tells = test.contains("story") && !test.contains("on_sqlite(");
            let title = test.trim_start().lines().next().unwrap_or_default();
            assert!(
                !tells || test.contains("on_both_databases("),
                "{name}: {title} is told on one database only"
            );
        }
        assert!(
            !text.contains("#[tokio::test]"),
            "{name} tells a story on one database only"
        );
    }
}

#[test]
fn i6_the_customers_journeys_run_without_javascript_too() {
    let config = fs::read_to_string(root().join("end2end/playwright.config.ts")).unwrap();
    assert!(
        config.contains("javaScriptEnabled: false"),
        "no journey runs without JavaScript"
    );
}

#[test]
fn i8_a_code_nobody_knows_is_kept_and_shown_raw() {
    on_both_databases(async |story| {
        let parcel =
            serde_json::json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }] });
        story.put("HP-1", parcel).await;
        story
            .scan("T1", &[("1", "2026-11-13T08:00:00Z", "held_by_pixies")])
            .await;
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let raw: Vec<String> = journey
            .touchpoints
            .iter()
            .map(|t| t.touchpoint.particulars().to_string())
            .collect();
        assert!(
            raw.iter()
                .any(|particulars| particulars.contains("held_by_pixies")),
            "{raw:?}"
        );
    });
}

#[test]
fn files_stay_small_and_names_say_something() {
    let folders = [
        "app/src",
        "domain/src",
        "frontend/src",
        "scanner/src",
        "server/src",
        "store/src",
        "testkit/src",
        "tools",
    ];
    let empty = [
        "utils", "util", "helpers", "helper", "common", "core", "manager", "service", "data",
        "info", "misc",
    ];
    for (name, text) in sources(&folders) {
        let lines = text.lines().count();
        assert!(
            lines <= 500,
            "{name} has {lines} lines: would you know your way in it?"
        );
        let stem = Path::new(&name)
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        assert!(!empty.contains(&stem.as_str()), "{name} says nothing");
    }
}

#[test]
fn titles_and_text_areas_go_through_the_safe_components() {
    for (name, text) in sources(&["app/src"]) {
        if name == "app/src/design/samples.rs" || name.contains("/tests/") {
            continue; // quotes the rendered HTML
        }
        let raw_title = code(&text).any(|line| line.contains("<Title "));
        assert!(
            !raw_title || name == "app/src/design/title.rs",
            "{name} writes a title unescaped"
        );
        let raw_area = code(&text).any(|line| line.contains("<textarea"));
        assert!(
            !raw_area || name == "app/src/design/text_area.rs",
            "{name} writes a text area unescaped"
        );
        let style = code(&text).any(|line| line.contains(" style="));
        assert!(
            !style,
            "{name}: the security policy blocks style attributes"
        );
    }
}

#[test]
fn no_test_is_ignored_and_none_sleeps_by_the_clock() {
    for (name, text) in sources(&["domain", "store", "app/src", "server", "testkit/src"]) {
        assert!(!text.contains("#[ignore"), "{name} ignores a test");
        if name.contains("/tests/") {
            assert!(
                !code(&text).any(|line| line.contains("thread::sleep(")),
                "{name} sleeps"
            );
        }
    }
}

#[test]
fn nothing_of_one_machine_stands_in_the_project() {
    for (name, text) in sources(&[
        "app",
        "domain",
        "frontend",
        "scanner",
        "server",
        "store",
        "testkit/src",
        "tools",
    ]) {
        for trace in ["/root/", "/home/", "/work/"] {
            assert!(
                !text.contains(trace),
                "{name} names a path of one machine: {trace}"
            );
        }
    }
}

#[test]
fn there_are_no_server_functions() {
    // They have no check against other sites, no limit on bodies, and send errors to the `Referer`: pages post to Axum
    // routes instead (`reliability.md` 0, findings 6, 7 and 9).
    for (name, text) in sources(&["app/src", "frontend/src", "server/src"]) {
        for word in [
            "#[server",
            "handle_server_fns",
            "ActionForm",
            "MultipartFormData",
        ] {
            assert!(
                !code(&text).any(|line| line.contains(word)),
                "{name} says {word}"
            );
        }
    }
}

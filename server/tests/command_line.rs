//! Commands say in plain words what they did, and what to do when they could not.

mod support;

use std::{fs, os::unix::fs::PermissionsExt};
use support::Portal;

fn said(output: &std::process::Output) -> (Option<i32>, String, String) {
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn a_key_is_printed_once_as_the_last_word() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    assert!(key.starts_with("tl_") && key.len() == 46, "{key}");
    let (code, _, error) = said(&portal.run(
        &["api-key", "add", "--name", "x", "--scopes", "everything"],
        "",
    ));
    assert_eq!(code, Some(2));
    assert!(error.contains("ingest, read"), "{error}");
}

#[test]
fn a_password_comes_by_standard_input_and_is_not_printed() {
    let portal = Portal::start();
    let add = [
        "staff",
        "add",
        "--email",
        "ada@example.com",
        "--name",
        "Ada",
        "--role",
        "admin",
    ];
    let (code, out, error) = said(&portal.run(&add, "correct horse battery\n"));
    assert_eq!(code, Some(0), "{error}");
    assert!(!out.contains("horse") && !error.contains("horse"));
    let (code, _, error) = said(&portal.run(&add, "correct horse battery\n"));
    assert_eq!(code, Some(1));
    assert!(error.contains("there already"), "{error}");
    let (code, _, error) = said(&portal.run(&add, ""));
    assert_eq!(code, Some(1));
    assert!(error.contains("--password-file"), "{error}");
    let file = portal.folder.join("password");
    fs::write(&file, "another long password\n").expect("written");
    let by_file = [
        "staff",
        "add",
        "--email",
        "bob@example.com",
        "--name",
        "Bob",
        "--role",
        "agent",
        "--password-file",
        file.to_str().expect("a path"),
    ];
    assert_eq!(said(&portal.run(&by_file, "")).0, Some(0));
}

#[test]
fn the_secret_file_is_made_once_for_its_owner_alone() {
    let portal = Portal::start();
    let file = portal.folder.join("secret.key");
    let mode = fs::metadata(&file).expect("it stands").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let before = fs::read(&file).expect("readable");
    portal.run(&["migrate"], "");
    assert_eq!(fs::read(&file).expect("readable"), before);
}

#[test]
fn what_cannot_be_started_says_why_and_what_to_do() {
    let portal = Portal::start();
    for (arguments, hint) in [
        (
            vec!["serve", "--listen", portal.address.as_str()],
            "--listen",
        ),
        (
            vec![
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--public-origin",
                "http://shop.example.com",
            ],
            "https",
        ),
        (
            vec!["serve", "--listen", "127.0.0.1:0", "--site", "/nowhere"],
            "--site",
        ),
        (
            vec!["--config", "/nowhere.toml", "migrate"],
            "/nowhere.toml",
        ),
        (
            vec![
                "--database-url",
                "postgres://u:hunter2@127.0.0.1:1/x",
                "migrate",
            ],
            "--secret-file",
        ),
        (
            vec![
                "--secret-file",
                "s",
                "--database-url",
                "postgres://u:hunter2@127.0.0.1:1/x",
                "migrate",
            ],
            "--database-url",
        ),
    ] {
        let (code, out, error) = said(&portal.run(&arguments, ""));
        assert_eq!(code, Some(1), "{arguments:?}: {out}{error}");
        assert!(error.contains(hint), "{arguments:?}: {error}");
        assert!(
            !error.contains("hunter2"),
            "a password in the address is not printed: {error}"
        );
    }
    let (code, ..) = said(&portal.run(&["serve", "--nonsense"], ""));
    assert_eq!(code, Some(2));
}

#[test]
fn flags_overrule_the_file_and_its_shop_section_is_in_force() {
    let folder = std::env::temp_dir().join(format!("throughline-config-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("settings.toml");
    fs::write(
        &file,
        "listen = \"127.0.0.1:1\"\ndemo = true\n[shop]\nname = \"Harbour & Pine\"\nbrand = \"#123456\"\n\
         time_zone = \"Europe/London\"\nhours = { mon = \"09:00-17:00\" }\nholidays = [\"2026-12-25\"]\n\
         dispatch_by = \"1 working day\"\n",
    )
    .expect("written");
    let portal = Portal::with(&["--config", file.to_str().expect("a path")]);
    assert_eq!(
        portal.get("/dev/mailbox").status,
        200,
        "demo stands in the file"
    );
    let page = portal.get("/nowhere").text();
    assert!(page.contains("Harbour &amp; Pine"), "{page}");
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn every_setting_is_told_by_help() {
    let portal = Portal::start();
    let (_, help, _) = said(&portal.run(&["serve", "--help"], ""));
    for name in [
        "THROUGHLINE_DATABASE_URL",
        "THROUGHLINE_LISTEN",
        "THROUGHLINE_PUBLIC_ORIGIN",
        "THROUGHLINE_DATA_DIR",
        "THROUGHLINE_SMTP_URL",
        "THROUGHLINE_METRICS_LISTEN",
        "THROUGHLINE_SECRET_FILE",
        "THROUGHLINE_MAIL_FROM",
        "THROUGHLINE_TRUSTED_PROXY",
        "THROUGHLINE_SITE",
        "THROUGHLINE_DEMO",
        "THROUGHLINE_CONFIG",
        "[shop]",
        "dispatch_by",
        "holidays",
    ] {
        assert!(help.contains(name), "{name} is not in:\n{help}");
    }
}

//! A catalogue with a fault fails the build, and the message says where the fault is.

#[path = "../build/catalogues.rs"]
mod catalogues;

use catalogues::{LOCALES, method, read_all};
use std::fs;
use std::path::PathBuf;

/// The faults found when English, German and Portuguese say this.
fn faults(name: &str, texts: [&str; 3]) -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (locale, text) in LOCALES.iter().zip(texts) {
        let folder = root.join(locale);
        fs::create_dir_all(&folder).expect("cargo's folder for tests can be written");
        fs::write(folder.join("home.ftl"), text).expect("cargo's folder for tests can be written");
    }
    read_all(&root).1
}

#[test]
fn catalogues_that_agree_have_no_fault() {
    assert!(
        faults(
            "agree",
            ["a = One { $x }", "a = Eins { $x }", "a = Um { $x }"]
        )
        .is_empty()
    );
    let ours = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("words");
    let (catalogues, faults) = read_all(&ours);
    assert!(faults.is_empty(), "{faults:?}");
    assert!(
        catalogues[0]
            .messages
            .keys()
            .all(|key| !method(key).contains('-'))
    );
    assert!(
        catalogues
            .iter()
            .all(|one| one.files == catalogues[0].files),
        "each feature has its file in every language"
    );
    assert!(
        catalogues[0]
            .messages
            .values()
            .all(|message| !message.text.is_empty())
    );
}

#[test]
fn a_missing_key_is_named_with_its_language_and_file() {
    let found = faults(
        "missing",
        ["a = One\nb = Two", "a = Eins\nb = Zwei", "a = Um"],
    );
    assert_eq!(
        found,
        ["`pt` does not say `b` (it belongs into words/pt/home.ftl, as in words/en/home.ftl)"]
    );
}

#[test]
fn a_key_only_one_language_has_is_a_fault() {
    assert_eq!(
        faults("extra", ["a = One", "a = Eins\nb = Zwei", "a = Um"]),
        ["words/de/home.ftl: `b` is not in `en`"]
    );
}

#[test]
fn a_value_left_out_or_mistyped_is_a_fault() {
    let found = faults("value", ["a = { $day }", "a = { $tag }", "a = { $day }"]);
    assert_eq!(
        found,
        [
            "words/de/home.ftl: `a` leaves out { $day }, which words/en/home.ftl has",
            "words/de/home.ftl: `a` asks for { $tag }, which words/en/home.ftl lacks",
        ]
    );
}

#[test]
fn a_value_inside_a_plural_counts() {
    let plural = "a = { $n ->\n    [one] one { $x }\n   *[other] { $n }\n }";
    let found = faults("plural", [plural, "a = { $n } { $x }", "a = { $n }"]);
    assert_eq!(
        found,
        ["words/pt/home.ftl: `a` leaves out { $x }, which words/en/home.ftl has"]
    );
}

#[test]
fn a_key_said_twice_is_a_fault() {
    let found = faults("twice", ["a = One\na = Again", "a = Eins", "a = Um"]);
    assert_eq!(
        found,
        ["words/en/home.ftl: `a` is said twice, also in words/en/home.ftl"]
    );
}

#[test]
fn broken_syntax_is_named_with_its_line() {
    let found = faults("syntax", ["a = One", "a = Eins\n\nb = { $x", "a = Um"]);
    assert!(
        found[0].starts_with("words/de/home.ftl, near line 3"),
        "{found:?}"
    );
}

#[test]
fn a_name_rust_has_taken_is_a_fault() {
    let found = faults("taken", ["match = One", "match = Eins", "match = Um"]);
    assert!(
        found[0].contains("`match` cannot be a name in Rust"),
        "{found:?}"
    );
}

#[test]
fn an_unknown_term_is_a_fault() {
    let found = faults(
        "term",
        [
            "a = { -shop }",
            "-shop = Laden\na = { -shop }",
            "-shop = Loja\na = { -shop }",
        ],
    );
    assert_eq!(
        found,
        ["words/en/home.ftl: `a` refers to the term `-shop`, which `en` does not have"]
    );
}

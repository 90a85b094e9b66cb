//! Every route there is. Pages, their forms and links come from the lists that their router is made of; the server's own
//! routes are read from its sources, where each is written as `.route("/path", get(…))`. What could hide a route from
//! this reading (a path that is no literal, `nest`, a service mounted whole) fails the test.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// `GET /orders/{number}`, each.
pub fn all() -> BTreeSet<String> {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let pages = runtime.block_on(async { app::request::listed() });
    assert!(pages.len() > 20, "the pages are listed: {pages:?}");
    pages.into_iter().chain(of_the_server()).collect()
}

fn of_the_server() -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder of the project");
            waiting.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a readable file");
            found.extend(read(&path, &text));
        }
    }
    found
}

/// The routes of one file, its tests left out.
fn read(path: &Path, text: &str) -> Vec<String> {
    let name = path.display();
    let text = without_tests(text);
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    for hidden in [
        ".route_service(",
        ".nest(",
        ".nest_service(",
        ".fallback_service(",
    ] {
        assert!(
            !code.contains(hidden),
            "{name}: routes behind `{hidden}` cannot be listed; write them as `.route(\"/path\", …)`"
        );
    }
    let mut found = Vec::new();
    for call in code.split(".route(").skip(1) {
        let call = call.trim_start();
        let literal = call.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        let (path, rest) = literal.unwrap_or_else(|| {
            unreachable!("{name}: the path of a route is no literal: {call:.60}")
        });
        let methods = &rest[..closing(rest)];
        let before = found.len();
        for (word, method) in [
            ("get(", "GET"),
            ("post(", "POST"),
            ("put(", "PUT"),
            ("patch(", "PATCH"),
            ("delete(", "DELETE"),
            ("any(", "ANY"),
        ] {
            let is_said = methods.match_indices(word).any(|(at, _)| {
                let earlier = methods[..at].chars().next_back();
                earlier.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
            });
            if is_said {
                found.push(format!("{method} {path}"));
            }
        }
        assert!(found.len() > before, "{name}: {path} answers to no method");
    }
    found
}

/// The text before the tests that stand in it.
fn without_tests(text: &str) -> &str {
    let inline = text.match_indices("#[cfg(test)]").find(|(at, mark)| {
        let after = text[at + mark.len()..].trim_start();
        // `mod tests;` is a file of its own, and what follows it is code.
        after.starts_with("mod ") && after.lines().next().is_some_and(|line| line.ends_with('{'))
    });
    inline.map_or(text, |(at, _)| &text[..at])
}

/// Where the call that was opened before this text is closed.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

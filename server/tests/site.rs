//! The browser's files: the right form, kept as long as their names last, and nothing beside them.

mod support;

use std::{fs, path::PathBuf};
use support::Portal;

/// A site as the site tool writes it, with letters in place of compressed bytes.
fn site(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("throughline-site-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("pkg")).expect("a folder");
    let files = [
        ("pkg/throughline.0123456789abcdef.js", "plain"),
        ("pkg/throughline.0123456789abcdef.js.br", "brotli"),
        ("pkg/throughline.0123456789abcdef.js.gz", "gzip"),
        ("pkg/throughline.0123456789abcdef.css", "p{}"),
        ("favicon.svg", "<svg/>"),
        (
            "manifest.json",
            r#"{"js":"/pkg/throughline.0123456789abcdef.js","wasm":"/pkg/throughline.wasm","css":"/pkg/throughline.0123456789abcdef.css",
            "files":{
              "/pkg/throughline.0123456789abcdef.js":{"type":"text/javascript; charset=utf-8","immutable":true,"br":true,"gz":true},
              "/pkg/throughline.0123456789abcdef.css":{"type":"text/css; charset=utf-8","immutable":true,"br":false,"gz":false},
              "/favicon.svg":{"type":"image/svg+xml","immutable":false,"br":false,"gz":false}}}"#,
        ),
        ("secret.txt", "not in the manifest"),
    ];
    for (path, content) in files {
        fs::write(folder.join(path), content).expect("written");
    }
    folder
}

#[test]
fn a_file_comes_in_the_smallest_form_the_browser_reads() {
    let folder = site("forms");
    let portal = Portal::with(&["--site", folder.to_str().expect("a path")]);
    let path = "/pkg/throughline.0123456789abcdef.js";
    for (accept, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "brotli"),
        ("gzip", Some("gzip"), "gzip"),
        ("br;q=0, gzip;q=0.5", Some("gzip"), "gzip"),
        ("identity", None, "plain"),
    ] {
        let file = portal.ask("GET", path, &[("accept-encoding", accept)], "");
        assert_eq!(
            (
                file.status,
                file.header("content-encoding"),
                file.text().as_str()
            ),
            (200, encoding, body),
            "{accept}"
        );
        assert_eq!(
            file.header("cache-control"),
            Some("public, max-age=31536000, immutable")
        );
        assert_eq!(file.header("vary"), Some("accept-encoding"));
        assert_eq!(
            file.header("content-type"),
            Some("text/javascript; charset=utf-8")
        );
    }
    let icon = portal.get("/favicon.svg");
    assert_eq!(
        (icon.status, icon.header("cache-control")),
        (200, Some("public, max-age=3600"))
    );
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn nothing_beside_the_site_is_served() {
    let folder = site("beside");
    let portal = Portal::with(&["--site", folder.to_str().expect("a path")]);
    for path in [
        "/secret.txt",
        "/manifest.json",
        "/pkg/../secret.txt",
        "/pkg/%2e%2e/secret.txt",
        "/pkg/..%2fsecret.txt",
        "/pkg/throughline.0123456789abcdef.js.br",
        "/pkg/",
    ] {
        assert_eq!(portal.get(path).status, 404, "{path}");
    }
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn pages_name_the_built_files_and_are_small_on_the_line() {
    let folder = site("names");
    let portal = Portal::with(&["--site", folder.to_str().expect("a path")]);
    let plain = portal.get("/");
    assert!(
        plain
            .text()
            .contains("/pkg/throughline.0123456789abcdef.css")
    );
    assert!(
        !plain.text().contains("<script type=\"module\""),
        "no island, no script file"
    );
    for encoding in ["br", "gzip"] {
        let packed = portal.ask("GET", "/", &[("accept-encoding", encoding)], "");
        assert_eq!(packed.header("content-encoding"), Some(encoding));
        assert!(
            packed.body.len() < plain.body.len() / 2,
            "{} of {}",
            packed.body.len(),
            plain.body.len()
        );
    }
    let shop = portal.get("/shop.css");
    assert!(shop.text().contains("--brand"), "{}", shop.text());
    assert_eq!(portal.get("/site.css").text(), "p{}");
    fs::remove_dir_all(folder).expect("removed");
}

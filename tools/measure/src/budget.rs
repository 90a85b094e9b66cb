//! `make budget`: what a page costs its reader, in bytes as a browser gets them.

use crate::{http::Client, portal::Portal, visitor};
use anyhow::Result;

pub fn run() -> Result<()> {
    let mut portal = Portal::new("budget", None)?;
    portal.run(&["seed", "demo"])?;
    portal.start(&["--demo"])?;
    let key = portal.key("ingest,read")?;
    visitor::put_orders(&portal, &key, 1)?;
    let cookies = visitor::sign_in(&portal, "load@example.com")?;
    let mut client = Client::new(&portal.origin);
    let headers = [("Accept-Encoding", "br"), ("Cookie", cookies.as_str())];
    let plain = [("Cookie", cookies.as_str())];
    let order = client.get("/orders/LOAD-100001", &plain)?.text();
    let css: usize = [find(&order, "/pkg/", ".css"), Some("/shop.css".to_owned())]
        .into_iter()
        .flatten()
        .map(|path| client.get(&path, &headers).map(|answer| answer.body.len()))
        .sum::<Result<usize>>()?;
    let script: usize = [find(&order, "/pkg/", ".js"), find(&order, "/pkg/", ".wasm")]
        .into_iter()
        .flatten()
        .map(|path| client.get(&path, &headers).map(|answer| answer.body.len()))
        .sum::<Result<usize>>()?;
    println!("bytes as a browser with brotli gets them");
    println!("{:<44} {:>9}  target", "", "bytes");
    row("script of a page with islands (WASM + JS)", script, 80_000);
    for path in [
        "/",
        "/orders/LOAD-100001",
        "/orders",
        "/account",
        "/help",
        "/promises",
        "/withdraw",
    ] {
        let answer = client.get(path, &headers)?;
        let page = client.get(path, &plain)?.text();
        row(
            &format!("HTML + CSS of {path}"),
            answer.body.len() + css,
            15_000,
        );
        let loads_script = page.contains("/pkg/") && find(&page, "/pkg/", ".wasm").is_some();
        if path != "/orders/LOAD-100001" {
            row(
                &format!("script files of {path}"),
                usize::from(loads_script),
                0,
            );
        }
    }
    println!("Lighthouse is not part of the project; its figures are taken with the tool itself.");
    Ok(())
}

fn row(what: &str, bytes: usize, most: usize) {
    let verdict = if bytes <= most { "" } else { "  FALLS SHORT" };
    println!("{what:<44} {bytes:>9}  ≤ {most}{verdict}");
}

/// The first address in a page that starts and ends so.
fn find(page: &str, start: &str, end: &str) -> Option<String> {
    page.match_indices(start).find_map(|(at, _)| {
        let rest = page.get(at..)?;
        let length = rest.find(['"', '\'', ' ', '>'])?;
        rest.get(..length)
            .filter(|address| address.ends_with(end))
            .map(str::to_owned)
    })
}

//! `make bench`: speed as ratios in one run, the server on one core, the client on the other. Differences under 25 % are
//! noise.

use crate::{
    bare, load, open_pages,
    portal::{Portal, binary},
    visitor, writes,
};
use anyhow::{Context as _, Result};
use std::{path::Path, process::Command, time::Duration};

const ORDERS: u64 = 2_000;
const LENGTH: Duration = Duration::from_secs(8);

pub fn run(postgres: Option<String>) -> Result<()> {
    println!("{:<52} {:>12}  target", "", "measured");
    cold_start()?;
    writes()?;
    import()?;
    tell(
        "memory of one more open live page",
        format!("{:.1} kB", open_pages::bytes_each(ORDERS)? / 1e3),
        "≤ 25 kB",
    );
    // Last, because it binds this process to one core.
    order_page(postgres)
}

fn tell(what: &str, measured: String, target: &str) {
    println!("{what:<52} {measured:>12}  {target}");
}

fn cold_start() -> Result<()> {
    let mut portal = Portal::new("cold", None)?.on_core(0);
    portal.run(&["migrate"])?;
    let took = portal.start(&[])?;
    tell(
        "cold start to the first answer",
        format!("{:.0} ms", took.as_secs_f64() * 1e3),
        "≤ 150 ms",
    );
    Ok(())
}

fn order_page(postgres: Option<String>) -> Result<()> {
    let mut portal = Portal::new("page", postgres.clone())?.on_core(0);
    let database = postgres.unwrap_or_else(|| portal.database());
    portal.run(&["migrate"])?;
    portal.start(&["--demo"])?;
    let key = portal.key("ingest,read")?;
    visitor::put_orders(&portal, &key, ORDERS)?;
    let cookie = visitor::sign_in(&portal, "load@example.com")?;
    pin_client();
    let path = |n: u64| format!("/orders/LOAD-{}", 100_001 + n % ORDERS);
    let headers = vec![("Cookie".to_owned(), cookie)];
    let (resting, _) = portal.memory()?;
    let expect = (200, "Quay Street");
    load::get(
        &portal.origin,
        16,
        Duration::from_secs(3),
        &headers,
        expect,
        path,
    )?;
    let page = load::get(&portal.origin, 16, LENGTH, &headers, expect, path)?;
    let mut compressed = headers.clone();
    compressed.push(("Accept-Encoding".to_owned(), "gzip, deflate, br".to_owned()));
    let small = load::get(&portal.origin, 16, LENGTH, &compressed, (200, ""), path)?;
    let (_, highest) = portal.memory()?;
    let api = vec![("Authorization".to_owned(), format!("Bearer {key}"))];
    let customer = visitor::customer(&portal, &key, "load@example.com")?;
    let bare = bare::start(&database, &customer)?;
    let warm = Duration::from_secs(2);
    load::get(&bare.origin, 16, warm, &[], expect, path)?;
    let json = load::get(&bare.origin, 16, LENGTH, &[], expect, path)?;
    drop(bare);
    let health = load::get(
        &portal.origin,
        16,
        Duration::from_secs(3),
        &api,
        (200, ""),
        |_| "/healthz".to_owned(),
    )?;
    tell(
        "order page, whole from the database, 16 connections",
        format!("{:.0}/s", page.rate),
        "≥ 8,500/s (30 × Next.js)",
    );
    tell(
        "  its 50th and 99th percentile",
        format!("{:.1} {:.1} ms", ms(page.p50), ms(page.p99)),
        "p99 ≤ 20 ms",
    );
    tell(
        "  compressed as a browser gets it",
        format!("{:.0}/s", small.rate),
        "≥ 6,400/s (30 × Next.js)",
    );
    tell(
        "  beside a bare Axum handler, same SQL, JSON",
        format!("{:.2}", page.rate / json.rate),
        "≥ 0.5",
    );
    tell(
        "  beside an answer without database or page",
        format!("{:.2}", page.rate / health.rate),
        "",
    );
    tell(
        "memory at rest, and the highest under that load",
        format!("{resting:.0} {highest:.0} MiB"),
        "≤ 30, 60 MiB",
    );
    Ok(())
}

fn ms(length: Duration) -> f64 {
    length.as_secs_f64() * 1e3
}

/// This process on the second core; without `taskset` both share what there is.
pub fn pin_client() {
    let pid = std::process::id().to_string();
    let _ = Command::new("taskset")
        .args(["-a", "-p", "-c", "1", &pid])
        .output();
}

fn writes() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("throughline-writes-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(writes::run(&folder));
    let _ = std::fs::remove_dir_all(&folder);
    let (verbs, bare) = outcome?;
    tell(
        "a scan taken, one durable verb each",
        format!("{verbs:.0}/s"),
        "",
    );
    tell(
        "  beside bare SQL writing the same rows",
        format!("{:.2}", verbs / bare),
        "≥ 0.5",
    );
    Ok(())
}

/// The real orders where they are at hand, `../shared/data/olist`.
fn import() -> Result<()> {
    let folder = Path::new("../shared/data/olist");
    if !folder.exists() {
        println!("SKIPPED import: ../shared/data/olist is not here");
        return Ok(());
    }
    let portal = Portal::new("import", None)?;
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    files.sort();
    let rejects = portal.folder.join("rejects.csv");
    let began = std::time::Instant::now();
    let output = Command::new(binary())
        .args(["import", "--mapping", "mappings/olist.toml", "--rejects"])
        .arg(&rejects)
        .args(&files)
        .env("THROUGHLINE_DATA_DIR", &portal.folder)
        .output()
        .context("the binary does not run")?;
    let seconds = began.elapsed().as_secs_f64();
    anyhow::ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let rate = 5_018.0 / seconds;
    tell(
        "import of the real orders, reading included",
        format!("{rate:.0}/s"),
        "≥ 5,000/s",
    );
    Ok(())
}

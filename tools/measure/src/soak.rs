//! `make soak`: mixed load for an hour (or `--minutes`), one page in twenty left before it is read. Memory, open files and
//! the write-ahead log are told every minute, and how fast memory grew over the second half.

use crate::{http::Client, portal::Portal, visitor};
use anyhow::{Context as _, Result};
use serde_json::json;
use std::{
    fs,
    io::Write as _,
    net::TcpStream,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

const ORDERS: u64 = 500;
const READERS: u64 = 4;

/// What was asked and went wrong meanwhile.
#[derive(Default)]
struct Tally {
    pages: AtomicU64,
    left: AtomicU64,
    scans: AtomicU64,
    refused: AtomicU64,
    over: AtomicBool,
}

pub fn run(minutes: u64) -> Result<()> {
    let mut portal = Portal::new("soak", None)?;
    portal.run(&["seed", "demo"])?;
    portal.start(&["--demo"])?;
    let key = portal.key("ingest,read")?;
    visitor::put_orders(&portal, &key, ORDERS)?;
    let cookie = visitor::sign_in(&portal, "load@example.com")?;
    let tally = Tally::default();
    let origin = portal.origin.as_str();
    println!("minute      pages   left   scans  unexpected  memory MiB  files  WAL MiB");
    let samples = thread::scope(|threads| -> Result<Vec<(f64, f64)>> {
        for reader in 0..READERS {
            let (tally, cookie) = (&tally, cookie.as_str());
            threads.spawn(move || read(origin, cookie, reader, tally));
        }
        threads.spawn(|| scan(origin, &key, &tally));
        let outcome = watch(&portal, minutes, &tally);
        tally.over.store(true, Ordering::SeqCst);
        outcome
    })?;
    let second_half: Vec<_> = samples.iter().skip(samples.len() / 2).copied().collect();
    println!(
        "memory grew by {:.1} MiB an hour over the second half (we aim for less than 1); {} answers were unexpected",
        slope(&second_half) * 60.0,
        tally.refused.load(Ordering::SeqCst),
    );
    Ok(())
}

/// Once a minute: what has been asked, and what it costs. Answers minute and MiB.
fn watch(portal: &Portal, minutes: u64, tally: &Tally) -> Result<Vec<(f64, f64)>> {
    let began = Instant::now();
    let mut samples = Vec::new();
    for minute in 1..=minutes {
        let until = Duration::from_secs(60 * minute);
        thread::sleep(until.saturating_sub(began.elapsed()));
        let (memory, _) = portal.memory()?;
        let files = fs::read_dir(format!("/proc/{}/fd", portal.pid()))?.count();
        let wal = fs::metadata(format!("{}-wal", portal.database())).map_or(0, |file| file.len());
        let at = |count: &AtomicU64| count.load(Ordering::SeqCst);
        println!(
            "{minute:>6} {:>10} {:>6} {:>7} {:>11} {memory:>11.1} {files:>6} {:>8.1}",
            at(&tally.pages),
            at(&tally.left),
            at(&tally.scans),
            at(&tally.refused),
            wal as f64 / 1024.0 / 1024.0,
        );
        samples.push((minute as f64, memory));
    }
    Ok(samples)
}

/// Reads pages one after the other, and leaves one in twenty at once.
fn read(origin: &str, cookie: &str, reader: u64, tally: &Tally) {
    let mut client = Client::new(origin);
    let mut n = reader;
    while !tally.over.load(Ordering::SeqCst) {
        n = n
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let path = match (n >> 33) % 8 {
            0 => "/orders".to_owned(),
            1 => "/promises".to_owned(),
            _ => format!("/orders/LOAD-{}", 100_001 + (n >> 40) % ORDERS),
        };
        if (n >> 50).is_multiple_of(20) {
            let _ = leave(origin, cookie, &path);
            tally.left.fetch_add(1, Ordering::SeqCst);
            continue;
        }
        match client.get(&path, &[("Cookie", cookie)]) {
            Ok(answer) if answer.status == 200 => tally.pages.fetch_add(1, Ordering::SeqCst),
            _ => tally.refused.fetch_add(1, Ordering::SeqCst),
        };
    }
}

/// Asks and goes without reading the answer.
fn leave(origin: &str, cookie: &str, path: &str) -> Result<()> {
    let address = origin.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\r\n"
    )?;
    Ok(())
}

/// A new scan for one parcel after the other.
fn scan(origin: &str, key: &str, tally: &Tally) {
    let mut client = Client::new(origin);
    let bearer = format!("Bearer {key}");
    let headers = [
        ("Authorization", bearer.as_str()),
        ("Content-Type", "application/json"),
    ];
    let mut n = 0;
    while !tally.over.load(Ordering::SeqCst) {
        n += 1;
        let body = json!({ "events": [
            { "id": format!("soak-{n}"), "occurred_at": "2026-11-15T06:02:00Z", "status": "in_transit", "location": "Leeds" },
        ] });
        let path = format!("/api/v1/shipments/dpd/L{}/events", 100_001 + n % ORDERS);
        let taken = client
            .call("POST", &path, &headers, &body.to_string())
            .context("a scan")
            .is_ok_and(|answer| answer.status == 200);
        let count = if taken { &tally.scans } else { &tally.refused };
        count.fetch_add(1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(50));
    }
}

/// Least squares: how much the second of each pair grows for one of the first.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = points
        .iter()
        .map(|point| (point.0 - x) * (point.1 - y))
        .sum();
    let variance: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    if variance > 0.0 {
        covariance / variance
    } else {
        0.0
    }
}

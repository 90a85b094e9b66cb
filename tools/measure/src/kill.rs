//! `measure kill`: the server is killed (SIGKILL) again and again while several writers put orders and scans. Afterwards
//! every acknowledged write must stand whole: the order, its parcel, its touchpoints, its promise; nothing twice, no half
//! pair. This does not test a power cut.
//!
//! `--plant` makes the proof prove itself: it adds an acknowledgement that never was and a journey with a touchpoint
//! missing, and the run passes only when both are caught.

use crate::{http::Client, portal::Portal};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

const WRITERS: u64 = 4;

/// What the clients were told: order numbers acknowledged, and scans acknowledged.
#[derive(Default)]
struct Journal {
    orders: Vec<u64>,
    scans: Vec<u64>,
}

pub fn run(kills: u32, database: Option<String>, plant: bool) -> Result<()> {
    let kind = if database.is_some() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    let mut portal = Portal::new("kill", database)?;
    portal.run(&["migrate"])?;
    let key = portal.key("ingest,read")?;
    let journal = Arc::new(Mutex::new(Journal::default()));
    let next = Arc::new(AtomicU64::new(0));
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for n in 1..=kills {
        portal.start(&[])?;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let (origin, key) = (portal.origin.clone(), key.clone());
                let (journal, next, stop) = (journal.clone(), next.clone(), stop.clone());
                std::thread::spawn(move || write(&origin, &key, &journal, &next, &stop))
            })
            .collect();
        // xorshift: the moment of the kill differs each time, and a run can be told again.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_millis(150 + chance % 600));
        portal.kill();
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            let _ = writer.join();
        }
        let acknowledged = journal
            .lock()
            .map(|j| j.orders.len() + j.scans.len())
            .unwrap_or_default();
        println!("kill {n} of {kills}: {acknowledged} writes acknowledged so far");
    }
    portal.start(&[])?;
    let mut journal = std::mem::take(
        &mut *journal
            .lock()
            .map_err(|_| anyhow::anyhow!("a writer panicked"))?,
    );
    if plant {
        journal.orders.push(u64::MAX);
    }
    let faults = inspect(&portal.origin, &key, &journal)?;
    let told = portal.run(&["check"]).err().map(|error| error.to_string());
    println!(
        "{kind}: {kills} kills, {} orders and {} scans acknowledged",
        journal.orders.len(),
        journal.scans.len()
    );
    println!(
        "lost or half: {}; `throughline check`: {}",
        faults.len(),
        told.as_deref().unwrap_or("nothing amiss")
    );
    for fault in faults.iter().take(20) {
        println!("  {fault}");
    }
    match (plant, faults.len()) {
        (false, 0) if told.is_none() => Ok(()),
        (true, 1) if told.is_none() => {
            println!("the planted fault was caught");
            Ok(())
        }
        _ => bail!("the store lost something, or the proof did not see what was planted"),
    }
}

fn write(origin: &str, key: &str, journal: &Mutex<Journal>, next: &AtomicU64, stop: &AtomicBool) {
    let mut client = Client::new(origin);
    let bearer = format!("Bearer {key}");
    let headers = [
        ("Authorization", bearer.as_str()),
        ("Content-Type", "application/json"),
    ];
    while !stop.load(Ordering::SeqCst) {
        let n = next.fetch_add(1, Ordering::SeqCst);
        let (path, body) = order(n);
        match client.call("PUT", &path, &headers, &body.to_string()) {
            Ok(answer) if answer.status < 300 => journal
                .lock()
                .map(|mut j| j.orders.push(n))
                .unwrap_or_default(),
            Ok(answer) => eprintln!("order {n}: {} {}", answer.status, answer.text()),
            Err(_) => return,
        }
        let scan = json!({ "events": [{ "id": "1", "occurred_at": "2026-11-13T08:00:00Z", "status": "in_transit" }] });
        match client.call(
            "POST",
            &format!("/api/v1/shipments/dpd/K{n}/events"),
            &headers,
            &scan.to_string(),
        ) {
            Ok(answer) if answer.status < 300 => journal
                .lock()
                .map(|mut j| j.scans.push(n))
                .unwrap_or_default(),
            Ok(answer) => eprintln!("scan {n}: {} {}", answer.status, answer.text()),
            Err(_) => return,
        }
    }
}

fn order(n: u64) -> (String, Value) {
    let body = json!({
        "number": format!("K-{n}"), "placed_at": "2026-11-12T09:14:00Z", "status": "confirmed", "currency": "GBP",
        "customer": { "email": format!("k{n}@example.com") }, "deliver_by": "2026-11-23",
        "lines": [{ "line_id": "1", "sku": "A", "title": "Kettle", "quantity": 1, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": format!("K{n}") }],
    });
    (format!("/api/v1/orders/K-{n}"), body)
}

/// Every acknowledged order has its journey, with each touchpoint once and its promise; every acknowledged scan stands
/// on it.
fn inspect(origin: &str, key: &str, journal: &Journal) -> Result<Vec<String>> {
    let mut client = Client::new(origin);
    let bearer = format!("Bearer {key}");
    let scans: std::collections::HashSet<u64> = journal.scans.iter().copied().collect();
    let mut faults = Vec::new();
    for n in &journal.orders {
        let answer = client.get(
            &format!("/api/v1/journeys/k{n}@example.com"),
            &[("Authorization", &bearer)],
        )?;
        if answer.status == 404 {
            faults.push(format!("order K-{n} was acknowledged and is gone"));
            continue;
        }
        let journey: Value = serde_json::from_slice(&answer.body).context("a journey")?;
        let count = |kind: &str| {
            let touchpoints = journey["touchpoints"].as_array().into_iter().flatten();
            touchpoints
                .filter(|touchpoint| touchpoint["kind"] == kind)
                .count()
        };
        for kind in ["order_placed", "order_confirmed", "shipment_announced"] {
            if count(kind) != 1 {
                faults.push(format!("K-{n}: {} times {kind}", count(kind)));
            }
        }
        if count("shipment_scanned") > 1 || (scans.contains(n) && count("shipment_scanned") != 1) {
            faults.push(format!(
                "K-{n}: {} times shipment_scanned",
                count("shipment_scanned")
            ));
        }
        let promised = journey["promises"]
            .as_array()
            .into_iter()
            .flatten()
            .any(|p| p["kind"] == "deliver_by");
        if !promised {
            faults.push(format!("K-{n}: its promise is gone"));
        }
    }
    Ok(faults)
}

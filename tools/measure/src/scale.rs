//! `measure scale`: what staff read, over logs of growing size. Orders come by `throughline import`, spread over two
//! years up to today; the server has one core, the client the other.

use crate::{bench::pin_client, load, portal::Portal, visitor};
use anyhow::{Context as _, Result, ensure};
use domain::Timestamp;
use jiff::SignedDuration;
use sqlx::Connection as _;
use std::{
    fs::File,
    path::Path,
    time::{Duration, Instant},
};
use store::Clock;

/// One after the other; ten million are asked for by `--touchpoints`, since they take ten minutes and 10 GB of disk.
const SIZES: [u64; 2] = [10_000, 1_000_000];
const TOUCHPOINTS_AN_ORDER: u64 = 5;
/// A person has so many orders.
const ORDERS_A_PERSON: u64 = 5;
const LENGTH: Duration = Duration::from_secs(5);
const STATES: [&str; 8] = ["SP", "RJ", "MG", "RS", "PR", "SC", "BA", "AM"];

pub fn run(touchpoints: Option<u64>) -> Result<()> {
    println!(
        "{:<52} {:>18}  target",
        "2 connections, p50 and p99", "measured"
    );
    pin_client();
    for size in touchpoints.map_or(SIZES.to_vec(), |size| vec![size]) {
        measure(size)?;
    }
    Ok(())
}

fn measure(size: u64) -> Result<()> {
    let mut portal = Portal::new("scale", None)?.on_core(0);
    let orders = size / TOUCHPOINTS_AN_ORDER;
    write_orders(&portal.folder, orders)?;
    import(&portal)?;
    println!(
        "{} touchpoints, {orders} orders",
        count(&portal.database())?
    );
    portal.start(&[])?;
    println!(
        "  rolled up within {:.0} s",
        rolled_up(&portal)?.as_secs_f64()
    );
    let cookie = visitor::sign_in_staff(&portal)?;
    let headers = vec![("Cookie".to_owned(), cookie)];
    let journeys: Vec<String> = people(&portal.database())?
        .into_iter()
        .map(|id| format!("/staff/journeys/{id}"))
        .collect();
    let one = |path: &str| vec![path.to_owned()];
    for (what, paths) in [
        ("today, promises at risk first", one("/staff")),
        ("gap view, 90 days", one("/staff/gaps")),
        ("gap view, 12 months", one("/staff/gaps?period=12m")),
        (
            "gap view, everything, by month",
            one("/staff/gaps?period=all&by=month"),
        ),
        ("journeys, one person after the other", journeys),
    ] {
        let ask = move |n: u64| {
            let place = usize::try_from(n % paths.len() as u64).unwrap_or_default();
            paths.get(place).cloned().unwrap_or_default()
        };
        let load = |length| load::get(&portal.origin, 2, length, &headers, (200, ""), ask.clone());
        // What the database has to fetch from disk once is not what a page costs all day.
        load(Duration::from_secs(2))?;
        let page = load(LENGTH)?;
        let (p50, p99) = (page.p50.as_secs_f64() * 1e3, page.p99.as_secs_f64() * 1e3);
        let verdict = if p99 <= 50.0 { "" } else { "  FALLS SHORT" };
        println!("  {what:<50} {p50:>8.1} {p99:>6.1} ms  p99 ≤ 50 ms{verdict}");
    }
    Ok(())
}

/// Orders of the last two years: most came in time, one in nine late, one in forty never.
fn write_orders(folder: &Path, orders: u64) -> Result<()> {
    let now = Clock::System.now();
    let writer = |name: &str| -> Result<csv::Writer<File>> {
        Ok(csv::Writer::from_path(folder.join(name))?)
    };
    let (mut heads, mut lines) = (writer("orders.csv")?, writer("lines.csv")?);
    heads.write_record([
        "number",
        "person",
        "state",
        "status",
        "placed",
        "due",
        "shipped",
        "delivered",
    ])?;
    lines.write_record(["number", "sku"])?;
    for n in 0..orders {
        // Spread evenly, without a generator of chance: the same orders each time but for today's date.
        let spread = n.wrapping_mul(2_654_435_761) % 1_000_003;
        let age = i64::try_from(spread * 720 * 24 * 60 / 1_000_003)?;
        let placed = now.minus(SignedDuration::from_mins(age));
        let day = |days: i64| placed.plus(SignedDuration::from_hours(24 * days));
        let days = if n % 9 == 0 {
            14
        } else {
            3 + i64::try_from(n % 7)?
        };
        let is_past = |at: &Timestamp| *at < now && n % 40 != 3;
        let told = |at: Timestamp| {
            Some(at)
                .filter(is_past)
                .map_or(String::new(), |at| at.to_string())
        };
        let state = STATES
            .get(usize::try_from(n % 8)?)
            .context("eight states")?;
        let (number, shipped) = (format!("S-{n}"), told(day(1)));
        let status = if shipped.is_empty() {
            "confirmed"
        } else {
            "shipped"
        };
        heads.write_record([
            &number,
            &format!("person{}", n / ORDERS_A_PERSON),
            *state,
            status,
            &placed.to_string(),
            &day(10).to_string(),
            &shipped,
            &told(day(days)),
        ])?;
        lines.write_record([&number, &format!("SKU-{}", n % 97)])?;
    }
    heads.flush()?;
    lines.flush()?;
    std::fs::write(folder.join("mapping.toml"), MAPPING)?;
    Ok(())
}

fn import(portal: &Portal) -> Result<()> {
    let path = |name: &str| portal.folder.join(name).display().to_string();
    let (mapping, rejects) = (path("mapping.toml"), path("rejects.csv"));
    let (orders, lines) = (path("orders.csv"), path("lines.csv"));
    portal.run(&[
        "import",
        "--mapping",
        &mapping,
        "--rejects",
        &rejects,
        &orders,
        &lines,
    ])?;
    Ok(())
}

/// Waits until the worker has folded the days that the import marked: that is work of once, not of each page. The mark on
/// a month that is not over stays.
fn rolled_up(portal: &Portal) -> Result<Duration> {
    let began = Instant::now();
    loop {
        let waiting: Vec<i64> = ask(
            &portal.database(),
            "select count(*) from gap_stale where kind not like '%/month'",
        )?;
        if waiting == [0] {
            return Ok(began.elapsed());
        }
        ensure!(
            began.elapsed() < Duration::from_secs(600),
            "{waiting:?} days were not rolled up within ten minutes"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn count(database: &str) -> Result<i64> {
    let counted: Vec<i64> = ask(database, "select count(*) from touchpoints")?;
    counted.first().copied().context("a count is one row")
}

fn people(database: &str) -> Result<Vec<uuid::Uuid>> {
    ask(database, "select id from customers order by id limit 500")
}

/// One column of whatever the database answers.
fn ask<T>(database: &str, query: &'static str) -> Result<Vec<T>>
where
    T: Send + Unpin + sqlx::Type<sqlx::Sqlite> + for<'r> sqlx::Decode<'r, sqlx::Sqlite>,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut connection = sqlx::SqliteConnection::connect(database).await?;
        Ok(sqlx::query_scalar(query).fetch_all(&mut connection).await?)
    })
}

const MAPPING: &str = r#"
time_zone = "UTC"
time_formats = ["rfc3339"]

[files.orders]
names = ["orders.csv"]
key = "number"

[files.lines]
names = ["lines.csv"]
key = "number"
found_by = "{orders.number}"

[order]
file = "orders"
number = "{orders.number}"
placed_at = "{orders.placed}"
currency = "BRL"
status = "{orders.status}"
deliver_by = "{orders.due}"

[customer]
email = "{orders.person}@example.invalid"

[address]
region = "{orders.state}"
country = "BR"

[lines]
file = "lines"
line_id = "1"
sku = "{lines.sku}"
title = "{lines.sku}"
quantity = "1"
unit_price = "64.00"

[[shipments]]
carrier = "dpd"
tracking_number = "{orders.number}"
exists_with = ["{orders.shipped}"]

[[shipments.scans]]
id = "carrier"
status = "in_transit"
at = "{orders.shipped}"

[[shipments.scans]]
id = "customer"
status = "delivered"
at = "{orders.delivered}"
"#;

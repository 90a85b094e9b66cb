//! For tests alone: both databases, a clock that stands still, and builders that say only what a test is about.

use domain::{
    Timestamp,
    actor::Actor,
    calendar::DayHours,
    ids::ApiKeyId,
    orders::{OrderIn, parse_order},
    places::{Place, PlaceKind},
    policy::Policy,
    shipments::Scan,
};
use serde_json::{Value, json};
use std::{
    future::Future,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};
use store::{Chance, Clock, Store};

/// A store of a test's own, with its clock.
pub struct Story {
    pub store: Store,
    pub clock: Clock,
    folder: PathBuf,
    pub database: Database,
    /// Where the story's database is, for tests that look at it from outside.
    pub url: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// Where stories begin: a Thursday morning.
pub const START: &str = "2026-11-12T09:14:00Z";

static NEXT: AtomicU64 = AtomicU64::new(0);

/// Tells the story on SQLite and, where `THROUGHLINE_TEST_POSTGRES_URL` names a server, on PostgreSQL as well (the test
/// command starts one). Without it the test says so loudly and tells the half it can.
pub fn on_both_databases<F: Future<Output = ()>>(story: impl Fn(Story) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        story(Story::on_sqlite().await).await;
        match std::env::var("THROUGHLINE_TEST_POSTGRES_URL") {
            Ok(url) => story(Story::on_postgres(&url).await).await,
            Err(_) => eprintln!("SKIPPED on PostgreSQL: THROUGHLINE_TEST_POSTGRES_URL is not set; `make test` sets it"),
        }
    });
}

impl Story {
    /// A new SQLite file in the system's temporary folder.
    pub async fn on_sqlite() -> Self {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("throughline-story-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let url = format!("sqlite://{}", folder.join("story.db").display());
        Self::open(&url, folder, Database::Sqlite).await
    }

    /// A new database on that server.
    pub async fn on_postgres(server: &str) -> Self {
        // By chance and not by process: numbers of processes come again, and a server may be shared.
        let name = format!("story_{}", uuid::Uuid::new_v4().simple());
        let admin = sqlx::PgPool::connect(server)
            .await
            .expect("the test server answers");
        sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
            .execute(&admin)
            .await
            .expect("a database");
        admin.close().await;
        let (base, _) = server.rsplit_once('/').expect("postgres://…/name");
        let (_, options) = server.split_once('?').unwrap_or(("", ""));
        Self::open(
            &format!("{base}/{name}?{options}"),
            PathBuf::new(),
            Database::Postgres,
        )
        .await
    }

    async fn open(url: &str, folder: PathBuf, database: Database) -> Self {
        let clock = Clock::fixed(at(START));
        let store = Store::open(url, clock.clone(), Chance::default())
            .await
            .expect("the store opens");
        store.migrate().await.expect("the tables are made");
        Self {
            store,
            clock,
            folder,
            database,
            url: url.to_owned(),
        }
    }

    /// The folder of a SQLite story's files.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Moves the story's clock.
    pub fn later(&self, to: &str) {
        self.clock.set(at(to));
    }

    /// Puts an order as the shop would, by JSON, with what `change` says otherwise.
    pub async fn put(&self, number: &str, change: Value) -> store::orders::Put {
        self.store
            .put_order(&shop(), &order(number, change))
            .await
            .expect("the order is taken")
    }

    /// The shop has a store where its orders go.
    pub async fn open_a_store(&self) {
        let policy = Policy {
            places: vec![whitby()],
            ..(*self.store.policy()).clone()
        };
        let set = self.store.set_policy(&Actor::System, policy).await;
        set.expect("the shop's settings are sound");
    }

    /// Scans of a DPD parcel: id, time, status.
    pub async fn scan(
        &self,
        tracking_number: &str,
        scans: &[(&str, &str, &str)],
    ) -> store::scans::Scanned {
        let scans: Vec<Scan> = scans
            .iter()
            .map(|(id, time, status)| scan(id, time, status))
            .collect();
        self.store
            .record_scans(&shop(), "dpd", tracking_number, &scans)
            .await
            .expect("the scans are taken")
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if !self.folder.as_os_str().is_empty() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// A moment from its text.
#[must_use]
pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a time in a test is well formed")
}

/// The shop's own system.
#[must_use]
pub fn shop() -> Actor {
    Actor::Shop(ApiKeyId(uuid::Uuid::nil()))
}

/// A store, open from Monday to Saturday.
#[must_use]
pub fn whitby() -> Place {
    let time = |hour| jiff::civil::Time::constant(hour, 0, 0, 0);
    let hours = (1..=6).map(|weekday| DayHours {
        weekday,
        opens: time(9),
        closes: time(18),
    });
    Place {
        id: "WHITBY".to_owned(),
        name: "Harbour & Pine, Whitby".to_owned(),
        kind: PlaceKind::Store,
        street: "4 Quay Street".to_owned(),
        city: "Whitby".to_owned(),
        postal_code: "YO21 1AA".to_owned(),
        country: "GB".to_owned(),
        hours: hours.collect(),
        closed: std::collections::BTreeSet::new(),
    }
}

/// An order of Ana's: a kettle, confirmed, placed when stories begin; `change` replaces top-level fields.
#[must_use]
pub fn order(number: &str, change: Value) -> OrderIn {
    parse_order(number, &order_json(number, change)).expect("the order of a test is well formed")
}

/// As [`order`], as JSON.
#[must_use]
pub fn order_json(number: &str, change: Value) -> Value {
    let mut body = json!({
        "number": number, "placed_at": START, "status": "confirmed", "currency": "GBP",
        "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": "en" },
        "lines": [{ "line_id": "1", "sku": "KETTLE-MOSS", "title": "Enamel kettle, moss", "quantity": 1, "unit_price_minor": 6400 }],
        "shipping_address": { "name": "Ana Ribeiro", "street": "4 Quay Street", "city": "Leeds", "postal_code": "LS1 1AA", "region": "Yorkshire", "country": "GB" },
    });
    if let (Value::Object(body), Value::Object(change)) = (&mut body, change) {
        body.extend(change);
    }
    body
}

#[must_use]
pub fn scan(id: &str, time: &str, status: &str) -> Scan {
    Scan {
        id: id.to_owned(),
        occurred_at: at(time),
        status: status.to_owned(),
        detail: None,
        message: None,
        location: None,
    }
}

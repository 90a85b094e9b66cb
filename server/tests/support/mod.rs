//! A portal of a test's own: the built program on a free port with a folder of its own, and a client that sends exactly
//! the bytes it is told, since browsers' and libraries' good manners are what these tests must do without.

#![allow(dead_code, reason = "every test file uses its own part of this")]

pub mod client;

pub use client::{Answer, Stream};

use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A running portal; ended when dropped.
pub struct Portal {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub origin: String,
    /// `127.0.0.1:PORT`
    pub address: String,
    pub folder: PathBuf,
    owns_folder: bool,
    database: Option<String>,
}

impl Portal {
    /// On a new SQLite file, as the demo shop.
    pub fn start() -> Self {
        Self::with(&["--demo"])
    }

    /// With flags of the test's own.
    pub fn with(flags: &[&str]) -> Self {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("throughline-server-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self::spawn(folder, None, true, flags)
    }

    /// With flags of the test's own and what the `[shop]` section of a configuration file says.
    pub fn with_shop(flags: &[&str], section: &str) -> Self {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("throughline-server-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("throughline.toml");
        std::fs::write(&file, format!("[shop]\n{section}\n")).expect("a file");
        let file = file.display().to_string();
        let flags = [flags, &["--config", &file]].concat();
        Self::spawn(folder, None, true, &flags)
    }

    /// A second process on the first one's database.
    pub fn beside(&self, flags: &[&str]) -> Self {
        Self::spawn(self.folder.clone(), self.database.clone(), false, flags)
    }

    /// On that PostgreSQL database.
    pub fn on_postgres(url: &str, flags: &[&str]) -> Self {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("throughline-server-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self::spawn(folder, Some(url.to_owned()), true, flags)
    }

    fn spawn(folder: PathBuf, database: Option<String>, owns_folder: bool, flags: &[&str]) -> Self {
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(folder.join("log"))
            .expect("a log file");
        let mut command = program(&folder, database.as_deref());
        command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(flags)
            .stdout(Stdio::piped())
            .stderr(log);
        let mut child = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is ours"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("it says where it is");
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        let origin = line
            .trim()
            .strip_prefix("Throughline is at ")
            .unwrap_or_else(|| {
                let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
                unreachable!("it did not start: {line:?}\n{log}")
            });
        Self {
            child,
            address: origin.split_once("://").expect("an origin").1.to_owned(),
            origin: origin.to_owned(),
            folder,
            owns_folder,
            database,
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Runs a command of the program on the same ledger.
    pub fn run(&self, arguments: &[&str], input: &str) -> std::process::Output {
        let mut child = program(&self.folder, self.database.as_deref())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child
            .stdin
            .take()
            .expect("its input is ours")
            .write_all(input.as_bytes())
            .expect("it reads");
        child.wait_with_output().expect("it ends")
    }

    /// A key with these scopes.
    pub fn key(&self, scopes: &str) -> String {
        let made = self.run(
            &["api-key", "add", "--name", "test", "--scopes", scopes],
            "",
        );
        assert!(made.status.success(), "{made:?}");
        let said = String::from_utf8(made.stdout).expect("text");
        said.split_whitespace().last().expect("the key").to_owned()
    }

    /// Everything logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).expect("the log")
    }

    /// Puts an order of Ana's by the API.
    pub fn put_order(&self, key: &str, number: &str, change: Value) -> Answer {
        let body = testkit::order_json(number, change).to_string();
        self.api("PUT", &format!("/api/v1/orders/{number}"), key, &[], &body)
    }

    /// One scan of a parcel by the API.
    pub fn scan(&self, key: &str, tracking_number: &str, id: &str, status: &str) -> Answer {
        let body = json!({"events": [{"id": id, "occurred_at": "2026-11-12T12:00:00Z", "status": status}]});
        let path = format!("/api/v1/shipments/dpd/{tracking_number}/events");
        self.api("POST", &path, key, &[], &body.to_string())
    }

    pub fn api(
        &self,
        method: &str,
        path: &str,
        key: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let bearer = format!("Bearer {key}");
        let mut all = vec![
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
        ];
        all.extend_from_slice(headers);
        self.ask(method, path, &all, body)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    /// A form posted by a page of ours.
    pub fn post(&self, path: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let mut all = vec![
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        all.extend_from_slice(headers);
        self.ask("POST", path, &all, form)
    }

    pub fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &(impl AsRef<[u8]> + ?Sized),
    ) -> Answer {
        client::ask(&self.address, method, path, headers, body)
    }

    pub fn open_stream(&self, path: &str, headers: &[(&str, &str)]) -> Stream {
        Stream::open(&self.address, path, headers)
    }

    /// Asks it to stop, and says how long that took.
    pub fn stop(&mut self) -> Duration {
        let asked = Instant::now();
        let told = Command::new("kill")
            .args(["-TERM", &self.pid().to_string()])
            .status();
        assert!(told.expect("kill runs").success());
        let ended = self.child.wait().expect("it ends");
        assert!(ended.success(), "{ended:?}");
        asked.elapsed()
    }

    /// Does something to the portal's ledger by the verbs of the store, where no page or call does it.
    pub fn on_ledger<T>(&self, act: impl AsyncFnOnce(&store::Store) -> T) -> T {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let url = self
                .database
                .clone()
                .unwrap_or_else(|| self.folder.join("throughline.db").display().to_string());
            let store = store::Store::open(&url, store::Clock::System, store::Chance::default())
                .await
                .expect("the ledger opens");
            store.refresh_policy().await.expect("the shop's settings");
            let done = act(&store).await;
            store.close().await;
            done
        })
    }

    /// The cookie of a browser whose session says this.
    pub fn cookie_of_customer(&self, email: &str) -> String {
        self.on_ledger(async |store| {
            let found = store.find_customer(email).await.expect("it reads");
            let customer = found.expect("known").id;
            let content = json!({ "customer": customer });
            keep_session(store, Some(customer), &content).await
        })
    }
}

/// A session of a customer's browser, and the cookie it is known by.
pub async fn keep_session(
    store: &store::Store,
    customer: Option<domain::ids::CustomerId>,
    content: &Value,
) -> String {
    let id = tower_sessions::session::Id::default().to_string();
    let realm = store::sessions::Realm::Customer;
    let session = store::sessions::SessionContent {
        customer,
        staff: None,
        content: content.to_string(),
        expires_at: store.now().plus(realm.idle()),
    };
    let kept = store.create_session(realm, &id, &session).await;
    assert!(kept.expect("the ledger answers"));
    format!("__Host-sid={id}")
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if self.owns_folder {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

fn program(folder: &std::path::Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("THROUGHLINE_") {
            command.env_remove(name);
        }
    }
    command
        .current_dir(folder)
        .env("THROUGHLINE_DATA_DIR", folder);
    if let Some(url) = database {
        command
            .env("THROUGHLINE_DATABASE_URL", url)
            .env("THROUGHLINE_SECRET_FILE", folder.join("secret.key"));
    }
    command
}

/// The problem+json of an answer.
pub fn problem(answer: &Answer) -> Value {
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json"),
        "{}",
        answer.text()
    );
    let problem = answer.json();
    assert_eq!(problem["status"], answer.status);
    assert!(
        problem["title"]
            .as_str()
            .is_some_and(|title| !title.is_empty())
    );
    problem
}

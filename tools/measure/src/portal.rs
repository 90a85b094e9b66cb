//! A portal started for a measurement: the release binary on a free loopback port, with a folder of its own.

use crate::http::Client;
use anyhow::{Context as _, Result, bail};
use std::{
    fs::File,
    io::Write as _,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub struct Portal {
    pub origin: String,
    pub folder: PathBuf,
    binary: PathBuf,
    database: Option<String>,
    core: Option<usize>,
    child: Option<Child>,
}

/// The binary under test: `THROUGHLINE_BIN`, else the release build.
pub fn binary() -> PathBuf {
    std::env::var_os("THROUGHLINE_BIN").map_or_else(
        || PathBuf::from("target/release/throughline"),
        PathBuf::from,
    )
}

impl Portal {
    /// Prepares, without starting. `database`: a PostgreSQL address, or SQLite in the portal's own folder.
    pub fn new(name: &str, database: Option<String>) -> Result<Self> {
        let folder =
            std::env::temp_dir().join(format!("throughline-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        Ok(Self {
            origin: format!("http://127.0.0.1:{port}"),
            folder,
            binary: binary(),
            database,
            core: None,
            child: None,
        })
    }

    /// Pins the server to one core, so that the client on another does not share it.
    pub fn on_core(mut self, core: usize) -> Self {
        self.core = Some(core);
        self
    }

    /// A command of the product on this portal's database; its output.
    pub fn run(&self, arguments: &[&str]) -> Result<String> {
        self.run_with(arguments, "")
    }

    /// The same, told so on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Result<String> {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("the binary does not run; `make build` makes it")?;
        let mut pipe = child.stdin.take().context("a pipe")?;
        // A command that asks nothing may have closed its end.
        let _ = pipe.write_all(input.as_bytes());
        drop(pipe);
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Where its SQLite database is.
    pub fn database(&self) -> String {
        self.folder.join("throughline.db").display().to_string()
    }

    /// A key of the API with these scopes.
    pub fn key(&self, scopes: &str) -> Result<String> {
        let told = self.run(&["api-key", "add", "--name", "measure", "--scopes", scopes])?;
        told.split_whitespace()
            .last()
            .map(str::to_owned)
            .context("the key is the last word")
    }

    /// Starts and waits until it answers; how long that took.
    pub fn start(&mut self, arguments: &[&str]) -> Result<Duration> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder.join("server.log"))?;
        let began = Instant::now();
        let child = self
            .command()
            .arg("serve")
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("the server does not start; `make build` makes it")?;
        self.child = Some(child);
        loop {
            if Client::new(&self.origin)
                .get("/healthz", &[])
                .is_ok_and(|answer| answer.status == 200)
            {
                return Ok(began.elapsed());
            }
            let child = self.child.as_mut().context("a child")?;
            if let Some(status) = child.try_wait()? {
                bail!(
                    "the server ended with {status}; its log is {}",
                    self.folder.join("server.log").display()
                );
            }
            if began.elapsed() > Duration::from_secs(60) {
                bail!("no answer within a minute");
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// SIGKILL: nothing of the process gets to run again.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Resident memory in MiB, now and at its highest.
    pub fn memory(&self) -> Result<(f64, f64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()))?;
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok())
                .unwrap_or(0.0)
                / 1024.0
        };
        Ok((of("VmRSS:"), of("VmHWM:")))
    }

    fn command(&self) -> Command {
        let mut command = on_core(self.core, &self.binary);
        command
            .env("THROUGHLINE_DATA_DIR", &self.folder)
            .env("THROUGHLINE_SECRET_FILE", self.folder.join("secret.key"))
            .env(
                "THROUGHLINE_LISTEN",
                self.origin.trim_start_matches("http://"),
            )
            .env("THROUGHLINE_PUBLIC_ORIGIN", &self.origin)
            .env("RUST_LOG", "warn");
        if let Some(database) = &self.database {
            command.env("THROUGHLINE_DATABASE_URL", database);
        }
        command
    }
}

/// Another process of this tool beside the portal, on the server's core.
pub struct Helper {
    pub origin: String,
    child: Child,
}

impl Helper {
    /// Starts `measure NAME ARGUMENTS… --listen ADDRESS` and waits until it answers.
    pub fn start(name: &str, arguments: &[&str]) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let listen = format!("127.0.0.1:{port}");
        let child = on_core(Some(0), &std::env::current_exe()?)
            .arg(name)
            .args(arguments)
            .args(["--listen", &listen])
            .stdin(Stdio::null())
            .spawn()?;
        let mut helper = Self {
            origin: format!("http://{listen}"),
            child,
        };
        let began = Instant::now();
        while Client::new(&helper.origin).get("/healthz", &[]).is_err() {
            if let Some(status) = helper.child.try_wait()? {
                bail!("`measure {name}` ended with {status}");
            }
            if began.elapsed() > Duration::from_secs(60) {
                bail!("`measure {name}` does not answer");
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(helper)
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command bound to a core, where `taskset` is there.
fn on_core(core: Option<usize>, program: &Path) -> Command {
    match core {
        Some(core) if Path::new("/usr/bin/taskset").exists() => {
            let mut command = Command::new("/usr/bin/taskset");
            command.arg("-c").arg(core.to_string()).arg(program);
            command
        }
        _ => Command::new(program),
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.kill();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

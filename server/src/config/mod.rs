//! Settings: flags, then the environment, then one TOML file; the first that says something counts.

mod file;
mod origin;
mod places;
mod shop;

pub use file::{FILE_HELP, FileSettings, read};
pub use origin::Origin;
pub use shop::ShopSettings;

use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

/// What every command needs to find the ledger.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Where things are")]
pub struct CommonArgs {
    /// A TOML file with settings: the names of the flags with `_` for `-`, and a [shop] section
    #[arg(long, global = true, env = "THROUGHLINE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The database: a file, sqlite://FILE or postgres://USER@HOST/NAME [default: throughline.db in the data folder]
    #[arg(
        long,
        global = true,
        env = "THROUGHLINE_DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// The folder of the database, uploads and the secret file [default: ./data]
    #[arg(
        long,
        global = true,
        env = "THROUGHLINE_DATA_DIR",
        value_name = "FOLDER"
    )]
    pub data_dir: Option<PathBuf>,
    /// The file with the secret that codes, rate counters and webhooks are keyed with, made once [default: secret.key in the data
    /// folder; must be named with PostgreSQL, and be the same for every process]
    #[arg(
        long,
        global = true,
        env = "THROUGHLINE_SECRET_FILE",
        value_name = "FILE"
    )]
    pub secret_file: Option<PathBuf>,
}

/// What `serve` needs besides.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Serving")]
pub struct ServeArgs {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:3000]
    #[arg(long, env = "THROUGHLINE_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// How customers reach the portal, as https://HOST; http is for this machine alone [default: http:// and the
    /// address listened on]
    #[arg(long, env = "THROUGHLINE_PUBLIC_ORIGIN", value_name = "ORIGIN")]
    pub public_origin: Option<String>,
    /// The mail server, such as smtps://USER:PASSWORD@HOST or smtp://HOST:25 [default: none, mail stays queued]
    #[arg(
        long,
        env = "THROUGHLINE_SMTP_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub smtp_url: Option<String>,
    /// Who mail comes from, such as "Harbour & Pine <hello@example.com>" [default: the shop's name at the public host]
    #[arg(long, env = "THROUGHLINE_MAIL_FROM", value_name = "MAILBOX")]
    pub mail_from: Option<String>,
    /// Where Prometheus reads the metrics; keep it private [default: nowhere]
    #[arg(long, env = "THROUGHLINE_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// A folder with the browser's files [default: the ones inside the binary]
    #[arg(long, env = "THROUGHLINE_SITE", value_name = "FOLDER")]
    pub site: Option<PathBuf>,
    /// Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed, separated by commas
    #[arg(
        long,
        env = "THROUGHLINE_TRUSTED_PROXY",
        value_name = "NETWORKS",
        value_delimiter = ','
    )]
    pub trusted_proxy: Vec<String>,
    /// Connections open at once; further ones wait [default: 10000]
    #[arg(long, env = "THROUGHLINE_MAX_CONNECTIONS", value_name = "NUMBER")]
    pub max_connections: Option<usize>,
    /// The demo shop: mails can be read at /dev/mailbox instead of being sent
    #[arg(long, env = "THROUGHLINE_DEMO", action = clap::ArgAction::SetTrue, value_parser = clap::builder::FalseyValueParser::new())]
    pub demo: bool,
    /// How the log is written: text, or json with one object a line [default: text]
    #[arg(long, env = "THROUGHLINE_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

/// Where the ledger is, settled.
#[derive(Debug, Clone)]
pub struct Common {
    pub database_url: String,
    pub data_dir: PathBuf,
    pub secret_file: PathBuf,
    pub shop: Option<ShopSettings>,
}

impl Common {
    /// Joins flags (with the environment in them already) and file.
    ///
    /// # Errors
    /// A PostgreSQL database without a named secret file: each process would make its own.
    pub fn settle(args: &CommonArgs, file: &FileSettings) -> anyhow::Result<Self> {
        let data_dir = args
            .data_dir
            .clone()
            .or_else(|| file.data_dir.clone())
            .unwrap_or_else(|| PathBuf::from("./data"));
        let database_url = args
            .database_url
            .clone()
            .or_else(|| file.database_url.clone())
            .unwrap_or_else(|| {
                data_dir
                    .join("throughline.db")
                    .to_string_lossy()
                    .into_owned()
            });
        let named = args
            .secret_file
            .clone()
            .or_else(|| file.secret_file.clone());
        if is_postgres(&database_url) && named.is_none() {
            anyhow::bail!(
                "with PostgreSQL every process must have the same secret: name its file with --secret-file or \
                 THROUGHLINE_SECRET_FILE (it is made at the first start)"
            );
        }
        Ok(Self {
            database_url,
            secret_file: named.unwrap_or_else(|| data_dir.join("secret.key")),
            data_dir,
            shop: file.shop_settings(),
        })
    }
}

/// Whether several processes may share this database.
pub fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

use crate::{
    config::{FileSettings, LogFormat, ServeArgs},
    layers::Network,
};
use anyhow::Context;
use std::{net::SocketAddr, path::PathBuf};

/// What `serve` runs with: flags over environment over file over what stands here.
#[derive(Debug, Clone)]
pub struct ServeSettings {
    pub listen: SocketAddr,
    pub public_origin: Option<String>,
    pub smtp_url: Option<String>,
    pub mail_from: Option<String>,
    pub metrics_listen: Option<SocketAddr>,
    pub site: Option<PathBuf>,
    pub trusted_proxies: Vec<Network>,
    pub max_connections: usize,
    pub demo: bool,
    pub dev_reload: bool,
    pub log_format: LogFormat,
}

impl ServeSettings {
    /// # Errors
    /// A proxy's network that does not read.
    pub fn settle(args: &ServeArgs, file: &FileSettings) -> anyhow::Result<Self> {
        let proxies = if args.trusted_proxy.is_empty() {
            &file.trusted_proxy
        } else {
            &args.trusted_proxy
        };
        Ok(Self {
            listen: args
                .listen
                .or(file.listen)
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000))),
            public_origin: args
                .public_origin
                .clone()
                .or_else(|| file.public_origin.clone()),
            smtp_url: args.smtp_url.clone().or_else(|| file.smtp_url.clone()),
            mail_from: args.mail_from.clone().or_else(|| file.mail_from.clone()),
            metrics_listen: args.metrics_listen.or(file.metrics_listen),
            site: args.site.clone().or_else(|| file.site.clone()),
            trusted_proxies: proxies
                .iter()
                .map(|text| {
                    Network::parse(text).with_context(|| {
                        format!(
                            "--trusted-proxy {text:?} is no address or network such as 10.0.0.0/8"
                        )
                    })
                })
                .collect::<anyhow::Result<_>>()?,
            max_connections: args
                .max_connections
                .or(file.max_connections)
                .unwrap_or(10_000)
                .max(1),
            demo: args.demo || file.demo,
            // Set by `make dev` alone, so it is no flag.
            dev_reload: std::env::var_os("THROUGHLINE_DEV_RELOAD").is_some_and(|on| on == "1"),
            log_format: args.log_format.or(file.log_format).unwrap_or_default(),
        })
    }
}

use super::{ServeSettings, metrics::Metrics};
use crate::{
    config::Origin, layers::Network, photos::Darkroom, qr::SignedCodes, sessions::SessionLayers,
    site::Site,
};
use anyhow::Context;
use app::request::{Portal, Setting};
use leptos::prelude::LeptosOptions;
use std::{
    net::SocketAddr,
    sync::{Arc, atomic::AtomicUsize},
};
use store::Store;
use tokio_util::sync::CancellationToken;

/// What every request of this process shares.
pub struct Shared {
    pub portal: Portal,
    pub origin: Origin,
    pub site: Site,
    pub trusted_proxies: Vec<Network>,
    pub sessions: SessionLayers,
    pub metrics: Metrics,
    /// Cancelled when the process is to end: open streams end themselves.
    pub stop: CancellationToken,
    /// Live pages open just now.
    pub streams: AtomicUsize,
    pub demo: bool,
    /// Tells one start from the next, for pages that reload themselves.
    pub started: String,
}

impl Shared {
    /// # Errors
    /// A public origin or site folder that does not read.
    pub fn new(
        settings: &ServeSettings,
        store: Store,
        address: SocketAddr,
        metrics: Metrics,
    ) -> anyhow::Result<Self> {
        let origin = match &settings.public_origin {
            Some(text) => Origin::parse(text)?,
            None => Origin::parse(&format!("http://{address}")).context(
                "customers cannot reach the portal at the address it listens on; name theirs with --public-origin",
            )?,
        };
        let site = Site::open(settings.site.as_deref())?;
        let portal = Portal::new(Setting {
            store: store.clone(),
            site: Arc::new(site.entries().clone()),
            public_origin: origin.as_str().into(),
            demo: settings.demo,
            dev_reload: settings.dev_reload,
            codes: Arc::new(SignedCodes::new(&store, origin.as_str())),
            pictures: Arc::new(Darkroom),
            leptos: LeptosOptions::builder().output_name("throughline").build(),
        });
        Ok(Self {
            portal,
            origin,
            site,
            trusted_proxies: settings.trusted_proxies.clone(),
            sessions: SessionLayers::new(&store),
            metrics,
            stop: CancellationToken::new(),
            streams: AtomicUsize::new(0),
            demo: settings.demo,
            started: store.now().as_micros().to_string(),
        })
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.portal.store
    }
}

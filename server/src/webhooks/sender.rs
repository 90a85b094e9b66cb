//! One try: resolved, looked at, signed, sent to that address and to no other; and what came back, by its status alone.

use super::{address::resolve, event::CONTENT_TYPE};
use anyhow::Context;
use domain::Timestamp;
use reqwest::{Client, StatusCode, Url, header, redirect};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use standardwebhooks::{
    HEADER_WEBHOOK_ID, HEADER_WEBHOOK_SIGNATURE, HEADER_WEBHOOK_TIMESTAMP, Webhook,
};
use std::{sync::Arc, time::Duration};
use store::webhooks::{Delivery, SigningSecret};

/// How long the whole of it may take; shorter than a lease.
const WHOLE: Duration = Duration::from_secs(15);

/// What a receiver is asked to read at most.
const LARGEST: usize = 20_000;

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Taken(u16),
    /// It is not there any more, and says so.
    Gone,
    /// A status, or a word of ours.
    Not(String),
}

#[derive(Clone)]
pub struct Sender {
    /// As mail has it: rustls with ring and the roots of the web, nothing of the system's.
    tls: ClientConfig,
}

impl Sender {
    /// # Errors
    /// A TLS library without what it needs: a fault of the build.
    pub fn new() -> anyhow::Result<Self> {
        let roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .context("TLS for webhooks cannot be set up")?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { tls })
    }

    pub async fn send(
        &self,
        delivery: &Delivery,
        secret: &SigningSecret,
        body: String,
        now: Timestamp,
    ) -> Answer {
        let sent = self.try_to_send(delivery, secret, body, now);
        match tokio::time::timeout(WHOLE, sent).await {
            Ok(Ok(status)) if status.is_success() => Answer::Taken(status.as_u16()),
            Ok(Ok(StatusCode::GONE)) => Answer::Gone,
            Ok(Ok(status)) => Answer::Not(status.as_u16().to_string()),
            Ok(Err(why)) => Answer::Not(why),
            Err(_) => Answer::Not("timed out".to_owned()),
        }
    }

    async fn try_to_send(
        &self,
        delivery: &Delivery,
        secret: &SigningSecret,
        body: String,
        now: Timestamp,
    ) -> Result<StatusCode, String> {
        if body.len() > LARGEST {
            return Err("too large".to_owned());
        }
        let url = Url::parse(&delivery.url).map_err(|_| "no address".to_owned())?;
        let addresses = resolve(&url, delivery.reach)
            .await
            .map_err(|why| why.to_string())?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let client = Client::builder()
            .tls_backend_preconfigured(self.tls.clone())
            // What was looked at is what is connected to: the name is not asked a second time.
            .resolve_to_addrs(&host, &addresses)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .timeout(WHOLE)
            .user_agent(concat!("throughline/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|_| "no client".to_owned())?;
        let (id, seconds) = (
            delivery.event.to_string(),
            now.as_micros().div_euclid(1_000_000),
        );
        let signature = Webhook::new(secret.reveal())
            .and_then(|webhook| webhook.sign(&id, seconds, body.as_bytes()))
            .map_err(|_| "unsigned".to_owned())?;
        let answer = client
            .post(url)
            .header(header::CONTENT_TYPE, CONTENT_TYPE)
            .header(HEADER_WEBHOOK_ID, id)
            .header(HEADER_WEBHOOK_TIMESTAMP, seconds)
            .header(HEADER_WEBHOOK_SIGNATURE, signature)
            .body(body)
            .send()
            .await;
        // The body of the answer is not read at all: it is dropped with its connection.
        match answer {
            Ok(answer) => Ok(answer.status()),
            Err(error) if error.is_timeout() => Err("timed out".to_owned()),
            Err(error) if error.is_connect() => Err("unreachable".to_owned()),
            Err(_) => Err("broken off".to_owned()),
        }
    }
}

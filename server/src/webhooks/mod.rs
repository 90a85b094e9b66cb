//! Tells the shop's own systems what happened: takes deliveries that are due and sends them, signed as Standard Webhooks
//! says. Any number of processes may do so. Neither the secret nor what is sent stands in a log.

mod address;
mod event;
mod sender;

pub use address::{Unreachable, resolve};

use futures::{StreamExt as _, stream};
use sender::{Answer, Sender};
use std::{sync::Arc, time::Duration};
use store::{Store, webhooks::Delivery};
use tokio_util::sync::CancellationToken;

/// How often is looked without the bell: another process may have queued, and retries fall due.
const LOOK: Duration = Duration::from_secs(2);

/// How many deliveries are taken at once, and how many of them are sent side by side.
const TAKEN: i64 = 20;
const AT_ONCE: usize = 4;

/// Sends what is due.
#[derive(Clone)]
pub struct Courier {
    store: Store,
    /// Who speaks: the portal's public origin.
    origin: Arc<str>,
    sender: Sender,
}

impl Courier {
    /// # Errors
    /// A TLS library without what it needs: a fault of the build.
    pub fn new(store: Store, origin: Arc<str>) -> anyhow::Result<Self> {
        metrics::describe_counter!(
            "webhooks_total",
            "Tries to deliver an event by kind and outcome: delivered, not, gone"
        );
        metrics::describe_gauge!("webhooks_waiting", "Deliveries of events that wait");
        Ok(Self {
            store,
            origin,
            sender: Sender::new()?,
        })
    }

    /// Works until stopped; what is being sent is finished first. No failure ends it.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            // The bell is waited for from before the look, so that no ring between the two is missed.
            let bell = self.store.outbox_bell().notified();
            let sent = self.round(&stop).await;
            if let Ok(waiting) = self.store.deliveries_waiting().await {
                #[expect(clippy::cast_precision_loss, reason = "a gauge is a double")]
                metrics::gauge!("webhooks_waiting").set(waiting as f64);
            }
            if sent > 0 {
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = bell => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Takes what is due and sends it; says how many deliveries were taken.
    pub async fn round(&self, stop: &CancellationToken) -> usize {
        let deliveries = match self.store.lease_deliveries(TAKEN).await {
            Ok(deliveries) => deliveries,
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the deliveries of events cannot be read"
                );
                return 0;
            }
        };
        let taken = deliveries.len();
        stream::iter(deliveries)
            .for_each_concurrent(AT_ONCE, async |delivery| {
                // What is not begun is taken again when its lease ends.
                if !stop.is_cancelled() {
                    self.deliver(&delivery).await;
                }
            })
            .await;
        taken
    }

    async fn deliver(&self, delivery: &Delivery) {
        let secret = self.store.webhook_secret(delivery.endpoint);
        let body = event::body(delivery, &self.origin);
        let answer = self
            .sender
            .send(delivery, &secret, body, self.store.now())
            .await;
        let (kind, tries) = (delivery.kind.as_str(), delivery.attempts);
        let (label, marked) = match &answer {
            Answer::Taken(status) => {
                let status = status.to_string();
                (
                    "delivered",
                    self.store.mark_delivered(delivery, &status).await,
                )
            }
            Answer::Gone => {
                tracing::warn!(webhook = %delivery.endpoint, event = %delivery.event, kind, "an endpoint says that it is gone, and is disabled");
                ("gone", self.store.disable_webhook(delivery, "410").await)
            }
            Answer::Not(why) => {
                tracing::warn!(webhook = %delivery.endpoint, event = %delivery.event, kind, tries, why, "an event was not taken");
                ("not", self.store.mark_undelivered(delivery, why).await)
            }
        };
        metrics::counter!("webhooks_total", "kind" => kind, "outcome" => label).increment(1);
        if let Err(error) = marked {
            // The lease runs out and it is sent again, under the same id: at least once is the promise.
            tracing::error!(event = %delivery.event, error = &error as &dyn std::error::Error, "what became of an event could not be written down");
        }
    }
}

#[cfg(test)]
mod tests;

//! The outbox worker: takes notices that are due, writes the mails and sends them. Any number of processes may run one.

use crate::mail::{self, NotSent, Post, Setting};
use futures::{StreamExt as _, stream};
use std::{sync::Arc, time::Duration};
use store::{
    Failure, Store,
    orders::{OrderView, Viewer},
    outbox::Letter,
};
use tokio_util::sync::CancellationToken;

/// How often the outbox is looked at without the bell: another process may have queued, and retries fall due.
const LOOK: Duration = Duration::from_secs(3);

/// How many notices are taken at once, and how many of them are sent side by side.
const TAKEN: i64 = 20;
const AT_ONCE: usize = 4;

/// Sends what the outbox holds.
#[derive(Debug, Clone)]
pub struct Worker {
    store: Store,
    post: Post,
    /// Scheme, host and port of the links in mails.
    origin: Arc<str>,
}

impl Worker {
    #[must_use]
    pub fn new(store: Store, post: Post, origin: Arc<str>) -> Self {
        metrics::describe_counter!(
            "mails_total",
            "Mails by kind and outcome: sent, later, never"
        );
        metrics::describe_gauge!("mails_waiting", "Notices that wait to leave");
        Self {
            store,
            post,
            origin,
        }
    }

    /// Works until stopped; a mail in the middle of being sent is finished first. No failure ends it.
    pub async fn run(self, stop: CancellationToken) {
        if matches!(self.post, Post::Nowhere) {
            tracing::warn!(
                "no mail server is set (--smtp-url, THROUGHLINE_SMTP_URL): mails stay queued, and codes run out"
            );
            return self.only_expire(&stop).await;
        }
        while !stop.is_cancelled() {
            // The bell is waited for from before the look, so that no ring between the two is missed.
            let bell = self.store.outbox_bell().notified();
            let sent = self.round(&stop).await;
            if let Ok(waiting) = self.store.notices_waiting().await {
                #[expect(clippy::cast_precision_loss, reason = "a gauge is a double")]
                metrics::gauge!("mails_waiting").set(waiting as f64);
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

    /// Without a way out, what is not worth sending any more must not rest in the outbox: codes most of all.
    async fn only_expire(&self, stop: &CancellationToken) {
        const PAUSE: Duration = Duration::from_secs(60);
        while tokio::time::timeout(PAUSE, stop.cancelled()).await.is_err() {
            if let Err(error) = self.store.expire_notices().await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the outbox cannot be tidied"
                );
            }
        }
    }

    /// Takes what is due and sends it; says how many notices were taken.
    pub async fn round(&self, stop: &CancellationToken) -> usize {
        let letters = match self.store.lease_notices(TAKEN).await {
            Ok(letters) => letters,
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the outbox cannot be read"
                );
                return 0;
            }
        };
        let taken = letters.len();
        stream::iter(letters)
            .for_each_concurrent(AT_ONCE, async |letter| {
                // What is not begun goes back to the outbox when its lease ends.
                if !stop.is_cancelled() {
                    self.send(&letter).await;
                }
            })
            .await;
        taken
    }

    async fn send(&self, letter: &Letter) {
        let outcome = match self.write(letter).await {
            Ok(mail) => self.post.send(&self.store, letter, &mail).await,
            Err(not_sent) => Err(not_sent),
        };
        let kind = letter.kind.as_str();
        let (label, marked) = match &outcome {
            Ok(()) => ("sent", self.store.mark_notice_sent(letter.id).await),
            Err(NotSent::Later(why)) => {
                tracing::warn!(notice = %letter.id, kind, attempts = letter.attempts, why, "a mail did not leave and is tried again");
                let (id, attempts) = (letter.id, letter.attempts);
                let marked = self
                    .store
                    .retry_notice(id, letter.kind, attempts, why)
                    .await;
                ("later", marked)
            }
            Err(NotSent::Never(why)) => {
                tracing::error!(notice = %letter.id, kind, why, "a mail was refused for good");
                ("never", self.store.mark_notice_dead(letter.id, why).await)
            }
        };
        metrics::counter!("mails_total", "kind" => kind, "outcome" => label).increment(1);
        if let Err(error) = marked {
            // The lease runs out and it is sent again, under the same Message-ID: at least once is the promise.
            tracing::error!(notice = %letter.id, error = &error as &dyn std::error::Error, "a mail's outcome could not be written down");
        }
    }

    async fn write(&self, letter: &Letter) -> Result<mail::Mail, NotSent> {
        let order = self.order(letter).await?;
        let policy = self.store.policy();
        let setting = Setting {
            policy: &policy,
            now: self.store.now(),
            origin: &self.origin,
        };
        mail::write(letter, order.as_ref(), &setting).map_err(|error| {
            tracing::error!(notice = %letter.id, error = &error as &dyn std::error::Error, "a mail cannot be written");
            NotSent::Later("unwritten".to_owned())
        })
    }

    async fn order(&self, letter: &Letter) -> Result<Option<OrderView>, NotSent> {
        let Some(number) = &letter.order_number else {
            return Ok(None);
        };
        let viewer = Viewer {
            customer: Some(letter.customer),
            ..Viewer::default()
        };
        match self.store.order_page(&viewer, number).await {
            Ok(order) => Ok(Some(order)),
            Err(Failure::Broken(error)) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "an order cannot be read"
                );
                Err(NotSent::Later("unread".to_owned()))
            }
            // The order went to another customer since: this one has no business with it any more.
            Err(_) => Err(NotSent::Never("gone".to_owned())),
        }
    }
}

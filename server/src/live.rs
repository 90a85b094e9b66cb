//! `GET /orders/{number}/live`: an open page hears of a new scan within a second. News of this process and of the others
//! come by `store.changes()`; every 5 s the order is looked at anyway, because a notice between processes can be lost.

use crate::{
    layers,
    serve::{Open, Shared},
};
use app::request::Asked;
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::Stream;
use serde_json::json;
use std::{
    convert::Infallible,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use store::{Changed, Failure, sessions::Realm};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::Instant,
};

/// A silent line is taken for dead by proxies; this is said into it.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The order is looked at without news.
const LOOK: Duration = Duration::from_secs(5);
/// Then the browser asks anew, and is authorised anew.
pub const LONGEST: Duration = Duration::from_secs(30 * 60);
/// Streams of one process.
const MOST: usize = 8_000;

/// Counts a stream while it is open.
pub struct Place {
    shared: Arc<Shared>,
    _open: Open,
}

impl Place {
    pub fn take(shared: &Arc<Shared>) -> Option<Self> {
        let before = shared.streams.fetch_add(1, Ordering::SeqCst);
        let place = Self {
            shared: shared.clone(),
            _open: shared.metrics.stream_opened(),
        };
        (before < MOST).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.shared.streams.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Opens the stream for whoever may see the order's page; for others it does not exist.
pub async fn live(
    State(shared): State<Arc<Shared>>,
    Path(number): Path<String>,
    request: Request,
) -> Response {
    let (request, _) = request.into_parts();
    let Some(place) = Place::take(&shared) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let asked = match layers::viewer(&shared, &request).await {
        Ok(asked) => asked,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "who asks cannot be told"
            );
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    // Heard from before the first look, so that no news falls between the two.
    let news = shared.store().changes();
    let order = match asked.store().order_page(&asked.viewer, &number).await {
        Ok(order) => order.id,
        Err(Failure::Broken(error)) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "an open page cannot be kept up to date"
            );
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Err(Failure::NotFound | Failure::Refused(_)) => {
            return StatusCode::NOT_FOUND.into_response();
        }
    };
    let watch = Watch {
        asked,
        number,
        order,
        news,
        shown: None,
        ends_at: Instant::now() + LONGEST,
        _place: place,
    };
    answer(watch.events(shared.stop.clone()))
}

/// A stream as an answer that stays open.
pub fn answer(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    let mut response = Sse::new(events)
        .keep_alive(KeepAlive::new().interval(HEARTBEAT))
        .into_response();
    // Proxies that gather answers would hold the news back.
    response.headers_mut().insert(
        "x-accel-buffering",
        axum::http::HeaderValue::from_static("no"),
    );
    response
}

struct Watch {
    asked: Asked,
    number: String,
    order: domain::ids::OrderId,
    news: Receiver<Changed>,
    /// What the page shows already.
    shown: Option<String>,
    ends_at: Instant,
    _place: Place,
}

impl Watch {
    fn events(
        self,
        stop: tokio_util::sync::CancellationToken,
    ) -> impl Stream<Item = Result<Event, Infallible>> {
        futures::stream::unfold((self, stop), async |(mut watch, stop)| {
            let html = tokio::select! {
                () = stop.cancelled() => None,
                () = tokio::time::sleep_until(watch.ends_at) => None,
                html = watch.next() => html,
            }?;
            // A page that was opened before the stream may be older than it, so the first region is sent as well.
            let event = Event::default().data(json!({ "html": html }).to_string());
            watch.shown = Some(html);
            Some((Ok(event), (watch, stop)))
        })
    }

    /// The live region once it differs from what is shown; `None` when the viewer may no longer see the order.
    async fn next(&mut self) -> Option<String> {
        loop {
            if self.shown.is_some() {
                self.wait().await;
            }
            self.asked.now = self.asked.store().now();
            let html = app::orders::live_region(&self.asked, &self.number).await?;
            if self.shown.as_ref() == Some(&html) {
                continue;
            }
            let is_new = self.shown.is_none();
            if is_new || layers::session_stands(&self.asked, Realm::Customer).await {
                return Some(html);
            }
            return None;
        }
    }

    /// Until there is news of this order, or it is time to look.
    async fn wait(&mut self) {
        let look = tokio::time::sleep(LOOK);
        tokio::pin!(look);
        loop {
            tokio::select! {
                () = &mut look => return,
                heard = self.news.recv() => match heard {
                    Ok(Changed(order)) if order == self.order => return,
                    Ok(_) => {}
                    // News went by unheard: this order's may be among them.
                    Err(RecvError::Lagged(_)) => return,
                    Err(RecvError::Closed) => {
                        look.await;
                        return;
                    }
                },
            }
        }
    }
}

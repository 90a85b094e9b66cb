//! `GET /staff/live`: the day's lists, sent anew when an order changed. Changes come in bursts, so they are gathered for
//! a second; promises fall due without any change, so the lists are looked at now and then anyway.

use crate::{
    layers,
    live::{LONGEST, Place, answer},
    serve::Shared,
};
use app::request::Asked;
use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response, sse::Event},
};
use futures::Stream;
use serde_json::json;
use std::{convert::Infallible, sync::Arc, time::Duration};
use store::{Changed, sessions::Realm};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::Instant,
};

/// Between two looks there is at least this.
const GATHER: Duration = Duration::from_secs(1);
/// The lists are looked at without news.
const LOOK: Duration = Duration::from_secs(15);

/// Opens the stream for signed-in staff who may read journeys; for others it does not exist.
pub async fn live(State(shared): State<Arc<Shared>>, request: Request) -> Response {
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
    if !asked
        .staff
        .as_ref()
        .is_some_and(|member| member.role.reads_journeys())
    {
        return StatusCode::NOT_FOUND.into_response();
    }
    let watch = Watch {
        news: shared.store().changes(),
        asked,
        shown: None,
        ends_at: Instant::now() + LONGEST,
        _place: place,
    };
    answer(watch.events(shared.stop.clone()))
}

struct Watch {
    asked: Asked,
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
            let event = Event::default().data(json!({ "html": html }).to_string());
            watch.shown = Some(html);
            Some((Ok(event), (watch, stop)))
        })
    }

    /// The lists once they differ from what is shown; `None` when this person may no longer see them.
    async fn next(&mut self) -> Option<String> {
        loop {
            if self.shown.is_some() {
                self.wait().await;
            }
            self.asked.now = self.asked.store().now();
            let html = app::today::live_region(&self.asked).await?;
            if self.shown.as_ref() == Some(&html) {
                continue;
            }
            let is_new = self.shown.is_none();
            if is_new || layers::session_stands(&self.asked, Realm::Staff).await {
                return Some(html);
            }
            return None;
        }
    }

    /// Until there is news, gathered, or it is time to look.
    async fn wait(&mut self) {
        let heard = tokio::time::timeout(LOOK, self.news.recv()).await;
        if let Ok(Ok(_) | Err(RecvError::Lagged(_))) = heard {
            tokio::time::sleep(GATHER).await;
            while self.news.try_recv().is_ok() {}
        } else if matches!(heard, Ok(Err(RecvError::Closed))) {
            tokio::time::sleep(LOOK).await;
        }
    }
}

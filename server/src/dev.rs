//! Help for whoever works on the pages. Nothing of it exists outside demo mode.

use crate::serve::Shared;
use axum::{
    Router,
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
    routing::get,
};
use futures::{Stream, StreamExt, stream};
use std::{convert::Infallible, sync::Arc, time::Duration};

/// `/dev/reload`: says which build this is; a page that hears another one than before reloads itself.
pub fn routes(shared: &Arc<Shared>) -> Router {
    Router::new()
        .route("/dev/reload", get(reload))
        .with_state(shared.clone())
}

async fn reload(
    State(shared): State<Arc<Shared>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stop = shared.stop.clone();
    let build = stream::iter([Ok(Event::default()
        .retry(Duration::from_millis(300))
        .data(&shared.started))]);
    let events = build
        .chain(stream::pending())
        .take_until(stop.cancelled_owned());
    Sse::new(events).keep_alive(KeepAlive::default())
}

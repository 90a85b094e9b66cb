//! Our own accept loop: `axum::serve` 0.8 has no header timeout (axum #2741; 200 of 200 half-sent requests were still
//! open after 40 s) and leaves TCP_NODELAY off, which cost 40 ms a page. Goes when a released axum has both.

use super::{ServeSettings, Shared};
use axum::{Router, extract::Request};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto, graceful::GracefulShutdown},
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::{Service, ServiceExt};

/// A request's headers come within this time, or the connection ends.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// Request line and headers together.
const MOST_HEADER_BYTES: usize = 16 * 1024;
/// After a signal, what is still open then is cut.
const STOPS_WITHIN: Duration = Duration::from_secs(9);

/// The other end of the connection, in every request's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// Serves until `shared.stop` is cancelled and every connection has ended, or been given up.
pub async fn accept(
    listener: TcpListener,
    router: Router,
    settings: &ServeSettings,
    shared: &Arc<Shared>,
) {
    let places = Arc::new(Semaphore::new(settings.max_connections));
    let graceful = GracefulShutdown::new();
    let mut http = auto::Builder::new(TokioExecutor::new()).http1_only();
    http.http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(MOST_HEADER_BYTES);
    loop {
        let (stream, peer, place) = tokio::select! {
            () = shared.stop.cancelled() => break,
            (stream, peer, place) = next(&listener, &places) => (stream, peer, place),
        };
        let router = router.clone();
        let service =
            hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
                let mut request: Request = request.map(axum::body::Body::new);
                request.extensions_mut().insert(Peer(peer));
                let mut router = router.clone();
                async move { router.as_service().ready().await?.call(request).await }
            });
        let connection = http
            .serve_connection(TokioIo::new(super::slow::Hurried::new(stream)), service)
            .into_owned();
        let connection = graceful.watch(connection);
        let open = shared.metrics.connection_opened();
        tokio::spawn(async move {
            // Broken connections are the other side's business; nothing was promised on them.
            if let Err(error) = connection.await {
                tracing::debug!(error = %error, "a connection ended early");
            }
            drop((place, open));
        });
    }
    drop(listener);
    if tokio::time::timeout(STOPS_WITHIN, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("connections were still busy and are cut");
    }
}

async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (
    tokio::net::TcpStream,
    SocketAddr,
    tokio::sync::OwnedSemaphorePermit,
) {
    let place = places
        .clone()
        .acquire_owned()
        .await
        .expect("the semaphore is never closed");
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) => {
                // Out of file descriptors, mostly: others must end first.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

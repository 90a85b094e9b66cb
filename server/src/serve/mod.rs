//! `serve`: the ledger, the tasks beside it, the listener; and a stop that leaves nobody hanging.

mod accept;
mod health;
mod metrics;
mod router;
mod settings;
mod shared;
mod slow;
mod tasks;

pub use accept::Peer;
pub use metrics::Open;
pub use settings::ServeSettings;
pub use shared::Shared;

use crate::{
    cli,
    config::{Common, FileSettings, ServeArgs},
    logs,
};
use anyhow::Context;
use std::sync::Arc;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// What keeps it from starting, with what to do.
pub async fn run(args: &ServeArgs, file: &FileSettings, common: &Common) -> anyhow::Result<()> {
    let settings = ServeSettings::settle(args, file)?;
    logs::start(settings.log_format);
    let metrics = metrics::Metrics::install()?;
    let store = cli::open_migrated(common).await?;
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!(
            "{} cannot be listened on; end what listens there, or name another address with --listen",
            settings.listen
        )
    })?;
    let address = listener.local_addr()?;
    let shared = Arc::new(Shared::new(
        &settings,
        store.clone(),
        address,
        metrics.clone(),
    )?);
    let stop = shared.stop.clone();

    let mut tasks = tasks::start(&shared, &settings)?;
    if let Some(address) = settings.metrics_listen {
        tasks.spawn(metrics::serve(address, metrics, stop.clone()).await?);
    }
    tasks.spawn({
        let stop = stop.clone();
        let (mut term, mut int) = (
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        );
        async move {
            tokio::select! {
                _ = term.recv() => {}
                _ = int.recv() => {}
            }
            tracing::info!("stopping: open requests are answered, open streams end");
            stop.cancel();
        }
    });

    tracing::info!(%address, origin = shared.origin.as_str(), demo = settings.demo, "serving");
    println!("Throughline is at {}", shared.origin.as_str());
    if settings.demo
        && let Some(welcome) = crate::demo::welcome(&store, shared.origin.as_str()).await?
    {
        println!("{welcome}");
    }
    accept::accept(listener, router::router(&shared), &settings, &shared).await;
    tasks::end(tasks).await;
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

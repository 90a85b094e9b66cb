//! What runs beside the requests.

use super::{ServeSettings, Shared};
use crate::{mail::Post, webhooks::Courier, worker::Worker};
use std::{future::Future, sync::Arc, time::Duration};
use store::StoreError;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Starts them all.
///
/// # Errors
/// Settings of the mail server that do not read.
pub fn start(shared: &Arc<Shared>, settings: &ServeSettings) -> anyhow::Result<JoinSet<()>> {
    let mut tasks = JoinSet::new();
    let (stop, store) = (&shared.stop, shared.store());
    tasks.spawn(until(stop.clone(), {
        let store = store.clone();
        async move { store.relay_changes().await }
    }));
    let post = Post::from_settings(
        settings.smtp_url.as_deref(),
        settings.mail_from.as_deref(),
        shared.origin.as_str(),
        settings.demo,
    )?;
    let worker = Worker::new(store.clone(), post, shared.portal.public_origin.clone());
    tasks.spawn(worker.run(stop.clone()));
    let courier = Courier::new(store.clone(), shared.portal.public_origin.clone())?;
    tasks.spawn(courier.run(stop.clone()));
    tasks.spawn(every(stop.clone(), Duration::from_secs(5), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move { store.refresh_policy().await }
        }
    }));
    tasks.spawn(every(stop.clone(), Duration::from_secs(600), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move { store.forget_expired().await.map(drop) }
        }
    }));
    tasks.spawn(every(stop.clone(), Duration::from_secs(60), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move { store.publish_waiting_reviews().await.map(drop) }
        }
    }));
    tasks.spawn(every(stop.clone(), Duration::from_secs(600), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move { store.ask_for_reviews().await.map(drop) }
        }
    }));
    tasks.spawn(every(stop.clone(), Duration::from_secs(60), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move { store.judge_referrals().await.map(drop) }
        }
    }));
    tasks.spawn(every(stop.clone(), Duration::from_secs(60), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move {
                // First what may wait for its goods, so that nothing is made good that nobody owes yet.
                store.wait_for_goods().await?;
                store.release_stock().await?;
                store.open_recovery_cases().await.map(drop)
            }
        }
    }));
    // What is not folded yet is counted from the ledger, so this only keeps the view quick.
    tasks.spawn(every(stop.clone(), Duration::from_secs(5), {
        let store = store.clone();
        move || {
            let store = store.clone();
            async move { store.fold_gaps().await.map(drop) }
        }
    }));
    Ok(tasks)
}

/// Waits a moment for what the tasks are in the middle of, then ends them: every write of theirs is a transaction.
pub async fn end(mut tasks: JoinSet<()>) {
    let ended = async { while tasks.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(Duration::from_millis(500), ended).await;
    tasks.shutdown().await;
}

async fn until(stop: CancellationToken, task: impl Future<Output = ()>) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = task => {}
    }
}

async fn every<F>(stop: CancellationToken, pause: Duration, task: impl Fn() -> F)
where
    F: Future<Output = Result<(), StoreError>>,
{
    while tokio::time::timeout(pause, stop.cancelled()).await.is_err() {
        if let Err(error) = task().await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "a task beside the requests failed; it is tried again"
            );
        }
    }
}

//! Prometheus metrics, on an address of their own.

use anyhow::Context;
use axum::{Router, routing::get};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{future::Future, net::SocketAddr, time::Duration};
use tokio_util::sync::CancellationToken;

/// Handle to what this process counts.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

/// Counts an open connection or stream until dropped.
pub struct Open(&'static str);

impl Drop for Open {
    fn drop(&mut self) {
        metrics::gauge!(self.0).decrement(1);
    }
}

impl Metrics {
    /// # Errors
    /// Only when something else in the process took the recorder.
    pub fn install() -> anyhow::Result<Self> {
        let handle = PrometheusBuilder::new()
            .set_buckets(&[0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0])
            .context("the histogram's steps are sound")?
            .install_recorder()
            .context("metrics cannot be counted")?;
        metrics::describe_counter!(
            "http_requests_total",
            "Requests answered, by route, method and status"
        );
        metrics::describe_histogram!(
            "http_request_duration_seconds",
            "Time to the answer's headers"
        );
        metrics::describe_counter!(
            "panics_total",
            "Requests that ended in a panic; each is a fault of ours"
        );
        metrics::describe_counter!(
            "csp_reports_total",
            "Violations of the content security policy told by browsers"
        );
        metrics::describe_gauge!("connections_open", "Connections open now");
        metrics::describe_gauge!("live_streams_open", "Live pages open now");
        metrics::counter!("panics_total").absolute(0);
        metrics::gauge!("connections_open").set(0);
        metrics::gauge!("live_streams_open").set(0);
        Ok(Self(handle))
    }

    pub fn connection_opened(&self) -> Open {
        open("connections_open")
    }

    pub fn stream_opened(&self) -> Open {
        open("live_streams_open")
    }

    /// Everything counted so far, in Prometheus's text form.
    pub fn text(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }
}

fn open(gauge: &'static str) -> Open {
    metrics::gauge!(gauge).increment(1);
    Open(gauge)
}

/// Answers `/metrics` there until stopped.
///
/// # Errors
/// The address is taken.
pub async fn serve(
    address: SocketAddr,
    metrics: Metrics,
    stop: CancellationToken,
) -> anyhow::Result<impl Future<Output = ()> + Send> {
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| {
            format!(
                "metrics cannot be served on {address}; name another address with --metrics-listen"
            )
        })?;
    let upkeep = metrics.clone();
    let router = Router::new().route("/metrics", get(async move || metrics.text()));
    Ok(async move {
        let serving =
            axum::serve(listener, router).with_graceful_shutdown(stop.clone().cancelled_owned());
        let tidying = async {
            // Histograms grow until they are drained.
            while tokio::time::timeout(Duration::from_secs(5), stop.cancelled())
                .await
                .is_err()
            {
                upkeep.0.run_upkeep();
            }
        };
        let (served, ()) = tokio::join!(serving, tidying);
        if let Err(error) = served {
            tracing::error!(%error, "metrics are no longer served");
        }
    })
}

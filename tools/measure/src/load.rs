//! Closed-loop load: each connection asks again as soon as it has its answer.

use crate::http::Client;
use anyhow::{Result, bail};
use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// What came out of one load.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// Answers a second, all connections together.
    pub rate: f64,
    /// Of one answer.
    pub p50: Duration,
    pub p99: Duration,
}

/// Asks for the paths that `path` makes of a running number, over so many connections, for so long. Any answer but the
/// expected status, or without the expected text, ends the measurement: a fast error page is no figure.
pub fn get(
    origin: &str,
    connections: usize,
    length: Duration,
    headers: &[(String, String)],
    expect: (u16, &str),
    path: impl Fn(u64) -> String + Send + Sync + 'static,
) -> Result<Outcome> {
    let path = Arc::new(path);
    let began = Instant::now();
    let workers: Vec<_> = (0..connections)
        .map(|worker| {
            let (origin, headers, path) = (origin.to_owned(), headers.to_vec(), path.clone());
            let (status, text) = (expect.0, expect.1.to_owned());
            thread::spawn(move || -> Result<Vec<Duration>> {
                let mut client = Client::new(&origin);
                let headers: Vec<(&str, &str)> = headers
                    .iter()
                    .map(|(k, v)| (k.as_str(), v.as_str()))
                    .collect();
                let mut took = Vec::with_capacity(100_000);
                let mut n = worker as u64 * 7_919;
                while began.elapsed() < length {
                    n = n
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    let asked = Instant::now();
                    let answer = client.get(&path(n >> 33), &headers)?;
                    took.push(asked.elapsed());
                    let missing =
                        !text.is_empty() && took.len() % 64 == 1 && !answer.text().contains(&text);
                    if answer.status != status || missing {
                        bail!(
                            "unexpected answer {} to {}: {:.300}",
                            answer.status,
                            path(n >> 33),
                            answer.text()
                        );
                    }
                }
                Ok(took)
            })
        })
        .collect();
    let mut took = Vec::new();
    for worker in workers {
        took.extend(
            worker
                .join()
                .map_err(|_| anyhow::anyhow!("a connection's thread panicked"))??,
        );
    }
    let elapsed = began.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |share: f64| {
        took.get(((took.len() as f64 * share) as usize).min(took.len().saturating_sub(1)))
            .copied()
    };
    Ok(Outcome {
        rate: took.len() as f64 / elapsed,
        p50: at(0.5).unwrap_or_default(),
        p99: at(0.99).unwrap_or_default(),
    })
}

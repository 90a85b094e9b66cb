//! The log: one line a request with its route's template, and what went wrong. Never a query, a token, a mail address, a
//! body or a cookie: what is not given to it cannot leak from it.

use crate::config::LogFormat;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts it. `RUST_LOG` chooses what is written, as usual.
pub fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| {
        // sqlx writes statements at debug, hyper paths at trace.
        EnvFilter::new("info,tower_sessions=error,tower_sessions_core=error,sqlx=warn,hyper=warn")
    });
    let lines = fmt::layer().with_writer(std::io::stderr).with_target(false);
    let registry = tracing_subscriber::registry().with(filter);
    match format {
        LogFormat::Text => registry.with(lines.with_ansi(false)).init(),
        LogFormat::Json => registry
            .with(
                lines
                    .json()
                    .flatten_event(true)
                    .with_current_span(true)
                    .with_span_list(false),
            )
            .init(),
    }
}

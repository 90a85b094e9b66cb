//! All routes with their layers. In each `ServiceBuilder` the first line is the outermost.

use super::{Shared, health};
use crate::{
    api, calendar, csp, dev, label,
    layers::{
        asked, catch_panics, client_address, detach, dress, drop_foreign_referer, headers,
        limit_api_body, limit_body, log, refuse_cross_site, refuse_other_hosts,
    },
    live, live_today, mailbox, photos, qr, sessions,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::sync::Arc;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;

/// Everything this process answers on its public address.
pub fn router(shared: &Arc<Shared>) -> Router {
    let state = || shared.clone();
    let everything = Router::new()
        .merge(machines(shared))
        .merge(streams(shared))
        .merge(pages(shared))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(catch_panics))
                .layer(from_fn(log))
                .layer(from_fn(headers))
                .layer(from_fn(dress))
                .layer(from_fn_with_state(state(), refuse_other_hosts))
                .layer(from_fn_with_state(state(), client_address))
                .layer(from_fn_with_state(state(), drop_foreign_referer)),
        );
    // Probes come by address, so these two answer to any host name.
    Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .with_state(state())
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(catch_panics))
                .layer(from_fn(headers))
                .layer(from_fn(limit_body)),
        )
        .merge(everything)
}

/// The API: bearer keys, no cookies, no session, so nothing for another site to abuse.
fn machines(shared: &Arc<Shared>) -> Router {
    api::router(shared).layer(
        ServiceBuilder::new()
            .layer(CompressionLayer::new())
            .layer(from_fn(limit_api_body))
            .layer(from_fn(detach)),
    )
}

/// Answers that stay open. They end when the client goes, so nothing is detached or gathered.
fn streams(shared: &Arc<Shared>) -> Router {
    let live = Router::new()
        .route("/orders/{number}/live", get(live::live))
        .route("/staff/live", get(live_today::live))
        .with_state(shared.clone());
    let router = if shared.demo {
        live.merge(dev::routes(shared))
    } else {
        live
    };
    router.layer(
        ServiceBuilder::new()
            .layer(from_fn(limit_body))
            .layer(from_fn_with_state(shared.clone(), sessions::session)),
    )
}

/// Pages, their forms, and the files they name.
fn pages(shared: &Arc<Shared>) -> Router {
    let mut pages = app::request::router(&shared.portal)
        .merge(calendar::routes())
        .merge(qr::routes())
        .merge(photos::routes())
        .merge(label::routes())
        .layer(from_fn_with_state(shared.clone(), asked))
        .layer(from_fn_with_state(shared.clone(), sessions::session))
        .layer(from_fn(app::request::hold_back));
    if shared.demo {
        pages = pages.merge(mailbox::routes(shared.store().clone()));
    }
    let shop = Router::new()
        .route("/shop.css", get(shop_css))
        .with_state(shared.clone());
    pages
        .merge(shop)
        .route("/csp-reports", post(csp::report))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(shared.clone(), site_first))
                .layer(CompressionLayer::new())
                .layer(from_fn(limit_body))
                .layer(from_fn_with_state(shared.clone(), refuse_cross_site))
                .layer(from_fn(detach)),
        )
}

/// The browser's files stand in memory and need none of what pages need.
async fn site_first(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if matches!(
        *request.method(),
        axum::http::Method::GET | axum::http::Method::HEAD
    ) && let Some(file) = shared.site.answer(request.uri().path(), request.headers())
    {
        return file;
    }
    if request.uri().path().starts_with("/pkg/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// The shop's colours, from its settings.
async fn shop_css(State(shared): State<Arc<Shared>>) -> Response {
    let policy = shared.store().policy();
    // Settings are checked when they are saved; a colour that does not read leaves the product's own.
    let css = policy
        .brand
        .parse()
        .map(|colour| app::design::brand::stylesheet(colour, policy.radius_px))
        .unwrap_or_default();
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/css; charset=utf-8"),
        ),
        (
            header::CACHE_CONTROL,
            // What a browser kept of a page without a network wears it, too.
            HeaderValue::from_static("public, max-age=60, stale-while-revalidate=86400"),
        ),
    ];
    (headers, css).into_response()
}

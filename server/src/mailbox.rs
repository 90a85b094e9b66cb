//! `/dev/mailbox`: the demo shop's mails, readable by anyone who can reach it. The server mounts it in demo mode alone;
//! otherwise the page does not exist.

use askama::Template;
use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use domain::ids::NoticeId;
use serde_json::{Value, json};
use store::{Store, outbox::DemoMail};

/// The routes; nest them nowhere: their paths are whole.
pub fn routes(store: Store) -> Router {
    Router::new()
        .route("/dev/mailbox", get(list))
        .route("/dev/mailbox/{id}", get(one))
        .with_state(store)
}

#[derive(Template)]
#[template(path = "mail/mailbox.html")]
struct ListPage<'a> {
    mails: &'a [DemoMail],
}

#[derive(Template)]
#[template(path = "mail/mailbox_mail.html")]
struct MailPage<'a> {
    mail: &'a DemoMail,
    links: Vec<&'a str>,
}

/// Newest first.
async fn list(State(store): State<Store>, headers: HeaderMap) -> Response {
    match store.demo_mails().await {
        Ok(mails) if wants_json(&headers) => {
            Json(mails.iter().map(as_json).collect::<Vec<_>>()).into_response()
        }
        Ok(mails) => page(&ListPage { mails: &mails }),
        Err(error) => broken(&error),
    }
}

async fn one(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let Ok(id) = id.parse::<NoticeId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match store.demo_mail(id).await {
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Ok(Some(mail)) if wants_json(&headers) => Json(as_json(&mail)).into_response(),
        Ok(Some(mail)) => page(&MailPage {
            links: links(&mail.text),
            mail: &mail,
        }),
        Err(error) => broken(&error),
    }
}

fn as_json(mail: &DemoMail) -> Value {
    json!({
        "id": mail.id, "sent_at": mail.sent_at, "to": mail.recipient, "subject": mail.subject,
        "text": mail.text, "html": mail.html, "links": links(&mail.text),
    })
}

/// The web addresses in a mail's text, as they stand there.
fn links(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
        .collect()
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"))
}

/// The mails hold links that open orders: they are kept nowhere and told to nobody. The page's own policy lets the
/// mail's inline styles be seen in its frame, and nothing run in it.
fn page(page: &impl Template) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' data: about:; \
                          form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    match page.render() {
        Ok(html) => (
            [
                (header::CACHE_CONTROL, "no-store"),
                (header::REFERRER_POLICY, "no-referrer"),
                (header::CONTENT_SECURITY_POLICY, POLICY),
            ],
            Html(html),
        )
            .into_response(),
        Err(error) => broken(&error),
    }
}

fn broken(error: &(dyn std::error::Error + 'static)) -> Response {
    tracing::error!(error, "the mailbox cannot be shown");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

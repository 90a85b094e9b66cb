//! Sessions: tower-sessions over our own table (its sqlx store is still on sqlx 0.8, and two sqlx do not mix). Customers
//! and staff have a cookie each.

use async_trait::async_trait;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    Timestamp,
    ids::{CustomerId, StaffId},
};
use std::{collections::HashMap, convert::Infallible, sync::Arc};
use store::{
    Store,
    sessions::{Realm, SessionContent},
};
use time::{Duration, OffsetDateTime};
use tower::{Layer, ServiceExt, service_fn};
use tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::serve::Shared;

/// The cookie of staff.
pub const STAFF_COOKIE: &str = "__Host-staff";

/// One of the two kinds of session at rest.
#[derive(Debug, Clone)]
pub struct Sessions {
    store: Store,
    realm: Realm,
}

/// The two session layers.
#[derive(Clone)]
pub struct SessionLayers {
    customer: SessionManagerLayer<Sessions>,
    staff: SessionManagerLayer<Sessions>,
}

impl SessionLayers {
    #[must_use]
    pub fn new(store: &Store) -> Self {
        Self {
            // Lax: a link in a mail opens the page signed in.
            customer: layer(store, Realm::Customer, "__Host-sid", SameSite::Lax),
            staff: layer(store, Realm::Staff, STAFF_COOKIE, SameSite::Strict),
        }
    }
}

fn layer(
    store: &Store,
    realm: Realm,
    cookie: &'static str,
    same_site: SameSite,
) -> SessionManagerLayer<Sessions> {
    let sessions = Sessions {
        store: store.clone(),
        realm,
    };
    SessionManagerLayer::new(sessions)
        .with_name(cookie)
        .with_same_site(same_site)
        .with_http_only(true)
        // Also over http: that is this machine alone, where browsers take `Secure` and `__Host-`.
        .with_secure(true)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(Duration::seconds(
            realm.idle().as_secs(),
        )))
}

/// Puts the session of the path's realm into the request.
pub async fn session(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let layer = match realm(request.uri().path()) {
        Realm::Customer => &shared.sessions.customer,
        Realm::Staff => &shared.sessions.staff,
    };
    let inner = service_fn(move |request: Request| {
        let next = next.clone();
        async move { Ok::<Response, Infallible>(next.run(request).await) }
    });
    match layer.layer(inner).oneshot(request).await {
        Ok(response) => ended_everywhere(response.into_response()),
        Err(never) => match never {},
    }
}

/// A session that ended is taken back by a cookie of the same name; tower-sessions writes that one without `Secure`, and
/// browsers turn away any `__Host-` cookie without it, so the old one would stay.
fn ended_everywhere(mut response: Response) -> Response {
    let cookies = response.headers_mut().entry(header::SET_COOKIE);
    if let header::Entry::Occupied(mut cookies) = cookies {
        for cookie in cookies.iter_mut() {
            if let Ok(text) = cookie.to_str()
                && !text.contains("; Secure")
                && let Ok(secured) = HeaderValue::from_str(&format!("{text}; Secure; HttpOnly"))
            {
                *cookie = secured;
            }
        }
    }
    response
}

/// Whose pages stand at a path.
#[must_use]
pub fn realm(path: &str) -> Realm {
    if path == "/staff" || path.starts_with("/staff/") {
        Realm::Staff
    } else {
        Realm::Customer
    }
}

impl Sessions {
    fn content(&self, record: &Record) -> Result<SessionContent> {
        // Named beside the content, so that everybody's sessions can be found and ended.
        let named = |key: &str| {
            let id = record.data.get(key)?.as_str()?;
            id.parse::<uuid::Uuid>().ok()
        };
        Ok(SessionContent {
            customer: named("customer").map(CustomerId),
            staff: named("staff").map(StaffId),
            content: serde_json::to_string(&record.data)
                .map_err(|error| Error::Encode(error.to_string()))?,
            expires_at: to_timestamp(record.expiry_date),
        })
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            let content = self.content(record)?;
            let id = record.id.to_string();
            if self
                .store
                .create_session(self.realm, &id, &content)
                .await
                .map_err(backend)?
            {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let content = self.content(record)?;
        self.store
            .save_session(self.realm, &record.id.to_string(), &content)
            .await
            .map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = self
            .store
            .session(self.realm, &id.to_string())
            .await
            .map_err(backend)?;
        found
            .map(|session| {
                let data: HashMap<String, serde_json::Value> =
                    serde_json::from_str(&session.content)
                        .map_err(|error| Error::Decode(error.to_string()))?;
                Ok(Record {
                    id: *id,
                    data,
                    expiry_date: to_date_time(session.expires_at),
                })
            })
            .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.store
            .end_session(&id.to_string())
            .await
            .map_err(backend)
    }
}

fn backend(error: store::StoreError) -> Error {
    Error::Backend(error.to_string())
}

fn to_timestamp(moment: OffsetDateTime) -> Timestamp {
    let micros = moment.unix_timestamp_nanos() / 1_000;
    Timestamp::from_micros(i64::try_from(micros).unwrap_or(i64::MAX))
}

fn to_date_time(moment: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(moment.as_micros()) * 1_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

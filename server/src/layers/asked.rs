//! Who asks, in which language, when: made once a request, read by pages with `app::request::asked()`. Who may not be
//! where they are is sent to sign in from here, before anything of the page is read (a redirect from inside a page still
//! sends the page to whoever does not ask for HTML).

use super::{ClientAddress, Nonce};
use crate::{
    serve::Shared,
    sessions::{STAFF_COOKIE, realm},
};
use app::{
    request::{Asked, Form, Question},
    visit,
    words::Locale,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Timestamp, ids::StaffId};
use std::sync::Arc;
use store::{Chance, StoreError, digest, sessions::Realm};
use tower_sessions::{Session, session};

/// The browser's own random cookie: codes and sign-in links work where they were asked for.
const BROWSER: &str = "__Host-ml";
/// When a session was last lengthened.
const SEEN: &str = "seen";

/// Makes [`Asked`], or sends to sign in.
pub async fn asked(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let made = make(&shared, &parts).await;
    let (mut asked, session) = match made {
        Ok(made) => made,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "who asks cannot be told"
            );
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    if let Some(door) = door(&asked, &parts) {
        return Redirect::to(&door).into_response();
    }
    let mut new_browser = None;
    if asked.browser.is_none() && parts.method == Method::POST {
        // Only a form may need it, so only a form brings it.
        let token = URL_SAFE_NO_PAD.encode(Chance::default().bytes::<32>());
        asked.browser = Some(digest(token.as_bytes()));
        new_browser = Some(token);
    }
    lengthen(&session, &asked).await;
    let mut request = Request::from_parts(parts, body);
    request.extensions_mut().insert(asked);
    let mut response = next.run(request).await;
    if let Some(token) = new_browser
        && let Ok(value) = HeaderValue::from_str(&format!(
            "{BROWSER}={token}; Path=/; Max-Age=7776000; Secure; HttpOnly; SameSite=Lax"
        ))
    {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// As [`asked`], for a route outside the pages: no redirect, no cookie.
///
/// # Errors
/// The store broke.
pub async fn viewer(shared: &Shared, request: &Parts) -> Result<Asked, StoreError> {
    make(shared, request).await.map(|(asked, _)| asked)
}

/// Whether the session that a stream was opened with stands still: after a sign-out nothing more is told on it.
pub async fn session_stands(asked: &Asked, realm: Realm) -> bool {
    let Some(id) = asked.session.as_ref().and_then(Session::id) else {
        return false;
    };
    let found = asked.store().session(realm, &id.to_string()).await;
    // A store that is down says so where the page is read.
    !matches!(found, Ok(None))
}

async fn make(shared: &Shared, request: &Parts) -> Result<(Asked, Session), StoreError> {
    let (headers, extensions) = (&request.headers, &request.extensions);
    let session = extensions
        .get::<Session>()
        .cloned()
        .expect("every page stands behind the session layer");
    let now = shared.store().now();
    let viewer = read(visit::viewer(&session, now).await)?.unwrap_or_default();
    let member = match read(session.get::<StaffId>("staff").await)?.flatten() {
        // A scanned code is everybody's page, and leads staff on to the desk.
        None if request.uri.path().starts_with("/Q/") => staff_beside(shared, headers).await?,
        member => member,
    };
    let staff = match member {
        Some(id) => shared.store().staff_member(id).await?,
        None => None,
    };
    let chosen = read(session.get::<String>("locale").await)?.flatten();
    let locale = match chosen {
        Some(tag) => Locale::from_tag(&tag),
        None => text(headers, &header::ACCEPT_LANGUAGE)
            .map_or_else(Locale::default, Locale::from_accept_language),
    };
    let policy = shared.store().policy();
    let asked = Asked::new(Question {
        portal: shared.portal.clone(),
        path: request.uri.path().to_owned(),
        query: Form::parse(request.uri.query().unwrap_or_default()),
        customer: viewer.customer,
        viewer,
        staff,
        locale,
        zone: policy.working_time.zone(),
        policy,
        now,
        nonce: extensions
            .get::<Nonce>()
            .map(|nonce| nonce.0.clone())
            .unwrap_or_default(),
        browser: cookie(headers, BROWSER).map(|token| digest(token.as_bytes())),
        address: extensions
            .get::<ClientAddress>()
            .map(|address| address.counted())
            .unwrap_or_default(),
        session: Some(session.clone()),
    });
    Ok((asked, session))
}

/// Who is signed in at the staff door, read on a page that is not staff's.
async fn staff_beside(shared: &Shared, headers: &HeaderMap) -> Result<Option<StaffId>, StoreError> {
    let Some(id) = cookie(headers, STAFF_COOKIE) else {
        return Ok(None);
    };
    let session = shared.store().session(Realm::Staff, id).await?;
    Ok(session.and_then(|session| session.staff))
}

/// What a session says; what another version wrote and this one cannot read is as good as absent.
fn read<T>(said: Result<T, session::Error>) -> Result<Option<T>, StoreError> {
    match said {
        Ok(value) => Ok(Some(value)),
        Err(session::Error::SerdeJson(_)) => Ok(None),
        Err(error) => Err(StoreError::Damaged {
            table: "sessions",
            row: "this browser's".to_owned(),
            why: error.to_string(),
        }),
    }
}

/// Where somebody is sent who must sign in first.
fn door(asked: &Asked, request: &Parts) -> Option<String> {
    // "/orders/" is the same page.
    let path = match asked.path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    let is_staff = realm(path) == Realm::Staff;
    let barred = if is_staff {
        path != "/staff/sign-in" && asked.staff.is_none()
    } else {
        matches!(path, "/orders" | "/refer") && asked.customer.is_none()
    };
    if !barred {
        return None;
    }
    let sign_in = if is_staff {
        "/staff/sign-in"
    } else {
        "/account"
    };
    // What was typed into a form is not carried along: it would stand in a URL.
    let back = if matches!(request.method, Method::GET | Method::HEAD) {
        request.uri.path_and_query().map_or(path, |it| it.as_str())
    } else {
        path
    };
    let next = Form::default().with("next", back).encode();
    Some(format!("{sign_in}?{next}"))
}

/// A session in use lives on. Not each request writes: a tenth of its idle time may pass first. Streams do not count as
/// use.
async fn lengthen(session: &Session, asked: &Asked) {
    if asked.customer.is_none() && asked.staff.is_none() && asked.viewer.grants.is_empty() {
        return;
    }
    let seen: Timestamp = match session.get::<Timestamp>(SEEN).await {
        Ok(Some(seen)) => seen,
        _ => Timestamp::from_micros(0),
    };
    let pause = realm(&asked.path).idle() / 10;
    if asked.now >= seen.plus(pause)
        && let Err(error) = session.insert(SEEN, asked.now).await
    {
        tracing::warn!(%error, "a session was not lengthened");
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .filter(|value| !value.is_empty() && value.len() <= 100)
}

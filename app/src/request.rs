//! The one file of `app` that names Axum: who asks, the store behind the pages, the POST beside a page, error replies.
//!
//! A page reads [`asked()`]. A form posts to the page's own URL, to a [`page_post`]: done answers 303, refused renders
//! the same page again with what was typed and why ([`refused()`]), with a real status, without JavaScript.

mod codes;
mod form;

pub use codes::Codes;
pub use form::{Form, Refused, keep_for_a_day, refused, set_status, step};

use crate::{
    shell::shell,
    words::{Format, Locale, Words},
};
use axum::{
    Extension, Router,
    body::Body,
    extract::{FromRef, Path, State},
    http::{Method, Request, StatusCode, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::{Timestamp, ids::CustomerId, policy::Policy, staff::StaffMember};
use jiff::tz::TimeZone;
use leptos::{nonce::Nonce, prelude::*};
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, generate_route_list_with_exclusions,
    render_app_async_with_context,
};
use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};
use store::{Failure, Store, StoreError, orders::Viewer};
use tower_sessions::Session;

/// What every request shares. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Portal(Arc<Setting>);

impl Portal {
    #[must_use]
    pub fn new(setting: Setting) -> Self {
        Self(Arc::new(setting))
    }
}

impl std::ops::Deref for Portal {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.0
    }
}

/// What a portal is set up with when it starts.
#[derive(Debug)]
pub struct Setting {
    pub store: Store,
    /// Where the browser's files are, with the names they were built under.
    pub site: Arc<SiteFiles>,
    /// Scheme, host and port as customers reach the portal; links are made from it alone, never from a request.
    pub public_origin: Arc<str>,
    /// The demo shop: mails can be read at `/dev/mailbox`.
    pub demo: bool,
    /// Pages reload themselves after a rebuild (`make dev`).
    pub dev_reload: bool,
    /// Writes and reads the codes on the labels of returns.
    pub codes: Arc<dyn Codes>,
    pub leptos: LeptosOptions,
}

impl FromRef<Portal> for LeptosOptions {
    fn from_ref(portal: &Portal) -> Self {
        portal.leptos.clone()
    }
}

/// URLs of the built files, as `manifest.json` names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFiles {
    pub js: String,
    pub wasm: String,
    pub css: String,
}

/// One request: who asks, in which language, when. Made by the server's middleware; cheap to clone, since every part of
/// a page asks for it.
#[derive(Debug, Clone)]
pub struct Asked(Arc<Question>);

impl Asked {
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self(Arc::new(question))
    }
}

impl std::ops::Deref for Asked {
    type Target = Question;

    fn deref(&self) -> &Question {
        &self.0
    }
}

impl std::ops::DerefMut for Asked {
    fn deref_mut(&mut self) -> &mut Question {
        Arc::make_mut(&mut self.0)
    }
}

/// What a request asks, by whom.
#[derive(Debug, Clone)]
pub struct Question {
    pub portal: Portal,
    /// The path as it was asked for, still percent-encoded.
    pub path: String,
    pub query: Form,
    pub viewer: Viewer,
    pub customer: Option<CustomerId>,
    pub staff: Option<StaffMember>,
    pub locale: Locale,
    pub policy: Arc<Policy>,
    pub zone: TimeZone,
    pub now: Timestamp,
    /// Of this response's content security policy.
    pub nonce: String,
    /// SHA-256 of this browser's own random cookie, hex: codes and sign-in links work in the browser that asked.
    pub browser: Option<String>,
    /// Where the request comes from, for rate limits; never stored in clear.
    pub address: String,
    pub session: Option<Session>,
}

impl Question {
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.portal.store
    }

    #[must_use]
    pub fn words(&self) -> Words {
        Words::of(self.locale)
    }

    #[must_use]
    pub fn format(&self) -> Format {
        Format::new(self.locale, &self.zone, self.now)
    }

    #[must_use]
    pub fn face(&self) -> crate::design::Face {
        crate::design::Face {
            name: self.policy.shop_name.clone(),
            logo: None,
        }
    }
}

/// The request being answered. Pages are only ever rendered behind the middleware that makes it.
#[must_use]
pub fn asked() -> Asked {
    use_context::<Asked>().expect("every page stands behind the middleware that makes `Asked`")
}

/// Hands the request on to the page's context, once: the parts of a request are costly to clone. Leptos's own inline
/// scripts carry the nonce of this answer's content security policy, instead of one that it mints.
fn provide_asked() {
    if let Some(first) = use_context::<Parts>()
        .and_then(|parts| parts.extensions.get::<crate::share::ReadFirst>().cloned())
    {
        provide_context(first);
    }
    if let Some(asked) =
        use_context::<Parts>().and_then(|parts| parts.extensions.get::<Asked>().cloned())
    {
        provide_context(Nonce::from_value(asked.nonce.clone()));
        provide_context(asked);
    }
}

/// What a POST leads to.
#[derive(Debug)]
pub enum Answer {
    /// Done: 303 to there (a path of ours).
    SeeOther(String),
    /// Signed out: 303 to there, and the browser forgets what it kept of these pages.
    SignedOut(String),
    /// That answer, and not before this moment: what took how long tells nothing. The server waits outside the session
    /// layer, so that writing a session counts too.
    NotBefore(tokio::time::Instant, Box<Answer>),
    /// The same page again, with the reason.
    Refused(Refused),
    /// The next step of the same page, made of what was typed: what is personal stands in no URL.
    Step(Form),
    /// Missing, or not this visitor's: the same page whatever the cause.
    NotFound,
    /// Broken on our side: a page with an incident number, and the chain of causes in the log.
    Broken(StoreError),
}

impl From<StoreError> for Answer {
    fn from(error: StoreError) -> Self {
        Self::Broken(error)
    }
}

impl Answer {
    /// The answer to a verb's failure; `refuse` words what the rule said.
    pub fn failed<E>(failure: Failure<E>, refuse: impl FnOnce(E) -> Refused) -> Self {
        match failure {
            Failure::Refused(reason) => Self::Refused(refuse(reason)),
            Failure::NotFound => Self::NotFound,
            Failure::Broken(error) => Self::Broken(error),
        }
    }
}

type Posting = Pin<Box<dyn Future<Output = Answer> + Send>>;
/// The values of a path's `{…}` parts, decoded.
pub type Params = HashMap<String, String>;

/// A POST beside a page.
#[derive(Clone)]
pub struct PagePost {
    path: &'static str,
    run: Arc<dyn Fn(Asked, Params, Form) -> Posting + Send + Sync>,
}

/// A POST on `path` (Axum form, such as `/orders/{number}`): names the actor, parses the flat form, calls one verb.
pub fn page_post<F>(
    path: &'static str,
    run: impl Fn(Asked, Params, Form) -> F + Send + Sync + 'static,
) -> PagePost
where
    F: Future<Output = Answer> + Send + 'static,
{
    PagePost {
        path,
        run: Arc::new(move |asked, params, form| Box::pin(run(asked, params, form))),
    }
}

/// A link that does something small before it shows a page, such as opening an order: a session is written while there
/// are headers to write it to. Its page, shown when the link is refused, stands in `App` under the same path.
#[derive(Clone)]
pub struct PageLink(PagePost);

/// A GET on `path`, which follows from the link alone and may be followed twice.
pub fn page_link<F>(
    path: &'static str,
    run: impl Fn(Asked, Params, Form) -> F + Send + Sync + 'static,
) -> PageLink
where
    F: Future<Output = Answer> + Send + 'static,
{
    PageLink(page_post(path, run))
}

/// The routes of all pages but those that a link shows.
fn page_routes(links: &[PageLink]) -> Vec<AxumRouteListing> {
    let shown_by_links = links
        .iter()
        .map(|PageLink(link)| link.path.to_owned())
        .collect();
    generate_route_list_with_exclusions(crate::App, Some(shown_by_links))
}

/// Every route of [`router`], made of the same lists: method and path, `GET /orders/{number}`. The server's access matrix
/// holds each of them, and fails for one that it does not know.
#[must_use]
pub fn listed() -> Vec<String> {
    let links = crate::link_routes();
    let pages = page_routes(&links)
        .into_iter()
        .map(|page| format!("GET {}", page.path()));
    let links = links
        .iter()
        .map(|PageLink(link)| format!("GET {}", link.path));
    let posts = crate::post_routes();
    let posts = posts.iter().map(|post| format!("POST {}", post.path));
    pages.chain(links).chain(posts).collect()
}

/// Every page and the POST beside it. The server puts its layers around this.
pub fn router(portal: &Portal) -> Router {
    let links = crate::link_routes();
    let routes = page_routes(&links);
    let mut router = Router::new()
        .leptos_routes_with_context(portal, routes, provide_asked, shell)
        .route_layer(middleware::from_fn(ask_first));
    for PageLink(PagePost { path, run }) in links {
        router = router.route(
            path,
            get(
                async move |Extension(asked): Extension<Asked>,
                            Path(params): Path<Params>,
                            State(_): State<Portal>,
                            request: Request<Body>| {
                    let (parts, _) = request.into_parts();
                    let form = asked.query.clone();
                    let answer = run(asked, params, form).await;
                    respond(answer, Request::from_parts(parts, Body::empty())).await
                },
            ),
        );
    }
    for PagePost { path, run } in crate::post_routes() {
        router = router.route(
            path,
            post(
                async move |Extension(asked): Extension<Asked>,
                            Path(params): Path<Params>,
                            State(_): State<Portal>,
                            request: Request<Body>| {
                    answer_post(&run, asked, params, request).await
                },
            ),
        );
    }
    router.fallback(not_found).with_state(portal.clone())
}

/// The page of a missing URL, in the shop's face, with 404.
pub async fn not_found(request: Request<Body>) -> Response {
    render(request, |_| {}).await
}

async fn answer_post(
    run: &Arc<dyn Fn(Asked, Params, Form) -> Posting + Send + Sync>,
    asked: Asked,
    params: Params,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let is_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| {
            kind.split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        });
    if !is_form {
        return (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Send this form as application/x-www-form-urlencoded.",
        )
            .into_response();
    }
    // The body limit of the server's layers stands before this one; it is here so that the file is right by itself.
    let Ok(bytes) = axum::body::to_bytes(body, 64 * 1024).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, "This form is too large.").into_response();
    };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return (StatusCode::BAD_REQUEST, "This form is not UTF-8.").into_response();
    };
    let answer = run(asked, params, Form::parse(text)).await;
    respond(answer, Request::from_parts(parts, Body::empty())).await
}

/// Pages of somebody's own send a visitor who may not see them to the door, before anything of the page is made.
async fn ask_first(
    Extension(asked): Extension<Asked>,
    request: Request<Body>,
    next: Next,
) -> Response {
    match crate::routes::door(&asked).await {
        Ok(None) => {}
        Ok(Some(to)) => return Redirect::to(&to).into_response(),
        Err(error) => return respond(Answer::Broken(error), request).await,
    }
    match crate::share::read_first(&asked).await {
        Ok(first) => {
            let mut request = request;
            if let Some(first) = first {
                request.extensions_mut().insert(first);
            }
            next.run(request).await
        }
        Err(error) => respond(Answer::Broken(error), request).await,
    }
}

/// When an answer may leave at the earliest; see [`Answer::NotBefore`].
#[derive(Debug, Clone, Copy)]
struct NotBefore(tokio::time::Instant);

/// A layer for outside the session's: holds an answer back until its moment.
pub async fn hold_back(request: Request<Body>, next: Next) -> Response {
    let response = next.run(request).await;
    if let Some(NotBefore(moment)) = response.extensions().get() {
        tokio::time::sleep_until(*moment).await;
    }
    response
}

async fn respond(answer: Answer, page: Request<Body>) -> Response {
    match answer {
        Answer::SeeOther(to) => Redirect::to(&to).into_response(),
        Answer::NotBefore(moment, answer) => {
            let mut response = Box::pin(respond(*answer, page)).await;
            response.extensions_mut().insert(NotBefore(moment));
            response
        }
        Answer::SignedOut(to) => (
            [("clear-site-data", "\"cache\", \"storage\"")],
            Redirect::to(&to),
        )
            .into_response(),
        Answer::Refused(refused) => {
            render(page, move |context| context.refused = Some(refused)).await
        }
        Answer::Step(form) => render(page, move |context| context.step = Some(form)).await,
        Answer::NotFound => render(page, |context| context.missing = true).await,
        Answer::Broken(error) => {
            let incident = report(&error);
            render(page, move |context| context.incident = Some(incident)).await
        }
    }
}

#[derive(Default)]
struct Context {
    refused: Option<Refused>,
    step: Option<Form>,
    missing: bool,
    incident: Option<Incident>,
}

async fn render(request: Request<Body>, fill: impl FnOnce(&mut Context)) -> Response {
    let mut context = Context::default();
    fill(&mut context);
    let Context {
        refused,
        step,
        missing,
        incident,
    } = context;
    let provide = move || {
        provide_asked();
        if let Some(refused) = refused.clone() {
            provide_context(refused);
        }
        if let Some(step) = step.clone() {
            provide_context(form::Step(step));
        }
        if missing {
            provide_context(Missing);
        }
        if let Some(incident) = incident.clone() {
            provide_context(incident);
        }
    };
    let (mut parts, _) = request.into_parts();
    parts.method = Method::GET;
    render_app_async_with_context(provide, shell)(Request::from_parts(parts, Body::empty())).await
}

/// In context when the whole page is to be the one of a missing thing.
#[derive(Debug, Clone, Copy)]
pub struct Missing;

/// Something broke on our side: the number a customer can give us, which stands in the log beside the cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident(pub String);

/// Logs the whole chain once and gives the incident's number.
pub fn report(error: &StoreError) -> Incident {
    let incident = uuid::Uuid::new_v4().simple().to_string()[..8].to_uppercase();
    let mut chain = error.to_string();
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(next) = cause {
        chain.push_str(": ");
        chain.push_str(&next.to_string());
        cause = next.source();
    }
    tracing::error!(incident, chain, "the store broke under a page");
    Incident(incident)
}

/// The page of a failed read: missing or broken, with the right status. `Err` of a page's load goes through here.
pub fn failed_page<E>(failure: Failure<E>) -> AnyView {
    match failure {
        Failure::Broken(error) => crate::shell::broken_page(report(&error)),
        Failure::NotFound | Failure::Refused(_) => crate::shell::missing_page(),
    }
}

//! The routes of the pages, the POSTs beside them, and the links that do something small before they show a page.

use super::{
    Allowed, Answer, Asked, Form, Portal, Sent,
    photo_form::{self, Unreadable},
    provide_asked, render, respond,
    upload::{self, Picked},
};
use crate::shell::shell;
use axum::{
    Extension, Router,
    body::Body,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, Request, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list_with_exclusions};
use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};

type Posting = Pin<Box<dyn Future<Output = Answer> + Send>>;
type Allowing = Pin<Box<dyn Future<Output = Result<Allowed, Answer>> + Send>>;
type First = Arc<dyn Fn(Asked, Params) -> Allowing + Send + Sync>;
/// The values of a path's `{…}` parts, decoded.
pub type Params = HashMap<String, String>;

/// A POST beside a page.
#[derive(Clone)]
pub struct PagePost {
    path: &'static str,
    takes_picture: bool,
    /// Of a form that may bring photos to keep: asked before the first byte of it is read.
    first: Option<First>,
    run: Arc<dyn Fn(Asked, Params, Sent, Picked) -> Posting + Send + Sync>,
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
        takes_picture: false,
        first: None,
        run: Arc::new(move |asked, params, sent, _| Box::pin(run(asked, params, sent.form))),
    }
}

/// As [`page_post`], where a form may bring a picture (`multipart/form-data`, in the field `picture`). Its path also
/// stands in [`crate::takes_pictures`], which lets so much through.
pub fn page_upload<F>(
    path: &'static str,
    run: impl Fn(Asked, Params, Form, Picked) -> F + Send + Sync + 'static,
) -> PagePost
where
    F: Future<Output = Answer> + Send + 'static,
{
    PagePost {
        path,
        takes_picture: true,
        first: None,
        run: Arc::new(move |asked, params, sent, picked| {
            Box::pin(run(asked, params, sent.form, picked))
        }),
    }
}

/// As [`page_post`], where a form may bring photos to keep. `first` says whether this visitor may send any there, and how
/// many: a stranger's megabytes are answered before they are read. Its path also stands in [`crate::takes_photos`].
pub fn page_photos<A, F>(
    path: &'static str,
    first: impl Fn(Asked, Params) -> A + Send + Sync + 'static,
    run: impl Fn(Asked, Params, Sent) -> F + Send + Sync + 'static,
) -> PagePost
where
    A: Future<Output = Result<Allowed, Answer>> + Send + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    PagePost {
        path,
        takes_picture: false,
        first: Some(Arc::new(move |asked, params| {
            Box::pin(first(asked, params))
        })),
        run: Arc::new(move |asked, params, sent, _| Box::pin(run(asked, params, sent))),
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
    for PageLink(PagePost { path, run, .. }) in links {
        router = router.route(
            path,
            get(
                async move |Extension(asked): Extension<Asked>,
                            Path(params): Path<Params>,
                            State(_): State<Portal>,
                            request: Request<Body>| {
                    let (parts, _) = request.into_parts();
                    let sent = Sent::of(asked.query.clone());
                    let answer = run(asked, params, sent, Picked::Nothing).await;
                    respond(answer, Request::from_parts(parts, Body::empty())).await
                },
            ),
        );
    }
    for posted in crate::post_routes() {
        router = router.route(
            posted.path,
            post(
                async move |Extension(asked): Extension<Asked>,
                            Path(params): Path<Params>,
                            State(_): State<Portal>,
                            request: Request<Body>| {
                    answer_post(&posted, asked, params, request).await
                },
            )
            // The server's layers and the form's own reading hold the limits; Axum's is for every route alike.
            .layer(DefaultBodyLimit::disable()),
        );
    }
    router.fallback(not_found).with_state(portal.clone())
}

/// The page of a missing URL, in the shop's face, with 404.
pub async fn not_found(request: Request<Body>) -> Response {
    render(request, |_| {}).await
}

async fn answer_post(
    posted: &PagePost,
    asked: Asked,
    params: Params,
    request: Request<Body>,
) -> Response {
    if let Some(first) = &posted.first
        && is_sent_as("multipart/form-data", request.headers())
    {
        return answer_photos(posted, first, asked, params, request).await;
    }
    if posted.takes_picture && is_sent_as("multipart/form-data", request.headers()) {
        let (parts, body) = request.into_parts();
        let (form, picked) = match upload::read(&parts, body).await {
            Ok(read) => read,
            Err(status) => return status.into_response(),
        };
        let answer = (posted.run)(asked, params, Sent::of(form), picked).await;
        return respond(answer, Request::from_parts(parts, Body::empty())).await;
    }
    let (parts, body) = request.into_parts();
    if !is_sent_as("application/x-www-form-urlencoded", &parts.headers) {
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
    let sent = Sent::of(Form::parse(text));
    let answer = (posted.run)(asked, params, sent, Picked::Nothing).await;
    respond(answer, Request::from_parts(parts, Body::empty())).await
}

async fn answer_photos(
    posted: &PagePost,
    first: &First,
    asked: Asked,
    params: Params,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let answer = match first(asked.clone(), params.clone()).await {
        Err(answer) => answer,
        Ok(allowed) => match photo_form::read(&asked, &parts, body, &allowed).await {
            Ok(sent) => (posted.run)(asked, params, sent, Picked::Nothing).await,
            Err(Unreadable::Broken(error)) => Answer::Broken(error),
            Err(Unreadable::Form(status)) => return status.into_response(),
        },
    };
    respond(answer, Request::from_parts(parts, Body::empty())).await
}

fn is_sent_as(kind: &str, headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|sent| {
            let sent = sent.split(';').next().unwrap_or_default();
            sent.trim().eq_ignore_ascii_case(kind)
        })
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
pub(super) struct NotBefore(pub(super) tokio::time::Instant);

/// A layer for outside the session's: holds an answer back until its moment.
pub async fn hold_back(request: Request<Body>, next: Next) -> Response {
    let response = next.run(request).await;
    if let Some(NotBefore(moment)) = response.extensions().get() {
        tokio::time::sleep_until(*moment).await;
    }
    response
}

//! The one module of `app` that names Axum: who asks, the store behind the pages, the POST beside a page, error replies.
//!
//! A page reads [`asked()`]. A form posts to the page's own URL, to a [`page_post`]: done answers 303, refused renders
//! the same page again with what was typed and why ([`refused()`]), with a real status, without JavaScript.

mod asked;
mod codes;
mod form;
mod photo_form;
mod pictures;
mod routes;
mod upload;

pub use asked::{Asked, Portal, Question, Setting, SiteFiles};
pub use codes::{CodeFault, Codes, Looking};
pub use form::{Form, Refused, keep_for_a_day, refused, set_status, step};
pub use photo_form::{Allowed, Sent, Unread};
pub use pictures::{Pictures, Reading};
pub use routes::{
    PageLink, PagePost, Params, hold_back, listed, not_found, page_link, page_photos, page_post,
    page_upload, router,
};
pub use upload::Picked;

use crate::shell::shell;
use axum::{
    body::Body,
    http::{Method, Request, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use leptos::{nonce::Nonce, prelude::*};
use leptos_axum::render_app_async_with_context;
use routes::NotBefore;
use store::{
    Failure, StoreError,
    rates::{Limit, TooMany},
};

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

/// Counts one try; too many are answered with when to try again.
///
/// # Errors
/// The answer to give instead.
pub async fn take_turn(
    asked: &Asked,
    form: &Form,
    limit: Limit,
    whom: &str,
    too_often: String,
) -> Result<(), Answer> {
    let refuse =
        |TooMany {
             retry_after_seconds,
         }| { Refused::too_often(form, retry_after_seconds.unsigned_abs(), too_often) };
    let taken = asked.store().take_turn(limit, whom).await;
    taken.map_err(|failure| Answer::failed(failure, refuse))
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

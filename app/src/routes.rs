//! The list of pages.

use crate::{
    request::{Answer, Asked, Form, Incident, Missing, PageLink, PagePost, page_post},
    shell::{broken_page, missing_page},
    words::Locale,
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    location::Url,
    path,
};
use store::{StoreError, orders::Sight};

/// Every page. All are rendered whole (`SsrMode::Async`): streamed out of order, the content would be empty without
/// JavaScript and statuses would come late.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if use_context::<Missing>().is_some() {
        return missing_page();
    }
    if let Some(incident) = use_context::<Incident>() {
        return broken_page(incident);
    }
    view! {
        <Router>
            <Routes fallback=missing_page>
                <Route path=path!("/") view=crate::home::HomePage ssr=SsrMode::Async/>
                <Route path=path!("/orders") view=crate::orders::OrdersPage ssr=SsrMode::Async/>
                <Route path=path!("/orders/:number") view=crate::orders::OrderPage ssr=SsrMode::Async/>
                <Route path=path!("/orders/:number/fix") view=crate::returns::FixPage ssr=SsrMode::Async/>
                <Route path=path!("/returns/:id") view=crate::returns::ReturnPage ssr=SsrMode::Async/>
                <Route path=path!("/returns/:id/code") view=crate::returns::CodePage ssr=SsrMode::Async/>
                <Route path=path!("/returns/:id/change") view=crate::returns::ChangePage ssr=SsrMode::Async/>
                <Route path=path!("/returns/:id/pickup") view=crate::returns::PickupPage ssr=SsrMode::Async/>
                <Route path=path!("/returns/:id/photos") view=crate::photos::PhotosPage ssr=SsrMode::Async/>
                <Route path=path!("/Q/:code") view=crate::returns::ScannedPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/returns") view=crate::returns::DeskPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/returns/reasons") view=crate::returns::ReasonsPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/returns/:id") view=crate::returns::StaffReturnPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/returns/:id/photos") view=crate::photos::StaffPhotosPage ssr=SsrMode::Async/>
                <Route path=path!("/account") view=crate::account::AccountPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/:token") view=crate::account::ConfirmPage ssr=SsrMode::Async/>
                <Route path=path!("/l/:token") view=crate::account::LinkPage ssr=SsrMode::Async/>
                <Route path=path!("/help") view=crate::help::HelpPage ssr=SsrMode::Async/>
                <Route path=path!("/help/:id") view=crate::help::CasePage ssr=SsrMode::Async/>
                <Route path=path!("/withdraw") view=crate::withdraw::WithdrawPage ssr=SsrMode::Async/>
                <Route path=path!("/promises") view=crate::promises::PromisesPage ssr=SsrMode::Async/>
                <Route path=path!("/reviews/new") view=crate::reviews::WritePage ssr=SsrMode::Async/>
                <Route path=path!("/reviews/:product") view=crate::reviews::ProductPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/reviews") view=crate::reviews::DeskPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/cases") view=crate::cases::DeskPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/cases/:id") view=crate::cases::CasePage ssr=SsrMode::Async/>
                <Route path=path!("/share/new") view=crate::share::NewPage ssr=SsrMode::Async/>
                <Route path=path!("/share/:id") view=crate::share::SharedPage ssr=SsrMode::Async/>
                <Route path=path!("/refer") view=crate::refer::ReferPage ssr=SsrMode::Async/>
                <Route path=path!("/i/:code") view=crate::refer::LandingPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/advocates") view=crate::refer::AdvocatesPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/settings/returns") view=crate::settings::ReturnTermsPage ssr=SsrMode::Async/>
                <Route path=path!("/staff") view=crate::today::TodayPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/sign-in") view=crate::staff::SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/journeys") view=crate::journeys::JourneysPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/journeys/:customer") view=crate::journeys::JourneyPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/gaps") view=crate::gaps::GapsPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/gaps/:touchpoint") view=crate::gaps::GapPeoplePage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
    .into_any()
}

/// Every POST beside a page, and the choice of language in every footer.
#[must_use]
pub fn post_routes() -> Vec<PagePost> {
    let mut posts = vec![choose_language()];
    posts.extend(crate::home::posts());
    posts.extend(crate::orders::posts());
    posts.extend(crate::returns::posts());
    posts.extend(crate::photos::posts());
    posts.extend(crate::account::posts());
    posts.extend(crate::help::posts());
    posts.extend(crate::withdraw::posts());
    posts.extend(crate::cases::posts());
    posts.extend(crate::reviews::posts());
    posts.extend(crate::share::posts());
    posts.extend(crate::refer::posts());
    posts.extend(crate::settings::posts());
    posts.extend(crate::staff::posts());
    posts
}

fn choose_language() -> PagePost {
    page_post("/language", async |asked, _, form| {
        let back = form.get("back");
        let back = if is_local(back) {
            back.to_owned()
        } else {
            "/".to_owned()
        };
        let Some(locale) = Locale::spoken(form.get("language")) else {
            return Answer::SeeOther(back);
        };
        match crate::account::keep_language(&asked, locale).await {
            Ok(()) => Answer::SeeOther(back),
            Err(failure) => Answer::failed(failure, |never| match never {}),
        }
    })
}

/// Links that do something small before they show a page.
#[must_use]
pub fn link_routes() -> Vec<PageLink> {
    crate::account::links()
}

/// Where a visitor is sent who may not see this page: an order opens with its number and address. A missing order and
/// another's are answered alike; a signed-in customer reads of both that nothing is there.
pub(crate) async fn door(asked: &Asked) -> Result<Option<String>, StoreError> {
    if matches!(asked.path.as_str(), "/reviews/new" | "/share/new") {
        return door_to_review(asked).await;
    }
    if asked.path == "/staff/returns" {
        return crate::returns::door_of_desk(asked).await;
    }
    if let Some(code) = asked.path.strip_prefix("/Q/") {
        return Ok(crate::returns::door_of_code(asked, &Url::unescape(code)));
    }
    if let Some(number) = asked.path.strip_suffix("/fix").and_then(order_of) {
        return door_to_whole(asked, &number).await;
    }
    let Some(number) = order_of(&asked.path) else {
        return Ok(None);
    };
    if asked.customer.is_some()
        || asked
            .store()
            .sight_of_order(&asked.viewer, &number)
            .await?
            .is_some()
    {
        return Ok(None);
    }
    Ok(Some(format!(
        "/?{}",
        Form::default().with("number", &number).encode()
    )))
}

/// As [`door`], for writing a review and for sharing: they want the order opened whole, which its own page offers.
async fn door_to_review(asked: &Asked) -> Result<Option<String>, StoreError> {
    let number = asked.query.get("order").replace('\0', "");
    match (asked.customer, number.as_str()) {
        (Some(_), "") => Ok(Some("/orders".to_owned())),
        (None, "") => Ok(Some("/".to_owned())),
        (_, number) => door_to_whole(asked, number).await,
    }
}

/// Where a page that wants an order opened whole sends who has not: to the order's own page, which offers it, or to where
/// orders are found.
async fn door_to_whole(asked: &Asked, number: &str) -> Result<Option<String>, StoreError> {
    if asked.customer.is_some() {
        return Ok(None);
    }
    let sight = asked.store().sight_of_order(&asked.viewer, number).await?;
    Ok(match sight {
        Some(Sight::Whole) => None,
        Some(Sight::Status) => Some(format!("/orders/{}", crate::orders::path_part(number))),
        None => Some(format!(
            "/?{}",
            Form::default().with("number", number).encode()
        )),
    })
}

/// The order number of `/orders/{number}`, decoded.
fn order_of(path: &str) -> Option<String> {
    let number = path
        .strip_prefix("/orders/")
        .filter(|rest| !rest.is_empty() && !rest.contains('/'))?;
    Some(Url::unescape(number)).filter(|number| !number.contains('\0'))
}

/// Pages that hold an island, and so load the script files. The door where something is wrong asks for photos in its
/// second step.
#[must_use]
pub fn has_islands(path: &str, query: &Form) -> bool {
    let is_first_step = path.ends_with("/fix") && query.get("step") != "2";
    takes_photos(path) && !is_first_step
        || matches!(path, "/staff" | "/refer" | "/share/new")
        || wants_camera(path)
        || path
            .strip_prefix("/orders/")
            .is_some_and(|number| !number.is_empty() && !number.contains('/'))
}

/// The one page that may use the camera.
#[must_use]
pub fn wants_camera(path: &str) -> bool {
    path == "/staff/returns"
}

/// Paths whose forms may bring a picture (`request::page_upload`): more is let through there.
#[must_use]
pub fn takes_pictures(path: &str) -> bool {
    path == "/staff/returns"
}

/// Pages whose form may bring photos (`request::page_photos`): larger ones still, and longer on their way.
#[must_use]
pub fn takes_photos(path: &str) -> bool {
    let inside = |start: &str, end: &str| {
        path.strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(end))
            .is_some_and(|name| !name.is_empty() && !name.contains('/'))
    };
    inside("/orders/", "/fix")
        || inside("/returns/", "/photos")
        || inside("/staff/returns/", "/photos")
}

/// Pages that search engines may show; every other one is somebody's own.
#[must_use]
pub fn is_public(path: &str) -> bool {
    matches!(path, "/" | "/help" | "/promises" | "/withdraw")
        || is_product_reviews(path)
        || is_share(path)
}

/// `/share/{id}`, but not the page that makes one.
fn is_share(path: &str) -> bool {
    path.strip_prefix("/share/")
        .is_some_and(|id| !id.is_empty() && id != "new" && !id.contains('/'))
}

/// `/reviews/{product}`, but not the page to write one.
fn is_product_reviews(path: &str) -> bool {
    path.strip_prefix("/reviews/")
        .is_some_and(|sku| !sku.is_empty() && sku != "new" && !sku.contains('/'))
}

/// Whether a place to go back to is a path of ours, and not another site in disguise.
#[must_use]
pub fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/\\")
        && !path.chars().any(char::is_control)
}

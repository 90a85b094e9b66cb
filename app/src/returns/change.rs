//! `/returns/{id}/change`: something else instead of what was agreed, until somebody has looked at the goods.

use super::{fix::choose::outcomes, path_of};
use crate::{
    design::{Button, Card, Form as PostForm, Frame, Heading, Notice, NoticeTone, Page, PageTitle},
    request::{Asked, Form, Refused, asked, failed_page, refused},
    shell::missing_page,
};
use domain::{
    ids::ReturnId,
    returns::{Reason, Simulation},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{Failure, returns::ReturnView};

#[component]
pub fn ChangePage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let id: Option<ReturnId> =
        use_params_map().with_untracked(|params| params.get("id")?.parse().ok());
    Suspend::new(async move {
        let Some(id) = id else {
            return missing_page().into_any();
        };
        let view = match asked.store().return_page(&asked.viewer, id).await {
            Ok(view) => view,
            Err(failure) => return failed_page(failure),
        };
        match asked.store().simulate_change(&asked.viewer, id).await {
            Ok(told) => page(&asked, &view, Some(&told), refused.as_ref()),
            Err(Failure::Refused(_)) => page(&asked, &view, None, None),
            Err(Failure::NotFound) => missing_page().into_any(),
            Err(Failure::Broken(error)) => failed_page(Failure::<store::Never>::Broken(error)),
        }
    })
}

/// `told` is nothing where it is too late.
fn page(
    asked: &Asked,
    view: &ReturnView,
    told: Option<&Simulation>,
    refused: Option<&Refused>,
) -> AnyView {
    let words = asked.words();
    let path = format!("{}/change", path_of(view.id));
    let title = words.return_change_title();
    let things: Vec<&str> = view.units.iter().map(|unit| unit.title.as_str()).collect();
    let things = asked.format().list(&things);
    let over = words.return_over(super::spaced(&view.short_code), things);
    let lead = match told {
        Some(_) => words.return_change_lead(),
        None => words.return_change_late(),
    };
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let form = told.map(|told| form(asked, view, told, path.clone(), refused));
    let back = path_of(view.id);
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            <Heading over title lead/>
            {whole}
            {form}
            <p class="no-print"><a class="thumb" href=back>{words.return_code_back()}</a></p>
        </Page>
    }
    .into_any()
}

fn form(
    asked: &Asked,
    view: &ReturnView,
    told: &Simulation,
    action: String,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let typed = match refused {
        Some(refused) => refused.typed.clone(),
        None => Form::default().with("outcome", &standing(view)),
    };
    let error = refused.and_then(|refused| refused.of("outcome"));
    let reason = view.reason.unwrap_or(Reason::Other);
    let outcomes = outcomes(asked, &view.currency, reason, told, &typed, error);
    view! {
        <Card>
            <PostForm action>
                {outcomes}
                <div class="row"><Button text=words.return_change_button()/></div>
            </PostForm>
        </Card>
    }
}

/// What was agreed, as its field says it.
fn standing(view: &ReturnView) -> String {
    match &view.exchange {
        Some(exchange) => format!("{}:{}", view.outcome.as_str(), exchange.sku),
        None => view.outcome.as_str().to_owned(),
    }
}

//! `/returns/{id}/code`: the code alone, kept by the browser for where there is no network. Nothing on it is personal.

use super::{path_of, wording::spaced};
use crate::{
    design::{Card, Frame, Heading, Page, PageTitle},
    request::{Asked, asked, failed_page, keep_for_a_day},
    shell::missing_page,
};
use domain::{ids::ReturnId, returns::State};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::returns::ReturnView;

#[component]
pub fn CodePage() -> impl IntoView {
    let asked = asked();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    Suspend::new(async move {
        let Ok(id) = id.parse::<ReturnId>() else {
            return missing_page();
        };
        match asked.store().return_page(&asked.viewer, id).await {
            Ok(view) => page(&asked, &view),
            Err(failure) => failed_page(failure),
        }
    })
}

/// Whether there is anything to show at a counter.
#[must_use]
pub fn is_to_be_shown(view: &ReturnView) -> bool {
    matches!(view.state(), State::Approved | State::InTransit)
}

fn page(asked: &Asked, view: &ReturnView) -> AnyView {
    let words = asked.words();
    let back = path_of(view.id);
    let path = format!("{back}/code");
    let inside = if is_to_be_shown(view) {
        keep_for_a_day();
        let picture = picture(asked, view);
        let until = words.return_code_until(asked.format().due(view.bring_by));
        view! {
            <Heading title=words.return_code_title() lead=until/>
            <Card>{picture}</Card>
        }
        .into_any()
    } else {
        view! { <Heading title=words.return_code_over() lead=words.return_code_over_detail()/> }
            .into_any()
    };
    view! {
        <PageTitle text=words.return_code_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::CustomerAlone>
            {inside}
            <p class="no-print"><a class="thumb" href=back>{words.return_code_back()}</a></p>
        </Page>
    }
    .into_any()
}

/// The QR code, black on white whatever the page around it looks like, and below it what to read out when no camera
/// reads it.
pub(super) fn picture(asked: &Asked, view: &ReturnView) -> impl IntoView + use<> {
    let words = asked.words();
    let code = spaced(&view.short_code);
    let svg = asked.portal.codes.picture(view.id, view.bring_by);
    let label = words.return_code_picture(code.as_str());
    let picture =
        svg.map(|svg| view! { <div class="qr" role="img" aria-label=label inner_html=svg></div> });
    view! {
        <div class="qr-frame">
            {picture}
            <p class="code qr-code"><span class="visually-hidden">{words.return_code_short()}" "</span>{code}</p>
        </div>
    }
}

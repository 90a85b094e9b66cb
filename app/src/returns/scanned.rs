//! `/Q/{code}`: where a QR code leads. Staff are at the desk before this page is made; to everybody else it says what the
//! code is, and nothing of whose.

use crate::{
    design::{Card, Frame, Heading, Page, PageTitle},
    orders::path_part,
    request::{asked, set_status},
};
use http::StatusCode;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ScannedPage() -> impl IntoView {
    let asked = asked();
    let words = asked.words();
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let shop = asked.policy.shop_name.clone();
    let is_ours = asked.portal.codes.read(&code, asked.now).is_ok();
    let (title, lead) = if is_ours {
        (
            words.return_scanned_title(shop.as_str()),
            words.return_scanned_lead(),
        )
    } else {
        set_status(StatusCode::NOT_FOUND);
        (
            words.return_scanned_unknown(),
            words.return_scanned_unknown_lead(shop.as_str()),
        )
    };
    let desk = is_ours.then(|| {
        let href = format!("/staff/returns?code={}", path_part(&code));
        view! { <li><a href=href rel="nofollow">{words.return_scanned_desk()}</a></li> }
    });
    view! {
        <PageTitle text=title.clone() shop/>
        <Page words face=asked.face() path="/" frame=Frame::CustomerAlone>
            <Heading title lead/>
            <Card>
                <ul class="ways">
                    <li><a href="/">{words.return_scanned_find()}</a></li>
                    {desk}
                </ul>
            </Card>
        </Page>
    }
}

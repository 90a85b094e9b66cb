//! What a messenger shows of a link: Open Graph (<https://ogp.me>), all of it text. There is no picture, because the
//! shop's are not known here.

use leptos::prelude::*;
use leptos_meta::{Link, Meta};

/// The card of a page that is passed on. `url` is the page's whole address.
#[component]
pub(crate) fn Graph(
    #[prop(into)] title: String,
    #[prop(into)] description: String,
    #[prop(into)] url: String,
    #[prop(into)] site: String,
) -> impl IntoView {
    let told = description.clone();
    let address = url.clone();
    view! {
        <Meta name="description" content=description/>
        <Meta property="og:title" content=title/>
        <Meta property="og:description" content=told/>
        <Meta property="og:type" content="website"/>
        <Meta property="og:url" content=url/>
        <Meta property="og:site_name" content=site/>
        <Link rel="canonical" href=address/>
    }
}

//! The document around every page, and the pages for what is missing or broken.

use crate::{
    App,
    design::{Frame, Heading, Page, PageTitle},
    request::{Incident, asked, set_status},
};
use http::StatusCode;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// `<html>` with everything a page needs before its own words: language, styles and, only where islands stand, scripts.
pub fn shell() -> impl IntoView {
    let asked = asked();
    let css = asked.portal.site.css.clone();
    view! {
        <!DOCTYPE html>
        <html lang=asked.locale.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {(!crate::is_public(&asked.path)).then(|| view! { <meta name="robots" content="noindex"/> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=css/>
                <link rel="stylesheet" href="/shop.css"/>
                <IslandScripts/>
                <DevReload/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Wakes the islands of a page once the browser is idle. A page without islands gets no script file. Either way
/// resources stay out of the HTML: Leptos would write each one into it unless told that nothing hydrates (only its own
/// `HydrationScripts` says so, and that one reads a file beside the binary and panics when it is missing).
#[component]
fn IslandScripts() -> impl IntoView {
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let asked = asked();
    let site = asked.portal.site.clone();
    (crate::has_islands(&asked.path, &asked.query) && !site.js.is_empty()).then(|| {
        let script = format!("({LOADER})({:?},{:?})", site.js, site.wasm);
        // The WASM is not preloaded: readers without scripts would fetch it in vain, and islands wake when idle.
        view! {
            <link rel="modulepreload" href=site.js.clone()/>
            <script type="module" nonce=asked.nonce.clone()>{script}</script>
        }
    })
}

/// Loads the module, then calls each island's own function with its element, outer ones first. `openModule` is for islands
/// that load more when they are asked to: WebAssembly cannot import by itself.
const LOADER: &str = "(js,wasm)=>{window.openModule=file=>import(file);const wake=async()=>{const mod=await import(js);await mod.default({module_or_path:wasm});\
    mod.hydrate();for(const el of document.querySelectorAll('leptos-island')){const island=mod[el.dataset.component];\
    if(island)await island(el)}};'requestIdleCallback'in window?requestIdleCallback(wake,{timeout:2000}):wake()}";

/// Under `make dev` a page reloads when the server comes back with another build.
#[component]
fn DevReload() -> impl IntoView {
    let asked = asked();
    asked.portal.dev_reload.then(|| {
        let script = "{const s=new EventSource('/dev/reload');let build;s.onmessage=e=>{if(build&&build!==e.data)location.reload();build=e.data}}";
        view! { <script type="module" nonce=asked.nonce.clone()>{script}</script> }
    })
}

/// What is not there, or not yours: the two are the same page.
pub fn missing_page() -> AnyView {
    set_status(StatusCode::NOT_FOUND);
    let asked = asked();
    let words = asked.words();
    view! {
        <PageTitle text=words.shell_missing_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/404" frame=frame(&asked.path)>
            <Heading title=words.shell_missing_title() lead=words.shell_missing_lead()/>
            <p><a href="/">{words.shell_missing_home()}</a></p>
        </Page>
    }
    .into_any()
}

/// Something broke on our side.
pub fn broken_page(incident: Incident) -> AnyView {
    set_status(StatusCode::SERVICE_UNAVAILABLE);
    let asked = asked();
    let words = asked.words();
    view! {
        <PageTitle text=words.shell_broken_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/" frame=frame(&asked.path)>
            <Heading title=words.shell_broken_title() lead=words.shell_broken_lead()/>
            <p class="quiet">{words.shell_broken_incident(incident.0.as_str())}</p>
        </Page>
    }
    .into_any()
}

fn frame(path: &str) -> Frame {
    if path.starts_with("/staff") {
        Frame::StaffDoor
    } else {
        Frame::Customer
    }
}

//! Keeps an order's page up to date while it is open, and adds what only a browser can do: copying and sharing.

use leptos::prelude::*;
#[cfg(feature = "hydrate")]
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// Listens to the order's stream and puts what it sends in the place of the elements with the same ids. The page is
/// whole without it. Buttons with `data-copy` or `data-share` work anywhere on the page, also in parts replaced since.
#[island]
pub fn LiveOrder(
    /// Where the server streams `{"html": …}`.
    stream: String,
    /// Shown while the stream is interrupted.
    lost: String,
    /// Read out after copying.
    copied: String,
) -> impl IntoView {
    let (is_lost, set_lost) = signal(false);
    let (news, set_news) = signal(String::new());
    #[cfg(feature = "hydrate")]
    {
        listen(&stream, set_lost, set_news);
        super::copy_and_share::offer(copied, set_news);
    }
    #[cfg(not(feature = "hydrate"))]
    {
        _ = (stream, copied, set_lost, set_news);
    }
    view! {
        <p class="visually-hidden" role="status">{news}</p>
        <p class="notice live-lost" role="status" hidden=move || !is_lost.get()>{lost}</p>
    }
}

#[cfg(feature = "hydrate")]
fn listen(stream: &str, set_lost: WriteSignal<bool>, set_news: WriteSignal<String>) {
    let Ok(source) = web_sys::EventSource::new(stream) else {
        return;
    };
    let heard =
        Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            set_lost.set(false);
            if let Some(html) = html_of(&event)
                && let Some(heading) = replace_parts(&html)
            {
                set_news.set(heading);
            }
        });
    source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let opened = Closure::<dyn FnMut()>::new(move || set_lost.set(false));
    source.set_onopen(Some(opened.as_ref().unchecked_ref()));
    opened.forget();
    let failed = Closure::<dyn FnMut()>::new(move || set_lost.set(true));
    source.set_onerror(Some(failed.as_ref().unchecked_ref()));
    failed.forget();
    // A page that is being left is not one whose line was lost.
    let left = Closure::<dyn FnMut()>::new(move || source.close());
    _ = window().add_event_listener_with_callback("pagehide", left.as_ref().unchecked_ref());
    left.forget();
}

#[cfg(feature = "hydrate")]
fn html_of(event: &web_sys::MessageEvent) -> Option<String> {
    let told = js_sys::JSON::parse(&event.data().as_string()?).ok()?;
    js_sys::Reflect::get(&told, &JsValue::from_str("html"))
        .ok()?
        .as_string()
}

/// Puts each part in its place where it differs; answers the new heading when that changed. Read by `DOMParser`, whose
/// documents run no scripts.
#[cfg(feature = "hydrate")]
fn replace_parts(html: &str) -> Option<String> {
    let page = document();
    let sent = web_sys::DomParser::new()
        .ok()?
        .parse_from_string(html, web_sys::SupportedType::TextHtml)
        .ok()?;
    let before = text_of(
        &page,
        "#order-heading h1, #order-parcels [aria-current] .stop-title",
    );
    let focused = page
        .active_element()
        .map(|element| element.id())
        .filter(|id| !id.is_empty());
    let parts = sent.query_selector_all("[data-live]").ok()?;
    for index in 0..parts.length() {
        let Some(part) = parts
            .get(index)
            .and_then(|node| node.dyn_into::<web_sys::Element>().ok())
        else {
            continue;
        };
        let Some(old) = page.get_element_by_id(&part.id()) else {
            continue;
        };
        keep_open(&old, &part);
        if old.outer_html() != part.outer_html() {
            _ = old.replace_with_with_node_1(&part);
        }
    }
    if let Some(element) = focused.and_then(|id| page.get_element_by_id(&id))
        && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
    {
        _ = element.focus();
    }
    let after = text_of(
        &page,
        "#order-heading h1, #order-parcels [aria-current] .stop-title",
    );
    (before != after).then_some(after)
}

/// A list that somebody unfolded stays unfolded.
#[cfg(feature = "hydrate")]
fn keep_open(old: &web_sys::Element, new: &web_sys::Element) {
    let Ok(open) = old.query_selector_all("details[open][id]") else {
        return;
    };
    for index in 0..open.length() {
        if let Some(details) = open
            .get(index)
            .and_then(|node| node.dyn_into::<web_sys::Element>().ok())
            && let Ok(Some(same)) = new.query_selector(&format!("#{}", details.id()))
        {
            _ = same.set_attribute("open", "");
        }
    }
}

#[cfg(feature = "hydrate")]
fn text_of(page: &web_sys::Document, selector: &str) -> String {
    let Ok(found) = page.query_selector_all(selector) else {
        return String::new();
    };
    let texts = (0..found.length()).filter_map(|index| found.get(index)?.text_content());
    texts.collect::<Vec<_>>().join(". ")
}

//! Copying and sharing by one press, where scripts run; without them the same text stands there to be chosen.

use leptos::prelude::*;
#[cfg(feature = "hydrate")]
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// Wakes the buttons with `data-copy` and `data-share` (beside it `data-url`) of a page that has no other island.
#[island]
pub fn CopyAndShare(
    /// Read out after copying.
    copied: String,
) -> impl IntoView {
    let (news, set_news) = signal(String::new());
    #[cfg(feature = "hydrate")]
    offer(copied, set_news);
    #[cfg(not(feature = "hydrate"))]
    {
        _ = (copied, set_news);
    }
    view! { <p class="visually-hidden" role="status">{news}</p> }
}

/// One listener for the whole page: the buttons come and go with the parts they stand in.
#[cfg(feature = "hydrate")]
pub(super) fn offer(copied: String, set_news: WriteSignal<String>) {
    let navigator = window().navigator();
    let can_share = js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false);
    if let Some(root) = document().document_element() {
        _ = root.class_list().add_1("is-live");
        if can_share {
            _ = root.class_list().add_1("can-share");
        }
    }
    let pressed = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let Some(target) = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        else {
            return;
        };
        let Ok(Some(button)) = target.closest("[data-copy], [data-share]") else {
            return;
        };
        if let Some(text) = button.get_attribute("data-copy") {
            _ = window().navigator().clipboard().write_text(&text);
            button.set_text_content(Some(&copied));
            set_news.set(copied.clone());
        } else if let Some(text) = button.get_attribute("data-share") {
            let what = web_sys::ShareData::new();
            what.set_text(&text);
            if let Some(url) = button.get_attribute("data-url") {
                what.set_url(&url);
            }
            _ = window().navigator().share_with_data(&what);
        }
    });
    _ = document().add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref());
    pressed.forget();
}

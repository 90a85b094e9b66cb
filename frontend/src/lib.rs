//! The browser's entry: wakes the islands of a page.

use app as _; // islands register at link time: without this line none is found

#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

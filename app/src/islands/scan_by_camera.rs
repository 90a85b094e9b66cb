//! Scanning with the camera: the code it reads is sent by the form that one could have typed it into. What reads codes is
//! a file of its own, and loads when the camera starts.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The file that reads codes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ScannerFiles {
    pub js: String,
    pub wasm: String,
}

/// What is said beside the camera.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CameraWords {
    pub start: String,
    pub stop: String,
    pub starting: String,
    pub looking: String,
    pub found: String,
    pub stopped: String,
    pub denied: String,
    pub missing: String,
    pub busy: String,
    pub broken: String,
}

/// A button, and above it what the camera sees. Without scripts there is neither.
#[island]
pub fn ScanByCamera(
    files: ScannerFiles,
    words: CameraWords,
    /// The form that takes the code in its field `code`; a field `by` hears that it was the camera.
    form: String,
    /// Starts by itself: the scan before came from here, too.
    at_once: bool,
) -> impl IntoView {
    let (is_awake, set_awake) = signal(false);
    let (is_on, set_on) = signal(false);
    let (news, set_news) = signal(String::new());
    let video = NodeRef::<leptos::html::Video>::new();
    let (start, stop) = (words.start.clone(), words.stop.clone());
    #[cfg(feature = "hydrate")]
    let press = {
        let camera = hydrated::Scan {
            files,
            words,
            form,
            video,
            is_on,
            set_on,
            set_news,
            running: StoredValue::new_local(None),
        };
        camera.clone().stop_when_left();
        let first = camera.clone();
        Effect::new(move || {
            set_awake.set(true);
            if at_once {
                first.clone().go_on();
            }
        });
        move |_| {
            if is_on.get_untracked() {
                camera.clone().stop();
            } else {
                camera.clone().start();
            }
        }
    };
    #[cfg(not(feature = "hydrate"))]
    let press = {
        _ = (files, words, form, at_once, set_awake, set_on, set_news);
        |_| {}
    };
    view! {
        <div class="camera" hidden=move || !is_awake.get()>
            <video node_ref=video hidden=move || !is_on.get() playsinline=true muted=true></video>
            <p class="quiet" role="status">{news}</p>
            <button type="button" class="button" on:click=press>
                {move || if is_on.get() { stop.clone() } else { start.clone() }}
            </button>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod hydrated {
    use super::{CameraWords, ScannerFiles};
    use js_sys::{Function, Object, Promise, Reflect};
    use leptos::{html::Video, prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{HtmlFormElement, HtmlInputElement};

    /// Where the browser keeps, for this window, what was read last.
    const LAST: &str = "last-scan";

    #[derive(Clone)]
    pub(super) struct Scan {
        pub files: ScannerFiles,
        pub words: CameraWords,
        pub form: String,
        pub video: NodeRef<Video>,
        pub is_on: ReadSignal<bool>,
        pub set_on: WriteSignal<bool>,
        pub set_news: WriteSignal<String>,
        /// The camera, while it runs; counted by what can let go of it.
        pub running: StoredValue<Option<JsValue>, LocalStorage>,
    }

    impl Scan {
        pub(super) fn start(self) {
            self.begin(None);
        }

        /// The code that was read last may still lie there, and is not meant again.
        pub(super) fn go_on(self) {
            let last = storage().and_then(|storage| storage.get_item(LAST).ok()?);
            self.begin(last);
        }

        fn begin(self, before: Option<String>) {
            self.set_on.set(true);
            self.set_news.set(self.words.starting.clone());
            spawn_local(async move {
                match self.run(before).await {
                    // Stopped, or left, while it started.
                    Ok(()) if document().hidden() || !self.is_on.get_untracked() => self.stop(),
                    Ok(()) => self.set_news.set(self.words.looking.clone()),
                    Err(error) => {
                        self.let_go();
                        self.set_news.set(self.why(&error));
                    }
                }
            });
        }

        pub(super) fn stop(self) {
            self.let_go();
            self.set_news.set(self.words.stopped.clone());
        }

        fn let_go(&self) {
            self.set_on.set(false);
            let camera = self.running.try_update_value(Option::take).flatten();
            if let Some(camera) = camera {
                _ = method(&camera, "stop").and_then(|stop| stop.call0(&camera));
            }
        }

        /// The camera's light goes out when the page is left, and while it is not looked at.
        pub(super) fn stop_when_left(self) {
            let left = Closure::<dyn FnMut()>::new(move || {
                if document().hidden() && self.running.with_value(Option::is_some) {
                    self.clone().stop();
                }
            });
            let listener = left.as_ref().unchecked_ref();
            // A page that is left is hidden first, in every browser of the last years.
            _ = document().add_event_listener_with_callback("visibilitychange", listener);
            left.forget();
        }

        async fn run(&self, before: Option<String>) -> Result<(), JsValue> {
            let scanner = self.scanner().await?;
            let video = self.video.get_untracked().ok_or(JsValue::NULL)?;
            let sent = self.clone();
            let found = Closure::once_into_js(move |text: String| sent.send(&text));
            let before = before.map_or(JsValue::UNDEFINED, JsValue::from);
            let watch = method(&scanner, "watch")?;
            let watching = watch.call3(&JsValue::NULL, &video, &found, &before)?;
            let camera = JsFuture::from(Promise::resolve(&watching)).await?;
            self.running.set_value(Some(camera));
            Ok(())
        }

        /// Loads what reads codes.
        async fn scanner(&self) -> Result<JsValue, JsValue> {
            // WebAssembly cannot import by itself: the page's loader does it.
            let open = method(&window(), "openModule")?;
            let opened = open.call1(&JsValue::NULL, &self.files.js.as_str().into())?;
            let module = JsFuture::from(Promise::resolve(&opened)).await?;
            let options = Object::new();
            Reflect::set(
                &options,
                &"module_or_path".into(),
                &self.files.wasm.as_str().into(),
            )?;
            let begun = method(&module, "default")?.call1(&JsValue::NULL, &options)?;
            JsFuture::from(Promise::resolve(&begun)).await?;
            Ok(module)
        }

        /// Types the code into the form, and presses its button.
        fn send(&self, text: &str) {
            self.let_go();
            self.set_news.set(self.words.found.clone());
            if let Some(storage) = storage() {
                _ = storage.set_item(LAST, text);
            }
            let Some(form) = document()
                .get_element_by_id(&self.form)
                .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
            else {
                return;
            };
            let fill = |name: &str, value: &str| {
                if let Ok(Some(field)) = form.query_selector(&format!("[name={name}]"))
                    && let Some(field) = field.dyn_ref::<HtmlInputElement>()
                {
                    field.set_value(value);
                }
            };
            fill("code", text);
            fill("by", "camera");
            _ = form.request_submit();
        }

        /// What the browser said, in words that lead on.
        fn why(&self, error: &JsValue) -> String {
            let name = Reflect::get(error, &"name".into())
                .ok()
                .and_then(|name| name.as_string())
                .unwrap_or_default();
            let words = &self.words;
            match name.as_str() {
                "NotAllowedError" | "SecurityError" => words.denied.clone(),
                "NotFoundError" | "OverconstrainedError" => words.missing.clone(),
                "NotReadableError" | "AbortError" => words.busy.clone(),
                _ => words.broken.clone(),
            }
        }
    }

    fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
        Reflect::get(of, &name.into())?.dyn_into()
    }

    fn storage() -> Option<web_sys::Storage> {
        window().session_storage().ok().flatten()
    }
}

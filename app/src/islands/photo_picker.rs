//! Choosing photos: seen before they are sent, taken out again, and sent with their progress. Without a script the field
//! beside it sends the same form.

use leptos::prelude::*;

/// A photo that was chosen and not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pick {
    name: String,
    /// Of the file in this browser.
    url: String,
}

/// Wakes the file field with that id and the form it stands in. In words, `{name}` is the file's.
#[island]
pub fn PhotoPicker(
    input: String,
    /// How many fit.
    most: usize,
    most_bytes: usize,
    remove: String,
    too_large: String,
    no_picture: String,
    too_many: String,
    sending: String,
    /// What did not get through, and can be tried again.
    failed: String,
) -> impl IntoView {
    let picks = RwSignal::new(Vec::<Pick>::new());
    let fault = RwSignal::new(String::new());
    let sent = RwSignal::new(None::<u32>);
    #[cfg(feature = "hydrate")]
    {
        let words = browser::Words {
            too_large,
            no_picture,
            too_many,
            failed,
        };
        let news = browser::News { picks, fault, sent };
        browser::wake(&input, most, most_bytes, words, news);
    }
    #[cfg(not(feature = "hydrate"))]
    {
        _ = (
            input, most, most_bytes, too_large, no_picture, too_many, failed,
        );
    }
    let rows = move || {
        let remove = remove.clone();
        let row = move |(index, pick): (usize, Pick)| {
            view! {
                <li>
                    <img src=pick.url alt=""/>
                    <span class="pick-name">{pick.name.clone()}</span>
                    <button type="button" class="button" data-take-out=index.to_string()>
                        {remove.clone()}<span class="visually-hidden">" "{pick.name}</span>
                    </button>
                </li>
            }
        };
        picks.get().into_iter().enumerate().map(row).collect_view()
    };
    let said = sending.clone();
    view! {
        <ul class="picks" hidden=move || picks.get().is_empty()>{rows}</ul>
        <p class="field-error" role="alert">{fault}</p>
        <p class="hint" role="status">{move || sent.get().map(|_| sending.clone())}</p>
        <progress class="sending" max="100" aria-label=said value=move || sent.get().unwrap_or_default().to_string()
            hidden=move || sent.get().is_none()></progress>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Pick;
    use leptos::prelude::*;
    use std::{cell::RefCell, rc::Rc};
    use wasm_bindgen::{JsCast as _, closure::Closure};
    use web_sys::{
        DataTransfer, Element, Event, File, FormData, HtmlFormElement, HtmlInputElement,
        ProgressEvent, XmlHttpRequest,
    };

    pub(super) struct Words {
        pub too_large: String,
        pub no_picture: String,
        pub too_many: String,
        pub failed: String,
    }

    #[derive(Clone, Copy)]
    pub(super) struct News {
        pub picks: RwSignal<Vec<Pick>>,
        pub fault: RwSignal<String>,
        pub sent: RwSignal<Option<u32>>,
    }

    struct Picker {
        input: HtmlInputElement,
        form: HtmlFormElement,
        files: RefCell<Vec<File>>,
        most: usize,
        most_bytes: usize,
        words: Words,
        news: News,
    }

    pub(super) fn wake(input: &str, most: usize, most_bytes: usize, words: Words, news: News) {
        let input = document()
            .get_element_by_id(input)
            .and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(form) = input.form() else { return };
        let picker = Rc::new(Picker {
            input,
            form,
            files: RefCell::new(Vec::new()),
            most,
            most_bytes,
            words,
            news,
        });
        // What was chosen before the script came.
        picker.take_in();
        let chooser = picker.clone();
        listen(&picker.input, "change", move |_| chooser.take_in());
        let remover = picker.clone();
        listen(&picker.form, "click", move |event| {
            let pressed = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|target| target.closest("[data-take-out]").ok().flatten())
                .and_then(|button| button.get_attribute("data-take-out")?.parse().ok());
            if let Some(index) = pressed {
                remover.take_out(index);
            }
        });
        // A browser may bring the page back as it was left, under way.
        let shown = picker.clone();
        listen(&window(), "pageshow", move |_| shown.stop(String::new()));
        let sender = picker.clone();
        listen(&picker.form, "submit", move |event| {
            // Without a photo the browser sends it as ever.
            if !sender.files.borrow().is_empty() {
                event.prevent_default();
                send(&sender);
            }
        });
    }

    fn listen(on: &web_sys::EventTarget, what: &str, then: impl FnMut(Event) + 'static) {
        let heard = Closure::<dyn FnMut(Event)>::new(then);
        _ = on.add_event_listener_with_callback(what, heard.as_ref().unchecked_ref());
        heard.forget();
    }

    impl Picker {
        /// Joins what was chosen now to what was chosen before.
        fn take_in(&self) {
            let Some(chosen) = self.input.files() else {
                return;
            };
            let mut fault = String::new();
            for index in 0..chosen.length() {
                let Some(file) = chosen.get(index) else {
                    continue;
                };
                let is_known = |known: &File| {
                    known.name() == file.name()
                        && known.size() == file.size()
                        && known.last_modified() == file.last_modified()
                };
                if self.files.borrow().iter().any(is_known) {
                    continue;
                }
                if let Some(why) = self.refuses(&file) {
                    fault = why;
                } else {
                    self.files.borrow_mut().push(file);
                }
            }
            self.news.fault.set(fault);
            self.show();
        }

        fn refuses(&self, file: &File) -> Option<String> {
            #[expect(clippy::cast_precision_loss, reason = "eight million is exact")]
            let most_bytes = self.most_bytes as f64;
            let named = |words: &str| Some(words.replace("{name}", &file.name()));
            let is_picture =
                ["image/jpeg", "image/png", "image/webp"].contains(&file.type_().as_str());
            if !is_picture {
                named(&self.words.no_picture)
            } else if file.size() > most_bytes {
                named(&self.words.too_large)
            } else if self.files.borrow().len() >= self.most {
                Some(self.words.too_many.clone())
            } else {
                None
            }
        }

        fn take_out(&self, index: usize) {
            if index < self.files.borrow().len() {
                self.files.borrow_mut().remove(index);
            }
            self.news.fault.set(String::new());
            self.show();
            _ = self.input.focus();
        }

        /// Shows what is chosen, and gives it to the field, which sends it.
        fn show(&self) {
            for pick in self.news.picks.get_untracked() {
                _ = web_sys::Url::revoke_object_url(&pick.url);
            }
            let files = self.files.borrow();
            let picks = files.iter().map(|file| Pick {
                name: file.name(),
                url: web_sys::Url::create_object_url_with_blob(file).unwrap_or_default(),
            });
            self.news.picks.set(picks.collect());
            if let Ok(bag) = DataTransfer::new() {
                for file in files.iter() {
                    _ = bag.items().add_with_file(file);
                }
                self.input.set_files(bag.files().as_ref());
            }
        }

        /// Nothing is under way any more, and here is why.
        fn stop(&self, fault: String) {
            self.news.sent.set(None);
            self.news.fault.set(fault);
            self.press(true);
        }

        /// Whether the form can be sent.
        fn press(&self, is_possible: bool) {
            let Ok(buttons) = self.form.query_selector_all("button") else {
                return;
            };
            for index in 0..buttons.length() {
                let Some(button) = buttons
                    .get(index)
                    .and_then(|button| button.dyn_into::<Element>().ok())
                else {
                    continue;
                };
                _ = button.toggle_attribute_with_force("disabled", !is_possible);
            }
        }
    }

    /// Sends the form as the browser would, and says how far it is.
    fn send(picker: &Rc<Picker>) {
        let Some((request, form)) = prepared(picker) else {
            picker.stop(picker.words.failed.clone());
            return;
        };
        picker.news.fault.set(String::new());
        picker.news.sent.set(Some(0));
        picker.press(false);
        let sent = picker.news.sent;
        if let Ok(upload) = request.upload() {
            let moved = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
                if event.total() > 0.0 {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "a share of a hundred"
                    )]
                    sent.set(Some((event.loaded() / event.total() * 100.0) as u32));
                }
            });
            upload.set_onprogress(Some(moved.as_ref().unchecked_ref()));
            moved.forget();
        }
        let (done, answered) = (picker.clone(), request.clone());
        let loaded = Closure::<dyn FnMut()>::new(move || {
            let status = answered.status().unwrap_or_default();
            if (200..300).contains(&status) {
                _ = window().location().assign(&answered.response_url());
            } else {
                let said = answered
                    .response_text()
                    .ok()
                    .flatten()
                    .and_then(|html| faults(&html));
                done.stop(said.unwrap_or_else(|| done.words.failed.clone()));
            }
        });
        request.set_onload(Some(loaded.as_ref().unchecked_ref()));
        loaded.forget();
        let broken = picker.clone();
        let failed = Closure::<dyn FnMut()>::new(move || broken.stop(broken.words.failed.clone()));
        request.set_onerror(Some(failed.as_ref().unchecked_ref()));
        failed.forget();
        if request.send_with_opt_form_data(Some(&form)).is_err() {
            picker.stop(picker.words.failed.clone());
        }
    }

    fn prepared(picker: &Picker) -> Option<(XmlHttpRequest, FormData)> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", &picker.form.action()).ok()?;
        let form = FormData::new_with_form(&picker.form).ok()?;
        Some((request, form))
    }

    /// What the page that came back says is wrong.
    fn faults(html: &str) -> Option<String> {
        let page = web_sys::DomParser::new()
            .ok()?
            .parse_from_string(html, web_sys::SupportedType::TextHtml)
            .ok()?;
        let found = page
            .query_selector_all(".field-error, .notice.broken")
            .ok()?;
        let texts: Vec<String> = (0..found.length())
            .filter_map(|index| found.get(index)?.text_content())
            .filter(|text| !text.trim().is_empty())
            .collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }
}

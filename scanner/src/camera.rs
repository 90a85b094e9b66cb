//! The camera of a browser: shown in a video, looked at until a code is seen. What the browser can read itself
//! (`BarcodeDetector`) it reads; everywhere else it is [`crate::read`].

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, MediaTrackConstraints,
};

/// Between two looks, in milliseconds: fast to a hand, and slow enough to leave the phone cool.
const PAUSE: i32 = 120;
/// The longer side of what is looked at, in pixels. More is slower and sees no more.
const LONGEST: f64 = 800.0;
/// So many looks, a second and a half, a code that is none of a portal's may be alone before the camera (beside ours it is
/// not meant), and the code read before has to be away from it.
const PATIENCE: u32 = 12;

/// A camera that runs until it is stopped.
#[wasm_bindgen]
pub struct Camera {
    stream: MediaStream,
    is_on: Rc<Cell<bool>>,
}

#[wasm_bindgen]
impl Camera {
    /// Lets go of the camera: its light goes out.
    pub fn stop(&self) {
        self.is_on.set(false);
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// Asks for the camera, shows it in `video`, and tells `found` once what a code says. The code that was read `before` may
/// still lie there: it counts again once it was away. Throws what the browser throws where there is no camera or it may not
/// be used.
///
/// # Errors
/// The browser's own.
#[wasm_bindgen]
pub async fn watch(
    video: HtmlVideoElement,
    found: Function,
    before: Option<String>,
) -> Result<Camera, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let wanted = MediaStreamConstraints::new();
    let camera = MediaTrackConstraints::new();
    // Wishes, not demands: a laptop has one camera, and it looks at its user.
    camera.set_facing_mode(&"environment".into());
    camera.set_width(&1280.into());
    wanted.set_video(&camera);
    let asked = window
        .navigator()
        .media_devices()?
        .get_user_media_with_constraints(&wanted)?;
    let stream: MediaStream = JsFuture::from(asked).await?.unchecked_into();
    let camera = Camera {
        stream,
        is_on: Rc::new(Cell::new(true)),
    };
    video.set_src_object(Some(&camera.stream));
    if let Err(error) = show(&video).await {
        camera.stop();
        return Err(error);
    }
    let is_on = camera.is_on.clone();
    spawn_local(async move {
        if let Some(text) = look(&video, &is_on, before).await {
            // Nobody listens any more: then nothing is told.
            _ = found.call1(&JsValue::NULL, &text.into());
        }
    });
    Ok(camera)
}

async fn show(video: &HtmlVideoElement) -> Result<(), JsValue> {
    JsFuture::from(video.play()?).await.map(drop)
}

/// Looks until a code is seen, or the camera was stopped.
async fn look(
    video: &HtmlVideoElement,
    is_on: &Cell<bool>,
    mut before: Option<String>,
) -> Option<String> {
    let mut browsers_own = detector().await;
    let canvas = canvas();
    let (mut foreign, mut away) = (0, 0);
    while is_on.get() {
        pause().await;
        if f64::from(video.video_width()) < 1.0 {
            continue;
        }
        let texts = match &browsers_own {
            Some(detector) => detected(detector, video).await,
            None => canvas.as_ref().and_then(|canvas| seen(canvas, video)),
        };
        let Some(mut texts) = texts else {
            // Some browsers name a reader that their machine lacks.
            browsers_own = None;
            continue;
        };
        let lies_there = before.as_ref().is_some_and(|before| texts.contains(before));
        away = if lies_there { 0 } else { away + 1 };
        if away >= PATIENCE {
            before = None;
        }
        texts.retain(|text| before.as_ref() != Some(text));
        if let Some(ours) = texts.iter().find(|text| text.contains("/Q/")) {
            return is_on.get().then(|| ours.clone());
        }
        foreign = if texts.is_empty() { 0 } else { foreign + 1 };
        if foreign >= PATIENCE {
            return texts.into_iter().next().filter(|_| is_on.get());
        }
    }
    None
}

async fn pause() {
    let waited = Promise::new(&mut |settle, _| {
        if let Some(window) = web_sys::window() {
            _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&settle, PAUSE);
        }
    });
    _ = JsFuture::from(waited).await;
}

/// The browser's own reader, where it has one for QR codes. Its type is no standard yet, so it is asked for by name.
async fn detector() -> Option<JsValue> {
    let window = web_sys::window()?;
    let class: Function = get(&window, "BarcodeDetector")?.dyn_into().ok()?;
    let formats = call(&class, "getSupportedFormats", &[]).await?;
    let name = JsValue::from("qr_code");
    if !Array::from(&formats).includes(&name, 0) {
        return None;
    }
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&name)).ok()?;
    Reflect::construct(&class, &Array::of1(&options)).ok()
}

async fn detected(detector: &JsValue, video: &HtmlVideoElement) -> Option<Vec<String>> {
    let codes = call(detector, "detect", &[video]).await?;
    let codes = Array::from(&codes);
    let texts = codes
        .iter()
        .filter_map(|code| get(&code, "rawValue")?.as_string());
    Some(texts.collect())
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into())
        .ok()
        .filter(|value| !value.is_undefined())
}

/// Calls a method that promises something; `None` where there is none, or it fails.
async fn call(on: &JsValue, method: &str, with: &[&JsValue]) -> Option<JsValue> {
    let method: Function = get(on, method)?.dyn_into().ok()?;
    let with: Array = with.iter().copied().collect();
    let promised = method.apply(on, &with).ok()?;
    JsFuture::from(Promise::resolve(&promised)).await.ok()
}

fn canvas() -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    document.create_element("canvas").ok()?.dyn_into().ok()
}

/// What the frame that the video shows now says.
fn seen(canvas: &HtmlCanvasElement, video: &HtmlVideoElement) -> Option<Vec<String>> {
    let (width, height) = (
        f64::from(video.video_width()),
        f64::from(video.video_height()),
    );
    let scale = (LONGEST / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).floor(), (height * scale).floor());
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
    let context: CanvasRenderingContext2d = canvas
        .get_context_with_context_options("2d", &options)
        .ok()??
        .dyn_into()
        .ok()?;
    context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
        .ok()?;
    let frame = context.get_image_data(0.0, 0.0, width, height).ok()?;
    let pixels: Vec<u8> = frame.data().0;
    let grey: Vec<u8> = pixels
        .chunks_exact(4)
        .map(|pixel| match *pixel {
            // How bright the eye finds red, green and blue (ITU-R BT.601).
            [red, green, blue, _] => {
                ((u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8) as u8
            }
            _ => u8::MAX,
        })
        .collect();
    Some(crate::read(
        frame.width() as usize,
        frame.height() as usize,
        &grey,
    ))
}

//! The codes on a picture that somebody took of a label, or of a screen.

use crate::pictures;
use domain::photos::PictureFault;
use image::{DynamicImage, GrayImage, imageops};

/// The longer sides it is looked at in, in pixels. The noise of a camera goes first, and most codes are read at once; what
/// stands small on a large picture wants the second look.
const LOOKS: [u32; 2] = [1_000, 2_000];

/// What each code on it says, in no order that means anything.
pub async fn texts(picture: Vec<u8>) -> Result<Vec<String>, PictureFault> {
    let [.., longest] = LOOKS;
    pictures::read(picture, longest, |picture| Ok(seen(&picture))).await
}

fn seen(picture: &DynamicImage) -> Vec<String> {
    let grey = on_white(picture);
    LOOKS
        .iter()
        .map(|&longest| scanned(&grey, longest))
        .find(|texts| !texts.is_empty())
        .unwrap_or_default()
}

fn scanned(grey: &GrayImage, longest: u32) -> Vec<String> {
    let (width, height) = grey.dimensions();
    let side = width.max(height);
    let smaller = (side > longest).then(|| {
        let scaled = |n: u32| {
            let n = u64::from(n) * u64::from(longest) / u64::from(side);
            u32::try_from(n).unwrap_or(longest).max(1)
        };
        imageops::thumbnail(grey, scaled(width), scaled(height))
    });
    let grey = smaller.as_ref().unwrap_or(grey);
    let length = |n: u32| usize::try_from(n).unwrap_or_default();
    scanner::read(length(grey.width()), length(grey.height()), grey.as_raw())
}

/// In grey, on white where nothing is drawn: a code without a ground of its own is black on nothing.
fn on_white(picture: &DynamicImage) -> GrayImage {
    let drawn = picture.to_luma_alpha8();
    GrayImage::from_fn(drawn.width(), drawn.height(), |x, y| {
        let [grey, alpha] = drawn.get_pixel(x, y).0.map(u32::from);
        let on_white = (grey * alpha + 255 * (255 - alpha)) / 255;
        image::Luma([u8::try_from(on_white).unwrap_or(u8::MAX)])
    })
}

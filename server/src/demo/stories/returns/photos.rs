//! Photos of the demo shop: drawn, not taken. A kettle whose handle hangs, seen from two sides.

use crate::photos::develop;
use anyhow::Context;
use domain::photos::Picture;
use image::{DynamicImage, Rgb, RgbImage};

const TABLE: Rgb<u8> = Rgb([196, 176, 148]);
const WALL: Rgb<u8> = Rgb([232, 228, 218]);
const MOSS: Rgb<u8> = Rgb([92, 112, 74]);
const SHINE: Rgb<u8> = Rgb([124, 146, 104]);
const HANDLE: Rgb<u8> = Rgb([46, 42, 38]);

/// The whole kettle, and its handle from near.
pub(super) fn of_a_loose_handle() -> anyhow::Result<Vec<Picture>> {
    [(1.0, 0), (2.4, 620)]
        .into_iter()
        .map(|(nearness, up)| {
            let drawn = RgbImage::from_fn(1_600, 1_200, |x, y| {
                let (x, y) = (f64::from(x) - 800.0, f64::from(y) - 600.0);
                kettle(x / nearness, y / nearness - f64::from(up) / 2.0 + 80.0)
            });
            develop(&DynamicImage::ImageRgb8(drawn)).context("a photo of the demo shop")
        })
        .collect()
}

/// The colour at a place, measured from the kettle's middle.
fn kettle(x: f64, y: f64) -> Rgb<u8> {
    let from = |cx: f64, cy: f64, wide: f64, high: f64| ((x - cx) / wide).hypot((y - cy) / high);
    // The handle leans to the right, with a gap where it was screwed on.
    let handle = from(70.0, -260.0, 300.0, 250.0);
    let is_handle = (0.86..1.0).contains(&handle) && y < -190.0 && !(-260.0..-200.0).contains(&x);
    let is_spout = (x + y * 0.6 + 420.0).abs() < 46.0 && (-190.0..60.0).contains(&y);
    if is_handle {
        HANDLE
    } else if from(-110.0, -30.0, 120.0, 150.0) < 1.0 {
        SHINE
    } else if from(0.0, 40.0, 360.0, 270.0) < 1.0 || is_spout {
        MOSS
    } else if y > 250.0 {
        TABLE
    } else {
        WALL
    }
}

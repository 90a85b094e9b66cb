//! What is kept of a picture: its pixels.

use super::*;
use image::{ImageFormat, Rgba, RgbaImage};
use std::io::Cursor;

/// A JPEG that tells where and with what it was taken.
fn told_too_much() -> Vec<u8> {
    // One entry: where the notes about the place stand, then text a search would find.
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    exif.extend(
        b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0GPS 53.8008 N 1.5491 W Zuleika's phone",
    );
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif).unwrap();
    encoder
        .write_image(&[120; 64 * 48 * 3], 64, 48, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[tokio::test]
async fn nothing_stays_of_where_and_with_what_it_was_taken() {
    let came = told_too_much();
    assert!(
        holds(&came, b"Exif") && holds(&came, b"Zuleika"),
        "the control"
    );
    let kept = Darkroom.read(came).await.unwrap();
    for bytes in [&kept.jpeg, &kept.thumb] {
        for trace in [
            b"Exif".as_slice(),
            b"GPS",
            b"Zuleika",
            b"ICC_PROFILE",
            b"http",
        ] {
            assert!(!holds(bytes, trace), "{}", String::from_utf8_lossy(trace));
        }
    }
}

#[tokio::test]
async fn a_page_hidden_in_a_picture_is_gone() {
    // A picture at the front, a script behind: one reads it as both.
    let mut both = told_too_much();
    both.extend(b"<script>alert(document.domain)</script><?php system($_GET['c']); ?>PK\x03\x04");
    let kept = Darkroom.read(both).await.unwrap();
    assert!(!holds(&kept.jpeg, b"<script") && !holds(&kept.jpeg, b"<?php"));
    assert_eq!(image::guess_format(&kept.jpeg).unwrap(), ImageFormat::Jpeg);
}

#[tokio::test]
async fn what_was_see_through_is_white_and_small_ones_stay_as_large_as_they_are() {
    let clear = RgbaImage::from_pixel(40, 30, Rgba([0, 0, 0, 0]));
    let mut png = Cursor::new(Vec::new());
    clear.write_to(&mut png, ImageFormat::Png).unwrap();
    let kept = Darkroom.read(png.into_inner()).await.unwrap();
    assert_eq!((kept.width, kept.height), (40, 30));
    let seen = image::load_from_memory(&kept.jpeg).unwrap().to_rgb8();
    assert!(seen.get_pixel(20, 15).0.iter().all(|&colour| colour > 250));
}

#[tokio::test]
async fn a_large_photo_is_kept_small_enough() {
    let large = RgbImage::from_fn(4_000, 3_000, |x, y| {
        image::Rgb([(x % 251) as u8, (y % 241) as u8, ((x ^ y) % 239) as u8])
    });
    let kept = Darkroom.read(encoded(&large).unwrap()).await.unwrap();
    assert_eq!((kept.width, kept.height), (2_000, 1_500));
    let thumb = image::load_from_memory(&kept.thumb).unwrap();
    assert_eq!((thumb.width(), thumb.height()), (320, 240));
}

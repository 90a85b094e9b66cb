//! What is thrown at it (`reliability.md`, test 26).

use super::*;
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// Left half red, right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with a note of how the camera was held.
fn held(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend(orientation.to_le_bytes());
    exif.extend([0, 0, 0, 0, 0, 0]);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif).unwrap();
    let (width, height) = picture.dimensions();
    encoder
        .write_image(picture, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// A PNG that says it is so large, and holds nothing.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    // A stream that never ends well, twenty kilobytes of it.
    let data: Vec<u8> = b"IDAT".iter().copied().chain([0x78; 20_000]).collect();
    for chunk in [head, data, b"IEND".to_vec()] {
        let length = u32::try_from(chunk.len() - 4).unwrap();
        bytes.extend(length.to_be_bytes());
        bytes.extend(&chunk);
        bytes.extend(crc(&chunk).to_be_bytes());
    }
    bytes
}

fn refused(bytes: &[u8]) -> PictureFault {
    decode(bytes, 2_000).expect_err("it is refused")
}

#[test]
fn a_jpeg_a_png_and_a_webp_are_pictures() {
    for format in FORMATS {
        let bytes = encoded(&two_halves(60, 40), format);
        let picture = decode(&bytes, 2_000).unwrap();
        assert_eq!((picture.width(), picture.height()), (60, 40), "{format:?}");
    }
}

#[test]
fn what_is_too_long_is_made_smaller_and_keeps_its_shape() {
    let bytes = encoded(&two_halves(3_000, 1_500), ImageFormat::Jpeg);
    let picture = decode(&bytes, 2_000).unwrap();
    assert_eq!((picture.width(), picture.height()), (2_000, 1_000));
    let small = decode(&encoded(&two_halves(30, 20), ImageFormat::Png), 2_000).unwrap();
    assert_eq!((small.width(), small.height()), (30, 20));
}

#[test]
fn a_picture_is_turned_as_the_camera_was_held() {
    // 6: the right of the picture is up; turned, red stands above blue.
    let picture = decode(&held(&two_halves(80, 40), 6), 2_000)
        .unwrap()
        .to_rgb8();
    assert_eq!(picture.dimensions(), (40, 80));
    assert!(picture.get_pixel(20, 10).0[0] > 150 && picture.get_pixel(20, 70).0[2] > 150);
}

#[test]
fn what_is_no_picture_is_none_whatever_it_is_called() {
    let mut gif = b"GIF89a".to_vec();
    gif.extend([0; 100]);
    for bytes in [
        b"".as_slice(),
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"<?xml version=\"1.0\"?><svg/>",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<!DOCTYPE html><script>alert(1)</script>",
        &gif,
        // HEIC, as newer phones store photos, and AVIF.
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"\0\0\0\x1cftypavif\0\0\0\0avifmif1",
        b"BM\x3a\0\0\0",
    ] {
        assert_eq!(
            refused(bytes),
            PictureFault::NotAPicture,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn a_bomb_is_refused_by_what_it_says_of_itself() {
    let bomb = png_of(20_000, 20_000);
    assert!(bomb.len() < 21_000, "{} bytes", bomb.len());
    assert_eq!(refused(&bomb), PictureFault::TooManyPixels);
    for (width, height) in [(5_001, 5_000), (u32::MAX / 2, 1), (1, 30_000_000)] {
        assert_ne!(
            refused(&png_of(width, height)),
            PictureFault::NotAPicture,
            "{width} x {height}"
        );
    }
}

#[test]
fn what_a_progressive_jpeg_holds_beside_counts_too() {
    let begun = |kind: u8, finest: u8| {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff];
        bytes.extend([0xff, kind, 0, 17, 8]);
        bytes.extend(5_000_u16.to_be_bytes());
        bytes.extend(5_000_u16.to_be_bytes());
        bytes.extend([3, 1, finest, 0, 2, 0x11, 1, 3, 0x11, 1]);
        bytes
    };
    assert_eq!(held_beside(&begun(0xc2, 0x11)), 150_000_000);
    assert_eq!(held_beside(&begun(0xc2, 0x22)), 75_000_000);
    assert_eq!(held_beside(&begun(0xc0, 0x11)), 0);
    for cut in 0..begun(0xc2, 0x11).len() {
        held_beside(&begun(0xc2, 0)[..cut]);
    }
}

#[test]
fn what_breaks_off_is_refused_wherever_it_breaks() {
    for format in FORMATS {
        let whole = encoded(&two_halves(300, 200), format);
        for part in 1..10 {
            let cut = whole.get(..whole.len() * part / 10).unwrap();
            match decode(cut, 2_000) {
                Err(PictureFault::Broken | PictureFault::NotAPicture) => {}
                // Some decoders show what they have of it; it is encoded anew all the same.
                Ok(picture) => assert_eq!((picture.width(), picture.height()), (300, 200)),
                other => unreachable!("{format:?} cut at {part}/10: {other:?}"),
            }
        }
    }
    assert_eq!(refused(&png_of(100, 100)), PictureFault::Broken);
    let jpeg = encoded(&two_halves(300, 200), ImageFormat::Jpeg);
    assert_eq!(refused(jpeg.get(..60).unwrap()), PictureFault::Broken);
}

#[test]
fn no_byte_that_is_turned_makes_it_panic() {
    for format in FORMATS {
        let whole = encoded(&two_halves(40, 30), format);
        for at in 0..whole.len().min(700) {
            for turned in [0x00, 0xff, 0x80] {
                let mut bytes = whole.clone();
                bytes[at] = turned;
                let _ = decode(&bytes, 20);
            }
        }
    }
}

#[tokio::test]
async fn what_is_too_large_is_not_looked_at_and_a_panic_is_a_refusal() {
    let large = vec![0xff; MOST_BYTES + 1];
    let none = |_| Ok(());
    assert_eq!(read(large, 2_000, none).await, Err(PictureFault::TooLarge));
    let bytes = encoded(&two_halves(40, 30), ImageFormat::Png);
    let panics = |_: DynamicImage| -> Result<(), PictureFault> { unreachable!("planted") };
    assert_eq!(
        read(bytes.clone(), 2_000, panics).await,
        Err(PictureFault::Broken)
    );
    // The turn was given back.
    assert_eq!(read(bytes, 2_000, none).await, Ok(()));
}

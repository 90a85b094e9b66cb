use super::*;
use fast_qr::{ECL, QRBuilder};

/// The code of a text on white, so many pixels a module, with its quiet zone; its side in pixels.
fn drawn(text: &str, pixels: usize) -> (usize, Vec<u8>) {
    let code = QRBuilder::new(text).ecl(ECL::M).build().unwrap();
    let side = (code.size + 8) * pixels;
    let mut grey = vec![255; side * side];
    for (at, pixel) in grey.iter_mut().enumerate() {
        let (x, y) = (at % side / pixels, at / side / pixels);
        let is_inside = |n| (4..code.size + 4).contains(&n);
        if is_inside(x) && is_inside(y) && code[y - 4][x - 4].value() {
            *pixel = 0;
        }
    }
    (side, grey)
}

const TEXT: &str = "HTTPS://ORDERS.HARBOURANDPINE.EXAMPLE/Q/1.ABCD.KIAZ3F6AAAAAAAAAAAAAAAAAAAAAAAAA.MFRGGZDFMZTWQ2LKNNWG23TPOA";

#[test]
fn a_code_reads_from_its_pixels_small_and_large() {
    for pixels in [2, 3, 6, 14] {
        let (side, grey) = drawn(TEXT, pixels);
        assert_eq!(read(side, side, &grey), [TEXT], "{pixels} pixels a module");
    }
}

#[test]
fn a_code_reads_when_it_is_turned_dim_and_spotted() {
    let (side, grey) = drawn(TEXT, 6);
    // Thirty degrees, on a larger ground, in the dusk, with a spot that eats some modules.
    let (sin, cos) = 30_f64.to_radians().sin_cos();
    let wide = side * 3 / 2;
    let middle = |n: usize, of: usize| n as f64 - of as f64 / 2.0;
    let turned: Vec<u8> = (0..wide * wide)
        .map(|at| {
            let (x, y) = (middle(at % wide, wide), middle(at / wide, wide));
            let from = |n: f64| (n + side as f64 / 2.0).round();
            let (u, v) = (from(x * cos + y * sin), from(y * cos - x * sin));
            let is_on = |n: f64| n >= 0.0 && n < side as f64;
            let light = if is_on(u) && is_on(v) {
                grey[v as usize * side + u as usize]
            } else {
                255
            };
            if x.hypot(y) < 14.0 {
                128
            } else {
                40 + light / 3
            }
        })
        .collect();
    assert_eq!(read(wide, wide, &turned), [TEXT]);
}

#[test]
fn two_codes_on_one_picture_are_both_read() {
    let ((side, one), (_, other)) = (drawn(TEXT, 4), drawn(&TEXT.replace("ABCD", "WXYZ"), 4));
    let both: Vec<u8> = one
        .chunks(side)
        .zip(other.chunks(side))
        .flat_map(|(one, other)| [one, other].concat())
        .collect();
    assert_eq!(read(side * 2, side, &both).len(), 2);
}

#[test]
fn a_picture_without_a_code_and_one_that_is_no_picture_say_nothing() {
    assert!(read(200, 200, &[255; 40_000]).is_empty());
    assert!(read(200, 200, &[0; 40_000]).is_empty());
    assert!(read(0, 0, &[]).is_empty());
    assert!(read(5, 5, &[0; 25]).is_empty());
    assert!(read(200, 200, &[0; 7]).is_empty());
    assert!(read(usize::MAX, 2, &[0; 7]).is_empty());
    let noise: Vec<u8> = (0_u32..250_000)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    assert!(read(500, 500, &noise).is_empty());
}

/// A corner's ring and stone at each place of a grid of eight pixels.
fn corners(side: usize) -> Vec<u8> {
    let is_black = |x: usize, y: usize| {
        let far = |n: usize| n.abs_diff(3);
        x < 7 && y < 7 && far(x).max(far(y)) != 2
    };
    (0..side * side)
        .map(|at| {
            if is_black(at % side % 8, at / side % 8) {
                0
            } else {
                255
            }
        })
        .collect()
}

#[test]
fn corners_are_counted_as_they_are() {
    let side = 80;
    let grey = corners(side);
    assert_eq!(
        stones::count(side, side, |x, y| grey[y * side + x] == 0),
        100
    );
    let (side, grey) = drawn(TEXT, 5);
    assert_eq!(stones::count(side, side, |x, y| grey[y * side + x] == 0), 3);
}

#[test]
fn a_picture_full_of_corners_is_given_up_before_it_costs_an_hour() {
    // Without the count this test does not end.
    let side = 1_000;
    assert!(read(side, side, &corners(side)).is_empty());
}

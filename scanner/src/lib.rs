//! Reads QR codes from pixels, the same way everywhere: of a picture on the server, of a camera in the browser, where it is
//! a file of its own that loads when a camera starts. The reading is `rqrr`'s; what is here keeps it short.

#[cfg(target_arch = "wasm32")]
mod camera;
mod stones;

use rqrr::PreparedImage;

/// Three corners make a code; so many may be on a picture. The work grows with their third power, and a picture made of
/// nothing else would keep a core busy for an hour.
const MOST_STONES: usize = 60;
/// The smallest code has 21 modules a side.
const FEWEST_PIXELS: usize = 21;

/// What the codes on a picture say, each told once. `grey` are its rows from the top, a byte a pixel.
#[must_use]
pub fn read(width: usize, height: usize, grey: &[u8]) -> Vec<String> {
    if width.min(height) < FEWEST_PIXELS || width.checked_mul(height) != Some(grey.len()) {
        return Vec::new();
    }
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        grey.get(y * width + x).copied().unwrap_or(u8::MAX)
    });
    let is_black = |x, y| picture.get_pixel_at(x, y) == BLACK;
    if stones::count(width, height, is_black) > MOST_STONES {
        return Vec::new();
    }
    let mut texts: Vec<String> = Vec::new();
    for grid in picture.detect_grids() {
        if let Ok((_, text)) = grid.decode()
            && !texts.contains(&text)
        {
            texts.push(text);
        }
    }
    texts
}

/// As `rqrr` writes it.
const BLACK: u8 = 1;

#[cfg(test)]
mod tests;

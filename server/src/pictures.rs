//! Pictures that somebody sends: hostile until they are decoded. What a file is, is told by its first bytes and by
//! decoding it, never by its name or by what a browser says of it. One is decoded at a time, in a thread for such work:
//! a few kilobytes may unfold to a hundred megabytes, and two of them at once to two hundred.

#[cfg(test)]
mod tests;

use domain::photos::{MOST_BYTES, MOST_PIXELS, PictureFault};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use tokio::sync::Semaphore;

/// What is taken; everything else is no picture, SVG above all.
const FORMATS: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
/// What a decoded picture may fill: [`MOST_PIXELS`] of four bytes. Of sixteen bits a channel, half of them fit.
const MOST_MEMORY: u64 = MOST_PIXELS * 4;

/// With what a progressive JPEG holds beside: of full colour, some 17 megapixels of it fit. Of 25 it filled 260 MB.
const MOST_TOGETHER: u64 = 160_000_000;

static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// Decodes a picture, makes it no longer than `longest` on its longer side, turns it as it was held, and hands it to
/// `work`, in the same thread and the same turn: what is made of it fills memory too.
///
/// # Errors
/// [`PictureFault`]: nothing of the file is kept anywhere.
pub async fn read<T: Send + 'static>(
    bytes: Vec<u8>,
    longest: u32,
    work: impl FnOnce(DynamicImage) -> Result<T, PictureFault> + Send + 'static,
) -> Result<T, PictureFault> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let turn = ONE_AT_A_TIME.acquire().await;
    let work = move || {
        // It ends with the work and not with the waiting: who leaves does not make room for another.
        let _turn = turn;
        work(decode(&bytes, longest)?)
    };
    let done = tokio::task::spawn_blocking(work).await;
    // A decoder that panics on a file has refused it.
    done.unwrap_or(Err(PictureFault::Broken))
}

/// As [`read`], without its turn.
pub fn decode(bytes: &[u8], longest: u32) -> Result<DynamicImage, PictureFault> {
    let format = image::guess_format(bytes).map_err(|_| PictureFault::NotAPicture)?;
    if !FORMATS.contains(&format) {
        return Err(PictureFault::NotAPicture);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    // Told by the header, before anything is unfolded.
    let (width, height) = decoder.dimensions();
    let beside = match format {
        ImageFormat::Jpeg => held_beside(bytes),
        _ => 0,
    };
    if u64::from(width) * u64::from(height) > MOST_PIXELS
        || decoder.total_bytes() > MOST_MEMORY
        || decoder.total_bytes() + beside > MOST_TOGETHER
    {
        return Err(PictureFault::TooManyPixels);
    }
    // A note beside the picture that does not read turns nothing.
    let orientation = decoder.orientation().ok();
    let whole = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    // Small first: turning makes a copy.
    let mut picture = if width.max(height) > longest {
        whole.thumbnail(longest, longest)
    } else {
        whole
    };
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// What a progressive JPEG fills beside its pixels while it is decoded: all coefficients at once. One that comes in rows
/// fills next to nothing.
fn held_beside(bytes: &[u8]) -> u64 {
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..).and_then(|rest| rest.first_chunk())
    {
        let length = usize::from(u16::from_be_bytes([high, low]));
        match marker {
            0xc2 | 0xc6 | 0xca | 0xce => return coefficients(bytes.get(at + 4..).unwrap_or(&[])),
            // The pixels begin, and it said nothing of the kind.
            0xda => return 0,
            // Filling.
            0xff => at += 1,
            _ => at += 2 + length,
        }
    }
    0
}

/// Two bytes for each, by the frame's size and how finely each component is sampled.
fn coefficients(frame: &[u8]) -> u64 {
    let Some((&[_, high, low, left, right, count], rest)) = frame.split_first_chunk() else {
        return 0;
    };
    let height = u64::from(u16::from_be_bytes([high, low]));
    let width = u64::from(u16::from_be_bytes([left, right]));
    let (components, _) = rest.as_chunks();
    let fine = |&[_, both, _]: &[u8; 3]| (u64::from(both >> 4), u64::from(both & 15));
    let fine = || components.iter().take(usize::from(count)).map(fine);
    let all: u64 = fine().map(|(across, down)| across * down).sum();
    let finest = |side: Option<u64>| side.unwrap_or(1).max(1);
    let of_a_block = finest(fine().map(|it| it.0).max()) * finest(fine().map(|it| it.1).max());
    2 * width * height * all / of_a_block
}

fn fault(error: &ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => PictureFault::TooManyPixels,
        ImageError::Unsupported(_) => PictureFault::NotAPicture,
        _ => PictureFault::Broken,
    }
}

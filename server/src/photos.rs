//! Photos of returns: read from what came ([`Darkroom`]), and shown to who may see the return they belong to.

#[cfg(test)]
mod tests;

use crate::pictures;
use app::request::{Asked, Pictures, Reading, not_found, report};
use axum::{
    Extension, Router,
    extract::{Path, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    ids::{PhotoId, ReturnId},
    photos::{LONGEST_OF_THUMB, LONGEST_SIDE, Picture, PictureFault},
};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder as _, RgbImage, codecs::jpeg::JpegEncoder,
};
use store::{Failure, Never, returns::PhotoSize};

/// Good enough to see a crack; a photo of four megapixels takes some 500 kB.
const QUALITY: u8 = 82;
/// A photo does nothing but be seen, also when it is opened alone.
const NOTHING_BUT_A_PICTURE: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Stands behind the same layers as the pages: it shows what the return's page shows.
pub fn routes() -> Router<()> {
    Router::new()
        .route("/returns/{id}/photos/{file}", get(photo))
        .route("/staff/returns/{id}/photos/{file}", get(staff_photo))
}

/// Makes of any picture one of ours: the pixels, upright, on white, and nothing else of the file.
#[derive(Debug, Clone, Copy)]
pub struct Darkroom;

impl Pictures for Darkroom {
    fn read(&self, bytes: Vec<u8>) -> Reading<'_> {
        Box::pin(pictures::read(bytes, LONGEST_SIDE, |picture| {
            develop(&picture)
        }))
    }
}

/// See [`Darkroom`].
pub fn develop(picture: &DynamicImage) -> Result<Picture, PictureFault> {
    let whole = on_white(picture);
    let (width, height) = whole.dimensions();
    let jpeg = encoded(&whole)?;
    let thumb = if width.max(height) > LONGEST_OF_THUMB {
        let small = DynamicImage::ImageRgb8(whole).thumbnail(LONGEST_OF_THUMB, LONGEST_OF_THUMB);
        encoded(&small.into_rgb8())?
    } else {
        jpeg.clone()
    };
    Ok(Picture {
        jpeg,
        thumb,
        width,
        height,
    })
}

/// A JPEG has no see-through parts.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over = |colour: u8| {
            let mixed = (u16::from(colour) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

fn encoded(picture: &RgbImage) -> Result<Vec<u8>, PictureFault> {
    let mut bytes = Vec::new();
    let (width, height) = picture.dimensions();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(picture, width, height, ExtendedColorType::Rgb8)
        .map_err(|_| PictureFault::Broken)?;
    Ok(bytes)
}

async fn photo(
    Extension(asked): Extension<Asked>,
    Path((id, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let Some((id, photo, size)) = named(&id, &file) else {
        return not_found(request).await;
    };
    let found = asked.store().photo(&asked.viewer, id, photo, size).await;
    shown(found, request).await
}

async fn staff_photo(
    Extension(asked): Extension<Asked>,
    Path((id, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let is_on_duty = asked
        .staff
        .as_ref()
        .is_some_and(|member| member.role.receives_returns());
    let Some((id, photo, size)) = named(&id, &file).filter(|_| is_on_duty) else {
        return not_found(request).await;
    };
    let found = asked.store().staff_photo(id, photo, size).await;
    shown(found, request).await
}

/// `{photo}.jpg` and `{photo}-small.jpg`.
fn named(id: &str, file: &str) -> Option<(ReturnId, PhotoId, PhotoSize)> {
    let name = file.strip_suffix(".jpg")?;
    let (photo, size) = match name.strip_suffix("-small") {
        Some(photo) => (photo, PhotoSize::Thumb),
        None => (name, PhotoSize::Whole),
    };
    Some((id.parse().ok()?, photo.parse().ok()?, size))
}

async fn shown(found: Result<Vec<u8>, Failure<Never>>, request: Request) -> Response {
    match found {
        Ok(jpeg) => {
            let headers = [
                (header::CONTENT_TYPE, "image/jpeg"),
                (header::CONTENT_SECURITY_POLICY, NOTHING_BUT_A_PICTURE),
                (
                    header::CONTENT_DISPOSITION,
                    "inline; filename=\"photo.jpg\"",
                ),
                (header::CACHE_CONTROL, "private, no-store"),
            ];
            (headers, jpeg).into_response()
        }
        Err(Failure::NotFound | Failure::Refused(_)) => not_found(request).await,
        Err(Failure::Broken(error)) => {
            report(&error);
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

//! The QR code of a return: what it says, how it is drawn and read from a picture, and `GET /returns/{id}/code.svg`.

mod base32;
mod picture;
mod signed;

#[cfg(test)]
mod tests;

pub use signed::SignedCodes;

use app::request::{Asked, not_found, report};
use axum::{
    Extension, Router,
    extract::{Path, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::ids::ReturnId;
use fast_qr::{
    ECL, QRBuilder,
    convert::{Builder as _, svg::SvgBuilder},
};
use store::Failure;

/// Stands behind the same layers as the pages: it shows what the return's page shows.
pub fn routes() -> Router<()> {
    Router::new().route("/returns/{id}/code.svg", get(drawn))
}

async fn drawn(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let Ok(id) = id.parse::<ReturnId>() else {
        return not_found(request).await;
    };
    match asked.store().return_page(&asked.viewer, id).await {
        Ok(view) => {
            let Some(svg) = asked.portal.codes.picture(id, view.bring_by) else {
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            };
            let headers = [
                (header::CONTENT_TYPE, "image/svg+xml"),
                // There is nothing personal on it, and it has to show where there is no network.
                (header::CACHE_CONTROL, "private, max-age=86400"),
            ];
            (headers, svg).into_response()
        }
        Err(Failure::NotFound | Failure::Refused(_)) => not_found(request).await,
        Err(Failure::Broken(error)) => {
            report(&error);
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The squares of a code, row by row, dark ones `true`; without the quiet zone around.
pub fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let rows = (0..code.size).map(|row| {
        let modules = code[row].iter().take(code.size);
        modules.map(|module| module.value()).collect()
    });
    Some(rows.collect())
}

/// Black on white, whatever the page around it looks like: readers need the contrast and the four quiet modules around.
/// Level M bears a scratched screen. `None` for a text too long for any code.
fn svg(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    Some(
        SvgBuilder::default()
            .margin(4)
            .background_color("#ffffff")
            .module_color("#000000")
            .to_str(&code),
    )
}

//! A form that brings a picture.

use super::Form;
use axum::{
    body::Body,
    extract::{FromRequest as _, Multipart, multipart::Field},
    http::{Request, StatusCode, request::Parts},
};
use domain::photos::MOST_BYTES;

/// The texts beside a picture.
const MOST_TEXT: usize = 64 * 1024;
const MOST_FIELDS: usize = 50;
/// The field whose content is no text.
const PICTURE: &str = "picture";

/// What was chosen in the field `picture`. Bytes are all that is known: what they are is told by decoding them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    Nothing,
    /// More than is taken: read to its end, so that the browser reads the answer, and kept nowhere.
    TooLarge,
    Bytes(Vec<u8>),
}

/// Reads a form part by part; what grows too long is let go while it comes.
pub(super) async fn read(parts: &Parts, body: Body) -> Result<(Form, Picked), StatusCode> {
    let mut form = parts_of(parts, body).await?;
    let (mut fields, mut picked) = (Vec::new(), Picked::Nothing);
    let mut room = MOST_TEXT;
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == PICTURE {
            // Of two the first counts, as of every field.
            let content = content(field, MOST_BYTES).await?;
            if picked == Picked::Nothing {
                picked = match content {
                    Some(bytes) if bytes.is_empty() => Picked::Nothing,
                    Some(bytes) => Picked::Bytes(bytes),
                    None => Picked::TooLarge,
                };
            }
            continue;
        }
        let content = content(field, room).await?;
        let content = content.ok_or(StatusCode::PAYLOAD_TOO_LARGE)?;
        if fields.len() == MOST_FIELDS {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        room = room.saturating_sub(content.len());
        let text = String::from_utf8(content).map_err(|_| StatusCode::BAD_REQUEST)?;
        fields.push((name, text));
    }
    Ok((Form::of(fields), picked))
}

/// The parts of a form, one after the other.
pub(super) async fn parts_of(parts: &Parts, body: Body) -> Result<Multipart, StatusCode> {
    let mut request = Request::new(body);
    *request.headers_mut() = parts.headers.clone();
    *request.extensions_mut() = parts.extensions.clone();
    Multipart::from_request(request, &())
        .await
        .map_err(|_| StatusCode::BAD_REQUEST)
}

/// What a field holds; `None` of more than `most`.
pub(super) async fn content(
    mut field: Field<'_>,
    most: usize,
) -> Result<Option<Vec<u8>>, StatusCode> {
    let mut content = Some(Vec::new());
    while let Some(piece) = field.chunk().await.map_err(|error| error.status())? {
        content = content
            .filter(|content: &Vec<u8>| content.len() + piece.len() <= most)
            .map(|mut content| {
                content.extend_from_slice(&piece);
                content
            });
    }
    Ok(content)
}

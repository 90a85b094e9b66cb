//! Forms that bring photos to keep. Each file is decoded as it comes, so that one request holds one of them; what is too
//! much is read to its end and dropped, or a browser would show no answer but a broken line.

use super::{
    Asked, Form,
    upload::{content, parts_of},
};
use axum::{
    body::Body,
    extract::multipart::Field,
    http::{StatusCode, request::Parts},
};
use domain::photos::{MOST_BYTES, Picture, PictureFault};
use store::{
    Failure, StoreError,
    rates::{Limit, TooMany},
};

/// What may be typed beside them.
const MOST_TYPED: usize = 64 * 1024;
/// Of the name of a file that is told again.
const LONGEST_NAME: usize = 80;

/// What a form brought.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    pub form: Form,
    /// All of them, or none where one was not taken.
    pub pictures: Vec<Picture>,
    pub unread: Option<Unread>,
}

impl Sent {
    /// A form that brought none.
    pub(super) fn of(form: Form) -> Self {
        Self {
            form,
            ..Self::default()
        }
    }
}

/// Why pictures were not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    File {
        name: String,
        why: PictureFault,
    },
    /// More than fit.
    TooMany {
        most: usize,
    },
    TooOften {
        seconds: u64,
    },
}

/// How many pictures a form may bring, and how often whom.
#[derive(Debug, Clone)]
pub struct Allowed {
    pub most: usize,
    pub limit: Limit,
    pub whom: String,
}

/// Why a form is not read at all.
pub(super) enum Unreadable {
    Form(StatusCode),
    Broken(StoreError),
}

impl From<StatusCode> for Unreadable {
    fn from(status: StatusCode) -> Self {
        Self::Form(status)
    }
}

pub(super) async fn read(
    asked: &Asked,
    head: &Parts,
    body: Body,
    allowed: &Allowed,
) -> Result<Sent, Unreadable> {
    let mut parts = parts_of(head, body).await?;
    let (mut fields, mut typed) = (Vec::new(), 0);
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(|error| error.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(short) else {
            let left = MOST_TYPED.saturating_sub(typed);
            let value = content(part, left).await?;
            let value = value.ok_or(StatusCode::PAYLOAD_TOO_LARGE)?;
            typed += name.len() + value.len();
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
            continue;
        };
        if let Some(unread) = take_file(asked, part, file, allowed, &mut sent).await? {
            sent.unread.get_or_insert(unread);
        }
    }
    if sent.unread.is_some() {
        sent.pictures.clear();
    }
    sent.form = Form::of(fields);
    Ok(sent)
}

/// Reads one file, unless one before it was refused: then it is only read to its end.
async fn take_file(
    asked: &Asked,
    part: Field<'_>,
    name: String,
    allowed: &Allowed,
    sent: &mut Sent,
) -> Result<Option<Unread>, Unreadable> {
    let most = if sent.unread.is_none() { MOST_BYTES } else { 0 };
    let bytes = content(part, most).await?;
    if sent.unread.is_some() {
        return Ok(None);
    }
    let Some(bytes) = bytes else {
        let why = PictureFault::TooLarge;
        return Ok(Some(Unread::File { name, why }));
    };
    // A browser sends an empty part where nothing was chosen.
    if bytes.is_empty() && name.is_empty() {
        return Ok(None);
    }
    if sent.pictures.len() >= allowed.most {
        let most = allowed.most;
        return Ok(Some(Unread::TooMany { most }));
    }
    if sent.pictures.is_empty()
        && let Some(seconds) = wait(asked, allowed).await?
    {
        return Ok(Some(Unread::TooOften { seconds }));
    }
    match asked.portal.pictures.read(bytes).await {
        Ok(picture) => {
            sent.pictures.push(picture);
            Ok(None)
        }
        Err(why) => Ok(Some(Unread::File { name, why })),
    }
}

/// Seconds to wait, for whoever sends pictures too often.
async fn wait(asked: &Asked, allowed: &Allowed) -> Result<Option<u64>, Unreadable> {
    let turn = asked.store().take_turn(allowed.limit, &allowed.whom);
    match turn.await {
        Ok(()) | Err(Failure::NotFound) => Ok(None),
        Err(Failure::Refused(TooMany {
            retry_after_seconds,
        })) => Ok(Some(retry_after_seconds.unsigned_abs())),
        Err(Failure::Broken(error)) => Err(Unreadable::Broken(error)),
    }
}

fn short(name: &str) -> String {
    let readable = name.chars().filter(|letter| !letter.is_control());
    readable.take(LONGEST_NAME).collect()
}

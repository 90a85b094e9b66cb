//! Pictures that somebody sends, as pages know them.

use domain::photos::{Picture, PictureFault};
use std::{future::Future, pin::Pin};

/// What a picture comes to once it is read.
pub type Reading<'a> = Pin<Box<dyn Future<Output = Result<Picture, PictureFault>> + Send + 'a>>;

/// Reads pictures: decodes what came and encodes it anew. Only the server does, one at a time.
pub trait Pictures: std::fmt::Debug + Send + Sync {
    /// The picture in these bytes, or why there is none; nothing else of them is kept.
    fn read(&self, bytes: Vec<u8>) -> Reading<'_>;
}

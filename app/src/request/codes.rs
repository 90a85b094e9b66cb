//! The codes on the labels of returns, as pages know them.

use domain::{Timestamp, ids::ReturnId, photos::PictureFault};
use std::{future::Future, pin::Pin};

/// What the codes on a picture say, once it was looked at.
pub type Looking = Pin<Box<dyn Future<Output = Result<Vec<String>, PictureFault>> + Send>>;

/// The QR codes of returns: opaque, signed, and only the server's secret makes them.
pub trait Codes: std::fmt::Debug + Send + Sync {
    /// What a return's QR code says: where `/Q/{code}` of this portal leads. It is good for a while after `bring_by`,
    /// for parcels that are long on their way.
    fn of_return(&self, id: ReturnId, bring_by: Timestamp) -> String;

    /// The picture of [`Self::of_return`], as SVG, black on white with its quiet zone; `None` where it cannot be drawn.
    fn picture(&self, id: ReturnId, bring_by: Timestamp) -> Option<String>;

    /// The return whose code was scanned, followed or pasted: the whole address, or what stands after `/Q/`.
    ///
    /// # Errors
    /// Why it opens no return. Staff are told which; everybody else only that it is not known.
    fn read(&self, text: &str, now: Timestamp) -> Result<ReturnId, CodeFault>;

    /// What the QR codes on a picture say, whosever they are: [`Self::read`] judges each. Nothing of the picture is kept.
    fn look(&self, picture: Vec<u8>) -> Looking;
}

/// Why a text that was scanned opens no return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// No code such as portals sign: a short code, an address, anything else.
    NoCode,
    /// Of another shop, or of a secret that this one no longer has.
    Foreign,
    /// It names our key, and we did not sign it: damaged or made up.
    Forged,
    /// Ours, and no longer good since then.
    Expired { since: Timestamp },
}

//! The codes on the labels of returns, as pages know them.

use domain::{Timestamp, ids::ReturnId};

/// The QR codes of returns: opaque, signed, and only the server's secret makes them.
pub trait Codes: std::fmt::Debug + Send + Sync {
    /// What a return's QR code says: where `/Q/{code}` of this portal leads. It is good for a while after `bring_by`,
    /// for parcels that are long on their way.
    fn of_return(&self, id: ReturnId, bring_by: Timestamp) -> String;

    /// The picture of [`Self::of_return`], as SVG, black on white with its quiet zone; `None` where it cannot be drawn.
    fn picture(&self, id: ReturnId, bring_by: Timestamp) -> Option<String>;

    /// The return whose code was scanned, followed or pasted: the whole address, or what stands after `/Q/`. `None` for
    /// what this portal did not sign, and for what has expired.
    fn read(&self, text: &str, now: Timestamp) -> Option<ReturnId>;
}

//! What a code says: `HTTPS://HOST/Q/1.<key>.<payload>.<mac>`, opaque and signed. The payload is a byte for the purpose,
//! the return's id and the day it expires; nobody without the secret can make one, and nothing on it is personal.

use super::base32;
use app::request::Codes;
use domain::{Timestamp, ids::ReturnId};
use hmac::{Hmac, KeyInit, Mac};
use jiff::SignedDuration;
use sha2::Sha256;
use store::Store;
use uuid::Uuid;

const VERSION: &str = "1";
/// Of the codes of returns: one made for something else opens none.
const PURPOSE: u8 = b'R';
/// Parcels are long on their way: so much longer than the day told a code is good.
const GRACE: SignedDuration = SignedDuration::from_hours(60 * 24);
const DAY_MICROS: i64 = 86_400_000_000;

/// Writes and reads codes with keys of their own, derived from the secret file.
pub struct SignedCodes {
    /// Names the key, so that a new secret can be told from a forgery.
    key_id: String,
    key: [u8; 32],
    /// `HTTPS://HOST`, in upper case.
    origin: String,
}

/// The key does not print.
impl std::fmt::Debug for SignedCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedCodes")
            .field("key_id", &self.key_id)
            .finish_non_exhaustive()
    }
}

impl SignedCodes {
    #[must_use]
    pub fn new(store: &Store, origin: &str) -> Self {
        let named = store.key_for("return codes: name of the key");
        Self {
            key_id: base32::encode(&named).chars().take(4).collect(),
            key: store.key_for("return codes"),
            origin: origin.to_ascii_uppercase(),
        }
    }

    fn mac(&self, payload: &str) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.update(format!("{VERSION}.{}.{payload}", self.key_id).as_bytes());
        mac
    }

    /// What stands after `/Q/` in an address of ours; a text without one is the code itself.
    fn code<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim();
        let path = match text.split_at_checked(self.origin.len()) {
            // Browsers write scheme and host in lower case.
            Some((origin, path)) if origin.eq_ignore_ascii_case(&self.origin) => path,
            _ => text,
        };
        match path.strip_prefix("/Q/") {
            Some(code) => Some(code),
            None if path.contains('/') => None,
            None => Some(path),
        }
    }
}

impl Codes for SignedCodes {
    fn of_return(&self, id: ReturnId, bring_by: Timestamp) -> String {
        let day = u32::try_from(bring_by.plus(GRACE).as_micros().div_euclid(DAY_MICROS));
        // Three bytes hold the days of 45,000 years; with them the payload fills its letters to the last bit.
        let [_, day @ ..] = day.unwrap_or(0).to_be_bytes();
        let mut payload = vec![PURPOSE];
        payload.extend_from_slice(id.0.as_bytes());
        payload.extend_from_slice(&day);
        let payload = base32::encode(&payload);
        let mac = self.mac(&payload).finalize().into_bytes();
        let mac = base32::encode(&mac[..16]);
        format!(
            "{}/Q/{VERSION}.{}.{payload}.{mac}",
            self.origin, self.key_id
        )
    }

    fn picture(&self, id: ReturnId, bring_by: Timestamp) -> Option<String> {
        super::svg(&self.of_return(id, bring_by))
    }

    fn read(&self, text: &str, now: Timestamp) -> Option<ReturnId> {
        let mut parts = self.code(text)?.split('.');
        let [version, key_id, payload, mac] =
            [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
        if version != VERSION || key_id != self.key_id || parts.next().is_some() {
            return None;
        }
        let mac: [u8; 16] = base32::decode(mac)?.try_into().ok()?;
        // Compares in a time that tells nothing.
        self.mac(payload).verify_truncated_left(&mac).ok()?;
        let payload: [u8; 20] = base32::decode(payload)?.try_into().ok()?;
        let [purpose, id @ .., high, middle, low] = payload;
        let last_day = i64::from(u32::from_be_bytes([0, high, middle, low]));
        let is_good = purpose == PURPOSE && now.as_micros().div_euclid(DAY_MICROS) <= last_day;
        is_good.then(|| ReturnId(Uuid::from_bytes(id)))
    }
}

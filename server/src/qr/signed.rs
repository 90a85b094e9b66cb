//! What a code says: `HTTPS://HOST/Q/1.<key>.<payload>.<mac>`, opaque and signed. The payload is a byte for the purpose,
//! the return's id and the day it expires; nobody without the secret can make one, and nothing on it is personal.

use super::base32;
use app::request::{CodeFault, Codes, Looking};
use domain::{Timestamp, ids::ReturnId};
use hmac::{Hmac, KeyInit, Mac};
use jiff::SignedDuration;
use sha2::Sha256;
use store::Store;
use uuid::Uuid;

const VERSION: &str = "1";
const KEY_ID_LENGTH: usize = 4;
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
            key_id: base32::encode(&named).chars().take(KEY_ID_LENGTH).collect(),
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
    fn code<'t>(&self, text: &'t str) -> Result<&'t str, CodeFault> {
        let text = text.trim();
        let path = match text.split_at_checked(self.origin.len()) {
            // Browsers write scheme and host in lower case.
            Some((origin, path)) if origin.eq_ignore_ascii_case(&self.origin) => path,
            _ => text,
        };
        match path.strip_prefix("/Q/") {
            Some(code) => Ok(code),
            None if path.contains("/Q/") => Err(CodeFault::Foreign),
            None if path.contains('/') => Err(CodeFault::NoCode),
            None => Ok(path),
        }
    }

    /// The payload of a code that we signed.
    fn payload(&self, text: &str) -> Result<[u8; 20], CodeFault> {
        let parts: Vec<&str> = self.code(text)?.split('.').collect();
        let &[version, key_id, payload, mac] = parts.as_slice() else {
            return Err(CodeFault::NoCode);
        };
        let is_named = key_id.len() == KEY_ID_LENGTH
            && key_id.bytes().all(|byte| base32::ALPHABET.contains(&byte));
        if !is_named || !version.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CodeFault::NoCode);
        }
        if version != VERSION || key_id != self.key_id {
            return Err(CodeFault::Foreign);
        }
        let mac: [u8; 16] = base32::decode(mac)
            .and_then(|mac| mac.try_into().ok())
            .ok_or(CodeFault::Forged)?;
        // Compares in a time that tells nothing.
        self.mac(payload)
            .verify_truncated_left(&mac)
            .map_err(|_| CodeFault::Forged)?;
        base32::decode(payload)
            .and_then(|payload| payload.try_into().ok())
            .ok_or(CodeFault::Forged)
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

    fn read(&self, text: &str, now: Timestamp) -> Result<ReturnId, CodeFault> {
        let [purpose, id @ .., high, middle, low] = self.payload(text)?;
        if purpose != PURPOSE {
            return Err(CodeFault::Foreign);
        }
        let last_day = i64::from(u32::from_be_bytes([0, high, middle, low]));
        let since = Timestamp::from_micros((last_day + 1).saturating_mul(DAY_MICROS));
        if now >= since {
            return Err(CodeFault::Expired { since });
        }
        Ok(ReturnId(Uuid::from_bytes(id)))
    }

    fn look(&self, picture: Vec<u8>) -> Looking {
        Box::pin(super::picture::texts(picture))
    }
}

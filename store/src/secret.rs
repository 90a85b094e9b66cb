//! What is kept instead of a secret: digests of tokens that nobody can guess, keyed digests of what somebody could.

use crate::Store;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The root of everything keyed, 32 bytes from the secret file.
#[derive(Clone)]
pub(crate) struct Root([u8; 32]);

impl std::fmt::Debug for Root {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Root(hidden)")
    }
}

/// SHA-256 in hexadecimal: enough for tokens of 128 random bits and more (ASVS 5.0.0, 6.5.2).
#[must_use]
pub fn digest(token: &[u8]) -> String {
    hex(&Sha256::digest(token))
}

impl Store {
    /// Takes the root that keyed digests are made with. Only the first call counts; without one, a root that all zeros
    /// is serves, which only tests and one-off commands may live with.
    pub fn keep_secret(&self, root: [u8; 32]) {
        let _ = self.root().set(Root(root));
    }

    /// HMAC-SHA-256 in hexadecimal under a key of its own for each purpose, for what is too short to be hashed plainly:
    /// addresses, six-digit codes.
    #[must_use]
    pub fn keyed_digest(&self, purpose: &str, text: &str) -> String {
        let root = self.root().get().map_or([0; 32], |root| root.0);
        let key = mac(&root, purpose.as_bytes());
        hex(&mac(&key, text.as_bytes()))
    }
}

impl Store {
    /// A key of its own for a purpose outside the store, derived from the root (RFC 5869): what signs one thing signs no
    /// other.
    #[must_use]
    pub fn key_for(&self, purpose: &str) -> [u8; 32] {
        let root = self.root().get().map_or([0; 32], |root| root.0);
        hkdf(b"throughline", &root, purpose.as_bytes())
    }
}

/// The first 32 bytes of HKDF with SHA-256 (RFC 5869): one block, which is all a key needs.
fn hkdf(salt: &[u8], root: &[u8], purpose: &[u8]) -> [u8; 32] {
    let extracted = mac(salt, root);
    mac(&extracted, &[purpose, &[1]].concat())
}

fn mac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_derived_as_rfc_5869_says() {
        // Its first test case, cut to the first block.
        let salt: Vec<u8> = (0x00..=0x0c).collect();
        let purpose: Vec<u8> = (0xf0..=0xf9).collect();
        assert_eq!(
            hex(&hkdf(&salt, &[0x0b; 22], &purpose)),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        );
    }
}

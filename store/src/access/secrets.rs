//! Tokens and codes: made here, and compared here.

use crate::{Chance, Store};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// The secret part of a link: 32 random bytes. There is no empty one, and it does not print.
pub(crate) struct Token([u8; 32]);

impl Token {
    pub(crate) fn new(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// Reads what stood in a link; anything but 32 bytes of base64url (RFC 4648, 5, without padding) is no token.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it stands in the link.
    pub(crate) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// As it rests in the database. Of 256 random bits a plain hash tells nothing (ASVS 5.0, 6.5.2).
    pub(crate) fn hash(&self) -> String {
        crate::digest(&self.0)
    }
}

/// Six digits.
pub(crate) fn new_code(chance: &Chance) -> String {
    // 2^64 is so much larger than a million that no code is likelier than another by more than 10^-13.
    format!("{:06}", u64::from_le_bytes(chance.bytes()) % 1_000_000)
}

/// How a code rests: a salt, and a keyed digest of it, of what the code opens and of the code. A million codes are soon
/// tried, so the key, which is not in the database, is what keeps them; the salt makes equal codes look different.
pub(crate) fn code_at_rest(store: &Store, scope: &str, code: &str) -> String {
    let salt = crate::digest(&store.chance().bytes::<32>());
    let kept = keyed(store, &salt, scope, code);
    format!("{salt}${kept}")
}

/// People type and paste codes with spaces; anything but six digits matches nothing.
pub(crate) fn is_code(store: &Store, at_rest: &str, scope: &str, typed: &str) -> bool {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let is_read = typed.len() == 6 && typed.bytes().all(|b| b.is_ascii_digit());
    let Some((salt, kept)) = at_rest.split_once('$') else {
        return false;
    };
    is_same(kept, &keyed(store, salt, scope, &typed)) && is_read
}

fn keyed(store: &Store, salt: &str, scope: &str, code: &str) -> String {
    store.keyed_digest("codes", &format!("{salt}\0{scope}\0{code}"))
}

/// Compares without telling by its time where the two differ.
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one
            .bytes()
            .zip(other.bytes())
            .fold(0, |different, (a, b)| different | (a ^ b))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_token_reads() {
        let token = Token::new(&Chance::seeded(1));
        let text = token.text();
        assert_eq!(text.len(), 43);
        assert_eq!(Token::read(&text).unwrap().hash(), token.hash());
        let padded = format!("{text}=");
        let nul = format!("{}\0", &text[..42]);
        for wrong in [
            "",
            " ",
            "\0",
            "null",
            &text[..42],
            &padded,
            &nul,
            &"A".repeat(44),
        ] {
            assert!(Token::read(wrong).is_none(), "{wrong:?}");
        }
    }
}

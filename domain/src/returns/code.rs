//! The short code: what stands on the label, is read out at a counter and typed at the desk.

use std::fmt;

/// No letter or digit that is taken for another: no 0 and O, no 1, I and L, no U beside V.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 7;

/// Seven letters of [`ALPHABET`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortCode(String);

impl ShortCode {
    /// A code from bytes of chance. `None` where too many of them fall outside the alphabet's share of a byte: draw
    /// again, so that no letter is likelier than another.
    #[must_use]
    pub fn draw(bytes: &[u8]) -> Option<Self> {
        let letters: String = bytes
            .iter()
            .filter(|&&byte| usize::from(byte) < 256 / ALPHABET.len() * ALPHABET.len())
            .filter_map(|&byte| ALPHABET.get(usize::from(byte) % ALPHABET.len()))
            .take(LENGTH)
            .map(|&letter| char::from(letter))
            .collect();
        (letters.len() == LENGTH).then_some(Self(letters))
    }

    /// Reads what somebody typed: in any case, with spaces and dashes where they liked them.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let letters: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '_'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        (letters.len() == LENGTH && letters.bytes().all(|letter| ALPHABET.contains(&letter)))
            .then_some(Self(letters))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_as_people_type_it() {
        let code = ShortCode::read("7KQ4M2X").unwrap();
        for typed in ["7kq4m2x", " 7KQ 4M2X ", "7kq-4m2-x", "7KQ–4M2X\n"] {
            assert_eq!(ShortCode::read(typed), Some(code.clone()), "{typed:?}");
        }
        for wrong in [
            "",
            "7KQ4M2",
            "7KQ4M2XX",
            "0KQ4M2X",
            "7KQ4M2L",
            "7KQ4M2Ü",
            "7KQ4M2\0X",
        ] {
            assert_eq!(ShortCode::read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_code_is_drawn_evenly_or_again() {
        assert_eq!(ShortCode::draw(&[0; 16]).unwrap().as_str(), "2222222");
        assert_eq!(ShortCode::draw(&[239; 7]).unwrap().as_str(), "ZZZZZZZ");
        assert_eq!(ShortCode::draw(&[240; 16]), None);
        assert_eq!(ShortCode::draw(&[1; 6]), None);
        let mut letters = [0_u32; 256];
        for byte in 0..=255 {
            if let Some(code) = ShortCode::draw(&[byte; 7]) {
                letters[usize::from(code.as_str().as_bytes()[0])] += 1;
            }
        }
        assert!(
            ALPHABET
                .iter()
                .all(|&letter| letters[usize::from(letter)] == 8)
        );
    }
}

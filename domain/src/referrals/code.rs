//! The code of an invitation: a first name and a few characters, to be read out on the telephone: `ANA-7KQ4`.

/// No vowels, which make words, and nothing that looks like something else.
const CHARACTERS: &[u8] = b"23456789BCDFGHJKLMNPQRSTVWXZ";
const LONGEST_NAME: usize = 10;

/// A code as it is made: the name, and what makes it unique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationCode {
    name: String,
    /// Personal data ends with the name: this part alone may stand in the log.
    pub tail: String,
}

impl InvitationCode {
    /// Of a person of that name, with as many characters as there are bytes of chance.
    #[must_use]
    pub fn of(name: &str, chance: &[u8]) -> Self {
        let first = name.split_whitespace().next().unwrap_or_default();
        let name: String = first.chars().flat_map(latin).take(LONGEST_NAME).collect();
        let tail = chance
            .iter()
            .filter_map(|byte| CHARACTERS.get(usize::from(*byte) % CHARACTERS.len()))
            .map(|byte| char::from(*byte))
            .collect();
        Self { name, tail }
    }

    /// As people pass it on.
    #[must_use]
    pub fn text(&self) -> String {
        if self.name.is_empty() {
            self.tail.clone()
        } else {
            format!("{}-{}", self.name, self.tail)
        }
    }
}

/// The form codes are compared in: people type them small, with spaces, or with the dash their telephone made.
#[must_use]
pub fn fold_code(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .take(60)
        .map(|c| match c {
            ' ' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c => c.to_ascii_uppercase(),
        })
        .filter(|c| !c.is_control())
        .collect()
}

/// A letter in the capitals that every keyboard has; what has none is left out.
fn latin(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "A",
        'ä' | 'æ' => "AE",
        'ç' | 'ć' | 'č' => "C",
        'ď' | 'đ' | 'ð' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "E",
        'ğ' => "G",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "I",
        'ł' | 'ľ' => "L",
        'ñ' | 'ń' | 'ň' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "O",
        'ö' | 'œ' => "OE",
        'ř' => "R",
        'ś' | 'š' | 'ş' | 'ș' => "S",
        'ß' => "SS",
        'ť' | 'ț' => "T",
        'þ' => "TH",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "U",
        'ü' => "UE",
        'ý' | 'ÿ' => "Y",
        'ź' | 'ż' | 'ž' => "Z",
        _ => "",
    };
    let own = letter
        .is_ascii_alphabetic()
        .then(|| letter.to_ascii_uppercase());
    plain.chars().chain(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_can_be_read_out_and_typed_on_any_keyboard() {
        let code = |name: &str| InvitationCode::of(name, &[0, 27, 28, 255]).text();
        assert_eq!(code("Ana Ribeiro"), "ANA-2Z25");
        assert_eq!(code("Jürgen"), "JUERGEN-2Z25");
        assert_eq!(code("João-Álvaro"), "JOAOALVARO-2Z25");
        assert_eq!(code("Maximiliane-Theodora"), "MAXIMILIAN-2Z25");
        assert_eq!(code("李 明"), "2Z25");
        assert_eq!(code(""), "2Z25");
    }

    #[test]
    fn a_code_typed_carelessly_is_the_same_code() {
        for typed in [" ana-7kq4 ", "ANA 7KQ4", "Ana\u{2013}7kq4", "ANA_7KQ4"] {
            assert_eq!(fold_code(typed), "ANA-7KQ4", "{typed}");
        }
    }
}

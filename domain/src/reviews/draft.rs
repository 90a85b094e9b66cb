//! A review as it is typed.

/// What a customer sends: the thing bought, and what they say of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewDraft {
    pub sku: String,
    /// 1 to 5; anything else is none.
    pub stars: i64,
    pub title: String,
    pub words: String,
    /// What stands beside it, such as "Ana R."; may be empty.
    pub name_shown: String,
    /// Of the form it was typed into, so that pressing twice makes one.
    pub key: String,
}

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftFault {
    NoStars,
    LongTitle,
    LongWords,
    LongName,
    /// A mail address or a link would stand there for everybody.
    NameIsAddress,
}

pub(super) const LONGEST_WORDS: usize = 2_000;
const LONGEST_TITLE: usize = 120;
const LONGEST_NAME: usize = 60;

impl ReviewDraft {
    /// The same, trimmed and without what no database holds.
    ///
    /// # Errors
    /// Every fault there is.
    pub fn checked(&self) -> Result<Self, Vec<DraftFault>> {
        let draft = Self {
            sku: self.sku.clone(),
            stars: self.stars,
            title: one_line(&self.title),
            words: clean(&self.words),
            name_shown: one_line(&self.name_shown),
            key: self.key.chars().take(100).collect(),
        };
        let length = |text: &str| text.chars().count();
        let faults: Vec<DraftFault> = [
            (!(1..=5).contains(&draft.stars), DraftFault::NoStars),
            (length(&draft.title) > LONGEST_TITLE, DraftFault::LongTitle),
            (length(&draft.words) > LONGEST_WORDS, DraftFault::LongWords),
            (
                length(&draft.name_shown) > LONGEST_NAME,
                DraftFault::LongName,
            ),
            (
                draft.name_shown.contains(['@', '/']),
                DraftFault::NameIsAddress,
            ),
        ]
        .into_iter()
        .filter_map(|(is_wrong, fault)| is_wrong.then_some(fault))
        .collect();
        if faults.is_empty() {
            Ok(draft)
        } else {
            Err(faults)
        }
    }
}

/// Trimmed, line breaks as one character, and nothing that PostgreSQL refuses.
pub(super) fn clean(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\0', "\u{fffd}")
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name offered to stand beside a review: the first one, and the letter the last begins with. "Ana R."
#[must_use]
pub fn shown_name(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default();
    match parts.next_back().and_then(|last| last.chars().next()) {
        Some(letter) => format!("{first} {letter}."),
        None => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_offered_tells_no_family_name() {
        assert_eq!(shown_name("Ana Ribeiro"), "Ana R.");
        assert_eq!(shown_name(" João  Pedro  Moreira "), "João M.");
        assert_eq!(shown_name("Ana"), "Ana");
        assert_eq!(shown_name(""), "");
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let draft = ReviewDraft {
            stars: 6,
            title: "x".repeat(121),
            words: "x".repeat(2_001),
            name_shown: "ana@example.com".to_owned(),
            ..ReviewDraft::default()
        };
        assert_eq!(
            draft.checked(),
            Err(vec![
                DraftFault::NoStars,
                DraftFault::LongTitle,
                DraftFault::LongWords,
                DraftFault::NameIsAddress
            ])
        );
    }

    #[test]
    fn words_keep_their_lines_and_lose_their_edges() {
        let draft = ReviewDraft {
            stars: 4,
            title: " Good\nthing ".to_owned(),
            words: "\r\nBoils fast.\r\nLooks good.\0 ".to_owned(),
            ..ReviewDraft::default()
        };
        let draft = draft.checked().expect("it is a review");
        assert_eq!(draft.title, "Good thing");
        assert_eq!(draft.words, "Boils fast.\nLooks good.\u{fffd}");
    }
}

//! The languages the product speaks.

use unic_langid::LanguageIdentifier;

/// A language of the pages and mails. Dates and numbers follow the country named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English as in Great Britain; also for everyone whose language we do not speak.
    #[default]
    En,
    /// German as in Germany.
    De,
    /// Portuguese as in Brazil.
    Pt,
}

impl Locale {
    /// In the order a chooser shows them.
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Pt];

    /// The value of an HTML `lang` attribute, and the short form kept with a customer: `en`, `de` or `pt`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Pt => "pt",
        }
    }

    /// The language's own name for itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Pt => "Português",
        }
    }

    /// The language of a BCP 47 tag such as `de`, `de-AT` or `pt_BR`; `None` when we do not speak it.
    #[must_use]
    pub fn spoken(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    /// As [`Locale::spoken`], with English for what we do not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        Self::spoken(tag).unwrap_or_default()
    }

    /// The language a browser likes best among ours, from its `Accept-Language` header (RFC 9110, 12.5.4).
    /// A language weighed 0 is one the reader refuses.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        // A header is the reader's to write: only so many wishes are read.
        for wish in header.split(',').take(32) {
            let mut parts = wish.split(';');
            let tag = parts.next().unwrap_or_default();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(Some(1000), thousandths);
            let spoken = if tag.trim() == "*" {
                Some(Self::default())
            } else {
                Self::spoken(tag)
            };
            if let (Some(weight @ 1..), Some(locale)) = (weight, spoken)
                && best.is_none_or(|(earlier, _)| weight > earlier)
            {
                best = Some((weight, locale));
            }
        }
        best.map_or_else(Self::default, |(_, locale)| locale)
    }

    pub(super) fn language(self) -> LanguageIdentifier {
        self.icu()
            .id
            .to_string()
            .parse()
            .expect("both libraries read BCP 47")
    }

    pub(super) fn icu(self) -> icu::locale::Locale {
        match self {
            Self::En => icu::locale::locale!("en-GB"),
            Self::De => icu::locale::locale!("de-DE"),
            Self::Pt => icu::locale::locale!("pt-BR"),
        }
    }
}

/// A weight from `0` to `1.000` as thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let weight: f32 = weight.trim().parse().ok()?;
    // In range by the guard, so nothing is cut off.
    (0.0..=1.0)
        .contains(&weight)
        .then(|| (weight * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn the_language_weighed_most_wins() {
        assert_eq!(
            Locale::from_accept_language("fr;q=0.9, pt-BR;q=0.8, de;q=0.7"),
            Locale::Pt
        );
        assert_eq!(
            Locale::from_accept_language("de-AT,de;q=0.9,en;q=0.8"),
            Locale::De
        );
        assert_eq!(
            Locale::from_accept_language("en;q=0.2, de;q=0.3"),
            Locale::De
        );
    }

    #[test]
    fn whoever_speaks_none_of_ours_reads_english() {
        for header in ["", "fr-FR,fr", "*", "de;q=0", "de;q=x", ";;,,=", "zz;q=9"] {
            assert_eq!(Locale::from_accept_language(header), Locale::En, "{header}");
        }
    }

    #[test]
    fn a_tag_is_read_whatever_its_case_and_region() {
        assert_eq!(Locale::from_tag("DE"), Locale::De);
        assert_eq!(Locale::from_tag("pt_PT"), Locale::Pt);
        assert_eq!(Locale::from_tag("deu"), Locale::En);
        assert_eq!(Locale::spoken("nl"), None);
    }
}

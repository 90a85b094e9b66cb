//! Numbers, shares, lists and hidden addresses.

use super::{Locale, Words};
use fluent_bundle::FluentValue;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::ListFormatter;
use std::str::FromStr as _;
use std::sync::LazyLock;

/// How a catalogue writes the numbers it is given.
pub(super) type NumberForm = fn(&FluentValue<'_>, &intl::Memoizer) -> Option<String>;

mod intl {
    /// Fluent's own cache of plural rules, which its number form is handed and does not need.
    pub(in crate::words) type Memoizer =
        <fluent_bundle::concurrent::FluentBundle<()> as Memoized>::Memoizer;

    pub(in crate::words) trait Memoized {
        type Memoizer;
    }

    impl<R, M> Memoized for fluent_bundle::bundle::FluentBundle<R, M> {
        type Memoizer = M;
    }
}

/// Writes a number inside a sentence in the form of its language; `LOCALE` is its place in [`Locale::ALL`], because
/// Fluent takes a bare function.
pub(super) fn fluent_number<const LOCALE: usize>(
    value: &FluentValue<'_>,
    _: &intl::Memoizer,
) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal = Decimal::from_str(&number.as_string()).ok()?;
    Some(self::decimal(
        Locale::ALL.get(LOCALE).copied().unwrap_or_default(),
        &decimal,
    ))
}

/// "4,182", "4.182".
#[must_use]
pub fn number(locale: Locale, number: i64) -> String {
    decimal(locale, &Decimal::from(number))
}

/// One decimal, always shown: "4.3", "4,0". What is not a number is a dash.
#[must_use]
pub fn score(locale: Locale, score: f64) -> String {
    if !score.is_finite() {
        return "–".to_owned();
    }
    Decimal::from_str(&format!("{score:.1}"))
        .map_or_else(|_| "–".to_owned(), |score| decimal(locale, &score))
}

/// "71%" for 0.71. Only everything is "100%" and only nothing is "0%": 199 of 200 kept is "99%".
#[must_use]
pub fn percent(words: Words, share: f64) -> String {
    if !share.is_finite() {
        return "–".to_owned();
    }
    let whole = (share * 100.0).round();
    let told = if share > 0.0 && share < 1.0 {
        whole.clamp(1.0, 99.0)
    } else {
        whole
    };
    words.format_percent(told)
}

/// "a, b and c".
#[must_use]
pub fn list<T: AsRef<str>>(locale: Locale, items: &[T]) -> String {
    static EN: LazyLock<ListFormatter> = LazyLock::new(|| read_list(Locale::En));
    static DE: LazyLock<ListFormatter> = LazyLock::new(|| read_list(Locale::De));
    static PT: LazyLock<ListFormatter> = LazyLock::new(|| read_list(Locale::Pt));
    let form = match locale {
        Locale::En => &EN,
        Locale::De => &DE,
        Locale::Pt => &PT,
    };
    form.format_to_string(items.iter().map(AsRef::as_ref))
}

fn read_list(locale: Locale) -> ListFormatter {
    ListFormatter::try_new_and(
        locale.icu().into(),
        icu::list::options::ListFormatterOptions::default(),
    )
    .expect("the tables are compiled in")
}

/// "a•••@mail.com": enough to recognise one's own address, too little to learn another's.
#[must_use]
pub fn masked_email(email: &str) -> String {
    match email.rsplit_once('@') {
        Some((name, host)) => format!(
            "{}•••@{host}",
            name.chars().next().map(String::from).unwrap_or_default()
        ),
        None => "•••".to_owned(),
    }
}

pub(super) fn decimal(locale: Locale, value: &Decimal) -> String {
    static EN: LazyLock<DecimalFormatter> = LazyLock::new(|| read_decimal(Locale::En));
    static DE: LazyLock<DecimalFormatter> = LazyLock::new(|| read_decimal(Locale::De));
    static PT: LazyLock<DecimalFormatter> = LazyLock::new(|| read_decimal(Locale::Pt));
    let form = match locale {
        Locale::En => &EN,
        Locale::De => &DE,
        Locale::Pt => &PT,
    };
    form.format_to_string(value)
}

fn read_decimal(locale: Locale) -> DecimalFormatter {
    DecimalFormatter::try_new(
        locale.icu().into(),
        icu::decimal::options::DecimalFormatterOptions::default(),
    )
    .expect("the tables are compiled in")
}

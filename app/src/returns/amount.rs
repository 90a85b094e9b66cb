//! An amount of money as staff type it.

use crate::words::Locale;
use iso_currency::Currency;

/// How many decimals a currency has.
fn places(currency: &str) -> usize {
    Currency::from_code(currency)
        .and_then(Currency::exponent)
        .map_or(2, usize::from)
}

/// "64.00", "64,00": what a field offers to be changed, without a symbol.
pub(crate) fn typed(minor: i64, currency: &str, locale: Locale) -> String {
    let places = places(currency);
    let digits = format!("{minor:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let point = if locale == Locale::En { '.' } else { ',' };
    if part.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}{point}{part}")
    }
}

/// Reads what was typed into the smallest unit; a point and a comma both begin the decimals. `None` for what is no amount
/// of this currency, such as `1.234` pounds: it might mean either.
pub(crate) fn read(text: &str, currency: &str) -> Option<i64> {
    let places = places(currency);
    let (whole, part) = text
        .trim()
        .split_once(['.', ','])
        .unwrap_or((text.trim(), ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(part) || part.len() > places {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reads_back_as_it_was_offered() {
        for (minor, currency, locale, text) in [
            (6_400, "GBP", Locale::En, "64.00"),
            (7_405, "EUR", Locale::De, "74,05"),
            (5, "EUR", Locale::Pt, "0,05"),
            (1_200, "JPY", Locale::En, "1200"),
            (1_234_567, "TND", Locale::De, "1234,567"),
        ] {
            assert_eq!(typed(minor, currency, locale), text);
            assert_eq!(read(text, currency), Some(minor));
        }
    }

    #[test]
    fn people_type_amounts_in_their_own_way() {
        for text in ["60", " 60.0 ", "60,00", "60."] {
            assert_eq!(read(text, "GBP"), Some(6_000), "{text:?}");
        }
        for wrong in [
            "",
            ".5",
            "-1",
            "1.234",
            "1,234.50",
            "£60",
            "6e1",
            "99999999999999999999",
        ] {
            assert_eq!(read(wrong, "GBP"), None, "{wrong:?}");
        }
    }
}

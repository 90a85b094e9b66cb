//! Money: whole minor units and a currency, never a fraction.

use super::{Words, figures};
use icu::decimal::input::Decimal;
use iso_currency::Currency;

/// "£64.00", "64,00 £", "R$ 64,00": `minor` in the currency's smallest unit (pence, yen, fils), `currency` its
/// ISO 4217 code, which also says how many decimals there are. A code that ISO does not know is shown as it is, with
/// two decimals. Sign and symbol stand where the language puts them (`format-money` in the catalogue).
#[must_use]
pub fn money(words: Words, minor: i64, currency: &str) -> String {
    let exponent = Currency::from_code(currency)
        .and_then(Currency::exponent)
        .unwrap_or(2);
    let places = i16::try_from(exponent).unwrap_or(2);
    let mut amount = Decimal::from(minor.unsigned_abs());
    amount.multiply_pow10(-places);
    amount.absolute.pad_end(-places);
    let told = words.format_money(figures::decimal(words.locale(), &amount), currency);
    if minor < 0 {
        words.format_negative(told)
    } else {
        told
    }
}

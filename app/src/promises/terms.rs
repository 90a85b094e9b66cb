//! Terms of the policy in words.

use crate::words::Words;
use domain::promises::Term;

/// "within 2 working days".
#[must_use]
pub fn term(words: Words, term: Term) -> String {
    match term {
        Term::WorkingDays(days) => words.promises_term_working_days(days),
        Term::WorkingHours(hours) => words.promises_term_working_hours(hours),
        Term::Hours(hours) => words.promises_term_hours(hours),
        Term::Days(days) => words.promises_term_days(days),
    }
}

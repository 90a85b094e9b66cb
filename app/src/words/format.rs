//! Values as people say them: days, times, lengths of time, money and figures, in one language and one time zone.

use super::{Locale, Words, figures, money};
use domain::Timestamp;
use jiff::{SignedDuration, civil, tz::TimeZone};

/// How one page or mail says its values. Make one per page; it is cheap to clone.
///
/// `now` decides whether a year has to be named and what "41 minutes ago" means; it comes from outside, so that what
/// is said can be tested.
#[derive(Debug, Clone)]
pub struct Format {
    pub(super) words: Words,
    pub(super) zone: TimeZone,
    pub(super) now: Timestamp,
}

impl Format {
    /// `zone` is the shop's time zone: a shop's promises are told in the shop's own days.
    #[must_use]
    pub fn new(locale: Locale, zone: &TimeZone, now: Timestamp) -> Self {
        Self {
            words: Words::of(locale),
            zone: zone.clone(),
            now,
        }
    }

    /// The words of the same language.
    #[must_use]
    pub fn words(&self) -> Words {
        self.words
    }

    /// The shop's time zone.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The moment the page is made at.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The value of a `<time datetime>` attribute: RFC 3339, in UTC.
    #[must_use]
    pub fn machine(&self, moment: Timestamp) -> String {
        moment.to_jiff().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// "Tuesday, 24 November", with the year when it is not this year.
    #[must_use]
    pub fn day(&self, moment: Timestamp) -> String {
        self.date(self.local(moment).date())
    }

    /// "Tue 24 Nov", with the year when it is not this year.
    #[must_use]
    pub fn short_day(&self, moment: Timestamp) -> String {
        self.short_date(self.local(moment).date())
    }

    /// "09:14".
    #[must_use]
    pub fn time(&self, moment: Timestamp) -> String {
        self.local(moment).strftime("%H:%M").to_string()
    }

    /// "Tue 24 Nov, 09:14".
    #[must_use]
    pub fn day_and_time(&self, moment: Timestamp) -> String {
        self.words
            .format_day_and_time(self.short_day(moment), self.time(moment))
    }

    /// "Tuesday, 24 November, 09:14".
    #[must_use]
    pub fn long_day_and_time(&self, moment: Timestamp) -> String {
        self.words
            .format_day_and_time(self.day(moment), self.time(moment))
    }

    /// "Tuesday, 24 November 2026, 09:14:30 (Europe/London, UTC+00:00)": for what is read years later, and counts to the
    /// second.
    #[must_use]
    pub fn exact(&self, moment: Timestamp) -> String {
        let local = self.local(moment);
        let zone = self.zone.iana_name().unwrap_or("UTC");
        self.words.format_exact(
            self.date_of_year(local.date()),
            local.strftime("%H:%M:%S").to_string(),
            format!("{zone}, UTC{}", local.strftime("%:z")),
        )
    }

    /// A due without its "by": "Monday, 23 November" for one that falls on a midnight (see [`Format::due_date`]),
    /// "Tuesday, 24 November, 18:00" for any other.
    #[must_use]
    pub fn due(&self, due: Timestamp) -> String {
        match self.due_date(due) {
            Some(date) => self.date(date),
            None => self.long_day_and_time(due),
        }
    }

    /// As [`Format::due`], short: "Mon 23 Nov", "Tue 24 Nov, 18:00".
    #[must_use]
    pub fn short_due(&self, due: Timestamp) -> String {
        match self.due_date(due) {
            Some(date) => self.short_date(date),
            None => self.day_and_time(due),
        }
    }

    /// "by Monday, 23 November".
    #[must_use]
    pub fn by(&self, due: Timestamp) -> String {
        self.words.format_by(self.due(due))
    }

    /// "by Mon 23 Nov".
    #[must_use]
    pub fn short_by(&self, due: Timestamp) -> String {
        self.words.format_by(self.short_due(due))
    }

    /// The date a due that falls exactly on a local midnight is told as: the day before. "By the end of Monday" is
    /// kept as the midnight that ends Monday, and a reader told "Tuesday 00:00" would think of Tuesday.
    /// `None` for a due with a time of its own.
    #[must_use]
    pub fn due_date(&self, due: Timestamp) -> Option<civil::Date> {
        let local = self.local(due);
        // Where the clocks go forward at midnight the day starts at one o'clock; that is its midnight.
        let starts_the_day = local.start_of_day().is_ok_and(|start| start == local);
        if starts_the_day {
            local.date().yesterday().ok()
        } else {
            None
        }
    }

    /// "£64.00"; see [`money::money`].
    #[must_use]
    pub fn money(&self, minor: i64, currency: &str) -> String {
        money::money(self.words, minor, currency)
    }

    /// "4,182".
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        figures::number(self.words.locale(), number)
    }

    /// "4.3": one decimal, always shown. What is not a number is a dash.
    #[must_use]
    pub fn score(&self, score: f64) -> String {
        figures::score(self.words.locale(), score)
    }

    /// "71%" of a share between 0 and 1; see [`figures::percent`].
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        figures::percent(self.words, share)
    }

    /// "a, b and c".
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        figures::list(self.words.locale(), items)
    }

    /// "2 h 10"; see [`super::lengths::span`].
    #[must_use]
    pub fn span(&self, length: SignedDuration) -> String {
        super::lengths::span(self.words, length)
    }

    pub(super) fn local(&self, moment: Timestamp) -> jiff::Zoned {
        moment.in_zone(&self.zone)
    }
}

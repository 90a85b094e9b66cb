//! Lengths of time as people say them, rounded to what one can still feel.

use super::{Format, Words};
use domain::Timestamp;
use jiff::SignedDuration;

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// A length without its sign: "under a minute", "38 min", "2 h 10" below ten hours, "21 h" below a day, "1.4 days"
/// below ten days, "12 days" above.
#[must_use]
pub fn span(words: Words, length: SignedDuration) -> String {
    let seconds = length.abs().as_secs();
    // Each form is chosen by what is left after rounding, so that nothing reads "60 min" or "24 h".
    let minutes = rounded(seconds, 60);
    if seconds < 60 {
        words.format_span_moment()
    } else if minutes < HOUR {
        words.format_span_minutes(minutes)
    } else if minutes < 10 * HOUR {
        match (minutes / HOUR, minutes % HOUR) {
            (hours, 0) => words.format_span_hours(hours),
            (hours, rest) => words.format_span_hours_and_minutes(hours, format!("{rest:02}")),
        }
    } else if rounded(minutes, HOUR) < 24 {
        words.format_span_hours(rounded(minutes, HOUR))
    } else if rounded(minutes * 10, DAY) < 100 {
        words.format_span_days(tenths(rounded(minutes * 10, DAY)))
    } else {
        words.format_span_days(rounded(minutes, DAY))
    }
}

impl Format {
    /// How late something was: "3 days late", "21 h late"; for a negative length "a day early"; "on time" at zero.
    #[must_use]
    pub fn lateness(&self, late_by: SignedDuration) -> String {
        let is_a_day = self.span(late_by) == self.words.format_span_days(1);
        match late_by.signum() {
            0 => self.words.format_on_time(),
            1 if is_a_day => self.words.format_day_late(),
            1 => self.words.format_late(self.span(late_by)),
            _ if is_a_day => self.words.format_day_early(),
            _ => self.words.format_early(self.span(late_by)),
        }
    }

    /// "just now", "41 minutes ago", "5 hours ago", "yesterday", "3 days ago", then the day itself; for what is still to
    /// come "in 41 minutes", "in 5 hours", "tomorrow", "in 3 days".
    #[must_use]
    pub fn relative(&self, moment: Timestamp) -> String {
        let passed = moment.to_jiff().duration_until(self.now.to_jiff());
        let minutes = passed.abs().as_secs() / 60;
        let is_past = passed.is_positive();
        if minutes < 1 {
            return self.words.format_just_now();
        }
        if minutes < HOUR {
            return if is_past {
                self.words.format_minutes_ago(minutes)
            } else {
                self.words.format_in_minutes(minutes)
            };
        }
        if minutes < DAY {
            let hours = minutes / HOUR;
            return if is_past {
                self.words.format_hours_ago(hours)
            } else {
                self.words.format_in_hours(hours)
            };
        }
        let between = self.local(moment).date().until(self.local(self.now).date());
        match between.map_or(0, |span| span.get_days()) {
            1 => self.words.format_yesterday(),
            days @ 2..=6 => self.words.format_days_ago(days),
            -1 => self.words.format_tomorrow(),
            days @ -6..=-2 => self.words.format_in_days(-days),
            _ => self.short_day(moment),
        }
    }
}

/// `amount / unit`, rounded half up; both are zero or more.
fn rounded(amount: i64, unit: i64) -> i64 {
    (amount + unit / 2) / unit
}

fn tenths(tenths: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "below one hundred")]
    let tenths = tenths as f64;
    tenths / 10.0
}

//! Moments, in microseconds since 1970-01-01T00:00:00Z, the form both databases keep them in: text would sort wrongly
//! inside one second.

use jiff::{SignedDuration, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

/// A moment, to the microsecond, UTC. As text it is RFC 3339 with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Why a text is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("is not a time in RFC 3339 with an offset, such as 2026-11-22T09:14:00+01:00")]
pub struct NotATime;

impl Timestamp {
    /// What jiff can hold, rounded inwards.
    const FIRST: i64 = -377_705_023_201_000_000;
    const LAST: i64 = 253_402_000_000_000_000;

    /// The moment that many microseconds after 1970-01-01T00:00:00Z. Values outside the years -9999 to 9999 are
    /// brought to the nearest end, so that a damaged row cannot end a page.
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        Self(micros.clamp(Self::FIRST, Self::LAST))
    }

    #[must_use]
    pub fn as_micros(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339. An offset is demanded: a local time without a zone names no moment.
    ///
    /// # Errors
    /// [`NotATime`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        // jiff reads far more forms than RFC 3339; the length keeps hostile ones short.
        if text.len() > 40 || !text.contains(['T', 't', ' ']) {
            return Err(NotATime);
        }
        text.parse::<jiff::Timestamp>()
            .map(Self::from)
            .map_err(|_| NotATime)
    }

    /// The same moment for calendar work.
    #[must_use]
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0)
            .expect("`from_micros` keeps every value inside jiff's range")
    }

    #[must_use]
    pub fn in_zone(self, zone: &TimeZone) -> jiff::Zoned {
        self.to_jiff().to_zoned(zone.clone())
    }

    /// This moment moved by a length of time, kept inside the representable years.
    #[must_use]
    pub fn plus(self, length: SignedDuration) -> Self {
        Self::from_micros(
            self.0
                .saturating_add(i64::try_from(length.as_micros()).unwrap_or(i64::MAX)),
        )
    }

    #[must_use]
    pub fn minus(self, length: SignedDuration) -> Self {
        Self::from_micros(
            self.0
                .saturating_sub(i64::try_from(length.as_micros()).unwrap_or(i64::MAX)),
        )
    }

    /// How long after `earlier` this is, in seconds; negative when it is before.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "microseconds of 285 years fit a double exactly"
        )]
        let micros = self.0.saturating_sub(earlier.0) as f64;
        micros / 1e6
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(moment: jiff::Timestamp) -> Self {
        Self(moment.as_microsecond())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_jiff().fmt(f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.to_jiff().display_with_offset(jiff::tz::Offset::UTC))
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_needs_an_offset() {
        assert!(Timestamp::parse("2026-11-22T09:14:00").is_err());
        assert!(Timestamp::parse("2026-11-22").is_err());
        assert_eq!(
            Timestamp::parse("2026-11-22T10:14:00+01:00"),
            Timestamp::parse("2026-11-22T09:14:00Z")
        );
    }

    #[test]
    fn a_damaged_value_stays_a_moment() {
        let far = Timestamp::from_micros(i64::MAX);
        assert!(far.to_string().starts_with("9999"));
        assert_eq!(far.plus(SignedDuration::from_hours(9)), far);
    }

    #[test]
    fn a_moment_survives_its_text() {
        let moment = Timestamp::from_micros(1_763_800_440_123_456);
        let text = serde_json::to_string(&moment).unwrap();
        assert_eq!(text, "\"2025-11-22T08:34:00.123456+00:00\"");
        assert_eq!(serde_json::from_str::<Timestamp>(&text).unwrap(), moment);
    }
}

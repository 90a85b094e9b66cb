//! Dates. The names of days and months come from Unicode's tables (CLDR), their order from the catalogue.

use super::{Format, Locale};
use icu::calendar::{Date, Gregorian, Iso};
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{E, M};
use jiff::civil;
use jiff_icu::ConvertFrom as _;
use std::sync::LazyLock;

/// The names of one language.
struct Names {
    weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    short_weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    short_month: FixedCalendarDateTimeFormatter<Gregorian, M>,
}

impl Names {
    fn of(locale: Locale) -> &'static Self {
        static EN: LazyLock<Names> = LazyLock::new(|| Names::read(Locale::En));
        static DE: LazyLock<Names> = LazyLock::new(|| Names::read(Locale::De));
        static PT: LazyLock<Names> = LazyLock::new(|| Names::read(Locale::Pt));
        match locale {
            Locale::En => &EN,
            Locale::De => &DE,
            Locale::Pt => &PT,
        }
    }

    fn read(locale: Locale) -> Self {
        let weekday = |fields| {
            FixedCalendarDateTimeFormatter::try_new(locale.icu().into(), fields)
                .expect("the tables are compiled in")
        };
        let month = |fields| {
            FixedCalendarDateTimeFormatter::try_new(locale.icu().into(), fields)
                .expect("the tables are compiled in")
        };
        Self {
            weekday: weekday(E::long()),
            short_weekday: weekday(E::short()),
            month: month(M::long()),
            short_month: month(M::medium()),
        }
    }
}

impl Format {
    /// "Tuesday, 24 November", with the year when it is not this year.
    #[must_use]
    pub fn date(&self, date: civil::Date) -> String {
        if !self.is_this_year(date) {
            return self.date_of_year(date);
        }
        let (weekday, month) = self.named(date);
        self.words.format_day(date.day(), month, weekday)
    }

    /// "Tuesday, 24 November 2026".
    #[must_use]
    pub fn date_of_year(&self, date: civil::Date) -> String {
        let (weekday, month) = self.named(date);
        self.words
            .format_day_of_year(date.day(), month, weekday, date.year().to_string())
    }

    /// The names of its weekday and its month.
    fn named(&self, date: civil::Date) -> (String, String) {
        let names = Names::of(self.words.locale());
        let day = Date::<Iso>::convert_from(date).to_calendar(Gregorian);
        (
            names.weekday.format(&day).to_string(),
            names.month.format(&day).to_string(),
        )
    }

    /// "Tuesday".
    #[must_use]
    pub fn weekday(&self, date: civil::Date) -> String {
        let day = Date::<Iso>::convert_from(date).to_calendar(Gregorian);
        Names::of(self.words.locale())
            .weekday
            .format(&day)
            .to_string()
    }

    /// "Tue 24 Nov", with the year when it is not this year.
    #[must_use]
    pub fn short_date(&self, date: civil::Date) -> String {
        let names = Names::of(self.words.locale());
        let day = Date::<Iso>::convert_from(date).to_calendar(Gregorian);
        let weekday = names.short_weekday.format(&day).to_string();
        let month = names.short_month.format(&day).to_string();
        if self.is_this_year(date) {
            self.words.format_short_day(date.day(), month, weekday)
        } else {
            self.words
                .format_short_day_of_year(date.day(), month, weekday, date.year().to_string())
        }
    }

    /// "November 2026", for figures by month.
    #[must_use]
    pub fn month(&self, date: civil::Date) -> String {
        let names = Names::of(self.words.locale());
        let day = Date::<Iso>::convert_from(date).to_calendar(Gregorian);
        self.words.format_month(
            names.month.format(&day).to_string(),
            date.year().to_string(),
        )
    }

    fn is_this_year(&self, date: civil::Date) -> bool {
        self.local(self.now).year() == date.year()
    }
}

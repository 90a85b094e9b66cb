//! What people read, at the edges: clock changes, leap days, the turn of the year, currencies without decimals.

use super::{Format, Locale, Words, list, masked_email, money, number, percent};
use domain::Timestamp;
use jiff::{SignedDuration, tz::TimeZone};

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

/// As read in London on 22 November 2026.
fn london(locale: Locale) -> Format {
    Format::new(locale, &zone("Europe/London"), at("2026-11-22T10:00:00Z"))
}

/// Text with its non-breaking spaces made visible as `_`.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], "_")
}

#[test]
fn a_day_is_named_in_three_languages() {
    let day = at("2026-11-24T09:14:00Z");
    assert_eq!(london(Locale::En).day(day), "Tuesday, 24 November");
    assert_eq!(london(Locale::De).day(day), "Dienstag, 24. November");
    assert_eq!(london(Locale::Pt).day(day), "terça-feira, 24 de novembro");
    assert_eq!(london(Locale::En).short_day(day), "Tue 24 Nov");
    assert_eq!(london(Locale::De).short_day(day), "Di 24. Nov");
    assert_eq!(london(Locale::Pt).short_day(day), "ter. 24 nov.");
    assert_eq!(london(Locale::En).day_and_time(day), "Tue 24 Nov, 09:14");
    assert_eq!(london(Locale::En).machine(day), "2026-11-24T09:14:00Z");
}

#[test]
fn another_year_is_named() {
    let format = london(Locale::En);
    assert_eq!(
        format.day(at("2026-12-31T23:59:59Z")),
        "Thursday, 31 December"
    );
    assert_eq!(
        format.day(at("2027-01-01T00:00:00Z")),
        "Friday, 1 January 2027"
    );
    assert_eq!(
        format.short_day(at("2018-03-05T12:00:00Z")),
        "Mon 5 Mar 2018"
    );
    assert_eq!(
        london(Locale::De).day(at("2018-03-05T12:00:00Z")),
        "Montag, 5. März 2018"
    );
    assert_eq!(
        london(Locale::Pt).day(at("2018-03-05T12:00:00Z")),
        "segunda-feira, 5 de março de 2018"
    );
}

#[test]
fn the_year_turns_in_the_shops_own_zone() {
    let sao_paulo = Format::new(
        Locale::En,
        &zone("America/Sao_Paulo"),
        at("2027-01-01T01:00:00Z"),
    );
    assert_eq!(
        sao_paulo.day(at("2027-01-01T02:30:00Z")),
        "Thursday, 31 December"
    );
}

#[test]
fn a_leap_day_is_a_day() {
    let format = Format::new(Locale::En, &TimeZone::UTC, at("2028-03-01T00:00:00Z"));
    assert_eq!(
        format.day(at("2028-02-29T12:00:00Z")),
        "Tuesday, 29 February"
    );
    assert_eq!(
        format.by(at("2028-03-01T00:00:00Z")),
        "by Tuesday, 29 February"
    );
}

#[test]
fn a_due_at_midnight_is_told_as_the_day_it_ends() {
    let due = at("2026-11-24T00:00:00Z");
    assert_eq!(london(Locale::En).by(due), "by Monday, 23 November");
    assert_eq!(london(Locale::De).by(due), "bis Montag, 23. November");
    assert_eq!(
        london(Locale::Pt).by(due),
        "até segunda-feira, 23 de novembro"
    );
    assert_eq!(london(Locale::En).short_by(due), "by Mon 23 Nov");
    assert_eq!(
        london(Locale::En).by(at("2026-11-24T18:00:00Z")),
        "by Tuesday, 24 November, 18:00"
    );
    assert_eq!(
        london(Locale::En).by(at("2026-11-24T00:00:01Z")),
        "by Tuesday, 24 November, 00:00"
    );
    assert_eq!(
        london(Locale::En).by(at("2027-01-01T00:00:00Z")),
        "by Thursday, 31 December"
    );
}

#[test]
fn midnight_is_the_shops_also_when_the_clocks_change() {
    let berlin = Format::new(
        Locale::En,
        &zone("Europe/Berlin"),
        at("2026-10-20T10:00:00Z"),
    );
    assert_eq!(
        berlin.by(at("2026-10-24T22:00:00Z")),
        "by Saturday, 24 October"
    );
    assert_eq!(
        berlin.by(at("2026-10-25T23:00:00Z")),
        "by Sunday, 25 October"
    );
    // In São Paulo the clocks went forward at midnight: 4 November 2018 began at one o'clock.
    let sao_paulo = Format::new(
        Locale::En,
        &zone("America/Sao_Paulo"),
        at("2018-11-01T10:00:00Z"),
    );
    assert_eq!(
        sao_paulo.by(at("2018-11-04T03:00:00Z")),
        "by Saturday, 3 November"
    );
}

#[test]
fn the_repeated_hour_is_told_by_its_clock() {
    let berlin = Format::new(
        Locale::En,
        &zone("Europe/Berlin"),
        at("2026-10-25T10:00:00Z"),
    );
    assert_eq!(berlin.time(at("2026-10-25T00:30:00Z")), "02:30");
    assert_eq!(berlin.time(at("2026-10-25T01:30:00Z")), "02:30");
}

#[test]
fn a_length_of_time_is_rounded_to_what_one_feels() {
    let format = london(Locale::En);
    for (seconds, said) in [
        (0, "under a minute"),
        (59, "under a minute"),
        (60, "1_min"),
        (38 * 60, "38_min"),
        (59 * 60 + 29, "59_min"),
        (59 * 60 + 30, "1_h"),
        (2 * 3600 + 10 * 60, "2_h_10"),
        (2 * 3600 + 5 * 60, "2_h_05"),
        (9 * 3600 + 59 * 60 + 40, "10_h"),
        (21 * 3600, "21_h"),
        (23 * 3600 + 29 * 60, "23_h"),
        (23 * 3600 + 40 * 60, "1 day"),
        (86_400, "1 day"),
        (121_000, "1.4 days"),
        (3 * 86_400, "3 days"),
        (9 * 86_400 + 86_000, "10 days"),
        (1234 * 86_400, "1,234 days"),
        (-86_400 * 2, "2 days"),
    ] {
        assert_eq!(
            spaced(&format.span(SignedDuration::from_secs(seconds))),
            said,
            "{seconds} s"
        );
    }
    assert_eq!(
        london(Locale::De).span(SignedDuration::from_secs(121_000)),
        "1,4 Tage"
    );
    assert_eq!(
        london(Locale::Pt).span(SignedDuration::from_secs(121_000)),
        "1,4 dia"
    );
    assert_eq!(
        spaced(&london(Locale::De).span(SignedDuration::from_mins(130))),
        "2_Std. 10_Min."
    );
}

#[test]
fn late_and_early_are_said_in_words() {
    let format = london(Locale::En);
    assert_eq!(
        format.lateness(SignedDuration::from_hours(24)),
        "a day late"
    );
    assert_eq!(
        format.lateness(SignedDuration::from_hours(-24)),
        "a day early"
    );
    assert_eq!(
        format.lateness(SignedDuration::from_hours(72)),
        "3 days late"
    );
    assert_eq!(
        spaced(&format.lateness(SignedDuration::from_hours(21))),
        "21_h late"
    );
    assert_eq!(format.lateness(SignedDuration::ZERO), "on time");
    assert_eq!(
        format.lateness(SignedDuration::from_secs(1)),
        "under a minute late"
    );
    assert_eq!(
        london(Locale::De).lateness(SignedDuration::from_hours(24)),
        "einen Tag zu spät"
    );
    assert_eq!(
        london(Locale::Pt).lateness(SignedDuration::from_hours(-48)),
        "2 dias antes"
    );
}

#[test]
fn a_moment_is_told_from_now() {
    let format = london(Locale::En);
    for (moment, said) in [
        ("2026-11-22T09:59:30Z", "just now"),
        ("2026-11-22T09:59:00Z", "1 minute ago"),
        ("2026-11-22T09:19:00Z", "41 minutes ago"),
        ("2026-11-22T05:00:00Z", "5 hours ago"),
        ("2026-11-21T09:00:00Z", "yesterday"),
        ("2026-11-19T23:00:00Z", "3 days ago"),
        ("2026-11-12T09:14:00Z", "Thu 12 Nov"),
        ("2026-11-22T10:41:00Z", "in 41 minutes"),
        ("2026-11-22T12:00:00Z", "in 2 hours"),
        ("2026-11-23T11:00:00Z", "tomorrow"),
        ("2026-11-25T11:00:00Z", "in 3 days"),
    ] {
        assert_eq!(format.relative(at(moment)), said, "{moment}");
    }
}

#[test]
fn money_has_its_currencys_decimals_and_its_languages_form() {
    let [en, de, pt] = Locale::ALL.map(Words::of);
    for (minor, currency, english, german, portuguese) in [
        (6400, "GBP", "£64.00", "64,00_£", "£_64,00"),
        (123_456, "EUR", "€1,234.56", "1.234,56_€", "€_1.234,56"),
        (1_050, "BRL", "R$10.50", "10,50_R$", "R$_10,50"),
        (500, "JPY", "¥500", "500_¥", "¥_500"),
        (1_234, "KWD", "KWD_1.234", "1,234_KWD", "KWD_1,234"),
        (5, "USD", "$0.05", "0,05_$", "US$_0,05"),
        (0, "EUR", "€0.00", "0,00_€", "€_0,00"),
        (-2_800, "GBP", "−£28.00", "−28,00_£", "−£_28,00"),
        (700, "???", "???_7.00", "7,00_???", "???_7,00"),
    ] {
        assert_eq!(spaced(&money(en, minor, currency)), english);
        assert_eq!(spaced(&money(de, minor, currency)), german);
        assert_eq!(spaced(&money(pt, minor, currency)), portuguese);
    }
    assert_eq!(money(en, i64::MIN, "JPY"), "−¥9,223,372,036,854,775,808");
}

#[test]
fn plurals_follow_the_language() {
    let said = |locale, count: i64| {
        let words = Words::of(locale);
        [words.format_hours_ago(count), words.format_in_days(count)].join(", ")
    };
    assert_eq!(said(Locale::En, 0), "0 hours ago, in 0 days");
    assert_eq!(said(Locale::En, 1), "1 hour ago, in 1 day");
    assert_eq!(said(Locale::En, 2), "2 hours ago, in 2 days");
    assert_eq!(said(Locale::En, 4_182), "4,182 hours ago, in 4,182 days");
    assert_eq!(said(Locale::De, 0), "vor 0 Stunden, in 0 Tagen");
    assert_eq!(said(Locale::De, 1), "vor 1 Stunde, in 1 Tag");
    assert_eq!(said(Locale::De, 4_182), "vor 4.182 Stunden, in 4.182 Tagen");
    // Portuguese counts nothing as one.
    assert_eq!(said(Locale::Pt, 0), "há 0 hora, em 0 dia");
    assert_eq!(said(Locale::Pt, 1), "há 1 hora, em 1 dia");
    assert_eq!(said(Locale::Pt, 2), "há 2 horas, em 2 dias");
    assert_eq!(
        said(Locale::Pt, 1_000_000),
        "há 1.000.000 horas, em 1.000.000 dias"
    );
}

#[test]
fn only_everything_is_a_hundred_percent() {
    let [en, de, _] = Locale::ALL.map(Words::of);
    assert_eq!(percent(en, 0.71), "71%");
    assert_eq!(spaced(&percent(de, 0.71)), "71_%");
    assert_eq!(percent(en, 0.999), "99%");
    assert_eq!(percent(en, 1.0), "100%");
    assert_eq!(percent(en, 0.001), "1%");
    assert_eq!(percent(en, 0.0), "0%");
    assert_eq!(percent(en, f64::NAN), "–");
}

#[test]
fn figures_take_the_form_of_the_language() {
    assert_eq!(number(Locale::En, -4_182), "-4,182");
    assert_eq!(number(Locale::De, 4_182), "4.182");
    assert_eq!(london(Locale::Pt).score(2.649), "2,6");
    assert_eq!(london(Locale::En).score(4.0), "4.0");
    assert_eq!(list(Locale::En, &["a", "b", "c"]), "a, b and c");
    assert_eq!(list(Locale::De, &["a", "b"]), "a und b");
    assert_eq!(list(Locale::Pt, &["a", "b", "c"]), "a, b e c");
    assert_eq!(list::<&str>(Locale::En, &[]), "");
}

#[test]
fn an_address_keeps_its_first_letter_and_its_host() {
    assert_eq!(masked_email("ana.ribeiro@mail.com"), "a•••@mail.com");
    assert_eq!(masked_email("é@mail.com"), "é•••@mail.com");
    assert_eq!(masked_email("@mail.com"), "•••@mail.com");
    assert_eq!(masked_email("no address"), "•••");
}

#[test]
fn what_a_customer_typed_is_said_as_it_is() {
    assert_eq!(
        Words::of(Locale::En).nav_home("{ $shop } & <b>"),
        "{ $shop } & <b>, start page"
    );
}

#[test]
fn one_catalogue_serves_many_threads() {
    let said: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|n| scope.spawn(move || Words::of(Locale::Pt).format_in_days(n)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(said[2], "em 2 dias");
}

//! The terms as a form: what it offers, and what was typed.

use crate::{
    request::{Form, Refused},
    returns::amount,
    words::{Locale, Words},
};
use domain::{
    policy::Policy,
    promises::Term,
    returns::{CountsFrom, Extension, HandOver, Outcome, Postage, Reason, ReturnRule, ReturnTerms},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Sums are typed with two decimals, whatever the order's currency.
const MONEY: &str = "EUR";

/// The form's fields for these terms.
pub(super) fn typed(terms: &ReturnTerms, locale: Locale) -> Form {
    let money = |minor: i64| match minor {
        0 => String::new(),
        minor => amount::typed(minor, MONEY, locale),
    };
    let number = |of: u16| {
        if of == 0 {
            String::new()
        } else {
            of.to_string()
        }
    };
    let mut form = Form::default()
        .with("window_days", &terms.window_days.to_string())
        .with("counts_from", terms.counts_from.as_str())
        .with("grace_days", &number(terms.grace_days))
        .with("refund_days", &days(terms.refund_by))
        .with("replacement_days", &days(terms.replacement_by))
        .with(
            "restocking_percent",
            &number(terms.restocking_percent.into()),
        )
        .with("keep_percent", &number(terms.keep_percent.into()))
        .with("warranty_days", &number(terms.warranty_days))
        .with("review_above", &money(terms.review.above_minor))
        .with("review_more_than", &number(terms.review.more_than))
        .with("instant_up_to", &money(terms.instant_up_to_minor));
    form = form
        .with("postage", terms.postage.as_str())
        .with("address", &terms.address.join("\n"));
    for reason in &terms.photos {
        form = form.and("photo_reason", reason.as_str());
    }
    for (place, feast) in terms.extensions.iter().enumerate() {
        form = form
            .with(
                &feast_field(place, "bought_from"),
                &feast.bought_from.to_string(),
            )
            .with(
                &feast_field(place, "bought_to"),
                &feast.bought_to.to_string(),
            )
            .with(&feast_field(place, "until"), &feast.until.to_string());
    }
    for outcome in &terms.outcomes {
        form = form.and("outcome", outcome.as_str());
    }
    for way in &terms.hand_overs {
        form = form.and("hand_over", way.as_str());
    }
    for reason in &terms.review.reasons {
        form = form.and("review_reason", reason.as_str());
    }
    for (place, rule) in terms.rules.iter().enumerate() {
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
        let some = |of: Option<u16>| of.map(|of| of.to_string()).unwrap_or_default();
        form = form
            .with(&named(place, "name"), &rule.name)
            .with(&named(place, "categories"), &list(&rule.categories))
            .with(&named(place, "countries"), &list(&rule.countries))
            .with(&named(place, "window_days"), &some(rule.window_days))
            .with(
                &named(place, "restocking_percent"),
                &some(rule.restocking_percent.map(u16::from)),
            );
        form = form
            .with(
                &named(place, "keep_percent"),
                &some(rule.keep_percent.map(u16::from)),
            )
            .with(&named(place, "warranty_days"), &some(rule.warranty_days));
        for outcome in rule.outcomes.iter().flatten() {
            form = form.and(&named(place, "outcome"), outcome.as_str());
        }
        for reason in rule.reasons.iter().flatten() {
            form = form.and(&named(place, "reason"), reason.as_str());
        }
        for way in rule.hand_overs.iter().flatten() {
            form = form.and(&named(place, "hand_over"), way.as_str());
        }
        if rule.is_final_sale {
            form = form.with(&named(place, "final"), "yes");
        }
    }
    form
}

/// The field of a rule: `rules.0.name`.
pub(super) fn named(place: usize, field: &str) -> String {
    format!("rules.{place}.{field}")
}

/// The field of a feast: `extensions.0.until`.
pub(super) fn feast_field(place: usize, field: &str) -> String {
    format!("extensions.{place}.{field}")
}

/// How many feasts the form names.
pub(super) fn feasts_of(form: &Form) -> usize {
    (0..100)
        .rev()
        .find(|place| !form.get(&feast_field(*place, "until")).trim().is_empty())
        .map_or(0, |last| last + 1)
}

/// The days of a term; of one told otherwise none, which leaves it as it is.
fn days(term: Term) -> String {
    match term {
        Term::Days(days) => days.to_string(),
        Term::WorkingDays(_) | Term::WorkingHours(_) | Term::Hours(_) => String::new(),
    }
}

/// How many rules the form shows.
pub(super) fn rules_of(form: &Form) -> usize {
    (0..100)
        .rev()
        .find(|place| !form.get(&named(*place, "name")).trim().is_empty())
        .map_or(0, |last| last + 1)
}

/// The settings with the terms that were typed; whatever the form does not name stays. A rule without a name is dropped.
///
/// # Errors
/// The field that does not read.
pub(super) fn read(form: &Form, present: &Policy, words: Words) -> Result<Policy, Refused> {
    let number = |field: &str, otherwise: u16| match form.get(field).trim() {
        "" => Ok(otherwise),
        typed => typed
            .parse::<u16>()
            .map_err(|_| Refused::field(form, field.to_owned(), words.settings_no_number())),
    };
    let percent = |field: &str| {
        u8::try_from(number(field, 0)?)
            .map_err(|_| Refused::field(form, field.to_owned(), words.settings_no_percent()))
    };
    let money = |field: &str| match form.get(field).trim() {
        "" => Ok(0),
        typed => amount::read(typed, MONEY)
            .ok_or_else(|| Refused::field(form, field.to_owned(), words.return_move_no_amount())),
    };
    let term = |field: &str, present: Term| match form.get(field).trim() {
        "" => Ok(present),
        _ => Ok::<_, Refused>(Term::Days(number(field, 0)?)),
    };
    let before = &present.returns;
    let mut extensions = Vec::new();
    for place in 0..feasts_of(form) {
        let date = |field: &str| {
            let field = feast_field(place, field);
            form.get(&field)
                .trim()
                .parse::<Date>()
                .map_err(|_| Refused::field(form, field, words.settings_no_date()))
        };
        // Without a last day it is none, and is dropped.
        if !form.get(&feast_field(place, "until")).trim().is_empty() {
            extensions.push(Extension {
                bought_from: date("bought_from")?,
                bought_to: date("bought_to")?,
                until: date("until")?,
            });
        }
    }
    let mut rules = Vec::new();
    for place in 0..rules_of(form) {
        let of = |field: &str| form.get(&named(place, field)).trim().to_owned();
        if of("name").is_empty() {
            continue;
        }
        let list = |field: &str| -> BTreeSet<String> {
            let typed = of(field);
            let parts = typed
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let some = |field: &str| match of(field).as_str() {
            "" => Ok::<_, Refused>(None),
            _ => number(&named(place, field), 0).map(Some),
        };
        let restocking = some("restocking_percent")?;
        // None ticked: as it is for all goods.
        let ways = ways(form, &named(place, "hand_over"));
        let outcomes = outcomes(form, &named(place, "outcome"));
        let reasons = reasons(form, &named(place, "reason"));
        let keep = some("keep_percent")?;
        // What the form does not show of a rule stays with the rule of that name.
        let known = before
            .rules
            .iter()
            .find(|rule| rule.name == of("name"))
            .cloned();
        rules.push(ReturnRule {
            name: of("name"),
            categories: list("categories"),
            countries: list("countries")
                .iter()
                .map(|code| code.to_uppercase())
                .collect(),
            is_final_sale: of("final") == "yes",
            window_days: some("window_days")?,
            restocking_percent: restocking.map(|of| u8::try_from(of).unwrap_or(u8::MAX)),
            keep_percent: keep.map(|of| u8::try_from(of).unwrap_or(u8::MAX)),
            warranty_days: some("warranty_days")?,
            outcomes: (!outcomes.is_empty()).then_some(outcomes),
            reasons: (!reasons.is_empty()).then_some(reasons),
            hand_overs: (!ways.is_empty()).then_some(ways),
            ..known.unwrap_or_default()
        });
    }
    let mut returns = ReturnTerms {
        window_days: number("window_days", before.window_days)?,
        counts_from: CountsFrom::read(form.get("counts_from")).unwrap_or(before.counts_from),
        grace_days: number("grace_days", 0)?,
        refund_by: term("refund_days", before.refund_by)?,
        replacement_by: term("replacement_days", before.replacement_by)?,
        restocking_percent: percent("restocking_percent")?,
        keep_percent: percent("keep_percent")?,
        warranty_days: number("warranty_days", 0)?,
        hand_overs: ways(form, "hand_over"),
        outcomes: outcomes(form, "outcome"),
        photos: reasons(form, "photo_reason"),
        extensions,
        postage: Postage::read(form.get("postage")).unwrap_or(before.postage),
        address: form
            .get("address")
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        instant_up_to_minor: money("instant_up_to")?,
        rules,
        ..before.clone()
    };
    returns.review.above_minor = money("review_above")?;
    returns.review.more_than = number("review_more_than", 0)?;
    returns.review.reasons = reasons(form, "review_reason");
    Ok(Policy {
        returns,
        ..present.clone()
    })
}

fn outcomes(form: &Form, field: &str) -> BTreeSet<Outcome> {
    form.all(field).filter_map(Outcome::read).collect()
}

fn reasons(form: &Form, field: &str) -> BTreeSet<Reason> {
    form.all(field).filter_map(Reason::read).collect()
}

fn ways(form: &Form, field: &str) -> BTreeSet<HandOver> {
    form.all(field).filter_map(HandOver::read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_read_back_as_the_form_offers_them() {
        let words = Words::of(Locale::De);
        let mut present = Policy::default();
        present.returns.review.above_minor = 25_000;
        present.returns.review.reasons = [Reason::Missing].into();
        present.returns.photos = [Reason::Damaged].into();
        present.returns.postage = Postage::Shop;
        present.returns.address = vec!["Returns".to_owned(), "4 Quay Street".to_owned()];
        present.returns.extensions = vec![Extension {
            bought_from: jiff::civil::date(2026, 11, 1),
            bought_to: jiff::civil::date(2026, 12, 24),
            until: jiff::civil::date(2027, 1, 31),
        }];
        present.returns.rules = vec![ReturnRule {
            name: "Swimwear".to_owned(),
            categories: ["swimwear".to_owned(), "bikinis".to_owned()].into(),
            countries: ["DE".to_owned()].into(),
            is_final_sale: true,
            window_days: Some(14),
            restocking_percent: Some(10),
            keep_percent: Some(20),
            warranty_days: Some(900),
            reasons: Some([Reason::DoesNotSuit].into()),
            outcomes: Some([Outcome::Refund].into()),
            hand_overs: Some([HandOver::InStore].into()),
            ..ReturnRule::default()
        }];
        let form = typed(&present.returns, Locale::De);
        assert_eq!(form.get("review_above"), "250,00");
        assert_eq!(read(&form, &present, words).unwrap(), present);
    }

    #[test]
    fn what_is_no_number_names_its_field_and_a_rule_without_a_name_is_dropped() {
        let words = Words::of(Locale::En);
        let present = Policy::default();
        let form = typed(&present.returns, Locale::En);
        let wrong = form.clone().with("warranty_days", "two");
        let refused = read(&wrong, &present, words).unwrap_err();
        assert!(refused.of("warranty_days").is_some());
        let half = form
            .clone()
            .with(&feast_field(0, "until"), "2027-01-31")
            .with(&feast_field(0, "bought_from"), "soon");
        let refused = read(&half, &present, words).unwrap_err();
        assert!(refused.of("extensions.0.bought_from").is_some());
        let unnamed = form.with(&named(0, "window_days"), "3");
        assert!(
            read(&unnamed, &present, words)
                .unwrap()
                .returns
                .rules
                .is_empty()
        );
    }
}

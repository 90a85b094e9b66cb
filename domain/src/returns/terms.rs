//! What the shop takes back and on which terms: one base, and rules laid over it for some goods or some countries. Data,
//! not code: an admin edits it, and every agreed return keeps what it was agreed by.
//!
//! The shop's terms bind the shop's own right alone ([`Right::ReturnPolicy`], and the commercial warranty). What the law
//! grants, no term takes away: a faulty thing comes back however short the window is (Dir. 2019/771, Art. 21).

use super::{HandOver, Outcome, Reason, Right};
use crate::promises::Term;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most rules of one shop: each is looked at for every line.
const MOST_RULES: usize = 100;

/// The longest window and warranty that make sense to promise: ten years.
const LONGEST_DAYS: u16 = 3_660;

/// What we take back, and what we owe then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnTerms {
    /// Days in which a return can be started; the last one counts to its end, where the shop is.
    pub window_days: u16,
    /// What the days count from.
    pub counts_from: CountsFrom,
    /// Days more, which nobody is told of.
    pub grace_days: u16,
    /// From the reception.
    pub refund_by: Term,
    /// From the agreement.
    pub replacement_by: Term,
    /// Of a repair, from the agreement.
    pub repair_by: Term,
    /// What is on offer beside what the law grants.
    pub outcomes: BTreeSet<Outcome>,
    /// Kept back from a refund where the shop takes goods back of its own will, in hundredths.
    pub restocking_percent: u8,
    /// Paid to whoever keeps the thing as it is, in hundredths of what was paid.
    pub keep_percent: u8,
    /// Days from delivery of the shop's own warranty; 0 where there is none beyond the law's two years.
    pub warranty_days: u16,
    /// Reasons that are agreed only with a photo.
    pub photos: BTreeSet<Reason>,
    /// Who bought around a feast has longer.
    pub extensions: Vec<Extension>,
    pub review: ReviewTerms,
    /// Refunds up to this sum are recorded with the first scan, without a look at the goods; 0 for none.
    pub instant_up_to_minor: i64,
    /// Where parcels go that customers send themselves, line by line; without one there is no label to print.
    pub address: Vec<String>,
    /// Who pays for them.
    pub postage: Postage,
    /// How goods may come back, as far as the shop can: see [`super::hand_overs`].
    pub hand_overs: BTreeSet<HandOver>,
    /// Laid over all this in their order, the last one on top.
    pub rules: Vec<ReturnRule>,
}

super::wish::codes! {
    /// Who pays for a parcel that comes back, where the law does not say that we do.
    Postage {
        Customer = "customer",
        Shop = "shop",
    }
}

super::wish::codes! {
    /// What the days of a window count from.
    CountsFrom {
        Delivery = "delivery",
        Dispatch = "dispatch",
        Order = "order",
    }
}

/// Bought from one day to another (both count): the window does not end before the end of `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub bought_from: Date,
    pub bought_to: Date,
    pub until: Date,
}

/// When somebody looks before it is agreed; otherwise it is agreed at once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewTerms {
    /// Worth more than this; 0 for never.
    pub above_minor: i64,
    /// More than so many returns of this customer in a year; 0 for never.
    pub more_than: u16,
    /// Whatever it is worth, for these reasons.
    pub reasons: BTreeSet<Reason>,
}

/// Other terms for some goods or countries. What is left out stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnRule {
    /// As staff and customers read it, such as "Swimwear".
    pub name: String,
    /// As orders name them; none for all.
    pub categories: BTreeSet<String>,
    /// ISO 3166-1 alpha-2, where the order goes; none for all.
    pub countries: BTreeSet<String>,
    /// Not taken back but by what the law grants.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_final_sale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_days: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<CountsFrom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restocking_percent: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_percent: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warranty_days: Option<u16>,
    /// Reasons that are on offer for these goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<BTreeSet<Reason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<BTreeSet<Outcome>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_overs: Option<BTreeSet<HandOver>>,
}

/// What holds for one line: the base with every rule that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTerms {
    pub is_final_sale: bool,
    pub window_days: u16,
    pub counts_from: CountsFrom,
    pub restocking_percent: u8,
    pub keep_percent: u8,
    pub warranty_days: u16,
    /// `None` for all.
    pub reasons: Option<BTreeSet<Reason>>,
    pub outcomes: BTreeSet<Outcome>,
    pub hand_overs: BTreeSet<HandOver>,
    /// The last rule that fits.
    pub rule: Option<String>,
}

impl Default for ReturnTerms {
    fn default() -> Self {
        Self {
            window_days: 30,
            counts_from: CountsFrom::Delivery,
            grace_days: 0,
            refund_by: Term::Days(5),
            replacement_by: Term::Days(4),
            repair_by: Term::Days(14),
            outcomes: [Outcome::Refund, Outcome::Replacement, Outcome::MissingPart].into(),
            restocking_percent: 0,
            keep_percent: 0,
            warranty_days: 0,
            photos: BTreeSet::new(),
            extensions: Vec::new(),
            review: ReviewTerms::default(),
            instant_up_to_minor: 0,
            address: Vec::new(),
            postage: Postage::Customer,
            hand_overs: [HandOver::DropOffQr, HandOver::Label, HandOver::InStore].into(),
            rules: Vec::new(),
        }
    }
}

/// Why terms cannot be saved: the field, as a path into [`ReturnTerms`], and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("returns.{field}: {why}")]
pub struct TermsFault {
    pub field: String,
    pub why: &'static str,
}

impl ReturnTerms {
    /// What holds for a line of that category that goes to that country.
    #[must_use]
    pub fn of_line(&self, category: &str, country: &str) -> LineTerms {
        let mut terms = LineTerms {
            is_final_sale: false,
            window_days: self.window_days,
            counts_from: self.counts_from,
            restocking_percent: self.restocking_percent,
            keep_percent: self.keep_percent,
            warranty_days: self.warranty_days,
            reasons: None,
            outcomes: self.outcomes.clone(),
            hand_overs: self.hand_overs.clone(),
            rule: None,
        };
        for rule in self
            .rules
            .iter()
            .filter(|rule| rule.fits(category, country))
        {
            terms.lay_over(rule);
        }
        terms
    }

    /// Who pays for what goes back by that right: where something is wrong with it, the law says we do (Dir. 2019/771,
    /// Art. 14), and who warrants a thing pays for its way.
    #[must_use]
    pub fn postage_of(&self, right: Right) -> Postage {
        match right {
            Right::Claim | Right::LegalGuarantee | Right::Warranty => Postage::Shop,
            Right::Withdrawal | Right::ReturnPolicy | Right::Gift => self.postage,
        }
    }

    /// # Errors
    /// The first fault, with its field.
    pub fn check(&self) -> Result<(), TermsFault> {
        let fault = |field: &str, why| {
            Err(TermsFault {
                field: field.to_owned(),
                why,
            })
        };
        let percent = "is a percentage from 0 to 100";
        if self.window_days > LONGEST_DAYS {
            return fault("window_days", "is at most 3660 days");
        }
        if self.grace_days > 366 {
            return fault("grace_days", "is at most 366 days");
        }
        if self.warranty_days > LONGEST_DAYS {
            return fault("warranty_days", "is at most 3660 days");
        }
        if self.restocking_percent > 100 {
            return fault("restocking_percent", percent);
        }
        if self.keep_percent > 100 {
            return fault("keep_percent", percent);
        }
        if self.outcomes.is_empty() {
            return fault("outcomes", "names at least one outcome");
        }
        if self.hand_overs.is_empty() {
            return fault("hand_overs", "names at least one way");
        }
        if self.review.above_minor < 0 {
            return fault("review.above_minor", "is 0 or more");
        }
        if self.instant_up_to_minor < 0 {
            return fault("instant_up_to_minor", "is 0 or more");
        }
        let fits = |line: &String| {
            let letters = line.trim().chars().count();
            (1..=60).contains(&letters) && !line.chars().any(char::is_control)
        };
        if self.address.len() > 6 || !self.address.iter().all(fits) {
            return fault("address", "has at most six lines of 1 to 60 characters");
        }
        if self.rules.len() > MOST_RULES {
            return fault("rules", "has at most 100 entries");
        }
        for (place, extension) in self.extensions.iter().enumerate() {
            if extension.bought_from > extension.bought_to {
                return fault(
                    &format!("extensions/{place}/bought_from"),
                    "begins after it ends",
                );
            }
        }
        for (place, rule) in self.rules.iter().enumerate() {
            rule.check().map_err(|(field, why)| TermsFault {
                field: format!("rules/{place}/{field}"),
                why,
            })?;
        }
        Ok(())
    }
}

impl ReturnRule {
    fn fits(&self, category: &str, country: &str) -> bool {
        let names = |set: &BTreeSet<String>, one: &str| set.is_empty() || set.contains(one);
        names(&self.categories, category) && names(&self.countries, country)
    }

    fn check(&self) -> Result<(), (&'static str, &'static str)> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > 100 {
            return Err(("name", "has 1 to 100 characters"));
        }
        let is_country = |code: &String| {
            code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        if !self.countries.iter().all(is_country) {
            return Err(("countries", "are codes of two letters, such as DE"));
        }
        let longest = |days: Option<u16>| days.is_none_or(|days| days <= LONGEST_DAYS);
        if !longest(self.window_days) {
            return Err(("window_days", "is at most 3660 days"));
        }
        if !longest(self.warranty_days) {
            return Err(("warranty_days", "is at most 3660 days"));
        }
        let percent = |of: Option<u8>| of.is_none_or(|of| of <= 100);
        if !percent(self.restocking_percent) {
            return Err(("restocking_percent", "is a percentage from 0 to 100"));
        }
        if !percent(self.keep_percent) {
            return Err(("keep_percent", "is a percentage from 0 to 100"));
        }
        if self.outcomes.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(("outcomes", "names at least one outcome"));
        }
        if self.hand_overs.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(("hand_overs", "names at least one way"));
        }
        Ok(())
    }
}

impl LineTerms {
    fn lay_over(&mut self, rule: &ReturnRule) {
        self.is_final_sale |= rule.is_final_sale;
        self.window_days = rule.window_days.unwrap_or(self.window_days);
        self.counts_from = rule.counts_from.unwrap_or(self.counts_from);
        self.restocking_percent = rule.restocking_percent.unwrap_or(self.restocking_percent);
        self.keep_percent = rule.keep_percent.unwrap_or(self.keep_percent);
        self.warranty_days = rule.warranty_days.unwrap_or(self.warranty_days);
        if let Some(reasons) = &rule.reasons {
            self.reasons = Some(reasons.clone());
        }
        if let Some(outcomes) = &rule.outcomes {
            self.outcomes.clone_from(outcomes);
        }
        if let Some(hand_overs) = &rule.hand_overs {
            self.hand_overs.clone_from(hand_overs);
        }
        self.rule = Some(rule.name.clone());
    }
}

/// So many hundredths of a sum, rounded down: what is kept back is never a cent too much, and what is paid out for
/// keeping a thing is told before.
#[must_use]
pub fn hundredths(minor: i64, percent: u8) -> i64 {
    let share = i128::from(minor) * i128::from(percent.min(100)) / 100;
    i64::try_from(share).unwrap_or(minor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn the_last_rule_that_fits_is_on_top_and_leaves_what_it_does_not_name() {
        let terms = ReturnTerms {
            rules: vec![
                ReturnRule {
                    name: "Swimwear".to_owned(),
                    categories: names(&["swimwear"]),
                    is_final_sale: true,
                    ..ReturnRule::default()
                },
                ReturnRule {
                    name: "Germany".to_owned(),
                    countries: names(&["DE"]),
                    window_days: Some(100),
                    restocking_percent: Some(10),
                    ..ReturnRule::default()
                },
            ],
            ..ReturnTerms::default()
        };
        assert_eq!(terms.check(), Ok(()));
        let there = terms.of_line("swimwear", "DE");
        assert!(there.is_final_sale);
        assert_eq!(
            (there.window_days, there.rule.as_deref()),
            (100, Some("Germany"))
        );
        let here = terms.of_line("swimwear", "GB");
        assert_eq!((here.window_days, here.restocking_percent), (30, 0));
        assert_eq!(terms.of_line("pans", "GB").rule, None);
    }

    #[test]
    fn a_fault_names_its_field() {
        let rule = ReturnRule {
            name: "x".to_owned(),
            countries: names(&["Germany"]),
            ..ReturnRule::default()
        };
        let terms = ReturnTerms {
            rules: vec![
                ReturnRule {
                    countries: names(&["DE"]),
                    ..rule.clone()
                },
                rule,
            ],
            ..ReturnTerms::default()
        };
        let fault = terms.check().unwrap_err();
        assert_eq!(
            fault.to_string(),
            "returns.rules/1/countries: are codes of two letters, such as DE"
        );
        let much = ReturnTerms {
            restocking_percent: 101,
            ..ReturnTerms::default()
        };
        assert_eq!(much.check().unwrap_err().field, "restocking_percent");
    }

    #[test]
    fn terms_of_an_older_version_still_read() {
        let read: ReturnTerms = serde_json::from_str(r#"{"window_days":14}"#).unwrap();
        assert_eq!(
            read,
            ReturnTerms {
                window_days: 14,
                ..ReturnTerms::default()
            }
        );
        let back: ReturnTerms = serde_json::from_value(serde_json::json!(read)).unwrap();
        assert_eq!(back, read);
    }

    #[test]
    fn hundredths_are_rounded_down_and_never_more_than_the_whole() {
        assert_eq!(hundredths(999, 10), 99);
        assert_eq!(hundredths(1, 99), 0);
        assert_eq!(hundredths(i64::MAX, 100), i64::MAX);
        assert_eq!(hundredths(500, 255), 500);
    }
}

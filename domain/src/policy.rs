//! What the shop has decided: its face, its working time and the terms of its promises. Data, not code; versioned, so
//! that a promise can always be explained by the terms it was made under.

use crate::{
    calendar::WorkingTime,
    pickups::{PickupTerms, PickupsFault},
    places::{self, Place, PlacesFault},
    promises::{PromiseKind, Term},
    returns::{ReturnTerms, TermsFault},
    withdrawals::COUNTRIES,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One version of the shop's settings. Every field has a default, so that an older row still reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// The shop's name, as customers read it.
    pub shop_name: String,
    /// Brand colour, `#rrggbb`; contrast is computed from it.
    pub brand: String,
    /// Corner radius of cards and buttons, in CSS pixels.
    pub radius_px: u8,
    /// Where customers reach a person outside the portal.
    pub help_email: Option<String>,
    pub help_phone: Option<String>,
    /// Where the shop itself is, for a friend who comes by an invitation.
    pub shop_url: Option<String>,
    pub working_time: WorkingTime,
    pub dispatch_by: Term,
    pub first_reply_by: Term,
    pub next_reply_by: Term,
    pub resolve_by: Term,
    pub review_reply_by: Term,
    pub reward_by: Term,
    pub returns: ReturnTerms,
    pub withdrawals: WithdrawalTerms,
    pub referrals: ReferralTerms,
    /// Where things can be brought.
    pub places: Vec<Place>,
    /// When returns are fetched; none where the shop does not fetch any.
    pub pickups: Option<PickupTerms>,
}

/// What we owe whoever withdraws from a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawalTerms {
    /// Where a delivery has to go for the portal to follow a statement by itself, ISO 3166-1 alpha-2. From elsewhere it
    /// goes to staff.
    pub countries: BTreeSet<String>,
    /// From the statement. The law allows 14 days and no more; a shop may promise less.
    pub refund_by: Term,
}

impl Default for WithdrawalTerms {
    fn default() -> Self {
        Self {
            countries: COUNTRIES.map(|(code, _)| code.to_owned()).into(),
            refund_by: Term::Days(14),
        }
    }
}

impl WithdrawalTerms {
    /// Whether the law holds for a delivery to that country. One that nobody named is not held against the customer.
    #[must_use]
    pub fn holds_in(&self, country: &str) -> bool {
        country.is_empty() || self.countries.contains(country)
    }

    /// Whether the refund is promised in the 14 days that the law leaves, whatever the calendar.
    fn is_lawful(&self) -> bool {
        match self.refund_by {
            Term::Days(days) => days <= 14,
            Term::Hours(hours) => hours <= 14 * 24,
            Term::WorkingDays(_) | Term::WorkingHours(_) => false,
        }
    }
}

/// What a friend who buys is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReferralTerms {
    /// In the currency of the friend's order.
    pub reward_minor: i64,
}

impl Default for ReferralTerms {
    fn default() -> Self {
        Self { reward_minor: 1000 }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            shop_name: "Throughline".to_owned(),
            brand: "#0b6e4f".to_owned(),
            radius_px: 14,
            help_email: None,
            help_phone: None,
            shop_url: None,
            working_time: WorkingTime::default(),
            dispatch_by: Term::WorkingDays(2),
            first_reply_by: Term::WorkingHours(4),
            next_reply_by: Term::WorkingHours(8),
            resolve_by: Term::WorkingDays(2),
            review_reply_by: Term::WorkingDays(1),
            reward_by: Term::Days(3),
            returns: ReturnTerms::default(),
            withdrawals: WithdrawalTerms::default(),
            referrals: ReferralTerms::default(),
            places: Vec::new(),
            pickups: None,
        }
    }
}

/// Why settings cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyFault {
    #[error("time_zone: {0:?} is no time zone of the IANA database, such as Europe/London")]
    NoSuchZone(String),
    #[error("brand: {0:?} is no colour such as #0b6e4f")]
    NoColour(String),
    #[error("shop_name: must be 1 to 100 characters")]
    NoName,
    #[error("shop_url: {0:?} is no web address such as https://www.example.com/")]
    NoAddress(String),
    #[error("hours: a day closes after it opens, and weekdays run from 1 (Monday) to 7")]
    BadHours,
    #[error("withdrawals.refund_by: the law leaves 14 days, counted in days or hours")]
    LongRefund,
    #[error(transparent)]
    Returns(#[from] TermsFault),
    #[error(transparent)]
    Places(#[from] PlacesFault),
    #[error(transparent)]
    Pickups(#[from] PickupsFault),
}

impl Policy {
    /// What the shop promises by itself; `None` where each order, or each slot, says its own.
    #[must_use]
    pub fn term(&self, kind: PromiseKind) -> Option<Term> {
        match kind {
            PromiseKind::DeliverBy | PromiseKind::CollectBy => None,
            PromiseKind::DispatchBy => Some(self.dispatch_by),
            PromiseKind::FirstReplyBy => Some(self.first_reply_by),
            PromiseKind::NextReplyBy => Some(self.next_reply_by),
            PromiseKind::ResolveBy => Some(self.resolve_by),
            PromiseKind::RefundBy => Some(self.returns.refund_by),
            PromiseKind::WithdrawalRefundBy => Some(self.withdrawals.refund_by),
            PromiseKind::ReplacementBy => Some(self.returns.replacement_by),
            PromiseKind::ReviewReplyBy => Some(self.review_reply_by),
            PromiseKind::RewardBy => Some(self.reward_by),
        }
    }

    /// # Errors
    /// The first fault found, with the field's name.
    pub fn checked(self) -> Result<Self, PolicyFault> {
        if jiff::tz::TimeZone::get(&self.working_time.time_zone).is_err() {
            return Err(PolicyFault::NoSuchZone(self.working_time.time_zone));
        }
        let hex = self.brand.strip_prefix('#').unwrap_or_default();
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(PolicyFault::NoColour(self.brand));
        }
        if self.shop_name.trim().is_empty() || self.shop_name.chars().count() > 100 {
            return Err(PolicyFault::NoName);
        }
        // It stands in a link: nothing but the web may be opened by it.
        if let Some(url) = self.shop_url.as_deref().filter(|url| !is_web_address(url)) {
            return Err(PolicyFault::NoAddress(url.to_owned()));
        }
        if self
            .working_time
            .hours
            .iter()
            .any(|day| !(1..=7).contains(&day.weekday) || day.opens >= day.closes)
        {
            return Err(PolicyFault::BadHours);
        }
        if !self.withdrawals.is_lawful() {
            return Err(PolicyFault::LongRefund);
        }
        self.returns.check()?;
        places::check(&self.places)?;
        if let Some(pickups) = &self.pickups {
            pickups.check()?;
        }
        Ok(self)
    }
}

fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty())
        && text.len() <= 500
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

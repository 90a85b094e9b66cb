//! Says a [`Telling`](super::telling::Telling) in the reader's language: the heading, the sentence below it, badges.
//! The line is in `line`, promises in `promises`, carriers' codes in `scans`.

mod line;
mod promises;
pub(super) mod scans;

use super::telling::{Delay, Headline, Lead, Pace, Standing, Story, Todo, Trouble};
use crate::{
    design::Tone,
    words::{Format, Words, masked_email},
};
use domain::Timestamp;
use jiff::{SignedDuration, civil, tz::TimeZone};
use store::orders::OrderView;

/// One order's words, at one moment.
#[derive(Debug, Clone)]
pub struct Wording<'a> {
    pub words: Words,
    pub format: Format,
    pub zone: TimeZone,
    pub now: Timestamp,
    pub order: &'a OrderView,
}

impl Wording<'_> {
    /// The answer.
    pub fn heading(&self, headline: Headline) -> String {
        let words = self.words;
        match headline {
            Headline::Placed => words.order_heading_placed(),
            Headline::Packing => words.order_heading_packing(),
            Headline::Arriving {
                due,
                parcels: 0 | 1,
            } => match self.format.due_date(due) {
                Some(date) if date == self.today() => {
                    words.order_heading_arriving_today(self.format.date(date))
                }
                Some(date) => words.order_heading_arriving(self.format.date(date)),
                None => words.order_heading_arriving_by(self.format.due(due)),
            },
            Headline::Arriving { due, parcels } => {
                words.order_heading_arriving_parcels(self.format.due(due), parcels)
            }
            Headline::OutForDelivery { since }
                if since.is_some_and(|since| self.date(since) == self.today()) =>
            {
                words.order_heading_out_today()
            }
            Headline::OutForDelivery { .. } => words.order_heading_out(),
            Headline::OnItsWay => words.order_heading_on_its_way(),
            Headline::Overdue => words.order_heading_overdue(),
            Headline::Collect { parcel } => self.of_parcel(parcel, words.order_heading_collect()),
            Headline::SomeReceived { received, of } => words.order_heading_some(of, received),
            Headline::MoreToSend { .. } => words.order_heading_more(),
            Headline::Received { at, parcels: 0 | 1 } => {
                words.order_heading_received(self.format.day(at))
            }
            Headline::Received { at, parcels } => {
                words.order_heading_received_parcels(self.format.day(at), parcels)
            }
            Headline::MarkedDelivered => words.order_heading_marked(),
            Headline::Missed { parcel } => self.of_parcel(parcel, words.order_heading_missed()),
            Headline::Trouble { parcel, trouble } => {
                self.of_parcel(parcel, self.trouble(trouble, parcel))
            }
            Headline::Cancelled if self.is_withdrawn() => words.order_heading_withdrawn(),
            Headline::Cancelled => words.order_heading_cancelled(),
            Headline::CalledOff => words.order_heading_called_off(self.carrier(None)),
        }
    }

    /// Nothing more of it comes, by the customer's own wish.
    fn is_withdrawn(&self) -> bool {
        self.order.cancelled_at.is_none() && self.order.withdrawn_at.is_some()
    }

    fn of_parcel(&self, parcel: Option<usize>, heading: String) -> String {
        match parcel {
            Some(parcel) => self.words.order_heading_of_parcel(heading, parcel),
            None => heading,
        }
    }

    fn trouble(&self, trouble: Trouble, parcel: Option<usize>) -> String {
        let (words, carrier) = (self.words, self.carrier(parcel));
        match trouble {
            Trouble::AttemptFailed => words.order_heading_attempt_failed(carrier),
            Trouble::AddressWrong => words.order_heading_address_wrong(),
            Trouble::InformationMissing => words.order_heading_information_missing(carrier),
            Trouble::Damaged => words.order_heading_damaged(),
            Trouble::Lost => words.order_heading_lost(),
            Trouble::Refused => words.order_heading_refused(),
            Trouble::Held => words.order_heading_held(carrier),
            Trouble::Returning => words.order_heading_returning(),
            Trouble::Expired => words.order_heading_expired(carrier),
            Trouble::Unclear => words.order_heading_unclear(),
        }
    }

    /// The promise beside what is expected now, why, and what there is to do.
    pub fn lead(&self, headline: Headline, lead: Lead) -> String {
        let words = self.words;
        let promise = match (headline, lead.pace) {
            (Headline::Placed, _) => Some(words.order_lead_placed()),
            (Headline::Packing, _) => Some(words.order_lead_packing()),
            (Headline::SomeReceived { .. }, Some(pace)) if pace.expected().is_some() => {
                let rest = pace
                    .expected()
                    .map(|due| words.order_lead_rest(self.format.by(due)));
                let late = self
                    .promise_and_pace(pace)
                    .filter(|_| matches!(pace, Pace::Revised { .. }));
                Some(
                    [rest, late]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            }
            (Headline::Arriving { .. }, Some(Pace::Open { .. })) if lead.delay.is_none() => {
                Some(words.order_lead_on_time())
            }
            (_, pace) => pace.and_then(|pace| self.promise_and_pace(pace)),
        };
        let delay = lead.delay.map(|delay| match delay {
            Delay::Carrier => words.order_delay_carrier(),
            Delay::Weather => words.order_delay_weather(),
            Delay::Missorted => words.order_delay_missorted(),
        });
        let parcel = match headline {
            Headline::Trouble { parcel, .. } => parcel,
            _ => None,
        };
        let sentences = [promise, delay, self.todo(lead.todo, parcel)];
        sentences
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn promise_and_pace(&self, pace: Pace) -> Option<String> {
        let words = self.words;
        match pace {
            Pace::Open { due } => Some(words.order_lead_promised(self.format.by(due))),
            Pace::Revised { due, told } => {
                Some(words.order_lead_revised(self.format.due(due), self.later(due, told)))
            }
            Pace::Overdue { due, .. } => {
                Some(words.order_lead_overdue(self.format.due(due), self.lateness(due, self.now)))
            }
            Pace::Kept { due, settled } => Some(match self.earliness(due, settled) {
                Some(early) => words.order_lead_early(self.format.due(due), early),
                None => words.order_lead_kept(),
            }),
            Pace::Late { due, settled, .. } => {
                Some(words.order_lead_late(self.format.due(due), self.lateness(due, settled)))
            }
            Pace::Waived { .. } => None,
        }
    }

    fn todo(&self, todo: Todo, parcel: Option<usize>) -> Option<String> {
        let words = self.words;
        let carrier = || self.carrier(parcel);
        Some(match todo {
            Todo::Silent => return None,
            Todo::Nothing => words.order_todo_nothing(),
            Todo::Wait => words.order_todo_wait(),
            Todo::BeHome => words.order_todo_be_home(),
            Todo::Collect => words.order_todo_collect(),
            Todo::Look => words.order_todo_look(),
            Todo::AskUs => words.order_todo_ask_us(),
            Todo::Fix(Trouble::AttemptFailed) => words.order_todo_attempt_failed(),
            Todo::Fix(Trouble::AddressWrong) => words.order_todo_address_wrong(carrier()),
            Todo::Fix(Trouble::InformationMissing) => {
                words.order_todo_information_missing(carrier())
            }
            Todo::Fix(Trouble::Damaged) => words.order_todo_damaged(),
            Todo::Fix(Trouble::Lost) => words.order_todo_lost(),
            Todo::Fix(Trouble::Refused) => words.order_todo_refused(),
            Todo::Fix(Trouble::Held) => words.order_todo_held(carrier()),
            Todo::Fix(Trouble::Returning) => words.order_todo_returning(),
            Todo::Fix(Trouble::Expired) => words.order_todo_expired(),
            Todo::Fix(Trouble::Unclear) => words.order_todo_unclear(),
        })
    }

    /// How one parcel does, in a few words.
    pub fn badge(&self, story: &Story) -> Option<(Tone, String)> {
        let words = self.words;
        match story.standing {
            Standing::Missed { .. } => return Some((Tone::Broken, words.order_badge_missed())),
            Standing::Trouble(_) => return Some((Tone::Risk, words.order_badge_trouble())),
            Standing::Cancelled { .. } if self.is_withdrawn() => {
                return Some((Tone::Neutral, words.order_badge_withdrawn()));
            }
            Standing::Cancelled { .. } | Standing::CalledOff => {
                return Some((Tone::Neutral, words.order_badge_cancelled()));
            }
            Standing::Collect => return Some((Tone::Neutral, words.order_badge_collect())),
            Standing::MarkedDelivered => {
                return Some((Tone::Neutral, words.order_badge_delivered()));
            }
            _ => {}
        }
        match story.pace {
            Some(Pace::Kept { due, settled }) => Some(match self.earliness(due, settled) {
                Some(early) => (Tone::Kept, words.order_badge_delivered_early(early)),
                None => (Tone::Kept, words.order_badge_delivered()),
            }),
            Some(Pace::Late { due, settled, .. }) => Some((
                Tone::Broken,
                words.order_badge_late(self.lateness(due, settled)),
            )),
            Some(Pace::Overdue { due, .. }) => Some((
                Tone::Broken,
                words.order_badge_overdue(self.lateness(due, self.now)),
            )),
            Some(Pace::Revised { due, told }) => {
                Some((Tone::Risk, words.order_badge_revised(self.later(due, told))))
            }
            Some(Pace::Open { .. }) => Some((Tone::Kept, words.order_badge_on_time())),
            Some(Pace::Waived { .. }) | None => match story.standing {
                Standing::Received { .. } => Some((Tone::Neutral, words.order_badge_delivered())),
                _ => None,
            },
        }
    }

    /// The carrier of a parcel counted from one; of the first one where none is named.
    pub fn carrier(&self, parcel: Option<usize>) -> String {
        let parcel = parcel.unwrap_or(1).saturating_sub(1);
        self.order
            .parcels
            .get(parcel)
            .map(|parcel| scans::carrier_name(&parcel.carrier))
            .unwrap_or_default()
    }

    /// The customer's own address, so far as one's own is recognised by it.
    pub fn email(&self) -> Option<String> {
        self.order.email.as_deref().map(masked_email)
    }

    /// How late `at` is against `due`: in days where the due was told as a day, to the hour where it had one.
    fn lateness(&self, due: Timestamp, at: Timestamp) -> String {
        match self.format.due_date(due) {
            Some(date) => self.days(days_between(date, self.date(at)).max(i32::from(at > due))),
            None => self.format.lateness(between(due, at)),
        }
    }

    /// How much later a new due is than the one before.
    fn later(&self, due: Timestamp, told: Timestamp) -> String {
        match (self.format.due_date(due), self.format.due_date(told)) {
            (Some(from), Some(to)) => self.days(days_between(from, to)),
            _ => self.format.lateness(between(due, told)),
        }
    }

    /// How early, where that is worth saying: a day, or more than a day.
    fn earliness(&self, due: Timestamp, at: Timestamp) -> Option<String> {
        match self.format.due_date(due) {
            Some(date) => match days_between(date, self.date(at)) {
                days @ ..=-1 => Some(self.days(days)),
                _ => None,
            },
            None => (between(at, due) >= SignedDuration::from_hours(24))
                .then(|| self.format.lateness(between(due, at))),
        }
    }

    /// "a day late", "3 days early".
    fn days(&self, days: i32) -> String {
        self.format
            .lateness(SignedDuration::from_hours(i64::from(days) * 24))
    }

    fn date(&self, moment: Timestamp) -> civil::Date {
        moment.in_zone(&self.zone).date()
    }

    fn today(&self) -> civil::Date {
        self.date(self.now)
    }
}

fn between(from: Timestamp, to: Timestamp) -> SignedDuration {
    SignedDuration::from_micros(to.as_micros() - from.as_micros())
}

fn days_between(from: civil::Date, to: civil::Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

//! What each mail says: the answer first, then the line, the promise, one thing to press and who to turn to.

mod cases;
mod returns;
mod reviews;
mod rewards;
mod withdrawals;

use app::words::{Format, Locale, Words};
use domain::{
    Timestamp, notices::NoticeKind, orders::OrderStatus, policy::Policy, promises::PromiseKind,
};
use store::{
    orders::{OrderView, ParcelView},
    outbox::Letter,
    promises::Promise,
};

/// A mail's words, ready to be laid out. Plain text throughout: the layouts escape.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Telling {
    pub subject: String,
    /// The small line above the heading.
    pub over: Option<String>,
    pub heading: String,
    pub paragraphs: Vec<String>,
    pub stops: Vec<Stop>,
    pub button: Option<Button>,
    pub notes: Vec<String>,
}

/// A stop of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub has_happened: bool,
    pub title: String,
    pub when: Option<String>,
    /// The line is broken before this stop, and this says by how much.
    pub gap_before: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub url: String,
}

/// The setting of a mail: the shop, the moment, and how customers reach the portal.
pub struct Setting<'a> {
    pub policy: &'a Policy,
    pub now: Timestamp,
    /// Scheme, host and port, without a slash at the end; from the settings, never from a request.
    pub origin: &'a str,
}

struct Teller<'a> {
    letter: &'a Letter,
    setting: &'a Setting<'a>,
    words: Words,
    format: Format,
}

/// The words of a letter. `None` for a letter about an order that is not given.
#[must_use]
pub fn tell(letter: &Letter, order: Option<&OrderView>, setting: &Setting<'_>) -> Option<Telling> {
    let locale = Locale::from_tag(&letter.locale);
    let zone = setting.policy.working_time.zone();
    let teller = Teller {
        letter,
        setting,
        words: Words::of(locale),
        format: Format::new(locale, &zone, setting.now),
    };
    let mut telling = match letter.kind {
        NoticeKind::SignIn => teller.sign_in(),
        NoticeKind::AccessCode => teller.access_code(),
        NoticeKind::Confirmed => teller.confirmed(order?),
        NoticeKind::Dispatched => teller.dispatched(order?),
        NoticeKind::Delivered => teller.delivered(order?),
        NoticeKind::Delayed => teller.delayed(order?),
        NoticeKind::ReturnRequested
        | NoticeKind::ReturnAgreed
        | NoticeKind::ReturnDeclined
        | NoticeKind::ReturnReceived
        | NoticeKind::ReturnJudged
        | NoticeKind::ReturnReceptionUndone
        | NoticeKind::Refunded => teller.of_return(),
        NoticeKind::WithdrawalReceipt => teller.withdrawal_receipt(),
        NoticeKind::CaseOpened | NoticeKind::CaseAnswered => teller.of_case(),
        NoticeKind::ReviewAsked | NoticeKind::ReviewReplied => teller.of_review(),
        NoticeKind::RewardIssued => teller.of_reward(),
    };
    if !matches!(letter.kind, NoticeKind::AccessCode | NoticeKind::SignIn) {
        if telling.button.is_none() && order.is_some() {
            telling.button = teller.link("/l/", teller.words.mail_button_order());
        }
        if telling.button.is_some() && letter.link.is_some() {
            telling.notes.push(match letter.kind {
                NoticeKind::CaseOpened | NoticeKind::CaseAnswered => {
                    teller.words.mail_case_link_note()
                }
                NoticeKind::ReturnRequested
                | NoticeKind::ReturnAgreed
                | NoticeKind::ReturnDeclined
                | NoticeKind::ReturnReceived
                | NoticeKind::ReturnJudged
                | NoticeKind::ReturnReceptionUndone
                | NoticeKind::Refunded => teller.words.mail_return_link_note(),
                _ => teller.words.mail_link_note(),
            });
        }
    }
    telling.notes.push(teller.who_to_turn_to());
    let shop = setting.policy.shop_name.clone();
    telling.notes.push(match letter.kind {
        NoticeKind::SignIn | NoticeKind::AccessCode => teller.words.mail_why_asked(shop),
        NoticeKind::WithdrawalReceipt => teller.words.mail_withdrawal_why(shop),
        // Asked before buying, there is no order.
        NoticeKind::CaseOpened | NoticeKind::CaseAnswered if order.is_none() => {
            teller.words.mail_case_why(shop)
        }
        _ => teller.words.mail_why_order(shop),
    });
    Some(telling)
}

impl Teller<'_> {
    fn confirmed(&self, order: &OrderView) -> Telling {
        let (words, format) = (self.words, &self.format);
        let due = order_due(order)
            .and_then(|promise| self.ahead(promise))
            .map(|due| format.by(due));
        let leaves = promise(order, PromiseKind::DispatchBy)
            .filter(|_| order.parcels.iter().all(|p| p.dispatched_at.is_none()))
            .and_then(|promise| self.ahead(promise))
            .map(|due| format.by(due));
        Telling {
            subject: match due.clone() {
                Some(by) => words.mail_subject_confirmed_due(by, order.number.clone()),
                None => words.mail_subject_confirmed(order.number.clone()),
            },
            over: Some(self.over(order)),
            heading: match due {
                Some(by) => words.mail_heading_arriving(by),
                None => words.mail_heading_confirmed(),
            },
            paragraphs: vec![match leaves {
                Some(by) => words.mail_lead_confirmed_leaves(by),
                None => words.mail_lead_confirmed(),
            }],
            stops: self.line(order, None),
            ..Telling::default()
        }
    }

    fn dispatched(&self, order: &OrderView) -> Telling {
        let (words, format) = (self.words, &self.format);
        let parcel = self.parcel(order);
        let promised = parcel_due(order, parcel);
        let due = promised
            .and_then(|promise| self.ahead(promise))
            .map(|due| format.by(due));
        let mut paragraphs: Vec<String> = parcel
            .map(|p| words.mail_lead_dispatched(carrier(&p.carrier), p.tracking_number.clone()))
            .into_iter()
            .collect();
        if let Some(promise) = promised {
            let by = format.by(promise.times.judged_by);
            paragraphs.push(match due {
                Some(_) => words.mail_lead_promised(by),
                None => words.mail_lead_promised_late(by),
            });
        }
        Telling {
            subject: match due.clone() {
                Some(by) => words.mail_subject_dispatched_due(by, order.number.clone()),
                None => words.mail_subject_dispatched(order.number.clone()),
            },
            over: Some(self.over(order)),
            heading: match due {
                Some(by) => words.mail_heading_arriving(by),
                None => words.mail_heading_dispatched(),
            },
            paragraphs,
            stops: self.line(order, parcel),
            ..Telling::default()
        }
    }

    fn delivered(&self, order: &OrderView) -> Telling {
        let (words, format) = (self.words, &self.format);
        let parcel = self.parcel(order);
        let received_at = parcel
            .and_then(ParcelView::received_at)
            .or(order.received_at)
            .unwrap_or(self.setting.now);
        let carrier = parcel.map_or_else(
            || self.setting.policy.shop_name.clone(),
            |p| carrier(&p.carrier),
        );
        let lead = match parcel_due(order, parcel) {
            Some(promise) if received_at <= promise.times.judged_by => {
                words.mail_lead_delivered_kept(format.by(promise.times.judged_by), carrier)
            }
            Some(promise) => words.mail_lead_delivered_late(
                format.by(promise.times.judged_by),
                carrier,
                self.lateness(promise.times.judged_by, received_at),
            ),
            None => words.mail_lead_delivered(carrier),
        };
        let number = order.number.clone();
        Telling {
            subject: match place(order, parcel) {
                Some((parcel, parcels)) => {
                    words.mail_subject_delivered_parcel(number, parcel, parcels)
                }
                None => words.mail_subject_delivered(number),
            },
            over: Some(self.over(order)),
            heading: words.mail_heading_delivered(format.long_day_and_time(received_at)),
            paragraphs: vec![lead, words.mail_lead_missing()],
            stops: self.line(order, parcel),
            ..Telling::default()
        }
    }

    fn delayed(&self, order: &OrderView) -> Telling {
        let (words, format) = (self.words, &self.format);
        let promise = order
            .promises
            .iter()
            .find(|promise| Some(promise.id) == self.letter.promise);
        let now = self.setting.now;
        let (before, due) = self.letter.revised.unwrap_or((now, now));
        let first = promise.map_or(before, |promise| promise.times.judged_by);
        let late = self.lateness(first, due);
        let lead = if first == before {
            words.mail_lead_delayed(format.by(first), late)
        } else {
            words.mail_lead_delayed_again(format.by(before), format.by(first), late)
        };
        Telling {
            subject: words.mail_subject_delayed(format.by(due), order.number.clone()),
            over: Some(self.over(order)),
            heading: words.mail_heading_delayed(format.by(due)),
            paragraphs: vec![lead, words.mail_lead_delayed_todo()],
            stops: self.line(order, self.parcel(order)),
            ..Telling::default()
        }
    }

    /// The time told last, while it is still to come: nothing arrives "by" a day that has passed.
    fn ahead(&self, promise: &Promise) -> Option<Timestamp> {
        Some(promise.times.current_due_at).filter(|due| *due >= self.setting.now)
    }

    fn access_code(&self) -> Telling {
        let words = self.words;
        let number = self.letter.order_number.clone().unwrap_or_default();
        Telling {
            subject: words.mail_subject_code(number.clone()),
            heading: words.mail_heading_code(self.code()),
            paragraphs: vec![words.mail_lead_code(number), words.mail_lead_code_unasked()],
            ..Telling::default()
        }
    }

    fn sign_in(&self) -> Telling {
        let words = self.words;
        let shop = self.setting.policy.shop_name.clone();
        Telling {
            subject: words.mail_subject_sign_in(shop.clone()),
            heading: words.mail_heading_sign_in(shop),
            paragraphs: vec![
                words.mail_lead_sign_in(),
                words.mail_lead_sign_in_code(self.code()),
                words.mail_lead_sign_in_unasked(),
            ],
            button: self.link("/sign-in/", words.mail_button_sign_in()),
            ..Telling::default()
        }
    }

    /// The six digits in one piece, so that phones offer them and copying takes them whole.
    fn code(&self) -> String {
        self.letter.code.clone().unwrap_or_default()
    }

    fn link(&self, path: &str, label: String) -> Option<Button> {
        let token = self.letter.link.as_ref()?;
        let url = format!("{}{path}{token}", self.setting.origin);
        Some(Button { label, url })
    }

    fn who_to_turn_to(&self) -> String {
        let policy = self.setting.policy;
        let mut ways: Vec<String> = [&policy.help_email, &policy.help_phone]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        if ways.is_empty() {
            ways.push(format!("{}/help", self.setting.origin));
        }
        self.words.mail_help(ways.join(" · "))
    }

    fn over(&self, order: &OrderView) -> String {
        let number = order.number.clone();
        match place(order, self.parcel(order)) {
            Some((parcel, parcels)) => self.words.mail_over_parcel(number, parcel, parcels),
            None => self
                .words
                .mail_over(self.format.short_day(order.placed_at), number),
        }
    }

    fn parcel<'o>(&self, order: &'o OrderView) -> Option<&'o ParcelView> {
        order
            .parcels
            .iter()
            .find(|parcel| Some(parcel.id) == self.letter.shipment)
    }

    fn lateness(&self, due: Timestamp, moment: Timestamp) -> String {
        self.format
            .lateness(moment.to_jiff().duration_since(due.to_jiff()))
    }

    /// Ordered, on its way, with you: of one parcel, or of the whole order.
    fn line(&self, order: &OrderView, parcel: Option<&ParcelView>) -> Vec<Stop> {
        let (words, format) = (self.words, &self.format);
        let dispatched_at = match parcel {
            Some(parcel) => parcel.dispatched_at,
            None => order.parcels.iter().filter_map(|p| p.dispatched_at).max(),
        };
        let received_at = match parcel {
            Some(parcel) => parcel.received_at(),
            None => order.received_at,
        };
        let promise_kept = parcel_due(order, parcel);
        let leaves = promise(order, PromiseKind::DispatchBy);
        let dispatched = match (dispatched_at, leaves) {
            (Some(at), _) => happened(words.mail_stop_dispatched(), format.day_and_time(at)),
            // Some carriers tell of nothing but the delivery.
            (None, _) if received_at.is_some() => Stop {
                when: None,
                ..happened(words.mail_stop_dispatched(), String::new())
            },
            (None, Some(promise)) => to_come(
                words.mail_stop_leaves(),
                self.ahead(promise).map(|due| format.short_by(due)),
            ),
            (None, None) => to_come(words.mail_stop_leaves(), None),
        };
        let due = promise_kept.map(|promise| promise.times.current_due_at);
        let arrived = match received_at {
            Some(at) => happened(words.mail_stop_delivered(), format.day_and_time(at)),
            None => to_come(
                words.mail_stop_arrives(),
                promise_kept
                    .and_then(|promise| self.ahead(promise))
                    .map(|due| format.short_by(due)),
            ),
        };
        let gap_before = promise_kept.and_then(|promise| {
            let judged_by = promise.times.judged_by;
            let at = received_at.or(due.map(|due| due.max(self.setting.now)))?;
            (at > judged_by)
                .then(|| words.mail_gap(format.short_by(judged_by), self.lateness(judged_by, at)))
        });
        vec![
            happened(
                words.mail_stop_ordered(),
                format.day_and_time(order.placed_at),
            ),
            dispatched,
            Stop {
                gap_before,
                ..arrived
            },
        ]
    }
}

fn happened(title: String, when: String) -> Stop {
    Stop {
        has_happened: true,
        title,
        when: Some(when),
        gap_before: None,
    }
}

fn to_come(title: String, when: Option<String>) -> Stop {
    Stop {
        has_happened: false,
        title,
        when,
        gap_before: None,
    }
}

fn promise(order: &OrderView, kind: PromiseKind) -> Option<&Promise> {
    order
        .promises
        .iter()
        .find(|promise| promise.kind == kind && promise.times.waived_at.is_none())
}

/// The delivery promised for the whole order, or for the last of its parcels.
fn order_due(order: &OrderView) -> Option<&Promise> {
    let deliveries = || {
        order
            .promises
            .iter()
            .filter(|p| p.kind == PromiseKind::DeliverBy && p.times.waived_at.is_none())
    };
    if order.status == OrderStatus::Cancelled {
        return None;
    }
    deliveries()
        .find(|promise| promise.shipment.is_none())
        .or_else(|| deliveries().max_by_key(|promise| promise.times.current_due_at))
}

/// The delivery promised for a parcel: its own, else the order's.
fn parcel_due<'o>(order: &'o OrderView, parcel: Option<&ParcelView>) -> Option<&'o Promise> {
    let own = parcel.and_then(|parcel| {
        order
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::DeliverBy && p.shipment == Some(parcel.id))
    });
    own.or_else(|| order_due(order))
}

/// Which of several parcels it is: first of three is (1, 3).
fn place(order: &OrderView, parcel: Option<&ParcelView>) -> Option<(i64, i64)> {
    let parcel = parcel?;
    let position = order.parcels.iter().position(|p| p.id == parcel.id)?;
    let (position, all) = (
        i64::try_from(position).ok()?,
        i64::try_from(order.parcels.len()).ok()?,
    );
    (all > 1).then_some((position + 1, all))
}

/// A carrier's code as a name: short ones are abbreviations.
fn carrier(code: &str) -> String {
    if code.chars().count() <= 4 {
        return code.to_uppercase();
    }
    code.split(['_', ' ', '-'])
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect::<String>())
                .unwrap_or_default()
        })
        .collect::<Vec<_>>()
        .join(" ")
}

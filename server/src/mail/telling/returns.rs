//! What the mails about a return say: the code first, what to bring and until when, what we owe then. All they need is in
//! the letter's particulars.

use super::{Stop, Teller, Telling, happened, to_come};
use domain::{
    Timestamp,
    notices::NoticeKind,
    promises::Term,
    returns::{HandOver, Outcome, Right},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

#[derive(Deserialize)]
struct Item {
    title: String,
    quantity: i64,
}

impl Teller<'_> {
    pub(super) fn of_return(&self) -> Telling {
        let mut telling = match self.letter.kind {
            NoticeKind::ReturnReceived => self.return_received(),
            NoticeKind::Refunded => self.refunded(),
            _ => self.return_agreed(),
        };
        let words = self.words;
        telling.over = Some(words.mail_return_over(self.text("short_code"), self.text("order")));
        telling.button = self.link(
            "/l/",
            if self.letter.kind == NoticeKind::ReturnAgreed && self.comes_back() {
                words.mail_return_button_code()
            } else {
                words.mail_return_button()
            },
        );
        telling
    }

    fn return_agreed(&self) -> Telling {
        let (words, format) = (self.words, &self.format);
        let code = self.text("short_code");
        let items: Vec<Item> = self.said("items").unwrap_or_default();
        let items: Vec<String> = items
            .into_iter()
            .map(|item| words.mail_return_item(item.quantity, item.title))
            .collect();
        let items = format.list(&items);
        let bring_by: Option<Timestamp> = self.said("bring_by");
        let by = bring_by.map(|moment| format.by(moment)).unwrap_or_default();
        let is_withdrawn = self.is_withdrawn();
        let then = match (self.outcome(), self.due()) {
            (Outcome::Refund, Some(due)) if is_withdrawn && self.comes_back() => {
                words.mail_return_then_withdrawn(self.amount(), format.by(due))
            }
            (Outcome::Replacement, due) => words
                .mail_return_then_replacement(due.map(|due| format.by(due)).unwrap_or_default()),
            (Outcome::Refund, Some(due)) => {
                words.mail_return_then_refund_by(self.amount(), format.by(due))
            }
            (Outcome::Refund, None) => {
                let term = self.said("term").unwrap_or(Term::Days(5));
                words.mail_return_then_refund(self.amount(), app::promises::term(words, term))
            }
        };
        let hand_over = self.said("hand_over").unwrap_or(HandOver::DropOffQr);
        let (subject, heading, mut paragraphs) = if self.comes_back() {
            let bring = match hand_over {
                HandOver::DropOffQr => words.mail_return_send(by, items),
                HandOver::InStore => words.mail_return_bring(by, items),
            };
            let (subject, heading) = if is_withdrawn {
                (
                    words.mail_return_subject_withdrawn(code),
                    words.mail_return_heading_withdrawn(),
                )
            } else {
                (
                    words.mail_return_subject_agreed(code.clone()),
                    words.mail_return_heading_agreed(code),
                )
            };
            (subject, heading, vec![bring, words.mail_return_qr()])
        } else if is_withdrawn {
            (
                words.mail_return_subject_withdrawn_unsent(self.text("order")),
                words.mail_return_heading_withdrawn(),
                vec![words.mail_return_withdrawn_unsent(items)],
            )
        } else {
            (
                words.mail_return_subject_claimed(self.text("order")),
                words.mail_return_heading_claimed(),
                vec![words.mail_return_claimed(items)],
            )
        };
        paragraphs.push(then);
        let agreed = if is_withdrawn {
            words.mail_return_stop_withdrawn()
        } else {
            words.mail_return_stop_agreed()
        };
        let mut stops = vec![happened(agreed, format.day_and_time(self.letter.queued_at))];
        if self.comes_back() {
            let by = bring_by.map(|moment| format.short_by(moment));
            stops.push(to_come(words.mail_return_stop_received(), by));
        }
        stops.push(self.end_of_return());
        Telling {
            subject,
            heading,
            paragraphs,
            stops,
            ..Telling::default()
        }
    }

    fn return_received(&self) -> Telling {
        let (words, format) = (self.words, &self.format);
        let then = match (self.outcome(), self.due()) {
            (Outcome::Refund, Some(due)) => {
                words.mail_return_then_refund_by(self.amount(), format.by(due))
            }
            _ => words.mail_return_nothing_to_do(),
        };
        let received =
            format.day_and_time(self.said("received_at").unwrap_or(self.letter.queued_at));
        Telling {
            subject: words.mail_return_subject_received(),
            heading: words.mail_return_heading_received(),
            paragraphs: vec![then],
            stops: vec![
                happened(words.mail_return_stop_received(), received),
                self.end_of_return(),
            ],
            ..Telling::default()
        }
    }

    fn refunded(&self) -> Telling {
        let words = self.words;
        let at = self.format.day_and_time(self.letter.queued_at);
        Telling {
            subject: words.mail_return_subject_refunded(self.amount()),
            heading: words.mail_return_heading_refunded(self.amount()),
            paragraphs: vec![words.mail_return_refunded()],
            stops: vec![happened(words.mail_return_stop_refunded(), at)],
            ..Telling::default()
        }
    }

    /// Where the line of a return ends: with the money, or with another one.
    fn end_of_return(&self) -> Stop {
        let title = match self.outcome() {
            Outcome::Refund => self.words.mail_return_stop_refunded(),
            Outcome::Replacement => self.words.mail_return_stop_replaced(),
        };
        to_come(title, self.due().map(|due| self.format.short_by(due)))
    }

    fn said<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        let value = self.letter.particulars.get(field)?.clone();
        serde_json::from_value(value).ok()
    }

    fn text(&self, field: &str) -> String {
        self.said(field).unwrap_or_default()
    }

    fn outcome(&self) -> Outcome {
        self.said("outcome").unwrap_or(Outcome::Refund)
    }

    fn due(&self) -> Option<Timestamp> {
        self.said("due")
    }

    /// Whether it is what a withdrawal from the contract brings.
    fn is_withdrawn(&self) -> bool {
        self.said("right") == Some(Right::Withdrawal)
    }

    fn comes_back(&self) -> bool {
        self.letter.particulars.get("comes_back") != Some(&Value::Bool(false))
    }

    fn amount(&self) -> String {
        let minor = self.said("amount_minor").unwrap_or_default();
        self.format.money(minor, &self.text("currency"))
    }
}

//! What the mails about a return say: the code first, what to bring and until when, what we owe then. All they need is in
//! the letter's particulars.

use super::{Stop, Teller, Telling, happened, to_come};
use domain::{
    Timestamp,
    notices::NoticeKind,
    promises::Term,
    returns::{DeclineReason, HandOver, Outcome, PartlyReason, RejectReason, Right},
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
            NoticeKind::ReturnReceptionUndone => self.reception_undone(),
            NoticeKind::Refunded => self.refunded(),
            NoticeKind::ReturnRequested => self.return_requested(),
            NoticeKind::ReturnDeclined => self.return_declined(),
            NoticeKind::ReturnJudged => self.return_judged(),
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
        let items = self.items();
        let bring_by: Option<Timestamp> = self.said("bring_by");
        let by = bring_by.map(|moment| format.by(moment)).unwrap_or_default();
        let is_withdrawn = self.is_withdrawn();
        let then = match (self.outcome(), self.due()) {
            (Outcome::Refund, Some(due)) if is_withdrawn && self.comes_back() => {
                words.mail_return_then_withdrawn(self.amount(), format.by(due))
            }
            (outcome, due) if !outcome.is_money() => words.mail_return_then_replacement(
                due.map(|due| format.by(due)).unwrap_or_default(),
                self.what(),
            ),
            (Outcome::StoreCredit, Some(due)) => {
                words.mail_return_then_credit_by(self.amount(), format.by(due))
            }
            (_, Some(due)) => words.mail_return_then_refund_by(self.amount(), format.by(due)),
            (outcome, None) => {
                let term = self.said("term").unwrap_or(Term::Days(5));
                let term = app::promises::term(words, term);
                if outcome == Outcome::StoreCredit {
                    words.mail_return_then_credit(self.amount(), term)
                } else {
                    words.mail_return_then_refund(self.amount(), term)
                }
            }
        };
        let hand_over = self.said("hand_over").unwrap_or(HandOver::DropOffQr);
        let (subject, heading, mut paragraphs) = if self.comes_back() {
            let bring = match hand_over {
                HandOver::DropOffQr => words.mail_return_send(by, items),
                HandOver::Label => words.label_mail(by, items),
                HandOver::InStore => words.mail_return_bring(by, items),
                HandOver::HomePickup => words.pickup_mail(by, items),
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
            let shown = match hand_over {
                HandOver::Label => words.label_mail_print(),
                HandOver::DropOffQr | HandOver::InStore | HandOver::HomePickup => {
                    words.mail_return_qr()
                }
            };
            (subject, heading, vec![bring, shown])
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
                vec![if self.outcome().takes_goods_back() {
                    words.mail_return_claimed(items)
                } else {
                    words.mail_return_kept(items)
                }],
            )
        };
        paragraphs.extend(self.exchange());
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
            (Outcome::StoreCredit, Some(due)) => {
                words.mail_return_then_credit_by(self.amount(), format.by(due))
            }
            (outcome, Some(due)) if outcome.is_money() => {
                words.mail_return_then_refund_by(self.amount(), format.by(due))
            }
            _ => words.mail_return_nothing_to_do(),
        };
        let left: i64 = self.said("still_out").unwrap_or_default();
        let more = (left > 0).then(|| words.mail_return_part(left));
        let received =
            format.day_and_time(self.said("received_at").unwrap_or(self.letter.queued_at));
        Telling {
            subject: words.mail_return_subject_received(),
            heading: words.mail_return_heading_received(),
            paragraphs: more.into_iter().chain([then]).collect(),
            stops: vec![
                happened(words.mail_return_stop_received(), received),
                self.end_of_return(),
            ],
            ..Telling::default()
        }
    }

    /// Somebody looks at it first.
    fn return_requested(&self) -> Telling {
        let words = self.words;
        let at = self.format.day_and_time(self.letter.queued_at);
        Telling {
            subject: words.mail_return_subject_requested(self.text("order")),
            heading: words.mail_return_heading_requested(),
            paragraphs: vec![words.mail_return_requested(self.items())],
            stops: vec![
                happened(words.mail_return_stop_requested(), at),
                to_come(words.mail_return_stop_approved(), None),
            ],
            ..Telling::default()
        }
    }

    /// We wrote too early: what was said is taken back, and what holds is said again.
    fn reception_undone(&self) -> Telling {
        let words = self.words;
        let mut paragraphs = vec![words.scan_mail_lead()];
        // A withdrawal's due came with the statement, and a replacement's with the agreement: they hold.
        if self.outcome().is_money() && !self.is_withdrawn() {
            let term = app::promises::term(words, self.said("term").unwrap_or(Term::Days(5)));
            paragraphs.push(words.scan_mail_refund(self.amount(), term));
        }
        paragraphs.push(words.scan_mail_go_on());
        Telling {
            subject: words.scan_mail_subject(self.text("short_code")),
            heading: words.scan_mail_heading(),
            paragraphs,
            stops: vec![
                to_come(words.mail_return_stop_received(), None),
                self.end_of_return(),
            ],
            ..Telling::default()
        }
    }

    fn return_declined(&self) -> Telling {
        let words = self.words;
        let at = self.format.day_and_time(self.letter.queued_at);
        let reason = self.said("reason").unwrap_or(DeclineReason::Other);
        let reason = app::returns::decline_words(reason, words);
        Telling {
            subject: words.mail_return_subject_declined(self.text("order")),
            heading: words.mail_return_heading_declined(),
            paragraphs: vec![words.mail_return_declined(reason)],
            stops: vec![happened(words.mail_return_stop_declined(), at)],
            ..Telling::default()
        }
    }

    /// Less than was sent back for, and why.
    fn return_judged(&self) -> Telling {
        let words = self.words;
        let at = self.format.day_and_time(self.letter.queued_at);
        let code = self.text("reason");
        let reason = RejectReason::read(&code)
            .map(|reason| app::returns::reject_words(reason, words))
            .or_else(|| {
                let reason = PartlyReason::read(&code)?;
                Some(app::returns::partly_words(reason, words))
            })
            .unwrap_or(code);
        let is_all: bool = self.said::<i64>("rejected") == self.said::<i64>("pieces");
        Telling {
            subject: words.mail_return_subject_judged(self.text("short_code")),
            heading: if is_all {
                words.mail_return_heading_not_taken()
            } else {
                words.mail_return_heading_partly(self.amount())
            },
            paragraphs: vec![words.mail_return_judged(reason)],
            stops: vec![happened(words.mail_return_stop_checked(), at)],
            ..Telling::default()
        }
    }

    fn refunded(&self) -> Telling {
        let words = self.words;
        let at = self.format.day_and_time(self.letter.queued_at);
        if self.outcome() == Outcome::StoreCredit {
            return Telling {
                subject: words.mail_return_subject_credited(self.amount()),
                heading: words.mail_return_heading_credited(self.amount()),
                paragraphs: vec![words.mail_return_credited()],
                stops: vec![happened(words.mail_return_stop_credit(), at)],
                ..Telling::default()
            };
        }
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
        let words = self.words;
        let title = match self.outcome() {
            Outcome::StoreCredit => words.mail_return_stop_credit(),
            outcome if outcome.is_money() => words.mail_return_stop_refunded(),
            Outcome::MissingPart => words.mail_return_stop_replaced(words.mail_return_short_part()),
            Outcome::Repair => words.mail_return_stop_replaced(words.mail_return_short_repair()),
            Outcome::Exchange => {
                words.mail_return_stop_replaced(words.mail_return_short_exchange())
            }
            _ => words.mail_return_stop_replaced(words.mail_return_short_replacement()),
        };
        to_come(title, self.due().map(|due| self.format.short_by(due)))
    }

    /// What is sent, at the beginning of a sentence.
    fn what(&self) -> String {
        match self.outcome() {
            Outcome::MissingPart => self.words.mail_return_what_part(),
            Outcome::Repair => self.words.mail_return_what_repair(),
            Outcome::Exchange => self.words.mail_return_what_exchange(),
            _ => self.words.mail_return_what_replacement(),
        }
    }

    /// What comes instead, and what goes back with it.
    fn exchange(&self) -> Option<String> {
        let title: String = self.said("exchange")?;
        let back: i64 = self.said("back_minor").unwrap_or_default();
        Some(if back > 0 {
            let back = self.format.money(back, &self.text("currency"));
            self.words.mail_return_exchange_back(back, title)
        } else {
            self.words.mail_return_exchange(title)
        })
    }

    /// What is in it, as a list.
    fn items(&self) -> String {
        let items: Vec<Item> = self.said("items").unwrap_or_default();
        let items: Vec<String> = items
            .into_iter()
            .map(|item| self.words.mail_return_item(item.quantity, item.title))
            .collect();
        self.format.list(&items)
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

//! What the mails about a case say: when we answer, or the answer itself. All they need is in the letter's particulars.
//! What was asked is not repeated: a visitor may have typed anybody's address.

use super::{Stop, Teller, Telling, happened, to_come};
use app::journeys::promise_name;
use domain::{
    Timestamp,
    cases::{Then, Topic},
    notices::NoticeKind,
    promises::PromiseKind,
};
use serde::de::DeserializeOwned;

impl Teller<'_> {
    pub(super) fn of_case(&self) -> Telling {
        let mut telling = if self.letter.kind == NoticeKind::CaseAnswered {
            self.case_answered()
        } else {
            self.case_opened()
        };
        let number = self.letter.order_number.clone();
        telling.over = number.map(|number| self.words.mail_case_over(number));
        telling
    }

    fn case_opened(&self) -> Telling {
        let (words, format) = (self.words, &self.format);
        let answer_by: Option<Timestamp> = self.in_case("answer_by");
        let solve_by: Option<Timestamp> = self.in_case("solve_by");
        let broken: Option<PromiseKind> = self.in_case("broken");
        let by = answer_by.map(|due| format.by(due));
        let is_withdrawal = self.in_case("topic") == Some(Topic::Withdrawal);
        let (subject, heading, mut paragraphs) = match (broken, by.clone()) {
            (None, by) if is_withdrawal => (
                match by.clone() {
                    Some(by) => words.mail_case_subject_withdrawal_by(by),
                    None => words.mail_case_subject_withdrawal(),
                },
                by.map_or_else(
                    || words.mail_case_subject_withdrawal(),
                    |by| words.mail_case_heading_opened_by(by),
                ),
                vec![words.mail_case_lead_withdrawal()],
            ),
            (Some(kind), _) => {
                let due = self.in_case("due").unwrap_or(self.letter.queued_at);
                (
                    words.mail_case_subject_recovery(),
                    words.mail_case_heading_recovery(),
                    vec![words.mail_case_lead_recovery(format.by(due), promise_name(kind, words))],
                )
            }
            (None, Some(by)) => (
                words.mail_case_subject_opened_by(by.as_str()),
                words.mail_case_heading_opened_by(by),
                vec![words.mail_case_lead_opened()],
            ),
            (None, None) => (
                words.mail_case_subject_opened(),
                words.mail_case_heading_opened(),
                vec![words.mail_case_lead_opened()],
            ),
        };
        if broken.is_some() {
            paragraphs.extend(by.map(|by| words.mail_case_lead_hear(by)));
        }
        let begun = if broken.is_some() {
            words.mail_case_stop_opened()
        } else if is_withdrawal {
            words.mail_case_stop_withdrew()
        } else {
            words.mail_case_stop_asked()
        };
        let due = |title: String, due: Option<Timestamp>| -> Option<Stop> {
            due.map(|due| to_come(title, Some(format.short_by(due))))
        };
        let stops = [
            Some(happened(begun, format.day_and_time(self.letter.queued_at))),
            due(words.mail_case_stop_answer(), answer_by),
            due(words.mail_case_stop_solved(), solve_by),
        ];
        let button = if broken.is_some() {
            words.mail_case_button_recovery()
        } else {
            words.mail_case_button()
        };
        Telling {
            subject,
            heading,
            paragraphs,
            stops: stops.into_iter().flatten().collect(),
            button: self.link("/l/", button),
            ..Telling::default()
        }
    }

    fn case_answered(&self) -> Telling {
        let words = self.words;
        let then = self
            .in_case::<String>("then")
            .and_then(|then| Then::read(&then))
            .unwrap_or(Then::Stay);
        let by_us: bool = self.in_case("by_us").unwrap_or_default();
        let said: String = self.in_case("words").unwrap_or_default();
        let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut paragraphs: Vec<String> = lines.map(str::to_owned).collect();
        paragraphs.push(match then {
            Then::WaitForCustomer => words.mail_case_then_wait(),
            Then::Resolve => words.mail_case_then_resolve(),
            Then::Stay => words.mail_case_then_stay(),
        });
        Telling {
            subject: match then {
                Then::WaitForCustomer => words.mail_case_subject_answered_wait(),
                _ if by_us => words.mail_case_subject_recovered(),
                _ => words.mail_case_subject_answered(),
            },
            heading: words.mail_case_heading_answered(),
            paragraphs,
            button: self.link(
                "/l/",
                if by_us {
                    words.mail_case_button_recovery()
                } else {
                    words.mail_case_button()
                },
            ),
            ..Telling::default()
        }
    }

    fn in_case<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        let value = self.letter.particulars.get(field)?.clone();
        serde_json::from_value(value).ok()
    }
}

//! The receipt of a withdrawal, on a durable medium (Directive 2011/83/EU, Art. 11a): what was typed, the date and the time,
//! and nothing of what we know. It opens nothing, for anybody's address may have been typed.

use super::{Teller, Telling};
use app::withdraw::in_one_line;
use domain::Timestamp;

impl Teller<'_> {
    pub(super) fn withdrawal_receipt(&self) -> Telling {
        let words = self.words;
        let said = |field: &str| {
            let value = self.letter.particulars.get(field);
            let text = value.and_then(|value| value.as_str()).unwrap_or_default();
            text.to_owned()
        };
        let at = Timestamp::parse(&said("stated_at")).unwrap_or(self.letter.queued_at);
        let items = match in_one_line(&said("items")) {
            items if items.is_empty() => words.withdraw_items_all(),
            items => items,
        };
        Telling {
            subject: words.mail_withdrawal_subject(said("order")),
            heading: words.mail_withdrawal_heading(),
            paragraphs: vec![
                words.mail_withdrawal_lead(),
                words.mail_withdrawal_name(said("name")),
                words.mail_withdrawal_order(said("order")),
                words.mail_withdrawal_email(said("email")),
                words.mail_withdrawal_items(items),
                words.mail_withdrawal_at(self.format.exact(at)),
                words.mail_withdrawal_keep(),
            ],
            ..Telling::default()
        }
    }
}

//! What the mail about a reward says. All they need is in the letter's particulars.

use super::{Button, Teller, Telling};

impl Teller<'_> {
    pub(super) fn of_reward(&self) -> Telling {
        let (words, particulars) = (self.words, &self.letter.particulars);
        let shop = self.setting.policy.shop_name.as_str();
        let amount = self.format.money(
            particulars["amount_minor"].as_i64().unwrap_or_default(),
            particulars["currency"].as_str().unwrap_or_default(),
        );
        Telling {
            subject: words.refer_mail_subject(amount.as_str()),
            heading: words.refer_mail_heading(amount.as_str()),
            paragraphs: vec![
                words.refer_mail_lead(amount.as_str(), shop),
                words.refer_mail_paid(shop),
            ],
            // The page asks who comes to sign in, so nothing in this mail opens anything by itself.
            button: Some(Button {
                label: words.refer_mail_button(),
                url: format!("{}/refer", self.setting.origin),
            }),
            ..Telling::default()
        }
    }
}

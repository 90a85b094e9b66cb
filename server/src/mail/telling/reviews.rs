//! What the mails about a review say. All they need is in the letter's particulars.

use super::{Teller, Telling};
use domain::notices::NoticeKind;
use serde_json::Value;

impl Teller<'_> {
    pub(super) fn of_review(&self) -> Telling {
        if self.letter.kind == NoticeKind::ReviewAsked {
            self.review_asked()
        } else {
            self.review_replied()
        }
    }

    /// Asked once an order, and never who we owe something.
    fn review_asked(&self) -> Telling {
        let words = self.words;
        let products: Vec<&str> = self
            .letter
            .particulars
            .get("products")
            .and_then(Value::as_array)
            .map(|titles| titles.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let number = self.letter.order_number.clone().unwrap_or_default();
        let (subject, lead) = if products.is_empty() {
            (
                words.review_mail_ask_subject_bare(number.as_str()),
                words.review_mail_ask_lead_bare(),
            )
        } else {
            let products = self.format.list(&products);
            (
                words.review_mail_ask_subject(products.as_str()),
                words.review_mail_ask_lead(products.as_str()),
            )
        };
        Telling {
            subject,
            over: Some(words.review_over(number)),
            heading: words.review_mail_ask_heading(),
            paragraphs: vec![lead, words.review_mail_ask_honest()],
            button: self.link("/l/", words.review_mail_ask_button()),
            ..Telling::default()
        }
    }

    fn review_replied(&self) -> Telling {
        let words = self.words;
        let said = |field: &str| {
            let value = self.letter.particulars.get(field);
            value.and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let is = |field: &str| {
            let value = self.letter.particulars.get(field);
            value.and_then(Value::as_bool).unwrap_or_default()
        };
        let product = said("product");
        let where_it_stands = match (is("public"), is("published")) {
            (true, true) => words.review_mail_reply_public(),
            (true, false) => words.review_mail_reply_public_later(),
            (false, _) => words.review_mail_reply_private(),
        };
        let mut paragraphs = vec![words.review_mail_reply_lead(product.as_str())];
        let lines = said("words");
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        paragraphs.extend(lines.map(str::to_owned));
        paragraphs.push(where_it_stands);
        Telling {
            subject: words.review_mail_reply_subject(product),
            over: self
                .letter
                .order_number
                .clone()
                .map(|number| words.review_over(number)),
            heading: words.review_mail_reply_heading(),
            paragraphs,
            button: self.link("/l/", words.review_mail_reply_button()),
            ..Telling::default()
        }
    }
}

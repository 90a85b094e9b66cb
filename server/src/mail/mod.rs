//! Mails: one design with the shop's face, in the customer's language, always with a text part. Nothing in them is loaded
//! from anywhere.
//!
//! To add a mail: its words in `app/words/*/mail.ftl`, its arm in [`telling`], and a snapshot in the tests.

mod post;
mod telling;

pub use post::{NotSent, Post};
pub use telling::{Setting, Telling, tell};

use app::{
    design::brand::{self, Brand},
    words::Locale,
};
use askama::Template;
use domain::policy::Policy;
use mrml::prelude::render::RenderOptions;
use std::collections::HashMap;
use store::{orders::OrderView, outbox::Letter};
use thiserror::Error;

/// A mail, written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Why a mail cannot be written: a fault of ours, in a template.
#[derive(Debug, Error)]
pub enum Unwritten {
    #[error("the notice is about an order that is not there")]
    NoOrder,
    #[error("a template of the mail does not render")]
    Template(#[from] askama::Error),
    #[error("the mail's layout does not read")]
    Layout(#[from] mrml::prelude::parser::Error),
    #[error("the mail's layout does not render")]
    Render(#[from] mrml::prelude::render::Error),
}

#[derive(Template)]
#[template(path = "mail/mail.txt", escape = "none")]
struct TextPart<'a> {
    shop: &'a str,
    telling: &'a Telling,
}

#[derive(Template)]
#[template(path = "mail/mail.mjml", escape = "html")]
struct HtmlPart<'a> {
    lang: &'a str,
    shop: &'a str,
    preview: &'a str,
    telling: &'a Telling,
    brand_ground: String,
    brand_ink: String,
    brand_text: String,
    radius: u8,
}

/// Writes the mail of a letter; `order` is the order it is about, as its customer sees it.
///
/// # Errors
/// [`Unwritten`]
pub fn write(
    letter: &Letter,
    order: Option<&OrderView>,
    setting: &Setting<'_>,
) -> Result<Mail, Unwritten> {
    let telling = tell(letter, order, setting).ok_or(Unwritten::NoOrder)?;
    let Policy {
        shop_name,
        brand,
        radius_px,
        ..
    } = setting.policy;
    let face = Brand::light(brand.parse().unwrap_or(brand::DEFAULT));
    let text = TextPart {
        shop: shop_name,
        telling: &telling,
    }
    .render()?;
    let layout = HtmlPart {
        lang: Locale::from_tag(&letter.locale).tag(),
        shop: shop_name,
        preview: telling.paragraphs.first().map_or("", String::as_str),
        telling: &telling,
        brand_ground: face.ground.to_string(),
        brand_ink: face.ink.to_string(),
        brand_text: face.text.to_string(),
        radius: (*radius_px).min(28),
    }
    .render()?;
    let options = RenderOptions {
        // By itself it would have the reader's mail program fetch fonts from elsewhere.
        fonts: HashMap::new(),
        ..RenderOptions::default()
    };
    let html = mrml::parse(&layout)?.element.render(&options)?;
    Ok(Mail {
        subject: one_line(&telling.subject),
        text,
        html,
    })
}

/// A header's value: no line ends (they would start another header), no control characters, not endless.
fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(150)
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;

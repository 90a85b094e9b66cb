//! The form: what it is about, the words, and when we answer, before anything is sent.

use crate::{
    cases::wording::topic_words,
    design::{
        Button, Card, Field, FieldKind, Form as PostForm, Notice, NoticeTone, Select, TextArea,
    },
    journeys::wording::carrier_name,
    request::{Asked, Form, Refused},
    words::Words,
};
use domain::{
    cases::{LONGEST_WORDS, Outlook, Topic},
    ids::{ReturnId, ShipmentId},
};
use leptos::prelude::*;
use store::cases::Choices;

/// What somebody chose to ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Matter {
    Nothing,
    Order(String),
    Parcel(ShipmentId),
    Return(ReturnId),
}

impl Matter {
    fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Order(number) => format!("order:{number}"),
            Self::Parcel(id) => format!("parcel:{id}"),
            Self::Return(id) => format!("return:{id}"),
        }
    }

    /// What was chosen; what does not read is nothing of theirs.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::Nothing);
        }
        let (kind, id) = text.split_once(':')?;
        Some(match kind {
            "order" => Self::Order(id.to_owned()),
            "parcel" => Self::Parcel(id.parse().ok()?),
            "return" => Self::Return(id.parse().ok()?),
            _ => return None,
        })
    }

    /// What the address of the page names: `?order=`, with `&parcel=`, or `?return=`.
    fn of_address(query: &Form) -> Self {
        if let Ok(id) = query.get("return").parse() {
            return Self::Return(id);
        }
        if let Ok(id) = query.get("parcel").parse() {
            return Self::Parcel(id);
        }
        match query.get("order") {
            "" => Self::Nothing,
            number => Self::Order(number.to_owned()),
        }
    }

    fn topic(&self) -> Topic {
        match self {
            Self::Nothing => Topic::Product,
            Self::Order(_) => Topic::Order,
            Self::Parcel(_) => Topic::Delivery,
            Self::Return(_) => Topic::Return,
        }
    }
}

pub(super) fn form(
    asked: &Asked,
    choices: &Choices,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let typed = |field: &str| {
        refused
            .map(|refused| refused.typed.get(field).to_owned())
            .unwrap_or_default()
    };
    let fault = |field: &str| refused.and_then(|refused| refused.of(field));
    let key = Some(typed("key"))
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let named = Matter::of_address(&asked.query);
    let about = if refused.is_some() {
        typed("about")
    } else {
        named.text()
    };
    let matters = matters(words, asked.customer.is_some(), choices);
    let is_there = |value: &str| matters.iter().any(|(known, _)| known == value);
    // A parcel that comes alone is its order; who has nothing of that name asks about the first.
    let of_order = Matter::Order(asked.query.get("order").to_owned()).text();
    let about = [about, of_order]
        .into_iter()
        .find(|value| is_there(value))
        .or_else(|| matters.first().map(|(value, _)| value.clone()))
        .unwrap_or_default();
    let topic = if refused.is_some() {
        typed("topic")
    } else {
        let chosen = match named {
            Matter::Nothing => Matter::read(&about).unwrap_or(Matter::Nothing),
            named => named,
        };
        let of_address = Topic::read(asked.query.get("topic"));
        let topic = of_address.unwrap_or_else(|| chosen.topic());
        topic.as_str().to_owned()
    };
    let topics = Topic::ASKED
        .map(|topic| (topic.as_str().to_owned(), topic_words(topic, words)))
        .to_vec();
    let about = (!matters.is_empty()).then(|| {
        view! { <Select name="about" label=words.ask_about() options=matters chosen=about/> }
    });
    let is_stranger = asked.customer.is_none() && choices.is_empty();
    let (name, email) = (typed("name"), typed("email"));
    let (name_fault, email_fault) = (fault("name"), fault("email"));
    let who = is_stranger.then(|| {
        view! {
            <Field name="name" label=words.ask_name() kind=FieldKind::PersonName value=name nostrip:error=name_fault
                optional=words.design_optional()/>
            <Field name="email" label=words.ask_email() hint=words.ask_email_hint() kind=FieldKind::Email value=email nostrip:error=email_fault/>
        }
    });
    let whole = fault("").map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let when = match Outlook::of(&asked.policy, asked.now) {
        Some(outlook) => words.ask_when(asked.format().by(outlook.answer_by)),
        None => words.ask_when_unknown(),
    };
    let hint = if is_stranger {
        words.ask_words_hint_stranger()
    } else {
        words.ask_words_hint()
    };
    let action = match asked.query.encode() {
        query if query.is_empty() => "/help".to_owned(),
        query => format!("/help?{query}"),
    };
    let longest = u32::try_from(LONGEST_WORDS).unwrap_or(u32::MAX);
    let (value, words_fault) = (typed("words"), fault("words"));
    view! {
        {whole}
        <Card title=words.ask_title()>
            <PostForm action key>
                {about}
                <Select name="topic" label=words.ask_topic() options=topics chosen=topic/>
                <TextArea name="words" label=words.ask_words() hint value nostrip:error=words_fault longest/>
                {who}
                <p><strong>{when}</strong></p>
                <div class="row"><Button text=words.ask_send()/></div>
            </PostForm>
        </Card>
    }
}

/// What can be chosen, with its words: orders, their parcels, returns, and nothing of these for who is signed in.
fn matters(words: Words, is_signed_in: bool, choices: &Choices) -> Vec<(String, String)> {
    let mut matters = Vec::new();
    for order in &choices.orders {
        let title = order.title.clone().unwrap_or_default();
        matters.push((
            Matter::Order(order.number.clone()).text(),
            words.ask_about_order(order.number.as_str(), title),
        ));
        for (place, (id, carrier, number)) in order.parcels.iter().enumerate() {
            let tracking = format!("{} {number}", carrier_name(carrier));
            matters.push((
                Matter::Parcel(*id).text(),
                words.ask_about_parcel(order.number.as_str(), place + 1, tracking),
            ));
        }
    }
    for case in &choices.returns {
        matters.push((
            Matter::Return(case.id).text(),
            words.ask_about_return(case.short_code.as_str()),
        ));
    }
    if is_signed_in && !matters.is_empty() {
        matters.push((Matter::Nothing.text(), words.ask_about_nothing()));
    }
    matters
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_was_chosen_survives_its_form() {
        let id = Uuid::from_u128(7);
        for matter in [
            Matter::Nothing,
            Matter::Order("HP-1:2".to_owned()),
            Matter::Parcel(ShipmentId(id)),
            Matter::Return(ReturnId(id)),
        ] {
            assert_eq!(Matter::read(&matter.text()), Some(matter));
        }
        assert_eq!(Matter::read("parcel:7"), None);
        assert_eq!(Matter::read("cat"), None);
    }
}

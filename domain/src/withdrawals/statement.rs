//! What somebody types who withdraws, and which pieces they mean by it.

use crate::{
    cases::LONGEST_NAME,
    orders::{
        fault::{Fault as FieldFault, Reader},
        is_email,
    },
    returns::Item,
};
use serde_json::Value;
use std::fmt;
use thiserror::Error;

/// How long the number of an order may be, in characters.
pub const LONGEST_CONTRACT: usize = 100;
/// How long the words about which items may be, in characters: they go by mail to whatever address is typed.
pub const LONGEST_ITEMS: usize = 500;

/// "I withdraw from this contract."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub name: String,
    /// The number of the order: what identifies the contract.
    pub order: String,
    /// Where the receipt goes.
    pub email: String,
    /// Which of the items; empty for all of the contract.
    pub items: String,
    /// The language it was made in, as a tag; `None` where nobody said.
    pub locale: Option<String>,
    /// Of the form: sent twice, it makes one.
    pub key: String,
}

/// What is wrong with a statement. Nobody has to say why they withdraw, so nothing else can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("is required")]
    NoName,
    #[error("must be {LONGEST_NAME} characters or fewer")]
    LongName,
    #[error("is required")]
    NoOrder,
    #[error("must be {LONGEST_CONTRACT} characters or fewer")]
    LongOrder,
    #[error("must be a mail address such as name@example.com")]
    NoAddress,
    #[error("must be {LONGEST_ITEMS} characters or fewer")]
    LongItems,
}

impl Fault {
    /// The field at fault, as form and API name it.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoName | Self::LongName => "name",
            Self::NoOrder | Self::LongOrder => "order",
            Self::NoAddress => "email",
            Self::LongItems => "items",
        }
    }
}

/// Everything that is wrong with a statement.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct Refused(pub Vec<Fault>);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.0.iter().map(|fault| fault.field()).collect();
        write!(f, "at fault: {}", fields.join(", "))
    }
}

impl Statement {
    /// The statement as it is kept and as the receipt repeats it: trimmed, without what no eye sees.
    ///
    /// # Errors
    /// All faults, in the order of the form.
    pub fn checked(&self) -> Result<Self, Refused> {
        let line = |text: &str| {
            let seen: String = text.chars().filter(|c| !c.is_control()).collect();
            seen.trim().to_owned()
        };
        let lines = |text: &str| {
            let seen = text.replace("\r\n", "\n");
            let seen: String = seen
                .chars()
                .filter(|c| *c == '\n' || !c.is_control())
                .collect();
            seen.trim().to_owned()
        };
        let statement = Self {
            name: line(&self.name),
            order: line(&self.order),
            email: line(&self.email),
            items: lines(&self.items),
            locale: self.locale.clone(),
            key: self.key.clone(),
        };
        let is_longer = |text: &str, most: usize| text.chars().count() > most;
        let faults: Vec<Fault> = [
            (statement.name.is_empty(), Fault::NoName),
            (is_longer(&statement.name, LONGEST_NAME), Fault::LongName),
            (statement.order.is_empty(), Fault::NoOrder),
            (
                is_longer(&statement.order, LONGEST_CONTRACT),
                Fault::LongOrder,
            ),
            (!is_email(&statement.email), Fault::NoAddress),
            (is_longer(&statement.items, LONGEST_ITEMS), Fault::LongItems),
        ]
        .into_iter()
        .filter_map(|(is_so, fault)| is_so.then_some(fault))
        .collect();
        if faults.is_empty() {
            Ok(statement)
        } else {
            Err(Refused(faults))
        }
    }
}

/// Reads `POST /api/v1/withdrawals`: `items` is a text, or a list of lines with how many of each. Lines become words, as
/// somebody would type them: a statement is words.
///
/// # Errors
/// Every fault found, each with the pointer of its field.
pub fn parse_statement(body: &Value) -> Result<Statement, Vec<FieldFault>> {
    let mut r = Reader::new(body);
    let name = r.text("/name", LONGEST_NAME);
    let order = r.text("/order", LONGEST_CONTRACT);
    let email = r.text("/email", 254);
    if !email.is_empty() && !is_email(&email) {
        r.fault("/email", Fault::NoAddress.to_string());
    }
    let items = match r.value("/items") {
        None => String::new(),
        Some(Value::String(text)) => {
            if text.chars().count() > LONGEST_ITEMS {
                r.fault("/items", Fault::LongItems.to_string());
            }
            text.clone()
        }
        Some(Value::Array(_)) => {
            let lines = r.list("/items", 100, |r, at| {
                let line = r.text(&format!("{at}/line_id"), 100);
                let pieces = match r.value(&format!("{at}/quantity")) {
                    None => return line,
                    Some(_) => r.whole(&format!("{at}/quantity"), 1, 1_000_000),
                };
                format!("{pieces} × {line}")
            });
            lines.join("\n")
        }
        Some(_) => {
            r.fault("/items", "must be a text or a list");
            String::new()
        }
    };
    let locale = r.optional_text("/locale", 35);
    r.finish(Statement {
        name,
        order,
        email,
        items,
        locale,
        key: String::new(),
    })
}

/// A line of the order with what can still be withdrawn of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLine {
    pub line_id: String,
    pub sku: String,
    pub title: String,
    /// Pieces that are in no return yet, delivered or not.
    pub open: i64,
}

/// The pieces that the words about the items mean: all that is open where there are none; else one thing a line, by its
/// title or code, with a number before it where not all of it is meant. `None` where the words cannot be followed to the
/// letter, which somebody then reads, and where nothing is open.
#[must_use]
pub fn meant(items: &str, lines: &[OpenLine]) -> Option<Vec<Item>> {
    let item = |line: &OpenLine, quantity: i64| Item {
        line_id: line.line_id.clone(),
        quantity,
    };
    let mut chosen: Vec<Item> = Vec::new();
    if items.trim().is_empty() {
        chosen.extend(
            lines
                .iter()
                .filter(|line| line.open > 0)
                .map(|line| item(line, line.open)),
        );
    }
    for part in items.split(['\n', ';']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        // The whole of it first: a title may begin with a number.
        let found = match named(part, lines) {
            Some(line) => item(line, line.open),
            None => {
                let (pieces, name) = counted(part)?;
                item(name.iter().find_map(|name| named(name, lines))?, pieces)
            }
        };
        if chosen.iter().any(|known| known.line_id == found.line_id) {
            return None;
        }
        chosen.push(found);
    }
    let is_open = |item: &Item| {
        lines
            .iter()
            .any(|line| line.line_id == item.line_id && (1..=line.open).contains(&item.quantity))
    };
    (!chosen.is_empty() && chosen.iter().all(is_open)).then_some(chosen)
}

/// The one line that is called so.
fn named<'a>(text: &str, lines: &'a [OpenLine]) -> Option<&'a OpenLine> {
    let text = text.trim().to_lowercase();
    let mut fitting = lines.iter().filter(|line| {
        [&line.title, &line.sku, &line.line_id]
            .iter()
            .any(|name| name.trim().to_lowercase() == text)
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// "2 × kettle", "2x kettle", "2 kettle": the number, and what may be the name.
fn counted(part: &str) -> Option<(i64, Vec<&str>)> {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at_checked(digits)?;
    let name = rest.trim_start();
    let without_times = name
        .strip_prefix(['x', 'X', '×'])
        .map_or(name, str::trim_start);
    Some((number.parse().ok()?, vec![name, without_times]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn statement() -> Statement {
        Statement {
            name: " Ana\0 Ribeiro ".to_owned(),
            order: " HP-1 ".to_owned(),
            email: "ana@example.com".to_owned(),
            items: "The kettle\r\nand its lid\u{7}".to_owned(),
            locale: None,
            key: String::new(),
        }
    }

    #[test]
    fn a_statement_needs_a_name_a_contract_and_an_address_and_no_reason() {
        let kept = statement().checked().unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.order.as_str(), kept.items.as_str()),
            ("Ana Ribeiro", "HP-1", "The kettle\nand its lid")
        );
        let empty = Statement {
            name: " \n".to_owned(),
            order: String::new(),
            email: "ana".to_owned(),
            items: "x".repeat(501),
            ..statement()
        };
        assert_eq!(
            empty.checked(),
            Err(Refused(vec![
                Fault::NoName,
                Fault::NoOrder,
                Fault::NoAddress,
                Fault::LongItems
            ]))
        );
    }

    #[test]
    fn a_call_names_every_fault_and_its_lines_become_words() {
        let wrong = json!({ "order": 7, "email": "ana", "items": [{ "quantity": 0 }] });
        let faults = parse_statement(&wrong).unwrap_err();
        let at: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(
            at,
            [
                "/name",
                "/order",
                "/email",
                "/items/0/line_id",
                "/items/0/quantity"
            ]
        );
        let call = json!({
            "name": "Ana", "order": "HP-1", "email": "ana@example.com",
            "items": [{ "line_id": "1", "quantity": 2 }, { "line_id": "2" }],
        });
        assert_eq!(parse_statement(&call).unwrap().items, "2 × 1\n2");
    }

    #[test]
    fn words_about_items_are_followed_to_the_letter_or_not_at_all() {
        let line = |line_id: &str, sku: &str, title: &str, open| OpenLine {
            line_id: line_id.to_owned(),
            sku: sku.to_owned(),
            title: title.to_owned(),
            open,
        };
        let lines = [
            line("1", "KETTLE", "Enamel kettle, moss", 2),
            line("2", "TRAY", "Oak tray", 1),
            line("3", "GONE", "Pine candle", 0),
        ];
        let means = |words: &str| {
            meant(words, &lines).map(|items| {
                items
                    .into_iter()
                    .map(|item| (item.line_id, item.quantity))
                    .collect::<Vec<_>>()
            })
        };
        let one = |line: &str, pieces| Some(vec![(line.to_owned(), pieces)]);
        assert_eq!(
            means(" "),
            Some(vec![("1".to_owned(), 2), ("2".to_owned(), 1)])
        );
        assert_eq!(means("enamel KETTLE, moss"), one("1", 2));
        for words in ["1 × Enamel kettle, moss", "1x KETTLE", "1 kettle", "1 x 1"] {
            assert_eq!(means(words), one("1", 1), "{words}");
        }
        assert_eq!(
            means("1 × 1; Oak tray\n"),
            Some(vec![("1".to_owned(), 1), ("2".to_owned(), 1)])
        );
        for words in [
            "the kettle, please",
            "3 × kettle",
            "0 × kettle",
            "Pine candle",
            "kettle; kettle",
            "99999999999999999999 kettle",
        ] {
            assert_eq!(means(words), None, "{words}");
        }
        assert_eq!(meant("", &lines[2..]), None);
    }
}

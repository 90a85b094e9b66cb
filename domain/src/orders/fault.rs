//! Reading JSON with every fault named by its pointer (RFC 6901), all of them at once, so that a shop mends its call in
//! one go instead of one field a try.

use crate::Timestamp;
use serde::Serialize;
use serde_json::Value;

/// One thing wrong with a body: where (RFC 6901 pointer) and what, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    pub pointer: String,
    pub detail: String,
}

/// Reads fields by pointer and remembers what was wrong. Every method answers a usable value even after a fault; only
/// [`Reader::finish`] tells whether the whole may be used.
pub struct Reader<'a> {
    body: &'a Value,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    #[must_use]
    pub fn new(body: &'a Value) -> Self {
        let mut reader = Self {
            body,
            faults: Vec::new(),
        };
        if !body.is_object() {
            reader.fault("", "must be a JSON object");
        }
        reader
    }

    pub fn fault(&mut self, pointer: &str, detail: impl Into<String>) {
        self.faults.push(Fault {
            pointer: pointer.to_owned(),
            detail: detail.into(),
        });
    }

    /// The value at the pointer; `null` counts as absent.
    #[must_use]
    pub fn value(&self, pointer: &str) -> Option<&'a Value> {
        self.body.pointer(pointer).filter(|value| !value.is_null())
    }

    /// A text of 1 to `most` characters, trimmed, without control characters.
    pub fn text(&mut self, pointer: &str, most: usize) -> String {
        if self.value(pointer).is_none() {
            self.fault(pointer, "is required");
            return String::new();
        }
        match self.optional_text(pointer, most) {
            Some(text) => text,
            None => {
                if !self.faults.iter().any(|fault| fault.pointer == pointer) {
                    self.fault(pointer, "must not be empty");
                }
                String::new()
            }
        }
    }

    /// As [`Self::text`], for a field that may be left out; an empty text counts as left out.
    pub fn optional_text(&mut self, pointer: &str, most: usize) -> Option<String> {
        let value = self.value(pointer)?;
        let Some(text) = value.as_str() else {
            self.fault(pointer, "must be a text");
            return None;
        };
        let text = text.trim();
        if text.chars().count() > most {
            self.fault(pointer, format!("must be {most} characters or fewer"));
            return None;
        }
        if text.chars().any(char::is_control) {
            self.fault(pointer, "must not hold control characters");
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A moment, RFC 3339 with an offset.
    pub fn time(&mut self, pointer: &str) -> Timestamp {
        let text = self.text(pointer, 40);
        match Timestamp::parse(&text) {
            Ok(moment) => moment,
            Err(reason) => {
                if !text.is_empty() {
                    self.fault(pointer, reason.to_string());
                }
                Timestamp::from_micros(0)
            }
        }
    }

    /// A whole number between `least` and `most`.
    pub fn whole(&mut self, pointer: &str, least: i64, most: i64) -> i64 {
        match self.value(pointer) {
            None => {
                self.fault(pointer, "is required");
                least
            }
            Some(value) => match value.as_i64() {
                Some(number) if (least..=most).contains(&number) => number,
                _ => {
                    self.fault(
                        pointer,
                        format!("must be a whole number from {least} to {most}"),
                    );
                    least
                }
            },
        }
    }

    /// A currency of ISO 4217, in upper case.
    pub fn currency(&mut self, pointer: &str) -> String {
        let code = self.text(pointer, 10).to_uppercase();
        if !code.is_empty() && iso_currency::Currency::from_code(&code).is_none() {
            self.fault(pointer, "must be a currency code of ISO 4217, such as EUR");
        }
        code
    }

    /// A required list; `read` gets the pointer of each element.
    pub fn list<T>(
        &mut self,
        pointer: &str,
        most: usize,
        read: impl FnMut(&mut Self, &str) -> T,
    ) -> Vec<T> {
        if self.value(pointer).is_none() {
            self.fault(pointer, "is required");
            return Vec::new();
        }
        self.optional_list(pointer, most, read).unwrap_or_default()
    }

    /// A list that may be left out.
    pub fn optional_list<T>(
        &mut self,
        pointer: &str,
        most: usize,
        mut read: impl FnMut(&mut Self, &str) -> T,
    ) -> Option<Vec<T>> {
        let value = self.value(pointer)?;
        let Some(list) = value.as_array() else {
            self.fault(pointer, "must be a list");
            return None;
        };
        if list.len() > most {
            self.fault(pointer, format!("must hold {most} entries or fewer"));
            return None;
        }
        Some(
            (0..list.len())
                .map(|n| read(self, &format!("{pointer}/{n}")))
                .collect(),
        )
    }

    /// The value when nothing was wrong.
    ///
    /// # Errors
    /// All faults, in the order they were found.
    pub fn finish<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() {
            Ok(value)
        } else {
            Err(self.faults)
        }
    }
}

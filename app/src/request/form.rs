//! What somebody typed, and why it was not taken.

use http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use std::borrow::Cow;

/// The fields of a form or a query, as they were typed. Flat texts: `domain` parses them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`; what does not read is left out. A NUL, which PostgreSQL keeps in no
    /// text, becomes the sign for what cannot be read.
    #[must_use]
    pub fn parse(encoded: &str) -> Self {
        Self::of(serde_urlencoded::from_str(encoded).unwrap_or_default())
    }

    /// As [`Form::parse`], of fields that came otherwise.
    pub(super) fn of(fields: Vec<(String, String)>) -> Self {
        let readable = |text: String| text.replace('\0', "\u{fffd}");
        let fields = fields.into_iter();
        Self(
            fields
                .map(|(name, value)| (name, readable(value)))
                .collect(),
        )
    }

    /// The trimmed value, empty when the field is absent. Of a field named twice the first counts.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0
            .iter()
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value.trim())
    }

    /// All values of a field, such as the boxes ticked.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// The same fields with one set anew (or dropped, when empty): for links that change one filter.
    #[must_use]
    pub fn with(&self, field: &str, value: &str) -> Self {
        let mut fields: Vec<_> = self
            .0
            .iter()
            .filter(|(name, _)| name != field)
            .cloned()
            .collect();
        if !value.is_empty() {
            fields.push((field.to_owned(), value.to_owned()));
        }
        Self(fields)
    }

    /// The same fields with one more, beside others of its name: one more box ticked.
    #[must_use]
    pub fn and(mut self, field: &str, value: &str) -> Self {
        self.0.push((field.to_owned(), value.to_owned()));
        self
    }

    #[must_use]
    pub fn encode(&self) -> String {
        serde_urlencoded::to_string(&self.0).unwrap_or_default()
    }
}

/// Why a form was not taken, with what was typed, for the page that shows it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub status: StatusCode,
    pub typed: Form,
    /// Field and words; an empty field name speaks of the whole form.
    pub faults: Vec<(Cow<'static, str>, String)>,
    /// For 429: seconds to wait.
    pub retry_after: Option<u64>,
}

impl Refused {
    /// 422 with one fault.
    #[must_use]
    pub fn field(
        typed: &Form,
        field: impl Into<Cow<'static, str>>,
        words: impl Into<String>,
    ) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            typed: typed.clone(),
            faults: vec![(field.into(), words.into())],
            retry_after: None,
        }
    }

    /// 422 with these faults.
    #[must_use]
    pub fn fields(typed: &Form, faults: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let faults = faults
            .into_iter()
            .map(|(field, words)| (field.into(), words));
        Self {
            faults: faults.collect(),
            ..Self::field(typed, "", "")
        }
    }

    /// 429: come back later.
    #[must_use]
    pub fn too_often(typed: &Form, seconds: u64, words: impl Into<String>) -> Self {
        Self {
            status: StatusCode::TOO_MANY_REQUESTS,
            retry_after: Some(seconds),
            ..Self::field(typed, "", words)
        }
    }

    /// The words of one field's fault.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        self.faults
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, words)| words.clone())
    }
}

/// Why the form on this page was just refused, if it was; sets the response's status.
#[must_use]
pub fn refused() -> Option<Refused> {
    let refused = use_context::<Refused>()?;
    set_status(refused.status);
    if let (Some(seconds), Some(response)) = (refused.retry_after, use_context::<ResponseOptions>())
    {
        response.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Some(refused)
}

/// In context when a form led to the next step of its page.
#[derive(Debug, Clone)]
pub(super) struct Step(pub Form);

/// What the form before typed, on the next step of the same page; `None` on its first.
#[must_use]
pub fn step() -> Option<Form> {
    use_context::<Step>().map(|Step(form)| form)
}

/// Sets the status of the page being rendered.
pub fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// This browser may keep the page being rendered for a day: it has to show where there is no network, and nothing on it
/// is personal. Signing out clears it.
pub fn keep_for_a_day() {
    if let Some(response) = use_context::<ResponseOptions>() {
        let value = HeaderValue::from_static("private, max-age=86400");
        response.insert_header(header::CACHE_CONTROL, value);
    }
}

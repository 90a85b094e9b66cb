//! Things one fills in: a label above, a hint below it, and an error where it belongs.

use leptos::prelude::*;

/// What is asked for; it brings the right keyboard and the right help from the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    #[default]
    Text,
    Email,
    /// A number or short code that is a name: an order number, a short code.
    Reference,
    /// The six digits we mailed.
    OneTimeCode,
    NewPassword,
    Password,
    PersonName,
    Search,
    Date,
    /// A sum of money, with decimals.
    Amount,
}

impl FieldKind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::NewPassword | Self::Password => "password",
            Self::Search => "search",
            Self::Date => "date",
            Self::Text | Self::Reference | Self::OneTimeCode | Self::PersonName | Self::Amount => {
                "text"
            }
        }
    }

    fn inputmode(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("email"),
            Self::OneTimeCode => Some("numeric"),
            Self::Search => Some("search"),
            Self::Amount => Some("decimal"),
            _ => None,
        }
    }

    fn autocomplete(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::OneTimeCode => "one-time-code",
            Self::NewPassword => "new-password",
            Self::Password => "current-password",
            Self::PersonName => "name",
            Self::Text => "on",
            Self::Reference | Self::Search | Self::Date | Self::Amount => "off",
        }
    }

    /// Codes and addresses are not prose: no capital at the start, no spelling help.
    fn is_prose(self) -> bool {
        matches!(self, Self::Text | Self::PersonName | Self::Search)
    }
}

/// One line to fill in. `name` is the form's name for it and makes the id, so it is used once in a page.
/// `optional` is the word that marks a field one may leave out; without it the field is required. `focused`: the one field
/// a page is for, such as the one a hand scanner types into.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: FieldKind,
    /// What was typed before, shown again.
    #[prop(optional, into)]
    value: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Option<String>,
    #[prop(optional, into)] optional: Option<String>,
    #[prop(optional)] focused: bool,
) -> impl IntoView {
    let id = field_id(&name);
    let described = described_by(&id, hint.is_some(), error.is_some());
    let required = optional.is_none();
    let invalid = error.is_some().then_some("true");
    let plain = (!kind.is_prose()).then_some("none");
    let spelling = (!kind.is_prose()).then_some("false");
    view! {
        <div class="field">
            {label_of(&id, label, optional)}
            {hint_of(&id, hint)}
            <input
                id=id.clone()
                name=name
                type=kind.input_type()
                inputmode=kind.inputmode()
                autocomplete=kind.autocomplete()
                autocapitalize=plain
                spellcheck=spelling
                value=value
                required=required
                // A browser begins at the first that is wrong, also below the fold.
                autofocus=focused || invalid.is_some()
                aria-describedby=described
                aria-invalid=invalid
            />
            {error_of(&id, error)}
        </div>
    }
}

/// One of a few: `options` are the form's values with what people read; `chosen` is the value chosen before.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] chosen: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Option<String>,
) -> impl IntoView {
    let id = field_id(&name);
    let described = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    let options = options
        .into_iter()
        .map(|(value, said)| {
            let selected = chosen.as_ref() == Some(&value);
            view! { <option value=value selected=selected>{said}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            {label_of(&id, label, None)}
            {hint_of(&id, hint)}
            <select id=id.clone() name=name aria-describedby=described aria-invalid=invalid>{options}</select>
            {error_of(&id, error)}
        </div>
    }
}

pub(super) fn field_id(name: &str) -> String {
    format!("field-{name}")
}

pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(error, "error"), (hint, "hint")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, what)| format!("{id}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

pub(super) fn label_of(id: &str, label: String, optional: Option<String>) -> impl IntoView + use<> {
    let id = id.to_owned();
    view! {
        <label for=id>{label}{optional.map(|word| view! { " "<span class="quiet">{word}</span> })}</label>
    }
}

pub(super) fn hint_of(id: &str, hint: Option<String>) -> impl IntoView + use<> {
    let id = format!("{id}-hint");
    hint.map(|hint| view! { <p class="hint" id=id>{hint}</p> })
}

pub(super) fn error_of(id: &str, error: Option<String>) -> impl IntoView + use<> {
    let id = format!("{id}-error");
    error.map(|error| view! { <p class="field-error" id=id>{error}</p> })
}

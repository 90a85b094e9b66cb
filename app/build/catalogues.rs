//! Reads the catalogues and finds every fault in them. Shared by the build script and its test.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The first is the one the others are compared with.
pub const LOCALES: [&str; 3] = ["en", "de", "pt"];

/// Names a message cannot have: Rust's own words, and what `Words` already has.
const TAKEN: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "format", "gen", "if", "impl", "in", "let", "locale", "loop", "match",
    "mod", "move", "mut", "of", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "type", "unsafe", "use", "where", "while",
];

/// One message of one locale.
pub struct Message {
    pub file: String,
    /// The text in one line.
    pub text: String,
    pub variables: BTreeSet<String>,
}

/// Everything one locale says.
#[derive(Default)]
pub struct Catalogue {
    pub files: Vec<String>,
    pub messages: BTreeMap<String, Message>,
}

/// All catalogues below `root`, in the order of [`LOCALES`], and what is wrong with them, one sentence each.
pub fn read_all(root: &Path) -> (Vec<Catalogue>, Vec<String>) {
    let mut faults = Vec::new();
    let catalogues: Vec<Catalogue> = LOCALES
        .iter()
        .map(|locale| read(root, locale, &mut faults))
        .collect();
    compare(&catalogues, &mut faults);
    (catalogues, faults)
}

fn read(root: &Path, locale: &str, faults: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut terms = BTreeSet::new();
    let mut references = Vec::new();
    let folder = root.join(locale);
    let mut paths: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect(),
        Err(why) => {
            faults.push(format!("words/{locale} cannot be read: {why}"));
            return catalogue;
        }
    };
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let file = format!("words/{locale}/{name}");
        let source = match fs::read_to_string(&path) {
            Ok(source) => source,
            Err(why) => {
                faults.push(format!("{file} cannot be read: {why}"));
                continue;
            }
        };
        let resource = match fluent_syntax::parser::parse(source.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = source[..error.pos.start.min(source.len())].lines().count();
                    faults.push(format!("{file}, near line {line}: {}", error.kind));
                }
                resource
            }
        };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name.to_owned();
                    if !message.attributes.is_empty() {
                        faults.push(format!(
                            "{file}: `{key}` has attributes; make them messages of their own"
                        ));
                    }
                    let Some(value) = message.value else {
                        faults.push(format!("{file}: `{key}` says nothing"));
                        continue;
                    };
                    let mut found = Found::default();
                    found.pattern(&value);
                    for reference in found.references {
                        references.push((file.clone(), key.clone(), reference));
                    }
                    for function in found.functions {
                        faults.push(format!(
                            "{file}: `{key}` calls {function}(); format values in Rust instead"
                        ));
                    }
                    let text = shown(&value);
                    let message = Message {
                        file: file.clone(),
                        text,
                        variables: found.variables,
                    };
                    if let Some(earlier) = catalogue.messages.insert(key.clone(), message) {
                        faults.push(format!(
                            "{file}: `{key}` is said twice, also in {}",
                            earlier.file
                        ));
                    }
                }
                Entry::Term(term) => {
                    if !terms.insert(format!("-{}", term.id.name)) {
                        faults.push(format!(
                            "{file}: the term `-{}` stands twice in `{locale}`",
                            term.id.name
                        ));
                    }
                }
                Entry::Junk { .. }
                | Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_) => {}
            }
        }
        catalogue.files.push(name);
    }
    // A message that names another one would need the other's variables too; terms are enough to share a wording.
    for (file, key, reference) in references {
        if !reference.starts_with('-') {
            faults.push(format!(
                "{file}: `{key}` refers to the message `{reference}`; only terms can be shared"
            ));
        } else if !terms.contains(&reference) {
            faults.push(format!(
                "{file}: `{key}` refers to the term `{reference}`, which `{locale}` does not have"
            ));
        }
    }
    catalogue
}

fn compare(catalogues: &[Catalogue], faults: &mut Vec<String>) {
    let Some((first, others)) = catalogues.split_first() else {
        return;
    };
    for (locale, other) in LOCALES.iter().skip(1).zip(others) {
        for (key, message) in &first.messages {
            let Some(twin) = other.messages.get(key) else {
                let file = message.file.replacen("/en/", &format!("/{locale}/"), 1);
                faults.push(format!(
                    "`{locale}` does not say `{key}` (it belongs into {file}, as in {})",
                    message.file
                ));
                continue;
            };
            for variable in message.variables.difference(&twin.variables) {
                faults.push(format!(
                    "{}: `{key}` leaves out {{ ${variable} }}, which {} has",
                    twin.file, message.file
                ));
            }
            for variable in twin.variables.difference(&message.variables) {
                faults.push(format!(
                    "{}: `{key}` asks for {{ ${variable} }}, which {} lacks",
                    twin.file, message.file
                ));
            }
        }
        for (key, message) in &other.messages {
            if !first.messages.contains_key(key) {
                faults.push(format!("{}: `{key}` is not in `en`", message.file));
            }
        }
    }
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for (key, message) in &first.messages {
        let name = method(key);
        if TAKEN.contains(&name.as_str()) || key.chars().any(char::is_uppercase) {
            faults.push(format!(
                "{}: `{key}` cannot be a name in Rust; choose a longer one in lower case",
                message.file
            ));
        }
        if let Some(earlier) = names.insert(name, key) {
            faults.push(format!(
                "{}: `{key}` and `{earlier}` become the same name in Rust",
                message.file
            ));
        }
    }
}

/// What a message mentions.
#[derive(Default)]
struct Found {
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    functions: BTreeSet<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.arguments(arguments);
            }
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for value in &arguments.positional {
            self.inline(value);
        }
        for argument in &arguments.named {
            self.inline(&argument.value);
        }
    }
}

/// The text of a message as one line of documentation.
fn shown(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => text.push_str(&placeable(expression)),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn placeable(expression: &Expression<&str>) -> String {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            format!("{{${}}}", id.name)
        }
        Expression::Inline(InlineExpression::TermReference { id, .. }) => {
            format!("{{-{}}}", id.name)
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => (*value).to_owned(),
        Expression::Inline(_) => "{…}".to_owned(),
        Expression::Select { variants, .. } => variants
            .iter()
            .find(|variant| variant.default)
            .map(|variant| shown(&variant.value))
            .unwrap_or_default(),
    }
}

/// The name of a message's method.
pub fn method(key: &str) -> String {
    key.replace('-', "_")
}

//! Turns the catalogues in `words/<locale>/*.ftl` into Rust: one method of `Words` for each message, so that a mistyped
//! key or a forgotten variable does not compile. The build fails when the locales do not say the same things.

#[path = "build/catalogues.rs"]
mod catalogues;

use catalogues::{Catalogue, LOCALES, method, read_all};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    // Cargo looks at every file below it.
    println!("cargo::rerun-if-changed=words");
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("words");
    let (catalogues, faults) = read_all(&root);
    if !faults.is_empty() {
        for fault in &faults {
            println!("cargo::error={fault}");
        }
        process::exit(1);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("words.rs");
    fs::write(&out, rust(&catalogues)).expect("the build folder can be written");
}

fn rust(catalogues: &[Catalogue]) -> String {
    let mut code = String::from("// Written by build.rs from the catalogues.\n\n");
    code.push_str(
        "pub(super) fn sources(locale: Locale) -> &'static [&'static str] {\n    match locale {\n",
    );
    for (locale, catalogue) in LOCALES.iter().zip(catalogues) {
        let (head, tail) = locale.split_at(1);
        let _ = writeln!(code, "        Locale::{}{tail} => &[", head.to_uppercase());
        for file in &catalogue.files {
            let path = format!("/words/{locale}/{file}");
            let _ = writeln!(
                code,
                "            include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?})),"
            );
        }
        code.push_str("        ],\n");
    }
    code.push_str("    }\n}\n\n/// One method for each message; values go in the alphabetical order of their names.\nimpl Words {\n");
    for (key, message) in catalogues
        .first()
        .map(|catalogue| &catalogue.messages)
        .into_iter()
        .flatten()
    {
        let _ = writeln!(
            code,
            "    #[doc = {:?}]",
            format!("“{}” ({})", message.text, message.file)
        );
        code.push_str("    #[must_use]\n");
        if message.variables.is_empty() {
            let _ = writeln!(
                code,
                "    pub fn {}(self) -> String {{ self.say({key:?}, None) }}",
                method(key)
            );
            continue;
        }
        let _ = write!(code, "    pub fn {}<'value>(self", method(key));
        for variable in &message.variables {
            let _ = write!(
                code,
                ", {}: impl Into<FluentValue<'value>>",
                parameter(variable)
            );
        }
        let _ = writeln!(
            code,
            ") -> String {{\n        let mut values = FluentArgs::with_capacity({});",
            message.variables.len()
        );
        for variable in &message.variables {
            let _ = writeln!(
                code,
                "        values.set({variable:?}, {}.into());",
                parameter(variable)
            );
        }
        let _ = writeln!(code, "        self.say({key:?}, Some(&values))\n    }}");
    }
    code.push_str("}\n");
    code
}

fn parameter(variable: &str) -> String {
    format!("{}_", variable.replace('-', "_"))
}

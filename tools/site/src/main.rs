//! Builds the browser's files, and rebuilds them while someone works on them.
//!
//! It stands in for cargo-leptos, which takes about ten minutes to build from source on two cores
//! and fetches `wasm-bindgen` and `wasm-opt` from a place of its own when it does not find them.
//! The same two tools are used here: `wasm-bindgen` as a library, `wasm-opt` from npm.

mod css;
mod dev;
mod fingerprint;
mod publish;
mod wasm;
mod workspace;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::workspace::Workspace;

/// How the site is to be built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// Small and compressed: what is served to people.
    Release,
    /// Quick to build: no `wasm-opt`, nothing compressed.
    Dev,
}

const USAGE: &str = "\
site build          builds the site for release into target/site
site build --dev    builds it quickly into target/site-dev
site dev            builds site and server, serves the demo shop, and starts over on every change";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["build"] => Workspace::find().and_then(|workspace| build(&workspace, Flavour::Release)),
        ["build", "--dev"] => {
            Workspace::find().and_then(|workspace| build(&workspace, Flavour::Dev))
        }
        ["dev"] => Workspace::find().and_then(|workspace| dev::serve_and_watch(&workspace)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("site: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Builds the site into the folder of its flavour. Ends early when what stands there was made from
/// the same sources.
///
/// # Errors
/// When a source does not compile, a tool is missing, or a file cannot be written.
pub fn build(workspace: &Workspace, flavour: Flavour) -> Result<()> {
    let started = Instant::now();
    say("compiling the islands for the browser");
    let islands = wasm::compile(workspace, flavour, wasm::ISLANDS)?;
    say("compiling what reads codes from a camera");
    let scanner = wasm::compile(workspace, flavour, wasm::SCANNER)?;

    let fingerprint = fingerprint::of_sources(workspace, flavour, [&islands, &scanner])?;
    let site = workspace.site(flavour);
    if fingerprint::stands_on(&site, &fingerprint) {
        say(&format!("nothing changed, {} stands", site.display()));
        return Ok(());
    }

    say("bundling the style sheet");
    let css = css::bundle(&workspace.root.join("style/main.css"), flavour)?;

    let mut publication = publish::Publication::new(&site, flavour);
    for (compiled, name, [js, wasm]) in [
        (islands, "throughline", ["js", "wasm"]),
        (scanner, "scanner", ["scanner_js", "scanner_wasm"]),
    ] {
        let glue = wasm::bind(&compiled, flavour)?;
        let module = match flavour {
            Flavour::Release => wasm::shrink(workspace, &glue.wasm)?,
            Flavour::Dev => glue.wasm,
        };
        publication.add_hashed(js, &format!("{name}.js"), glue.js)?;
        publication.add_hashed(wasm, &format!("{name}.wasm"), module)?;
        for (path, content) in glue.snippets {
            publication.add_named(
                &format!("/pkg/snippets/{path}"),
                content,
                publish::Lasting::ForEver,
            )?;
        }
    }
    publication.add_hashed("css", "throughline.css", css.into_bytes())?;
    publication.add_folder(&workspace.root.join("public"))?;
    publication.finish()?;
    fingerprint::remember(&site, &fingerprint)?;
    say(&format!(
        "{} stands after {:.1} s",
        site.display(),
        started.elapsed().as_secs_f64()
    ));
    Ok(())
}

/// Tells the person at the terminal what is going on.
pub fn say(what: &str) {
    eprintln!("site: {what}");
}

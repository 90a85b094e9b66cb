//! From a crate to a small WASM file and its JavaScript glue: `frontend`, which every page with an island loads, and
//! `scanner`, which the returns desk loads when a camera starts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::workspace::{Workspace, cargo};
use crate::{Flavour, say};

/// What the browser gets.
pub struct Glue {
    /// The JavaScript module whose default export takes `{ module_or_path }`.
    pub js: Vec<u8>,
    /// The WASM module that the glue loads.
    pub wasm: Vec<u8>,
    /// JavaScript files that crates brought along, by their path below `snippets/`.
    pub snippets: Vec<(String, Vec<u8>)>,
}

/// The islands of the pages.
pub const ISLANDS: Module = Module {
    package: "frontend",
    features: &["--no-default-features", "--features", "hydrate"],
};

/// What reads codes.
pub const SCANNER: Module = Module {
    package: "scanner",
    features: &[],
};

/// A crate that becomes a module of the browser.
#[derive(Clone, Copy)]
pub struct Module {
    package: &'static str,
    features: &'static [&'static str],
}

/// Compiles a module. Answers the path of the raw WASM file.
///
/// # Errors
/// When the crate does not compile; cargo has said why.
pub fn compile(workspace: &Workspace, flavour: Flavour, module: Module) -> Result<PathBuf> {
    let Module { package, features } = module;
    let profile = match flavour {
        Flavour::Release => "wasm-release",
        Flavour::Dev => "dev",
    };
    let status = Command::new(cargo())
        .current_dir(&workspace.root)
        .args([
            "build",
            "--package",
            package,
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(features)
        .args(["--profile", profile])
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!("{package} does not compile for the browser");
    }
    let folder = if flavour == Flavour::Dev {
        "debug"
    } else {
        profile
    };
    Ok(workspace
        .target
        .join("wasm32-unknown-unknown")
        .join(folder)
        .join(format!("{package}.wasm")))
}

/// Makes the JavaScript glue.
///
/// The glue never guesses where its WASM file is (`omit_default_module_path`): the page hands it
/// the address, which is what makes hashed names safe.
///
/// # Errors
/// When wasm-bindgen cannot read the module, which mostly means that its version differs.
pub fn bind(compiled: &Path, flavour: Flavour) -> Result<Glue> {
    say("making the JavaScript glue");
    let release = flavour == Flavour::Release;
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate_output()
        .context("wasm-bindgen refused the module")?;
    ensure!(
        output.npm_dependencies().is_empty(),
        "a crate asks for npm packages in the browser: {:?}",
        output.npm_dependencies().keys()
    );
    let mut snippets = Vec::new();
    for (name, parts) in output.snippets() {
        for (number, part) in parts.iter().enumerate() {
            snippets.push((
                format!("{name}/inline{number}.js"),
                part.clone().into_bytes(),
            ));
        }
    }
    for (path, content) in output.local_modules() {
        snippets.push((path.clone(), content.clone().into_bytes()));
    }
    let js = output.js().as_bytes().to_vec();
    Ok(Glue {
        js,
        wasm: output.wasm_mut().emit_wasm(),
        snippets,
    })
}

/// What browsers of the last three years have, and what rustc and wasm-bindgen emit. Never
/// `--all-features`: it writes compact imports, which Chromium refuses.
const BROWSER_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Makes the WASM file smaller with `wasm-opt -Oz`.
///
/// # Errors
/// When `wasm-opt` is not installed in the project's own folder, or refuses the module.
pub fn shrink(workspace: &Workspace, wasm: &[u8]) -> Result<Vec<u8>> {
    let tool = workspace.root.join("tools/node/node_modules/.bin/wasm-opt");
    ensure!(
        tool.exists(),
        "wasm-opt is missing. Install it with: npm ci --prefix tools/node"
    );
    let folder = workspace.target.join("site-work");
    fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, wasm)?;
    say(&format!("making {} kB of WASM smaller", wasm.len() / 1000));
    let status = Command::new(&tool)
        .arg("-Oz")
        .args(BROWSER_FEATURES)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .status()
        .with_context(|| format!("{} could not be started", tool.display()))?;
    if !status.success() {
        bail!("wasm-opt refused the module");
    }
    let small = fs::read(&after)?;
    fs::remove_dir_all(&folder)?;
    Ok(small)
}

//! The style sheet: one file from `style/main.css` and the partials it imports.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::{Flavour, say};

/// Browsers with nesting and `light-dark()`: what everybody has had since 2024. Older ones still
/// get a readable page, since every page is plain HTML first.
const BROWSERS: Browsers = Browsers {
    android: Some(125 << 16),
    chrome: Some(125 << 16),
    edge: Some(125 << 16),
    firefox: Some(128 << 16),
    ie: None,
    ios_saf: Some(17 << 16 | 5 << 8),
    opera: Some(111 << 16),
    safari: Some(17 << 16 | 5 << 8),
    samsung: Some(27 << 16),
};

/// Bundles a style sheet with everything it imports.
///
/// # Errors
/// When the file is missing or is not CSS; the message names file, line and column.
pub fn bundle(main: &Path, flavour: Flavour) -> Result<String> {
    ensure!(main.exists(), "{} is missing", main.display());
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(main)
        .map_err(|error| anyhow!("{error}"))
        .context("the style sheet cannot be read")?;
    let targets = Targets::from(BROWSERS);
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))?;
    let minify = flavour == Flavour::Release;
    let printed = sheet
        .to_css(PrinterOptions {
            minify,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))?;
    if printed.code.is_empty() {
        say("the style sheet is empty");
    }
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("site-css-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        folder
    }

    #[test]
    fn imported_partials_stand_in_the_bundle() {
        let folder = folder("imports");
        std::fs::write(
            folder.join("main.css"),
            "@import \"./tokens.css\";\nbody { color: var(--ink); }",
        )
        .expect("written");
        std::fs::write(
            folder.join("tokens.css"),
            ":root { --ink: light-dark(#111, #eee); }",
        )
        .expect("written");
        let css = bundle(&folder.join("main.css"), Flavour::Release).expect("it bundles");
        assert_eq!(
            css,
            ":root{--ink:light-dark(#111,#eee)}body{color:var(--ink)}"
        );
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_mistake_names_the_file_that_holds_it() {
        let folder = folder("mistake");
        std::fs::write(folder.join("main.css"), "@import \"./line.css\";").expect("written");
        std::fs::write(folder.join("line.css"), "main { color: red; } }").expect("written");
        let error =
            bundle(&folder.join("main.css"), Flavour::Dev).expect_err("one brace is too many");
        assert!(format!("{error:#}").contains("line.css"), "{error:#}");
        std::fs::remove_dir_all(folder).expect("removed");
    }
}

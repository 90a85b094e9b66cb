//! Puts the browser's files into the binary when `THROUGHLINE_EMBED_SITE` names their folder, so
//! that one file runs from anywhere. Without it the binary is built in less time and is pointed at
//! a folder with `--site`.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=THROUGHLINE_EMBED_SITE");

    let mut source = String::from("pub static EMBEDDED: &[(&str, &[u8])] = &[\n");
    if let Some(site) = env::var_os("THROUGHLINE_EMBED_SITE").filter(|site| !site.is_empty()) {
        let site = fs::canonicalize(&site).map_err(|error| {
            format!("THROUGHLINE_EMBED_SITE={}: {error}", site.to_string_lossy())
        })?;
        // Cargo looks at the times of everything below the folder.
        println!("cargo::rerun-if-changed={}", site.display());
        for file in files_below(&site)? {
            let path = format!("/{}", file.strip_prefix(&site)?.to_string_lossy());
            writeln!(
                source,
                "    ({path:?}, include_bytes!({:?})),",
                file.to_string_lossy()
            )?;
        }
    }
    source.push_str("];\n");

    let out = PathBuf::from(env::var("OUT_DIR")?).join("site.rs");
    fs::write(out, source)?;
    Ok(())
}

/// Every file below a folder, in a stable order so that equal sites make equal binaries.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

//! Whether the site that stands was made from the sources as they are now.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::Result;

use crate::Flavour;
use crate::publish::{files_below, hash};
use crate::workspace::Workspace;

/// Everything that decides what the site's files hold: the compiled islands, the style sheets, the
/// files that are served as they are, and the tools. Building twice from one fingerprint gives the
/// same bytes.
pub fn of_sources(
    workspace: &Workspace,
    flavour: Flavour,
    compiled: [&PathBuf; 2],
) -> Result<String> {
    let mut sources = compiled.map(Clone::clone).to_vec();
    sources.push(workspace.root.join("tools/node/package-lock.json"));
    sources.extend(files_below(&workspace.root.join("style"))?);
    sources.extend(files_below(&workspace.root.join("public"))?);
    let mut text = format!("{} {}\n", own_build()?, flavour == Flavour::Release);
    for source in sources {
        let content = fs::read(&source).unwrap_or_default();
        text += &format!("{} {}\n", source.display(), hash(&content));
    }
    Ok(hash(text.as_bytes()))
}

/// This program's own size and time, so that a change to it builds the site anew.
fn own_build() -> Result<String> {
    let own = fs::metadata(std::env::current_exe()?)?;
    let built_at = own.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!("{} {}", own.len(), built_at.as_nanos()))
}

/// True when the site in `folder` was made from this fingerprint and is whole.
pub fn stands_on(folder: &Path, fingerprint: &str) -> bool {
    let remembered = fs::read_to_string(note(folder)).unwrap_or_default();
    remembered == format!("{fingerprint} {}", inventory(folder))
}

/// Notes what the site in `folder` was made from, beside the folder.
pub fn remember(folder: &Path, fingerprint: &str) -> Result<()> {
    Ok(fs::write(
        note(folder),
        format!("{fingerprint} {}", inventory(folder)),
    )?)
}

/// The names and sizes of what stands, so that a missing file is noticed.
fn inventory(folder: &Path) -> String {
    let files = files_below(folder).unwrap_or_default();
    let sizes = files.iter().map(|file| {
        let size = fs::metadata(file).map_or(0, |metadata| metadata.len());
        format!("{} {size}\n", file.display())
    });
    hash(sizes.collect::<String>().as_bytes())
}

fn note(folder: &Path) -> PathBuf {
    folder.with_extension("made-from")
}

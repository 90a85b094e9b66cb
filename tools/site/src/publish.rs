//! The folder that is served: hashed names, compressed copies, and the manifest that names them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{Flavour, say};

/// How long a browser may keep a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// Its name changes with its content.
    ForEver,
    /// It must be asked for again.
    UntilAskedAgain,
}

/// A site folder in the making.
pub struct Publication {
    folder: PathBuf,
    flavour: Flavour,
    entries: Map<String, Value>,
    files: Map<String, Value>,
    written: BTreeSet<PathBuf>,
}

impl Publication {
    /// Starts a publication into `folder`, which may hold an earlier one.
    pub fn new(folder: &Path, flavour: Flavour) -> Self {
        Self {
            folder: folder.to_owned(),
            flavour,
            entries: Map::new(),
            files: Map::new(),
            written: BTreeSet::new(),
        }
    }

    /// Adds a file below `/pkg` under a name with the hash of its content, and names it `key` in
    /// the manifest.
    pub fn add_hashed(&mut self, key: &str, name: &str, content: Vec<u8>) -> Result<()> {
        let (stem, ending) = name
            .rsplit_once('.')
            .context("a file's name has an ending")?;
        let path = format!("/pkg/{stem}.{}.{ending}", &hash(&content)[..16]);
        self.entries.insert(key.to_owned(), json!(path));
        self.add_named(&path, content, Lasting::ForEver)
    }

    /// Adds a file under exactly this path, which starts with `/`.
    pub fn add_named(&mut self, path: &str, content: Vec<u8>, lasting: Lasting) -> Result<()> {
        let (kind, compressible) = media_type(path);
        let mut entry = json!({ "type": kind, "immutable": lasting == Lasting::ForEver });
        let mut sizes = format!("{path} {} bytes", content.len());
        for (ending, compress) in [("br", brotli as Compress), ("gz", gzip as Compress)] {
            let compressed = match self.flavour {
                Flavour::Release if compressible => Some(compress(&content)?),
                _ => None,
            };
            // A copy that saves nothing is not worth a header.
            let worth = compressed.filter(|compressed| compressed.len() < content.len());
            entry[ending] = json!(worth.is_some());
            if let Some(compressed) = worth {
                sizes += &format!(", {} {ending}", compressed.len());
                self.write(&format!("{path}.{ending}"), &compressed)?;
            }
        }
        self.write(path, &content)?;
        self.files.insert(path.to_owned(), entry);
        say(&sizes);
        Ok(())
    }

    /// Adds every file below `folder`, by its path there. A folder that does not exist adds none.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        for file in files_below(folder)? {
            let below = file
                .strip_prefix(folder)
                .context("it was found below the folder")?;
            let path = format!("/{}", below.to_string_lossy());
            self.add_named(&path, fs::read(&file)?, Lasting::UntilAskedAgain)?;
        }
        Ok(())
    }

    /// Writes the manifest and removes what an earlier publication left.
    pub fn finish(mut self) -> Result<()> {
        let mut manifest = Value::Object(std::mem::take(&mut self.entries));
        manifest["files"] = Value::Object(std::mem::take(&mut self.files));
        let text = serde_json::to_string_pretty(&manifest)? + "\n";
        self.write("/manifest.json", text.as_bytes())?;
        for file in files_below(&self.folder)? {
            if !self.written.contains(&file) {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    /// Writes a file unless it stands already: a file with a new time would make cargo build the
    /// server that embeds it once more.
    fn write(&mut self, path: &str, content: &[u8]) -> Result<()> {
        let file = self.folder.join(path.trim_start_matches('/'));
        if fs::read(&file).ok().as_deref() != Some(content) {
            let parent = file.parent().context("a file lies in a folder")?;
            fs::create_dir_all(parent)?;
            fs::write(&file, content)
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
        self.written.insert(file);
        Ok(())
    }
}

type Compress = fn(&[u8]) -> Result<Vec<u8>>;

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &params)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// The content type of a path, and whether compressing it is worth trying.
fn media_type(path: &str) -> (&'static str, bool) {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => ("text/css; charset=utf-8", true),
        "ico" => ("image/x-icon", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "json" => ("application/json", true),
        "png" => ("image/png", false),
        "svg" => ("image/svg+xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "webmanifest" => ("application/manifest+json", true),
        "webp" => ("image/webp", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

/// Every file below a folder, in a stable order; none when there is no such folder.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
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

/// SHA-256 in hexadecimal.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(folder: &Path, script: &str) -> Value {
        let mut publication = Publication::new(folder, Flavour::Release);
        publication
            .add_hashed("js", "throughline.js", script.as_bytes().to_vec())
            .expect("added");
        publication.finish().expect("finished");
        let manifest = fs::read(folder.join("manifest.json")).expect("the manifest stands");
        serde_json::from_slice(&manifest).expect("it is JSON")
    }

    #[test]
    fn a_new_content_gets_a_new_name_and_the_old_one_goes() {
        let folder = std::env::temp_dir().join(format!("site-publish-{}", std::process::id()));
        let long = "export const island = 1;\n".repeat(40);
        let first = publish(&folder, &long);
        let second = publish(&folder, &long.replace('1', "2"));
        let path = second["js"].as_str().expect("a path");
        assert_ne!(first["js"], second["js"]);
        assert_eq!(
            second["files"][path],
            json!({ "type": "text/javascript; charset=utf-8", "immutable": true, "br": true, "gz": true })
        );
        let standing = files_below(&folder).expect("the folder can be read");
        assert_eq!(
            standing.len(),
            4,
            "the script, two compressed copies, the manifest: {standing:?}"
        );
        fs::remove_dir_all(folder).expect("removed");
    }
}

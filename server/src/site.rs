//! The browser's files: inside the binary, or in a folder (`--site`, or `cargo leptos watch`'s own).

use anyhow::{Context, bail};
use app::request::SiteFiles;
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// All files, in memory: they are a few hundred kilobytes.
pub struct Site {
    entries: SiteFiles,
    files: HashMap<String, File>,
    /// `cargo leptos watch` rewrites files of the same name while we run, so they are read anew.
    watched: Option<PathBuf>,
}

struct File {
    kind: HeaderValue,
    immutable: bool,
    plain: Bytes,
    br: Option<Bytes>,
    gz: Option<Bytes>,
}

/// `manifest.json`, as the site tool writes it.
#[derive(Deserialize)]
struct Manifest {
    js: String,
    wasm: String,
    css: String,
    #[serde(default)]
    scanner_js: String,
    #[serde(default)]
    scanner_wasm: String,
    files: HashMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "type")]
    kind: String,
    immutable: bool,
    br: bool,
    gz: bool,
}

impl Site {
    /// Opens the folder, or what is inside the binary. Without either, pages come without styles and scripts.
    ///
    /// # Errors
    /// A folder that holds no site.
    pub fn open(folder: Option<&Path>) -> anyhow::Result<Self> {
        if let Some(folder) = folder {
            let read = |path: &str| {
                let file = folder.join(path.trim_start_matches('/'));
                std::fs::read(&file).map(Bytes::from).with_context(|| {
                    format!(
                        "{} cannot be read; --site names the folder that `make build` makes",
                        file.display()
                    )
                })
            };
            return Self::load(read);
        }
        if let Some(folder) = watched_folder() {
            return Ok(Self {
                entries: SiteFiles {
                    js: "/pkg/throughline.js".to_owned(),
                    wasm: "/pkg/throughline.wasm".to_owned(),
                    css: "/pkg/throughline.css".to_owned(),
                    // It builds the one module alone.
                    ..SiteFiles::default()
                },
                files: HashMap::new(),
                watched: Some(folder),
            });
        }
        if EMBEDDED.is_empty() {
            tracing::warn!(
                "this binary was built without its site: pages come without styles; name a folder with --site"
            );
            return Ok(Self {
                entries: SiteFiles::default(),
                files: HashMap::new(),
                watched: None,
            });
        }
        Self::load(|path| {
            EMBEDDED
                .iter()
                .find(|(name, _)| *name == path)
                .map(|(_, content)| Bytes::from_static(content))
                .with_context(|| format!("the binary's own site lacks {path}"))
        })
    }

    fn load(read: impl Fn(&str) -> anyhow::Result<Bytes>) -> anyhow::Result<Self> {
        let manifest: Manifest = serde_json::from_slice(&read("/manifest.json")?)
            .context("the site's manifest.json does not read; build the site again")?;
        let mut files = HashMap::new();
        for (path, entry) in manifest.files {
            if !path.starts_with('/') || path.contains("..") {
                bail!("the site's manifest.json names {path:?}, which is no path in it");
            }
            let copy = |stands: bool, ending: &str| {
                stands
                    .then(|| read(&format!("{path}.{ending}")))
                    .transpose()
            };
            let file = File {
                kind: HeaderValue::from_str(&entry.kind)
                    .context("a type in the site's manifest.json")?,
                immutable: entry.immutable,
                br: copy(entry.br, "br")?,
                gz: copy(entry.gz, "gz")?,
                plain: read(&path)?,
            };
            files.insert(path, file);
        }
        Ok(Self {
            entries: SiteFiles {
                js: manifest.js,
                wasm: manifest.wasm,
                css: manifest.css,
                scanner_js: manifest.scanner_js,
                scanner_wasm: manifest.scanner_wasm,
            },
            files,
            watched: None,
        })
    }

    /// URLs of the built files.
    #[must_use]
    pub fn entries(&self) -> &SiteFiles {
        &self.entries
    }

    /// The file at that path, in the smallest form the browser reads; `None` when there is none.
    #[must_use]
    pub fn answer(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        // For pages that cannot know the built name.
        let (path, immutable) = match path {
            "/site.css" => (self.entries.css.as_str(), false),
            path => (path, true),
        };
        if let Some(folder) = &self.watched {
            return watched(folder, path);
        }
        let file = self.files.get(path)?;
        let wishes = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect::<Vec<_>>();
        let (body, encoding) = match (&file.br, &file.gz) {
            (Some(br), _) if takes(&wishes, "br") => (br, Some("br")),
            (_, Some(gz)) if takes(&wishes, "gzip") => (gz, Some("gzip")),
            _ => (&file.plain, None),
        };
        let mut response = (StatusCode::OK, Body::from(body.clone())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, file.kind.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        let lasting = if file.immutable && immutable {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=3600"
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
        Some(response)
    }
}

/// Whether the browser takes an encoding; one weighed 0 is refused (RFC 9110, 12.5.3).
fn takes(wishes: &[&str], encoding: &str) -> bool {
    wishes.iter().any(|wish| {
        let mut parts = wish.split(';').map(str::trim);
        parts.next() == Some(encoding)
            && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// Set by `cargo leptos`: where it writes the site.
fn watched_folder() -> Option<PathBuf> {
    std::env::var_os("LEPTOS_SITE_ROOT").map(PathBuf::from)
}

fn watched(folder: &Path, path: &str) -> Option<Response> {
    let below = path.trim_start_matches('/');
    if below
        .split('/')
        .any(|part| part.is_empty() || part.starts_with('.'))
    {
        return None;
    }
    let content = std::fs::read(folder.join(below)).ok()?;
    let kind = match below.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    Some(([(header::CONTENT_TYPE, kind)], content).into_response())
}

#[cfg(test)]
mod tests {
    use super::takes;

    #[test]
    fn a_browser_gets_what_it_takes() {
        assert!(takes(&["gzip", " br"], "br"));
        assert!(!takes(&["gzip"], "br"));
        assert!(!takes(&["br;q=0", "gzip"], "br"));
    }
}

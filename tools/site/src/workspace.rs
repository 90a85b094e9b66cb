//! Where things lie: the sources, and the folder that cargo builds into.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::Flavour;

/// The project's folders on this machine.
pub struct Workspace {
    /// The folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder, wherever settings or `CARGO_TARGET_DIR` put it.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks cargo, so that every way of moving the target folder is honoured.
    ///
    /// # Errors
    /// When the current folder is not inside the project.
    pub fn find() -> Result<Self> {
        let output = Command::new(cargo())
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .stderr(std::process::Stdio::inherit())
            .output()
            .context("cargo could not be started")?;
        if !output.status.success() {
            bail!("run me inside the project");
        }
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        let folder = |key: &str| -> Result<PathBuf> {
            let path = metadata[key]
                .as_str()
                .with_context(|| format!("cargo metadata has no {key}"))?;
            Ok(PathBuf::from(path))
        };
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// The folder that a server is pointed at. Each flavour has its own, so that working on the
    /// site does not make the release build start over.
    pub fn site(&self, flavour: Flavour) -> PathBuf {
        self.target.join(match flavour {
            Flavour::Release => "site",
            Flavour::Dev => "site-dev",
        })
    }
}

/// The cargo that started us, which is the one the project's toolchain file names.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

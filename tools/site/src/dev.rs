//! Serves the demo shop while someone works on it, and starts over on every change.

use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use notify::{EventKind, RecursiveMode, Watcher as _};

use crate::workspace::{Workspace, cargo};
use crate::{Flavour, build, say};

/// What is watched. A name that does not exist yet is left out until the next start.
const WATCHED: [&str; 10] = [
    "app",
    "domain",
    "frontend",
    "mappings",
    "public",
    "scanner",
    "server",
    "store",
    "style",
    "Cargo.toml",
];

/// An editor writes several files in one go; this long without a change means it is done.
const QUIET: Duration = Duration::from_millis(150);

/// Builds and serves until interrupted. A build that fails leaves the last server running.
///
/// # Errors
/// When the files cannot be watched or the server cannot be started at all.
pub fn serve_and_watch(workspace: &Workspace) -> Result<()> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| is_a_change(&event)) {
            // The receiver is gone only when this program is ending.
            let _ = sender.send(());
        }
    })?;
    for name in WATCHED {
        let path = workspace.root.join(name);
        if path.exists() {
            watcher.watch(&path, RecursiveMode::Recursive)?;
        }
    }

    let mut server: Option<Child> = None;
    loop {
        match build_everything(workspace) {
            Ok(()) => {
                stop(server.take())?;
                server = Some(start(workspace)?);
            }
            Err(error) => say(&format!("{error:#}; waiting for the next change")),
        }
        wait_for_a_change(&changes)?;
        say("something changed");
    }
}

/// Reading a file is no change, and neither is the lock file that cargo writes beside the sources.
fn is_a_change(event: &notify::Event) -> bool {
    let touches = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
    );
    touches && !event.paths.iter().all(|path| is_an_editors_own(path))
}

fn is_an_editors_own(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".snap.new")
}

fn wait_for_a_change(changes: &Receiver<()>) -> Result<()> {
    changes.recv().context("the watcher ended")?;
    while changes.recv_timeout(QUIET).is_ok() {}
    Ok(())
}

fn build_everything(workspace: &Workspace) -> Result<()> {
    build(workspace, Flavour::Dev)?;
    say("building the server");
    let status = Command::new(cargo())
        .current_dir(&workspace.root)
        .args(["build", "--package", "server"])
        .status()?;
    if !status.success() {
        bail!("the server does not compile");
    }
    Ok(())
}

/// Starts the server on the site that was just built. An open page hears of the new server through
/// the reload stream that `THROUGHLINE_DEV_RELOAD` asks for.
fn start(workspace: &Workspace) -> Result<Child> {
    let program = workspace.target.join("debug/throughline");
    Command::new(&program)
        .current_dir(&workspace.root)
        .args(["serve", "--demo", "--site"])
        .arg(workspace.site(Flavour::Dev))
        .env("THROUGHLINE_DEV_RELOAD", "1")
        .spawn()
        .with_context(|| format!("{} could not be started", program.display()))
}

/// Ends the server at once: nothing it has acknowledged is lost by that.
fn stop(server: Option<Child>) -> Result<()> {
    if let Some(mut server) = server {
        // An error here means that it had ended by itself.
        let _ = server.kill();
        server.wait()?;
    }
    Ok(())
}

//! The shop's past from CSV files: a mapping file says what stands where, the files are laid down and joined on disk,
//! and whole orders go to the store a few hundred at a time. Memory stays the same however long the files are.

mod assemble;
mod csv_files;
mod leftovers;
mod mapping;
mod plan;
mod rejects;
mod report;
mod resolve;
mod template;
mod values;
mod walk;

#[cfg(test)]
mod tests;

pub use report::Report;

use anyhow::Context;
use mapping::Mapping;
use plan::Plan;
use rejects::Rejects;
use std::{path::PathBuf, time::Instant};
use store::{Store, import::Staging};

/// What `throughline import` was asked to do.
#[derive(Debug, Clone)]
pub struct ImportArgs {
    /// The mapping file, TOML.
    pub mapping: PathBuf,
    pub files: Vec<PathBuf>,
    /// Only tell what would be taken; nothing is written.
    pub dry_run: bool,
    /// Where rows that cannot be taken are written, with line and reason.
    pub rejects: PathBuf,
}

/// Reads the files, takes their orders in and tells what became of every row.
///
/// # Errors
/// The mapping is wrong, a file cannot be read, or the store broke. Rows that cannot be taken are no error.
pub async fn run(store: &Store, args: ImportArgs) -> anyhow::Result<Report> {
    let started = Instant::now();
    let mapping = Mapping::read(&args.mapping)?;
    let plan = Plan::of(&mapping).with_context(|| args.mapping.display().to_string())?;
    let (files, unknown) = csv_files::recognise(&plan, &args.files, &args.mapping)?;
    for file in &unknown {
        eprintln!("skipped {}: the mapping does not know it", file.display());
    }
    let mut report = Report::new(&files, unknown, args.dry_run);
    let mut rejects = Rejects::create(&args.rejects)?;
    let staging = Staging::open()
        .await
        .context("there is no room for a temporary file")?;
    csv_files::lay(&plan, &files, &staging, &mut report, &mut rejects).await?;
    walk::walk(
        store,
        &plan,
        &staging,
        &mut report,
        &mut rejects,
        args.dry_run,
    )
    .await?;
    report.rejects = rejects.finish()?;
    report.took = started.elapsed();
    Ok(report)
}

//! What became of every row.

use super::csv_files::Recognised;
use std::{fmt, path::PathBuf, time::Duration};

/// The outcome of an import, file by file and in orders.
#[derive(Debug, Default)]
pub struct Report {
    pub files: Vec<FileCount>,
    /// Files the mapping does not know.
    pub skipped: Vec<PathBuf>,
    pub orders: OrderCount,
    pub dry_run: bool,
    /// Where the refused rows are, when there were any.
    pub rejects: Option<PathBuf>,
    /// How long taking the orders in took, reading and joining included.
    pub took: Duration,
}

/// The rows of one file. `read` is the sum of the others.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FileCount {
    pub name: String,
    pub read: u64,
    pub taken: u64,
    /// Stood there already, or said twice.
    pub unchanged: u64,
    /// Rows no order asked for, such as products nobody bought.
    pub unused: u64,
    pub refused: u64,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct OrderCount {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
}

impl OrderCount {
    pub fn all(&self) -> u64 {
        self.new + self.changed + self.unchanged + self.refused
    }
}

impl Report {
    pub fn new(files: &[Recognised], skipped: Vec<PathBuf>, dry_run: bool) -> Self {
        Self {
            files: files
                .iter()
                .map(|file| FileCount {
                    name: file.name.clone(),
                    ..FileCount::default()
                })
                .collect(),
            skipped,
            dry_run,
            ..Self::default()
        }
    }

    pub(super) fn file(&mut self, source: i64) -> &mut FileCount {
        let source = usize::try_from(source).unwrap_or_default();
        &mut self.files[source]
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.dry_run {
            writeln!(f, "Only looked; nothing was written.")?;
        }
        let width = self
            .files
            .iter()
            .map(|file| file.name.len())
            .max()
            .unwrap_or(0);
        writeln!(
            f,
            "{:width$}  {:>9} {:>9} {:>9} {:>9} {:>9}",
            "file", "read", "taken", "unchanged", "not used", "refused"
        )?;
        for file in &self.files {
            writeln!(
                f,
                "{:width$}  {:>9} {:>9} {:>9} {:>9} {:>9}",
                file.name, file.read, file.taken, file.unchanged, file.unused, file.refused
            )?;
        }
        for file in &self.skipped {
            writeln!(
                f,
                "{} was skipped: the mapping does not know it.",
                file.display()
            )?;
        }
        let seconds = self.took.as_secs_f64().max(1e-9);
        #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
        let rate = self.orders.all() as f64 / seconds;
        writeln!(
            f,
            "Orders: {} new, {} changed, {} unchanged, {} refused, in {seconds:.1} s ({rate:.0} a second).",
            self.orders.new, self.orders.changed, self.orders.unchanged, self.orders.refused
        )?;
        match &self.rejects {
            Some(path) => writeln!(f, "Refused rows, with line and reason: {}", path.display()),
            None => writeln!(f, "Nothing was refused."),
        }
    }
}

//! Rows that cannot be taken: file, line and reason, as CSV, so that they can be mended and imported again.

use anyhow::Context;
use std::{
    fs::File,
    path::{Path, PathBuf},
};

pub struct Rejects {
    path: PathBuf,
    writer: csv::Writer<File>,
    count: u64,
}

impl Rejects {
    /// # Errors
    /// The file cannot be made.
    pub fn create(path: &Path) -> anyhow::Result<Self> {
        let mut writer = csv::Writer::from_path(path).with_context(|| {
            format!(
                "the file for refused rows, {}, cannot be made",
                path.display()
            )
        })?;
        writer.write_record(["file", "line", "key", "reason"])?;
        Ok(Self {
            path: path.to_owned(),
            writer,
            count: 0,
        })
    }

    /// # Errors
    /// The disk is full.
    pub fn write(&mut self, file: &str, line: i64, key: &str, reason: &str) -> anyhow::Result<()> {
        self.count += 1;
        let line = line.to_string();
        Ok(self.writer.write_record([file, &line, key, reason])?)
    }

    /// Where the refused rows are, when there were any.
    pub fn finish(mut self) -> anyhow::Result<Option<PathBuf>> {
        self.writer.flush()?;
        Ok((self.count > 0).then_some(self.path))
    }
}

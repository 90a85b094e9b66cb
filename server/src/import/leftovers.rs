//! Rows that no order took along: keys that stand twice, lines and reviews of no order, look-ups nobody needed.

use super::walk::{Walk, refuse, table_number};

/// Rows looked at at once.
const PAGE: i64 = 1_000;

impl Walk<'_> {
    /// Orders, and rows that are looked up, whose key stands in the files already.
    pub(super) async fn name_repeats(&mut self) -> anyhow::Result<()> {
        let tables: Vec<usize> = std::iter::once(self.plan.orders)
            .chain(self.plan.lookups.iter().copied())
            .collect();
        for table in tables {
            let mut after = 0;
            loop {
                let page = self
                    .staging
                    .repeats(table_number(table), after, PAGE)
                    .await?;
                let Some((last, _)) = page.last() else { break };
                after = *last;
                for (_, repeat) in page {
                    let file = self.report.file(repeat.source);
                    if repeat.same {
                        file.unchanged += 1;
                    } else {
                        let reason = format!(
                            "its key stands in line {} already, otherwise; the first counts",
                            repeat.first_line
                        );
                        refuse(file, self.rejects, repeat.line, &repeat.key, &reason)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Lines and reviews of no order, and how many looked-up rows were of use.
    pub(super) async fn name_leftovers(&mut self) -> anyhow::Result<()> {
        let parts: Vec<usize> = self.plan.parts().collect();
        for table in parts {
            let mut after = 0;
            loop {
                let page = self
                    .staging
                    .unused(table_number(table), after, PAGE)
                    .await?;
                let Some(last) = page.last() else { break };
                after = last.row;
                for row in page {
                    let file = self.report.file(row.source);
                    refuse(
                        file,
                        self.rejects,
                        row.line,
                        &row.key,
                        "no order in these files has this key",
                    )?;
                }
            }
        }
        for &table in &self.plan.lookups {
            for (source, level, count) in self.staging.used(table_number(table)).await? {
                let count = u64::try_from(count).unwrap_or_default();
                let file = self.report.file(source);
                match level {
                    2 => file.taken += count,
                    _ => file.unchanged += count,
                }
            }
        }
        for file in &mut self.report.files {
            file.unused = file.read - file.taken - file.unchanged - file.refused;
        }
        Ok(())
    }
}

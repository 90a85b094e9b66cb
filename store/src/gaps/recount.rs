//! The figures without the roll-up, for whoever wants to know that the two agree (invariant I10).

use super::{Dimension, GapRow, Groups, TransitionRow, day_number};
use crate::{Store, StoreError};
use domain::{
    gaps::{GroupBy, TransitionFigures, TransitionKind},
    promises::PromiseKind,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Store {
    /// As [`Store::gaps`], counted promise by promise.
    ///
    /// # Errors
    /// The store broke.
    pub(crate) async fn recounted_gaps(
        &self,
        from: Date,
        to: Date,
        group_by: Option<GroupBy>,
    ) -> Result<Vec<GapRow>, StoreError> {
        let zone = self.policy().working_time.zone();
        let (from, to) = (day_number(from), day_number(to));
        let now = self.now();
        let mut rows = Vec::new();
        for kind in PromiseKind::ALL {
            let mut groups = Groups {
                group_by,
                by: BTreeMap::new(),
            };
            let dimension = Dimension::of(group_by);
            self.count_days(kind, dimension, from, to, &zone, |bucket, times, score| {
                let figures = groups.figures(bucket);
                let side = if times.judged_by < now {
                    &mut figures.past
                } else {
                    &mut figures.ahead
                };
                side.add(times, score);
            })
            .await?;
            rows.extend(groups.by.into_iter().map(|(group, figures)| GapRow {
                kind,
                group,
                figures,
            }));
        }
        Ok(rows)
    }

    /// As [`Store::transitions`] of all that ever began, counted passage by passage.
    ///
    /// # Errors
    /// The store broke.
    pub(crate) async fn recounted_transitions(&self) -> Result<Vec<TransitionRow>, StoreError> {
        let zone = self.policy().working_time.zone();
        let mut rows = Vec::with_capacity(TransitionKind::ALL.len());
        for kind in TransitionKind::ALL {
            let mut figures = TransitionFigures::default();
            self.count_begun(kind, i64::MIN, i64::MAX, &zone, &mut figures)
                .await?;
            rows.push(TransitionRow { kind, figures });
        }
        Ok(rows)
    }
}

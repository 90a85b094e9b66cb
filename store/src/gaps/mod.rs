//! The figures of the gap view: promises by what became of them, rolled up by day.
//!
//! A cell of the roll-up is the sum over the promises of one kind that fall due on one day, where the shop is, with one
//! value of one dimension. A change to a promise marks its day in the same transaction; [`Store::fold_gaps`] counts
//! marked days again, and sums up the months before today whose days are folded. Reading adds the cells of unmarked
//! months and days and counts marked days, and today, from the ledger, so the figures are never behind and equal a
//! recount (invariant I10), while their cost does not grow with the log.
//! Products and categories are not rolled up, because one promise counts in several of them: they are counted from the
//! ledger over the days asked for.
//!
//! Transitions, the hand-overs between two touchpoints, are rolled up in the same way by the day they begin: see
//! `transitions`.
//!
//! To add a dimension: a variant of `GroupBy`, its arm in `Dimension::of`, its SQL in `dimension.rs`, and, to roll it
//! up, a column in `fold.rs`.

mod cells;
mod count;
mod days;
mod dimension;
mod fold;
mod listed;
mod people;
mod recount;
mod roll_up;
mod transitions;

pub use listed::People;
pub use people::{Became, GapPeople, GapPerson, GapSlice};
pub(crate) use transitions::Stale;
pub use transitions::{TransitionPeople, TransitionPerson, TransitionRow, TransitionSlice};

use crate::{Store, StoreError, db::on};
use cells::{ReadCell, Rolled};
use count::Bucket;
use days::{Days, day_number};
use dimension::Dimension;
use domain::{
    gaps::{Cell, Figures, GroupBy},
    promises::PromiseKind,
};
use jiff::civil::Date;
use roll_up::Span;
use std::collections::BTreeMap;

/// One row of the gap view.
#[derive(Debug, Clone, PartialEq)]
pub struct GapRow {
    pub kind: PromiseKind,
    /// `None` when nothing was asked to be told apart. Months read `2018-02`, weeks `2018-W07` (ISO 8601), a promise on
    /// an order whose parcels went by several carriers `several`, and one without a value `unknown`.
    pub group: Option<String>,
    pub figures: Figures,
}

/// The carrier of an order-level promise whose parcels went by more than one.
pub const SEVERAL_CARRIERS: &str = "several";

impl Store {
    /// The figures of every kind that has a promise due from `from` to `to`, both inclusive: dates, where the shop is,
    /// of the due a promise is judged by. Kinds in the order of the catalogue, groups in the order of their text.
    ///
    /// # Errors
    /// The store broke.
    pub async fn gaps(
        &self,
        from: Date,
        to: Date,
        group_by: Option<GroupBy>,
    ) -> Result<Vec<GapRow>, StoreError> {
        let zone = self.policy().working_time.zone();
        let (from, to) = (day_number(from), day_number(to));
        let mut rows = Vec::new();
        for kind in PromiseKind::ALL {
            let mut groups = Groups {
                group_by,
                by: BTreeMap::new(),
            };
            self.gather(kind, from, to, &zone, &mut groups).await?;
            rows.extend(groups.by.into_iter().map(|(group, figures)| GapRow {
                kind,
                group,
                figures,
            }));
        }
        Ok(rows)
    }

    /// The first and last date any promise falls due on, where the shop is; `None` while there is none.
    ///
    /// # Errors
    /// The store broke.
    pub async fn gap_span(&self) -> Result<Option<(Date, Date)>, StoreError> {
        let zone = self.policy().working_time.zone();
        let mut span: Option<(i64, i64)> = None;
        for kind in PromiseKind::ALL {
            let ends: (Option<i64>, Option<i64>) = on!(read self.read(), |c| {
                sqlx::query_as(
                    "select (select judged_by from promises where kind = $1 order by judged_by limit 1), \
                     (select judged_by from promises where kind = $1 order by judged_by desc limit 1)",
                )
                .bind(kind.as_str())
                .fetch_one(c)
                .await
            })?;
            if let (Some(first), Some(last)) = ends {
                span = Some(span.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
            }
        }
        let date = |micros| domain::Timestamp::from_micros(micros).in_zone(&zone).date();
        Ok(span.map(|(first, last)| (date(first), date(last))))
    }

    async fn gather(
        &self,
        kind: PromiseKind,
        from: i64,
        to: i64,
        zone: &jiff::tz::TimeZone,
        groups: &mut Groups,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let today = crate::promises::day_of(now, zone);
        let dimension = Dimension::of(groups.group_by);
        let live = if dimension.is_rolled_up() {
            let span = Span {
                from,
                to,
                cut: Some(today),
                whole_months: groups.group_by != Some(GroupBy::Week),
            };
            let add = |read: ReadCell<Cell>| {
                let figures = groups.figures(Bucket {
                    day: read.day,
                    value: Some(read.value),
                });
                // No cell holds today, so each is wholly past or wholly ahead.
                let side = if read.day < today {
                    &mut figures.past
                } else {
                    &mut figures.ahead
                };
                side.merge(&read.cell);
            };
            self.add_rolled_up(Rolled::Promise(kind), dimension, span, add)
                .await?
        } else {
            Days::of(from, to)
        };
        for (first, last) in live.runs() {
            self.count_days(
                kind,
                dimension,
                first,
                last,
                zone,
                |bucket, times, score| {
                    let figures = groups.figures(bucket);
                    let side = if times.judged_by < now {
                        &mut figures.past
                    } else {
                        &mut figures.ahead
                    };
                    side.add(times, score);
                },
            )
            .await?;
        }
        Ok(())
    }
}

/// Figures under way, by what they are told apart by.
struct Groups {
    group_by: Option<GroupBy>,
    by: BTreeMap<Option<String>, Figures>,
}

impl Groups {
    fn figures(&mut self, bucket: Bucket) -> &mut Figures {
        let group = self.group_by.map(|group| match group {
            GroupBy::Month => days::month(bucket.day),
            GroupBy::Week => days::week(bucket.day),
            // No promise is made by a store yet.
            GroupBy::Store => domain::gaps::UNKNOWN_GROUP.to_owned(),
            _ => bucket
                .value
                .unwrap_or_else(|| domain::gaps::UNKNOWN_GROUP.to_owned()),
        });
        self.by.entry(group).or_default()
    }
}

//! A mergeable sketch of lateness: buckets of growing width, after DDSketch (Masson, Rim and Lee, VLDB 2019), sparse,
//! because most cells hold a handful of promises. No crate at hand keeps negative values sparsely; this is 60 lines.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Quantiles within [`Sketch::RELATIVE_ERROR`] of the true order statistic, whatever the number of values and however
/// the sketch was merged together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sketch {
    /// Bucket to count. A bucket's sign is the value's; 0 holds what is less than a second either way.
    buckets: BTreeMap<i32, u64>,
}

impl Sketch {
    /// A quantile is told at most this share too high or too low.
    pub const RELATIVE_ERROR: f64 = 0.005;
    const GAMMA: f64 = (1.0 + Self::RELATIVE_ERROR) / (1.0 - Self::RELATIVE_ERROR);

    pub fn add(&mut self, seconds: f64) {
        *self.buckets.entry(Self::bucket(seconds)).or_default() += 1;
    }

    pub fn merge(&mut self, other: &Self) {
        for (bucket, count) in &other.buckets {
            *self.buckets.entry(*bucket).or_default() += count;
        }
    }

    #[must_use]
    pub fn count(&self) -> u64 {
        self.buckets.values().sum()
    }

    /// The value with at least share `q` of all values at or below it (nearest rank), `None` when there are none.
    #[must_use]
    pub fn quantile(&self, q: f64) -> Option<f64> {
        let count = self.count();
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of promises stay far below 2^53"
        )]
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the count"
        )]
        let rank = ((q * count as f64).ceil() as u64).clamp(1, count.max(1));
        let mut seen = 0;
        for (bucket, n) in &self.buckets {
            seen += n;
            if seen >= rank {
                return Some(Self::middle(*bucket));
            }
        }
        None
    }

    fn bucket(seconds: f64) -> i32 {
        let size = seconds.abs();
        if size < 1.0 || !size.is_finite() {
            return 0;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the logarithm of a finite double is small"
        )]
        let index = (size.ln() / Self::GAMMA.ln()).ceil() as i32 + 1;
        if seconds < 0.0 { -index } else { index }
    }

    /// The value in a bucket whose relative distance to both ends is the same.
    fn middle(bucket: i32) -> f64 {
        if bucket == 0 {
            return 0.0;
        }
        let size = 2.0 * Self::GAMMA.powi(bucket.abs() - 1) / (Self::GAMMA + 1.0);
        if bucket < 0 { -size } else { size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_quantile_is_within_the_stated_error_and_merging_changes_nothing(
            values in proptest::collection::vec(-3_000_000.0_f64..9_000_000.0, 1..200),
            split in 0_usize..200,
            q in 0.0_f64..=1.0,
        ) {
            let split = split.min(values.len());
            let (mut left, mut right) = (Sketch::default(), Sketch::default());
            values[..split].iter().for_each(|v| left.add(*v));
            values[split..].iter().for_each(|v| right.add(*v));
            left.merge(&right);
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let rank = ((q * sorted.len() as f64).ceil() as usize).clamp(1, sorted.len());
            let exact = sorted[rank - 1];
            let told = left.quantile(q).unwrap();
            prop_assert!((told - exact).abs() <= exact.abs() * Sketch::RELATIVE_ERROR * 1.000_001 + 1.0, "{} {}", told, exact);
        }
    }

    #[test]
    fn an_empty_sketch_has_no_quantile() {
        assert_eq!(Sketch::default().quantile(0.5), None);
    }
}

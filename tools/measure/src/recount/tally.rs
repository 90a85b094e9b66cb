//! Counting one group of deliveries.

use super::files::Delivery;
use jiff::Timestamp;

#[derive(Default)]
pub struct Tally {
    kept: Vec<Option<i64>>,
    late: Vec<Option<i64>>,
    unsettled: Vec<Option<i64>>,
    open: u32,
    waived: u32,
    /// Seconds after the due; negative is early.
    lateness: Vec<f64>,
}

impl Tally {
    pub fn add(&mut self, delivery: &Delivery, now: Timestamp) {
        if let Some(delivered) = delivery.delivered {
            let late = delivered.as_microsecond() - delivery.due.as_microsecond();
            self.lateness.push(late as f64 / 1e6);
            if late <= 0 {
                self.kept.push(delivery.score);
            } else {
                self.late.push(delivery.score);
            }
        } else if delivery.cancelled.is_some_and(|at| at <= delivery.due) {
            self.waived += 1;
        } else if delivery.due < now {
            self.unsettled.push(delivery.score);
        } else {
            self.open += 1;
        }
    }

    /// Every figure by its name.
    pub fn figures(&self) -> Vec<(&'static str, Option<f64>)> {
        let size = |scores: &[Option<i64>]| scores.len() as f64;
        let scored = |scores: &[Option<i64>]| Some(scores.iter().flatten().count() as f64);
        let (kept, late, unsettled) = (size(&self.kept), size(&self.late), size(&self.unsettled));
        let broken = late + unsettled;
        let judged = kept + broken;
        vec![
            (
                "made",
                Some(judged + f64::from(self.open) + f64::from(self.waived)),
            ),
            ("kept", Some(kept)),
            ("broken", Some(broken)),
            ("broken_unsettled", Some(unsettled)),
            ("open", Some(f64::from(self.open))),
            ("waived", Some(f64::from(self.waived))),
            ("kept_share", (judged > 0.0).then(|| kept / judged)),
            ("lateness p50", self.quantile(0.5)),
            ("lateness p90", self.quantile(0.9)),
            ("lateness p99", self.quantile(0.99)),
            ("score kept", mean(&self.kept)),
            ("score late", mean(&self.late)),
            ("score unsettled", mean(&self.unsettled)),
            ("scores kept", scored(&self.kept)),
            ("scores late", scored(&self.late)),
            ("scores unsettled", scored(&self.unsettled)),
        ]
    }

    /// The smallest value with at least that share of all values at or below it.
    fn quantile(&self, share: f64) -> Option<f64> {
        let mut sorted = self.lateness.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil().max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the count"
        )]
        sorted.get(rank as usize - 1).copied()
    }
}

fn mean(scores: &[Option<i64>]) -> Option<f64> {
    let known: Vec<i64> = scores.iter().flatten().copied().collect();
    let sum: i64 = known.iter().sum();
    (!known.is_empty()).then(|| sum as f64 / known.len() as f64)
}

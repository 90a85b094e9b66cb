//! One cell of the hand-overs' roll-up: all passages of one kind that began in a stretch of time.

use super::{Passage, Standing, TransitionFigures};
use crate::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Sums over passages in a form that adds up and knows no present: a year is the sum of its days, and who has neither
/// arrived nor was called off drops off when figures are made after their time, without any cell being counted again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TransitionCell {
    /// As if nobody's time were ever over.
    figures: TransitionFigures,
    /// How many of those still on the way are due when, in microseconds. Those without a due are in `figures` alone.
    dues: BTreeMap<i64, u64>,
}

impl TransitionCell {
    pub fn add(&mut self, passage: &Passage) {
        // A moment before every due leaves everybody on the way who did not arrive and was not called off.
        let before = Timestamp::from_micros(i64::MIN);
        self.figures.add(passage, before);
        if passage.standing(before) == Standing::OnTheWay
            && let Some(due) = passage.due
        {
            *self.dues.entry(due.as_micros()).or_default() += 1;
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.figures.merge(&other.figures);
        for (due, passages) in &other.dues {
            *self.dues.entry(*due).or_default() += passages;
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.began() == 0
    }

    /// What is true at this moment of passages that a promise bounds; of those that only our patience bounds, while it
    /// is not over for any of them.
    #[must_use]
    pub fn figures(&self, now: Timestamp) -> TransitionFigures {
        self.dropping(self.dues.range(..now.as_micros()).map(|(_, n)| n).sum())
    }

    /// What is true of passages that only our patience bounds, once it is over for all of them.
    #[must_use]
    pub fn figures_after_patience(&self) -> TransitionFigures {
        self.dropping(self.figures.on_the_way)
    }

    fn dropping(&self, dropped_off: u64) -> TransitionFigures {
        let mut figures = self.figures.clone();
        figures.on_the_way -= dropped_off;
        figures.dropped_off += dropped_off;
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gaps::TransitionKind;
    use proptest::prelude::*;

    fn t(hours: i64) -> Timestamp {
        Timestamp::from_micros(hours * 3_600_000_000)
    }

    fn passage() -> impl Strategy<Value = Passage> {
        let moment = || proptest::option::of((-50_i64..50).prop_map(t));
        let score = || proptest::option::of(1_i64..=5);
        let switched = proptest::option::of(any::<bool>());
        (
            0_i64..24,
            moment(),
            moment(),
            moment(),
            switched,
            score(),
            score(),
        )
            .prop_map(
                |(begun, arrived_at, due, called_off_at, switched, score_before, score_after)| {
                    Passage {
                        kind: TransitionKind::HandedBackToRefunded,
                        begun_at: t(begun),
                        arrived_at,
                        due,
                        called_off_at,
                        switched,
                        score_before,
                        score_after,
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn cells_add_up_to_what_counting_says_whenever_one_looks(
            passages in proptest::collection::vec(passage(), 0..40),
            split in 0_usize..40,
            now in -60_i64..60,
        ) {
            let (mut whole, mut rest, mut counted) =
                (TransitionCell::default(), TransitionCell::default(), TransitionFigures::default());
            for (place, passage) in passages.iter().enumerate() {
                if place < split { whole.add(passage) } else { rest.add(passage) }
                counted.add(passage, t(now));
            }
            whole.merge(&rest);
            prop_assert_eq!(whole.figures(t(now)), counted);
            let row = serde_json::to_string(&whole).unwrap();
            prop_assert_eq!(serde_json::from_str::<TransitionCell>(&row).unwrap(), whole);
        }
    }

    #[test]
    fn silence_becomes_a_drop_off_once_patience_is_over() {
        let silent = Passage {
            kind: TransitionKind::InHandToFirstAdvocacy,
            begun_at: t(0),
            arrived_at: None,
            due: None,
            called_off_at: None,
            switched: None,
            score_before: None,
            score_after: None,
        };
        let spoken = Passage {
            arrived_at: Some(t(9)),
            ..silent
        };
        let mut cell = TransitionCell::default();
        cell.add(&silent);
        cell.add(&spoken);
        for (figures, now) in [
            (cell.figures(t(100)), t(100)),
            (cell.figures_after_patience(), t(60 * 24 + 1)),
        ] {
            let mut counted = TransitionFigures::default();
            [silent, spoken].iter().for_each(|it| counted.add(it, now));
            assert_eq!(figures, counted);
        }
    }
}

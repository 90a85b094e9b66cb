//! What the stars of many say together.

/// How often each number of stars was given, one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stars([i64; 5]);

impl Stars {
    /// So many more with that many stars; what is none of 1 to 5 counts nowhere.
    pub fn add(&mut self, stars: i64, count: i64) {
        let place = usize::try_from(stars - 1).ok();
        if let Some(held) = place.and_then(|place| self.0.get_mut(place)) {
            *held += count;
        }
    }

    #[must_use]
    pub fn count(&self) -> i64 {
        self.0.iter().sum()
    }

    /// The mean to one decimal, as it is both shown and published for machines, so that the two are equal; `None` of
    /// nothing. Half a tenth is rounded up.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let count = self.count();
        let sum: i64 = (1..).zip(self.0).map(|(stars, count)| stars * count).sum();
        #[expect(clippy::cast_precision_loss, reason = "tenths from 10 to 50")]
        (count > 0).then(|| ((20 * sum + count) / (2 * count)) as f64 / 10.0)
    }

    /// Stars and how often, five first.
    #[must_use]
    pub fn falling(&self) -> [(i64, i64); 5] {
        let [one, two, three, four, five] = self.0;
        [(5, five), (4, four), (3, three), (2, two), (1, one)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: [i64; 5]) -> Stars {
        Stars(counts)
    }

    #[test]
    fn the_mean_has_one_decimal() {
        assert_eq!(Stars::default().mean(), None);
        assert_eq!(of([0, 0, 0, 0, 7]).mean(), Some(5.0));
        // 4.25 is 4.3, 4.333 is 4.3.
        assert_eq!(of([0, 0, 0, 3, 1]).mean(), Some(4.3));
        assert_eq!(of([0, 0, 0, 2, 1]).mean(), Some(4.3));
        assert_eq!(of([1, 0, 0, 0, 1]).mean(), Some(3.0));
    }

    #[test]
    fn strange_stars_count_nowhere_and_five_come_first() {
        let mut stars = Stars::default();
        for (given, count) in [(5, 2), (1, 1), (0, 9), (6, 9), (-1, 9)] {
            stars.add(given, count);
        }
        assert_eq!(stars.count(), 3);
        assert_eq!(stars.falling(), [(5, 2), (4, 0), (3, 0), (2, 0), (1, 1)]);
    }
}

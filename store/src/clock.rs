//! Time and chance come in through here alone, so that a story can be told at a fixed hour and a seed told twice is the
//! same.

use domain::Timestamp;
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use uuid::Uuid;

/// What time it is.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    System,
    /// Stands still until it is set: microseconds since 1970.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.as_micros())))
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the clock"
            )]
            Self::System => jiff::Timestamp::now().into(),
            Self::Fixed(at) => Timestamp::from_micros(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; the system's does not listen.
    pub fn set(&self, to: Timestamp) {
        if let Self::Fixed(at) = self {
            at.store(to.as_micros(), Ordering::SeqCst);
        }
    }
}

/// Where ids, tokens and codes come from: the operating system's generator, or for the demo shop a seeded one.
#[derive(Debug, Clone, Default)]
pub struct Chance {
    source: Source,
    /// The last id's milliseconds and counter, 48 and 12 bits.
    last_id: Arc<AtomicU64>,
}

#[derive(Debug, Clone, Default)]
enum Source {
    #[default]
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Chance {
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let rng = StdRng::seed_from_u64(seed);
        Self {
            source: Source::Seeded(Arc::new(Mutex::new(rng))),
            last_id: Arc::default(),
        }
    }

    /// Bytes nobody can guess (of a seeded generator: anybody can, so only the demo shop uses one).
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.source {
            Source::System => rand::rng().fill_bytes(&mut bytes),
            Source::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(&mut bytes),
        }
        bytes
    }

    /// A UUIDv7 of that moment. Ids of one process sort in the order they were made, also inside a millisecond (RFC 9562,
    /// 6.2, method 1: the first 12 random bits count), so that what one transaction records reads in its order.
    #[must_use]
    pub fn id(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_micros().max(0) / 1_000).unwrap_or_default();
        let next = |last: u64| (last + 1).max(millis << 12);
        let last = self
            .last_id
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(next(last)));
        let id = next(last.unwrap_or_else(|last| last));
        let mut bytes: [u8; 10] = self.bytes();
        let [.., high, low] = (id & 0xfff).to_be_bytes();
        (bytes[0], bytes[1]) = (high, low);
        uuid::Builder::from_unix_timestamp_millis(id >> 12, &bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_sort_in_the_order_they_were_made() {
        let chance = Chance::default();
        let now = Timestamp::from_micros(1_763_800_440_123_456);
        let ids: Vec<Uuid> = (0..10_000).map(|_| chance.id(now)).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids[0].get_version_num(), 7);
    }
}

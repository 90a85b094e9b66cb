//! The people behind a figure, of promises and of hand-overs alike: page by page, the latest first.

use domain::Timestamp;
use uuid::Uuid;

/// A page of them.
#[derive(Debug, Clone, PartialEq)]
pub struct People<P> {
    pub people: Vec<P>,
    /// What to ask for the next page with; `None` at the end.
    pub next: Option<String>,
}

impl<P> Default for People<P> {
    fn default() -> Self {
        Self {
            people: Vec::new(),
            next: None,
        }
    }
}

impl<P> People<P> {
    /// Of rows that were asked for by [`limit`], each at its place.
    pub(super) fn page(rows: Vec<P>, most: usize, place: impl Fn(&P) -> (Timestamp, Uuid)) -> Self {
        let more = rows.len() > most;
        let mut people = rows;
        people.truncate(most);
        let next = people.last().filter(|_| more).map(|last| {
            let (at, id) = place(last);
            format!("{}.{}", at.as_micros(), id.simple())
        });
        Self { people, next }
    }
}

/// One more than is shown tells whether there are more.
pub(super) fn limit(most: usize) -> i64 {
    i64::try_from(most)
        .unwrap_or(i64::MAX - 1)
        .saturating_add(1)
}

/// The place that a page's `next` names; one that does not read counts as none, and then it is the end of the days.
pub(super) fn place(next: Option<&str>, end: Timestamp) -> (i64, Uuid) {
    let read = |text: &str| -> Option<(i64, Uuid)> {
        let (at, id) = text.split_once('.')?;
        Some((at.parse().ok()?, id.parse().ok()?))
    };
    next.and_then(read)
        .unwrap_or((end.as_micros(), Uuid::max()))
}

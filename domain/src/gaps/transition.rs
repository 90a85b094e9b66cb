//! Transitions: the hand-overs between two touchpoints where journeys break. What is promised in between has its own
//! figures; a transition tells how long the whole way took, and who never arrived.

use super::{Score, Sketch, wilson};
use crate::{Timestamp, promises::PromiseKind, touchpoints::Channel};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// From one touchpoint to another, in the order of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransitionKind {
    /// An order is placed; all of it is in the customer's hands. Replacements belong to the return they are of.
    OrderedToInHand,
    /// A customer opens a case; the first answer.
    AskedToAnswered,
    /// A return is with us; the refund is recorded or, where one was agreed instead, the replacement is in hand.
    HandedBackToRefunded,
    /// A customer's first order is in hand; the first time they speak of it to others within [`Self::PATIENCE`].
    InHandToFirstAdvocacy,
}

impl TransitionKind {
    pub const ALL: [Self; 4] = [
        Self::OrderedToInHand,
        Self::AskedToAnswered,
        Self::HandedBackToRefunded,
        Self::InHandToFirstAdvocacy,
    ];

    /// How long we wait for somebody to speak of us: nothing is promised there. What comes later is another story.
    pub const PATIENCE: SignedDuration = SignedDuration::from_hours(60 * 24);

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OrderedToInHand => "ordered_to_in_hand",
            Self::AskedToAnswered => "asked_to_answered",
            Self::HandedBackToRefunded => "handed_back_to_refunded",
            Self::InHandToFirstAdvocacy => "in_hand_to_first_advocacy",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The promise that bounds it, where one does.
    #[must_use]
    pub fn promise(self) -> Option<PromiseKind> {
        match self {
            Self::OrderedToInHand => Some(PromiseKind::DeliverBy),
            Self::AskedToAnswered => Some(PromiseKind::FirstReplyBy),
            Self::HandedBackToRefunded => Some(PromiseKind::RefundBy),
            Self::InHandToFirstAdvocacy => None,
        }
    }
}

/// One subject on its way: an order, a case, a return, a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub kind: TransitionKind,
    pub begun_at: Timestamp,
    pub arrived_at: Option<Timestamp>,
    /// When we said it would arrive, at the latest. `None` where nothing was promised.
    pub due: Option<Timestamp>,
    /// Nobody waits any more: the order was cancelled, the return turned down. What it says after the due, or after the
    /// arrival, counts for nothing.
    pub called_off_at: Option<Timestamp>,
    /// Whether it ended in another channel than it began in; `None` where one of the two is not the customer's own.
    pub switched: Option<bool>,
    /// What the customer said last before it began, and next after it began.
    pub score_before: Option<i64>,
    pub score_after: Option<i64>,
}

/// How far a passage came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Arrived,
    /// Its time is not over.
    OnTheWay,
    /// Its time is over and it has not arrived.
    DroppedOff,
    CalledOff,
}

impl Standing {
    pub const ALL: [Self; 4] = [
        Self::DroppedOff,
        Self::OnTheWay,
        Self::Arrived,
        Self::CalledOff,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::OnTheWay => "on_the_way",
            Self::DroppedOff => "dropped_off",
            Self::CalledOff => "called_off",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl Passage {
    /// When its time is over: what was promised or, where nothing was, our patience. An order that was promised for no
    /// date has no end to its time.
    #[must_use]
    pub fn over_at(&self) -> Option<Timestamp> {
        match self.kind.promise() {
            Some(_) => self.due,
            None => Some(self.begun_at.plus(TransitionKind::PATIENCE)),
        }
    }

    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        let over = self.over_at();
        if self.arrived_at.is_some() {
            Standing::Arrived
        } else if self
            .called_off_at
            .is_some_and(|at| over.is_none_or(|over| at <= over))
        {
            Standing::CalledOff
        } else if over.is_some_and(|over| over < now) {
            Standing::DroppedOff
        } else {
            Standing::OnTheWay
        }
    }

    /// From the beginning to the end. What ended before it began (a replacement that came before the return was back, a
    /// clock that went wrong) took no time.
    #[must_use]
    pub fn elapsed_seconds(&self) -> Option<f64> {
        self.arrived_at
            .map(|at| at.seconds_since(self.begun_at).max(0.0))
    }

    /// How long we said it would take.
    #[must_use]
    pub fn promised_seconds(&self) -> Option<f64> {
        self.due.map(|due| due.seconds_since(self.begun_at))
    }

    /// Due minus arrival: negative when we fell short.
    #[must_use]
    pub fn gap_seconds(&self) -> Option<f64> {
        Some(self.due?.seconds_since(self.arrived_at?))
    }
}

/// Whether the channel changed on the way; known only between channels that people choose themselves. A carrier's scan
/// after a shop's order says nothing of what the customer had to do.
#[must_use]
pub fn switched(begun_in: &str, ended_in: Option<&str>) -> Option<bool> {
    let is_of_people = |channel: &str| {
        [Channel::Web, Channel::Email]
            .iter()
            .any(|own| own.as_str() == channel)
    };
    let ended_in = ended_in?;
    (is_of_people(begun_in) && is_of_people(ended_in)).then_some(begun_in != ended_in)
}

/// What became of all passages of a kind.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TransitionFigures {
    pub arrived: u64,
    pub on_the_way: u64,
    pub dropped_off: u64,
    pub called_off: u64,
    /// Seconds, of those that arrived.
    pub elapsed: Sketch,
    /// Seconds from the beginning to the due, of those that have one and were not called off.
    pub promised: Sketch,
    /// Due minus arrival in seconds, of those that arrived and have a due.
    pub gap: Sketch,
    /// Those of which both channels are the customer's own.
    pub channel_known: u64,
    pub channel_switched: u64,
    pub score_before: Score,
    pub score_after: Score,
}

impl TransitionFigures {
    pub fn add(&mut self, passage: &Passage, now: Timestamp) {
        let standing = passage.standing(now);
        match standing {
            Standing::Arrived => self.arrived += 1,
            Standing::OnTheWay => self.on_the_way += 1,
            Standing::DroppedOff => self.dropped_off += 1,
            Standing::CalledOff => self.called_off += 1,
        }
        if standing == Standing::CalledOff {
            return;
        }
        for (sketch, seconds) in [
            (&mut self.elapsed, passage.elapsed_seconds()),
            (&mut self.promised, passage.promised_seconds()),
            (&mut self.gap, passage.gap_seconds()),
        ] {
            if let Some(seconds) = seconds {
                sketch.add(seconds);
            }
        }
        if let Some(switched) = passage.switched {
            self.channel_known += 1;
            self.channel_switched += u64::from(switched);
        }
        self.score_before.add(passage.score_before);
        self.score_after.add(passage.score_after);
    }

    pub fn merge(&mut self, other: &Self) {
        self.arrived += other.arrived;
        self.on_the_way += other.on_the_way;
        self.dropped_off += other.dropped_off;
        self.called_off += other.called_off;
        self.elapsed.merge(&other.elapsed);
        self.promised.merge(&other.promised);
        self.gap.merge(&other.gap);
        self.channel_known += other.channel_known;
        self.channel_switched += other.channel_switched;
        self.score_before.merge(&other.score_before);
        self.score_after.merge(&other.score_after);
    }

    #[must_use]
    pub fn began(&self) -> u64 {
        self.arrived + self.on_the_way + self.dropped_off + self.called_off
    }

    /// Those whose time is over, or who arrived: who is still on the way may yet arrive.
    #[must_use]
    pub fn judged(&self) -> u64 {
        self.arrived + self.dropped_off
    }

    /// Dropped off among the judged; `None` while nothing is judged.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of passages stay far below 2^53"
    )]
    pub fn drop_off_rate(&self) -> Option<f64> {
        let judged = self.judged();
        (judged > 0).then(|| self.dropped_off as f64 / judged as f64)
    }

    /// Wilson's 95 % interval of the drop-off rate.
    #[must_use]
    pub fn drop_off_interval(&self) -> Option<(f64, f64)> {
        wilson(self.dropped_off, self.judged())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000_000;

    fn t(hours: i64) -> Timestamp {
        Timestamp::from_micros(hours * HOUR)
    }

    fn passage(kind: TransitionKind, arrived: Option<i64>, due: Option<i64>) -> Passage {
        Passage {
            kind,
            begun_at: t(0),
            arrived_at: arrived.map(t),
            due: due.map(t),
            called_off_at: None,
            switched: None,
            score_before: None,
            score_after: None,
        }
    }

    fn order(arrived: Option<i64>, due: Option<i64>) -> Passage {
        passage(TransitionKind::OrderedToInHand, arrived, due)
    }

    #[test]
    fn who_is_past_the_due_and_not_there_has_dropped_off_until_they_arrive_after_all() {
        assert_eq!(order(None, Some(10)).standing(t(10)), Standing::OnTheWay);
        assert_eq!(order(None, Some(10)).standing(t(11)), Standing::DroppedOff);
        assert_eq!(order(Some(30), Some(10)).standing(t(31)), Standing::Arrived);
    }

    #[test]
    fn an_order_promised_for_no_date_is_on_its_way_until_it_arrives() {
        assert_eq!(order(None, None).standing(t(99_999)), Standing::OnTheWay);
    }

    #[test]
    fn who_has_not_spoken_of_us_after_sixty_days_has_dropped_off() {
        let silent = passage(TransitionKind::InHandToFirstAdvocacy, None, None);
        assert_eq!(silent.standing(t(60 * 24)), Standing::OnTheWay);
        assert_eq!(silent.standing(t(60 * 24 + 1)), Standing::DroppedOff);
    }

    #[test]
    fn what_was_called_off_in_time_is_nobodys_drop_off_and_later_it_is_one() {
        let cancelled = |at: i64| Passage {
            called_off_at: Some(t(at)),
            ..order(None, Some(10))
        };
        assert_eq!(cancelled(10).standing(t(99)), Standing::CalledOff);
        assert_eq!(cancelled(11).standing(t(99)), Standing::DroppedOff);
        let arrived = Passage {
            arrived_at: Some(t(12)),
            ..cancelled(5)
        };
        assert_eq!(arrived.standing(t(99)), Standing::Arrived);
    }

    #[test]
    fn a_gap_is_negative_where_we_fell_short_and_elapsed_never_is() {
        assert_eq!(order(Some(12), Some(10)).gap_seconds(), Some(-7_200.0));
        assert_eq!(order(Some(9), Some(10)).gap_seconds(), Some(3_600.0));
        assert_eq!(order(Some(-1), Some(10)).elapsed_seconds(), Some(0.0));
        assert_eq!(order(None, Some(10)).gap_seconds(), None);
    }

    #[test]
    fn a_channel_is_compared_only_between_channels_that_people_choose() {
        assert_eq!(switched("web", Some("web")), Some(false));
        assert_eq!(switched("web", Some("email")), Some(true));
        assert_eq!(switched("api", Some("carrier")), None);
        assert_eq!(switched("web", None), None);
    }

    #[test]
    fn the_figures_add_up_and_only_the_judged_make_the_rate() {
        let mut figures = TransitionFigures::default();
        let felt = Passage {
            score_before: Some(5),
            score_after: Some(2),
            ..order(Some(12), Some(10))
        };
        let cancelled = Passage {
            called_off_at: Some(t(3)),
            ..order(None, Some(10))
        };
        for passage in [
            felt,
            order(Some(8), Some(10)),
            order(None, Some(10)),
            order(None, Some(90)),
            cancelled,
        ] {
            figures.add(&passage, t(20));
        }
        assert_eq!((figures.began(), figures.judged()), (5, 3));
        assert_eq!(
            (figures.on_the_way, figures.dropped_off, figures.called_off),
            (1, 1, 1)
        );
        assert_eq!(figures.drop_off_rate(), Some(1.0 / 3.0));
        assert_eq!((figures.elapsed.count(), figures.promised.count()), (2, 4));
        assert_eq!(figures.score_before.mean(), Some(5.0));
        assert_eq!(figures.score_after.mean(), Some(2.0));
        assert_eq!(TransitionFigures::default().drop_off_rate(), None);
    }

    #[test]
    fn a_kind_and_a_standing_survive_their_codes() {
        for kind in TransitionKind::ALL {
            assert_eq!(TransitionKind::read(kind.as_str()), Some(kind));
            assert_eq!(PromiseKind::read(kind.as_str()), None);
        }
        for standing in Standing::ALL {
            assert_eq!(Standing::read(standing.as_str()), Some(standing));
        }
    }
}

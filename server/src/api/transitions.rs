//! The hand-overs in `GET /api/v1/gaps`.

use domain::gaps::{Score, Sketch};
use serde::Serialize;
use store::gaps::TransitionRow;
use utoipa::ToSchema;

/// The hand-overs of one kind that began from `from` to `to`: dates of the beginning, where the shop is. An end left out
/// of the query is open. They are never told apart by `group_by`. Whether information was asked again is not known yet
/// and not told.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransitionOut {
    /// `ordered_to_in_hand`: an order placed, to all of it in hand (replacements belong to their return).
    /// `asked_to_answered`: a case opened by the customer, to the first answer.
    /// `handed_back_to_refunded`: a return received, to the first refund recorded or the replacement in hand.
    /// `in_hand_to_first_advocacy`: a customer's first order in hand, to their first review, share, invitation or friend's
    /// order within 60 days
    #[schema(example = "ordered_to_in_hand")]
    kind: String,
    /// Arrived, on the way, dropped off and called off together
    began: u64,
    /// At the end, in time or late
    arrived: u64,
    /// Not there, and what was promised (or the 60 days) is not over; an order promised for no date stays here
    on_the_way: u64,
    /// Past what was promised (or the 60 days), and not there. Whoever arrives late after all counts as arrived; word
    /// spread after the 60 days does not
    dropped_off: u64,
    /// Cancelled, turned down or solved otherwise before it was due: no part of the rate
    called_off: u64,
    /// Dropped off among dropped off and arrived
    drop_off_rate: Option<f64>,
    /// Wilson's 95 % interval
    #[schema(value_type = Option<[f64; 2]>)]
    drop_off_interval: Option<[f64; 2]>,
    /// From the beginning to the end, of those that arrived
    elapsed_seconds: QuantilesOut,
    /// From the beginning to the due, of those not called off; null where nothing is promised
    promised_seconds_p50: Option<f64>,
    /// Due minus arrival of those that arrived: negative means that we fell short
    gap_seconds_p50: Option<f64>,
    /// The gap that one in ten fell below
    gap_seconds_p10: Option<f64>,
    /// Ended in another channel than it began in
    channel_switched: u64,
    /// Those of which both channels are the customer's own (web, email): a carrier's scan after a shop's order tells
    /// nothing of a switch
    channel_known: u64,
    /// Mean of the last score given before the beginning, by those not called off
    score_before: Option<f64>,
    score_before_n: u64,
    /// Mean of the next score given after the beginning
    score_after: Option<f64>,
    score_after_n: u64,
}

/// Half took at most `p50`.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuantilesOut {
    p50: Option<f64>,
    p90: Option<f64>,
    p99: Option<f64>,
}

impl QuantilesOut {
    fn of(sketch: &Sketch) -> Self {
        Self {
            p50: sketch.quantile(0.5),
            p90: sketch.quantile(0.9),
            p99: sketch.quantile(0.99),
        }
    }
}

pub fn transition_out(row: &TransitionRow) -> TransitionOut {
    let figures = &row.figures;
    let interval = figures.drop_off_interval();
    TransitionOut {
        kind: row.kind.as_str().to_owned(),
        began: figures.began(),
        arrived: figures.arrived,
        on_the_way: figures.on_the_way,
        dropped_off: figures.dropped_off,
        called_off: figures.called_off,
        drop_off_rate: figures.drop_off_rate(),
        drop_off_interval: interval.map(|(low, high)| [low, high]),
        elapsed_seconds: QuantilesOut::of(&figures.elapsed),
        promised_seconds_p50: figures.promised.quantile(0.5),
        gap_seconds_p50: figures.gap.quantile(0.5),
        gap_seconds_p10: figures.gap.quantile(0.1),
        channel_switched: figures.channel_switched,
        channel_known: figures.channel_known,
        score_before: Score::mean(&figures.score_before),
        score_before_n: figures.score_before.n,
        score_after: Score::mean(&figures.score_after),
        score_after_n: figures.score_after.n,
    }
}

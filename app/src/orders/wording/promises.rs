//! The words of "What we promised".

use super::Wording;
use crate::{design::Tone, orders::telling::Pace};
use domain::promises::PromiseKind;
use store::promises::Promise;

impl Wording<'_> {
    /// "Deliver parcel 2 by Wed 18 Nov": the time it is judged by.
    pub fn promise(&self, promise: &Promise) -> String {
        let words = self.words;
        let by = self.format.short_by(promise.times.judged_by);
        let parcel = promise
            .shipment
            .filter(|_| self.order.parcels.len() > 1)
            .and_then(|id| self.order.parcels.iter().position(|parcel| parcel.id == id))
            .map(|index| index + 1);
        match (promise.kind, parcel) {
            (PromiseKind::DispatchBy, None) => words.order_promise_dispatch(by),
            (PromiseKind::DispatchBy, Some(parcel)) => {
                words.order_promise_dispatch_parcel(by, parcel)
            }
            (PromiseKind::DeliverBy, None) => words.order_promise_delivery(by),
            (PromiseKind::DeliverBy, Some(parcel)) => {
                words.order_promise_delivery_parcel(by, parcel)
            }
            // The page of an order shows its delivery; a return and a case show their own.
            (kind, _) => format!("{} {by}", crate::journeys::promise_name(kind, words)),
        }
    }

    /// What became of it.
    pub fn outcome(&self, pace: Pace) -> (Tone, String) {
        let words = self.words;
        match pace {
            Pace::Open { .. } => (Tone::Neutral, words.order_promise_open()),
            Pace::Revised { told, .. } => (
                Tone::Risk,
                words.order_promise_revised(self.format.short_due(told)),
            ),
            Pace::Overdue { due, .. } => (
                Tone::Broken,
                words.order_promise_overdue(self.lateness(due, self.now)),
            ),
            Pace::Kept { due, settled } => (
                Tone::Kept,
                match self.earliness(due, settled) {
                    Some(early) => words.order_promise_kept_early(early),
                    None => words.order_promise_kept(),
                },
            ),
            Pace::Late { due, settled, .. } => (
                Tone::Broken,
                words.order_promise_late(self.lateness(due, settled)),
            ),
            Pace::Waived { .. } => (Tone::Neutral, words.order_promise_waived()),
        }
    }
}

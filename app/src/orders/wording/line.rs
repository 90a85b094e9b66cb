//! The words of a line: each stop's title, time and detail, and the sentence where it breaks.

use super::{Wording, scans::carrier_name};
use crate::{
    design::{StopState, When},
    orders::telling::{At, Gap, Pace, Stop, Story, What},
};
use domain::{promises::PromiseKind, shipments::Scan};
use store::orders::{ParcelView, Sight};

/// One stop, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct StopWords {
    pub state: StopState,
    pub title: String,
    pub when: Option<When>,
    pub detail: Option<String>,
    pub gap: Option<String>,
}

impl Wording<'_> {
    pub fn stops(&self, story: &Story) -> Vec<StopWords> {
        let parcel = story.parcel.and_then(|index| self.order.parcels.get(index));
        story
            .stops
            .iter()
            .map(|stop| self.stop(story, stop, parcel))
            .collect()
    }

    fn stop(&self, story: &Story, stop: &Stop, parcel: Option<&ParcelView>) -> StopWords {
        let scan = match stop.what {
            What::Scan(index) | What::HandedOver(Some(index)) => {
                parcel.and_then(|parcel| parcel.scans.get(index))
            }
            _ => None,
        };
        let gaps: Vec<String> = stop.gaps.iter().map(|gap| self.gap(*gap)).collect();
        StopWords {
            state: stop.state,
            title: self.title(stop, parcel, scan),
            when: match stop.at {
                At::Moment(at) => Some(When::moment(&self.format, at)),
                At::By(due) => Some(When::by(&self.format, due)),
                At::Open if stop.state == StopState::Now => {
                    Some(When::said(self.words.order_when_now()))
                }
                At::Open => None,
            },
            detail: self.detail(story, stop, parcel, scan),
            gap: (!gaps.is_empty()).then(|| gaps.join(" ")),
        }
    }

    fn title(&self, stop: &Stop, parcel: Option<&ParcelView>, scan: Option<&Scan>) -> String {
        let words = self.words;
        let carrier = parcel.map(|parcel| carrier_name(&parcel.carrier));
        let is_to_come = stop.state == StopState::ToCome;
        match (stop.what, carrier) {
            (What::Ordered, _) => words.order_stop_ordered(),
            (What::Confirmed, _) => words.order_stop_confirmed(),
            (What::Checking, _) => words.order_stop_checking(),
            (What::Packing, _) => words.order_stop_packing(),
            (What::HandedOver(_), Some(carrier)) if is_to_come => words.order_stop_leaves(carrier),
            (What::HandedOver(_), Some(carrier)) => words.order_stop_handed_over(carrier),
            (What::HandedOver(_), None) if is_to_come => words.order_stop_leaves_us(),
            (What::HandedOver(_), None) if stop.state == StopState::Now => {
                words.order_scan_in_transit()
            }
            (What::HandedOver(_), None) => words.order_stop_sent(),
            (What::Scan(_), _) => match (scan, parcel) {
                (Some(scan), Some(parcel)) => self.scan(scan, &parcel.carrier).title,
                _ => words.order_scan_in_transit(),
            },
            (What::OutForDelivery, _) => words.order_stop_out(),
            (What::Collected, _) => words.order_stop_collected(),
            (What::WithYou, Some(carrier)) if stop.gaps.contains(&Gap::Missed) => {
                words.order_stop_carrier_says(carrier)
            }
            (What::WithYou, _) => words.order_stop_with_you(),
            (What::YouHaveIt, _) => words.order_stop_you_have_it(),
            (What::YouDoNotHaveIt, _) => words.order_stop_you_do_not(),
            (What::Cancelled, _) if self.is_withdrawn() => words.return_stop_withdrawn(),
            (What::Cancelled, _) => words.order_stop_cancelled(),
        }
    }

    fn detail(
        &self,
        story: &Story,
        stop: &Stop,
        parcel: Option<&ParcelView>,
        scan: Option<&Scan>,
    ) -> Option<String> {
        if stop.what == What::Ordered && !story.standing.is_over() {
            return self
                .email()
                .map(|email| self.words.order_detail_writing_to(email));
        }
        // Places and the carrier's own words tell where somebody lives, and with whom: not at the first sight.
        let is_whole = self.order.sight == Sight::Whole;
        let place = scan
            .and_then(|scan| scan.location.clone())
            .filter(|place| is_whole && !place.is_empty());
        let seen = match (stop.state, stop.at, scan) {
            (StopState::Now, At::Moment(at), Some(_)) => {
                // A carrier's clock may run ahead of ours.
                let ago = self.format.relative(at.min(self.now));
                Some(match place {
                    Some(place) => self.words.order_detail_last_scan_at(ago, place),
                    None => self.words.order_detail_last_scan(ago),
                })
            }
            _ => place,
        };
        let promised = match stop.pace {
            Some(Pace::Kept { due, settled }) => Some(match self.earliness(due, settled) {
                Some(early) => self
                    .words
                    .order_detail_early(self.format.short_by(due), early),
                None => self.words.order_detail_promised(self.format.short_by(due)),
            }),
            Some(Pace::Late { due, .. }) => {
                Some(self.words.order_detail_late(self.format.short_by(due)))
            }
            _ => None,
        };
        // The carrier's own words count where ours are few: on what went wrong, and on codes nobody knows.
        let (message, code) = match (stop.what, scan, parcel) {
            (What::Scan(_), Some(scan), Some(parcel)) => {
                let status = scan.canonical();
                let tells = status.is_exception() || status == domain::shipments::Status::Unknown;
                (
                    scan.message.clone().filter(|_| tells && is_whole),
                    self.scan(scan, &parcel.carrier).code,
                )
            }
            _ => (None, None),
        };
        let code = code.map(|code| self.words.order_detail_code(code));
        let parts: Vec<String> = [promised, message, code, seen]
            .into_iter()
            .flatten()
            .collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    fn gap(&self, gap: Gap) -> String {
        let (words, format) = (self.words, &self.format);
        match gap {
            Gap::Revised {
                kind: PromiseKind::DispatchBy,
                from,
                to,
            } => words.order_gap_revised_dispatch(format.due(to), self.later(from, to)),
            Gap::Revised { kind: _, from, to } => {
                words.order_gap_revised_delivery(format.due(to), self.later(from, to))
            }
            Gap::Overdue {
                kind: PromiseKind::DispatchBy,
                due,
            } => words.order_gap_overdue_dispatch(format.by(due), self.lateness(due, self.now)),
            Gap::Overdue { kind: _, due } => {
                words.order_gap_overdue_delivery(format.due(due), self.lateness(due, self.now))
            }
            Gap::Late {
                kind: PromiseKind::DispatchBy,
                due,
                settled,
            } => words.order_gap_late_dispatch(format.due(due), self.lateness(due, settled)),
            Gap::Late {
                kind: _,
                due,
                settled,
            } => words.order_gap_late_delivery(format.due(due), self.lateness(due, settled)),
            Gap::Missed => words.order_gap_missed(),
        }
    }
}

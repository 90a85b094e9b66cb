//! One state of any heap of scans: ordered by (`occurred_at`, id), so that arrival order and repetition never matter.

use super::{Scan, Status};
use crate::Timestamp;

/// Where a parcel stands, told from its scans alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    pub status: Status,
    pub detail: Option<String>,
    /// When it came to stand there; `None` before any scan that says something.
    pub status_at: Option<Timestamp>,
    /// The earliest scan that proves the carrier has it; settles `dispatch_by`.
    pub dispatched_at: Option<Timestamp>,
    /// The earliest delivered scan; settles `deliver_by`.
    pub delivered_at: Option<Timestamp>,
}

/// Folds scans into where the parcel stands. After a delivered scan only `return_to_sender` moves it on; a code we do
/// not know moves nothing (it is shown, raw, in the list of scans).
#[must_use]
pub fn fold(scans: &[Scan]) -> Folded {
    let mut ordered: Vec<&Scan> = scans.iter().collect();
    ordered.sort_by(|a, b| (a.occurred_at, &a.id).cmp(&(b.occurred_at, &b.id)));
    let mut folded = Folded {
        status: Status::Unknown,
        detail: None,
        status_at: None,
        dispatched_at: None,
        delivered_at: None,
    };
    for scan in ordered {
        let status = scan.canonical();
        if status.is_carrier_scan() && folded.dispatched_at.is_none() {
            folded.dispatched_at = Some(scan.occurred_at);
        }
        if status == Status::Delivered && folded.delivered_at.is_none() {
            folded.delivered_at = Some(scan.occurred_at);
        }
        let finished = matches!(folded.status, Status::Delivered | Status::ReturnToSender);
        let moves_on = match status {
            Status::Unknown => false,
            Status::ReturnToSender => folded.status != Status::ReturnToSender,
            _ => !finished,
        };
        if moves_on {
            folded.status = status;
            folded.detail.clone_from(&scan.detail);
            folded.status_at = Some(scan.occurred_at);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scan(id: &str, minute: i64, status: &str) -> Scan {
        Scan {
            id: id.to_owned(),
            occurred_at: Timestamp::from_micros(minute * 60_000_000),
            status: status.to_owned(),
            detail: None,
            message: None,
            location: None,
        }
    }

    #[test]
    fn after_delivered_only_return_to_sender_moves_it_on() {
        let scans = [
            scan("1", 1, "in_transit"),
            scan("2", 2, "delivered"),
            scan("3", 3, "in_transit"),
            scan("4", 4, "delivered"),
        ];
        let folded = fold(&scans);
        assert_eq!(folded.status, Status::Delivered);
        assert_eq!(
            folded.delivered_at,
            Some(Timestamp::from_micros(120_000_000))
        );
        let returned = fold(&[
            scan("2", 2, "delivered"),
            scan("5", 5, "return_to_sender"),
            scan("6", 6, "in_transit"),
        ]);
        assert_eq!(returned.status, Status::ReturnToSender);
    }

    #[test]
    fn a_code_nobody_knows_moves_nothing_and_dispatches_nothing() {
        let folded = fold(&[scan("1", 1, "pre_transit"), scan("2", 2, "teleported")]);
        assert_eq!(folded.status, Status::PreTransit);
        assert_eq!(folded.dispatched_at, None);
    }

    proptest! {
        #[test]
        fn any_order_and_repetition_folds_to_the_same_state(
            picks in proptest::collection::vec((0_i64..6, 0_usize..10), 1..12),
            seed in any::<u64>(),
        ) {
            let scans: Vec<Scan> = picks
                .iter()
                .enumerate()
                .map(|(n, (minute, status))| scan(&format!("s{n}"), *minute, Status::ALL[*status].as_str()))
                .collect();
            let mut shuffled: Vec<Scan> = scans.iter().chain(scans.iter()).cloned().collect();
            let length = shuffled.len();
            for i in 0..length {
                let j = usize::try_from(seed.rotate_left(u32::try_from(i).unwrap()) % length as u64).unwrap();
                shuffled.swap(i, j);
            }
            prop_assert_eq!(fold(&scans), fold(&shuffled));
        }
    }
}

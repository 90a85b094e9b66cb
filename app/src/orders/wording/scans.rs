//! What carriers' codes mean. Statuses are ours (EasyPost's ten); details are EasyPost's vocabulary, which the mappings
//! of other carriers speak too (<https://docs.easypost.com/docs/trackers>). A code nobody knows is shown as it came.

use super::Wording;
use crate::words::Words;
use domain::shipments::{Scan, Status};

/// What to read of one scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanWords {
    pub title: String,
    /// The carrier's own code, where ours says less than it.
    pub code: Option<String>,
}

impl Wording<'_> {
    pub fn scan(&self, scan: &Scan, carrier: &str) -> ScanWords {
        let carrier = carrier_name(carrier);
        let detail = scan.detail.as_deref().filter(|detail| !detail.is_empty());
        let status = scan.canonical();
        if let Some(title) =
            detail.and_then(|detail| detail_words(self.words, detail, status, &carrier))
        {
            return ScanWords { title, code: None };
        }
        if status == Status::Unknown && scan.status != "unknown" {
            return ScanWords {
                title: self.words.order_scan_raw(carrier, scan.status.as_str()),
                code: detail.map(str::to_owned),
            };
        }
        let code = detail.filter(|detail| !SAYS_NO_MORE.contains(detail) && *detail != scan.status);
        ScanWords {
            title: status_words(self.words, status, &carrier),
            code: code.map(str::to_owned),
        }
    }
}

/// Details that only repeat the status beside them.
const SAYS_NO_MORE: [&str; 8] = [
    "cancelled",
    "delivered",
    "delivery_exception",
    "failure",
    "in_transit",
    "out_for_delivery",
    "status_update",
    "unknown",
];

fn status_words(words: Words, status: Status, carrier: &str) -> String {
    match status {
        Status::Unknown => words.order_scan_unknown(carrier),
        Status::PreTransit => words.order_scan_pre_transit(carrier),
        Status::InTransit => words.order_scan_in_transit(),
        Status::OutForDelivery => words.order_scan_out_for_delivery(),
        Status::Delivered => words.order_scan_delivered(),
        Status::AvailableForPickup => words.order_scan_available_for_pickup(),
        Status::ReturnToSender => words.order_scan_return_to_sender(),
        Status::Failure => words.order_scan_failure(carrier),
        Status::Cancelled => words.order_scan_cancelled(carrier),
        Status::Error => words.order_scan_error(carrier),
    }
}

/// The words of a detail that says more than its status; `None` for one that does not, or that nobody knows.
fn detail_words(words: Words, detail: &str, status: Status, carrier: &str) -> Option<String> {
    Some(match detail {
        "address_correction" => words.order_scan_address_correction(),
        "arrived_at_destination" => words.order_scan_arrived_at_destination(),
        "arrived_at_facility" => words.order_scan_arrived_at_facility(),
        "arrived_at_pickup_location" => words.order_scan_arrived_at_pickup_location(),
        "awaiting_information" => words.order_scan_awaiting_information(carrier),
        "damaged" => words.order_scan_damaged(),
        "delayed" => words.order_scan_delayed(),
        "delivery_exception" if status != Status::Failure => words.order_scan_failure(carrier),
        "departed_facility" => words.order_scan_departed_facility(),
        "departed_origin_facility" => words.order_scan_departed_origin_facility(),
        "expired" => words.order_scan_expired(carrier),
        "held" => words.order_scan_held(carrier),
        "label_created" => words.order_scan_label_created(carrier),
        "lost" => words.order_scan_lost(),
        "missorted" => words.order_scan_missorted(),
        "received_at_destination_facility" => words.order_scan_received_at_destination_facility(),
        "received_at_origin_facility" => words.order_scan_received_at_origin_facility(),
        "refused" => words.order_scan_refused(),
        "return" => words.order_scan_return_to_sender(),
        "transferred_to_destination_carrier" => words.order_scan_transferred(),
        "transit_exception" => words.order_scan_transit_exception(),
        "weather_delay" => words.order_scan_weather_delay(),
        _ => return None,
    })
}

/// A carrier's name as people know it; one we do not know keeps its own code.
#[must_use]
pub fn carrier_name(code: &str) -> String {
    let name = match code.to_ascii_lowercase().replace(['-', ' '], "_").as_str() {
        "correios" => "Correios",
        "ctt" => "CTT",
        "dhl" => "DHL",
        "dpd" => "DPD",
        "evri" => "Evri",
        "fedex" => "FedEx",
        "gls" => "GLS",
        "hermes" => "Hermes",
        "royal_mail" | "royalmail" => "Royal Mail",
        "ups" => "UPS",
        "usps" => "USPS",
        _ => code,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn every_status_has_words_in_every_language() {
        for locale in Locale::ALL {
            for status in Status::ALL {
                let said = status_words(Words::of(locale), status, "DPD");
                assert!(
                    !said.is_empty() && !said.contains('_'),
                    "{locale:?} {status:?}: {said}"
                );
            }
        }
    }

    #[test]
    fn every_detail_of_the_vocabulary_has_words_or_says_no_more_than_its_status() {
        // EasyPost's status_detail, as its documentation lists them.
        let vocabulary = "address_correction arrived_at_destination arrived_at_facility arrived_at_pickup_location \
            awaiting_information cancelled damaged delayed delivery_exception departed_facility departed_origin_facility \
            expired failure held in_transit label_created lost missorted out_for_delivery received_at_destination_facility \
            received_at_origin_facility refused return status_update transferred_to_destination_carrier transit_exception \
            weather_delay unknown";
        for detail in vocabulary.split_whitespace() {
            let said = detail_words(Words::of(Locale::En), detail, Status::InTransit, "DPD");
            assert!(said.is_some() || SAYS_NO_MORE.contains(&detail), "{detail}");
        }
    }

    #[test]
    fn a_carrier_we_do_not_know_keeps_its_own_name() {
        assert_eq!(carrier_name("dpd"), "DPD");
        assert_eq!(carrier_name("Royal Mail"), "Royal Mail");
        assert_eq!(carrier_name("Zoom Couriers"), "Zoom Couriers");
    }
}

//! What the log says, in words. To add a touchpoint kind: its arm in [`touchpoint_words`] and its sentence in the three
//! catalogues.

use crate::words::{Format, Locale, Words};
use domain::{
    Timestamp, gaps::TransitionKind, notices::NoticeKind, promises::PromiseKind, shipments::Status,
    touchpoints::Touchpoint,
};

/// A touchpoint in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub headline: String,
    pub detail: Option<String>,
}

/// What happened, and its particulars; codes nobody translates stand as they came (invariant I8). `order` is the number
/// of the touchpoint's order.
#[must_use]
pub fn touchpoint_words(touchpoint: &Touchpoint, order: Option<&str>, format: &Format) -> Told {
    let words = format.words();
    let plain = |headline: String| Told {
        headline,
        detail: None,
    };
    let detailed = |headline: String, detail: String| Told {
        headline,
        detail: Some(detail),
    };
    match touchpoint {
        Touchpoint::OrderPlaced {
            total_minor,
            currency,
        } => detailed(
            words.journey_did_ordered(order.unwrap_or_default()),
            format.money(*total_minor, currency),
        ),
        Touchpoint::OrderConfirmed {} => plain(words.journey_did_confirmed()),
        Touchpoint::OrderPacked {} => plain(words.journey_did_packed()),
        Touchpoint::OrderShipped {} => plain(words.journey_did_shipped()),
        Touchpoint::OrderReportedDelivered {} => plain(words.journey_did_reported_delivered()),
        Touchpoint::OrderCancelled {} => plain(words.journey_did_cancelled()),
        Touchpoint::OrderChanged { changed } => {
            let parts: Vec<String> = changed.iter().map(|part| part_words(part, words)).collect();
            detailed(words.journey_did_changed(), format.list(&parts))
        }
        Touchpoint::ShipmentAnnounced {
            carrier,
            tracking_number,
        } => detailed(
            words.journey_did_announced(carrier_name(carrier)),
            tracking_number.clone(),
        ),
        Touchpoint::ShipmentScanned {
            status,
            detail,
            location,
        } => Told {
            headline: status_words(Status::read(status), words),
            detail: joined([
                Some(status),
                detail.as_ref().filter(|detail| *detail != status),
                location.as_ref(),
            ]),
        },
        Touchpoint::Delivered { location } => Told {
            headline: words.journey_did_delivered(),
            detail: location.clone(),
        },
        Touchpoint::ReceiptConfirmed {} => plain(words.journey_did_confirmed_receipt()),
        Touchpoint::ReceiptDenied {} => plain(words.journey_did_denied_receipt()),
        Touchpoint::PromiseRevised {
            promise_kind,
            new_due,
            ..
        } => plain(words.journey_did_revised(
            format.short_by(*new_due),
            promise_name(*promise_kind, words),
        )),
        Touchpoint::NoticeSent { notice } => {
            plain(words.journey_did_notice(notice_words(*notice, words)))
        }
        Touchpoint::NoticeFailed { notice } => {
            plain(words.journey_did_notice_failed(notice_words(*notice, words)))
        }
        Touchpoint::ReviewPosted { product, .. } => Told {
            headline: words.journey_did_reviewed(),
            detail: product.clone(),
        },
        Touchpoint::ReturnStarted {
            short_code, reason, ..
        } => {
            let why = domain::returns::Reason::read(reason);
            let why = why.map(|why| crate::returns::reason_words(why, words));
            detailed(
                words.journey_did_return_started(short_code.as_str()),
                why.unwrap_or_else(|| reason.clone()),
            )
        }
        Touchpoint::WithdrawalConfirmed { short_code, .. } => {
            plain(words.journey_did_withdrawal_confirmed(short_code.as_str()))
        }
        Touchpoint::ReturnReceived { .. } => plain(words.journey_did_return_received()),
        Touchpoint::ReturnReceptionUndone { .. } => plain(words.journey_did_reception_undone()),
        Touchpoint::ReturnAccepted { .. } => plain(words.journey_did_return_accepted()),
        Touchpoint::ReturnRejected { reason, .. } => {
            let why = domain::returns::RejectReason::read(reason);
            let why = why.map(|why| crate::returns::reject_words(why, words));
            detailed(
                words.journey_did_return_rejected(),
                why.unwrap_or_else(|| reason.clone()),
            )
        }
        Touchpoint::ReturnApproved { .. } => plain(words.journey_did_return_approved()),
        Touchpoint::ReturnDeclined { reason, .. } => {
            let why = domain::returns::DeclineReason::read(reason);
            let why = why.map(|why| crate::returns::decline_words(why, words));
            detailed(
                words.journey_did_return_declined(),
                why.unwrap_or_else(|| reason.clone()),
            )
        }
        Touchpoint::ReturnPartlyAccepted {
            amount_minor,
            currency,
            ..
        } => plain(words.journey_did_return_partly_accepted(format.money(*amount_minor, currency))),
        Touchpoint::CreditIssued {
            amount_minor,
            currency,
            ..
        } => plain(words.journey_did_credited(format.money(*amount_minor, currency))),
        Touchpoint::RefundRequested {
            amount_minor,
            currency,
            ..
        } => plain(words.journey_did_refund_requested(format.money(*amount_minor, currency))),
        Touchpoint::RefundFailed { reason, .. } => {
            let why = domain::returns::PaymentFailure::read(reason);
            let why = why.map(|why| crate::returns::failure_words(why, words));
            detailed(
                words.journey_did_refund_failed(),
                why.unwrap_or_else(|| reason.clone()),
            )
        }
        Touchpoint::RefundRecorded {
            amount_minor,
            currency,
            ..
        } => plain(words.journey_did_refunded(format.money(*amount_minor, currency))),
        Touchpoint::ReplacementSent { order_number, .. } => {
            plain(words.journey_did_replacement_sent(order_number.as_str()))
        }
        Touchpoint::PhotosAdded { photos, .. } => plain(words.journey_did_photos_added(*photos)),
        Touchpoint::PickupBooked {
            begins_at, ends_at, ..
        } => plain(words.journey_did_pickup_booked(slot(*begins_at, *ends_at, format))),
        Touchpoint::PickupMoved {
            begins_at, ends_at, ..
        } => plain(words.journey_did_pickup_moved(slot(*begins_at, *ends_at, format))),
        Touchpoint::PickupCancelled { .. } => plain(words.journey_did_pickup_cancelled()),
        Touchpoint::PickupCollected { .. } => plain(words.journey_did_pickup_collected()),
        Touchpoint::ReturnHandedOver { .. } => plain(words.journey_did_return_handed_over()),
        Touchpoint::ReturnInfoAsked { .. } => plain(words.journey_did_info_asked()),
        Touchpoint::ReturnOutcomeChanged { to, .. } => {
            let to = domain::returns::Outcome::read(to)
                .map_or_else(|| to.clone(), |to| crate::returns::outcome_names(to, words));
            plain(words.journey_did_outcome_changed(to))
        }
        Touchpoint::ReturnCancelled { .. } => plain(words.journey_did_return_cancelled()),
        Touchpoint::CaseOpened { topic, .. } if topic == "recovery" => {
            plain(words.journey_did_case_opened_by_us())
        }
        Touchpoint::CaseOpened { topic, .. } => {
            detailed(words.journey_did_case_opened(), topic.clone())
        }
        Touchpoint::CaseWritten { .. } => plain(words.journey_did_case_written()),
        Touchpoint::CaseAnswered { .. } => plain(words.journey_did_case_answered()),
        Touchpoint::CaseResolved { .. } => plain(words.journey_did_case_resolved()),
        Touchpoint::CaseReopened { .. } => plain(words.journey_did_case_reopened()),
        Touchpoint::CaseRated { .. } => plain(words.journey_did_case_rated()),
        Touchpoint::ReviewPublished { by_itself, .. } => plain(if *by_itself {
            words.journey_did_review_published_itself()
        } else {
            words.journey_did_review_published()
        }),
        Touchpoint::ReviewRejected { reason, .. } => {
            let why = domain::reviews::RejectionReason::read(reason);
            let why = why.map(|why| crate::reviews::reason_words(why, words));
            detailed(
                words.journey_did_review_rejected(),
                why.unwrap_or_else(|| reason.clone()),
            )
        }
        Touchpoint::ReviewReplied { public, .. } => plain(if *public {
            words.journey_did_review_replied()
        } else {
            words.journey_did_review_replied_privately()
        }),
        Touchpoint::Shared { .. } => plain(words.journey_did_shared()),
        Touchpoint::InvitationMade { code } => plain(words.journey_did_invited(code.as_str())),
        Touchpoint::ReferralOrdered { .. } => plain(words.journey_did_referral_ordered()),
        Touchpoint::ReferralEligible { .. } => plain(words.journey_did_referral_eligible()),
        Touchpoint::ReferralDisqualified { reason, .. } => {
            detailed(words.journey_did_referral_disqualified(), reason.clone())
        }
        Touchpoint::RewardIssued {
            amount_minor,
            currency,
            ..
        } => plain(words.journey_did_reward_issued(format.money(*amount_minor, currency))),
        Touchpoint::SignedIn {} => plain(words.journey_did_signed_in()),
        Touchpoint::LanguageChosen { locale } => {
            plain(words.journey_did_language(language_name(locale)))
        }
        Touchpoint::Erased {} => plain(words.journey_did_erased()),
        Touchpoint::Unknown { kind, particulars } => Told {
            headline: kind.clone(),
            detail: particulars
                .as_object()
                .is_none_or(|fields| !fields.is_empty())
                .then(|| particulars.to_string())
                .filter(|text| text != "null"),
        },
    }
}

/// "Tue 1 Dec, 09:00 to 13:00".
fn slot(begins: Timestamp, ends: Timestamp, format: &Format) -> String {
    let words = format.words();
    words.pickup_slot(
        format.short_day(begins),
        format.time(begins),
        format.time(ends),
    )
}

/// A sentence that ends with a day whose name is cut short ("24 nov.") ends with one full stop.
#[must_use]
pub fn one_full_stop(sentence: &str) -> String {
    sentence.replace("..", ".")
}

/// What is promised: "Delivery".
#[must_use]
pub fn promise_name(kind: PromiseKind, words: Words) -> String {
    match kind {
        PromiseKind::DispatchBy => words.journey_kind_dispatch_by(),
        PromiseKind::DeliverBy => words.journey_kind_deliver_by(),
        PromiseKind::FirstReplyBy => words.journey_kind_first_reply_by(),
        PromiseKind::NextReplyBy => words.journey_kind_next_reply_by(),
        PromiseKind::ResolveBy => words.journey_kind_resolve_by(),
        PromiseKind::CollectBy => words.journey_kind_collect_by(),
        PromiseKind::RefundBy => words.journey_kind_refund_by(),
        PromiseKind::WithdrawalRefundBy => words.journey_kind_withdrawal_refund_by(),
        PromiseKind::ReplacementBy => words.journey_kind_replacement_by(),
        PromiseKind::ReviewReplyBy => words.journey_kind_review_reply_by(),
        PromiseKind::RewardBy => words.journey_kind_reward_by(),
    }
}

/// From where to where: "Ordered → in hand".
#[must_use]
pub fn transition_name(kind: TransitionKind, words: Words) -> String {
    match kind {
        TransitionKind::OrderedToInHand => words.journey_over_ordered_to_in_hand(),
        TransitionKind::AskedToAnswered => words.journey_over_asked_to_answered(),
        TransitionKind::HandedBackToRefunded => words.journey_over_handed_back_to_refunded(),
        TransitionKind::InHandToFirstAdvocacy => words.journey_over_in_hand_to_first_advocacy(),
    }
}

/// A parcel's canonical status, as staff say it.
#[must_use]
pub fn status_words(status: Status, words: Words) -> String {
    match status {
        Status::Unknown => words.journey_scan_unknown(),
        Status::PreTransit => words.journey_scan_pre_transit(),
        Status::InTransit => words.journey_scan_in_transit(),
        Status::OutForDelivery => words.journey_scan_out_for_delivery(),
        Status::Delivered => words.journey_scan_delivered(),
        Status::AvailableForPickup => words.journey_scan_available_for_pickup(),
        Status::ReturnToSender => words.journey_scan_return_to_sender(),
        Status::Failure => words.journey_scan_failure(),
        Status::Cancelled => words.journey_scan_cancelled(),
        Status::Error => words.journey_scan_error(),
    }
}

fn notice_words(notice: NoticeKind, words: Words) -> String {
    match notice {
        NoticeKind::Confirmed => words.journey_notice_confirmed(),
        NoticeKind::Dispatched => words.journey_notice_dispatched(),
        NoticeKind::Delivered => words.journey_notice_delivered(),
        NoticeKind::Delayed => words.journey_notice_delayed(),
        NoticeKind::ReturnAgreed => words.journey_notice_return_agreed(),
        NoticeKind::ReturnRequested => words.journey_notice_return_requested(),
        NoticeKind::ReturnDeclined => words.journey_notice_return_declined(),
        NoticeKind::ReturnJudged => words.journey_notice_return_judged(),
        NoticeKind::ReturnReceived => words.journey_notice_return_received(),
        NoticeKind::ReturnReceptionUndone => words.journey_notice_reception_undone(),
        NoticeKind::Refunded => words.journey_notice_refunded(),
        NoticeKind::WithdrawalReceipt => words.journey_notice_withdrawal_receipt(),
        NoticeKind::CaseOpened => words.journey_notice_case_opened(),
        NoticeKind::CaseAnswered => words.journey_notice_case_answered(),
        NoticeKind::ReviewAsked => words.journey_notice_review_asked(),
        NoticeKind::ReviewReplied => words.journey_notice_review_replied(),
        NoticeKind::RewardIssued => words.journey_notice_reward_issued(),
        NoticeKind::AccessCode => words.journey_notice_access_code(),
        NoticeKind::SignIn => words.journey_notice_sign_in(),
    }
}

/// A part of an order that the shop changed; one without words stands raw.
fn part_words(part: &str, words: Words) -> String {
    match part {
        "lines" => words.journey_changed_lines(),
        "shipping_address" => words.journey_changed_address(),
        "customer" => words.journey_changed_customer(),
        "status" => words.journey_changed_status(),
        "shipments" => words.journey_changed_shipments(),
        "deliver_by" => words.journey_kind_deliver_by(),
        "dispatch_by" => words.journey_kind_dispatch_by(),
        raw => raw.to_owned(),
    }
}

/// A stage of the journey; one without words stands raw.
#[must_use]
pub fn stage_words(stage: &str, words: Words) -> String {
    match stage {
        "awareness" => words.journey_stage_awareness(),
        "consideration" => words.journey_stage_consideration(),
        "decision" => words.journey_stage_decision(),
        "purchase" => words.journey_stage_purchase(),
        "ownership" => words.journey_stage_ownership(),
        "advocacy" => words.journey_stage_advocacy(),
        raw => raw.to_owned(),
    }
}

/// The way an interaction took; one without words stands raw.
#[must_use]
pub fn channel_words(channel: &str, words: Words) -> String {
    match channel {
        "web" => words.journey_channel_web(),
        "email" => words.journey_channel_email(),
        "api" => words.journey_channel_api(),
        "carrier" => words.journey_channel_carrier(),
        "import" => words.journey_channel_import(),
        "system" => words.journey_channel_system(),
        raw => raw.to_owned(),
    }
}

/// A carrier's code as a name: "DPD", "Royal Mail". Codes are lower case with `_` for a space; short ones are initials.
#[must_use]
pub fn carrier_name(code: &str) -> String {
    code.split('_')
        .map(|word| {
            if word.chars().count() <= 3 {
                return word.to_uppercase();
            }
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect::<String>())
                .unwrap_or_default()
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A language's own name, or its tag where we do not speak it.
#[must_use]
pub fn language_name(tag: &str) -> String {
    Locale::spoken(tag).map_or_else(|| tag.to_owned(), |locale| locale.own_name().to_owned())
}

fn joined<const N: usize>(parts: [Option<&String>; N]) -> Option<String> {
    let said: Vec<&str> = parts
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;
    use jiff::tz::TimeZone;

    #[test]
    fn a_kind_nobody_knows_is_shown_raw() {
        let format = Format::new(Locale::En, &TimeZone::UTC, Timestamp::from_micros(0));
        let strange = Touchpoint::read("page_hummed", r#"{"pitch":"A"}"#);
        let told = touchpoint_words(&strange, None, &format);
        assert_eq!(
            told,
            Told {
                headline: "page_hummed".to_owned(),
                detail: Some(r#"{"pitch":"A"}"#.to_owned())
            }
        );
    }

    #[test]
    fn a_carriers_own_code_stands_beside_its_meaning() {
        let format = Format::new(Locale::De, &TimeZone::UTC, Timestamp::from_micros(0));
        let scan = Touchpoint::ShipmentScanned {
            status: "xq7".to_owned(),
            detail: None,
            location: Some("Leeds".to_owned()),
        };
        let told = touchpoint_words(&scan, None, &format);
        assert_eq!(told.detail.as_deref(), Some("xq7 · Leeds"));
        assert_eq!(
            [carrier_name("dpd"), carrier_name("royal_mail")],
            ["DPD", "Royal Mail"]
        );
    }
}

use super::*;

#[test]
fn a_touchpoint_survives_its_row_and_an_unknown_one_stays_raw() {
    let scanned = Touchpoint::ShipmentScanned {
        status: "in_transit".to_owned(),
        detail: Some("departed_facility".to_owned()),
        location: None,
    };
    assert_eq!(scanned.kind(), "shipment_scanned");
    assert_eq!(
        Touchpoint::read(&scanned.kind(), &scanned.particulars().to_string()),
        scanned
    );
    let placed = Touchpoint::OrderConfirmed {};
    assert_eq!(
        Touchpoint::read("order_confirmed", &placed.particulars().to_string()),
        placed
    );
    let strange = Touchpoint::read("page_hummed", r#"{"pitch":"A"}"#);
    assert_eq!(strange.kind(), "page_hummed");
    assert_eq!(strange.particulars()["pitch"], "A");
}

#[test]
fn the_kinds_and_stages_of_the_log() {
    let promise = PromiseId(uuid::Uuid::nil());
    let at = Timestamp::from_micros(0);
    let rows: Vec<String> = [
        Touchpoint::OrderPlaced {
            total_minor: 6400,
            currency: "GBP".into(),
        },
        Touchpoint::OrderConfirmed {},
        Touchpoint::OrderPacked {},
        Touchpoint::OrderShipped {},
        Touchpoint::OrderReportedDelivered {},
        Touchpoint::OrderCancelled {},
        Touchpoint::OrderChanged {
            changed: vec!["lines".into()],
        },
        Touchpoint::ShipmentAnnounced {
            carrier: "dpd".into(),
            tracking_number: "T1".into(),
        },
        Touchpoint::ShipmentScanned {
            status: "failure".into(),
            detail: None,
            location: None,
        },
        Touchpoint::Delivered { location: None },
        Touchpoint::ReceiptConfirmed {},
        Touchpoint::ReceiptDenied {},
        Touchpoint::PromiseRevised {
            promise,
            promise_kind: PromiseKind::DeliverBy,
            old_due: at,
            new_due: at,
        },
        Touchpoint::NoticeSent {
            notice: NoticeKind::Delivered,
        },
        Touchpoint::NoticeFailed {
            notice: NoticeKind::Confirmed,
        },
        Touchpoint::ReturnStarted {
            return_id: ReturnId(uuid::Uuid::nil()),
            short_code: "7KQ4M2".into(),
            reason: "faulty".into(),
            outcome: "refund".into(),
            items: 1,
        },
        Touchpoint::WithdrawalConfirmed {
            return_id: ReturnId(uuid::Uuid::nil()),
            short_code: "7KQ4M2".into(),
            items: 2,
        },
        Touchpoint::ReturnReceived {
            return_id: ReturnId(uuid::Uuid::nil()),
            items: 1,
        },
        Touchpoint::ReturnReceptionUndone {
            return_id: ReturnId(uuid::Uuid::nil()),
            items: 1,
        },
        Touchpoint::ReturnApproved {
            return_id: ReturnId(uuid::Uuid::nil()),
        },
        Touchpoint::ReturnDeclined {
            return_id: ReturnId(uuid::Uuid::nil()),
            reason: "not_covered".into(),
        },
        Touchpoint::ReturnAccepted {
            return_id: ReturnId(uuid::Uuid::nil()),
            items: 1,
        },
        Touchpoint::ReturnPartlyAccepted {
            return_id: ReturnId(uuid::Uuid::nil()),
            items: 1,
            amount_minor: 5000,
            currency: "GBP".into(),
        },
        Touchpoint::ReturnRejected {
            return_id: ReturnId(uuid::Uuid::nil()),
            items: 1,
            reason: "worn".into(),
        },
        Touchpoint::RefundRequested {
            return_id: ReturnId(uuid::Uuid::nil()),
            refund_id: RefundId(uuid::Uuid::nil()),
            amount_minor: 6400,
            currency: "GBP".into(),
        },
        Touchpoint::RefundFailed {
            return_id: ReturnId(uuid::Uuid::nil()),
            refund_id: RefundId(uuid::Uuid::nil()),
            reason: "account_closed".into(),
        },
        Touchpoint::RefundRecorded {
            return_id: ReturnId(uuid::Uuid::nil()),
            amount_minor: 6400,
            currency: "GBP".into(),
        },
        Touchpoint::CreditIssued {
            return_id: ReturnId(uuid::Uuid::nil()),
            amount_minor: 6400,
            currency: "GBP".into(),
        },
        Touchpoint::ReplacementSent {
            return_id: ReturnId(uuid::Uuid::nil()),
            order_number: "HP-1-R1".into(),
        },
        Touchpoint::ReturnHandedOver {
            return_id: ReturnId(uuid::Uuid::nil()),
        },
        Touchpoint::PickupBooked {
            return_id: ReturnId(uuid::Uuid::nil()),
            begins_at: at,
            ends_at: at,
        },
        Touchpoint::PickupMoved {
            return_id: ReturnId(uuid::Uuid::nil()),
            begins_at: at,
            ends_at: at,
        },
        Touchpoint::PickupCancelled {
            return_id: ReturnId(uuid::Uuid::nil()),
        },
        Touchpoint::PickupCollected {
            return_id: ReturnId(uuid::Uuid::nil()),
        },
        Touchpoint::PhotosAdded {
            return_id: ReturnId(uuid::Uuid::nil()),
            photos: 2,
        },
        Touchpoint::ReturnInfoAsked {
            return_id: ReturnId(uuid::Uuid::nil()),
            case_id: CaseId(uuid::Uuid::nil()),
        },
        Touchpoint::ReturnOutcomeChanged {
            return_id: ReturnId(uuid::Uuid::nil()),
            from: "refund".into(),
            to: "exchange".into(),
        },
        Touchpoint::ReturnCancelled {
            return_id: ReturnId(uuid::Uuid::nil()),
        },
        Touchpoint::CaseOpened {
            case_id: CaseId(uuid::Uuid::nil()),
            topic: "order".into(),
        },
        Touchpoint::CaseWritten {
            case_id: CaseId(uuid::Uuid::nil()),
        },
        Touchpoint::CaseAnswered {
            case_id: CaseId(uuid::Uuid::nil()),
        },
        Touchpoint::CaseResolved {
            case_id: CaseId(uuid::Uuid::nil()),
        },
        Touchpoint::CaseReopened {
            case_id: CaseId(uuid::Uuid::nil()),
        },
        Touchpoint::CaseRated {
            case_id: CaseId(uuid::Uuid::nil()),
        },
        Touchpoint::ReviewPosted {
            review_id: None,
            product: None,
        },
        Touchpoint::ReviewPublished {
            review_id: ReviewId(uuid::Uuid::nil()),
            by_itself: true,
        },
        Touchpoint::ReviewRejected {
            review_id: ReviewId(uuid::Uuid::nil()),
            reason: "off_topic".into(),
        },
        Touchpoint::ReviewReplied {
            review_id: ReviewId(uuid::Uuid::nil()),
            public: true,
        },
        Touchpoint::Shared {
            share_id: ShareId(uuid::Uuid::nil()),
        },
        Touchpoint::InvitationMade {
            code: "ANA7K".into(),
        },
        Touchpoint::ReferralOrdered {
            referral_id: ReferralId(uuid::Uuid::nil()),
        },
        Touchpoint::ReferralEligible {
            referral_id: ReferralId(uuid::Uuid::nil()),
        },
        Touchpoint::ReferralDisqualified {
            referral_id: ReferralId(uuid::Uuid::nil()),
            reason: "returned".into(),
        },
        Touchpoint::RewardIssued {
            referral_id: ReferralId(uuid::Uuid::nil()),
            amount_minor: 1000,
            currency: "GBP".into(),
        },
        Touchpoint::SignedIn {},
        Touchpoint::LanguageChosen {
            locale: "de".into(),
        },
        Touchpoint::Erased {},
    ]
    .iter()
    .map(|t| {
        format!(
            "{} | {} | {} | {}",
            t.kind(),
            t.stage().phase(),
            t.stage().as_str(),
            t.particulars()
        )
    })
    .collect();
    insta::assert_snapshot!(rows.join("\n"));
}

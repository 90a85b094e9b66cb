use super::*;

#[test]
fn a_reception_happens_once() {
    for &from in Reception::ALL {
        let legal = from == Reception::Awaiting;
        assert_eq!(from.receive().is_ok(), legal);
        assert_eq!(from.miss().is_ok(), legal);
        assert_eq!(from.leave_with_customer().is_ok(), legal);
    }
}

#[test]
fn a_decision_stands_and_reads_back() {
    let reason = RejectReason::Worn;
    let partly = Acceptance::Partly {
        reason: PartlyReason::SignsOfUse,
        amount_minor: 900,
    };
    let all = [
        Acceptance::Pending,
        Acceptance::NeedsDecision,
        Acceptance::Accepted,
        partly,
        Acceptance::Rejected { reason },
    ];
    for (n, from) in all.into_iter().enumerate() {
        assert_eq!(from.accept().is_ok(), n < 2);
        assert_eq!(from.reject(reason).is_ok(), n < 2);
        assert_eq!(from.accept_partly(PartlyReason::Other, 1).is_ok(), n < 2);
        assert_eq!(from.ask_for_decision().is_ok(), n == 0);
        let read = Acceptance::read(
            from.as_str(),
            from.reason().unwrap_or_default(),
            from.amount_minor(),
        );
        assert_eq!(read, Some(from));
    }
    assert_eq!(Acceptance::read("rejected", "", None), None);
}

#[test]
fn money_moves_once_and_a_failed_refund_can_be_made_good() {
    use Reimbursement::*;
    let moves: [fn(Reimbursement) -> Result<Reimbursement, IllegalMove>; 5] = [
        Reimbursement::begin,
        Reimbursement::refund,
        Reimbursement::credit,
        Reimbursement::replace,
        Reimbursement::fail,
    ];
    let legal = |from: Reimbursement| moves.map(|step| step(from).ok());
    assert_eq!(
        legal(None),
        [
            Some(Pending),
            Some(Refunded),
            Some(Credited),
            Some(Replaced),
            Option::None
        ]
    );
    assert_eq!(
        legal(Pending),
        [
            Option::None,
            Some(Refunded),
            Option::None,
            Option::None,
            Some(Failed)
        ],
        "what is being paid is given for nothing else"
    );
    assert_eq!(
        legal(Failed),
        [
            Some(Pending),
            Some(Refunded),
            Some(Credited),
            Some(Replaced),
            Option::None
        ],
        "nothing was given, so all is open again"
    );
    for done in [Refunded, Credited, Replaced] {
        assert_eq!(legal(done), [Option::None; 5]);
    }
}

#[test]
fn a_unit_is_never_worth_more_than_was_paid() {
    let mut unit = Unit {
        quantity: 2,
        unit_price_minor: 1_600,
        fee_minor: 0,
        reception: Reception::Received,
        acceptance: Acceptance::Pending,
        reimbursement: Reimbursement::None,
    };
    assert_eq!((unit.amount_minor(), unit.is_to_decide()), (3_200, true));
    unit.acceptance = Acceptance::Partly {
        reason: PartlyReason::Other,
        amount_minor: 9_999,
    };
    assert_eq!((unit.amount_minor(), unit.is_owed()), (3_200, true));
    unit.reimbursement = Reimbursement::Pending;
    assert_eq!((unit.is_owed(), unit.is_to_pay()), (true, false));
    assert!(!unit.is_settled());
    unit.reimbursement = Reimbursement::Failed;
    assert_eq!((unit.is_owed(), unit.is_to_pay()), (true, true));
    unit.reimbursement = Reimbursement::None;
    unit.acceptance = Acceptance::Rejected {
        reason: RejectReason::Worn,
    };
    assert_eq!((unit.amount_minor(), unit.is_settled()), (0, true));
    unit.acceptance = Acceptance::Accepted;
    unit.fee_minor = 320;
    assert_eq!(unit.amount_minor(), 2_880);
    unit.fee_minor = i64::MAX;
    assert_eq!(unit.amount_minor(), 0);
}

#[test]
fn a_unit_taken_apart_is_worth_what_it_was() {
    let whole = Unit {
        quantity: 3,
        unit_price_minor: 1_001,
        fee_minor: 100,
        reception: Reception::Awaiting,
        acceptance: Acceptance::Partly {
            reason: PartlyReason::Kept,
            amount_minor: 1_000,
        },
        reimbursement: Reimbursement::None,
    };
    let (part, rest) = whole.split(2).unwrap();
    assert_eq!((part.quantity, rest.quantity), (2, 1));
    assert_eq!(
        part.amount_minor() + rest.amount_minor(),
        whole.amount_minor()
    );
    assert_eq!(part.fee_minor + rest.fee_minor, whole.fee_minor);
    for nothing in [i64::MIN, 0, 3, 4] {
        assert_eq!(whole.split(nothing), None);
    }
}

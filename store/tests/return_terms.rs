//! Stories of returns by the shop's terms, told on both databases (invariant I5): in parts, for less, after a look, kept,
//! credited, paid with the first scan.

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    policy::Policy,
    promises::{PromiseKind, State as Kept},
    returns::{
        Condition, DeclineReason, Disposition, HandOver, Item, Outcome, PartlyReason, Reason,
        Reception, Refusal, RejectReason, ReturnRule, Rule, State,
    },
};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    returns::{Chosen, Inspected, MoveRefused, ReturnView, Verdict, Wish},
};
use testkit::{Story, on_both_databases};

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

fn wish(reason: Reason, outcome: Outcome, pieces: i64) -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: pieces,
        }],
        reason,
        note: String::new(),
        outcome,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: format!("{reason:?} {outcome:?} {pieces}"),
    }
}

fn some(line: &str, pieces: i64) -> Chosen {
    Chosen {
        line_id: line.to_owned(),
        quantity: Some(pieces),
    }
}

/// Three mugs at £10.01, in hand on the 12th; and Ana, whose they are.
async fn delivered(story: &Story) -> Viewer {
    let order = json!({
        "lines": [{ "line_id": "1", "sku": "MUG", "title": "Mug", "quantity": 3, "unit_price_minor": 1001, "category": "mugs" }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    let found = story.store.find_customer("ana@example.com").await;
    Viewer {
        customer: Some(found.expect("the store answers").expect("Ana is known").id),
        ..Viewer::default()
    }
}

async fn with_terms(story: &Story, change: impl FnOnce(&mut Policy)) {
    let mut policy = (*story.store.policy()).clone();
    change(&mut policy);
    let set = story.store.set_policy(&desk(), policy).await;
    set.expect("the terms can be saved");
}

async fn start(story: &Story, viewer: &Viewer, wish: &Wish) -> Result<ReturnId, Refusal> {
    match story.store.start_return(viewer, "HP-1", wish).await {
        Ok(id) => Ok(id),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(other) => unreachable!("{other:?}"),
    }
}

async fn page(story: &Story, viewer: &Viewer, id: ReturnId) -> ReturnView {
    let page = story.store.return_page(viewer, id).await;
    page.expect("the return is there")
}

fn refused<T: std::fmt::Debug>(result: Result<T, Failure<MoveRefused>>) -> MoveRefused {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => unreachable!("{other:?}"),
    }
}

async fn mails(story: &Story) -> Vec<NoticeKind> {
    let letters = story.store.lease_notices(100).await;
    let letters = letters.expect("the store answers");
    for letter in &letters {
        let sent = story.store.mark_notice_sent(letter.id).await;
        sent.expect("it was leased");
    }
    letters.into_iter().map(|letter| letter.kind).collect()
}

async fn kinds(story: &Story) -> Vec<String> {
    let journey = story.store.journey("ana@example.com").await;
    let touchpoints = journey.expect("Ana is known").touchpoints;
    let kinds = touchpoints.iter().map(|t| t.touchpoint.kind());
    kinds
        .filter(|kind| kind.starts_with("re") || kind.starts_with("credit"))
        .collect()
}

#[test]
fn a_line_that_comes_in_parts_is_received_judged_and_paid_in_parts() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Other, Outcome::Refund, 3))
            .await
            .unwrap();
        mails(&story).await;

        let none = store.receive_units(&desk(), id, &[some("9", 1)]).await;
        assert!(matches!(refused(none), MoveRefused::UnknownLine { .. }));
        let much = store.receive_units(&desk(), id, &[some("1", 4)]).await;
        let three = MoveRefused::TooMany {
            line_id: "1".to_owned(),
            most: 3,
        };
        assert_eq!(refused(much), three);

        store
            .receive_units(&desk(), id, &[some("1", 2)])
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.progress.received, view.progress.pieces),
            (State::Received, 2, 3)
        );
        let due = view.promises[0].times.due_at;

        story.later("2026-11-16T12:00:00Z");
        let partly = Verdict::Partly {
            reason: PartlyReason::SignsOfUse,
            amount_minor: 500,
        };
        let said = [
            Inspected {
                chosen: some("1", 1),
                verdict: Verdict::Accepted,
                condition: None,
                disposition: None,
            },
            Inspected {
                chosen: some("1", 1),
                verdict: partly,
                condition: Some(Condition::Used),
                disposition: Some(Disposition::Refurbish),
            },
        ];
        store.inspect_units(&desk(), id, &said).await.unwrap();
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.refunded_minor, view.state()),
            (1_501, State::Received)
        );
        let used = view
            .units
            .iter()
            .find(|unit| unit.condition == Some(Condition::Used))
            .unwrap();
        assert_eq!(
            (used.reimbursed_minor, used.disposition),
            (500, Some(Disposition::Refurbish))
        );
        assert_eq!(
            view.units
                .iter()
                .map(|unit| unit.unit.quantity)
                .sum::<i64>(),
            3
        );

        // The last one comes later; what was promised with the first reception stands as it was.
        story.later("2026-11-18T12:00:00Z");
        store.receive_return(&desk(), id).await.unwrap();
        store
            .reject_return(&desk(), id, RejectReason::Worn)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.refunded_minor), (State::Settled, 1_501));
        assert_eq!(view.promises.len(), 1);
        assert_eq!(view.promises[0].times.due_at, due);
        assert_eq!(view.promises[0].state(store.now()), Kept::Kept);
        use NoticeKind::{Refunded, ReturnJudged, ReturnReceived};
        assert_eq!(
            mails(&story).await,
            [
                ReturnReceived,
                ReturnJudged,
                Refunded,
                ReturnReceived,
                ReturnJudged
            ]
        );
        assert_eq!(
            kinds(&story).await,
            [
                "return_started",
                "return_received",
                "return_accepted",
                "return_partly_accepted",
                "refund_recorded",
                "return_received",
                "return_rejected"
            ]
        );
    });
}

#[test]
fn what_the_terms_want_looked_at_waits_for_a_yes_or_a_no() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        with_terms(&story, |policy| policy.returns.review.above_minor = 2_000).await;
        let small = start(&story, &ana, &wish(Reason::Other, Outcome::Refund, 1))
            .await
            .unwrap();
        assert_eq!(page(&story, &ana, small).await.state(), State::Approved);
        mails(&story).await;

        let asked = wish(Reason::Faulty, Outcome::Replacement, 2);
        let id = start(&story, &ana, &asked).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.promises.len()), (State::Requested, 0));
        assert_eq!(mails(&story).await, [NoticeKind::ReturnRequested]);
        assert_eq!(store.returns_desk().await.unwrap().to_approve.total, 1);
        assert_eq!(
            refused(store.receive_return(&desk(), id).await),
            MoveRefused::NotApproved
        );
        assert_eq!(
            refused(store.hand_over_return(&ana, id).await),
            MoveRefused::NotApproved
        );
        assert_eq!(
            refused(store.replace_return(&desk(), id).await),
            MoveRefused::NotApproved
        );

        store
            .decline_return(&desk(), id, DeclineReason::NotCovered)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.can_be_cancelled()),
            (State::Declined, false)
        );
        assert_eq!(view.decline_reason, Some(DeclineReason::NotCovered));
        assert_eq!(mails(&story).await, [NoticeKind::ReturnDeclined]);
        assert_eq!(
            refused(store.approve_return(&desk(), id).await),
            MoveRefused::Declined
        );
        assert_eq!(
            refused(store.receive_return(&desk(), id).await),
            MoveRefused::Declined
        );

        // What was declined can be asked for again, and agreed.
        let again = Wish {
            key: "again".to_owned(),
            ..asked
        };
        let id = start(&story, &ana, &again).await.unwrap();
        mails(&story).await;
        story.later("2026-11-16T12:00:00Z");
        store.approve_return(&desk(), id).await.unwrap();
        assert!(matches!(
            store.approve_return(&desk(), id).await,
            Ok(store::returns::Moved::Before(_))
        ));
        let declined = store
            .decline_return(&desk(), id, DeclineReason::Other)
            .await;
        assert_eq!(refused(declined), MoveRefused::AlreadyApproved);
        let view = page(&story, &ana, id).await;
        assert_eq!(view.state(), State::Approved);
        assert_eq!(view.promises[0].kind, PromiseKind::ReplacementBy);
        assert_eq!(
            view.promises[0].made_at,
            store.now(),
            "it runs from the yes"
        );
        assert_eq!(mails(&story).await, [NoticeKind::ReturnAgreed]);
    });
}

#[test]
fn what_is_kept_is_paid_for_in_part_and_nothing_comes_back() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        let keep = wish(Reason::Damaged, Outcome::KeepWithPartRefund, 2);
        let rule = start(&story, &ana, &keep).await.unwrap_err().rule;
        assert_eq!(rule, Rule::NotOffered);
        with_terms(&story, |policy| {
            policy.returns.keep_percent = 30;
            policy.returns.outcomes.insert(Outcome::KeepWithPartRefund);
        })
        .await;
        let id = start(&story, &ana, &keep).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!((view.amount_minor, view.comes_back()), (600, false));
        assert_eq!(view.promises[0].kind, PromiseKind::RefundBy);
        assert_eq!(
            refused(store.receive_return(&desk(), id).await),
            MoveRefused::NothingToReceive
        );
        assert_eq!(store.returns_desk().await.unwrap().to_refund.total, 1);
        let much = store.refund_return(&desk(), id, Some(601)).await;
        assert_eq!(refused(much), MoveRefused::MoreThanPaid { most_minor: 600 });
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.refunded_minor), (State::Settled, 600));
        assert_eq!(view.promises[0].state(store.now()), Kept::Kept);
    });
}

#[test]
fn a_missing_part_is_sent_and_the_rest_stays() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        let part = wish(Reason::MissingParts, Outcome::MissingPart, 1);
        let id = start(&story, &ana, &part).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.units[0].unit.reception, Reception::KeptByCustomer);
        assert!(view.can_be_cancelled());
        store.replace_return(&desk(), id).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.state(), State::Settled);
        assert_eq!(view.replacement.as_deref(), Some("HP-1-R1"));
    });
}

#[test]
fn its_worth_stands_with_the_shop_where_credit_was_chosen() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        with_terms(&story, |policy| {
            policy.returns.outcomes.insert(Outcome::StoreCredit);
        })
        .await;
        let credit = wish(Reason::ChangedMyMind, Outcome::StoreCredit, 2);
        let id = start(&story, &ana, &credit).await.unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        store.accept_return(&desk(), id).await.unwrap();
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.units[0].unit.reimbursement.as_str(), "credited");
        assert_eq!((view.state(), view.refunded_minor), (State::Settled, 2_002));
        assert_eq!(
            kinds(&story).await.last().map(String::as_str),
            Some("credit_issued")
        );
    });
}

#[test]
fn a_fee_is_told_before_and_kept_back_after_and_the_law_knows_none() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        with_terms(&story, |policy| {
            policy.returns.rules = vec![ReturnRule {
                name: "Mugs".to_owned(),
                categories: ["mugs".to_owned()].into(),
                restocking_percent: Some(10),
                ..ReturnRule::default()
            }];
        })
        .await;
        let mind = wish(Reason::ChangedMyMind, Outcome::Refund, 2);
        let told = store.simulate_return(&ana, "HP-1", &mind).await.unwrap();
        let option = told.option(Outcome::Refund).unwrap();
        assert_eq!((option.amount_minor, option.fee_minor), (1_802, 200));
        let id = start(&story, &ana, &mind).await.unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        store.accept_return(&desk(), id).await.unwrap();
        store.refund_return(&desk(), id, None).await.unwrap();
        assert_eq!(page(&story, &ana, id).await.refunded_minor, 1_802);
        let faulty = wish(Reason::Faulty, Outcome::Refund, 1);
        let told = store.simulate_return(&ana, "HP-1", &faulty).await.unwrap();
        assert_eq!(told.option(Outcome::Refund).unwrap().amount_minor, 1_001);
    });
}

#[test]
fn a_small_refund_is_paid_with_the_first_scan_where_the_terms_say_so() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        with_terms(&story, |policy| policy.returns.instant_up_to_minor = 1_500).await;
        let dear = start(&story, &ana, &wish(Reason::Other, Outcome::Refund, 2))
            .await
            .unwrap();
        store.receive_return(&desk(), dear).await.unwrap();
        assert_eq!(page(&story, &ana, dear).await.refunded_minor, 0);
        let small = start(&story, &ana, &wish(Reason::Other, Outcome::Refund, 1))
            .await
            .unwrap();
        store.receive_return(&desk(), small).await.unwrap();
        let view = page(&story, &ana, small).await;
        assert_eq!((view.state(), view.refunded_minor), (State::Settled, 1_001));
        assert_eq!(view.promises[0].state(store.now()), Kept::Kept);
    });
}

#[test]
fn who_was_told_that_one_is_worth_less_is_not_told_again_when_another_is_taken_back() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Other, Outcome::Refund, 2))
            .await
            .unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        mails(&story).await;
        let said = |verdict| {
            [Inspected {
                chosen: some("1", 1),
                verdict,
                condition: None,
                disposition: None,
            }]
        };
        let partly = Verdict::Partly {
            reason: PartlyReason::SignsOfUse,
            amount_minor: 500,
        };
        store
            .inspect_units(&desk(), id, &said(partly))
            .await
            .unwrap();
        assert_eq!(mails(&story).await, [NoticeKind::ReturnJudged]);
        story.later("2026-11-15T12:00:00Z");
        store
            .inspect_units(&desk(), id, &said(Verdict::Accepted))
            .await
            .unwrap();
        assert!(mails(&story).await.is_empty());
    });
}

//! Stories of the desk's wrong scans, told on both databases (invariant I5): what was received today, and what is taken
//! back.

use domain::{
    actor::Actor,
    gaps::TransitionKind,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    promises::{PromiseKind, State as Kept},
    returns::{HandOver, Item, Outcome, Reason, Reception, RejectReason, State, UndoRefused, Wish},
    staff::{Role, StaffMember},
    subjects::Subject,
    withdrawals::Statement,
};
use serde_json::{Value, json};
use store::{
    Failure,
    orders::Viewer,
    returns::{Chosen, Moved, ReturnView},
    withdrawals::Door,
};
use testkit::{Story, at, on_both_databases};
use uuid::Uuid;

fn member(n: u128, role: Role) -> StaffMember {
    StaffMember {
        id: StaffId(Uuid::from_u128(n)),
        name: format!("Number {n}"),
        role,
    }
}

/// Who scans; and the same as an actor.
fn kim() -> StaffMember {
    member(7, Role::Store)
}

fn desk() -> Actor {
    Actor::Staff(kim().id)
}

/// Ana's kettles are in hand; she is.
async fn delivered(story: &Story) -> Viewer {
    let order = json!({
        "customer": { "email": "ana@example.com", "name": "Ana Ribeiro" },
        "lines": [
            { "line_id": "1", "sku": "KETTLE", "title": "Enamel kettle", "quantity": 3, "unit_price_minor": 6400 },
        ],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-16T10:00:00Z");
    let found = story.store.find_customer("ana@example.com").await;
    Viewer {
        customer: Some(found.expect("the store answers").expect("Ana is known").id),
        ..Viewer::default()
    }
}

fn wish(outcome: Outcome, key: &str) -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: key.to_owned(),
    }
}

async fn agreed(story: &Story, ana: &Viewer, outcome: Outcome, key: &str) -> ReturnId {
    let wish = wish(outcome, key);
    let started = story.store.start_return(ana, "HP-1", &wish).await;
    started.expect("it is agreed")
}

async fn page(story: &Story, ana: &Viewer, id: ReturnId) -> ReturnView {
    let page = story.store.return_page(ana, id).await;
    page.expect("the return is there")
}

async fn receive(story: &Story, id: ReturnId) -> Moved {
    let received = story.store.receive_return(&desk(), id).await;
    received.expect("it is received")
}

async fn undo(story: &Story, by: &StaffMember, id: ReturnId) -> Result<Moved, UndoRefused> {
    match story.store.undo_reception(by, id).await {
        Ok(moved) => Ok(moved),
        Err(Failure::Refused(why)) => Err(why),
        Err(other) => unreachable!("{other:?}"),
    }
}

async fn kinds(story: &Story) -> Vec<String> {
    let journey = story.store.journey("ana@example.com").await;
    let journey = journey.expect("Ana is known");
    let kinds = journey.touchpoints.iter().map(|t| t.touchpoint.kind());
    kinds.filter(|kind| kind.contains("return")).collect()
}

/// Sends what is queued, and tells what it was.
async fn mails(story: &Story) -> Vec<(NoticeKind, Value)> {
    let letters = story.store.lease_notices(100).await;
    let mut sent = Vec::new();
    for letter in letters.expect("the store answers") {
        let marked = story.store.mark_notice_sent(letter.id).await;
        marked.expect("it was leased");
        sent.push((letter.kind, letter.particulars));
    }
    sent
}

fn refund(view: &ReturnView, story: &Story) -> (domain::Timestamp, domain::Timestamp, Kept) {
    let mut promises = view.promises.iter();
    let promise = promises.find(|promise| promise.kind == PromiseKind::RefundBy);
    let promise = promise.expect("it was promised");
    let times = promise.times;
    (
        times.due_at,
        times.judged_by,
        promise.state(story.store.now()),
    )
}

/// Began, arrived, on the way, dropped off, called off: from handed back to refunded.
async fn handed_back(story: &Story) -> [u64; 5] {
    let rows = story.store.transitions(None, None).await;
    let mut rows = rows.expect("the store answers").into_iter();
    let row = rows.find(|row| row.kind == TransitionKind::HandedBackToRefunded);
    let figures = row.expect("every kind is told").figures;
    [
        figures.began(),
        figures.arrived,
        figures.on_the_way,
        figures.dropped_off,
        figures.called_off,
    ]
}

async fn is_sound(story: &Story) {
    let found = story.store.damage().await.expect("the store answers");
    let found: Vec<_> = found.iter().map(|damage| damage.which.clone()).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_wrong_scan_is_taken_back_and_the_right_one_counts_from_its_own_day() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = agreed(&story, &ana, Outcome::Refund, "1").await;
        mails(&story).await;
        receive(&story, id).await;
        assert_eq!(handed_back(&story).await, [1, 0, 1, 0, 0]);
        story.later("2026-11-16T15:00:00Z");
        let undone = undo(&story, &kim(), id).await;
        assert_eq!(undone, Ok(Moved::Now(story.store.now())));

        let view = page(&story, &ana, id).await;
        assert_eq!(view.state(), State::Approved);
        assert_eq!(view.units[0].unit.reception, Reception::Awaiting);
        assert_eq!((view.received_at, view.undone_at.len()), (None, 1));
        assert_eq!(refund(&view, &story).2, Kept::Waived);
        assert_eq!(view.standing_promises().count(), 0);
        assert_eq!(
            kinds(&story).await,
            [
                "return_started",
                "return_received",
                "return_reception_undone"
            ]
        );
        assert!(mails(&story).await.is_empty(), "the mail had not left");
        assert_eq!(handed_back(&story).await, [0, 0, 0, 0, 0]);
        is_sound(&story).await;

        // Nothing breaks of what is not owed.
        story.later("2026-11-23T12:00:00Z");
        assert_eq!(
            refund(&page(&story, &ana, id).await, &story).2,
            Kept::Waived
        );
        assert_eq!(story.store.open_recovery_cases().await.unwrap(), 0);

        receive(&story, id).await;
        let view = page(&story, &ana, id).await;
        let (first, judged_by, kept) = refund(&view, &story);
        assert_eq!(kept, Kept::Open);
        assert!(judged_by > at("2026-11-28T00:00:00Z") && first < judged_by);
        let told = mails(&story).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, NoticeKind::ReturnReceived);
        assert_eq!(told[0].1["due"], json!(judged_by));
        assert_eq!(handed_back(&story).await, [1, 0, 1, 0, 0]);
        story.later("2026-11-27T12:00:00Z");
        story.store.accept_return(&desk(), id).await.unwrap();
        story.store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(refund(&view, &story).2, Kept::Kept, "in time for the goods");
        assert_eq!(handed_back(&story).await, [1, 1, 0, 0, 0]);
        is_sound(&story).await;
    });
}

#[test]
fn a_customer_who_was_told_by_mail_is_told_again_and_no_more_once_it_is_here() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let (id, other) = (
            agreed(&story, &ana, Outcome::Refund, "1").await,
            agreed(&story, &ana, Outcome::Refund, "2").await,
        );
        mails(&story).await;
        for id in [id, other] {
            receive(&story, id).await;
        }
        assert_eq!(mails(&story).await.len(), 2);
        for id in [id, other] {
            assert!(undo(&story, &kim(), id).await.is_ok());
        }
        // The other one came before its correction left.
        receive(&story, other).await;
        let told = mails(&story).await;
        assert_eq!(
            told.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
            [
                NoticeKind::ReturnReceptionUndone,
                NoticeKind::ReturnReceived
            ]
        );
        let code = page(&story, &ana, id).await.short_code;
        assert_eq!(told[0].1["short_code"], json!(code));
        assert_eq!(told[0].1["amount_minor"], 6_400);
    });
}

#[test]
fn who_scanned_it_takes_it_back_the_same_day_while_nothing_followed() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = agreed(&story, &ana, Outcome::Refund, "1").await;
        assert_eq!(
            undo(&story, &kim(), id).await,
            Err(UndoRefused::NotReceived)
        );
        receive(&story, id).await;
        let (colleague, admin) = (member(8, Role::Agent), member(9, Role::Admin));
        assert_eq!(
            undo(&story, &colleague, id).await,
            Err(UndoRefused::SomebodyElses)
        );
        story.later("2026-11-17T00:00:00Z");
        for late in [&kim(), &admin] {
            assert_eq!(undo(&story, late, id).await, Err(UndoRefused::DayOver));
        }
        let today = agreed(&story, &ana, Outcome::Refund, "2").await;
        receive(&story, today).await;
        let first = undo(&story, &admin, today).await.unwrap();
        story.later("2026-11-17T00:05:00Z");
        // Pressed again it says since when.
        assert_eq!(
            undo(&story, &kim(), today).await,
            Ok(Moved::Before(first.at()))
        );
        receive(&story, today).await;
        let store = &story.store;
        store
            .reject_return(&desk(), today, RejectReason::Worn)
            .await
            .unwrap();
        assert_eq!(undo(&story, &kim(), today).await, Err(UndoRefused::Decided));
        let missing = ReturnId(Uuid::from_u128(404));
        assert!(matches!(
            store.undo_reception(&kim(), missing).await,
            Err(Failure::NotFound)
        ));
        is_sound(&story).await;
    });
}

#[test]
fn what_came_in_parts_is_taken_back_whole_by_whoever_received_all_of_it() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let mut wish = wish(Outcome::Refund, "1");
        wish.items[0].quantity = 3;
        let started = story.store.start_return(&ana, "HP-1", &wish).await;
        let id = started.expect("it is agreed");
        let part = |quantity| Chosen {
            line_id: "1".to_owned(),
            quantity: Some(quantity),
        };
        let (store, colleague) = (&story.store, Actor::Staff(StaffId(Uuid::from_u128(8))));
        mails(&story).await;
        store.receive_units(&desk(), id, &[part(1)]).await.unwrap();
        story.later("2026-11-16T11:00:00Z");
        store.receive_units(&desk(), id, &[part(1)]).await.unwrap();
        let list = store.received_today(&kim()).await.unwrap();
        let pieces: Vec<i64> = list.iter().map(|row| row.pieces).collect();
        assert_eq!(pieces, [1, 1]);
        assert!(undo(&story, &kim(), id).await.is_ok());
        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.progress.received), (State::Approved, 0));
        assert_eq!((view.progress.pieces, view.undone_at.len()), (3, 1));
        assert_eq!(handed_back(&story).await, [0, 0, 0, 0, 0]);
        assert!(mails(&story).await.is_empty());

        store.receive_units(&desk(), id, &[part(2)]).await.unwrap();
        store.receive_units(&colleague, id, &[]).await.unwrap();
        assert_eq!(
            undo(&story, &kim(), id).await,
            Err(UndoRefused::SomebodyElses)
        );
        let admin = member(9, Role::Admin);
        assert!(undo(&story, &admin, id).await.is_ok());
        receive(&story, id).await;
        assert_eq!(page(&story, &ana, id).await.progress.received, 3);
        is_sound(&story).await;
    });
}

#[test]
fn a_replacement_keeps_its_day_and_one_that_went_out_keeps_the_reception() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = agreed(&story, &ana, Outcome::Replacement, "1").await;
        receive(&story, id).await;
        assert!(undo(&story, &kim(), id).await.is_ok());
        let view = page(&story, &ana, id).await;
        assert_eq!(view.standing_promises().count(), 1);
        assert_eq!(view.promises[0].state(story.store.now()), Kept::Open);
        story.store.replace_return(&desk(), id).await.unwrap();
        receive(&story, id).await;
        assert_eq!(undo(&story, &kim(), id).await, Err(UndoRefused::Decided));
    });
}

#[test]
fn a_withdrawals_day_stands_whatever_was_scanned() {
    on_both_databases(async |story| {
        let order = json!({
            "currency": "EUR", "shipping_address": { "city": "Leipzig", "country": "DE" },
            "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
        });
        story.put("HP-1", order).await;
        story
            .scan("T1", &[("e1", "2026-11-13T09:00:00Z", "delivered")])
            .await;
        story.later("2026-11-16T10:00:00Z");
        let statement = Statement {
            name: "Ana Ribeiro".to_owned(),
            order: "HP-1".to_owned(),
            email: "ana@example.com".to_owned(),
            items: String::new(),
            locale: None,
            key: "form-1".to_owned(),
        };
        let words = "I withdraw from the contract.";
        let stated = story.store.withdraw(Door::Page, &statement, words).await;
        stated.expect("it is taken");
        let found = story.store.find_customer("ana@example.com").await;
        let ana = Viewer {
            customer: Some(found.unwrap().expect("Ana is known").id),
            ..Viewer::default()
        };
        let listed = story.store.returns_of_order(&ana, "HP-1").await.unwrap();
        let id = listed[0].id;
        let due = |view: &ReturnView| view.promises[0].times;
        let before = due(&page(&story, &ana, id).await);
        receive(&story, id).await;
        assert!(undo(&story, &kim(), id).await.is_ok());
        let view = page(&story, &ana, id).await;
        assert_eq!(due(&view), before);
        assert_eq!(view.state(), State::Approved);
        // Near its due it waits for the goods again.
        story.later("2026-11-30T09:30:00Z");
        assert_eq!(story.store.wait_for_goods().await.unwrap(), 1);
        assert!(page(&story, &ana, id).await.waits_for_goods());
    });
}

#[test]
fn what_was_received_today_stands_in_a_list_of_whoever_did() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let mut ids = Vec::new();
        for key in ["1", "2", "3"] {
            ids.push(agreed(&story, &ana, Outcome::Refund, key).await);
        }
        receive(&story, ids[0]).await;
        story.later("2026-11-17T09:00:00Z");
        receive(&story, ids[1]).await;
        story.later("2026-11-17T09:01:00Z");
        receive(&story, ids[2]).await;
        story.later("2026-11-17T09:02:00Z");
        undo(&story, &kim(), ids[2]).await.unwrap();
        story.later("2026-11-17T09:03:00Z");
        receive(&story, ids[2]).await;

        let list = story.store.received_today(&kim()).await.unwrap();
        let told: Vec<_> = list
            .iter()
            .map(|row| (row.id, row.undone_at.is_some(), row.can_be_undone))
            .collect();
        assert_eq!(
            told,
            [
                (ids[2], false, true),
                (ids[2], true, false),
                (ids[1], false, true),
            ]
        );
        assert_eq!(list[0].name.as_deref(), Some("Ana Ribeiro"));
        assert_eq!(
            (list[0].title.as_str(), list[0].pieces),
            ("Enamel kettle", 1)
        );
        assert_eq!(list[0].received_at, at("2026-11-17T09:03:00Z"));
        let nobody = member(8, Role::Store);
        assert!(
            story
                .store
                .received_today(&nobody)
                .await
                .unwrap()
                .is_empty()
        );
        story.store.accept_return(&desk(), ids[1]).await.unwrap();
        let list = story.store.received_today(&kim()).await.unwrap();
        assert!(!list[2].can_be_undone);
    });
}

#[test]
fn two_who_take_back_and_receive_at_once_take_turns() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = agreed(&story, &ana, Outcome::Refund, "1").await;
        receive(&story, id).await;
        for _ in 0..5 {
            let (undone, received) = (kim(), desk());
            let (one, other) = tokio::join!(
                story.store.undo_reception(&undone, id),
                story.store.receive_return(&received, id),
            );
            assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        }
        receive(&story, id).await;
        let view = page(&story, &ana, id).await;
        assert_eq!(view.state(), State::Received);
        assert_eq!(
            view.promises
                .iter()
                .filter(|promise| promise.subject == Some(Subject::Return(id)))
                .count(),
            1
        );
        is_sound(&story).await;
    });
}

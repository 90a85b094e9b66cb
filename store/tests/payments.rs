//! Stories of refunds that the shop's own system pays, told on both databases (invariant I5): asked for, confirmed, failed,
//! made again; and never a cent more than was paid, what is on its way counted.

use domain::{
    actor::Actor,
    ids::{RefundId, ReturnId, StaffId},
    notices::NoticeKind,
    promises::{PromiseKind, State as Kept},
    returns::{
        HandOver, Item, Outcome, PaymentFailure, PaymentRefused, Reason, RefundState,
        Reimbursement, State, incoming::ConfirmIn,
    },
    webhooks::{EventKind, Reach},
};
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};
use store::{
    Failure,
    orders::Viewer,
    returns::{Chosen, MoveRefused, Moved, ReturnView, Wish},
};
use testkit::{Database, Story, at, on_both_databases, shop};

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

/// A system of the shop's listens.
async fn listens(story: &Story) {
    let events = BTreeSet::from([EventKind::RefundRequested]);
    let added = story
        .store
        .add_webhook(&desk(), "https://shop.example/hook", &events, Reach::Public)
        .await;
    added.expect("it is kept");
}

/// Ana's two kettles at £64, back with us and taken back, on the 17th at nine; the refund is due on the 22nd.
async fn accepted(story: &Story, number: &str, outcome: Outcome) -> (Viewer, ReturnId) {
    let order = json!({
        "lines": [{ "line_id": "1", "sku": "KETTLE", "title": "Kettle", "quantity": 2, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": number }],
    });
    story.put(number, order).await;
    story
        .scan(number, &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-17T09:00:00Z");
    let found = story.store.find_customer("ana@example.com").await;
    let ana = Viewer {
        customer: Some(found.expect("it answers").expect("she is known").id),
        ..Viewer::default()
    };
    let wish = Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 2,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form".to_owned(),
    };
    let store = &story.store;
    let id = store
        .start_return(&ana, number, &wish)
        .await
        .expect("the store answers");
    store
        .receive_return(&desk(), id)
        .await
        .expect("the store answers");
    store
        .accept_return(&desk(), id)
        .await
        .expect("the store answers");
    (ana, id)
}

async fn page(story: &Story, ana: &Viewer, id: ReturnId) -> ReturnView {
    story.store.return_page(ana, id).await.expect("it is there")
}

/// What is pending, of all returns.
async fn pending(story: &Story) -> Vec<RefundId> {
    let found = story.store.refunds(RefundState::Pending, None).await;
    let (refunds, _) = found.expect("the store answers");
    refunds.into_iter().map(|refund| refund.id).collect()
}

async fn kinds(story: &Story) -> Vec<String> {
    let journey = story
        .store
        .journey("ana@example.com")
        .await
        .expect("the store answers");
    let kinds = journey.touchpoints.iter().map(|t| t.touchpoint.kind());
    kinds.filter(|kind| kind.starts_with("refund_")).collect()
}

/// How many mails about money wait.
async fn refund_mails(story: &Story) -> usize {
    let letters = story
        .store
        .lease_notices(100)
        .await
        .expect("the store answers");
    for letter in &letters {
        story
            .store
            .mark_notice_sent(letter.id)
            .await
            .expect("the store answers");
    }
    let of = letters.iter();
    of.filter(|letter| letter.kind == NoticeKind::Refunded)
        .count()
}

fn promise(story: &Story, view: &ReturnView) -> Kept {
    let mut promises = view.promises.iter();
    let found = promises.find(|promise| promise.kind == PromiseKind::RefundBy);
    found.expect("it was promised").state(story.store.now())
}

fn refused<T: std::fmt::Debug, E>(result: Result<T, Failure<E>>) -> E {
    match result {
        Err(Failure::Refused(why)) => why,
        Err(_) => unreachable!("not refused"),
        Ok(done) => unreachable!("{done:?}"),
    }
}

fn paid(reference: Option<&str>, time: Option<&str>) -> ConfirmIn {
    ConfirmIn {
        reference: reference.map(str::to_owned),
        at: time.map(at),
    }
}

#[test]
fn where_nobody_listens_a_refund_is_paid_when_it_is_recorded() {
    on_both_databases(async |story| {
        let (ana, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let events = BTreeSet::from([EventKind::RefundRequested]);
        let store = &story.store;
        let url = "https://shop.example/hook";
        let by = desk();
        let added = store.add_webhook(&by, url, &events, Reach::Public).await;
        let (hook, _) = added.unwrap();
        store.remove_webhook(&desk(), hook).await.unwrap();
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.refunded_minor),
            (State::Settled, 12_800)
        );
        assert_eq!(view.refunds[0].state, RefundState::Refunded);
        assert_eq!(kinds(&story).await, ["refund_recorded"]);
        assert!(store.lease_deliveries(10).await.unwrap().is_empty());
    });
}

#[test]
fn a_refund_that_was_asked_for_is_paid_when_the_shop_says_so() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (ana, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let store = &story.store;
        refund_mails(&story).await;
        store.refund_return(&desk(), id, None).await.unwrap();

        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.refunded_minor), (State::Received, 0));
        assert_eq!(
            (
                view.units[0].unit.reimbursement,
                view.units[0].reimbursed_minor
            ),
            (Reimbursement::Pending, 0)
        );
        assert_eq!(
            (view.refunds[0].state, view.refunds[0].amount_minor),
            (RefundState::Pending, 12_800)
        );
        assert_eq!(promise(&story, &view), Kept::Open);
        assert_eq!(refund_mails(&story).await, 0, "nothing was paid");
        assert_eq!(kinds(&story).await, ["refund_requested"]);
        let desk_now = store.returns_desk().await.unwrap();
        assert_eq!(
            (desk_now.to_refund.total, desk_now.to_be_paid.total),
            (0, 1)
        );

        let deliveries = store.lease_deliveries(10).await.unwrap();
        let [event] = deliveries.as_slice() else {
            unreachable!("{deliveries:?}")
        };
        let refund = view.refunds[0].id;
        assert_eq!(event.refund, Some(refund));
        assert_eq!(
            event.data,
            json!({
                "refund_id": refund, "return_id": id, "short_code": view.short_code, "order": "HP-1",
                "amount_minor": 12_800, "currency": "GBP", "requested_at": "2026-11-17T09:00:00+00:00",
            }),
            "nothing of the person"
        );

        // Told two days later of what was paid the day before: the customer had it in time.
        story.later("2026-11-23T09:00:00Z");
        let view = page(&story, &ana, id).await;
        assert_eq!(promise(&story, &view), Kept::Broken, "nobody said so yet");
        let said = paid(Some("re_1"), Some("2026-11-21T12:00:00Z"));
        let done = store.confirm_refund(&shop(), refund, &said).await;
        assert_eq!(done.unwrap(), Moved::Now(at("2026-11-23T09:00:00Z")));
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.refunded_minor),
            (State::Settled, 12_800)
        );
        assert_eq!(view.units[0].reimbursed_minor, 12_800);
        assert_eq!(promise(&story, &view), Kept::Kept);
        let told = &view.refunds[0];
        assert_eq!(
            (told.state, told.at, told.reference.as_deref()),
            (
                RefundState::Refunded,
                at("2026-11-21T12:00:00Z"),
                Some("re_1")
            )
        );
        assert_eq!(kinds(&story).await, ["refund_requested", "refund_recorded"]);
        assert_eq!(refund_mails(&story).await, 1);

        // Again changes nothing; the other word is refused.
        let other = paid(Some("re_2"), None);
        let again = store.confirm_refund(&shop(), refund, &other).await;
        assert_eq!(again.unwrap(), Moved::Before(at("2026-11-21T12:00:00Z")));
        let fail = store
            .fail_refund(&shop(), refund, PaymentFailure::Other)
            .await;
        assert_eq!(refused(fail), PaymentRefused::Ended(RefundState::Refunded));
        assert_eq!(
            page(&story, &ana, id).await.refunds[0].reference,
            told.reference
        );
        assert_eq!(refund_mails(&story).await, 0);
        assert!(pending(&story).await.is_empty());
        assert!(store.damage().await.unwrap().is_empty());
    });
}

#[test]
fn a_payment_that_failed_is_owed_again_and_asked_for_anew() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (ana, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let store = &story.store;
        store
            .refund_return(&desk(), id, Some(12_000))
            .await
            .unwrap();
        let first = pending(&story).await[0];
        let declined = PaymentFailure::AccountClosed;
        store.fail_refund(&shop(), first, declined).await.unwrap();

        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.refunded_minor), (State::Received, 0));
        assert_eq!(view.units[0].unit.reimbursement, Reimbursement::Failed);
        assert_eq!(view.failed_payment().unwrap().failure, Some(declined));
        assert_eq!(promise(&story, &view), Kept::Open);
        assert_eq!(kinds(&story).await, ["refund_requested", "refund_failed"]);
        let now = store.returns_desk().await.unwrap();
        assert_eq!((now.to_refund.total, now.to_be_paid.total), (1, 0));
        assert!(now.to_refund.rows[0].has_failed);

        let again = store
            .fail_refund(&shop(), first, PaymentFailure::Other)
            .await;
        assert!(matches!(again.unwrap(), Moved::Before(_)));
        let late = store
            .confirm_refund(&shop(), first, &paid(None, None))
            .await;
        assert_eq!(refused(late), PaymentRefused::Ended(RefundState::Failed));

        store.refund_return(&desk(), id, None).await.unwrap();
        let second = pending(&story).await[0];
        assert_ne!(first, second, "another refund, with an event of its own");
        let events = store.lease_deliveries(10).await.unwrap();
        assert_eq!(events.len(), 2);
        assert_ne!(events[0].event, events[1].event);
        store
            .confirm_refund(&desk(), second, &paid(None, None))
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.refunded_minor),
            (State::Settled, 12_800)
        );
        let states: Vec<_> = view.refunds.iter().map(|refund| refund.state).collect();
        assert_eq!(states, [RefundState::Failed, RefundState::Refunded]);
        assert!(view.failed_payment().is_none());
        assert_eq!(kinds(&story).await.len(), 4);
        assert!(store.damage().await.unwrap().is_empty());
    });
}

#[test]
fn no_cent_goes_out_twice_while_a_payment_is_on_its_way() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (ana, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let store = &story.store;
        let one = [Chosen {
            line_id: "1".to_owned(),
            quantity: Some(1),
        }];
        store.refund_units(&desk(), id, &one, None).await.unwrap();
        // One kettle's worth is left, whatever is asked for.
        let much = store.refund_return(&desk(), id, Some(6_401)).await;
        assert_eq!(
            refused(much),
            MoveRefused::MoreThanPaid { most_minor: 6_400 }
        );
        let two = [Chosen {
            line_id: "1".to_owned(),
            quantity: Some(2),
        }];
        let both = store.refund_units(&desk(), id, &two, None).await;
        assert!(matches!(
            refused(both),
            MoveRefused::TooMany { most: 1, .. }
        ));
        story.later("2026-11-18T09:00:00Z");
        store.refund_return(&desk(), id, None).await.unwrap();
        assert_eq!(pending(&story).await.len(), 2);
        // Nothing is left: asked again, it says since when.
        let again = store.refund_return(&desk(), id, Some(1)).await.unwrap();
        assert_eq!(again, Moved::Before(at("2026-11-18T09:00:00Z")));
        let again = store.refund_units(&desk(), id, &one, None).await.unwrap();
        assert!(matches!(again, Moved::Before(_)));

        for refund in pending(&story).await {
            store
                .confirm_refund(&shop(), refund, &paid(None, None))
                .await
                .unwrap();
        }
        let view = page(&story, &ana, id).await;
        let shares: i64 = view.units.iter().map(|unit| unit.reimbursed_minor).sum();
        assert_eq!((view.refunded_minor, shares), (12_800, 12_800));
        assert_eq!(view.state(), State::Settled);
    });
}

#[test]
fn many_at_once_ask_once_and_many_words_count_once() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (ana, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let asks = (0..6).map(|_| {
            let store = story.store.clone();
            tokio::spawn(async move { store.refund_return(&desk(), id, None).await.unwrap() })
        });
        let mut asked = 0;
        for ask in asks.collect::<Vec<_>>() {
            asked += usize::from(matches!(ask.await.unwrap(), Moved::Now(_)));
        }
        assert_eq!((asked, pending(&story).await.len()), (1, 1));
        let refund = pending(&story).await[0];
        let words = (0..6).map(|n| {
            let store = story.store.clone();
            tokio::spawn(async move {
                let said = if n % 2 == 0 {
                    store
                        .confirm_refund(&shop(), refund, &paid(None, None))
                        .await
                } else {
                    let why = PaymentFailure::Technical;
                    store.fail_refund(&shop(), refund, why).await
                };
                matches!(said, Ok(Moved::Now(_)))
            })
        });
        let mut counted = 0;
        for word in words.collect::<Vec<_>>() {
            counted += usize::from(word.await.unwrap());
        }
        assert_eq!(counted, 1, "the first word stands");
        let view = page(&story, &ana, id).await;
        assert_eq!(kinds(&story).await.len(), 2);
        assert_eq!(
            view.refunded_minor == 12_800,
            view.refunds[0].state == RefundState::Refunded
        );
        assert!(story.store.damage().await.unwrap().is_empty());
    });
}

#[test]
fn a_payment_cannot_have_been_made_before_it_was_asked_for_nor_tomorrow() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (_, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let store = &story.store;
        store.refund_return(&desk(), id, None).await.unwrap();
        let refund = pending(&story).await[0];
        for (time, why) in [
            ("2026-11-17T08:54:59Z", PaymentRefused::BeforeAsked),
            ("2026-11-17T09:05:01Z", PaymentRefused::InTheFuture),
        ] {
            let said = store
                .confirm_refund(&shop(), refund, &paid(None, Some(time)))
                .await;
            assert_eq!(refused(said), why);
        }
        let nobody = RefundId(uuid::Uuid::from_u128(9));
        let said = store
            .confirm_refund(&shop(), nobody, &paid(None, None))
            .await;
        assert!(matches!(said, Err(Failure::NotFound)));
        let said = store
            .fail_refund(&shop(), nobody, PaymentFailure::Other)
            .await;
        assert!(matches!(said, Err(Failure::NotFound)));
        assert_eq!(pending(&story).await, [refund]);
    });
}

#[test]
fn credit_is_asked_of_nobody_and_what_the_first_scan_pays_is_asked_for_with_it() {
    on_both_databases(async |story| {
        listens(&story).await;
        let mut policy = story.store.policy().as_ref().clone();
        policy.returns.outcomes.insert(Outcome::StoreCredit);
        let set = story.store.set_policy(&desk(), policy.clone()).await;
        set.expect("the terms are taken");
        let (ana, id) = accepted(&story, "HP-1", Outcome::StoreCredit).await;
        let store = &story.store;
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.refunds[0].state),
            (State::Settled, RefundState::Credited)
        );
        let credit = view.refunds[0].id;
        let confirm = store
            .confirm_refund(&shop(), credit, &paid(None, None))
            .await;
        assert_eq!(
            refused(confirm),
            PaymentRefused::Ended(RefundState::Credited)
        );
        assert!(store.lease_deliveries(10).await.unwrap().is_empty());

        policy.returns.instant_up_to_minor = 12_800;
        let set = store.set_policy(&desk(), policy).await;
        set.expect("the terms are taken");
        // Received, accepted and asked for in one; there is nothing left to accept.
        let (ana, id) = accepted(&story, "HP-2", Outcome::Refund).await;
        let view = page(&story, &ana, id).await;
        assert_eq!(view.refunds[0].state, RefundState::Pending);
        assert_eq!(promise(&story, &view), Kept::Open);
        assert_eq!(store.lease_deliveries(10).await.unwrap().len(), 1);
    });
}

#[test]
fn what_is_being_paid_is_replaced_by_nothing_until_it_failed() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (ana, id) = accepted(&story, "HP-1", Outcome::Replacement).await;
        let store = &story.store;
        store.refund_return(&desk(), id, None).await.unwrap();
        assert_eq!(pending(&story).await.len(), 1, "refunded instead");
        let replace = store.replace_return(&desk(), id).await;
        assert_eq!(refused(replace), MoveRefused::DecidedOtherwise);
        let cancel = store.cancel_return(&ana, id).await;
        assert_eq!(refused(cancel), MoveRefused::AlreadySettled);
        let desk_now = store.returns_desk().await.unwrap();
        assert_eq!(
            (desk_now.to_replace.total, desk_now.to_be_paid.total),
            (0, 1)
        );
        // It failed, and one was found after all.
        let refund = pending(&story).await[0];
        store
            .fail_refund(&desk(), refund, PaymentFailure::Declined)
            .await
            .unwrap();
        store.replace_return(&desk(), id).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.units[0].unit.reimbursement, Reimbursement::Replaced);
        assert_eq!(view.refunded_minor, 0);
        assert!(view.failed_payment().is_none());
    });
}

/// Ana withdraws from three cups at £10.01 that are with her: they are accepted from the start, and still to come.
async fn withdrawn(story: &Story) -> (Viewer, ReturnId) {
    let order = json!({
        "lines": [{ "line_id": "1", "sku": "CUP", "title": "Cup", "quantity": 3, "unit_price_minor": 1001 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
        "shipping_address": { "name": "Ana", "city": "Leipzig", "postal_code": "04105", "country": "DE" },
    });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    let store = &story.store;
    let said = json!({ "name": "Ana", "order": "HP-1", "email": "ana@example.com" });
    let statement = domain::withdrawals::parse_statement(&said).expect("it reads");
    let door = store::withdrawals::Door::Page;
    let stated = store.withdraw(door, &statement, "").await;
    stated.expect("it is followed");
    let found = store.find_customer("ana@example.com").await;
    let ana = Viewer {
        customer: Some(found.expect("it answers").expect("she is known").id),
        ..Viewer::default()
    };
    let returns = store.returns_of_order(&ana, "HP-1").await;
    let id = returns.expect("it answers")[0].id;
    (ana, id)
}

#[test]
fn pieces_that_come_after_they_were_paid_share_what_was_given() {
    on_both_databases(async |story| {
        let (ana, id) = withdrawn(&story).await;
        let store = &story.store;
        store.refund_return(&desk(), id, Some(3_002)).await.unwrap();
        let one = [Chosen {
            line_id: "1".to_owned(),
            quantity: Some(1),
        }];
        store.receive_units(&desk(), id, &one).await.unwrap();
        let view = page(&story, &ana, id).await;
        let shares = view.units.iter().map(|unit| unit.reimbursed_minor);
        assert_eq!(shares.collect::<Vec<_>>(), [1_001, 2_001]);
        assert_eq!(view.refunded_minor, 3_002);
    });
}

#[test]
fn pieces_that_come_while_their_payment_is_on_its_way_stay_in_it() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (ana, id) = withdrawn(&story).await;
        let store = &story.store;
        // The money is asked for before anything is here, and the goods come in parts.
        let owed = |view: &ReturnView| {
            let mut promises = view.promises.iter();
            let kind = PromiseKind::WithdrawalRefundBy;
            let found = promises.find(|promise| promise.kind == kind);
            found.expect("it was promised").state(store.now())
        };
        store.refund_return(&desk(), id, Some(3_002)).await.unwrap();
        assert_eq!(owed(&page(&story, &ana, id).await), Kept::Open);
        let one = [Chosen {
            line_id: "1".to_owned(),
            quantity: Some(1),
        }];
        store.receive_units(&desk(), id, &one).await.unwrap();
        assert_eq!(page(&story, &ana, id).await.units.len(), 2);
        assert!(store.damage().await.unwrap().is_empty());
        let refund = pending(&story).await[0];
        store
            .confirm_refund(&shop(), refund, &paid(None, None))
            .await
            .unwrap();
        assert_eq!(owed(&page(&story, &ana, id).await), Kept::Kept);
        store.receive_return(&desk(), id).await.unwrap();
        let view = page(&story, &ana, id).await;
        let shares: Vec<i64> = view
            .units
            .iter()
            .map(|unit| unit.reimbursed_minor)
            .collect();
        assert_eq!(shares.iter().sum::<i64>(), 3_002);
        assert_eq!(view.refunded_minor, 3_002);
        assert!(
            view.units
                .iter()
                .all(|unit| unit.unit.reimbursement == Reimbursement::Refunded)
        );
    });
}

/// Runs a statement on the story's database from outside.
async fn outside(story: &Story, statement: &'static str) {
    match story.database {
        Database::Sqlite => {
            let pool = sqlx::SqlitePool::connect(&story.url)
                .await
                .expect("the store answers");
            sqlx::query(statement)
                .execute(&pool)
                .await
                .expect("the store answers");
            pool.close().await;
        }
        Database::Postgres => {
            let pool = sqlx::PgPool::connect(&story.url)
                .await
                .expect("the store answers");
            sqlx::query(statement)
                .execute(&pool)
                .await
                .expect("the store answers");
            pool.close().await;
        }
    }
}

#[test]
fn an_event_stands_where_its_refund_does_wherever_the_portal_ends() {
    on_both_databases(async |story| {
        listens(&story).await;
        // The event cannot be written: nothing is asked for either.
        let (ana, id) = accepted(&story, "HP-0", Outcome::Refund).await;
        outside(&story, "alter table webhook_deliveries rename to gone").await;
        let failed = story.store.refund_return(&desk(), id, None).await;
        assert!(matches!(failed, Err(Failure::Broken(_))), "{failed:?}");
        outside(&story, "alter table gone rename to webhook_deliveries").await;
        let view = page(&story, &ana, id).await;
        assert_eq!(view.units[0].unit.reimbursement, Reimbursement::None);
        assert!(view.refunds.is_empty() && kinds(&story).await.is_empty());

        // Ended in the middle, after ever more of it.
        let mut broken_off = 0;
        for n in 1..30_u64 {
            let (_, id) = accepted(&story, &format!("HP-{n}"), Outcome::Refund).await;
            let by = desk();
            let asking = story.store.refund_return(&by, id, None);
            let cut = Duration::from_micros(n * n * 20);
            broken_off += usize::from(tokio::time::timeout(cut, asking).await.is_err());
        }
        assert!(broken_off > 0, "none was ended in the middle");
        let asked = pending(&story).await;
        let mut told: Vec<RefundId> = Vec::new();
        loop {
            let deliveries = story.store.lease_deliveries(100).await.unwrap();
            if deliveries.is_empty() {
                break;
            }
            told.extend(deliveries.iter().filter_map(|delivery| delivery.refund));
        }
        told.sort_unstable();
        assert_eq!(told, asked);
        let requested = kinds(&story).await;
        assert_eq!(requested.len(), asked.len());
        assert!(story.store.damage().await.unwrap().is_empty());
    });
}

#[test]
fn a_refund_without_its_event_or_its_units_is_found_by_the_check() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (_, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let store = &story.store;
        store.refund_return(&desk(), id, None).await.unwrap();
        assert!(store.damage().await.unwrap().is_empty());
        outside(&story, "delete from webhook_deliveries").await;
        let found = store.damage().await.unwrap();
        assert_eq!(found[0].what, "refund that nobody was asked to pay");
        outside(&story, "update return_units set refund_id = null").await;
        assert_eq!(store.damage().await.unwrap().len(), 2);
    });
}

#[test]
fn what_is_pending_is_listed_a_hundred_at_a_time() {
    on_both_databases(async |story| {
        listens(&story).await;
        for n in 0..103 {
            let (_, id) = accepted(&story, &format!("HP-{n}"), Outcome::Refund).await;
            story.store.refund_return(&desk(), id, None).await.unwrap();
        }
        let store = &story.store;
        let state = RefundState::Pending;
        let (first, is_more) = store.refunds(state, None).await.unwrap();
        assert_eq!((first.len(), is_more), (100, true));
        let last = first.last().map(|refund| refund.id);
        let (rest, is_more) = store.refunds(state, last).await.unwrap();
        assert_eq!((rest.len(), is_more), (3, false));
        assert_eq!(rest[2].order_number, "HP-102");
        let (none, _) = store.refunds(RefundState::Failed, None).await.unwrap();
        assert!(none.is_empty());
    });
}

#[test]
fn erasing_somebody_empties_what_the_shop_called_their_payment() {
    on_both_databases(async |story| {
        listens(&story).await;
        let (_, id) = accepted(&story, "HP-1", Outcome::Refund).await;
        let store = &story.store;
        store.refund_return(&desk(), id, None).await.unwrap();
        let refund = pending(&story).await[0];
        let said = paid(Some("Ana Ribeiro, kettle"), None);
        store.confirm_refund(&shop(), refund, &said).await.unwrap();
        assert!(store.refund(refund).await.unwrap().reference.is_some());
        store.erase(&desk(), "ana@example.com").await.unwrap();
        let kept = store.refund(refund).await.unwrap();
        assert_eq!((kept.reference, kept.amount_minor), (None, 12_800));
    });
}

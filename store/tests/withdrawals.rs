//! Stories of withdrawals from a contract, told on both databases (invariant I5): stated, followed or read by somebody,
//! paid back in fourteen days, and waiting for goods that are still out.

use domain::{
    Timestamp,
    actor::{Actor, ActorKind},
    cases::Topic,
    ids::{ApiKeyId, ReturnId, StaffId},
    notices::NoticeKind,
    promises::{PromiseKind, State as Kept},
    returns::{Acceptance, Reception, RejectReason, Right, State},
    withdrawals::{Fault, Refused, Statement},
};
use serde_json::{Value, json};
use store::{
    Failure,
    cases::DeskFilter,
    orders::{Put, Viewer},
    returns::{MoveRefused, Moved, ReturnView},
    withdrawals::{Door, Receipt},
};
use testkit::{Story, at, on_both_databases};

const WORDS: &str = "I withdraw from the contract for order HP-1. My name is Ana Ribeiro.";

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

fn statement(order: &str, email: &str) -> Statement {
    Statement {
        name: "Ana Ribeiro".to_owned(),
        order: order.to_owned(),
        email: email.to_owned(),
        items: String::new(),
        locale: Some("de".to_owned()),
        key: "form-1".to_owned(),
    }
}

fn anas() -> Statement {
    statement("HP-1", "ana@example.com")
}

/// Ana's two kettles and a tray, on their way to Leipzig; `change` replaces fields.
async fn bought(story: &Story, change: Value) {
    let mut order = json!({
        "currency": "EUR",
        "lines": [
            { "line_id": "1", "sku": "KETTLE-MOSS", "title": "Enamel kettle, moss", "quantity": 2, "unit_price_minor": 6400 },
            { "line_id": "2", "sku": "TRAY-OAK-S", "title": "Oak tray, small", "quantity": 1, "unit_price_minor": 2800 },
        ],
        "shipping_address": { "street": "Kastanienallee 8", "city": "Leipzig", "postal_code": "04105", "country": "DE" },
        "deliver_by": "2026-11-23",
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    if let (Value::Object(order), Value::Object(change)) = (&mut order, change) {
        order.extend(change);
    }
    let (Put::Created(_) | Put::Changed(_) | Put::Unchanged(_)) = story.put("HP-1", order).await;
}

/// As [`bought`], and in hand on Thursday the 12th at ten: the period ends with Thursday the 26th.
async fn delivered(story: &Story) {
    bought(story, json!({})).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00.750Z");
}

async fn viewer(story: &Story, email: &str) -> Viewer {
    let found = story.store.find_customer(email).await;
    Viewer {
        customer: Some(
            found
                .expect("the store answers")
                .expect("they are known")
                .id,
        ),
        ..Viewer::default()
    }
}

async fn withdraw(story: &Story, statement: &Statement) -> Receipt {
    let stated = story.store.withdraw(Door::Page, statement, WORDS).await;
    stated.expect("it is taken")
}

/// The returns of Ana's order, the newest first.
async fn returns(story: &Story) -> Vec<ReturnView> {
    let ana = viewer(story, "ana@example.com").await;
    let listed = story.store.returns_of_order(&ana, "HP-1").await;
    let mut views = Vec::new();
    for summary in listed.expect("the store answers") {
        let view = story.store.return_page(&ana, summary.id).await;
        views.push(view.expect("it is hers"));
    }
    views
}

async fn the_return(story: &Story) -> ReturnView {
    let mut all = returns(story).await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// Due, told last, judged by; and how it stands.
fn money(view: &ReturnView, now: Timestamp) -> (Timestamp, Timestamp, Kept) {
    assert_eq!(view.promises.len(), 1, "one promise, and of no other kind");
    let promise = &view.promises[0];
    assert_eq!(promise.kind, PromiseKind::WithdrawalRefundBy);
    let times = &promise.times;
    (times.due_at, times.judged_by, promise.state(now))
}

async fn kinds(story: &Story, email: &str) -> Vec<String> {
    let journey = story.store.journey(email).await.expect("they are known");
    let kinds = journey.touchpoints.iter().map(|t| t.touchpoint.kind());
    kinds
        .filter(|kind| {
            kind.starts_with("re") || kind.starts_with("withdraw") || kind.starts_with("case")
        })
        .collect()
}

/// Sends what is queued, and tells what it was, to whom and in which language.
async fn mails(story: &Story) -> Vec<(NoticeKind, String, String, Value)> {
    let letters = story.store.lease_notices(100).await;
    let mut told = Vec::new();
    for letter in letters.expect("the store answers") {
        let marked = story.store.mark_notice_sent(letter.id).await;
        marked.expect("it was leased");
        told.push((
            letter.kind,
            letter.recipient,
            letter.locale,
            letter.particulars,
        ));
    }
    told
}

/// What somebody has to read.
async fn to_read(story: &Story) -> Vec<Topic> {
    let desk = story.store.cases_desk(DeskFilter::Open, 1).await;
    let cases = desk.expect("the store answers").cases;
    assert!(
        cases
            .iter()
            .all(|case| case.begins.starts_with("I withdraw"))
    );
    cases.into_iter().map(|case| case.topic).collect()
}

async fn damage(story: &Story) -> Vec<String> {
    let found = story.store.damage().await.expect("the store answers");
    found
        .into_iter()
        .map(|damage| format!("{}: {}", damage.what, damage.which))
        .collect()
}

#[test]
fn a_statement_that_fits_is_followed_at_once_and_nobody_decides_on_it() {
    on_both_databases(async |story| {
        delivered(&story).await;
        mails(&story).await;
        let receipt = withdraw(&story, &anas()).await;
        assert_eq!(
            receipt,
            Receipt {
                name: "Ana Ribeiro".to_owned(),
                order: "HP-1".to_owned(),
                email: "ana@example.com".to_owned(),
                items: String::new(),
                stated_at: at("2026-11-14T12:00:00Z"),
            }
        );
        let view = the_return(&story).await;
        assert_eq!((view.right, view.reason), (Right::Withdrawal, None));
        assert_eq!(
            (view.state(), view.progress.pieces, view.amount_minor),
            (State::Approved, 3, 15_600)
        );
        assert!(
            view.units
                .iter()
                .all(|unit| unit.unit.acceptance == Acceptance::Accepted
                    && unit.unit.reception == Reception::Awaiting)
        );
        assert_eq!(view.window_until, at("2026-11-27T00:00:00Z"));
        // Fourteen days from Saturday the 14th are another Saturday: to the end of Monday, where the later clock is.
        assert_eq!(view.bring_by, at("2026-12-01T00:00:00Z"));
        let due = at("2026-11-28T12:00:00.750Z");
        assert_eq!(money(&view, story.store.now()), (due, due, Kept::Open));
        assert_eq!(
            kinds(&story, "ana@example.com").await,
            ["withdrawal_confirmed"],
            "no return was asked for, and no case is needed"
        );
        assert_eq!(to_read(&story).await, []);
        let found = story.store.find_return(&view.short_code).await;
        assert_eq!(found.unwrap(), view.id);

        let told = mails(&story).await;
        let kinds: Vec<NoticeKind> = told.iter().map(|(kind, ..)| *kind).collect();
        assert_eq!(
            kinds,
            [NoticeKind::ReturnAgreed, NoticeKind::WithdrawalReceipt]
        );
        let (_, recipient, locale, particulars) = &told[1];
        assert_eq!(
            (recipient.as_str(), locale.as_str()),
            ("ana@example.com", "de"),
            "a receipt speaks the language of the statement"
        );
        assert_eq!(
            *particulars,
            json!({ "name": "Ana Ribeiro", "order": "HP-1", "email": "ana@example.com", "items": "", "locale": "de",
                "stated_at": "2026-11-14T12:00:00+00:00" })
        );
        assert_eq!(damage(&story).await, Vec::<String>::new());
    });
}

#[test]
fn pressing_twice_or_at_once_makes_one_withdrawal_with_one_receipt() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let tries = (0..6).map(|_| {
            let store = story.store.clone();
            tokio::spawn(async move { store.withdraw(Door::Page, &anas(), WORDS).await.unwrap() })
        });
        let mut receipts = Vec::new();
        for tried in tries.collect::<Vec<_>>() {
            receipts.push(tried.await.unwrap());
        }
        story.later("2026-11-15T08:00:00Z");
        receipts.push(withdraw(&story, &anas()).await);
        receipts.dedup();
        assert_eq!(receipts.len(), 1);
        assert_eq!(receipts[0].stated_at, at("2026-11-14T12:00:00Z"));
        assert_eq!(returns(&story).await.len(), 1);
        assert_eq!(to_read(&story).await, []);
        // Under the same key, another statement is another one: here of an order that does not exist.
        let other = withdraw(&story, &statement("HP-9", "ana@example.com")).await;
        assert_eq!(other.stated_at, at("2026-11-15T08:00:00Z"));
        // And the same one again, without a key, finds nothing left to withdraw: somebody reads it.
        let again = Statement {
            key: String::new(),
            ..anas()
        };
        withdraw(&story, &again).await;
        assert_eq!(returns(&story).await.len(), 1);
        assert_eq!(to_read(&story).await.len(), 2);
    });
}

#[test]
fn a_statement_that_does_not_fit_gets_the_same_receipt_and_changes_nothing() {
    on_both_databases(async |story| {
        delivered(&story).await;
        story
            .put(
                "HP-2",
                json!({ "customer": { "email": "bob@example.com", "name": "Bob" } }),
            )
            .await;
        mails(&story).await;
        let mut given = Vec::new();
        for (order, email) in [
            ("HP-404", "ana@example.com"),
            ("HP-1", "bob@example.com"),
            ("HP-1", "nobody@example.com"),
        ] {
            let receipt = withdraw(&story, &statement(order, email)).await;
            assert_eq!(
                (receipt.order.as_str(), receipt.email.as_str()),
                (order, email)
            );
            let told = mails(&story).await;
            assert_eq!(told.len(), 2);
            assert!(told.iter().all(|(_, recipient, ..)| recipient == email));
            let kinds: Vec<NoticeKind> = told.iter().map(|(kind, ..)| *kind).collect();
            assert_eq!(
                kinds,
                [NoticeKind::CaseOpened, NoticeKind::WithdrawalReceipt]
            );
            given.push(told[1].3.clone());
        }
        withdraw(&story, &anas()).await;
        let told = mails(&story).await;
        let followed = told
            .iter()
            .find(|(kind, ..)| *kind == NoticeKind::WithdrawalReceipt);
        given.push(followed.expect("a receipt").3.clone());
        for receipt in &mut given {
            receipt["order"] = Value::Null;
            receipt["email"] = Value::Null;
        }
        given.dedup();
        assert_eq!(given.len(), 1, "the receipts say the same");

        assert_eq!(
            returns(&story).await.len(),
            1,
            "only her own statement made one"
        );
        assert_eq!(to_read(&story).await, [Topic::Withdrawal; 3]);
        assert_eq!(kinds(&story, "nobody@example.com").await, ["case_opened"]);
        let bob = story.store.journey("bob@example.com").await.unwrap();
        let person = bob.customer.person.expect("he is known");
        assert_eq!(
            person.name, "Bob",
            "what is known of a person is not overwritten"
        );
        assert_eq!(damage(&story).await, Vec::<String>::new());
    });
}

#[test]
fn the_period_counts_to_its_last_second_and_is_the_laws() {
    on_both_databases(async |story| {
        delivered(&story).await;
        story.later("2026-11-27T00:00:00.000001Z");
        withdraw(&story, &anas()).await;
        assert_eq!(returns(&story).await.len(), 0);
        assert_eq!(to_read(&story).await, [Topic::Withdrawal]);
        story.later("2026-11-27T00:00:00Z");
        withdraw(
            &story,
            &Statement {
                key: "form-2".to_owned(),
                ..anas()
            },
        )
        .await;
        assert_eq!(returns(&story).await.len(), 1);
    });
}

#[test]
fn outside_the_countries_of_the_switch_and_before_the_confirmation_somebody_reads_it() {
    on_both_databases(async |story| {
        bought(&story, json!({ "shipping_address": { "country": "GB" } })).await;
        story
            .put(
                "HP-2",
                json!({ "status": "placed", "shipping_address": { "country": "DE" } }),
            )
            .await;
        story
            .put(
                "HP-3",
                json!({ "status": "cancelled", "shipping_address": { "country": "DE" } }),
            )
            .await;
        for order in ["HP-1", "HP-2", "HP-3"] {
            withdraw(&story, &statement(order, "ana@example.com")).await;
        }
        assert_eq!(to_read(&story).await.len(), 3);
        let mut policy = (*story.store.policy()).clone();
        policy.withdrawals.countries.insert("GB".to_owned());
        story
            .store
            .set_policy(&Actor::System, policy)
            .await
            .unwrap();
        withdraw(
            &story,
            &Statement {
                key: "form-2".to_owned(),
                ..anas()
            },
        )
        .await;
        assert_eq!(the_return(&story).await.right, Right::Withdrawal);
    });
}

#[test]
fn before_anything_is_sent_nothing_comes_back_and_the_delivery_is_owed_no_more() {
    on_both_databases(async |story| {
        bought(&story, json!({ "shipments": [] })).await;
        story.later("2026-11-13T08:00:00Z");
        withdraw(&story, &anas()).await;
        let view = the_return(&story).await;
        assert!(!view.comes_back());
        assert_eq!((view.state(), view.amount_minor), (State::Received, 15_600));
        assert!(
            view.units
                .iter()
                .all(|unit| unit.unit.reception == Reception::Missing)
        );
        let journey = story.store.journey("ana@example.com").await.unwrap();
        for promise in journey.promises.iter().filter(|p| p.kind.is_of_delivery()) {
            assert_eq!(
                promise.state(story.store.now()),
                Kept::Waived,
                "{:?}",
                promise.kind
            );
            assert_eq!(promise.waived_reason, "contract_withdrawn");
        }
        assert_eq!(damage(&story).await, Vec::<String>::new());
        assert_eq!(story.store.wait_for_goods().await.unwrap(), 0);

        // Called off, all of it is to come again.
        let ana = viewer(&story, "ana@example.com").await;
        let page = story.store.order_page(&ana, "HP-1").await.unwrap();
        assert_eq!(page.withdrawn_at, Some(at("2026-11-13T08:00:00Z")));
        assert!(
            !page.withdrawal.runs(story.store.now()),
            "nothing is left to withdraw"
        );
        assert!(view.can_be_cancelled());
        story.store.cancel_return(&ana, view.id).await.unwrap();
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let delivery = journey
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::DeliverBy);
        assert_eq!(delivery.unwrap().state(story.store.now()), Kept::Open);
        let (_, _, state) = money(&the_return(&story).await, story.store.now());
        assert_eq!(state, Kept::Waived);
        // And can be withdrawn from again.
        withdraw(
            &story,
            &Statement {
                key: "form-2".to_owned(),
                ..anas()
            },
        )
        .await;
        let view = returns(&story).await.remove(0);
        story.later("2026-11-20T08:00:00Z");
        story
            .store
            .refund_return(&desk(), view.id, None)
            .await
            .unwrap();
        let view = returns(&story).await.remove(0);
        assert_eq!(
            (view.state(), view.refunded_minor),
            (State::Settled, 15_600)
        );
        assert_eq!(money(&view, story.store.now()).2, Kept::Kept);
        assert_eq!(damage(&story).await, Vec::<String>::new());
    });
}

#[test]
fn a_delivery_in_parts_is_open_until_the_last_piece_and_comes_back_as_far_as_it_left_us() {
    on_both_databases(async |story| {
        let parcels = json!({ "shipments": [
            { "carrier": "dpd", "tracking_number": "T1", "lines": [{ "line_id": "1", "quantity": 2 }] },
        ] });
        bought(&story, parcels).await;
        story
            .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
            .await;
        // Seven weeks later the tray has still not been sent.
        story.later("2027-01-04T12:00:00Z");
        withdraw(&story, &anas()).await;
        let view = the_return(&story).await;
        let receptions: Vec<Reception> = view.units.iter().map(|u| u.unit.reception).collect();
        assert_eq!(receptions, [Reception::Awaiting, Reception::Missing]);
        assert_eq!((view.state(), view.progress.pieces), (State::Approved, 2));
        let received = story.store.receive_return(&desk(), view.id).await.unwrap();
        assert_eq!(received, Moved::Now(at("2027-01-04T12:00:00Z")));
        let view = the_return(&story).await;
        assert_eq!((view.state(), view.progress.received), (State::Received, 2));
        story
            .store
            .refund_return(&desk(), view.id, None)
            .await
            .unwrap();
        assert_eq!(the_return(&story).await.state(), State::Settled);
    });
}

#[test]
fn what_is_in_another_return_is_left_there_and_words_are_followed_to_the_letter() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let some = Statement {
            items: "1 × Enamel kettle, moss".to_owned(),
            ..anas()
        };
        withdraw(&story, &some).await;
        assert_eq!(the_return(&story).await.amount_minor, 6_400);
        let unclear = Statement {
            items: "the tray, I think".to_owned(),
            ..anas()
        };
        withdraw(&story, &unclear).await;
        assert_eq!(returns(&story).await.len(), 1);
        assert_eq!(to_read(&story).await.len(), 1);
        story.later("2026-11-16T12:00:00Z");
        withdraw(&story, &anas()).await;
        let rest = returns(&story).await.remove(0);
        assert_eq!((rest.progress.pieces, rest.amount_minor), (2, 9_200));
    });
}

#[test]
fn the_refund_settles_the_promise_and_nobody_is_asked_to_take_the_goods_back() {
    on_both_databases(async |story| {
        delivered(&story).await;
        withdraw(&story, &anas()).await;
        let id = the_return(&story).await.id;
        let store = &story.store;
        let turned_down = store.reject_return(&desk(), id, RejectReason::Worn).await;
        assert!(matches!(
            turned_down,
            Err(Failure::Refused(MoveRefused::NotReceived))
        ));
        story.later("2026-11-20T09:00:00Z");
        mails(&story).await;
        store.receive_return(&desk(), id).await.unwrap();
        let view = the_return(&story).await;
        let due = at("2026-11-28T12:00:00.750Z");
        assert_eq!(money(&view, store.now()), (due, due, Kept::Open));
        let told = mails(&story).await;
        assert_eq!(told[0].0, NoticeKind::ReturnReceived);
        assert_eq!(told[0].3["due"], json!(due));
        let turned_down = store.reject_return(&desk(), id, RejectReason::Worn).await;
        assert!(matches!(
            turned_down,
            Err(Failure::Refused(MoveRefused::DecidedOtherwise))
        ));
        story.later("2026-11-28T12:00:00.750Z");
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = the_return(&story).await;
        assert_eq!(view.state(), State::Settled);
        assert_eq!(money(&view, store.now()), (due, due, Kept::Kept));
        assert_eq!(
            kinds(&story, "ana@example.com").await,
            ["withdrawal_confirmed", "return_received", "refund_recorded"]
        );
    });
}

/// As time goes by for the worker.
async fn minutes_pass(story: &Story, to: &str) {
    story.later(to);
    story
        .store
        .wait_for_goods()
        .await
        .expect("the store answers");
    let opened = story.store.open_recovery_cases().await;
    assert_eq!(opened.expect("the store answers"), 0, "nothing is owed yet");
}

#[test]
fn a_refund_waits_for_goods_that_are_out_and_is_owed_again_when_they_are_handed_in() {
    on_both_databases(async |story| {
        delivered(&story).await;
        withdraw(&story, &anas()).await;
        let store = &story.store;
        let id = the_return(&story).await.id;
        minutes_pass(&story, "2026-11-28T10:00:00Z").await;
        assert_eq!(money(&the_return(&story).await, store.now()).2, Kept::Open);
        minutes_pass(&story, "2026-11-28T11:30:00Z").await;
        let view = the_return(&story).await;
        assert_eq!(money(&view, store.now()).2, Kept::Waived);
        assert!(view.waits_for_goods());
        minutes_pass(&story, "2026-12-05T10:00:00Z").await;
        assert_eq!(
            the_return(&story).await.state(),
            State::Approved,
            "it does not expire"
        );

        // Handed in late: by the close of the next working day, which is a Monday.
        let ana = viewer(&story, "ana@example.com").await;
        store.hand_over_return(&ana, id).await.unwrap();
        let view = the_return(&story).await;
        let (first, later) = (at("2026-11-28T12:00:00.750Z"), at("2026-12-07T17:00:00Z"));
        assert_eq!(money(&view, store.now()), (first, later, Kept::Open));
        assert!(view.promises[0].revisions[0].asked_by_customer);
        assert_eq!(damage(&story).await, Vec::<String>::new());
        story.later("2026-12-07T17:00:00.000001Z");
        assert_eq!(
            store.wait_for_goods().await.unwrap(),
            0,
            "they are not out any more"
        );
        let (_, _, state) = money(&the_return(&story).await, store.now());
        assert_eq!(state, Kept::Broken);
        assert_eq!(store.open_recovery_cases().await.unwrap(), 1);
    });
}

#[test]
fn goods_that_come_in_time_leave_the_fourteen_days_as_they_are() {
    on_both_databases(async |story| {
        delivered(&story).await;
        withdraw(&story, &anas()).await;
        let id = the_return(&story).await.id;
        let due = at("2026-11-28T12:00:00.750Z");
        // In the last hour, when it waits already.
        minutes_pass(&story, "2026-11-28T11:30:00Z").await;
        story.store.receive_return(&desk(), id).await.unwrap();
        let view = the_return(&story).await;
        assert_eq!(money(&view, story.store.now()), (due, due, Kept::Open));
        assert!(view.promises[0].revisions.is_empty());
        story.later("2026-11-28T12:00:01Z");
        story.store.refund_return(&desk(), id, None).await.unwrap();
        let (_, _, state) = money(&the_return(&story).await, story.store.now());
        assert_eq!(state, Kept::Broken, "what is with us is owed");
    });
}

#[test]
fn money_that_goes_back_before_the_goods_is_never_late() {
    on_both_databases(async |story| {
        delivered(&story).await;
        withdraw(&story, &anas()).await;
        let id = the_return(&story).await.id;
        minutes_pass(&story, "2026-12-20T10:00:00Z").await;
        story.store.refund_return(&desk(), id, None).await.unwrap();
        let view = the_return(&story).await;
        assert_eq!(money(&view, story.store.now()).2, Kept::Kept);
        assert_eq!(
            view.state(),
            State::Approved,
            "the goods are awaited all the same"
        );
        // They come, and the mail about them promises no money a second time.
        mails(&story).await;
        story.store.receive_return(&desk(), id).await.unwrap();
        assert_eq!(mails(&story).await[0].3["due"], Value::Null);
        assert_eq!(the_return(&story).await.state(), State::Settled);
        assert_eq!(damage(&story).await, Vec::<String>::new());
    });
}

#[test]
fn a_statement_by_api_is_the_shops_and_faults_are_named() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let key = ApiKeyId(uuid::Uuid::from_u128(3));
        let wrong = Statement {
            name: " ".to_owned(),
            email: "ana".to_owned(),
            ..anas()
        };
        let refused = story.store.withdraw(Door::Api(key), &wrong, WORDS).await;
        let Err(Failure::Refused(Refused(faults))) = refused else {
            unreachable!("{refused:?}")
        };
        assert_eq!(faults, [Fault::NoName, Fault::NoAddress]);
        let stated = story.store.withdraw(Door::Api(key), &anas(), WORDS).await;
        stated.unwrap();
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let told = journey
            .touchpoints
            .iter()
            .find(|t| t.touchpoint.kind() == "withdrawal_confirmed")
            .unwrap();
        assert_eq!(
            (told.channel.as_str(), told.actor),
            ("api", ActorKind::Shop)
        );
    });
}

#[test]
fn a_replacement_has_no_contract_of_its_own_and_a_missing_return_waits_for_nothing() {
    on_both_databases(async |story| {
        let missing = ReturnId(uuid::Uuid::from_u128(404));
        let refused = story.store.refund_return(&desk(), missing, None).await;
        assert!(matches!(refused, Err(Failure::NotFound)));
        delivered(&story).await;
        let ana = viewer(&story, "ana@example.com").await;
        let wish = store::returns::Wish {
            items: vec![domain::returns::Item {
                line_id: "1".to_owned(),
                quantity: 2,
            }],
            reason: domain::returns::Reason::Faulty,
            note: String::new(),
            outcome: domain::returns::Outcome::Replacement,
            exchange_for: None,
            hand_over: domain::returns::HandOver::DropOffQr,
            key: "wish".to_owned(),
        };
        let id = story.store.start_return(&ana, "HP-1", &wish).await.unwrap();
        story.store.replace_return(&desk(), id).await.unwrap();
        withdraw(&story, &statement("HP-1-R1", "ana@example.com")).await;
        assert_eq!(to_read(&story).await.len(), 1);
        let page = story.store.order_page(&ana, "HP-1-R1").await.unwrap();
        assert!(!page.withdrawal.runs(story.store.now()));
        // Of the first order, what was not exchanged can be withdrawn.
        withdraw(&story, &anas()).await;
        assert_eq!(returns(&story).await.remove(0).amount_minor, 2_800);
    });
}

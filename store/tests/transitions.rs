//! The hand-overs of the journey: what began, what arrived, and who dropped off on the way.

use domain::{
    Timestamp,
    actor::Actor,
    gaps::{Standing, TransitionFigures, TransitionKind},
    ids::{CustomerId, ReturnId, StaffId},
    promises::PromiseKind,
    returns::{HandOver, Item, Outcome, Reason, RejectReason, Wish},
    reviews::ReviewDraft,
};
use jiff::civil::Date;
use serde_json::json;
use store::{
    gaps::{TransitionPerson, TransitionSlice},
    orders::Viewer,
};
use testkit::{Database, Story, at, on_both_databases};
use uuid::Uuid;

const DAY: f64 = 86_400.0;

fn date(text: &str) -> Option<Date> {
    Some(text.parse().expect("a date in a test is well formed"))
}

async fn figures(story: &Story, kind: TransitionKind) -> TransitionFigures {
    let rows = story.store.transitions(None, None).await;
    let rows = rows.expect("the store answers");
    assert_eq!(
        rows.iter().map(|row| row.kind).collect::<Vec<_>>(),
        TransitionKind::ALL
    );
    let found = rows.into_iter().find(|row| row.kind == kind);
    found.expect("every kind is told").figures
}

/// Began, arrived, on the way, dropped off, called off.
fn counts(figures: &TransitionFigures) -> [u64; 5] {
    [
        figures.began(),
        figures.arrived,
        figures.on_the_way,
        figures.dropped_off,
        figures.called_off,
    ]
}

fn about(told: Option<f64>, expected: f64) -> bool {
    told.is_some_and(|told| (told - expected).abs() <= expected.abs() * 0.006 + 1.0)
}

async fn customer(story: &Story, email: &str) -> CustomerId {
    let found = story.store.find_customer(email).await;
    found.expect("the store answers").expect("known").id
}

async fn viewer(story: &Story, email: &str) -> Viewer {
    Viewer {
        customer: Some(customer(story, email).await),
        ..Viewer::default()
    }
}

fn desk() -> Actor {
    Actor::Staff(StaffId(Uuid::from_u128(7)))
}

/// An order of somebody's, placed when stories begin, with a parcel of its own.
async fn order(story: &Story, n: u32, deliver_by: &str) {
    story
        .put(
            &format!("HP-{n}"),
            json!({
                "deliver_by": deliver_by,
                "customer": { "email": format!("p{n}@example.com"), "name": format!("Person {n}") },
                "shipments": [{ "carrier": "dpd", "tracking_number": format!("T{n}") }],
            }),
        )
        .await;
}

async fn delivered(story: &Story, n: u32, at: &str) {
    story
        .scan(&format!("T{n}"), &[("d", at, "delivered")])
        .await;
}

/// One in time, one late, one never, one still in time, one cancelled, one promised for no date.
async fn six_orders(story: &Story) {
    for (n, deliver_by) in [
        (1, "2026-11-23"),
        (2, "2026-11-23"),
        (3, "2026-11-23"),
        (4, "2026-12-23"),
        (5, "2026-11-23"),
    ] {
        order(story, n, deliver_by).await;
    }
    story
        .put("HP-6", json!({ "customer": { "email": "p6@example.com" } }))
        .await;
    delivered(story, 1, "2026-11-15T09:14:00Z").await;
    story
        .put(
            "HP-5",
            json!({ "status": "cancelled", "customer": { "email": "p5@example.com" } }),
        )
        .await;
    delivered(story, 2, "2026-11-26T00:00:00Z").await;
    story.later("2026-11-28T12:00:00Z");
}

#[test]
fn an_order_arrives_drops_off_is_on_its_way_or_was_called_off() {
    on_both_databases(async |story| {
        six_orders(&story).await;
        let told = figures(&story, TransitionKind::OrderedToInHand).await;
        assert_eq!(counts(&told), [6, 2, 2, 1, 1]);
        assert_eq!(told.drop_off_rate(), Some(1.0 / 3.0));
        assert!(about(told.elapsed.quantile(0.5), 3.0 * DAY), "{told:?}");
        // "By the 23rd" is the midnight that ends it: the second came two days later, the first more than a week early.
        assert!(about(told.gap.quantile(0.0), -2.0 * DAY), "{told:?}");
        assert!(told.gap.quantile(1.0) > Some(8.0 * DAY));
        assert_eq!((told.promised.count(), told.gap.count()), (4, 2));
        // A scan of a carrier after an order of the shop's says nothing of a change of channel.
        assert_eq!(told.channel_known, 0);

        delivered(&story, 3, "2026-11-28T10:00:00Z").await;
        let told = figures(&story, TransitionKind::OrderedToInHand).await;
        assert_eq!(
            counts(&told),
            [6, 3, 2, 0, 1],
            "who arrives after all arrived"
        );
    });
}

#[test]
fn from_and_to_are_dates_of_the_beginning_both_included() {
    on_both_databases(async |story| {
        six_orders(&story).await;
        for (from, to, expected) in [
            ("2026-11-12", "2026-11-12", 6),
            ("2026-11-13", "2026-12-31", 0),
            ("2026-01-01", "2026-11-11", 0),
        ] {
            let kind = TransitionKind::OrderedToInHand;
            let told = story.store.transition(kind, date(from), date(to)).await;
            assert_eq!(told.unwrap().began(), expected, "{from} to {to}");
        }
    });
}

async fn sent_back(story: &Story, n: u32, outcome: Outcome, received: &str) -> ReturnId {
    let viewer = viewer(story, &format!("p{n}@example.com")).await;
    let wish = Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: String::new(),
    };
    let number = format!("HP-{n}");
    let id = story.store.start_return(&viewer, &number, &wish).await;
    let id = id.expect("it is agreed");
    story.later(received);
    let moved = story.store.receive_return(&desk(), id).await;
    moved.expect("it is here");
    id
}

#[test]
fn what_is_handed_back_is_refunded_or_replaced_or_turned_down() {
    on_both_databases(async |story| {
        let store = &story.store;
        for n in 1..=4 {
            order(&story, n, "2026-11-23").await;
            delivered(&story, n, "2026-11-13T10:00:00Z").await;
        }
        story.later("2026-11-14T09:00:00Z");
        let refunded = sent_back(&story, 1, Outcome::Refund, "2026-11-16T09:00:00Z").await;
        let replaced = sent_back(&story, 2, Outcome::Replacement, "2026-11-16T10:00:00Z").await;
        let declined = sent_back(&story, 3, Outcome::Refund, "2026-11-16T11:00:00Z").await;
        let forgotten = sent_back(&story, 4, Outcome::Refund, "2026-11-16T12:00:00Z").await;
        story.later("2026-11-17T09:00:00Z");
        store.accept_return(&desk(), refunded).await.unwrap();
        store.refund_return(&desk(), refunded, None).await.unwrap();
        store
            .reject_return(&desk(), declined, RejectReason::Worn)
            .await
            .unwrap();
        store.accept_return(&desk(), replaced).await.unwrap();
        store.replace_return(&desk(), replaced).await.unwrap();
        let kind = TransitionKind::HandedBackToRefunded;
        // Sent is not yet in hand.
        assert_eq!(counts(&figures(&story, kind).await), [4, 1, 2, 0, 1]);

        let parcel = json!({
            "lines": [{ "line_id": "1", "sku": "KETTLE-MOSS", "title": "Enamel kettle, moss", "quantity": 1, "unit_price_minor": 0 }],
            "customer": { "email": "p2@example.com" },
            "shipments": [{ "carrier": "dpd", "tracking_number": "T20" }],
        });
        story.put("HP-2-R1", parcel).await;
        delivered(&story, 20, "2026-11-18T10:00:00Z").await;
        story.later("2026-12-01T09:00:00Z");
        let told = figures(&story, kind).await;
        assert_eq!(
            counts(&told),
            [4, 2, 0, 1, 1],
            "{forgotten:?} waits for its money"
        );
        assert!(about(told.elapsed.quantile(0.0), DAY), "{told:?}");
        assert!(about(told.elapsed.quantile(1.0), 2.0 * DAY), "{told:?}");
        assert!(about(told.promised.quantile(0.9), 5.0 * DAY), "{told:?}");
        assert!(told.gap.quantile(0.0) > Some(0.0), "both came in time");
        // Handed over at the desk, refunded at the desk: one channel.
        assert_eq!((told.channel_known, told.channel_switched), (1, 0));
        // The replacement is an order of ours, and nobody's ordering.
        let orders = figures(&story, TransitionKind::OrderedToInHand).await;
        assert_eq!(orders.began(), 4);
    });
}

/// A row of the log as the verbs of cases write it.
async fn log(story: &Story, case: Uuid, kind: &str, actor: &str, channel: &str, when: &str) {
    let customer = customer(story, "p1@example.com").await;
    let sql = "insert into touchpoints (id, customer_id, kind, stage, channel, actor, actor_ref, occurred_at, recorded_at, \
         source, subject, event_id, particulars) values ($1, $2, $3, 'ownership', $4, $5, '', $6, $6, 'cases', $7, $8, '{}')";
    let (id, micros) = (Uuid::new_v4(), at(when).as_micros());
    macro_rules! insert {
        ($pool:ty) => {{
            let pool = <$pool>::connect(&story.url).await.unwrap();
            let query = sqlx::query(sql).bind(id).bind(customer.0).bind(kind).bind(channel);
            let query = query.bind(actor).bind(micros).bind(format!("case:{case}"));
            query.bind(format!("{kind}:{when}")).execute(&pool).await.unwrap();
            if kind == "case_opened" {
                let sql = "insert into promises (id, kind, subject, customer_id, channel, actor, actor_ref, touchpoint_id, \
                     made_at, due_at, current_due_at, judged_by, waived_reason) \
                     values ($1, $2, $3, $4, 'web', 'system', '', $1, $5, $6, $6, $6, '')";
                let due = micros + 4 * 3_600_000_000;
                let query = sqlx::query(sql).bind(id).bind(PromiseKind::FirstReplyBy.as_str());
                let query = query.bind(format!("case:{case}")).bind(customer.0);
                query.bind(micros).bind(due).execute(&pool).await.unwrap();
            }
            // Written past the verbs, nothing marks the day it is counted on.
            let mark = "insert into gap_stale (kind, day, mark) values ('*', 0, 1) on conflict (kind, day) do nothing";
            sqlx::query(mark).execute(&pool).await.unwrap();
            pool.close().await;
        }};
    }
    match story.database {
        Database::Sqlite => insert!(sqlx::SqlitePool),
        Database::Postgres => insert!(sqlx::PgPool),
    }
}

#[test]
fn who_asks_is_answered_by_the_first_answer_and_what_we_open_ourselves_nobody_asked() {
    on_both_databases(async |story| {
        order(&story, 1, "2026-11-23").await;
        let case = Uuid::from_u128;
        log(
            &story,
            case(1),
            "case_opened",
            "customer",
            "web",
            "2026-11-13T09:00:00Z",
        )
        .await;
        log(
            &story,
            case(1),
            "case_answered",
            "staff",
            "web",
            "2026-11-13T11:00:00Z",
        )
        .await;
        log(
            &story,
            case(1),
            "case_answered",
            "staff",
            "web",
            "2026-11-14T11:00:00Z",
        )
        .await;
        log(
            &story,
            case(2),
            "case_opened",
            "customer",
            "web",
            "2026-11-13T09:00:00Z",
        )
        .await;
        log(
            &story,
            case(2),
            "case_answered",
            "staff",
            "email",
            "2026-11-13T15:00:00Z",
        )
        .await;
        log(
            &story,
            case(3),
            "case_opened",
            "customer",
            "email",
            "2026-11-13T09:00:00Z",
        )
        .await;
        log(
            &story,
            case(4),
            "case_opened",
            "system",
            "system",
            "2026-11-13T09:00:00Z",
        )
        .await;
        story.later("2026-11-13T12:00:00Z");
        let kind = TransitionKind::AskedToAnswered;
        assert_eq!(counts(&figures(&story, kind).await), [3, 2, 1, 0, 0]);
        story.later("2026-11-15T12:00:00Z");
        let told = figures(&story, kind).await;
        assert_eq!(counts(&told), [3, 2, 0, 1, 0]);
        assert!(about(told.elapsed.quantile(0.0), 7_200.0), "{told:?}");
        assert!(about(told.gap.quantile(0.0), -7_200.0), "{told:?}");
        assert_eq!((told.channel_known, told.channel_switched), (2, 1));
    });
}

async fn reviewed(story: &Story, n: u32, stars: i64, when: &str) {
    story.later(when);
    let viewer = viewer(story, &format!("p{n}@example.com")).await;
    let draft = ReviewDraft {
        sku: "KETTLE-MOSS".to_owned(),
        stars,
        title: String::new(),
        words: String::new(),
        name_shown: "P".to_owned(),
        key: format!("form-{n}-{stars}"),
    };
    let number = format!("HP-{n}");
    let posted = story.store.post_review(&viewer, &number, &draft);
    posted.await.expect("it may be written");
}

#[test]
fn a_customers_first_order_in_hand_leads_to_their_first_word_within_sixty_days_or_to_silence() {
    on_both_databases(async |story| {
        for n in 1..=3 {
            order(&story, n, "2026-11-23").await;
            delivered(&story, n, "2026-11-15T09:00:00Z").await;
        }
        // A second order of the first customer begins nothing anew.
        story
            .put(
                "HP-9",
                json!({ "customer": { "email": "p1@example.com" }, "shipments": [{ "carrier": "dpd", "tracking_number": "T9" }] }),
            )
            .await;
        delivered(&story, 9, "2026-11-20T09:00:00Z").await;
        reviewed(&story, 1, 5, "2026-11-25T09:00:00Z").await;
        let kind = TransitionKind::InHandToFirstAdvocacy;
        assert_eq!(counts(&figures(&story, kind).await), [3, 1, 2, 0, 0]);
        // Sixty-one days are another story.
        reviewed(&story, 2, 4, "2027-01-15T09:00:00Z").await;
        let told = figures(&story, kind).await;
        assert_eq!(counts(&told), [3, 1, 0, 2, 0]);
        assert!(about(told.elapsed.quantile(0.5), 10.0 * DAY), "{told:?}");
        assert_eq!((told.promised.count(), told.gap.count()), (0, 0));
        assert_eq!(
            (told.score_before.n, told.score_after.mean()),
            (0, Some(4.5))
        );
    });
}

#[test]
fn what_was_said_last_before_and_next_after_the_beginning_stands_beside_it() {
    on_both_databases(async |story| {
        order(&story, 1, "2026-11-23").await;
        delivered(&story, 1, "2026-11-13T09:00:00Z").await;
        reviewed(&story, 1, 5, "2026-11-14T09:00:00Z").await;
        story
            .put(
                "HP-2",
                json!({ "placed_at": "2026-11-15T09:00:00Z", "customer": { "email": "p1@example.com" }, "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }] }),
            )
            .await;
        delivered(&story, 2, "2026-11-16T09:00:00Z").await;
        story.later("2026-11-17T09:00:00Z");
        let viewer = viewer(&story, "p1@example.com").await;
        let draft = ReviewDraft {
            sku: "KETTLE-MOSS".to_owned(),
            stars: 2,
            title: String::new(),
            words: String::new(),
            name_shown: "P".to_owned(),
            key: "form-2".to_owned(),
        };
        story
            .store
            .post_review(&viewer, "HP-2", &draft)
            .await
            .unwrap();
        let theirs = story
            .store
            .transitions_of(viewer.customer.unwrap(), "HP-2", 9);
        let said: Vec<_> = theirs
            .await
            .unwrap()
            .into_iter()
            .map(|it| {
                (
                    it.passage.kind,
                    it.passage.score_before,
                    it.passage.score_after,
                )
            })
            .collect();
        assert_eq!(said, [(TransitionKind::OrderedToInHand, Some(5), Some(2))]);
    });
}

async fn people(
    story: &Story,
    kind: TransitionKind,
    standing: Option<Standing>,
) -> Vec<TransitionPerson> {
    let slice = TransitionSlice {
        kind,
        from: date("2026-01-01"),
        to: None,
        standing,
    };
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page = story
            .store
            .transition_people(&slice, after.as_deref(), 2)
            .await;
        let page = page.expect("the store answers");
        seen.extend(page.people);
        after = page.next;
        if after.is_none() {
            return seen;
        }
    }
}

#[test]
fn the_people_behind_a_transition_are_those_it_counts_page_by_page() {
    on_both_databases(async |story| {
        six_orders(&story).await;
        delivered(&story, 3, "2026-11-27T10:00:00Z").await;
        sent_back(&story, 1, Outcome::Refund, "2026-11-29T09:00:00Z").await;
        log(
            &story,
            Uuid::from_u128(1),
            "case_opened",
            "customer",
            "web",
            "2026-11-13T09:00:00Z",
        )
        .await;
        for now in [
            "2026-11-29T10:00:00Z",
            "2026-12-20T10:00:00Z",
            "2027-03-01T10:00:00Z",
        ] {
            story.later(now);
            let now: Timestamp = at(now);
            for kind in TransitionKind::ALL {
                let told = figures(&story, kind).await;
                let all = people(&story, kind, None).await;
                assert_eq!(all.len() as u64, told.began(), "{kind:?} at {now}");
                let mut ids: Vec<_> = all.iter().map(|it| (it.passage.begun_at, it.id)).collect();
                assert!(ids.is_sorted_by(|a, b| a > b), "latest first, nobody twice");
                ids.dedup();
                assert_eq!(ids.len(), all.len());
                for (standing, expected) in [
                    (Standing::Arrived, told.arrived),
                    (Standing::OnTheWay, told.on_the_way),
                    (Standing::DroppedOff, told.dropped_off),
                    (Standing::CalledOff, told.called_off),
                ] {
                    let found = people(&story, kind, Some(standing)).await;
                    assert_eq!(
                        found.len() as u64,
                        expected,
                        "{kind:?} {standing:?} at {now}"
                    );
                    assert!(found.iter().all(|it| it.passage.standing(now) == standing));
                }
            }
        }
        let late = people(
            &story,
            TransitionKind::OrderedToInHand,
            Some(Standing::CalledOff),
        )
        .await;
        assert_eq!(late[0].order_number.as_deref(), Some("HP-5"));
    });
}

#[test]
fn a_customers_own_hand_overs_are_theirs_alone_latest_first() {
    on_both_databases(async |story| {
        six_orders(&story).await;
        sent_back(&story, 1, Outcome::Refund, "2026-11-29T09:00:00Z").await;
        let first = customer(&story, "p1@example.com").await;
        let told = async |order: &str| -> Vec<TransitionKind> {
            let theirs = story.store.transitions_of(first, order, 9).await;
            let theirs = theirs.expect("the store answers");
            assert!(theirs.iter().all(|it| it.customer == first));
            theirs.iter().map(|it| it.passage.kind).collect()
        };
        let kinds = [
            TransitionKind::HandedBackToRefunded,
            TransitionKind::InHandToFirstAdvocacy,
            TransitionKind::OrderedToInHand,
        ];
        assert_eq!(told("").await, kinds);
        assert_eq!(told("HP-1").await, kinds);
        assert!(told("HP-2").await.is_empty());
    });
}

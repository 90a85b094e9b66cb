//! Stories of the shop's past: taken in bulk it leaves the same ledger as one by one, and no noise.

use domain::{
    actor::Actor,
    orders::{OrderStatus, parse_order},
    promises::State,
    reviews::ReviewIn,
    shipments::Scan,
};
use serde_json::{Value, json};
use store::import::{PastOrder, Taken};
use testkit::{Database, Story, at, on_both_databases, order_json, scan, shop};

/// A past order named `x`, whose every identity holds the name, with what `change` says otherwise.
fn past(x: &str, change: Value, scans: &[&[Scan]]) -> PastOrder {
    let number = format!("P-{x}");
    let mut body = order_json(
        &number,
        json!({
            "placed_at": "2026-02-01T10:00:00Z",
            "customer": { "email": format!("{x}@example.com"), "external_id": format!("id-{x}"), "locale": "pt" },
        }),
    );
    let change = change.to_string().replace("{x}", x);
    let change: Value = serde_json::from_str(&change).expect("a test's JSON");
    if let (Value::Object(body), Value::Object(change)) = (&mut body, change) {
        body.extend(change);
    }
    PastOrder {
        order: parse_order(&number, &body).expect("the order of a test is well formed"),
        told: Vec::new(),
        scans: scans.iter().map(|scans| scans.to_vec()).collect(),
        reviews: Vec::new(),
    }
}

/// Everything the ledger holds of one order, without the ids that differ by nature.
async fn rows_of(story: &Story, x: &str) -> Vec<String> {
    let null = "coalesce(cast({} as text), '-')";
    let parts: [(&str, &[&str]); 9] = [
        (
            "orders o where o.number = $1",
            &[
                "o.number",
                "o.status",
                "o.currency",
                "o.country",
                "o.region",
                "o.placed_at",
                "o.recorded_at",
                "o.confirmed_at",
                "o.cancelled_at",
                "o.deliver_by",
                "o.dispatch_by",
                "o.dispatched_at",
                "o.received_at",
            ],
        ),
        (
            "orders o join customers c on c.id = o.customer_id join persons p on p.customer_id = c.id where o.number = $1",
            &[
                "c.external_id",
                "c.locale",
                "c.created_at",
                "p.email",
                "p.email_folded",
                "p.name",
                "p.name_folded",
                "p.phone",
            ],
        ),
        (
            "orders o join order_addresses a on a.order_id = o.id where o.number = $1",
            &["a.name", "a.street", "a.city", "a.postal_code"],
        ),
        (
            "orders o join order_lines l on l.order_id = o.id where o.number = $1",
            &[
                "l.line_id",
                "l.position",
                "l.sku",
                "l.title",
                "l.category",
                "l.quantity",
                "l.unit_price_minor",
            ],
        ),
        (
            "orders o join shipments s on s.order_id = o.id join tracking_numbers t on t.carrier = s.carrier \
          and t.tracking_number = s.tracking_number where o.number = $1",
            &[
                "s.carrier",
                "s.tracking_number",
                "s.position",
                "s.created_at",
                "s.deliver_by",
                "s.status",
                "s.status_detail",
                "s.status_at",
                "s.dispatched_at",
                "s.delivered_at",
            ],
        ),
        (
            "orders o join shipments s on s.order_id = o.id join shipment_lines l on l.shipment_id = s.id where o.number = $1",
            &["s.tracking_number", "l.line_id", "l.quantity"],
        ),
        (
            "orders o join shipments s on s.order_id = o.id join scans c on c.shipment_id = s.id where o.number = $1",
            &[
                "c.carrier",
                "c.tracking_number",
                "c.event_id",
                "c.occurred_at",
                "c.recorded_at",
                "c.status",
                "c.detail",
                "c.message",
                "c.location",
            ],
        ),
        (
            "orders o join touchpoints t on t.order_id = o.id and t.customer_id = o.customer_id \
          left join shipments s on s.id = t.shipment_id where o.number = $1",
            &[
                "t.kind",
                "t.stage",
                "t.channel",
                "t.actor",
                "t.actor_ref",
                "t.occurred_at",
                "t.recorded_at",
                "t.source",
                "t.subject",
                "t.event_id",
                "s.tracking_number",
                "t.score",
                "t.particulars",
            ],
        ),
        (
            "orders o join promises p on p.order_id = o.id and p.customer_id = o.customer_id join touchpoints t on t.id = p.touchpoint_id \
          left join shipments s on s.id = p.shipment_id where o.number = $1",
            &[
                "p.kind",
                "s.tracking_number",
                "p.channel",
                "p.actor",
                "p.actor_ref",
                "t.event_id",
                "p.made_at",
                "p.due_at",
                "p.current_due_at",
                "p.judged_by",
                "p.settled_at",
                "p.waived_at",
                "p.waived_reason",
            ],
        ),
    ];
    let mut rows = Vec::new();
    for (from, columns) in parts {
        let columns: Vec<String> = columns
            .iter()
            .map(|column| null.replace("{}", column))
            .collect();
        let sql = format!("select {} from {from}", columns.join(" || '|' || "));
        rows.extend(texts(story, &sql, &format!("P-{x}")).await);
    }
    let mut rows: Vec<String> = rows.into_iter().map(|row| row.replace(x, "{x}")).collect();
    rows.sort();
    rows
}

async fn texts(story: &Story, sql: &str, bind: &str) -> Vec<String> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    let rows = match story.database {
        Database::Sqlite => {
            let pool = sqlx::SqlitePool::connect(&story.url)
                .await
                .expect("the story's file opens");
            sqlx::query_scalar(sql).bind(bind).fetch_all(&pool).await
        }
        Database::Postgres => {
            let pool = sqlx::PgPool::connect(&story.url)
                .await
                .expect("the story's server answers");
            sqlx::query_scalar(sql).bind(bind).fetch_all(&pool).await
        }
    };
    rows.expect("the rows read")
}

async fn count(story: &Story, table: &str) -> String {
    let sql = format!("select cast(count(*) as text) from {table} where 'x' = $1");
    texts(story, &sql, "x").await.remove(0)
}

#[test]
fn the_past_in_bulk_leaves_the_rows_that_one_by_one_leaves() {
    on_both_databases(async |story| {
        let carried = |delivered: &str| {
            vec![
                scan("carrier", "2026-02-02T08:00:00Z", "in_transit"),
                scan("customer", delivered, "delivered"),
            ]
        };
        let (early, late) = (
            carried("2026-02-05T12:00:00Z"),
            carried("2026-02-20T12:00:00Z"),
        );
        let before_hand_over = carried("2026-02-01T12:00:00Z");
        let strange = [
            scan("s1", "2026-02-03T08:00:00Z", "hub_9"),
            scan("s2", "2026-02-04T08:00:00Z", "cancelled"),
        ];
        let parcel = json!([{ "carrier": "olist", "tracking_number": "T-{x}" }]);
        let two = json!([
            { "carrier": "olist", "tracking_number": "T-{x}", "lines": [{ "line_id": "1", "quantity": 1 }], "deliver_by": "2026-02-10" },
            { "carrier": "olist", "tracking_number": "U-{x}", "lines": [] },
        ]);
        let kinds: [(&str, Value, Vec<&[Scan]>); 10] = [
            (
                "early",
                json!({ "status": "delivered", "deliver_by": "2026-02-10", "shipments": parcel }),
                vec![&early],
            ),
            (
                "late",
                json!({ "status": "delivered", "deliver_by": "2026-02-10", "shipments": parcel }),
                vec![&late],
            ),
            (
                "odd",
                json!({ "status": "delivered", "deliver_by": "2026-02-10", "dispatch_by": "2026-02-03", "shipments": parcel }),
                vec![&before_hand_over],
            ),
            (
                "called_off",
                json!({ "status": "cancelled", "deliver_by": "2026-02-10" }),
                vec![],
            ),
            (
                "called_off_late",
                json!({ "status": "cancelled", "deliver_by": "2026-01-10" }),
                vec![],
            ),
            (
                "cancelled_yet_there",
                json!({ "status": "cancelled", "deliver_by": "2026-02-10", "shipments": parcel }),
                vec![&early],
            ),
            (
                "placed",
                json!({ "status": "placed", "deliver_by": "2026-02-10", "lines": [] }),
                vec![],
            ),
            (
                "waiting",
                json!({ "status": "confirmed", "dispatch_by": "2026-02-03", "shipments": parcel }),
                vec![&[]],
            ),
            (
                "two",
                json!({ "status": "shipped", "deliver_by": "2026-02-12", "shipments": two }),
                vec![&early, &strange],
            ),
            (
                "part",
                json!({ "status": "shipped", "deliver_by": "2026-02-12", "shipments": [two[0]],
                "lines": [{ "line_id": "1", "sku": "A", "title": "A tray", "quantity": 2, "unit_price_minor": 900, "category": "trays" }] }),
                vec![&early],
            ),
        ];
        for (n, (name, change, scans)) in kinds.iter().enumerate() {
            let (one, bulk) = (format!("one{n}"), format!("bulk{n}"));
            let single = past(&one, change.clone(), scans);
            story
                .store
                .put_order(&Actor::Import, &single.order)
                .await
                .expect("taken");
            for (parcel, scans) in single.order.shipments.iter().zip(&single.scans) {
                story
                    .store
                    .record_scans(
                        &Actor::Import,
                        &parcel.carrier,
                        &parcel.tracking_number,
                        scans,
                    )
                    .await
                    .expect("taken");
            }
            let taken = story
                .store
                .import_orders(&[past(&bulk, change.clone(), scans)])
                .await;
            assert_eq!(taken.expect("taken"), [Taken::Created], "{name}");
            let (expected, got) = (rows_of(&story, &one).await, rows_of(&story, &bulk).await);
            assert!(expected.len() >= 4, "{name}: {expected:?}");
            assert_eq!(got, expected, "{name}");
        }
        assert_eq!(count(&story, "outbox").await, "0", "the past tells nobody");
    });
}

#[test]
fn the_same_past_again_changes_nothing() {
    on_both_databases(async |story| {
        let parcel = json!({ "status": "delivered", "deliver_by": "2026-02-10",
            "shipments": [{ "carrier": "olist", "tracking_number": "T-{x}" }] });
        let scans = [scan("customer", "2026-02-05T12:00:00Z", "delivered")];
        let batch: Vec<PastOrder> = (0..30)
            .map(|n| past(&format!("again{n}"), parcel.clone(), &[&scans]))
            .collect();
        let first = story.store.import_orders(&batch).await.expect("taken");
        assert!(first.iter().all(|taken| *taken == Taken::Created));
        let before = (
            rows_of(&story, "again7").await,
            count(&story, "touchpoints").await,
        );
        story.later("2026-12-24T10:00:00Z");
        assert!(
            story
                .store
                .weigh_orders(&batch)
                .await
                .expect("weighed")
                .iter()
                .all(|t| *t == Taken::Unchanged)
        );
        let second = story.store.import_orders(&batch).await.expect("taken");
        assert!(second.iter().all(|taken| *taken == Taken::Unchanged));
        assert_eq!(
            (
                rows_of(&story, "again7").await,
                count(&story, "touchpoints").await
            ),
            before
        );
    });
}

#[test]
fn what_the_past_tells_later_is_added_and_settles_the_promise() {
    on_both_databases(async |story| {
        let shipped = json!({ "status": "shipped", "deliver_by": "2026-02-10",
            "shipments": [{ "carrier": "olist", "tracking_number": "T-{x}" }] });
        let under_way = [scan("carrier", "2026-02-02T08:00:00Z", "in_transit")];
        let first = past("growing", shipped.clone(), &[&under_way]);
        story.store.import_orders(&[first]).await.expect("taken");

        let mut delivered = shipped;
        delivered["status"] = json!("delivered");
        let arrived = [
            under_way[0].clone(),
            scan("customer", "2026-02-11T09:00:00Z", "delivered"),
        ];
        let mut then = past("growing", delivered, &[&arrived]);
        then.reviews = vec![review("r1", 2, "2026-02-12T09:00:00Z")];
        assert_eq!(
            story
                .store
                .weigh_orders(std::slice::from_ref(&then))
                .await
                .expect("weighed"),
            [Taken::Changed]
        );
        assert_eq!(
            story
                .store
                .import_orders(std::slice::from_ref(&then))
                .await
                .expect("taken"),
            [Taken::Changed]
        );
        assert_eq!(
            story.store.import_orders(&[then]).await.expect("taken"),
            [Taken::Unchanged]
        );

        let journey = story
            .store
            .journey("growing@example.com")
            .await
            .expect("known");
        let kinds: Vec<String> = journey
            .touchpoints
            .iter()
            .map(|t| t.touchpoint.kind())
            .collect();
        for kind in ["delivered", "order_reported_delivered", "review_posted"] {
            assert!(kinds.iter().any(|known| known == kind), "{kinds:?}");
        }
        assert_eq!(
            journey.promises[0].times.lateness_seconds(),
            Some(9.0 * 3_600.0)
        );
        assert_eq!(count(&story, "outbox").await, "0");
    });
}

#[test]
fn scans_that_came_before_their_past_order_are_joined_to_it() {
    on_both_databases(async |story| {
        let out = scan("live-1", "2026-02-03T08:00:00Z", "out_for_delivery");
        let waiting = story
            .store
            .record_scans(&shop(), "olist", "T-joined", &[out])
            .await
            .expect("kept");
        assert!(!waiting.joined);
        let change = json!({ "status": "shipped", "deliver_by": "2026-02-10",
            "shipments": [{ "carrier": "olist", "tracking_number": "T-{x}" }] });
        let own = [scan("customer", "2026-02-04T08:00:00Z", "delivered")];
        let taken = story
            .store
            .import_orders(&[past("joined", change, &[&own])])
            .await
            .expect("taken");
        assert_eq!(taken, [Taken::Created]);
        let journey = story
            .store
            .journey("joined@example.com")
            .await
            .expect("known");
        let kinds: Vec<String> = journey
            .touchpoints
            .iter()
            .map(|t| t.touchpoint.kind())
            .collect();
        assert!(
            kinds.contains(&"shipment_scanned".to_owned())
                && kinds.contains(&"delivered".to_owned()),
            "{kinds:?}"
        );
        assert_eq!(journey.promises[0].state(story.store.now()), State::Kept);
        assert_eq!(
            journey.promises[0].times.settled_at,
            Some(at("2026-02-04T08:00:00Z"))
        );
    });
}

#[test]
fn one_person_with_many_orders_stays_one_person() {
    on_both_databases(async |story| {
        let of = |x: &str, name: Option<&str>| {
            let mut order = past(x, json!({}), &[]);
            order.order.customer.email = Some("Maria@example.com".to_owned());
            order.order.customer.external_id = Some("maria".to_owned());
            order.order.customer.name = name.map(str::to_owned);
            order
        };
        let batch = [
            of("m1", None),
            of("m2", Some("Maria Silva")),
            of("m3", Some("Maria Silva")),
        ];
        let taken = story.store.import_orders(&batch).await.expect("taken");
        assert_eq!(taken, [Taken::Created, Taken::Created, Taken::Created]);
        story
            .store
            .import_orders(&[of("m4", None)])
            .await
            .expect("taken");
        let journey = story
            .store
            .journey("maria@example.com")
            .await
            .expect("known");
        let placed = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "order_placed")
            .count();
        assert_eq!(placed, 4);
        assert_eq!(
            journey.customer.person.map(|person| person.name).as_deref(),
            Some("Maria Silva")
        );
        assert_eq!(count(&story, "customers").await, "1");
    });
}

#[test]
fn a_parcel_of_another_order_is_refused_and_its_neighbours_are_taken() {
    on_both_databases(async |story| {
        let with = |number: &str| json!({ "shipments": [{ "carrier": "olist", "tracking_number": number }] });
        let batch = [
            past("first", with("SAME"), &[&[]]),
            past("second", with("SAME"), &[&[]]),
            past("third", with("OTHER"), &[&[]]),
        ];
        let weighed = story.store.weigh_orders(&batch).await.expect("weighed");
        let taken = story.store.import_orders(&batch).await.expect("taken");
        assert_eq!(weighed, taken);
        assert_eq!((&taken[0], &taken[2]), (&Taken::Created, &Taken::Created));
        let Taken::Refused(reason) = &taken[1] else {
            panic!("{taken:?}");
        };
        assert_eq!(reason.pointer(), "/shipments/0/tracking_number");
        let again = story
            .store
            .import_orders(&batch[1..2])
            .await
            .expect("taken");
        assert!(matches!(again[0], Taken::Refused(_)));
        assert_eq!(count(&story, "orders").await, "2");
    });
}

#[test]
fn the_past_tells_when_an_order_was_confirmed_and_what_people_thought() {
    on_both_databases(async |story| {
        let mut order = past(
            "told",
            json!({ "status": "delivered", "deliver_by": "2026-02-10" }),
            &[],
        );
        order.told = vec![
            (OrderStatus::Confirmed, at("2026-02-01T12:00:00Z")),
            (OrderStatus::Delivered, at("2026-02-06T12:00:00Z")),
        ];
        order.reviews = vec![
            review("r1", 1, "2026-02-07T12:00:00Z"),
            review("r2", 5, "2026-02-09T12:00:00Z"),
        ];
        story.store.import_orders(&[order]).await.expect("taken");
        let journey = story
            .store
            .journey("told@example.com")
            .await
            .expect("known");
        let told: Vec<(String, String, Option<i64>)> = journey
            .touchpoints
            .iter()
            .map(|t| (t.touchpoint.kind(), t.occurred_at.to_string(), t.score))
            .collect();
        let line = |kind: &str, time: &str, score| (kind.to_owned(), time.to_owned(), score);
        assert_eq!(
            told,
            [
                line("order_placed", "2026-02-01T10:00:00Z", None),
                line("order_confirmed", "2026-02-01T12:00:00Z", None),
                line("order_reported_delivered", "2026-02-06T12:00:00Z", None),
                line("review_posted", "2026-02-07T12:00:00Z", Some(1)),
                line("review_posted", "2026-02-09T12:00:00Z", Some(5)),
            ]
        );
        let words = texts(
            &story,
            "select w.words from review_words w join reviews r on r.id = w.review_id \
            join orders o on o.id = r.order_id where o.number = $1 order by r.answered_at",
            "P-told",
        )
        .await;
        assert_eq!(words, ["\"Ótimo\" 👍\nchegou", "\"Ótimo\" 👍\nchegou"]);
    });
}

fn review(reference: &str, score: i64, answered: &str) -> ReviewIn {
    ReviewIn {
        reference: reference.to_owned(),
        score,
        title: None,
        words: Some("\"Ótimo\" 👍\nchegou".to_owned()),
        asked_at: Some(at("2026-02-06T00:00:00Z")),
        answered_at: at(answered),
    }
}

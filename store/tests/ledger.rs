//! Stories of looking after the ledger: damage is found, a copy is whole, and nothing is put over a ledger in use.

use domain::actor::Actor;
use serde_json::json;
use store::{
    Chance, Clock, Store,
    ledger::{BackupRefused, RestoreRefused},
    orders::{Receipt, Viewer},
};
use testkit::{Database, Story, on_both_databases};

/// A ledger with a little of everything in it.
async fn lived_in(story: &Story) {
    let parcels = json!([
        { "carrier": "dpd", "tracking_number": "T1", "lines": [{ "line_id": "1", "quantity": 1 }] },
        { "carrier": "dpd", "tracking_number": "T2", "lines": [{ "line_id": "1", "quantity": 1 }], "deliver_by": "2026-11-20" },
    ]);
    let lines = json!([{ "line_id": "1", "sku": "K", "title": "Kettle", "quantity": 2, "unit_price_minor": 6400 }]);
    let order = json!({ "deliver_by": "2026-11-23", "lines": lines, "shipments": parcels });
    story.put("HP-1", order.clone()).await;
    story
        .scan(
            "T1",
            &[
                ("a", "2026-11-13T08:00:00Z", "in_transit"),
                ("b", "2026-11-14T08:00:00Z", "delivered"),
            ],
        )
        .await;
    story
        .scan("T2", &[("a", "2026-11-13T08:00:00Z", "in_transit")])
        .await;
    story.later("2026-11-16T10:00:00Z");
    let mut later = order;
    later["deliver_by"] = json!("2026-11-25");
    story.put("HP-1", later).await;
    story
        .put(
            "HP-2",
            json!({ "deliver_by": "2026-11-23", "placed_at": "2026-11-14T08:00:00Z" }),
        )
        .await;
    story.put("HP-2", json!({ "deliver_by": "2026-11-23", "placed_at": "2026-11-14T08:00:00Z", "status": "cancelled" })).await;
    story
        .put("HP-3", json!({ "deliver_by": "2026-11-23" }))
        .await;
    let ana = story
        .store
        .find_customer("ana@example.com")
        .await
        .expect("it reads")
        .expect("Ana is known");
    let viewer = Viewer {
        customer: Some(ana.id),
        ..Viewer::default()
    };
    story
        .store
        .tell_receipt(&viewer, "HP-3", None, Receipt::Confirmed)
        .await
        .expect("told");
    story.store.fold_gaps().await.expect("folded");
}

async fn plant(story: &Story, sql: &'static str) {
    match story.database {
        Database::Sqlite => {
            let pool = sqlx::SqlitePool::connect(&story.url)
                .await
                .expect("the story's file opens");
            sqlx::query(sql).execute(&pool).await.map(drop)
        }
        Database::Postgres => {
            let pool = sqlx::PgPool::connect(&story.url)
                .await
                .expect("the story's server answers");
            sqlx::query(sql).execute(&pool).await.map(drop)
        }
    }
    .expect("the fault is planted");
}

#[test]
fn a_ledger_that_lived_is_sound_and_every_planted_fault_is_found() {
    on_both_databases(async |story| {
        lived_in(&story).await;
        assert_eq!(story.store.damage().await.expect("it reads"), []);
        for (fault, cure, what) in [
            (
                "update promises set settled_at = 1 where waived_at is not null",
                "update promises set settled_at = null where waived_at is not null",
                "promise settled or waived otherwise than the scans say",
            ),
            (
                "update promises set current_due_at = current_due_at + 1",
                "update promises set current_due_at = current_due_at - 1",
                "promise that is not what its revisions say",
            ),
            (
                "update shipments set delivered_at = delivered_at + 1 where tracking_number = 'T1'",
                "update shipments set delivered_at = delivered_at - 1 where tracking_number = 'T1'",
                "parcel that is not the fold of its scans",
            ),
            (
                "update orders set received_at = received_at + 1 where number = 'HP-3'",
                "update orders set received_at = received_at - 1 where number = 'HP-3'",
                "order that is not the sum of its parcels",
            ),
            (
                "update scans set event_id = 'c' where event_id = 'b'",
                "update scans set event_id = 'b' where event_id = 'c'",
                "scan without its touchpoint",
            ),
            (
                "update gap_cells set value = 'Elsewhere' where dimension = 'region'",
                "update gap_cells set value = 'Yorkshire' where dimension = 'region'",
                "roll-up that is not the sum of its promises",
            ),
            (
                "update gap_cells set kind = 'asked_to_answered' where kind = 'ordered_to_in_hand'",
                "update gap_cells set kind = 'ordered_to_in_hand' where kind = 'asked_to_answered'",
                "roll-up that is not the sum of its hand-overs",
            ),
            (
                "insert into orders (id, number, customer_id, status, currency, country, region, placed_at, recorded_at, version) \
                 select customer_id, 'HALF', customer_id, 'placed', 'GBP', '', '', 1, 1, 1 from orders where number = 'HP-1'",
                "delete from orders where number = 'HALF'",
                "order without a touchpoint",
            ),
        ] {
            plant(&story, fault).await;
            let found = story.store.damage().await.expect("it reads");
            assert!(
                found.iter().any(|damage| damage.what == what),
                "{what}: {found:?}"
            );
            plant(&story, cure).await;
            assert_eq!(story.store.damage().await.expect("it reads"), [], "{what}");
        }
    });
}

#[test]
fn a_backup_is_the_whole_ledger_and_is_put_back_only_where_nothing_is() {
    on_both_databases(async |story| {
        lived_in(&story).await;
        let file =
            std::env::temp_dir().join(format!("throughline-backup-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&file);
        if story.database == Database::Postgres {
            let refused = story
                .store
                .backup(&file)
                .await
                .expect_err("PostgreSQL has its own tool");
            assert!(refused.to_string().contains("pg_dump"), "{refused}");
            return;
        }
        story.store.backup(&file).await.expect("copied");
        let twice = story.store.backup(&file).await.expect_err("it is there");
        assert!(matches!(twice, BackupRefused::Exists(_)));
        story.put("HP-9", json!({})).await;

        let used = story.folder().join("story.db");
        let refused = store::ledger::restore(&file, &used)
            .await
            .expect_err("it has orders");
        assert!(matches!(refused, RestoreRefused::Occupied(_)), "{refused}");

        let empty = story.folder().join("empty.db");
        let fresh = open(&empty).await;
        fresh.close().await;
        for to in [story.folder().join("new.db"), empty] {
            store::ledger::restore(&file, &to)
                .await
                .expect("put in place");
            let restored = open(&to).await;
            let journey = restored
                .journey("ana@example.com")
                .await
                .expect("Ana is back");
            assert!(
                journey
                    .touchpoints
                    .iter()
                    .all(|t| t.order_number.as_deref() != Some("HP-9"))
            );
            assert_eq!(restored.damage().await.expect("it reads"), []);
            restored
                .put_order(&Actor::System, &testkit::order("HP-10", json!({})))
                .await
                .expect("it takes writes");
            restored.close().await;
        }

        let torn = story.folder().join("torn.db");
        let mut bytes = std::fs::read(&file).expect("the backup reads");
        let half = bytes.len() / 2;
        bytes[half..half + 8_192].fill(0x5a);
        std::fs::write(&torn, bytes).expect("written");
        let refused = store::ledger::restore(&torn, &story.folder().join("never.db"))
            .await
            .expect_err("it is torn");
        assert!(
            matches!(refused, RestoreRefused::Unsound { .. }),
            "{refused}"
        );
        assert!(!story.folder().join("never.db").exists());
        let _ = std::fs::remove_file(&file);
    });
}

async fn open(file: &std::path::Path) -> Store {
    let url = format!("sqlite://{}", file.display());
    let store = Store::open(&url, Clock::default(), Chance::default())
        .await
        .expect("it opens");
    store.migrate().await.expect("its tables are there");
    store
}

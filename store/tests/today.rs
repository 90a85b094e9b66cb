//! What staff see first.

use domain::promises::PromiseKind;
use serde_json::json;
use store::{
    orders::{Receipt, Viewer},
    today::DuePromise,
};
use testkit::{Story, on_both_databases};

async fn put(story: &Story, number: &str, deliver_by: &str) {
    story
        .put(
            number,
            json!({
                "deliver_by": deliver_by,
                "dispatch_by": "2026-12-31",
                "shipments": [{ "carrier": "dpd", "tracking_number": format!("T-{number}") }],
            }),
        )
        .await;
}

fn deliveries(rows: &[DuePromise]) -> Vec<&str> {
    rows.iter()
        .filter(|row| row.kind == PromiseKind::DeliverBy)
        .filter_map(|row| row.order_number.as_deref())
        .collect()
}

#[test]
fn what_is_at_risk_comes_first_then_what_broke_latest_first() {
    on_both_databases(async |story| {
        put(&story, "BROKE-1", "2026-11-14").await;
        put(&story, "BROKE-2", "2026-11-15").await;
        put(&story, "SOON", "2026-11-17T12:00:00Z").await;
        put(&story, "CALM", "2026-11-29").await;
        put(&story, "REVISED", "2026-11-25").await;
        put(&story, "REVISED", "2026-11-27").await;
        put(&story, "KEPT", "2026-11-17").await;
        story
            .scan("T-KEPT", &[("1", "2026-11-16T08:00:00Z", "delivered")])
            .await;
        story
            .scan("T-BROKE-1", &[("1", "2026-11-15T08:00:00Z", "in_transit")])
            .await;
        story.later("2026-11-17T08:00:00Z");
        let today = story.store.today().await.unwrap();
        assert_eq!(deliveries(&today.at_risk.rows), ["SOON", "REVISED"]);
        assert_eq!(deliveries(&today.broken.rows), ["BROKE-2", "BROKE-1"]);
        let parcel = today.broken.rows[1].parcel.as_ref().unwrap();
        assert_eq!(
            (parcel.carrier.as_str(), parcel.status.as_str()),
            ("dpd", "in_transit")
        );
        assert_eq!(today.broken.rows[0].name.as_deref(), Some("Ana Ribeiro"));
    });
}

#[test]
fn what_falls_due_tonight_and_is_not_at_risk_yet_is_due_today() {
    on_both_databases(async |story| {
        story
            .put("HP-1", json!({ "dispatch_by": "2026-11-12T23:00:00Z" }))
            .await;
        let today = story.store.today().await.unwrap();
        assert_eq!(today.due_today.rows.len(), 1);
        assert!(today.at_risk.rows.is_empty());
        story.later("2026-11-12T16:00:00Z");
        let today = story.store.today().await.unwrap();
        assert_eq!((today.due_today.total, today.at_risk.total), (0, 1));
    });
}

#[test]
fn a_parcel_the_customer_does_not_have_is_on_the_list_until_they_do() {
    on_both_databases(async |story| {
        put(&story, "HP-1", "2026-11-23").await;
        story
            .scan("T-HP-1", &[("1", "2026-11-12T08:00:00Z", "delivered")])
            .await;
        let customer = story
            .store
            .journey("ana@example.com")
            .await
            .unwrap()
            .customer
            .id;
        let viewer = Viewer {
            customer: Some(customer),
            ..Viewer::default()
        };
        let parcel = story
            .store
            .order_page(&viewer, "HP-1")
            .await
            .unwrap()
            .parcels[0]
            .id;
        story
            .store
            .tell_receipt(&viewer, "HP-1", Some(parcel), Receipt::Denied)
            .await
            .unwrap();
        let missed = story.store.today().await.unwrap().missed;
        assert_eq!(missed.total, 1);
        assert_eq!(missed.rows[0].order_number, "HP-1");
        story.later("2026-11-12T18:00:00Z");
        story
            .store
            .tell_receipt(&viewer, "HP-1", Some(parcel), Receipt::Confirmed)
            .await
            .unwrap();
        assert_eq!(story.store.today().await.unwrap().missed.total, 0);
    });
}

//! A journey as staff read it, part by part.

use domain::{ids::CustomerId, promises::PromiseKind};
use serde_json::json;
use store::{Failure, journey_page::JourneyFilter};
use testkit::{Story, on_both_databases};

async fn ana(story: &Story) -> CustomerId {
    story
        .store
        .journey("ana@example.com")
        .await
        .expect("Ana is known")
        .customer
        .id
}

fn only(order: &str) -> JourneyFilter {
    JourneyFilter {
        order: order.to_owned(),
        ..JourneyFilter::default()
    }
}

#[test]
fn a_journey_shows_its_orders_their_promises_and_how_many_there_are() {
    on_both_databases(async |story| {
        story
            .put("HP-1", json!({ "deliver_by": "2026-11-23" }))
            .await;
        story.later("2026-11-13T09:00:00Z");
        story
            .put("HP-2", json!({ "deliver_by": "2026-11-24" }))
            .await;
        let customer = ana(&story).await;
        let page = story
            .store
            .journey_page(customer, &JourneyFilter::default())
            .await
            .unwrap();
        assert_eq!((page.orders, page.order_numbers.len()), (2, 2));
        let delivery: Vec<_> = page
            .promises
            .iter()
            .filter(|p| p.promise.kind == PromiseKind::DeliverBy)
            .filter_map(|p| p.order_number.as_deref())
            .collect();
        assert_eq!(delivery, ["HP-1", "HP-2"]);
        assert_eq!(page.earlier, None);
        let first = story
            .store
            .journey_page(customer, &only("HP-1"))
            .await
            .unwrap();
        assert!(
            first
                .touchpoints
                .iter()
                .all(|t| t.order_number.as_deref() == Some("HP-1"))
        );
        assert!(
            first
                .promises
                .iter()
                .all(|p| p.order_number.as_deref() == Some("HP-1"))
        );
        let none = JourneyFilter {
            stage: "advocacy".to_owned(),
            ..JourneyFilter::default()
        };
        let none = story.store.journey_page(customer, &none).await.unwrap();
        assert!(none.touchpoints.is_empty());
    });
}

#[test]
fn a_long_journey_is_read_page_by_page_without_losing_a_touchpoint() {
    on_both_databases(async |story| {
        for n in 0..90 {
            story.put(&format!("HP-{n}"), json!({})).await;
        }
        let customer = ana(&story).await;
        let whole = story.store.journey("ana@example.com").await.unwrap();
        let mut filter = JourneyFilter::default();
        let mut seen = Vec::new();
        loop {
            let page = story.store.journey_page(customer, &filter).await.unwrap();
            let mut ids: Vec<_> = page.touchpoints.iter().map(|t| t.id).collect();
            ids.append(&mut seen);
            seen = ids;
            match page.earlier {
                Some(cursor) => filter.before = cursor,
                None => break,
            }
        }
        assert_eq!(
            seen,
            whole.touchpoints.iter().map(|t| t.id).collect::<Vec<_>>()
        );
    });
}

#[test]
fn nobodys_journey_is_not_found() {
    on_both_databases(async |story| {
        let nobody = CustomerId(uuid::Uuid::nil());
        let found = story
            .store
            .journey_page(nobody, &JourneyFilter::default())
            .await;
        assert!(matches!(found, Err(Failure::NotFound)));
    });
}

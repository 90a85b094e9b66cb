//! Finding a journey.

use serde_json::json;
use testkit::{Story, on_both_databases};

async fn put(story: &Story, number: &str, name: &str, email: &str, external_id: &str) {
    story
        .put(
            number,
            json!({
                "customer": { "name": name, "email": email, "external_id": external_id },
                "shipments": [{ "carrier": "dpd", "tracking_number": format!("T-{number}") }],
            }),
        )
        .await;
}

async fn found(story: &Story, query: &str) -> Vec<String> {
    let hits = story
        .store
        .search_journeys(query, None, 20)
        .await
        .expect("the store answers")
        .hits;
    hits.into_iter().filter_map(|hit| hit.name).collect()
}

#[test]
fn a_journey_is_found_by_all_its_names() {
    on_both_databases(async |story| {
        put(&story, "HP-1", "Ana Ribeiro", "ana@example.com", "C-77").await;
        put(&story, "HP-2", "Änne Ribbeck", "aenne@example.com", "C-78").await;
        for query in [
            "ana",
            "rib ana",
            "  ANA Ribeiro ",
            "ana@example.com",
            "Ana@Exa",
            "hp-1",
            "T-HP-1",
            "c-77",
        ] {
            assert_eq!(found(&story, query).await, ["Ana Ribeiro"], "{query}");
        }
        assert_eq!(found(&story, "rib").await, ["Ana Ribeiro", "Änne Ribbeck"]);
        // What looks like a pattern is only text.
        for query in ["%", "__", "an%", "nobody", "\\"] {
            assert!(found(&story, query).await.is_empty(), "{query}");
        }
    });
}

#[test]
fn nothing_asked_for_shows_the_latest_journeys() {
    on_both_databases(async |story| {
        put(&story, "HP-1", "Ana Ribeiro", "ana@example.com", "1").await;
        story.later("2026-11-13T09:00:00Z");
        put(&story, "HP-2", "Ben Okafor", "ben@example.com", "2").await;
        assert_eq!(found(&story, " ").await, ["Ben Okafor", "Ana Ribeiro"]);
        story.later("2026-11-14T09:00:00Z");
        story
            .scan("T-HP-1", &[("1", "2026-11-14T08:00:00Z", "in_transit")])
            .await;
        assert_eq!(found(&story, "").await, ["Ana Ribeiro", "Ben Okafor"]);
    });
}

#[test]
fn hits_come_page_by_page() {
    on_both_databases(async |story| {
        for n in 0..5 {
            put(
                &story,
                &format!("HP-{n}"),
                &format!("Kim {n}"),
                &format!("k{n}@example.com"),
                &n.to_string(),
            )
            .await;
        }
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page = story
                .store
                .search_journeys("kim", after.as_deref(), 2)
                .await
                .unwrap();
            seen.extend(page.hits.into_iter().filter_map(|hit| hit.name));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, ["Kim 0", "Kim 1", "Kim 2", "Kim 3", "Kim 4"]);
    });
}

//! Stories of what the shop's own systems are told: endpoints, leases, tries; on both databases (invariant I5).

use domain::{
    actor::Actor,
    webhooks::{EventKind, Reach},
};
use jiff::SignedDuration;
use serde_json::json;
use std::collections::BTreeSet;
use store::{Failure, webhooks::Delivery};
use testkit::{Story, on_both_databases};

async fn add(story: &Story, url: &str) -> domain::ids::WebhookId {
    let events = BTreeSet::from([EventKind::RefundRequested]);
    let added = story
        .store
        .add_webhook(&Actor::System, url, &events, Reach::Public)
        .await;
    added.expect("it is kept").0
}

/// A withdrawn order that never left: its money may go back at once, and is asked for.
async fn asks(story: &Story, number: &str) {
    let order = json!({
        "customer": { "email": "ana@example.com" },
        "shipping_address": { "name": "Ana", "city": "Leipzig", "postal_code": "04105", "country": "DE" },
    });
    story.put(number, order).await;
    let store = &story.store;
    let statement = domain::withdrawals::parse_statement(&json!({
        "name": "Ana", "order": number, "email": "ana@example.com",
    }))
    .expect("the store answers");
    let door = store::withdrawals::Door::Api(domain::ids::ApiKeyId(uuid::Uuid::nil()));
    store
        .withdraw(door, &statement, "")
        .await
        .expect("the store answers");
    let found = store
        .find_customer("ana@example.com")
        .await
        .expect("the store answers");
    let ana = store::orders::Viewer {
        customer: found.map(|ana| ana.id),
        ..store::orders::Viewer::default()
    };
    let id = store
        .returns_of_order(&ana, number)
        .await
        .expect("the store answers")[0]
        .id;
    store
        .refund_return(&Actor::System, id, None)
        .await
        .expect("the store answers");
}

async fn due(story: &Story) -> Vec<Delivery> {
    story
        .store
        .lease_deliveries(100)
        .await
        .expect("the store answers")
}

fn later(story: &Story, length: SignedDuration) {
    story.clock.set(story.store.now().plus(length));
}

#[test]
fn each_endpoint_has_a_secret_of_its_own_that_no_table_holds() {
    on_both_databases(async |story| {
        let store = &story.store;
        let events = BTreeSet::from([EventKind::RefundRequested]);
        let url = "https://shop.example/hook?token=hush";
        let added = store.add_webhook(&Actor::System, url, &events, Reach::Private);
        let (one, secret) = added.await.unwrap();
        let other = add(&story, url).await;
        assert_eq!(store.webhook_secret(one), secret, "it can sign again");
        assert_ne!(store.webhook_secret(other), secret);
        let text = secret.reveal();
        assert!(text.starts_with("whsec_") && text.len() == 50, "{text}");
        assert!(!format!("{secret:?}").contains(text));
        let listed = store.webhooks().await.unwrap();
        assert_eq!(listed.len(), 2);
        assert_eq!((listed[0].id, listed[0].url.as_str()), (one, url));
        assert_eq!(
            (listed[0].reach, listed[1].reach),
            (Reach::Private, Reach::Public)
        );
        assert_eq!(listed[0].events, events);

        store.remove_webhook(&Actor::System, one).await.unwrap();
        let again = store.remove_webhook(&Actor::System, one).await;
        assert!(matches!(again, Err(Failure::NotFound)));
        let left = store.webhooks().await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].id, other);
    });
}

#[test]
fn all_who_listen_are_told_once_each_under_one_id() {
    on_both_databases(async |story| {
        add(&story, "https://one.example/").await;
        add(&story, "https://two.example/").await;
        asks(&story, "HP-1").await;
        let taken = due(&story).await;
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[0].event, taken[1].event);
        assert_ne!(taken[0].url, taken[1].url);
        assert!(due(&story).await.is_empty(), "they are in a worker's hands");
        // That worker died: another one has them once the lease is over.
        later(&story, SignedDuration::from_mins(2));
        let again = due(&story).await;
        assert_eq!(again.len(), 2);
        assert_eq!(again[0].attempts, 2);
        assert_eq!(again[0].event, taken[0].event);
        for delivery in &again {
            story.store.mark_delivered(delivery, "204").await.unwrap();
        }
        later(&story, SignedDuration::from_hours(48));
        assert!(due(&story).await.is_empty());
        assert_eq!(story.store.deliveries_waiting().await.unwrap(), 0);
        let listed = story.store.webhooks().await.unwrap();
        assert_eq!(listed[0].last_answer.as_deref(), Some("204"));
    });
}

#[test]
fn it_is_tried_ten_times_at_the_times_that_are_told_and_then_given_up() {
    on_both_databases(async |story| {
        add(&story, "https://one.example/").await;
        asks(&story, "HP-1").await;
        for pause in [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] {
            let taken = due(&story).await;
            let [delivery] = taken.as_slice() else {
                unreachable!("before {pause}: {taken:?}")
            };
            story.store.mark_undelivered(delivery, "500").await.unwrap();
            later(&story, SignedDuration::from_secs(pause - 1));
            assert!(due(&story).await.is_empty(), "sooner than {pause} seconds");
            later(&story, SignedDuration::from_secs(1));
        }
        let taken = due(&story).await;
        assert_eq!(taken[0].attempts, 10);
        story
            .store
            .mark_undelivered(&taken[0], "500")
            .await
            .unwrap();
        later(&story, SignedDuration::from_hours(100));
        assert!(due(&story).await.is_empty());
        let listed = story.store.webhooks().await.unwrap();
        assert_eq!((listed[0].waiting, listed[0].given_up), (0, 1));
        assert_eq!(listed[0].last_answer.as_deref(), Some("500"));
    });
}

#[test]
fn an_endpoint_that_is_gone_or_removed_is_told_and_asked_nothing_more() {
    on_both_databases(async |story| {
        let one = add(&story, "https://one.example/").await;
        asks(&story, "HP-1").await;
        asks(&story, "HP-2").await;
        let taken = due(&story).await;
        assert_eq!(taken.len(), 2);
        story.store.disable_webhook(&taken[0], "410").await.unwrap();
        // What was in a worker's hands is not taken up again.
        story
            .store
            .mark_undelivered(&taken[1], "500")
            .await
            .unwrap();
        later(&story, SignedDuration::from_hours(48));
        assert!(due(&story).await.is_empty());
        let listed = story.store.webhooks().await.unwrap();
        assert!(listed[0].disabled_at.is_some());
        assert_eq!((listed[0].waiting, listed[0].given_up), (0, 2));
        asks(&story, "HP-3").await;
        assert!(due(&story).await.is_empty(), "nobody listens");
        let listed = story.store.webhooks().await.unwrap();
        assert_eq!(listed[0].given_up, 3, "and what was not told stands there");

        let two = add(&story, "https://two.example/").await;
        asks(&story, "HP-4").await;
        story
            .store
            .remove_webhook(&Actor::System, two)
            .await
            .unwrap();
        assert!(due(&story).await.is_empty());
        let left = story.store.webhooks().await.unwrap();
        assert_eq!((left.len(), left[0].id), (1, one));
    });
}

//! Sessions at rest: they end when idle, when old, and when somebody ends them.

use domain::ids::CustomerId;
use jiff::SignedDuration;
use serde_json::json;
use store::sessions::{Realm, SessionContent};
use testkit::{Story, on_both_databases};

fn content(story: &Story, customer: u128) -> SessionContent {
    SessionContent {
        customer: Some(CustomerId(uuid::Uuid::from_u128(customer))),
        staff: None,
        content: "{}".to_owned(),
        expires_at: story.store.now().plus(Realm::Customer.idle()),
    }
}

#[test]
fn a_session_is_known_by_its_id_alone_and_the_id_is_not_kept() {
    on_both_databases(async |story| {
        let session = content(&story, 1);
        assert!(
            story
                .store
                .create_session(Realm::Customer, "the-id", &session)
                .await
                .unwrap()
        );
        assert!(
            !story
                .store
                .create_session(Realm::Customer, "the-id", &session)
                .await
                .unwrap(),
            "an id is given once"
        );
        assert_eq!(
            story
                .store
                .session(Realm::Customer, "the-id")
                .await
                .unwrap(),
            Some(session)
        );
        assert_eq!(
            story.store.session(Realm::Customer, "").await.unwrap(),
            None
        );
        assert_eq!(
            story.store.session(Realm::Staff, "the-id").await.unwrap(),
            None,
            "a customer's cookie opens no staff page"
        );
        if story.database == testkit::Database::Sqlite {
            story.store.close().await;
            let file = std::fs::read(story.folder().join("story.db")).unwrap();
            assert!(
                !file.windows(6).any(|bytes| bytes == b"the-id"),
                "only the digest is at rest"
            );
        }
    });
}

#[test]
fn a_session_ends_when_idle_and_however_busy_after_ninety_days() {
    on_both_databases(async |story| {
        let store = &story.store;
        store
            .create_session(Realm::Customer, "idle", &content(&story, 1))
            .await
            .unwrap();
        store
            .create_session(Realm::Customer, "busy", &content(&story, 1))
            .await
            .unwrap();
        let start = store.now();
        for days in (7..=84).step_by(7) {
            story
                .clock
                .set(start.plus(SignedDuration::from_hours(24 * days)));
            store
                .save_session(Realm::Customer, "busy", &content(&story, 1))
                .await
                .unwrap();
        }
        assert!(
            store
                .session(Realm::Customer, "idle")
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            store
                .session(Realm::Customer, "busy")
                .await
                .unwrap()
                .is_some()
        );
        story
            .clock
            .set(start.plus(SignedDuration::from_hours(24 * 90)));
        assert!(
            store
                .session(Realm::Customer, "busy")
                .await
                .unwrap()
                .is_none()
        );
        assert_eq!(store.forget_expired().await.unwrap(), 2);
    });
}

#[test]
fn signed_out_everywhere_is_everywhere_and_nobody_else() {
    on_both_databases(async |story| {
        let store = &story.store;
        for (id, customer) in [("a", 1), ("b", 1), ("c", 2)] {
            store
                .create_session(Realm::Customer, id, &content(&story, customer))
                .await
                .unwrap();
        }
        store
            .end_sessions_of(CustomerId(uuid::Uuid::from_u128(1)))
            .await
            .unwrap();
        assert!(store.session(Realm::Customer, "a").await.unwrap().is_none());
        assert!(store.session(Realm::Customer, "b").await.unwrap().is_none());
        assert!(store.session(Realm::Customer, "c").await.unwrap().is_some());
        store.end_session("c").await.unwrap();
        assert!(store.session(Realm::Customer, "c").await.unwrap().is_none());
        // A page that was still being answered does not bring it back.
        store
            .save_session(Realm::Customer, "c", &content(&story, 2))
            .await
            .unwrap();
        assert!(store.session(Realm::Customer, "c").await.unwrap().is_none());
    });
}

/// A guest's session that has opened that order.
async fn opened(story: &Story, number: &str, email: &str, id: &str) {
    let found = story.store.look_up(number, email).await;
    let (order, _) = found.expect("the store stands").expect("they fit");
    let session = SessionContent {
        customer: None,
        content: json!({ "grants": [{ "order": order, "sight": "whole", "until": 0 }] })
            .to_string(),
        ..content(story, 0)
    };
    let made = story
        .store
        .create_session(Realm::Customer, id, &session)
        .await;
    assert!(made.expect("the store stands"));
}

#[test]
fn whoever_opened_an_order_loses_it_when_it_goes_to_somebody_else_or_their_address_was_wrong() {
    on_both_databases(async |story| {
        let named = |email: &str| json!({ "customer": { "email": email, "name": "Ana" } });
        story.put("HP-1", named("old@example.com")).await;
        story.put("HP-2", named("mistyped@example.com")).await;
        story.put("HP-3", named("bea@example.com")).await;
        opened(&story, "HP-1", "old@example.com", "one").await;
        opened(&story, "HP-2", "mistyped@example.com", "two").await;
        opened(&story, "HP-3", "bea@example.com", "three").await;
        let stands = async |id: &str| {
            let session = story.store.session(Realm::Customer, id).await;
            session.unwrap().is_some()
        };
        // Only the name is corrected, or the address is written with capitals: it is the same mail box.
        story
            .put(
                "HP-1",
                json!({ "customer": { "email": "Old@example.com", "name": "Ana R." } }),
            )
            .await;
        assert!(stands("one").await);
        // It was Bea's: she is known, and the order goes to her.
        story.put("HP-1", named("bea@example.com")).await;
        assert!(!stands("one").await, "the order went to another customer");
        // Nobody has the right address yet: it is the same customer's, corrected.
        story.put("HP-2", named("right@example.com")).await;
        assert!(!stands("two").await, "the address was somebody else's");
        assert!(stands("three").await, "others notice nothing");
    });
}

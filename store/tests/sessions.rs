//! Sessions at rest: they end when idle, when old, and when somebody ends them.

use domain::ids::CustomerId;
use jiff::SignedDuration;
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

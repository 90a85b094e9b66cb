//! What machines bring: keys, counted turns, and calls that are repeated.

use domain::actor::Actor;
use jiff::SignedDuration;
use std::collections::BTreeSet;
use store::{
    Failure,
    idempotency::Earlier,
    keys::Scope,
    rates::{LOOKUP_BY_ADDRESS, TooMany},
};
use testkit::on_both_databases;

#[test]
fn a_key_opens_its_scopes_until_it_is_revoked() {
    on_both_databases(async |story| {
        let store = &story.store;
        let scopes = BTreeSet::from([Scope::Ingest, Scope::Read]);
        let key = store
            .add_api_key(&Actor::System, "shop", &scopes)
            .await
            .unwrap();
        assert_eq!((key.len(), key.starts_with("tl_")), (46, true));
        assert_eq!(store.api_key(&key).await.unwrap().unwrap().scopes, scopes);
        for wrong in ["", "tl_", "null", &key[..45], &key.to_uppercase()] {
            assert!(store.api_key(wrong).await.unwrap().is_none(), "{wrong:?}");
        }
        store.revoke_api_key(&Actor::System, "shop").await.unwrap();
        assert!(store.api_key(&key).await.unwrap().is_none());
        assert!(matches!(
            store.revoke_api_key(&Actor::System, "shop").await,
            Err(Failure::NotFound)
        ));
    });
}

#[test]
fn the_eleventh_try_in_a_minute_waits_for_the_next_minute() {
    on_both_databases(async |story| {
        let store = &story.store;
        for _ in 0..10 {
            store
                .take_turn(LOOKUP_BY_ADDRESS, "192.0.2.1")
                .await
                .unwrap();
        }
        let refused = store.take_turn(LOOKUP_BY_ADDRESS, "192.0.2.1").await;
        let Err(Failure::Refused(TooMany {
            retry_after_seconds,
        })) = refused
        else {
            unreachable!("the eleventh was let through");
        };
        assert!((1..=60).contains(&retry_after_seconds));
        store
            .take_turn(LOOKUP_BY_ADDRESS, "192.0.2.2")
            .await
            .unwrap();
        story.clock.set(
            store
                .now()
                .plus(SignedDuration::from_secs(retry_after_seconds)),
        );
        store
            .take_turn(LOOKUP_BY_ADDRESS, "192.0.2.1")
            .await
            .unwrap();
    });
}

#[test]
fn turns_taken_at_once_are_all_counted() {
    on_both_databases(async |story| {
        let tries = (0..50).map(|_| {
            let store = story.store.clone();
            tokio::spawn(async move {
                store
                    .take_turn(LOOKUP_BY_ADDRESS, "192.0.2.1")
                    .await
                    .is_ok()
            })
        });
        let mut passed = 0;
        for tried in tries.collect::<Vec<_>>() {
            passed += usize::from(tried.await.unwrap());
        }
        assert_eq!(passed, 10);
    });
}

#[test]
fn a_repeated_call_gets_the_answer_it_got_before() {
    on_both_databases(async |story| {
        let store = &story.store;
        assert_eq!(
            store.claim_key("api:1", "k", "h1").await.unwrap(),
            Earlier::Nothing
        );
        assert_eq!(
            store.claim_key("api:1", "k", "h1").await.unwrap(),
            Earlier::Running
        );
        assert_eq!(
            store.claim_key("api:1", "k", "h2").await.unwrap(),
            Earlier::Different
        );
        assert_eq!(
            store.claim_key("api:2", "k", "h2").await.unwrap(),
            Earlier::Nothing,
            "another's key"
        );
        store.keep_answer("api:1", "k", 201, "{}").await.unwrap();
        let answered = Earlier::Answered {
            status: 201,
            body: "{}".to_owned(),
        };
        assert_eq!(store.claim_key("api:1", "k", "h1").await.unwrap(), answered);
        assert_eq!(
            store.claim_key("api:1", "k", "h2").await.unwrap(),
            Earlier::Different
        );
        store.drop_answer("api:2", "k").await.unwrap();
        assert_eq!(
            store.claim_key("api:2", "k", "h3").await.unwrap(),
            Earlier::Nothing
        );
    });
}

#[test]
fn a_call_that_died_with_its_process_can_be_sent_again() {
    on_both_databases(async |story| {
        let store = &story.store;
        store.claim_key("api:1", "k", "h1").await.unwrap();
        story
            .clock
            .set(store.now().plus(SignedDuration::from_mins(2)));
        assert_eq!(
            store.claim_key("api:1", "k", "h1").await.unwrap(),
            Earlier::Nothing
        );
        assert_eq!(
            store.claim_key("api:1", "k", "h1").await.unwrap(),
            Earlier::Running
        );
    });
}

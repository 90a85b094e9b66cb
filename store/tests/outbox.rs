//! Stories of notices on their way out, told on both databases (invariant I5).

use domain::{ids::NoticeId, notices::NoticeKind, promises::PromiseKind};
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{Chance, outbox::backoff};
use testkit::{Story, at, on_both_databases};

fn parcel(deliver_by: &str) -> Value {
    json!({ "deliver_by": deliver_by, "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }] })
}

async fn lease(story: &Story) -> Vec<(NoticeId, NoticeKind)> {
    let letters = story
        .store
        .lease_notices(100)
        .await
        .expect("the store stands");
    letters.into_iter().map(|l| (l.id, l.kind)).collect()
}

async fn notices(story: &Story, kind: &str) -> usize {
    let journey = story
        .store
        .journey("ana@example.com")
        .await
        .expect("the store stands");
    let all = journey.touchpoints.iter();
    all.filter(|t| t.touchpoint.kind() == kind).count()
}

#[test]
fn a_notice_is_leased_once_and_its_sending_stands_on_the_journey() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let letters = story.store.lease_notices(10).await.unwrap();
        let [letter] = &letters[..] else {
            panic!("one notice: {letters:?}")
        };
        assert_eq!(
            (letter.kind, letter.recipient.as_str(), letter.attempts),
            (NoticeKind::Confirmed, "ana@example.com", 1)
        );
        assert!(lease(&story).await.is_empty(), "it is in other hands");
        assert_eq!(notices(&story, "notice_sent").await, 0);
        for _ in 0..2 {
            story.store.mark_notice_sent(letter.id).await.unwrap();
        }
        assert_eq!(notices(&story, "notice_sent").await, 1);
        story.later("2026-11-13T09:14:00Z");
        assert!(lease(&story).await.is_empty());
        assert_eq!(story.store.notices_waiting().await.unwrap(), 0);
    });
}

#[test]
fn a_worker_that_died_gives_its_notices_back() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let first = lease(&story).await;
        story.later("2026-11-12T09:16:59Z");
        assert!(lease(&story).await.is_empty());
        story.later("2026-11-12T09:17:00Z");
        assert_eq!(
            lease(&story).await,
            first,
            "the same id, so the same Message-ID"
        );
    });
}

#[test]
fn workers_at_once_never_hold_the_same_notice() {
    on_both_databases(async |story| {
        for n in 0..40 {
            let email = format!("c{n}@example.com");
            story
                .put(
                    &format!("HP-{n}"),
                    json!({ "customer": { "email": email } }),
                )
                .await;
        }
        let workers: Vec<_> = (0..8)
            .map(|_| {
                let store = story.store.clone();
                tokio::spawn(async move {
                    let mut held = Vec::new();
                    loop {
                        let letters = store.lease_notices(3).await.unwrap();
                        if letters.is_empty() && store.lease_notices(3).await.unwrap().is_empty() {
                            return held;
                        }
                        held.extend(letters.into_iter().map(|l| l.id));
                    }
                })
            })
            .collect();
        let mut held = Vec::new();
        for worker in workers {
            held.extend(worker.await.unwrap());
        }
        let each: BTreeSet<_> = held.iter().copied().collect();
        assert_eq!(held.len(), each.len());
        story.later("2026-11-12T09:30:00Z");
        assert_eq!(lease(&story).await.len(), 40, "and none is lost");
    });
}

#[test]
fn a_server_that_was_busy_is_asked_again_and_a_refusal_is_a_dead_letter() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let [(id, kind)] = lease(&story).await[..] else {
            panic!("one notice")
        };
        story
            .store
            .retry_notice(id, kind, 1, "451 4.7.1")
            .await
            .unwrap();
        story.later("2026-11-12T09:14:47Z");
        assert!(lease(&story).await.is_empty(), "not before its time");
        story.later("2026-11-12T09:15:13Z");
        assert_eq!(lease(&story).await, [(id, kind)]);
        story.store.mark_notice_dead(id, "550 5.1.1").await.unwrap();
        assert_eq!(notices(&story, "notice_failed").await, 1);
        assert_eq!(notices(&story, "notice_sent").await, 0);
        story.later("2026-11-13T09:14:00Z");
        assert!(lease(&story).await.is_empty());
    });
}

#[test]
fn what_could_not_be_sent_in_five_days_is_given_up_and_the_journey_says_so() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        story.later("2026-11-17T09:13:59Z");
        let [(id, kind)] = lease(&story).await[..] else {
            panic!("still worth sending")
        };
        story.store.retry_notice(id, kind, 40, "421").await.unwrap();
        story.later("2026-11-17T19:14:00Z");
        assert!(lease(&story).await.is_empty());
        assert_eq!(notices(&story, "notice_failed").await, 1);
    });
}

#[test]
fn the_mail_that_a_parcel_left_is_dropped_once_the_parcel_is_there() {
    on_both_databases(async |story| {
        story.put("HP-1", parcel("2026-11-23")).await;
        story
            .scan("T1", &[("e1", "2026-11-12T09:00:00Z", "in_transit")])
            .await;
        story
            .scan("T1", &[("e2", "2026-11-12T09:10:00Z", "delivered")])
            .await;
        let kinds: Vec<_> = lease(&story).await.into_iter().map(|(_, k)| k).collect();
        assert_eq!(kinds, [NoticeKind::Confirmed, NoticeKind::Delivered]);
        assert_eq!(notices(&story, "notice_failed").await, 0);
    });
}

#[test]
fn only_the_due_told_last_is_mailed_and_the_ledger_knows_when() {
    on_both_databases(async |story| {
        story.put("HP-1", parcel("2026-11-23")).await;
        for (id, kind) in lease(&story).await {
            assert_eq!(kind, NoticeKind::Confirmed);
            story.store.mark_notice_sent(id).await.unwrap();
        }
        story.later("2026-11-13T09:00:00Z");
        story.put("HP-1", parcel("2026-11-25")).await;
        story.put("HP-1", parcel("2026-11-27")).await;
        let letters = story.store.lease_notices(10).await.unwrap();
        let [letter] = &letters[..] else {
            panic!("one notice: {letters:?}")
        };
        assert_eq!(
            letter.revised,
            Some((at("2026-11-26T00:00:00Z"), at("2026-11-28T00:00:00Z")))
        );
        story.later("2026-11-13T09:05:00Z");
        story.store.mark_notice_sent(letter.id).await.unwrap();
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let promise = journey
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::DeliverBy)
            .unwrap();
        let told: Vec<_> = promise.revisions.iter().map(|r| r.told_at).collect();
        assert_eq!(told, [None, Some(at("2026-11-13T09:05:00Z"))]);
    });
}

#[test]
fn waiting_grows_from_a_minute_to_four_hours_and_is_never_the_same_twice() {
    let chance = Chance::seeded(3);
    let wait = |attempts| backoff(NoticeKind::Delivered, attempts, &chance);
    let minutes = SignedDuration::from_mins;
    let mut waits = BTreeSet::new();
    for _ in 0..200 {
        let first = wait(1);
        assert!(first >= SignedDuration::from_secs(48) && first <= SignedDuration::from_secs(72));
        waits.insert(first);
        assert!(wait(4) >= minutes(6) && wait(4) <= minutes(10));
        assert!(wait(1_000) >= minutes(192) && wait(1_000) <= minutes(288));
        assert!(backoff(NoticeKind::SignIn, 9, &chance) <= SignedDuration::from_secs(72));
    }
    assert!(waits.len() > 10);
}

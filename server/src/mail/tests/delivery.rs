//! Faults of the mail server (`reliability.md` 3, tests 8 and 9): nothing is lost, and a repeat can be told as one.

use super::smtp::{Arrived, MailServer, Mood};
use crate::{
    mail::{NotSent, Post, Setting, write},
    worker::Worker,
};
use domain::{ids::NoticeId, notices::NoticeKind};
use serde_json::json;
use std::collections::BTreeMap;
use store::outbox::Letter;
use testkit::{Story, at, on_both_databases};
use tokio_util::sync::CancellationToken;

const ORIGIN: &str = "https://track.example.com";

fn post(url: &str) -> Post {
    Post::from_settings(Some(url), None, ORIGIN, false).unwrap()
}

async fn round(story: &Story, post: &Post) -> usize {
    let worker = Worker::new(story.store.clone(), post.clone(), ORIGIN.into());
    let mut all = 0;
    loop {
        let taken = worker.round(&CancellationToken::new()).await;
        if taken == 0 {
            return all;
        }
        all += taken;
    }
}

async fn orders(story: &Story, count: usize) {
    for n in 0..count {
        let customer = json!({ "email": format!("c{n}@example.com") });
        story
            .put(&format!("HP-{n}"), json!({ "customer": customer }))
            .await;
    }
}

/// How often each mail arrived, by its Message-ID.
fn arrivals(mails: &[Arrived]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for mail in mails {
        *counted
            .entry(mail.header("Message-ID").unwrap())
            .or_insert(0) += 1;
    }
    counted
}

async fn touchpoints(story: &Story, email: &str, kind: &str) -> usize {
    let journey = story.store.journey(email).await.unwrap();
    let all = journey.touchpoints.iter();
    all.filter(|t| t.touchpoint.kind() == kind).count()
}

#[test]
fn a_mail_server_that_is_down_loses_nothing() {
    on_both_databases(async |story| {
        let gone = MailServer::start(Mood::Well).await;
        let (port, post) = (gone.port, post(&gone.url()));
        drop(gone);
        orders(&story, 40).await;
        assert_eq!(round(&story, &post).await, 40);
        story.later("2026-11-12T10:14:00Z");
        assert_eq!(round(&story, &post).await, 40);
        let server = MailServer::start_on(port, Mood::Well).await;
        story.later("2026-11-12T11:14:00Z");
        round(&story, &post).await;
        let arrived = arrivals(&server.taken());
        assert_eq!(arrived.len(), 40);
        assert!(arrived.values().all(|times| *times == 1));
        assert_eq!(
            touchpoints(&story, "c7@example.com", "notice_sent").await,
            1
        );
        story.later("2026-11-13T09:14:00Z");
        assert_eq!(round(&story, &post).await, 0);
    });
}

#[test]
fn a_busy_or_greylisting_server_is_asked_again_until_it_takes_the_mail() {
    on_both_databases(async |story| {
        let server = MailServer::start(Mood::Busy).await;
        let post = post(&server.url());
        orders(&story, 10).await;
        for (mood, time) in [
            (Mood::Busy, "2026-11-12T09:14:00Z"),
            (Mood::Greylisting, "2026-11-12T09:20:00Z"),
            (Mood::Greylisting, "2026-11-12T09:30:00Z"),
            (Mood::WantsPassword, "2026-11-12T10:30:00Z"),
        ] {
            server.is_now(mood);
            story.later(time);
            assert_eq!(round(&story, &post).await, 10, "{mood:?}");
            assert!(server.taken().is_empty());
        }
        server.is_now(Mood::Well);
        story.later("2026-11-12T14:00:00Z");
        round(&story, &post).await;
        assert_eq!(arrivals(&server.taken()).len(), 10);
        assert_eq!(
            touchpoints(&story, "c3@example.com", "notice_failed").await,
            0
        );
    });
}

#[test]
fn a_recipient_nobody_knows_is_a_dead_letter_and_stands_on_the_journey() {
    on_both_databases(async |story| {
        let server = MailServer::start(Mood::NobodyHere).await;
        let post = post(&server.url());
        orders(&story, 3).await;
        assert_eq!(round(&story, &post).await, 3);
        server.is_now(Mood::Well);
        story.later("2026-11-13T09:14:00Z");
        assert_eq!(round(&story, &post).await, 0);
        assert!(server.taken().is_empty());
        assert_eq!(
            touchpoints(&story, "c0@example.com", "notice_failed").await,
            1
        );
        assert_eq!(
            touchpoints(&story, "c0@example.com", "notice_sent").await,
            0
        );
    });
}

#[test]
fn a_line_that_breaks_after_the_mail_repeats_it_under_the_same_message_id() {
    on_both_databases(async |story| {
        let server = MailServer::start(Mood::HangsUpAfterData).await;
        let post = post(&server.url());
        orders(&story, 5).await;
        round(&story, &post).await;
        server.is_now(Mood::Well);
        story.later("2026-11-12T09:20:00Z");
        round(&story, &post).await;
        let (first, second) = (arrivals(&server.unconfirmed()), arrivals(&server.taken()));
        assert_eq!(second.len(), 5);
        assert!(second.keys().all(|id| first.contains_key(id)));
        for id in second.keys() {
            let (id, host) = id.trim_matches(['<', '>']).split_once('@').unwrap();
            assert!(id.parse::<NoticeId>().is_ok());
            assert_eq!(host, "track.example.com");
        }
    });
}

#[test]
fn a_worker_killed_between_taken_and_marked_sends_at_most_one_more() {
    on_both_databases(async |story| {
        let server = MailServer::start(Mood::Well).await;
        let post = post(&server.url());
        orders(&story, 100).await;
        let policy = story.store.policy();
        // Killed: each is handed over, and nothing is written down.
        for letter in story.store.lease_notices(1_000).await.unwrap() {
            let order = story
                .store
                .order_page(
                    &store::orders::Viewer {
                        customer: Some(letter.customer),
                        ..store::orders::Viewer::default()
                    },
                    letter.order_number.as_deref().unwrap(),
                )
                .await
                .unwrap();
            let setting = Setting {
                policy: &policy,
                now: story.store.now(),
                origin: ORIGIN,
            };
            let mail = write(&letter, Some(&order), &setting).unwrap();
            post.send(&story.store, &letter, &mail).await.unwrap();
        }
        assert_eq!(server.taken().len(), 100);
        story.later("2026-11-12T09:17:00Z");
        assert_eq!(round(&story, &post).await, 100);
        story.later("2026-11-13T09:17:00Z");
        assert_eq!(round(&story, &post).await, 0);
        let arrived = arrivals(&server.taken());
        assert_eq!(arrived.len(), 100);
        assert!(arrived.values().all(|times| *times == 2));
        assert_eq!(
            touchpoints(&story, "c9@example.com", "notice_sent").await,
            1
        );
    });
}

#[test]
fn without_a_mail_server_and_outside_the_demo_mails_stay_queued() {
    on_both_databases(async |story| {
        orders(&story, 2).await;
        let nowhere = Post::from_settings(None, None, ORIGIN, false).unwrap();
        let stop = CancellationToken::new();
        stop.cancel();
        Worker::new(story.store.clone(), nowhere, ORIGIN.into())
            .run(stop)
            .await;
        let waiting = story.store.lease_notices(10).await.unwrap();
        assert_eq!(waiting.len(), 2);
        assert!(waiting.iter().all(|letter| letter.attempts == 1));
    });
}

#[test]
fn the_worker_wakes_when_a_notice_is_queued_and_stops_when_it_is_told() {
    on_both_databases(async |story| {
        let server = MailServer::start(Mood::Well).await;
        let stop = CancellationToken::new();
        let worker = Worker::new(story.store.clone(), post(&server.url()), ORIGIN.into());
        let running = tokio::spawn(worker.run(stop.clone()));
        let mut changes = story.store.changes();
        orders(&story, 1).await;
        let sent = async {
            while touchpoints(&story, "c0@example.com", "notice_sent").await == 0 {
                changes.recv().await.unwrap();
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(10), sent)
            .await
            .expect("the mail leaves without anybody asking");
        stop.cancel();
        running.await.unwrap();
        assert_eq!(server.taken().len(), 1);
    });
}

fn letter(recipient: &str, number: &str) -> Letter {
    Letter {
        id: NoticeId(uuid::Uuid::from_u128(7)),
        kind: NoticeKind::AccessCode,
        customer: domain::ids::CustomerId(uuid::Uuid::nil()),
        recipient: recipient.to_owned(),
        locale: "en".to_owned(),
        order_number: Some(number.to_owned()),
        shipment: None,
        promise: None,
        subject: None,
        particulars: serde_json::Value::Null,
        revised: None,
        link: None,
        code: Some("123456".to_owned()),
        queued_at: at(testkit::START),
        expires_at: at("2026-11-12T09:24:00Z"),
        attempts: 1,
    }
}

#[test]
fn nothing_a_customer_or_shop_writes_becomes_a_header() {
    on_both_databases(async |story| {
        let server = MailServer::start(Mood::Well).await;
        let post = post(&server.url());
        let mut policy = (*story.store.policy()).clone();
        policy.shop_name = "Harbour\r\nBcc: shop@evil.example\r\n\r\n& <Pine>".to_owned();
        policy.help_email = Some("help@example.com".to_owned());
        story
            .store
            .set_policy(&domain::actor::Actor::System, policy.clone())
            .await
            .unwrap();
        let setting = Setting {
            policy: &policy,
            now: story.store.now(),
            origin: ORIGIN,
        };
        let bad_number = letter(
            "ana@example.com",
            "HP-1\r\nBcc: number@evil.example\r\n\r\n.\r\n<b>",
        );
        let mail = write(&bad_number, None, &setting).unwrap();
        post.send(&story.store, &bad_number, &mail).await.unwrap();
        let arrived = server.taken();
        let [mail] = &arrived[..] else {
            panic!("one mail")
        };
        assert_eq!(
            mail.headers(),
            [
                "From",
                "To",
                "Subject",
                "Message-ID",
                "Date",
                "Auto-Submitted",
                "Reply-To",
                "MIME-Version",
                "Content-Type"
            ]
        );
        assert_eq!(mail.to, "RCPT TO:<ana@example.com>");
        assert_eq!(
            mail.header("Date").unwrap(),
            "Thu, 12 Nov 2026 09:14:00 +0000"
        );
        for address in [
            "ana@example.com\r\nBcc: x@evil.example",
            "ana@example.com>\r\nRCPT TO:<x@evil.example",
            "ana",
            "",
            "ana@example.com, x@evil.example",
        ] {
            let bad_address = letter(address, "HP-1");
            let mail = write(&bad_address, None, &setting).unwrap();
            let sent = post.send(&story.store, &bad_address, &mail).await;
            assert_eq!(
                sent,
                Err(NotSent::Never("not an address".to_owned())),
                "{address:?}"
            );
        }
        assert_eq!(server.taken().len(), 1);
    });
}

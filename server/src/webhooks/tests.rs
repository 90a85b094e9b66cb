//! Events as a receiver gets them, at a real one: axum on a port of the loopback interface.

use super::Courier;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Response, Uri},
};
use domain::{
    actor::Actor,
    ids::WebhookId,
    webhooks::{EventKind, Reach},
};
use futures::stream;
use jiff::SignedDuration;
use serde_json::{Value, json};
use standardwebhooks::Webhook;
use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex},
};
use store::{Clock, orders::Viewer, withdrawals::Door};
use testkit::{Story, on_both_databases};
use tokio_util::sync::CancellationToken;

#[derive(Debug, Clone)]
struct Arrived {
    path: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Arrived {
    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

#[derive(Debug, Default)]
struct Told {
    answers: VecDeque<u16>,
    arrived: Vec<Arrived>,
}

/// A system of the shop's, on this machine; ended when dropped.
struct Receiver {
    port: u16,
    told: Arc<Mutex<Told>>,
    serving: tokio::task::JoinHandle<()>,
}

impl Receiver {
    /// Answers these, one a call, then 204 for ever. What it says beside never ends.
    async fn answering(answers: &[u16]) -> Self {
        let told = Arc::new(Mutex::new(Told {
            answers: answers.iter().copied().collect(),
            arrived: Vec::new(),
        }));
        let routes = Router::new()
            .fallback(
                async |State(told): State<Arc<Mutex<Told>>>,
                       uri: Uri,
                       headers: HeaderMap,
                       body: Bytes| {
                    let mut told = told.lock().unwrap();
                    told.arrived.push(Arrived {
                        path: uri.path().to_owned(),
                        headers,
                        body,
                    });
                    let status = told.answers.pop_front().unwrap_or(204);
                    let endless = stream::repeat_with(|| {
                        Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1_000]))
                    });
                    let body = if status == 204 {
                        Body::empty()
                    } else {
                        Body::from_stream(endless)
                    };
                    Response::builder()
                        .status(status)
                        .header("location", "/elsewhere")
                        .body(body)
                        .unwrap()
                },
            )
            .with_state(told.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let serving = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self {
            port,
            told,
            serving,
        }
    }

    fn arrived(&self) -> Vec<Arrived> {
        self.told.lock().unwrap().arrived.clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn listens(story: &Story, url: &str, reach: Reach) -> WebhookId {
    let events = BTreeSet::from([EventKind::RefundRequested]);
    let added = story
        .store
        .add_webhook(&Actor::System, url, &events, reach)
        .await;
    added.unwrap().0
}

/// Ana withdraws from an order that never left, and her £64 are asked for.
async fn asks(story: &Story, number: &str) {
    let order = json!({
        "shipping_address": { "name": "Ana", "city": "Leipzig", "postal_code": "04105", "country": "DE" },
    });
    story.put(number, order).await;
    let said = json!({ "name": "Ana", "order": number, "email": "ana@example.com" });
    let statement = domain::withdrawals::parse_statement(&said).unwrap();
    let store = &story.store;
    store.withdraw(Door::Page, &statement, "").await.unwrap();
    let found = store.find_customer("ana@example.com").await.unwrap();
    let ana = Viewer {
        customer: found.map(|ana| ana.id),
        ..Viewer::default()
    };
    let id = store.returns_of_order(&ana, number).await.unwrap()[0].id;
    store.refund_return(&Actor::System, id, None).await.unwrap();
}

async fn round(story: &Story) -> usize {
    let courier = Courier::new(story.store.clone(), "https://track.example.com".into());
    courier.unwrap().round(&CancellationToken::new()).await
}

fn later(story: &Story, length: SignedDuration) {
    story.clock.set(story.store.now().plus(length));
}

#[test]
fn an_event_is_signed_and_says_what_is_to_be_paid_and_nothing_of_a_person() {
    on_both_databases(async |story| {
        // A receiver looks at its own clock.
        story.clock.set(Clock::System.now());
        story.store.keep_secret([7; 32]);
        let shop = Receiver::answering(&[200]).await;
        let url = format!("http://127.0.0.1:{}/hooks/refunds", shop.port);
        let hook = listens(&story, &url, Reach::Private).await;
        asks(&story, "HP-1").await;
        assert_eq!(round(&story).await, 1);
        let arrived = shop.arrived();
        let [event] = arrived.as_slice() else {
            unreachable!("{arrived:?}")
        };
        let secret = story.store.webhook_secret(hook);
        let verifies = |secret: &str| {
            Webhook::new(secret)
                .unwrap()
                .verify(&event.body, &event.headers)
        };
        verifies(secret.reveal()).unwrap();
        assert!(verifies("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").is_err());
        assert!(
            event
                .header("content-type")
                .starts_with("application/cloudevents+json")
        );

        let told = event.json();
        let refund = told["data"]["refund_id"].as_str().unwrap().to_owned();
        let expected = [
            ("specversion", json!("1.0")),
            ("id", json!(event.header("webhook-id"))),
            ("source", json!("https://track.example.com")),
            ("type", json!("refund.requested")),
            ("subject", json!(format!("refunds/{refund}"))),
            ("datacontenttype", json!("application/json")),
        ];
        for (field, value) in expected {
            assert_eq!(told[field], value, "{field}");
        }
        assert!(domain::Timestamp::parse(told["time"].as_str().unwrap()).is_ok());
        assert_eq!(
            (
                &told["data"]["order"],
                &told["data"]["amount_minor"],
                &told["data"]["currency"]
            ),
            (&json!("HP-1"), &json!(6_400), &json!("GBP"))
        );
        let text = String::from_utf8(event.body.to_vec()).unwrap();
        assert!(text.len() < 20_000);
        for personal in ["ana", "Ana", "example.com\"", "Leipzig"] {
            let text = text.replace("https://track.example.com", "");
            assert!(!text.contains(personal), "{personal} is in {text}");
        }
        assert_eq!(round(&story).await, 0, "once");
    });
}

#[test]
fn a_receiver_that_fails_is_asked_again_with_the_very_same_event() {
    on_both_databases(async |story| {
        story.clock.set(Clock::System.now());
        // Nor is anybody followed who points elsewhere.
        let shop = Receiver::answering(&[500, 302, 200]).await;
        let url = format!("http://localhost:{}/hook", shop.port);
        let hook = listens(&story, &url, Reach::Private).await;
        asks(&story, "HP-1").await;
        assert_eq!(round(&story).await, 1);
        assert_eq!(round(&story).await, 0, "not at once");
        later(&story, SignedDuration::from_secs(5));
        assert_eq!(round(&story).await, 1);
        later(&story, SignedDuration::from_mins(5));
        assert_eq!(round(&story).await, 1);
        later(&story, SignedDuration::from_hours(24));
        assert_eq!(round(&story).await, 0, "it was taken");
        let arrived = shop.arrived();
        assert_eq!(arrived.len(), 3);
        assert!(arrived.iter().all(|event| event.path == "/hook"));
        let secret = story.store.webhook_secret(hook);
        let webhook = Webhook::new(secret.reveal()).unwrap();
        for event in &arrived {
            assert_eq!(event.body, arrived[0].body);
            let id = event.header("webhook-id");
            assert_eq!(id, arrived[0].header("webhook-id"));
            let seconds = event.header("webhook-timestamp").parse().unwrap();
            assert_eq!(
                webhook.sign(id, seconds, &event.body).unwrap(),
                event.header("webhook-signature")
            );
        }
        let times: BTreeSet<&str> = arrived
            .iter()
            .map(|event| event.header("webhook-timestamp"))
            .collect();
        assert_eq!(times.len(), 3, "each try tells its own time");
    });
}

#[test]
fn a_receiver_that_is_gone_is_left_alone() {
    on_both_databases(async |story| {
        let shop = Receiver::answering(&[410]).await;
        let url = format!("http://127.0.0.1:{}/hook", shop.port);
        listens(&story, &url, Reach::Private).await;
        asks(&story, "HP-1").await;
        assert_eq!(round(&story).await, 1);
        later(&story, SignedDuration::from_hours(100));
        assert_eq!(round(&story).await, 0);
        let listed = story.store.webhooks().await.unwrap();
        assert!(listed[0].disabled_at.is_some());
        asks(&story, "HP-2").await;
        assert_eq!(round(&story).await, 0, "it is asked nothing any more");
        assert_eq!(shop.arrived().len(), 1);
    });
}

#[test]
fn an_address_of_this_machine_is_knocked_at_only_where_that_was_said() {
    on_both_databases(async |story| {
        let shop = Receiver::answering(&[]).await;
        for host in ["localhost", "127.0.0.1", "[::ffff:127.0.0.1]"] {
            let url = format!("http://{host}:{}/hook", shop.port);
            listens(&story, &url, Reach::Public).await;
        }
        asks(&story, "HP-1").await;
        assert_eq!(round(&story).await, 3);
        assert!(shop.arrived().is_empty(), "it was knocked at");
        for listed in story.store.webhooks().await.unwrap() {
            assert_eq!(listed.last_answer.as_deref(), Some("private address"));
            assert_eq!((listed.waiting, listed.given_up), (1, 0));
        }
    });
}

#[test]
fn a_receiver_that_is_not_there_is_tried_again() {
    on_both_databases(async |story| {
        let shop = Receiver::answering(&[]).await;
        let port = shop.port;
        drop(shop);
        listens(
            &story,
            &format!("https://127.0.0.1:{port}/"),
            Reach::Private,
        )
        .await;
        listens(&story, "https://shop.invalid/hook", Reach::Public).await;
        asks(&story, "HP-1").await;
        assert_eq!(round(&story).await, 2);
        let answers: BTreeSet<Option<String>> = story
            .store
            .webhooks()
            .await
            .unwrap()
            .into_iter()
            .map(|listed| listed.last_answer)
            .collect();
        let expected = ["unknown host", "unreachable"].map(|word| Some(word.to_owned()));
        assert_eq!(answers, BTreeSet::from(expected));
        later(&story, SignedDuration::from_secs(5));
        assert_eq!(round(&story).await, 2);
    });
}

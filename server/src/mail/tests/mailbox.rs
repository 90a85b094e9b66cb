//! `/dev/mailbox`, as a person and as a test reads it.

use crate::{mail::Post, mailbox, worker::Worker};
use axum::{body::Body, http::Request};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use testkit::{Story, on_both_databases};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

async fn get(story: &Story, path: &str, accept: &str) -> (u16, String) {
    let request = Request::get(path)
        .header("accept", accept)
        .body(Body::empty())
        .unwrap();
    let response = mailbox::routes(story.store.clone())
        .oneshot(request)
        .await
        .unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[test]
fn the_demo_mailbox_holds_what_would_have_left_newest_first() {
    on_both_databases(async |story| {
        let origin = "http://127.0.0.1:3000";
        let post = Post::from_settings(None, None, origin, true).unwrap();
        let worker = Worker::new(story.store.clone(), post, origin.into());
        let stop = CancellationToken::new();
        story.put("HP-1", json!({})).await;
        worker.round(&stop).await;
        story.later("2026-11-12T09:20:00Z");
        story
            .store
            .ask_sign_in("ana@example.com", "aa11")
            .await
            .unwrap();
        worker.round(&stop).await;

        let (status, list) = get(&story, "/dev/mailbox", "application/json").await;
        let list: Vec<Value> = serde_json::from_str(&list).unwrap();
        assert_eq!((status, list.len()), (200, 2));
        assert_eq!(list[0]["subject"], "Sign in to Throughline");
        assert_eq!(list[1]["to"], "ana@example.com");
        let link = list[1]["links"][0].as_str().unwrap();
        let token = link.strip_prefix("http://127.0.0.1:3000/l/").unwrap();
        let store::access::Opened::Order { number, .. } =
            story.store.open_link(token).await.unwrap()
        else {
            unreachable!("the link opens the order");
        };
        assert_eq!(number, "HP-1");

        let (status, page) = get(&story, "/dev/mailbox", "text/html").await;
        assert_eq!(status, 200);
        assert!(page.contains("Sign in to Throughline"));
        let path = format!("/dev/mailbox/{}", list[1]["id"].as_str().unwrap());
        let (status, page) = get(&story, &path, "text/html").await;
        assert_eq!(status, 200);
        assert!(page.contains("<iframe sandbox ") && page.contains(link));
        assert_eq!(
            page.matches("<html").count(),
            1,
            "the mail is text in its frame"
        );
        for missing in [
            "/dev/mailbox/x",
            "/dev/mailbox/00000000-0000-7000-8000-000000000000",
        ] {
            assert_eq!(get(&story, missing, "text/html").await.0, 404);
        }
    });
}

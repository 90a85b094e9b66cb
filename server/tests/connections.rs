//! What a connection may take, time and bytes, and how it ends (`reliability.md` section 0, findings 9 and 10; 3 and 8
//! are told beside the layer that cures them, `layers/detach.rs`).

mod support;

use serde_json::json;
use std::{
    io::{Read, Write},
    time::{Duration, Instant},
};
use support::{Portal, client};

#[test]
fn half_a_request_is_not_waited_for_longer_than_ten_seconds() {
    let portal = Portal::start();
    let mut half_sent: Vec<_> = (0..50).map(|_| client::connect(&portal.address)).collect();
    for connection in &mut half_sent {
        connection
            .write_all(b"GET / HTTP/1.1\r\nhost: ")
            .expect("it listens");
    }
    let started = Instant::now();
    for connection in &mut half_sent {
        let mut rest = Vec::new();
        // The end of the stream, or a reset: either way the connection is over.
        let _ = connection.read_to_end(&mut rest);
    }
    let took = started.elapsed();
    assert!((8..15).contains(&took.as_secs()), "{took:?}");
}

#[test]
fn too_large_a_body_is_refused_whether_its_length_is_told_or_not() {
    let portal = Portal::start();
    let large = "a".repeat(70 * 1024);
    let told = portal.post("/language", &[], &large);
    assert_eq!(told.status, 413);
    assert!(
        told.header("content-type")
            .unwrap()
            .starts_with("text/html")
    );

    let mut connection = client::connect(&portal.address);
    let head = format!(
        "POST /language HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n",
        portal.address
    );
    let chunk = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
    let _ = connection.write_all((head + &chunk).as_bytes());
    let mut answer = [0; 12];
    connection.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 413");
}

#[test]
fn too_many_header_bytes_and_too_long_a_url_are_refused() {
    let portal = Portal::start();
    let long = "a".repeat(20 * 1024);
    assert_eq!(portal.ask("GET", "/", &[("x-long", &long)], "").status, 431);
    let path = format!("/?{}", "a".repeat(5 * 1024));
    assert_eq!(portal.get(&path).status, 414);
}

#[test]
fn a_stop_ends_open_streams_and_keep_alive_connections_within_ten_seconds() {
    let mut portal = Portal::start();
    let key = portal.key("ingest");
    portal.put_order(&key, "HP-1", json!({}));
    let cookie = portal.cookie_of_customer("ana@example.com");
    let mut stream = portal.open_stream("/orders/HP-1/live", &[("cookie", &cookie)]);
    assert_eq!(stream.status, 200);
    assert!(stream.next().is_some());
    let idle = client::connect(&portal.address);
    let took = portal.stop();
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(stream.next().is_none(), "the stream has ended");
    drop(idle);
}

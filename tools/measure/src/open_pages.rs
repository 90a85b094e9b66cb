//! What an open page costs the server: so many live streams of order pages, each on a connection of its own.

use crate::{portal::Portal, visitor};
use anyhow::{Context as _, Result, bail};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

const PAGES: usize = 2_000;

/// Bytes of the server's memory for one open live page.
pub fn bytes_each(orders: u64) -> Result<f64> {
    let mut portal = Portal::new("open", None)?;
    portal.run(&["migrate"])?;
    portal.start(&["--demo"])?;
    let key = portal.key("ingest,read")?;
    visitor::put_orders(&portal, &key, orders)?;
    let cookie = visitor::sign_in(&portal, "load@example.com")?;
    // What the first streams cost once (buffers, statements) is not what one more costs.
    let _warm = open(&portal, &cookie, orders, 100)?;
    let (before, _) = portal.memory()?;
    let _streams = open(&portal, &cookie, orders, PAGES)?;
    let (after, _) = portal.memory()?;
    Ok((after - before) * 1024.0 * 1024.0 / PAGES as f64)
}

fn open(portal: &Portal, cookie: &str, orders: u64, pages: usize) -> Result<Vec<TcpStream>> {
    let address = portal.origin.trim_start_matches("http://");
    let mut streams = Vec::with_capacity(pages);
    for n in 0..pages as u64 {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let path = format!("/orders/LOAD-{}/live", 100_001 + n % orders);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\nCookie: {cookie}\r\n\r\n"
        )?;
        first_event(&mut stream).with_context(|| format!("stream {n}"))?;
        streams.push(stream);
    }
    Ok(streams)
}

/// Reads until the first event is whole, so that the stream is known to stand.
fn first_event(stream: &mut TcpStream) -> Result<()> {
    let began = Instant::now();
    let (mut read, mut piece) = (Vec::new(), [0; 8_192]);
    while began.elapsed() < Duration::from_secs(10) {
        let length = stream.read(&mut piece)?;
        read.extend_from_slice(
            piece
                .get(..length)
                .context("a read is no longer than its buffer")?,
        );
        let text = String::from_utf8_lossy(&read);
        if length == 0 || !(text.is_empty() || text.starts_with("HTTP/1.1 200")) {
            bail!("it did not open: {:.200}", text);
        }
        if text.contains("data:") && text.trim_end_matches(['\r', '0']).ends_with("\n\n") {
            return Ok(());
        }
        // In chunks, the event's empty line is followed by the chunk's own line end.
        if text.contains("data:") && text.ends_with("\n\n\r\n") {
            return Ok(());
        }
    }
    bail!("no event came within 10 s")
}

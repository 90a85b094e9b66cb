//! HTTP/1.1 by hand: one request a connection, or a stream of events.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(held, _)| held.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(held, _)| held.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| unreachable!("not JSON: {}", self.text()))
    }
}

/// The bytes of a request. `host` comes from the address unless the headers name one.
pub fn request(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &(impl AsRef<[u8]> + ?Sized),
) -> Vec<u8> {
    let body = body.as_ref();
    let mut text = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "host") {
        text += &format!("host: {address}\r\n");
    }
    if !body.is_empty() {
        text += &format!("content-length: {}\r\n", body.len());
    }
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    [(text + "\r\n").as_bytes(), body].concat()
}

pub fn ask(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &(impl AsRef<[u8]> + ?Sized),
) -> Answer {
    let mut connection = connect(address);
    connection
        .write_all(&request(address, method, path, headers, body))
        .expect("it reads the request");
    let mut reader = BufReader::new(connection);
    let (status, headers) = head(&mut reader);
    let mut answer = Answer {
        status,
        headers,
        body: Vec::new(),
    };
    if method == "HEAD" {
        return answer;
    }
    if answer.header("transfer-encoding") == Some("chunked") {
        while let Some(chunk) = chunk(&mut reader) {
            answer.body.extend(chunk);
        }
    } else {
        let _ = reader.read_to_end(&mut answer.body);
    }
    answer
}

pub fn connect(address: &str) -> TcpStream {
    let connection = TcpStream::connect(address).expect("it listens");
    connection
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a time limit");
    connection
}

fn head(reader: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut line = String::new();
    reader.read_line(&mut line).expect("a status line");
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or(0);
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line).expect("headers");
        match line.trim_end().split_once(": ") {
            Some((name, value)) => headers.push((name.to_owned(), value.to_owned())),
            None => return (status, headers),
        }
    }
}

fn chunk(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let length = usize::from_str_radix(line.trim(), 16).ok()?;
    let mut chunk = vec![0; length + 2];
    reader.read_exact(&mut chunk).ok()?;
    chunk.truncate(length);
    (length > 0).then_some(chunk)
}

/// An open stream of events.
pub struct Stream {
    pub status: u16,
    reader: BufReader<TcpStream>,
    pending: String,
}

impl Stream {
    pub fn open(address: &str, path: &str, headers: &[(&str, &str)]) -> Self {
        let mut connection = connect(address);
        connection
            .write_all(&request(address, "GET", path, headers, b""))
            .expect("it reads the request");
        let mut reader = BufReader::new(connection);
        let (status, _) = head(&mut reader);
        Self {
            status,
            reader,
            pending: String::new(),
        }
    }

    /// The next event's data, and how long it took to come; `None` when the stream ends.
    pub fn next(&mut self) -> Option<(String, Duration)> {
        let asked = Instant::now();
        loop {
            while let Some((event, rest)) = self.pending.split_once("\n\n") {
                let data: String = event
                    .lines()
                    .filter_map(|line| line.strip_prefix("data: "))
                    .collect();
                self.pending = rest.to_owned();
                if !data.is_empty() {
                    return Some((data, asked.elapsed()));
                }
            }
            let chunk = chunk(&mut self.reader)?;
            self.pending += &String::from_utf8_lossy(&chunk);
        }
    }
}

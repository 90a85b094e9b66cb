//! A small HTTP/1.1 client over one kept connection: the load must cost the client little, so that on two cores the
//! server is what is measured. Loopback only; what it cannot read is an error, never a guess.

use anyhow::{Context as _, Result, bail};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

pub struct Client {
    address: String,
    stream: Option<BufReader<TcpStream>>,
}

pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// `origin` such as `http://127.0.0.1:3000`.
    pub fn new(origin: &str) -> Self {
        Self {
            address: origin
                .trim_start_matches("http://")
                .trim_end_matches('/')
                .to_owned(),
            stream: None,
        }
    }

    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.call("GET", path, headers, "")
    }

    /// Sends one request and reads the whole answer. After an error the connection is dropped: what was sent may or may
    /// not have been done.
    pub fn call(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer> {
        let outcome = self.exchange(method, path, headers, body);
        if outcome.is_err() {
            self.stream = None;
        }
        outcome
    }

    fn exchange(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.address)
                .context("the server does not take connections")?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(30)))?;
            self.stream = Some(BufReader::new(stream));
        }
        let reader = self.stream.as_mut().context("a connection")?;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if method != "GET" {
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        request.push_str(body);
        reader.get_mut().write_all(request.as_bytes())?;
        let answer = read_answer(reader)?;
        if answer
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"))
        {
            self.stream = None;
        }
        Ok(answer)
    }
}

fn read_answer(reader: &mut BufReader<TcpStream>) -> Result<Answer> {
    let line = read_line(reader)?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .context("a status line")?;
    let mut headers = Vec::new();
    loop {
        let line = read_line(reader)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').context("a header")?;
        headers.push((name.trim().to_owned(), value.trim().to_owned()));
    }
    let mut answer = Answer {
        status,
        headers,
        body: Vec::new(),
    };
    if answer
        .header("transfer-encoding")
        .is_some_and(|value| value.eq_ignore_ascii_case("chunked"))
    {
        loop {
            let size = usize::from_str_radix(
                read_line(reader)?.split(';').next().unwrap_or("").trim(),
                16,
            )?;
            let from = answer.body.len();
            answer.body.resize(from + size, 0);
            reader.read_exact(answer.body.get_mut(from..).context("a chunk")?)?;
            read_line(reader)?;
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = answer
        .header("content-length")
        .and_then(|value| value.parse::<usize>().ok())
    {
        answer.body.resize(length, 0);
        reader.read_exact(&mut answer.body)?;
    } else if status != 204 && status != 304 {
        bail!("an answer without a length");
    }
    Ok(answer)
}

fn read_line(reader: &mut BufReader<TcpStream>) -> Result<String> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        bail!("the server closed the connection");
    }
    Ok(line.trim_end().to_owned())
}

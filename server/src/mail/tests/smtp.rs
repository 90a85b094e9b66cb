//! A mail server of the tests' own, speaking SMTP (RFC 5321) over TCP, with a mood that can be changed.

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// How the server is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Well,
    /// "421 busy" instead of a greeting.
    Busy,
    /// Every recipient is greylisted.
    Greylisting,
    /// No recipient is known.
    NobodyHere,
    /// Wants credentials we do not have.
    WantsPassword,
    /// Takes the whole mail, then hangs up before it says so.
    HangsUpAfterData,
}

/// A mail as it arrived, headers and all.
#[derive(Debug, Clone)]
pub struct Arrived {
    pub to: String,
    pub data: String,
}

impl Arrived {
    pub fn header(&self, name: &str) -> Option<String> {
        let (head, _) = self.data.split_once("\r\n\r\n").unwrap();
        let unfolded = head.replace("\r\n ", " ");
        unfolded.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then(|| value.to_owned())
        })
    }

    /// The names of all its headers, in their order.
    pub fn headers(&self) -> Vec<String> {
        let (head, _) = self.data.split_once("\r\n\r\n").unwrap();
        let unfolded = head.replace("\r\n ", " ");
        unfolded
            .lines()
            .map(|line| line.split_once(':').unwrap().0.to_owned())
            .collect()
    }
}

#[derive(Debug)]
struct State {
    mood: Mood,
    /// Taken with a 250.
    taken: Vec<Arrived>,
    /// Read whole, but never confirmed.
    unconfirmed: Vec<Arrived>,
}

/// Ends when dropped.
pub struct MailServer {
    pub port: u16,
    state: Arc<Mutex<State>>,
    accepting: JoinHandle<()>,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl MailServer {
    pub async fn start(mood: Mood) -> Self {
        Self::start_on(0, mood).await
    }

    pub async fn start_on(port: u16, mood: Mood) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State {
            mood,
            taken: Vec::new(),
            unconfirmed: Vec::new(),
        }));
        let shared = state.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                tokio::spawn(async move {
                    let _ = talk(stream, &state).await;
                });
            }
        });
        Self {
            port,
            state,
            accepting,
        }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn is_now(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    pub fn taken(&self) -> Vec<Arrived> {
        self.state.lock().unwrap().taken.clone()
    }

    pub fn unconfirmed(&self) -> Vec<Arrived> {
        self.state.lock().unwrap().unconfirmed.clone()
    }
}

async fn talk(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mood = || state.lock().unwrap().mood;
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read);
    if mood() == Mood::Busy {
        return write.write_all(b"421 4.3.2 too busy\r\n").await;
    }
    write.write_all(b"220 tests ESMTP\r\n").await?;
    let mut to = String::new();
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.to_ascii_uppercase();
        let answer: &str = if verb.starts_with("EHLO") {
            "250-tests\r\n250 8BITMIME\r\n"
        } else if verb.starts_with("MAIL") {
            match mood() {
                Mood::WantsPassword => "530 5.7.0 who are you\r\n",
                Mood::Busy => "421 4.3.2 too busy\r\n",
                _ => "250 2.1.0 ok\r\n",
            }
        } else if verb.starts_with("RCPT") {
            line.trim_end().clone_into(&mut to);
            match mood() {
                Mood::Greylisting => "451 4.7.1 come back later\r\n",
                Mood::NobodyHere => "550 5.1.1 <ana@example.com> is not here\r\n",
                _ => "250 2.1.5 ok\r\n",
            }
        } else if verb.starts_with("DATA") {
            write.write_all(b"354 go on\r\n").await?;
            let mut data = String::new();
            loop {
                line.clear();
                if lines.read_line(&mut line).await? == 0 {
                    return Ok(());
                }
                if line == ".\r\n" {
                    break;
                }
                data.push_str(line.strip_prefix('.').unwrap_or(&line));
            }
            let arrived = Arrived {
                to: to.clone(),
                data,
            };
            if mood() == Mood::HangsUpAfterData {
                state.lock().unwrap().unconfirmed.push(arrived);
                return Ok(());
            }
            state.lock().unwrap().taken.push(arrived);
            "250 2.0.0 taken\r\n"
        } else if verb.starts_with("QUIT") {
            return write.write_all(b"221 bye\r\n").await;
        } else {
            "250 ok\r\n"
        };
        write.write_all(answer.as_bytes()).await?;
    }
}

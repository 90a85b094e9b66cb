//! Where mails go: a mail server, the demo shop's letter box, or nowhere yet.

use super::Mail;
use anyhow::Context;
use domain::{Timestamp, policy::Policy};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, header},
    transport::smtp::PoolConfig,
};
use std::time::{Duration, SystemTime};
use store::{Store, outbox::Letter};
use thiserror::Error;

/// How long one step of the conversation with the mail server may take.
const STEP: Duration = Duration::from_secs(20);

/// How long the whole of it may take; shorter than a notice's lease.
const WHOLE: Duration = Duration::from_secs(90);

/// The way out.
#[derive(Debug, Clone)]
pub enum Post {
    Smtp(Box<Smtp>),
    /// Into the table behind `/dev/mailbox`.
    DemoMailbox,
    /// No mail server is set: notices wait.
    Nowhere,
}

#[derive(Debug, Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Option<Mailbox>,
    /// The host of the public origin, for addresses and Message-IDs of our own.
    host: String,
}

/// Why a mail did not leave. Both carry a status for the log and the outbox, never the server's own text: it may repeat
/// the address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotSent {
    /// Worth another try.
    #[error("not now ({0})")]
    Later(String),
    /// This mail will never be taken.
    #[error("refused for good ({0})")]
    Never(String),
}

impl Post {
    /// `smtp_url` is `smtp://HOST:PORT` (plain), `smtp://USER:PASSWORD@HOST:587?tls=required` (STARTTLS) or
    /// `smtps://USER:PASSWORD@HOST`. With one, mails leave in demo mode as well.
    ///
    /// # Errors
    /// Settings that do not read.
    pub fn from_settings(
        smtp_url: Option<&str>,
        mail_from: Option<&str>,
        public_origin: &str,
        demo: bool,
    ) -> anyhow::Result<Self> {
        let Some(url) = smtp_url else {
            return Ok(if demo {
                Self::DemoMailbox
            } else {
                Self::Nowhere
            });
        };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .context("the mail server's address does not read; it is like smtps://USER:PASSWORD@HOST or smtp://HOST:25")?
            .timeout(Some(STEP))
            .pool_config(PoolConfig::new().max_size(4))
            .build();
        let from = mail_from
            .map(|text| text.parse::<Mailbox>())
            .transpose()
            .context("--mail-from is no address such as \"Harbour & Pine <hello@example.com>\"")?;
        Ok(Self::Smtp(Box::new(Smtp {
            transport,
            from,
            host: host_of(public_origin),
        })))
    }

    /// Hands one mail over. `Ok` means that somebody else has taken responsibility for it.
    ///
    /// # Errors
    /// [`NotSent`]
    pub async fn send(&self, store: &Store, letter: &Letter, mail: &Mail) -> Result<(), NotSent> {
        match self {
            Self::Smtp(smtp) => smtp.send(&store.policy(), letter, mail, store.now()).await,
            Self::DemoMailbox => store
                .keep_demo_mail(letter, &mail.subject, &mail.text, &mail.html)
                .await
                .map_err(|error| {
                    tracing::warn!(error = %error, "the demo mailbox did not take a mail");
                    NotSent::Later("mailbox".to_owned())
                }),
            Self::Nowhere => Err(NotSent::Later("no mail server".to_owned())),
        }
    }
}

impl Smtp {
    async fn send(
        &self,
        policy: &Policy,
        letter: &Letter,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<(), NotSent> {
        let message = self.message(policy, letter, mail, now)?;
        match tokio::time::timeout(WHOLE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(judge(&error)),
            Err(_) => Err(NotSent::Later("timed out".to_owned())),
        }
    }

    fn message(
        &self,
        policy: &Policy,
        letter: &Letter,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<Message, NotSent> {
        let never = |what: &str| NotSent::Never(what.to_owned());
        let to: Address = letter
            .recipient
            .trim()
            .parse()
            .map_err(|_| never("not an address"))?;
        let from = match &self.from {
            Some(from) => from.clone(),
            None => Mailbox::new(
                Some(super::one_line(&policy.shop_name)),
                format!("orders@{}", self.host)
                    .parse()
                    .map_err(|_| NotSent::Later("no sender address".to_owned()))?,
            ),
        };
        let mut builder = Message::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{}@{}>", letter.id, self.host)))
            .date(SystemTime::from(now.to_jiff()))
            .header(AutoSubmitted);
        if let Some(help) = policy
            .help_email
            .as_deref()
            .and_then(|address| address.parse().ok())
        {
            builder = builder.reply_to(help);
        }
        builder
            .multipart(MultiPart::alternative_plain_html(
                mail.text.clone(),
                mail.html.clone(),
            ))
            .map_err(|_| never("not a mail"))
    }
}

/// RFC 3834: so that holiday replies stay away.
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// A 5xx ends the mail only where it is about this mail: a server that wants other credentials, or speaks another
/// dialect, loses us nothing.
fn judge(error: &lettre::transport::smtp::Error) -> NotSent {
    let Some(code) = error.status() else {
        let why = if error.is_timeout() {
            "timed out"
        } else if error.is_tls() {
            "TLS"
        } else {
            "unreachable"
        };
        return NotSent::Later(why.to_owned());
    };
    let code = code.to_string();
    let about_us = [
        "500", "501", "502", "503", "504", "521", "530", "534", "535", "538",
    ];
    if error.is_permanent() && !about_us.contains(&code.as_str()) {
        NotSent::Never(code)
    } else {
        NotSent::Later(code)
    }
}

/// The host of an origin, in the form of a mail domain: an IP address stands in brackets (RFC 5321, 4.1.3).
fn host_of(origin: &str) -> String {
    let authority = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    };
    match host.trim_matches(['[', ']']).parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(address)) => format!("[{address}]"),
        Ok(std::net::IpAddr::V6(address)) => format!("[IPv6:{address}]"),
        Err(_) => host.to_owned(),
    }
}

//! How customers reach the portal. Links in mails are made from it, never from a request's Host (IRRd CVE-2026-28681
//! and its like).

use anyhow::{Context, bail};
use std::net::IpAddr;

/// Scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    authority: String,
}

impl Origin {
    /// Reads `https://HOST[:PORT]`, or `http://` on this machine alone.
    ///
    /// # Errors
    /// In words for whoever wrote it.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let uri: http::Uri = text.parse().with_context(|| {
            format!("the public origin {text:?} is no address such as https://orders.example.com")
        })?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            bail!("the public origin {text:?} is no address such as https://orders.example.com");
        };
        if !matches!(uri.path(), "" | "/")
            || uri.query().is_some()
            || authority.as_str().contains('@')
        {
            bail!(
                "the public origin {text:?} must be scheme and host alone, such as https://orders.example.com"
            );
        }
        match scheme {
            "https" => {}
            "http" if is_loopback(authority.host()) => {}
            "http" => bail!(
                "the public origin {text:?} is http: sign-in cookies need https everywhere but on this machine; put a \
                 proxy with a certificate in front and name its https address"
            ),
            _ => bail!("the public origin {text:?} must start with https://"),
        }
        // Browsers leave the scheme's own port out of Host and Origin.
        let own = if scheme == "https" { ":443" } else { ":80" };
        let authority = authority.as_str();
        let authority = authority.strip_suffix(own).unwrap_or(authority).to_owned();
        Ok(Self {
            text: format!("{scheme}://{authority}"),
            authority,
        })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port, as a browser's Host header says them.
    #[must_use]
    pub fn authority(&self) -> &str {
        &self.authority
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_for_this_machine_alone() {
        assert!(Origin::parse("http://127.0.0.1:3000").is_ok());
        assert!(Origin::parse("http://[::1]:3000").is_ok());
        assert!(Origin::parse("http://shop.example.com").is_err());
        assert!(Origin::parse("https://shop.example.com/path").is_err());
        assert!(Origin::parse("shop.example.com").is_err());
    }

    #[test]
    fn the_schemes_own_port_is_left_out_as_browsers_do() {
        let origin = Origin::parse("https://Shop.Example.com:443/").unwrap();
        assert_eq!(origin.as_str(), "https://shop.example.com");
        assert_eq!(origin.authority(), "shop.example.com");
    }
}

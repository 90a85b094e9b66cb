//! Where an event may go. Whoever can name an address could have the portal knock at its own machine and its neighbours,
//! so the name is resolved first, what it resolves to is looked at, and only that is connected to.

use domain::webhooks::Reach;
use reqwest::Url;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use thiserror::Error;
use tokio::net::lookup_host;

/// Why nothing is sent there. Said in words of ours: what a resolver says may repeat the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unreachable {
    #[error("no address")]
    NoAddress,
    #[error("unknown host")]
    UnknownHost,
    #[error("private address")]
    Private,
}

/// The addresses of the URL's host, all of them fit to be connected to. One that is not spoils the others: a name that
/// leads both into the world and to this machine means no good.
///
/// # Errors
/// [`Unreachable`]
pub async fn resolve(url: &Url, reach: Reach) -> Result<Vec<SocketAddr>, Unreachable> {
    let host = url.host_str().ok_or(Unreachable::NoAddress)?;
    let port = url.port_or_known_default().ok_or(Unreachable::NoAddress)?;
    let found: Vec<SocketAddr> = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(address) => vec![SocketAddr::new(address, port)],
        Err(_) => lookup_host((host, port))
            .await
            .map_err(|_| Unreachable::UnknownHost)?
            .collect(),
    };
    if found.is_empty() {
        return Err(Unreachable::UnknownHost);
    }
    let is_fit = |found: &SocketAddr| reach == Reach::Private || is_public(found.ip());
    if found.iter().all(is_fit) {
        Ok(found)
    } else {
        Err(Unreachable::Private)
    }
}

/// Whether an address is somewhere in the world: neither this machine, nor its network, nor anything that only looks like
/// an address (the special-purpose registries of RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        // This network; shared by a provider's customers; protocols; 6to4 relays; benchmarks; multicast and above.
        [0, ..] | [192, 0, 0, _] | [192, 88, 99, _] | [198, 18..=19, ..] | [224..=255, ..] => true,
        [100, second, ..] => (64..=127).contains(&second),
        _ => false,
    };
    !(special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        // Another's address in this one's clothes: mapped, translated (RFC 6052), 6to4.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => v4(high, low),
        [0x2002, high, low, ..] => v4(high, low),
        // Protocols, Teredo among them; documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // Of all others only these are given out: not this machine, not link-local, not unique local, not multicast.
        [0x2000..=0x3fff, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_and_its_neighbours_are_not_the_world_in_any_clothes() {
        for private in [
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.0.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "193.0.0.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[tokio::test]
    async fn a_name_is_looked_at_by_what_it_resolves_to_and_numbers_by_what_they_mean() {
        for url in [
            "http://localhost:81/hook",
            "http://127.1/hook",
            "http://2130706433/hook",
            "http://0x7f.1/hook",
            "http://[::1]:9/hook",
            "http://[::ffff:127.0.0.1]/hook",
        ] {
            let url = Url::parse(url).unwrap();
            assert_eq!(
                resolve(&url, Reach::Public).await,
                Err(Unreachable::Private),
                "{url}"
            );
            assert!(resolve(&url, Reach::Private).await.is_ok(), "{url}");
        }
        let fine = Url::parse("https://1.1.1.1/hook").unwrap();
        let found = resolve(&fine, Reach::Public).await.unwrap();
        assert_eq!(found, ["1.1.1.1:443".parse().unwrap()]);
        let nowhere = Url::parse("https://shop.invalid/hook").unwrap();
        assert_eq!(
            resolve(&nowhere, Reach::Public).await,
            Err(Unreachable::UnknownHost)
        );
    }
}

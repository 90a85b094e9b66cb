//! Where a request comes from: the other end of the connection, or, behind a proxy that we were told to believe, who the
//! proxy says (ASVS 5.0.0, 15.3.4).

use crate::serve::{Peer, Shared};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

/// The client's address, in every request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What tries are counted by. One household has a whole /64 of IPv6 (RFC 6177), so more of the address tells nobody
    /// apart.
    #[must_use]
    pub fn counted(&self) -> String {
        match self.0.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let network = u128::from(address) & (u128::MAX << 64);
                format!("{}/64", Ipv6Addr::from(network))
            }
        }
    }
}

/// An address, or all that share its first bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Reads `10.0.0.7` or `10.0.0.0/8`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let all = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(all);
        (bits <= all).then_some(Self { address, bits })
    }

    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                let shift = 32 - u32::from(self.bits);
                u32::from(ours).checked_shr(shift) == u32::from(theirs).checked_shr(shift)
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => {
                let shift = 128 - u32::from(self.bits);
                u128::from(ours).checked_shr(shift) == u128::from(theirs).checked_shr(shift)
            }
            _ => false,
        }
    }
}

pub async fn client_address(
    State(shared): State<Arc<Shared>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request
        .extensions()
        .get::<Peer>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |peer| {
            peer.0.ip().to_canonical()
        });
    let told = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|hop| hop.trim().parse::<IpAddr>().ok())
        .collect::<Vec<_>>();
    let address = believe(peer, &told, &shared.trusted_proxies);
    request.extensions_mut().insert(ClientAddress(address));
    next.run(request).await
}

/// Each proxy adds the address it saw at the end of the list, so it is read from there, as far as proxies are believed.
fn believe(peer: IpAddr, told: &[Option<IpAddr>], trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.holds(address));
    let mut address = peer;
    for hop in told.iter().rev() {
        if !is_trusted(address) {
            break;
        }
        match hop {
            Some(hop) => address = *hop,
            None => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn tries_are_counted_by_the_network_that_one_household_has() {
        let counted = |text: &str| ClientAddress(ip(text)).counted();
        assert_eq!(counted("2001:db8:1:2::7"), counted("2001:db8:1:2:9:9:9:9"));
        assert_ne!(counted("2001:db8:1:2::7"), counted("2001:db8:1:3::7"));
        assert_eq!(counted("::ffff:10.0.0.7"), "10.0.0.7");
        assert_ne!(counted("10.0.0.7"), counted("10.0.0.8"));
    }

    #[test]
    fn only_a_configured_proxy_is_believed() {
        let told = [Some(ip("6.6.6.6")), Some(ip("203.0.113.9"))];
        let proxy = [Network::parse("10.0.0.0/8").unwrap()];
        assert_eq!(
            believe(ip("198.51.100.1"), &told, &proxy),
            ip("198.51.100.1")
        );
        assert_eq!(believe(ip("10.1.2.3"), &told, &proxy), ip("203.0.113.9"));
        assert_eq!(believe(ip("10.1.2.3"), &told, &[]), ip("10.1.2.3"));
        assert_eq!(believe(ip("10.1.2.3"), &[None], &proxy), ip("10.1.2.3"));
    }

    #[test]
    fn networks_read_and_hold() {
        assert!(Network::parse("10.0.0.0/33").is_none());
        assert!(Network::parse("ten").is_none());
        assert!(Network::parse("0.0.0.0/0").unwrap().holds(ip("192.0.2.1")));
        assert!(!Network::parse("192.0.2.1").unwrap().holds(ip("192.0.2.2")));
        assert!(Network::parse("fd00::/8").unwrap().holds(ip("fd12::1")));
    }
}

//! How goods may come back: what the shop's terms allow for all of the chosen things, as far as the shop can do it there.

use super::{HandOver, Line, LineTerms};
use crate::{places::has_store_in, policy::Policy};
use std::collections::BTreeSet;

/// The ways on offer for these lines together, which go to one country. There is always one: where terms and means leave
/// none, the code stays, for no term takes away what the law grants.
#[must_use]
pub fn hand_overs<'l>(
    lines: impl IntoIterator<Item = &'l Line>,
    policy: &Policy,
) -> BTreeSet<HandOver> {
    let each = lines
        .into_iter()
        .map(|line| offered(&line.terms(policy), &line.country, policy));
    together(each)
}

/// What holds of all of several lines.
#[must_use]
pub fn together(each: impl IntoIterator<Item = BTreeSet<HandOver>>) -> BTreeSet<HandOver> {
    let all = each.into_iter().reduce(|all, one| &all & &one);
    match all {
        Some(ways) if !ways.is_empty() => ways,
        _ => [HandOver::DropOffQr].into(),
    }
}

/// What holds of one line; empty where its terms allow nothing that the shop can do.
#[must_use]
pub fn offered(terms: &LineTerms, country: &str, policy: &Policy) -> BTreeSet<HandOver> {
    let can = |way: &&HandOver| match way {
        HandOver::DropOffQr => true,
        HandOver::Label => !policy.returns.address.is_empty(),
        HandOver::InStore => has_store_in(&policy.places, country),
        HandOver::HomePickup => policy
            .pickups
            .as_ref()
            .is_some_and(|pickups| pickups.countries.contains(country)),
    };
    terms.hand_overs.iter().filter(can).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pickups::PickupTerms,
        places::{Place, PlaceKind},
        returns::ReturnRule,
    };
    use HandOver::{DropOffQr, HomePickup, InStore, Label};

    fn line(category: &str, country: &str) -> Line {
        Line {
            category: category.to_owned(),
            country: country.to_owned(),
            ..Line::default()
        }
    }

    /// A shop that can do everything in Great Britain.
    fn able() -> Policy {
        let mut policy = Policy {
            places: vec![Place {
                id: "W".to_owned(),
                name: "Whitby".to_owned(),
                kind: PlaceKind::Store,
                street: "4 Quay Street".to_owned(),
                city: "Whitby".to_owned(),
                postal_code: "YO21 1AA".to_owned(),
                country: "GB".to_owned(),
                hours: Vec::new(),
                closed: BTreeSet::new(),
            }],
            pickups: Some(PickupTerms {
                countries: ["GB".to_owned()].into(),
                ..PickupTerms::default()
            }),
            ..Policy::default()
        };
        policy.returns.address = vec!["4 Quay Street".to_owned()];
        policy.returns.hand_overs = HandOver::ALL.iter().copied().collect();
        policy
    }

    fn ways(lines: &[Line], policy: &Policy) -> Vec<HandOver> {
        hand_overs(lines, policy).into_iter().collect()
    }

    #[test]
    fn a_way_is_on_offer_where_the_shop_has_the_means_for_it() {
        let (here, there) = ([line("", "GB")], [line("", "DE")]);
        let able = able();
        assert_eq!(ways(&here, &able), [DropOffQr, Label, InStore, HomePickup]);
        assert_eq!(ways(&there, &able), [DropOffQr, Label]);
        // Where nobody knows where it went, nobody is sent to fetch it.
        assert_eq!(ways(&[line("", "")], &able), [DropOffQr, Label, InStore]);
        assert_eq!(ways(&here, &Policy::default()), [DropOffQr]);
    }

    #[test]
    fn a_rule_says_otherwise_and_things_together_come_back_as_all_of_them_may() {
        let mut policy = able();
        policy.returns.rules = vec![ReturnRule {
            name: "Sofas".to_owned(),
            categories: ["sofas".to_owned()].into(),
            hand_overs: Some([InStore, HomePickup].into()),
            ..ReturnRule::default()
        }];
        assert_eq!(policy.returns.check(), Ok(()));
        let sofa = line("sofas", "GB");
        assert_eq!(
            ways(std::slice::from_ref(&sofa), &policy),
            [InStore, HomePickup]
        );
        assert_eq!(
            ways(&[sofa, line("mugs", "GB")], &policy),
            [InStore, HomePickup]
        );
        // Nothing of what the rule allows is possible there.
        assert_eq!(ways(&[line("sofas", "DE")], &policy), [DropOffQr]);
    }

    #[test]
    fn terms_that_allow_no_way_at_all_are_refused_by_their_field() {
        let mut policy = Policy::default();
        policy.returns.hand_overs = BTreeSet::new();
        assert_eq!(policy.returns.check().unwrap_err().field, "hand_overs");
    }
}

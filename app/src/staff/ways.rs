//! Where staff look after what a promise or a touchpoint is about.

use domain::{staff::Role, subjects::Subject};

/// The page of a subject; `None` where it has none of its own, and for a role that has no business there.
#[must_use]
pub fn way_to(subject: Subject, role: Role) -> Option<String> {
    match subject {
        Subject::Return(id) => role
            .receives_returns()
            .then(|| crate::returns::desk_path_of(id)),
        Subject::Case(id) | Subject::CaseTurn(id, _) => {
            role.answers_cases().then(|| format!("/staff/cases/{id}"))
        }
        Subject::Review(id) => role
            .moderates_reviews()
            .then(|| format!("/staff/reviews?review={id}")),
        Subject::Referral(_) => Some("/staff/advocates".to_owned()),
        Subject::Order(_) | Subject::Shipment(_) | Subject::Share(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{CaseId, OrderId, ReviewId};
    use uuid::Uuid;

    #[test]
    fn nobody_is_led_to_a_page_that_is_not_theirs() {
        let id = Uuid::nil();
        let turn = Subject::CaseTurn(CaseId(id), 3);
        assert_eq!(
            way_to(turn, Role::Agent),
            Some(format!("/staff/cases/{id}"))
        );
        assert_eq!(way_to(turn, Role::Analyst), None);
        assert_eq!(way_to(Subject::Review(ReviewId(id)), Role::Store), None);
        assert_eq!(way_to(Subject::Order(OrderId(id)), Role::Admin), None);
    }
}

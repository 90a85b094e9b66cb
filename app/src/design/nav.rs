//! The ways through the product: one line for each feature.

use crate::words::Words;

/// One way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub href: &'static str,
    pub label: String,
}

impl NavItem {
    fn new(href: &'static str, label: String) -> Self {
        Self { href, label }
    }
}

/// What a customer can go to.
#[must_use]
pub fn customer_nav(words: Words) -> Vec<NavItem> {
    vec![
        NavItem::new("/orders", words.nav_orders()),
        NavItem::new("/refer", words.nav_refer()),
        NavItem::new("/help", words.nav_help()),
        NavItem::new("/account", words.nav_account()),
    ]
}

/// What staff can go to.
#[must_use]
pub fn staff_nav(words: Words) -> Vec<NavItem> {
    vec![
        NavItem::new("/staff", words.nav_today()),
        NavItem::new("/staff/journeys", words.nav_journeys()),
        NavItem::new("/staff/cases", words.nav_cases()),
        NavItem::new("/staff/returns", words.nav_returns()),
        NavItem::new("/staff/reviews", words.nav_reviews()),
        NavItem::new("/staff/advocates", words.nav_advocates()),
        NavItem::new("/staff/gaps", words.nav_gaps()),
    ]
}

/// The item of `items` a page belongs to: the longest address that `path` begins with, at a whole step.
pub(super) fn current(items: &[NavItem], path: &str) -> Option<&'static str> {
    items
        .iter()
        .map(|item| item.href)
        .filter(|href| {
            path.strip_prefix(href)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        })
        .max_by_key(|href| href.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn a_page_belongs_to_the_nearest_way() {
        let staff = staff_nav(Words::of(Locale::En));
        assert_eq!(current(&staff, "/staff"), Some("/staff"));
        assert_eq!(
            current(&staff, "/staff/gaps/deliver_by"),
            Some("/staff/gaps")
        );
        assert_eq!(
            current(&staff, "/staff/journeys?q=ana"),
            Some("/staff/journeys")
        );
        assert_eq!(current(&staff, "/staffing"), None);
    }
}

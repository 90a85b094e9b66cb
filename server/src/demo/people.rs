//! Who buys at Harbour & Pine. Addresses are of nobody; mail addresses end in `.example`, which no mail ever reaches.

use domain::orders::{Address, CustomerIn};

/// A customer of a story.
#[derive(Debug, Clone)]
pub struct Person {
    pub customer: CustomerIn,
    pub address: Address,
    pub currency: &'static str,
}

impl Person {
    pub fn british(
        name: &str,
        email: &str,
        street: &str,
        city: &str,
        postal_code: &str,
        region: &str,
    ) -> Self {
        Self::of(
            name,
            email,
            "en",
            ["GB", street, city, postal_code, region],
            "GBP",
        )
    }

    pub fn german(
        name: &str,
        email: &str,
        street: &str,
        city: &str,
        postal_code: &str,
        region: &str,
    ) -> Self {
        Self::of(
            name,
            email,
            "de",
            ["DE", street, city, postal_code, region],
            "EUR",
        )
    }

    pub fn portuguese(
        name: &str,
        email: &str,
        street: &str,
        city: &str,
        postal_code: &str,
        region: &str,
    ) -> Self {
        Self::of(
            name,
            email,
            "pt",
            ["PT", street, city, postal_code, region],
            "EUR",
        )
    }

    fn of(
        name: &str,
        email: &str,
        locale: &str,
        [country, street, city, postal_code, region]: [&str; 5],
        currency: &'static str,
    ) -> Self {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Self {
            customer: CustomerIn {
                email: some(email),
                name: some(name),
                locale: some(locale),
                ..CustomerIn::default()
            },
            address: Address {
                name: some(name),
                street: some(street),
                city: some(city),
                postal_code: some(postal_code),
                region: some(region),
                country: some(country),
            },
            currency,
        }
    }

    pub fn email(&self) -> &str {
        self.customer.email.as_deref().unwrap_or_default()
    }

    pub fn locale(&self) -> &str {
        self.customer.locale.as_deref().unwrap_or("en")
    }
}

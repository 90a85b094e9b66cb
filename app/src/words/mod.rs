//! Every word the product says, in English, German and Portuguese.
//!
//! # To add a sentence
//! Write it into the file of your feature in all three folders, `app/words/{en,de,pt}/<feature>.ftl`:
//! ```ftl
//! order-arriving = Arriving { $day }
//! order-parcels =
//!     { $count ->
//!         [0] No parcel yet
//!         [one] One parcel
//!        *[other] { $count } parcels
//!     }
//! ```
//! and call it by its name, with `_` for `-`: `words.order_arriving(day)`, `words.order_parcels(2)`. With several
//! values **they go in the alphabetical order of their names**, so that rewording a sentence cannot swap them; the
//! method's documentation shows the English text. Start every key with its feature. A key or a value that is missing,
//! mistyped, extra or said twice in any language fails the build and says where.
//!
//! Numbers given as numbers choose the plural form and are written in the form of the language (`4,182`, `4.182`); a
//! number that is a name (a year, an order number) is given as text. Dates, money and lengths of time come from
//! [`Format`] and are given as text. Nothing here escapes HTML: Leptos does that.
//! Portuguese is Brazilian and says "você"; German says "Sie".
//!
//! ```text
//! let words = Words::of(Locale::De);             // Copy; pass it by value
//! let format = Format::new(words.locale(), &zone, now);
//! words.order_arriving(format.day(due))
//! ```

mod days;
mod figures;
mod format;
mod lengths;
mod locale;
mod money;

pub use figures::{list, masked_email, number, percent};
pub use format::Format;
pub use locale::Locale;
pub use money::money;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

/// The words of one language. As small as the language's name: copy it freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    locale: Locale,
}

impl Words {
    /// The words of that language. Its catalogue is read once, at the first use.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        Self { locale }
    }

    #[must_use]
    pub fn locale(self) -> Locale {
        self.locale
    }

    fn say(self, key: &str, values: Option<&FluentArgs<'_>>) -> String {
        let bundle = bundle(self.locale);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            // The build has checked every key in every language; a name in plain sight is better than no page.
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, values, &mut errors)
            .into_owned();
        if !errors.is_empty() {
            tracing::error!(
                key,
                locale = self.locale.tag(),
                ?errors,
                "a sentence could not be said whole"
            );
        }
        text
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(locale: Locale) -> &'static Bundle {
    static EN: LazyLock<Bundle> = LazyLock::new(|| read(Locale::En, figures::fluent_number::<0>));
    static DE: LazyLock<Bundle> = LazyLock::new(|| read(Locale::De, figures::fluent_number::<1>));
    static PT: LazyLock<Bundle> = LazyLock::new(|| read(Locale::Pt, figures::fluent_number::<2>));
    match locale {
        Locale::En => &EN,
        Locale::De => &DE,
        Locale::Pt => &PT,
    }
}

fn read(locale: Locale, numbers: figures::NumberForm) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![locale.language()]);
    // The marks that isolate values from right-to-left text would be copied with order numbers and addresses; none of
    // our languages needs them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers));
    for source in sources(locale) {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

mod generated {
    use super::{FluentArgs, FluentValue, Locale, Words};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
use generated::sources;

#[cfg(test)]
mod tests;

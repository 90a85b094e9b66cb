//! Orders at many states on one page, to look at: `orders.html` in the folder `THROUGHLINE_LOOK` names.

use super::{parts, telling::tell, wording::Wording};
use crate::{
    design::{Face, Frame, Page},
    words::{Format, Locale, Words},
};
use domain::Timestamp;
use jiff::tz::TimeZone;
use leptos::prelude::*;
use store::orders::OrderView;

/// One order as its page shows it, in that language.
pub fn shown(order: &OrderView, locale: Locale, now: Timestamp) -> String {
    let words = Words::of(locale);
    let zone = TimeZone::UTC;
    let wording = Wording {
        words,
        format: Format::new(locale, &zone, now),
        zone,
        now,
        order,
    };
    let telling = tell(order, now);
    let owner = Owner::new();
    owner.with(|| {
        let (heading, parcels) = (
            parts::heading(&wording, &telling),
            parts::parcels(&wording, &telling),
        );
        let (items, promises) = (
            parts::items(&wording, &telling),
            parts::promises(&wording, &telling),
        );
        let face = Face {
            name: "Harbour & Pine".to_owned(),
            logo: None,
        };
        view! {
            <Page words face path="/orders/HP-10482" frame=Frame::Customer>
                {heading}
                <div class="columns">{parcels}<div class="stack">{items}{promises}</div></div>
            </Page>
        }
        .to_html()
    })
}

/// A document with the product's styles.
pub fn document(body: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/");
    let main = std::fs::read_to_string(format!("{folder}main.css")).unwrap();
    let css: String = main
        .lines()
        .filter_map(|line| line.strip_prefix("@import \"./")?.split_once('"'))
        .map(|(name, _)| std::fs::read_to_string(format!("{folder}{name}")).unwrap())
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Orders</title>\
         <style>{css}</style></head><body>{body}</body></html>"
    )
}

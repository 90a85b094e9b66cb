//! Where a return can be brought: the nearest places with their hours, by the order's postal code or one that is typed.

use super::path_of;
use crate::{
    design::{Button, Card, Fact, Facts, Look},
    help::hours,
    request::{Asked, failed_page},
    words::{Format, Words},
};
use domain::{
    Timestamp,
    places::{Place, PlaceKind, Standing, Whereabouts, nearest},
    returns::HandOver,
};
use leptos::prelude::*;
use store::{Failure, StoreError, orders::Sight, returns::ReturnView};

/// The field of the form, and its name in the URL.
const POSTAL_CODE: &str = "postal_code";
const LONGEST_CODE: usize = 20;
const SHOWN: usize = 3;

/// Where this return is brought; nothing where its way leads to no place of the shop's list.
///
/// # Errors
/// The page of a store that broke.
pub(super) async fn places(asked: &Asked, view: &ReturnView) -> Result<Option<AnyView>, AnyView> {
    let kind = match view.way_back() {
        Some(HandOver::InStore) => PlaceKind::Store,
        Some(HandOver::DropOffQr) => PlaceKind::DropOffPoint,
        Some(HandOver::Label | HandOver::HomePickup) | None => return Ok(None),
    };
    if !view.can_be_handed_over() {
        return Ok(None);
    }
    let typed = typed(asked);
    let from = whereabouts(asked, view, &typed).await;
    let from = from.map_err(|error| failed_page(Failure::<StoreError>::Broken(error)))?;
    let near = nearest(&asked.policy.places, kind, &from);
    let listed: Vec<_> = near
        .into_iter()
        .take(SHOWN)
        .map(|place| shown(asked, place))
        .collect();
    if listed.is_empty() {
        return Ok(None);
    }
    let words = asked.words();
    let title = match kind {
        PlaceKind::Store => words.places_title_stores(),
        PlaceKind::DropOffPoint => words.places_title_drop_off(),
    };
    let sorted = if from.postal_code.is_empty() {
        words.places_unsorted()
    } else {
        words.places_sorted()
    };
    let action = path_of(view.id);
    let card = view! {
        <Card title>
            <ul class="places">{listed}</ul>
            <p class="quiet">{sorted}</p>
            <form class="filters no-print" method="get" action=action>
                <div class="field">
                    <label for="field-postal-code">{words.places_postal_code()}</label>
                    <input id="field-postal-code" type="text" name=POSTAL_CODE value=typed maxlength=LONGEST_CODE
                        autocomplete="postal-code" spellcheck="false"/>
                </div>
                <Button text=words.places_look() look=Look::Quiet/>
            </form>
        </Card>
    };
    Ok(Some(card.into_any()))
}

fn typed(asked: &Asked) -> String {
    let typed = asked.query.get(POSTAL_CODE);
    typed.chars().take(LONGEST_CODE).collect()
}

/// What was typed before what is known. Whoever came by the return's own link sees no address, nor what it is near to.
async fn whereabouts(
    asked: &Asked,
    view: &ReturnView,
    typed: &str,
) -> Result<Whereabouts, StoreError> {
    let store = asked.store();
    let known = store.whereabouts_of_return(view).await?;
    let sight = store
        .sight_of_order(&asked.viewer, &view.order_number)
        .await?;
    if !typed.is_empty() || sight != Some(Sight::Whole) {
        return Ok(Whereabouts {
            country: known.country,
            postal_code: typed.to_owned(),
            city: String::new(),
        });
    }
    Ok(known)
}

fn shown(asked: &Asked, place: &Place) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let standing = place.standing(asked.now, &asked.policy.working_time);
    let now = standing_words(standing, &format);
    let address = format!("{}, {} {}", place.street, place.postal_code, place.city);
    let facts: Vec<_> = hours(&format, &place.hours)
        .into_iter()
        .map(|(days, times)| view! { <Fact name=days>{times}</Fact> })
        .collect();
    let closed = closed_words(asked, place, words);
    let hours = (!facts.is_empty()).then(|| {
        view! {
            <details class="scans">
                <summary>{words.places_hours()}</summary>
                <Facts>{facts}</Facts>
                {closed.map(|closed| view! { <p class="quiet">{closed}</p> })}
            </details>
        }
    });
    view! {
        <li>
            <p><strong>{place.name.clone()}</strong><br/>{address}</p>
            <p class="quiet">{now}</p>
            {hours}
        </li>
    }
}

/// "Open until 18:00", "Closed. Opens Mon 30 Nov, 09:00".
fn standing_words(standing: Standing, format: &Format) -> String {
    let words = format.words();
    let is_today = |at: Timestamp| {
        let day = |at: Timestamp| at.in_zone(format.zone()).date();
        day(at) == day(format.now())
    };
    let when = |at: Timestamp| {
        if is_today(at) {
            format.time(at)
        } else {
            format.day_and_time(at)
        }
    };
    match standing {
        Standing::Open { until: Some(until) } => words.places_open_until(when(until)),
        Standing::Open { until: None } => words.places_open(),
        Standing::Closed { opens: Some(opens) } => words.places_opens(when(opens)),
        Standing::Closed { opens: None } => words.places_closed(),
    }
}

/// The next dates on which it does not open.
fn closed_words(asked: &Asked, place: &Place, words: Words) -> Option<String> {
    let format = asked.format();
    let today = asked.now.in_zone(&asked.zone).date();
    let days: Vec<String> = place
        .closed
        .range(today..)
        .take(SHOWN)
        .map(|day| format.short_date(*day))
        .collect();
    (!days.is_empty()).then(|| words.places_closed_on(format.list(&days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use jiff::tz::TimeZone;

    #[test]
    fn a_close_of_today_is_told_by_its_time_and_another_with_its_day() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        let zone = TimeZone::get("Europe/London").unwrap();
        let format = Format::new(Locale::En, &zone, at("2026-11-27T10:00:00Z"));
        let until = |text| Standing::Open {
            until: Some(at(text)),
        };
        assert_eq!(
            standing_words(until("2026-11-27T18:00:00Z"), &format),
            "Open until 18:00"
        );
        assert_eq!(
            standing_words(until("2026-11-28T00:00:00Z"), &format),
            "Open until Sat 28 Nov, 00:00"
        );
        let opens = Standing::Closed {
            opens: Some(at("2026-11-30T09:00:00Z")),
        };
        assert_eq!(
            standing_words(opens, &format),
            "Closed. Opens Mon 30 Nov, 09:00"
        );
    }
}

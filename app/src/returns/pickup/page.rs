//! `/returns/{id}/pickup`: the free times, day by day.

use super::{super::path_of, pickup_path_of, when};
use crate::{
    design::{Button, Card, Form as PostForm, Frame, Heading, Notice, NoticeTone, Page, PageTitle},
    request::{Asked, Refused, asked, failed_page, refused},
    returns::wording::spaced,
    shell::missing_page,
    words::Format,
};
use domain::ids::ReturnId;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    Failure, StoreError,
    returns::{FreeSlot, ReturnView},
};

#[component]
pub fn PickupPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    Suspend::new(async move {
        let Ok(id) = id.parse::<ReturnId>() else {
            return missing_page();
        };
        match asked.store().return_page(&asked.viewer, id).await {
            Ok(view) => match asked.store().pickup_slots(&view).await {
                Ok(slots) => page(&asked, &view, &slots, refused.as_ref()),
                Err(error) => failed_page(Failure::<StoreError>::Broken(error)),
            },
            Err(failure) => failed_page(failure),
        }
    })
}

fn page(
    asked: &Asked,
    view: &ReturnView,
    slots: &[FreeSlot],
    refused: Option<&Refused>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let back = path_of(view.id);
    let can_book = view.can_book_pickup(asked.now);
    let booked = view
        .pickup
        .as_ref()
        .filter(|pickup| pickup.can_be_changed(asked.now));
    let title = match booked {
        _ if !can_book => words.pickup_nothing(),
        Some(_) => words.pickup_title_move(),
        None => words.pickup_title(),
    };
    let lead = match booked {
        _ if !can_book => None,
        Some(pickup) => Some(words.pickup_now(when(pickup, &format))),
        None => Some(words.pickup_lead()),
    };
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let inside = can_book.then(|| choice(asked, view, slots, refused));
    let over = words.return_one_over(spaced(&view.short_code));
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path=pickup_path_of(view.id) frame=Frame::Customer>
            <Heading over title nostrip:lead=lead/>
            {whole}
            {inside}
            <p class="no-print"><a class="thumb" href=back>{words.pickup_back()}</a></p>
        </Page>
    }
    .into_any()
}

fn choice(
    asked: &Asked,
    view: &ReturnView,
    slots: &[FreeSlot],
    refused: Option<&Refused>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let error = refused.and_then(|refused| refused.of("slot"));
    let error = error.map(|error| view! { <p class="field-error" id="slot-error">{error}</p> });
    if slots.is_empty() {
        let ask = format!("/help?return={}", view.id);
        return view! {
            <Card>
                {error}
                <p>{words.pickup_none()}</p>
                <p><a href=ask>{words.return_more_ask()}</a></p>
            </Card>
        }
        .into_any();
    }
    let described = error.is_some().then_some("slot-error");
    let invalid = error.is_some().then_some("true");
    let mut days: Vec<(Date, Vec<&FreeSlot>)> = Vec::new();
    for slot in slots {
        match days.last_mut() {
            Some((date, of_day)) if *date == slot.slot.date => of_day.push(slot),
            _ => days.push((slot.slot.date, vec![slot])),
        }
    }
    let days = days
        .into_iter()
        .map(|(date, of_day)| {
            let slots = of_day
                .into_iter()
                .map(|slot| option(slot, &format, described, invalid))
                .collect_view();
            view! {
                <fieldset class="field options">
                    <legend>{format.date(date)}</legend>
                    {slots}
                </fieldset>
            }
        })
        .collect_view();
    let action = pickup_path_of(view.id);
    view! {
        <Card>
            <PostForm action>
                {error}
                {days}
                <div class="row"><Button text=words.pickup_book()/></div>
            </PostForm>
        </Card>
    }
    .into_any()
}

fn option(
    slot: &FreeSlot,
    format: &Format,
    described: Option<&'static str>,
    invalid: Option<&'static str>,
) -> impl IntoView + use<> {
    let between = format
        .words()
        .pickup_between(format.time(slot.begins_at), format.time(slot.ends_at));
    let name = slot.slot.to_string();
    view! {
        <label class="option">
            <input type="radio" name="slot" value=name required aria-describedby=described aria-invalid=invalid/>
            <span>{between}</span>
        </label>
    }
}

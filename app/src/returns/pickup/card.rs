//! What stands of a pick-up on the return's page, and at the desk.

use super::{super::desk_path_of, pickup_path_of, when};
use crate::{
    design::{Button, ButtonLink, Card, Form, Look},
    request::Asked,
};
use domain::returns::HandOver;
use leptos::prelude::*;
use store::returns::{PickupState, ReturnView};

/// The time that is booked with its calendar, and how it is changed; or the way to choose one.
pub(in crate::returns) fn card(asked: &Asked, view: &ReturnView) -> Option<impl IntoView + use<>> {
    if view.way_back() != Some(HandOver::HomePickup) {
        return None;
    }
    let (words, format) = (asked.words(), asked.format());
    let path = pickup_path_of(view.id);
    let choose = |text: String, look: Look| {
        let href = path.clone();
        let can = view.can_book_pickup(asked.now);
        can.then(|| view! { <ButtonLink href text look/> })
    };
    let Some(pickup) = &view.pickup else {
        let choose = choose(words.pickup_choose(), Look::Primary)?;
        return Some(
            view! { <Card title=words.pickup_card()><div class="row no-print">{choose}</div></Card> }
                .into_any(),
        );
    };
    let said = when(pickup, &format);
    let inside = match pickup.state {
        PickupState::Collected(at) => {
            view! { <p>{words.pickup_was_collected(format.day_and_time(at))}</p> }.into_any()
        }
        PickupState::Cancelled => {
            let choose = choose(words.pickup_choose(), Look::Primary);
            view! {
                <p class="quiet">{words.pickup_was_cancelled(said)}</p>
                <div class="row no-print">{choose}</div>
            }
            .into_any()
        }
        PickupState::Booked if pickup.was_missed(asked.now) => {
            let choose = choose(words.pickup_choose_another(), Look::Primary);
            view! {
                <p>{words.pickup_was_missed(said)}</p>
                <div class="row no-print">{choose}</div>
            }
            .into_any()
        }
        PickupState::Booked => {
            let calendar = format!("{path}.ics");
            let download = format!("{}.ics", view.short_code);
            let can_be_changed = pickup.can_be_changed(asked.now);
            let another = choose(words.pickup_choose_another(), Look::Quiet);
            let action = path.clone();
            let until = format.day_and_time(pickup.begins_at);
            let change = can_be_changed.then(|| {
                view! {
                    <p class="quiet">{words.pickup_until(until)}</p>
                    <Form action>
                        <div class="row">
                            {another}
                            <Button text=words.pickup_cancel() name="act" value="cancel" look=Look::Quiet/>
                        </div>
                    </Form>
                }
            });
            view! {
                <p><strong>{said}</strong></p>
                <div class="row no-print">
                    <ButtonLink href=calendar text=words.order_calendar() look=Look::Quiet download/>
                </div>
                <div class="no-print">{change}</div>
            }
            .into_any()
        }
    };
    Some(view! { <Card title=words.pickup_card()>{inside}</Card> }.into_any())
}

/// When it is to be fetched, and the button for whoever has been there.
pub(in crate::returns) fn at_desk(
    asked: &Asked,
    view: &ReturnView,
) -> Option<impl IntoView + use<>> {
    if view.way_back() != Some(HandOver::HomePickup) {
        return None;
    }
    let (words, format) = (asked.words(), asked.format());
    let inside = match &view.pickup {
        None => view! { <p class="quiet">{words.pickup_desk_none()}</p> }.into_any(),
        Some(pickup) => {
            let said = when(pickup, &format);
            match pickup.state {
                PickupState::Collected(at) => {
                    view! { <p>{words.pickup_was_collected(format.day_and_time(at))}</p> }
                        .into_any()
                }
                PickupState::Cancelled => {
                    view! { <p class="quiet">{words.pickup_was_cancelled(said)}</p> }.into_any()
                }
                PickupState::Booked => {
                    let action = desk_path_of(view.id);
                    let in_time = pickup.was_missed(asked.now).then(|| {
                        view! { <Button text=words.pickup_desk_in_time() look=Look::Quiet name="act" value="collected_in_time"/> }
                    });
                    view! {
                        <p><strong>{said}</strong></p>
                        <Form action>
                            <div class="row">
                                <Button text=words.pickup_desk_collected() look=Look::Quiet name="act" value="collected"/>
                                {in_time}
                            </div>
                        </Form>
                    }
                    .into_any()
                }
            }
        }
    };
    Some(view! { <Card title=words.pickup_desk()>{inside}</Card> })
}

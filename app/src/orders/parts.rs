//! The order page's parts. Those marked `data-live` are what changes when a parcel moves: the page is made of them, and
//! the live stream sends them again, each in the place of the one with its id.

use super::{
    telling::{Standing, Story, Telling},
    wording::{Wording, scans::carrier_name},
};
use crate::design::{
    Badge, Button, ButtonLink, Card, Fact, Facts, Form, Heading, Line, Look, Stop, Tone,
};
use leptos::prelude::*;
use store::orders::{LineView, ParcelView, Sight};

/// When, what became of the promise, and what to do.
pub fn heading(wording: &Wording<'_>, telling: &Telling) -> impl IntoView + use<> {
    let words = wording.words;
    let placed = wording.format.short_day(wording.order.placed_at);
    view! {
        <div id="order-heading" data-live="">
            <Heading
                over=words.order_over(placed, wording.order.number.as_str())
                title=wording.heading(telling.headline)
                lead=wording.lead(telling.headline, telling.lead)
            />
        </div>
    }
}

/// A card for each parcel, with its line.
pub fn parcels(wording: &Wording<'_>, telling: &Telling) -> impl IntoView + use<> {
    let words = wording.words;
    let cards = telling
        .stories
        .iter()
        .map(|story| parcel(wording, story, telling.stories.len()))
        .collect_view();
    let unsent = (telling.unsent > 0)
        .then(|| view! { <p class="quiet">{words.order_unsent(telling.unsent)}</p> });
    view! {
        <div id="order-parcels" class="stack" data-live="">
            {cards}
            {unsent}
            <p class="quiet small">{words.order_as_of(wording.format.time(wording.now))}</p>
        </div>
    }
}

fn parcel(wording: &Wording<'_>, story: &Story, of: usize) -> impl IntoView + use<> {
    let words = wording.words;
    let parcel = story
        .parcel
        .and_then(|index| wording.order.parcels.get(index));
    let number = story.parcel.map_or(1, |index| index + 1);
    let title = match parcel {
        None => words.order_no_parcel(),
        Some(_) if of == 1 => words.order_parcel_only(),
        Some(_) => words.order_parcel(of, number),
    };
    let aside = wording.badge(story).map_or_else(
        || ().into_any(),
        |(tone, text)| view! { <Badge tone text/> }.into_any(),
    );
    let stops = wording
        .stops(story)
        .into_iter()
        .map(|stop| {
            let (state, title) = (stop.state, stop.title);
            view! { <Stop words state title nostrip:when=stop.when nostrip:detail=stop.detail nostrip:gap=stop.gap/> }
        })
        .collect_view();
    let is_whole = wording.order.sight == Sight::Whole;
    let tracking = parcel.map(|parcel| tracking(wording, story, parcel, number, is_whole));
    let receipt = is_whole.then(|| receipt(wording, story, number));
    let scans = parcel.map(|parcel| all_scans(wording, parcel, number));
    view! {
        <Card title aside>
            <Line label=words.order_line_label()>{stops}</Line>
            {tracking}
            {receipt}
            {scans}
        </Card>
    }
}

/// The tracking number, and what one can take along: works as text and a link, with more where scripts run.
fn tracking(
    wording: &Wording<'_>,
    story: &Story,
    parcel: &ParcelView,
    number: usize,
    is_whole: bool,
) -> impl IntoView + use<> {
    let words = wording.words;
    let order = &wording.order.number;
    let shown = is_whole.then(|| {
        view! {
            <p class="tracking">
                <span class="quiet">{words.order_tracking(carrier_name(&parcel.carrier))}</span>
                " "
                <span class="code">{parcel.tracking_number.clone()}</span>
            </p>
        }
    });
    let copy = is_whole.then(|| {
        view! {
            <button type="button" class="button only-live" data-copy=parcel.tracking_number.clone()>{words.order_copy()}</button>
        }
    });
    let share = is_whole.then(|| {
        let said = format!("{} {}", carrier_name(&parcel.carrier), parcel.tracking_number);
        view! { <button type="button" class="button only-live only-share" data-share=said>{words.order_share()}</button> }
    });
    let expected = story
        .pace
        .and_then(super::telling::Pace::expected)
        .filter(|_| !story.standing.is_over());
    let calendar = expected.map(|_| {
        let href = format!("/orders/{}/parcels/{number}.ics", path_part(order));
        view! { <ButtonLink href text=words.order_calendar() look=Look::Quiet download=format!("{order}-{number}.ics")/> }
    });
    let ask = is_whole.then(|| {
        let href = format!("{}&parcel={}", crate::help::ask_path(order), parcel.id);
        view! { <ButtonLink href text=words.case_parcel_ask() look=Look::Quiet/> }
    });
    (is_whole || expected.is_some()).then(|| {
        view! { <div class="parcel-tools">{shown}<div class="row no-print">{copy}{share}{calendar}{ask}</div></div> }
    })
}

/// "I have it", "I do not have it": where the customer's word adds something.
fn receipt(wording: &Wording<'_>, story: &Story, number: usize) -> impl IntoView + use<> {
    let words = wording.words;
    let order = wording.order;
    let parcel = story.parcel.and_then(|index| order.parcels.get(index));
    let was_confirmed = parcel
        .map_or(order.confirmed_receipt_at, |parcel| {
            parcel.confirmed_receipt_at
        })
        .is_some();
    let (have, have_not) = match story.standing {
        Standing::Missed { .. } => (Some(words.order_receipt_have_now()), None),
        Standing::Received { .. } if !was_confirmed => (
            Some(words.order_receipt_have()),
            Some(words.order_receipt_have_not()),
        ),
        Standing::MarkedDelivered => (
            Some(words.order_receipt_have()),
            Some(words.order_receipt_have_not()),
        ),
        Standing::OnItsWay(_)
        | Standing::OutForDelivery
        | Standing::Collect
        | Standing::Trouble(_) => (Some(words.order_receipt_have()), None),
        _ => (None, None),
    };
    let action = format!("/orders/{}", path_part(&order.number));
    let ask = matches!(story.standing, Standing::Missed { .. }).then(|| {
        let href = format!("/help?order={}&topic=delivery", path_part(&order.number));
        view! { <ButtonLink href text=words.order_receipt_ask() look=Look::Quiet/> }
    });
    let id = parcel
        .map(|parcel| parcel.id.to_string())
        .unwrap_or_default();
    let label = format!("receipt-{number}");
    let id_of_label = label.clone();
    have.map(|have| {
        let have_not = have_not
            .map(|text| view! { <Button text name="act" value="have_not" look=Look::Quiet/> });
        view! {
            <Form action>
                <input type="hidden" name="parcel" value=id/>
                <div class="row no-print" role="group" aria-labelledby=label>
                    <span class="quiet" id=id_of_label>{words.order_receipt()}</span>
                    <Button text=have name="act" value="have" look=Look::Quiet/>
                    {have_not}
                    {ask}
                </div>
            </Form>
        }
    })
}

/// Every scan as it came, raw codes included (invariant I8).
fn all_scans(wording: &Wording<'_>, parcel: &ParcelView, number: usize) -> impl IntoView + use<> {
    let words = wording.words;
    let is_whole = wording.order.sight == Sight::Whole;
    let rows = parcel
        .scans
        .iter()
        .rev()
        .map(|scan| {
            let said = wording.scan(scan, &parcel.carrier).title;
            let code = [Some(scan.status.as_str()), scan.detail.as_deref()];
            let code = code.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            // A place and the carrier's own sentence tell where somebody lives, and which neighbour took it in.
            let place = scan
                .location
                .clone()
                .filter(|place| is_whole && !place.is_empty());
            let message = scan
                .message
                .clone()
                .filter(|message| is_whole && !message.is_empty());
            view! {
                <li>
                    <time class="stop-time" datetime=wording.format.machine(scan.occurred_at)>
                        {wording.format.day_and_time(scan.occurred_at)}
                    </time>
                    <p>{said}{place.map(|place| format!(" · {place}"))}</p>
                    {message.map(|message| view! { <p class="quiet small">{message}</p> })}
                    <p class="quiet small"><code>{code}</code></p>
                </li>
            }
        })
        .collect_view();
    (!parcel.scans.is_empty()).then(|| {
        let summary = words.order_scans_all(carrier_name(&parcel.carrier), parcel.scans.len());
        view! {
            <details id=format!("scans-{number}") class="scans">
                <summary>{summary}</summary>
                <ol reversed>{rows}</ol>
            </details>
        }
    })
}

/// What was ordered, in which parcel, for how much. Only where the viewer may see it.
pub fn items(wording: &Wording<'_>, telling: &Telling) -> impl IntoView + use<> {
    let words = wording.words;
    let (order, format) = (wording.order, &wording.format);
    let rows = order
        .lines
        .iter()
        .map(|line| {
            let price = format.money(line.unit_price_minor, &order.currency);
            let badges = places(wording, telling, line)
                .into_iter()
                .map(|(tone, text)| view! { <Badge tone text/> })
                .collect_view();
            view! {
                <li>
                    <div>
                        <p>{line.title.clone()}</p>
                        <p class="quiet">{words.order_item_amount(price, line.quantity)}</p>
                    </div>
                    <div class="row">{badges}</div>
                </li>
            }
        })
        .collect_view();
    let together: i64 = order
        .lines
        .iter()
        .map(|line| line.unit_price_minor.saturating_mul(line.quantity))
        .sum();
    let together = format.money(together, &order.currency);
    (order.sight == Sight::Whole).then(|| {
        view! {
            <div id="order-items" data-live="">
                <Card title=words.order_items()>
                    <ul class="items">{rows}</ul>
                    <Facts>
                        <Fact name=words.order_items_together()>
                            <strong>{together}</strong>
                        </Fact>
                    </Facts>
                </Card>
            </div>
        }
    })
}

/// Where the pieces of a line are.
fn places(wording: &Wording<'_>, telling: &Telling, line: &LineView) -> Vec<(Tone, String)> {
    let words = wording.words;
    let order = wording.order;
    let several = order.parcels.len() > 1;
    let mut placed = 0;
    let mut badges = Vec::new();
    for (index, parcel) in order.parcels.iter().enumerate() {
        let names_line = parcel
            .lines
            .iter()
            .find(|(id, _)| *id == line.line_id)
            .map(|(_, pieces)| *pieces);
        // The only parcel holds all that it does not name.
        let Some(pieces) =
            names_line.or((!several && parcel.lines.is_empty()).then_some(line.quantity))
        else {
            continue;
        };
        placed += pieces;
        let is_here = telling
            .stories
            .get(index)
            .is_some_and(|story| matches!(story.standing, Standing::Received { .. }));
        let tone = if is_here { Tone::Kept } else { Tone::Neutral };
        let parcel = index + 1;
        if pieces < line.quantity {
            badges.push((
                tone,
                words.order_item_parcel_part(line.quantity, parcel, pieces),
            ));
        } else if is_here {
            badges.push((tone, words.order_item_here()));
        } else if several {
            badges.push((tone, words.order_item_parcel(parcel)));
        }
    }
    let is_known = order.parcels.iter().all(|parcel| !parcel.lines.is_empty());
    if placed < line.quantity
        && is_known
        && !order.parcels.is_empty()
        && order.cancelled_at.or(order.withdrawn_at).is_none()
    {
        badges.push((Tone::Neutral, words.order_item_packing()));
    }
    badges
}

/// The ledger's side of this order.
pub fn promises(wording: &Wording<'_>, telling: &Telling) -> impl IntoView + use<> {
    let words = wording.words;
    let facts = wording
        .order
        .promises
        .iter()
        .zip(&telling.promises)
        .map(|(promise, pace)| {
            let (tone, text) = wording.outcome(*pace);
            view! { <Fact name=wording.promise(promise)><Badge tone text/></Fact> }
        })
        .collect_view();
    let is_empty = wording.order.promises.is_empty();
    let is_ahead = matches!(telling.headline, super::telling::Headline::Placed);
    (!is_empty || is_ahead).then(|| {
        view! {
            <div id="order-promises" data-live="">
                <Card title=words.order_promises()>
                    {is_empty.then(|| view! { <p class="quiet">{words.order_promises_none()}</p> })}
                    <Facts>{facts}</Facts>
                </Card>
            </div>
        }
    })
}

/// A text as one part of a path (RFC 3986, 3.3: what is not unreserved is percent-encoded).
pub fn path_part(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut part, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            part.push(char::from(byte));
        } else {
            let _ = write!(part, "%{byte:02X}");
        }
        part
    })
}

/// What changes when a parcel moves, as HTML.
pub fn live(wording: &Wording<'_>, telling: &Telling) -> impl IntoView + use<> {
    view! { {heading(wording, telling)}{parcels(wording, telling)}{items(wording, telling)}{promises(wording, telling)} }
}

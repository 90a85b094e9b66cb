//! `/staff/journeys/{customer}`: the line with every touchpoint, promise, notice and silence.

use super::{
    hand_overs::{MOST, hand_overs},
    hints::before_you_write,
    line::tell,
    search::{initials, reads},
    stops::{Several, owed_stop, state_badge, stop},
    wording::{channel_words, promise_name, stage_words},
};
use crate::{
    design::{
        Badge, Button, ButtonLink, Card, Empty, Fact, Facts, Frame, Line, Look, Page, PageTitle,
        Select, Tone,
    },
    request::{Asked, Form, failed_page},
    shell::missing_page,
    staff::{on_duty_for_people, way_to, whole},
    words::{Format, Words},
};
use domain::{
    ids::CustomerId,
    promises::State,
    staff::Role,
    subjects::Subject,
    touchpoints::{Channel, Stage},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::collections::BTreeSet;
use store::{
    Failure,
    gaps::TransitionPerson,
    journey_page::{JourneyFilter, JourneyPage as Journey, JourneyPromise},
};

/// One customer's journey.
#[component]
pub fn JourneyPage() -> impl IntoView {
    let customer =
        use_params_map().with_untracked(|params| params.get("customer").unwrap_or_default());
    on_duty_for_people(|asked, member| match customer.parse::<CustomerId>() {
        Err(_) => missing_page(),
        Ok(customer) => whole(move || {
            let (asked, role) = (asked.clone(), member.role);
            async move {
                let text = |field: &str| asked.query.get(field).to_owned();
                let filter = JourneyFilter {
                    stage: text("stage"),
                    channel: text("channel"),
                    order: text("order"),
                    before: text("before"),
                };
                let store = asked.store();
                let journey = match store.journey_page(customer, &filter).await {
                    Ok(journey) => journey,
                    Err(failure) => return failed_page(failure),
                };
                match store.transitions_of(customer, &filter.order, MOST).await {
                    Ok(passages) => page(&asked, role, &filter, &journey, &passages),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        }),
    })
}

fn page(
    asked: &Asked,
    role: Role,
    filter: &JourneyFilter,
    journey: &Journey,
    passages: &[TransitionPerson],
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let customer = &journey.customer;
    let path = format!("/staff/journeys/{}", customer.id);
    let name = name_of(journey, words);
    let hints = before_you_write(journey, &format)
        .into_iter()
        .map(|hint| view! { <li>{hint}</li> })
        .collect_view();
    let (line, promises) = (
        line(&format, role, filter, journey, &path),
        promises(&format, journey),
    );
    let hand_overs = hand_overs(&format, passages, journey.orders > 1);
    let (heading, filters) = (
        heading(&format, journey, name.clone()),
        filters(words, filter, journey, path.clone()),
    );
    view! {
        <PageTitle text=name shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Staff>
            {heading}
            <div class="columns">
                <Card>{filters}{line}</Card>
                <div class="stack">
                    <Card title=words.journey_before()><ul class="hints" role="list">{hints}</ul></Card>
                    <Card title=words.journey_overs()>{hand_overs}</Card>
                    <Card title=words.journey_promises()>{promises}</Card>
                </div>
            </div>
        </Page>
    }
    .into_any()
}

fn name_of(journey: &Journey, words: Words) -> String {
    let customer = &journey.customer;
    match &customer.person {
        Some(person) if !person.name.is_empty() => person.name.clone(),
        Some(person) if !person.email.is_empty() => person.email.clone(),
        _ => customer
            .external_id
            .clone()
            .filter(|_| customer.erased_at.is_none())
            .unwrap_or_else(|| words.journeys_forgotten()),
    }
}

fn heading(format: &Format, journey: &Journey, name: String) -> impl IntoView + use<> {
    let (words, now) = (format.words(), format.now());
    let customer = &journey.customer;
    let lead = match customer.erased_at {
        Some(at) => words.journey_forgotten(format.day(at)),
        None => {
            let since = journey.since.unwrap_or(customer.created_at);
            let email = customer
                .person
                .as_ref()
                .map(|person| person.email.clone())
                .filter(|email| !email.is_empty() && *email != name);
            [
                Some(words.journey_since(format.month(since.in_zone(format.zone()).date()))),
                Some(words.journey_orders(journey.orders)),
                Some(reads(format, &customer.locale)),
                email,
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
        }
    };
    let open = || {
        journey
            .promises
            .iter()
            .filter(|p| p.promise.state(now) == State::Open)
    };
    let next = open().map(|p| p.promise.times.judged_by).min();
    let open = next.map(|due| words.journey_badge_next(open().count(), format.relative(due)));
    let gaps = journey
        .promises
        .iter()
        .filter(|p| p.promise.state(now) == State::Broken || p.promise.times.is_revised_later())
        .count();
    let picture = customer
        .person
        .as_ref()
        .map(|person| initials(&person.name))
        .filter(|letters| !letters.is_empty());
    view! {
        <div class="heading">
            <div class="who">
                {picture.map(|letters| view! { <span class="initials" aria-hidden="true">{letters}</span> })}
                <div><h1>{name}</h1><p class="lead">{lead}</p></div>
            </div>
            <div class="row">
                {open.map(|text| view! { <Badge tone=Tone::Risk text/> })}
                {(gaps > 0).then(|| view! { <Badge tone=Tone::Broken text=words.journey_badge_gaps(gaps)/> })}
            </div>
        </div>
    }
}

fn filters(
    words: Words,
    filter: &JourneyFilter,
    journey: &Journey,
    path: String,
) -> impl IntoView + use<> {
    let all = || (String::new(), words.journey_filter_all());
    let stages = Stage::ALL.map(|stage| {
        (
            stage.as_str().to_owned(),
            stage_words(stage.as_str(), words),
        )
    });
    let channels = Channel::ALL.map(|channel| {
        (
            channel.as_str().to_owned(),
            channel_words(channel.as_str(), words),
        )
    });
    let mut numbers: Vec<String> = journey.order_numbers.clone();
    if !filter.order.is_empty() && !numbers.contains(&filter.order) {
        numbers.insert(0, filter.order.clone());
    }
    let orders = numbers.into_iter().map(|number| (number.clone(), number));
    view! {
        <form class="filters small-filters" method="get" action=path>
            <Select name="stage" label=words.journey_filter_stage() options=[all()].into_iter().chain(stages).collect() chosen=filter.stage.clone()/>
            <Select name="channel" label=words.journey_filter_channel() options=[all()].into_iter().chain(channels).collect() chosen=filter.channel.clone()/>
            <Select name="order" label=words.journey_filter_order() options=[all()].into_iter().chain(orders).collect() chosen=filter.order.clone()/>
            <Button text=words.journey_filter_show() look=Look::Quiet/>
        </form>
    }
}

fn line(
    format: &Format,
    role: Role,
    filter: &JourneyFilter,
    journey: &Journey,
    path: &str,
) -> AnyView {
    let (words, now) = (format.words(), format.now());
    let narrowed = Form::default()
        .with("stage", &filter.stage)
        .with("channel", &filter.channel)
        .with("order", &filter.order);
    let is_latest = filter.before.is_empty();
    let is_whole = filter.stage.is_empty() && filter.channel.is_empty() && filter.order.is_empty();
    if journey.touchpoints.is_empty() {
        return view! { <Empty title=words.journey_empty() detail=words.journey_empty_detail()/> }
            .into_any();
    }
    let link = |text: String, query: &Form| {
        let href = format!("{path}?{}", query.encode());
        view! { <div class="row"><ButtonLink href text look=Look::Quiet/></div> }
    };
    let earlier = journey
        .earlier
        .as_ref()
        .map(|cursor| link(words.journey_earlier(), &narrowed.with("before", cursor)));
    let latest = (!is_latest).then(|| link(words.journey_latest(), &narrowed));
    let entries = tell(
        &journey.touchpoints,
        &journey.promises,
        is_latest && is_whole,
        now,
    );
    let mut owed: Vec<&JourneyPromise> = journey
        .promises
        .iter()
        .filter(|p| {
            is_latest && p.promise.times.settled_at.is_none() && p.promise.times.waived_at.is_none()
        })
        .collect();
    owed.sort_by_key(|p| p.promise.times.current_due_at);
    let several = Several::of(journey);
    let last = entries.len().saturating_sub(1);
    // The way to a case, a return or a review stands at its first stop.
    let mut shown: BTreeSet<Subject> = BTreeSet::new();
    let stops = entries
        .into_iter()
        .enumerate()
        .map(|(place, entry)| {
            let way = entry
                .touchpoint
                .touchpoint
                .subject()
                .filter(|subject| shown.insert(*subject))
                .and_then(|subject| way_to(subject, role));
            let is_now = place == last && !owed.is_empty();
            stop(format, entry, is_now, several, way)
        })
        .collect_view();
    let to_come = owed
        .into_iter()
        .map(|promise| owed_stop(format, promise, several.orders))
        .collect_view();
    view! { {earlier}<Line label=words.journey_line()>{stops}{to_come}</Line>{latest} }.into_any()
}

fn promises(format: &Format, journey: &Journey) -> AnyView {
    let words = format.words();
    if journey.promises.is_empty() {
        return view! { <p class="quiet">{words.journey_promises_none()}</p> }.into_any();
    }
    let several = journey.orders > 1;
    let facts = journey
        .promises
        .iter()
        .rev()
        .map(|promise| {
            let (tone, text) = state_badge(format, &promise.promise);
            let name = words.journey_promise(
                format.short_by(promise.promise.times.judged_by),
                promise_name(promise.promise.kind, words),
            );
            let name = match promise.order_number.as_ref().filter(|_| several) {
                Some(number) => format!("{name} · {number}"),
                None => name,
            };
            let href = format!("/staff/gaps/{}", promise.promise.kind.as_str());
            view! { <Fact name><a class="plain" href=href><Badge tone text/></a></Fact> }
        })
        .collect_view();
    view! { <Facts>{facts}</Facts> }.into_any()
}

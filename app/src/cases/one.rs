//! `/staff/cases/{id}`: the thread, what to answer, and the customer's journey beside it.

use super::{
    desk::rated_tone,
    thread::{Reader, line},
    wording::{desk_status_words, over, status_tone},
};
use crate::{
    design::{
        Badge, Button, Card, Fact, Facts, Form as PostForm, Frame, Heading, Look, Notice,
        NoticeTone, Page, PageTitle, TextArea, Tone,
    },
    journeys::{beside, wording::carrier_name},
    request::{Asked, Refused, failed_page, refused},
    shell::missing_page,
    staff::{on_duty, way_to, whole},
    words::Format,
};
use domain::{
    cases::{LONGEST_WORDS, Topic},
    ids::CaseId,
    promises::{State, Times},
    staff::{Role, StaffMember},
    subjects::Subject,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    cases::CaseView,
    journey_page::{JourneyFilter, JourneyPage},
};

/// One case, whole.
#[component]
pub fn CasePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let refused = refused();
    on_duty(move |asked, member| match id.parse::<CaseId>() {
        Ok(id) if member.role.answers_cases() => whole(move || {
            let (asked, member, refused) = (asked.clone(), member.clone(), refused.clone());
            async move {
                let case = match asked.store().staff_case(id).await {
                    Ok(case) => case,
                    Err(failure) => return failed_page(failure),
                };
                let journey = asked
                    .store()
                    .journey_page(case.customer, &JourneyFilter::default())
                    .await;
                match journey {
                    Ok(journey) => page(&asked, &member, &case, &journey, refused.as_ref()),
                    Err(failure) => failed_page(failure),
                }
            }
        }),
        _ => missing_page(),
    })
}

fn page(
    asked: &Asked,
    member: &StaffMember,
    case: &CaseView,
    journey: &JourneyPage,
    refused: Option<&Refused>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let name = case
        .name
        .clone()
        .or_else(|| case.guest_name.clone().filter(|name| !name.is_empty()))
        .or_else(|| case.email.clone())
        .unwrap_or_else(|| words.case_nobody());
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let unproven = case
        .guest_name
        .as_ref()
        .map(|_| view! { <p class="quiet">{words.case_desk_stranger()}</p> });
    let over = over(case.topic, &case.about, words);
    let lead = words.case_desk_opened(format.relative(case.opened_at));
    let thread = line(&format, case, &Reader::Staff(name.clone()));
    let form = (!case.status.is_over()).then(|| answer(asked, case, refused));
    let facts = facts(&format, member.role, case);
    let (hints, journey) = (
        beside::hints(&format, journey),
        beside::line(&format, journey),
    );
    let whole_journey = format!("/staff/journeys/{}", case.customer);
    let path = format!("/staff/cases/{}", case.id);
    let aside = view! {
        <Badge tone=status_tone(case.status) text=desk_status_words(case.status, words)/>
    }
    .into_any();
    view! {
        <PageTitle text=words.case_desk_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Staff>
            <p><a href="/staff/cases">{words.case_desk_back()}</a></p>
            <Heading over title=name lead/>
            {whole}
            <div class="columns">
                <div class="stack">
                    <Card title=words.case_line() aside>{unproven}{thread}</Card>
                    {form}
                </div>
                <div class="stack">
                    <Card title=words.case_desk_facts()>{facts}</Card>
                    <Card title=words.journey_before()>{hints}</Card>
                    <Card title=words.case_desk_journey()>
                        {journey}
                        <p><a href=whole_journey>{words.case_desk_journey_whole()}</a></p>
                    </Card>
                </div>
            </div>
        </Page>
    }
    .into_any()
}

fn answer(asked: &Asked, case: &CaseView, refused: Option<&Refused>) -> impl IntoView + use<> {
    let words = asked.words();
    let typed = |field: &str| {
        refused
            .map(|refused| refused.typed.get(field).to_owned())
            .unwrap_or_default()
    };
    let fault = refused.and_then(|refused| refused.of("words"));
    // The same key until it is taken, so that pressing twice makes one.
    let key = Some(typed("key"))
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let action = format!("/staff/cases/{}", case.id);
    let hint = match &case.email {
        Some(email) => words.case_desk_answer_hint(email.as_str()),
        None => words.case_desk_answer_hint_page(),
    };
    let longest = u32::try_from(LONGEST_WORDS).unwrap_or(u32::MAX);
    let (value, seen) = (typed("words"), case.turn.to_string());
    view! {
        <Card title=words.case_desk_answer()>
            <PostForm action key>
                <input type="hidden" name="seen" value=seen/>
                <TextArea name="words" label=words.case_desk_words() hint value nostrip:error=fault longest/>
                <div class="row">
                    <Button text=words.case_desk_then_resolve() name="then" value="resolve"/>
                    <Button text=words.case_desk_then_wait() name="then" value="wait" look=Look::Quiet/>
                    <Button text=words.case_desk_then_stay() name="then" value="stay" look=Look::Quiet/>
                </div>
            </PostForm>
        </Card>
    }
}

fn facts(format: &Format, role: Role, case: &CaseView) -> impl IntoView + use<> {
    let words = format.words();
    let about = &case.about;
    let order = about.order_number.clone().map(|number| {
        let query = crate::request::Form::default()
            .with("order", &number)
            .encode();
        let href = format!("/staff/journeys/{}?{query}", case.customer);
        view! { <Fact name=words.case_fact_order()><a href=href>{number}</a></Fact> }
    });
    let parcel = about.parcel.clone().map(|(_, carrier, number)| {
        view! { <Fact name=words.case_fact_parcel()>{format!("{} {number}", carrier_name(&carrier))}</Fact> }
    });
    let return_case = about.return_case.clone().map(|(id, code)| {
        let href = way_to(Subject::Return(id), role);
        view! { <Fact name=words.case_fact_return()><a href=href>{code}</a></Fact> }
    });
    let broken = about
        .broken
        .map(|(kind, times)| fact(format, crate::journeys::promise_name(kind, words), times));
    let first = case
        .first_reply
        .map(|times| fact(format, words.journey_kind_first_reply_by(), times));
    let next = case
        .turns
        .iter()
        .filter_map(|turn| turn.reply)
        .map(|times| fact(format, words.journey_kind_next_reply_by(), times))
        .collect_view();
    let solution = case
        .solution
        .map(|times| fact(format, words.journey_kind_resolve_by(), times));
    let owner = case
        .owner
        .clone()
        .map(|owner| view! { <Fact name=words.case_fact_owner()>{owner}</Fact> });
    let rating = case.rating.map(|(score, _)| {
        view! { <Fact name=words.case_fact_rating()><Badge tone=rated_tone(score) text=words.case_rated(score)/></Fact> }
    });
    let email = case
        .email
        .clone()
        .map(|email| view! { <Fact name=words.case_fact_email()>{email}</Fact> });
    let recovery = (case.topic == Topic::Recovery)
        .then(|| view! { <p class="quiet">{words.case_desk_recovery()}</p> });
    view! {
        {recovery}
        <Facts>{email}{order}{parcel}{return_case}{owner}{broken}{first}{next}{solution}{rating}</Facts>
    }
}

/// A promise of this case and how it stands.
fn fact(format: &Format, name: String, times: Times) -> AnyView {
    let words = format.words();
    let by = words.journey_promise(format.short_by(times.judged_by), name);
    let late = |at: domain::Timestamp| super::thread::lateness(format, times.judged_by, at);
    let (tone, text) = match (times.state(format.now()), times.settled_at) {
        (State::Kept, _) => (Tone::Kept, words.journey_state_kept()),
        (State::Broken, Some(at)) => (Tone::Broken, words.journey_state_late(late(at))),
        (State::Broken, None) => (
            Tone::Broken,
            words.journey_state_overdue(late(format.now())),
        ),
        (State::Waived, _) => (Tone::Neutral, words.case_clock_stopped()),
        (State::Open, _) => (Tone::Neutral, words.journey_state_open()),
    };
    view! { <Fact name=by><Badge tone text/></Fact> }.into_any()
}

//! `/help/{id}`: when one hears from us, the thread, and what to do.

use crate::{
    cases::{
        thread::{Reader, lateness, line},
        wording::{over, status_tone, status_words},
    },
    design::{
        Badge, Button, ButtonLink, Card, Fact, Facts, Form as PostForm, Frame, Heading, Look,
        Notice, NoticeTone, Page, PageTitle, TextArea,
    },
    journeys::wording::{carrier_name, one_full_stop, promise_name},
    orders::path_part,
    request::{Asked, Refused, asked, failed_page, refused},
    shell::missing_page,
    words::Format,
};
use domain::{
    cases::{LONGEST_WORDS, REOPENS_FOR, Status},
    ids::CaseId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::cases::CaseView;

/// One case, for its customer.
#[component]
pub fn CasePage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let id = use_params_map()
        .read_untracked()
        .get("id")
        .unwrap_or_default();
    Suspend::new(async move {
        let Ok(id) = id.parse::<CaseId>() else {
            return missing_page();
        };
        match asked.store().case_page(&asked.viewer, id).await {
            Ok(case) => page(&asked, &case, refused.as_ref()),
            Err(failure) => failed_page(failure),
        }
    })
}

fn page(asked: &Asked, case: &CaseView, refused: Option<&Refused>) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let (title, lead) = heading(&format, case);
    let path = format!("/help/{}", case.id);
    let over = over(case.topic, &case.about, words);
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let thread = line(
        &format,
        case,
        &Reader::Customer(asked.policy.shop_name.clone()),
    );
    let solved = (!case.status.is_over() && !case.turns.is_empty()).then(|| solved(asked, &path));
    let rating = case.status.is_over().then(|| rating(asked, case, &path));
    let reply = reply(asked, case, &path, refused);
    let aside =
        view! { <Badge tone=status_tone(case.status) text=status_words(case.status, words)/> }
            .into_any();
    let (title_of_tab, about) = (title.clone(), about(&format, case));
    view! {
        <PageTitle text=title_of_tab shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            <Heading over title nostrip:lead=lead/>
            {whole}
            <div class="columns">
                <div class="stack">
                    <Card title=words.case_line() aside>{thread}{solved}</Card>
                    {rating}
                    {reply}
                </div>
                {about}
            </div>
            <p class="no-print"><a href="/help">{words.case_back()}</a></p>
        </Page>
    }
    .into_any()
}

/// The answer to "when will I hear", or that it is solved.
fn heading(format: &Format, case: &CaseView) -> (String, Option<String>) {
    let (words, now) = (format.words(), format.now());
    let broken = case.about.broken.map(|(kind, times)| {
        one_full_stop(&words.case_broken(format.by(times.judged_by), promise_name(kind, words)))
    });
    match case.status {
        Status::Resolved => {
            let until = case.resolved_at.map(|at| format.by(at.plus(REOPENS_FOR)));
            let lead = until.map(|until| words.case_lead_solved(until));
            return (words.case_title_solved(), lead);
        }
        Status::Closed => return (words.case_title_closed(), Some(words.case_lead_closed())),
        Status::WaitingForCustomer => {
            let lead = match case.solution_due() {
                Some(due) => words.case_lead_waiting(format.by(due)),
                None => words.case_clock_stands(),
            };
            return (words.case_title_waiting(), Some(one_full_stop(&lead)));
        }
        Status::New | Status::Open | Status::WaitingForUs => {}
    }
    match (case.answer_due(), case.solution_due()) {
        (Some(due), _) if due >= now && broken.is_some() => {
            let hear = one_full_stop(&words.case_lead_hear(format.by(due)));
            let said = [broken, Some(hear)].into_iter().flatten();
            (
                words.case_title_on_it(),
                Some(said.collect::<Vec<_>>().join(" ")),
            )
        }
        (Some(due), _) if due >= now => (
            words.case_title_answer(format.by(due)),
            Some(words.case_lead_answer()),
        ),
        (Some(due), _) => {
            let late = lateness(format, due, now);
            let lead = one_full_stop(&words.case_lead_late(format.by(due), late));
            (words.case_title_late(), Some(lead))
        }
        (None, Some(due)) if due >= now => (
            words.case_title_on_it(),
            Some(one_full_stop(&words.case_lead_on_it(format.by(due)))),
        ),
        (None, Some(due)) => {
            let late = lateness(format, due, now);
            let lead = one_full_stop(&words.case_lead_unsolved(format.by(due), late));
            (words.case_title_on_it(), Some(lead))
        }
        (None, None) => (words.case_title_on_it(), broken),
    }
}

fn solved(asked: &Asked, path: &str) -> impl IntoView + use<> {
    let (action, text) = (path.to_owned(), asked.words().case_solved_button());
    view! {
        <PostForm action>
            <div class="row no-print">
                <Button text name="act" value="solved" look=Look::Quiet/>
            </div>
        </PostForm>
    }
}

/// Five answers, one tap.
fn rating(asked: &Asked, case: &CaseView, path: &str) -> impl IntoView + use<> {
    let words = asked.words();
    let action = path.to_owned();
    let given = case.rating.map(|(score, _)| score);
    let scores = [
        (1, words.case_score_1()),
        (2, words.case_score_2()),
        (3, words.case_score_3()),
        (4, words.case_score_4()),
        (5, words.case_score_5()),
    ]
    .into_iter()
    .map(|(score, said)| {
        let pressed = given.map(|given| if given == score { "true" } else { "false" });
        view! {
            <button type="submit" class="button" name="score" value=score.to_string() aria-pressed=pressed>{said}</button>
        }
    })
    .collect_view();
    let thanks = given.map(|_| view! { <p class="quiet">{words.case_rate_thanks()}</p> });
    view! {
        <Card title=words.case_rate_title()>
            <PostForm action>
                <div class="row scores" role="group" aria-label=words.case_rate_title()>{scores}</div>
                {thanks}
            </PostForm>
        </Card>
    }
}

/// Write again; a solved case is open again with it, and a closed one leads to a new question.
fn reply(
    asked: &Asked,
    case: &CaseView,
    path: &str,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = asked.words();
    if case.status == Status::Closed {
        let href = match &case.about.order_number {
            Some(number) => super::ask_path(number),
            None => "/help".to_owned(),
        };
        return view! {
            <Card title=words.case_anew_title()>
                <div class="row no-print"><ButtonLink href text=words.case_anew_button() look=Look::Quiet/></div>
            </Card>
        }
        .into_any();
    }
    let typed = |field: &str| {
        refused
            .map(|refused| refused.typed.get(field).to_owned())
            .unwrap_or_default()
    };
    let fault = refused.and_then(|refused| refused.of("words"));
    let key = Some(typed("key"))
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let (title, hint, look) = match case.status {
        Status::Resolved => (
            words.case_reply_reopen(),
            words.case_reply_reopen_hint(),
            Look::Quiet,
        ),
        _ => (
            words.case_reply_title(),
            words.case_reply_hint(),
            Look::Primary,
        ),
    };
    let action = path.to_owned();
    let longest = u32::try_from(LONGEST_WORDS).unwrap_or(u32::MAX);
    let value = typed("words");
    view! {
        <Card title>
            <PostForm action key>
                <TextArea name="words" label=words.case_reply_words() hint value nostrip:error=fault longest/>
                <div class="row no-print"><Button text=words.case_reply_send() name="act" value="write" look/></div>
            </PostForm>
        </Card>
    }
    .into_any()
}

/// What it is about, with the way there, and when it is solved.
fn about(format: &Format, case: &CaseView) -> impl IntoView + use<> {
    let words = format.words();
    let about = &case.about;
    let order = about.order_number.clone().map(|number| {
        let href = format!("/orders/{}", path_part(&number));
        view! { <Fact name=words.case_fact_order()><a href=href>{number}</a></Fact> }
    });
    let parcel = about.parcel.clone().map(|(_, carrier, number)| {
        view! { <Fact name=words.case_fact_parcel()>{format!("{} {number}", carrier_name(&carrier))}</Fact> }
    });
    let return_case = about.return_case.clone().map(|(id, code)| {
        let href = format!("/returns/{id}");
        view! { <Fact name=words.case_fact_return()><a href=href>{code}</a></Fact> }
    });
    let opened = format.day_and_time(case.opened_at);
    let asked = view! { <Fact name=words.case_fact_opened()>{opened}</Fact> };
    let stands = case.status == Status::WaitingForCustomer;
    let solution = case.solution_due().filter(|_| !case.status.is_over());
    let solution = solution.map(|due| {
        let said = if stands {
            words.case_due_and_waited(format.short_due(due))
        } else {
            format.short_due(due)
        };
        view! { <Fact name=words.case_fact_solved_by()>{said}</Fact> }
    });
    view! { <Card title=words.case_about_title()><Facts>{asked}{order}{parcel}{return_case}{solution}</Facts></Card> }
}

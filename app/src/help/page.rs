//! `/help`.

use super::{ask, hours::hours, list};
use crate::{
    design::{
        Card, Fact, Facts, Frame, Heading, Notice, NoticeTone, Page, PageDescription, PageTitle,
    },
    request::{Asked, Refused, asked, failed_page, refused},
};
use leptos::prelude::*;
use store::{
    Failure, StoreError,
    cases::{CaseSummary, Choices},
    orders::Viewer,
};

#[component]
pub fn HelpPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let words = asked.words();
    let description = words.help_lead();
    view! {
        <PageDescription text=description/>
        {Suspend::new(async move {
            match load(&asked).await {
                Ok((choices, cases)) => page(&asked, &choices, &cases, refused.as_ref()),
                Err(error) => failed_page(Failure::<()>::Broken(error)),
            }
        })}
    }
}

/// What is known of the visitor; nothing is looked up for who has proved nothing.
async fn load(asked: &Asked) -> Result<(Choices, Vec<CaseSummary>), StoreError> {
    if asked.viewer == Viewer::default() {
        return Ok((Choices::default(), Vec::new()));
    }
    let choices = asked.store().ask_choices(&asked.viewer).await?;
    let cases = asked.store().cases_of(&asked.viewer).await?;
    Ok((choices, cases))
}

fn page(
    asked: &Asked,
    choices: &Choices,
    cases: &[CaseSummary],
    refused: Option<&Refused>,
) -> AnyView {
    let words = asked.words();
    let opening = opening(asked);
    let reach = reach(asked);
    let taken = (asked.query.get("asked") == "yes" && refused.is_none()).then(|| {
        view! { <Notice tone=NoticeTone::Good text=words.ask_taken()/> }
    });
    let (form, own) = (ask::form(asked, choices, refused), list::own(asked, cases));
    let questions = questions(asked);
    view! {
        <PageTitle text=words.help_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/help" frame=Frame::Customer>
            <Heading title=words.help_title() lead=words.help_lead()/>
            {taken}
            <div class="columns">
                <div class="stack">
                    {form}
                    {own}
                </div>
                <div class="stack">
                    <Card title=words.help_reach()>{reach}</Card>
                    <Card title=words.help_hours()>{opening}</Card>
                </div>
            </div>
            <Card title=words.help_questions()><div class="questions">{questions}</div></Card>
        </Page>
    }
    .into_any()
}

/// What is asked often, with its answer.
fn questions(asked: &Asked) -> impl IntoView + use<> {
    let words = asked.words();
    let questions = [
        (
            words.help_where(),
            words.help_where_answer(),
            Some(("/", words.help_where_link())),
        ),
        (words.help_late(), words.help_late_answer(), None),
        (words.help_missing(), words.help_missing_answer(), None),
        (words.help_code(), words.help_code_answer(), None),
        (
            words.help_return(),
            words.help_return_answer(),
            Some(("/withdraw", words.help_withdraw_link())),
        ),
        (
            words.help_promises(),
            words.help_promises_answer(),
            Some(("/promises", words.help_promises_link())),
        ),
    ];
    questions
        .into_iter()
        .map(|(question, answer, link)| {
            view! {
                <div>
                    <h3>{question}</h3>
                    <p class="quiet">{answer}</p>
                    {link.map(|(href, said)| view! { <p><a href=href>{said}</a></p> })}
                </div>
            }
        })
        .collect_view()
}

fn reach(asked: &Asked) -> impl IntoView + use<> {
    let words = asked.words();
    let phone = asked.policy.help_phone.clone().map(|phone| {
        let digits: String = phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        let href = format!("tel:{digits}");
        view! { <Fact name=words.help_phone()><a href=href>{phone}</a></Fact> }
    });
    let email = asked.policy.help_email.clone().map(|email| {
        let href = format!("mailto:{email}");
        view! { <Fact name=words.help_email()><a href=href>{email}</a></Fact> }
    });
    if phone.is_none() && email.is_none() {
        return view! { <p class="quiet">{words.help_reach_none()}</p> }.into_any();
    }
    view! { <Facts>{phone}{email}</Facts><p class="quiet">{words.help_reach_hint()}</p> }.into_any()
}

fn opening(asked: &Asked) -> impl IntoView + use<> {
    let words = asked.words();
    let working_time = &asked.policy.working_time;
    let facts: Vec<_> = hours(&asked.format(), &working_time.hours)
        .into_iter()
        .map(|(days, times)| view! { <Fact name=days>{times}</Fact> })
        .collect();
    if facts.is_empty() {
        return view! { <p class="quiet">{words.help_hours_none()}</p> }.into_any();
    }
    // IANA's "Europe/London" is said as "London"; "UTC" as it is.
    let zone = working_time
        .time_zone
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .replace('_', " ");
    let holidays =
        (!working_time.holidays.is_empty()).then(|| format!(" {}", words.help_hours_holidays()));
    view! { <Facts>{facts}</Facts><p class="quiet">{words.help_hours_zone(zone)}{holidays}</p> }
        .into_any()
}

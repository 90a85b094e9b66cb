//! `/staff/cases`: what is due first.

use super::wording::{desk_status_words, due_badge, named, status_tone, topic_words};
use crate::{
    design::{
        Badge, ButtonLink, Card, Empty, Frame, Heading, Look, Page, PageTitle, TableShape, Tone,
    },
    request::{Asked, Form, failed_page},
    shell::missing_page,
    staff::{TableRow, on_duty, table, whole},
    words::{Format, Words},
};
use leptos::prelude::*;
use store::{
    Failure,
    cases::{CaseSummary, Desk, DeskFilter},
};

/// The queue, for who answers.
#[component]
pub fn DeskPage() -> impl IntoView {
    on_duty(|asked, member| {
        if !member.role.answers_cases() {
            return missing_page();
        }
        whole(move || {
            let asked = asked.clone();
            async move {
                let filter = filter(asked.query.get("show"));
                let page = asked.query.get("page").parse().unwrap_or(1);
                match asked.store().cases_desk(filter, page).await {
                    Ok(desk) => queue(&asked, filter, &desk),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

fn filter(text: &str) -> DeskFilter {
    match text {
        "waiting" => DeskFilter::Waiting,
        "resolved" => DeskFilter::Resolved,
        _ => DeskFilter::Open,
    }
}

/// Its code in the address, its name, and what stands there when there is none.
fn called(filter: DeskFilter, words: Words) -> (&'static str, String, String) {
    match filter {
        DeskFilter::Open => ("", words.case_desk_open(), words.case_desk_none_open()),
        DeskFilter::Waiting => (
            "waiting",
            words.case_desk_waiting(),
            words.case_desk_none_waiting(),
        ),
        DeskFilter::Resolved => (
            "resolved",
            words.case_desk_resolved(),
            words.case_desk_none_resolved(),
        ),
    }
}

fn queue(asked: &Asked, filter: DeskFilter, desk: &Desk) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let open = desk.totals.first().copied().unwrap_or_default();
    let ways = DeskFilter::ALL
        .into_iter()
        .zip(desk.totals)
        .map(|(one, total)| {
            let (code, name, _) = called(one, words);
            let here = (one == filter).then_some("true");
            let query = Form::default().with("show", code).encode();
            let href = format!("/staff/cases?{query}");
            let text = words.case_desk_count(format.number(total), name);
            view! { <li><a href=href.trim_end_matches('?').to_owned() aria-current=here>{text}</a></li> }
        })
        .collect_view();
    let (code, name, none) = called(filter, words);
    let list = if desk.cases.is_empty() {
        view! { <Empty title=none/> }.into_any()
    } else {
        let columns = vec![
            words.case_column_case(),
            words.case_column_about(),
            words.case_column_status(),
            if filter == DeskFilter::Resolved {
                words.case_column_solved()
            } else {
                words.case_column_due()
            },
        ];
        let rows = desk.cases.iter().map(|case| row(&format, case)).collect();
        table(name, columns, TableShape::Stacks, rows)
    };
    let to = |page: i64| {
        let page = page.to_string();
        let query = Form::default().with("show", code).with("page", &page);
        format!("/staff/cases?{}", query.encode())
    };
    let newer = (desk.page > 1).then(
        || view! { <ButtonLink href=to(desk.page - 1) text=words.case_desk_before() look=Look::Quiet/> },
    );
    let older = (desk.page < desk.pages).then(
        || view! { <ButtonLink href=to(desk.page + 1) text=words.case_desk_after() look=Look::Quiet/> },
    );
    let paging = (desk.pages > 1).then(
        || view! { <nav class="row" aria-label=words.case_desk_pages()>{newer}{older}</nav> },
    );
    view! {
        <PageTitle text=words.case_desk_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/cases" frame=Frame::Staff>
            <Heading title=words.case_desk_heading(open) lead=words.case_desk_lead()/>
            <nav class="menu choices" aria-label=words.case_desk_filter()><ul>{ways}</ul></nav>
            <Card>{list}</Card>
            {paging}
        </Page>
    }
    .into_any()
}

fn row(format: &Format, case: &CaseSummary) -> TableRow {
    let words = format.words();
    let href = format!("/staff/cases/{}", case.id);
    let name = case.name.clone().unwrap_or_else(|| words.case_nobody());
    let due = match (due_badge(case, format), case.resolved_at) {
        (Some((tone, text)), _) => {
            view! { <Badge tone text/><span class="quiet">{case.next_due.map(|due| format.relative(due))}</span> }
                .into_any()
        }
        (None, Some(at)) => {
            let rated = case
                .score
                .map(|score| view! { <Badge tone=rated_tone(score) text=words.case_rated(score)/> });
            view! { {rated}<span class="quiet">{format.relative(at)}</span> }.into_any()
        }
        (None, None) => view! { <span class="quiet">{words.case_due_none()}</span> }.into_any(),
    };
    let about = case
        .order_number
        .clone()
        .map(|number| view! { <span class="quiet">{number}</span> });
    let owner = case
        .owner
        .clone()
        .map(|owner| view! { <span class="quiet">{owner}</span> });
    let (tone, status) = (
        status_tone(case.status),
        desk_status_words(case.status, words),
    );
    TableRow {
        head: view! { <a href=href>{name}</a><span class="quiet case-begins">{named(case, words)}</span> }.into_any(),
        cells: vec![
            view! { {topic_words(case.topic, words)}{about} }.into_any(),
            view! { <Badge tone text=status/>{owner} }.into_any(),
            due,
        ],
    }
}

/// A low score is not to be overlooked.
pub(super) fn rated_tone(score: i64) -> Tone {
    match score {
        ..=2 => Tone::Broken,
        3 => Tone::Risk,
        _ => Tone::Kept,
    }
}

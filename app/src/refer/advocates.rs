//! `/staff/advocates`: rewards to give, the next due first, and who brings friends.

use crate::{
    design::{
        Badge, Button, Card, Empty, Form, Frame, Heading, Look, Notice, NoticeTone, Page,
        PageTitle, TableShape, Tone,
    },
    request::{Asked, failed_page, refused},
    staff::{TableRow, on_duty, table, whole},
    words::Format,
};
use domain::{ids::CustomerId, referrals::may_reward, staff::StaffMember};
use jiff::SignedDuration;
use leptos::prelude::*;
use store::{
    Failure,
    referrals::{Advocate, Advocates, OwedReward},
};

/// The list. Who reads no journeys reads codes in the place of names.
#[component]
pub fn AdvocatesPage() -> impl IntoView {
    let problem = refused().and_then(|refused| refused.of(""));
    on_duty(|asked, member| {
        whole(move || {
            let (asked, member, problem) = (asked.clone(), member.clone(), problem.clone());
            async move {
                match asked.store().advocates().await {
                    Ok(advocates) => page(&asked, &member, advocates, problem),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

fn page(
    asked: &Asked,
    member: &StaffMember,
    advocates: Advocates,
    problem: Option<String>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let title = match advocates.owed_in_all {
        0 => words.advocates_heading_none(),
        owed => words.advocates_heading(owed),
    };
    let news = match problem {
        Some(text) => Some(view! { <Notice tone=NoticeTone::Problem text/> }.into_any()),
        None => (asked.query.get("issued") == "yes").then(|| {
            view! { <Notice tone=NoticeTone::Good text=words.advocates_issued()/> }.into_any()
        }),
    };
    let unknown = (advocates.unknown_codes > 0)
        .then(|| view! { <p class="quiet">{words.advocates_unknown(advocates.unknown_codes)}</p> });
    let owed = owed(&format, member, advocates.owed, advocates.owed_in_all);
    let people = people(&format, member, advocates.people, advocates.invitations);
    view! {
        <PageTitle text=words.advocates_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff/advocates" frame=Frame::Staff>
            <Heading title lead=words.advocates_lead()/>
            {news}
            <div class="stack">{owed}{people}{unknown}</div>
        </Page>
    }
    .into_any()
}

fn owed(format: &Format, member: &StaffMember, rows: Vec<OwedReward>, total: i64) -> AnyView {
    let words = format.words();
    let title = words.advocates_owed();
    if rows.is_empty() {
        return view! {
            <Card title>
                <Empty title=words.advocates_owed_none() detail=words.advocates_owed_none_detail()/>
            </Card>
        }
        .into_any();
    }
    let columns = vec![
        words.advocates_column_who(),
        words.advocates_column_amount(),
        words.advocates_column_due(),
        words.advocates_column_done(),
    ];
    let rest = rest(format, rows.len(), total);
    let not_yours = (!may_reward(member.role))
        .then(|| view! { <p class="quiet">{words.advocates_not_yours()}</p> });
    let rows = rows
        .into_iter()
        .map(|reward| owed_row(format, member, reward))
        .collect();
    let table = table(title.clone(), columns, TableShape::Stacks, rows);
    view! { <Card title>{table}{rest}{not_yours}</Card> }.into_any()
}

fn owed_row(format: &Format, member: &StaffMember, reward: OwedReward) -> TableRow {
    let words = format.words();
    let due = reward.promise.judged_by;
    let late = format.now().to_jiff().duration_since(due.to_jiff());
    let (tone, said) = if late > SignedDuration::ZERO {
        (Tone::Broken, words.advocates_late(format.lateness(late)))
    } else {
        (Tone::Neutral, words.advocates_due(format.relative(due)))
    };
    let amount = format.money(reward.amount_minor, &reward.currency);
    let shown = who_is(member, reward.name.as_deref(), &reward.code);
    let label = words.advocates_issue_of(amount.as_str(), shown.as_str());
    let id = reward.referral.to_string();
    let done = if may_reward(member.role) {
        view! {
            <Form action="/staff/advocates">
                <input type="hidden" name="referral" value=id/>
                <span role="group" aria-label=label>
                    <Button text=words.advocates_issue() look=Look::Quiet/>
                </span>
            </Form>
        }
        .into_any()
    } else {
        view! { <span class="quiet">"–"</span> }.into_any()
    };
    let by = format.short_by(due);
    let ordered = words.advocates_friend_ordered(format.short_day(reward.ordered_at));
    TableRow {
        head: person(member, reward.customer, reward.name, reward.code),
        cells: vec![
            view! { <span class="figure">{amount}</span><span class="quiet">{ordered}</span> }
                .into_any(),
            view! { <Badge tone text=said/><span class="quiet">{by}</span> }.into_any(),
            done,
        ],
    }
}

fn people(format: &Format, member: &StaffMember, rows: Vec<Advocate>, total: i64) -> AnyView {
    let words = format.words();
    let title = words.advocates_people();
    if rows.is_empty() {
        return view! {
            <Card title>
                <Empty title=words.advocates_people_none() detail=words.advocates_people_none_detail()/>
            </Card>
        }
        .into_any();
    }
    let columns = vec![
        words.advocates_column_who(),
        words.advocates_column_clicks(),
        words.advocates_column_ordered(),
        words.advocates_column_waiting(),
        words.advocates_column_disqualified(),
        words.advocates_column_owed(),
        words.advocates_column_rewarded(),
    ];
    let rest = rest(format, rows.len(), total);
    let rows = rows
        .into_iter()
        .map(|advocate| {
            let figures = [
                advocate.clicks,
                advocate.ordered,
                advocate.waiting,
                advocate.disqualified,
                advocate.owed,
                advocate.rewarded,
            ];
            let cells = figures
                .map(|figure| {
                    view! { <span class="figure">{format.number(figure)}</span> }.into_any()
                })
                .into();
            TableRow {
                head: person(member, advocate.customer, advocate.name, advocate.code),
                cells,
            }
        })
        .collect();
    let table = table(title.clone(), columns, TableShape::Scrolls, rows);
    view! { <Card title>{table}{rest}</Card> }.into_any()
}

fn rest(format: &Format, shown: usize, total: i64) -> Option<impl IntoView + use<>> {
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    (total > shown).then(|| {
        view! { <p class="quiet">{format.words().advocates_shown(shown, total)}</p> }
    })
}

/// The name, for who reads names; else the code, which its owner passes on themselves.
fn who_is(member: &StaffMember, name: Option<&str>, code: &str) -> String {
    name.filter(|_| member.role.reads_journeys())
        .unwrap_or(code)
        .to_owned()
}

fn person(member: &StaffMember, id: CustomerId, name: Option<String>, code: String) -> AnyView {
    let shown = who_is(member, name.as_deref(), &code);
    if !member.role.reads_journeys() {
        return view! { <span>{shown}</span> }.into_any();
    }
    let beside = (shown != code).then(|| view! { <span class="quiet">{code}</span> });
    view! { <a href=format!("/staff/journeys/{id}")>{shown}</a>{beside} }.into_any()
}

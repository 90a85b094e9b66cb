//! `/staff`: promises at risk first, then those past due, then those due today.

use crate::{
    design::{
        Badge, Button, ButtonLink, Card, Empty, Frame, Heading, Look, Page, PageTitle, TableShape,
        Tone,
    },
    islands::LiveOrder,
    journeys::wording::{carrier_name, promise_name, status_words},
    request::{Asked, failed_page},
    staff::{TableRow, on_duty, role_words, table, way_to, whole},
    words::Format,
};
use domain::{
    ids::CustomerId,
    staff::{Role, StaffMember},
};
use jiff::SignedDuration;
use leptos::prelude::*;
use store::{
    Failure, StoreError,
    today::{DuePromise, MissedParcel, ParcelNow, Section, Today},
};

/// The day's work.
#[component]
pub fn TodayPage() -> impl IntoView {
    on_duty(|asked, member| {
        whole(move || {
            let (asked, member) = (asked.clone(), member.clone());
            async move {
                match asked.store().today().await {
                    Ok(today) => page(&asked, &member, today),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        })
    })
}

fn page(asked: &Asked, member: &StaffMember, today: Today) -> AnyView {
    let words = asked.words();
    let signed_in = words.staff_signed_in(member.name.as_str(), role_words(member.role, words));
    let keeps_up = member.role.reads_journeys().then(|| {
        view! { <LiveOrder stream="/staff/live".to_owned() lost=words.order_live_lost() copied=words.order_copied()/> }
    });
    let parts = parts(asked, member, today);
    view! {
        <PageTitle text=words.today_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/staff" frame=Frame::Staff>
            {parts}
            <form class="row" method="post" action="/staff/sign-out">
                <span class="quiet">{signed_in}</span>
                <Button text=words.nav_sign_out() look=Look::Quiet/>
            </form>
            {keeps_up}
        </Page>
    }
    .into_any()
}

/// What changes while the page is open: one element marked `data-live`, which takes the place of the one with its id.
fn parts(asked: &Asked, member: &StaffMember, today: Today) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let title = match (
        today.at_risk.total,
        today.broken.total,
        today.due_today.total,
    ) {
        (0, 0, 0) => words.today_heading_calm(),
        (0, 0, due) => words.today_heading_due(due),
        (0, broken, _) => words.today_heading_broken(broken),
        (at_risk, ..) => words.today_heading_risk(at_risk),
    };
    let lead = words.today_lead(
        total(&format, &today.broken),
        total(&format, &today.due_today),
        total(&format, &today.missed),
        format.time(today.made_at),
    );
    let lists = if member.role.reads_journeys() {
        lists(&format, member.role, today)
    } else {
        view! { <p class="quiet">{words.today_figures_only()}</p> }.into_any()
    };
    view! { <div class="stack" id="today" data-live=""><Heading title lead/>{lists}</div> }
        .into_any()
}

/// "12", or "1,000+" where nobody counts on.
fn total<T>(format: &Format, section: &Section<T>) -> String {
    let more = if section.is_uncounted() { "+" } else { "" };
    format!("{}{more}", format.number(section.total))
}

/// The lists as they stand now, rendered as the page renders them; `None` when this person may not see them any more.
pub async fn live_region(asked: &Asked) -> Option<String> {
    let read = async {
        let member = match &asked.staff {
            Some(member) => asked.store().staff_member(member.id).await?,
            None => None,
        };
        let member = member.filter(|member| member.role.reads_journeys());
        let today = asked.store().today().await?;
        Ok::<_, StoreError>(member.map(|member| (member, today)))
    };
    match read.await {
        Ok(found) => found
            .map(|(member, today)| Owner::new().with(|| parts(asked, &member, today).to_html())),
        Err(error) => {
            tracing::warn!(%error, "the day's page could not be brought up to date");
            None
        }
    }
}

fn lists(format: &Format, role: Role, today: Today) -> AnyView {
    let words = format.words();
    let at_risk = if today.at_risk.rows.is_empty() {
        view! {
            <Card title=words.today_risk()>
                <Empty title=words.today_risk_none() detail=words.today_risk_none_detail()/>
            </Card>
        }
        .into_any()
    } else {
        promises(
            format,
            role,
            words.today_risk(),
            Tone::Risk,
            today.at_risk,
            None,
        )
    };
    let broken = (!today.broken.rows.is_empty()).then(|| {
        let all = today.broken.total > shown(&today.broken);
        let more = all.then(|| view! { <div class="row"><ButtonLink href="/staff/gaps/deliver_by?period=all&became=broken_unsettled" text=words.today_all_broken() look=Look::Quiet/></div> }.into_any());
        promises(
            format,
            role,
            words.today_broken(),
            Tone::Broken,
            today.broken,
            more,
        )
    });
    let due = (!today.due_today.rows.is_empty()).then(|| {
        promises(
            format,
            role,
            words.today_due(),
            Tone::Neutral,
            today.due_today,
            None,
        )
    });
    let missed = (!today.missed.rows.is_empty()).then(|| missed(format, today.missed));
    view! { {at_risk}{missed}{broken}{due} }.into_any()
}

fn shown<T>(section: &Section<T>) -> i64 {
    i64::try_from(section.rows.len()).unwrap_or(i64::MAX)
}

fn promises(
    format: &Format,
    role: Role,
    title: String,
    tone: Tone,
    section: Section<DuePromise>,
    more: Option<AnyView>,
) -> AnyView {
    let words = format.words();
    let columns = [
        words.today_column_customer(),
        words.today_column_promise(),
        words.today_column_state(),
        words.today_column_parcel(),
    ];
    let (badge, rest) = (count_badge(format, &section, tone), rest(format, &section));
    let rows = section
        .rows
        .into_iter()
        .map(|promise| promise_row(format, role, promise))
        .collect();
    let table = table(title.clone(), columns.to_vec(), TableShape::Stacks, rows);
    view! { <Card title aside=badge>{table}{rest}{more}</Card> }.into_any()
}

fn count_badge<T>(format: &Format, section: &Section<T>, tone: Tone) -> AnyView {
    let text = total(format, section);
    view! { <Badge tone text/> }.into_any()
}

fn rest<T>(format: &Format, section: &Section<T>) -> Option<impl IntoView + use<T>> {
    let (words, shown) = (format.words(), shown(section));
    (section.total > shown).then(|| {
        let text = if section.is_uncounted() {
            words.today_shown_uncounted(shown, section.total)
        } else {
            words.today_shown(shown, section.total)
        };
        view! { <p class="quiet">{text}</p> }
    })
}

fn promise_row(format: &Format, role: Role, promise: DuePromise) -> TableRow {
    let words = format.words();
    let times = promise.times;
    let late = format
        .now()
        .to_jiff()
        .duration_since(times.judged_by.to_jiff());
    let (tone, state) = if late > SignedDuration::ZERO {
        (Tone::Broken, words.today_late_so_far(format.lateness(late)))
    } else {
        (
            Tone::Risk,
            words.today_due_in(format.relative(times.judged_by)),
        )
    };
    let revised = times.is_revised_later().then(|| {
        let told = promise.told_at.map_or_else(
            || words.today_not_told(),
            |at| words.today_told(format.relative(at)),
        );
        format!(
            "{} · {told}",
            words.today_revised(format.short_by(times.current_due_at))
        )
    });
    // A question asked before buying has no parcel to come.
    let none = promise
        .order_number
        .as_ref()
        .map(|_| words.today_parcel_none());
    let parcel = promise.parcel.map_or_else(
        || view! { <span class="quiet">{none}</span> }.into_any(),
        |parcel| parcel_said(format, &parcel),
    );
    let (name, by) = (
        promise_name(promise.kind, words),
        format.short_by(times.judged_by),
    );
    let name = match promise.subject.and_then(|subject| way_to(subject, role)) {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    TableRow {
        head: customer(format, format!("promise-{}", promise.id), promise.customer, promise.name, promise.order_number),
        cells: vec![
            view! { {name}<span class="quiet">{by}</span> }.into_any(),
            view! { <Badge tone text=state/>{revised.map(|text| view! { <span class="quiet">{text}</span> })} }.into_any(),
            parcel,
        ],
    }
}

fn parcel_said(format: &Format, parcel: &ParcelNow) -> AnyView {
    let words = format.words();
    let carrier = carrier_name(&parcel.carrier);
    let said = if parcel.at.is_none() {
        words.today_parcel_silent(carrier)
    } else {
        words.today_parcel_says(carrier, status_words(parcel.status, words))
    };
    let ago = [
        parcel.detail.clone(),
        parcel.at.map(|at| format.relative(at)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    view! { {said}<span class="quiet">{ago.join(" · ")}</span> }.into_any()
}

fn customer(
    format: &Format,
    key: String,
    id: CustomerId,
    name: Option<String>,
    order: Option<String>,
) -> AnyView {
    let name = name.unwrap_or_else(|| format.words().today_unnamed());
    let href = match &order {
        Some(order) => format!(
            "/staff/journeys/{id}?{}",
            crate::request::Form::default()
                .with("order", order)
                .encode()
        ),
        None => format!("/staff/journeys/{id}"),
    };
    view! { <a id=key href=href>{name}</a>{order.map(|order| view! { <span class="quiet">{order}</span> })} }.into_any()
}

fn missed(format: &Format, section: Section<MissedParcel>) -> AnyView {
    let words = format.words();
    let columns = [
        words.today_column_customer(),
        words.today_column_said(),
        words.today_column_parcel(),
    ];
    let (badge, rest) = (
        count_badge(format, &section, Tone::Broken),
        rest(format, &section),
    );
    let rows = section
        .rows
        .into_iter()
        .map(|row| {
            let parcel = row.parcel.as_ref().map(|(_, number)| number.as_str());
            let key = format!("missed-{}-{}", row.order_number, parcel.unwrap_or_default());
            let carrier = row
                .parcel
                .as_ref()
                .map(|(carrier, _)| carrier_name(carrier))
                .unwrap_or_default();
            let delivered = row
                .delivered_at
                .map(|at| words.today_delivered(carrier, format.short_day(at)));
            let number = row
                .parcel
                .map(|(_, number)| view! { <span class="quiet">{number}</span> });
            TableRow {
                head: customer(format, key, row.customer, row.name, Some(row.order_number)),
                cells: vec![
                    view! { {words.today_denied(format.relative(row.denied_at))} }.into_any(),
                    view! { {delivered}{number} }.into_any(),
                ],
            }
        })
        .collect();
    let table = table(
        words.today_missed(),
        columns.to_vec(),
        TableShape::Stacks,
        rows,
    );
    view! { <Card title=words.today_missed() aside=badge>{table}{rest}</Card> }.into_any()
}

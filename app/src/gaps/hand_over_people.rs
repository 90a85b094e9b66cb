//! `/staff/gaps/{transition}`: who is on the way, who dropped off.

use super::{
    figures::count,
    hand_overs::{against_view, dropped_view, felt_view, half_view, tenth_view},
    people::A_PAGE,
    period::Wanted,
};
use crate::{
    design::{
        Badge, ButtonLink, Card, Empty, Fact, Facts, Frame, Heading, Look, Page, PageTitle,
        TableShape,
    },
    journeys::{passage_words, wording::transition_name},
    request::{Asked, Form, failed_page},
    staff::{TableRow, table, whole},
    words::{Format, Words},
};
use domain::{
    gaps::{Standing, TransitionFigures, TransitionKind},
    staff::StaffMember,
};
use leptos::prelude::*;
use store::{
    Failure, StoreError,
    gaps::{TransitionPeople, TransitionPerson, TransitionSlice},
};

/// The people, page by page.
pub(super) fn hand_over_people(asked: Asked, member: StaffMember, kind: TransitionKind) -> AnyView {
    whole(move || {
        let (asked, member) = (asked.clone(), member.clone());
        async move {
            match Seen::read(&asked, &member, kind).await {
                Ok(seen) => page(&asked, &member, &seen),
                Err(error) => failed_page(Failure::<()>::Broken(error)),
            }
        }
    })
}

struct Seen {
    wanted: Wanted,
    slice: TransitionSlice,
    figures: TransitionFigures,
    people: TransitionPeople,
}

impl Seen {
    async fn read(
        asked: &Asked,
        member: &StaffMember,
        kind: TransitionKind,
    ) -> Result<Self, StoreError> {
        let wanted = Wanted::read(asked).await?;
        let (from, to) = wanted.begun_within();
        let store = asked.store();
        let figures = store.transition(kind, from, to).await?;
        let slice = TransitionSlice {
            kind,
            from,
            to,
            standing: Standing::read(asked.query.get("became")),
        };
        let after = asked.query.get("after");
        let people = if member.role.reads_journeys() {
            store
                .transition_people(&slice, (!after.is_empty()).then_some(after), A_PAGE)
                .await?
        } else {
            TransitionPeople::default()
        };
        Ok(Self {
            wanted,
            slice,
            figures,
            people,
        })
    }
}

fn page(asked: &Asked, member: &StaffMember, seen: &Seen) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let (kind, figures) = (seen.slice.kind, &seen.figures);
    let title = transition_name(kind, words);
    let lead = words.gaps_over_people_lead(
        count(figures.arrived, &format),
        count(figures.began(), &format),
        count(figures.dropped_off, &format),
        seen.wanted.told(&format),
    );
    let here = format!("/staff/gaps/{}", kind.as_str());
    let back = format!("/staff/gaps?{}", seen.wanted.fields().encode());
    let list = if member.role.reads_journeys() {
        people_view(&format, seen, &here)
    } else {
        view! { <p class="quiet">{words.gaps_figures_only()}</p> }.into_any()
    };
    let facts = [
        (words.gaps_over_column_half(), half_view(figures, &format)),
        (words.gaps_over_column_tenth(), tenth_view(figures, &format)),
        (
            words.gaps_over_column_dropped(),
            dropped_view(figures, &format),
        ),
        (
            words.gaps_over_column_promised(),
            against_view(kind, figures, &format),
        ),
        (words.gaps_over_column_felt(), felt_view(figures, &format)),
    ]
    .map(|(name, value)| view! { <Fact name>{value}</Fact> })
    .collect_view();
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path=here frame=Frame::Staff>
            <Heading title lead><ButtonLink href=back text=words.gaps_back() look=Look::Quiet/></Heading>
            <Card><Facts>{facts}</Facts></Card>
            {list}
        </Page>
    }
    .into_any()
}

fn people_view(format: &Format, seen: &Seen, here: &str) -> AnyView {
    let words = format.words();
    let (fields, standing) = (seen.wanted.fields(), seen.slice.standing);
    let became =
        |standing: Option<Standing>| fields.with("became", standing.map_or("", Standing::as_str));
    let choices = [None]
        .into_iter()
        .chain(Standing::ALL.map(Some))
        .map(|option| {
            let href = format!("{here}?{}", became(option).encode());
            let current = (option == standing).then_some("true");
            view! { <li><a href=href aria-current=current>{standing_words(option, words)}</a></li> }
        })
        .collect_view();
    let list = if seen.people.people.is_empty() {
        view! { <Empty title=words.gaps_people_none() detail=words.gaps_over_people_none()/> }
            .into_any()
    } else {
        let columns = vec![
            words.gaps_column_customer(),
            words.gaps_column_order(),
            words.gaps_over_column_began(),
            words.gaps_column_due(),
            words.gaps_column_happened(),
        ];
        let rows = seen
            .people
            .people
            .iter()
            .map(|person| row(format, person))
            .collect();
        table(words.gaps_people(), columns, TableShape::Stacks, rows)
    };
    let more = seen.people.next.as_ref().map(|next| {
        let href = format!("{here}?{}", became(standing).with("after", next).encode());
        view! { <div class="row"><ButtonLink href text=words.gaps_people_more() look=Look::Quiet/></div> }
    });
    view! {
        <Card title=words.gaps_people()>
            <nav class="menu choices" aria-label=words.gaps_column_happened()><ul>{choices}</ul></nav>
            {list}{more}
        </Card>
    }
    .into_any()
}

fn standing_words(standing: Option<Standing>, words: Words) -> String {
    match standing {
        None => words.gaps_became_all(),
        Some(Standing::DroppedOff) => words.gaps_over_stood_dropped_off(),
        Some(Standing::OnTheWay) => words.gaps_over_stood_on_the_way(),
        Some(Standing::Arrived) => words.gaps_over_stood_arrived(),
        Some(Standing::CalledOff) => words.journey_over_called_off(),
    }
}

fn row(format: &Format, person: &TransitionPerson) -> TableRow {
    let words = format.words();
    let (tone, text) = passage_words(&person.passage, format);
    let narrowed = person
        .order_number
        .as_ref()
        .map(|number| format!("?{}", Form::default().with("order", number).encode()));
    let href = format!(
        "/staff/journeys/{}{}",
        person.customer,
        narrowed.unwrap_or_default()
    );
    let name = person
        .name
        .clone()
        .or_else(|| person.order_number.clone())
        .unwrap_or_else(|| words.today_unnamed());
    let (number, begun) = (
        person.order_number.clone(),
        format.day_and_time(person.passage.begun_at),
    );
    let due = match person.passage.due {
        Some(due) => format.short_by(due).into_any(),
        None => view! { <span class="soft">"–"</span> }.into_any(),
    };
    TableRow {
        head: view! { <a href=href>{name}</a> }.into_any(),
        cells: vec![
            view! { {number} }.into_any(),
            begun.into_any(),
            due,
            view! { <Badge tone text/> }.into_any(),
        ],
    }
}

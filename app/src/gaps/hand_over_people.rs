//! `/staff/gaps/{transition}`: who is on the way, who dropped off.

use super::{
    behind::{A_PAGE, Behind, List, behind_page, person_head},
    figures::count,
    hand_overs::{against_view, dropped_view, felt_view, half_view, tenth_view},
    period::Wanted,
};
use crate::{
    design::Badge,
    journeys::{passage_words, wording::transition_name},
    request::{Asked, failed_page},
    staff::{TableRow, whole},
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
                Ok(seen) => page(&asked, &member, seen),
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

fn page(asked: &Asked, member: &StaffMember, seen: Seen) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let (kind, figures) = (seen.slice.kind, &seen.figures);
    let lead = words.gaps_over_people_lead(
        count(figures.arrived, &format),
        count(figures.began(), &format),
        count(figures.dropped_off, &format),
        seen.wanted.told(&format),
    );
    let facts = vec![
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
    ];
    let behind = Behind {
        here: format!("/staff/gaps/{}", kind.as_str()),
        title: transition_name(kind, words),
        lead,
        back: format!("/staff/gaps?{}", seen.wanted.fields().encode()),
        facts,
        list: list(&format, seen),
    };
    behind_page(asked, member, behind)
}

fn list(format: &Format, seen: Seen) -> List {
    let words = format.words();
    let code = |standing: Option<Standing>| standing.map_or("", Standing::as_str);
    List {
        fields: seen.wanted.fields(),
        choices: [None]
            .into_iter()
            .chain(Standing::ALL.map(Some))
            .map(|option| (code(option), standing_words(option, words)))
            .collect(),
        became: code(seen.slice.standing),
        columns: vec![
            words.gaps_column_customer(),
            words.gaps_column_order(),
            words.gaps_over_column_began(),
            words.gaps_column_due(),
            words.gaps_column_happened(),
        ],
        rows: seen
            .people
            .people
            .iter()
            .map(|person| row(format, person))
            .collect(),
        none: words.gaps_over_people_none(),
        next: seen.people.next,
    }
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
    let (tone, text) = passage_words(&person.passage, format);
    let (number, begun) = (
        person.order_number.clone(),
        format.day_and_time(person.passage.begun_at),
    );
    let due = match person.passage.due {
        Some(due) => format.short_by(due).into_any(),
        None => view! { <span class="soft">"–"</span> }.into_any(),
    };
    TableRow {
        head: person_head(
            format,
            person.customer,
            person.name.as_ref(),
            person.order_number.as_ref(),
        ),
        cells: vec![
            view! { {number} }.into_any(),
            begun.into_any(),
            due,
            view! { <Badge tone text/> }.into_any(),
        ],
    }
}

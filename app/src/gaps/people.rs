//! `/staff/gaps/{touchpoint}`: the people behind a gap.

use super::{
    behind::{A_PAGE, Behind, List, behind_page, person_head},
    figures::{count, felt_view, group_words, half_view, kept_view, kind_words, tenth_view},
    hand_over_people::hand_over_people,
    period::{Wanted, dates_of},
};
use crate::{
    design::{Badge, Tone},
    request::{Asked, failed_page},
    shell::missing_page,
    staff::{TableRow, on_duty, whole},
    words::{Format, Words},
};
use domain::{
    gaps::{Figures, TransitionKind},
    promises::{PromiseKind, State},
    staff::StaffMember,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    Failure, StoreError,
    gaps::{Became, GapPeople, GapPerson, GapSlice},
};

/// The people, page by page.
#[component]
pub fn GapPeoplePage() -> impl IntoView {
    let kind =
        use_params_map().with_untracked(|params| params.get("touchpoint").unwrap_or_default());
    on_duty(|asked, member| match PromiseKind::read(&kind) {
        None => match TransitionKind::read(&kind) {
            None => missing_page(),
            Some(kind) => hand_over_people(asked, member, kind),
        },
        Some(kind) => whole(move || {
            let (asked, member) = (asked.clone(), member.clone());
            async move {
                match Seen::read(&asked, &member, kind).await {
                    Ok(seen) => page(&asked, &member, seen),
                    Err(error) => failed_page(Failure::<()>::Broken(error)),
                }
            }
        }),
    })
}

struct Seen {
    wanted: Wanted,
    slice: GapSlice,
    figures: Figures,
    people: GapPeople,
}

impl Seen {
    async fn read(
        asked: &Asked,
        member: &StaffMember,
        kind: PromiseKind,
    ) -> Result<Self, StoreError> {
        let wanted = Wanted::read(asked).await?;
        let value = asked.query.get("value");
        let group = wanted
            .by
            .filter(|_| !value.is_empty())
            .map(|by| (by, value.to_owned()));
        let (mut from, mut to) = (wanted.from, wanted.to);
        if let Some((first, last)) = group.as_ref().and_then(|(by, value)| dates_of(*by, value)) {
            (from, to) = (from.max(first), to.min(last));
        }
        let slice = GapSlice {
            kind,
            from,
            to,
            group,
            became: Became::read(asked.query.get("became")),
        };
        let store = asked.store();
        let rows = store
            .gaps(from, to, slice.group.as_ref().map(|(by, _)| *by))
            .await?;
        let figures = rows
            .into_iter()
            .find(|row| {
                row.kind == kind
                    && row.group.as_ref() == slice.group.as_ref().map(|(_, value)| value)
            })
            .map(|row| row.figures)
            .unwrap_or_default();
        let after = asked.query.get("after");
        let people = if member.role.reads_journeys() {
            store
                .gap_people(&slice, (!after.is_empty()).then_some(after), A_PAGE)
                .await?
        } else {
            GapPeople::default()
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
    let (made, kept, broken) = (
        count(figures.made(), &format),
        count(figures.kept(), &format),
        count(figures.broken(), &format),
    );
    let period = seen.wanted.told(&format);
    let lead = match &seen.slice.group {
        Some((by, value)) => {
            words.gaps_people_lead_of(broken, group_words(*by, value, &format), kept, made, period)
        }
        None => words.gaps_people_lead(broken, kept, made, period),
    };
    let back = seen.wanted.fields().with("by", asked.query.get("by"));
    let facts = vec![
        (words.gaps_column_kept(), kept_view(figures, &format)),
        (words.gaps_column_half(), half_view(figures, &format)),
        (words.gaps_column_tenth(), tenth_view(figures, &format)),
        (words.gaps_column_felt(), felt_view(figures, &format)),
    ];
    let behind = Behind {
        here: format!("/staff/gaps/{}", kind.as_str()),
        title: kind_words(kind, words),
        lead,
        back: format!("/staff/gaps?{}", back.encode()),
        facts,
        list: list(&format, seen),
    };
    behind_page(asked, member, behind)
}

fn list(format: &Format, seen: Seen) -> List {
    let words = format.words();
    let fields = match &seen.slice.group {
        Some((by, value)) => seen
            .wanted
            .fields()
            .with("by", by.as_str())
            .with("value", value),
        None => seen.wanted.fields(),
    };
    let code = |became: Option<Became>| became.map_or("", Became::as_str);
    List {
        fields,
        choices: [None]
            .into_iter()
            .chain(Became::ALL.map(Some))
            .map(|option| (code(option), became_words(option, words)))
            .collect(),
        became: code(seen.slice.became),
        columns: vec![
            words.gaps_column_customer(),
            words.gaps_column_order(),
            words.gaps_column_due(),
            words.gaps_column_happened(),
            words.gaps_column_score(),
        ],
        rows: seen
            .people
            .people
            .iter()
            .map(|person| row(format, person))
            .collect(),
        none: words.gaps_people_none_detail(),
        next: seen.people.next,
    }
}

fn became_words(became: Option<Became>, words: Words) -> String {
    match became {
        None => words.gaps_became_all(),
        Some(Became::Broken) => words.gaps_became_broken(),
        Some(Became::BrokenUnsettled) => words.gaps_became_broken_unsettled(),
        Some(Became::Kept) => words.gaps_became_kept(),
        Some(Became::Open) => words.gaps_became_open(),
        Some(Became::Waived) => words.gaps_became_waived(),
    }
}

fn row(format: &Format, person: &GapPerson) -> TableRow {
    let (words, now, times) = (format.words(), format.now(), person.times);
    let late = |at: domain::Timestamp| {
        format.lateness(at.to_jiff().duration_since(times.judged_by.to_jiff()))
    };
    let (tone, state) = match (times.state(now), times.settled_at) {
        (State::Kept, Some(at)) => (Tone::Kept, late(at)),
        (State::Broken, Some(at)) => (Tone::Broken, late(at)),
        (State::Broken, None) => (Tone::Broken, words.today_late_so_far(late(now))),
        (State::Waived, _) => (Tone::Neutral, words.gaps_became_waived()),
        (State::Open | State::Kept, _) => (Tone::Neutral, words.gaps_became_open()),
    };
    let (number, due) = (
        person.order_number.clone(),
        format.short_by(times.judged_by),
    );
    TableRow {
        head: person_head(
            format,
            person.customer,
            person.name.as_ref(),
            person.order_number.as_ref(),
        ),
        cells: vec![
            view! { {number} }.into_any(),
            view! { {due} }.into_any(),
            view! { <Badge tone text=state/> }.into_any(),
            match person.score {
                Some(score) => view! { {words.journey_score(score)} }.into_any(),
                None => view! { <span class="soft">"–"</span> }.into_any(),
            },
        ],
    }
}

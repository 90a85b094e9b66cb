//! The people behind a figure, of promises and of hand-overs alike: what the figure says of all of them, what became of
//! whom to choose among, and a page of them, each leading to their journey.

use crate::{
    design::{
        ButtonLink, Card, Empty, Fact, Facts, Frame, Heading, Look, Page, PageTitle, TableShape,
    },
    request::{Asked, Form},
    staff::{TableRow, table},
    words::Format,
};
use domain::{ids::CustomerId, staff::StaffMember};
use leptos::prelude::*;

pub(super) const A_PAGE: usize = 50;

/// What a page of them shows.
pub(super) struct Behind {
    /// Its path.
    pub here: String,
    pub title: String,
    pub lead: String,
    /// The gap view one came from.
    pub back: String,
    pub facts: Vec<(String, AnyView)>,
    pub list: List,
}

/// The people themselves.
pub(super) struct List {
    /// The address of this slice, without what became of them and without a page.
    pub fields: Form,
    /// Codes and words of what may have become of them.
    pub choices: Vec<(&'static str, String)>,
    /// The code that was chosen; '' for all.
    pub became: &'static str,
    pub columns: Vec<String>,
    pub rows: Vec<TableRow>,
    /// What is said where there is nobody.
    pub none: String,
    pub next: Option<String>,
}

pub(super) fn behind_page(asked: &Asked, member: &StaffMember, behind: Behind) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let Behind {
        here,
        title,
        lead,
        back,
        facts,
        list,
    } = behind;
    let list = if member.role.reads_journeys() {
        list_view(&format, &here, list)
    } else {
        view! { <p class="quiet">{words.gaps_figures_only()}</p> }.into_any()
    };
    let facts = facts
        .into_iter()
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

fn list_view(format: &Format, here: &str, list: List) -> AnyView {
    let words = format.words();
    let address = |form: Form| format!("{here}?{}", form.encode());
    let choices = list
        .choices
        .into_iter()
        .map(|(code, text)| {
            let href = address(list.fields.with("became", code));
            let current = (code == list.became).then_some("true");
            view! { <li><a href=href aria-current=current>{text}</a></li> }
        })
        .collect_view();
    let more = list.next.map(|next| {
        let fields = list.fields.with("became", list.became).with("after", &next);
        view! { <div class="row"><ButtonLink href=address(fields) text=words.gaps_people_more() look=Look::Quiet/></div> }
    });
    let people = if list.rows.is_empty() {
        view! { <Empty title=words.gaps_people_none() detail=list.none/> }.into_any()
    } else {
        table(
            words.gaps_people(),
            list.columns,
            TableShape::Stacks,
            list.rows,
        )
    };
    view! {
        <Card title=words.gaps_people()>
            <nav class="menu choices" aria-label=words.gaps_column_happened()><ul>{choices}</ul></nav>
            {people}{more}
        </Card>
    }
    .into_any()
}

/// Who it is, by their name, else by their order, leading to their journey.
pub(super) fn person_head(
    format: &Format,
    customer: CustomerId,
    name: Option<&String>,
    order: Option<&String>,
) -> AnyView {
    let narrowed =
        order.map(|number| format!("?{}", Form::default().with("order", number).encode()));
    let href = format!("/staff/journeys/{customer}{}", narrowed.unwrap_or_default());
    let name = name
        .or(order)
        .cloned()
        .unwrap_or_else(|| format.words().today_unnamed());
    view! { <a href=href>{name}</a> }.into_any()
}

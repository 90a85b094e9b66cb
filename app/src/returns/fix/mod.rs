//! `/orders/{number}/fix`: what is wrong with which things; then, on the same URL, what that brings. The first step is
//! a question by GET, so that "back" leads from the second to it without a script, and nothing is agreed by it. What the
//! customer writes in their own words is asked for in the second, which posts: it would stand in a URL otherwise.

mod ask;
pub(super) mod choose;

use super::fix_path;
use crate::{
    design::{Card, Frame, Page, PageTitle},
    orders::path_part,
    request::{Asked, Form, Refused, asked, failed_page, refused, set_status},
};
use domain::returns::{Item, Reason};
use http::StatusCode;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::returns::FixOptions;

#[component]
pub fn FixPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let number = use_params_map()
        .with_untracked(|params| params.get("number").unwrap_or_default())
        .replace('\0', "");
    Suspend::new(async move {
        match asked.store().fix_options(&asked.viewer, &number).await {
            Ok(options) => page(&asked, &options, refused.as_ref()).await,
            Err(failure) => failed_page(failure),
        }
    })
}

async fn page(asked: &Asked, options: &FixOptions, refused: Option<&Refused>) -> AnyView {
    let picked = Picked::read(&asked.query, options);
    if picked.is_sent && picked.faults(options).is_none() {
        let wish = picked.wish();
        return match asked
            .store()
            .simulate_return(&asked.viewer, &options.number, &wish)
            .await
        {
            Ok(told) => choose::page(asked, options, &picked, &told, refused),
            Err(failure) => failed_page(failure),
        };
    }
    if picked.is_sent {
        set_status(StatusCode::UNPROCESSABLE_ENTITY);
    }
    ask::page(asked, options, &picked)
}

fn framed(asked: &Asked, options: &FixOptions, title: String, body: AnyView) -> AnyView {
    let words = asked.words();
    let query = asked.query.encode();
    let path = format!("{}?{query}", fix_path(&options.number));
    let back = format!("/orders/{}", path_part(&options.number));
    let others = super::card(asked, &options.returns);
    let withdraw = crate::withdraw::door(asked, options.withdrawal, &options.number);
    view! {
        <PageTitle text=title shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path=path.trim_end_matches('?').to_owned() frame=Frame::Customer>
            {body}
            {withdraw}
            {others}
            <p class="no-print"><a class="thumb" href=back>{words.return_fix_back()}</a></p>
        </Page>
    }
    .into_any()
}

/// Ways on where nothing can be agreed here.
fn other_ways(asked: &Asked, options: &FixOptions) -> impl IntoView + use<> {
    let words = asked.words();
    let order = format!("/orders/{}", path_part(&options.number));
    let ask = format!("/help?order={}", path_part(&options.number));
    view! {
        <Card title=words.return_other_ways()>
            <ul class="ways">
                <li><a href=order>{words.return_other_way_order()}</a></li>
                <li><a href=ask>{words.return_more_ask()}</a></li>
                <li><a href="/withdraw">{words.nav_withdraw()}</a></li>
            </ul>
        </Card>
    }
}

/// What was picked in the first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picked {
    /// The first step was sent.
    pub is_sent: bool,
    pub items: Vec<Item>,
    pub reason: Option<Reason>,
}

/// What is wrong with it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Faults {
    nothing: bool,
    /// The line and the most of it.
    pieces: Option<(String, i64)>,
    reason: bool,
}

impl Picked {
    /// Reads the query. Of an order with one thing that can go back, that thing is picked already.
    pub fn read(query: &Form, options: &FixOptions) -> Self {
        let is_sent = query.get("step") == "2";
        let mut items = Self::items(query);
        let mut open = options.lines.iter().filter(|line| line.open > 0);
        if let (true, Some(only), None) = (items.is_empty() && !is_sent, open.next(), open.next()) {
            items.push(Item {
                line_id: only.line_id.clone(),
                quantity: only.open,
            });
        }
        Self {
            is_sent,
            items,
            reason: Reason::read(query.get("reason")),
        }
    }

    /// The lines ticked, each with its pieces: one unless said otherwise, none for what is no number.
    pub fn items(query: &Form) -> Vec<Item> {
        query
            .all("line")
            .map(|line| Item {
                line_id: line.to_owned(),
                quantity: match query.get(&pieces_field(line)) {
                    "" => 1,
                    pieces => pieces.parse().unwrap_or_default(),
                },
            })
            .collect()
    }

    fn faults(&self, options: &FixOptions) -> Option<Faults> {
        let pieces = self.items.iter().find_map(|item| {
            let line = options
                .lines
                .iter()
                .find(|line| line.line_id == item.line_id)?;
            // What is not in hand is refused with its reason, in the second step.
            let most = line.open.max(1);
            (!(1..=most).contains(&item.quantity)).then(|| (line.line_id.clone(), most))
        });
        let faults = Faults {
            nothing: self.items.is_empty(),
            pieces,
            reason: self.reason.is_none(),
        };
        (faults != Faults::default()).then_some(faults)
    }

    /// As far as the first step goes; only items and reason count for what it brings.
    fn wish(&self) -> store::returns::Wish {
        store::returns::Wish {
            items: self.items.clone(),
            reason: self.reason.unwrap_or(Reason::Other),
            note: String::new(),
            outcome: domain::returns::Outcome::Refund,
            exchange_for: None,
            hand_over: domain::returns::HandOver::DropOffQr,
            key: String::new(),
        }
    }

    fn quantity(&self, line_id: &str) -> Option<i64> {
        let item = self.items.iter().find(|item| item.line_id == line_id)?;
        Some(item.quantity)
    }
}

fn pieces_field(line_id: &str) -> String {
    format!("pieces.{line_id}")
}

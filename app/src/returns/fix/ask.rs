//! The first step: which things, and what is wrong.

use super::{Faults, Picked, fix_path, framed, other_ways, pieces_field};
use crate::{
    design::{Button, Card, Heading},
    request::Asked,
    returns::reason_words,
    words::Format,
};
use domain::returns::Reason;
use leptos::prelude::*;
use store::returns::{FixLine, FixOptions};

/// Most told first.
const REASONS: [Reason; 9] = [
    Reason::Damaged,
    Reason::Faulty,
    Reason::WrongItem,
    Reason::MissingParts,
    Reason::Missing,
    Reason::Late,
    Reason::DoesNotSuit,
    Reason::ChangedMyMind,
    Reason::Other,
];

pub(super) fn page(asked: &Asked, options: &FixOptions, picked: &Picked) -> AnyView {
    let words = asked.words();
    let is_possible = options.lines.iter().any(|line| can_go_back(line, asked));
    let over = words.return_fix_over(options.number.as_str());
    let (title, lead) = if is_possible {
        (words.return_fix_title(), words.return_fix_lead())
    } else if options.lines.iter().all(|line| line.received_at.is_none()) {
        (
            words.return_fix_not_here(),
            words.return_fix_not_here_lead(),
        )
    } else {
        (words.return_fix_nothing(), words.return_fix_nothing_lead())
    };
    let body = if is_possible {
        form(asked, options, picked).into_any()
    } else {
        let rows = options
            .lines
            .iter()
            .map(|line| {
                let why = hint(line, asked);
                view! { <li><div><p>{line.title.clone()}</p><p class="quiet">{why}</p></div></li> }
            })
            .collect_view();
        view! {
            <Card title=words.order_items()><ul class="items">{rows}</ul></Card>
            {other_ways(asked, options)}
        }
        .into_any()
    };
    let body = view! { <Heading over title=title.clone() lead/>{body} }.into_any();
    framed(asked, options, title, body)
}

/// Whether anything of a line can go back by some right.
fn can_go_back(line: &FixLine, asked: &Asked) -> bool {
    line.open > 0 && line.guarantee_until.is_some_and(|until| asked.now <= until)
}

/// Until when it can go back, or why it cannot.
fn hint(line: &FixLine, asked: &Asked) -> String {
    let (words, format): (_, Format) = (asked.words(), asked.format());
    let in_time = |until: domain::Timestamp| asked.now <= until;
    match (line.window_until, line.guarantee_until) {
        (None, _) | (_, None) => words.return_line_not_here(),
        (Some(_), Some(until)) if !in_time(until) => words.return_line_over(format.due(until)),
        _ if line.open == 0 => words.return_line_in_return(),
        (Some(window), Some(until)) if !in_time(window) => {
            words.return_line_law_only(format.short_due(window), format.short_due(until))
        }
        (Some(window), _) => words.return_line_until(format.short_by(window)),
    }
}

fn form(asked: &Asked, options: &FixOptions, picked: &Picked) -> impl IntoView + use<> {
    let words = asked.words();
    let faults = Some(picked)
        .filter(|picked| picked.is_sent)
        .and_then(|picked| picked.faults(options))
        .unwrap_or_default();
    let action = fix_path(&options.number);
    let lines = options
        .lines
        .iter()
        .enumerate()
        .map(|(place, line)| thing(asked, options, picked, &faults, place, line))
        .collect_view();
    let nothing = faults.nothing.then(|| {
        view! { <p class="field-error" id="things-error">{words.return_refused_nothing_chosen()}</p> }
    });
    let described = faults.nothing.then_some("things-error");
    let reasons = reasons(asked, picked, &faults);
    view! {
        <Card>
            <form class="form" method="get" action=action novalidate>
                <input type="hidden" name="step" value="2"/>
                <fieldset class="field options" aria-describedby=described>
                    <legend>{words.return_fix_which()}</legend>
                    {lines}
                    {nothing}
                </fieldset>
                {reasons}
                <div class="row"><Button text=words.return_fix_go_on()/></div>
            </form>
        </Card>
    }
}

fn thing(
    asked: &Asked,
    options: &FixOptions,
    picked: &Picked,
    faults: &Faults,
    place: usize,
    line: &FixLine,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let price = words.order_item_amount(
        format.money(line.unit_price_minor, &options.currency),
        line.bought,
    );
    let (title, hint) = (line.title.clone(), hint(line, asked));
    if !can_go_back(line, asked) {
        return view! {
            <div class="option off">
                <span><span>{title}</span>" "<span class="quiet">{price}</span><span class="hint">{hint}</span></span>
            </div>
        }
        .into_any();
    }
    let quantity = picked.quantity(&line.line_id);
    let fault = faults
        .pieces
        .as_ref()
        .filter(|(id, _)| *id == line.line_id)
        .map(|(_, most)| words.return_fix_pieces_wrong(*most));
    let several = (line.open > 1).then(|| {
        let name = pieces_field(&line.line_id);
        let label = words.return_fix_pieces(line.open, title.as_str());
        let value = quantity.unwrap_or(line.open).to_string();
        let id = format!("pieces-{place}-error");
        let described = fault.is_some().then(|| id.clone());
        let invalid = fault.is_some().then_some("true");
        view! {
            <label class="pieces">
                <span class="quiet">{label}</span>
                <input type="number" inputmode="numeric" name=name min="1" max=line.open.to_string() value=value
                    aria-describedby=described aria-invalid=invalid/>
            </label>
            {fault.map(|fault| view! { <p class="field-error" id=id>{fault}</p> })}
        }
    });
    view! {
        <div class="option-frame">
            <label class="option">
                <input type="checkbox" name="line" value=line.line_id.clone() checked=quantity.is_some()/>
                <span><span>{title}</span>" "<span class="quiet">{price}</span><span class="hint">{hint}</span></span>
            </label>
            {several}
        </div>
    }
    .into_any()
}

fn reasons(asked: &Asked, picked: &Picked, faults: &Faults) -> impl IntoView + use<> {
    let words = asked.words();
    let error = faults.reason.then(|| words.return_fix_reason_missing());
    let described = faults.reason.then_some("reason-error");
    let invalid = faults.reason.then_some("true");
    let first = REASONS[0];
    let rows = REASONS
        .map(|reason| {
            let focused = faults.reason && reason == first;
            let checked = picked.reason == Some(reason);
            view! {
                <label class="option">
                    <input type="radio" name="reason" value=reason.as_str() checked=checked required
                        autofocus=focused aria-describedby=described aria-invalid=invalid/>
                    <span>{reason_words(reason, words)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field options">
            <legend>{words.return_fix_why()}</legend>
            {rows}
            {error.map(|error| view! { <p class="field-error" id="reason-error">{error}</p> })}
        </fieldset>
    }
}

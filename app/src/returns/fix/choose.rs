//! The second step: by which right, what it brings and by when; then it is agreed.

use super::{Picked, fix_path, framed, other_ways};
use crate::{
    design::{Button, Card, Form as PostForm, Heading, Notice, NoticeTone, TextArea, UploadForm},
    photos::PhotoField,
    request::{Asked, Form, Refused},
    returns::{
        acts::wanted,
        reason_words,
        wording::{
            choice_words, hand_over_words, outcome_words, outlook_words, postage_words,
            refusal_words, right_words, rule_words,
        },
    },
};
use domain::{
    photos::MOST_OF_A_RETURN,
    returns::{
        Choice, HandOver, LONGEST_NOTE, Outcome, Outlook, Reason, Right, Rule, Simulation,
        bring_by, comes_back,
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::returns::FixOptions;

pub(super) fn page(
    asked: &Asked,
    options: &FixOptions,
    picked: &Picked,
    told: &Simulation,
    refused: Option<&Refused>,
) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let reason = picked.reason.unwrap_or(Reason::Other);
    let is_possible = told.options.iter().any(|option| option.refusal.is_none());
    let title = if is_possible {
        words.return_choose_title()
    } else {
        words.return_choose_nothing()
    };
    // Where nothing is possible, all outcomes are refused for the same cause.
    let lead = if is_possible {
        right_words(asked, told)
    } else {
        told.options
            .first()
            .and_then(|option| option.refusal.as_ref())
            .map(|refusal| refusal_words(refusal, &format))
    };
    let things: Vec<String> = picked
        .items
        .iter()
        .filter_map(|item| {
            let line = options
                .lines
                .iter()
                .find(|line| line.line_id == item.line_id)?;
            Some(words.return_unit(item.quantity, line.title.as_str()))
        })
        .collect();
    let summary = words.return_choose_summary(reason_words(reason, words), format.list(&things));
    let change = format!(
        "{}?{}",
        fix_path(&options.number),
        asked.query.with("step", "").encode()
    );
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let inside = if is_possible {
        form(asked, options, picked, told, refused).into_any()
    } else {
        other_ways(asked, options).into_any()
    };
    let over = words.return_fix_over(options.number.as_str());
    let body = view! {
        <Heading over title=title.clone() nostrip:lead=lead/>
        {whole}
        <p>{summary}" "<a href=change>{words.return_choose_change()}</a></p>
        {inside}
    }
    .into_any();
    framed(asked, options, title, body)
}

fn form(
    asked: &Asked,
    options: &FixOptions,
    picked: &Picked,
    told: &Simulation,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let reason = picked.reason.unwrap_or(Reason::Other);
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let error = |field: &str| refused.and_then(|refused| refused.of(field));
    // The same key until it is taken, so that pressing twice makes one.
    let key = Some(typed.get("key").to_owned())
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let action = format!("{}?{}", fix_path(&options.number), asked.query.encode());
    let outcomes = outcomes(
        asked,
        &options.currency,
        reason,
        told,
        &typed,
        error("outcome"),
    );
    let outcomes_back = told
        .options
        .iter()
        .filter(|option| option.refusal.is_none() && comes_back(reason, option.outcome));
    // With nothing to come back there is no way to choose.
    let hand_over = (outcomes_back.count() > 0).then(|| {
        let ways = options.hand_overs(&picked.items);
        hand_over(asked, told.right, &ways, &typed, error("hand_over"))
    });
    let button = if reason.comes_back() {
        words.return_agree()
    } else {
        words.return_agree_claim()
    };
    let reviewed = told.is_reviewed.then(|| {
        view! { <Notice tone=NoticeTone::Info text=words.return_reviewed()/> }
    });
    let (note, note_error) = (typed.get("note").to_owned(), error("note"));
    let longest = u32::try_from(LONGEST_NOTE).unwrap_or(2_000);
    let photos = reason.offers_photos().then(|| {
        let error = error("photo");
        let optional = (!told.asks_for_photo).then(|| words.design_optional());
        view! {
            <PhotoField words label=words.photos_field() most=MOST_OF_A_RETURN
                nostrip:optional=optional nostrip:error=error/>
        }
    });
    let brings_files = photos.is_some();
    let inside = view! {
        {outcomes}
        {hand_over}
        <TextArea name="note" label=words.return_note() hint=words.return_note_hint() value=note
            nostrip:error=note_error optional=words.design_optional() longest/>
        {photos}
        {reviewed}
        <div class="row"><Button text=button/></div>
    };
    let form = if brings_files {
        view! { <UploadForm action key>{inside}</UploadForm> }.into_any()
    } else {
        view! { <PostForm action key>{inside}</PostForm> }.into_any()
    };
    view! { <Card>{form}</Card> }
}

/// What is on offer, to choose one of.
pub(in crate::returns) fn outcomes(
    asked: &Asked,
    currency: &str,
    reason: Reason,
    told: &Simulation,
    typed: &Form,
    error: Option<String>,
) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let possible: Vec<&Outlook> = told
        .options
        .iter()
        .filter(|option| option.refusal.is_none())
        .collect();
    // Nobody is led to what costs us less: of two, none is chosen for the customer.
    let chosen = wanted(typed).0.or(match possible.as_slice() {
        [only] if only.outcome != Outcome::Exchange => Some(only.outcome),
        _ => None,
    });
    let described = error.is_some().then_some("outcome-error");
    let invalid = error.is_some().then_some("true");
    // What the shop never offers is no news; what a rule or a date stands against is said.
    let is_news = |option: &&Outlook| {
        let rule = option.refusal.as_ref().map(|refusal| refusal.rule);
        !matches!(
            rule,
            Some(Rule::NotOffered | Rule::NothingMissing | Rule::NeverCame | Rule::NothingElse)
        )
    };
    let rows = told
        .options
        .iter()
        .filter(is_news)
        .map(|option| {
            if option.outcome == Outcome::Exchange && option.refusal.is_none() {
                return exchanges(asked, currency, told, option, typed, described).into_any();
            }
            let fee = (option.fee_minor > 0).then(|| {
                let fee = format.money(option.fee_minor, currency);
                view! { <span class="hint">{words.return_fee_kept(fee)}</span> }
            });
            let amount = format.money(option.amount_minor, currency);
            let name = outcome_words(option.outcome, amount, words);
            match &option.refusal {
                Some(refusal) => view! {
                    <div class="option off">
                        <span><span>{name}</span><span class="hint">{refusal_words(refusal, &format)}</span></span>
                    </div>
                }
                .into_any(),
                None => view! {
                    <label class="option">
                        <input type="radio" name="outcome" value=option.outcome.as_str() required
                            class:stays=!comes_back(reason, option.outcome)
                            checked=chosen == Some(option.outcome) aria-describedby=described aria-invalid=invalid/>
                        <span>
                            <strong>{name}</strong>
                            <span class="hint">{outlook_words(option, reason.comes_back(), &format)}</span>
                            {fee}
                        </span>
                    </label>
                }
                .into_any(),
            }
        })
        .collect_view();
    view! {
        <fieldset class="field options">
            <legend>{words.return_choose_outcome()}</legend>
            {rows}
            {error.map(|error| view! { <p class="field-error" id="outcome-error">{error}</p> })}
        </fieldset>
    }
}

/// Most of what could be had instead: more is nothing to choose from on a phone.
const MOST_CHOICES: usize = 12;

/// Each thing that could be had instead, the same in another colour first. Of other things those that cannot be had are
/// no news.
fn exchanges(
    asked: &Asked,
    currency: &str,
    told: &Simulation,
    option: &Outlook,
    typed: &Form,
    described: Option<&'static str>,
) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let is_news = |choice: &&Choice| choice.product.is_variant || choice.refusal.is_none();
    let invalid = described.is_some().then_some("true");
    told.choices
        .iter()
        .filter(is_news)
        .take(MOST_CHOICES)
        .map(|choice| {
            let name = words.return_exchange_for(choice.product.title.as_str());
            if let Some(rule) = choice.refusal {
                return view! {
                    <div class="option off">
                        <span><span>{name}</span><span class="hint">{rule_words(rule, String::new(), words)}</span></span>
                    </div>
                }
                .into_any();
            }
            let value = format!("{}:{}", Outcome::Exchange.as_str(), choice.product.sku);
            let checked = typed.get("outcome") == value;
            let hint = choice_words(choice, option, currency, &format);
            view! {
                <label class="option">
                    <input type="radio" name="outcome" value=value required checked=checked
                        aria-describedby=described aria-invalid=invalid/>
                    <span><strong>{name}</strong><span class="hint">{hint}</span></span>
                </label>
            }
            .into_any()
        })
        .collect_view()
}

fn hand_over(
    asked: &Asked,
    right: Right,
    ways: &BTreeSet<HandOver>,
    typed: &Form,
    error: Option<String>,
) -> impl IntoView + use<> {
    let words = asked.words();
    // The first on offer, unless another was chosen.
    let chosen = HandOver::read(typed.get("hand_over"))
        .filter(|way| ways.contains(way))
        .or_else(|| ways.first().copied());
    let postage = postage_words(asked.policy.returns.postage_of(right), words);
    let hint = |way| match way {
        HandOver::DropOffQr => words.return_hand_over_drop_off_hint(),
        HandOver::Label => words.label_hand_over_hint(postage.clone()),
        HandOver::InStore => words.return_hand_over_in_store_hint(),
        HandOver::HomePickup => words.pickup_hand_over_hint(),
    };
    let described = error.is_some().then_some("hand-over-error");
    let invalid = error.is_some().then_some("true");
    let rows = ways
        .iter()
        .map(|&way| {
            view! {
                <label class="option">
                    <input type="radio" name="hand_over" value=way.as_str() checked=chosen == Some(way)
                        aria-describedby=described aria-invalid=invalid/>
                    <span><strong>{hand_over_words(way, words)}</strong><span class="hint">{hint(way)}</span></span>
                </label>
            }
        })
        .collect_view();
    let by = asked.format().by(bring_by(asked.now, &asked.policy));
    view! {
        <fieldset class="field options way-back">
            <legend>{words.return_hand_over()}</legend>
            {rows}
            {error.map(|error| view! { <p class="field-error" id="hand-over-error">{error}</p> })}
            <p class="hint">{words.return_hand_over_by(by)}</p>
        </fieldset>
    }
}

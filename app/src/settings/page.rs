//! `/staff/settings/returns`: the terms, and what they would have made of the last returns.

use super::{
    RETURNS,
    form::{named, rules_of, typed},
    more::{feasts, label, of_rule, photos},
    stated,
};
use crate::{
    design::{
        Button, Card, Fact, Facts, Field, FieldKind, Form as PostForm, Frame, Heading, Look,
        Notice, NoticeTone, Page, PageTitle, Select,
    },
    request::{Asked, Form, Refused, failed_page, refused, step},
    returns::{hand_over_words, outcome_names, reason_words, refusal_words},
    shell::missing_page,
    staff::{on_duty, whole},
    words::Words,
};
use domain::returns::{CountsFrom, HandOver, Outcome, Reason};
use leptos::prelude::*;
use store::{Failure, returns::DryRun};

/// The terms of returns, for admins.
#[component]
pub fn ReturnTermsPage() -> impl IntoView {
    let (refused, tried) = (refused(), step());
    on_duty(move |asked, member| {
        if !member.role.sets_policy() {
            return missing_page();
        }
        whole(move || {
            let (asked, refused, tried) = (asked.clone(), refused.clone(), tried.clone());
            async move {
                let run = match tried.as_ref().and_then(|form| stated(form, &asked)) {
                    Some(policy) => match asked.store().try_return_terms(&policy).await {
                        Ok(run) => Some(run),
                        Err(error) => return failed_page(Failure::<()>::Broken(error)),
                    },
                    None => None,
                };
                let typed = refused
                    .as_ref()
                    .map(|refused| refused.typed.clone())
                    .or(tried);
                page(&asked, typed, refused.as_ref(), run.as_ref())
            }
        })
    })
}

fn page(
    asked: &Asked,
    form: Option<Form>,
    refused: Option<&Refused>,
    run: Option<&DryRun>,
) -> AnyView {
    let words = asked.words();
    let saved = (asked.query.get("saved") == "yes" && form.is_none()).then(|| {
        view! { <Notice tone=NoticeTone::Good text=words.settings_saved()/> }
    });
    let form = form.unwrap_or_else(|| typed(&asked.policy.returns, asked.locale));
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let run = run.map(|run| tried(asked, run));
    let title = words.settings_returns_title();
    let fields = (window(asked, &form, refused), money(asked, &form, refused));
    let (feasts, photos, label) = (
        feasts(asked, &form, refused),
        photos(words, &form),
        label(words, &form, refused),
    );
    let (offers, looks, rules) = (
        offers(asked, &form, refused),
        looks(asked, &form, refused),
        rules(asked, &form, refused),
    );
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path=RETURNS frame=Frame::Staff>
            <Heading title lead=words.settings_returns_lead()/>
            {saved}
            {whole}
            {run}
            <PostForm action=RETURNS>
                <Card title=words.settings_window()>{fields.0}</Card>
                <Card title=words.settings_money()>{fields.1}</Card>
                <Card title=words.settings_feasts()>{feasts}</Card>
                <Card title=words.settings_offers()>{offers}</Card>
                <Card title=words.settings_looks()>{looks}{photos}</Card>
                <Card title=words.settings_label()>{label}</Card>
                <Card title=words.settings_rules()>{rules}</Card>
                <div class="row">
                    <Button text=words.settings_try() look=Look::Quiet name="act" value="try"/>
                    <Button text=words.settings_save() name="act" value="save"/>
                </div>
            </PostForm>
        </Page>
    }
    .into_any()
}

/// One field with a number that may be left out.
pub(super) fn number(
    asked: &Asked,
    form: &Form,
    refused: Option<&Refused>,
    name: &str,
    label: String,
    hint: Option<String>,
) -> AnyView {
    let fault = refused.and_then(|refused| refused.of(name));
    let value = form.get(name).to_owned();
    let optional = asked.words().design_optional();
    view! {
        <Field name=name.to_owned() label kind=FieldKind::Amount value optional nostrip:hint=hint nostrip:error=fault/>
    }
    .into_any()
}

fn window(asked: &Asked, form: &Form, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let field = |name: &str, label, hint| number(asked, form, refused, name, label, hint);
    let from = CountsFrom::ALL
        .iter()
        .map(|from| {
            let said = match from {
                CountsFrom::Delivery => words.settings_from_delivery(),
                CountsFrom::Dispatch => words.settings_from_dispatch(),
                CountsFrom::Order => words.settings_from_order(),
            };
            (from.as_str().to_owned(), said)
        })
        .collect::<Vec<_>>();
    let chosen = form.get("counts_from").to_owned();
    view! {
        {field("window_days", words.settings_window_days(), Some(words.settings_window_hint()))}
        <Select name="counts_from" label=words.settings_counts_from() options=from chosen/>
        {field("grace_days", words.settings_grace_days(), Some(words.settings_grace_hint()))}
        {field("warranty_days", words.settings_warranty_days(), Some(words.settings_warranty_hint()))}
    }
    .into_any()
}

fn money(asked: &Asked, form: &Form, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let field = |name: &str, label, hint| number(asked, form, refused, name, label, hint);
    view! {
        {field("refund_days", words.settings_refund_days(), Some(words.settings_refund_hint()))}
        {field("replacement_days", words.settings_replacement_days(), None)}
        {field("restocking_percent", words.settings_restocking(), Some(words.settings_restocking_hint()))}
        {field("keep_percent", words.settings_keep(), Some(words.settings_keep_hint()))}
        {field("instant_up_to", words.settings_instant(), Some(words.settings_instant_hint()))}
    }
    .into_any()
}

fn offers(asked: &Asked, form: &Form, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let fault = refused.and_then(|refused| refused.of("outcomes"));
    let rows = Outcome::ALL
        .iter()
        .map(|&outcome| {
            let checked = form.all("outcome").any(|chosen| chosen == outcome.as_str());
            view! {
                <label class="option">
                    <input type="checkbox" name="outcome" value=outcome.as_str() checked=checked/>
                    <span>{outcome_names(outcome, words)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field options">
            <legend>{words.settings_offers_lead()}</legend>
            {rows}
            {fault.map(|fault| view! { <p class="field-error">{fault}</p> })}
        </fieldset>
        {ways(words, form, "hand_over", refused)}
        <p class="hint">{words.settings_ways_hint()}</p>
    }
    .into_any()
}

/// The ways in which goods may come back.
fn ways(words: Words, form: &Form, field: &str, refused: Option<&Refused>) -> AnyView {
    let fault = refused.and_then(|refused| refused.of(&format!("{field}s")));
    let rows = HandOver::ALL
        .iter()
        .map(|&way| {
            let checked = form.all(field).any(|chosen| chosen == way.as_str());
            view! {
                <label class="option">
                    <input type="checkbox" name=field.to_owned() value=way.as_str() checked=checked/>
                    <span>{hand_over_words(way, words)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field options">
            <legend>{words.settings_ways()}</legend>
            {rows}
            {fault.map(|fault| view! { <p class="field-error">{fault}</p> })}
        </fieldset>
    }
    .into_any()
}

fn looks(asked: &Asked, form: &Form, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let field = |name: &str, label, hint| number(asked, form, refused, name, label, hint);
    let rows = Reason::ALL
        .iter()
        .map(|&reason| {
            let checked = form.all("review_reason").any(|chosen| chosen == reason.as_str());
            view! {
                <label class="option">
                    <input type="checkbox" name="review_reason" value=reason.as_str() checked=checked/>
                    <span>{reason_words(reason, words)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        {field("review_above", words.settings_review_above(), Some(words.settings_looks_lead()))}
        {field("review_more_than", words.settings_review_more_than(), None)}
        <fieldset class="field options">
            <legend>{words.settings_review_reasons()}</legend>
            {rows}
        </fieldset>
    }
    .into_any()
}

/// The rules there are, and an empty one to fill in.
fn rules(asked: &Asked, form: &Form, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let rows = (0..=rules_of(form))
        .map(|place| {
            let text = |field: &str, label: String, hint: Option<String>| {
                let name = named(place, field);
                let fault = refused.and_then(|refused| refused.of(&name));
                let value = form.get(&name).to_owned();
                let optional = words.design_optional();
                view! { <Field name label value optional nostrip:hint=hint nostrip:error=fault/> }
            };
            let number = |field: &str, label: String| {
                number(asked, form, refused, &named(place, field), label, None)
            };
            let final_field = named(place, "final");
            let is_final = form.get(&final_field) == "yes";
            let legend = match form.get(&named(place, "name")) {
                "" => words.settings_rule_new(),
                name => name.to_owned(),
            };
            view! {
                <fieldset class="field options">
                    <legend>{legend}</legend>
                    <div class="form">
                    {text("name", words.settings_rule_name(), None)}
                    {text("categories", words.settings_rule_categories(), Some(words.settings_rule_categories_hint()))}
                    {text("countries", words.settings_rule_countries(), Some(words.settings_rule_countries_hint()))}
                    <label class="option">
                        <input type="checkbox" name=final_field value="yes" checked=is_final/>
                        <span>{words.settings_rule_final()}</span>
                    </label>
                    {number("window_days", words.settings_window_days())}
                    {number("restocking_percent", words.settings_restocking())}
                    {ways(words, form, &named(place, "hand_over"), refused)}
                    {of_rule(asked, form, refused, place)}
                    </div>
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <p>{words.settings_rules_lead()}</p>
        {rows}
    }
    .into_any()
}

/// What the terms would have made of the last returns.
fn tried(asked: &Asked, run: &DryRun) -> AnyView {
    let (words, format) = (asked.words(), asked.format());
    let declined = i64::try_from(run.declined.len()).unwrap_or(i64::MAX);
    let title = words.settings_tried(declined, run.looked_at);
    let mut facts = vec![
        (words.settings_tried_reviewed(), run.reviewed.to_string()),
        (words.settings_tried_waved(), run.waved_through.to_string()),
    ];
    for (currency, minor) in &run.less_minor {
        facts.push((words.settings_tried_less(), format.money(*minor, currency)));
    }
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <Fact name>{value}</Fact> })
        .collect_view();
    let some = run.declined.iter().take(20).map(|changed| {
        let why = refusal_words(&changed.refusal, &format);
        let href = format!("/staff/returns/{}", changed.id);
        view! { <li><a href=href>{changed.short_code.clone()}</a>" "<span class="quiet">{format!("{} · {why}", changed.order_number)}</span></li> }
    });
    let some = some.collect_view();
    view! {
        <Card title>
            <Facts>{facts}</Facts>
            <ul class="ways">{some}</ul>
            <p class="hint">{words.settings_tried_hint()}</p>
        </Card>
    }
    .into_any()
}

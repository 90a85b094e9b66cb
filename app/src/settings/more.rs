//! The rarer terms: feasts, photos, the label, and what else a rule can say.

use super::{
    form::{feast_field, feasts_of, named},
    page::number,
};
use crate::{
    design::{Field, FieldKind, Select, TextArea},
    request::{Asked, Form, Refused},
    returns::{outcome_names, reason_words},
    words::Words,
};
use domain::returns::{Outcome, Postage, Reason};
use leptos::prelude::*;

/// The feasts there are, and an empty one to fill in.
pub(super) fn feasts(asked: &Asked, form: &Form, refused: Option<&Refused>) -> AnyView {
    let words = asked.words();
    let rows = (0..=feasts_of(form))
        .map(|place| {
            let date = |field: &str, label: String| {
                let name = feast_field(place, field);
                let fault = refused.and_then(|refused| refused.of(&name));
                let value = form.get(&name).to_owned();
                let optional = words.design_optional();
                view! { <Field name label kind=FieldKind::Date value optional nostrip:error=fault/> }
            };
            let legend = match form.get(&feast_field(place, "until")) {
                "" => words.settings_feast_new(),
                until => until.to_owned(),
            };
            view! {
                <fieldset class="field options">
                    <legend>{legend}</legend>
                    <div class="form">
                    {date("bought_from", words.settings_feast_from())}
                    {date("bought_to", words.settings_feast_to())}
                    {date("until", words.settings_feast_until())}
                    </div>
                </fieldset>
            }
        })
        .collect_view();
    view! { <p>{words.settings_feasts_lead()}</p>{rows} }.into_any()
}

/// Reasons that are agreed only with a photo.
pub(super) fn photos(words: Words, form: &Form) -> AnyView {
    let offered = Reason::ALL
        .iter()
        .copied()
        .filter(|reason| reason.offers_photos());
    ticked(
        words.settings_photos(),
        "photo_reason",
        offered.map(|reason| (reason.as_str(), reason_words(reason, words))),
        form,
    )
}

/// Where parcels go that customers send themselves, and who pays.
pub(super) fn label(words: Words, form: &Form, refused: Option<&Refused>) -> AnyView {
    let fault = refused.and_then(|refused| refused.of("address"));
    let value = form.get("address").to_owned();
    let payers = Postage::ALL
        .iter()
        .map(|payer| {
            let said = match payer {
                Postage::Customer => words.settings_postage_customer(),
                Postage::Shop => words.settings_postage_shop(),
            };
            (payer.as_str().to_owned(), said)
        })
        .collect::<Vec<_>>();
    let chosen = form.get("postage").to_owned();
    view! {
        <TextArea name="address" label=words.settings_address() hint=words.settings_address_hint() value
            optional=words.design_optional() nostrip:error=fault longest=400/>
        <Select name="postage" label=words.settings_postage() options=payers chosen/>
    }
    .into_any()
}

/// What else a rule can say, folded away: most say nothing of it.
pub(super) fn of_rule(
    asked: &Asked,
    form: &Form,
    refused: Option<&Refused>,
    place: usize,
) -> AnyView {
    let words = asked.words();
    let field = |field: &str, label: String| {
        number(asked, form, refused, &named(place, field), label, None)
    };
    let outcomes = ticked(
        words.settings_rule_outcomes(),
        &named(place, "outcome"),
        Outcome::ALL
            .iter()
            .map(|outcome| (outcome.as_str(), outcome_names(*outcome, words))),
        form,
    );
    let reasons = ticked(
        words.settings_rule_reasons(),
        &named(place, "reason"),
        Reason::ALL
            .iter()
            .map(|reason| (reason.as_str(), reason_words(*reason, words))),
        form,
    );
    let is_faulty = ["keep_percent", "warranty_days", "outcomes", "reasons"]
        .iter()
        .any(|field| refused.is_some_and(|refused| refused.of(&named(place, field)).is_some()));
    view! {
        <details class="scans" open=is_faulty>
            <summary>{words.settings_rule_more()}</summary>
            <div class="form">
            {field("keep_percent", words.settings_keep())}
            {field("warranty_days", words.settings_warranty_days())}
            {outcomes}
            {reasons}
            </div>
        </details>
    }
    .into_any()
}

/// A list to tick.
fn ticked(
    legend: String,
    field: &str,
    choices: impl Iterator<Item = (&'static str, String)>,
    form: &Form,
) -> AnyView {
    let rows = choices
        .map(|(code, said)| {
            let checked = form.all(field).any(|chosen| chosen == code);
            view! {
                <label class="option">
                    <input type="checkbox" name=field.to_owned() value=code checked=checked/>
                    <span>{said}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="field options"><legend>{legend}</legend>{rows}</fieldset> }.into_any()
}

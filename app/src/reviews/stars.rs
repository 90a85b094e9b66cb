//! Stars to see, to hear, and to choose.

use crate::words::Words;
use leptos::prelude::*;

/// As many as were given, of five; said in words to who does not see them.
pub fn stars(words: Words, given: i64) -> impl IntoView {
    let full = usize::try_from(given.clamp(0, 5)).unwrap_or_default();
    view! {
        <span class="stars">
            <span aria-hidden="true">
                {"★".repeat(full)}
                <span class="stars-rest">{"★".repeat(5 - full)}</span>
            </span>
            <span class="visually-hidden">{words.review_stars_of(given)}</span>
        </span>
    }
}

/// What a number of stars means.
fn meaning(stars: i64, words: Words) -> String {
    match stars {
        1 => words.review_stars_1(),
        2 => words.review_stars_2(),
        3 => words.review_stars_3(),
        4 => words.review_stars_4(),
        _ => words.review_stars_5(),
    }
}

/// One of five, none chosen for anybody.
pub fn choice(words: Words, chosen: i64, error: Option<String>) -> impl IntoView {
    let described = error.is_some().then_some("field-stars-error");
    let invalid = error.is_some().then_some("true");
    let radios = (1..=5)
        .rev()
        .map(|stars| {
            let id = format!("field-stars-{stars}");
            let id_of_label = id.clone();
            let drawn = "★".repeat(usize::try_from(stars).unwrap_or_default());
            view! {
                <label class="star-choice" for=id_of_label>
                    <input type="radio" name="stars" id=id value=stars.to_string() checked=chosen == stars required
                        aria-describedby=described aria-invalid=invalid/>
                    <span>{meaning(stars, words)}</span>
                    <span class="stars" aria-hidden="true">{drawn}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field star-choices">
            <legend>{words.review_stars()}</legend>
            {radios}
            {error.map(|error| view! { <p class="field-error" id="field-stars-error">{error}</p> })}
        </fieldset>
    }
}

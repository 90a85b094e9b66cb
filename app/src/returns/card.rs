//! The returns of an order, on the order's page and beside the door.

use super::{path_of, wording::state_badge};
use crate::{
    design::{Badge, Card},
    request::Asked,
};
use leptos::prelude::*;
use store::returns::ReturnSummary;

/// The returns that exist, the newest first; nothing where there are none.
pub(crate) fn card(asked: &Asked, returns: &[ReturnSummary]) -> Option<impl IntoView + use<>> {
    let (words, format) = (asked.words(), asked.format());
    let rows = returns
        .iter()
        .map(|summary| {
            let (tone, text) = state_badge(summary.progress, words);
            let agreed = words.return_card_agreed(format.short_day(summary.agreed_at));
            let label = words.return_card_see(summary.title.as_str());
            view! {
                <li>
                    <div>
                        <p><a class="thumb" href=path_of(summary.id) aria-label=label>{summary.title.clone()}</a></p>
                        <p class="quiet">{agreed}</p>
                    </div>
                    <Badge tone text/>
                </li>
            }
        })
        .collect_view();
    (!returns.is_empty()).then(|| {
        view! { <Card title=words.return_card_title()><ul class="items">{rows}</ul></Card> }
    })
}

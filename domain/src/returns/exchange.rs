//! Another thing instead: which ones, and what each costs more or less.

use super::{Line, Rule, hundredths};

/// A thing the shop could send instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    pub sku: String,
    pub title: String,
    /// The same in another size or colour; otherwise another thing.
    pub is_variant: bool,
    pub unit_price_minor: i64,
    /// `None` for what nobody counts, which is never short.
    pub on_hand: Option<i64>,
}

/// One thing on offer in exchange for all that was chosen, piece for piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub product: Product,
    /// What it costs beyond what was paid. Below zero, that much goes back with it, but for `fee_minor`.
    pub difference_minor: i64,
    /// What the shop keeps of what goes back, as of a refund.
    pub fee_minor: i64,
    /// [`Rule::OutOfStock`] or [`Rule::CostsMore`].
    pub refusal: Option<Rule>,
}

/// What each of these would be, in exchange for so many pieces that cost so much. The same thing again is no exchange. Of
/// what goes back the shop keeps `percent`; nothing goes back where it gives no money for these goods (`is_refunded`).
pub(super) fn choices(
    products: &[Product],
    chosen: &[(&Line, i64)],
    paid: i64,
    percent: u8,
    is_refunded: bool,
) -> Vec<Choice> {
    let pieces = chosen.iter().map(|(_, pieces)| *pieces);
    let pieces = pieces.fold(0, i64::saturating_add).max(0);
    let is_same = |sku: &str| chosen.iter().all(|(line, _)| line.sku == sku);
    let others = products.iter().filter(|product| !is_same(&product.sku));
    others
        .map(|product| {
            let price = product.unit_price_minor.saturating_mul(pieces);
            let difference_minor = price.saturating_sub(paid);
            let refusal = if product.on_hand.is_some_and(|on_hand| on_hand < pieces) {
                Some(Rule::OutOfStock)
            } else if difference_minor > 0 {
                // Nothing here takes money from a customer.
                Some(Rule::CostsMore)
            } else if difference_minor < 0 && !is_refunded {
                // A cheap thing would be the way to money that is not on offer.
                Some(Rule::NotOffered)
            } else {
                None
            };
            Choice {
                product: product.clone(),
                difference_minor,
                fee_minor: hundredths(difference_minor.min(0).saturating_neg(), percent),
                refusal,
            }
        })
        .collect()
}

/// Why nothing can be had in exchange; `None` where something can.
pub(super) fn against_all(choices: &[Choice]) -> Option<Rule> {
    if choices.iter().any(|choice| choice.refusal.is_none()) {
        return None;
    }
    let costs_more = choices
        .iter()
        .any(|choice| choice.refusal == Some(Rule::CostsMore));
    let is_offered = |choice: &Choice| choice.refusal != Some(Rule::NotOffered);
    Some(match (!choices.iter().any(is_offered), costs_more) {
        (true, _) => Rule::NothingElse,
        (false, true) => Rule::CostsMore,
        (false, false) => Rule::OutOfStock,
    })
}

/// Whether fewer of the very things are there than were chosen.
pub(super) fn is_short(chosen: &[(&Line, i64)]) -> bool {
    chosen.iter().any(|(line, _)| {
        let same = chosen.iter().filter(|(other, _)| other.sku == line.sku);
        let wanted = same.map(|(_, pieces)| *pieces).fold(0, i64::saturating_add);
        line.on_hand.is_some_and(|on_hand| on_hand < wanted)
    })
}

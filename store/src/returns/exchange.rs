//! What goes out in exchange, and what is left over of what came back.

use super::ReturnView;
use domain::returns::{Outcome, Reception, RefundState, Reimbursement, Unit};

/// What goes out in exchange, piece for piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    pub sku: String,
    pub title: String,
    /// Of one piece, in the order's currency.
    pub unit_price_minor: i64,
}

impl Exchange {
    /// What goes back beside it, of things that were worth more together: of several lines one may be dearer than it and
    /// another cheaper.
    #[must_use]
    pub fn left_over_minor<'a>(&self, units: impl Iterator<Item = &'a Unit>) -> i64 {
        let each = units.map(|unit| {
            let price = self.unit_price_minor.saturating_mul(unit.quantity);
            unit.amount_minor().saturating_sub(price)
        });
        each.fold(0, i64::saturating_add).max(0)
    }
}

impl ReturnView {
    /// What is left over of an exchange, and is neither paid nor on its way.
    #[must_use]
    pub fn difference_owed_minor(&self) -> i64 {
        let replaced = |unit: &&Unit| unit.reimbursement == Reimbursement::Replaced;
        let sent = || self.units.iter().map(|unit| &unit.unit).filter(replaced);
        match &self.exchange {
            Some(exchange) if sent().all(|unit| unit.reception != Reception::Awaiting) => {
                let asked = self
                    .refunds
                    .iter()
                    .filter(|refund| refund.state != RefundState::Failed);
                let asked: i64 = asked.map(|refund| refund.amount_minor).sum();
                (exchange.left_over_minor(sent()) - asked).max(0)
            }
            _ => 0,
        }
    }

    /// Whether what came back is worth less, as it was judged, than what would go out for it.
    #[must_use]
    pub fn is_worth_less(&self) -> bool {
        let units = self.units.iter().map(|unit| &unit.unit);
        let open = units.filter(|unit| !unit.is_rejected() && !unit.reimbursement.is_done());
        worth_less(self.outcome, self.exchange.as_ref(), open)
    }
}

/// Whether these pieces are worth less than what would go out for them.
pub(super) fn worth_less<'a>(
    outcome: Outcome,
    exchange: Option<&Exchange>,
    units: impl Iterator<Item = &'a Unit>,
) -> bool {
    let sum = |minor: i64, more: i64| minor.saturating_add(more);
    let (worth, out) = units.fold((0, 0), |(worth, out), unit| {
        let price = match (outcome, exchange) {
            (Outcome::Exchange, Some(exchange)) => {
                exchange.unit_price_minor.saturating_mul(unit.quantity)
            }
            (Outcome::Replacement, _) => unit.paid_minor(),
            _ => 0,
        };
        (sum(worth, unit.amount_minor()), sum(out, price))
    });
    worth < out
}

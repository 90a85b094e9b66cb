//! Which pieces a step is about. A line may come back in parts: the part that is meant becomes a unit of its own.

use super::{MoveRefused, UnitView, rows::Held};
use crate::{Failure, StoreError, db::on, write_tx::WriteTx};
use domain::{ids::ReturnId, returns::Unit};

/// Pieces of one returned line; all that the step can be made for, unless so many are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub line_id: String,
    pub quantity: Option<i64>,
}

impl WriteTx {
    /// The places of the units that are meant, in which the step can be made; nothing chosen means all of them. A unit of
    /// which only some pieces are chosen is taken apart, which the step's own commit writes.
    pub(super) async fn pick(
        &mut self,
        held: &mut Held,
        chosen: &[Chosen],
        is_meant: fn(&Unit) -> bool,
    ) -> Result<Vec<i64>, Failure<MoveRefused>> {
        if chosen.is_empty() {
            let meant = held.units.iter().filter(|unit| is_meant(&unit.unit));
            return Ok(meant.map(|unit| unit.position).collect());
        }
        let mut picked = Vec::new();
        for Chosen { line_id, quantity } in chosen {
            if !held.units.iter().any(|unit| unit.line_id == *line_id) {
                return Err(Failure::Refused(MoveRefused::UnknownLine {
                    line_id: line_id.clone(),
                }));
            }
            let of_line = |unit: &UnitView| unit.line_id == *line_id && is_meant(&unit.unit);
            let free = |unit: &UnitView| of_line(unit) && !picked.contains(&unit.position);
            let most: i64 = held
                .units
                .iter()
                .filter(|unit| free(unit))
                .map(|unit| unit.unit.quantity)
                .sum();
            let mut left = quantity.unwrap_or(most);
            if left > most || left < 1 && quantity.is_some() {
                return Err(Failure::Refused(MoveRefused::TooMany {
                    line_id: line_id.clone(),
                    most,
                }));
            }
            let places: Vec<i64> = held
                .units
                .iter()
                .filter(|unit| free(unit))
                .map(|unit| unit.position)
                .collect();
            for place in places {
                if left == 0 {
                    break;
                }
                let taken = self.take_apart(held, place, left).await?;
                left -= taken;
                picked.push(place);
            }
        }
        Ok(picked)
    }

    /// Leaves at most so many pieces in the unit of that place; the rest becomes the last unit. Tells how many are left.
    async fn take_apart(
        &mut self,
        held: &mut Held,
        place: i64,
        quantity: i64,
    ) -> Result<i64, StoreError> {
        let id = held.id();
        let next = held
            .units
            .iter()
            .map(|unit| unit.position)
            .max()
            .unwrap_or_default()
            + 1;
        let Some(unit) = held.units.iter_mut().find(|unit| unit.position == place) else {
            return Ok(0);
        };
        let Some((part, rest)) = unit.unit.split(quantity) else {
            return Ok(unit.unit.quantity);
        };
        // What was given before it came is shared out as well, and stands there once.
        let given = unit.reimbursed_minor.min(part.amount_minor());
        let rest = UnitView {
            position: next,
            unit: rest,
            reimbursed_minor: unit.reimbursed_minor - given,
            ..unit.clone()
        };
        unit.unit = part;
        unit.reimbursed_minor = given;
        let unit = unit.clone();
        self.write_unit(id, &unit).await?;
        self.add_unit(id, &rest).await?;
        self.same_refund(id, place, next).await?;
        held.units.push(rest);
        Ok(part.quantity)
    }

    pub(super) async fn add_unit(
        &mut self,
        id: ReturnId,
        unit: &UnitView,
    ) -> Result<(), StoreError> {
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into return_units (return_id, position, line_id, sku, title, quantity, unit_price_minor, fee_minor, \
                 reception, acceptance, acceptance_reason, accepted_minor, condition, disposition, reimbursement, reimbursed_minor) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '', $13, 0)",
            )
            .bind(id.0)
            .bind(unit.position)
            .bind(&unit.line_id)
            .bind(&unit.sku)
            .bind(&unit.title)
            .bind(unit.unit.quantity)
            .bind(unit.unit.unit_price_minor)
            .bind(unit.unit.fee_minor)
            .bind(unit.unit.reception.as_str())
            .bind(unit.unit.acceptance.as_str())
            .bind(unit.unit.acceptance.reason().unwrap_or_default())
            .bind(unit.unit.acceptance.amount_minor())
            .bind(unit.unit.reimbursement.as_str())
            .execute(c)
            .await
            .map(drop)
        })?;
        // What the insert leaves open: how it came back, and what was given for it.
        self.write_unit(id, unit).await
    }
}

//! What we think of the goods: taken back as they are, for less, or not.

use super::{Chosen, MoveRefused, Moved, rows::Held};
use crate::{
    Failure, Store, StoreError,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReturnId,
    notices::NoticeKind,
    promises::PromiseKind,
    returns::{Condition, Disposition, PartlyReason, Reception, RejectReason, Unit},
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;

/// What is said of some pieces that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    pub chosen: Chosen,
    pub verdict: Verdict,
    pub condition: Option<Condition>,
    pub disposition: Option<Disposition>,
}

/// Whether they are taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Accepted,
    /// For this much, at most what was paid.
    Partly {
        reason: PartlyReason,
        amount_minor: i64,
    },
    Rejected {
        reason: RejectReason,
    },
    /// Somebody else has to decide.
    NeedsDecision,
}

impl Verdict {
    /// Why less goes back than was paid, where it does.
    fn reason(self) -> Option<&'static str> {
        match self {
            Self::Partly { reason, .. } => Some(reason.as_str()),
            Self::Rejected { reason } => Some(reason.as_str()),
            Self::Accepted | Self::NeedsDecision => None,
        }
    }
}

impl Store {
    /// What arrived is taken back as it is.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn accept_return(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        match tx.take_back(&mut held, actor).await? {
            Some(recorded) => tx.close(&held, recorded).await,
            None => decided(&held, Unit::is_accepted),
        }
    }

    /// What arrived is not taken back, for a reason; nobody waits for money or a replacement any more.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn reject_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        reason: RejectReason,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        let picked = tx.pick(&mut held, &[], Unit::is_to_decide).await?;
        if picked.is_empty() {
            return decided(&held, Unit::is_rejected);
        }
        let verdict = Verdict::Rejected { reason };
        let recorded = tx.judge(&mut held, actor, &picked, verdict).await?;
        tx.after_verdict(&held, verdict.reason()).await?;
        tx.close(&held, recorded).await
    }

    /// Says of each of some pieces what is thought of them; they are all said or none. What was said stands.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn inspect_units(
        &self,
        actor: &Actor,
        id: ReturnId,
        inspected: &[Inspected],
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.standing(id).await?;
        let mut last = None;
        for one in inspected {
            let chosen = [one.chosen.clone()];
            let picked = tx.pick(&mut held, &chosen, Unit::is_to_decide).await?;
            if picked.is_empty() {
                return Err(Failure::Refused(match held.row.decided_at {
                    Some(_) => MoveRefused::DecidedOtherwise,
                    None => MoveRefused::NotReceived,
                }));
            }
            for unit in held
                .units
                .iter_mut()
                .filter(|unit| picked.contains(&unit.position))
            {
                unit.condition = one.condition.or(unit.condition);
                unit.disposition = one.disposition.or(unit.disposition);
            }
            last = Some(tx.judge(&mut held, actor, &picked, one.verdict).await?);
        }
        let recorded = last.ok_or(Failure::Refused(MoveRefused::NotReceived))?;
        let reason = inspected.iter().find_map(|one| one.verdict.reason());
        tx.after_verdict(&held, reason).await?;
        tx.close(&held, recorded).await
    }
}

/// A decision made again: nothing changes when it is the same.
fn decided(held: &Held, is_same: fn(&Unit) -> bool) -> Result<Moved, Failure<MoveRefused>> {
    let units = held.bare();
    let arrived = |unit: &&Unit| unit.reception != Reception::Awaiting;
    match held.row.decided_at {
        _ if !units.iter().any(|unit| arrived(&unit)) => {
            Err(Failure::Refused(MoveRefused::NotReceived))
        }
        Some(at) if units.iter().filter(arrived).all(is_same) => {
            Ok(Moved::Before(Timestamp::from_micros(at)))
        }
        _ => Err(Failure::Refused(MoveRefused::DecidedOtherwise)),
    }
}

impl WriteTx {
    /// Accepts all that is to be decided on; `None` where nothing is.
    pub(super) async fn take_back(
        &mut self,
        held: &mut Held,
        actor: &Actor,
    ) -> Result<Option<Recorded>, Failure<MoveRefused>> {
        let picked = self.pick(held, &[], Unit::is_to_decide).await?;
        if picked.is_empty() {
            return Ok(None);
        }
        self.judge(held, actor, &picked, Verdict::Accepted)
            .await
            .map(Some)
    }

    /// Writes one verdict on these units, and its touchpoint.
    async fn judge(
        &mut self,
        held: &mut Held,
        actor: &Actor,
        picked: &[i64],
        verdict: Verdict,
    ) -> Result<Recorded, Failure<MoveRefused>> {
        let id = held.id();
        // An amount for several units is shared out by what was paid for each, the last takes what is left.
        let paid: i64 = held.of(picked).map(|unit| unit.unit.paid_minor()).sum();
        if let Verdict::Partly { amount_minor, .. } = verdict {
            if amount_minor > paid {
                return Err(Failure::Refused(MoveRefused::MoreThanPaid {
                    most_minor: paid,
                }));
            }
            // Nothing is a rejection, which says why; all of it is no less.
            if amount_minor < 1 || amount_minor == paid && paid > 0 {
                return Err(Failure::Refused(MoveRefused::NoAmount));
            }
        }
        let mut left = match verdict {
            Verdict::Partly { amount_minor, .. } => amount_minor,
            _ => 0,
        };
        let pieces = self
            .move_units(held, picked, |unit| {
                unit.acceptance = match verdict {
                    Verdict::Accepted => unit.acceptance.accept()?,
                    Verdict::Partly { reason, .. } => {
                        let share = left.min(unit.paid_minor());
                        left -= share;
                        unit.acceptance.accept_partly(reason, share)?
                    }
                    Verdict::Rejected { reason } => unit.acceptance.reject(reason)?,
                    Verdict::NeedsDecision => unit.acceptance.ask_for_decision()?,
                };
                Ok(())
            })
            .await?;
        let (kind, touchpoint) = match verdict {
            Verdict::Accepted => (
                "accepted",
                Touchpoint::ReturnAccepted {
                    return_id: id,
                    items: pieces,
                },
            ),
            Verdict::Partly { amount_minor, .. } => (
                "partly_accepted",
                Touchpoint::ReturnPartlyAccepted {
                    return_id: id,
                    items: pieces,
                    amount_minor,
                    currency: held.order.currency.clone(),
                },
            ),
            Verdict::Rejected { reason } => (
                "rejected",
                Touchpoint::ReturnRejected {
                    return_id: id,
                    items: pieces,
                    reason: reason.as_str().to_owned(),
                },
            ),
            // Nothing the customer would notice.
            Verdict::NeedsDecision => {
                let about = json!({ "return_id": id, "items": pieces });
                return Ok(self.audit(actor, "decision_asked_for", about).await?);
            }
        };
        self.mark_return(id, "update returns set decided_at = $2 where id = $1")
            .await?;
        let step = self.nth_step(id, kind).await?;
        let (_, recorded) = self.record_step(held, actor, &step, &touchpoint).await?;
        Ok(recorded)
    }

    /// Where nothing is owed after all, nobody waits for it; and whoever gets less than they sent back for is told why, by
    /// the verdict that says so and by no later one.
    async fn after_verdict(
        &mut self,
        held: &Held,
        reason: Option<&'static str>,
    ) -> Result<(), StoreError> {
        let (id, units) = (held.id(), held.bare());
        self.give_back_stock(held).await?;
        if units.iter().all(Unit::is_rejected) {
            for kind in PromiseKind::OF_RETURNS {
                self.waive_promise(kind, Subject::Return(id), "return_rejected")
                    .await?;
            }
        }
        let Some(reason) = reason else { return Ok(()) };
        let rejected: i64 = units
            .iter()
            .filter(|unit| unit.is_rejected())
            .map(|unit| unit.quantity)
            .sum();
        self.tell(
            held,
            NoticeKind::ReturnJudged,
            json!({
                "outcome": held.row.outcome, "amount_minor": held.amount_minor(), "currency": held.order.currency,
                "rejected": rejected, "pieces": units.iter().map(|unit| unit.quantity).sum::<i64>(), "reason": reason,
            }),
            &format!("return_judged:{id}:{}", self.now.as_micros()),
        )
        .await
    }
}

impl Held {
    fn of<'a>(&'a self, picked: &'a [i64]) -> impl Iterator<Item = &'a super::UnitView> {
        self.units
            .iter()
            .filter(|unit| picked.contains(&unit.position))
    }
}

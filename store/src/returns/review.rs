//! Somebody looks before a return is agreed, where the shop's terms ask for it.

use super::{MoveRefused, Moved, change::CHANGED, rows::Held};
use crate::{
    Failure, Store, StoreError, db::on, outbox::Notice, promises::Made, write_tx::WriteTx,
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, TouchpointId},
    notices::NoticeKind,
    returns::{DeclineReason, Reception, bring_by},
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;

impl Store {
    /// Agrees a return that somebody looked at. Agreeing again changes nothing.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn approve_return(
        &self,
        actor: &Actor,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        match held.stands() {
            Err(MoveRefused::NotApproved) => {}
            Err(refused) => return Err(Failure::Refused(refused)),
            Ok(()) => {
                let at = held.row.approved_at.unwrap_or(held.row.agreed_at);
                return Ok(Moved::Before(Timestamp::from_micros(at)));
            }
        }
        let (now, bring_by) = (tx.now, bring_by(tx.now, &self.policy()));
        on!(tx tx.db, |c| {
            sqlx::query("update returns set approved_at = $2, bring_by = $3 where id = $1")
                .bind(id.0)
                .bind(now.as_micros())
                .bind(bring_by.as_micros())
                .execute(c)
                .await
                .map(drop)
        })?;
        held.row.approved_at = Some(now.as_micros());
        held.row.bring_by = bring_by.as_micros();
        let touchpoint = Touchpoint::ReturnApproved { return_id: id };
        let (through, recorded) = tx
            .record_step(&held, actor, "approved", &touchpoint)
            .await?;
        tx.agreed(&held, actor, through, "").await?;
        tx.close(&held, recorded).await
    }

    /// Does not agree a return, for a reason that the customer is told. What was in it can be asked for again.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return nobody knows.
    pub async fn decline_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        reason: DeclineReason,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let mut held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        if let Some(at) = held.row.declined_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        match held.stands() {
            Err(MoveRefused::NotApproved) => {}
            Err(refused) => return Err(Failure::Refused(refused)),
            Ok(()) => return Err(Failure::Refused(MoveRefused::AlreadyApproved)),
        }
        let now = tx.now;
        on!(tx tx.db, |c| {
            sqlx::query("update returns set declined_at = $2, decline_reason = $3 where id = $1")
                .bind(id.0)
                .bind(now.as_micros())
                .bind(reason.as_str())
                .execute(c)
                .await
                .map(drop)
        })?;
        held.row.declined_at = Some(now.as_micros());
        tx.give_back_stock(&held).await?;
        let touchpoint = Touchpoint::ReturnDeclined {
            return_id: id,
            reason: reason.as_str().to_owned(),
        };
        let (_, recorded) = tx
            .record_step(&held, actor, "declined", &touchpoint)
            .await?;
        tx.tell(
            &held,
            NoticeKind::ReturnDeclined,
            json!({ "reason": reason.as_str() }),
            &format!("return_declined:{id}"),
        )
        .await?;
        tx.end_links(Subject::Return(id)).await?;
        tx.commit(recorded).await?;
        Ok(Moved::Now(now))
    }
}

impl WriteTx {
    /// What an agreement brings with it: a promise that runs from now, where it does, and the mail with the code. `step`
    /// tells one agreement of a return from the next; the first needs none.
    pub(super) async fn agreed(
        &mut self,
        held: &Held,
        actor: &Actor,
        through: TouchpointId,
        step: &str,
    ) -> Result<(), StoreError> {
        let (id, outcome, policy) = (held.id(), held.row.outcome()?, self.store.policy());
        let comes_back = held
            .bare()
            .iter()
            .any(|unit| unit.reception == Reception::Awaiting);
        let term = held.row.term()?;
        // What is sent is promised from now; money from the reception, where there is one.
        let is_here = held
            .bare()
            .iter()
            .any(|unit| unit.reception == Reception::Received);
        let due = (!outcome.is_money() || !comes_back || is_here)
            .then(|| term.due(self.now, &policy.working_time));
        if let Some(due) = due {
            let (kind, subject) = (outcome.promise(), Subject::Return(id));
            // Owed before, and not since something else was chosen: owed again, by the customer's own wish.
            if self.owe_again(kind, subject, CHANGED).await?.is_some() {
                self.postpone_promise(kind, subject, due, actor).await?;
            } else {
                self.promise(&Made {
                    kind,
                    subject,
                    customer: held.order.customer(),
                    order: Some(held.order.id()),
                    channel: Channel::Web,
                    actor: actor.clone(),
                    through,
                    made_at: self.now,
                    due,
                })
                .await?;
            }
        }
        self.tell_of_agreement(held, NoticeKind::ReturnAgreed, comes_back, due, step)
            .await
    }

    /// The mail at the beginning: agreed, with the code; or asked for, and looked at first.
    pub(super) async fn tell_of_agreement(
        &mut self,
        held: &Held,
        kind: NoticeKind,
        comes_back: bool,
        due: Option<Timestamp>,
        step: &str,
    ) -> Result<(), StoreError> {
        let id = held.id();
        let items: Vec<_> = held
            .units
            .iter()
            .map(|unit| json!({ "title": unit.title, "quantity": unit.unit.quantity }))
            .collect();
        // Of money what goes back; of all else what the goods are worth.
        let amount = if held.row.outcome()?.is_money() {
            held.amount_minor()
        } else {
            held.bare()
                .iter()
                .map(domain::returns::Unit::paid_minor)
                .sum()
        };
        let exchange = held.row.exchange();
        let units = held.bare();
        let back = exchange
            .as_ref()
            .map_or(0, |exchange| exchange.left_over_minor(units.iter()));
        let notice = Notice {
            order: Some(held.order.id()),
            subject: Some(Subject::Return(id)),
            particulars: json!({
                "exchange": exchange.map(|exchange| exchange.title), "back_minor": back,
                "order": held.order.number, "short_code": held.row.short_code, "items": items,
                "outcome": held.row.outcome, "hand_over": held.row.hand_over, "comes_back": comes_back,
                "amount_minor": amount, "currency": held.order.currency, "term": held.row.term()?,
                "due": due, "bring_by": Timestamp::from_micros(held.row.bring_by),
            }),
            ..Notice::to(kind, held.order.customer())
        };
        let key = format!("{}:{id}{step}", kind.as_str());
        self.queue(&notice, &key).await.map(drop)
    }
}

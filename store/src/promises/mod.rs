//! The ledger of promises: how they are read, and its own moves. Verbs of other features call the moves inside their
//! transaction.

mod delivery;
mod moves;
mod stale;

pub(crate) use moves::Made;
pub(crate) use stale::day_of;

use domain::{
    Timestamp,
    actor::ActorKind,
    ids::{OrderId, PromiseId, ShipmentId},
    promises::{PromiseKind, State, Times},
    subjects::Subject,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A promise as pages and API show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    pub id: PromiseId,
    pub kind: PromiseKind,
    /// What it is about; `None` for what this version does not know.
    pub subject: Option<Subject>,
    pub order: Option<OrderId>,
    pub shipment: Option<ShipmentId>,
    pub channel: String,
    pub made_by: ActorKind,
    pub made_at: Timestamp,
    pub times: Times,
    pub waived_reason: String,
    pub revisions: Vec<Revision>,
}

/// A change of a promise's due, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub old_due: Timestamp,
    pub new_due: Timestamp,
    pub asked_by_customer: bool,
    pub revised_at: Timestamp,
    /// When the customer was told by mail.
    pub told_at: Option<Timestamp>,
}

impl Promise {
    #[must_use]
    pub fn state(&self, now: Timestamp) -> State {
        self.times.state(now)
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct PromiseViewRow {
    pub id: Uuid,
    pub kind: String,
    pub subject: String,
    pub order_id: Option<Uuid>,
    pub shipment_id: Option<Uuid>,
    pub channel: String,
    pub actor: String,
    pub made_at: i64,
    pub due_at: i64,
    pub current_due_at: i64,
    pub judged_by: i64,
    pub settled_at: Option<i64>,
    pub waived_at: Option<i64>,
    pub waived_reason: String,
}

impl PromiseViewRow {
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    /// Whether a due was ever told anew, as far as the row itself tells.
    pub(crate) fn is_revised(&self) -> bool {
        self.current_due_at != self.due_at
    }

    /// A kind this version does not know is left out: it could not be judged.
    pub(crate) fn into_promise(self, revisions: Vec<Revision>) -> Option<Promise> {
        let moment = Timestamp::from_micros;
        Some(Promise {
            id: PromiseId(self.id),
            kind: PromiseKind::read(&self.kind)?,
            subject: Subject::read(&self.subject),
            order: self.order_id.map(OrderId),
            shipment: self.shipment_id.map(ShipmentId),
            channel: self.channel,
            made_by: ActorKind::read(&self.actor),
            made_at: moment(self.made_at),
            times: Times {
                due_at: moment(self.due_at),
                current_due_at: moment(self.current_due_at),
                judged_by: moment(self.judged_by),
                settled_at: self.settled_at.map(moment),
                waived_at: self.waived_at.map(moment),
            },
            waived_reason: self.waived_reason,
            revisions,
        })
    }
}

/// A revision as it is selected: promise, old due, new due, whose wish, when revised, when told.
type RevisionRow = (Uuid, i64, i64, String, i64, Option<i64>);

impl Revision {
    pub(crate) fn by_promise(rows: Vec<RevisionRow>) -> HashMap<Uuid, Vec<Self>> {
        let mut by_promise: HashMap<Uuid, Vec<Self>> = HashMap::new();
        for (promise, old, new, asked_by, revised_at, told_at) in rows {
            by_promise.entry(promise).or_default().push(Self {
                old_due: Timestamp::from_micros(old),
                new_due: Timestamp::from_micros(new),
                asked_by_customer: asked_by == "customer",
                revised_at: Timestamp::from_micros(revised_at),
                told_at: told_at.map(Timestamp::from_micros),
            });
        }
        by_promise
    }
}

//! A case as pages show it: the thread, what is owed, and what it is about.

use super::rows::may_see;
use crate::{Failure, Store, StoreError, db::on, error::Never, orders::Viewer};
use domain::{
    Timestamp,
    cases::{Status, Topic},
    ids::{CaseId, CustomerId, OrderId, ReturnId, ShipmentId},
    promises::{PromiseKind, Times},
    subjects::Subject,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Everything a page shows of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    pub id: CaseId,
    pub customer: CustomerId,
    /// `None` after erasure, and where we were told none.
    pub name: Option<String>,
    /// Where answers go; `None` where the shop gave no address, and after erasure.
    pub email: Option<String>,
    pub topic: Topic,
    pub status: Status,
    pub about: About,
    /// What a visitor who proved nothing called themselves; `None` for who did.
    pub guest_name: Option<String>,
    pub turns: Vec<Turn>,
    /// Place of the last message, for who answers; 0 where there is none.
    pub turn: i64,
    /// What we owe or owed to the opening.
    pub first_reply: Option<Times>,
    pub solution: Option<Times>,
    pub opened_at: Timestamp,
    /// For the customer: the clock of the solution stands still.
    pub waiting_since: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    /// How the help felt, and when they said so.
    pub rating: Option<(i64, Timestamp)>,
    /// Who answered first.
    pub owner: Option<String>,
}

/// What a case is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    pub order: Option<OrderId>,
    pub order_number: Option<String>,
    /// Carrier and tracking number beside it.
    pub parcel: Option<(ShipmentId, String, String)>,
    /// Its short code beside it.
    pub return_case: Option<(ReturnId, String)>,
    /// Of a recovery: the promise that broke.
    pub broken: Option<(PromiseKind, Times)>,
}

/// One message.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    pub place: i64,
    pub author: Author,
    pub at: Timestamp,
    /// Empty after erasure.
    pub words: String,
    /// The answer we owe or owed to it.
    pub reply: Option<Times>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    Customer,
    /// With their name.
    Staff(String),
}

impl CaseView {
    /// When the answer is due that we owe next.
    #[must_use]
    pub fn answer_due(&self) -> Option<Timestamp> {
        let later = self.turns.iter().filter_map(|turn| turn.reply.as_ref());
        self.first_reply
            .iter()
            .chain(later)
            .filter(|times| times.settled_at.is_none() && times.waived_at.is_none())
            .map(|times| times.judged_by)
            .min()
    }

    /// When the solution is due, while the case is open.
    #[must_use]
    pub fn solution_due(&self) -> Option<Timestamp> {
        self.solution
            .filter(|times| times.settled_at.is_none())
            .map(|times| times.judged_by)
    }
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    id: Uuid,
    customer_id: Uuid,
    name: Option<String>,
    email: Option<String>,
    topic: String,
    status: String,
    order_id: Option<Uuid>,
    number: Option<String>,
    shipment_id: Option<Uuid>,
    carrier: Option<String>,
    tracking_number: Option<String>,
    return_id: Option<Uuid>,
    short_code: Option<String>,
    guest_name: Option<String>,
    turn: i64,
    opened_at: i64,
    waiting_since: Option<i64>,
    resolved_at: Option<i64>,
    score: Option<i64>,
    rated_at: Option<i64>,
    owner: Option<String>,
    promise_id: Option<Uuid>,
}

/// A promise as it is selected: kind, subject, and its times.
type PromiseTimes = (
    Uuid,
    String,
    String,
    i64,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
);

const HEAD: &str = "select k.id, k.customer_id, x.name, x.email, k.topic, k.status, k.order_id, o.number, k.shipment_id, \
    s.carrier, s.tracking_number, k.return_id, r.short_code, k.guest_name, k.turn, k.opened_at, k.waiting_since, \
    k.resolved_at, k.score, k.rated_at, f.name as owner, k.promise_id from cases k \
    left join persons x on x.customer_id = k.customer_id left join orders o on o.id = k.order_id \
    left join shipments s on s.id = k.shipment_id left join returns r on r.id = k.return_id \
    left join staff f on f.id = k.owner_id where k.id = $1";

const PROMISES: &str = "select p.id, p.kind, p.subject, p.due_at, p.current_due_at, p.judged_by, p.settled_at, p.waived_at \
    from promises p where (p.kind in ('first_reply_by', 'resolve_by') and p.subject = $2) \
    or (p.kind = 'next_reply_by' and p.subject in (select m.subject from case_messages m where m.case_id = $1)) \
    or p.id = $3";

impl Store {
    /// One case, for its customer, whoever opened its order whole, or followed its link.
    ///
    /// # Errors
    /// `NotFound` for a missing case and for another's alike.
    pub async fn case_page(&self, viewer: &Viewer, id: CaseId) -> Result<CaseView, Failure<Never>> {
        if *viewer == Viewer::default() {
            return Err(Failure::NotFound);
        }
        let head = self.head_of_case(id).await?.ok_or(Failure::NotFound)?;
        let (owner, order) = (CustomerId(head.customer_id), head.order_id.map(OrderId));
        if !may_see(viewer, id, owner, order, head.return_id.map(ReturnId)) {
            return Err(Failure::NotFound);
        }
        Ok(self.fill_case(head).await?)
    }

    /// One case, for staff.
    ///
    /// # Errors
    /// `NotFound` for a case that is none.
    pub async fn staff_case(&self, id: CaseId) -> Result<CaseView, Failure<Never>> {
        let head = self.head_of_case(id).await?.ok_or(Failure::NotFound)?;
        Ok(self.fill_case(head).await?)
    }

    async fn head_of_case(&self, id: CaseId) -> Result<Option<HeadRow>, StoreError> {
        Ok(on!(read self.read(), |c| {
            sqlx::query_as(HEAD).bind(id.0).fetch_optional(c).await
        })?)
    }

    async fn fill_case(&self, head: HeadRow) -> Result<CaseView, StoreError> {
        let (id, subject) = (CaseId(head.id), Subject::Case(CaseId(head.id)).text());
        let promises: Vec<PromiseTimes> = on!(read self.read(), |c| {
            sqlx::query_as(PROMISES).bind(id.0).bind(&subject).bind(head.promise_id).fetch_all(c).await
        })?;
        let messages: Vec<(i64, String, String, Option<String>, i64, String)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select m.turn, m.subject, m.author, f.name, m.written_at, m.words from case_messages m \
                 left join staff f on f.id = m.staff_id where m.case_id = $1 order by m.turn",
            )
            .bind(id.0)
            .fetch_all(c)
            .await
        })?;
        let moment = Timestamp::from_micros;
        let mut broken = None;
        let mut owed: HashMap<(PromiseKind, String), Times> = HashMap::new();
        for (promise, kind, about, due_at, current_due_at, judged_by, settled_at, waived_at) in
            promises
        {
            let Some(kind) = PromiseKind::read(&kind) else {
                continue;
            };
            let times = Times {
                due_at: moment(due_at),
                current_due_at: moment(current_due_at),
                judged_by: moment(judged_by),
                settled_at: settled_at.map(moment),
                waived_at: waived_at.map(moment),
            };
            if Some(promise) == head.promise_id {
                broken = Some((kind, times));
            } else {
                owed.insert((kind, about), times);
            }
        }
        let turns = messages
            .into_iter()
            .map(|(place, about, author, name, at, words)| Turn {
                place,
                author: if author == "staff" {
                    Author::Staff(name.unwrap_or_default())
                } else {
                    Author::Customer
                },
                at: moment(at),
                words,
                reply: owed.remove(&(PromiseKind::NextReplyBy, about)),
            })
            .collect();
        let resolved_at = head.resolved_at.map(moment);
        let parcel = head.shipment_id.map(ShipmentId);
        let parcel = parcel.zip(head.carrier.zip(head.tracking_number));
        Ok(CaseView {
            id,
            customer: CustomerId(head.customer_id),
            name: head.name.filter(|name| !name.is_empty()),
            email: head.email.filter(|email| !email.is_empty()),
            topic: Topic::read(&head.topic).unwrap_or(Topic::Other),
            status: Status::of(&head.status, resolved_at, self.now()),
            about: About {
                order: head.order_id.map(OrderId),
                order_number: head.number,
                parcel: parcel.map(|(id, (carrier, number))| (id, carrier, number)),
                return_case: head.return_id.map(ReturnId).zip(head.short_code),
                broken,
            },
            guest_name: head.guest_name,
            turns,
            turn: head.turn,
            first_reply: owed.remove(&(PromiseKind::FirstReplyBy, subject.clone())),
            solution: owed.remove(&(PromiseKind::ResolveBy, subject)),
            opened_at: moment(head.opened_at),
            waiting_since: head.waiting_since.map(moment),
            resolved_at,
            rating: head.score.zip(head.rated_at.map(moment)),
            owner: head.owner,
        })
    }
}

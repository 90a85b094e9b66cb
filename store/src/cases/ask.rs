//! A question is asked.

use super::rows::{Message, storable, turn_of};
use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    idempotency::form_key,
    orders::{Sight, Viewer},
    outbox::Notice,
    promises::Made,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    cases::{Ask, AskRefused, Outlook, Stranger, Topic, WordsRefused, words},
    ids::{CaseId, CustomerId, OrderId, PromiseId, ReturnId, ShipmentId},
    notices::NoticeKind,
    orders::CustomerIn,
    promises::PromiseKind,
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// What a case is about, and whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matter {
    pub customer: CustomerId,
    pub order: Option<OrderId>,
    pub parcel: Option<ShipmentId>,
    pub about_return: Option<ReturnId>,
    /// Of a recovery: what broke.
    pub broken: Option<PromiseId>,
}

impl Matter {
    pub(super) fn of(customer: CustomerId) -> Self {
        Self {
            customer,
            order: None,
            parcel: None,
            about_return: None,
            broken: None,
        }
    }
}

/// A case about to be opened.
pub(super) struct Opening<'a> {
    pub matter: Matter,
    pub topic: Topic,
    pub key: &'a str,
    /// Of a visitor who proved nothing.
    pub guest_name: Option<&'a str>,
    /// Nothing where we open it ourselves.
    pub words: Option<&'a str>,
    pub actor: Actor,
    pub channel: Channel,
    /// What the mail that tells of it has to say besides.
    pub told: Value,
}

impl Store {
    /// Opens a case: by a signed-in customer, by whoever opened the order whole, or by who holds the link of the return
    /// it is about. We owe an answer and a solution from then on. The same form sent again gives the case it made.
    ///
    /// # Errors
    /// Refused without words; `NotFound` for what is not this viewer's to ask about.
    pub async fn open_case(
        &self,
        viewer: &Viewer,
        ask: &Ask,
    ) -> Result<CaseId, Failure<WordsRefused>> {
        let mut tx = self.begin_write().await?;
        let matter = match tx.matter(viewer, ask).await {
            Ok(matter) => matter,
            Err(Failure::Refused(never)) => match never {},
            Err(Failure::NotFound) => return Err(Failure::NotFound),
            Err(Failure::Broken(error)) => return Err(Failure::Broken(error)),
        };
        let said = words(&ask.words).map_err(Failure::Refused)?;
        let opening = Opening {
            matter,
            topic: ask.topic,
            key: &typed_key(ask),
            guest_name: None,
            words: Some(&said),
            actor: Actor::Customer(matter.customer),
            channel: Channel::Web,
            told: json!({}),
        };
        let (case, recorded) = tx.open(&opening).await?;
        if let Some(recorded) = recorded {
            tx.commit(recorded).await?;
        }
        Ok(case)
    }

    /// Takes a question from a visitor who proved nothing: it belongs to whoever reads that mail box, and the answer goes
    /// there alone. Nothing this gives tells whether the address was known.
    ///
    /// # Errors
    /// Refused without words or an address.
    pub async fn ask_as_stranger(
        &self,
        stranger: &Stranger,
        ask: &Ask,
    ) -> Result<(), Failure<AskRefused>> {
        let stranger = stranger.checked().map_err(Failure::Refused)?;
        let said = words(&ask.words).map_err(|why| Failure::Refused(why.into()))?;
        let mut tx = self.begin_write().await?;
        let who = CustomerIn {
            email: Some(stranger.email),
            name: Some(stranger.name.clone()),
            locale: Some(stranger.locale),
            ..CustomerIn::default()
        };
        // What is known of a person is not overwritten by what a visitor types.
        let customer = CustomerId(tx.customer_of(&who).await?.id);
        let opening = Opening {
            matter: Matter::of(customer),
            topic: ask.topic,
            key: &typed_key(ask),
            guest_name: Some(&stranger.name),
            words: Some(&said),
            actor: Actor::Customer(customer),
            channel: Channel::Web,
            told: json!({}),
        };
        let (_, recorded) = tx.open(&opening).await?;
        if let Some(recorded) = recorded {
            tx.commit(recorded).await?;
        }
        Ok(())
    }
}

/// A statement of withdrawal that somebody has to read.
pub(crate) struct Reading<'a> {
    /// Whose mail box was typed.
    pub customer: CustomerId,
    /// Where number and address belong together.
    pub order: Option<OrderId>,
    pub name: &'a str,
    pub words: &'a str,
    pub actor: &'a Actor,
    pub channel: Channel,
    pub key: &'a str,
}

/// What makes a question the same one.
fn typed_key(ask: &Ask) -> String {
    let parcel = ask.parcel.map(|id| id.to_string());
    let returned = ask.return_id.map(|id| id.to_string());
    let typed = json!([ask.topic, ask.words, ask.order, parcel, returned]);
    form_key(&ask.key, &typed)
}

impl WriteTx {
    /// Opens the case of a statement, as a stranger's question does: the answer goes to the address alone.
    pub(crate) async fn open_reading(
        &mut self,
        reading: &Reading<'_>,
    ) -> Result<(CaseId, Option<Recorded>), StoreError> {
        let opening = Opening {
            matter: Matter {
                order: reading.order,
                ..Matter::of(reading.customer)
            },
            topic: Topic::Withdrawal,
            key: reading.key,
            guest_name: Some(reading.name),
            words: Some(reading.words),
            actor: reading.actor.clone(),
            channel: reading.channel,
            told: json!({}),
        };
        self.open(&opening).await
    }

    /// Opens the case, tells when we answer and promises it. `None` in the place of the record for a form that was taken
    /// before.
    pub(super) async fn open(
        &mut self,
        opening: &Opening<'_>,
    ) -> Result<(CaseId, Option<Recorded>), StoreError> {
        let (id, matter) = (CaseId(self.id()), opening.matter);
        let subject = Subject::Case(id);
        let key = if opening.key.is_empty() {
            subject.text()
        } else {
            opening.key.to_owned()
        };
        let now = self.now.as_micros();
        let written = on!(tx self.db, |c| {
            sqlx::query(
                "insert into cases (id, customer_id, subject, topic, order_id, shipment_id, return_id, promise_id, form_key, \
                 guest_name, status, turn, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'new', 0, $11) \
                 on conflict do nothing",
            )
            .bind(id.0)
            .bind(matter.customer.0)
            .bind(subject.text())
            .bind(opening.topic.as_str())
            .bind(matter.order.map(|id| id.0))
            .bind(matter.parcel.map(|id| id.0))
            .bind(matter.about_return.map(|id| id.0))
            .bind(matter.broken.map(|id| id.0))
            .bind(&key)
            .bind(opening.guest_name)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if written == 0 {
            let standing: Uuid = on!(tx self.db, |c| {
                sqlx::query_scalar("select id from cases where (customer_id = $1 and form_key = $2) or promise_id = $3")
                    .bind(matter.customer.0)
                    .bind(&key)
                    .bind(matter.broken.map(|id| id.0))
                    .fetch_one(c)
                    .await
            })?;
            return Ok((CaseId(standing), None));
        }
        if let Some(words) = opening.words {
            let message = Message {
                words,
                staff: None,
                key: &turn_of(id, 1).text(),
            };
            self.write_message(id, 1, &message).await?;
        }
        let touchpoint = Touchpoint::CaseOpened {
            case_id: id,
            topic: opening.topic.as_str().to_owned(),
        };
        let about = subject.text();
        let entry = Entry {
            customer: matter.customer,
            actor: &opening.actor,
            channel: opening.channel,
            occurred_at: self.now,
            source: "cases",
            subject: &about,
            event_id: "opened",
            order: matter.order,
            shipment: matter.parcel,
            score: None,
        };
        let (through, recorded) = self.record(&touchpoint, &entry).await?;
        let outlook = Outlook::of(&self.store.policy(), self.now);
        let mut told = opening.told.clone();
        if let Value::Object(fields) = &mut told {
            fields.insert("topic".to_owned(), json!(opening.topic));
            if let Some(outlook) = outlook {
                fields.insert("answer_by".to_owned(), json!(outlook.answer_by));
                fields.insert("solve_by".to_owned(), json!(outlook.solve_by));
            }
        }
        let notice = Notice {
            order: matter.order,
            subject: Some(subject),
            particulars: told,
            ..Notice::to(NoticeKind::CaseOpened, matter.customer)
        };
        let is_mailed = self.queue(&notice, &format!("case_opened:{id}")).await?;
        // The page that took the question says when we answer; what we opened ourselves only the mail tells.
        if let Some(outlook) = outlook.filter(|_| is_mailed || opening.words.is_some()) {
            for (kind, due) in [
                (PromiseKind::FirstReplyBy, outlook.answer_by),
                (PromiseKind::ResolveBy, outlook.solve_by),
            ] {
                let made = Made {
                    kind,
                    subject,
                    customer: matter.customer,
                    order: matter.order,
                    channel: opening.channel,
                    actor: Actor::System,
                    through,
                    made_at: self.now,
                    due,
                };
                self.promise(&made).await?;
            }
        }
        self.note_next_due(id).await?;
        Ok((id, Some(recorded)))
    }

    /// What a question is about, if it is this viewer's to ask; its order is held until the transaction ends.
    async fn matter(&mut self, viewer: &Viewer, ask: &Ask) -> Result<Matter, Failure<Never>> {
        let found: Option<(Uuid, Uuid, String)> = match (ask.return_id, ask.parcel, &ask.order) {
            (Some(id), ..) => on!(tx self.db, |c| {
                sqlx::query_as(
                    "select o.id, o.customer_id, o.number from returns r join orders o on o.id = r.order_id where r.id = $1",
                )
                .bind(id.0)
                .fetch_optional(c)
                .await
            })?,
            (None, Some(id), _) => on!(tx self.db, |c| {
                sqlx::query_as(
                    "select o.id, o.customer_id, o.number from shipments s join orders o on o.id = s.order_id where s.id = $1",
                )
                .bind(id.0)
                .fetch_optional(c)
                .await
            })?,
            (None, None, Some(number)) => on!(tx self.db, |c| {
                sqlx::query_as("select id, customer_id, number from orders where number = $1")
                    .bind(storable(number))
                    .fetch_optional(c)
                    .await
            })?,
            (None, None, None) => {
                let customer = viewer.customer.ok_or(Failure::NotFound)?;
                return Ok(Matter::of(customer));
            }
        };
        let (order, owner, number) = found.ok_or(Failure::NotFound)?;
        let (order, owner) = (OrderId(order), CustomerId(owner));
        let is_whole = viewer.sight_of(order, owner) == Some(Sight::Whole);
        let is_theirs = match ask.return_id {
            Some(id) => is_whole || viewer.things.contains(&Subject::Return(id)),
            None => is_whole,
        };
        if !is_theirs || ask.order.as_ref().is_some_and(|named| *named != number) {
            return Err(Failure::NotFound);
        }
        let held = self
            .lock_order_by_id(order)
            .await?
            .ok_or(Failure::NotFound)?;
        // It may have gone to another customer while we waited.
        if held.customer() != owner {
            return Err(Failure::NotFound);
        }
        Ok(Matter {
            order: Some(order),
            parcel: ask.parcel.filter(|_| ask.return_id.is_none()),
            about_return: ask.return_id,
            ..Matter::of(owner)
        })
    }
}

/// A promise that broke, as the mail about it says: what, and by when.
pub(super) fn broken(kind: PromiseKind, due: Timestamp) -> Value {
    json!({ "broken": kind, "due": due })
}

//! We want to know something: a case that begins with our question and waits for its customer.

use super::rows::{Message, turn_of};
use crate::{
    StoreError,
    db::on,
    outbox::Notice,
    write_tx::{Entry, WriteTx},
};
use domain::{
    actor::Actor,
    cases::{Status, Then, Topic},
    ids::{CaseId, CustomerId, OrderId, ReturnId, StaffId},
    notices::NoticeKind,
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;

/// What we want to know of whom.
pub(crate) struct Asking<'a> {
    pub customer: CustomerId,
    pub order: OrderId,
    pub about: ReturnId,
    pub staff: StaffId,
    pub words: &'a str,
}

impl WriteTx {
    /// Opens it. Nothing is promised: it is the customer's turn, and with their answer we owe the next.
    pub(crate) async fn ask_customer(
        &mut self,
        asking: &Asking<'_>,
        actor: &Actor,
    ) -> Result<CaseId, StoreError> {
        let (id, now) = (CaseId(self.id()), self.now.as_micros());
        let subject = Subject::Case(id);
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into cases (id, customer_id, subject, topic, order_id, return_id, form_key, status, turn, opened_at, owner_id) \
                 values ($1, $2, $3, $4, $5, $6, $3, $7, 0, $8, $9)",
            )
            .bind(id.0)
            .bind(asking.customer.0)
            .bind(subject.text())
            .bind(Topic::Return.as_str())
            .bind(asking.order.0)
            .bind(asking.about.0)
            .bind(Status::WaitingForCustomer.as_str())
            .bind(now)
            .bind(asking.staff.0)
            .execute(c)
            .await
            .map(drop)
        })?;
        let message = Message {
            words: asking.words,
            staff: Some(asking.staff),
            key: &turn_of(id, 1).text(),
        };
        self.write_message(id, 1, &message).await?;
        let touchpoint = Touchpoint::CaseOpened {
            case_id: id,
            topic: Topic::Return.as_str().to_owned(),
        };
        let entry = Entry {
            customer: asking.customer,
            actor,
            channel: Channel::Web,
            occurred_at: self.now,
            source: "cases",
            subject: &subject.text(),
            event_id: "opened",
            order: Some(asking.order),
            shipment: None,
            score: None,
        };
        // The step of the return is what this transaction is committed with.
        let _recorded = self.record(&touchpoint, &entry).await?;
        let notice = Notice {
            order: Some(asking.order),
            subject: Some(subject),
            particulars: json!({ "words": asking.words, "then": Then::WaitForCustomer.as_str(), "by_us": false }),
            ..Notice::to(NoticeKind::CaseAnswered, asking.customer)
        };
        self.queue(&notice, &format!("case_answered:{id}:1"))
            .await?;
        self.note_next_due(id).await?;
        Ok(id)
    }
}

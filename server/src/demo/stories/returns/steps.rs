//! The steps of a return, as the stories tell them.

use super::super::super::{
    order::Order,
    people::Person,
    script::{Script, known},
    shop,
};
use super::photos::of_a_loose_handle;
use anyhow::Context;
use app::{
    withdraw::said,
    words::{Locale, Words},
};
use domain::{
    actor::Actor,
    ids::{ApiKeyId, ReturnId},
    orders::OrderStatus,
    returns::{DeclineReason, HandOver, Item, Outcome, PaymentFailure, Reason, RejectReason},
    webhooks::{EventKind, Reach},
    withdrawals::Statement,
};
use jiff::SignedDuration;
use std::sync::Arc;
use store::{Store, orders::Viewer, returns::Wish, withdrawals::Door};
use tokio::sync::OnceCell;

/// Stands at the desk where returns come in.
const DESK: &str = "tom@harbourandpine.example";

/// What was bought and when it came, in days before today.
pub(super) struct Bought<'a> {
    pub number: &'static str,
    pub person: &'a Person,
    pub sku: &'static str,
    pub parcel: (&'static str, &'static str),
    pub placed: i64,
    pub came: i64,
}

/// What the customer says of it.
pub(super) type Said = (Reason, Outcome, HandOver, &'static str);

/// So many days ago, at this time of the shop's clock.
pub(super) type When = (i64, &'static str);

/// What staff do at the desk.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Receive,
    Accept,
    Decline(DeclineReason),
    Reject(RejectReason),
    Refund,
    Replace,
}

/// The script of returns: Tom signs in once.
pub(super) struct Tale<'s> {
    script: &'s mut Script,
    tom: Arc<OnceCell<Actor>>,
}

impl<'s> Tale<'s> {
    pub(super) fn of(script: &'s mut Script) -> Self {
        Self {
            script,
            tom: Arc::default(),
        }
    }

    /// Bought, sent on the next day, and brought in time.
    pub(super) fn bought(&mut self, bought: &Bought<'_>) {
        self.bought_for(bought, bought.came);
    }

    /// As [`Self::bought`], promised for another day than it came.
    pub(super) fn bought_for(&mut self, bought: &Bought<'_>, promised: i64) {
        let Bought {
            number,
            person,
            sku,
            parcel: (carrier, parcel),
            placed,
            came,
        } = *bought;
        let script = &mut *self.script;
        let at = script.days_ago(placed, "11:20");
        let order = Order::of(number, person, at)
            .item(sku, 1)
            .deliver_by(script.by_day(-promised));
        script.put(at, &order.clone().is(OrderStatus::Confirmed));
        let sent = order.is(OrderStatus::Shipped).parcel(carrier, parcel);
        script.put(script.days_ago(placed - 1, "14:30"), &sent);
        script.handed_over(placed - 1, carrier, parcel, "Whitby");
        let city = person.address.city.clone().unwrap_or_default();
        script.brought(came, "12:15", carrier, parcel, &city);
    }

    /// The customer asks, and it is agreed.
    pub(super) fn agreed(
        &mut self,
        (days, clock): When,
        person: &Person,
        number: &'static str,
        said: Said,
    ) {
        self.wished((days, clock), person, number, said, None);
    }

    /// The customer would rather have another thing, and it is agreed.
    pub(super) fn exchanged(
        &mut self,
        when: When,
        person: &Person,
        number: &'static str,
        (reason, sku, note): (Reason, &'static str, &'static str),
    ) {
        let said = (reason, Outcome::Exchange, HandOver::DropOffQr, note);
        self.wished(when, person, number, said, Some(sku));
    }

    fn wished(
        &mut self,
        (days, clock): When,
        person: &Person,
        number: &'static str,
        said: Said,
        exchange_for: Option<&'static str>,
    ) {
        let email = person.email().to_owned();
        let (reason, outcome, hand_over, note) = said;
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let wish = Wish {
                items: vec![Item {
                    line_id: "1".to_owned(),
                    quantity: 1,
                }],
                reason,
                note: note.to_owned(),
                outcome,
                exchange_for: exchange_for.map(str::to_owned),
                hand_over,
                key: format!("story {number}"),
            };
            store
                .start_return(&viewer, number, &wish)
                .await
                .with_context(|| format!("the return of {number}"))?;
            Ok(())
        });
    }

    /// The customer shows the loose handle.
    pub(super) fn shown(&mut self, (days, clock): When, person: &Person, number: &'static str) {
        let email = person.email().to_owned();
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            let pictures = of_a_loose_handle()?;
            let key = format!("story {number}");
            store.add_photos(&viewer, id, &key, &pictures).await?;
            Ok(())
        });
    }

    /// The customer withdraws from the contract, as anybody can who types its number.
    pub(super) fn withdrew(&mut self, (days, clock): When, person: &Person, number: &'static str) {
        let statement = Statement {
            name: person.customer.name.clone().unwrap_or_default(),
            order: number.to_owned(),
            email: person.email().to_owned(),
            items: String::new(),
            locale: Some(person.locale().to_owned()),
            key: format!("story {number}"),
        };
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let locale = Locale::from_tag(statement.locale.as_deref().unwrap_or_default());
            let said = said(&statement, Words::of(locale));
            store
                .withdraw(Door::Page, &statement, &said)
                .await
                .with_context(|| format!("the withdrawal from {number}"))?;
            Ok(())
        });
    }

    /// The customer says that it is on its way back.
    pub(super) fn handed_in(&mut self, (days, clock): When, person: &Person, number: &'static str) {
        let email = person.email().to_owned();
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            store.hand_over_return(&viewer, id).await?;
            Ok(())
        });
    }

    /// The customer chooses the first time it can be fetched at that begins so many days before today or later.
    pub(super) fn fetched_from(
        &mut self,
        (days, clock): When,
        person: &Person,
        number: &'static str,
        earliest: i64,
    ) {
        let email = person.email().to_owned();
        let at = self.script.days_ago(days, clock);
        let earliest = self.script.days_from(-earliest, "00:00");
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            let view = store.return_page(&viewer, id).await?;
            let slots = store.pickup_slots(&view).await?;
            let slot = slots.iter().find(|slot| slot.begins_at >= earliest);
            let slot = slot.context("a time is free")?.slot;
            store.book_pickup(&viewer, id, slot).await?;
            Ok(())
        });
    }

    /// Tom notes that somebody has been there, a while after the time began.
    pub(super) fn collected(&mut self, (days, clock): When, person: &Person, number: &'static str) {
        let (email, tom) = (person.email().to_owned(), self.tom.clone());
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            let pickup = store.return_page(&viewer, id).await?.pickup;
            let begins = pickup.context("a time was booked")?.begins_at;
            let there = begins.plus(SignedDuration::from_mins(80));
            store
                .collect_pickup(signed_in(&tom, &store).await?, id, Some(there))
                .await?;
            Ok(())
        });
    }

    /// The customer calls it off.
    pub(super) fn cancelled(&mut self, (days, clock): When, person: &Person, number: &'static str) {
        let email = person.email().to_owned();
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            store.cancel_return(&viewer, id).await?;
            Ok(())
        });
    }

    /// Tom does this at the desk.
    pub(super) fn at_desk(
        &mut self,
        (days, clock): When,
        person: &Person,
        number: &'static str,
        step: Step,
    ) {
        let (email, tom) = (person.email().to_owned(), self.tom.clone());
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            let tom = signed_in(&tom, &store).await?;
            match step {
                Step::Receive => store.receive_return(tom, id).await,
                Step::Accept => store.accept_return(tom, id).await,
                Step::Decline(reason) => store.decline_return(tom, id, reason).await,
                Step::Reject(reason) => store.reject_return(tom, id, reason).await,
                Step::Refund => store.refund_return(tom, id, None).await,
                Step::Replace => store.replace_return(tom, id).await,
            }
            .with_context(|| format!("the return of {number}"))?;
            Ok(())
        });
    }

    /// For a moment the shop's payment system listens, so that Tom's refund is asked of it.
    pub(super) fn asked_to_pay(
        &mut self,
        (days, clock): When,
        person: &Person,
        number: &'static str,
    ) {
        let (email, tom) = (person.email().to_owned(), self.tom.clone());
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            let tom = signed_in(&tom, &store).await?;
            let events = [EventKind::RefundRequested].into();
            let url = "https://pay.harbourandpine.example/refunds";
            let (webhook, _) = store
                .add_webhook(&Actor::System, url, &events, Reach::Public)
                .await?;
            store
                .refund_return(tom, id, None)
                .await
                .with_context(|| format!("the return of {number}"))?;
            store.remove_webhook(&Actor::System, webhook).await?;
            Ok(())
        });
    }

    /// What was asked for did not go through.
    pub(super) fn payment_failed(
        &mut self,
        (days, clock): When,
        person: &Person,
        number: &'static str,
        why: PaymentFailure,
    ) {
        let email = person.email().to_owned();
        let at = self.script.days_ago(days, clock);
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, &email).await?;
            let id = latest(&store, &viewer, number).await?;
            let page = store.return_page(&viewer, id).await?;
            let refund = page.asked_for().next().context("it was asked for")?.id;
            let shop = Actor::Shop(ApiKeyId(store.chance().id(store.now())));
            store.fail_refund(&shop, refund, why).await?;
            Ok(())
        });
    }

    /// The parcel of the order that replaces a return, sent and brought so many days ago. The shop sends the order as it
    /// stands, as it does with any other.
    pub(super) fn replacement_comes(
        &mut self,
        person: &Person,
        number: &'static str,
        (carrier, parcel): (&'static str, &'static str),
        (sent, came): (i64, i64),
    ) {
        let at = self.script.days_ago(sent, "15:00");
        let city = person.address.city.clone().unwrap_or_default();
        let person = person.clone();
        self.script.act(at, async move |store: Store| {
            let viewer = viewer(&store, person.email()).await?;
            let id = latest(&store, &viewer, number).await?;
            let sent = store.return_page(&viewer, id).await?.replacement;
            let number = sent.context("a replacement was sent")?;
            let known = store.order_page(&viewer, &number).await?;
            let mut order = Order::of(&number, &person, known.placed_at);
            for line in &known.lines {
                order = order.item(&line.sku, line.quantity);
            }
            for (sent, line) in order.sent.lines.iter_mut().zip(&known.lines) {
                sent.line_id.clone_from(&line.line_id);
                sent.unit_price_minor = line.unit_price_minor;
            }
            let order = order.is(OrderStatus::Shipped).parcel(carrier, parcel);
            let shop = Actor::Shop(ApiKeyId(store.chance().id(store.now())));
            store.put_order(&shop, &order.sent).await?;
            Ok(())
        });
        self.script.handed_over(sent, carrier, parcel, "Whitby");
        self.script.brought(came, "12:50", carrier, parcel, &city);
    }
}

/// Tom, who signs in once.
async fn signed_in<'t>(tom: &'t OnceCell<Actor>, store: &Store) -> anyhow::Result<&'t Actor> {
    tom.get_or_try_init(async || {
        let tom = store.sign_in_staff(DESK, shop::PASSWORD).await?;
        anyhow::Ok(Actor::Staff(tom.id))
    })
    .await
}

async fn viewer(store: &Store, email: &str) -> anyhow::Result<Viewer> {
    Ok(Viewer {
        customer: Some(known(store, email).await?),
        ..Viewer::default()
    })
}

async fn latest(store: &Store, viewer: &Viewer, number: &str) -> anyhow::Result<ReturnId> {
    let returns = store.returns_of_order(viewer, number).await?;
    let first = returns
        .first()
        .with_context(|| format!("{number} has a return"))?;
    Ok(first.id)
}

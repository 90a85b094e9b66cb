//! What happens when: every story writes its steps here, and then all are played in the order of their time.

use super::{Seeded, order::Order, people::Person};
use crate::{mail::Post, worker::Worker};
use anyhow::{Context, bail};
use domain::{Timestamp, actor::Actor, ids::ApiKeyId, orders::Due, shipments::Scan};
use futures::{FutureExt as _, future::BoxFuture};
use jiff::{
    SignedDuration, ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
};
use store::{
    Store,
    import::PastOrder,
    orders::{Receipt, Viewer},
};
use tokio_util::sync::CancellationToken;

pub struct Script {
    pub now: Timestamp,
    zone: TimeZone,
    steps: Vec<(Timestamp, Step)>,
    /// How many scans each tracking number has, for their ids.
    scans: BTreeMap<String, usize>,
}

enum Step {
    Put(Box<Order>),
    Scan {
        carrier: String,
        number: String,
        scan: Scan,
    },
    Word {
        email: String,
        order: String,
        parcel: Option<String>,
        receipt: Receipt,
    },
    Past(Box<PastOrder>),
    Language {
        email: String,
        locale: &'static str,
    },
    Erase {
        email: String,
    },
    Act(Act),
}

/// Anything a story does through a verb of the store.
type Act = Box<dyn FnOnce(Store) -> BoxFuture<'static, anyhow::Result<()>> + Send>;

/// What a carrier says: status, detail, place.
pub type Said<'a> = (&'a str, &'a str, &'a str);

impl Script {
    pub fn new(now: Timestamp) -> Self {
        Self {
            now,
            zone: TimeZone::get(super::shop::ZONE).unwrap_or(TimeZone::UTC),
            steps: Vec::new(),
            scans: BTreeMap::new(),
        }
    }

    fn today(&self) -> Date {
        self.now.in_zone(&self.zone).date()
    }

    /// That many days ago at this time of the shop's clock, such as `"09:14"`.
    pub fn days_ago(&self, days: i64, clock: &str) -> Timestamp {
        self.local(-days, clock).min(self.now)
    }

    fn local(&self, days: i64, clock: &str) -> Timestamp {
        let time: Time = clock.parse().expect("a story's time of day is well formed");
        let local = self.today().saturating_add(days.days()).to_datetime(time);
        let moment = local
            .to_zoned(self.zone.clone())
            .expect("stories are told in years that jiff knows");
        moment.timestamp().into()
    }

    /// That many days from today at this time of the shop's clock; nothing happens then yet.
    pub fn days_from(&self, days: i64, clock: &str) -> Timestamp {
        self.local(days, clock)
    }

    pub fn minutes_ago(&self, minutes: i64) -> Timestamp {
        self.now.minus(SignedDuration::from_mins(minutes))
    }

    /// By the end of the day that many days from today; negative is past.
    pub fn by_day(&self, days: i64) -> Due {
        Due::By(self.today().saturating_add(days.days()))
    }

    /// The shop's system sends the order as it stands.
    pub fn put(&mut self, at: Timestamp, order: &Order) {
        self.steps
            .push((at.min(self.now), Step::Put(Box::new(order.clone()))));
    }

    /// The carrier scans a parcel.
    pub fn scan(&mut self, at: Timestamp, carrier: &str, number: &str, said: Said<'_>) {
        self.scan_in_words(at, carrier, number, said, "");
    }

    /// As [`Self::scan`], with the carrier's own words.
    pub fn scan_in_words(
        &mut self,
        at: Timestamp,
        carrier: &str,
        number: &str,
        (status, detail, location): Said<'_>,
        message: &str,
    ) {
        let at = at.min(self.now);
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let count = self.scans.entry(number.to_owned()).or_default();
        *count += 1;
        let scan = Scan {
            id: format!("{number}-{count}"),
            occurred_at: at,
            status: status.to_owned(),
            detail: some(detail),
            message: some(message),
            location: some(location),
        };
        let (carrier, number) = (carrier.to_owned(), number.to_owned());
        self.steps.push((
            at,
            Step::Scan {
                carrier,
                number,
                scan,
            },
        ));
    }

    /// The carrier takes the parcel that many days ago in the evening and sorts it overnight.
    pub fn handed_over(&mut self, days_ago: i64, carrier: &str, number: &str, from: &str) {
        let evening = self.days_ago(days_ago, "17:40");
        self.scan(
            self.days_ago(days_ago, "15:05"),
            carrier,
            number,
            ("pre_transit", "label_created", ""),
        );
        self.scan(
            evening,
            carrier,
            number,
            ("in_transit", "received_at_origin_facility", from),
        );
        let night = evening.plus(SignedDuration::from_hours(5));
        self.scan(
            night,
            carrier,
            number,
            ("in_transit", "departed_origin_facility", from),
        );
    }

    /// The carrier brings the parcel, out in the morning.
    pub fn brought(
        &mut self,
        days_ago: i64,
        clock: &str,
        carrier: &str,
        number: &str,
        place: &str,
    ) {
        let out = self.days_ago(days_ago, "07:50");
        self.scan(
            out,
            carrier,
            number,
            ("out_for_delivery", "out_for_delivery", place),
        );
        let at = self.days_ago(days_ago, clock).max(out);
        self.scan(
            at,
            carrier,
            number,
            ("delivered", "arrived_at_destination", place),
        );
    }

    /// The customer says "I have it" or "I do not have it".
    pub fn word(
        &mut self,
        at: Timestamp,
        person: &Person,
        order: &str,
        parcel: Option<&str>,
        receipt: Receipt,
    ) {
        self.steps.push((
            at.min(self.now),
            Step::Word {
                email: person.email().to_owned(),
                order: order.to_owned(),
                parcel: parcel.map(str::to_owned),
                receipt,
            },
        ));
    }

    /// An order from before the portal, loaded with all that is known of it.
    pub fn past(&mut self, past: PastOrder) {
        self.steps
            .push((super::shop::opened(self.now), Step::Past(Box::new(past))));
    }

    /// The orders from before the portal that were told so far.
    pub fn past_orders(&self) -> impl Iterator<Item = &PastOrder> {
        self.steps.iter().filter_map(|(_, step)| match step {
            Step::Past(past) => Some(&**past),
            _ => None,
        })
    }

    /// The first thing in an order that was told so far; stories only ask for what they told.
    pub fn sku_of(&self, number: &str) -> &str {
        let put = self.steps.iter().find_map(|(_, step)| match step {
            Step::Put(order) if order.sent.number == number => order.sent.lines.first(),
            _ => None,
        });
        put.map_or("", |line| line.sku.as_str())
    }

    /// Whatever else happens at that time, by a verb of the store.
    pub fn act<F>(&mut self, at: Timestamp, act: impl FnOnce(Store) -> F + Send + 'static)
    where
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let act: Act = Box::new(move |store| act(store).boxed());
        self.steps.push((at.min(self.now), Step::Act(act)));
    }

    pub fn chooses_language(&mut self, at: Timestamp, person: &Person, locale: &'static str) {
        let email = person.email().to_owned();
        self.steps.push((at, Step::Language { email, locale }));
    }

    pub fn asks_to_be_forgotten(&mut self, at: Timestamp, person: &Person) {
        let email = person.email().to_owned();
        self.steps.push((at, Step::Erase { email }));
    }

    /// Plays every step at its time, and sends the mails that follow.
    pub(super) async fn play(mut self, store: &Store, origin: &str) -> anyhow::Result<Seeded> {
        // Equal times keep the order in which a story tells them.
        self.steps.sort_by_key(|(at, _)| *at);
        let shop = Actor::Shop(ApiKeyId(store.chance().id(self.now)));
        let worker = Worker::new(store.clone(), Post::DemoMailbox, origin.into());
        let never = CancellationToken::new();
        let (mut orders, mut customers) = (BTreeSet::new(), BTreeSet::new());
        let mut past = Vec::new();
        for (at, step) in self.steps {
            if let Step::Put(order) = &step {
                orders.insert(order.sent.number.clone());
                customers.insert(order.sent.customer.email.clone());
            }
            if let Step::Past(order) = step {
                orders.insert(order.order.number.clone());
                customers.insert(order.order.customer.email.clone());
                past.push(*order);
                continue;
            }
            if !past.is_empty() {
                store.import_orders(&std::mem::take(&mut past)).await?;
            }
            store.clock().set(at);
            step.play(store, &shop).await?;
            while worker.round(&never).await > 0 {}
        }
        let (orders, customers) = (orders.len(), customers.len());
        Ok(Seeded::Told { customers, orders })
    }
}

impl Step {
    async fn play(self, store: &Store, shop: &Actor) -> anyhow::Result<()> {
        match self {
            Self::Put(order) => {
                let number = order.sent.number.clone();
                store
                    .put_order(shop, &order.sent)
                    .await
                    .with_context(|| number)?;
            }
            Self::Scan {
                carrier,
                number,
                scan,
            } => {
                let scanned = store
                    .record_scans(shop, &carrier, &number, &[scan])
                    .await
                    .with_context(|| number.clone())?;
                if scanned.taken != 1 {
                    bail!("a scan of {number} was told twice");
                }
            }
            Self::Word {
                email,
                order,
                parcel,
                receipt,
            } => {
                let customer = known(store, &email).await?;
                let viewer = Viewer {
                    customer: Some(customer),
                    ..Viewer::default()
                };
                let page = store
                    .order_page(&viewer, &order)
                    .await
                    .with_context(|| order.clone())?;
                let parcel = parcel
                    .and_then(|number| page.parcels.iter().find(|p| p.tracking_number == number));
                store
                    .tell_receipt(&viewer, &order, parcel.map(|parcel| parcel.id), receipt)
                    .await
                    .with_context(|| order.clone())?;
            }
            Self::Past(_) => {}
            Self::Act(act) => act(store.clone()).await?,
            Self::Language { email, locale } => {
                let customer = known(store, &email).await?;
                store.choose_language(customer, locale).await?;
            }
            Self::Erase { email } => {
                let customer = known(store, &email).await?;
                store.erase(&Actor::Customer(customer), &email).await?;
            }
        }
        Ok(())
    }
}

pub(super) async fn known(store: &Store, email: &str) -> anyhow::Result<domain::ids::CustomerId> {
    let found = store.find_customer(email).await?;
    Ok(found.with_context(|| format!("{email} is known"))?.id)
}

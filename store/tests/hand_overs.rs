//! The roll-up of hand-overs: folded or counted, whatever was told when and however late, the figures are the same
//! (invariant I10).

use domain::{
    Timestamp,
    actor::Actor,
    cases::{Ask, Then, Topic},
    gaps::{TransitionFigures, TransitionKind},
    ids::{CaseId, CustomerId, ReturnId, StaffId},
    policy::Policy,
    returns::{HandOver, Item, Outcome, Reason, RejectReason, Wish},
    reviews::{ReviewDraft, ReviewIn},
    withdrawals::Statement,
};
use jiff::{SignedDuration, civil::Date};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::{
    cases::Answer,
    gaps::TransitionSlice,
    import::PastOrder,
    orders::{Receipt, Viewer},
    withdrawals::Door,
};
use testkit::{START, Story, at, on_both_databases, order, scan, shop};

const PEOPLE: u32 = 6;
const KINDS: [TransitionKind; 4] = TransitionKind::ALL;

/// Counts the people behind the figures one by one, without any of the roll-up's code.
async fn counted(
    story: &Story,
    kind: TransitionKind,
    (from, to): (Option<Date>, Option<Date>),
) -> TransitionFigures {
    let slice = TransitionSlice {
        kind,
        from,
        to,
        standing: None,
    };
    let (mut figures, mut after) = (TransitionFigures::default(), None);
    loop {
        let page = story
            .store
            .transition_people(&slice, after.as_deref(), 50)
            .await;
        let page = page.expect("the store answers");
        for person in &page.people {
            figures.add(&person.passage, story.clock.now());
        }
        after = page.next;
        if after.is_none() {
            return figures;
        }
    }
}

async fn agree(story: &Story, ranges: &[(Option<Date>, Option<Date>)], when: &str) {
    for kind in KINDS {
        for (from, to) in ranges {
            let told = story.store.transition(kind, *from, *to).await;
            assert_eq!(
                told.expect("the store answers"),
                counted(story, kind, (*from, *to)).await,
                "{kind:?} from {from:?} to {to:?}, {when}, {:?}",
                story.database
            );
        }
    }
}

fn date(text: &str) -> Option<Date> {
    Some(text.parse().expect("a date in a test is well formed"))
}

/// What an order of this number is about.
fn sku(number: u32) -> String {
    format!("SKU-{}", number % 8)
}

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

/// A shop in which anything happens.
struct Shop<'a> {
    story: &'a Story,
    chance: StdRng,
    agent: Actor,
    cases: Vec<(CaseId, Viewer)>,
    returns: Vec<ReturnId>,
    /// How often each thing happened, as opposed to being refused.
    happened: BTreeMap<&'static str, u32>,
}

impl Shop<'_> {
    fn below(&mut self, limit: u32) -> u32 {
        self.chance.random_range(0..limit)
    }

    /// Some moment of the two months around the beginning of stories.
    fn moment(&mut self) -> Timestamp {
        at(START).plus(SignedDuration::from_mins(
            self.chance.random_range(-30_000..60_000),
        ))
    }

    fn count<T, E>(&mut self, what: &'static str, done: Result<T, E>) -> Option<T> {
        *self.happened.entry(what).or_default() += u32::from(done.is_ok());
        done.ok()
    }

    /// An order by a number that comes again, each time of somebody.
    fn an_order(&mut self) -> (String, Value) {
        let number = self.below(8);
        // Mostly of the same one; else it changes hands.
        let person = if self.below(4) == 0 {
            self.below(PEOPLE)
        } else {
            number % PEOPLE
        };
        let mut body = json!({
            "customer": { "email": format!("p{person}@example.com"), "external_id": format!("id-{person}"), "name": "P" },
            "shipping_address": { "country": "DE" },
            "lines": [{ "line_id": "1", "sku": sku(number), "title": "A thing", "quantity": 1, "unit_price_minor": 6400 }],
        });
        let mut say = |field: &str, value: Value| {
            if let Value::Object(body) = &mut body {
                body.insert(field.to_owned(), value);
            }
        };
        if self.below(3) == 0 {
            say("placed_at", json!(self.moment().to_string()));
        }
        if self.below(3) > 0 {
            say("deliver_by", json!(self.moment().to_string()));
        }
        if self.below(6) == 0 {
            say("status", json!("cancelled"));
        }
        // Some never have a parcel: what came of them their customer says.
        if number < 6 && self.below(4) > 0 {
            let parcels = 1 + self.below(2);
            let parcels: Vec<_> = (0..parcels)
                .map(|n| json!({ "carrier": "dpd", "tracking_number": format!("T{number}-{n}") }))
                .collect();
            say("shipments", json!(parcels));
        }
        (format!("HP-{number}"), body)
    }

    async fn put(&mut self) {
        let (number, body) = self.an_order();
        let order = order(&number, body);
        let put = self.story.store.put_order(&shop(), &order).await;
        self.count("put", put);
    }

    async fn import(&mut self) {
        let (number, mut body) = self.an_order();
        let number = if self.below(3) == 0 {
            number
        } else {
            let n = self.below(40);
            if let Value::Object(body) = &mut body {
                body.remove("shipments");
                body.insert(
                    "shipments".to_owned(),
                    json!([{ "carrier": "dpd", "tracking_number": format!("P{n}") }]),
                );
            }
            format!("P-{n}")
        };
        let order = order(&number, body);
        let scans = order
            .shipments
            .iter()
            .map(|_| vec![scan("past", &self.moment().to_string(), "delivered")])
            .collect();
        let reviews = (0..self.below(2))
            .map(|n| ReviewIn {
                reference: format!("r{n}"),
                score: 1 + i64::from(self.below(5)),
                title: None,
                words: None,
                asked_at: None,
                answered_at: self.moment(),
            })
            .collect();
        let past = PastOrder {
            order,
            told: Vec::new(),
            scans,
            reviews,
        };
        let taken = self.story.store.import_orders(&[past]).await;
        self.count("import", taken);
    }

    async fn parcel_moves(&mut self) {
        let (number, parcel) = (self.below(8), self.below(2));
        let status = ["delivered", "delivered", "in_transit", "return_to_sender"]
            [self.chance.random_range(0..4)];
        let (id, when) = (self.below(1_000_000).to_string(), self.moment().to_string());
        self.story
            .scan(&format!("T{number}-{parcel}"), &[(&id, &when, status)])
            .await;
        self.count("scan", Ok::<_, ()>(()));
    }

    /// Somebody, and one of the orders they may have.
    async fn somebody(&mut self) -> Option<(Viewer, CustomerId, String)> {
        let (person, order) = (self.below(PEOPLE), self.chance.random_range(0..20));
        let found = self
            .story
            .store
            .find_customer(&format!("p{person}@example.com"))
            .await;
        let id = found.expect("the store answers")?.id;
        let orders = self.story.store.orders_of(id).await;
        let orders = orders.expect("the store answers");
        let number = orders.get(order % orders.len().max(1))?.number.clone();
        let viewer = Viewer {
            customer: Some(id),
            ..Viewer::default()
        };
        Some((viewer, id, number))
    }

    async fn customer_does(&mut self) {
        let Some((viewer, customer, number)) = self.somebody().await else {
            return;
        };
        let (store, key) = (&self.story.store, self.below(1_000_000).to_string());
        let bought = number.rsplit('-').next().and_then(|n| n.parse().ok());
        let bought = sku(bought.unwrap_or_default());
        match self.below(7) {
            0 => {
                let said = [Receipt::Confirmed, Receipt::Denied][self.chance.random_range(0..2)];
                let _told_or_refused = store.tell_receipt(&viewer, &number, None, said).await;
            }
            1 => {
                let ask = Ask {
                    topic: Topic::Order,
                    words: "Where is it?".to_owned(),
                    order: Some(number),
                    parcel: None,
                    return_id: None,
                    key,
                };
                let opened = store.open_case(&viewer, &ask).await;
                if let Some(id) = self.count("ask", opened) {
                    self.cases.push((id, viewer));
                }
            }
            2 => {
                let draft = ReviewDraft {
                    sku: bought,
                    stars: 1 + i64::from(self.below(5)),
                    title: String::new(),
                    words: String::new(),
                    name_shown: "P".to_owned(),
                    key,
                };
                let posted = store.post_review(&viewer, &number, &draft).await;
                self.count("review", posted);
            }
            3 => {
                let shared = store.make_share(&viewer, &number, &bought).await;
                self.count("share", shared);
            }
            4 => {
                let invited = store.make_invitation(customer).await;
                self.count("invite", invited);
            }
            5 => {
                let email = store.email_of(customer).await.expect("the store answers");
                let statement = Statement {
                    name: "P".to_owned(),
                    order: number,
                    email: email.unwrap_or_default(),
                    items: String::new(),
                    locale: None,
                    key,
                };
                let stated = store.withdraw(Door::Page, &statement, "I withdraw.").await;
                self.count("withdraw", stated);
                let theirs = store.returns_of_order(&viewer, &statement.order).await;
                let theirs = theirs.unwrap_or_default();
                self.returns.extend(theirs.into_iter().map(|it| it.id));
            }
            _ => {
                let wish = Wish {
                    items: vec![Item {
                        line_id: "1".to_owned(),
                        quantity: 1,
                    }],
                    reason: Reason::Faulty,
                    note: String::new(),
                    outcome: [Outcome::Refund, Outcome::Replacement]
                        [self.chance.random_range(0..2)],
                    exchange_for: None,
                    hand_over: HandOver::DropOffQr,
                    key,
                };
                let started = store.start_return(&viewer, &number, &wish).await;
                if let Some(id) = self.count("return", started) {
                    self.returns.push(id);
                }
            }
        }
    }

    async fn desk_does(&mut self) {
        let store = &self.story.store;
        if self.cases.is_empty() || self.below(2) == 0 {
            // The last ones still have something to decide.
            let back = self.chance.random_range(0..3);
            let Some(id) = self.returns.iter().rev().nth(back).copied() else {
                return;
            };
            match self.below(6) {
                0 | 1 => {
                    let done = store.receive_return(&desk(), id).await;
                    self.count("receive", done);
                }
                2 | 3 => {
                    let _done_or_refused = store.accept_return(&desk(), id).await;
                    let done = store.refund_return(&desk(), id, None).await;
                    self.count("refund", done);
                }
                4 => {
                    let _done_or_refused = store.accept_return(&desk(), id).await;
                    let done = store.replace_return(&desk(), id).await;
                    self.count("replace", done);
                }
                _ => {
                    let done = store.receive_return(&desk(), id).await;
                    self.count("receive", done);
                    let done = store.reject_return(&desk(), id, RejectReason::Worn).await;
                    self.count("reject", done);
                }
            }
            return;
        }
        let (id, viewer) = self.cases[self.chance.random_range(0..self.cases.len())].clone();
        match self.below(5) {
            0 | 1 => {
                let Ok(case) = store.staff_case(id).await else {
                    return;
                };
                let written = Answer {
                    words: "It is on its way.",
                    then: Then::ALL[self.chance.random_range(0..3)],
                    seen: case.turn,
                    key: "",
                };
                let answered = store.answer_case(&self.agent, id, &written).await;
                self.count("answer", answered);
            }
            2 => {
                let solved = store.solve_case(&viewer, id).await;
                self.count("solve", solved);
            }
            _ => {
                let score = 1 + i64::from(self.below(5));
                let rated = store.rate_case(&viewer, id, score).await;
                self.count("rate", rated);
            }
        }
    }

    async fn anything(&mut self) {
        match self.below(20) {
            0..4 => self.put().await,
            4..8 => self.parcel_moves().await,
            8..12 => self.customer_does().await,
            12..15 => self.desk_does().await,
            15 | 16 => self.import().await,
            17 => {
                let now = self.moment();
                self.story.clock.set(now);
            }
            18 => {
                let folded = self.story.store.fold_gaps().await;
                folded.expect("the store answers");
            }
            _ => match self.below(12) {
                0 => {
                    let mut policy = Policy::default();
                    policy.working_time.time_zone =
                        ["UTC", "Pacific/Auckland"][self.chance.random_range(0..2)].to_owned();
                    let set = self.story.store.set_policy(&Actor::System, policy).await;
                    set.expect("the store answers");
                }
                1 => {
                    let email = format!("p{}@example.com", self.below(PEOPLE));
                    let erased = self.story.store.erase(&desk(), &email).await;
                    self.count("erase", erased);
                }
                2 => {
                    let waited = self.story.store.wait_for_goods().await;
                    self.count("wait for goods", waited);
                }
                _ => {
                    let now = self.moment();
                    self.story.clock.set(now);
                }
            },
        }
    }
}

#[test]
fn rolled_up_hand_overs_equal_a_recount_whatever_was_told_however_late() {
    on_both_databases(async |story| {
        let store = &story.store;
        store
            .add_staff(
                &Actor::System,
                "mira@shop.example",
                "Mira",
                domain::staff::Role::Agent,
                "a-long-password",
            )
            .await
            .expect("she starts today");
        let member = store.sign_in_staff("mira@shop.example", "a-long-password");
        let agent = Actor::Staff(member.await.expect("she may sign in").id);
        let mut shop = Shop {
            story: &story,
            chance: StdRng::seed_from_u64(31),
            agent,
            cases: Vec::new(),
            returns: Vec::new(),
            happened: BTreeMap::new(),
        };
        for round in 0..600_u32 {
            shop.anything().await;
            // Folded to the end nothing is counted live any more, and a day that was not marked would show.
            if round % 3 == 0 {
                store.fold_gaps().await.expect("the store answers");
            }
            if round % 10 != 9 {
                continue;
            }
            let ranges = [
                (None, None),
                (date("2026-11-01"), date("2026-11-30")),
                (date("2026-11-05"), None),
                (None, date("2026-12-03")),
            ];
            agree(&story, &ranges, &format!("round {round}")).await;
            // Days become drop-offs by the clock alone.
            let stood = story.clock.now();
            story.clock.set(at("2027-01-04T12:00:00Z"));
            if round % 4 == 1 {
                // By then both months are over and summed up.
                store.fold_gaps().await.expect("the store answers");
            }
            agree(&story, &ranges, &format!("round {round}, later")).await;
            story.clock.set(stood);
        }
        for kind in KINDS {
            let told = store.transition(kind, None, None).await.unwrap();
            assert!(told.began() > 1 && told.arrived > 0, "{kind:?}: {told:?}");
        }
        let never: Vec<_> = shop.happened.iter().filter(|(_, n)| **n == 0).collect();
        assert!(never.is_empty(), "never happened: {never:?}");
        let damage = store.damage().await.expect("the store answers");
        assert!(damage.is_empty(), "{damage:?}");
    });
}

#[test]
fn each_thing_told_later_moves_the_day_it_began_on() {
    on_both_databases(async |story| {
        let (store, all) = (&story.store, [(None, None)]);
        let told = async |what: &str| {
            agree(&story, &all, what).await;
            store.fold_gaps().await.expect("the store answers");
            agree(&story, &all, &format!("{what}, folded")).await;
        };
        let later = |day: u32| story.later(&format!("2026-11-{day}T10:00:00Z"));
        story.put("HP-1", json!({})).await;
        told("an order that promises nothing").await;
        later(13);
        story
            .put("HP-1", json!({ "deliver_by": "2026-11-23" }))
            .await;
        told("a date, told a day later").await;
        later(14);
        story
            .put(
                "HP-1",
                json!({ "deliver_by": "2026-11-23", "status": "cancelled" }),
            )
            .await;
        told("a cancellation").await;
        story
            .put("HP-2", json!({ "shipping_address": { "country": "DE" } }))
            .await;
        told("an order that may be withdrawn from").await;
        let statement = Statement {
            name: "Ana Ribeiro".to_owned(),
            order: "HP-2".to_owned(),
            email: "ana@example.com".to_owned(),
            items: String::new(),
            locale: None,
            key: "form-1".to_owned(),
        };
        let stated = store.withdraw(Door::Page, &statement, "I withdraw.").await;
        stated.expect("it is taken");
        told("a withdrawal").await;
        let parcel = json!([{ "carrier": "dpd", "tracking_number": "T3" }]);
        story.put("HP-3", json!({ "shipments": parcel })).await;
        told("a parcel").await;
        later(20);
        story
            .scan("T3", &[("d", "2026-11-15T09:00:00Z", "delivered")])
            .await;
        told("its delivery").await;
        story
            .scan("T3", &[("c", "2026-11-14T09:00:00Z", "delivered")])
            .await;
        told("an earlier delivery, told later").await;
        let ana = store.find_customer("ana@example.com").await;
        let viewer = Viewer {
            customer: Some(ana.expect("the store answers").expect("she is known").id),
            ..Viewer::default()
        };
        let shared = store.make_share(&viewer, "HP-3", "KETTLE-MOSS").await;
        shared.expect("it is in hand");
        told("a share").await;
    });
}

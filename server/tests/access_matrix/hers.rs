//! Ana's things, the missing ones they are compared with, and who comes with which proof.

use super::{
    support::{Portal, keep_session},
    table::{Body, Line},
};
use domain::{
    actor::Actor,
    cases::{Ask, Topic},
    ids::{CustomerId, StaffId},
    photos::Picture,
    returns::{HandOver, Item, Outcome, Reason, Wish},
    reviews::ReviewDraft,
    touchpoints::Touchpoint,
};
use serde_json::json;
use std::{
    cell::Cell,
    collections::BTreeMap,
    time::{Duration, Instant},
};
use store::{
    orders::{Grant, Sight, Viewer},
    sessions::{Realm, SessionContent},
};

/// What stands on Ana's own pages alone.
pub const STREET: &str = "Lantern Row 4711";
pub const SURNAME: &str = "Zwanziger";

const EMAIL: &str = "ana@example.com";
const KETTLE: &str = "KETTLE-MOSS";

/// What all lines share.
pub struct Shop {
    key: String,
    ana: CustomerId,
    bob: CustomerId,
    staff: StaffId,
    share: String,
    code: String,
    referral: String,
    made: Cell<u32>,
}

/// The things of one line: of each name hers and a missing one, as long as hers.
pub struct Hers {
    things: BTreeMap<&'static str, [String; 2]>,
    proofs: BTreeMap<&'static str, (&'static str, String)>,
    asked: Cell<u32>,
    nth: u32,
}

fn order(portal: &Portal, key: &str, number: &str, email: &str, more: serde_json::Value) {
    let mut order = json!({
        "placed_at": store::Clock::System.now().to_string(),
        "customer": { "email": email, "name": format!("Ana {SURNAME}"), "locale": "en" },
        "lines": [
            { "line_id": "1", "sku": KETTLE, "title": "Enamel kettle, moss", "quantity": 2, "unit_price_minor": 6400 },
            { "line_id": "2", "sku": "TRAY-OAK-S", "title": "Oak tray, small", "quantity": 1, "unit_price_minor": 2800 },
        ],
        // Where one can withdraw from a contract.
        "shipping_address": { "name": "Ana", "street": STREET, "city": "Leipzig", "postal_code": "04105", "country": "DE" },
    });
    let (Some(order), Some(more)) = (order.as_object_mut(), more.as_object()) else {
        unreachable!("both are objects")
    };
    order.extend(more.clone());
    let put = portal.put_order(key, number, order.clone().into());
    assert_eq!(put.status, 201, "{}", put.text());
}

impl Shop {
    pub fn open(portal: &Portal) -> Self {
        let key = portal.key("ingest,read,returns,cases,reviews,admin");
        let added = portal.run(
            &[
                "staff",
                "add",
                "--email",
                "ada@example.com",
                "--name",
                "Ada",
                "--role",
                "agent",
            ],
            "correct horse battery\n",
        );
        assert!(added.status.success(), "{added:?}");
        let parcel = json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T-FIRST" }] });
        order(portal, &key, "HP-FIRST", EMAIL, parcel);
        order(portal, &key, "HP-BOBS", "bob@example.com", json!({}));
        portal.scan(&key, "T-FIRST", "1", "delivered");
        let (ana, bob, staff, share, code) = portal.on_ledger(async |store| {
            let known = async |email: &str| {
                let found = store.find_customer(email).await.expect("it reads");
                found.expect("they bought").id
            };
            let (ana, bob) = (known(EMAIL).await, known("bob@example.com").await);
            let viewer = viewer(ana);
            let share = store.make_share(&viewer, "HP-FIRST", KETTLE).await;
            let code = store.make_invitation(ana).await.expect("she is known").code;
            let ada = store.sign_in_staff("ada@example.com", "correct horse battery");
            let staff = ada.await.expect("she works here").id;
            (
                ana,
                bob,
                staff,
                share.expect("it is in hand").to_string(),
                code,
            )
        });
        // At another door, or it would be Ana herself.
        let friend = json!({
            "referral_code": code,
            "shipping_address": { "street": "1 Elm Row", "city": "York", "postal_code": "YO1 1AA", "country": "GB" },
        });
        order(portal, &key, "HP-FRIEND", "cleo@example.com", friend);
        let referral = portal.on_ledger(async |store| {
            let journey = store.journey(EMAIL).await.expect("she is known");
            let mut touchpoints = journey.touchpoints.into_iter();
            touchpoints.find_map(|it| match it.touchpoint {
                Touchpoint::ReferralOrdered { referral_id } => Some(referral_id.to_string()),
                _ => None,
            })
        });
        Self {
            key,
            ana,
            bob,
            staff,
            share,
            code,
            referral: referral.expect("a friend came"),
            made: Cell::new(0),
        }
    }

    /// New things, so that nobody's presses change what another one asks.
    pub fn things(&self, portal: &Portal, line: &Line) -> Hers {
        self.made.set(self.made.get() + 1);
        let nth = self.made.get();
        let (number, missing) = (format!("HP-A{nth:03}"), format!("HP-M{nth:03}"));
        let (tracking, untracked) = (format!("T-A{nth:03}"), format!("T-M{nth:03}"));
        let parcel = json!({
            "deliver_by": "2099-11-23",
            "shipments": [{ "carrier": "dpd", "tracking_number": tracking }],
        });
        order(portal, &self.key, &number, EMAIL, parcel);
        // Some lines are about a parcel that is still to come; then one can withdraw whatever day it is.
        let is_fetched = line.path.contains("/pickup");
        let is_to_come = line.path.contains("/parcels/") || line.path.contains("/withdraw");
        if !is_to_come {
            portal.scan(&self.key, &tracking, "1", "delivered");
        }
        let mut refund = None;
        let (parcel, review, returned, case, slot, proofs) = portal.on_ledger(async |store| {
            let mut slot = String::new();
            let viewer = viewer(self.ana);
            let posted = store.post_review(&viewer, &number, &draft(nth)).await;
            let review = posted.ok().map(|posted| posted.review.to_string());
            let started = store.start_return(&viewer, &number, &wish(line)).await;
            let returned = match started {
                Ok(id) => {
                    if line.path.contains("/photos") {
                        // So many lines have no need of one that she would have too many.
                        let added = store.add_photos(&viewer, id, "k", &[picture()]).await;
                        added.expect("it fits");
                    }
                    if line.says("{refund}") {
                        let actor = &Actor::Staff(self.staff);
                        let steps = [
                            store.receive_return(actor, id).await,
                            store.accept_return(actor, id).await,
                            store.refund_return(actor, id, None).await,
                        ];
                        assert!(steps.iter().all(Result::is_ok), "{steps:?}");
                    }
                    let page = store.return_page(&viewer, id).await;
                    let page = page.expect("it is hers");
                    refund = page.refunds.first().map(|refund| refund.id.to_string());
                    if is_fetched {
                        let slots = store.pickup_slots(&page).await.expect("it reads");
                        let (first, last) = (slots[0].slot, slots[slots.len() - 1].slot);
                        let booked = store.book_pickup(&viewer, id, first).await;
                        booked.expect("it is free");
                        slot = last.to_string();
                    }
                    let photos = store.photos_of(&page).await.expect("it reads");
                    let photo = photos.first().map(|photo| photo.id.to_string());
                    Some((id.to_string(), (page.short_code, photo)))
                }
                Err(_) => None,
            };
            let asked = store.open_case(&viewer, &question(&number, nth)).await;
            let case = asked.ok().map(|id| id.to_string());
            let page = store.order_page(&viewer, &number).await;
            let page = page.expect("it is hers");
            let grant = Grant {
                order: page.id,
                sight: Sight::Status,
            };
            let parcel = page.parcels.first().map(|parcel| parcel.id.to_string());
            (
                parcel,
                review,
                returned,
                case,
                slot,
                self.proofs(store, grant).await,
            )
        });
        let id = |known: Option<String>| {
            let missing = "00000000-0000-7000-8000-000000000404".to_owned();
            [known.unwrap_or_else(|| missing.clone()), missing]
        };
        let (return_id, short) = returned.unzip();
        let (short, photo) = short.unzip();
        let short = short.unwrap_or_else(|| "2222223".to_owned());
        let code = self.code.clone();
        let link = if line.path.contains("{link}") {
            link(portal, &number)
        } else {
            String::new()
        };
        let things = BTreeMap::from([
            ("order", [number, missing]),
            ("tracking", [tracking, untracked]),
            ("email", [EMAIL.to_owned(), "eve@example.com".to_owned()]),
            ("parcel", id(parcel)),
            ("review", id(review)),
            ("return", id(return_id)),
            ("short", [short, "2222222".to_owned()]),
            ("photo", {
                // Not the missing return's own, or the two would be masked as one.
                let missing = "00000000-0000-7000-8000-000000000405".to_owned();
                let photo = photo.flatten();
                [photo.unwrap_or_else(|| missing.clone()), missing]
            }),
            ("refund", {
                let missing = "00000000-0000-7000-8000-000000000406".to_owned();
                [refund.unwrap_or_else(|| missing.clone()), missing]
            }),
            ("case", id(case)),
            ("share", id(Some(self.share.clone()))),
            ("referral", id(Some(self.referral.clone()))),
            ("customer", id(Some(self.ana.to_string()))),
            ("missing", id(None)),
            ("slot", [slot.clone(), slot]),
            ("link", [link.clone(), "A".repeat(link.len())]),
            (
                "code",
                [code.clone(), "EVE-2222222222"[..code.len()].to_owned()],
            ),
            ("product", [KETTLE.to_owned(), "KETTLE-NONE".to_owned()]),
            ("kind", ["deliver_by".to_owned(), "deliver_up".to_owned()]),
            (
                "transition",
                [
                    "asked_to_answered".to_owned(),
                    "asked_to_answerer".to_owned(),
                ],
            ),
        ]);
        Hers {
            things,
            proofs,
            asked: Cell::new(0),
            nth,
        }
    }

    /// What each visitor brings: a session of their own, in use already, or the key.
    async fn proofs(
        &self,
        store: &store::Store,
        grant: Grant,
    ) -> BTreeMap<&'static str, (&'static str, String)> {
        let seen = store.now();
        let until = seen.plus(jiff::SignedDuration::from_hours(24));
        let found = json!({ "seen": seen, "grants": [{ "order": grant.order, "sight": "status", "until": until.as_micros() }] });
        let sight = keep_session(store, None, &found).await;
        let ana = json!({ "seen": seen, "customer": self.ana });
        let owner = keep_session(store, Some(self.ana), &ana).await;
        let bob = json!({ "seen": seen, "customer": self.bob });
        let other = keep_session(store, Some(self.bob), &bob).await;
        let id = tower_sessions::session::Id::default().to_string();
        let session = SessionContent {
            customer: None,
            staff: Some(self.staff),
            content: json!({ "seen": seen, "staff": self.staff }).to_string(),
            expires_at: until,
        };
        let kept = store.create_session(Realm::Staff, &id, &session).await;
        assert!(kept.expect("the ledger answers"));
        BTreeMap::from([
            ("sight", ("cookie", sight)),
            ("owner", ("cookie", owner)),
            ("other", ("cookie", other)),
            ("agent", ("cookie", format!("__Host-staff={id}"))),
            ("key", ("authorization", format!("Bearer {}", self.key))),
        ])
    }
}

impl Hers {
    /// The names of things that this line asks for.
    pub fn names_in(&self, line: &Line) -> impl Iterator<Item = &'static str> {
        let body = match line.body {
            Body::Form(text) | Body::Json(text) | Body::Multipart(text) => text,
            Body::None | Body::Stream => "",
        };
        let path = line.path;
        let is_named = move |name: &str| {
            let name = format!("{{{name}}}");
            path.contains(&name) || body.contains(&name)
        };
        self.things
            .keys()
            .copied()
            .filter(move |name| is_named(name))
    }

    /// The text with hers (0) or the missing ones (1) in place of the names.
    pub fn filled(&self, text: &str, which: usize, encoded: bool) -> String {
        self.things
            .iter()
            .fold(text.to_owned(), |text, (name, values)| {
                let value = if encoded {
                    values[which].replace('@', "%40")
                } else {
                    values[which].clone()
                };
                text.replace(&format!("{{{name}}}"), &value)
            })
    }

    /// The text with what this line asked for, hers or missing, made the same.
    pub fn masked(&self, text: &str, line: &Line) -> String {
        self.names_in(line).fold(text.to_owned(), |text, name| {
            self.things[name].iter().fold(text, |text, value| {
                let encoded = value.replace('@', "%40");
                text.replace(value.as_str(), name).replace(&encoded, name)
            })
        })
    }

    /// Each question comes from elsewhere, so that no limit of one answers another.
    pub fn next_address(&self) -> String {
        self.asked.set(self.asked.get() + 1);
        format!(
            "10.{}.{}.{}",
            self.nth / 256,
            self.nth % 256,
            self.asked.get()
        )
    }

    pub fn proof(&self, visitor: &str) -> Option<(&'static str, String)> {
        self.proofs.get(visitor).cloned()
    }
}

fn viewer(customer: CustomerId) -> Viewer {
    Viewer {
        customer: Some(customer),
        ..Viewer::default()
    }
}

fn draft(nth: u32) -> ReviewDraft {
    ReviewDraft {
        sku: KETTLE.to_owned(),
        stars: 5,
        title: String::new(),
        words: "Boils fast.".to_owned(),
        name_shown: "Ana".to_owned(),
        key: format!("form-{nth}"),
    }
}

fn picture() -> Picture {
    Picture {
        jpeg: b"a crack".to_vec(),
        thumb: b"a small one".to_vec(),
        width: 40,
        height: 30,
    }
}

fn question(number: &str, nth: u32) -> Ask {
    Ask {
        topic: Topic::Order,
        words: "Does it work on induction?".to_owned(),
        order: Some(number.to_owned()),
        parcel: None,
        return_id: None,
        key: format!("form-{nth}"),
    }
}

fn wish(line: &Line) -> Wish {
    let hand_over = if line.path.ends_with("/label.pdf") {
        HandOver::Label
    } else if line.path.contains("/pickup") {
        HandOver::HomePickup
    } else {
        HandOver::DropOffQr
    };
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over,
        key: "form-1".to_owned(),
    }
}

/// The token of the link in the mail about that order, once the worker has sent it.
fn link(portal: &Portal, number: &str) -> String {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) {
        let mails = portal.ask("GET", "/dev/mailbox", &[("accept", "application/json")], "");
        let mails = mails.json();
        let found = mails
            .as_array()
            .into_iter()
            .flatten()
            .filter(|mail| {
                mail["subject"]
                    .as_str()
                    .is_some_and(|it| it.contains(number))
            })
            .flat_map(|mail| mail["links"].as_array().cloned().unwrap_or_default())
            .find_map(|link| Some(link.as_str()?.split_once("/l/")?.1.to_owned()));
        if let Some(token) = found {
            return token;
        }
    }
    unreachable!("no mail about {number} came: {}", portal.log())
}

//! Stories of reviews, told on both databases (invariant I5).

use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, ReviewId, StaffId},
    notices::NoticeKind,
    promises::{PromiseKind, State},
    returns::{HandOver, Item, Outcome, Reason, Wish},
    reviews::{
        Audience, Decided, DraftFault, NotReplied, NotTaken, RejectionReason, ReviewDraft,
        ReviewIn, ReviewState,
    },
    touchpoints::Touchpoint,
};
use serde_json::{Value, json};
use store::{
    Failure, Store,
    import::PastOrder,
    orders::{Grant, Receipt, Sight, Viewer},
    reviews::{DeskFilter, Posted},
};
use testkit::{Story, at, on_both_databases, order, scan};

const KETTLE: &str = "KETTLE-MOSS";

fn parcel(deliver_by: &str) -> Value {
    json!({ "deliver_by": deliver_by, "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }] })
}

fn draft(stars: i64) -> ReviewDraft {
    ReviewDraft {
        sku: KETTLE.to_owned(),
        stars,
        title: "Boils fast".to_owned(),
        words: "Zanzibar-blue, and it whistles.".to_owned(),
        name_shown: "Ana R.".to_owned(),
        key: format!("form-{stars}"),
    }
}

fn marketer() -> Actor {
    Actor::Staff(StaffId(uuid_of(7)))
}

fn date(text: &str) -> jiff::civil::Date {
    text.parse().expect("a moment")
}

fn uuid_of(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

async fn customer(story: &Story, email: &str) -> CustomerId {
    let found = story.store.find_customer(email).await.expect("it stands");
    found.expect("she bought").id
}

async fn ana(story: &Story) -> Viewer {
    Viewer {
        customer: Some(customer(story, "ana@example.com").await),
        ..Viewer::default()
    }
}

/// Ana's kettle, delivered on the Saturday.
async fn delivered(story: &Story) -> Viewer {
    story.put("HP-1", parcel("2026-11-16")).await;
    story.later("2026-11-14T12:00:00Z");
    story
        .scan("T1", &[("e1", "2026-11-14T11:00:00Z", "delivered")])
        .await;
    ana(story).await
}

async fn posted(story: &Story, stars: i64) -> Posted {
    let ana = ana(story).await;
    story
        .store
        .post_review(&ana, "HP-1", &draft(stars))
        .await
        .expect("it may be written")
}

async fn kinds(story: &Story) -> Vec<Touchpoint> {
    let journey = story
        .store
        .journey("ana@example.com")
        .await
        .expect("Ana is known");
    journey
        .touchpoints
        .into_iter()
        .map(|t| t.touchpoint)
        .filter(|t| t.kind().starts_with("review_"))
        .collect()
}

async fn reply_promise(story: &Story) -> Option<(State, Timestamp)> {
    let journey = story
        .store
        .journey("ana@example.com")
        .await
        .expect("Ana is known");
    let mut promises = journey.promises.into_iter();
    promises
        .find(|p| p.kind == PromiseKind::ReviewReplyBy)
        .map(|p| (p.state(story.store.now()), p.times.due_at))
}

/// Tells every mail there is as sent, and says which asked for a review.
async fn asks(store: &Store) -> Vec<String> {
    let mut asked = Vec::new();
    for letter in store.lease_notices(100).await.expect("the store answers") {
        store
            .mark_notice_sent(letter.id)
            .await
            .expect("it was leased");
        if letter.kind == NoticeKind::ReviewAsked {
            asked.push(letter.order_number.expect("an ask is about an order"));
        }
    }
    asked
}

#[test]
fn before_the_delivery_nothing_is_written_and_from_it_on_anything() {
    on_both_databases(async |story| {
        story.put("HP-1", parcel("2026-11-16")).await;
        let ana = ana(&story).await;
        let refused = story.store.post_review(&ana, "HP-1", &draft(5)).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(NotTaken::NotYet(Some(until)))) if until == at("2026-11-17T00:00:00Z")
        ));
        story
            .scan("T1", &[("e1", "2026-11-12T09:00:00Z", "delivered")])
            .await;
        let posted = posted(&story, 5).await;
        assert_eq!(posted.publishes_at, at("2026-11-26T09:14:00Z"));
        assert_eq!(posted.reply_by, None);
        let options = story.store.review_options(&ana, "HP-1").await.unwrap();
        assert_eq!(options.name_offered, "Ana R.");
        let written = options.products[0].written.as_ref().unwrap();
        assert_eq!((written.stars, written.state), (5, ReviewState::Pending));
        assert_eq!(
            kinds(&story).await,
            [Touchpoint::ReviewPosted {
                review_id: Some(posted.review),
                product: Some(KETTLE.to_owned())
            }]
        );
    });
}

#[test]
fn a_broken_delivery_date_may_be_reviewed_though_nothing_came() {
    on_both_databases(async |story| {
        story.put("HP-1", parcel("2026-11-16")).await;
        let ana = ana(&story).await;
        story.later("2026-11-17T00:00:00Z");
        let refused = story.store.post_review(&ana, "HP-1", &draft(1)).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(NotTaken::NotYet(_)))
        ));
        story.later("2026-11-17T00:00:01Z");
        posted(&story, 1).await;
    });
}

#[test]
fn one_parcel_of_two_lets_its_own_item_be_reviewed() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({
                    "lines": [
                        { "line_id": "1", "sku": KETTLE, "title": "Enamel kettle, moss", "quantity": 1, "unit_price_minor": 6400 },
                        { "line_id": "2", "sku": "TRAY-OAK-S", "title": "Oak tray, small", "quantity": 2, "unit_price_minor": 2800 },
                    ],
                    "shipments": [
                        { "carrier": "dpd", "tracking_number": "T1", "lines": [{ "line_id": "1", "quantity": 1 }], "deliver_by": "2026-11-20" },
                        { "carrier": "dpd", "tracking_number": "T2", "lines": [{ "line_id": "2", "quantity": 2 }], "deliver_by": "2026-11-21" },
                    ],
                }),
            )
            .await;
        story
            .scan("T1", &[("e1", "2026-11-12T09:00:00Z", "delivered")])
            .await;
        let ana = ana(&story).await;
        let options = story.store.review_options(&ana, "HP-1").await.unwrap();
        let may: Vec<(&str, bool)> = options
            .products
            .iter()
            .map(|p| {
                let may = p.bought.may_be_reviewed(story.store.now()).is_ok();
                (p.sku.as_str(), may)
            })
            .collect();
        assert_eq!(may, [(KETTLE, true), ("TRAY-OAK-S", false)]);
        posted(&story, 4).await;
        let tray = ReviewDraft {
            sku: "TRAY-OAK-S".to_owned(),
            ..draft(4)
        };
        let refused = story.store.post_review(&ana, "HP-1", &tray).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(NotTaken::NotYet(_)))
        ));
        story.later("2026-11-22T00:00:01Z");
        story.store.post_review(&ana, "HP-1", &tray).await.unwrap();
    });
}

#[test]
fn stars_are_given_once_and_the_same_form_twice_makes_one() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let first = posted(&story, 4).await;
        assert_eq!(posted(&story, 4).await, first, "the same form");
        let again = story.store.post_review(&ana, "HP-1", &draft(1)).await;
        assert!(matches!(again, Err(Failure::Refused(NotTaken::Written))));
        let nameless = ReviewDraft {
            key: String::new(),
            ..draft(1)
        };
        let again = story.store.post_review(&ana, "HP-1", &nameless).await;
        assert!(matches!(again, Err(Failure::Refused(NotTaken::Written))));
        assert_eq!(kinds(&story).await.len(), 1);
    });
}

#[test]
fn a_faulty_form_is_told_field_by_field() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let faulty = ReviewDraft {
            name_shown: "ana@example.com".to_owned(),
            ..draft(0)
        };
        let Err(Failure::Refused(NotTaken::Faulty(faults))) =
            story.store.post_review(&ana, "HP-1", &faulty).await
        else {
            panic!("it was taken")
        };
        assert_eq!(faults, [DraftFault::NoStars, DraftFault::NameIsAddress]);
    });
}

#[test]
fn another_customers_order_is_as_missing_as_none() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let bea = json!({ "customer": { "email": "bea@example.com", "name": "Bea" } });
        story.put("HP-2", bea).await;
        let store = &story.store;
        let bea = Viewer {
            customer: Some(customer(&story, "bea@example.com").await),
            ..Viewer::default()
        };
        let found = store.look_up("HP-1", "ana@example.com").await.unwrap();
        let (order, _) = found.unwrap();
        let grant = |sight| Viewer {
            grants: vec![Grant { order, sight }],
            ..Viewer::default()
        };
        for stranger in [Viewer::default(), bea, grant(Sight::Status)] {
            for number in ["HP-1", "HP-999"] {
                let written = store.post_review(&stranger, number, &draft(5)).await;
                assert!(matches!(written, Err(Failure::NotFound)), "{number}");
                let read = store.review_options(&stranger, number).await;
                assert!(matches!(read, Err(Failure::NotFound)), "{number}");
            }
        }
        let guest = grant(Sight::Whole);
        let elsewhere = ReviewDraft {
            sku: "LAMP-BRASS".to_owned(),
            ..draft(5)
        };
        let not_in_it = store.post_review(&guest, "HP-1", &elsewhere).await;
        assert!(matches!(not_in_it, Err(Failure::NotFound)));
        store.post_review(&guest, "HP-1", &draft(5)).await.unwrap();

        let nobody = ReviewId(uuid_of(1));
        assert!(matches!(
            store.publish_review(&marketer(), nobody).await,
            Err(Failure::NotFound)
        ));
        assert!(matches!(
            store
                .reject_review(&marketer(), nobody, RejectionReason::OffTopic)
                .await,
            Err(Failure::NotFound)
        ));
        assert!(matches!(
            store
                .reply_to_review(&marketer(), nobody, "Hello", Audience::Private)
                .await,
            Err(Failure::NotFound)
        ));
        assert!(matches!(
            store.staff_review(nobody).await,
            Err(Failure::NotFound)
        ));
    });
}

#[test]
fn what_is_published_is_public_and_what_waits_or_is_rejected_is_not() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let review = posted(&story, 5).await.review;
        let store = &story.store;
        let public = async || store.product_reviews(KETTLE, "en", 1).await.unwrap();
        assert_eq!(public().await.title, "Enamel kettle, moss");
        assert_eq!(public().await.stars.count(), 0);
        for _ in 0..2 {
            store.publish_review(&marketer(), review).await.unwrap();
        }
        let shown = public().await;
        assert_eq!((shown.stars.count(), shown.stars.mean()), (1, Some(5.0)));
        assert_eq!(shown.reviews[0].name_shown, "Ana R.");
        let rejected = store
            .reject_review(&marketer(), review, RejectionReason::OffTopic)
            .await;
        assert!(matches!(
            rejected,
            Err(Failure::Refused(Decided(ReviewState::Published)))
        ));
        assert_eq!(kinds(&story).await.len(), 2, "published once");
        assert!(matches!(
            store.product_reviews("NO-SUCH-THING", "en", 1).await,
            Err(Failure::NotFound)
        ));
        let desk = store.reviews_desk(DeskFilter::Published, 9).await.unwrap();
        assert_eq!((desk.totals, desk.page), ([0, 0, 1, 0], 1));
    });
}

#[test]
fn a_rejection_names_its_reason_and_the_score_counts_on() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let review = posted(&story, 2).await.review;
        let store = &story.store;
        store
            .reject_review(&marketer(), review, RejectionReason::PersonalData)
            .await
            .unwrap();
        let seen = store.staff_review(review).await.unwrap();
        assert_eq!(seen.state, ReviewState::Rejected);
        assert_eq!(seen.reason, Some(RejectionReason::PersonalData));
        let public = store
            .reply_to_review(&marketer(), review, "Sorry", Audience::Public)
            .await;
        assert!(matches!(
            public,
            Err(Failure::Refused(NotReplied::NotShown))
        ));
        assert_eq!(store.publish_waiting_reviews().await.unwrap(), 0);
        assert!(kinds(&story).await.contains(&Touchpoint::ReviewRejected {
            review_id: review,
            reason: "personal_data".to_owned()
        }));
        let journey = store.journey("ana@example.com").await.unwrap();
        assert!(journey.touchpoints.iter().any(|t| t.score == Some(2)));
    });
}

#[test]
fn what_nobody_looks_at_publishes_itself_after_two_weeks() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let review = posted(&story, 1).await.review;
        let store = &story.store;
        story.later("2026-11-28T11:59:59Z");
        assert_eq!(store.publish_waiting_reviews().await.unwrap(), 0);
        story.later("2026-11-28T12:00:00Z");
        assert_eq!(store.publish_waiting_reviews().await.unwrap(), 1);
        assert_eq!(store.publish_waiting_reviews().await.unwrap(), 0);
        let seen = store.staff_review(review).await.unwrap();
        assert!(seen.by_itself);
        assert!(kinds(&story).await.contains(&Touchpoint::ReviewPublished {
            review_id: review,
            by_itself: true
        }));
    });
}

#[test]
fn three_stars_or_fewer_are_promised_a_reply_which_keeps_it_in_time() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let posted = posted(&story, 3).await;
        // A Saturday: the next working day is Monday, and closes at five.
        assert_eq!(posted.reply_by, Some(at("2026-11-16T17:00:00Z")));
        let (state, due) = reply_promise(&story).await.unwrap();
        assert_eq!((state, Some(due)), (State::Open, posted.reply_by));
        let desk = story.store.reviews_desk(DeskFilter::Owed, 1).await.unwrap();
        assert_eq!(desk.reviews.len(), 1);
        story.later("2026-11-16T17:00:00Z");
        for _ in 0..2 {
            story
                .store
                .reply_to_review(
                    &marketer(),
                    posted.review,
                    "We are sorry.",
                    Audience::Public,
                )
                .await
                .unwrap();
        }
        assert_eq!(reply_promise(&story).await.unwrap().0, State::Kept);
        let other = story
            .store
            .reply_to_review(&marketer(), posted.review, "Otherwise", Audience::Public)
            .await;
        assert!(matches!(other, Err(Failure::Refused(NotReplied::Replied))));
        let letters = story.store.lease_notices(10).await.unwrap();
        let told: Vec<_> = letters
            .iter()
            .filter(|l| l.kind == NoticeKind::ReviewReplied)
            .collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].particulars["words"], "We are sorry.");
        story
            .store
            .publish_review(&marketer(), posted.review)
            .await
            .unwrap();
        let public = story.store.product_reviews(KETTLE, "en", 1).await.unwrap();
        assert_eq!(
            public.reviews[0].reply.as_ref().unwrap().words,
            "We are sorry."
        );
    });
}

#[test]
fn a_private_reply_keeps_the_promise_too_and_a_late_one_breaks_it() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let review = posted(&story, 1).await.review;
        story.later("2026-11-16T17:00:01Z");
        assert_eq!(reply_promise(&story).await.unwrap().0, State::Broken);
        let empty = story
            .store
            .reply_to_review(&marketer(), review, "  ", Audience::Private)
            .await;
        assert!(matches!(empty, Err(Failure::Refused(NotReplied::Empty))));
        story
            .store
            .reply_to_review(&marketer(), review, "Between us.", Audience::Private)
            .await
            .unwrap();
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let promise = journey
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::ReviewReplyBy)
            .unwrap();
        assert_eq!(promise.times.lateness_seconds(), Some(1.0));
        story
            .store
            .publish_review(&marketer(), review)
            .await
            .unwrap();
        let public = story.store.product_reviews(KETTLE, "en", 1).await.unwrap();
        assert_eq!(public.reviews[0].reply, None, "not for everybody");
    });
}

#[test]
fn four_stars_are_promised_nothing() {
    on_both_databases(async |story| {
        delivered(&story).await;
        assert_eq!(posted(&story, 4).await.reply_by, None);
        assert_eq!(reply_promise(&story).await, None);
    });
}

#[test]
fn a_score_counts_in_the_gap_view_before_anybody_looked_at_it() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let store = &story.store;
        story.later("2026-11-20T12:00:00Z");
        store.fold_gaps().await.unwrap();
        let felt = async || {
            let (from, to) = (date("2026-11-01"), date("2026-11-30"));
            let rows = store.gaps(from, to, None).await.unwrap();
            let row = rows
                .iter()
                .find(|row| row.kind == PromiseKind::DeliverBy)
                .unwrap();
            row.figures.felt().kept.mean()
        };
        assert_eq!(felt().await, None);
        posted(&story, 2).await;
        assert_eq!(felt().await, Some(2.0), "counted from the ledger");
        store.fold_gaps().await.unwrap();
        assert_eq!(felt().await, Some(2.0), "rolled up");
    });
}

#[test]
fn who_received_an_order_a_week_ago_is_asked_once() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let store = &story.store;
        story.later("2026-11-21T10:59:59Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        story.later("2026-11-21T11:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 1);
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        assert_eq!(asks(store).await, ["HP-1"]);
        story.later("2026-12-10T11:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
    });
}

#[test]
fn who_reviewed_already_or_bought_too_long_ago_is_not_asked() {
    on_both_databases(async |story| {
        delivered(&story).await;
        posted(&story, 5).await;
        let other = json!({
            "customer": { "email": "bea@example.com", "name": "Bea" },
            "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }],
        });
        story.put("HP-2", other).await;
        story
            .scan("T2", &[("e1", "2026-11-14T10:00:00Z", "delivered")])
            .await;
        story.later("2026-12-14T10:00:01Z");
        assert_eq!(story.store.ask_for_reviews().await.unwrap(), 0);
    });
}

#[test]
fn while_we_owe_something_the_ask_waits_and_is_sent_once_it_is_made_good() {
    on_both_databases(async |story| {
        delivered(&story).await;
        // Another order of hers is late.
        let late = json!({ "deliver_by": "2026-11-18", "dispatch_by": "2026-11-13",
            "shipments": [{ "carrier": "dpd", "tracking_number": "T9" }] });
        story.put("HP-9", late).await;
        let store = &story.store;
        story.later("2026-11-21T12:00:00Z");
        let id = customer(&story, "ana@example.com").await;
        assert!(store.owes(id).await.unwrap());
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        story.later("2026-11-25T12:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        story
            .scan("T9", &[("e1", "2026-11-25T11:00:00Z", "delivered")])
            .await;
        assert!(!store.owes(id).await.unwrap());
        assert_eq!(store.ask_for_reviews().await.unwrap(), 1);
        assert_eq!(asks(store).await, ["HP-1"]);
    });
}

#[test]
fn an_open_return_puts_the_ask_off_until_it_is_over() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let wish = Wish {
            items: vec![Item {
                line_id: "1".to_owned(),
                quantity: 1,
            }],
            reason: Reason::ChangedMyMind,
            note: String::new(),
            outcome: Outcome::Refund,
            exchange_for: None,
            hand_over: HandOver::DropOffQr,
            key: "k".to_owned(),
        };
        let store = &story.store;
        let id = store.start_return(&ana, "HP-1", &wish).await.unwrap();
        story.later("2026-11-21T12:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        store.cancel_return(&ana, id).await.unwrap();
        assert_eq!(store.ask_for_reviews().await.unwrap(), 1);
    });
}

#[test]
fn an_ask_waits_two_weeks_at_most_and_is_sent_though_we_still_owe() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let parcel = story.store.order_page(&ana, "HP-1").await.unwrap().parcels[0].id;
        story
            .store
            .tell_receipt(&ana, "HP-1", Some(parcel), Receipt::Denied)
            .await
            .unwrap();
        let store = &story.store;
        story.later("2026-11-22T08:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        story.later("2026-12-06T07:59:59Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        story.later("2026-12-06T08:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 1);
    });
}

#[test]
fn an_ask_put_off_on_its_last_day_is_still_sent() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let late = json!({ "deliver_by": "2026-12-01", "dispatch_by": "2026-12-01" });
        story.put("HP-9", late).await;
        let store = &story.store;
        story.later("2026-12-14T10:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        story.later("2026-12-28T10:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 1);
    });
}

#[test]
fn the_shops_past_is_never_asked_and_never_shown() {
    on_both_databases(async |story| {
        let past = PastOrder {
            told: Vec::new(),
            scans: vec![vec![scan("1", "2026-11-11T11:00:00Z", "delivered")]],
            reviews: vec![ReviewIn {
                reference: "r1".to_owned(),
                score: 1,
                title: None,
                words: Some("Old words.".to_owned()),
                asked_at: None,
                answered_at: at("2026-11-11T12:00:00Z"),
            }],
            order: order("OLD-1", parcel("2026-11-12")),
        };
        let silent = PastOrder {
            order: order(
                "OLD-2",
                json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }] }),
            ),
            reviews: Vec::new(),
            ..past.clone()
        };
        story.store.import_orders(&[past, silent]).await.unwrap();
        story.later("2026-11-22T11:00:00Z");
        assert_eq!(story.store.ask_for_reviews().await.unwrap(), 0);
        let shown = story.store.product_reviews(KETTLE, "en", 1).await.unwrap();
        assert_eq!(shown.stars.count(), 0);
        let desk = story
            .store
            .reviews_desk(DeskFilter::Waiting, 1)
            .await
            .unwrap();
        assert_eq!(desk.totals, [0; 4]);
        // Whoever bought may still say what they think, unasked.
        let ana = ana(&story).await;
        story
            .store
            .post_review(&ana, "OLD-2", &draft(5))
            .await
            .unwrap();
    });
}

#[test]
fn erasure_takes_the_words_the_name_and_our_reply_and_leaves_the_stars() {
    on_both_databases(async |story| {
        delivered(&story).await;
        let review = posted(&story, 2).await.review;
        let store = &story.store;
        store
            .reply_to_review(&marketer(), review, "Dear Ana, sorry.", Audience::Public)
            .await
            .unwrap();
        store.publish_review(&marketer(), review).await.unwrap();
        store
            .erase(&Actor::System, "ana@example.com")
            .await
            .unwrap();
        let shown = store.product_reviews(KETTLE, "en", 1).await.unwrap();
        assert_eq!(shown.stars.mean(), Some(2.0));
        let left = &shown.reviews[0];
        assert_eq!(
            (
                left.title.as_str(),
                left.words.as_str(),
                left.name_shown.as_str()
            ),
            ("", "", "")
        );
        assert_eq!(left.reply, None);
        let seen = store.staff_review(review).await.unwrap();
        assert_eq!(seen.words, "");
        story.later("2026-11-22T12:00:00Z");
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
    });
}

#[test]
fn a_product_is_called_as_the_reader_calls_it_and_its_reviews_come_in_pages() {
    on_both_databases(async |story| {
        for n in 0..12 {
            let (number, email) = (format!("HP-{n}"), format!("c{n}@example.com"));
            let tracking = format!("T{n}");
            let (locale, title) = if n == 3 {
                ("de", "Emaillekessel, Moos")
            } else {
                ("en", "Enamel kettle, moss")
            };
            let change = json!({
                "customer": { "email": email, "name": "Some Body", "locale": locale },
                "lines": [{ "line_id": "1", "sku": KETTLE, "title": title, "quantity": 1, "unit_price_minor": 6400 }],
                "shipments": [{ "carrier": "dpd", "tracking_number": tracking }],
            });
            story.put(&number, change).await;
            story
                .scan(&tracking, &[("e1", "2026-11-12T09:00:00Z", "delivered")])
                .await;
            story.later(&format!("2026-11-12T10:{n:02}:00Z"));
            let viewer = Viewer {
                customer: Some(customer(&story, &email).await),
                ..Viewer::default()
            };
            let draft = ReviewDraft {
                title: number.clone(),
                ..draft(1 + n % 5)
            };
            let posted = story
                .store
                .post_review(&viewer, &number, &draft)
                .await
                .unwrap();
            story
                .store
                .publish_review(&marketer(), posted.review)
                .await
                .unwrap();
        }
        let store = &story.store;
        let first = store.product_reviews(KETTLE, "de", 1).await.unwrap();
        assert_eq!(first.title, "Emaillekessel, Moos");
        assert_eq!((first.page, first.pages, first.reviews.len()), (1, 2, 10));
        assert_eq!(first.reviews[0].title, "HP-11");
        let last = store.product_reviews(KETTLE, "pt", 7).await.unwrap();
        assert_eq!((last.page, last.reviews.len()), (2, 2));
        assert_eq!(last.title, "Enamel kettle, moss");
        assert_eq!(last.stars, first.stars);
        assert_eq!(
            last.stars.falling(),
            [(5, 2), (4, 2), (3, 2), (2, 3), (1, 3)]
        );
    });
}

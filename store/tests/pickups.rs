//! Returns that are fetched, on both databases: booked, moved, called off, done, missed; and the last place, taken once.

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    pickups::{PickupTerms, Slot},
    promises::{PromiseKind, State as Kept},
    returns::{HandOver, Item, Outcome, Reason, Refusal, Rule, State},
    staff::{Role, StaffMember},
};
use serde_json::json;
use std::future::Future;
use store::{
    Failure, Store,
    orders::Viewer,
    promises::Promise,
    returns::{MoveRefused, Moved, PickupRefused, PickupState, ReturnView, Wish},
};
use testkit::{Story, at, on_both_databases, shop};

/// Saturday; the next working day is Monday.
const SATURDAY: &str = "2026-11-14T12:00:00Z";
const MONDAY_MORNING: &str = "2026-11-16T09:00-13:00";
const MONDAY_EVENING: &str = "2026-11-16T13:00-18:00";
const TUESDAY_MORNING: &str = "2026-11-17T09:00-13:00";

fn slot(text: &str) -> Slot {
    Slot::read(text).expect("a slot")
}

/// A shop that fetches returns in Great Britain, so many in each slot.
async fn fetches(story: &Story, capacity: u32) {
    let mut policy = (*story.store.policy()).clone();
    policy.returns.hand_overs = HandOver::ALL.iter().copied().collect();
    policy.pickups = Some(PickupTerms {
        countries: ["GB".to_owned()].into(),
        capacity,
        ..PickupTerms::default()
    });
    let set = story.store.set_policy(&Actor::System, policy).await;
    set.expect("sound settings");
}

fn wish(hand_over: HandOver) -> Wish {
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
        key: "form".to_owned(),
    }
}

/// An order of a customer of its own, delivered; and who bought it.
async fn delivered(story: &Story, nth: usize, country: &str) -> (String, Viewer) {
    let (number, email) = (format!("HP-{nth}"), format!("c{nth}@example.com"));
    let order = json!({
        "customer": { "email": email },
        "shipments": [{ "carrier": "dpd", "tracking_number": number }],
        "shipping_address": { "name": "C", "street": "1 Row", "city": "Leeds", "postal_code": "LS1 1AA", "country": country },
    });
    story.put(&number, order).await;
    let scan = [("e1", "2026-11-12T10:00:00Z", "delivered")];
    story.scan(&number, &scan).await;
    let found = story.store.find_customer(&email).await;
    let known = found.expect("the store answers").expect("they bought");
    let viewer = Viewer {
        customer: Some(known.id),
        ..Viewer::default()
    };
    (number, viewer)
}

/// A return that is to be fetched.
async fn to_fetch(story: &Story, nth: usize) -> (Viewer, ReturnId) {
    let (number, viewer) = delivered(story, nth, "GB").await;
    story.later(SATURDAY);
    let wish = wish(HandOver::HomePickup);
    let started = story.store.start_return(&viewer, &number, &wish).await;
    (viewer, started.expect("it can be fetched"))
}

async fn view(store: &Store, viewer: &Viewer, id: ReturnId) -> ReturnView {
    store.return_page(viewer, id).await.expect("it is theirs")
}

fn collect_by(view: &ReturnView) -> &Promise {
    let mut promises = view.promises.iter();
    let found = promises.find(|promise| promise.kind == PromiseKind::CollectBy);
    found.expect("it was promised")
}

fn refused<T: std::fmt::Debug, E: std::fmt::Debug>(done: Result<T, Failure<E>>) -> E {
    match done {
        Err(Failure::Refused(why)) => why,
        other => unreachable!("it is refused, and not {other:?}"),
    }
}

async fn kinds(store: &Store, viewer: &Viewer) -> Vec<String> {
    let customer = viewer.customer.expect("a customer").to_string();
    let journey = store.journey(&customer).await.expect("they are known");
    let of_log = journey.touchpoints.into_iter();
    of_log
        .map(|entry| entry.touchpoint.kind())
        .filter(|kind| kind.starts_with("pickup_") || kind == "return_handed_over")
        .collect()
}

async fn free(store: &Store, view: &ReturnView) -> Vec<(String, i64)> {
    let slots = store.pickup_slots(view).await.expect("the store answers");
    let free = slots.iter().take(3);
    free.map(|slot| (slot.slot.to_string(), slot.left))
        .collect()
}

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(1)))
}

#[test]
fn a_time_is_booked_moved_by_the_customers_wish_and_called_off() {
    on_both_databases(async |story| {
        fetches(&story, 2).await;
        let (viewer, id) = to_fetch(&story, 1).await;
        let store = &story.store;
        let before = view(store, &viewer, id).await;
        assert_eq!((before.pickup.clone(), before.promises.len()), (None, 0));
        assert_eq!(
            free(store, &before).await,
            [
                (MONDAY_MORNING.to_owned(), 2),
                (MONDAY_EVENING.to_owned(), 2),
                (TUESDAY_MORNING.to_owned(), 2)
            ]
        );
        let booked = store.book_pickup(&viewer, id, slot(TUESDAY_MORNING)).await;
        assert_eq!(booked.unwrap(), Moved::Now(at(SATURDAY)));
        let again = store.book_pickup(&viewer, id, slot(TUESDAY_MORNING)).await;
        assert_eq!(again.unwrap(), Moved::Before(at(SATURDAY)));
        let told = view(store, &viewer, id).await;
        let promise = collect_by(&told);
        assert_eq!(promise.times.due_at, at("2026-11-17T13:00:00Z"));
        assert_eq!(promise.state(store.now()), Kept::Open);
        assert_eq!(told.pickup.as_ref().unwrap().sequence, 0);
        let desk = store.returns_desk().await.unwrap();
        assert_eq!(
            desk.to_arrive.rows[0].fetched,
            Some((at("2026-11-17T09:00:00Z"), at("2026-11-17T13:00:00Z"))),
            "the desk knows when somebody is to go"
        );
        // Its own slot is none to move to; of the one that is left, one is taken.
        assert!(
            !free(store, &told)
                .await
                .iter()
                .any(|(name, _)| name == TUESDAY_MORNING)
        );

        // Sooner: it is judged by the time that they chose.
        store
            .book_pickup(&viewer, id, slot(MONDAY_EVENING))
            .await
            .unwrap();
        let told = view(store, &viewer, id).await;
        let promise = collect_by(&told);
        assert_eq!(promise.times.due_at, at("2026-11-17T13:00:00Z"));
        assert_eq!(promise.times.judged_by, at("2026-11-16T18:00:00Z"));
        assert!(!promise.times.is_revised_later());
        assert_eq!(told.pickup.as_ref().unwrap().sequence, 1);
        let left = free(store, &told).await;
        assert!(left.contains(&(TUESDAY_MORNING.to_owned(), 2)), "{left:?}");

        story.later("2026-11-16T12:59:59Z");
        let off = store.cancel_pickup(&viewer, id).await.unwrap();
        let twice = store.cancel_pickup(&viewer, id).await.unwrap();
        assert_eq!(
            (off, twice),
            (Moved::Now(off.at()), Moved::Before(off.at()))
        );
        let told = view(store, &viewer, id).await;
        assert_eq!(
            collect_by(&told).state(at("2026-12-01T00:00:00Z")),
            Kept::Waived
        );
        let pickup = told.pickup.unwrap();
        assert_eq!((pickup.state, pickup.sequence), (PickupState::Cancelled, 2));

        // And once more, after the time that was called off: nobody waited in vain for that.
        story.later("2026-11-17T12:00:00Z");
        let next = slot("2026-11-18T09:00-13:00");
        store.book_pickup(&viewer, id, next).await.unwrap();
        let told = view(store, &viewer, id).await;
        assert_eq!(collect_by(&told).state(store.now()), Kept::Open);
        assert_eq!(
            collect_by(&told).times.judged_by,
            at("2026-11-18T13:00:00Z")
        );
        assert_eq!(
            kinds(store, &viewer).await,
            [
                "pickup_booked",
                "pickup_moved",
                "pickup_cancelled",
                "pickup_booked"
            ]
        );
    });
}

#[test]
fn until_it_begins_it_can_be_changed_and_from_then_on_not() {
    on_both_databases(async |story| {
        fetches(&story, 2).await;
        let (viewer, id) = to_fetch(&story, 1).await;
        let store = &story.store;
        assert_eq!(
            refused(store.cancel_pickup(&viewer, id).await),
            PickupRefused::NotBooked
        );
        for never in [
            "2026-11-14T13:00-18:00",
            "2026-11-22T09:00-13:00",
            "2026-11-16T09:00-12:00",
        ] {
            assert_eq!(
                refused(store.book_pickup(&viewer, id, slot(never)).await),
                PickupRefused::NotOffered,
                "{never}"
            );
        }
        store
            .book_pickup(&viewer, id, slot(MONDAY_MORNING))
            .await
            .unwrap();
        story.later("2026-11-16T09:00:00Z");
        let begun = view(store, &viewer, id).await;
        assert!(!begun.can_book_pickup(store.now()));
        assert!(free(store, &begun).await.is_empty());
        assert_eq!(
            refused(store.cancel_pickup(&viewer, id).await),
            PickupRefused::Begun
        );
        let other = store.book_pickup(&viewer, id, slot(TUESDAY_MORNING)).await;
        assert_eq!(refused(other), PickupRefused::Begun);
    });
}

#[test]
fn who_fetched_it_keeps_the_promise_and_hands_it_over_once() {
    on_both_databases(async |story| {
        fetches(&story, 2).await;
        let (viewer, id) = to_fetch(&story, 1).await;
        let store = &story.store;
        assert_eq!(
            refused(store.collect_pickup(&desk(), id, None).await),
            PickupRefused::NotBooked
        );
        store
            .book_pickup(&viewer, id, slot(MONDAY_MORNING))
            .await
            .unwrap();
        // Noted in the evening, done at eleven.
        story.later("2026-11-16T19:00:00Z");
        let there = at("2026-11-16T11:00:00Z");
        for never in ["2026-11-14T11:59:59Z", "2026-11-16T19:00:01Z"] {
            let strange = store.collect_pickup(&desk(), id, Some(at(never))).await;
            assert_eq!(refused(strange), PickupRefused::WrongTime);
        }
        let done = store.collect_pickup(&desk(), id, Some(there)).await;
        assert_eq!(done.unwrap(), Moved::Now(there));
        let again = store.collect_pickup(&desk(), id, None).await;
        assert_eq!(again.unwrap(), Moved::Before(there));
        let told = view(store, &viewer, id).await;
        assert_eq!(collect_by(&told).state(store.now()), Kept::Kept);
        assert_eq!(collect_by(&told).times.settled_at, Some(there));
        assert_eq!(told.state(), State::InTransit);
        assert_eq!(told.handed_over_at, Some(there));
        let said = store.hand_over_return(&viewer, id).await;
        assert_eq!(said.unwrap(), Moved::Before(there));
        store.receive_return(&desk(), id).await.unwrap();
        assert_eq!(
            kinds(store, &viewer).await,
            ["pickup_booked", "pickup_collected", "return_handed_over"]
        );
        let other = store.book_pickup(&viewer, id, slot(TUESDAY_MORNING)).await;
        assert_eq!(refused(other), PickupRefused::HandedOver);
    });
}

#[test]
fn nobody_came_is_broken_and_stays_so_whatever_is_booked_then() {
    on_both_databases(async |story| {
        fetches(&story, 2).await;
        let (viewer, id) = to_fetch(&story, 1).await;
        let store = &story.store;
        store
            .book_pickup(&viewer, id, slot(MONDAY_MORNING))
            .await
            .unwrap();
        story.later("2026-11-16T13:00:01Z");
        let missed = view(store, &viewer, id).await;
        assert!(missed.pickup.as_ref().unwrap().was_missed(store.now()));
        assert_eq!(collect_by(&missed).state(store.now()), Kept::Broken);
        assert_eq!(
            store.open_recovery_cases().await.unwrap(),
            1,
            "we write first"
        );
        assert_eq!(
            refused(store.cancel_pickup(&viewer, id).await),
            PickupRefused::Begun
        );
        store
            .book_pickup(&viewer, id, slot(TUESDAY_MORNING))
            .await
            .unwrap();
        let told = view(store, &viewer, id).await;
        let times = collect_by(&told).times;
        assert_eq!(times.judged_by, at("2026-11-16T13:00:00Z"));
        assert_eq!(times.current_due_at, at("2026-11-17T13:00:00Z"));
        story.later("2026-11-17T10:00:00Z");
        store.collect_pickup(&desk(), id, None).await.unwrap();
        let told = view(store, &viewer, id).await;
        assert_eq!(collect_by(&told).state(store.now()), Kept::Broken);
        assert_eq!(
            collect_by(&told).times.lateness_seconds(),
            Some(21.0 * 3600.0)
        );
    });
}

#[test]
fn who_calls_the_return_off_or_hands_it_in_otherwise_gives_the_place_back() {
    on_both_databases(async |story| {
        fetches(&story, 1).await;
        let store = &story.store;
        let mut all = Vec::new();
        for nth in 1..=4 {
            all.push(to_fetch(&story, nth).await);
        }
        let monday = slot(MONDAY_MORNING);
        let (ana, hers) = &all[0];
        let (bo, his) = &all[1];
        store.book_pickup(ana, *hers, monday).await.unwrap();
        let full = store.book_pickup(bo, *his, monday).await;
        assert_eq!(refused(full), PickupRefused::Full);
        store.cancel_return(ana, *hers).await.unwrap();
        let told = view(store, ana, *hers).await;
        assert_eq!(told.pickup.as_ref().unwrap().state, PickupState::Cancelled);
        assert_eq!(
            collect_by(&told).state(at("2026-12-01T00:00:00Z")),
            Kept::Waived
        );
        let gone = store.book_pickup(ana, *hers, monday).await;
        assert_eq!(refused(gone), PickupRefused::Return(MoveRefused::Cancelled));

        store.book_pickup(bo, *his, monday).await.unwrap();
        store.hand_over_return(bo, *his).await.unwrap();
        assert_eq!(
            kinds(store, bo).await,
            ["pickup_booked", "return_handed_over", "pickup_cancelled"]
        );
        // The goods were with us, and were not: the time stands as it did, and its place is taken.
        let (cleo, theirs) = &all[2];
        let (dan, dans) = &all[3];
        store.book_pickup(cleo, *theirs, monday).await.unwrap();
        story.later("2026-11-14T12:30:00Z");
        store.receive_return(&desk(), *theirs).await.unwrap();
        let thought = view(store, cleo, *theirs).await;
        assert_eq!(thought.pickup.unwrap().state, PickupState::Cancelled);
        let kim = StaffMember {
            id: StaffId(uuid::Uuid::from_u128(1)),
            name: "Kim".to_owned(),
            role: Role::Store,
        };
        store.undo_reception(&kim, *theirs).await.unwrap();
        let told = view(store, cleo, *theirs).await;
        assert_eq!(told.pickup.as_ref().unwrap().state, PickupState::Booked);
        assert_eq!(collect_by(&told).state(store.now()), Kept::Open);
        let full = store.book_pickup(dan, *dans, monday).await;
        assert_eq!(refused(full), PickupRefused::Full);
    });
}

#[test]
fn something_else_that_still_comes_back_keeps_its_time_and_what_stays_gives_it_back() {
    on_both_databases(async |story| {
        fetches(&story, 1).await;
        let store = &story.store;
        let mut policy = (*store.policy()).clone();
        policy.returns.outcomes.insert(Outcome::KeepWithPartRefund);
        policy.returns.keep_percent = 20;
        store.set_policy(&Actor::System, policy).await.unwrap();
        let (viewer, id) = to_fetch(&story, 1).await;
        let monday = slot(MONDAY_MORNING);
        store.book_pickup(&viewer, id, monday).await.unwrap();
        let change = async |outcome| store.change_outcome(&viewer, id, outcome, None).await;
        change(Outcome::Replacement).await.unwrap();
        let told = view(store, &viewer, id).await;
        assert_eq!(told.pickup.as_ref().unwrap().state, PickupState::Booked);
        assert_eq!(collect_by(&told).state(store.now()), Kept::Open);
        change(Outcome::KeepWithPartRefund).await.unwrap();
        let told = view(store, &viewer, id).await;
        assert_eq!(told.pickup.as_ref().unwrap().state, PickupState::Cancelled);
        assert_eq!(collect_by(&told).state(store.now()), Kept::Waived);
        let (bo, his) = to_fetch(&story, 2).await;
        store.book_pickup(&bo, his, monday).await.unwrap();
    });
}

#[test]
fn a_way_that_is_not_on_offer_is_refused_and_with_nothing_to_come_back_none_is_asked() {
    on_both_databases(async |story| {
        fetches(&story, 2).await;
        let store = &story.store;
        let (abroad, bo) = delivered(&story, 1, "DE").await;
        let (here, ana) = delivered(&story, 2, "GB").await;
        story.later(SATURDAY);
        let rule = |refusal: Refusal| (refusal.rule, refusal.line_id);
        for way in [HandOver::HomePickup, HandOver::InStore, HandOver::Label] {
            let refusal = refused(store.start_return(&bo, &abroad, &wish(way)).await);
            assert_eq!(rule(refusal), (Rule::HandOverNotOffered, None), "{way:?}");
        }
        story.open_a_store().await;
        let options = store.fix_options(&ana, &here).await.unwrap();
        let ways = options.hand_overs(&wish(HandOver::Label).items);
        assert_eq!(
            ways.into_iter().collect::<Vec<_>>(),
            [HandOver::DropOffQr, HandOver::InStore, HandOver::HomePickup]
        );
        let never_came = Wish {
            reason: Reason::Missing,
            ..wish(HandOver::Label)
        };
        let id = store.start_return(&ana, &here, &never_came).await.unwrap();
        let told = view(store, &ana, id).await;
        assert_eq!(told.way_back(), None);
        let fetch = store.book_pickup(&ana, id, slot(MONDAY_MORNING)).await;
        assert_eq!(refused(fetch), PickupRefused::OtherWay);
    });
}

/// The same, many at once.
async fn at_once<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    of: impl IntoIterator<Item = F>,
) -> Vec<T> {
    let tasks: Vec<_> = of.into_iter().map(tokio::spawn).collect();
    let mut done = Vec::new();
    for task in tasks {
        done.push(task.await.expect("no task panics"));
    }
    done
}

#[test]
fn the_last_places_of_a_slot_go_once_however_many_want_them() {
    on_both_databases(async |story| {
        fetches(&story, 3).await;
        let mut all = Vec::new();
        for nth in 0..12 {
            all.push(to_fetch(&story, nth).await);
        }
        let tries = all.iter().cloned().map(|(viewer, id)| {
            let store = story.store.clone();
            async move { store.book_pickup(&viewer, id, slot(MONDAY_MORNING)).await }
        });
        let made = at_once(tries).await;
        let booked = made.iter().filter(|done| done.is_ok()).count();
        assert_eq!(booked, 3);
        for done in made.into_iter().filter(Result::is_err) {
            assert_eq!(refused(done), PickupRefused::Full);
        }
        let mut promised = 0;
        for (viewer, id) in &all {
            promised += view(&story.store, viewer, *id).await.promises.len();
        }
        assert_eq!(promised, 3, "who got no place was promised nothing");
    });
}

#[test]
fn two_that_change_places_again_and_again_never_wait_for_each_other() {
    on_both_databases(async |story| {
        fetches(&story, 2).await;
        let all = [to_fetch(&story, 1).await, to_fetch(&story, 2).await];
        let tries = all.iter().cloned().enumerate().map(|(nth, (viewer, id))| {
            let store = story.store.clone();
            async move {
                for turn in 0..10 {
                    let there = if (turn + nth) % 2 == 0 {
                        MONDAY_MORNING
                    } else {
                        MONDAY_EVENING
                    };
                    store.book_pickup(&viewer, id, slot(there)).await?;
                }
                Ok::<(), Failure<PickupRefused>>(())
            }
        });
        for done in at_once(tries).await {
            done.expect("there is room for both");
        }
        let (viewer, id) = &all[0];
        store_has_room(&story.store, &view(&story.store, viewer, *id).await).await;
    });
}

/// Two are fetched, one in each of the two slots or both in one: two places are left of four.
async fn store_has_room(store: &Store, view: &ReturnView) {
    let slots = store.pickup_slots(view).await.expect("the store answers");
    let day = slot(MONDAY_MORNING).date;
    let own = view.pickup.as_ref().expect("it is booked").slot.clone();
    let others: Vec<i64> = slots
        .iter()
        .filter(|free| free.slot.date == day)
        .map(|free| free.left)
        .collect();
    // The last turn left them apart: one in each.
    assert_eq!(others, [1], "beside {own}");
}

#[test]
fn a_shops_own_system_books_and_calls_off_for_a_customer() {
    on_both_databases(async |story| {
        fetches(&story, 1).await;
        let (viewer, id) = to_fetch(&story, 1).await;
        let store = &story.store;
        store
            .book_pickup_for(&shop(), id, slot(MONDAY_MORNING))
            .await
            .unwrap();
        store.cancel_pickup_for(&shop(), id).await.unwrap();
        let missing = ReturnId(uuid::Uuid::from_u128(404));
        assert!(matches!(
            store
                .book_pickup_for(&shop(), missing, slot(MONDAY_MORNING))
                .await,
            Err(Failure::NotFound)
        ));
        assert_eq!(
            kinds(store, &viewer).await,
            ["pickup_booked", "pickup_cancelled"]
        );
    });
}

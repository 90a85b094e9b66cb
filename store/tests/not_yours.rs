//! Another's order, return and case are NotFound, just as what does not exist (invariant I7): every verb that asks who looks,
//! in one table. A verb that takes a `Viewer` and is not in the table fails the test.

use domain::{
    cases::{Ask, Topic},
    ids::{CaseId, CustomerId, PhotoId, ReturnId, ShipmentId},
    photos::Picture,
    pickups::Slot,
    returns::{HandOver, Item, Outcome, Reason, Wish},
    reviews::ReviewDraft,
    subjects::Subject,
};
use serde_json::json;
use std::{collections::BTreeSet, fmt::Debug, fs, path::PathBuf};
use store::{
    Failure,
    orders::{Grant, Receipt, Sight, Viewer},
    returns::PhotoSize,
};
use testkit::{Story, on_both_databases};
use uuid::Uuid;

const KETTLE: &str = "KETTLE-MOSS";

/// What an order or return that is not there, or not this viewer's, is answered with.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    NotFound,
    /// Of verbs that tell what there is to see: nothing.
    Nothing,
    Other(String),
}

fn of<T, E: Debug>(result: Result<T, Failure<E>>) -> Answer {
    match result {
        Ok(_) => Answer::Other("it was answered".to_owned()),
        Err(Failure::NotFound) => Answer::NotFound,
        Err(other) => Answer::Other(format!("{other:?}")),
    }
}

/// A thing asked for: somebody else's, or one that does not exist.
struct Asked {
    number: String,
    parcel: ShipmentId,
    return_id: ReturnId,
    photo: PhotoId,
    case_id: CaseId,
}

/// The table: every verb of the store that takes a `Viewer`, by its name.
async fn answers(story: &Story, viewer: &Viewer, asked: &Asked) -> Vec<(&'static str, Answer)> {
    let (store, number, id) = (&story.store, asked.number.as_str(), asked.return_id);
    let (parcel, case) = (Some(asked.parcel), asked.case_id);
    let sight = store.sight_of_order(viewer, number).await;
    let sight = sight.expect("the store answers");
    let returns = store.returns_of_order(viewer, number).await;
    let returns = returns.expect("the store answers");
    let choices = store.ask_choices(viewer).await.expect("the store answers");
    let cases = store.cases_of(viewer).await.expect("the store answers");
    let nothing = |is_nothing: bool| match is_nothing {
        true => Answer::Nothing,
        false => Answer::Other("there is something".to_owned()),
    };
    let receipt = Receipt::Confirmed;
    vec![
        ("sight_of_order", nothing(sight.is_none())),
        ("returns_of_order", nothing(returns.is_empty())),
        ("order_page", of(store.order_page(viewer, number).await)),
        (
            "tell_receipt",
            of(store.tell_receipt(viewer, number, parcel, receipt).await),
        ),
        (
            "send_order_code",
            of(store.send_order_code(viewer, number, "browser").await),
        ),
        (
            "review_options",
            of(store.review_options(viewer, number).await),
        ),
        (
            "post_review",
            of(store.post_review(viewer, number, &draft()).await),
        ),
        (
            "share_offer",
            of(store.share_offer(viewer, number, KETTLE).await),
        ),
        (
            "make_share",
            of(store.make_share(viewer, number, KETTLE).await),
        ),
        ("fix_options", of(store.fix_options(viewer, number).await)),
        (
            "simulate_return",
            of(store.simulate_return(viewer, number, &wish()).await),
        ),
        (
            "start_return",
            of(store.start_return(viewer, number, &wish()).await),
        ),
        ("return_page", of(store.return_page(viewer, id).await)),
        (
            "hand_over_return",
            of(store.hand_over_return(viewer, id).await),
        ),
        (
            "add_photos",
            of(store.add_photos(viewer, id, "form-4", &[picture()]).await),
        ),
        (
            "photo",
            of(store.photo(viewer, id, asked.photo, PhotoSize::Whole).await),
        ),
        (
            "remove_photo",
            of(store.remove_photo(viewer, id, asked.photo).await),
        ),
        (
            "simulate_change",
            of(store.simulate_change(viewer, id).await),
        ),
        (
            "change_outcome",
            of(store
                .change_outcome(viewer, id, Outcome::Replacement, None)
                .await),
        ),
        (
            "book_pickup",
            of(store.book_pickup(viewer, id, slot()).await),
        ),
        ("cancel_pickup", of(store.cancel_pickup(viewer, id).await)),
        ("cancel_return", of(store.cancel_return(viewer, id).await)),
        (
            "ask_choices",
            nothing(!choices.orders.iter().any(|order| order.number == number)),
        ),
        ("cases_of", nothing(!cases.iter().any(|one| one.id == case))),
        (
            "open_case",
            of(store.open_case(viewer, &question(number, "form-2")).await),
        ),
        ("case_page", of(store.case_page(viewer, case).await)),
        (
            "write_to_case",
            of(store.write_to_case(viewer, case, "And?", "form-3").await),
        ),
        ("solve_case", of(store.solve_case(viewer, case).await)),
        ("rate_case", of(store.rate_case(viewer, case, 5).await)),
    ]
}

fn question(number: &str, key: &str) -> Ask {
    Ask {
        topic: Topic::Order,
        words: "Does it work on induction?".to_owned(),
        order: Some(number.to_owned()),
        parcel: None,
        return_id: None,
        key: key.to_owned(),
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

fn draft() -> ReviewDraft {
    ReviewDraft {
        sku: KETTLE.to_owned(),
        stars: 5,
        title: String::new(),
        words: String::new(),
        name_shown: "A".to_owned(),
        key: "form-1".to_owned(),
    }
}

/// On offer to nobody; whose return it is is told so.
fn slot() -> Slot {
    Slot::read("2026-11-16T09:00-13:00").expect("a slot")
}

fn wish() -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form-1".to_owned(),
    }
}

/// Ana's order, in hand, with a return and a question; and one of Bob's.
async fn two_customers(story: &Story) -> (Viewer, CustomerId, Asked) {
    for (n, email) in [(1, "ana@example.com"), (2, "bob@example.com")] {
        let order = json!({
            "customer": { "email": email },
            "lines": [{ "line_id": "1", "sku": KETTLE, "title": "Kettle", "quantity": 2, "unit_price_minor": 6400 }],
            "shipments": [{ "carrier": "dpd", "tracking_number": format!("T{n}") }],
        });
        story.put(&format!("HP-{n}"), order).await;
        let scan = [("d", "2026-11-12T08:00:00Z", "delivered")];
        story.scan(&format!("T{n}"), &scan).await;
    }
    let known = async |email: &str| {
        let found = story.store.find_customer(email).await;
        let known = found.expect("the store answers");
        known.expect("they bought").id
    };
    let (ana, bob) = (
        known("ana@example.com").await,
        known("bob@example.com").await,
    );
    let viewer = Viewer {
        customer: Some(ana),
        ..Viewer::default()
    };
    let page = story.store.order_page(&viewer, "HP-1").await;
    let page = page.expect("it is hers");
    let question = question("HP-1", "form-1");
    let case = story.store.open_case(&viewer, &question).await;
    let id = story.store.start_return(&viewer, "HP-1", &wish()).await;
    let id = id.expect("it is agreed");
    let added = story
        .store
        .add_photos(&viewer, id, "form-1", &[picture()])
        .await;
    added.expect("they fit");
    let view = story.store.return_page(&viewer, id).await;
    let photos = story.store.photos_of(&view.expect("it is hers")).await;
    let asked = Asked {
        number: "HP-1".to_owned(),
        parcel: page.parcels[0].id,
        return_id: id,
        photo: photos.expect("the store answers")[0].id,
        case_id: case.expect("it is asked"),
    };
    (viewer, bob, asked)
}

#[test]
fn anothers_things_are_answered_as_missing_ones_by_every_verb() {
    on_both_databases(async |story| {
        let (_, bob, anas) = two_customers(&story).await;
        let bobs = Viewer {
            customer: Some(bob),
            ..Viewer::default()
        };
        let his = story.store.order_page(&bobs, "HP-2").await.unwrap().id;
        let strangers = [
            ("nobody", Viewer::default()),
            ("another customer", bobs),
            (
                "a guest who opened another order",
                Viewer {
                    grants: vec![Grant {
                        order: his,
                        sight: Sight::Whole,
                    }],
                    ..Viewer::default()
                },
            ),
            (
                "a guest with the link of another return",
                Viewer {
                    things: vec![Subject::Return(ReturnId(Uuid::from_u128(9)))],
                    ..Viewer::default()
                },
            ),
        ];
        let missing = Asked {
            number: "HP-404".to_owned(),
            parcel: ShipmentId(Uuid::from_u128(404)),
            return_id: ReturnId(Uuid::from_u128(404)),
            photo: PhotoId(Uuid::from_u128(404)),
            case_id: CaseId(Uuid::from_u128(404)),
        };
        for (who, viewer) in &strangers {
            let theirs = answers(&story, viewer, &anas).await;
            assert_eq!(theirs, answers(&story, viewer, &missing).await, "{who}");
            for (verb, answer) in theirs {
                assert!(
                    matches!(answer, Answer::NotFound | Answer::Nothing),
                    "{verb} for {who}: {answer:?}"
                );
            }
        }
    });
}

#[test]
fn their_own_things_are_answered_by_every_verb() {
    on_both_databases(async |story| {
        let (viewer, _, own) = two_customers(&story).await;
        for (verb, answer) in answers(&story, &viewer, &own).await {
            assert!(
                matches!(answer, Answer::Other(_)),
                "{verb} finds nothing, so the table above would prove nothing"
            );
        }
    });
}

/// The names of all public functions of the store that take a `Viewer`.
fn verbs_with_a_viewer() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder of the project");
            waiting.extend(entries.map(|entry| entry.expect("an entry").path()));
            continue;
        }
        let text = fs::read_to_string(&path).expect("a readable file");
        for start in ["pub async fn ", "pub fn "] {
            for function in text.split(start).skip(1) {
                let (name, rest) = function.split_once(['(', '<']).expect("a function");
                let head = rest.split_once('{').map_or(rest, |(head, _)| head);
                if head.contains("Viewer") {
                    found.insert(name.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_verb_that_takes_a_viewer_is_in_the_table() {
    on_both_databases(async |story| {
        let (.., asked) = two_customers(&story).await;
        let table: BTreeSet<String> = answers(&story, &Viewer::default(), &asked)
            .await
            .into_iter()
            .map(|(verb, _)| verb.to_owned())
            .collect();
        assert_eq!(
            verbs_with_a_viewer(),
            table,
            "the verbs of the store that take a `Viewer`, and those in the table of this file"
        );
    });
}

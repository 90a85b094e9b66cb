//! Stories of cases, told on both databases (invariant I5): asked, answered, waited for, solved, taken up again.

use domain::{
    Timestamp,
    actor::Actor,
    cases::{
        AnswerRefused, Ask, AskRefused, RatingRefused, Status, Stranger, Then, Topic, WordsRefused,
        WriteRefused,
    },
    ids::{CaseId, ReturnId, ShipmentId},
    notices::NoticeKind,
    promises::{PromiseKind, State, Times},
    returns::{HandOver, Item, Outcome, Reason, Wish},
    staff::Role,
    subjects::Subject,
};
use serde_json::{Value, json};
use store::{
    Failure, Store,
    access::Opened,
    cases::{Answer, Author, CaseView, DeskFilter},
    import::PastOrder,
    orders::{Grant, Sight, Viewer},
};
use testkit::{Story, at, on_both_databases, order, scan};

fn about_order(number: &str) -> Ask {
    Ask {
        topic: Topic::Order,
        words: "Does the lid come off? \0".to_owned(),
        order: Some(number.to_owned()),
        parcel: None,
        return_id: None,
        key: "form-1".to_owned(),
    }
}

fn about_nothing(words: &str, key: &str) -> Ask {
    Ask {
        topic: Topic::Product,
        words: words.to_owned(),
        order: None,
        key: key.to_owned(),
        ..about_order("")
    }
}

async fn signed_in(story: &Story, email: &str) -> Viewer {
    let found = story.store.find_customer(email).await.expect("it answers");
    Viewer {
        customer: Some(found.expect("they are known").id),
        ..Viewer::default()
    }
}

/// Ana, who has ordered on the Thursday morning when stories begin.
async fn ana(story: &Story) -> Viewer {
    story.put("HP-1", json!({})).await;
    signed_in(story, "ana@example.com").await
}

/// Mira, who answers.
async fn mira(story: &Story) -> Actor {
    let (email, password) = ("mira@shop.example", "a-long-password");
    let store = &story.store;
    store
        .add_staff(
            &Actor::System,
            email,
            "Mira Oyelaran",
            Role::Agent,
            password,
        )
        .await
        .expect("she starts today");
    let member = store.sign_in_staff(email, password).await;
    Actor::Staff(member.expect("she may sign in").id)
}

async fn asked(story: &Story, viewer: &Viewer) -> CaseId {
    let case = story.store.open_case(viewer, &about_order("HP-1")).await;
    case.expect("she may ask")
}

async fn answer(store: &Store, mira: &Actor, id: CaseId, then: Then) {
    let case = store.staff_case(id).await.expect("it is there");
    let words = format!("Yes, it does. ({})", case.turn);
    let written = Answer {
        words: &words,
        then,
        seen: case.turn,
        key: "",
    };
    store
        .answer_case(mira, id, &written)
        .await
        .expect("it is taken");
}

async fn page(story: &Story, viewer: &Viewer, id: CaseId) -> CaseView {
    story
        .store
        .case_page(viewer, id)
        .await
        .expect("it is theirs")
}

fn kept(times: Option<Times>, now: Timestamp) -> Option<(Timestamp, State)> {
    times.map(|times| (times.judged_by, times.state(now)))
}

async fn kinds(story: &Story, email: &str) -> Vec<String> {
    let journey = story.store.journey(email).await.expect("they are known");
    let kinds = journey.touchpoints.iter().map(|t| t.touchpoint.kind());
    kinds.filter(|kind| kind.starts_with("case_")).collect()
}

/// Sends what is queued about cases, and tells what it was: kind, particulars, the link's token.
async fn mails(store: &Store) -> Vec<(NoticeKind, Value, String)> {
    let letters = store.lease_notices(100).await.expect("the store answers");
    for letter in &letters {
        store.mark_notice_sent(letter.id).await.expect("leased");
    }
    letters
        .into_iter()
        .filter(|l| matches!(l.kind, NoticeKind::CaseOpened | NoticeKind::CaseAnswered))
        .map(|l| (l.kind, l.particulars, l.link.unwrap_or_default()))
        .collect()
}

#[test]
fn a_question_opens_knowing_its_order_and_says_when_it_is_answered() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        mails(&story.store).await;
        let id = asked(&story, &ana).await;
        let case = page(&story, &ana, id).await;
        assert_eq!(case.about.order_number.as_deref(), Some("HP-1"));
        assert_eq!((case.topic, case.status), (Topic::Order, Status::New));
        assert_eq!(case.turns.len(), 1);
        assert_eq!(case.turns[0].words, "Does the lid come off?");
        assert_eq!(case.turns[0].author, Author::Customer);
        // Four working hours from 9:14, and two working days: the weekend does not count.
        let now = story.store.now();
        assert_eq!(
            kept(case.first_reply, now),
            Some((at("2026-11-12T13:14:00Z"), State::Open))
        );
        assert_eq!(
            kept(case.solution, now),
            Some((at("2026-11-16T17:00:00Z"), State::Open))
        );
        assert_eq!(case.answer_due(), Some(at("2026-11-12T13:14:00Z")));
        assert_eq!(kinds(&story, "ana@example.com").await, ["case_opened"]);

        let told = mails(&story.store).await;
        let [(NoticeKind::CaseOpened, said, link)] = told.as_slice() else {
            panic!("one mail tells of it: {told:?}")
        };
        assert_eq!(said["answer_by"], "2026-11-12T13:14:00+00:00");
        assert!(
            !said.to_string().contains("lid"),
            "words are not mailed back"
        );
        let opened = story.store.open_link(link).await.unwrap();
        assert_eq!(opened, Opened::Thing(Subject::Case(id)));
        assert_eq!(story.store.damage().await.unwrap(), []);
    });
}

#[test]
fn the_same_form_twice_makes_one_case_and_one_message() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let id = asked(&story, &ana).await;
        assert_eq!(asked(&story, &ana).await, id);
        let (store, mira) = (&story.store, mira(&story).await);
        for _ in 0..2 {
            store.write_to_case(&ana, id, "And?", "k").await.unwrap();
        }
        assert_eq!(page(&story, &ana, id).await.turns.len(), 2);
        for _ in 0..2 {
            let written = Answer {
                words: "Yes.",
                then: Then::Stay,
                seen: 2,
                key: "a",
            };
            store.answer_case(&mira, id, &written).await.unwrap();
        }
        assert_eq!(page(&story, &ana, id).await.turns.len(), 3);
        // Gone back, written otherwise and sent: nothing that was typed is lost.
        store
            .write_to_case(&ana, id, "And now?", "k")
            .await
            .unwrap();
        assert_eq!(page(&story, &ana, id).await.turns.len(), 4);
        let otherwise = Ask {
            words: "Something else: where is the lid?".to_owned(),
            ..about_order("HP-1")
        };
        assert_ne!(store.open_case(&ana, &otherwise).await.unwrap(), id);
        let mut again = about_order("HP-1");
        again.key = "form-2".to_owned();
        assert_ne!(store.open_case(&ana, &again).await.unwrap(), id);
        let nameless = Ask {
            key: String::new(),
            ..about_order("HP-1")
        };
        let one = store.open_case(&ana, &nameless).await.unwrap();
        assert_ne!(store.open_case(&ana, &nameless).await.unwrap(), one);
    });
}

#[test]
fn nothing_is_asked_without_words() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let empty = Ask {
            words: " \n".to_owned(),
            ..about_order("HP-1")
        };
        let refused = story.store.open_case(&ana, &empty).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(WordsRefused::Missing))
        ));
        let id = asked(&story, &ana).await;
        let refused = story
            .store
            .write_to_case(&ana, id, &"x".repeat(4_001), "k")
            .await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(WriteRefused::Words(WordsRefused::TooLong)))
        ));
        assert_eq!(page(&story, &ana, id).await.turns.len(), 1);
    });
}

#[test]
fn an_answer_in_time_keeps_the_promise_and_arrives_by_mail() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let (id, mira) = (asked(&story, &ana).await, mira(&story).await);
        mails(&story.store).await;
        story.later("2026-11-12T13:14:00Z");
        answer(&story.store, &mira, id, Then::Stay).await;
        let (case, now) = (page(&story, &ana, id).await, story.store.now());
        assert_eq!(kept(case.first_reply, now).unwrap().1, State::Kept);
        assert_eq!(kept(case.solution, now).unwrap().1, State::Open);
        assert_eq!(case.status, Status::Open);
        assert_eq!(
            case.turns[1].author,
            Author::Staff("Mira Oyelaran".to_owned())
        );
        assert_eq!(case.owner.as_deref(), Some("Mira Oyelaran"));
        assert_eq!(case.answer_due(), None);
        let told = mails(&story.store).await;
        assert_eq!(told[0].0, NoticeKind::CaseAnswered);
        assert_eq!(told[0].1["words"], "Yes, it does. (1)");
        assert_eq!(
            story.store.open_link(&told[0].2).await.unwrap(),
            Opened::Thing(Subject::Case(id))
        );
    });
}

#[test]
fn a_late_answer_breaks_it_and_each_message_waits_for_its_own() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let (id, mira) = (asked(&story, &ana).await, mira(&story).await);
        story.later("2026-11-12T13:00:00Z");
        story
            .store
            .write_to_case(&ana, id, "Are you there?", "k")
            .await
            .unwrap();
        let case = page(&story, &ana, id).await;
        assert_eq!(case.status, Status::WaitingForUs);
        // Eight working hours: the rest of Thursday, and four of Friday.
        assert_eq!(
            kept(case.turns[1].reply, story.store.now()),
            Some((at("2026-11-13T13:00:00Z"), State::Open))
        );
        assert_eq!(case.answer_due(), Some(at("2026-11-12T13:14:00Z")));
        story.later("2026-11-12T14:14:00Z");
        answer(&story.store, &mira, id, Then::Stay).await;
        let (case, now) = (page(&story, &ana, id).await, story.store.now());
        let first = case.first_reply.unwrap();
        assert_eq!(first.state(now), State::Broken);
        assert_eq!(first.lateness_seconds(), Some(3_600.0));
        assert_eq!(kept(case.turns[1].reply, now).unwrap().1, State::Kept);
        assert_eq!(
            kinds(&story, "ana@example.com").await,
            ["case_opened", "case_written", "case_answered"]
        );
        assert_eq!(story.store.damage().await.unwrap(), []);
    });
}

#[test]
fn an_answer_to_what_was_not_read_is_refused() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let (id, mira) = (asked(&story, &ana).await, mira(&story).await);
        let store = &story.store;
        store
            .write_to_case(&ana, id, "Forget it, I found it.", "k")
            .await
            .unwrap();
        let written = |seen, words| Answer {
            words,
            then: Then::Stay,
            seen,
            key: "a",
        };
        let refused = store.answer_case(&mira, id, &written(1, "Yes.")).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(AnswerRefused::Stale))
        ));
        let refused = store.answer_case(&mira, id, &written(2, " ")).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(AnswerRefused::Words(_)))
        ));
        store
            .answer_case(&mira, id, &written(2, "Good."))
            .await
            .unwrap();
        store.solve_case(&ana, id).await.unwrap();
        let late = Answer {
            key: "b",
            ..written(3, "Anything else?")
        };
        let refused = store.answer_case(&mira, id, &late).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(AnswerRefused::Over))
        ));
    });
}

#[test]
fn while_we_wait_for_the_customer_the_clock_of_the_solution_stands_still() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let (id, mira) = (asked(&story, &ana).await, mira(&story).await);
        story.later("2026-11-12T11:00:00Z");
        answer(&story.store, &mira, id, Then::WaitForCustomer).await;
        let case = page(&story, &ana, id).await;
        assert_eq!(case.status, Status::WaitingForCustomer);
        assert_eq!(case.waiting_since, Some(at("2026-11-12T11:00:00Z")));
        // A week on, past the old due, nothing is broken: they have not written.
        story.later("2026-11-19T11:00:00Z");
        let case = page(&story, &ana, id).await;
        assert_eq!(
            kept(case.solution, story.store.now()).unwrap().1,
            State::Waived
        );
        let today = story.store.today().await.unwrap();
        assert!(
            !today
                .broken
                .rows
                .iter()
                .any(|row| row.kind == PromiseKind::ResolveBy)
        );
        story
            .store
            .write_to_case(&ana, id, "The big one.", "k")
            .await
            .unwrap();
        // Five working days were waited: from Monday 17:00 to the Monday after.
        let (case, now) = (page(&story, &ana, id).await, story.store.now());
        assert_eq!(
            kept(case.solution, now),
            Some((at("2026-11-23T17:00:00Z"), State::Open))
        );
        assert_eq!(case.status, Status::WaitingForUs);
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let solution = journey
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::ResolveBy)
            .unwrap();
        assert!(solution.revisions[0].asked_by_customer);
        assert!(!solution.times.is_revised_later(), "it draws no gap");
        story.later("2026-11-23T17:00:00Z");
        answer(&story.store, &mira, id, Then::Resolve).await;
        let (case, now) = (page(&story, &ana, id).await, story.store.now());
        assert_eq!(kept(case.solution, now).unwrap().1, State::Kept);
        assert_eq!(story.store.damage().await.unwrap(), []);
    });
}

#[test]
fn a_solved_case_is_open_again_with_a_reply_and_closed_after_three_days() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let (id, mira) = (asked(&story, &ana).await, mira(&story).await);
        let store = &story.store;
        story.later("2026-11-12T11:00:00Z");
        answer(store, &mira, id, Then::Resolve).await;
        let case = page(&story, &ana, id).await;
        assert_eq!(case.status, Status::Resolved);
        assert_eq!(
            kept(case.solution, store.now()).unwrap().1,
            State::Kept,
            "solved in time"
        );
        story.later("2026-11-15T11:00:00Z");
        store
            .write_to_case(&ana, id, "It does not.", "k")
            .await
            .unwrap();
        let case = page(&story, &ana, id).await;
        assert_eq!(
            (case.status, case.resolved_at),
            (Status::WaitingForUs, None)
        );
        assert_eq!(
            kept(case.solution, store.now()),
            Some((at("2026-11-16T17:00:00Z"), State::Open)),
            "by its old due"
        );
        assert!(case.turns[2].reply.is_some());
        story.later("2026-11-17T09:00:00Z");
        answer(store, &mira, id, Then::Resolve).await;
        let case = page(&story, &ana, id).await;
        assert_eq!(kept(case.solution, store.now()).unwrap().1, State::Broken);
        story.later("2026-11-20T09:00:01Z");
        assert_eq!(page(&story, &ana, id).await.status, Status::Closed);
        let refused = store.write_to_case(&ana, id, "Still not.", "m").await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(WriteRefused::Closed))
        ));
        let told = kinds(&story, "ana@example.com").await;
        assert_eq!(
            told,
            [
                "case_opened",
                "case_answered",
                "case_resolved",
                "case_reopened",
                "case_answered",
                "case_resolved"
            ]
        );
        assert_eq!(story.store.damage().await.unwrap(), []);
    });
}

#[test]
fn who_solved_it_alone_waits_for_no_answer() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let id = asked(&story, &ana).await;
        for _ in 0..2 {
            story.store.solve_case(&ana, id).await.unwrap();
        }
        let (case, now) = (page(&story, &ana, id).await, story.store.now());
        assert_eq!(kept(case.first_reply, now).unwrap().1, State::Waived);
        assert_eq!(kept(case.solution, now).unwrap().1, State::Kept);
        assert_eq!(
            kinds(&story, "ana@example.com").await,
            ["case_opened", "case_resolved"]
        );
    });
}

#[test]
fn the_latest_word_on_how_it_felt_counts() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let id = asked(&story, &ana).await;
        let store = &story.store;
        let early = store.rate_case(&ana, id, 5).await;
        assert!(matches!(
            early,
            Err(Failure::Refused(RatingRefused::NotYet))
        ));
        store.solve_case(&ana, id).await.unwrap();
        let odd = store.rate_case(&ana, id, 6).await;
        assert!(matches!(
            odd,
            Err(Failure::Refused(RatingRefused::OutOfRange))
        ));
        for score in [2, 2, 4] {
            story.later(&format!("2026-11-12T10:0{score}:00Z"));
            store.rate_case(&ana, id, score).await.unwrap();
        }
        assert_eq!(page(&story, &ana, id).await.rating.unwrap().0, 4);
        let journey = store.journey("ana@example.com").await.unwrap();
        let scores: Vec<_> = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "case_rated")
            .map(|t| t.score)
            .collect();
        assert_eq!(scores, [Some(2), Some(4)]);
    });
}

#[test]
fn anothers_case_order_parcel_and_return_are_as_missing_as_none() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let id = asked(&story, &ana).await;
        let bea = json!({ "customer": { "email": "bea@example.com", "name": "Bea" },
            "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }] });
        story.put("HP-2", bea).await;
        let store = &story.store;
        let bea = signed_in(&story, "bea@example.com").await;
        let parcel = store.order_page(&bea, "HP-2").await.unwrap().parcels[0].id;
        let look = Viewer {
            grants: vec![Grant {
                order: store
                    .look_up("HP-1", "ana@example.com")
                    .await
                    .unwrap()
                    .unwrap()
                    .0,
                sight: Sight::Status,
            }],
            ..Viewer::default()
        };
        let none = CaseId(uuid::Uuid::from_u128(9));
        for stranger in [&Viewer::default(), &bea, &look] {
            for case in [id, none] {
                let read = store.case_page(stranger, case).await;
                assert!(matches!(read, Err(Failure::NotFound)));
                let written = store.write_to_case(stranger, case, "Hello", "k").await;
                assert!(matches!(written, Err(Failure::NotFound)));
                let solved = store.solve_case(stranger, case).await;
                assert!(matches!(solved, Err(Failure::NotFound)));
                let rated = store.rate_case(stranger, case, 9).await;
                assert!(matches!(rated, Err(Failure::NotFound)));
            }
            for number in ["HP-1", "HP-999"] {
                let opened = store.open_case(stranger, &about_order(number)).await;
                assert!(matches!(opened, Err(Failure::NotFound)), "{number}");
            }
        }
        let nobody = store.open_case(&look, &about_nothing("Hello", "n")).await;
        assert!(matches!(nobody, Err(Failure::NotFound)));
        // Her own order does not make another's parcel hers.
        for parcel in [parcel, ShipmentId(uuid::Uuid::from_u128(9))] {
            let mixed = Ask {
                parcel: Some(parcel),
                ..about_order("HP-1")
            };
            let opened = store.open_case(&ana, &mixed).await;
            assert!(matches!(opened, Err(Failure::NotFound)));
        }
        let mixed = Ask {
            return_id: Some(ReturnId(uuid::Uuid::from_u128(9))),
            ..about_order("HP-1")
        };
        let opened = store.open_case(&ana, &mixed).await;
        assert!(matches!(opened, Err(Failure::NotFound)));
        assert!(store.cases_of(&bea).await.unwrap().is_empty());
        let whole = Viewer {
            grants: vec![Grant {
                sight: Sight::Whole,
                ..look.grants[0]
            }],
            ..Viewer::default()
        };
        assert_eq!(store.cases_of(&whole).await.unwrap()[0].id, id);
        assert_eq!(page(&story, &whole, id).await.id, id);
    });
}

#[test]
fn who_holds_the_link_of_a_return_asks_about_it_alone() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }] }),
            )
            .await;
        story
            .scan("T1", &[("e1", "2026-11-12T08:00:00Z", "delivered")])
            .await;
        let ana = signed_in(&story, "ana@example.com").await;
        let wish = Wish {
            items: vec![Item {
                line_id: "1".to_owned(),
                quantity: 1,
            }],
            reason: Reason::Faulty,
            note: String::new(),
            outcome: Outcome::Refund,
            exchange_for: None,
            hand_over: HandOver::DropOffQr,
            key: "r".to_owned(),
        };
        let store = &story.store;
        let returned = store.start_return(&ana, "HP-1", &wish).await.unwrap();
        let holder = Viewer {
            things: vec![Subject::Return(returned)],
            ..Viewer::default()
        };
        let choices = store.ask_choices(&holder).await.unwrap();
        assert_eq!((choices.orders.len(), choices.returns.len()), (0, 1));
        let ask = Ask {
            order: None,
            return_id: Some(returned),
            ..about_order("")
        };
        let id = store.open_case(&holder, &ask).await.unwrap();
        let case = page(&story, &holder, id).await;
        assert_eq!(case.about.return_case.map(|(id, _)| id), Some(returned));
        assert_eq!(store.cases_of(&holder).await.unwrap().len(), 1);
        let whole = store.open_case(&holder, &about_order("HP-1")).await;
        assert!(matches!(whole, Err(Failure::NotFound)));
    });
}

#[test]
fn a_stranger_is_told_the_same_whoever_reads_that_mail_box() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let store = &story.store;
        mails(store).await;
        let stranger = |email: &str| Stranger {
            name: "Somebody".to_owned(),
            email: email.to_owned(),
            locale: "de".to_owned(),
        };
        let ask = about_nothing("Does it work on induction?", "s");
        for email in [" ANA@example.com", "new@example.com", "new@example.com"] {
            store.ask_as_stranger(&stranger(email), &ask).await.unwrap();
        }
        let refused = store.ask_as_stranger(&stranger("nowhere"), &ask).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(AskRefused::NoAddress))
        ));
        // It belongs to whoever reads there, and changes nothing that is known of them.
        let cases = store.cases_of(&ana).await.unwrap();
        assert_eq!(cases.len(), 1);
        let case = page(&story, &ana, cases[0].id).await;
        assert_eq!(case.guest_name.as_deref(), Some("Somebody"));
        assert_eq!(case.name.as_deref(), Some("Ana Ribeiro"));
        let new = store
            .find_customer("new@example.com")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(new.locale, "de");
        assert_eq!(new.person.unwrap().name, "Somebody");
        assert_eq!(kinds(&story, "new@example.com").await, ["case_opened"]);
        assert_eq!(mails(store).await.len(), 2, "one for each mail box");
        let promised = store.journey("new@example.com").await.unwrap().promises;
        assert_eq!(promised.len(), 2);
    });
}

#[test]
fn a_broken_promise_opens_one_case_while_it_is_news() {
    on_both_databases(async |story| {
        let (store, mira) = (&story.store, mira(&story).await);
        story
            .put(
                "HP-1",
                json!({ "deliver_by": "2026-11-16", "dispatch_by": "2026-11-13",
                    "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }] }),
            )
            .await;
        let past = PastOrder {
            order: order(
                "PAST-1",
                json!({ "customer": { "email": "old@example.com" }, "deliver_by": "2026-11-16",
                    "shipments": [{ "carrier": "dpd", "tracking_number": "P1" }] }),
            ),
            told: Vec::new(),
            scans: vec![vec![scan("p", "2026-11-13T08:00:00Z", "in_transit")]],
            reviews: Vec::new(),
        };
        store.import_orders(&[past]).await.unwrap();
        mails(store).await;
        story.later("2026-11-17T00:00:00Z");
        assert_eq!(store.open_recovery_cases().await.unwrap(), 0, "not yet");
        story.later("2026-11-17T09:00:00Z");
        assert_eq!(store.open_recovery_cases().await.unwrap(), 1);
        assert_eq!(store.open_recovery_cases().await.unwrap(), 0, "once");
        let ana = signed_in(&story, "ana@example.com").await;
        let cases = store.cases_of(&ana).await.unwrap();
        let case = page(&story, &ana, cases[0].id).await;
        assert_eq!((case.topic, case.status), (Topic::Recovery, Status::New));
        assert_eq!(case.owner, None);
        let (kind, times) = case.about.broken.unwrap();
        assert_eq!(kind, PromiseKind::DeliverBy);
        assert_eq!(times.judged_by, at("2026-11-17T00:00:00Z"));
        assert_eq!(
            kept(case.first_reply, store.now()),
            Some((at("2026-11-17T13:00:00Z"), State::Open))
        );
        let told = mails(store).await;
        assert_eq!(told[0].1["broken"], "deliver_by");
        let order = store.order_page(&ana, "HP-1").await.unwrap();
        assert_eq!(store.cases_of_order(order.id).await.unwrap().len(), 1);
        let desk = store.cases_desk(DeskFilter::Open, 1).await.unwrap();
        assert_eq!(desk.cases[0].id, case.id);
        answer(store, &mira, case.id, Then::Resolve).await;
        assert_eq!(page(&story, &ana, case.id).await.status, Status::Resolved);
        assert_eq!(store.open_recovery_cases().await.unwrap(), 0);
        // What broke more than three days ago is no news.
        story
            .put(
                "HP-3",
                json!({ "customer": { "email": "cy@example.com" }, "deliver_by": "2026-11-18" }),
            )
            .await;
        story.later("2026-11-22T00:00:01Z");
        assert_eq!(store.open_recovery_cases().await.unwrap(), 0);
        assert_eq!(store.damage().await.unwrap(), []);
    });
}

#[test]
fn what_nobody_was_told_is_not_promised() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({ "customer": { "external_id": "c-1", "name": "No Address" }, "deliver_by": "2026-11-13" }),
            )
            .await;
        story.later("2026-11-14T09:00:00Z");
        let store = &story.store;
        assert_eq!(store.open_recovery_cases().await.unwrap(), 1);
        let desk = store.cases_desk(DeskFilter::Open, 1).await.unwrap();
        let case = store.staff_case(desk.cases[0].id).await.unwrap();
        assert_eq!((case.first_reply, case.solution), (None, None));
        assert_eq!(desk.cases[0].next_due, None);
    });
}

#[test]
fn the_desk_shows_what_is_due_first_and_who_waits_apart() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let (store, mira) = (&story.store, mira(&story).await);
        let mut ids = Vec::new();
        for (n, time) in ["09:20", "09:40", "10:00", "10:20"].iter().enumerate() {
            story.later(&format!("2026-11-12T{time}:00Z"));
            let ask = about_nothing(&format!("Question {n}"), &format!("q{n}"));
            ids.push(store.open_case(&ana, &ask).await.unwrap());
        }
        answer(store, &mira, ids[0], Then::Stay).await;
        answer(store, &mira, ids[1], Then::WaitForCustomer).await;
        answer(store, &mira, ids[3], Then::Resolve).await;
        let shown = async |filter| {
            let desk = store.cases_desk(filter, 1).await.unwrap();
            assert_eq!(desk.totals, [2, 1, 1]);
            desk.cases.iter().map(|case| case.id).collect::<Vec<_>>()
        };
        // An answer is owed to the third before the first has to be solved.
        assert_eq!(shown(DeskFilter::Open).await, [ids[2], ids[0]]);
        assert_eq!(shown(DeskFilter::Waiting).await, [ids[1]]);
        assert_eq!(shown(DeskFilter::Resolved).await, [ids[3]]);
        let far = store.cases_desk(DeskFilter::Open, 99).await.unwrap();
        assert_eq!((far.page, far.pages, far.cases.len()), (1, 1, 2));
        assert_eq!(far.cases[0].begins, "Question 2");
        let today = store.today().await.unwrap();
        let owed = today
            .due_today
            .rows
            .iter()
            .chain(&today.at_risk.rows)
            .find(|row| row.kind == PromiseKind::FirstReplyBy)
            .expect("it is due today");
        assert_eq!(owed.subject, Some(Subject::Case(ids[2])));
    });
}

#[test]
fn nobody_is_asked_for_a_review_while_they_wait_for_our_answer() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }] }),
            )
            .await;
        story
            .scan("T1", &[("e1", "2026-11-12T09:00:00Z", "delivered")])
            .await;
        let ana = signed_in(&story, "ana@example.com").await;
        let store = &story.store;
        story.later("2026-11-19T09:00:00Z");
        let id = asked(&story, &ana).await;
        story.later("2026-11-19T10:00:00Z");
        assert!(store.owes(ana.customer.unwrap()).await.unwrap());
        assert_eq!(store.ask_for_reviews().await.unwrap(), 0);
        store.solve_case(&ana, id).await.unwrap();
        assert_eq!(store.ask_for_reviews().await.unwrap(), 1);
    });
}

#[test]
fn a_forgotten_persons_cases_end_without_their_words() {
    on_both_databases(async |story| {
        let ana = ana(&story).await;
        let id = asked(&story, &ana).await;
        let store = &story.store;
        store
            .erase(&Actor::System, "ana@example.com")
            .await
            .unwrap();
        let case = store.staff_case(id).await.unwrap();
        assert_eq!((case.name, case.turns[0].words.as_str()), (None, ""));
        assert!(case.status.is_over());
        assert_eq!(
            kept(case.first_reply, store.now()).unwrap().1,
            State::Waived
        );
        let desk = store.cases_desk(DeskFilter::Open, 1).await.unwrap();
        assert!(desk.cases.is_empty());
    });
}

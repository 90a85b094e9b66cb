//! Stories of a return that somebody wants to know more of before it is agreed, told on both databases (invariant I5).

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    photos::Picture,
    returns::{HandOver, Item, Outcome, Reason, State},
};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    returns::{InfoRefused, MoveRefused, Moved, Wish},
};
use testkit::{Story, on_both_databases};

fn member() -> StaffId {
    StaffId(uuid::Uuid::from_u128(7))
}

/// A mug that came on the 12th; on the 14th its return is asked for, which this shop looks at first.
async fn asked_for(story: &Story) -> (Viewer, ReturnId, Actor) {
    let order = json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }] });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    let role = domain::staff::Role::Agent;
    let added = story
        .store
        .add_staff(
            &Actor::System,
            "mira@shop.example",
            "Mira",
            role,
            "a long pass phrase",
        )
        .await;
    let desk = Actor::Staff(added.expect("a login"));
    let mut policy = (*story.store.policy()).clone();
    policy.returns.review.reasons = [Reason::Other].into();
    story
        .store
        .set_policy(&desk, policy)
        .await
        .expect("the store answers");
    let found = story
        .store
        .find_customer("ana@example.com")
        .await
        .expect("the store answers");
    let ana = Viewer {
        customer: Some(found.expect("Ana is known").id),
        ..Viewer::default()
    };
    let wish = Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Other,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form".to_owned(),
    };
    let id = story
        .store
        .start_return(&ana, "HP-1", &wish)
        .await
        .expect("the store answers");
    (ana, id, desk)
}

async fn state(story: &Story, ana: &Viewer, id: ReturnId) -> State {
    story
        .store
        .return_page(ana, id)
        .await
        .expect("the store answers")
        .state()
}

#[test]
fn more_is_asked_once_and_the_answer_brings_the_return_back_to_us() {
    on_both_databases(async |story| {
        let (ana, id, desk) = asked_for(&story).await;
        let empty = story.store.ask_of_return(&desk, id, "  ").await;
        assert!(matches!(
            empty,
            Err(Failure::Refused(InfoRefused::Words(_)))
        ));
        assert_eq!(state(&story, &ana, id).await, State::Requested);

        let question = "Which side is scratched?";
        let asked = story.store.ask_of_return(&desk, id, question).await;
        assert!(matches!(asked, Ok(Moved::Now(_))));
        let again = story.store.ask_of_return(&desk, id, "And when?").await;
        assert!(matches!(again, Ok(Moved::Before(_))), "asked once");
        let view = story.store.return_page(&ana, id).await.unwrap();
        assert_eq!(view.state(), State::NeedsInfo);
        let case = view.info_case.expect("it is asked in a case");
        let thread = story.store.case_page(&ana, case).await.unwrap();
        assert_eq!(thread.turns.len(), 1);
        assert_eq!(thread.turns[0].words, question);
        let letters = story.store.lease_notices(100).await.unwrap();
        let told = letters
            .iter()
            .filter(|letter| letter.kind == NoticeKind::CaseAnswered);
        assert_eq!(told.count(), 1, "one mail, with the question");
        let desk_lists = story.store.returns_desk().await.unwrap();
        assert_eq!(desk_lists.to_approve.rows.len(), 1, "it stays on the desk");

        let answered = story
            .store
            .write_to_case(&ana, case, "The left one.", "reply")
            .await;
        answered.unwrap();
        assert_eq!(state(&story, &ana, id).await, State::Requested);
        story.store.approve_return(&desk, id).await.unwrap();
        assert_eq!(state(&story, &ana, id).await, State::Approved);
        let late = story.store.ask_of_return(&desk, id, question).await;
        assert!(matches!(late, Ok(Moved::Before(_))));
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let kinds: Vec<_> = journey
            .touchpoints
            .iter()
            .map(|t| t.touchpoint.kind())
            .collect();
        for kind in ["return_info_asked", "case_opened", "case_written"] {
            let told = kinds.iter().filter(|known| *known == kind);
            assert_eq!(told.count(), 1, "{kind}: {kinds:?}");
        }
    });
}

#[test]
fn a_photo_answers_too_and_what_is_agreed_is_not_asked_about() {
    on_both_databases(async |story| {
        let (ana, id, desk) = asked_for(&story).await;
        let asked = story
            .store
            .ask_of_return(&desk, id, "Show us, please.")
            .await;
        asked.unwrap();
        let picture = Picture {
            jpeg: b"a scratch".to_vec(),
            thumb: b"a small one".to_vec(),
            width: 40,
            height: 30,
        };
        story
            .store
            .add_photos(&ana, id, "form", &[picture])
            .await
            .unwrap();
        assert_eq!(state(&story, &ana, id).await, State::Requested);

        story
            .put(
                "HP-2",
                json!({ "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }] }),
            )
            .await;
        story
            .scan("T2", &[("e1", "2026-11-13T10:00:00Z", "delivered")])
            .await;
        let faulty = Wish {
            items: vec![Item {
                line_id: "1".to_owned(),
                quantity: 1,
            }],
            reason: Reason::Faulty,
            note: String::new(),
            outcome: Outcome::Refund,
            exchange_for: None,
            hand_over: HandOver::DropOffQr,
            key: "another".to_owned(),
        };
        let agreed = story
            .store
            .start_return(&ana, "HP-2", &faulty)
            .await
            .unwrap();
        let refused = story.store.ask_of_return(&desk, agreed, "Why?").await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(InfoRefused::Move(
                MoveRefused::AlreadyApproved
            )))
        ));
        let nobody = story
            .store
            .ask_of_return(&Actor::Staff(member()), ReturnId(uuid::Uuid::nil()), "?")
            .await;
        assert!(matches!(nobody, Err(Failure::NotFound)));
    });
}

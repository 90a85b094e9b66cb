//! Stories of showing to others what one bought.

use domain::{
    actor::Actor,
    ids::{ShareId, StaffId},
    referrals::ShareRefused,
    reviews::ReviewDraft,
    touchpoints::Touchpoint,
};
use serde_json::json;
use store::{
    Failure,
    orders::{Grant, Receipt, Sight, Viewer},
    sharing::Clicked,
};
use testkit::{Story, on_both_databases};

const KETTLE: &str = "KETTLE-MOSS";

async fn signed_in(story: &Story, email: &str) -> Viewer {
    let found = story.store.find_customer(email).await.expect("it stands");
    Viewer {
        customer: Some(found.expect("they bought").id),
        ..Viewer::default()
    }
}

/// Ana has her kettle.
async fn in_hand(story: &Story) -> Viewer {
    story.put("HP-1", json!({})).await;
    let ana = signed_in(story, "ana@example.com").await;
    story
        .store
        .tell_receipt(&ana, "HP-1", None, Receipt::Confirmed)
        .await
        .expect("she may");
    ana
}

async fn shared(story: &Story) -> Vec<Touchpoint> {
    let journey = story.store.journey("ana@example.com").await.expect("known");
    let all = journey.touchpoints.into_iter().map(|t| t.touchpoint);
    all.filter(|t| t.kind() == "shared").collect()
}

#[test]
fn what_was_bought_is_shared_once_however_often_it_is_asked() {
    on_both_databases(async |story| {
        let ana = in_hand(&story).await;
        let before = story.store.share_offer(&ana, "HP-1", KETTLE).await.unwrap();
        assert_eq!((before.share, before.is_in_hand), (None, true));
        let share = story.store.make_share(&ana, "HP-1", KETTLE).await.unwrap();
        let again = story.store.make_share(&ana, "HP-1", KETTLE).await.unwrap();
        assert_eq!(share, again);
        // Bought again, it is still the same thing of the same person.
        story.put("HP-2", json!({})).await;
        let second = story.store.make_share(&ana, "HP-2", KETTLE).await.unwrap();
        assert_eq!(share, second);
        assert_eq!(
            shared(&story).await,
            [Touchpoint::Shared { share_id: share }]
        );
        let page = story.store.share_page(share).await.unwrap();
        assert_eq!(page.title, "Enamel kettle, moss");
        assert_eq!(page.name_shown, "Ana R.");
        assert_eq!((page.review, page.invitation), (None, None));
    });
}

#[test]
fn fifty_presses_at_once_make_one_share() {
    on_both_databases(async |story| {
        let ana = in_hand(&story).await;
        let presses = (0..50).map(|_| {
            let (store, ana) = (story.store.clone(), ana.clone());
            tokio::spawn(async move { store.make_share(&ana, "HP-1", KETTLE).await.unwrap() })
        });
        let mut made = Vec::new();
        for press in presses.collect::<Vec<_>>() {
            made.push(press.await.unwrap());
        }
        made.dedup();
        assert_eq!(made.len(), 1);
        assert_eq!(shared(&story).await.len(), 1);
    });
}

#[test]
fn before_it_is_in_hand_there_is_nothing_to_share() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let ana = signed_in(&story, "ana@example.com").await;
        let refused = story.store.make_share(&ana, "HP-1", KETTLE).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(ShareRefused::NotInHand))
        ));
        assert!(shared(&story).await.is_empty());
    });
}

#[test]
fn a_published_review_stands_beside_it_and_no_other() {
    on_both_databases(async |story| {
        let ana = in_hand(&story).await;
        let share = story.store.make_share(&ana, "HP-1", KETTLE).await.unwrap();
        let draft = ReviewDraft {
            sku: KETTLE.to_owned(),
            stars: 5,
            title: "Boils fast".to_owned(),
            words: "It whistles.".to_owned(),
            name_shown: "Ana from Leeds".to_owned(),
            key: "form".to_owned(),
        };
        let posted = story.store.post_review(&ana, "HP-1", &draft).await.unwrap();
        let unseen = story.store.share_page(share).await.unwrap();
        assert_eq!(unseen.review, None);
        let staff = Actor::Staff(StaffId(uuid::Uuid::from_u128(7)));
        story
            .store
            .publish_review(&staff, posted.review)
            .await
            .unwrap();
        let seen = story.store.share_page(share).await.unwrap().review.unwrap();
        assert_eq!((seen.stars, seen.words.as_str()), (5, "It whistles."));
        assert_eq!(seen.name_shown, "Ana from Leeds");
    });
}

#[test]
fn anothers_order_is_as_missing_as_none_and_a_glance_does_not_share() {
    on_both_databases(async |story| {
        in_hand(&story).await;
        story
            .put("HP-9", json!({ "customer": { "email": "bo@example.com" } }))
            .await;
        let bo = signed_in(&story, "bo@example.com").await;
        let (order, _) = story
            .store
            .look_up("HP-1", "ana@example.com")
            .await
            .unwrap()
            .unwrap();
        let glance = |sight| Viewer {
            grants: vec![Grant { order, sight }],
            ..Viewer::default()
        };
        for (viewer, number, sku) in [
            (bo.clone(), "HP-1", KETTLE),
            (bo.clone(), "HP-0", KETTLE),
            (Viewer::default(), "HP-1", KETTLE),
            (glance(Sight::Status), "HP-1", KETTLE),
            (glance(Sight::Whole), "HP-1", "NOT-IN-IT"),
        ] {
            let made = story.store.make_share(&viewer, number, sku).await;
            assert!(matches!(made, Err(Failure::NotFound)), "{number} {sku}");
            let offered = story.store.share_offer(&viewer, number, sku).await;
            assert!(matches!(offered, Err(Failure::NotFound)), "{number} {sku}");
        }
        let guest = glance(Sight::Whole);
        let made = story.store.make_share(&guest, "HP-1", KETTLE).await;
        assert!(made.is_ok(), "a guest who opened the order may");
        let nowhere = ShareId(uuid::Uuid::from_u128(7));
        let missing = story.store.share_page(nowhere).await;
        assert!(matches!(missing, Err(Failure::NotFound)));
    });
}

#[test]
fn two_looks_count_two_and_write_nothing_else() {
    on_both_databases(async |story| {
        let ana = in_hand(&story).await;
        let share = story.store.make_share(&ana, "HP-1", KETTLE).await.unwrap();
        let before = story.store.journey("ana@example.com").await.unwrap();
        for _ in 0..2 {
            story
                .store
                .count_click(Clicked::Share(share))
                .await
                .unwrap();
        }
        let after = story.store.journey("ana@example.com").await.unwrap();
        assert_eq!(after.touchpoints.len(), before.touchpoints.len());
        let offer = story.store.share_offer(&ana, "HP-1", KETTLE).await.unwrap();
        assert_eq!((offer.share, offer.clicks), (Some(share), 2));
    });
}

#[test]
fn who_is_forgotten_shares_nothing_any_more() {
    on_both_databases(async |story| {
        let ana = in_hand(&story).await;
        let share = story.store.make_share(&ana, "HP-1", KETTLE).await.unwrap();
        story
            .store
            .erase(&Actor::System, "ana@example.com")
            .await
            .unwrap();
        let gone = story.store.share_page(share).await;
        assert!(matches!(gone, Err(Failure::NotFound)));
    });
}

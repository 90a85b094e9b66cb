//! Stories of proving that something is yours, told on both databases (invariant I5).

use domain::ids::{CustomerId, OrderId};
use serde_json::json;
use store::{
    Failure,
    access::Opened,
    access::{CodeRefused, SignInRefused},
    orders::{Grant, Sight, Viewer},
    outbox::Letter,
};
use testkit::{Story, on_both_databases};

const LAPTOP: &str = "aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11";
const PHONE: &str = "bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22";

async fn found(story: &Story, number: &str) -> (OrderId, Viewer) {
    let (order, _) = story
        .store
        .look_up(number, "ana@example.com")
        .await
        .expect("the store stands")
        .expect("number and address fit");
    let grant = Grant {
        order,
        sight: Sight::Status,
    };
    let viewer = Viewer {
        customer: None,
        grants: vec![grant],
        ..Viewer::default()
    };
    (order, viewer)
}

/// The mails that leave now, all of them taken by the mail server.
async fn mails(story: &Story) -> Vec<Letter> {
    let letters = story
        .store
        .lease_notices(100)
        .await
        .expect("the store stands");
    for letter in &letters {
        story
            .store
            .mark_notice_sent(letter.id)
            .await
            .expect("the store stands");
    }
    letters
}

async fn mailed_code(story: &Story) -> String {
    let mut letters = mails(story).await;
    letters
        .pop()
        .expect("a mail was queued")
        .code
        .expect("it holds a code")
}

fn other_than(code: &str) -> String {
    let number: u32 = code.parse().expect("the store stands");
    format!("{:06}", (number + 1) % 1_000_000)
}

#[test]
fn a_guest_finds_an_order_by_number_and_address_alone() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        story
            .put(
                "HP-2",
                json!({ "customer": { "email": "ben@example.com" } }),
            )
            .await;
        story
            .put("HP-3", json!({ "customer": { "external_id": "c3" } }))
            .await;
        let look = async |number: &str, email: &str| {
            story.store.look_up(number, email).await.unwrap().is_some()
        };
        // As phones and people type it.
        for number in [" HP-1 ", "hp-1", "#HP-1", "# hp-1"] {
            assert!(look(number, " Ana@Example.COM ").await, "{number:?}");
        }
        for (number, email) in [
            ("HP-1", "ben@example.com"),
            ("HP-9", "ana@example.com"),
            ("HP-1", ""),
            ("HP-3", ""),
            ("HP-3", " "),
            ("", ""),
            ("HP-1\0", "ana@example.com"),
            ("HP-1", "ana@example.com\0"),
            ("%", "%"),
        ] {
            assert!(!look(number, email).await, "{number:?} {email:?}");
        }
    });
}

#[test]
fn a_mailed_code_opens_the_whole_order_again_and_again_for_ten_minutes_in_one_browser() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let (order, viewer) = found(&story, "HP-1").await;
        story
            .store
            .send_order_code(&viewer, "HP-1", LAPTOP)
            .await
            .unwrap();
        let code = mailed_code(&story).await;
        let whole = Grant {
            order,
            sight: Sight::Whole,
        };
        for _ in 0..8 {
            let opened = story.store.open_with_code("HP-1", LAPTOP, &code).await;
            assert_eq!(opened.unwrap(), whole);
        }
        let elsewhere = story.store.open_with_code("HP-1", PHONE, &code).await;
        assert!(matches!(
            elsewhere,
            Err(Failure::Refused(CodeRefused { tries_left: 0 }))
        ));
        story.later("2026-11-12T09:24:00Z");
        let late = story.store.open_with_code("HP-1", LAPTOP, &code).await;
        assert!(matches!(late, Err(Failure::Refused(_))));
    });
}

#[test]
fn a_code_can_be_mistyped_five_times() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let (_, viewer) = found(&story, "HP-1").await;
        let send = async || {
            story
                .store
                .send_order_code(&viewer, "HP-1", LAPTOP)
                .await
                .unwrap();
            mailed_code(&story).await
        };
        let code = send().await;
        for left in [4, 3, 2, 1, 0] {
            let wrong = story
                .store
                .open_with_code("HP-1", LAPTOP, &other_than(&code))
                .await;
            assert!(
                matches!(wrong, Err(Failure::Refused(CodeRefused { tries_left })) if tries_left == left)
            );
        }
        let right = story.store.open_with_code("HP-1", LAPTOP, &code).await;
        assert!(matches!(
            right,
            Err(Failure::Refused(CodeRefused { tries_left: 0 }))
        ));
        let next = send().await;
        assert!(
            story
                .store
                .open_with_code("HP-1", LAPTOP, &next)
                .await
                .is_ok()
        );
    });
}

#[test]
fn tries_at_once_share_no_try() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let (_, viewer) = found(&story, "HP-1").await;
        story
            .store
            .send_order_code(&viewer, "HP-1", LAPTOP)
            .await
            .unwrap();
        let code = mailed_code(&story).await;
        let tries = (1..=20).map(|step| {
            let number: u32 = code.parse().unwrap();
            let store = story.store.clone();
            let wrong = format!("{:06}", (number + step) % 1_000_000);
            tokio::spawn(async move { store.open_with_code("HP-1", LAPTOP, &wrong).await })
        });
        let mut last_ones = 0;
        for tried in tries.collect::<Vec<_>>() {
            match tried.await.unwrap() {
                Err(Failure::Refused(CodeRefused { tries_left })) if tries_left > 0 => {
                    last_ones += 1;
                }
                Err(Failure::Refused(_)) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(
            last_ones, 4,
            "five tries were compared, the fifth leaving none"
        );
    });
}

#[test]
fn a_second_code_takes_the_place_of_the_first_and_only_one_mail_leaves() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let (_, viewer) = found(&story, "HP-1").await;
        for _ in 0..2 {
            story
                .store
                .send_order_code(&viewer, "HP-1", LAPTOP)
                .await
                .unwrap();
        }
        let letters = mails(&story).await;
        assert_eq!(letters.len(), 1);
        let code = letters[0].code.clone().unwrap();
        assert!(
            story
                .store
                .open_with_code("HP-1", LAPTOP, &code)
                .await
                .is_ok()
        );
    });
}

#[test]
fn only_who_found_the_order_can_have_its_code_mailed() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let (_, viewer) = found(&story, "HP-1").await;
        let nobody = Viewer::default();
        for (viewer, number, browser) in [
            (&nobody, "HP-1", LAPTOP),
            (&viewer, "HP-9", LAPTOP),
            (&viewer, "HP-1\0", LAPTOP),
            (&viewer, "HP-1", ""),
        ] {
            let sent = story.store.send_order_code(viewer, number, browser).await;
            assert!(matches!(sent, Err(Failure::NotFound)), "{number:?}");
        }
        for (number, browser, code) in [
            ("HP-9", LAPTOP, "123456"),
            ("HP-1", LAPTOP, ""),
            ("HP-1", "", "      "),
            ("", "", ""),
        ] {
            let opened = story.store.open_with_code(number, browser, code).await;
            assert!(matches!(opened, Err(Failure::Refused(_))), "{code:?}");
        }
    });
}

async fn asked(story: &Story, browser: &str) -> Letter {
    story
        .store
        .ask_sign_in("ana@example.com", browser)
        .await
        .expect("the store stands");
    mails(story).await.pop().expect("the mail is queued")
}

#[test]
fn the_link_signs_in_once_and_only_in_the_browser_that_asked() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let letter = asked(&story, LAPTOP).await;
        let token = letter.link.clone().unwrap();
        let on_the_phone = story.store.sign_in_with_token(&token, PHONE).await;
        assert!(matches!(
            on_the_phone,
            Err(Failure::Refused(SignInRefused::OtherBrowser))
        ));
        let unbound = story.store.sign_in_with_token(&token, "").await;
        assert!(unbound.is_err());
        let customer = story
            .store
            .sign_in_with_token(&token, LAPTOP)
            .await
            .unwrap();
        assert_eq!(customer, letter.customer);
        let again = story.store.sign_in_with_token(&token, LAPTOP).await;
        assert!(matches!(again, Err(Failure::Refused(SignInRefused::Spent))));
        let code = story
            .store
            .sign_in_with_code(LAPTOP, &letter.code.unwrap())
            .await;
        assert!(code.is_err(), "the code beside a used link is void");
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let signed_in = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "signed_in");
        assert_eq!(signed_in.count(), 1);
    });
}

#[test]
fn a_link_used_fifty_times_at_once_signs_in_once() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let token = asked(&story, LAPTOP).await.link.unwrap();
        let uses: Vec<_> = (0..50)
            .map(|_| {
                let (store, token) = (story.store.clone(), token.clone());
                tokio::spawn(async move { store.sign_in_with_token(&token, LAPTOP).await.is_ok() })
            })
            .collect();
        let mut signed_in = 0;
        for used in uses {
            signed_in += usize::from(used.await.unwrap());
        }
        assert_eq!(signed_in, 1);
    });
}

#[test]
fn the_code_beside_the_link_signs_in_where_it_was_asked_for() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let letter = asked(&story, LAPTOP).await;
        let code = letter.code.clone().unwrap();
        assert!(story.store.sign_in_with_code(PHONE, &code).await.is_err());
        assert!(
            story
                .store
                .sign_in_with_code(LAPTOP, &other_than(&code))
                .await
                .is_err()
        );
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let customer = story
            .store
            .sign_in_with_code(LAPTOP, &spaced)
            .await
            .unwrap();
        assert_eq!(customer, letter.customer);
        assert!(story.store.sign_in_with_code(LAPTOP, &code).await.is_err());
        let link = story
            .store
            .sign_in_with_token(&letter.link.unwrap(), LAPTOP)
            .await;
        assert!(link.is_err(), "the link beside a used code is void");
    });
}

#[test]
fn both_ways_to_sign_in_end_after_ten_minutes() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let letter = asked(&story, LAPTOP).await;
        let (token, code) = (letter.link.unwrap(), letter.code.unwrap());
        story.later("2026-11-12T09:24:00Z");
        let link = story.store.sign_in_with_token(&token, LAPTOP).await;
        assert!(matches!(link, Err(Failure::Refused(SignInRefused::Spent))));
        assert!(story.store.sign_in_with_code(LAPTOP, &code).await.is_err());
        assert!(story.store.forget_expired().await.unwrap() >= 2);
    });
}

#[test]
fn nobody_learns_whether_an_address_is_known() {
    on_both_databases(async |story| {
        story
            .put("HP-3", json!({ "customer": { "external_id": "c3" } }))
            .await;
        for email in ["nobody@example.com", "", " ", "\0", "null"] {
            story.store.ask_sign_in(email, LAPTOP).await.unwrap();
            assert!(mails(&story).await.is_empty(), "{email:?}");
            let guessed = story.store.sign_in_with_code(LAPTOP, "000000").await;
            assert!(matches!(
                guessed,
                Err(Failure::Refused(CodeRefused { tries_left: 4 }))
            ));
        }
    });
}

#[test]
fn a_link_from_a_notice_opens_its_order_until_ninety_days_after_delivery() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({ "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }] }),
            )
            .await;
        let token = mails(&story).await.pop().unwrap().link.unwrap();
        let opens = async || match story.store.open_link(&token).await {
            Ok(Opened::Order { number, .. }) => Some(number),
            _ => None,
        };
        assert_eq!(opens().await.as_deref(), Some("HP-1"));
        story.later("2027-06-01T09:00:00Z");
        assert!(opens().await.is_some(), "a parcel still on its way");
        story
            .scan("T1", &[("e1", "2027-06-01T09:00:00Z", "delivered")])
            .await;
        story.later("2027-08-30T08:59:59Z");
        story.store.forget_expired().await.unwrap();
        assert!(opens().await.is_some());
        story.later("2027-08-30T09:00:00Z");
        assert!(opens().await.is_none());
    });
}

#[test]
fn what_is_no_token_opens_nothing() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        mails(&story).await;
        let sign_in = asked(&story, LAPTOP).await.link.unwrap();
        let cut = sign_in[..42].to_owned();
        let wrong = [
            "",
            " ",
            "\0",
            "null",
            &cut,
            &"A".repeat(43),
            &"A".repeat(4_000),
        ];
        for token in wrong {
            let opened = story.store.open_link(token).await;
            assert!(matches!(opened, Err(Failure::NotFound)), "{token:?}");
            let signed_in = story.store.sign_in_with_token(token, LAPTOP).await;
            assert!(matches!(
                signed_in,
                Err(Failure::Refused(SignInRefused::Spent))
            ));
        }
        assert!(
            story.store.open_link(&sign_in).await.is_err(),
            "a link to sign in opens no order"
        );
    });
}

#[test]
fn the_language_a_customer_chose_is_on_their_journey_once() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let customer = story
            .store
            .journey("ana@example.com")
            .await
            .unwrap()
            .customer;
        let id: CustomerId = customer.id;
        for _ in 0..2 {
            story.store.choose_language(id, "de").await.unwrap();
        }
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let chosen = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "language_chosen");
        assert_eq!(chosen.count(), 1);
        assert_eq!(mails(&story).await[0].locale, "de");
        let nobody = CustomerId(uuid::Uuid::nil());
        assert!(matches!(
            story.store.choose_language(nobody, "de").await,
            Err(Failure::NotFound)
        ));
    });
}

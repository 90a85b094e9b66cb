//! What the mails about a return say, in each language.

use crate::mail::{Mail, Setting, write};
use domain::{
    actor::Actor,
    ids::StaffId,
    returns::{HandOver, Item, Outcome, Reason},
    staff::{Role, StaffMember},
};
use serde_json::json;
use store::{orders::Viewer, outbox::Letter, returns::Wish};
use testkit::{Story, on_both_databases};

/// The mails that leave now, as they are read; a return's code is chance, so it is told by a word.
async fn mails(story: &Story, code: &str) -> Vec<String> {
    let policy = story.store.policy();
    let mut told = Vec::new();
    for mut letter in story.store.lease_notices(100).await.unwrap() {
        letter.link = letter.link.map(|_| "TOKEN".to_owned());
        let setting = Setting {
            policy: &policy,
            now: story.store.now(),
            origin: "https://track.harbour.example",
        };
        let Letter { kind, .. } = letter;
        // What is about the order itself wants the order's page, and is read elsewhere.
        let mail: Result<Mail, _> = write(&letter, None, &setting);
        story.store.mark_notice_sent(letter.id).await.unwrap();
        let Ok(mail) = mail else {
            continue;
        };
        assert!(
            !mail.html.contains("The handle"),
            "the customer's words stay with us"
        );
        let text = format!(
            "==== {}\nSubject: {}\n\n{}",
            kind.as_str(),
            mail.subject,
            mail.text
        );
        told.push(
            text.replace(['\u{a0}', '\u{202f}'], "_")
                .replace(code, "CODE777"),
        );
    }
    told
}

async fn every_mail(story: &Story, locale: &str) -> String {
    let store = &story.store;
    let lines = json!([
        { "line_id": "1", "sku": "A", "title": "Kettle <moss>", "quantity": 2, "unit_price_minor": 6400 },
        { "line_id": "2", "sku": "B", "title": "Cups", "quantity": 3, "unit_price_minor": 900 },
    ]);
    let order = json!({
        "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": locale }, "lines": lines,
        "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }],
    });
    story.open_a_store().await;
    story.put("HP-10482", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T09:10:00Z", "delivered")])
        .await;
    mails(story, "-").await;
    let viewer = Viewer {
        customer: Some(
            store
                .find_customer("ana@example.com")
                .await
                .unwrap()
                .unwrap()
                .id,
        ),
        ..Viewer::default()
    };
    let desk = Actor::Staff(StaffId(uuid::Uuid::from_u128(1)));
    let mut told = Vec::new();
    for (n, (line, reason, outcome, hand_over)) in [
        ("1", Reason::Faulty, Outcome::Refund, HandOver::DropOffQr),
        ("2", Reason::Faulty, Outcome::Replacement, HandOver::InStore),
        ("2", Reason::Missing, Outcome::Refund, HandOver::DropOffQr),
    ]
    .into_iter()
    .enumerate()
    {
        story.later("2026-11-14T12:00:00Z");
        let wish = Wish {
            items: vec![Item {
                line_id: line.to_owned(),
                quantity: 1,
            }],
            reason,
            note: "The handle came off".to_owned(),
            outcome,
            exchange_for: None,
            hand_over,
            key: n.to_string(),
        };
        let id = store
            .start_return(&viewer, "HP-10482", &wish)
            .await
            .unwrap();
        let code = store.return_page(&viewer, id).await.unwrap().short_code;
        told.extend(mails(story, &code).await);
        story.later("2026-11-16T10:30:00Z");
        if reason.comes_back() {
            store.receive_return(&desk, id).await.unwrap();
        }
        told.extend(mails(story, &code).await);
        if outcome == Outcome::Refund {
            store.accept_return(&desk, id).await.unwrap();
            store.refund_return(&desk, id, None).await.unwrap();
        }
        told.extend(mails(story, &code).await);
    }
    told.join("\n")
}

#[test]
fn the_mails_of_a_return_in_english() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("returns_en", every_mail(&story, "en").await);
    });
}

#[test]
fn the_mails_of_a_return_in_german() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("returns_de", every_mail(&story, "de").await);
    });
}

#[test]
fn the_mails_of_a_return_in_portuguese() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("returns_pt", every_mail(&story, "pt-BR").await);
    });
}

/// The mail that takes back one that came too early: of a refund, whose day is taken back too, and of a replacement.
async fn taken_back(story: &Story, locale: &str) -> String {
    let store = &story.store;
    let order = json!({
        "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": locale },
        "lines": [{ "line_id": "1", "sku": "A", "title": "Kettle", "quantity": 2, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }],
    });
    story.open_a_store().await;
    story.put("HP-10482", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T09:10:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    let ana = store.find_customer("ana@example.com").await.unwrap();
    let viewer = Viewer {
        customer: ana.map(|ana| ana.id),
        ..Viewer::default()
    };
    let kim = StaffMember {
        id: StaffId(uuid::Uuid::from_u128(1)),
        name: "Kim".to_owned(),
        role: Role::Store,
    };
    let mut told = Vec::new();
    for outcome in [Outcome::Refund, Outcome::Replacement] {
        let wish = Wish {
            items: vec![Item {
                line_id: "1".to_owned(),
                quantity: 1,
            }],
            reason: Reason::Faulty,
            note: "The handle came off".to_owned(),
            outcome,
            exchange_for: None,
            hand_over: HandOver::InStore,
            key: outcome.as_str().to_owned(),
        };
        let started = store.start_return(&viewer, "HP-10482", &wish).await;
        let id = started.unwrap();
        let code = store.return_page(&viewer, id).await.unwrap().short_code;
        store
            .receive_return(&Actor::Staff(kim.id), id)
            .await
            .unwrap();
        mails(story, &code).await;
        store.undo_reception(&kim, id).await.unwrap();
        told.extend(mails(story, &code).await);
    }
    told.join("\n")
}

#[test]
fn a_mail_that_came_too_early_is_taken_back_in_each_language() {
    for (locale, name) in [
        ("en", "undone_en"),
        ("de", "undone_de"),
        ("pt-BR", "undone_pt"),
    ] {
        on_both_databases(async |story| {
            insta::assert_snapshot!(name, taken_back(&story, locale).await);
        });
    }
}

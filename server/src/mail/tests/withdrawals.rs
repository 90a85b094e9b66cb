//! What the mails about a withdrawal say, in each language: the receipt, how it goes on, and where somebody reads it first.

use crate::mail::{Setting, write};
use domain::{actor::Actor, policy::Policy, withdrawals::Statement};
use serde_json::json;
use store::{outbox::Letter, withdrawals::Door};
use testkit::{Story, on_both_databases};

/// The mails that leave now, as they are read; a return's code is chance, so it is told by a word.
async fn mails(story: &Story) -> Vec<String> {
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
        let code = letter.particulars.get("short_code").cloned();
        // What is about the order itself wants the order's page, and is read elsewhere.
        let mail = write(&letter, None, &setting);
        story.store.mark_notice_sent(letter.id).await.unwrap();
        let Ok(mail) = mail else {
            continue;
        };
        assert!(!mail.html.contains("<moss>"), "what was typed is text");
        let text = format!(
            "==== {} to {}\nSubject: {}\n\n{}",
            kind.as_str(),
            letter.recipient,
            mail.subject,
            mail.text
        );
        let code = code.as_ref().and_then(|code| code.as_str());
        told.push(
            text.replace(['\u{a0}', '\u{202f}'], "_")
                .replace(code.unwrap_or("no code"), "CODE777"),
        );
    }
    told
}

async fn every_mail(story: &Story, locale: &str) -> String {
    let mut policy = Policy {
        shop_name: "Harbour & Pine".to_owned(),
        ..Policy::default()
    };
    policy.working_time.time_zone = "Europe/London".to_owned();
    story
        .store
        .set_policy(&Actor::System, policy)
        .await
        .unwrap();
    for (number, parcels) in [
        (
            "HP-1",
            json!([{ "carrier": "DPD", "tracking_number": "T1" }]),
        ),
        ("HP-2", json!([])),
    ] {
        let order = json!({
            "currency": "EUR", "shipments": parcels,
            "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": "en" },
            "lines": [
                { "line_id": "1", "sku": "A", "title": "Kettle <moss>", "quantity": 2, "unit_price_minor": 6400 },
                { "line_id": "2", "sku": "B", "title": "Cups", "quantity": 3, "unit_price_minor": 900 },
            ],
            "shipping_address": { "country": "DE" },
        });
        story.put(number, order).await;
    }
    story
        .scan("T1", &[("e1", "2026-11-12T09:10:00Z", "delivered")])
        .await;
    mails(story).await;
    story.later("2026-11-14T12:00:07.250Z");
    let mut told = Vec::new();
    for (order, email, items) in [
        ("HP-1", "ana@example.com", "1 × Kettle <moss>\n2 × Cups"),
        ("HP-2", "ana@example.com", ""),
        ("HP-1", "bob@example.com", ""),
    ] {
        let statement = Statement {
            name: "Ana Ribeiro".to_owned(),
            order: order.to_owned(),
            email: email.to_owned(),
            items: items.to_owned(),
            locale: Some(locale.to_owned()),
            key: "k".to_owned(),
        };
        let stated = story
            .store
            .withdraw(Door::Page, &statement, "I withdraw.")
            .await;
        stated.unwrap();
        told.extend(mails(story).await);
    }
    told.join("\n")
}

#[test]
fn the_mails_of_a_withdrawal_in_english() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("withdrawals_en", every_mail(&story, "en").await);
    });
}

#[test]
fn the_mails_of_a_withdrawal_in_german() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("withdrawals_de", every_mail(&story, "de").await);
    });
}

#[test]
fn the_mails_of_a_withdrawal_in_portuguese() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("withdrawals_pt", every_mail(&story, "pt-BR").await);
    });
}

//! What the mails say, in each language.

use crate::mail::{Mail, Setting, write};
use domain::{actor::Actor, policy::Policy};
use serde_json::{Value, json};
use store::{
    orders::{Grant, Sight, Viewer},
    outbox::Letter,
};
use testkit::{Story, on_both_databases};

const BROWSER: &str = "aa11";

fn harbour_and_pine() -> Policy {
    let mut policy = Policy {
        shop_name: "Harbour & Pine".to_owned(),
        help_email: Some("help@harbour.example".to_owned()),
        help_phone: Some("+44 113 496 0000".to_owned()),
        ..Policy::default()
    };
    policy.working_time.time_zone = "Europe/London".to_owned();
    policy
}

fn order(locale: &str, deliver_by: &str) -> Value {
    json!({
        "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": locale },
        "deliver_by": deliver_by,
        "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }],
    })
}

/// The mails that leave now, with tokens and codes that are the same each time.
async fn mails(story: &Story) -> Vec<(Letter, Mail)> {
    let mut written = Vec::new();
    let policy = story.store.policy();
    for mut letter in story.store.lease_notices(100).await.unwrap() {
        letter.link = letter.link.map(|_| "TOKEN".to_owned());
        letter.code = letter.code.map(|_| "123456".to_owned());
        let viewer = Viewer {
            customer: Some(letter.customer),
            ..Viewer::default()
        };
        let order = match &letter.order_number {
            Some(number) => Some(story.store.order_page(&viewer, number).await.unwrap()),
            None => None,
        };
        let setting = Setting {
            policy: &policy,
            now: story.store.now(),
            origin: "https://track.harbour.example",
        };
        let mail = write(&letter, order.as_ref(), &setting).unwrap();
        story.store.mark_notice_sent(letter.id).await.unwrap();
        written.push((letter, mail));
    }
    written
}

/// An order from confirmed to late and delivered, then a code and a sign-in.
async fn every_mail(story: &Story, locale: &str) -> Vec<(Letter, Mail)> {
    story
        .store
        .set_policy(&Actor::System, harbour_and_pine())
        .await
        .unwrap();
    story.put("HP-10482", order(locale, "2026-11-16")).await;
    let mut all = mails(story).await;
    story.later("2026-11-13T16:20:00Z");
    story
        .scan("T1", &[("e1", "2026-11-13T16:02:00Z", "in_transit")])
        .await;
    all.extend(mails(story).await);
    story.later("2026-11-15T08:00:00Z");
    story.put("HP-10482", order(locale, "2026-11-18")).await;
    all.extend(mails(story).await);
    story.later("2026-11-16T08:00:00Z");
    story.put("HP-10482", order(locale, "2026-11-19")).await;
    all.extend(mails(story).await);
    story.later("2026-11-18T13:40:00Z");
    story
        .scan("T1", &[("e2", "2026-11-18T13:32:00Z", "delivered")])
        .await;
    all.extend(mails(story).await);
    let found = story
        .store
        .look_up("HP-10482", "ana@example.com")
        .await
        .unwrap();
    let grant = Grant {
        order: found.unwrap().0,
        sight: Sight::Status,
    };
    let viewer = Viewer {
        customer: None,
        grants: vec![grant],
        ..Viewer::default()
    };
    story
        .store
        .send_order_code(&viewer, "HP-10482", BROWSER)
        .await
        .unwrap();
    all.extend(mails(story).await);
    story
        .store
        .ask_sign_in("ana@example.com", BROWSER)
        .await
        .unwrap();
    all.extend(mails(story).await);
    all
}

fn as_read(mails: &[(Letter, Mail)]) -> String {
    let each = mails.iter().map(|(letter, mail)| {
        let (kind, subject) = (letter.kind.as_str(), &mail.subject);
        format!(
            "==== {kind}\nSubject: {subject}\n\n{}",
            mail.text.replace(['\u{a0}', '\u{202f}'], "_")
        )
    });
    each.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_mails_in_english() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("en", as_read(&every_mail(&story, "en").await));
    });
}

#[test]
fn the_mails_in_german() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("de", as_read(&every_mail(&story, "de-AT").await));
    });
}

#[test]
fn the_mails_in_portuguese() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("pt", as_read(&every_mail(&story, "pt-BR").await));
    });
}

#[test]
fn the_html_of_a_delay_draws_the_gap() {
    on_both_databases(async |story| {
        let mails = every_mail(&story, "en").await;
        let (_, delayed) = mails
            .iter()
            .find(|(letter, _)| letter.revised.is_some())
            .unwrap();
        insta::assert_snapshot!("delayed_html", delayed.html);
        // For eyes: open them in a browser.
        let Some(folder) = std::env::var_os("THROUGHLINE_LOOK") else {
            return;
        };
        let folder = std::path::Path::new(&folder).join("mails");
        std::fs::create_dir_all(&folder).unwrap();
        for (n, (letter, mail)) in mails.iter().enumerate() {
            let file = format!("{n}-{}.html", letter.kind.as_str());
            std::fs::write(folder.join(file), &mail.html).unwrap();
        }
    });
}

#[test]
fn a_mail_loads_nothing_and_links_only_to_us() {
    on_both_databases(async |story| {
        for (letter, mail) in every_mail(&story, "en").await {
            let kind = letter.kind.as_str();
            for part in ["<img", "src=", "url(", "@import", "<script", "<link"] {
                assert!(!mail.html.contains(part), "{kind}: {part}");
            }
            for (at, _) in mail.html.match_indices("href=\"") {
                let href = &mail.html[at + 6..];
                assert!(
                    href.starts_with("https://track.harbour.example/"),
                    "{kind}: {href:.60}"
                );
            }
            let links = mail.text.matches("https://").count();
            assert!(links <= 1, "{kind}: one thing to press");
            assert!(!mail.subject.contains("Ana") && !mail.subject.contains("123456"));
        }
    });
}

#[test]
fn what_the_shop_is_called_is_text_in_every_part() {
    on_both_databases(async |story| {
        let mut policy = harbour_and_pine();
        policy.shop_name = "</mj-text><script>alert(1)</script> & \"Co\"".to_owned();
        story
            .store
            .set_policy(&Actor::System, policy)
            .await
            .unwrap();
        story.put("HP-1", order("en", "2026-11-16")).await;
        let (_, mail) = mails(&story).await.pop().unwrap();
        assert!(!mail.html.contains("<script"));
        assert!(mail.text.contains("<script>alert(1)</script> & \"Co\""));
    });
}

#[test]
fn a_parcel_of_several_says_which_one_it_is() {
    on_both_databases(async |story| {
        let lines = json!([
            { "line_id": "1", "sku": "A", "title": "Kettle", "quantity": 1, "unit_price_minor": 6400 },
            { "line_id": "2", "sku": "B", "title": "Cups", "quantity": 1, "unit_price_minor": 900 },
        ]);
        let parcels = json!([
            { "carrier": "DPD", "tracking_number": "T1", "lines": [{ "line_id": "1", "quantity": 1 }] },
            { "carrier": "DPD", "tracking_number": "T2", "lines": [{ "line_id": "2", "quantity": 1 }] },
        ]);
        story
            .put(
                "HP-1",
                json!({ "lines": lines, "shipments": parcels, "deliver_by": "2026-11-16" }),
            )
            .await;
        mails(&story).await;
        story
            .scan("T2", &[("e1", "2026-11-12T09:10:00Z", "delivered")])
            .await;
        let (_, mail) = mails(&story).await.pop().unwrap();
        assert_eq!(mail.subject, "Order HP-1: parcel 2 of 2 is delivered");
        assert!(mail.text.contains("Order HP-1 · parcel 2 of 2"));
    });
}

//! What the mails about a case say, in each language.

use crate::mail::{Setting, write};
use domain::{
    actor::Actor,
    cases::{Ask, Stranger, Then, Topic},
    staff::Role,
};
use serde_json::json;
use store::{
    cases::{Answer, DeskFilter},
    orders::Viewer,
};
use testkit::{Story, on_both_databases};

/// The mails about cases that leave now, as they are read.
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
        let viewer = Viewer {
            customer: Some(letter.customer),
            ..Viewer::default()
        };
        let order = match &letter.order_number {
            Some(number) => Some(story.store.order_page(&viewer, number).await.unwrap()),
            None => None,
        };
        let mail = write(&letter, order.as_ref(), &setting).unwrap();
        story.store.mark_notice_sent(letter.id).await.unwrap();
        if !letter.kind.as_str().starts_with("case_") {
            continue;
        }
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert!(!part.contains("induction"), "a stranger's words stay here");
        }
        assert!(!mail.html.contains("<b>"), "an answer is text");
        told.push(format!(
            "==== {}\nSubject: {}\n\n{}",
            letter.kind.as_str(),
            mail.subject,
            mail.text.replace(['\u{a0}', '\u{202f}'], "_")
        ));
    }
    told
}

/// Asked before buying and answered; a promise that broke; an answer that waits, and one that stays.
async fn every_mail(story: &Story, locale: &str) -> String {
    let store = &story.store;
    let (email, password) = ("mira@shop.example", "a-long-password");
    store
        .add_staff(&Actor::System, email, "Mira", Role::Agent, password)
        .await
        .unwrap();
    let mira = store.sign_in_staff(email, password).await.unwrap();
    let mira = Actor::Staff(mira.id);
    let stranger = Stranger {
        name: "Ana Ribeiro".to_owned(),
        email: "ana@example.com".to_owned(),
        locale: locale.to_owned(),
    };
    let ask = Ask {
        topic: Topic::Product,
        words: "Does it work on induction?".to_owned(),
        order: None,
        parcel: None,
        return_id: None,
        key: "k".to_owned(),
    };
    store.ask_as_stranger(&stranger, &ask).await.unwrap();
    let mut told = mails(story).await;
    let answer = async |then| {
        let desk = store.cases_desk(DeskFilter::Open, 1).await.unwrap();
        let id = desk.cases[0].id;
        let written = Answer {
            words: "Yes, it does.\n\nThe ring should be <b>12 cm</b> wide.",
            then,
            seen: store.staff_case(id).await.unwrap().turn,
            key: "",
        };
        store.answer_case(&mira, id, &written).await.unwrap();
    };
    answer(Then::Resolve).await;
    told.extend(mails(story).await);
    let order = json!({
        "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": locale },
        "deliver_by": "2026-11-13",
        "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }],
    });
    story.put("HP-10482", order).await;
    story.later("2026-11-14T09:00:00Z");
    store.open_recovery_cases().await.unwrap();
    told.extend(mails(story).await);
    for then in [Then::Stay, Then::WaitForCustomer] {
        answer(then).await;
        told.extend(mails(story).await);
    }
    told.join("\n")
}

#[test]
fn the_mails_of_a_case_in_english() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("cases_en", every_mail(&story, "en").await);
    });
}

#[test]
fn the_mails_of_a_case_in_german() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("cases_de", every_mail(&story, "de").await);
    });
}

#[test]
fn the_mails_of_a_case_in_portuguese() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("cases_pt", every_mail(&story, "pt-BR").await);
    });
}

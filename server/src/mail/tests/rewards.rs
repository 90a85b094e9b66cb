//! What the mail about a reward says, in each language.

use crate::mail::{Setting, write};
use domain::{actor::Actor, notices::NoticeKind, staff::Role};
use serde_json::json;
use testkit::{Story, on_both_databases};

/// Ana invites, Bo buys and keeps it, and the shop gives the reward.
async fn mail(story: &Story, locale: &str) -> String {
    let store = &story.store;
    let ana = json!({ "customer": { "email": "ana@example.com", "name": "Ana Ribeiro", "locale": locale } });
    story.put("HP-1", ana).await;
    let ana = store.find_customer("ana@example.com").await.unwrap();
    let ana = ana.unwrap().id;
    let code = store.make_invitation(ana).await.unwrap().code;
    let friend = json!({
        "customer": { "email": "bo@example.com", "name": "Bo Lindgren" }, "shipping_address": null,
        "currency": "EUR", "referral_code": code, "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }],
    });
    story.put("HP-2", friend).await;
    story
        .scan("T2", &[("d", "2026-11-12T08:00:00Z", "delivered")])
        .await;
    story.later("2026-12-14T08:00:00Z");
    store.judge_referrals().await.unwrap();
    let owed = store.advocates().await.unwrap().owed[0].referral;
    let (email, password) = ("lena@shop.example", "a-long-password");
    store
        .add_staff(&Actor::System, email, "Lena", Role::Marketer, password)
        .await
        .unwrap();
    let lena = store.sign_in_staff(email, password).await.unwrap();
    store
        .issue_reward(&Actor::Staff(lena.id), owed)
        .await
        .unwrap();
    let policy = store.policy();
    let setting = Setting {
        policy: &policy,
        now: store.now(),
        origin: "https://track.harbour.example",
    };
    let letters = store.lease_notices(100).await.unwrap();
    let letter = letters
        .iter()
        .find(|letter| letter.kind == NoticeKind::RewardIssued)
        .expect("the customer is told");
    assert_eq!(letter.link, None, "nothing is opened by it");
    let mail = write(letter, None, &setting).expect("it can be written");
    for friends in ["Bo", "HP-2"] {
        assert!(!mail.text.contains(friends) && !mail.html.contains(friends));
    }
    format!("Subject: {}\n\n{}", mail.subject, mail.text).replace(['\u{a0}', '\u{202f}'], "_")
}

#[test]
fn the_mail_about_a_reward_in_three_languages() {
    on_both_databases(async |story| {
        insta::assert_snapshot!("reward_en", mail(&story, "en").await);
    });
    on_both_databases(async |story| {
        insta::assert_snapshot!("reward_de", mail(&story, "de").await);
    });
    on_both_databases(async |story| {
        insta::assert_snapshot!("reward_pt", mail(&story, "pt").await);
    });
}

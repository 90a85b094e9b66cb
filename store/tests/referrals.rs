//! Stories of friends who come by an invitation: who counts, from when, and what is owed.

use domain::{
    actor::Actor,
    ids::{CustomerId, ReferralId},
    notices::NoticeKind,
    policy::Policy,
    promises::{PromiseKind, State as PromiseState},
    referrals::{Reason, RewardRefused, State},
    returns::{HandOver, Item, Outcome, Reason as ReturnReason, Wish},
    staff::Role,
};
use serde_json::{Value, json};
use store::{
    Failure,
    orders::{Put, Viewer},
    referrals::Referral,
};
use testkit::{Story, at, on_both_databases, order, shop};

const ANA: &str = "ana@example.com";

async fn known(story: &Story, email: &str) -> CustomerId {
    let found = story.store.find_customer(email).await.expect("it stands");
    found.expect("they bought").id
}

fn viewer(customer: CustomerId) -> Viewer {
    Viewer {
        customer: Some(customer),
        ..Viewer::default()
    }
}

/// Ana bought, and invites.
async fn ana_invites(story: &Story) -> (CustomerId, String) {
    story.put("HP-1", json!({})).await;
    let ana = known(story, ANA).await;
    let invitation = story.store.make_invitation(ana).await.expect("she may");
    (ana, invitation.code)
}

/// An order of somebody who lives elsewhere.
fn friend(email: &str, code: &str) -> Value {
    json!({
        "customer": { "email": email, "name": "Bo Lindgren" },
        "shipping_address": { "name": "Bo Lindgren", "street": format!("7 Mill Lane {email}"), "city": "York",
            "postal_code": "YO1 7AA", "country": "GB" },
        "currency": "EUR",
        "shipments": [{ "carrier": "dpd", "tracking_number": format!("T-{email}") }],
        "referral_code": code,
    })
}

async fn friend_orders(story: &Story, number: &str, email: &str, code: &str) {
    story.put(number, friend(email, code)).await;
}

async fn friend_has_it(story: &Story, email: &str, when: &str) {
    story
        .scan(&format!("T-{email}"), &[("d", when, "delivered")])
        .await;
}

async fn referrals(story: &Story, customer: CustomerId) -> Vec<Referral> {
    let all = story.store.referrals_of(customer).await.expect("it stands");
    all.friends
}

async fn kinds(story: &Story, customer: CustomerId) -> Vec<String> {
    let journey = story.store.journey(&customer.to_string()).await;
    let all = journey.expect("known").touchpoints.into_iter();
    all.map(|t| t.touchpoint.kind())
        .filter(|kind| kind.contains("referral") || kind.contains("reward"))
        .collect()
}

async fn promise(story: &Story, customer: CustomerId) -> Option<store::promises::Promise> {
    let journey = story.store.journey(&customer.to_string()).await;
    let mut promises = journey.expect("known").promises.into_iter();
    promises.find(|promise| promise.kind == PromiseKind::RewardBy)
}

async fn colleague(story: &Story, role: Role) -> Actor {
    let email = format!("{}@shop.example", role.as_str());
    let added = story
        .store
        .add_staff(&Actor::System, &email, "Kim", role, "a-long-password")
        .await;
    added.expect("somebody new");
    let member = story.store.sign_in_staff(&email, "a-long-password").await;
    Actor::Staff(member.expect("they may").id)
}

#[test]
fn an_invitation_is_made_once_and_can_be_read_out() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        assert!(code.starts_with("ANA-") && code.len() == 8, "{code}");
        let again = story.store.make_invitation(ana).await.unwrap();
        assert_eq!(again.code, code);
        let journey = story.store.journey(ANA).await.unwrap();
        let made: Vec<_> = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "invitation_made")
            .collect();
        assert_eq!(made.len(), 1);
        // The log is never rewritten: no name stands in it.
        let told = made[0].touchpoint.particulars().to_string();
        assert!(!told.contains("ANA") && told.contains(&code[4..]), "{told}");
        let landing = story
            .store
            .landing(&code.to_lowercase().replace('-', " "))
            .await;
        assert_eq!(landing.unwrap().first_name, "Ana");
        for unknown in ["ANA-0000", "", "\0", "%", "ANA-____"] {
            let landing = story.store.landing(unknown).await;
            assert!(matches!(landing, Err(Failure::NotFound)), "{unknown:?}");
        }
    });
}

#[test]
fn fifty_presses_at_once_make_one_invitation() {
    on_both_databases(async |story| {
        story.put("HP-1", json!({})).await;
        let ana = known(&story, ANA).await;
        let presses: Vec<_> = (0..50)
            .map(|_| {
                let store = story.store.clone();
                tokio::spawn(async move { store.make_invitation(ana).await.unwrap().code })
            })
            .collect();
        let mut codes = Vec::new();
        for press in presses {
            codes.push(press.await.unwrap());
        }
        codes.dedup();
        assert_eq!(codes.len(), 1);
    });
}

#[test]
fn a_friend_who_keeps_it_counts_when_the_window_is_over_and_the_reward_is_promised_and_given_once()
{
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        story.later("2026-11-13T10:00:00Z");
        friend_orders(&story, "HP-2", "bo@example.com", &code).await;
        assert_eq!(referrals(&story, ana).await[0].state, State::Ordered);
        friend_has_it(&story, "bo@example.com", "2026-11-16T15:00:00Z").await;
        let until = at("2026-12-17T00:00:00Z");
        story.later("2026-12-16T23:59:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 0);
        assert_eq!(
            referrals(&story, ana).await[0].state,
            State::ReviewPeriod { until }
        );
        assert_eq!(promise(&story, ana).await, None);

        story.later("2026-12-17T00:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 1);
        assert_eq!(story.store.judge_referrals().await.unwrap(), 0);
        let friend = &referrals(&story, ana).await[0];
        assert_eq!(friend.state, State::Eligible);
        assert_eq!(
            (friend.amount_minor, friend.currency.as_str()),
            (1000, "EUR")
        );
        let promised = promise(&story, ana).await.unwrap();
        assert_eq!(promised.times.due_at, at("2026-12-20T00:00:00Z"));
        assert_eq!(friend.promise, Some(promised.times));

        let marketer = colleague(&story, Role::Marketer).await;
        let owed = story.store.advocates().await.unwrap().owed;
        assert_eq!((owed.len(), owed[0].referral), (1, friend.id));
        story.later("2026-12-18T09:00:00Z");
        for _ in 0..2 {
            story
                .store
                .issue_reward(&marketer, friend.id)
                .await
                .unwrap();
        }
        let rewarded = &referrals(&story, ana).await[0];
        assert_eq!(rewarded.state, State::Rewarded);
        let settled = promise(&story, ana).await.unwrap();
        assert_eq!(settled.state(story.store.now()), PromiseState::Kept);
        assert_eq!(
            kinds(&story, ana).await,
            ["referral_ordered", "referral_eligible", "reward_issued"]
        );
        // Nothing on her journey tells who the friend is.
        let journey = story.store.journey(ANA).await.unwrap();
        let about = journey.touchpoints.iter().filter(|t| {
            let kind = t.touchpoint.kind();
            kind.contains("referral") || kind.contains("reward")
        });
        for touchpoint in about {
            assert_eq!(touchpoint.order_number, None);
        }
        let letters = story.store.lease_notices(100).await.unwrap();
        let told: Vec<_> = letters
            .iter()
            .filter(|l| l.kind == NoticeKind::RewardIssued)
            .collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].recipient, ANA);
        assert_eq!(
            told[0].particulars,
            json!({ "amount_minor": 1000, "currency": "EUR" })
        );
        assert!(story.store.advocates().await.unwrap().owed.is_empty());
    });
}

#[test]
fn a_reward_given_late_breaks_its_promise() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        friend_orders(&story, "HP-2", "bo@example.com", &code).await;
        friend_has_it(&story, "bo@example.com", "2026-11-12T08:00:00Z").await;
        story.later("2026-12-14T08:00:00Z");
        story.store.judge_referrals().await.unwrap();
        story.later("2026-12-17T08:00:01Z");
        let owed = promise(&story, ana).await.unwrap();
        assert_eq!(owed.state(story.store.now()), PromiseState::Broken);
        let admin = colleague(&story, Role::Admin).await;
        let referral = referrals(&story, ana).await[0].id;
        story.store.issue_reward(&admin, referral).await.unwrap();
        let late = promise(&story, ana).await.unwrap();
        assert_eq!(late.state(story.store.now()), PromiseState::Broken);
        assert_eq!(late.times.lateness_seconds(), Some(1.0));
    });
}

#[test]
fn inviting_oneself_is_recognised_by_customer_mail_box_and_door() {
    on_both_databases(async |story| {
        let change =
            json!({ "customer": { "email": "ana.ribeiro@gmail.com", "name": "Ana Ribeiro" } });
        story.put("HP-1", change).await;
        let ana = known(&story, "ana.ribeiro@gmail.com").await;
        let code = story.store.make_invitation(ana).await.unwrap().code;
        let elsewhere = json!({ "street": "1 Far Road", "city": "Ely", "postal_code": "CB7 4AA", "country": "GB" });
        let tries = [
            ("same customer", "ana.ribeiro@gmail.com", &elsewhere),
            ("case", "ANA.Ribeiro@Gmail.com", &elsewhere),
            ("tag", "ana.ribeiro+gift@gmail.com", &elsewhere),
            ("dots", "a.n.a.ribeiro@googlemail.com", &elsewhere),
            (
                "same door",
                "flatmate@example.com",
                &json!({
                "street": "4, quay street", "city": "LEEDS", "postal_code": "ls11aa", "country": "gb" }),
            ),
        ];
        for (n, (what, email, address)) in tries.into_iter().enumerate() {
            let number = format!("HP-{}", n + 10);
            let change = json!({ "customer": { "email": email }, "shipping_address": address, "referral_code": code });
            story.put(&number, change).await;
            let found = &referrals(&story, ana).await[0];
            assert_eq!(
                found.state,
                State::Disqualified(Reason::SelfReferral),
                "{what}"
            );
        }
        story.later("2027-06-01T00:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 0);
        assert_eq!(promise(&story, ana).await, None);
        assert_eq!(kinds(&story, ana).await, ["referral_disqualified"; 5]);
    });
}

#[test]
fn an_address_told_later_still_shows_that_it_was_oneself() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        friend_orders(&story, "HP-2", "bo@example.com", &code).await;
        let mut moved = friend("bo@example.com", &code);
        moved["shipping_address"]["street"] = json!("4 Quay Street");
        moved["shipping_address"]["postal_code"] = json!("LS1 1AA");
        story.put("HP-2", moved).await;
        friend_has_it(&story, "bo@example.com", "2026-11-12T08:00:00Z").await;
        story.later("2027-01-01T00:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 1);
        assert_eq!(
            referrals(&story, ana).await[0].state,
            State::Disqualified(Reason::SelfReferral)
        );
    });
}

#[test]
fn a_friend_is_new_once_whatever_address_they_use() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        story
            .put("HP-5", json!({ "customer": { "email": "old@example.com" },
                "shipping_address": { "street": "9 Elm Row", "postal_code": "E1 1AA", "country": "GB" } }))
            .await;
        friend_orders(&story, "HP-6", "old@example.com", &code).await;
        friend_orders(&story, "HP-7", "bo@example.com", &code).await;
        friend_orders(&story, "HP-8", "bo+again@example.com", &code).await;
        let mut states: Vec<_> = referrals(&story, ana)
            .await
            .into_iter()
            .map(|r| (r.id, r.state))
            .collect();
        states.sort_by_key(|(id, _)| *id);
        let states: Vec<_> = states.into_iter().map(|(_, state)| state).collect();
        let not_new = State::Disqualified(Reason::NotNew);
        assert_eq!(states, [not_new, State::Ordered, not_new]);
    });
}

#[test]
fn a_first_try_that_was_called_off_does_not_make_a_friend_an_old_one() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        friend_orders(&story, "HP-2", "bo@example.com", &code).await;
        let mut cancelled = friend("bo@example.com", &code);
        cancelled["status"] = json!("cancelled");
        story.put("HP-2", cancelled.clone()).await;
        assert_eq!(
            referrals(&story, ana).await[0].state,
            State::Disqualified(Reason::Cancelled)
        );
        let again = story.put("HP-2", cancelled).await;
        assert!(matches!(again, Put::Unchanged(_)));
        let mut anew = friend("bo@example.com", &code);
        anew["shipments"] = json!([]);
        story.put("HP-3", anew).await;
        let counted = referrals(&story, ana).await;
        assert!(counted.iter().any(|r| r.state == State::Ordered));
        assert_eq!(
            kinds(&story, ana).await,
            [
                "referral_ordered",
                "referral_disqualified",
                "referral_ordered"
            ]
        );
    });
}

#[test]
fn fifty_orders_of_one_friend_at_once_give_one_reward() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        // The same order again and again, and others of the same person under other names for one mail box.
        let puts: Vec<_> = (0..50)
            .map(|n| {
                let (store, code) = (story.store.clone(), code.clone());
                let number = if n % 2 == 0 {
                    "HP-2".to_owned()
                } else {
                    format!("HP-{}", n + 10)
                };
                let email = if n % 4 == 3 {
                    format!("bo+{n}@example.com")
                } else {
                    "bo@example.com".to_owned()
                };
                tokio::spawn(async move {
                    let mut change = friend(&email, &code);
                    change["shipments"] = json!([]);
                    store
                        .put_order(&shop(), &order(&number, change))
                        .await
                        .unwrap();
                })
            })
            .collect();
        for put in puts {
            put.await.unwrap();
        }
        let all = referrals(&story, ana).await;
        assert_eq!(all.len(), 26);
        let counting = all
            .iter()
            .filter(|r| !matches!(r.state, State::Disqualified(_)));
        assert_eq!(counting.count(), 1);
        let told = kinds(&story, ana).await;
        let ordered = told.iter().filter(|kind| *kind == "referral_ordered");
        assert_eq!(ordered.count(), 1);
    });
}

#[test]
fn many_workers_at_once_decide_each_referral_once() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        for n in 0..8 {
            let email = format!("friend{n}@example.com");
            friend_orders(&story, &format!("HP-{}", n + 2), &email, &code).await;
            friend_has_it(&story, &email, "2026-11-12T08:00:00Z").await;
        }
        story.later("2027-01-01T00:00:00Z");
        let workers: Vec<_> = (0..6)
            .map(|_| {
                let store = story.store.clone();
                tokio::spawn(async move { store.judge_referrals().await.unwrap() })
            })
            .collect();
        let mut decided = 0;
        for worker in workers {
            decided += worker.await.unwrap();
        }
        assert_eq!(decided, 8);
        let told = kinds(&story, ana).await;
        let eligible = told.iter().filter(|kind| *kind == "referral_eligible");
        assert_eq!(eligible.count(), 8);
    });
}

#[test]
fn a_code_of_nobody_counts_for_nobody_and_the_first_code_told_stands() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        friend_orders(&story, "HP-2", "bo@example.com", "NOBODY-2222").await;
        assert_eq!(story.store.advocates().await.unwrap().unknown_codes, 1);
        friend_orders(&story, "HP-2", "bo@example.com", &code).await;
        assert!(referrals(&story, ana).await.is_empty());
        // A code may be told after the order itself.
        let mut without = friend("cy@example.com", &code);
        without.as_object_mut().unwrap().remove("referral_code");
        story.put("HP-3", without.clone()).await;
        let told = story.put("HP-3", friend("cy@example.com", &code)).await;
        assert!(matches!(told, Put::Changed(_)));
        let again = story.put("HP-3", friend("cy@example.com", &code)).await;
        assert!(matches!(again, Put::Unchanged(_)));
        assert_eq!(referrals(&story, ana).await.len(), 1);
    });
}

/// Bo's order, in hand on the 12th.
async fn bo_has_it(story: &Story, code: &str) -> Viewer {
    friend_orders(story, "HP-2", "bo@example.com", code).await;
    friend_has_it(story, "bo@example.com", "2026-11-12T08:00:00Z").await;
    viewer(known(story, "bo@example.com").await)
}

fn wish(reason: ReturnReason, outcome: Outcome) -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason,
        note: String::new(),
        outcome,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form".to_owned(),
    }
}

#[test]
fn a_return_on_its_way_postpones_and_one_taken_back_disqualifies() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        let bo = bo_has_it(&story, &code).await;
        story.later("2026-12-10T10:00:00Z");
        let back = wish(ReturnReason::ChangedMyMind, Outcome::Refund);
        let return_id = story.store.start_return(&bo, "HP-2", &back).await.unwrap();
        story.later("2026-12-13T10:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 0);
        let state = referrals(&story, ana).await[0].state;
        assert!(matches!(state, State::ReviewPeriod { .. }), "{state:?}");
        let staff = colleague(&story, Role::Store).await;
        story.store.receive_return(&staff, return_id).await.unwrap();
        story.later("2027-03-01T10:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 0);
        story.store.accept_return(&staff, return_id).await.unwrap();
        assert_eq!(story.store.judge_referrals().await.unwrap(), 1);
        assert_eq!(
            referrals(&story, ana).await[0].state,
            State::Disqualified(Reason::Returned)
        );
        assert_eq!(promise(&story, ana).await, None);
    });
}

#[test]
fn a_return_that_was_called_off_or_never_came_does_not_stand_in_the_way() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        let bo = bo_has_it(&story, &code).await;
        let back = wish(ReturnReason::ChangedMyMind, Outcome::Refund);
        let return_id = story.store.start_return(&bo, "HP-2", &back).await.unwrap();
        story.store.cancel_return(&bo, return_id).await.unwrap();
        story.later("2026-12-13T10:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 1);
        assert_eq!(referrals(&story, ana).await[0].state, State::Eligible);
    });
}

#[test]
fn rewards_are_given_by_who_sees_to_them_and_only_where_one_is_owed() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        bo_has_it(&story, &code).await;
        let referral = referrals(&story, ana).await[0].id;
        let admin = colleague(&story, Role::Admin).await;
        let early = story.store.issue_reward(&admin, referral).await;
        assert!(matches!(
            early,
            Err(Failure::Refused(RewardRefused::NotEligible))
        ));
        story.later("2026-12-14T08:00:00Z");
        story.store.judge_referrals().await.unwrap();
        let agent = colleague(&story, Role::Agent).await;
        for actor in [agent, Actor::Customer(ana), Actor::System, shop()] {
            let refused = story.store.issue_reward(&actor, referral).await;
            assert!(matches!(refused, Err(Failure::NotFound)), "{actor:?}");
        }
        let nothing = ReferralId(uuid::Uuid::from_u128(7));
        let missing = story.store.issue_reward(&admin, nothing).await;
        assert!(matches!(missing, Err(Failure::NotFound)));
        // Another customer sees nothing of it.
        let bo = known(&story, "bo@example.com").await;
        assert!(referrals(&story, bo).await.is_empty());
    });
}

#[test]
fn a_reward_is_worth_what_was_told_when_it_became_due() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        bo_has_it(&story, &code).await;
        story.later("2026-12-14T08:00:00Z");
        story.store.judge_referrals().await.unwrap();
        let mut policy = Policy::default();
        policy.referrals.reward_minor = 1;
        story
            .store
            .set_policy(&Actor::System, policy)
            .await
            .unwrap();
        assert_eq!(referrals(&story, ana).await[0].amount_minor, 1000);
    });
}

#[test]
fn the_code_of_somebody_forgotten_leads_nowhere_and_nobody_waits_for_their_reward() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        bo_has_it(&story, &code).await;
        friend_orders(&story, "HP-3", "cy@example.com", &code).await;
        friend_has_it(&story, "cy@example.com", "2026-12-01T08:00:00Z").await;
        story.later("2026-12-14T08:00:00Z");
        story.store.judge_referrals().await.unwrap();
        let owed = story.store.advocates().await.unwrap().owed[0].referral;
        story.store.erase(&Actor::System, ANA).await.unwrap();
        let landing = story.store.landing(&code).await;
        assert!(matches!(landing, Err(Failure::NotFound)));
        let waived = promise(&story, ana).await.unwrap();
        assert_eq!(waived.state(story.store.now()), PromiseState::Waived);
        story.later("2027-06-01T08:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 0);
        let advocates = story.store.advocates().await.unwrap();
        assert!(advocates.owed.is_empty() && advocates.people.is_empty());
        let admin = colleague(&story, Role::Admin).await;
        assert!(story.store.issue_reward(&admin, owed).await.is_err());
        friend_orders(&story, "HP-4", "di@example.com", &code).await;
        assert_eq!(story.store.advocates().await.unwrap().unknown_codes, 1);
    });
}

#[test]
fn a_friend_who_is_forgotten_still_counts_and_leaves_no_trace() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        bo_has_it(&story, &code).await;
        story
            .store
            .erase(&Actor::System, "bo@example.com")
            .await
            .unwrap();
        story.later("2026-12-14T08:00:00Z");
        assert_eq!(story.store.judge_referrals().await.unwrap(), 1);
        assert_eq!(referrals(&story, ana).await[0].state, State::Eligible);
    });
}

#[test]
fn clicks_orders_and_rewards_stand_on_the_page_of_who_invited() {
    on_both_databases(async |story| {
        let (ana, code) = ana_invites(&story).await;
        let landing = story.store.landing(&code).await.unwrap();
        for _ in 0..3 {
            let clicked = store::sharing::Clicked::Invitation(landing.invitation);
            story.store.count_click(clicked).await.unwrap();
        }
        bo_has_it(&story, &code).await;
        let page = story.store.referrals_of(ana).await.unwrap();
        assert_eq!((page.clicks, page.ordered, page.rewarded), (3, 1, 0));
        assert_eq!(page.currency, "GBP");
        let people = story.store.advocates().await.unwrap().people;
        assert_eq!((people[0].clicks, people[0].waiting), (3, 1));
        assert_eq!(
            page.friends[0].received_at,
            Some(at("2026-11-12T08:00:00Z"))
        );
    });
}

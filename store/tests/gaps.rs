//! The gap figures: rolled up or counted, they are the same (invariant I10), and they say what a person would count.

use domain::{
    Timestamp,
    actor::Actor,
    gaps::{Figures, GroupBy},
    policy::Policy,
    promises::{PromiseKind, State},
};
use jiff::{SignedDuration, civil::Date};
use rand::{Rng, RngExt as _, SeedableRng as _, rngs::StdRng};
use serde_json::json;
use std::collections::BTreeMap;
use store::gaps::{Became, GapRow, GapSlice};
use testkit::{START, Story, at, on_both_databases, order, shop};

fn date(text: &str) -> Date {
    text.parse().expect("a date in a test is well formed")
}

async fn figures(story: &Story, from: &str, to: &str, by: Option<GroupBy>) -> Vec<GapRow> {
    story
        .store
        .gaps(date(from), date(to), by)
        .await
        .expect("the store answers")
}

fn of(rows: &[GapRow], kind: PromiseKind, group: Option<&str>) -> Figures {
    rows.iter()
        .find(|row| row.kind == kind && row.group.as_deref() == group)
        .map(|row| row.figures.clone())
        .unwrap_or_default()
}

/// Three deliveries promised by the 23rd: one kept, one late, one never.
async fn three_orders(story: &Story) {
    for (n, country) in [(1, "GB"), (2, "GB"), (3, "DE")] {
        story
            .put(
                &format!("HP-{n}"),
                json!({
                    "deliver_by": "2026-11-23",
                    "customer": { "email": format!("p{n}@example.com"), "name": format!("Person {n}") },
                    "shipping_address": { "country": country },
                    "shipments": [{ "carrier": "dpd", "tracking_number": format!("T{n}") }],
                }),
            )
            .await;
    }
    story
        .scan("T1", &[("a", "2026-11-20T12:00:00Z", "delivered")])
        .await;
    story
        .scan("T2", &[("a", "2026-11-26T00:00:00Z", "delivered")])
        .await;
    story.later("2026-11-28T12:00:00Z");
}

#[test]
fn the_figures_say_kept_late_and_never() {
    on_both_databases(async |story| {
        three_orders(&story).await;
        for folded in [false, true] {
            if folded {
                assert!(story.store.fold_gaps().await.unwrap() > 0);
                assert_eq!(story.store.fold_gaps().await.unwrap(), 0);
            }
            let rows = figures(&story, "2026-11-01", "2026-11-30", None).await;
            let all = of(&rows, PromiseKind::DeliverBy, None);
            assert_eq!(
                (all.made(), all.kept(), all.broken(), all.broken_unsettled()),
                (3, 1, 2, 1)
            );
            let late = all.lateness().quantile(1.0).unwrap();
            assert!((late - 172_800.0).abs() < 172_800.0 * 0.005 + 1.0, "{late}");
            let rows = figures(&story, "2026-11-01", "2026-11-30", Some(GroupBy::Country)).await;
            assert_eq!(of(&rows, PromiseKind::DeliverBy, Some("GB")).made(), 2);
            assert_eq!(
                of(&rows, PromiseKind::DeliverBy, Some("DE")).broken_unsettled(),
                1
            );
        }
    });
}

#[test]
fn from_and_to_are_dates_of_the_due_both_included() {
    on_both_databases(async |story| {
        three_orders(&story).await;
        // "By the 23rd" is due at the midnight that begins the 24th.
        for (from, to, expected) in [
            ("2026-11-24", "2026-11-24", 3),
            ("2026-11-23", "2026-11-23", 0),
            ("2026-11-25", "2026-11-30", 0),
        ] {
            let rows = figures(&story, from, to, None).await;
            assert_eq!(
                of(&rows, PromiseKind::DeliverBy, None).made(),
                expected,
                "{from} to {to}"
            );
        }
        let rows = figures(&story, "2026-11-01", "2026-12-31", Some(GroupBy::Week)).await;
        assert_eq!(
            of(&rows, PromiseKind::DeliverBy, Some("2026-W48")).made(),
            3
        );
    });
}

#[test]
fn a_promise_counts_once_in_each_of_its_products() {
    on_both_databases(async |story| {
        let line = |id: &str, sku: &str| json!({ "line_id": id, "sku": sku, "title": sku, "quantity": 1, "unit_price_minor": 1, "category": "kitchen" });
        story
            .put(
                "HP-1",
                json!({ "deliver_by": "2026-11-23", "lines": [line("1", "KETTLE"), line("2", "KETTLE"), line("3", "CUP")] }),
            )
            .await;
        let rows = figures(&story, "2026-11-01", "2026-11-30", Some(GroupBy::Product)).await;
        assert_eq!(of(&rows, PromiseKind::DeliverBy, Some("KETTLE")).made(), 1);
        assert_eq!(of(&rows, PromiseKind::DeliverBy, Some("CUP")).made(), 1);
        let rows = figures(&story, "2026-11-01", "2026-11-30", Some(GroupBy::Category)).await;
        assert_eq!(of(&rows, PromiseKind::DeliverBy, Some("kitchen")).made(), 1);
    });
}

#[test]
fn a_second_carrier_moves_an_orders_promise_to_several() {
    on_both_databases(async |story| {
        let parcel = |carrier: &str| json!({ "carrier": carrier, "tracking_number": format!("T-{carrier}") });
        story
            .put(
                "HP-1",
                json!({ "deliver_by": "2026-11-23", "shipments": [parcel("dpd")] }),
            )
            .await;
        story.store.fold_gaps().await.unwrap();
        let carriers = async || {
            let rows = figures(&story, "2026-11-01", "2026-11-30", Some(GroupBy::Carrier)).await;
            rows.into_iter()
                .filter(|row| row.kind == PromiseKind::DeliverBy)
                .filter_map(|row| row.group)
                .collect::<Vec<_>>()
        };
        assert_eq!(carriers().await, ["dpd"]);
        story
            .put("HP-1", json!({ "shipments": [parcel("dhl")] }))
            .await;
        assert_eq!(carriers().await, ["several"]);
        story.store.fold_gaps().await.unwrap();
        assert_eq!(carriers().await, ["several"]);
    });
}

#[test]
fn the_people_behind_a_gap_are_those_it_counts() {
    on_both_databases(async |story| {
        three_orders(&story).await;
        let slice = |became, group: Option<(GroupBy, &str)>| GapSlice {
            kind: PromiseKind::DeliverBy,
            from: date("2026-11-01"),
            to: date("2026-11-30"),
            group: group.map(|(by, value)| (by, value.to_owned())),
            became,
        };
        let names = async |slice: &GapSlice| {
            let page = story.store.gap_people(slice, None, 50).await.unwrap();
            let mut names: Vec<String> = page
                .people
                .into_iter()
                .filter_map(|person| person.name)
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(&slice(None, None)).await.len(), 3);
        assert_eq!(names(&slice(Some(Became::Kept), None)).await, ["Person 1"]);
        assert_eq!(
            names(&slice(Some(Became::Broken), None)).await,
            ["Person 2", "Person 3"]
        );
        assert_eq!(
            names(&slice(Some(Became::BrokenUnsettled), None)).await,
            ["Person 3"]
        );
        assert_eq!(
            names(&slice(Some(Became::Broken), Some((GroupBy::Country, "GB")))).await,
            ["Person 2"]
        );
        assert_eq!(
            names(&slice(
                Some(Became::Broken),
                Some((GroupBy::Product, "KETTLE-MOSS"))
            ))
            .await,
            ["Person 2", "Person 3"]
        );
        assert!(names(&slice(Some(Became::Waived), None)).await.is_empty());
        // Page by page, nobody twice and nobody left out.
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page = story
                .store
                .gap_people(&slice(None, None), after.as_deref(), 1)
                .await
                .unwrap();
            seen.extend(page.people.into_iter().map(|person| person.promise));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let whole = story
            .store
            .gap_people(&slice(None, None), None, 50)
            .await
            .unwrap();
        assert_eq!(
            seen,
            whole
                .people
                .into_iter()
                .map(|person| person.promise)
                .collect::<Vec<_>>()
        );
    });
}

/// Counts from the journeys, without any of the roll-up's code.
async fn recount(
    story: &Story,
    people: usize,
    regions: &BTreeMap<String, &'static str>,
    by: Option<GroupBy>,
) -> BTreeMap<(PromiseKind, Option<String>), [u64; 6]> {
    let now = story.clock.now();
    let zone = story.store.policy().working_time.zone();
    let mut counted: BTreeMap<_, [u64; 6]> = BTreeMap::new();
    for person in 0..people {
        let email = format!("p{person}@example.com");
        let Ok(journey) = story.store.journey(&email).await else {
            continue;
        };
        for promise in journey.promises {
            let group = by.map(|by| match by {
                GroupBy::Month => promise
                    .times
                    .judged_by
                    .in_zone(&zone)
                    .strftime("%Y-%m")
                    .to_string(),
                GroupBy::Region => {
                    (*regions.get(&email).expect("everybody was given a region")).to_owned()
                }
                GroupBy::Channel => promise.channel.clone(),
                other => unreachable!("{other:?} is not recounted here"),
            });
            let sums = counted.entry((promise.kind, group)).or_default();
            sums[0] += 1;
            match promise.state(now) {
                State::Kept => sums[1] += 1,
                State::Broken => {
                    sums[2] += 1;
                    sums[3] += u64::from(promise.times.settled_at.is_none());
                }
                State::Open => sums[4] += 1,
                State::Waived => sums[5] += 1,
            }
        }
    }
    counted
}

#[test]
fn rolled_up_figures_equal_a_recount_whatever_happened_and_however_far_the_fold_came() {
    on_both_databases(async |story| {
        const PEOPLE: usize = 6;
        let mut chance = StdRng::seed_from_u64(10);
        let mut regions = BTreeMap::new();
        for round in 0..120_u32 {
            random_verb(&story, &mut chance, PEOPLE, &mut regions).await;
            if round % 12 != 11 {
                continue;
            }
            for by in [
                None,
                Some(GroupBy::Month),
                Some(GroupBy::Region),
                Some(GroupBy::Channel),
            ] {
                let rows = figures(&story, "2026-01-01", "2027-12-31", by).await;
                let told: BTreeMap<_, _> = rows
                    .iter()
                    .map(|row| {
                        let f = &row.figures;
                        (
                            (row.kind, row.group.clone()),
                            [
                                f.made(),
                                f.kept(),
                                f.broken(),
                                f.broken_unsettled(),
                                f.open(),
                                f.waived(),
                            ],
                        )
                    })
                    .collect();
                assert_eq!(
                    told,
                    recount(&story, PEOPLE, &regions, by).await,
                    "round {round} {by:?} {:?}",
                    story.database
                );
            }
        }
    });
}

async fn random_verb(
    story: &Story,
    chance: &mut StdRng,
    people: usize,
    regions: &mut BTreeMap<String, &'static str>,
) {
    let person = chance.random_range(0..people);
    let (number, parcel, email) = (
        format!("HP-{person}"),
        format!("T{person}"),
        format!("p{person}@example.com"),
    );
    let hours = |chance: &mut StdRng| -> Timestamp {
        at(START).plus(SignedDuration::from_hours(chance.random_range(0..900)))
    };
    let put = async |change: serde_json::Value| {
        let mut body = json!({ "customer": { "email": email } });
        body.as_object_mut()
            .expect("a body is an object")
            .extend(change.as_object().expect("a change is an object").clone());
        story
            .store
            .put_order(&shop(), &order(&number, body))
            .await
            .expect("the store answers");
    };
    match chance.random_range(0..8) {
        0 | 1 => {
            let due = hours(chance).to_string();
            regions.entry(email.clone()).or_insert("unknown");
            let address = json!({ "region": regions[&email] });
            put(json!({ "deliver_by": due, "shipping_address": if regions[&email] == "unknown" { json!({}) } else { address }, "shipments": [{ "carrier": "dpd", "tracking_number": parcel }] })).await;
        }
        2 => {
            let region = if chance.random::<bool>() { "SP" } else { "RJ" };
            regions.insert(email.clone(), region);
            put(json!({ "shipping_address": { "region": region } })).await;
        }
        3 => {
            regions.entry(email.clone()).or_insert("Yorkshire");
            if regions[&email] == "Yorkshire" {
                put(json!({ "status": "cancelled" })).await;
            }
        }
        4 | 5 => {
            let status = ["in_transit", "delivered", "out_for_delivery"][chance.random_range(0..3)];
            let id = format!("{}", chance.next_u32());
            let when = hours(chance).to_string();
            story.scan(&parcel, &[(&id, &when, status)]).await;
        }
        6 => story.clock.set(hours(chance)),
        _ => {
            if chance.random_range(0..5) == 0 {
                let mut policy = Policy::default();
                policy.working_time.time_zone = ["UTC", "America/Sao_Paulo", "Pacific/Auckland"]
                    [chance.random_range(0..3)]
                .to_owned();
                story
                    .store
                    .set_policy(&Actor::System, policy)
                    .await
                    .expect("the store answers");
            }
            story.store.fold_gaps().await.expect("the store answers");
        }
    }
}

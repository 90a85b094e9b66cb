use super::*;
use crate::calendar::WorkingTime;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn policy() -> Policy {
    Policy {
        working_time: WorkingTime {
            time_zone: "Europe/London".to_owned(),
            ..WorkingTime::default()
        },
        ..Policy::default()
    }
}

fn kettle(received_at: Option<&str>) -> Line {
    Line {
        line_id: "1".to_owned(),
        bought: 3,
        in_hand: if received_at.is_some() { 3 } else { 0 },
        returned: 1,
        unit_price_minor: 6_400,
        received_at: received_at.map(at),
        ..Line::default()
    }
}

fn told(line: Line, pieces: i64, reason: Reason, now: &str) -> Simulation {
    let items = [Item {
        line_id: "1".to_owned(),
        quantity: pieces,
    }];
    simulate(&[line], &[], &items, reason, 0, &policy(), at(now))
}

/// Of a refund and a replacement, which every shop offers.
fn rules(simulation: &Simulation) -> Vec<Option<Rule>> {
    [Outcome::Refund, Outcome::Replacement]
        .iter()
        .filter_map(|&outcome| simulation.option(outcome))
        .map(|option| option.refusal.as_ref().map(|refusal| refusal.rule))
        .collect()
}

#[test]
fn the_last_day_of_the_window_counts_to_its_end_where_the_shop_is() {
    // Thirty days after 25 June, told in British Summer Time: the window ends with 25 July, 23:00 UTC.
    let delivered = Some("2026-06-25T22:30:00Z");
    let last = told(kettle(delivered), 1, Reason::Other, "2026-07-25T23:00:00Z");
    assert_eq!(rules(&last), [None, None]);
    assert_eq!(last.until, Some(at("2026-07-25T23:00:00Z")));
    let over = told(kettle(delivered), 1, Reason::Other, "2026-07-25T23:00:01Z");
    assert_eq!(rules(&over), [Some(Rule::WindowOver); 2]);
    let refusal = over.options[0].refusal.clone().unwrap();
    assert_eq!(refusal.until, Some(at("2026-07-25T23:00:00Z")));
    assert_eq!(refusal.line_id.as_deref(), Some("1"));
}

#[test]
fn what_is_faulty_comes_back_for_two_years() {
    let delivered = Some("2026-06-25T12:00:00Z");
    let now = "2028-06-25T22:59:00Z";
    assert_eq!(
        rules(&told(kettle(delivered), 1, Reason::Faulty, now)),
        [None, None]
    );
    assert_eq!(
        rules(&told(kettle(delivered), 1, Reason::ChangedMyMind, now)),
        [Some(Rule::WindowOver); 2]
    );
    let over = told(
        kettle(delivered),
        1,
        Reason::Damaged,
        "2028-06-26T00:00:00Z",
    );
    assert_eq!(rules(&over), [Some(Rule::GuaranteeOver); 2]);
}

#[test]
fn nothing_is_returned_before_delivery_and_never_more_than_is_left() {
    let now = "2026-11-12T09:14:00Z";
    let early = told(kettle(None), 1, Reason::Faulty, now);
    assert_eq!(rules(&early), [Some(Rule::NotDelivered); 2]);
    assert_eq!(early.until, None);
    let delivered = Some("2026-11-10T12:00:00Z");
    assert_eq!(
        rules(&told(kettle(delivered), 2, Reason::Faulty, now)),
        [None, None]
    );
    for pieces in [3, i64::MAX] {
        let much = told(kettle(delivered), pieces, Reason::Faulty, now);
        assert_eq!(rules(&much), [Some(Rule::TooMany); 2]);
        assert!(much.options[0].amount_minor <= 3 * 6_400);
    }
    for none in [0, -1, i64::MIN] {
        let none = told(kettle(delivered), none, Reason::Faulty, now);
        assert_eq!(rules(&none), [Some(Rule::NothingChosen); 2]);
        assert_eq!(none.options[0].amount_minor, 0);
    }
    let part = Line {
        in_hand: 2,
        ..kettle(delivered)
    };
    assert_eq!(
        rules(&told(part.clone(), 1, Reason::Faulty, now)),
        [None, None]
    );
    assert_eq!(
        rules(&told(part, 2, Reason::Faulty, now)),
        [Some(Rule::NotDelivered); 2]
    );
}

#[test]
fn a_line_nobody_knows_and_no_line_at_all_are_refused() {
    let items = [Item {
        line_id: "9".to_owned(),
        quantity: 1,
    }];
    let now = at("2026-11-12T09:14:00Z");
    let lines = [kettle(Some("2026-11-10T12:00:00Z"))];
    let strange = simulate(&lines, &[], &items, Reason::Faulty, 0, &policy(), now);
    assert_eq!(rules(&strange), [Some(Rule::UnknownLine); 2]);
    let nothing = simulate(&lines, &[], &[], Reason::Faulty, 0, &policy(), now);
    assert_eq!(rules(&nothing), [Some(Rule::NothingChosen); 2]);
}

#[test]
fn every_outcome_is_told_with_its_sum_and_promise() {
    let now = "2026-11-12T09:14:00Z";
    let delivered = Some("2026-11-10T12:00:00Z");
    let faulty = told(kettle(delivered), 2, Reason::Faulty, now);
    assert_eq!(faulty.right, Right::LegalGuarantee);
    let refund = faulty.option(Outcome::Refund).unwrap();
    let replacement = faulty.option(Outcome::Replacement).unwrap();
    assert_eq!(
        (refund.outcome, refund.amount_minor),
        (Outcome::Refund, 12_800)
    );
    assert_eq!(
        (refund.promise, refund.due_at),
        (PromiseKind::RefundBy, None)
    );
    assert_eq!(refund.term, Term::Days(5));
    assert_eq!(replacement.promise, PromiseKind::ReplacementBy);
    assert_eq!(replacement.due_at, Some(at("2026-11-16T09:14:00Z")));
    // Nothing comes back of what never came, so the money counts from the agreement.
    let missing = told(kettle(delivered), 1, Reason::Missing, now);
    assert_eq!(
        missing.option(Outcome::Refund).unwrap().due_at,
        Some(at("2026-11-17T09:14:00Z"))
    );
    let mind = told(kettle(delivered), 1, Reason::ChangedMyMind, now);
    assert_eq!(rules(&mind), [None, Some(Rule::SameAgain)]);
}

#[test]
fn a_wish_is_agreed_or_refused_by_its_rule() {
    let now = "2026-11-12T09:14:00Z";
    let simulation = told(
        kettle(Some("2026-11-10T12:00:00Z")),
        1,
        Reason::DoesNotSuit,
        now,
    );
    let wish = Wish {
        items: vec![],
        reason: Reason::DoesNotSuit,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: super::super::HandOver::InStore,
        key: "k".to_owned(),
    };
    assert_eq!(simulation.agree(&wish).unwrap().amount_minor, 6_400);
    let another = Wish {
        outcome: Outcome::Replacement,
        ..wish.clone()
    };
    assert_eq!(
        simulation.agree(&another).unwrap_err().rule,
        Rule::SameAgain
    );
    let long = Wish {
        note: "ä".repeat(LONGEST_NOTE + 1),
        ..wish
    };
    assert_eq!(simulation.agree(&long).unwrap_err().rule, Rule::NoteTooLong);
}

#[test]
fn goods_are_to_be_brought_within_the_window_from_the_agreement() {
    let mut policy = policy();
    let agreed = at("2026-11-12T09:14:00Z");
    assert_eq!(bring_by(agreed, &policy), at("2026-12-13T00:00:00Z"));
    policy.returns.window_days = 7;
    assert_eq!(bring_by(agreed, &policy), at("2026-11-27T00:00:00Z"));
}

/// Terms with one rule for all goods.
fn with_rule(rule: super::super::ReturnRule) -> Policy {
    let mut policy = policy();
    policy.returns.rules = vec![rule];
    policy
}

fn told_by(policy: &Policy, line: Line, reason: Reason, now: &str) -> Simulation {
    let items = [Item {
        line_id: "1".to_owned(),
        quantity: 1,
    }];
    simulate(&[line], &[], &items, reason, 0, policy, at(now))
}

const DELIVERED: Option<&str> = Some("2026-11-10T12:00:00Z");
const NOW: &str = "2026-11-12T09:14:00Z";

#[test]
fn the_shops_terms_bind_its_own_right_and_never_the_laws() {
    let policy = with_rule(super::super::ReturnRule {
        name: "Swimwear".to_owned(),
        is_final_sale: true,
        outcomes: Some([Outcome::StoreCredit].into()),
        ..super::super::ReturnRule::default()
    });
    let mind = told_by(&policy, kettle(DELIVERED), Reason::ChangedMyMind, NOW);
    assert_eq!(rules(&mind)[0], Some(Rule::FinalSale));
    let faulty = told_by(&policy, kettle(DELIVERED), Reason::Faulty, NOW);
    assert_eq!(rules(&faulty), [None, None]);
    assert_eq!(faulty.option(Outcome::StoreCredit).unwrap().refusal, None);
}

#[test]
fn the_window_counts_from_where_the_shop_says_and_a_feast_makes_it_longer() {
    let mut policy = policy();
    let line = Line {
        placed_at: Some(at("2026-11-01T10:00:00Z")),
        dispatched_at: Some(at("2026-11-05T10:00:00Z")),
        ..kettle(DELIVERED)
    };
    let until = |policy: &Policy| line.until(Right::ReturnPolicy, policy).unwrap();
    assert_eq!(until(&policy), at("2026-12-11T00:00:00Z"));
    policy.returns.counts_from = CountsFrom::Dispatch;
    assert_eq!(until(&policy), at("2026-12-06T00:00:00Z"));
    policy.returns.counts_from = CountsFrom::Order;
    assert_eq!(until(&policy), at("2026-12-02T00:00:00Z"));
    policy.returns.extensions = vec![super::super::Extension {
        bought_from: jiff::civil::date(2026, 11, 1),
        bought_to: jiff::civil::date(2026, 12, 24),
        until: jiff::civil::date(2027, 1, 31),
    }];
    assert_eq!(until(&policy), at("2027-02-01T00:00:00Z"));
}

#[test]
fn days_of_grace_are_granted_and_not_told() {
    let mut policy = policy();
    policy.returns.grace_days = 3;
    let after = "2026-12-13T23:00:00Z";
    let told = told_by(&policy, kettle(DELIVERED), Reason::Other, after);
    assert_eq!(
        (rules(&told)[0], told.until),
        (None, Some(at("2026-12-11T00:00:00Z")))
    );
    let late = told_by(
        &policy,
        kettle(DELIVERED),
        Reason::Other,
        "2026-12-14T00:00:01Z",
    );
    assert_eq!(rules(&late)[0], Some(Rule::WindowOver));
}

#[test]
fn what_is_kept_back_is_told_before_and_never_of_what_is_faulty() {
    let mut policy = policy();
    policy.returns.restocking_percent = 15;
    policy.returns.keep_percent = 30;
    policy.returns.outcomes.insert(Outcome::KeepWithPartRefund);
    let mind = told_by(&policy, kettle(DELIVERED), Reason::ChangedMyMind, NOW);
    let refund = mind.option(Outcome::Refund).unwrap();
    assert_eq!((refund.amount_minor, refund.fee_minor), (5_440, 960));
    let faulty = told_by(&policy, kettle(DELIVERED), Reason::Faulty, NOW);
    let refund = faulty.option(Outcome::Refund).unwrap();
    assert_eq!((refund.amount_minor, refund.fee_minor), (6_400, 0));
    let keep = faulty.option(Outcome::KeepWithPartRefund).unwrap();
    assert_eq!((keep.amount_minor, keep.refusal.clone()), (1_920, None));
    // Nothing comes back, so the money counts from the agreement.
    assert_eq!(keep.due_at, Some(at("2026-11-17T09:14:00Z")));
}

#[test]
fn a_part_is_sent_where_one_is_missing_and_nothing_that_never_came_is_mended() {
    let mut policy = policy();
    policy.returns.outcomes.insert(Outcome::Repair);
    let rule = |reason, outcome| {
        let told = told_by(&policy, kettle(DELIVERED), reason, NOW);
        let option = told.option(outcome).unwrap();
        option.refusal.as_ref().map(|refusal| refusal.rule)
    };
    assert_eq!(rule(Reason::MissingParts, Outcome::MissingPart), None);
    assert_eq!(
        rule(Reason::Faulty, Outcome::MissingPart),
        Some(Rule::NothingMissing)
    );
    assert_eq!(rule(Reason::Faulty, Outcome::Repair), None);
    assert_eq!(
        rule(Reason::Missing, Outcome::Repair),
        Some(Rule::NeverCame)
    );
    assert_eq!(
        rule(Reason::Faulty, Outcome::Exchange),
        Some(Rule::NotOffered)
    );
}

#[test]
fn a_warranty_that_outlasts_the_law_is_the_right_then() {
    let mut policy = policy();
    policy.returns.warranty_days = 1_825;
    let later = "2029-11-10T12:00:00Z";
    let told = told_by(&policy, kettle(DELIVERED), Reason::Faulty, later);
    assert_eq!(
        (told.right, rules(&told)),
        (Right::Warranty, vec![None, None])
    );
    let soon = told_by(&policy, kettle(DELIVERED), Reason::Faulty, NOW);
    assert_eq!(soon.right, Right::LegalGuarantee);
}

#[test]
fn what_is_dear_or_frequent_is_looked_at_first() {
    let mut policy = policy();
    let reviewed = |policy: &Policy, lately| {
        let items = [Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }];
        let lines = [kettle(DELIVERED)];
        simulate(&lines, &[], &items, Reason::Faulty, lately, policy, at(NOW)).is_reviewed
    };
    assert!(!reviewed(&policy, 99));
    policy.returns.review.more_than = 3;
    assert!(!reviewed(&policy, 2));
    assert!(reviewed(&policy, 3));
    policy.returns.review = super::super::ReviewTerms {
        above_minor: 6_399,
        ..Default::default()
    };
    assert!(reviewed(&policy, 0));
}

fn blue(price: i64, on_hand: Option<i64>) -> Product {
    Product {
        sku: "BLUE".to_owned(),
        title: "Kettle, blue".to_owned(),
        is_variant: true,
        unit_price_minor: price,
        on_hand,
    }
}

/// What an exchange of two kettles for these is.
fn exchanged(products: &[Product], reason: Reason) -> Simulation {
    let mut offers = policy();
    offers.returns.outcomes.insert(Outcome::Exchange);
    let line = Line {
        sku: "WHITE".to_owned(),
        returned: 0,
        ..kettle(Some("2026-11-10T12:00:00Z"))
    };
    let items = [Item {
        line_id: "1".to_owned(),
        quantity: 2,
    }];
    simulate(&[line], products, &items, reason, 0, &offers, at(NOW))
}

#[test]
fn an_exchange_is_on_offer_where_something_can_be_had_for_what_was_paid() {
    let rule = |products: &[Product], reason| {
        let told = exchanged(products, reason);
        let option = told.option(Outcome::Exchange).unwrap();
        option.refusal.as_ref().map(|refusal| refusal.rule)
    };
    let other = Reason::DoesNotSuit;
    assert_eq!(rule(&[blue(6_400, Some(2))], other), None);
    assert_eq!(rule(&[blue(6_400, None)], other), None);
    assert_eq!(rule(&[], other), Some(Rule::NothingElse));
    assert_eq!(rule(&[blue(6_400, Some(1))], other), Some(Rule::OutOfStock));
    assert_eq!(rule(&[blue(6_401, Some(9))], other), Some(Rule::CostsMore));
    assert_eq!(
        rule(&[blue(6_400, None)], Reason::Missing),
        Some(Rule::NeverCame)
    );
    let white = Product {
        sku: "WHITE".to_owned(),
        ..blue(6_400, None)
    };
    assert_eq!(rule(&[white], other), Some(Rule::NothingElse));
    let huge = exchanged(&[blue(i64::MAX, None)], other);
    assert_eq!(huge.choices[0].refusal, Some(Rule::CostsMore));
}

#[test]
fn what_is_not_there_cannot_replace_and_the_money_stays_on_offer() {
    let line = |on_hand| Line {
        sku: "WHITE".to_owned(),
        on_hand,
        ..kettle(Some("2026-11-10T12:00:00Z"))
    };
    let told = |on_hand| told(line(on_hand), 2, Reason::Faulty, NOW);
    assert_eq!(rules(&told(Some(2))), [None, None]);
    assert_eq!(rules(&told(Some(1))), [None, Some(Rule::OutOfStock)]);
    assert_eq!(rules(&told(None)), [None, None]);
}

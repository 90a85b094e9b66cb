//! Other terms of returns, tried on real orders with made-up returns: what the dry run of `/staff/settings/returns` says
//! about a shop's own past. The orders are an imported SQLite file (`throughline import`), which gets the returns.

use anyhow::{Context, Result, bail};
use domain::{
    Timestamp,
    ids::CustomerId,
    policy::Policy,
    returns::{HandOver, Item, Outcome, Reason, ReturnRule},
};
use jiff::SignedDuration;
use sqlx::{Connection as _, SqliteConnection};
use std::{collections::BTreeMap, time::Instant};
use store::{Chance, Clock, Failure, Store, orders::Viewer, returns::Wish};

/// Of which order, whose it is, when it was in hand, which line, and what that line is.
type Bought = (String, uuid::Uuid, i64, String, String);

/// Every so manieth order that was delivered comes back, in part.
const EVERY: usize = 7;

/// # Errors
/// The database is not one of imported orders.
pub fn run(database: &str) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(tell(database))
}

async fn tell(database: &str) -> Result<()> {
    let bought = bought(database).await?;
    if bought.len() < EVERY {
        bail!("{database} holds no orders to return: import some first");
    }
    let clock = Clock::fixed(Timestamp::from_micros(0));
    let store = Store::open(database, clock.clone(), Chance::default()).await?;
    store.migrate().await?;
    let mut refused: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut made = 0;
    for (nth, (number, customer, received, line_id, _)) in bought.iter().step_by(EVERY).enumerate()
    {
        // Spread over the window, and some after it, as customers do.
        let days = i64::try_from(nth % 36)?;
        clock.set(Timestamp::from_micros(*received).plus(SignedDuration::from_hours(24 * days)));
        let wish = Wish {
            items: vec![Item {
                line_id: line_id.clone(),
                quantity: 1,
            }],
            reason: Reason::ALL[nth % Reason::ALL.len()],
            note: String::new(),
            outcome: Outcome::Refund,
            exchange_for: None,
            hand_over: HandOver::DropOffQr,
            key: format!("made up {number}"),
        };
        let viewer = Viewer {
            customer: Some(CustomerId(*customer)),
            ..Viewer::default()
        };
        match store.start_return(&viewer, number, &wish).await {
            Ok(_) => made += 1,
            Err(Failure::Refused(refusal)) => {
                *refused.entry(refusal.rule.as_str()).or_default() += 1
            }
            Err(other) => bail!("{number}: {other:?}"),
        }
    }
    println!(
        "{made} returns made of {} delivered lines, every {EVERY}th; refused: {refused:?}",
        bought.len()
    );
    let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
    for (.., category) in &bought {
        *categories.entry(category.as_str()).or_default() += 1;
    }
    let most = categories
        .iter()
        .filter(|(category, _)| !category.is_empty())
        .max_by_key(|(_, of)| **of)
        .map(|(category, _)| (*category).to_owned())
        .unwrap_or_default();
    let present = (*store.policy()).clone();
    let other = |change: &dyn Fn(&mut Policy)| {
        let mut policy = present.clone();
        change(&mut policy);
        policy
    };
    let tried = [
        ("as it is", other(&|_| {})),
        ("14 days", other(&|policy| policy.returns.window_days = 14)),
        (
            "7 days from dispatch",
            other(&|policy| {
                policy.returns.window_days = 7;
                policy.returns.counts_from = domain::returns::CountsFrom::Dispatch;
            }),
        ),
        (
            "15 % kept back",
            other(&|policy| policy.returns.restocking_percent = 15),
        ),
        (
            "a look above 200.00",
            other(&|policy| policy.returns.review.above_minor = 20_000),
        ),
    ];
    for (name, policy) in tried {
        report(&store, name, &policy).await?;
    }
    let rule = other(&|policy| {
        policy.returns.rules = vec![ReturnRule {
            name: most.clone(),
            categories: [most.clone()].into(),
            is_final_sale: true,
            ..ReturnRule::default()
        }];
    });
    report(&store, &format!("{most} not taken back"), &rule).await
}

async fn report(store: &Store, name: &str, policy: &Policy) -> Result<()> {
    let begun = Instant::now();
    let run = store.try_return_terms(policy).await?;
    let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
    for changed in &run.declined {
        *rules.entry(changed.refusal.rule.as_str()).or_default() += 1;
    }
    println!(
        "{name:<28} would have declined {:>3} of the last {} {rules:?}; looked at first {}; less by {:?} (minor units); {} ms",
        run.declined.len(),
        run.looked_at,
        run.reviewed,
        run.less_minor,
        begun.elapsed().as_millis(),
    );
    Ok(())
}

/// What was delivered, in a fixed order.
async fn bought(database: &str) -> Result<Vec<Bought>> {
    let mut connection = SqliteConnection::connect(database)
        .await
        .context("the database does not open")?;
    Ok(sqlx::query_as(
        "select o.number, o.customer_id, o.received_at, l.line_id, l.category from orders o join order_lines l on l.order_id = o.id \
         where o.received_at is not null and o.replaces_return is null order by o.received_at, o.number, l.line_id",
    )
    .fetch_all(&mut connection)
    .await?)
}

//! The demo shop: Harbour & Pine, kitchen and home goods. Its customers are told as stories, played through the same
//! verbs as real life, the clock stepping along; the same for the same hour.
//!
//! To add a story: a function in `stories/` that takes the [`Script`] and says who bought what and what happened when,
//! and its line in `stories::all`.

mod catalogue;
mod history;
mod order;
mod people;
mod script;
mod shop;
mod stories;

#[cfg(test)]
mod tests;

pub use shop::PASSWORD;

use anyhow::{Context, bail};
use domain::Timestamp;
use script::Script;
use store::{Chance, Clock, Store};

/// What somebody who opens the demo shop wants to know first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// An order to look up as a guest, with the address that goes with it.
    pub order_number: &'static str,
    pub email: &'static str,
    /// Who sees everything at `/staff`.
    pub staff_email: &'static str,
    pub staff_password: &'static str,
}

/// Ana's kettle, and the shop's own people.
#[must_use]
pub fn facts() -> Facts {
    Facts {
        order_number: "HP-10482",
        email: "ana@mail.example",
        staff_email: shop::ADMIN,
        staff_password: PASSWORD,
    }
}

/// What `seed demo` did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeded {
    Told {
        customers: usize,
        orders: usize,
    },
    /// The demo shop is there already: nothing was written.
    ThereAlready,
}

/// A clock and a source of chance to open the store with: they make the same shop of the same hour.
#[must_use]
pub fn clock_and_chance(now: Timestamp) -> (Clock, Chance) {
    (Clock::fixed(now), Chance::seeded(1904))
}

/// Fills an empty ledger, opened with [`clock_and_chance`], with the shop as it stands at `now`. `origin` is what links
/// in mails begin with.
///
/// # Errors
/// The ledger holds another shop, its clock runs by itself, or the store broke.
pub async fn seed(store: &Store, now: Timestamp, origin: &str) -> anyhow::Result<Seeded> {
    let Clock::Fixed(_) = store.clock() else {
        bail!("the demo shop is told at a fixed hour: open the store with `clock_and_chance`");
    };
    let facts = facts();
    if store
        .find_customer(facts.email)
        .await
        .context("the database cannot be read")?
        .is_some()
    {
        return Ok(Seeded::ThereAlready);
    }
    if store.gap_span().await?.is_some() || store.has_orders().await? {
        bail!(
            "this database holds orders already; the demo shop wants an empty one (name another with --database-url)"
        );
    }
    store.clock().set(shop::opened(now));
    shop::open(store, now).await?;
    let mut script = Script::new(now);
    history::tell(&mut script);
    stories::all(&mut script);
    let told = script.play(store, origin).await?;
    store.clock().set(now);
    store.fold_gaps().await?;
    Ok(told)
}

/// What `serve --demo` says once it answers: what to try, and how. `None` where the ledger holds another shop.
///
/// # Errors
/// The database cannot be read.
pub async fn welcome(store: &Store, origin: &str) -> anyhow::Result<Option<String>> {
    let facts = facts();
    let ana = store.find_customer(facts.email).await?;
    Ok(ana.map(|_| {
        format!(
            "  an order to look up:  {} with {}\n  staff:                {origin}/staff with {} and {}\n  mails:                {origin}/dev/mailbox",
            facts.order_number, facts.email, facts.staff_email, facts.staff_password
        )
    }))
}

//! What people said of what they bought: enough of it for the public pages to look like a shop's, one at every state,
//! and the mails that ask.

mod said;
mod states;

use super::super::{order::Order, people::Person, script::Script, script::known, shop};
use anyhow::Context;
use domain::{
    Timestamp,
    actor::Actor,
    ids::ReviewId,
    orders::OrderStatus,
    reviews::{Audience, RejectionReason, ReviewDraft, shown_name},
};
use jiff::SignedDuration;
use said::{ANSWERS, GLAD, SORRY, Said};
use std::{collections::BTreeSet, sync::Arc};
use store::{Store, import::PastOrder, orders::Viewer};
use tokio::sync::OnceCell;

/// Looks at reviews, publishes and answers them.
const MARKETER: &str = "lena@harbourandpine.example";

/// A product, and how many of those who bought it before the portal came back to say what they think.
const SAID_OF: [(&str, usize); 8] = [
    ("KETTLE-MOSS", 13),
    ("PAN-IRON-24", 9),
    ("MUG-STONE", 8),
    ("TRAY-OAK-S", 7),
    ("KNIFE-BREAD", 6),
    ("LAMP-BRASS", 5),
    ("BOARD-ASH", 5),
    ("TOWEL-LINEN", 4),
];

pub fn tell(script: &mut Script) {
    let desk = Desk::default();
    came_back_to_say_so(script, &desk);
    states::every_state(script, &desk);
    was_asked(
        script,
        "rosa",
        "Rosa Whitfield",
        "HP-10501",
        "KETTLE-MOSS",
        true,
    );
    was_asked(script, "gil", "Gil Farrow", "HP-10502", "BOWL-STONE", false);
    // What the worker does every few minutes.
    for day in (0..24).rev() {
        let at = script.days_ago(day, "08:15");
        script.act(at, async |store| {
            store.publish_waiting_reviews().await?;
            store.ask_for_reviews().await?;
            Ok(())
        });
    }
}

/// Who looks at reviews; signs in once.
#[derive(Clone, Default)]
struct Desk(Arc<OnceCell<Actor>>);

impl Desk {
    async fn actor(&self, store: &Store) -> anyhow::Result<Actor> {
        let actor = self.0.get_or_try_init(async || {
            let member = store
                .sign_in_staff(MARKETER, shop::PASSWORD)
                .await
                .context("the marketer signs in")?;
            anyhow::Ok(Actor::Staff(member.id))
        });
        actor.await.cloned()
    }
}

/// What became of a review, and how long after it was written.
#[derive(Clone, Copy)]
enum Became {
    Waiting,
    Published,
    Rejected(RejectionReason),
    Answered(&'static str, Audience),
}

/// One review, from its writing to what became of it.
struct Review<'a> {
    email: &'a str,
    number: &'a str,
    sku: &'a str,
    said: Said,
    name_shown: String,
    at: Timestamp,
    became: &'a [(i64, Became)],
}

fn write(script: &mut Script, desk: &Desk, review: &Review<'_>) {
    let (email, number) = (review.email.to_owned(), review.number.to_owned());
    let (stars, title, words) = review.said;
    let draft = ReviewDraft {
        sku: review.sku.to_owned(),
        stars,
        title: title.to_owned(),
        words: words.to_owned(),
        name_shown: review.name_shown.clone(),
        key: format!("demo-{number}"),
    };
    let written: Arc<OnceCell<ReviewId>> = Arc::default();
    let kept = written.clone();
    script.act(review.at, async move |store| {
        let viewer = Viewer {
            customer: Some(known(&store, &email).await?),
            ..Viewer::default()
        };
        let posted = store
            .post_review(&viewer, &number, &draft)
            .await
            .with_context(|| format!("the review of {number}"))?;
        let _ = kept.set(posted.review);
        Ok(())
    });
    for (hours, became) in review.became.iter().copied() {
        let at = review.at.plus(SignedDuration::from_hours(hours));
        // What would lie ahead of the hour that is told has not happened.
        if at > script.now {
            continue;
        }
        let (desk, written) = (desk.clone(), written.clone());
        script.act(at, async move |store| {
            let review = *written
                .get()
                .context("a review is written before it is read")?;
            let actor = desk.actor(&store).await?;
            match became {
                Became::Waiting => {}
                Became::Published => store.publish_review(&actor, review).await?,
                Became::Rejected(reason) => store.reject_review(&actor, review, reason).await?,
                Became::Answered(words, audience) => {
                    store
                        .reply_to_review(&actor, review, words, audience)
                        .await?;
                }
            }
            Ok(())
        });
    }
}

/// People of the shop's past who looked in once the portal stood.
fn came_back_to_say_so(script: &mut Script, desk: &Desk) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut chosen = Vec::new();
    for (sku, many) in SAID_OF {
        let bought = script.past_orders().filter(|past| {
            past.order.status == OrderStatus::Delivered
                && past.order.number.as_str() >= "HP-9800"
                && past.order.lines.iter().any(|line| line.sku == sku)
        });
        let free: Vec<Came> = bought
            .filter(|past| !taken.contains(&past.order.number))
            .map(|past| Came::of(past, sku))
            .collect();
        // Spread over the year, late ones among them.
        let step = (free.len() / many).max(1);
        for came in free.into_iter().step_by(step).take(many) {
            taken.insert(came.number.clone());
            chosen.push(came);
        }
    }
    let (mut glad, mut sorry) = (0, 0);
    for (n, came) in chosen.iter().enumerate() {
        let language = came.language;
        let said = if came.was_late {
            sorry += 1;
            SORRY[language][sorry % 3]
        } else {
            glad += 1;
            GLAD[language][glad % 7]
        };
        let days = 21 - i64::try_from(n * 19 / chosen.len()).unwrap_or_default();
        let clock = format!("{:02}:{:02}", 8 + n * 5 % 13, n * 17 % 60);
        let answered = [
            (5, Became::Answered(ANSWERS[language], Audience::Public)),
            (6, Became::Published),
        ];
        let published = [(9, Became::Published)];
        let is_owed = said.0 <= 3;
        let review = Review {
            email: &came.email,
            number: &came.number,
            sku: came.sku,
            said,
            // One in six would rather not be named.
            name_shown: if n % 6 == 4 {
                String::new()
            } else {
                shown_name(&came.name)
            },
            at: script.days_ago(days, &clock),
            became: if is_owed { &answered } else { &published },
        };
        write(script, desk, &review);
    }
}

/// An order of the past whose customer says something now.
struct Came {
    email: String,
    name: String,
    number: String,
    sku: &'static str,
    /// English, German, Portuguese.
    language: usize,
    was_late: bool,
}

impl Came {
    fn of(past: &PastOrder, sku: &'static str) -> Self {
        let customer = &past.order.customer;
        let due = past.order.deliver_by.map(|due| {
            due.moment(&jiff::tz::TimeZone::get(shop::ZONE).unwrap_or(jiff::tz::TimeZone::UTC))
        });
        let delivered = past
            .scans
            .iter()
            .flatten()
            .find(|scan| scan.status == "delivered")
            .map(|scan| scan.occurred_at);
        Self {
            email: customer.email.clone().unwrap_or_default(),
            name: customer.name.clone().unwrap_or_default(),
            number: past.order.number.clone(),
            sku,
            language: match customer.locale.as_deref() {
                Some("de") => 1,
                Some("pt") => 2,
                _ => 0,
            },
            was_late: due.zip(delivered).is_some_and(|(due, at)| at > due),
        }
    }
}

/// Bought when the portal opened, and asked a week after it came; one says what she thinks, the other has not yet.
fn was_asked(script: &mut Script, key: &str, name: &str, number: &str, sku: &str, says_so: bool) {
    let email = format!("{key}@mail.example");
    let person = Person::british(
        name,
        &email,
        "31 Church Lane",
        "Whitby",
        "YO22 4DE",
        "Yorkshire",
    );
    let placed = script.days_ago(22, "10:30");
    let parcel = format!("1550294679{}", number.trim_start_matches("HP-"));
    let order = Order::of(number, &person, placed)
        .item(sku, 1)
        .deliver_by(script.by_day(-17));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel("dpd", &parcel);
    script.put(script.days_ago(21, "14:00"), &order);
    script.handed_over(21, "dpd", &parcel, "Whitby");
    script.brought(19, "11:10", "dpd", &parcel, "Whitby");
    script.put(
        script.days_ago(19, "12:00"),
        &order.is(OrderStatus::Delivered),
    );
    if says_so {
        let review = Review {
            email: &email,
            number,
            sku,
            said: (
                5,
                "Asked, so I say it",
                "You asked how it is: good. It pours without a drip, which the old one never did.",
            ),
            name_shown: shown_name(name),
            at: script.days_ago(10, "20:25"),
            became: &[(14, Became::Published)],
        };
        write(script, &Desk::default(), &review);
    }
}

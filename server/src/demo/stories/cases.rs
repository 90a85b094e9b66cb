//! What people asked, and what we opened ourselves: a case at every status, one answered late, one that felt badly.

use super::super::{order::Order, people::Person, script::Script, script::known, shop};
use anyhow::Context;
use domain::{
    Timestamp,
    actor::Actor,
    cases::{Ask, Stranger, Then, Topic},
    ids::CaseId,
    orders::OrderStatus,
};
use jiff::SignedDuration;
use std::sync::Arc;
use store::{
    Store,
    cases::{Answer, DeskFilter},
    orders::Viewer,
};
use tokio::sync::OnceCell;

/// Answers what people ask.
const AGENT: &str = "mira@harbourandpine.example";

/// What Ana wants to know before she buys; answered within the morning.
pub fn ana_asks_first(script: &mut Script) {
    let question = Question {
        who: ("Ana Ribeiro", "ana@mail.example", "en"),
        order: None,
        topic: Topic::Product,
        words: "Does the enamel kettle work on induction? I have an induction hob and nothing else.",
        at: script.days_ago(12, "10:20"),
    };
    let moves = [
        (
            75,
            Move::Answers(
                "Hello Ana,\nyes, it does: the base is steel under the enamel. It wants a ring of at least 12 cm.\nMira",
                Then::Resolve,
            ),
        ),
        (110, Move::Rates(5)),
    ];
    ask(script, &Desk::default(), &question, &moves);
}

pub fn tell(script: &mut Script) {
    let desk = Desk::default();
    strangers(script, &desk);
    about_orders(script, &desk);
    late_today(script);
    // What the worker does every minute, and the agent once a day.
    for day in (0..24).rev() {
        let at = script.days_ago(day, "09:30");
        script.act(at, async |store| {
            store.open_recovery_cases().await?;
            Ok(())
        });
        let (at, desk) = (script.days_ago(day, "11:00"), desk.clone());
        if day > 0 {
            script.act(at, async move |store| made_good(&store, &desk).await);
        }
    }
}

/// Who answers; signs in once.
#[derive(Clone, Default)]
struct Desk(Arc<OnceCell<Actor>>);

impl Desk {
    async fn actor(&self, store: &Store) -> anyhow::Result<Actor> {
        let actor = self.0.get_or_try_init(async || {
            let member = store
                .sign_in_staff(AGENT, shop::PASSWORD)
                .await
                .context("the agent signs in")?;
            anyhow::Ok(Actor::Staff(member.id))
        });
        actor.await.cloned()
    }

    async fn answer(
        &self,
        store: &Store,
        id: CaseId,
        words: &str,
        then: Then,
    ) -> anyhow::Result<()> {
        let actor = self.actor(store).await?;
        let seen = store.staff_case(id).await?.turn;
        let answer = Answer {
            words,
            then,
            seen,
            key: "",
        };
        store
            .answer_case(&actor, id, &answer)
            .await
            .context("an answer")?;
        Ok(())
    }
}

/// What becomes of a question.
#[derive(Clone, Copy)]
enum Move {
    Answers(&'static str, Then),
    Writes(&'static str),
    Rates(i64),
}

struct Question<'a> {
    /// Name, address, language.
    who: (&'a str, &'a str, &'a str),
    order: Option<&'a str>,
    topic: Topic,
    words: &'a str,
    at: Timestamp,
}

/// Asks, and moves on so many minutes later each.
fn ask(script: &mut Script, desk: &Desk, question: &Question<'_>, moves: &[(i64, Move)]) {
    let (name, email, locale) = question.who;
    let stranger = Stranger {
        name: name.to_owned(),
        email: email.to_owned(),
        locale: locale.to_owned(),
    };
    let ask = Ask {
        topic: question.topic,
        words: question.words.to_owned(),
        order: question.order.map(str::to_owned),
        parcel: None,
        return_id: None,
        key: format!("demo-{email}"),
    };
    let asked: Arc<OnceCell<CaseId>> = Arc::default();
    let kept = asked.clone();
    let who = stranger.email.clone();
    script.act(question.at, async move |store| {
        if ask.order.is_none() {
            store.ask_as_stranger(&stranger, &ask).await?;
        } else {
            store
                .open_case(&viewer(&store, &who).await?, &ask)
                .await
                .with_context(|| format!("the question of {who}"))?;
        }
        let own = store.cases_of(&viewer(&store, &who).await?).await?;
        let latest = own.first().context("a question was asked just now")?;
        let _ = kept.set(latest.id);
        Ok(())
    });
    for (minutes, to) in moves.iter().copied() {
        let at = question.at.plus(SignedDuration::from_mins(minutes));
        // What would lie ahead of the hour that is told has not happened.
        if at > script.now {
            continue;
        }
        let (desk, asked, email) = (desk.clone(), asked.clone(), email.to_owned());
        script.act(at, async move |store| {
            let id = *asked.get().context("it is asked before it is answered")?;
            match to {
                Move::Answers(words, then) => desk.answer(&store, id, words, then).await,
                Move::Writes(words) => {
                    let viewer = viewer(&store, &email).await?;
                    Ok(store.write_to_case(&viewer, id, words, "").await?)
                }
                Move::Rates(score) => {
                    let viewer = viewer(&store, &email).await?;
                    Ok(store.rate_case(&viewer, id, score).await?)
                }
            }
        });
    }
}

async fn viewer(store: &Store, email: &str) -> anyhow::Result<Viewer> {
    Ok(Viewer {
        customer: Some(known(store, email).await?),
        ..Viewer::default()
    })
}

/// People who have bought nothing yet.
fn strangers(script: &mut Script, desk: &Desk) {
    let nell = Question {
        who: ("Nell Ashworth", "nell@post.example", "en"),
        order: None,
        topic: Topic::Product,
        words: "Is the brass lamp bright enough to read by, or is it more for the mood?",
        at: script.minutes_ago(25),
    };
    ask(script, desk, &nell, &[]);
    let sven = Question {
        who: ("Sven Albers", "sven@post.example", "de"),
        order: None,
        topic: Topic::Payment,
        words: "Kann ich auch auf Rechnung bestellen?",
        at: script.days_ago(9, "13:15"),
    };
    let answered = "Guten Tag,\nauf Rechnung leider nicht, aber per Lastschrift: das Geld geht erst ab, wenn das Paket unterwegs ist.\nMira";
    ask(
        script,
        desk,
        &sven,
        &[
            (140, Move::Answers(answered, Then::Resolve)),
            (300, Move::Rates(4)),
        ],
    );
    let rita = Question {
        who: ("Rita Holroyd", "rita@post.example", "en"),
        order: None,
        topic: Topic::Product,
        words: "How long is the linen towel? The page says only “large”.",
        at: script.days_ago(1, "09:40"),
    };
    ask(
        script,
        desk,
        &rita,
        &[
            (
                55,
                Move::Answers(
                    "You are right, the page should say: 70 by 140 cm. We mend it today.\nMira",
                    Then::Resolve,
                ),
            ),
            (80, Move::Rates(5)),
        ],
    );
}

/// People who ask about what they bought.
fn about_orders(script: &mut Script, desk: &Desk) {
    let otto = bought(
        script,
        "de",
        "Otto Reimers",
        "otto",
        "HP-10541",
        "PAN-IRON-24",
    );
    let question = Question {
        who: ("", &otto, "de"),
        order: Some("HP-10541"),
        topic: Topic::Product,
        words: "Die Pfanne hat am Rand einen hellen Fleck. Ist das Rost?",
        at: script.days_ago(1, "10:05"),
    };
    let looked = "Guten Tag,\ndas sehen wir uns im Lager an einer zweiten Pfanne an und melden uns wieder.\nMira";
    ask(
        script,
        desk,
        &question,
        &[(110, Move::Answers(looked, Then::Stay))],
    );

    let paula = bought(
        script,
        "pt",
        "Paula Quintas",
        "paula",
        "HP-10542",
        "KNIFE-BREAD",
    );
    let question = Question {
        who: ("", &paula, "pt"),
        order: Some("HP-10542"),
        topic: Topic::Order,
        words: "A faca veio sem a capa. Ela não está incluída?",
        at: script.days_ago(3, "11:20"),
    };
    let wants = "Olá Paula,\nela está incluída, sim. Você pode nos dizer se a caixa tinha um lacre inteiro?\nMira";
    ask(
        script,
        desk,
        &question,
        &[(95, Move::Answers(wants, Then::WaitForCustomer))],
    );

    let quinn = bought(
        script,
        "en",
        "Quinn Mercer",
        "quinn",
        "HP-10543",
        "BOARD-ASH",
    );
    let question = Question {
        who: ("", &quinn, "en"),
        order: Some("HP-10543"),
        topic: Topic::Product,
        words: "The board smells of oil. Does that go away?",
        at: script.days_ago(2, "14:10"),
    };
    let moves = [
        (
            120,
            Move::Answers(
                "It does, within a week of use. Is it more than a faint smell?\nMira",
                Then::WaitForCustomer,
            ),
        ),
        (
            1_080,
            Move::Writes("It is strong enough that the bread takes it on."),
        ),
    ];
    ask(script, desk, &question, &moves);

    let tess = bought(
        script,
        "en",
        "Tess Calloway",
        "tess",
        "HP-10544",
        "MUG-STONE",
    );
    let question = Question {
        who: ("", &tess, "en"),
        order: Some("HP-10544"),
        topic: Topic::Order,
        words: "Can I still change the colour of the mug?",
        at: script.days_ago(5, "10:30"),
    };
    let moves = [
        (
            100,
            Move::Answers(
                "It has reached you already, so we exchange it: open “Something is wrong” on the page of your order.\nMira",
                Then::Resolve,
            ),
        ),
        (
            1_900,
            Move::Writes("There I can only choose the same colour again."),
        ),
        (
            2_000,
            Move::Answers(
                "You are right. We look for a sand one at our stores and write to you.\nMira",
                Then::Stay,
            ),
        ),
    ];
    ask(script, desk, &question, &moves);

    let uwe = bought(script, "de", "Uwe Harms", "uwe", "HP-10545", "LAMP-BRASS");
    let question = Question {
        who: ("", &uwe, "de"),
        order: Some("HP-10545"),
        topic: Topic::Delivery,
        words: "Warum kam die Lampe in zwei Kartons?",
        at: script.days_ago(10, "09:30"),
    };
    // Asked on one day and answered five days on: nobody had looked.
    let sorry = "Guten Tag,\nIhre Frage ist liegen geblieben, das tut uns leid. Der Schirm reist immer in einem eigenen Karton.\nMira";
    ask(
        script,
        desk,
        &question,
        &[
            (7_200, Move::Answers(sorry, Then::Resolve)),
            (7_500, Move::Rates(2)),
        ],
    );

    let vera = bought(
        script,
        "en",
        "Vera Lindley",
        "vera",
        "HP-10546",
        "BOWL-STONE",
    );
    let question = Question {
        who: ("", &vera, "en"),
        order: Some("HP-10546"),
        topic: Topic::Product,
        words: "Is the bowl safe in the oven at 220 degrees? The leaflet says nothing.",
        at: script.days_ago(6, "12:00"),
    };
    let moves = [
        (
            90,
            Move::Answers("Please see the leaflet in the box.\nMira", Then::Resolve),
        ),
        (130, Move::Rates(1)),
    ];
    ask(script, desk, &question, &moves);
}

/// Bought two weeks ago and in hand; gives the address.
fn bought(
    script: &mut Script,
    locale: &str,
    name: &str,
    key: &str,
    number: &str,
    sku: &str,
) -> String {
    let email = format!("{key}@post.example");
    let person = person(locale, name, &email);
    let placed = script.days_ago(17, "11:05");
    let parcel = format!("1550294681{}", number.trim_start_matches("HP-"));
    let order = Order::of(number, &person, placed)
        .item(sku, 1)
        .deliver_by(script.by_day(-12));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel("dpd", &parcel);
    script.put(script.days_ago(16, "14:20"), &order);
    script.handed_over(16, "dpd", &parcel, "Whitby");
    script.brought(
        14,
        "12:35",
        "dpd",
        &parcel,
        &person.address.city.clone().unwrap_or_default(),
    );
    let arrived = script.days_ago(14, "13:00");
    script.put(arrived, &order.is(OrderStatus::Delivered));
    email
}

fn person(locale: &str, name: &str, email: &str) -> Person {
    match locale {
        "de" => Person::german(name, email, "Deichstraße 12", "Hamburg", "20459", "Hamburg"),
        "pt" => Person::portuguese(
            name,
            email,
            "Rua do Alecrim 8",
            "Lisboa",
            "1200-018",
            "Lisboa",
        ),
        _ => Person::british(
            name,
            email,
            "9 Weaver Street",
            "Leeds",
            "LS2 7DJ",
            "Yorkshire",
        ),
    }
}

/// Promised by yesterday and not here: the case that opened is this morning's.
fn late_today(script: &mut Script) {
    let wim = person("en", "Wim Barlow", "wim@post.example");
    let placed = script.days_ago(5, "16:40");
    let order = Order::of("HP-10547", &wim, placed)
        .item("TOWEL-LINEN", 2)
        .deliver_by(script.by_day(-1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order
        .is(OrderStatus::Shipped)
        .parcel("dpd", "155029468110547");
    script.put(script.days_ago(4, "14:20"), &order);
    script.handed_over(4, "dpd", "155029468110547", "Whitby");
}

/// The agent looks at every promise that broke and nobody has answered for.
async fn made_good(store: &Store, desk: &Desk) -> anyhow::Result<()> {
    const SORRY: [(&str, &str); 3] = [
        (
            "en",
            "We are sorry: we promised you a day and missed it. We have asked the carrier, and take back what it cost you to be sent.\nMira",
        ),
        (
            "de",
            "Es tut uns leid: Wir haben Ihnen einen Tag versprochen und ihn nicht gehalten. Wir haben beim Paketdienst nachgefragt und erstatten Ihnen den Versand.\nMira",
        ),
        (
            "pt",
            "Pedimos desculpas: prometemos um dia e não cumprimos. Falamos com a transportadora e devolvemos o valor do frete.\nMira",
        ),
    ];
    for case in store.cases_desk(DeskFilter::Open, 1).await?.cases {
        if case.topic != Topic::Recovery {
            continue;
        }
        let customer = store.find_customer(&case.customer.to_string()).await?;
        let locale = customer.map(|customer| customer.locale).unwrap_or_default();
        let words = SORRY
            .iter()
            .find(|(spoken, _)| locale.starts_with(spoken))
            .map_or(SORRY[0].1, |(_, words)| words);
        desk.answer(store, case.id, words, Then::Resolve).await?;
    }
    Ok(())
}

//! A review at every state.

use super::{
    super::super::script::Script,
    Became, Desk, Review,
    said::{ANSWERS, Said},
    write,
};
use domain::reviews::{Audience, RejectionReason};

/// Of people whose stories stand elsewhere: waiting, answered, rejected, published by itself, promised a reply and late.
pub fn every_state(script: &mut Script, desk: &Desk) {
    const SORRY_TO_HEAR: &str = "That is not how it should be. We have asked the depot at Bristol to call you, and the delivery is on us.";
    /// Who, of which order, of what, the name beside it, what they said, when, and what became of it.
    type Told = (
        &'static str,
        &'static str,
        &'static str,
        &'static str,
        Said,
        (i64, &'static str),
        &'static [(i64, Became)],
    );
    let reviews: [Told; 11] = [
        // Fresh, and looked at by nobody.
        (
            "moira@mail.example",
            "HP-10461",
            "KETTLE-MOSS",
            "Moira C.",
            (
                5,
                "Boils in no time",
                "Two minutes for a full pot, and it whistles politely.",
            ),
            (1, "19:40"),
            &[(0, Became::Waiting)],
        ),
        // Of a late parcel: a reply is owed, and still in time.
        (
            "alice@mail.example",
            "HP-10452",
            "KNIFE-BREAD",
            "Alice P.",
            (
                2,
                "Two days late",
                "The knife is good. I took a day off for it on the day you named.",
            ),
            (0, "08:20"),
            &[(0, Became::Waiting)],
        ),
        // Nothing came by the day that was promised, and they say so.
        (
            "tiago@correio.example",
            "HP-10455",
            "",
            "Tiago",
            (
                1,
                "Onde está?",
                "O dia prometido passou e ninguém me diz onde está.",
            ),
            (0, "07:35"),
            &[(0, Became::Waiting)],
        ),
        // One star, published and answered for everybody.
        (
            "ruth@mail.example",
            "HP-10471",
            "",
            "Ruth",
            (
                1,
                "Not here",
                "Still not here, and the page only says “on its way”.",
            ),
            (1, "09:30"),
            &[
                (2, Became::Answered(SORRY_TO_HEAR, Audience::Public)),
                (3, Became::Published),
            ],
        ),
        // Answered to its writer alone.
        (
            "helen@mail.example",
            "HP-9688",
            "BOARD-ASH",
            "Helen O.",
            (
                2,
                "Warped after a month",
                "It lies on the table like a boat.",
            ),
            (8, "11:05"),
            &[
                (
                    5,
                    Became::Answered(
                        "Dear Helen, a board must not do that. We would like to send you another one: reply to this mail with a yes.",
                        Audience::Private,
                    ),
                ),
                (6, Became::Published),
            ],
        ),
        // The reply came two days after we said.
        (
            "vera@correio.example",
            "HP-9712",
            "LAMP-BRASS",
            "Vera C.",
            (1, "Seis dias de atraso", "E ninguém me disse nada."),
            (12, "10:15"),
            &[
                (80, Became::Answered(ANSWERS[2], Audience::Public)),
                (81, Became::Published),
            ],
        ),
        // Nobody looked for two weeks, so it stands there by itself; the reply is owed to this day.
        (
            "helen@mail.example",
            "HP-9614",
            "PAN-IRON-24",
            "Helen O.",
            (
                3,
                "Heavy",
                "Beautiful pan, but too heavy for my wrists. Wish the page had said the weight.",
            ),
            (17, "20:10"),
            &[(0, Became::Waiting)],
        ),
        // Publishes itself soon.
        (
            "helen@mail.example",
            "HP-9741",
            "CLOTH-LINEN",
            "",
            (4, "", "Washes well, creases at a glance. That is linen."),
            (13, "09:00"),
            &[(0, Became::Waiting)],
        ),
        // For each listed reason but the one that nobody gives: they are rejected for what they say, not for stars.
        (
            "otto@post.example",
            "HP-9652",
            "BIN-STEEL",
            "Otto B.",
            (
                5,
                "Parken",
                "Vor dem Laden in Whitby gibt es endlich wieder Parkplätze.",
            ),
            (10, "16:20"),
            &[(18, Became::Rejected(RejectionReason::OffTopic))],
        ),
        (
            "otto@post.example",
            "HP-9730",
            "MUG-STONE",
            "Otto B.",
            (
                4,
                "Gruß an den Fahrer",
                "Der Fahrer heißt Jörg Beispiel und wohnt in der Beispielstraße 3.",
            ),
            (9, "17:45"),
            &[(17, Became::Rejected(RejectionReason::PersonalData))],
        ),
        (
            "dev@mail.example",
            "HP-10467",
            "LAMP-BRASS",
            "Dev",
            (
                1,
                "Ask me",
                "My cousin has one. I sent mine back unopened, but he says it flickers.",
            ),
            (2, "12:00"),
            &[
                (
                    20,
                    Became::Answered(
                        "Thank you. Reviews here come from who used the thing; your cousin is welcome to write his own.",
                        Audience::Private,
                    ),
                ),
                (21, Became::Rejected(RejectionReason::NotACustomer)),
            ],
        ),
    ];
    for (email, number, sku, name, said, (days, clock), became) in reviews {
        let sku = match sku {
            "" => script.sku_of(number).to_owned(),
            sku => sku.to_owned(),
        };
        let review = Review {
            email,
            number,
            sku: &sku,
            said,
            name_shown: name.to_owned(),
            at: script.days_ago(days, clock),
            became,
        };
        write(script, desk, &review);
    }
}

//! What people write, in English, German and Portuguese, and what we answer.

/// Stars with a line above and words, as people write them; in English, German and Portuguese.
pub type Said = (i64, &'static str, &'static str);

pub const GLAD: [[Said; 7]; 3] = [
    [
        (
            5,
            "Used every day",
            "Three weeks in and it looks as it did on the first day. It feels made to last.",
        ),
        (5, "", "Exactly as in the picture, only nicer to hold."),
        (
            4,
            "Good, a little heavy",
            "Heavier than I thought, which I came to like. Packed without any plastic.",
        ),
        (
            5,
            "Bought a second one",
            "The first was a present I did not want to give away. So now there are two.",
        ),
        (
            4,
            "",
            "Does what it should. The colour is a touch darker than on my screen.",
        ),
        (5, "Lovely thing", ""),
        (
            3,
            "All right for the price",
            "It is fine. I had hoped for a better finish on the underside.",
        ),
    ],
    [
        (
            5,
            "Jeden Tag in Gebrauch",
            "Nach drei Wochen sieht es aus wie am ersten Tag. Fühlt sich an wie für lange gemacht.",
        ),
        (5, "", "Genau wie auf dem Bild, nur schöner in der Hand."),
        (
            4,
            "Gut, etwas schwer",
            "Schwerer als gedacht, inzwischen mag ich das. Ganz ohne Plastik verpackt.",
        ),
        (
            5,
            "Gleich noch einmal gekauft",
            "Das erste sollte ein Geschenk sein. Jetzt habe ich zwei.",
        ),
        (
            4,
            "",
            "Tut, was es soll. Etwas dunkler als auf dem Bildschirm.",
        ),
        (5, "Wunderschön", ""),
        (
            3,
            "Ganz ordentlich",
            "In Ordnung. Die Unterseite hätte ich mir sauberer gewünscht.",
        ),
    ],
    [
        (
            5,
            "Uso todo dia",
            "Depois de três semanas parece novo. Dá para sentir que foi feito para durar.",
        ),
        (5, "", "Igual à foto, só que mais bonito na mão."),
        (
            4,
            "Bom, um pouco pesado",
            "Mais pesado do que eu pensava, e acabei gostando. Veio embalado sem plástico.",
        ),
        (
            5,
            "Comprei outro",
            "O primeiro era presente e não quis dar. Agora são dois.",
        ),
        (4, "", "Faz o que deve. Um pouco mais escuro que na tela."),
        (5, "Lindo", ""),
        (
            3,
            "Razoável",
            "É bom. Esperava um acabamento melhor por baixo.",
        ),
    ],
];

pub const SORRY: [[Said; 3]; 3] = [
    [
        (
            2,
            "Nice thing, poor delivery",
            "It came days after you said and nobody told me. The thing itself is fine.",
        ),
        (
            1,
            "Waited in twice",
            "Two days off work for a driver who never came. I will not order here again.",
        ),
        (
            3,
            "Good, but late",
            "Good quality. It was meant for a birthday and missed it.",
        ),
    ],
    [
        (
            2,
            "Schön, aber zu spät",
            "Es kam Tage nach dem versprochenen Termin, und niemand hat Bescheid gesagt.",
        ),
        (
            1,
            "Zweimal umsonst gewartet",
            "Zwei Tage zu Hause geblieben, und der Fahrer kam nicht.",
        ),
        (
            3,
            "Gut, aber spät",
            "Gute Qualität. Es sollte zum Geburtstag da sein und war es nicht.",
        ),
    ],
    [
        (
            2,
            "Bonito, mas atrasou",
            "Chegou dias depois do prometido e ninguém avisou.",
        ),
        (
            1,
            "Esperei à toa",
            "Fiquei dois dias em casa e o entregador não veio.",
        ),
        (
            3,
            "Bom, mas tarde",
            "Boa qualidade. Era para um aniversário e não chegou a tempo.",
        ),
    ],
];

pub const ANSWERS: [&str; 3] = [
    "Thank you for telling us. We are sorry about the days you waited: we have changed how we hand parcels over in your region, and your next order goes out with another carrier.",
    "Danke, dass Sie es uns sagen. Die Tage, die Sie gewartet haben, tun uns leid. Wir haben die Übergabe in Ihrer Region geändert.",
    "Obrigado por nos contar. Lamentamos os dias de espera. Já mudamos a entrega na sua região.",
];

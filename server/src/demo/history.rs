//! Nine months before the portal: a few hundred orders, loaded as a shop loads its past, so that the gap view has trends
//! to show. They are drawn by a generator of our own, the same for the same hour.

use super::{order::Order, people::Person, script::Script};
use domain::{
    Timestamp,
    orders::{Due, OrderStatus},
    reviews::ReviewIn,
    shipments::Scan,
};
use jiff::SignedDuration;
use store::import::PastOrder;

const ORDERS: u64 = 420;
/// The first order is this many days old, the last this many: all that became of it was known when the portal opened.
const FIRST: u64 = 275;
const LAST: u64 = 42;

/// Numbers that look like chance and never are: `splitmix64` (Steele, Lea and Flood 2014).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let place = usize::try_from(self.below(list.len() as u64)).unwrap_or_default();
        &list[place]
    }

    fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }
}

/// A place people order from, who brings it, and how often it comes late there, in percent.
struct Place {
    country: &'static str,
    region: &'static str,
    city: &'static str,
    postal_code: &'static str,
    carrier: &'static str,
    late: u64,
}

const fn place(
    country: &'static str,
    region: &'static str,
    city: &'static str,
    postal_code: &'static str,
    carrier: &'static str,
    late: u64,
) -> Place {
    Place {
        country,
        region,
        city,
        postal_code,
        carrier,
        late,
    }
}

const PLACES: [Place; 12] = [
    place("GB", "Yorkshire", "Leeds", "LS1 4AP", "dpd", 14),
    place("GB", "London", "London", "SE15 4QN", "royal_mail", 9),
    place("GB", "London", "London", "E8 3DL", "dpd", 8),
    place("GB", "Scotland", "Glasgow", "G12 8QQ", "royal_mail", 17),
    place("GB", "South West", "Bristol", "BS6 5EA", "dpd", 7),
    place("GB", "Wales", "Cardiff", "CF11 9LJ", "royal_mail", 11),
    place("DE", "Hamburg", "Hamburg", "22765", "dhl", 6),
    place("DE", "Bayern", "München", "80469", "dhl", 9),
    place("DE", "Berlin", "Berlin", "10437", "dhl", 12),
    place("PT", "Lisboa", "Lisboa", "1170-078", "ctt", 15),
    place("PT", "Porto", "Porto", "4050-290", "ctt", 19),
    place("PT", "Faro", "Faro", "8000-269", "ctt", 27),
];

const GIVEN: [[&str; 10]; 3] = [
    [
        "Alice", "Priya", "Owen", "Grace", "Callum", "Nadia", "Hugh", "Moira", "Dev", "Ruth",
    ],
    [
        "Jonas", "Katrin", "Emre", "Lotte", "Felix", "Ulrike", "Milan", "Anke", "Paul", "Svenja",
    ],
    [
        "Marta", "João", "Beatriz", "Rui", "Leonor", "Tiago", "Inês", "Duarte", "Sofia", "Nuno",
    ],
];
const FAMILY: [[&str; 8]; 3] = [
    [
        "Barker", "Nair", "Hughes", "Campbell", "Whitlock", "Osei", "Marsh", "Penrose",
    ],
    [
        "Brandt", "Yılmaz", "Kessler", "Hoffmann", "Lorenz", "Petersen", "Seidel", "Vogel",
    ],
    [
        "Ferreira", "Almeida", "Tavares", "Moreira", "Pinto", "Lopes", "Cardoso", "Neves",
    ],
];

const GLAD: [(&str, &str); 4] = [
    ("Lovely", "Came when you said it would, beautifully packed."),
    ("", "Exactly as in the picture."),
    ("Would buy again", ""),
    ("", ""),
];
const SORRY: [(&str, &str); 4] = [
    (
        "Late",
        "Nice thing, but it came days after you said, and nobody told me.",
    ),
    ("", "Had to chase it myself."),
    ("Waited in twice", "The driver never came on the day."),
    ("", ""),
];

pub fn tell(script: &mut Script) {
    let mut draw = Draw(20);
    for n in 0..ORDERS {
        let days = FIRST - n * (FIRST - LAST) / ORDERS;
        let past = order(script, &mut draw, n, days);
        script.past(past);
    }
}

fn order(script: &Script, draw: &mut Draw, n: u64, days: u64) -> PastOrder {
    let place = draw.one_of(&PLACES);
    let days_ago = i64::try_from(days).unwrap_or_default();
    let clock = format!("{:02}:{:02}", 7 + draw.below(15), draw.below(60));
    let placed = script.days_ago(days_ago, &clock);
    let person = person(draw, place, n);
    let mut order = Order::of(&format!("HP-{}", 9_800 + n), &person, placed);
    for _ in 0..=draw.below(2) {
        let sku = draw.one_of(super::catalogue::PRODUCTS).sku;
        let stands = order.sent.lines.iter().any(|line| line.sku == sku);
        if !stands {
            let pieces = if draw.percent(15) { 2 } else { 1 };
            order = order.item(sku, pieces);
        }
    }
    let promised_days = if place.country == "GB" { 4 } else { 7 };
    order = order.deliver_by(script.by_day(promised_days - days_ago));
    order.sent.dispatch_by = Some(Due::At(placed.plus(SignedDuration::from_hours(56))));
    let mut past = PastOrder {
        told: vec![(
            OrderStatus::Confirmed,
            placed.plus(SignedDuration::from_mins(20)),
        )],
        scans: Vec::new(),
        reviews: Vec::new(),
        order: order.is(OrderStatus::Delivered).sent,
    };
    if draw.percent(3) {
        past.order.status = OrderStatus::Cancelled;
        past.told = vec![(
            OrderStatus::Cancelled,
            placed.plus(SignedDuration::from_hours(9)),
        )];
        return past;
    }
    let tracking = format!("HP{n:05}{}", place.country);
    let parcel = order_parcel(place, &tracking);
    past.order.shipments.push(parcel);
    // In the spring the depot at Leeds moved house, and in the autumn a carrier changed its tours.
    let trouble = match (place.carrier, days) {
        ("dpd", 150..=205) => 24,
        ("ctt", 45..=95) => 22,
        _ => 0,
    };
    let is_late = draw.percent(place.late + trouble);
    let handed = placed.plus(SignedDuration::from_hours(
        20 + i64::try_from(draw.below(30)).unwrap_or_default(),
    ));
    let hours = |draw: &mut Draw, end: u64| i64::try_from(draw.below(end)).unwrap_or_default();
    let due_hours = promised_days * 24;
    let took = if is_late {
        due_hours + 14 + hours(draw, 110)
    } else {
        (due_hours - 16 - hours(draw, 52)).max(30)
    };
    let arrived = placed
        .plus(SignedDuration::from_hours(took))
        .max(handed.plus(SignedDuration::from_hours(10)));
    let is_lost = draw.percent(2);
    past.scans.push(scans(
        place,
        &tracking,
        handed,
        (!is_lost).then_some(arrived),
    ));
    if is_lost {
        past.order.status = OrderStatus::Shipped;
    }
    past.told.push((past.order.status, arrived));
    // Who waited in vain says so more often.
    let rated = if is_late || is_lost { 85 } else { 45 };
    if draw.percent(rated) {
        past.reviews
            .push(review(draw, n, arrived, is_late || is_lost));
    }
    past
}

fn person(draw: &mut Draw, place: &Place, n: u64) -> Person {
    let language = match place.country {
        "DE" => 1,
        "PT" => 2,
        _ => 0,
    };
    let (given, family) = (
        draw.one_of(&GIVEN[language]),
        draw.one_of(&FAMILY[language]),
    );
    let (name, email) = (
        format!("{given} {family}"),
        format!("shopper{n}@mail.example"),
    );
    let number = 1 + draw.below(90);
    match language {
        1 => Person::german(
            &name,
            &email,
            &format!("Lindenstraße {number}"),
            place.city,
            place.postal_code,
            place.region,
        ),
        2 => Person::portuguese(
            &name,
            &email,
            &format!("Rua das Flores {number}"),
            place.city,
            place.postal_code,
            place.region,
        ),
        _ => Person::british(
            &name,
            &email,
            &format!("{number} Mill Lane"),
            place.city,
            place.postal_code,
            place.region,
        ),
    }
}

fn order_parcel(place: &Place, tracking: &str) -> domain::orders::ShipmentIn {
    domain::orders::ShipmentIn {
        carrier: place.carrier.to_owned(),
        tracking_number: tracking.to_owned(),
        lines: Vec::new(),
        deliver_by: None,
    }
}

fn scans(
    place: &Place,
    tracking: &str,
    handed: Timestamp,
    arrived: Option<Timestamp>,
) -> Vec<Scan> {
    let scan = |n: u8, at: Timestamp, status: &str, location: &str| Scan {
        id: format!("{tracking}-{n}"),
        occurred_at: at,
        status: status.to_owned(),
        detail: None,
        message: None,
        location: Some(location.to_owned()),
    };
    let mut scans = vec![scan(1, handed, "in_transit", "Whitby")];
    if let Some(arrived) = arrived {
        let out = arrived.minus(SignedDuration::from_hours(4));
        scans.push(scan(2, out.max(handed), "out_for_delivery", place.city));
        scans.push(scan(3, arrived, "delivered", place.city));
    }
    scans
}

fn review(draw: &mut Draw, n: u64, arrived: Timestamp, is_sorry: bool) -> ReviewIn {
    let (title, words) = *draw.one_of(if is_sorry { &SORRY } else { &GLAD });
    let score = if is_sorry {
        1 + draw.below(3)
    } else {
        4 + draw.below(2)
    };
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ReviewIn {
        reference: format!("review-{n}"),
        score: i64::try_from(score).unwrap_or(3),
        title: some(title),
        words: some(words),
        asked_at: Some(arrived.plus(SignedDuration::from_hours(24))),
        answered_at: arrived.plus(SignedDuration::from_hours(
            25 + i64::try_from(draw.below(90)).unwrap_or_default(),
        )),
    }
}

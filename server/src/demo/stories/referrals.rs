//! Imogen tells everybody about her board: a friend at every state of a referral, one reward given, one owed and one
//! late. Ana's friend orders too; Noor's invitation lies there, and Milo's was only looked at.

use super::super::{
    order::Order,
    people::Person,
    script::{Script, known},
    shop::PASSWORD,
};
use anyhow::Context as _;
use domain::{
    Timestamp,
    actor::Actor,
    ids::ApiKeyId,
    orders::{Address, OrderStatus},
};
use store::{orders::Viewer, sharing::Clicked};

const IMOGEN: &str = "imogen@mail.example";
const ANA: &str = "ana@mail.example";
const NOOR: &str = "noor@mail.example";
const MILO: &str = "milo@mail.example";

pub fn tell(script: &mut Script) {
    let imogen = Person::british(
        "Imogen Hart",
        IMOGEN,
        "2 Larkhill",
        "Harrogate",
        "HG1 5LK",
        "Yorkshire",
    );
    bought(
        script,
        "HP-10301",
        &imogen,
        "BOARD-ASH",
        (78, Some(74)),
        None,
    );
    invites(script, script.days_ago(70, "19:05"), IMOGEN);
    shares(
        script,
        script.days_ago(70, "19:20"),
        IMOGEN,
        "HP-10301",
        "BOARD-ASH",
    );
    looks(script, 69, IMOGEN, "HP-10301", 9);

    // Kept it: rewarded in time.
    let noor = friend("Noor Haddad", NOOR, "15 Ferry Steps", "Hull", "HU1 2FS");
    bought(
        script,
        "HP-10302",
        &noor,
        "PAN-IRON-24",
        (66, Some(62)),
        Some(IMOGEN),
    );
    judged(script, 31);
    rewarded(script, script.days_ago(29, "10:10"));
    // Kept it too, and nobody thought of the reward: a day late.
    let felix = Person::german(
        "Felix Kern",
        "felix@post.example",
        "Am Sandtorkai 8",
        "Hamburg",
        "20457",
        "Hamburg",
    );
    bought(
        script,
        "HP-10303",
        &felix,
        "LAMP-BRASS",
        (40, Some(35)),
        Some(IMOGEN),
    );
    judged(script, 4);
    // Kept it since yesterday: a reward is owed.
    let greta = friend(
        "Greta Olsen",
        "greta@mail.example",
        "3 Kiln Yard",
        "Selby",
        "YO8 4KY",
    );
    bought(
        script,
        "HP-10304",
        &greta,
        "BOWL-STONE",
        (37, Some(32)),
        Some(IMOGEN),
    );
    judged(script, 1);
    // Has it, and could still send it back.
    let sam = friend(
        "Sam Whitlow",
        "sam@mail.example",
        "41 Cinder Lane",
        "Ripon",
        "HG4 1CL",
    );
    bought(
        script,
        "HP-10305",
        &sam,
        "TOWEL-LINEN",
        (15, Some(11)),
        Some(IMOGEN),
    );
    // Waits for it.
    let rui = Person::portuguese(
        "Rui Tavares",
        "rui@correio.example",
        "Rua do Almada 210",
        "Porto",
        "4050-032",
        "Porto",
    );
    bought(
        script,
        "HP-10306",
        &rui,
        "CANDLE-PINE",
        (2, None),
        Some(IMOGEN),
    );

    // Does not count: herself by another address, somebody who had bought before, an order called off.
    let gift = Person {
        address: Address {
            name: Some("Imogen Hart".to_owned()),
            street: Some("9 Castle Gate".to_owned()),
            city: Some("York".to_owned()),
            postal_code: Some("YO1 9RN".to_owned()),
            region: Some("Yorkshire".to_owned()),
            country: Some("GB".to_owned()),
        },
        ..friend("Imogen Hart", "imogen+gift@mail.example", "", "", "")
    };
    bought(
        script,
        "HP-10307",
        &gift,
        "CANDLE-PINE",
        (50, Some(46)),
        Some(IMOGEN),
    );
    bought(
        script,
        "HP-10308",
        &noor,
        "MUG-STONE",
        (9, Some(6)),
        Some(IMOGEN),
    );
    let paul = friend(
        "Paul Adeyemi",
        "paul@mail.example",
        "27 Tannery Row",
        "Leeds",
        "LS3 1TR",
    );
    bought(
        script,
        "HP-10309",
        &paul,
        "BIN-STEEL",
        (20, None),
        Some(IMOGEN),
    );
    let called_off = Order::of("HP-10309", &paul, script.days_ago(20, "11:30"))
        .item("BIN-STEEL", 1)
        .is(OrderStatus::Cancelled);
    script.put(script.days_ago(19, "09:20"), &called_off);

    // An invitation that nobody has followed, and one that somebody has only looked at.
    invites(script, script.days_ago(58, "20:15"), NOOR);
    let milo = friend(
        "Milo Brandreth",
        MILO,
        "6 Weir Cottages",
        "Otley",
        "LS21 1WC",
    );
    bought(
        script,
        "HP-10310",
        &milo,
        "KNIFE-BREAD",
        (18, Some(14)),
        None,
    );
    invites(script, script.days_ago(12, "18:40"), MILO);
    looked_at(script, script.days_ago(11, "08:30"), MILO, 2);

    // Ana's friend.
    invites(script, script.days_ago(4, "21:00"), ANA);
    looked_at(script, script.days_ago(3, "12:10"), ANA, 3);
    let tess = friend(
        "Tess Hollins",
        "tess@mail.example",
        "18 Mill Race",
        "Saltaire",
        "BD18 3MR",
    );
    bought(
        script,
        "HP-10311",
        &tess,
        "TRAY-OAK-S",
        (1, None),
        Some(ANA),
    );
}

fn friend(name: &str, email: &str, street: &str, city: &str, postal_code: &str) -> Person {
    Person::british(name, email, street, city, postal_code, "Yorkshire")
}

/// Ordered and received that many days ago, by the invitation of somebody where one is named.
fn bought(
    script: &mut Script,
    number: &'static str,
    person: &Person,
    sku: &str,
    (placed, received): (i64, Option<i64>),
    by: Option<&'static str>,
) {
    let at = script.days_ago(placed, "11:30");
    let carrier = if person.currency == "GBP" {
        "dpd"
    } else {
        "dhl"
    };
    let order = Order::of(number, person, at)
        .item(sku, 1)
        .deliver_by(script.by_day(5 - placed))
        .is(OrderStatus::Confirmed);
    match by {
        None => script.put(at, &order),
        Some(inviter) => by_invitation(script, at, &order, inviter),
    }
    let Some(received) = received else { return };
    let parcel = format!("FR{}", number.trim_start_matches("HP-"));
    let sent = order.is(OrderStatus::Shipped).parcel(carrier, &parcel);
    script.put(script.days_ago(placed - 1, "15:10"), &sent);
    script.handed_over(placed - 1, carrier, &parcel, "Whitby");
    let city = person.address.city.clone().unwrap_or_default();
    script.brought(received, "12:40", carrier, &parcel, &city);
}

/// The shop's system sends the code that the friend typed.
fn by_invitation(script: &mut Script, at: Timestamp, order: &Order, inviter: &'static str) {
    let mut sent = order.sent.clone();
    script.act(at, async move |store| {
        let customer = known(&store, inviter).await?;
        let invitation = store.invitation_of(customer).await?;
        sent.referral_code = invitation.map(|invitation| invitation.code);
        let shop = Actor::Shop(ApiKeyId(store.chance().id(at)));
        store
            .put_order(&shop, &sent)
            .await
            .with_context(|| sent.number.clone())?;
        Ok(())
    });
}

fn invites(script: &mut Script, at: Timestamp, email: &'static str) {
    script.act(at, async move |store| {
        let customer = known(&store, email).await?;
        store
            .make_invitation(customer)
            .await
            .with_context(|| format!("the invitation of {email}"))?;
        Ok(())
    });
}

fn shares(
    script: &mut Script,
    at: Timestamp,
    email: &'static str,
    number: &'static str,
    sku: &'static str,
) {
    script.act(at, async move |store| {
        let viewer = Viewer {
            customer: Some(known(&store, email).await?),
            ..Viewer::default()
        };
        store
            .make_share(&viewer, number, sku)
            .await
            .with_context(|| format!("the share of {number}"))?;
        Ok(())
    });
}

/// Others look at what was shared, and at the invitation beside it.
fn looks(script: &mut Script, days: i64, email: &'static str, number: &'static str, times: usize) {
    let at = script.days_ago(days, "09:00");
    script.act(at, async move |store| {
        let viewer = Viewer {
            customer: Some(known(&store, email).await?),
            ..Viewer::default()
        };
        let offer = store
            .share_offer(&viewer, number, "BOARD-ASH")
            .await
            .context("what was shared")?;
        for share in offer.share.into_iter().cycle().take(times) {
            store.count_click(Clicked::Share(share)).await?;
        }
        Ok(())
    });
    looked_at(script, at, email, times + 5);
}

fn looked_at(script: &mut Script, at: Timestamp, email: &'static str, times: usize) {
    script.act(at, async move |store| {
        let customer = known(&store, email).await?;
        let invitation = store.invitation_of(customer).await?;
        for invitation in invitation.into_iter().cycle().take(times) {
            store
                .count_click(Clicked::Invitation(invitation.id))
                .await?;
        }
        Ok(())
    });
}

/// The night after a friend's window closed.
fn judged(script: &mut Script, days: i64) {
    script.act(script.days_ago(days, "00:10"), async |store| {
        store.judge_referrals().await?;
        Ok(())
    });
}

/// Lena gives what is owed.
fn rewarded(script: &mut Script, at: Timestamp) {
    script.act(at, async |store| {
        let lena = store
            .sign_in_staff("lena@harbourandpine.example", PASSWORD)
            .await
            .context("Lena works here")?;
        for owed in store.advocates().await?.owed {
            store
                .issue_reward(&Actor::Staff(lena.id), owed.referral)
                .await
                .context("a reward")?;
        }
        Ok(())
    });
}

//! Stories of being forgotten: no byte of the person stays in the database's files, the log and the figures do.

use domain::{
    actor::Actor,
    cases::{Ask, Stranger, Then, Topic},
    photos::Picture,
    promises::State,
    staff::Role,
    withdrawals::Statement,
};
use serde_json::json;
use sqlx::{AssertSqlSafe, Row as _, Sqlite, postgres::PgPoolOptions, sqlite::SqlitePoolOptions};
use store::{
    Failure,
    cases::{Answer, DeskFilter},
    orders::{Grant, Put, Sight, Viewer},
    withdrawals::Door,
};
use testkit::{Database, Story, at, on_both_databases, scan, shop};

/// Everything of Ana's that must go. Chosen to stand nowhere else.
const TRACES: [&str; 12] = [
    "ana.ribeiro-quay@example.com",
    "Zuleika Ribeiro",
    "zuleika ribeiro",
    "+44 7700 900123",
    "4 Quayside Wharf",
    "Saltaire-on-Sea",
    "LS1 9QX",
    "shop-customer-8817",
    "does Zuleika's kettle whistle",
    "Zuleika the asker",
    "Zuleika who withdraws",
    "photo of Zuleika in her kitchen",
];

async fn ana_buys(story: &Story, number: &str) -> Put {
    story
        .put(
            number,
            json!({
                "customer": { "email": "Ana.Ribeiro-Quay@example.com", "name": "Zuleika Ribeiro", "phone": "+44 7700 900123",
                    "locale": "pt", "external_id": "shop-customer-8817" },
                "shipping_address": { "name": "Zuleika Ribeiro", "street": "4 Quayside Wharf", "city": "Saltaire-on-Sea",
                    "postal_code": "LS1 9QX", "region": "Yorkshire", "country": "DE" },
                "deliver_by": "2026-11-23",
                "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }],
            }),
        )
        .await
}

/// A whole life in the shop: order, scan signed for by name, a mail of the demo shop, a refused one, a code, a sign-in.
async fn a_life(story: &Story) {
    for n in 0..30 {
        let email = format!("other{n}@example.com");
        let number = format!("OTHER-{n}");
        story
            .put(
                &number,
                json!({ "customer": { "email": email, "name": "Somebody Else" } }),
            )
            .await;
    }
    ana_buys(story, "HP-1").await;
    let mut signed = scan("e1", "2026-11-12T09:10:00Z", "delivered");
    signed.message = Some("Signed for by Zuleika Ribeiro".to_owned());
    signed.location = Some("Leeds depot".to_owned());
    story
        .store
        .record_scans(&shop(), "dpd", "T1", &[signed])
        .await
        .expect("the store stands");
    let (order, _) = story
        .store
        .look_up("HP-1", "ana.ribeiro-quay@example.com")
        .await
        .expect("the store stands")
        .expect("the store stands");
    let viewer = Viewer {
        customer: None,
        grants: vec![Grant {
            order,
            sight: Sight::Status,
        }],
        ..Viewer::default()
    };
    let browser = "aa11";
    story
        .store
        .send_order_code(&viewer, "HP-1", browser)
        .await
        .expect("the store stands");
    story
        .store
        .ask_sign_in("ana.ribeiro-quay@example.com", browser)
        .await
        .expect("the store stands");
    let letters = story
        .store
        .lease_notices(100)
        .await
        .expect("the store stands");
    for letter in letters.iter().filter(|l| l.recipient.starts_with("Ana")) {
        let body = format!("Dear Zuleika Ribeiro, {}", letter.recipient);
        story
            .store
            .keep_demo_mail(letter, &body, &body, &body)
            .await
            .expect("the store stands");
    }
    // She asked, and somebody answered her by name.
    let ask = Ask {
        topic: Topic::Product,
        words: "Tell me, does Zuleika's kettle whistle?".to_owned(),
        order: None,
        parcel: None,
        return_id: None,
        key: "k".to_owned(),
    };
    let stranger = Stranger {
        name: "Zuleika the asker".to_owned(),
        email: "ana.ribeiro-quay@example.com".to_owned(),
        locale: "pt".to_owned(),
    };
    let asked = story.store.ask_as_stranger(&stranger, &ask).await;
    asked.expect("the store stands");
    let staff = ("mira@shop.example", "a-long-password");
    story
        .store
        .add_staff(&Actor::System, staff.0, "Mira", Role::Agent, staff.1)
        .await
        .expect("the store stands");
    let mira = story.store.sign_in_staff(staff.0, staff.1).await;
    let mira = Actor::Staff(mira.expect("the store stands").id);
    let desk = story.store.cases_desk(DeskFilter::Open, 1).await;
    let case = desk.expect("the store stands").cases[0].id;
    let answer = Answer {
        words: "Dear Zuleika Ribeiro, it does.",
        then: Then::Resolve,
        seen: 1,
        key: "k",
    };
    story
        .store
        .answer_case(&mira, case, &answer)
        .await
        .expect("the store stands");
    // She withdrew from the contract, and the receipt has not left yet.
    let statement = Statement {
        name: "Zuleika who withdraws".to_owned(),
        order: "HP-1".to_owned(),
        email: "ana.ribeiro-quay@example.com".to_owned(),
        items: String::new(),
        locale: Some("pt".to_owned()),
        key: "k".to_owned(),
    };
    let said = "Zuleika Ribeiro withdraws";
    let stated = story.store.withdraw(Door::Page, &statement, said).await;
    stated.expect("the store stands");
    looked_at(story).await;
    // One that was not sent, with its code still inside.
    let refused = letters
        .iter()
        .find(|l| l.code.is_some())
        .expect("the store stands");
    story
        .store
        .retry_notice(refused.id, refused.kind, 1, "451")
        .await
        .expect("the store stands");
}

/// What came back is looked at, and she is seen on a photo of it.
async fn looked_at(story: &Story) {
    let journey = story.store.journey("ana.ribeiro-quay@example.com").await;
    let viewer = Viewer {
        customer: Some(journey.expect("the store stands").customer.id),
        ..Viewer::default()
    };
    let returns = story.store.returns_of_order(&viewer, "HP-1").await;
    let id = returns.expect("the store stands")[0].id;
    let picture = Picture {
        // Long enough to be kept on pages of its own.
        jpeg: b"photo of Zuleika in her kitchen ".repeat(2_000),
        thumb: b"photo of Zuleika in her kitchen".to_vec(),
        width: 40,
        height: 30,
    };
    let kept = story
        .store
        .add_staff_photos(&Actor::System, id, "k", &[picture])
        .await;
    kept.expect("the store stands");
}

/// Every byte of the database: the files of SQLite, a dump of each table of PostgreSQL.
async fn everything(story: &Story) -> Vec<u8> {
    match story.database {
        Database::Sqlite => {
            let files = std::fs::read_dir(story.folder()).expect("the store stands");
            files
                .flat_map(|file| {
                    std::fs::read(file.expect("the store stands").path()).expect("the store stands")
                })
                .collect()
        }
        Database::Postgres => {
            let pool = PgPoolOptions::new()
                .max_connections(1)
                .connect(&story.url)
                .await
                .expect("the store stands");
            let tables = sqlx::query("select tablename from pg_tables where schemaname = 'public'")
                .fetch_all(&pool)
                .await
                .expect("the store stands");
            let mut all = Vec::new();
            for table in tables {
                let table: String = table.get(0);
                let rows = sqlx::query(AssertSqlSafe(format!("select t::text from {table} t")))
                    .fetch_all(&pool)
                    .await
                    .expect("the store stands");
                for row in rows {
                    all.extend(row.get::<String, _>(0).into_bytes());
                }
            }
            pool.close().await;
            all
        }
    }
}

fn traces(bytes: &[u8]) -> Vec<&'static str> {
    let text = bytes.to_ascii_lowercase();
    let found = TRACES.into_iter().filter(|trace| {
        // A dump of PostgreSQL tells bytes in hexadecimal, as they are.
        let hex: String = trace.bytes().map(|byte| format!("{byte:02x}")).collect();
        let trace = trace.to_ascii_lowercase().into_bytes();
        let holds = |part: &[u8]| text.windows(part.len()).any(|window| window == part);
        holds(&trace) || holds(hex.as_bytes())
    });
    found.collect()
}

#[test]
fn no_byte_of_an_erased_person_stays_and_the_figures_do() {
    on_both_databases(async |story| {
        a_life(&story).await;
        assert_eq!(
            traces(&everything(&story).await),
            TRACES,
            "the search finds what is there"
        );
        let before = story
            .store
            .journey("ana.ribeiro-quay@example.com")
            .await
            .unwrap();
        let erasure = story
            .store
            .erase(&Actor::System, " ANA.Ribeiro-Quay@example.com ")
            .await
            .unwrap();
        assert_eq!(erasure.is_scrubbed, story.database == Database::Sqlite);
        assert_eq!(traces(&everything(&story).await), Vec::<&str>::new());

        let after = story
            .store
            .journey(&erasure.customer.to_string())
            .await
            .unwrap();
        assert!(after.customer.person.is_none());
        assert_eq!(after.customer.erased_at, Some(at(testkit::START)));
        assert_eq!(after.promises, before.promises);
        assert_eq!(after.touchpoints.len(), before.touchpoints.len() + 1);
        assert_eq!(
            after.touchpoints.last().unwrap().touchpoint.kind(),
            "erased"
        );
        let kept = after
            .promises
            .iter()
            .filter(|p| p.state(at(testkit::START)) == State::Kept);
        // Handed over, delivered, answered and solved.
        assert_eq!(kept.count(), 4);
        assert!(story.store.lease_notices(100).await.unwrap().is_empty());
    });
}

#[test]
fn an_erased_person_does_not_come_back_with_their_order_but_may_buy_again() {
    on_both_databases(async |story| {
        a_life(&story).await;
        let erased = story
            .store
            .erase(&Actor::System, "ana.ribeiro-quay@example.com")
            .await
            .unwrap();
        story.later("2026-11-12T10:00:00Z");
        ana_buys(&story, "HP-1").await;
        assert_eq!(traces(&everything(&story).await), Vec::<&str>::new());
        let found = story
            .store
            .look_up("HP-1", "ana.ribeiro-quay@example.com")
            .await
            .unwrap();
        assert_eq!(found, None);
        story
            .put(
                "HP-2",
                json!({ "customer": { "email": "ana.ribeiro-quay@example.com" } }),
            )
            .await;
        let anew = story
            .store
            .journey("ana.ribeiro-quay@example.com")
            .await
            .unwrap();
        assert_ne!(anew.customer.id, erased.customer);
    });
}

#[test]
fn erasing_again_changes_nothing_and_nobody_is_not_found() {
    on_both_databases(async |story| {
        a_life(&story).await;
        let erased = story
            .store
            .erase(&Actor::System, "ana.ribeiro-quay@example.com")
            .await
            .unwrap();
        let id = erased.customer.to_string();
        // The carrier still tells something, and what it says of her is not kept.
        let mut late = scan("e9", "2026-11-13T09:10:00Z", "delivered");
        late.message = Some("Handed to Zuleika Ribeiro".to_owned());
        let taken = story
            .store
            .record_scans(&shop(), "dpd", "T1", &[late])
            .await;
        assert_eq!(taken.unwrap().taken, 1);
        let again = story.store.erase(&Actor::System, &id).await.unwrap();
        assert_eq!(again, erased);
        assert_eq!(traces(&everything(&story).await), Vec::<&str>::new());
        let journey = story.store.journey(&id).await.unwrap();
        let said = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "erased");
        assert_eq!(said.count(), 1);
        for nobody in ["ana.ribeiro-quay@example.com", "", " ", "\0", "null"] {
            let refused = story.store.erase(&Actor::System, nobody).await;
            assert!(matches!(refused, Err(Failure::NotFound)), "{nobody:?}");
        }
    });
}

/// The control: without the rewriting of the file, what moved between pages would still be found.
#[test]
fn deleting_alone_would_leave_traces_in_the_log_of_sqlite() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let story = Story::on_sqlite().await;
        a_life(&story).await;
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect(&story.url)
            .await
            .unwrap();
        sqlx::query::<Sqlite>("delete from persons where email_folded like 'ana%'")
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
        assert!(traces(&everything(&story).await).contains(&"+44 7700 900123"));
    });
}

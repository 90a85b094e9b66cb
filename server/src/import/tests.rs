//! Stories of whole imports: dirt and all, from files on disk.

use super::{ImportArgs, Report, run};
use std::{fs, path::PathBuf};
use testkit::{Story, on_both_databases};

const MAPPING: &str = include_str!("../../../mappings/olist.toml");

/// Files of one import, in a folder of their own.
struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("throughline-import-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        let files = Self(folder);
        files.write("olist.toml", MAPPING);
        files
    }

    fn write(&self, name: &str, text: &str) -> &Self {
        fs::write(self.0.join(name), text).expect("the file is written");
        self
    }

    fn args(&self) -> ImportArgs {
        let mut files: Vec<PathBuf> = fs::read_dir(&self.0)
            .expect("the folder lists")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| {
                path.extension().is_some_and(|ext| ext == "csv") && !path.ends_with("rejects.csv")
            })
            .collect();
        files.sort();
        ImportArgs {
            mapping: self.0.join("olist.toml"),
            files,
            dry_run: false,
            rejects: self.0.join("rejects.csv"),
        }
    }

    fn rejects(&self) -> String {
        fs::read_to_string(self.0.join("rejects.csv")).expect("the rejects were written")
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const ORDERS: &str = "olist_orders_dataset.csv";
const ORDERS_HEAD: &str = "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n";

/// A little of everything that real exports bring.
fn dirty(name: &str) -> Files {
    let files = Files::new(name);
    files
        .write(ORDERS, &format!("{ORDERS_HEAD}\
o-late,c1,delivered,2018-02-03 20:37:35,2018-02-03 20:50:22,2018-02-05 22:37:28,2018-02-22 00:00:01,2018-02-21 00:00:00
o-odd,c2,delivered,2018-02-03 20:37:35,,2018-02-09 22:37:28,2018-02-08 16:13:46,2018-02-21 00:00:00
o-lost,c3,delivered,2018-02-03 20:37:35,2018-02-03 20:50:22,2018-02-05 22:37:28,,2018-02-21 00:00:00
o-empty,c1b,unavailable,2018-02-03 20:37:35,2018-02-03 20:50:22,,,2018-02-21 00:00:00
o-gone,c2,canceled,2018-02-03 20:37:35,,,,2018-02-21 00:00:00
o-both,c2,canceled,2018-02-03 20:37:35,,2018-02-05 22:37:28,2018-02-08 16:13:46,2018-02-21 00:00:00
o-late,c1,delivered,2018-02-03 20:37:35,2018-02-03 20:50:22,2018-02-05 22:37:28,2018-02-22 00:00:01,2018-02-21 00:00:00
o-late,c1,shipped,2018-02-03 20:37:35,2018-02-03 20:50:22,2018-02-05 22:37:28,,2018-02-21 00:00:00
o-nobody,c9,delivered,2018-02-03 20:37:35,,,,2018-02-21 00:00:00
o-when,c2,delivered,last summer,,,,2018-02-21 00:00:00
o-status,c2,teleported,2018-02-03 20:37:35,,,,2018-02-21 00:00:00
,c2,delivered,2018-02-03 20:37:35,,,,2018-02-21 00:00:00
o-short,c2
"))
        .write("olist_customers_dataset.csv", "\u{feff}customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state
c1,person1,35182,timoteo,MG
c1b,person1,35182,timoteo,MG
c2,person2,01001,\"são paulo, centro\",SP
c3,person3,20000,rio,RJ
c-unused,person4,20000,rio,RJ
")
        .write("olist_order_items_dataset.csv", "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
o-late,1,p1,s1,2018-02-08 00:00:00,99.9,1
o-late,2,p2,s2,2018-02-08 00:00:00,0.05,1
o-late,2,p2,s2,2018-02-08 00:00:00,0.05,1
o-odd,1,p-unknown,s1,2018-02-08 00:00:00,12.345,1
o-elsewhere,1,p1,s1,2018-02-08 00:00:00,5,1
")
        .write("olist_products_dataset.csv", "product_id,product_category_name,product_weight_g
p1,cama_mesa_banho,1
p2,,1
")
        // Another name: recognised by its columns.
        .write("names.csv", "product_category_name,product_category_name_english\ncama_mesa_banho,bed_bath_table\n")
        .write("olist_order_reviews_dataset.csv", "review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp
r1,o-late,1,,\"Disse \"\"amanhã\"\" 😡
e não veio\",2018-02-23 00:00:00,2018-02-24 10:00:00
r2,o-late,5,Agora sim,,2018-02-25 00:00:00,2018-02-26 10:00:00
r1,o-odd,4,,ok,2018-02-23 00:00:00,2018-02-24 10:00:00
r3,o-odd,9,,,2018-02-23 00:00:00,2018-02-24 10:00:00
r4,o-status,3,,,2018-02-23 00:00:00,2018-02-24 10:00:00
r5,o-elsewhere,3,,,2018-02-23 00:00:00,2018-02-24 10:00:00
")
        .write("olist_sellers_dataset.csv", "seller_id,seller_zip_code_prefix\ns1,1\n");
    files
}

async fn import(story: &Story, files: &Files) -> Report {
    run(&story.store, files.args())
        .await
        .expect("the import runs")
}

fn counts(report: &Report) -> Vec<(&str, [u64; 5])> {
    report
        .files
        .iter()
        .map(|f| {
            (
                f.name.as_str(),
                [f.read, f.taken, f.unchanged, f.unused, f.refused],
            )
        })
        .collect()
}

#[test]
fn real_exports_are_taken_with_their_dirt_and_nothing_is_lost_silently() {
    on_both_databases(async |story| {
        let files = dirty("dirt");
        let report = import(&story, &files).await;
        assert_eq!(
            counts(&report),
            [
                ("names.csv", [1, 1, 0, 0, 0]),
                ("olist_customers_dataset.csv", [5, 4, 0, 1, 0]),
                ("olist_order_items_dataset.csv", [5, 2, 1, 0, 2]),
                ("olist_order_reviews_dataset.csv", [6, 3, 0, 0, 3]),
                (ORDERS, [13, 6, 1, 0, 6]),
                ("olist_products_dataset.csv", [2, 2, 0, 0, 0]),
            ]
        );
        assert_eq!(report.skipped.len(), 1);
        let rejects = files.rejects();
        for line in [
            "olist_orders_dataset.csv,9,o-late,\"its key stands in line 2 already, otherwise; the first counts\"",
            "olist_orders_dataset.csv,10,o-nobody,nobody is named as the customer",
            "olist_orders_dataset.csv,11,o-when,",
            "olist_orders_dataset.csv,12,o-status,\"the mapping has no order.status_words for \"\"teleported\"\"\"",
            "olist_orders_dataset.csv,13,,order_id is empty",
            "olist_orders_dataset.csv,14,,has 2 fields where the first line has 8",
            "olist_order_items_dataset.csv,5,o-odd,\"lines.unit_price: \"\"12.345\"\" has more decimals than BRL has\"",
            "olist_order_items_dataset.csv,6,o-elsewhere,no order in these files has this key",
            "olist_order_reviews_dataset.csv,6,o-odd,\"reviews.score: \"\"9\"\" is no score from 1 to 5\"",
            "olist_order_reviews_dataset.csv,7,o-status,its order o-status was refused",
            "olist_order_reviews_dataset.csv,8,o-elsewhere,",
        ] {
            assert!(rejects.contains(line), "{line}\nin\n{rejects}");
        }
        assert_eq!(rejects.lines().count(), 12);

        let journey = story
            .store
            .journey("person1@example.invalid")
            .await
            .expect("known");
        assert_eq!(journey.customer.locale, "pt");
        let late = journey
            .promises
            .iter()
            .find(|p| p.times.settled_at.is_some())
            .expect("delivered");
        // By the end of the 21st in São Paulo; delivered a second after.
        assert_eq!(late.times.due_at.to_string(), "2018-02-22T03:00:00Z");
        assert_eq!(late.times.lateness_seconds(), Some(1.0));
        let scores: Vec<i64> = journey.touchpoints.iter().filter_map(|t| t.score).collect();
        assert_eq!(scores, [1, 5]);

        let second = story
            .store
            .journey("person2@example.invalid")
            .await
            .expect("known");
        let now = story.store.now();
        let mut states: Vec<&str> = second
            .promises
            .iter()
            .map(|p| p.state(now).as_str())
            .collect();
        states.sort_unstable();
        // o-gone is waived; o-both was cancelled and yet delivered; o-odd was delivered before it was handed over.
        assert_eq!(states, ["kept", "kept", "waived"]);
    });
}

#[test]
fn the_same_files_again_change_nothing_and_a_dry_run_never_does() {
    on_both_databases(async |story| {
        let files = dirty("again");
        let dry = run(
            &story.store,
            ImportArgs {
                dry_run: true,
                ..files.args()
            },
        )
        .await
        .expect("it looks");
        assert_eq!(dry.orders.new, 6);
        assert!(
            story
                .store
                .journey("person1@example.invalid")
                .await
                .is_err(),
            "a dry run writes nothing"
        );
        let first = import(&story, &files).await;
        assert_eq!(counts(&dry), counts(&first));
        let before = story
            .store
            .journey("person1@example.invalid")
            .await
            .expect("known");
        let second = import(&story, &files).await;
        assert_eq!(
            (
                second.orders.new,
                second.orders.changed,
                second.orders.unchanged
            ),
            (0, 0, 6)
        );
        assert!(second.files.iter().all(|file| file.taken == 0));
        let after = story
            .store
            .journey("person1@example.invalid")
            .await
            .expect("known");
        assert_eq!(after.touchpoints.len(), before.touchpoints.len());
    });
}

#[test]
fn more_orders_than_a_batch_holds_are_all_taken() {
    on_both_databases(async |story| {
        let files = Files::new("many");
        let mut orders = ORDERS_HEAD.to_owned();
        let mut customers = "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n".to_owned();
        for n in 0..1_003 {
            orders += &format!(
                "o{n},c{n},shipped,2018-02-03 20:37:35,,2018-02-05 22:37:28,,2018-02-21 00:00:00\n"
            );
            customers += &format!("c{n},p{},1,x,SP\n", n % 50);
        }
        files
            .write(ORDERS, &orders)
            .write("olist_customers_dataset.csv", &customers);
        let report = import(&story, &files).await;
        assert_eq!(report.orders.new, 1_003);
        let journey = story
            .store
            .journey("p49@example.invalid")
            .await
            .expect("known");
        assert_eq!(journey.promises.len(), 20);
    });
}

#[test]
fn faults_of_the_mapping_are_told_with_file_key_and_what_is_expected() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let story = Story::on_sqlite().await;
        for (from, to, told) in [
            (
                "key = \"order_id\"",
                "keys = \"order_id\"",
                vec!["olist.toml", "unknown field `keys`", "expected one of"],
            ),
            (
                "America/Sao_Paulo",
                "Brazil/Nowhere",
                vec!["olist.toml", "time_zone", "IANA"],
            ),
            (
                "approved = \"confirmed\"",
                "approved = \"fine\"",
                vec![
                    "olist.toml",
                    "order.status_words.approved",
                    "placed, confirmed, packed",
                ],
            ),
            (
                "{items.price}",
                "{itms.price}",
                vec!["olist.toml", "lines.unit_price", "[files.itms]", "items"],
            ),
            (
                "{items.price}",
                "{price}",
                vec![
                    "olist.toml",
                    "lines.unit_price",
                    "must name a file and a column",
                ],
            ),
            (
                "{items.price}",
                "{items.cost}",
                vec![
                    "olist.toml",
                    "files.items",
                    "\"cost\"",
                    "olist_order_items_dataset.csv",
                    "freight_value",
                ],
            ),
            (
                "found_by = \"{orders.customer_id}\"",
                "",
                vec!["olist.toml", "files.customers.found_by", "expected"],
            ),
        ] {
            let files = dirty("faults");
            assert!(MAPPING.contains(from), "{from}");
            files.write("olist.toml", &MAPPING.replacen(from, to, 1));
            let error = run(&story.store, files.args())
                .await
                .expect_err("the mapping is wrong");
            let words = format!("{error:#}");
            for word in told {
                assert!(words.contains(word), "{word:?} in {words}");
            }
        }
        let lonely = Files::new("lonely");
        lonely.write("sellers.csv", "seller_id\n1\n");
        let error = run(&story.store, lonely.args())
            .await
            .expect_err("nothing holds the orders");
        assert!(
            error.to_string().contains("olist_orders_dataset.csv"),
            "{error}"
        );
    });
}

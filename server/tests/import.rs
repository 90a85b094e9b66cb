//! The ledger's commands as somebody types them: import, seed, check, backup, restore.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("throughline-cli-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let file = self.0.join(name);
        fs::write(&file, text).expect("written");
        file
    }

    /// Runs a command in the folder, with its data there.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_throughline"))
            .args(arguments)
            .current_dir(&self.0)
            .env("THROUGHLINE_DATA_DIR", self.0.join("data"))
            .env_remove("THROUGHLINE_DATABASE_URL")
            .output()
            .expect("the command starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code().unwrap_or(-1),
            text(&output.stdout),
            text(&output.stderr),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mapping() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mappings/olist.toml");
    file.to_str().expect("a path in UTF-8").to_owned()
}

const ORDERS: &str = "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
o1,c1,delivered,2018-02-03 20:37:35,2018-02-03 20:50:22,2018-02-05 22:37:28,2018-02-08 16:13:46,2018-02-21 00:00:00
o2,c2,delivered,2018-02-03 20:37:35,2018-02-03 20:50:22,2018-02-05 22:37:28,2018-02-08 16:13:46,2018-02-21 00:00:00
";
const CUSTOMERS: &str = "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\nc1,p1,35182,timoteo,MG\n";

#[test]
fn an_import_with_refused_rows_ends_well_and_says_where_they_are() {
    let folder = Folder::new("import");
    folder.write("olist_orders_dataset.csv", ORDERS);
    folder.write("olist_customers_dataset.csv", CUSTOMERS);
    folder.write("strange.csv", "a,b\n1,2\n");
    let mapping = mapping();
    let files = [
        "olist_orders_dataset.csv",
        "olist_customers_dataset.csv",
        "strange.csv",
    ];
    let import = |more: &[&str]| {
        let arguments: Vec<&str> = ["import", "--mapping", &mapping]
            .iter()
            .chain(more)
            .chain(&files)
            .copied()
            .collect();
        folder.run(&arguments)
    };
    let (code, out, error) = import(&["--dry-run"]);
    assert_eq!(code, 0, "{error}");
    assert!(
        out.contains("nothing was written") && out.contains("1 new"),
        "{out}"
    );
    let (code, out, error) = import(&[]);
    assert_eq!(code, 0, "{error}");
    assert!(
        out.contains("1 new, 0 changed, 0 unchanged, 1 refused"),
        "{out}"
    );
    assert!(out.contains("./rejects.csv"), "{out}");
    assert!(error.contains("strange.csv"), "{error}");
    let rejects = fs::read_to_string(folder.0.join("rejects.csv")).expect("they are there");
    assert!(
        rejects.contains("olist_orders_dataset.csv,3,o2,"),
        "{rejects}"
    );
    let (_, out, _) = import(&["--rejects", "elsewhere.csv"]);
    assert!(out.contains("0 new, 0 changed, 1 unchanged"), "{out}");
    assert!(folder.0.join("elsewhere.csv").exists());
}

#[test]
fn a_mapping_that_does_not_read_is_told_with_its_line() {
    let folder = Folder::new("mapping");
    let orders = folder.write("orders.csv", ORDERS);
    let mapping = folder.write("mine.toml", "time_zone = \"UTC\"\nfiles = 3\n");
    let (code, _, error) = folder.run(&[
        "import",
        "--mapping",
        mapping.to_str().expect("a path"),
        orders.to_str().expect("a path"),
    ]);
    assert_eq!(code, 1);
    assert!(
        error.contains("mine.toml") && error.contains("line 2"),
        "{error}"
    );
}

#[test]
fn the_demo_shop_is_told_once_is_sound_and_comes_back_from_its_backup() {
    let folder = Folder::new("demo");
    let (code, out, error) = folder.run(&["seed", "demo", "--now", "2026-11-22T10:00:00Z"]);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("Harbour & Pine is open"), "{out}");
    let (code, out, _) = folder.run(&["seed", "demo"]);
    assert!(code == 0 && out.contains("there already"), "{out}");
    let (code, out, _) = folder.run(&["seed", "demo", "--if-empty"]);
    assert_eq!(code, 0, "{out}");
    let (code, out, _) = folder.run(&["check"]);
    assert!(code == 0 && out.contains("sound"), "{out}");
    assert_eq!(folder.run(&["backup", "copy.db"]).0, 0);
    let (code, _, error) = folder.run(&["restore", "copy.db"]);
    assert!(code == 1 && error.contains("there already"), "{error}");
    fs::remove_dir_all(folder.0.join("data")).expect("the data is lost");
    let (code, _, error) = folder.run(&["restore", "copy.db"]);
    assert_eq!(code, 0, "{error}");
    let (code, out, error) = folder.run(&["check"]);
    assert!(code == 0 && out.contains("sound"), "{out}{error}");
}

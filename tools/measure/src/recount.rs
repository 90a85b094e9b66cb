//! `measure recount`: the gap figures of the Olist orders, counted again from the CSV files alone, printed beside what
//! the portal says. Nothing of the portal's own code counts here: the files are read, dated and judged anew, so that a
//! mistake of the import, the ledger or the roll-up shows as a difference.

mod files;
mod portal_figures;
mod tally;

use anyhow::{Result, bail};
use files::{Delivery, read};
use jiff::{Timestamp, tz::TimeZone};
use portal_figures::Said;
pub use portal_figures::Source;
use std::{collections::BTreeMap, path::PathBuf};
use tally::Tally;

/// What to compare.
pub struct Wanted {
    pub csv: PathBuf,
    pub source: Source,
    /// The shop's time zone: months are months of the due there.
    pub zone: String,
}

/// A quantile is told within this share of the true one (the sketch's stated error), and within a second near zero.
const SKETCH_ERROR: f64 = 0.005;

/// Prints every figure from the files beside the portal's and whether they agree.
///
/// # Errors
/// The files do not read, the portal does not answer, or a figure differs.
pub fn run(wanted: &Wanted) -> Result<()> {
    let zone = TimeZone::get(&wanted.zone)?;
    let deliveries = read(&wanted.csv)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "a tool on the command line has no store to ask"
    )]
    let now = Timestamp::now();
    let days = deliveries
        .iter()
        .map(|delivery| delivery.due.to_zoned(zone.clone()).date());
    let Some((from, to)) = days.clone().min().zip(days.max()) else {
        bail!("the files promise nothing");
    };
    println!(
        "{} promises, due from {from} to {to} ({})\n",
        deliveries.len(),
        wanted.zone
    );
    let mut differing = 0;
    let mut compared = 0;
    for (title, group_by, group) in [
        ("all", None, None),
        ("by month", Some("month"), Some(Group::Month)),
        ("by region", Some("region"), Some(Group::Region)),
    ] {
        let counted = count(&deliveries, group, &zone, now);
        let mut said = wanted
            .source
            .figures(&from.to_string(), &to.to_string(), group_by)?;
        println!("== {title}");
        for (name, tally) in &counted {
            let portal = said.remove(name).unwrap_or_default();
            differing += compare(name, tally, &portal, &mut compared);
        }
        for name in said.keys() {
            println!("{name}: only the portal has it   DIFFERS");
            differing += 1;
        }
    }
    println!("\n{compared} figures compared, {differing} differ.");
    if differing > 0 {
        bail!("{differing} figures differ");
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Group {
    Month,
    Region,
}

fn count(
    deliveries: &[Delivery],
    group: Option<Group>,
    zone: &TimeZone,
    now: Timestamp,
) -> BTreeMap<String, Tally> {
    let mut counted: BTreeMap<String, Tally> = BTreeMap::new();
    for delivery in deliveries {
        let name = match group {
            None => "all".to_owned(),
            Some(Group::Month) => delivery
                .due
                .to_zoned(zone.clone())
                .strftime("%Y-%m")
                .to_string(),
            Some(Group::Region) if delivery.state.is_empty() => "unknown".to_owned(),
            Some(Group::Region) => delivery.state.clone(),
        };
        counted.entry(name).or_default().add(delivery, now);
    }
    counted
}

/// Prints one group's figures, one line each, and answers how many differ.
fn compare(name: &str, counted: &Tally, said: &Said, compared: &mut u32) -> u32 {
    let mut differing = 0;
    println!("{name}");
    let exact = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
    let sketched = |a: f64, b: f64| (a - b).abs() <= SKETCH_ERROR * 1.000_001 * a.abs() + 1.0;
    for (figure, files) in counted.figures() {
        let portal = said.get(figure).copied().flatten();
        let same = match (files, portal) {
            (None, None) => true,
            (Some(a), Some(b)) if figure.starts_with("lateness") => sketched(a, b),
            (Some(a), Some(b)) => exact(a, b),
            _ => false,
        };
        *compared += 1;
        differing += u32::from(!same);
        println!(
            "  {figure:<18} files {:>16}   portal {:>16}   {}",
            shown(files),
            shown(portal),
            if same { "OK" } else { "DIFFERS" }
        );
    }
    differing
}

fn shown(figure: Option<f64>) -> String {
    match figure {
        None => "-".to_owned(),
        Some(figure) if figure.fract() == 0.0 => format!("{figure:.0}"),
        Some(figure) => format!("{figure:.6}"),
    }
}

//! Figures and proofs. Each prints what came out beside what we aim for, also when it falls short; none is a timed test.

mod bare;
mod bench;
mod budget;
mod http;
mod kill;
mod load;
mod open_pages;
mod portal;
mod recount;
mod scale;
mod soak;
mod terms;
mod visitor;
mod writes;

use anyhow::{Result, bail};

const USAGE: &str = "measure bench [--postgres URL] | budget | scale [--touchpoints N] | soak [--minutes N] \
     | kill [--kills N] [--postgres URL] [--plant] \
     | terms --database URL \
     | recount --csv DIR (--database URL | --api URL --key KEY) [--zone NAME]";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    match arguments.first().map(String::as_str) {
        Some("bench") => bench::run(value("--postgres")),
        Some("budget") => budget::run(),
        Some("scale") => scale::run(
            value("--touchpoints")
                .map(|text| text.parse())
                .transpose()?,
        ),
        Some("soak") => soak::run(value("--minutes").map_or(Ok(60), |text| text.parse())?),
        // Started by `bench` beside the portal.
        Some("bare") => match (value("--database"), value("--customer"), value("--listen")) {
            (Some(database), Some(customer), Some(listen)) => {
                bare::serve(&database, &customer, &listen)
            }
            _ => bail!("usage: {USAGE}"),
        },
        Some("kill") => {
            let kills = value("--kills").map_or(Ok(50), |text| text.parse())?;
            kill::run(kills, value("--postgres"), flag("--plant"))
        }
        Some("terms") => match value("--database") {
            Some(database) => terms::run(&database),
            None => bail!("usage: {USAGE}"),
        },
        Some("recount") => {
            let (Some(csv), zone) = (value("--csv"), value("--zone")) else {
                bail!("usage: {USAGE}");
            };
            let source = match (value("--database"), value("--api"), value("--key")) {
                (Some(url), None, _) => recount::Source::Database { url },
                (None, Some(origin), Some(key)) => recount::Source::Api { origin, key },
                _ => bail!("usage: {USAGE}"),
            };
            recount::run(&recount::Wanted {
                csv: csv.into(),
                source,
                zone: zone.unwrap_or_else(|| "UTC".to_owned()),
            })
        }
        _ => bail!("usage: {USAGE}"),
    }
}

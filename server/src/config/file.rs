//! The one TOML file. A name it does not know is an error, so that a typing slip is not silently nothing.

use super::{
    LogFormat, ShopSettings,
    places::{PickupSettings, PlaceSettings},
};
use anyhow::Context;
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// What `serve --help` tells of the file.
pub const FILE_HELP: &str = "\
The settings file (--config), where flags and variables say nothing; every line may be left out:
  listen = \"127.0.0.1:3000\"          # and the other flags, with _ for -
  public_origin = \"https://orders.example.com\"
  database_url = \"postgres://portal@db.example.com/portal\"
  secret_file = \"/etc/throughline/secret.key\"
  smtp_url = \"smtps://user:password@mail.example.com\"

  [shop]                              # becomes the newest version of the shop's settings at start
  name = \"Harbour & Pine\"
  brand = \"#0b6e4f\"
  radius_px = 14
  help_email = \"help@example.com\"
  help_phone = \"+44 20 7946 0000\"
  time_zone = \"Europe/London\"
  hours = { mon = \"09:00-17:00\", tue = \"09:00-17:00\" }
  holidays = [\"2026-12-25\"]
  dispatch_by = \"2 working days\"     # or working hours, or hours
  return_ways = [\"drop_off_qr\", \"label\", \"in_store\", \"home_pickup\"]

  [[places]]                          # stores and drop-off points; one section each
  id = \"WHITBY\"
  name = \"Harbour & Pine, Whitby\"
  kind = \"store\"                      # or drop_off_point
  street = \"4 Quay Street\"
  city = \"Whitby\"
  postal_code = \"YO21 1AA\"
  country = \"GB\"
  hours = { mon = \"09:00-18:00\", sat = \"10:00-12:30, 13:30-17:00\" }
  closed = [\"2026-12-24\"]

  [pickup]                            # when returns are fetched
  countries = [\"GB\"]
  weekdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]
  windows = [\"09:00-13:00\", \"13:00-18:00\"]
  lead_working_days = 1
  days_ahead = 14
  capacity = 8                        # returns in one window of one day

The log's level is RUST_LOG's, such as RUST_LOG=debug.";

/// Everything the file may say; each is overruled by its flag and its variable.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileSettings {
    pub database_url: Option<String>,
    pub data_dir: Option<PathBuf>,
    pub secret_file: Option<PathBuf>,
    pub listen: Option<SocketAddr>,
    pub public_origin: Option<String>,
    pub smtp_url: Option<String>,
    pub mail_from: Option<String>,
    pub metrics_listen: Option<SocketAddr>,
    pub site: Option<PathBuf>,
    pub trusted_proxy: Vec<String>,
    pub max_connections: Option<usize>,
    pub demo: bool,
    pub log_format: Option<LogFormat>,
    pub shop: Option<ShopSettings>,
    pub places: Option<Vec<PlaceSettings>>,
    pub pickup: Option<PickupSettings>,
}

impl FileSettings {
    /// The shop's settings with what stands beside their section; none where the file says nothing of them.
    pub fn shop_settings(&self) -> Option<ShopSettings> {
        if self.shop.is_none() && self.places.is_none() && self.pickup.is_none() {
            return None;
        }
        Some(ShopSettings {
            places: self.places.clone(),
            pickup: self.pickup.clone(),
            ..self.shop.clone().unwrap_or_default()
        })
    }
}

/// Reads the file, or nothing when none is named.
///
/// # Errors
/// It cannot be read, or says what it must not; with the line.
pub fn read(path: Option<&Path>) -> anyhow::Result<FileSettings> {
    let Some(path) = path else {
        return Ok(FileSettings::default());
    };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
    toml::from_str(&text)
        .with_context(|| format!("the settings file {} does not read", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_the_file_may_not_say_is_told_and_not_passed_over() {
        let refused = toml::from_str::<FileSettings>("listne = \"127.0.0.1:1\"").unwrap_err();
        assert!(refused.to_string().contains("listne"), "{refused}");
    }
}

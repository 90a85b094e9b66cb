//! Who asks, and what every request shares.

use super::{Codes, Form, Pictures};
use crate::words::{Format, Locale, Words};
use axum::extract::FromRef;
use domain::{Timestamp, ids::CustomerId, policy::Policy, staff::StaffMember};
use jiff::tz::TimeZone;
use leptos::prelude::LeptosOptions;
use std::sync::Arc;
use store::{Store, orders::Viewer};
use tower_sessions::Session;

/// What every request shares. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Portal(Arc<Setting>);

impl Portal {
    #[must_use]
    pub fn new(setting: Setting) -> Self {
        Self(Arc::new(setting))
    }
}

impl std::ops::Deref for Portal {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.0
    }
}

/// What a portal is set up with when it starts.
#[derive(Debug)]
pub struct Setting {
    pub store: Store,
    /// Where the browser's files are, with the names they were built under.
    pub site: Arc<SiteFiles>,
    /// Scheme, host and port as customers reach the portal; links are made from it alone, never from a request.
    pub public_origin: Arc<str>,
    /// The demo shop: mails can be read at `/dev/mailbox`.
    pub demo: bool,
    /// Pages reload themselves after a rebuild (`make dev`).
    pub dev_reload: bool,
    /// Writes and reads the codes on the labels of returns.
    pub codes: Arc<dyn Codes>,
    /// Reads the photos that customers and staff send.
    pub pictures: Arc<dyn Pictures>,
    pub leptos: LeptosOptions,
}

impl FromRef<Portal> for LeptosOptions {
    fn from_ref(portal: &Portal) -> Self {
        portal.leptos.clone()
    }
}

/// URLs of the built files, as `manifest.json` names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFiles {
    pub js: String,
    pub wasm: String,
    pub css: String,
    /// What reads codes from a camera; empty where it was not built.
    pub scanner_js: String,
    pub scanner_wasm: String,
}

/// One request: who asks, in which language, when. Made by the server's middleware; cheap to clone, since every part of
/// a page asks for it.
#[derive(Debug, Clone)]
pub struct Asked(Arc<Question>);

impl Asked {
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self(Arc::new(question))
    }
}

impl std::ops::Deref for Asked {
    type Target = Question;

    fn deref(&self) -> &Question {
        &self.0
    }
}

impl std::ops::DerefMut for Asked {
    fn deref_mut(&mut self) -> &mut Question {
        Arc::make_mut(&mut self.0)
    }
}

/// What a request asks, by whom.
#[derive(Debug, Clone)]
pub struct Question {
    pub portal: Portal,
    /// The path as it was asked for, still percent-encoded.
    pub path: String,
    pub query: Form,
    pub viewer: Viewer,
    pub customer: Option<CustomerId>,
    pub staff: Option<StaffMember>,
    pub locale: Locale,
    pub policy: Arc<Policy>,
    pub zone: TimeZone,
    pub now: Timestamp,
    /// Of this response's content security policy.
    pub nonce: String,
    /// SHA-256 of this browser's own random cookie, hex: codes and sign-in links work in the browser that asked.
    pub browser: Option<String>,
    /// Where the request comes from, for rate limits; never stored in clear.
    pub address: String,
    pub session: Option<Session>,
}

impl Question {
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.portal.store
    }

    #[must_use]
    pub fn words(&self) -> Words {
        Words::of(self.locale)
    }

    #[must_use]
    pub fn format(&self) -> Format {
        Format::new(self.locale, &self.zone, self.now)
    }

    #[must_use]
    pub fn face(&self) -> crate::design::Face {
        crate::design::Face {
            name: self.policy.shop_name.clone(),
            logo: None,
        }
    }
}

//! What is read before the page is made, because the head speaks of it: `leptos_meta` loses what is registered once a
//! page has waited for something (tachys renders what comes later without the owner that knows the head).

use crate::request::Asked;
use domain::ids::ShareId;
use leptos_router::location::Url;
use std::sync::Arc;
use store::{Failure, StoreError, referrals::Landing, sharing::SharePage};

/// In the context of a page that is passed on; absent where there is nothing.
#[derive(Debug, Clone)]
pub(crate) enum ReadFirst {
    Share(Arc<SharePage>),
    Invitation(Arc<Landing>),
}

pub(crate) async fn read_first(asked: &Asked) -> Result<Option<ReadFirst>, StoreError> {
    let found = if let Some(id) = asked.path.strip_prefix("/share/") {
        let Ok(id) = id.parse::<ShareId>() else {
            return Ok(None);
        };
        let share = asked.store().share_page(id).await;
        share.map(|share| ReadFirst::Share(Arc::new(share)))
    } else if let Some(code) = asked.path.strip_prefix("/i/") {
        let landing = asked.store().landing(&Url::unescape(code)).await;
        landing.map(|landing| ReadFirst::Invitation(Arc::new(landing)))
    } else {
        return Ok(None);
    };
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Failure::NotFound) => Ok(None),
        Err(Failure::Refused(never)) => match never {},
        Err(Failure::Broken(error)) => Err(error),
    }
}

//! The staff door: signing in and out. Who is signed in comes with every request; pages for staff ask [`on_duty`].

mod pages;
mod rows;
mod ways;

pub use pages::SignInPage;
pub use rows::{TableRow, table};
pub use ways::way_to;

use crate::{
    request::{Answer, Asked, Form, PagePost, Refused, asked, page_post},
    shell::missing_page,
};
use domain::staff::{Role, StaffMember};
use leptos::prelude::*;
use std::future::Future;
use store::{
    Failure,
    rates::{Limit, STAFF_BY_ADDRESS, STAFF_BY_EMAIL, TooMany},
};

/// The signed-in member of staff this page is for; without one the page is a missing one (the server's middleware has
/// sent everybody else to the door before).
pub fn on_duty(page: impl FnOnce(Asked, StaffMember) -> AnyView) -> AnyView {
    let asked = asked();
    match asked.staff.clone() {
        Some(member) => page(asked, member),
        None => missing_page(),
    }
}

/// As [`on_duty`], for pages that show people: a role that only reads figures finds nothing there.
pub fn on_duty_for_people(page: impl FnOnce(Asked, StaffMember) -> AnyView) -> AnyView {
    on_duty(|asked, member| {
        if member.role.reads_journeys() {
            page(asked, member)
        } else {
            missing_page()
        }
    })
}

/// A page whose content is read from the store first.
pub fn whole<F>(load: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    view! { <Suspense>{move || Suspend::new(load())}</Suspense> }.into_any()
}

/// The POSTs of the door.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![
        page_post("/staff/sign-in", async |asked, _, form| {
            sign_in(&asked, &form).await
        }),
        page_post("/staff/sign-out", async |asked, _, _| {
            if let Some(session) = &asked.session
                && let Err(error) = session.flush().await
            {
                tracing::warn!(%error, "a staff session was not ended");
            }
            Answer::SeeOther("/staff/sign-in".to_owned())
        }),
    ]
}

async fn sign_in(asked: &Asked, form: &Form) -> Answer {
    let (email, password) = (form.get("email"), form.get("password"));
    for (limit, whom) in [
        (STAFF_BY_ADDRESS, asked.address.as_str()),
        (STAFF_BY_EMAIL, email),
    ] {
        if let Err(refused) = turn(asked, form, limit, whom).await {
            return refused;
        }
    }
    let member = match asked.store().sign_in_staff(email, password).await {
        Ok(member) => member,
        Err(Failure::Broken(error)) => return Answer::Broken(error),
        Err(Failure::NotFound | Failure::Refused(_)) => {
            return Answer::Refused(Refused::field(
                form,
                "password",
                asked.words().staff_sign_in_wrong(),
            ));
        }
    };
    let Some(session) = &asked.session else {
        return Answer::NotFound;
    };
    // A new id, so that one planted before signing in opens nothing.
    let kept = async {
        session.cycle_id().await?;
        session.insert("staff", member.id).await?;
        session.save().await
    };
    if let Err(error) = kept.await {
        tracing::error!(%error, "a staff session was not kept");
        return Answer::Refused(Refused::field(form, "", asked.words().shell_broken_lead()));
    }
    let to = form.get("to");
    let is_ours = crate::routes::is_local(to)
        && (to == "/staff" || to.starts_with("/staff/") || to.starts_with("/staff?"));
    Answer::SeeOther(if is_ours {
        to.to_owned()
    } else {
        "/staff".to_owned()
    })
}

async fn turn(asked: &Asked, form: &Form, limit: Limit, whom: &str) -> Result<(), Answer> {
    match asked.store().take_turn(limit, whom).await {
        Ok(()) => Ok(()),
        Err(Failure::Refused(TooMany {
            retry_after_seconds,
        })) => {
            let minutes = (retry_after_seconds + 59) / 60;
            let words = asked.words().staff_sign_in_too_often(minutes);
            let seconds = u64::try_from(retry_after_seconds).unwrap_or_default();
            Err(Answer::Refused(Refused::too_often(form, seconds, words)))
        }
        Err(Failure::NotFound) => Err(Answer::NotFound),
        Err(Failure::Broken(error)) => Err(Answer::Broken(error)),
    }
}

/// What a role is called.
#[must_use]
pub fn role_words(role: Role, words: crate::words::Words) -> String {
    match role {
        Role::Agent => words.staff_role_agent(),
        Role::Store => words.staff_role_store(),
        Role::Marketer => words.staff_role_marketer(),
        Role::Analyst => words.staff_role_analyst(),
        Role::Admin => words.staff_role_admin(),
    }
}

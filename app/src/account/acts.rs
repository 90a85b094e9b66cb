//! What can be done about an account: ask for a link, sign in, choose a language, sign out.

use crate::{
    request::{Answer, Asked, Form, PagePost, Refused, page_post},
    routes::is_local,
    visit,
    words::Locale,
};
use domain::ids::CustomerId;
use store::{Failure, access::SignInRefused, rates};

/// The POST beside each page of this feature.
#[must_use]
pub fn posts() -> Vec<PagePost> {
    vec![
        page_post("/account", async |asked, _, form| match form.get("act") {
            "link" => ask_for_link(&asked, &form).await,
            "code" => sign_in_with_code(&asked, &form).await,
            "language" => choose_language(&asked, &form).await,
            "sign_out" => match visit::sign_out(&asked).await {
                Ok(()) => Answer::SignedOut("/".to_owned()),
                Err(error) => Answer::Broken(error),
            },
            _ => Answer::NotFound,
        }),
        page_post("/sign-in/{token}", async |asked, params, form| {
            let token = params.get("token").cloned().unwrap_or_default();
            sign_in_with_token(&asked, &token, &form).await
        }),
    ]
}

/// Whether anybody has this address shows in nothing.
async fn ask_for_link(asked: &Asked, form: &Form) -> Answer {
    let words = asked.words();
    let email = form.get("address");
    let is_whole = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if !is_whole || email.len() > 254 {
        return Answer::Refused(Refused::field(
            form,
            "address",
            words.account_email_missing(),
        ));
    }
    for (limit, whom) in [
        (rates::LINK_BY_ADDRESS, asked.address.as_str()),
        (rates::LINK_TO_ADDRESS, email),
    ] {
        if let Err(failure) = asked.store().take_turn(limit, whom).await {
            return too_often(form, failure, words.account_too_often());
        }
    }
    let browser = asked.browser.clone().unwrap_or_default();
    match asked.store().ask_sign_in(email, &browser).await {
        Ok(()) => Answer::SeeOther(format!(
            "/account?{}",
            next(form).with("sent", "yes").encode()
        )),
        Err(error) => Answer::Broken(error),
    }
}

async fn sign_in_with_code(asked: &Asked, form: &Form) -> Answer {
    let words = asked.words();
    if let Err(failure) = asked
        .store()
        .take_turn(rates::CODE_BY_ADDRESS, &asked.address)
        .await
    {
        return too_often(form, failure, words.account_too_often());
    }
    let browser = asked.browser.clone().unwrap_or_default();
    match asked
        .store()
        .sign_in_with_code(&browser, form.get("code"))
        .await
    {
        Ok(customer) => signed_in(asked, customer, form).await,
        Err(failure) => Answer::failed(failure, |refused| {
            let said = if refused.tries_left == 0 {
                words.account_code_used_up()
            } else {
                words.account_code_wrong()
            };
            Refused::field(form, "code", said)
        }),
    }
}

async fn sign_in_with_token(asked: &Asked, token: &str, form: &Form) -> Answer {
    let words = asked.words();
    let browser = asked.browser.clone().unwrap_or_default();
    match asked.store().sign_in_with_token(token, &browser).await {
        Ok(customer) => signed_in(asked, customer, form).await,
        Err(failure) => Answer::failed(failure, |refused| {
            let said = match refused {
                SignInRefused::OtherBrowser => words.account_confirm_other(),
                SignInRefused::Spent => words.account_confirm_spent(),
            };
            Refused::field(form, "", said)
        }),
    }
}

async fn signed_in(asked: &Asked, customer: CustomerId, form: &Form) -> Answer {
    match visit::sign_in(asked, customer).await {
        Ok(()) => {
            let to = form.get("next");
            Answer::SeeOther(if is_local(to) {
                to.to_owned()
            } else {
                "/orders".to_owned()
            })
        }
        Err(error) => Answer::Broken(error),
    }
}

async fn choose_language(asked: &Asked, form: &Form) -> Answer {
    let Some(locale) = Locale::spoken(form.get("language")) else {
        return Answer::NotFound;
    };
    match keep_language(asked, locale).await {
        Ok(()) => Answer::SeeOther("/account?saved=yes".to_owned()),
        Err(failure) => Answer::failed(failure, |never| match never {}),
    }
}

/// For this session's pages and, for whoever is signed in, for the mails as well.
///
/// # Errors
/// The store broke, or the customer was erased.
pub async fn keep_language(asked: &Asked, locale: Locale) -> Result<(), Failure<store::Never>> {
    if let Some(session) = &asked.session
        && let Err(error) = session.insert("locale", locale.tag()).await
    {
        tracing::warn!(%error, "a language chosen was not kept");
    }
    match asked.customer {
        Some(customer) => asked.store().choose_language(customer, locale.tag()).await,
        None => Ok(()),
    }
}

fn too_often(form: &Form, failure: Failure<rates::TooMany>, said: String) -> Answer {
    Answer::failed(failure, |too_many| {
        Refused::too_often(form, too_many.retry_after_seconds.unsigned_abs(), said)
    })
}

/// Where a sign-in goes on to, when that is a page of ours.
fn next(form: &Form) -> Form {
    let to = form.get("next");
    if is_local(to) {
        Form::default().with("next", to)
    } else {
        Form::default()
    }
}

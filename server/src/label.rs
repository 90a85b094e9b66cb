//! `GET /returns/{id}/label.pdf`: the label for a parcel that a customer sends themselves. An A6 label on an A4 page, as
//! printers at home have it; no carrier is behind it.

mod draw;

#[cfg(test)]
mod tests;

use app::{
    request::{Asked, not_found, report},
    returns::{is_to_be_shown, spaced},
};
use axum::{
    Extension, Router,
    extract::{Path, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{ids::ReturnId, returns::HandOver};
use store::{Failure, StoreError, orders::AddressView, returns::ReturnView};

/// What stands on a label.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    language: &'static str,
    /// Name and value of each part, in the customer's words.
    to: (String, Vec<String>),
    from: (String, Vec<String>),
    short_code: (String, String),
    order: String,
    weight: String,
    /// What the code says.
    qr: String,
    /// Beside the label.
    notes: Vec<String>,
}

/// Stands behind the same layers as the pages: it shows what the return's page shows.
pub fn routes() -> Router<()> {
    Router::new().route("/returns/{id}/label.pdf", get(pdf))
}

async fn pdf(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let Ok(id) = id.parse::<ReturnId>() else {
        return not_found(request).await;
    };
    let view = match asked.store().return_page(&asked.viewer, id).await {
        Ok(view) => view,
        Err(Failure::Broken(error)) => return broken(&error),
        Err(Failure::NotFound | Failure::Refused(_)) => return not_found(request).await,
    };
    let has_label = view.way_back() == Some(HandOver::Label) && is_to_be_shown(&view);
    if !has_label || asked.policy.returns.address.is_empty() {
        return not_found(request).await;
    }
    let from = match sender(&asked, &view).await {
        Ok(from) => from,
        Err(error) => return broken(&error),
    };
    let Some(pdf) = draw::pdf(&label(&asked, &view, from)) else {
        tracing::error!("a label could not be drawn");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let name = format!("attachment; filename=\"return-{}.pdf\"", view.short_code);
    let mut response = ([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response();
    if let Ok(name) = HeaderValue::from_str(&name) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

fn broken(error: &StoreError) -> Response {
    report(error);
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// Who sends it, as far as this visitor may see it: a return's own link shows no address, so lines are left to write on.
async fn sender(asked: &Asked, view: &ReturnView) -> Result<Vec<String>, StoreError> {
    let order = asked
        .store()
        .order_page(&asked.viewer, &view.order_number)
        .await;
    match order {
        Ok(order) => Ok(order.address.map(lines).unwrap_or_default()),
        Err(Failure::NotFound | Failure::Refused(_)) => Ok(Vec::new()),
        Err(Failure::Broken(error)) => Err(error),
    }
}

fn lines(address: AddressView) -> Vec<String> {
    let town = format!("{} {}", address.postal_code, address.city);
    [address.name, address.street, town, address.country]
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn label(asked: &Asked, view: &ReturnView, from: Vec<String>) -> Label {
    let words = asked.words();
    Label {
        language: asked.locale.tag(),
        to: (words.label_to(), asked.policy.returns.address.clone()),
        from: (words.label_from(), from),
        short_code: (words.label_return(), spaced(&view.short_code)),
        order: words.label_order(view.order_number.as_str()),
        weight: words.label_weight(),
        qr: asked.portal.codes.of_return(view.id, view.bring_by),
        notes: vec![words.label_cut(), words.label_own_parcel()],
    }
}

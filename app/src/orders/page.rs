//! `/orders/{number}`.

use super::{access::access, parts, telling::tell, wording::Wording};
use crate::{
    design::{ButtonLink, Card, Frame, Look, Page, PageTitle},
    islands::LiveOrder,
    request::{Asked, Refused, asked, failed_page, refused},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    Failure, StoreError,
    cases::CaseSummary,
    orders::{AddressView, OrderView, Sight},
    returns::ReturnSummary,
};

/// One order, as much of it as this visitor may see.
#[component]
pub fn OrderPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let number = use_params_map()
        .read_untracked()
        .get("number")
        .unwrap_or_default()
        .replace('\0', "");
    Suspend::new(async move {
        let order = match asked.store().order_page(&asked.viewer, &number).await {
            Ok(order) => order,
            Err(failure) => return failed_page(failure),
        };
        match Beside::read(&asked, &order).await {
            Ok(beside) => page(&asked, &order, &beside, refused.as_ref()).into_any(),
            Err(error) => failed_page(Failure::<()>::Broken(error)),
        }
    })
}

/// What hangs on the order.
#[derive(Default)]
struct Beside {
    returns: Vec<ReturnSummary>,
    cases: Vec<CaseSummary>,
}

impl Beside {
    /// Nothing for who sees only its status.
    async fn read(asked: &Asked, order: &OrderView) -> Result<Self, StoreError> {
        let (mut beside, store) = (Self::default(), asked.store());
        if order.sight != Sight::Whole {
            return Ok(beside);
        }
        if order.returns > 0 {
            beside.returns = store.returns_of_order(&asked.viewer, &order.number).await?;
        }
        if order.cases > 0 {
            beside.cases = store.cases_of_order(order.id).await?;
        }
        Ok(beside)
    }
}

pub(super) fn wording<'a>(asked: &Asked, order: &'a OrderView) -> Wording<'a> {
    Wording {
        words: asked.words(),
        format: asked.format(),
        zone: asked.zone.clone(),
        now: asked.now,
        order,
    }
}

fn page(
    asked: &Asked,
    order: &OrderView,
    beside: &Beside,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let (words, wording) = (asked.words(), wording(asked, order));
    let telling = tell(order, asked.now);
    let path = format!("/orders/{}", parts::path_part(&order.number));
    let opens = (order.sight == Sight::Status).then(|| access(asked, &wording, refused));
    let fix = (order.sight == Sight::Whole).then(|| {
        let href = crate::returns::fix_path(&order.number);
        view! { <ButtonLink href text=words.return_open()/> }
    });
    let withdraw = crate::withdraw::door(asked, order.withdrawal, &order.number);
    let returns = crate::returns::card(asked, &beside.returns);
    let stream = format!("{path}/live");
    let heading = parts::heading(&wording, &telling);
    let parcels = parts::parcels(&wording, &telling);
    let items = parts::items(&wording, &telling);
    let promises = parts::promises(&wording, &telling);
    // Nobody is asked to pass on what they wait for us to make good.
    let is_owed = beside.cases.iter().any(|case| !case.status.is_over());
    let share = (!is_owed).then(|| crate::share::card(words, order));
    let ask = crate::help::ask_path(&order.number);
    let cases = crate::help::order_card(asked, &order.number, &beside.cases);
    let reviews = crate::reviews::card(words, order, asked.now);
    let address = order
        .address
        .as_ref()
        .map(|address| goes_to(asked, address));
    view! {
        <PageTitle text=words.order_title(order.number.as_str()) shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame=Frame::Customer>
            {heading}
            <div class="columns">
                {parcels}
                <div class="stack">
                    {opens}
                    {items}
                    <Card title=words.order_wrong()>
                        <p class="quiet">{words.order_wrong_lead()}</p>
                        <div class="row no-print">
                            {fix}
                            <ButtonLink href=ask text=words.order_wrong_button() look=Look::Quiet/>
                        </div>
                        {withdraw}
                    </Card>
                    {returns}
                    {cases}
                    {promises}
                    {reviews}
                    {share}
                    {address}
                </div>
            </div>
            <LiveOrder stream lost=words.order_live_lost() copied=words.order_copied()/>
        </Page>
    }
}

fn goes_to(asked: &Asked, address: &AddressView) -> impl IntoView + use<> {
    let town = format!("{} {}", address.postal_code, address.city);
    let lines = [
        &address.name,
        &address.street,
        &town,
        &address.region,
        &address.country,
    ];
    let lines = lines
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .map(|line| view! { <span>{line}</span> })
        .collect_view();
    view! { <Card title=asked.words().order_address()><address class="address">{lines}</address></Card> }
}

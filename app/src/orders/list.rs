//! `/orders`: a signed-in customer's orders, each answering when.

use super::parts::path_part;
use crate::{
    design::{Badge, ButtonLink, Card, Empty, Frame, Heading, Look, Page, PageTitle, Tone},
    request::{Asked, asked, failed_page},
    words::{Format, Words},
};
use domain::{Timestamp, orders::OrderStatus};
use leptos::prelude::*;
use store::{Failure, orders::OrderSummary};

#[component]
pub fn OrdersPage() -> impl IntoView {
    let asked = asked();
    Suspend::new(async move {
        let Some(customer) = asked.customer else {
            return page(&asked, None).into_any();
        };
        match asked.store().orders_of(customer).await {
            Ok(orders) => page(&asked, Some(orders)).into_any(),
            Err(error) => failed_page::<store::Never>(Failure::Broken(error)),
        }
    })
}

/// What a row answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Received(Timestamp),
    Cancelled,
    Marked,
    Arriving(Timestamp),
    Late(Timestamp),
    Placed,
    Packing,
    OnItsWay,
}

impl Answer {
    fn of(order: &OrderSummary, now: Timestamp) -> Self {
        match (order.received_at, order.deliver_by) {
            (Some(at), _) => Self::Received(at),
            _ if order.cancelled_at.is_some() || order.status == OrderStatus::Cancelled => {
                Self::Cancelled
            }
            _ if order.status == OrderStatus::Delivered => Self::Marked,
            (None, Some(due)) if due >= now => Self::Arriving(due),
            (None, Some(due)) => Self::Late(due),
            (None, None) => match order.status {
                OrderStatus::Placed => Self::Placed,
                OrderStatus::Shipped => Self::OnItsWay,
                _ => Self::Packing,
            },
        }
    }

    fn say(self, words: Words, format: &Format) -> (Tone, String) {
        match self {
            Self::Received(at) => (Tone::Kept, words.orders_received(format.short_day(at))),
            Self::Cancelled => (Tone::Neutral, words.orders_cancelled()),
            Self::Marked => (Tone::Neutral, words.orders_marked()),
            Self::Arriving(due) => (Tone::Neutral, words.orders_arriving(format.short_due(due))),
            Self::Late(due) => (Tone::Broken, words.orders_late(format.short_due(due))),
            Self::Placed => (Tone::Neutral, words.orders_placed()),
            Self::Packing => (Tone::Neutral, words.orders_packing()),
            Self::OnItsWay => (Tone::Neutral, words.orders_on_its_way()),
        }
    }
}

fn page(asked: &Asked, orders: Option<Vec<OrderSummary>>) -> impl IntoView + use<> {
    let (words, format) = (asked.words(), asked.format());
    let (lead, inside) = match orders {
        None => (words.orders_signed_out_lead(), signed_out(words).into_any()),
        Some(orders) if orders.is_empty() => (String::new(), empty(words).into_any()),
        Some(orders) => {
            let rows = orders
                .iter()
                .map(|order| row(words, &format, order, asked.now))
                .collect_view();
            (
                words.orders_lead(),
                view! { <ul class="orders">{rows}</ul> }.into_any(),
            )
        }
    };
    let title = if asked.customer.is_some() {
        words.orders_title()
    } else {
        words.orders_signed_out()
    };
    let lead = (!lead.is_empty()).then_some(lead);
    view! {
        <PageTitle text=words.orders_title() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path="/orders" frame=Frame::Customer>
            <Heading title nostrip:lead=lead/>
            {inside}
        </Page>
    }
}

fn row(
    words: Words,
    format: &Format,
    order: &OrderSummary,
    now: Timestamp,
) -> impl IntoView + use<> {
    let (tone, text) = Answer::of(order, now).say(words, format);
    let title = match (order.first_title.clone(), order.lines) {
        (Some(title), lines @ 2..) => words.orders_and_more(lines - 1, title),
        (Some(title), _) => title,
        (None, _) => order.number.clone(),
    };
    let over = words.orders_over(format.short_day(order.placed_at), order.number.as_str());
    let href = format!("/orders/{}", path_part(&order.number));
    view! {
        <li class="card order-row">
            <div>
                <h2><a href=href>{title}</a></h2>
                <p class="quiet">{over}</p>
            </div>
            <Badge tone text/>
        </li>
    }
}

fn signed_out(words: Words) -> impl IntoView {
    view! {
        <Card>
            <div class="row">
                <ButtonLink href="/account?next=%2Forders" text=words.account_sign_in()/>
                <ButtonLink href="/" text=words.orders_find() look=Look::Quiet/>
            </div>
        </Card>
    }
}

fn empty(words: Words) -> impl IntoView {
    view! {
        <Card>
            <Empty title=words.orders_empty() detail=words.orders_empty_detail()>
                <ButtonLink href="/" text=words.orders_find() look=Look::Quiet/>
            </Empty>
        </Card>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_micros(hour * 3_600_000_000)
    }

    fn order() -> OrderSummary {
        OrderSummary {
            number: "HP-1".to_owned(),
            status: OrderStatus::Confirmed,
            placed_at: at(1),
            cancelled_at: None,
            received_at: None,
            deliver_by: Some(at(50)),
            first_title: None,
            lines: 1,
        }
    }

    #[test]
    fn each_order_answers_when() {
        assert_eq!(Answer::of(&order(), at(10)), Answer::Arriving(at(50)));
        assert_eq!(Answer::of(&order(), at(51)), Answer::Late(at(50)));
        assert_eq!(
            Answer::of(
                &OrderSummary {
                    received_at: Some(at(40)),
                    ..order()
                },
                at(51)
            ),
            Answer::Received(at(40))
        );
        let cancelled = OrderSummary {
            cancelled_at: Some(at(5)),
            ..order()
        };
        assert_eq!(Answer::of(&cancelled, at(51)), Answer::Cancelled);
        assert_eq!(
            Answer::of(
                &OrderSummary {
                    received_at: Some(at(6)),
                    ..cancelled
                },
                at(51)
            ),
            Answer::Received(at(6))
        );
        assert_eq!(
            Answer::of(
                &OrderSummary {
                    status: OrderStatus::Delivered,
                    ..order()
                },
                at(51)
            ),
            Answer::Marked
        );
        assert_eq!(
            Answer::of(
                &OrderSummary {
                    deliver_by: None,
                    ..order()
                },
                at(10)
            ),
            Answer::Packing
        );
    }
}

//! The answer in the heading, and the sentence below it.

use super::{Delay, Pace, Standing, Story, Trouble, promise_of};
use domain::{Timestamp, promises::PromiseKind};
use store::orders::OrderView;

/// What the heading answers. `parcel` counts from one and is named only where there are several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    Placed,
    Packing,
    Arriving {
        due: Timestamp,
        parcels: usize,
    },
    /// With the driver since then.
    OutForDelivery {
        since: Option<Timestamp>,
    },
    /// On its way, with no time told.
    OnItsWay,
    /// Every time we told has passed.
    Overdue,
    Collect {
        parcel: Option<usize>,
    },
    /// Some parcels are in hand, others are not.
    SomeReceived {
        received: usize,
        of: usize,
    },
    /// Everything sent so far is in hand, and there is more to send.
    MoreToSend {
        received: usize,
    },
    Received {
        at: Timestamp,
        parcels: usize,
    },
    MarkedDelivered,
    Missed {
        parcel: Option<usize>,
    },
    Trouble {
        parcel: Option<usize>,
        trouble: Trouble,
    },
    /// By the shop, or withdrawn from by the customer.
    Cancelled,
    /// The carrier called the only parcel off, and the order stands.
    CalledOff,
}

/// The sentence below the heading: the promise beside what is expected now, why, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    pub pace: Option<Pace>,
    pub delay: Option<Delay>,
    pub todo: Todo,
}

/// What there is to do for the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Todo {
    Nothing,
    /// Nothing, and there is nothing to say about it either.
    Silent,
    /// Nothing but to wait for something that is late.
    Wait,
    BeHome,
    Collect,
    Look,
    AskUs,
    Fix(Trouble),
}

pub(super) fn choose(
    order: &OrderView,
    stories: &[Story],
    unsent: i64,
    now: Timestamp,
) -> (Headline, Lead) {
    let standing: Vec<&Story> = stories
        .iter()
        .filter(|story| story.standing != Standing::CalledOff)
        .collect();
    let Some(first) = standing.first().or(stories.first().as_ref()).copied() else {
        return (
            Headline::Placed,
            Lead {
                pace: None,
                delay: None,
                todo: Todo::Nothing,
            },
        );
    };
    let of = standing.len();
    let name = |story: &Story| {
        if stories.len() > 1 {
            story.parcel.map(|index| index + 1)
        } else {
            None
        }
    };
    let lead = |story: &Story, todo| Lead {
        pace: story.pace,
        delay: delay_of(story),
        todo,
    };

    if let Some(story) = standing
        .iter()
        .find(|story| matches!(story.standing, Standing::Missed { .. }))
    {
        return (
            Headline::Missed {
                parcel: name(story),
            },
            Lead {
                pace: None,
                ..lead(story, Todo::Look)
            },
        );
    }
    let trouble = standing.iter().find_map(|story| match story.standing {
        Standing::Trouble(trouble) => Some((*story, trouble)),
        _ => None,
    });
    if let Some((story, trouble)) = trouble {
        // What may no longer come is not measured by the day it was to come on, unless that day has passed.
        let pace = story
            .pace
            .filter(|pace| trouble.may_still_come() || matches!(pace, Pace::Overdue { .. }));
        return (
            Headline::Trouble {
                parcel: name(story),
                trouble,
            },
            Lead {
                pace,
                ..lead(story, Todo::Fix(trouble))
            },
        );
    }
    let received: Vec<(&Story, Timestamp)> = standing
        .iter()
        .filter_map(|story| match story.standing {
            Standing::Received { at } => Some((*story, at)),
            _ => None,
        })
        .collect();
    let last = received.iter().copied().max_by_key(|(_, at)| *at);
    if let Some((story, at)) = last
        && received.len() == of
    {
        let is_cancelled = order.cancelled_at.or(order.withdrawn_at).is_some();
        // At the first sight of an order nothing says what is in a parcel; then only the store knows it incomplete.
        let is_incomplete =
            unsent > 0 || (order.received_at.is_none() && !order.parcels.is_empty());
        if is_incomplete && !is_cancelled {
            // What is not sent yet may be late already.
            let late_rest = [PromiseKind::DeliverBy, PromiseKind::DispatchBy]
                .into_iter()
                .filter_map(|kind| promise_of(order, kind, None))
                .map(|promise| Pace::of(&promise.times, now))
                .find(|pace| matches!(pace, Pace::Overdue { .. }));
            return (
                Headline::MoreToSend { received: of },
                Lead {
                    pace: late_rest,
                    ..lead(story, late_rest.map_or(Todo::Nothing, |_| Todo::Wait))
                },
            );
        }
        let worst = received
            .iter()
            .find(|(story, _)| matches!(story.pace, Some(Pace::Late { .. })));
        return (
            Headline::Received { at, parcels: of },
            lead(worst.map_or(story, |(late, _)| late), Todo::Silent),
        );
    }
    if let Some(story) = standing
        .iter()
        .find(|story| story.standing == Standing::Collect)
    {
        return (
            Headline::Collect {
                parcel: name(story),
            },
            lead(story, Todo::Collect),
        );
    }
    let waiting: Vec<&Story> = standing
        .iter()
        .copied()
        .filter(|story| !story.standing.is_over())
        .collect();
    // The one expected last says when all is here; one without any time, or past it, says that nobody knows.
    let slowest = waiting
        .iter()
        .copied()
        .max_by_key(|story| match story.pace.and_then(Pace::expected) {
            None => (1, Timestamp::from_micros(0)),
            Some(due) => (0, due),
        })
        .unwrap_or(first);
    if !received.is_empty() && !waiting.is_empty() {
        let headline = Headline::SomeReceived {
            received: received.len(),
            of,
        };
        return (headline, lead(slowest, Todo::Nothing));
    }
    let headline = match slowest.standing {
        Standing::Cancelled { .. } => {
            let is_theirs = order.cancelled_at.is_none() && order.withdrawn_at.is_some();
            let todo = if is_theirs {
                Todo::Nothing
            } else {
                Todo::AskUs
            };
            return (
                Headline::Cancelled,
                Lead {
                    pace: None,
                    ..lead(first, todo)
                },
            );
        }
        Standing::CalledOff => {
            return (
                Headline::CalledOff,
                Lead {
                    pace: None,
                    ..lead(first, Todo::AskUs)
                },
            );
        }
        Standing::MarkedDelivered => return (Headline::MarkedDelivered, lead(first, Todo::Silent)),
        Standing::OutForDelivery if waiting.len() == 1 => {
            let parcel = slowest.parcel.and_then(|index| order.parcels.get(index));
            let since = parcel.and_then(|parcel| parcel.status_at);
            return (
                Headline::OutForDelivery { since },
                lead(slowest, Todo::BeHome),
            );
        }
        Standing::Placed => Headline::Placed,
        _ => match (slowest.pace.and_then(Pace::expected), slowest.pace) {
            (Some(due), _) => Headline::Arriving {
                due,
                parcels: waiting.len(),
            },
            (None, Some(Pace::Overdue { .. })) => Headline::Overdue,
            (None, _) if matches!(slowest.standing, Standing::Packing | Standing::Announced) => {
                Headline::Packing
            }
            (None, _) => Headline::OnItsWay,
        },
    };
    let todo = if headline == Headline::Overdue {
        Todo::Wait
    } else {
        Todo::Nothing
    };
    (headline, lead(slowest, todo))
}

fn delay_of(story: &Story) -> Option<Delay> {
    match story.standing {
        Standing::OnItsWay(delay) => delay,
        _ => None,
    }
}

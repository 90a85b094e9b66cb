//! `GET /api/v1/gaps?from=&to=&group_by=`

use super::{
    Problem,
    transitions::{TransitionOut, transition_out},
};
use crate::serve::Shared;
use app::request::Form;
use axum::{
    Json,
    extract::{RawQuery, State},
};
use domain::{
    gaps::{GroupBy, Score},
    orders::fault::Fault,
};
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;
use store::gaps::GapRow;
use utoipa::{IntoParams, ToSchema};

/// Which promises are counted, and how they are told apart.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "only describes the query, which is read with every fault named"
)]
pub struct GapsQuery {
    /// The first day a promise fell due, and a hand-over began, inclusive, where the shop is
    #[param(value_type = Option<String>, format = Date, example = "2018-01-01")]
    from: Option<String>,
    /// The last day, inclusive
    #[param(value_type = Option<String>, format = Date, example = "2018-12-31")]
    to: Option<String>,
    /// month, week, carrier, region, country, channel, store, product or category
    #[param(example = "month")]
    group_by: Option<String>,
}

/// The figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapsOut {
    #[schema(value_type = Option<String>, format = Date)]
    from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    to: Option<Date>,
    group_by: Option<String>,
    rows: Vec<GapRowOut>,
    /// Every kind of hand-over, in the order of the journey
    transitions: Vec<TransitionOut>,
}

/// The promises of one kind and group.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapRowOut {
    #[schema(example = "deliver_by")]
    kind: String,
    #[schema(example = "2018-02")]
    group: Option<String>,
    made: u64,
    kept: u64,
    /// Settled late, and past due and still unsettled
    broken: u64,
    broken_unsettled: u64,
    open: u64,
    waived: u64,
    /// Kept among kept and broken
    kept_share: Option<f64>,
    /// Wilson's 95 % interval
    #[schema(value_type = Option<[f64; 2]>)]
    kept_share_interval: Option<[f64; 2]>,
    lateness_seconds: LatenessOut,
    score: ScoreOut,
    score_n: ScoreCountOut,
}

/// Settled minus due of the settled ones: negative is early.
#[derive(Debug, Serialize, ToSchema)]
pub struct LatenessOut {
    p50: Option<f64>,
    p90: Option<f64>,
    p99: Option<f64>,
}

/// Mean score by what became of the promise.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoreOut {
    kept: Option<f64>,
    settled_late: Option<f64>,
    unsettled: Option<f64>,
}

/// How many scores each mean is made of.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoreCountOut {
    kept: u64,
    settled_late: u64,
    unsettled: u64,
}

/// Where promises broke: counts, shares, lateness and how it felt; and the hand-overs between touchpoints.
#[utoipa::path(
    get, path = "/api/v1/gaps", tag = "read", operation_id = "getGaps",
    params(GapsQuery),
    responses(
        (status = 200, description = "The figures", body = GapsOut),
        (status = 401, description = "No key, or one nobody knows", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key lacks the scope `read`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Parameters at fault", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many unknown keys from this address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not just now", body = Problem, content_type = "application/problem+json"),
    ),
    security(("key" = ["read"])),
)]
pub async fn get_gaps(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
) -> Result<Json<GapsOut>, Problem> {
    let query = Form::parse(&query.unwrap_or_default());
    let mut faults = Vec::new();
    let from = date(&query, "from", &mut faults);
    let to = date(&query, "to", &mut faults);
    let group_by = group_by(&query, &mut faults);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        faults.push(fault("to", "must not be before from"));
    }
    if !faults.is_empty() {
        return Err(Problem::faulty("The query does not read", faults));
    }
    // Orders are placed before their first promise falls due: an end left open is open here.
    let transitions = shared.store().transitions(from, to).await?;
    // What is left open reaches as far as promises do.
    let span = if from.is_some() && to.is_some() {
        None
    } else {
        shared.store().gap_span().await?
    };
    let from = from.or(span.map(|(first, _)| first));
    let to = to.or(span.map(|(_, last)| last));
    let rows = match (from, to) {
        (Some(from), Some(to)) if from <= to => shared.store().gaps(from, to, group_by).await?,
        _ => Vec::new(),
    };
    Ok(Json(GapsOut {
        from,
        to,
        group_by: group_by.map(|group| group.as_str().to_owned()),
        rows: rows.into_iter().map(row_out).collect(),
        transitions: transitions.iter().map(transition_out).collect(),
    }))
}

fn date(query: &Form, name: &str, faults: &mut Vec<Fault>) -> Option<Date> {
    let text = query.get(name);
    if text.is_empty() {
        return None;
    }
    let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
    if date.is_none() {
        faults.push(fault(name, "must be a date such as 2018-01-31"));
    }
    date
}

fn group_by(query: &Form, faults: &mut Vec<Fault>) -> Option<GroupBy> {
    let text = query.get("group_by");
    if text.is_empty() {
        return None;
    }
    let group = GroupBy::read(text);
    if group.is_none() {
        let known = GroupBy::ALL.map(GroupBy::as_str).join(", ");
        faults.push(fault("group_by", &format!("must be one of {known}")));
    }
    group
}

fn fault(name: &str, detail: &str) -> Fault {
    Fault {
        pointer: format!("#{name}"),
        detail: detail.to_owned(),
    }
}

fn row_out(row: GapRow) -> GapRowOut {
    let figures = row.figures;
    let lateness = figures.lateness();
    let felt = figures.felt();
    GapRowOut {
        kind: row.kind.as_str().to_owned(),
        group: row.group,
        made: figures.made(),
        kept: figures.kept(),
        broken: figures.broken(),
        broken_unsettled: figures.broken_unsettled(),
        open: figures.open(),
        waived: figures.waived(),
        kept_share: figures.kept_share(),
        kept_share_interval: figures.kept_share_interval().map(|(low, high)| [low, high]),
        lateness_seconds: LatenessOut {
            p50: lateness.quantile(0.5),
            p90: lateness.quantile(0.9),
            p99: lateness.quantile(0.99),
        },
        score: ScoreOut {
            kept: Score::mean(&felt.kept),
            settled_late: Score::mean(&felt.settled_late),
            unsettled: Score::mean(&felt.unsettled),
        },
        score_n: ScoreCountOut {
            kept: felt.kept.n,
            settled_late: felt.settled_late.n,
            unsettled: felt.unsettled.n,
        },
    }
}

//! How the ledger says that something began, and whether it arrived.

use domain::{
    Timestamp,
    gaps::{Passage, Standing, TransitionKind, switched},
};
use uuid::Uuid;

/// Which beginnings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// From moment `$1` on and before moment `$2`.
    InTime,
    /// Customer `$1`'s own.
    Theirs,
}

/// The kinds whose beginnings and ends the partial indexes of `0007_transitions.sql` hold: written as they are there,
/// for SQLite recognises its index by the words.
const BEGUN: &str = "b.kind in ('case_opened', 'return_received')";
const ADVOCACY: &str =
    "t.kind in ('review_posted', 'shared', 'invitation_made', 'referral_ordered')";

/// The first beginning of a kind from moment `$2` on, and what to bind as `$1`. An order in hand is not always its
/// customer's first.
pub(in crate::gaps) fn next_begun(kind: TransitionKind) -> (&'static str, &'static str) {
    const LOGGED: &str = "select b.occurred_at from touchpoints b where b.kind in ('case_opened', 'return_received') \
        and b.kind = $1 and b.occurred_at >= $2 order by b.occurred_at limit 1";
    match kind {
        TransitionKind::OrderedToInHand => (
            "select placed_at from orders where cast($1 as text) is not null and placed_at >= $2 order by placed_at limit 1",
            "",
        ),
        TransitionKind::AskedToAnswered => (LOGGED, "case_opened"),
        TransitionKind::HandedBackToRefunded => (LOGGED, "return_received"),
        TransitionKind::InHandToFirstAdvocacy => (
            "select received_at from orders where cast($1 as text) is not null and received_at is not null \
             and received_at >= $2 order by received_at limit 1",
            "",
        ),
    }
}

/// Passages without scores: `id, customer_id, order_id, begun_at, arrived_at, due, called_off_at, begun_in, ended_in`.
pub(super) fn passages(kind: TransitionKind, begun: Begun) -> String {
    let chosen = |moment: &str, customer: &str| match begun {
        Begun::InTime => format!("{moment} >= $1 and {moment} < $2"),
        Begun::Theirs => format!("{customer} = $1"),
    };
    match kind {
        TransitionKind::OrderedToInHand => {
            let chosen = chosen("o.placed_at", "o.customer_id");
            // All of it was to be there by the latest date told for any of its parcels.
            format!(
                "select o.id, o.customer_id, o.id as order_id, o.placed_at as begun_at, o.received_at as arrived_at, \
                 (select max(p.judged_by) from promises p where p.order_id = o.id and p.kind = 'deliver_by') as due, \
                 case when o.received_at is null then coalesce(o.withdrawn_at, o.cancelled_at) end as called_off_at, \
                 cast(null as text) as begun_in, cast(null as text) as ended_in \
                 from orders o where o.replaces_return is null and {chosen}"
            )
        }
        TransitionKind::AskedToAnswered => {
            let chosen = chosen("b.occurred_at", "b.customer_id");
            let answer = |column: &str| end(column, "'case_answered'");
            // What we open ourselves, because a promise broke, nobody asked.
            format!(
                "select b.id, b.customer_id, b.order_id, b.occurred_at as begun_at, {} as arrived_at, \
                 p.judged_by as due, p.waived_at as called_off_at, b.channel as begun_in, {} as ended_in \
                 from touchpoints b \
                 left join promises p on p.kind = 'first_reply_by' and p.subject = b.subject \
                 where {BEGUN} and b.kind = 'case_opened' and b.actor = 'customer' and {chosen}",
                answer("occurred_at"),
                answer("channel"),
            )
        }
        TransitionKind::HandedBackToRefunded => {
            let chosen = chosen("b.occurred_at", "b.customer_id");
            // A replacement promised is in hand when its promise settles. One promise that stands outranks a waived one:
            // what was to be replaced may be refunded instead.
            format!(
                "select b.id, b.customer_id, b.order_id, b.occurred_at as begun_at, \
                 coalesce({}, q.settled_at) as arrived_at, \
                 coalesce(case when r.waived_at is null then r.judged_by end, \
                   case when q.waived_at is null then q.judged_by end, r.judged_by, q.judged_by) as due, \
                 case when (r.id is null or r.waived_at is not null) and (q.id is null or q.waived_at is not null) \
                   then coalesce(r.waived_at, q.waived_at) end as called_off_at, \
                 b.channel as begun_in, {} as ended_in from touchpoints b \
                 left join promises r on r.kind in ('refund_by', 'withdrawal_refund_by') and r.subject = 'return:' || b.subject \
                 left join promises q on q.kind = 'replacement_by' and q.subject = 'return:' || b.subject \
                 where {BEGUN} and b.kind = 'return_received' and {chosen} and not exists (select 1 from touchpoints u \
                   where u.source = b.source and u.subject = b.subject and u.event_id = 'undone:' || b.event_id)",
                end("occurred_at", PAID),
                end("channel", PAID),
            )
        }
        TransitionKind::InHandToFirstAdvocacy => {
            let chosen = chosen("o.received_at", "o.customer_id");
            let patience = patience();
            format!(
                "select o.id, o.customer_id, o.id as order_id, o.received_at as begun_at, \
                 (select min(t.occurred_at) from touchpoints t where {ADVOCACY} and t.customer_id = o.customer_id \
                   and t.occurred_at >= o.received_at and t.occurred_at <= o.received_at + {patience}) as arrived_at, \
                 cast(null as bigint) as due, cast(null as bigint) as called_off_at, \
                 cast(null as text) as begun_in, cast(null as text) as ended_in \
                 from orders o where o.received_at is not null and {chosen} and not exists (select 1 from orders f \
                   where f.customer_id = o.customer_id and f.received_at is not null \
                   and (f.received_at, f.id) < (o.received_at, o.id))"
            )
        }
    }
}

/// What ends a return for the customer: money, or its worth with the shop.
const PAID: &str = "'refund_recorded', 'credit_issued'";

/// The first touchpoint of one of these kinds about the same thing as `b`.
fn end(column: &str, kinds: &str) -> String {
    format!(
        "(select e.{column} from touchpoints e where e.source = b.source and e.subject = b.subject and e.kind in ({kinds}) \
         order by e.occurred_at, e.id limit 1)"
    )
}

/// [`passages`] with what the customer said last before, and next after the beginning.
pub(super) fn with_scores(kind: TransitionKind, begun: Begun) -> String {
    let passages = passages(kind, begun);
    format!("select {SCORED} from ({passages}) x")
}

/// Everything a [`PassageRow`] reads of passages `x`.
pub(super) const SCORED: &str = "x.id, x.customer_id, x.order_id, x.begun_at, x.arrived_at, x.due, x.called_off_at, \
    x.begun_in, x.ended_in, \
    (select s.score from touchpoints s where s.customer_id = x.customer_id and s.score is not null \
      and s.occurred_at < x.begun_at order by s.occurred_at desc, s.id desc limit 1) as score_before, \
    (select s.score from touchpoints s where s.customer_id = x.customer_id and s.score is not null \
      and s.occurred_at >= x.begun_at order by s.occurred_at, s.id limit 1) as score_after";

/// The condition on passages `x` that stand so at moment `$now`, as `Passage::standing` tells it; it always names the
/// moment.
pub(super) fn stands(kind: TransitionKind, standing: Option<Standing>, now: &str) -> String {
    let over = match kind.promise() {
        Some(_) => "x.due".to_owned(),
        None => format!("(x.begun_at + {})", patience()),
    };
    let called_off =
        format!("(x.called_off_at is not null and ({over} is null or x.called_off_at <= {over}))");
    let named = format!("cast({now} as bigint) is not null");
    match standing {
        None => named,
        Some(Standing::Arrived) => format!("{named} and x.arrived_at is not null"),
        Some(Standing::CalledOff) => format!("{named} and x.arrived_at is null and {called_off}"),
        Some(Standing::DroppedOff) => {
            format!("x.arrived_at is null and not {called_off} and {over} < {now}")
        }
        Some(Standing::OnTheWay) => format!(
            "x.arrived_at is null and not {called_off} and ({over} is null or {over} >= {now})"
        ),
    }
}

fn patience() -> i64 {
    i64::try_from(TransitionKind::PATIENCE.as_micros()).unwrap_or(i64::MAX)
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct PassageRow {
    pub id: Uuid,
    pub customer_id: Uuid,
    #[expect(dead_code, reason = "joined by, not read")]
    order_id: Option<Uuid>,
    pub begun_at: i64,
    arrived_at: Option<i64>,
    due: Option<i64>,
    called_off_at: Option<i64>,
    begun_in: Option<String>,
    ended_in: Option<String>,
    score_before: Option<i64>,
    score_after: Option<i64>,
}

impl PassageRow {
    pub(super) fn passage(&self, kind: TransitionKind) -> Passage {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        Passage {
            kind,
            begun_at: Timestamp::from_micros(self.begun_at),
            arrived_at: moment(self.arrived_at),
            due: moment(self.due),
            called_off_at: moment(self.called_off_at),
            switched: self
                .begun_in
                .as_deref()
                .and_then(|begun_in| switched(begun_in, self.ended_in.as_deref())),
            score_before: self.score_before,
            score_after: self.score_after,
        }
    }
}

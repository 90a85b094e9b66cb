//! What somebody at the desk received today, read from the log.

use super::{
    desk::StaffReturn,
    rows::{ReturnRow, UnitRow},
};
use crate::{Store, StoreError, db::on};
use domain::{
    Timestamp,
    ids::ReturnId,
    returns::{Progress, Received, Unit, day_began},
    staff::StaffMember,
    touchpoints::Touchpoint,
};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use uuid::Uuid;

/// More than a pallet holds.
const MOST_SHOWN: i64 = 200;

/// One reception. A return that was taken back and received again has two.
#[derive(Debug, Clone)]
pub struct ReceivedRow {
    pub id: ReturnId,
    pub short_code: String,
    pub order_number: String,
    /// `None` after erasure, and where the shop gave no name.
    pub name: Option<String>,
    /// Of its first unit.
    pub title: String,
    pub pieces: i64,
    /// Where the return stands now.
    pub progress: Progress,
    pub received_at: Timestamp,
    pub undone_at: Option<Timestamp>,
    /// By whom the list is of, now.
    pub can_be_undone: bool,
}

#[derive(sqlx::FromRow)]
struct LogRow {
    /// The return, as the log names it.
    about: String,
    occurred_at: i64,
    undone_at: Option<i64>,
    particulars: String,
    #[sqlx(flatten)]
    row: ReturnRow,
    order_number: String,
    name: Option<String>,
}

impl Store {
    /// What this member of staff received since the shop's midnight, the latest first.
    ///
    /// # Errors
    /// The store broke.
    pub async fn received_today(
        &self,
        member: &StaffMember,
    ) -> Result<Vec<ReceivedRow>, StoreError> {
        let (now, zone) = (self.now(), self.policy().working_time.zone());
        let since = day_began(now, &zone).as_micros();
        // The first condition stands as in the index of beginnings (`0007_transitions.sql`): SQLite knows it by its words.
        let rows: Vec<LogRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select t.subject as about, t.occurred_at, u.occurred_at as undone_at, t.particulars, r.*, o.number as order_number, p.name \
                 from touchpoints t join returns r on r.order_id = t.order_id join orders o on o.id = r.order_id \
                 left join touchpoints u on u.source = t.source and u.subject = t.subject \
                 and u.event_id = 'undone:' || t.event_id \
                 left join persons p on p.customer_id = o.customer_id \
                 where t.kind in ('case_opened', 'return_received') and t.kind = 'return_received' and t.occurred_at >= $1 \
                 and t.actor = 'staff' and t.actor_ref = $2 order by t.occurred_at desc, t.id desc limit $3",
            )
            .bind(since)
            .bind(member.id.to_string())
            .bind(MOST_SHOWN)
            .fetch_all(c)
            .await
        })?;
        let units: Vec<UnitRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select u.* from return_units u where u.return_id in (select r.id from touchpoints t \
                 join returns r on r.order_id = t.order_id where t.kind in ('case_opened', 'return_received') \
                 and t.kind = 'return_received' and t.occurred_at >= $1 and t.actor = 'staff' and t.actor_ref = $2) \
                 order by u.position",
            )
            .bind(since)
            .bind(member.id.to_string())
            .fetch_all(c)
            .await
        })?;
        let mut by_return: HashMap<Uuid, Vec<UnitRow>> = HashMap::new();
        for unit in units {
            by_return.entry(unit.return_id).or_default().push(unit);
        }
        // An order may have several returns, and the log names them by text, which no database compares with an id.
        rows.into_iter()
            .filter(|found| found.about == ReturnId(found.row.id).to_string())
            .map(|found| {
                let own = by_return.get(&found.row.id).map(Vec::as_slice);
                shown(found, own.unwrap_or_default(), member, now, &zone)
            })
            .collect()
    }
}

fn shown(
    found: LogRow,
    own: &[UnitRow],
    member: &StaffMember,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<ReceivedRow, StoreError> {
    let LogRow { row, .. } = found;
    let units = own
        .iter()
        .map(UnitRow::unit)
        .collect::<Result<Vec<Unit>, _>>()?;
    let received = Received {
        at: Timestamp::from_micros(found.occurred_at),
        by: Some(member.id),
    };
    let undo = received.can_be_undone(row.right()?, units.iter(), member, now, zone);
    let pieces = match Touchpoint::read("return_received", &found.particulars) {
        Touchpoint::ReturnReceived { items, .. } => items,
        _ => 0,
    };
    let undone_at = found.undone_at.map(Timestamp::from_micros);
    Ok(ReceivedRow {
        id: ReturnId(row.id),
        progress: row.progress(&units, now),
        order_number: found.order_number,
        name: found.name.filter(|name| !name.is_empty()),
        title: own
            .first()
            .map(|unit| unit.title.clone())
            .unwrap_or_default(),
        pieces,
        received_at: received.at,
        undone_at,
        can_be_undone: undone_at.is_none() && undo.is_ok(),
        short_code: row.short_code,
    })
}

impl StaffReturn {
    /// Whether this member of staff can take the reception back now.
    #[must_use]
    pub fn can_be_undone(&self, member: &StaffMember, now: Timestamp, zone: &TimeZone) -> bool {
        let view = &self.view;
        let units = view.units.iter().map(|unit| &unit.unit);
        !self.received.is_empty()
            && self.received.iter().all(|received| {
                let undo = received.can_be_undone(view.right, units.clone(), member, now, zone);
                undo.is_ok()
            })
    }
}

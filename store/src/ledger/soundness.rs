//! Whether the ledger agrees with itself: no half pairs, and everything that is folded or rolled up equals what it is
//! made of, counted again from the beginning.

use super::page::Page;
use crate::{
    Store, StoreError,
    db::{ReadDb, on},
    scans::ScanRow,
};
use domain::{
    Timestamp,
    gaps::GroupBy,
    promises::{Delivery, PromiseKind, is_waived, judged_by, whole_order},
    shipments::{Status, fold},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Something that does not agree, in words for whoever looks after the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// What kind of thing it is.
    pub what: &'static str,
    /// Which one.
    pub which: String,
}

/// Rows that must not be there: what they would mean, and how they are found.
const HALF_PAIRS: [(&str, &str); 9] = [
    (
        "order without a touchpoint",
        "select o.number from orders o where not exists (select 1 from touchpoints t where t.order_id = o.id)",
    ),
    (
        "scan without its touchpoint",
        "select s.carrier || ' ' || s.tracking_number || ' ' || s.event_id from scans s where s.shipment_id is not null \
         and not exists (select 1 from touchpoints t where t.source = 'carrier:' || s.carrier and t.subject = s.tracking_number \
         and t.event_id = s.event_id)",
    ),
    (
        "review without its touchpoint",
        "select o.number || ' ' || r.reference from reviews r join orders o on o.id = r.order_id where not exists \
         (select 1 from touchpoints t where t.order_id = r.order_id and t.kind = 'review_posted')",
    ),
    (
        "revision without its touchpoint",
        "select cast(r.promise_id as text) from promise_revisions r join promises p on p.id = r.promise_id where not exists \
         (select 1 from touchpoints t where (t.order_id = p.order_id or t.customer_id = p.customer_id) and t.kind = 'promise_revised')",
    ),
    (
        "case without its touchpoint",
        "select k.subject from cases k where not exists (select 1 from touchpoints t where t.source = 'cases' \
         and t.subject = k.subject and t.event_id = 'opened')",
    ),
    (
        "withdrawal that was neither followed nor given to anybody to read",
        "select w.form_key from withdrawals w where w.return_id is null and w.case_id is null",
    ),
    (
        "refund that nobody was asked to pay",
        "select r.short_code from return_refunds f join returns r on r.id = f.return_id where f.state = 'pending' \
         and not exists (select 1 from webhook_deliveries d where d.refund_id = f.id)",
    ),
    (
        "refund on its way for nothing, or a unit whose payment is not",
        "select r.short_code from returns r where (select count(*) from return_refunds f where f.return_id = r.id \
         and f.state = 'pending' and f.form <> 'difference' and not exists (select 1 from return_units u where u.refund_id = f.id)) > 0 \
         or exists (select 1 from return_units u where u.return_id = r.id and (u.reimbursement = 'pending') \
         <> (u.refund_id is not null))",
    ),
    (
        "message without its touchpoint",
        "select m.subject from case_messages m join cases k on k.id = m.case_id where not exists \
         (select 1 from touchpoints t where t.source = 'cases' and t.subject = k.subject \
         and t.event_id = case when m.turn = 1 and k.promise_id is null then 'opened' else 'turn:' || cast(m.turn as text) end)",
    ),
];

impl Store {
    /// Everything that does not agree, SQLite's own checks first. Reads the whole ledger; writers go on meanwhile on
    /// PostgreSQL, and wait a page at a time on SQLite.
    ///
    /// # Errors
    /// The store broke.
    pub async fn damage(&self) -> Result<Vec<Damage>, StoreError> {
        let mut damage = self.damaged_files().await?;
        for (what, sql) in HALF_PAIRS {
            let found: Vec<String> =
                on!(read self.read(), |c| sqlx::query_scalar(sql).fetch_all(c).await)?;
            damage.extend(found.into_iter().map(|which| Damage { what, which }));
        }
        let mut after = Uuid::nil();
        loop {
            let mut tx = self.begin_write().await?;
            let page = tx.page_of_orders(after).await?;
            drop(tx);
            let Some(last) = page.orders.last() else {
                break;
            };
            after = last.id;
            page.judge(&mut damage);
        }
        damage.extend(self.damaged_figures().await?);
        Ok(damage)
    }

    async fn damaged_files(&self) -> Result<Vec<Damage>, StoreError> {
        let ReadDb::Sqlite(pool) = self.read() else {
            return Ok(Vec::new());
        };
        let pages: Vec<String> = sqlx::query_scalar("pragma integrity_check")
            .fetch_all(pool)
            .await?;
        let references: Vec<(String, Option<i64>, String, i64)> =
            sqlx::query_as("pragma foreign_key_check")
                .fetch_all(pool)
                .await?;
        let pages = pages
            .into_iter()
            .filter(|found| found != "ok")
            .map(|which| Damage {
                what: "damaged page",
                which,
            });
        let references = references.into_iter().map(|(table, row, to, _)| Damage {
            what: "reference to nothing",
            which: format!("{table} {} to {to}", row.unwrap_or_default()),
        });
        Ok(pages.chain(references).collect())
    }

    /// Figures whose roll-up is not what the ledger says (invariant I10).
    async fn damaged_figures(&self) -> Result<Vec<Damage>, StoreError> {
        let mut damage = Vec::new();
        let mut differs = true;
        for _ in 0..2 {
            let rolled_up = self.transitions(None, None).await?;
            differs = differs && rolled_up != self.recounted_transitions().await?;
        }
        if differs {
            damage.push(Damage {
                what: "roll-up that is not the sum of its hand-overs",
                which: "all together".to_owned(),
            });
        }
        let Some((from, to)) = self.gap_span().await? else {
            return Ok(damage);
        };
        for group_by in [
            None,
            Some(GroupBy::Carrier),
            Some(GroupBy::Region),
            Some(GroupBy::Country),
            Some(GroupBy::Channel),
        ] {
            // A promise may settle or fall due between the two looks: only what differs twice is wrong.
            let mut differs = true;
            for _ in 0..2 {
                let rolled_up = self.gaps(from, to, group_by).await?;
                differs = differs && rolled_up != self.recounted_gaps(from, to, group_by).await?;
            }
            if differs {
                let which = group_by.map_or("all together", GroupBy::as_str).to_owned();
                damage.push(Damage {
                    what: "roll-up that is not the sum of its promises",
                    which,
                });
            }
        }
        Ok(damage)
    }
}

impl Page {
    fn judge(self, damage: &mut Vec<Damage>) {
        let Self {
            orders,
            parcels,
            mut scans,
            sent,
            lines,
            promises,
            revisions,
        } = self;
        let mut found = |what, which: &str| {
            damage.push(Damage {
                what,
                which: which.to_owned(),
            })
        };
        let mut wholes: HashMap<Uuid, (Option<i64>, Delivery, String)> = HashMap::new();
        let mut deliveries: HashMap<Uuid, Delivery> = HashMap::new();
        for order in orders {
            let parcels = parcels.get(&order.id).map_or(&[][..], Vec::as_slice);
            let mut standing = Vec::new();
            for parcel in parcels {
                let scans: Vec<_> = scans.remove(&parcel.id).unwrap_or_default();
                let folded = fold(
                    &scans
                        .into_iter()
                        .map(ScanRow::into_scan)
                        .collect::<Vec<_>>(),
                );
                let stored = (
                    parcel.status.as_str(),
                    parcel.dispatched_at,
                    parcel.delivered_at,
                );
                let again = (
                    folded.status.as_str(),
                    folded.dispatched_at.map(Timestamp::as_micros),
                    folded.delivered_at.map(Timestamp::as_micros),
                );
                if stored != again {
                    found(
                        "parcel that is not the fold of its scans",
                        &parcel.tracking_number,
                    );
                }
                let word = parcel.confirmed_receipt_at.map(Timestamp::from_micros);
                let delivery = Delivery {
                    dispatched_at: folded.dispatched_at,
                    received_at: [folded.delivered_at, word].into_iter().flatten().min(),
                };
                deliveries.insert(parcel.id, delivery);
                if folded.status != Status::Cancelled {
                    standing.push((parcel.id, delivery));
                }
            }
            let ordered = lines.get(&order.id).map_or(&[][..], Vec::as_slice);
            let whole = if parcels.is_empty() {
                Delivery {
                    dispatched_at: None,
                    received_at: order.confirmed_receipt_at.map(Timestamp::from_micros),
                }
            } else {
                let complete = holds_everything(ordered, &standing, &sent);
                whole_order(
                    &standing.iter().map(|(_, d)| *d).collect::<Vec<_>>(),
                    complete,
                )
            };
            let again = (
                whole.dispatched_at.map(Timestamp::as_micros),
                whole.received_at.map(Timestamp::as_micros),
            );
            if (order.dispatched_at, order.received_at) != again {
                found("order that is not the sum of its parcels", &order.number);
            }
            wholes.insert(order.id, (order.called_off_at, whole, order.number));
        }
        for promise in promises {
            let Some((cancelled_at, whole, number)) = wholes.get(&promise.order_id) else {
                continue;
            };
            let told = revisions.get(&promise.id).map_or(&[][..], Vec::as_slice);
            let first = Timestamp::from_micros(promise.due_at);
            let current = told.last().map_or(first, |(due, _)| *due);
            if promise.current_due_at != current.as_micros()
                || promise.judged_by != judged_by(first, told).as_micros()
            {
                found("promise that is not what its revisions say", number);
            }
            // All others are settled by the act that keeps them, which no scan can tell.
            let Some(kind) = PromiseKind::read(&promise.kind).filter(|kind| kind.is_of_delivery())
            else {
                continue;
            };
            let delivery = promise.shipment_id.map_or(*whole, |id| {
                deliveries.get(&id).copied().unwrap_or_default()
            });
            let settled = delivery.settles(kind);
            let cancelled = cancelled_at.map(Timestamp::from_micros);
            let waived = cancelled.filter(|_| {
                is_waived(
                    Timestamp::from_micros(promise.judged_by),
                    settled,
                    cancelled,
                )
            });
            let again = (
                settled.map(Timestamp::as_micros),
                waived.map(Timestamp::as_micros),
            );
            if (promise.settled_at, promise.waived_at) != again {
                found(
                    "promise settled or waived otherwise than the scans say",
                    number,
                );
            }
        }
    }
}

/// Whether the parcels that stand hold all that was ordered; one that names no lines holds the rest.
fn holds_everything(
    ordered: &[(String, i64)],
    standing: &[(Uuid, Delivery)],
    sent: &HashMap<Uuid, Vec<(String, i64)>>,
) -> bool {
    if standing.iter().any(|(id, _)| !sent.contains_key(id)) {
        return true;
    }
    ordered.iter().all(|(line, quantity)| {
        let pieces: i64 = standing
            .iter()
            .filter_map(|(id, _)| sent.get(id))
            .flatten()
            .filter(|(held, _)| held == line)
            .map(|(_, pieces)| pieces)
            .sum();
        *quantity <= pieces
    })
}

//! The walk over all orders: a batch is joined with its other rows, put together, handed to the store and accounted for.

use super::{
    assemble::{Draft, Part, View, draft},
    csv_files::BETWEEN,
    plan::{Plan, Table},
    rejects::Rejects,
    report::{FileCount, Report},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::{BTreeSet, HashMap};
use store::{
    Store,
    import::{PastOrder, StagedRow, Staging, Taken},
};

/// Orders in one transaction.
const BATCH: i64 = 400;

/// # Errors
/// The store broke, or the disk is full.
pub async fn walk(
    store: &Store,
    plan: &Plan,
    staging: &Staging,
    report: &mut Report,
    rejects: &mut Rejects,
    dry_run: bool,
) -> anyhow::Result<()> {
    let mut walk = Walk {
        plan,
        staging,
        report,
        rejects,
    };
    walk.name_repeats().await?;
    let orders = table_number(plan.orders);
    let bar = ProgressBar::new(staging.count(orders).await?);
    bar.set_style(ProgressStyle::with_template(
        "orders  {bar:30} {human_pos}/{human_len}, {per_sec}, {eta} left",
    )?);
    let mut after = 0;
    loop {
        let page = staging.page(orders, after, BATCH).await?;
        let Some(last) = page.last() else { break };
        after = last.row;
        let count = page.len();
        let batch = walk.join(page).await?;
        let drafts = batch.drafts(plan);
        let ready: Vec<PastOrder> = drafts
            .iter()
            .filter_map(|draft| draft.order.as_ref().ok())
            .cloned()
            .collect();
        let taken = if dry_run {
            store.weigh_orders(&ready).await?
        } else {
            store.import_orders(&ready).await?
        };
        walk.account(&batch, drafts, taken).await?;
        bar.inc(u64::try_from(count).unwrap_or_default());
    }
    walk.name_leftovers().await?;
    bar.finish_and_clear();
    Ok(())
}

pub(super) struct Walk<'a> {
    pub plan: &'a Plan,
    pub staging: &'a Staging,
    pub report: &'a mut Report,
    pub rejects: &'a mut Rejects,
}

/// A batch of orders with every row they need; scopes hold places in the heap.
struct Batch {
    heap: Vec<StagedRow>,
    orders: Vec<Joined>,
}

struct Joined {
    order: Scope,
    lines: Vec<Scope>,
    reviews: Vec<Scope>,
}

type Scope = Vec<Option<usize>>;

impl Joined {
    fn scopes(&mut self) -> impl Iterator<Item = &mut Scope> {
        std::iter::once(&mut self.order)
            .chain(&mut self.lines)
            .chain(&mut self.reviews)
    }
}

impl Batch {
    fn view<'a>(&'a self, scope: &'a Scope) -> View<'a> {
        View {
            heap: &self.heap,
            scope,
        }
    }

    fn drafts(&self, plan: &Plan) -> Vec<Draft> {
        self.orders
            .iter()
            .map(|joined| {
                let lines: Vec<View<'_>> =
                    joined.lines.iter().map(|scope| self.view(scope)).collect();
                let reviews: Vec<View<'_>> = joined
                    .reviews
                    .iter()
                    .map(|scope| self.view(scope))
                    .collect();
                draft(plan, self.view(&joined.order), &lines, &reviews)
            })
            .collect()
    }
}

impl Walk<'_> {
    /// Finds everything a batch of orders needs, one look-up a table.
    async fn join(&self, page: Vec<StagedRow>) -> anyhow::Result<Batch> {
        let tables = &self.plan.tables;
        let mut batch = Batch {
            orders: (0..page.len())
                .map(|place| {
                    let mut order = vec![None; tables.len()];
                    order[self.plan.orders] = Some(place);
                    Joined {
                        order,
                        lines: Vec::new(),
                        reviews: Vec::new(),
                    }
                })
                .collect(),
            heap: page,
        };
        let lines = self.plan.lines.as_ref().map(|lines| lines.table);
        let reviews = self.plan.reviews.as_ref().map(|reviews| reviews.table);
        for table in self.plan.parts() {
            let found = self.find(&mut batch, table).await?;
            let Batch { heap, orders } = &mut batch;
            for joined in orders {
                let Some(key) = key(&tables[table], heap, &joined.order) else {
                    continue;
                };
                for place in found.get(&key).into_iter().flatten() {
                    let mut scope = joined.order.clone();
                    scope[table] = Some(*place);
                    if lines == Some(table) {
                        joined.lines.push(scope);
                    } else if reviews == Some(table) {
                        joined.reviews.push(scope);
                    }
                }
            }
        }
        for &table in &self.plan.lookups {
            let found = self.find(&mut batch, table).await?;
            let Batch { heap, orders } = &mut batch;
            for scope in orders.iter_mut().flat_map(Joined::scopes) {
                if let Some(key) = key(&tables[table], heap, scope) {
                    scope[table] = found.get(&key).and_then(|places| places.first()).copied();
                }
            }
        }
        Ok(batch)
    }

    /// The rows of a table that anything in the batch asks for, put on its heap, by key.
    async fn find(
        &self,
        batch: &mut Batch,
        table: usize,
    ) -> anyhow::Result<HashMap<String, Vec<usize>>> {
        let plan = &self.plan.tables[table];
        let Batch { heap, orders } = batch;
        let keys: BTreeSet<String> = orders
            .iter_mut()
            .flat_map(Joined::scopes)
            .filter_map(|scope| key(plan, heap, scope))
            .collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut found: HashMap<String, Vec<usize>> = HashMap::new();
        for row in self.staging.find(table_number(table), &keys).await? {
            found.entry(row.key.clone()).or_default().push(heap.len());
            heap.push(row);
        }
        Ok(found)
    }

    /// Writes down what became of each row of a batch.
    async fn account(
        &mut self,
        batch: &Batch,
        drafts: Vec<Draft>,
        taken: Vec<Taken>,
    ) -> anyhow::Result<()> {
        let mut taken = taken.into_iter();
        let (mut used, mut needed) = (Vec::new(), Vec::new());
        for (joined, draft) in batch.orders.iter().zip(drafts) {
            let outcome = match draft.order {
                Ok(_) => match taken.next() {
                    Some(Taken::Refused(reason)) => Err(format!("{}: {reason}", reason.pointer())),
                    Some(taken) => Ok(taken),
                    None => Err("the store gave no answer".to_owned()),
                },
                Err(reason) => Err(reason),
            };
            let order = self.row(batch, &joined.order, self.plan.orders);
            match &outcome {
                Ok(Taken::Created) => self.report.orders.new += 1,
                Ok(Taken::Changed) => self.report.orders.changed += 1,
                Ok(_) => self.report.orders.unchanged += 1,
                Err(_) => self.report.orders.refused += 1,
            }
            self.settle(order, &outcome, None)?;
            let parts = [
                (
                    &joined.lines,
                    &draft.lines,
                    self.plan.lines.as_ref().map(|lines| lines.table),
                ),
                (
                    &joined.reviews,
                    &draft.reviews,
                    self.plan.reviews.as_ref().map(|reviews| reviews.table),
                ),
            ];
            for (scopes, parts, table) in parts {
                let Some(table) = table else { continue };
                for (scope, part) in scopes.iter().zip(parts) {
                    let row = self.row(batch, scope, table);
                    used.push(row.row);
                    self.settle_part(row, part, &outcome, &order.key)?;
                }
            }
            if outcome.is_ok() {
                let level = i64::from(matches!(outcome, Ok(Taken::Created | Taken::Changed)));
                let scopes = std::iter::once(&joined.order)
                    .chain(&joined.lines)
                    .chain(&joined.reviews);
                for scope in scopes {
                    let rows = self.plan.lookups.iter().filter_map(|table| scope[*table]);
                    needed.extend(rows.map(|place| (level, batch.heap[place].row)));
                }
            }
        }
        self.staging.mark_used(1, &used).await?;
        for level in [0, 1] {
            let mut rows: Vec<i64> = needed
                .iter()
                .filter(|(of, _)| *of == level)
                .map(|(_, row)| *row)
                .collect();
            rows.sort_unstable();
            rows.dedup();
            self.staging.mark_used(level + 1, &rows).await?;
        }
        Ok(())
    }

    fn row<'b>(&self, batch: &'b Batch, scope: &Scope, table: usize) -> &'b StagedRow {
        let place = scope[table].expect("a scope holds the row it was made for");
        &batch.heap[place]
    }

    fn settle(
        &mut self,
        row: &StagedRow,
        outcome: &Result<Taken, String>,
        whose: Option<&str>,
    ) -> anyhow::Result<()> {
        let file = self.report.file(row.source);
        match outcome {
            Ok(Taken::Created | Taken::Changed) => file.taken += 1,
            Ok(_) => file.unchanged += 1,
            Err(reason) => {
                let reason = match whose {
                    Some(order) => format!("its order {order} was refused"),
                    None => reason.clone(),
                };
                refuse(file, self.rejects, row.line, &row.key, &reason)?;
            }
        }
        Ok(())
    }

    fn settle_part(
        &mut self,
        row: &StagedRow,
        part: &Part,
        outcome: &Result<Taken, String>,
        order: &str,
    ) -> anyhow::Result<()> {
        match part {
            Part::WithItsOrder => self.settle(row, outcome, Some(order)),
            Part::Repeated => {
                self.report.file(row.source).unchanged += 1;
                Ok(())
            }
            Part::Refused(reason) => refuse(
                self.report.file(row.source),
                self.rejects,
                row.line,
                &row.key,
                reason,
            ),
        }
    }
}

pub(super) fn refuse(
    file: &mut FileCount,
    rejects: &mut Rejects,
    line: i64,
    key: &str,
    reason: &str,
) -> anyhow::Result<()> {
    file.refused += 1;
    rejects.write(&file.name, line, key, reason)
}

/// What finds a row of this table from a scope; `None` while something of it is out of reach or empty.
fn key(table: &Table, heap: &[StagedRow], scope: &Scope) -> Option<String> {
    let view = View { heap, scope };
    let parts: Option<Vec<String>> = table
        .found_by
        .iter()
        .map(|field| field.value(&view))
        .collect();
    Some(parts?.join(BETWEEN))
}

pub(super) fn table_number(table: usize) -> i64 {
    i64::try_from(table).unwrap_or(i64::MAX)
}

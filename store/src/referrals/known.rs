//! What the ledger knows of the two people of a referral, and of the goods.

use crate::{StoreError, db::on, orders::OrderRow, write_tx::WriteTx};
use domain::{
    ids::{CustomerId, OrderId},
    referrals::{Door, Goods, is_same_person},
};

/// Of an order's returns: whether some goods came back for money, and whether some are on their way. What is exchanged
/// stays bought; what was agreed and never handed over expires, and counts as kept.
pub(super) const CAME_BACK: &str = "exists (select 1 from returns t join return_units u on u.return_id = t.id \
    where t.order_id = o.id and t.cancelled_at is null and t.outcome in ('refund', 'store_credit') \
    and (u.acceptance in ('accepted', 'partly') or u.reimbursement not in ('none', 'replaced')))";
pub(super) const COMES_BACK: &str = "exists (select 1 from returns t where t.order_id = o.id and t.cancelled_at is null \
    and t.declined_at is null and t.settled_at is null and (t.bring_by >= $1 or t.handed_over_at is not null \
    or exists (select 1 from return_units u where u.return_id = t.id and u.reception = 'received')))";

impl WriteTx {
    pub(super) async fn mail_of(&mut self, customer: CustomerId) -> Result<String, StoreError> {
        let mail: Option<String> = on!(tx self.db, |c| {
            sqlx::query_scalar("select email from persons where customer_id = $1").bind(customer.0).fetch_optional(c).await
        })?;
        Ok(mail.unwrap_or_default())
    }

    /// Whether who invited is who bought: the same customer, mail box or door.
    pub(super) async fn is_own_order(
        &mut self,
        referrer: CustomerId,
        order: &OrderRow,
    ) -> Result<bool, StoreError> {
        if referrer == order.customer() {
            return Ok(true);
        }
        let mails = (
            self.mail_of(referrer).await?,
            self.mail_of(order.customer()).await?,
        );
        let theirs = self.doors("o.id = $1", order.id).await?;
        let ours = self.doors("o.customer_id = $1", referrer.0).await?;
        Ok(is_same_person(
            (&mails.0, &mails.1),
            (&ours, theirs.first()),
        ))
    }

    async fn doors(
        &mut self,
        whose: &'static str,
        id: uuid::Uuid,
    ) -> Result<Vec<Door>, StoreError> {
        let statement = format!(
            "select a.street, a.postal_code, o.country from order_addresses a join orders o on o.id = a.order_id \
             where {whose} order by o.placed_at desc limit 200"
        );
        let rows: Vec<(String, String, String)> = on!(tx self.db, |c| {
            sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id).fetch_all(c).await
        })?;
        Ok(rows
            .into_iter()
            .map(|(street, postal_code, country)| Door {
                street,
                postal_code,
                country,
            })
            .collect())
    }

    pub(super) async fn goods_of(&mut self, order: OrderId) -> Result<Goods, StoreError> {
        let statement = format!(
            "select cast(case when {CAME_BACK} then 2 when {COMES_BACK} then 1 else 0 end as bigint) \
             from orders o where o.id = $2"
        );
        let now = self.now.as_micros();
        let goods: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(sqlx::AssertSqlSafe(statement)).bind(now).bind(order.0).fetch_one(c).await
        })?;
        Ok(goods_read(goods))
    }
}

pub(super) fn goods_read(code: i64) -> Goods {
    match code {
        2 => Goods::Returned,
        1 => Goods::ComingBack,
        _ => Goods::Kept,
    }
}

//! The goods are on their way, says who sent them.

use super::{MoveRefused, Moved};
use crate::{Failure, Store, orders::Viewer};
use domain::{
    Timestamp, actor::Actor, ids::ReturnId, returns::Reception, subjects::Subject,
    touchpoints::Touchpoint,
};

impl Store {
    /// The customer handed it in. From then on it does not expire: it is on its way. Said again it changes nothing.
    ///
    /// # Errors
    /// [`MoveRefused`], or `NotFound` for a return that is not this viewer's.
    pub async fn hand_over_return(
        &self,
        viewer: &Viewer,
        id: ReturnId,
    ) -> Result<Moved, Failure<MoveRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let (owner, order) = (held.order.customer(), held.order.id());
        if !viewer.sees(Subject::Return(id), owner, Some(order)) {
            return Err(Failure::NotFound);
        }
        held.stands().map_err(Failure::Refused)?;
        if let Some(at) = held.row.handed_over_at {
            return Ok(Moved::Before(Timestamp::from_micros(at)));
        }
        let units = held.bare();
        if !units
            .iter()
            .any(|unit| unit.reception == Reception::Awaiting)
        {
            return Err(Failure::Refused(MoveRefused::NothingToReceive));
        }
        if units
            .iter()
            .any(|unit| unit.reception == Reception::Received)
        {
            return Err(Failure::Refused(MoveRefused::AlreadyReceived));
        }
        tx.mark_return(id, "update returns set handed_over_at = $2 where id = $1")
            .await?;
        let (actor, touchpoint) = (
            Actor::Customer(owner),
            Touchpoint::ReturnHandedOver { return_id: id },
        );
        let (_, recorded) = tx
            .record_step(&held, &actor, "handed_over", &touchpoint)
            .await?;
        if held.waits_for_goods()? {
            tx.goods_came(&held, &actor).await?;
        }
        tx.goods_left(&held, &actor).await?;
        tx.close(&held, recorded).await
    }
}

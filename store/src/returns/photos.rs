//! Photos of a return: the customer's, of what is wrong, and staff's, of what arrived. They come decoded and encoded
//! anew; bytes stand in a table of their own, so that processes that share a database share them, one transaction writes
//! photo and touchpoint, and a backup or an erasure knows of no second place.

use super::{ReturnView, rows::Held};
use crate::{
    Failure, Store, StoreError,
    db::on,
    digest,
    error::Never,
    idempotency::form_key,
    orders::Viewer,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, PhotoId, ReturnId},
    photos::{MOST_OF_A_RETURN, MOST_OF_STAFF, PhotosRefused, Picture, are_open, room},
    subjects::Subject,
    touchpoints::Touchpoint,
};
use serde_json::json;
use uuid::Uuid;

/// A photo as pages list it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoView {
    pub id: PhotoId,
    pub by: PhotoBy,
    pub width: i64,
    pub height: i64,
    pub added_at: Timestamp,
}

/// Who added a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoBy {
    Customer,
    Staff,
}

/// Which of the two pictures of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoSize {
    Whole,
    Thumb,
}

impl PhotoBy {
    fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff => "staff",
        }
    }

    fn most(self) -> usize {
        match self {
            Self::Customer => MOST_OF_A_RETURN,
            Self::Staff => MOST_OF_STAFF,
        }
    }
}

impl ReturnView {
    /// Whether its customer can still add photos, and take their own away.
    #[must_use]
    pub fn takes_photos(&self) -> bool {
        let is_offered = self.reason.is_some_and(|reason| reason.offers_photos());
        let units = self.units.iter().map(|unit| &unit.unit);
        let is_over = self.cancelled_at.is_some() || self.declined_at.is_some();
        is_offered && are_open(is_over, units)
    }

    /// How many more photos of theirs fit.
    #[must_use]
    pub fn room_for_photos(&self, by: PhotoBy, there: &[PhotoView]) -> usize {
        let own = there.iter().filter(|photo| photo.by == by).count();
        by.most().saturating_sub(own)
    }
}

type Listed = (Uuid, String, i64, i64, i64);

impl Store {
    /// The photos of a return that this visitor sees, the oldest first: who has its view has asked for it.
    ///
    /// # Errors
    /// The store broke.
    pub async fn photos_of(&self, view: &ReturnView) -> Result<Vec<PhotoView>, StoreError> {
        let rows: Vec<Listed> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, added_by, width, height, added_at from photos where return_id = $1 order by id limit 100",
            )
            .bind(view.id.0)
            .fetch_all(c)
            .await
        })?;
        let shown = rows
            .into_iter()
            .map(|(id, by, width, height, at)| PhotoView {
                id: PhotoId(id),
                by: if by == PhotoBy::Staff.as_str() {
                    PhotoBy::Staff
                } else {
                    PhotoBy::Customer
                },
                width,
                height,
                added_at: Timestamp::from_micros(at),
            });
        Ok(shown.collect())
    }

    /// The customer shows what is wrong. The same form sent twice (the same key and pictures) adds once.
    ///
    /// # Errors
    /// [`PhotosRefused`], or `NotFound` for a return that is not this viewer's.
    pub async fn add_photos(
        &self,
        viewer: &Viewer,
        id: ReturnId,
        key: &str,
        pictures: &[Picture],
    ) -> Result<(), Failure<PhotosRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.seen(viewer, id).await?;
        if !held.takes_photos()? {
            return Err(Failure::Refused(PhotosRefused::TooLate));
        }
        let actor = Actor::Customer(held.order.customer());
        tx.add_photos(&held, &actor, PhotoBy::Customer, key, pictures)
            .await
    }

    /// As [`Store::add_photos`], brought by one of the shop's own systems: a counter, an assistant.
    ///
    /// # Errors
    /// [`PhotosRefused`], or `NotFound` for a return nobody knows.
    pub async fn add_photos_for(
        &self,
        actor: &Actor,
        id: ReturnId,
        key: &str,
        pictures: &[Picture],
    ) -> Result<(), Failure<PhotosRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        if !held.takes_photos()? {
            return Err(Failure::Refused(PhotosRefused::TooLate));
        }
        tx.add_photos(&held, actor, PhotoBy::Customer, key, pictures)
            .await
    }

    /// Staff keep what they saw when they looked at it; the customer sees it too.
    ///
    /// # Errors
    /// [`PhotosRefused`], or `NotFound` for a return nobody knows.
    pub async fn add_staff_photos(
        &self,
        actor: &Actor,
        id: ReturnId,
        key: &str,
        pictures: &[Picture],
    ) -> Result<(), Failure<PhotosRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        tx.add_photos(&held, actor, PhotoBy::Staff, key, pictures)
            .await
    }

    /// The customer takes one of their own photos back, while they can add some.
    ///
    /// # Errors
    /// [`PhotosRefused`], or `NotFound` for a photo that is not theirs.
    pub async fn remove_photo(
        &self,
        viewer: &Viewer,
        id: ReturnId,
        photo: PhotoId,
    ) -> Result<(), Failure<PhotosRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.seen(viewer, id).await?;
        if !held.takes_photos()? {
            return Err(Failure::Refused(PhotosRefused::TooLate));
        }
        let actor = Actor::Customer(held.order.customer());
        let recorded = tx
            .remove_photo(&held, &actor, PhotoBy::Customer, photo)
            .await?;
        tx.commit(recorded).await.map_err(Failure::Broken)
    }

    /// Staff take a photo of staff's away: of the wrong parcel, or with somebody on it.
    ///
    /// # Errors
    /// `NotFound` for any other photo.
    pub async fn remove_staff_photo(
        &self,
        actor: &Actor,
        id: ReturnId,
        photo: PhotoId,
    ) -> Result<(), Failure<PhotosRefused>> {
        let mut tx = self.begin_write().await?;
        let held = tx.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let recorded = tx.remove_photo(&held, actor, PhotoBy::Staff, photo).await?;
        tx.commit(recorded).await.map_err(Failure::Broken)
    }

    /// The JPEG of a photo of a return that this visitor may see.
    ///
    /// # Errors
    /// `NotFound` for a missing photo and for another's alike.
    pub async fn photo(
        &self,
        viewer: &Viewer,
        id: ReturnId,
        photo: PhotoId,
        size: PhotoSize,
    ) -> Result<Vec<u8>, Failure<Never>> {
        let owner: Option<(Uuid, Uuid)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.customer_id, o.id from returns r join orders o on o.id = r.order_id where r.id = $1",
            )
            .bind(id.0)
            .fetch_optional(c)
            .await
        })?;
        let (owner, order) = owner.ok_or(Failure::NotFound)?;
        let (owner, order) = (CustomerId(owner), OrderId(order));
        if !viewer.sees(Subject::Return(id), owner, Some(order)) {
            return Err(Failure::NotFound);
        }
        self.staff_photo(id, photo, size).await
    }

    /// As [`Store::photo`], for staff, whose pages have asked who they are.
    ///
    /// # Errors
    /// `NotFound` for a photo that this return does not have.
    pub async fn staff_photo(
        &self,
        id: ReturnId,
        photo: PhotoId,
        size: PhotoSize,
    ) -> Result<Vec<u8>, Failure<Never>> {
        let statement = match size {
            PhotoSize::Whole => {
                "select f.jpeg from photos p join photo_files f on f.photo_id = p.id where p.id = $1 and p.return_id = $2"
            }
            PhotoSize::Thumb => {
                "select f.thumb from photos p join photo_files f on f.photo_id = p.id where p.id = $1 and p.return_id = $2"
            }
        };
        let bytes: Option<Vec<u8>> = on!(read self.read(), |c| {
            sqlx::query_scalar(statement).bind(photo.0).bind(id.0).fetch_optional(c).await
        })?;
        bytes.ok_or(Failure::NotFound)
    }
}

impl Held {
    fn takes_photos(&self) -> Result<bool, StoreError> {
        let is_offered = self.row.reason()?.is_some_and(|it| it.offers_photos());
        let units = self.units.iter().map(|unit| &unit.unit);
        let is_over = self.row.cancelled_at.is_some() || self.row.declined_at.is_some();
        Ok(is_offered && are_open(is_over, units))
    }
}

impl WriteTx {
    /// A return that this viewer sees, with its order held.
    async fn seen<E>(&mut self, viewer: &Viewer, id: ReturnId) -> Result<Held, Failure<E>> {
        let held = self.hold_return(id).await?.ok_or(Failure::NotFound)?;
        let (owner, order) = (held.order.customer(), held.order.id());
        if viewer.sees(Subject::Return(id), owner, Some(order)) {
            Ok(held)
        } else {
            Err(Failure::NotFound)
        }
    }

    async fn add_photos(
        mut self,
        held: &Held,
        actor: &Actor,
        by: PhotoBy,
        key: &str,
        pictures: &[Picture],
    ) -> Result<(), Failure<PhotosRefused>> {
        let id = held.id();
        let shown: Vec<String> = pictures.iter().map(|it| digest(&it.jpeg)).collect();
        let key = form_key(key, &json!(shown));
        let earlier: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from photos where return_id = $1 and form_key = $2")
                .bind(id.0)
                .bind(&key)
                .fetch_one(c)
                .await
        })?;
        if earlier > 0 && !pictures.is_empty() {
            return Ok(());
        }
        let of_return: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from photos where return_id = $1 and added_by = $2")
                .bind(id.0)
                .bind(by.as_str())
                .fetch_one(c)
                .await
        })?;
        let of_person: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from photos p join returns r on r.id = p.return_id \
                 join orders o on o.id = r.order_id where o.customer_id = $1 and p.added_by = $2",
            )
            .bind(held.order.customer().0)
            .bind(PhotoBy::Customer.as_str())
            .fetch_one(c)
            .await
        })?;
        let count = |many: i64| usize::try_from(many).unwrap_or(usize::MAX);
        let of_person = match by {
            PhotoBy::Customer => count(of_person),
            // What staff keep is bounded by the return.
            PhotoBy::Staff => 0,
        };
        room(pictures.len(), count(of_return), by.most(), of_person).map_err(Failure::Refused)?;
        let first = self.id();
        let key = if key.is_empty() {
            first.to_string()
        } else {
            key
        };
        for (position, picture) in pictures.iter().enumerate() {
            let photo = if position == 0 { first } else { self.id() };
            self.insert_photo(held, actor, by, (photo, &key, position), picture)
                .await?;
        }
        let touchpoint = Touchpoint::PhotosAdded {
            return_id: id,
            photos: i64::try_from(pictures.len()).unwrap_or(i64::MAX),
        };
        if by == PhotoBy::Customer {
            self.note_info_shown(id).await?;
        }
        let step = format!("photos:{first}");
        let (_, recorded) = self.record_step(held, actor, &step, &touchpoint).await?;
        self.commit(recorded).await.map_err(Failure::Broken)
    }

    async fn insert_photo(
        &mut self,
        held: &Held,
        actor: &Actor,
        by: PhotoBy,
        (photo, key, position): (Uuid, &str, usize),
        picture: &Picture,
    ) -> Result<(), StoreError> {
        let staff = match actor {
            Actor::Staff(staff) => Some(staff.0),
            _ => None,
        };
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into photos (id, return_id, form_key, position, added_by, staff_id, width, height, added_at) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .bind(photo)
            .bind(held.row.id)
            .bind(key)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(by.as_str())
            .bind(staff)
            .bind(i64::from(picture.width))
            .bind(i64::from(picture.height))
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(on!(tx self.db, |c| {
            sqlx::query("insert into photo_files (photo_id, jpeg, thumb) values ($1, $2, $3)")
                .bind(photo)
                .bind(picture.jpeg.as_slice())
                .bind(picture.thumb.as_slice())
                .execute(c)
                .await
                .map(drop)
        })?)
    }

    async fn remove_photo<E>(
        &mut self,
        held: &Held,
        actor: &Actor,
        by: PhotoBy,
        photo: PhotoId,
    ) -> Result<Recorded, Failure<E>> {
        let id = held.id();
        let is_there: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select cast(count(*) as bigint) from photos where id = $1 and return_id = $2 and added_by = $3",
            )
            .bind(photo.0)
            .bind(id.0)
            .bind(by.as_str())
            .fetch_one(c)
            .await
        })?;
        if is_there == 0 {
            return Err(Failure::NotFound);
        }
        for statement in [
            "delete from photo_files where photo_id = $1",
            "delete from photos where id = $1",
        ] {
            on!(tx self.db, |c| sqlx::query(statement).bind(photo.0).execute(c).await.map(drop))?;
        }
        // No touchpoint: that it was added stands in the log already, and nobody is waited for because of it.
        let particulars = json!({ "return_id": id, "photo_id": photo });
        Ok(self.audit(actor, "photo_removed", particulars).await?)
    }
}

//! Who works at the shop, and how they sign in: argon2id with the least ASVS 5.0.0 (appendix C) allows or more.

use crate::{Failure, Store, StoreError, customers::fold, db::on, error::Never};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use domain::{
    actor::Actor,
    ids::StaffId,
    staff::{Role, StaffMember},
};
use serde_json::json;
use std::sync::{LazyLock, OnceLock};
use thiserror::Error;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Why a member of staff cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StaffRefused {
    #[error("somebody with this mail address is there already")]
    EmailTaken,
    #[error("this is no mail address")]
    NoEmail,
    #[error("the name must be 1 to 100 characters")]
    NoName,
    /// ASVS 5.0.0, 6.2.1 asks for 8 at least and recommends 15; one factor alone deserves 12.
    #[error("the password must have at least 12 characters")]
    ShortPassword,
    /// What takes a second to hash must not be a megabyte.
    #[error("the password must have at most 256 characters")]
    LongPassword,
}

/// Two at once: each takes 19 MiB and a core.
static HASHING: Semaphore = Semaphore::const_new(2);

/// What the password of an unknown address is checked against, so that the answer takes as long.
static NOBODYS: OnceLock<String> = OnceLock::new();

static ARGON2ID: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params =
        Params::new(19_456, 2, 1, None).expect("19 MiB, two passes and one lane are allowed");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});

impl Store {
    /// Adds somebody to the staff.
    ///
    /// # Errors
    /// [`StaffRefused`]
    pub async fn add_staff(
        &self,
        actor: &Actor,
        email: &str,
        name: &str,
        role: Role,
        password: &str,
    ) -> Result<StaffId, Failure<StaffRefused>> {
        let (email, name) = (fold(email), name.trim().to_owned());
        if !domain::orders::is_email(&email) {
            return Err(Failure::Refused(StaffRefused::NoEmail));
        }
        if name.is_empty() || name.chars().count() > 100 {
            return Err(Failure::Refused(StaffRefused::NoName));
        }
        match password.chars().count() {
            ..12 => return Err(Failure::Refused(StaffRefused::ShortPassword)),
            257.. => return Err(Failure::Refused(StaffRefused::LongPassword)),
            _ => {}
        }
        let hash = self.hash_password(password).await?;
        let mut tx = self.begin_write().await?;
        let (id, now) = (tx.id(), tx.now.as_micros());
        let added = on!(tx tx.db, |c| {
            sqlx::query(
                "insert into staff (id, email_folded, name, role, password_hash, created_at) values ($1, $2, $3, $4, $5, $6) \
                 on conflict (email_folded) do nothing",
            )
            .bind(id)
            .bind(&email)
            .bind(&name)
            .bind(role.as_str())
            .bind(&hash)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if added == 0 {
            return Err(Failure::Refused(StaffRefused::EmailTaken));
        }
        let particulars = json!({ "staff": id, "role": role.as_str() });
        let recorded = tx.audit(actor, "staff_added", particulars).await?;
        tx.commit(recorded).await?;
        Ok(StaffId(id))
    }

    /// Who signs in with that address and password. Unknown address, wrong password and disabled account are one answer
    /// after one time.
    ///
    /// # Errors
    /// `NotFound` when they do not fit.
    pub async fn sign_in_staff(
        &self,
        email: &str,
        password: &str,
    ) -> Result<StaffMember, Failure<Never>> {
        type Row = (Uuid, String, String, String);
        let found: Option<Row> = on!(read self.read(), |c| {
            sqlx::query_as("select id, name, role, password_hash from staff where email_folded = $1 and disabled_at is null")
                .bind(fold(email))
                .fetch_optional(c)
                .await
        })?;
        let hash = match &found {
            Some((.., hash)) => hash.clone(),
            None => match NOBODYS.get() {
                Some(hash) => hash.clone(),
                None => {
                    let made = self.hash_password("nobody has this one").await?;
                    NOBODYS.get_or_init(|| made).clone()
                }
            },
        };
        let fits = verify_password(password, hash).await;
        let member = found.and_then(|(id, name, role, _)| {
            let role = Role::read(&role)?;
            Some(StaffMember {
                id: StaffId(id),
                name,
                role,
            })
        });
        let mut tx = self.begin_write().await?;
        let outcome = match member {
            Some(member) if fits => {
                let actor = Actor::Staff(member.id);
                (
                    tx.audit(&actor, "staff_signed_in", json!({})).await?,
                    Ok(member),
                )
            }
            Some(member) => {
                let actor = Actor::Staff(member.id);
                (
                    tx.audit(&actor, "staff_sign_in_refused", json!({})).await?,
                    Err(Failure::NotFound),
                )
            }
            None => (
                tx.audit(&Actor::System, "staff_sign_in_refused", json!({}))
                    .await?,
                Err(Failure::NotFound),
            ),
        };
        tx.commit(outcome.0).await?;
        outcome.1
    }

    /// The member of staff a session names, while they may work here.
    ///
    /// # Errors
    /// The store broke.
    pub async fn staff_member(&self, id: StaffId) -> Result<Option<StaffMember>, StoreError> {
        let row: Option<(String, String)> = on!(read self.read(), |c| {
            sqlx::query_as("select name, role from staff where id = $1 and disabled_at is null")
                .bind(id.0)
                .fetch_optional(c)
                .await
        })?;
        Ok(row.and_then(|(name, role)| {
            let role = Role::read(&role)?;
            Some(StaffMember { id, name, role })
        }))
    }

    /// Ends somebody's access, open sessions included.
    ///
    /// # Errors
    /// `NotFound` when nobody active has that address.
    pub async fn disable_staff(&self, actor: &Actor, email: &str) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        let id: Option<Uuid> = on!(tx tx.db, |c| {
            sqlx::query_scalar("update staff set disabled_at = $2 where email_folded = $1 and disabled_at is null returning id")
                .bind(fold(email))
                .bind(now)
                .fetch_optional(c)
                .await
        })?;
        let id = id.ok_or(Failure::NotFound)?;
        on!(tx tx.db, |c| sqlx::query("delete from sessions where staff_id = $1").bind(id).execute(c).await.map(drop))?;
        let recorded = tx
            .audit(actor, "staff_disabled", json!({ "staff": id }))
            .await?;
        tx.commit(recorded).await?;
        Ok(())
    }

    async fn hash_password(&self, password: &str) -> Result<String, StoreError> {
        let password = password.as_bytes().to_vec();
        let salt = self.chance().bytes::<16>();
        let _turn = HASHING.acquire().await;
        let hashed = tokio::task::spawn_blocking(move || {
            PasswordHasher::<PasswordHash>::hash_password_with_salt(&*ARGON2ID, &password, &salt)
                .map(|hash| hash.to_string())
        })
        .await;
        match hashed {
            Ok(Ok(hash)) => Ok(hash),
            Ok(Err(error)) => Err(damaged(&error)),
            Err(error) => Err(damaged(&error)),
        }
    }
}

async fn verify_password(password: &str, hash: String) -> bool {
    if password.len() > 1_024 {
        return false;
    }
    let password = password.as_bytes().to_vec();
    let _turn = HASHING.acquire().await;
    tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash)
            .is_ok_and(|hash| ARGON2ID.verify_password(&password, &hash).is_ok())
    })
    .await
    .unwrap_or(false)
}

fn damaged(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Damaged {
        table: "staff",
        row: "new".to_owned(),
        why: error.to_string(),
    }
}

//! The three machines of a unit. A move that is not legal is no state: it is refused where it is asked for.

use super::wish::codes;
use thiserror::Error;

codes! {
    /// Whether the goods are with us.
    Reception {
        Awaiting = "awaiting",
        Received = "received",
        /// Nothing of it came, or nothing of it can come back.
        Missing = "missing",
        /// We asked for nothing back.
        KeptByCustomer = "kept_by_customer",
    }
}

codes! {
    /// Why we do not take something back.
    RejectReason {
        Worn = "worn",
        DamagedInUse = "damaged_in_use",
        Incomplete = "incomplete",
        NotOurs = "not_ours",
        Other = "other",
    }
}

codes! {
    /// Why we take something back for less.
    PartlyReason {
        SignsOfUse = "signs_of_use",
        Incomplete = "incomplete",
        /// The customer keeps it, for less.
        Kept = "kept",
        Other = "other",
    }
}

codes! {
    /// How the goods came back.
    Condition {
        AsNew = "as_new",
        Opened = "opened",
        Used = "used",
        Damaged = "damaged",
    }
}

codes! {
    /// What becomes of the goods.
    Disposition {
        Restock = "restock",
        Refurbish = "refurbish",
        Recycle = "recycle",
        /// Not found again.
        Missing = "missing",
    }
}

/// What we think of the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Acceptance {
    Pending,
    Accepted,
    Partly {
        reason: PartlyReason,
        amount_minor: i64,
    },
    Rejected {
        reason: RejectReason,
    },
    /// Somebody else has to decide.
    NeedsDecision,
}

codes! {
    /// What became of the money.
    Reimbursement {
        None = "none",
        /// On its way: told to whoever pays it out.
        Pending = "pending",
        Refunded = "refunded",
        Credited = "credited",
        Replaced = "replaced",
        Failed = "failed",
    }
}

/// The machine does not lead there from where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not from there")]
pub struct IllegalMove;

impl Reception {
    fn move_on(self, to: Self) -> Result<Self, IllegalMove> {
        (self == Self::Awaiting).then_some(to).ok_or(IllegalMove)
    }

    /// # Errors
    /// It is not awaited.
    pub fn receive(self) -> Result<Self, IllegalMove> {
        self.move_on(Self::Received)
    }

    /// # Errors
    /// It is not awaited.
    pub fn miss(self) -> Result<Self, IllegalMove> {
        self.move_on(Self::Missing)
    }

    /// # Errors
    /// It is not awaited.
    pub fn leave_with_customer(self) -> Result<Self, IllegalMove> {
        self.move_on(Self::KeptByCustomer)
    }
}

impl Acceptance {
    fn decide(self, to: Self) -> Result<Self, IllegalMove> {
        matches!(self, Self::Pending | Self::NeedsDecision)
            .then_some(to)
            .ok_or(IllegalMove)
    }

    /// # Errors
    /// It is decided.
    pub fn accept(self) -> Result<Self, IllegalMove> {
        self.decide(Self::Accepted)
    }

    /// # Errors
    /// It is decided.
    pub fn accept_partly(
        self,
        reason: PartlyReason,
        amount_minor: i64,
    ) -> Result<Self, IllegalMove> {
        self.decide(Self::Partly {
            reason,
            amount_minor,
        })
    }

    /// # Errors
    /// It is decided.
    pub fn reject(self, reason: RejectReason) -> Result<Self, IllegalMove> {
        self.decide(Self::Rejected { reason })
    }

    /// # Errors
    /// It is decided, or waits for a decision already.
    pub fn ask_for_decision(self) -> Result<Self, IllegalMove> {
        (self == Self::Pending)
            .then_some(Self::NeedsDecision)
            .ok_or(IllegalMove)
    }

    /// Its code; reason and amount stand beside.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Partly { .. } => "partly",
            Self::Rejected { .. } => "rejected",
            Self::NeedsDecision => "needs_decision",
        }
    }

    /// The code of the reason, where the decision has one.
    #[must_use]
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Partly { reason, .. } => Some(reason.as_str()),
            Self::Rejected { reason } => Some(reason.as_str()),
            Self::Pending | Self::Accepted | Self::NeedsDecision => None,
        }
    }

    /// The amount of a partial acceptance.
    #[must_use]
    pub fn amount_minor(self) -> Option<i64> {
        match self {
            Self::Partly { amount_minor, .. } => Some(amount_minor),
            _ => None,
        }
    }

    /// Reads what [`Self::as_str`], [`Self::reason`] and [`Self::amount_minor`] wrote.
    #[must_use]
    pub fn read(code: &str, reason: &str, amount_minor: Option<i64>) -> Option<Self> {
        Some(match code {
            "pending" => Self::Pending,
            "accepted" => Self::Accepted,
            "partly" => Self::Partly {
                reason: PartlyReason::read(reason)?,
                amount_minor: amount_minor?,
            },
            "rejected" => Self::Rejected {
                reason: RejectReason::read(reason)?,
            },
            "needs_decision" => Self::NeedsDecision,
            _ => return None,
        })
    }
}

impl Reimbursement {
    /// Nothing was given for it and nothing is on its way, so that something may be: also once a payment failed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::None | Self::Failed)
    }

    /// Whether the customer has money, or its worth.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Self::Refunded | Self::Credited)
    }

    fn close(self, to: Self) -> Result<Self, IllegalMove> {
        self.is_open().then_some(to).ok_or(IllegalMove)
    }

    /// # Errors
    /// Money has moved already, or is moving.
    pub fn begin(self) -> Result<Self, IllegalMove> {
        self.close(Self::Pending)
    }

    /// # Errors
    /// Something else was given for it.
    pub fn refund(self) -> Result<Self, IllegalMove> {
        match self {
            Self::Pending => Ok(Self::Refunded),
            open => open.close(Self::Refunded),
        }
    }

    /// # Errors
    /// Something was given for it already, or money is on its way: that becomes a refund, or fails first.
    pub fn credit(self) -> Result<Self, IllegalMove> {
        self.close(Self::Credited)
    }

    /// # Errors
    /// Something was given for it already, or money is on its way.
    pub fn replace(self) -> Result<Self, IllegalMove> {
        self.close(Self::Replaced)
    }

    /// # Errors
    /// Nothing was on its way.
    pub fn fail(self) -> Result<Self, IllegalMove> {
        (self == Self::Pending)
            .then_some(Self::Failed)
            .ok_or(IllegalMove)
    }

    /// Whether the customer has what they were to get.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Refunded | Self::Credited | Self::Replaced)
    }
}

/// One returned line of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub quantity: i64,
    pub unit_price_minor: i64,
    /// What the shop keeps back of it, as it was told before.
    pub fee_minor: i64,
    pub reception: Reception,
    pub acceptance: Acceptance,
    pub reimbursement: Reimbursement,
}

impl Unit {
    /// What was paid for it.
    #[must_use]
    pub fn paid_minor(&self) -> i64 {
        self.quantity.saturating_mul(self.unit_price_minor).max(0)
    }

    /// What it is worth to the customer as things stand: all that was paid but for what is kept back, what was agreed of
    /// it, or nothing.
    #[must_use]
    pub fn amount_minor(&self) -> i64 {
        match self.acceptance {
            Acceptance::Rejected { .. } => 0,
            Acceptance::Partly { amount_minor, .. } => amount_minor.clamp(0, self.paid_minor()),
            _ => self.paid_minor() - self.fee_minor.clamp(0, self.paid_minor()),
        }
    }

    /// So many of it, as a unit of its own; the rest stays behind. `None` where that would leave nothing on one side. No
    /// cent is lost: what does not divide stays with the rest.
    #[must_use]
    pub fn split(&self, quantity: i64) -> Option<(Self, Self)> {
        if quantity < 1 || quantity >= self.quantity {
            return None;
        }
        let share = |minor: i64| {
            let part = i128::from(minor) * i128::from(quantity) / i128::from(self.quantity);
            i64::try_from(part).unwrap_or_default()
        };
        let acceptance = |of: &dyn Fn(i64) -> i64| match self.acceptance {
            Acceptance::Partly {
                reason,
                amount_minor,
            } => Acceptance::Partly {
                reason,
                amount_minor: of(amount_minor),
            },
            whole => whole,
        };
        let part = Self {
            quantity,
            fee_minor: share(self.fee_minor),
            acceptance: acceptance(&share),
            ..*self
        };
        let rest = Self {
            quantity: self.quantity - quantity,
            fee_minor: self.fee_minor - share(self.fee_minor),
            acceptance: acceptance(&|minor| minor - share(minor)),
            ..*self
        };
        Some((part, rest))
    }

    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(
            self.acceptance,
            Acceptance::Accepted | Acceptance::Partly { .. }
        )
    }

    #[must_use]
    pub fn is_rejected(&self) -> bool {
        matches!(self.acceptance, Acceptance::Rejected { .. })
    }

    /// Whether staff have yet to say what they think of it: only of what has come, or cannot come.
    #[must_use]
    pub fn is_to_decide(&self) -> bool {
        self.reception != Reception::Awaiting
            && !self.reimbursement.is_done()
            && matches!(
                self.acceptance,
                Acceptance::Pending | Acceptance::NeedsDecision
            )
    }

    /// Accepted, and the customer still waits for what they are to get.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.is_accepted() && !self.reimbursement.is_done()
    }

    /// Owed, and nobody has been asked to pay it: what may be paid now.
    #[must_use]
    pub fn is_to_pay(&self) -> bool {
        self.is_accepted() && self.reimbursement.is_open()
    }

    /// Nothing more will happen to it.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.reception != Reception::Awaiting
            && (self.reimbursement.is_done() || self.is_rejected())
    }
}

#[cfg(test)]
mod tests;

//! What a customer says is wrong, and what they would like.

use crate::promises::PromiseKind;

/// A closed list with its codes, as tables, forms and API name them.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            #[must_use]
            pub fn read(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == text)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What is wrong.
    Reason {
        Late = "late",
        /// It was told to be in the box and was not: nothing of it can come back.
        Missing = "missing",
        Damaged = "damaged",
        WrongItem = "wrong_item",
        MissingParts = "missing_parts",
        Faulty = "faulty",
        DoesNotSuit = "does_not_suit",
        ChangedMyMind = "changed_my_mind",
        Other = "other",
    }
}

codes! {
    /// The right a return stands on.
    Right {
        /// From the contract, without a reason, within 14 days of delivery (Dir. 2011/83/EU, Art. 9). Only a statement
        /// makes such a return: what is wrong never does.
        Withdrawal = "withdrawal",
        /// Damage or loss on the way: the shop's risk until the goods are in hand.
        Claim = "claim",
        /// Goods that are not what was sold (Dir. 2019/771): two years from delivery.
        LegalGuarantee = "legal_guarantee",
        /// What the shop grants by itself.
        ReturnPolicy = "return_policy",
        /// The shop's own warranty, where it runs longer than the law's two years.
        Warranty = "warranty",
        /// Of whoever was given the thing.
        Gift = "gift",
    }
}

codes! {
    /// What the customer gets.
    Outcome {
        Refund = "refund",
        /// Another thing, or the same in another size or colour.
        Exchange = "exchange",
        /// The same once more.
        Replacement = "replacement",
        /// What was not in the box is sent; the rest stays.
        MissingPart = "missing_part",
        Repair = "repair",
        StoreCredit = "store_credit",
        /// The thing stays, and a part of the money goes back.
        KeepWithPartRefund = "keep_with_part_refund",
    }
}

codes! {
    /// Why a return is not agreed by whoever looked at it.
    DeclineReason {
        /// The picture or the words show no lack of the goods.
        NotCovered = "not_covered",
        /// What was asked for did not come.
        NoAnswer = "no_answer",
        NotOurs = "not_ours",
        Other = "other",
    }
}

codes! {
    /// How the goods come back.
    HandOver {
        DropOffQr = "drop_off_qr",
        /// A label that the customer prints, for a parcel they send themselves.
        Label = "label",
        InStore = "in_store",
        /// Fetched where the order went, in a slot that the customer chooses.
        HomePickup = "home_pickup",
    }
}

impl Reason {
    /// The customer's best right for it.
    #[must_use]
    pub fn right(self) -> Right {
        match self {
            Self::Late | Self::Missing | Self::Damaged => Right::Claim,
            Self::WrongItem | Self::MissingParts | Self::Faulty => Right::LegalGuarantee,
            Self::DoesNotSuit | Self::ChangedMyMind | Self::Other => Right::ReturnPolicy,
        }
    }

    /// Whether there is anything to hand back.
    #[must_use]
    pub fn comes_back(self) -> bool {
        self != Self::Missing
    }

    /// Whether another one of the same could help: it does not help whom the thing itself does not suit.
    #[must_use]
    pub fn can_be_replaced(self) -> bool {
        !matches!(self, Self::DoesNotSuit | Self::ChangedMyMind)
    }
}

impl Outcome {
    /// What is promised with it.
    #[must_use]
    pub fn promise(self) -> PromiseKind {
        if self.is_money() {
            PromiseKind::RefundBy
        } else {
            PromiseKind::ReplacementBy
        }
    }

    /// Whether money goes back, in whatever form; otherwise something is sent.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Self::Refund | Self::StoreCredit | Self::KeepWithPartRefund
        )
    }

    /// Whether the goods come back for it.
    #[must_use]
    pub fn takes_goods_back(self) -> bool {
        !matches!(self, Self::MissingPart | Self::KeepWithPartRefund)
    }
}

/// So many pieces of one line of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub line_id: String,
    pub quantity: i64,
}

/// What the customer asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub items: Vec<Item>,
    pub reason: Reason,
    /// In their own words; may be empty.
    pub note: String,
    pub outcome: Outcome,
    /// The SKU of what they would rather have; of an exchange alone.
    pub exchange_for: Option<String>,
    pub hand_over: HandOver,
    /// The form's own hidden key: sent twice, it makes one return.
    pub key: String,
}

impl Wish {
    /// The items, one a line of the order: lines named twice add up.
    #[must_use]
    pub fn merged(items: &[Item]) -> Vec<Item> {
        let mut merged: Vec<Item> = Vec::new();
        for item in items {
            match merged
                .iter_mut()
                .find(|known| known.line_id == item.line_id)
            {
                Some(known) => known.quantity = known.quantity.saturating_add(item.quantity),
                None => merged.push(item.clone()),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for reason in Reason::ALL {
            assert_eq!(Reason::read(reason.as_str()), Some(*reason));
            assert_eq!(
                serde_json::to_value(reason).unwrap(),
                serde_json::Value::from(reason.as_str())
            );
        }
        assert_eq!(Reason::read("lost"), None);
        assert_eq!((Reason::ALL.len(), Right::ALL.len()), (9, 6));
        assert_eq!(Outcome::ALL.len(), 7);
        assert_eq!(HandOver::read("in_store"), Some(HandOver::InStore));
        assert_eq!(Outcome::read("replacement"), Some(Outcome::Replacement));
    }

    #[test]
    fn a_line_named_twice_adds_up() {
        let item = |quantity| Item {
            line_id: "1".to_owned(),
            quantity,
        };
        assert_eq!(Wish::merged(&[item(1), item(2)]), [item(3)]);
    }
}

//! What promises are told apart by, and how the ledger says it.

use domain::gaps::GroupBy;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    /// Everything together; months and weeks are sums of its days.
    All,
    Carrier,
    Region,
    Country,
    Channel,
    Product,
    Category,
}

impl Dimension {
    pub(super) const ROLLED_UP: [Self; 5] = [
        Self::All,
        Self::Carrier,
        Self::Region,
        Self::Country,
        Self::Channel,
    ];

    pub(super) fn of(group_by: Option<GroupBy>) -> Self {
        match group_by {
            // No promise is made by a store yet: all of them are its `unknown`.
            None | Some(GroupBy::Month | GroupBy::Week | GroupBy::Store) => Self::All,
            Some(GroupBy::Carrier) => Self::Carrier,
            Some(GroupBy::Region) => Self::Region,
            Some(GroupBy::Country) => Self::Country,
            Some(GroupBy::Channel) => Self::Channel,
            Some(GroupBy::Product) => Self::Product,
            Some(GroupBy::Category) => Self::Category,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Carrier => "carrier",
            Self::Region => "region",
            Self::Country => "country",
            Self::Channel => "channel",
            Self::Product => "product",
            Self::Category => "category",
        }
    }

    /// What its cells of whole months are kept under.
    pub(super) fn by_month(self) -> String {
        format!("{}/month", self.as_str())
    }

    pub(super) fn is_rolled_up(self) -> bool {
        Self::ROLLED_UP.contains(&self)
    }

    /// The value of promise `p`, null where it has none, and what has to be joined for it. One promise counts once in
    /// each product of its parcel, or of its order where it is the order's or the parcel names no lines.
    pub(super) fn sql(self) -> (&'static str, &'static str) {
        match self {
            Self::All => ("cast(null as text)", ""),
            Self::Carrier => (CARRIER, ""),
            Self::Region => ("nullif(o.region, '')", ORDER),
            Self::Country => ("nullif(o.country, '')", ORDER),
            Self::Channel => ("p.channel", ""),
            Self::Product => ("nullif(l.sku, '')", LINES),
            Self::Category => ("nullif(l.category, '')", LINES),
        }
    }
}

/// A promise of a case may have no order: it counts among the unknown.
const ORDER: &str = "left join orders o on o.id = p.order_id";

/// The carrier of the promise's parcel; of an order's promise the carrier of its parcels, or `several`.
pub(super) const CARRIER: &str = "nullif(case when p.shipment_id is not null then \
    (select s.carrier from shipments s where s.id = p.shipment_id) \
    else (select case when min(s.carrier) = max(s.carrier) then min(s.carrier) when count(*) > 0 then 'several' end \
      from shipments s where s.order_id = p.order_id) end, '')";

const LINES: &str = "left join order_lines l on l.order_id = p.order_id and (p.shipment_id is null \
    or not exists (select 1 from shipment_lines n where n.shipment_id = p.shipment_id) \
    or exists (select 1 from shipment_lines n where n.shipment_id = p.shipment_id and n.line_id = l.line_id))";

/// What the customer said of the order last: the latest answer counts, and of two at the same moment always the same one.
pub(super) const SCORE: &str = "(select r.score from reviews r where r.order_id = p.order_id \
    order by r.answered_at desc, r.reference desc limit 1)";

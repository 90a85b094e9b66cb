//! The customers of Harbour & Pine, a story each. Every state an order, a parcel or a promise can be in has somebody.

mod ana;
mod arrived;
mod cases;
mod late;
mod on_the_way;
mod parcels;
mod referrals;
mod regulars;
mod returns;
mod reviews;
mod trouble;
mod waiting;
mod words;

use super::script::Script;

pub fn all(script: &mut Script) {
    ana::kettle(script);
    waiting::tell(script);
    on_the_way::tell(script);
    arrived::tell(script);
    late::tell(script);
    parcels::tell(script);
    trouble::tell(script);
    words::tell(script);
    regulars::tell(script);
    returns::tell(script);
    reviews::tell(script);
    cases::tell(script);
    referrals::tell(script);
}

//! The parts every page is made of. Server-only; each has its samples and a snapshot, and all of them together are
//! written to `look/design.html` by `THROUGHLINE_LOOK=$PWD/look cargo test -p app --features ssr one_page`.
//!
//! # A page
//! ```text
//! view! {
//!     <PageTitle text=words.order_title(number) shop=face.name.clone()/>
//!     <Page words face path="/orders/HP-10482" frame=Frame::Customer>
//!         <Heading over=words.order_over(number, day) title=words.order_arriving(day) lead=…/>
//!         <div class="columns">
//!             <Card title=words.order_parcel(1, 2) aside=view! { <Badge tone=Tone::Risk text=…/> }.into_any()>
//!                 <Line label=words.order_line()>
//!                     <Stop words state=StopState::Happened title=… when=When::moment(&format, at) detail=…
//!                         gap=words.order_gap(…)/>                  // the line breaks after this stop
//!                     <Stop words state=StopState::Now title=… when=When::said(words.order_now())/>
//!                     <Stop words state=StopState::ToCome title=…/>
//!                 </Line>
//!             </Card>
//!             <div class="stack"> <Card title=…>…</Card> <Card title=…>…</Card> </div>
//!         </div>
//!     </Page>
//! }
//! ```
//! Optional texts (`over`, `lead`, `detail`, `gap`, `hint`, `error`, …) take an `Option<String>` with the `?`-less form
//! `prop=text` for a `String`; give an `Option` as `nostrip:prop=maybe`.
//!
//! # What there is
//! - [`Page`], [`Frame`], [`Face`], [`Heading`], [`PageTitle`] (the only safe way to a title), [`Mark`]
//! - [`Line`], [`Stop`], [`StopState`], [`When`]: every story. A broken promise is `gap=` on the stop it follows.
//! - [`Badge`] and [`Tone`]: kept, risk, broken, neutral, always with words. [`Notice`] for a message to the reader.
//! - [`Card`], [`Facts`]/[`Fact`] (a name with a value at the right), [`Empty`]
//! - [`Form`] (a POST on the page's own URL), [`UploadForm`] (one that brings files), [`Field`]/[`FieldKind`],
//!   [`TextArea`], [`PictureField`], [`Select`], [`Button`],
//!   [`ButtonLink`], [`Look`]: at most one primary button a view
//! - [`Table`], [`TableShape`], [`Row`], [`RowHead`], [`Cell`]; [`Spark`] (a trend in a cell); [`Bridge`] (from one
//!   touchpoint to the next, in a cell); [`Chart`] (the line on its side) beside its table
//!
//! # Classes for layout
//! `columns` (two from 900 px, the first wider) · `stack` (24 px apart) · `row` (side by side, wraps) · `quiet` (smaller,
//! soft ink) · `small` · `figure` (bold tabular number) · `code` (a short code to read out) · `visually-hidden` · `kept`,
//! `risk`, `broken` (ink of a meaning; never without words) · `only-wide`, `only-print`, `no-print`.
//! No `style=` attribute anywhere: the content security policy refuses it.

pub mod brand;

mod badge;
mod bridge;
mod button;
mod card;
mod chart;
mod colour;
mod empty;
mod field;
mod form;
mod line;
mod mark;
mod nav;
mod notice;
mod page;
mod picture_field;
mod spark;
mod table;
mod text_area;
mod title;

pub use badge::{Badge, Tone};
pub use bridge::Bridge;
pub use button::{Button, ButtonLink, Look};
pub use card::{Card, Fact, Facts};
pub use chart::{Chart, ChartPhase, ChartPoint};
pub use empty::Empty;
pub use field::{Field, FieldKind, Select};
pub use form::{Form, UploadForm};
pub use line::{Line, Stop, StopState, When};
pub use mark::Mark;
pub use nav::{NavItem, customer_nav, staff_nav};
pub use notice::{Notice, NoticeTone};
pub use page::{Face, Frame, Heading, Page};
pub use picture_field::PictureField;
pub use spark::Spark;
pub use table::{Cell, Row, RowHead, Table, TableShape};
pub use text_area::TextArea;
pub use title::{PageDescription, PageTitle, safe_title};

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::to_look_at;

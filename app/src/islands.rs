//! The few parts of a page that run in the browser. They get their words as props and name no store.

mod copy_and_share;
mod live_order;
mod photo_picker;
mod scan_by_camera;

pub use copy_and_share::CopyAndShare;
pub use live_order::LiveOrder;
pub use photo_picker::PhotoPicker;
pub use scan_by_camera::{CameraWords, ScanByCamera, ScannerFiles};

//! An event as it is sent: CloudEvents 1.0, structured mode. What stands in it are ids, numbers and sums.

use serde_json::json;
use store::webhooks::Delivery;

/// The kind of the body.
pub const CONTENT_TYPE: &str = "application/cloudevents+json; charset=utf-8";

/// The same bytes at every try.
pub fn body(delivery: &Delivery, origin: &str) -> String {
    let subject = delivery.refund.map(|id| format!("refunds/{id}"));
    let mut event = json!({
        "specversion": "1.0",
        "id": delivery.event,
        "source": origin,
        "type": delivery.kind.as_str(),
        "time": delivery.occurred_at,
        "datacontenttype": "application/json",
        "data": delivery.data,
    });
    if let Some(subject) = subject {
        event["subject"] = subject.into();
    }
    event.to_string()
}

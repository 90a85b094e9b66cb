//! Several lines to fill in.

use super::field::{described_by, error_of, field_id, hint_of, label_of};
use leptos::prelude::*;

/// As [`super::Field`], for a text of several lines, 2,000 characters unless `longest` says otherwise.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Option<String>,
    #[prop(optional, into)] optional: Option<String>,
    #[prop(default = 2000)] longest: u32,
) -> impl IntoView {
    let id = field_id(&name);
    let described = described_by(&id, hint.is_some(), error.is_some());
    let required = optional.is_none();
    let invalid = error.is_some().then_some("true");
    let typed = value.unwrap_or_default();
    view! {
        <div class="field">
            {label_of(&id, label, optional)}
            {hint_of(&id, hint)}
            <textarea
                id=id.clone()
                name=name
                rows="5"
                maxlength=longest.to_string()
                required=required
                aria-describedby=described
                aria-invalid=invalid
                prop:value=typed.clone()
            >
                {inside(&typed)}
            </textarea>
            {error_of(&id, error)}
        </div>
    }
}

/// What stands between the tags. tachys 0.2.19 writes the children of a textarea unescaped (leptos #4818, cured only on
/// the 0.9 branch by #4821), so this escapes them; when that changes, the test below fails and this goes.
/// The first line break is one that HTML drops, so that a text starting with one keeps its own.
fn inside(typed: &str) -> String {
    format!(
        "\n{}",
        typed
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_its_own_box_and_is_escaped_once() {
        let typed = "</textarea><script>alert(1)</script> & \"more\"";
        let html = view! { <TextArea name="note" label="Note" value=typed/> }.to_html();
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.contains(
                "\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"more\"</textarea>"
            ),
            "{html}"
        );
    }
}

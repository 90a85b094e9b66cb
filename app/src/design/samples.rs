//! One sample of each part: a snapshot each, and all of them on one page to look at (`to_look_at`).

use super::*;
use crate::words::{Format, Locale, Words};
use domain::Timestamp;
use jiff::tz::TimeZone;
use leptos::prelude::*;

fn words() -> Words {
    Words::of(Locale::En)
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn format() -> Format {
    Format::new(
        Locale::En,
        &TimeZone::get("Europe/London").unwrap(),
        at("2026-11-22T10:41:00Z"),
    )
}

/// HTML with a line break before each tag that opens a block, so that a snapshot can be read.
fn html(view: impl IntoView) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let html = view.into_view().to_html();
        let blocks = [
            "<div",
            "<ol",
            "<li",
            "<p",
            "<svg",
            "<tr",
            "<td",
            "<th",
            "<label",
            "<input",
            "<select",
            "<textarea",
            "<dl",
            "<section",
            "<nav",
            "<header",
            "<main",
            "<footer",
            "<form",
            "<button",
        ];
        blocks.iter().fold(html.replace("<!>", ""), |html, tag| {
            html.replace(tag, &format!("\n{tag}"))
        })
    })
}

fn order_line() -> impl IntoView {
    let (words, format) = (words(), format());
    view! {
        <Line label="Parcel 1 of 2">
            <Stop words state=StopState::Happened title="Ordered" when=When::moment(&format, at("2026-11-12T09:14:00Z")) detail="Confirmation sent to a•••@mail.com"/>
            <Stop words state=StopState::Exceeded title="Packed and handed to DPD" when=When::moment(&format, at("2026-11-13T17:40:00Z")) detail="Promised within 2 days. Done in 1.4">
                <Badge tone=Tone::Kept text="better than promised"/>
            </Stop>
            <Stop words state=StopState::Happened title="At the Leeds hub" when=When::moment(&format, at("2026-11-22T06:02:00Z")) gap="A day lost here. New promise: Tuesday 24"/>
            <Stop words state=StopState::Now title="On its way to your depot" when=When::said("now".to_owned()) detail="Last scan 41 minutes ago, Bradford"/>
            <Stop words state=StopState::ToCome title="Out for delivery" when=When::said("Tue 24, morning".to_owned())/>
            <Stop words state=StopState::ToCome title="With you" when=When::by(&format, at("2026-11-24T18:00:00Z"))/>
        </Line>
    }
}

fn badges() -> impl IntoView {
    view! {
        <div class="row">
            <Badge tone=Tone::Kept text="kept, a day early"/>
            <Badge tone=Tone::Risk text="revised to 24"/>
            <Badge tone=Tone::Broken text="21 h late"/>
            <Badge tone=Tone::Neutral text="parcel 1"/>
        </div>
    }
}

fn facts() -> impl IntoView {
    view! {
        <Card title="What we promised">
            <Facts>
                <Fact name="Hand to carrier in 2 days"><Badge tone=Tone::Kept text="kept"/></Fact>
                <Fact name="Deliver parcel 2 by 18 Nov"><Badge tone=Tone::Kept text="kept, a day early"/></Fact>
                <Fact name="Deliver parcel 1 by 23 Nov"><Badge tone=Tone::Risk text="revised to 24"/></Fact>
            </Facts>
        </Card>
    }
}

fn form() -> impl IntoView {
    view! {
        <Form action="/" key="01-once">
            <Field name="number" label="Order number" kind=FieldKind::Reference hint="It stands in the subject of our mail." value="HP-10482"/>
            <Field name="email" label="E-mail" kind=FieldKind::Email value="ana@" error="This is not a whole address yet: something is missing after the @."/>
            <Field name="name" label="Name" kind=FieldKind::PersonName optional="optional"/>
            <Select name="channel" label="Write to me by" options=vec![("email".to_owned(), "E-mail".to_owned()), ("sms".to_owned(), "Text message".to_owned())] chosen="sms"/>
            <TextArea name="note" label="What happened" value="The </textarea> handle is loose & squeaks" optional="optional"/>
            <div class="row"><Button text="Find my order"/><Button text="Ask a question" look=Look::Quiet name="act" value="ask"/></div>
        </Form>
    }
}

fn notices() -> impl IntoView {
    view! {
        <div class="stack">
            <Notice tone=NoticeTone::Info text="This page was made at 10:41."/>
            <Notice tone=NoticeTone::Good text="Thank you. We have marked the parcel as with you."/>
            <Notice tone=NoticeTone::Problem text="We could not find an order with this number and address. Check both and try again.">
                <ButtonLink href="/help" text="Ask us" look=Look::Quiet/>
            </Notice>
        </div>
    }
}

fn gap_table() -> impl IntoView {
    let words = words();
    let columns = [
        "Touchpoint",
        "We promised",
        "Half got it in",
        "1 in 10 waited",
        "Kept",
        "Felt",
        "Trend",
        "Costs us",
        "Owner",
    ];
    let percent = move |share| format().percent(share);
    view! {
        <Table caption="Promises of the last 28 days" columns=columns.map(str::to_owned).to_vec() shape=TableShape::Scrolls>
            <Row>
                <RowHead>"Parcel in hand"<span class="quiet">"Buy → Own"</span></RowHead>
                <Cell column="We promised">"by the date shown"</Cell>
                <Cell column="Half got it in">"on the day"</Cell>
                <Cell column="1 in 10 waited">"+4.6 days"</Cell>
                <Cell column="Kept"><strong class="broken">"71%"</strong></Cell>
                <Cell column="Felt">"2.6 "<span class="small quiet">"vs 4.3 when kept"</span></Cell>
                <Cell column="Trend"><Spark words points=vec![Some(0.78), Some(0.77), Some(0.79), Some(0.75), Some(0.74), Some(0.71)] tone=Tone::Broken say=percent/></Cell>
                <Cell column="Costs us"><strong>"1,213"</strong>" people"<span class="quiet">"−38 points NPS"</span></Cell>
                <Cell column="Owner"><Badge tone=Tone::Neutral text="Logistics"/></Cell>
            </Row>
            <Row>
                <RowHead>"First reply to a help request"<span class="quiet">"Own"</span></RowHead>
                <Cell column="We promised">"4 working hours"</Cell>
                <Cell column="Half got it in">"2 h 10"</Cell>
                <Cell column="1 in 10 waited">"+9 h"</Cell>
                <Cell column="Kept"><strong class="risk">"84%"</strong></Cell>
                <Cell column="Felt">"3.4 "<span class="small quiet">"vs 4.5"</span></Cell>
                <Cell column="Trend"><Spark words points=vec![Some(0.8), None, Some(0.81), Some(0.83), Some(0.84)] tone=Tone::Kept say=percent/></Cell>
                <Cell column="Costs us"><strong>"212"</strong>" people"<span class="quiet">"−21 points"</span></Cell>
                <Cell column="Owner"><Badge tone=Tone::Neutral text="Care"/></Cell>
            </Row>
            <Row>
                <RowHead>"Refund after return"<span class="quiet">"Own"</span></RowHead>
                <Cell column="We promised">"5 days from scan"</Cell>
                <Cell column="Half got it in">"2.2 days"</Cell>
                <Cell column="1 in 10 waited">"on time"</Cell>
                <Cell column="Kept"><strong class="kept">"97%"</strong></Cell>
                <Cell column="Felt">"4.6 "<span class="small quiet">"vs 4.6"</span></Cell>
                <Cell column="Trend"><Spark words points=Vec::new() tone=Tone::Kept say=percent/></Cell>
                <Cell column="Costs us"><strong>"9"</strong>" people"<span class="quiet">"too few to say"</span></Cell>
                <Cell column="Owner"><Badge tone=Tone::Neutral text="Returns"/></Cell>
            </Row>
        </Table>
    }
}

fn stacking_table() -> impl IntoView {
    view! {
        <Table caption="Your orders" columns=["Order", "Placed", "State"].map(str::to_owned).to_vec()>
            <Row>
                <RowHead><a href="/orders/HP-10482">"HP-10482"</a></RowHead>
                <Cell column="Placed">"Thu 12 Nov"</Cell>
                <Cell column="State"><Badge tone=Tone::Risk text="1 day late"/></Cell>
            </Row>
        </Table>
    }
}

fn chart() -> impl IntoView {
    let point = |label: &str, felt, gap: Option<&str>| ChartPoint {
        label: label.to_owned(),
        felt,
        gap: gap.map(str::to_owned),
    };
    let phase = |label: &str, points| ChartPhase {
        label: label.to_owned(),
        points,
    };
    view! {
        <Chart
            label="What people felt from the first question to the first referral; the line breaks at delivery and at the reply"
            phases=vec![
                phase("Buy", vec![point("asked", Some(3.6), None), point("stock", Some(3.9), None), point("ordered", Some(4.4), None), point("delivered", Some(3.5), Some("2.1 days late"))]),
                phase("Own", vec![point("in hand", Some(2.0), None), point("help", Some(2.5), None), point("returned", Some(4.2), None), point("reply", Some(3.4), Some("9 h late"))]),
                phase("Advocate", vec![point("asked to tell", None, None), point("reviewed", Some(4.7), None), point("referred", Some(5.0), None)]),
            ]
        />
    }
}

fn empty() -> impl IntoView {
    view! {
        <Empty title="No orders yet" detail="Orders made with your address appear here by themselves.">
            <ButtonLink href="/" text="Find an order" look=Look::Quiet/>
        </Empty>
    }
}

fn face() -> Face {
    Face {
        name: "Harbour & Pine".to_owned(),
        logo: None,
    }
}

fn order_page() -> impl IntoView {
    view! {
        <Page words=words() face=face() path="/orders/HP-10482" frame=Frame::Customer>
            <Heading over="Order HP-10482 · placed 12 Nov" title="Arriving Tuesday, 24 November" lead="We promised Monday 23. It is running a day late: the sorting hub in Leeds is behind. Nothing to do on your side."/>
            <div class="columns">
                <Card title="Parcel 1 of 2" aside=view! { <Badge tone=Tone::Risk text="1 day late, promise revised"/> }.into_any()>{order_line()}</Card>
                <div class="stack">
                    <Card title="Something is wrong?">
                        <p class="quiet">"Late, damaged, missing, wrong or just not right: start here and we will pick the fastest way to fix it."</p>
                        <div class="row"><ButtonLink href="fix" text="Return or fix something"/><ButtonLink href="ask" text="Ask a question" look=Look::Quiet/></div>
                    </Card>
                    {facts()}
                </div>
            </div>
        </Page>
    }
}

#[test]
fn the_line_tells_an_order() {
    insta::assert_snapshot!(html(order_line()));
}

#[test]
fn a_badge_always_has_words() {
    insta::assert_snapshot!(html(badges()));
}

#[test]
fn a_card_of_facts() {
    insta::assert_snapshot!(html(facts()));
}

#[test]
fn a_form_shows_its_errors_in_place() {
    insta::assert_snapshot!(html(form()));
}

#[test]
fn notices_are_read_out() {
    insta::assert_snapshot!(html(notices()));
}

#[test]
fn a_table_keeps_its_meaning_without_its_layout() {
    insta::assert_snapshot!(html(stacking_table()));
}

#[test]
fn the_chart_breaks_where_a_promise_broke() {
    insta::assert_snapshot!(html(chart()));
}

#[test]
fn a_trend_says_where_it_went() {
    insta::assert_snapshot!(html(
        view! { <Spark words=words() points=vec![Some(0.78), None, Some(0.71), Some(0.75)] tone=Tone::Broken say=|share| format().percent(share)/> }
    ));
}

#[test]
fn a_bridge_is_broken_as_wide_as_what_got_lost() {
    insta::assert_snapshot!(html(
        view! { <Bridge lost=Some(0.02)/><Bridge lost=Some(0.25)/><Bridge lost=None/> }
    ));
}

#[test]
fn nothing_there_says_what_to_do() {
    insta::assert_snapshot!(html(empty()));
}

#[test]
fn a_page_has_its_frame() {
    insta::assert_snapshot!(html(order_page()));
}

#[test]
fn no_part_needs_what_the_content_security_policy_forbids() {
    let all = design_html();
    let page = all
        .split_once("<body>")
        .map(|(_, body)| body.to_owned())
        .unwrap();
    for forbidden in [" style=", "<script", "onclick", "javascript:"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_drawing_says_its_title_escaped() {
    let html = html(
        view! { <Chart label="a < b & c" phases=vec![ChartPhase { label: "<b>".to_owned(), points: vec![ChartPoint { label: "<i>".to_owned(), felt: None, gap: None }] }]/> },
    );
    assert!(
        !html.contains("<b>") && !html.contains("<i>") && !html.contains("a < b"),
        "{html}"
    );
}

fn design_html() -> String {
    let staff = view! {
        <Page words=words() face=face() path="/staff/gaps" frame=Frame::Staff>
            <Heading title="Where the line breaks" lead="What we promised, what happened, what people felt. Last 28 days, all channels. 4,182 customers.">
                <ButtonLink href="" text="28 days" look=Look::Quiet/><ButtonLink href="" text="Export" look=Look::Quiet/>
            </Heading>
            {chart()}
            {gap_table()}
            <div class="columns">
                <div class="stack">
                    {notices()}
                    <Card title="A form">{form()}</Card>
                </div>
                <div class="stack">
                    <Card title="Badges">{badges()}</Card>
                    <Card title="Orders">{stacking_table()}</Card>
                    <Card>{empty()}</Card>
                </div>
            </div>
        </Page>
    };
    let html = html(view! { {order_page()}{staff} });
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/");
    let main = std::fs::read_to_string(format!("{folder}main.css")).unwrap();
    // As the build does it: the imports, joined in their order.
    let css: String = main
        .lines()
        .filter_map(|line| line.strip_prefix("@import \"./")?.split_once('"'))
        .map(|(name, _)| std::fs::read_to_string(format!("{folder}{name}")).unwrap())
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Design</title>\
         <style>{css}</style></head><body>{html}</body></html>"
    )
}

#[test]
fn the_parts_stand_together_on_one_page() {
    let page = design_html();
    assert!(page.contains("<main") && !page.contains("<template id="));
    to_look_at("design.html", &page);
}

/// Writes a page for eyes into the folder that `THROUGHLINE_LOOK` names; without it, nothing.
pub(crate) fn to_look_at(name: &str, page: &str) {
    if let Some(folder) = std::env::var_os("THROUGHLINE_LOOK") {
        let folder = std::path::Path::new(&folder);
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(name), page).unwrap();
    }
}

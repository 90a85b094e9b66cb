//! The returns desk as it is reached over the wire: codes on pictures, whatever is sent in their place, one received after
//! another, and the camera that this page alone may use.

mod support;

use domain::{
    ids::{ReturnId, StaffId},
    returns::{HandOver, Item, Outcome, Reason, Wish},
    staff::Role,
};
use fast_qr::{ECL, QRBuilder};
use image::{GrayImage, ImageFormat, Luma, imageops};
use serde_json::json;
use std::io::Cursor;
use store::{
    orders::Viewer,
    sessions::{Realm, SessionContent},
};
use support::{Answer, Portal, client, keep_session};

const BOUNDARY: &str = "----a-boundary-of-ours";

/// A portal with returns of Ana's, and somebody at its desk.
struct Desk {
    portal: Portal,
    ids: Vec<ReturnId>,
    short_codes: Vec<String>,
    /// As their QR codes are drawn.
    pictures: Vec<GrayImage>,
    store: String,
    analyst: String,
}

impl Desk {
    fn open(returns: i64) -> Self {
        let portal = Portal::start();
        let key = portal.key("ingest,read");
        let order = json!({
            "placed_at": store::Clock::System.now().to_string(),
            "lines": [{ "line_id": "1", "sku": "KETTLE", "title": "Enamel kettle", "quantity": returns, "unit_price_minor": 6400 }],
            "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
        });
        assert_eq!(portal.put_order(&key, "HP-1", order).status, 201);
        let scan = json!({"events": [{ "id": "1", "occurred_at": store::Clock::System.now().to_string(), "status": "delivered" }]});
        let path = "/api/v1/shipments/dpd/T1/events";
        assert_eq!(
            portal
                .api("POST", path, &key, &[], &scan.to_string())
                .status,
            200
        );
        let (ids, short_codes, owner, store, analyst) = portal.on_ledger(async |store| {
            let found = store.find_customer("ana@example.com").await;
            let ana = found.expect("it reads").expect("she bought").id;
            let viewer = Viewer {
                customer: Some(ana),
                ..Viewer::default()
            };
            let (mut ids, mut codes) = (Vec::new(), Vec::new());
            for n in 0..returns {
                let started = store.start_return(&viewer, "HP-1", &wish(n)).await;
                let id = started.expect("it is agreed");
                let page = store.return_page(&viewer, id).await;
                codes.push(page.expect("it is hers").short_code);
                ids.push(id);
            }
            let owner = keep_session(store, Some(ana), &json!({ "customer": ana })).await;
            let desk = staff(store, "kim@example.com", Role::Store).await;
            let analyst = staff(store, "lou@example.com", Role::Analyst).await;
            (ids, codes, owner, desk, analyst)
        });
        let drawn = |id: &ReturnId| {
            let path = format!("/returns/{id}/code.svg");
            let answer = portal.ask("GET", &path, &[("cookie", &owner)], "");
            assert_eq!(answer.status, 200);
            rastered(&answer.text())
        };
        let pictures = ids.iter().map(drawn).collect();
        Self {
            portal,
            ids,
            short_codes,
            pictures,
            store,
            analyst,
        }
    }

    /// The desk's form with a picture, as a browser sends it.
    fn send(&self, picture: &[u8]) -> Answer {
        self.send_as(&self.store, &[("act", "picture")], picture)
    }

    fn send_as(&self, cookie: &str, texts: &[(&str, &str)], picture: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in texts {
            body.extend(
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        let head = "content-disposition: form-data; name=\"picture\"; filename=\"label.jpg\"\r\ncontent-type: image/jpeg";
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").bytes());
        body.extend(picture);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [
            ("content-type", kind.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookie),
        ];
        client::ask(
            &self.portal.address,
            "POST",
            "/staff/returns",
            &headers,
            &body,
        )
    }

    fn post(&self, path: &str, form: &str) -> Answer {
        self.portal.post(path, &[("cookie", &self.store)], form)
    }

    fn get(&self, path: &str) -> Answer {
        self.portal.ask("GET", path, &[("cookie", &self.store)], "")
    }

    /// The most memory the server ever filled, in MiB.
    fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.portal.pid()));
        let status = status.unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
        kilobytes.and_then(|it| it.parse::<u64>().ok()).unwrap_or(0) / 1024
    }
}

fn wish(n: i64) -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: n.to_string(),
    }
}

/// Hires somebody, and gives the cookie they are known by.
async fn staff(store: &store::Store, email: &str, role: Role) -> String {
    let password = "correct horse battery";
    let hired = store
        .add_staff(&domain::actor::Actor::System, email, "Kim", role, password)
        .await;
    let staff: StaffId = hired.expect("they are new");
    let id = tower_sessions::session::Id::default().to_string();
    let session = SessionContent {
        customer: None,
        staff: Some(staff),
        content: json!({ "staff": staff }).to_string(),
        expires_at: store.now().plus(Realm::Staff.idle()),
    };
    let kept = store.create_session(Realm::Staff, &id, &session).await;
    assert!(kept.expect("the ledger answers"));
    format!("__Host-staff={id}")
}

/// The picture of an SVG of ours, six pixels a module: each dark one is drawn as a square from its upper left corner.
fn rastered(svg: &str) -> GrayImage {
    let between = |start: &str, end: &str| -> String {
        let (_, rest) = svg.split_once(start).expect("it is there");
        rest.split_once(end).expect("it ends").0.to_owned()
    };
    let size: u32 = between("viewBox=\"0 0 ", " ").parse().expect("a number");
    let mut picture = GrayImage::from_pixel(size * 6, size * 6, Luma([255]));
    for square in between("<path d=\"", "\"").split('M').skip(1) {
        let (corner, _) = square.split_once('h').expect("a corner");
        let (x, y) = corner.split_once(',').expect("two numbers");
        let (x, y): (u32, u32) = (x.parse().expect("one"), y.parse().expect("two"));
        let dark = GrayImage::from_pixel(6, 6, Luma([0]));
        imageops::replace(&mut picture, &dark, i64::from(x) * 6, i64::from(y) * 6);
    }
    picture
}

fn encoded(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let rgb = image::DynamicImage::ImageLuma8(picture.clone()).to_rgb8();
    rgb.write_to(&mut bytes, format).expect("it encodes");
    bytes.into_inner()
}

fn qr(text: &str) -> GrayImage {
    let code = QRBuilder::new(text).ecl(ECL::M).build().expect("it fits");
    let side = u32::try_from(code.size + 8).expect("small");
    GrayImage::from_fn(side * 6, side * 6, |x, y| {
        let at = |n: u32| usize::try_from(n / 6).expect("small").checked_sub(4);
        let is_dark = at(x)
            .zip(at(y))
            .filter(|(x, y)| *x < code.size && *y < code.size)
            .is_some_and(|(x, y)| code[y][x].value());
        Luma([if is_dark { 0 } else { 255 }])
    })
}

/// The words at the field, where it was refused.
fn told(answer: &Answer, field: &str) -> String {
    let page = answer.text();
    let start = format!("id=\"field-{field}-error\"");
    let (_, rest) = page
        .split_once(&start)
        .unwrap_or_else(|| unreachable!("{} without a fault at {field}: {page}", answer.status));
    let (_, rest) = rest.split_once('>').expect("the element begins");
    rest.split_once('<').expect("it ends").0.to_owned()
}

#[test]
fn a_picture_of_a_code_leads_where_the_code_does() {
    let desk = Desk::open(2);
    let way = format!("/staff/returns/{}", desk.ids[0]);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let answer = desk.send(&encoded(&desk.pictures[0], format));
        assert_eq!(answer.status, 303, "{format:?}: {}", answer.text());
        assert_eq!(answer.header("location"), Some(way.as_str()));
    }
    // On its side, small in the corner of a photo, beside a carrier's code.
    let mut photo = GrayImage::from_pixel(2_400, 1_800, Luma([190]));
    imageops::replace(
        &mut photo,
        &imageops::rotate90(&desk.pictures[0]),
        1_700,
        1_200,
    );
    imageops::replace(&mut photo, &qr("JJD000390007"), 200, 300);
    let answer = desk.send(&encoded(&photo, ImageFormat::Jpeg));
    assert_eq!(answer.header("location"), Some(way.as_str()));
    // What stands behind a picture's end is no part of it.
    let mut polyglot = encoded(&desk.pictures[0], ImageFormat::Png);
    polyglot.extend(b"<script>alert(1)</script>");
    assert_eq!(desk.send(&polyglot).header("location"), Some(way.as_str()));

    let pages = [
        (qr("https://example.com/menu"), "This is no code."),
        (
            qr("HTTPS://EVIL.EXAMPLE/Q/1.ABCD.EFGH.IJKL"),
            "This code belongs to another shop",
        ),
        (qr("2222222"), "No return has the code 2222222."),
        (
            GrayImage::from_pixel(600, 400, Luma([200])),
            "No QR code can be read from this picture.",
        ),
    ];
    for (picture, words) in pages {
        let answer = desk.send(&encoded(&picture, ImageFormat::Png));
        assert_eq!(answer.status, 422);
        let told = told(&answer, "picture");
        assert!(told.starts_with(words), "{told}");
    }
    let mut both = GrayImage::from_pixel(1_000, 500, Luma([255]));
    imageops::replace(&mut both, &desk.pictures[0], 20, 20);
    imageops::replace(&mut both, &desk.pictures[1], 520, 20);
    let answer = desk.send(&encoded(&both, ImageFormat::Png));
    assert!(told(&answer, "picture").starts_with("There are codes of several returns"));
}

/// A PNG that says it is so large, and holds nothing.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let data: Vec<u8> = b"IDAT".iter().copied().chain([0x78; 20_000]).collect();
    for chunk in [head, data, b"IEND".to_vec()] {
        let length = u32::try_from(chunk.len() - 4).expect("small");
        bytes.extend(length.to_be_bytes());
        bytes.extend(&chunk);
        bytes.extend(crc(&chunk).to_be_bytes());
    }
    bytes
}

#[test]
fn whatever_is_sent_in_a_pictures_place_is_refused_at_its_field_and_fills_no_memory() {
    let desk = Desk::open(1);
    let whole = encoded(&desk.pictures[0], ImageFormat::Jpeg);
    let before = desk.most_memory();
    let (half, _) = whole.split_at(whole.len() / 2);
    let nothing = "Take or choose a picture first.";
    let strange = "This is no picture";
    let broken = "This picture is damaged";
    for (sent, words) in [
        (b"".to_vec(), nothing),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            strange,
        ),
        (b"GIF89a and more".to_vec(), strange),
        (b"%PDF-1.7".to_vec(), strange),
        (desk.short_codes[0].clone().into_bytes(), strange),
        (
            bomb(20_000, 20_000),
            "This picture has more than 25 megapixels.",
        ),
        (bomb(100, 100), broken),
        (whole.get(..40).expect("it is longer").to_vec(), broken),
        (half.to_vec(), ""),
    ] {
        let answer = desk.send(&sent);
        let said = told(&answer, "picture");
        assert_eq!(answer.status, 422, "{said}");
        assert!(said.starts_with(words), "{said:?} instead of {words:?}");
    }
    let answer = desk.send(&vec![0xff; 9 * 1024 * 1024]);
    assert_eq!(answer.status, 413);
    assert!(told(&answer, "picture").starts_with("This picture has more than 8 MB."));
    let most = desk.most_memory();
    assert!(
        most < before + 200,
        "{before} MiB before, {most} MiB at most"
    );
}

#[test]
fn a_form_that_is_none_and_one_too_many_are_turned_away() {
    let desk = Desk::open(1);
    let picture = encoded(&desk.pictures[0], ImageFormat::Png);
    let ask = |kind: &str, body: &[u8]| {
        let headers = [
            ("content-type", kind),
            ("sec-fetch-site", "same-origin"),
            ("cookie", desk.store.as_str()),
        ];
        client::ask(
            &desk.portal.address,
            "POST",
            "/staff/returns",
            &headers,
            body,
        )
        .status
    };
    assert_eq!(ask("multipart/form-data", b"--x\r\n"), 400, "no boundary");
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    assert_eq!(ask(&kind, b"no part at all"), 400);
    assert_eq!(
        ask(&kind, format!("--{BOUNDARY}\r\n").as_bytes()),
        400,
        "it breaks off"
    );
    assert_eq!(ask("image/png", &picture), 415);
    let long = "a".repeat(65 * 1024);
    let answer = desk.send_as(&desk.store, &[("act", &long)], &picture);
    assert_eq!(answer.status, 413, "texts are as short as everywhere");
    let texts = vec![("act", "picture"); 60];
    assert_eq!(desk.send_as(&desk.store, &texts, &picture).status, 413);
    // Announced alone: nothing of it is read.
    let announced = [
        ("content-type", kind.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("cookie", desk.store.as_str()),
        ("content-length", "104857600"),
    ];
    let answer = desk.portal.ask("POST", "/staff/returns", &announced, "");
    assert_eq!(answer.status, 413);
    // Other forms take no more than before.
    let answer = desk
        .portal
        .post("/language", &[("cookie", &desk.store)], &"a".repeat(70_000));
    assert_eq!(answer.status, 413);

    let analyst = desk.send_as(&desk.analyst, &[("act", "picture")], &picture);
    assert_eq!(analyst.status, 404);
    let nobody = desk.send_as("none=1", &[("act", "picture")], &picture);
    assert_eq!(
        nobody.header("location"),
        Some("/staff/sign-in?next=%2Fstaff%2Freturns")
    );
}

#[test]
fn the_desk_alone_may_use_the_camera() {
    let desk = Desk::open(1);
    let allowed = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
    let refused = desk.send(b"no picture");
    for answer in [
        &desk.get("/staff/returns"),
        &desk.get("/staff/returns?pallet=on"),
        &refused,
    ] {
        assert_eq!(answer.header("permissions-policy"), Some(allowed));
    }
    let one = format!("/staff/returns/{}", desk.ids[0]);
    for path in ["/staff", one.as_str(), "/staff/cases", "/", "/returns/none"] {
        let answer = desk.get(path);
        let policy = answer.header("permissions-policy").unwrap_or_default();
        assert!(policy.starts_with("camera=()"), "{path}: {policy}");
    }
}

#[test]
fn one_after_another_is_received_and_listed_and_a_second_scan_does_nothing() {
    let desk = Desk::open(3);
    let receive = |code: &str| desk.post("/staff/returns", &format!("pallet=on&by=&code={code}"));
    assert!(
        desk.get("/staff/returns?pallet=on")
            .text()
            .contains("Nothing yet.")
    );
    for code in &desk.short_codes[..2] {
        let answer = receive(code);
        let way = format!("/staff/returns?pallet=on&just={code}");
        assert_eq!(
            answer.header("location"),
            Some(way.as_str()),
            "{}",
            answer.text()
        );
    }
    let page = desk
        .get(&format!(
            "/staff/returns?pallet=on&just={}",
            desk.short_codes[1]
        ))
        .text();
    let spaced = |code: &str| format!("{} {}", &code[..3], &code[3..]);
    let (first, second) = (spaced(&desk.short_codes[0]), spaced(&desk.short_codes[1]));
    assert!(page.contains(&format!("Received {second}: Enamel kettle")));
    let list = page.split_once("<table").expect("a list").1;
    let at = |code: &str| list.find(code).expect("it is listed");
    assert!(at(&second) < at(&first), "the latest first");

    let again = receive(&desk.short_codes[0]);
    assert_eq!(again.status, 409);
    assert!(told(&again, "code").starts_with(&format!("{first} was received already, ")));
    let again = again.text();
    assert!(again.contains("Received today by you") && again.contains(" autofocus"));
    assert!(!again.contains("value=\"2222222\""));
    let wrong = receive("2222222");
    assert_eq!(wrong.status, 422);
    assert!(told(&wrong, "code").starts_with("No return has the code 2222222."));
    assert!(
        !wrong.text().contains("value=\"2222222\""),
        "the next scan begins empty"
    );
    // By a picture as well.
    let picture = encoded(&desk.pictures[2], ImageFormat::Png);
    let texts = [("act", "picture"), ("pallet", "on")];
    let way = format!("/staff/returns?pallet=on&just={}", desk.short_codes[2]);
    let answer = desk.send_as(&desk.store, &texts, &picture);
    assert_eq!(answer.header("location"), Some(way.as_str()));

    // A wrong one is taken back from the list, once.
    let path = format!("/staff/returns/{}", desk.ids[0]);
    let form = format!("act=undo&pallet=on&code={}", desk.short_codes[0]);
    let undone = desk.post(&path, &form);
    let way = format!("/staff/returns?pallet=on&undone={}", desk.short_codes[0]);
    assert_eq!(
        undone.header("location"),
        Some(way.as_str()),
        "{}",
        undone.text()
    );
    let page = desk.get(&way).text();
    assert!(page.contains(&format!("The reception of {first} is undone.")));
    assert!(page.contains("undone "));
    let again = desk.post(&path, &form);
    assert_eq!(again.status, 409);
    assert!(again.text().contains("This was undone already, "));
    assert!(desk.get(&path).text().contains("Receive it"));
    // What a link claims is told only where the list knows it.
    let lie = desk.get("/staff/returns?pallet=on&just=7KQ4M2X").text();
    assert!(!lie.contains("Received 7KQ"));
}

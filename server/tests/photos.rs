//! Photos as a browser sends them (`reliability.md` 4.4 and test 26): what is taken, what is refused and with which
//! words, and that nothing of a refused file stays.

mod support;

use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use serde_json::json;
use store::{orders::Viewer, returns::PhotoView};
use support::{Answer, Portal};

const BOUNDARY: &str = "throughline-test";

/// A form as a browser sends it, with its fields and files.
fn multipart(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head =
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend(head.as_bytes());
        body.extend(value.as_bytes());
        body.extend(b"\r\n");
    }
    for (name, bytes) in files {
        // A browser may say what it likes of the type.
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\n\
             content-type: image/jpeg\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn send(portal: &Portal, path: &str, cookie: &str, body: &[u8]) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [
        ("content-type", kind.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("cookie", cookie),
    ];
    portal.ask("POST", path, &headers, body)
}

/// A JPEG that tells where it was taken.
fn photo(seed: u8) -> Vec<u8> {
    let picture = RgbImage::from_fn(60, 40, |x, y| {
        let (x, y) = (u8::try_from(x).unwrap_or(0), u8::try_from(y).unwrap_or(0));
        Rgb([x.wrapping_mul(seed), y, seed])
    });
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0GPS 53.8008 N");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder
        .set_exif_metadata(exif)
        .expect("a JPEG has room for it");
    encoder
        .write_image(&picture, 60, 40, ExtendedColorType::Rgb8)
        .expect("it is encoded");
    bytes
}

fn portal_with_an_order() -> (Portal, String) {
    let portal = Portal::with(&["--trusted-proxy", "127.0.0.1"]);
    let key = portal.key("ingest");
    let order = json!({
        "placed_at": store::Clock::System.now().to_string(),
        "lines": [{ "line_id": "1", "sku": "KETTLE-MOSS", "title": "Kettle", "quantity": 9, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    assert_eq!(portal.put_order(&key, "HP-1", order).status, 201);
    portal.scan(&key, "T1", "1", "delivered");
    let cookie = portal.cookie_of_customer("ana@example.com");
    (portal, cookie)
}

const FIX: &str = "/orders/HP-1/fix?line=1&reason=damaged&step=2";

fn wish(key: &str) -> Vec<(&str, &str)> {
    vec![
        ("outcome", "refund"),
        ("hand_over", "drop_off_qr"),
        ("note", "The lid is cracked"),
        ("key", key),
    ]
}

/// Agrees a return and gives its path.
fn agreed(portal: &Portal, cookie: &str, key: &str, files: &[(&str, &[u8])]) -> String {
    let answer = send(portal, FIX, cookie, &multipart(&wish(key), files));
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").expect("somewhere").to_owned()
}

/// How many returns and photos there are.
fn kept(portal: &Portal) -> (usize, Vec<PhotoView>) {
    portal.on_ledger(async |store| {
        let ana = store.find_customer("ana@example.com").await;
        let viewer = Viewer {
            customer: Some(ana.expect("it reads").expect("she bought").id),
            ..Viewer::default()
        };
        let returns = store.returns_of_order(&viewer, "HP-1").await;
        let returns = returns.expect("it reads");
        let mut photos = Vec::new();
        for one in &returns {
            let view = store.return_page(&viewer, one.id).await;
            let of_it = store.photos_of(&view.expect("it is hers")).await;
            photos.extend(of_it.expect("it reads"));
        }
        (returns.len(), photos)
    })
}

#[test]
fn photos_come_with_a_return_and_hold_nothing_but_their_pixels() {
    let (portal, cookie) = portal_with_an_order();
    let (one, two) = (photo(3), photo(5));
    let path = agreed(
        &portal,
        &cookie,
        "k",
        &[("../../etc/passwd.svg", &one), ("two.jpg", &two)],
    );
    // The same form again is the same return with the same photos.
    let again = agreed(
        &portal,
        &cookie,
        "k",
        &[("../../etc/passwd.svg", &one), ("two.jpg", &two)],
    );
    assert_eq!(path, again);
    let (returns, photos) = kept(&portal);
    assert_eq!((returns, photos.len()), (1, 2));
    let page = portal.ask("GET", &path, &[("cookie", &cookie)], "").text();
    let whole = format!("{path}/photos/{}.jpg", photos[0].id);
    let small = format!("{path}/photos/{}-small.jpg", photos[0].id);
    assert!(page.contains(&whole) && page.contains(&small), "{page}");
    assert!(!page.contains("passwd"), "a file's name is kept nowhere");
    for path in [&whole, &small] {
        let answer = portal.ask("GET", path, &[("cookie", &cookie)], "");
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("image/jpeg"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cache-control"), Some("private, no-store"));
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'") && policy.ends_with("sandbox"));
        let picture = image::load_from_memory(&answer.body).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (60, 40));
        let holds = |text: &[u8]| answer.body.windows(text.len()).any(|part| part == text);
        assert!(!holds(b"Exif") && !holds(b"GPS"));
        // Nobody else, and no other name.
        assert_eq!(portal.get(path).status, 404);
        let other = path.replace(".jpg", ".svg");
        let answer = portal.ask("GET", &other, &[("cookie", &cookie)], "");
        assert_eq!(answer.status, 404);
    }
}

#[test]
fn a_refused_file_is_named_what_was_typed_stays_and_nothing_else() {
    let (portal, cookie) = portal_with_an_order();
    let good = photo(3);
    let large = [good.as_slice(), &vec![0; 9_000_000 - good.len()]].concat();
    let cut = good[..good.len() / 3].to_vec();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let bomb = bomb();
    assert!(bomb.len() < 21_000, "{} bytes", bomb.len());
    let cases: [(&str, &[u8], u16, &str); 6] = [
        ("large.jpg", &large, 413, "is larger than 8 MB"),
        ("cut.jpg", &cut, 422, "cannot be read"),
        ("drawing.svg.jpg", &svg, 422, "is no JPEG, PNG or WebP"),
        ("bomb.png", &bomb, 422, "more than 25 megapixels"),
        (
            "page.jpg",
            b"<!DOCTYPE html><p>hello",
            422,
            "is no JPEG, PNG or WebP",
        ),
        ("a\"><b>.jpg", b"", 422, "is no JPEG, PNG or WebP"),
    ];
    for (name, bytes, status, said) in cases {
        // The one before it was good, and goes as well.
        let files = [("good.jpg", good.as_slice()), (name, bytes)];
        let answer = send(&portal, FIX, &cookie, &multipart(&wish("k"), &files));
        let page = answer.text();
        assert_eq!(answer.status, status, "{name}: {page}");
        assert!(page.contains(said), "{name}: {page}");
        assert!(page.contains("field-photo-error") && !page.contains("<b>.jpg"));
        assert!(page.contains("The lid is cracked"), "what was typed stays");
    }
    let six: Vec<(&str, &[u8])> = (0..6).map(|_| ("one.jpg", good.as_slice())).collect();
    let answer = send(&portal, FIX, &cookie, &multipart(&wish("k"), &six));
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Only 5 photos fit"));
    assert_eq!(kept(&portal), (0, Vec::new()));
    // And the form alone is still good, with the empty part of a field where nothing was chosen.
    let none = multipart(&wish("k"), &[("", b"")]);
    assert_eq!(send(&portal, FIX, &cookie, &none).status, 303);
    assert_eq!(kept(&portal).0, 1);
}

/// A PNG of 400 megapixels in twenty kilobytes.
fn bomb() -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&[0; 100 * 100], 100, 100, ExtendedColorType::L8)
        .expect("it is encoded");
    // The header says otherwise, and its sum is made right again.
    bytes[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    let crc = !bytes[12..29].iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    });
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes.resize(20_000, 0);
    bytes
}

#[test]
fn photos_are_added_later_and_taken_away_again() {
    let (portal, cookie) = portal_with_an_order();
    let path = agreed(&portal, &cookie, "k", &[]);
    let photos = format!("{path}/photos");
    let none = send(&portal, &photos, &cookie, &multipart(&[("key", "a")], &[]));
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Choose at least one photo"));
    let one = photo(3);
    let body = multipart(&[("key", "a")], &[("one.jpg", &one)]);
    let added = send(&portal, &photos, &cookie, &body);
    assert_eq!(
        added.header("location"),
        Some(path.as_str()),
        "{}",
        added.text()
    );
    let (_, there) = kept(&portal);
    let form = format!("act=remove&photo={}", there[0].id);
    let removed = portal.post(&photos, &[("cookie", &cookie)], &form);
    assert_eq!(removed.header("location"), Some(photos.as_str()));
    assert_eq!(kept(&portal).1, []);
    for form in ["act=remove&photo=x", "act=remove", "act=else"] {
        let answer = portal.post(&photos, &[("cookie", &cookie)], form);
        assert!((400..500).contains(&answer.status), "{form}");
    }
}

#[test]
fn the_thirty_first_form_with_photos_of_an_hour_waits_and_the_return_does_not() {
    let (portal, cookie) = portal_with_an_order();
    let path = agreed(&portal, &cookie, "k", &[]);
    let photos = format!("{path}/photos");
    let one = photo(3);
    let body = multipart(&[("key", "a")], &[("one.jpg", &one)]);
    for n in 0..30 {
        let answer = send(&portal, &photos, &cookie, &body);
        assert_eq!(answer.status, 303, "{n}");
    }
    let answer = send(&portal, &photos, &cookie, &body);
    assert_eq!(answer.status, 429);
    assert!(answer.header("retry-after").is_some());
    assert!(answer.text().contains("Try again later"));
    agreed(&portal, &cookie, "another", &[]);
}

#[test]
fn what_is_more_than_five_large_photos_is_not_read_and_other_forms_stay_small() {
    let (portal, cookie) = portal_with_an_order();
    let path = agreed(&portal, &cookie, "k", &[]);
    let photos = format!("{path}/photos");
    let headers = |length: &'static str| {
        [
            ("content-type", "multipart/form-data; boundary=x"),
            ("sec-fetch-site", "same-origin"),
            ("content-length", length),
        ]
    };
    let answer = portal.ask("POST", &photos, &headers("50000000"), "");
    assert_eq!(answer.status, 413);
    // A stranger's forty megabytes are answered before a byte of them came.
    let answer = portal.ask("POST", &photos, &headers("40000000"), "");
    assert_eq!(answer.status, 404);
    let answer = portal.ask("POST", "/language", &headers("70000"), "");
    assert_eq!(answer.status, 413);
    // Ten thousand files of nothing are read as one form, and refused as one.
    let tiny: Vec<(&str, &[u8])> = (0..10_000).map(|_| ("t.jpg", b"x".as_slice())).collect();
    let answer = send(
        &portal,
        &photos,
        &cookie,
        &multipart(&[("key", "a")], &tiny),
    );
    assert_eq!(answer.status, 422);
    for broken in [
        "--x",
        "--x\r\n\r\n",
        "--x\r\ncontent-disposition: form-data\r\n\r\n",
        "--x\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nabc",
    ] {
        let headers = [
            ("content-type", "multipart/form-data; boundary=x"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookie.as_str()),
        ];
        let answer = portal.ask("POST", &photos, &headers, broken);
        assert!(
            (400..500).contains(&answer.status),
            "{broken}: {}",
            answer.status
        );
    }
    let unnamed = [
        ("content-type", "multipart/form-data"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", cookie.as_str()),
    ];
    assert_eq!(portal.ask("POST", &photos, &unnamed, "abc").status, 400);
    assert_eq!(kept(&portal).1, []);
}

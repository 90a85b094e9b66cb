use super::*;
use app::request::{CodeFault, Codes as _};
use domain::Timestamp;
use jiff::SignedDuration;
use store::{Chance, Clock, Store};
use testkit::{Story, at};
use uuid::Uuid;

const ORIGIN: &str = "https://orders.harbourandpine.example";

/// Codes of a shop with that secret.
async fn codes(secret: u8) -> SignedCodes {
    let folder =
        std::env::temp_dir().join(format!("throughline-qr-{}-{secret}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let url = format!("sqlite://{}", folder.join("qr.db").display());
    let store = Store::open(&url, Clock::default(), Chance::seeded(1))
        .await
        .unwrap();
    store.keep_secret([secret; 32]);
    let codes = SignedCodes::new(&store, ORIGIN);
    store.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    codes
}

fn id(n: u128) -> ReturnId {
    ReturnId(Uuid::from_u128(n * 0x1234_5678_9abc_def1_0203))
}

const NOW: &str = "2026-11-22T10:41:00Z";
const BRING_BY: &str = "2026-12-23T00:00:00Z";

#[tokio::test]
async fn a_code_reads_back_from_the_modules_of_its_picture() {
    let codes = codes(1).await;
    for n in 0..20 {
        let text = codes.of_return(id(n), at(BRING_BY));
        assert!(
            text.starts_with("HTTPS://ORDERS.HARBOURANDPINE.EXAMPLE/Q/1."),
            "{text}"
        );
        let svg = svg(&text).unwrap();
        assert!(
            svg.contains("<rect width=\"") && svg.contains("fill=\"#ffffff"),
            "a white ground: {svg}"
        );
        let (size, dark) = modules(&svg);
        assert!(
            (0..size).all(|n| (0..4).all(|m| !dark(m, n) && !dark(n, m))),
            "a quiet zone of four"
        );
        // Six pixels a module, as a camera would see it.
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(size * 6, size * 6, |x, y| {
            if dark(x / 6, y / 6) { 0 } else { 255 }
        });
        let (meta, read) = image.detect_grids()[0].decode().unwrap();
        // Level M is 0 in the format information (ISO/IEC 18004, table 12).
        assert_eq!((read.as_str(), meta.ecc_level), (text.as_str(), 0));
        assert!(
            meta.version.0 <= 7,
            "alphanumeric mode keeps it small: {:?}",
            meta.version
        );
        assert_eq!(codes.read(&read, at(NOW)), Ok(id(n)));
    }
}

/// The dark modules of a picture: each is a square of one, drawn from its upper left corner.
fn modules(svg: &str) -> (usize, impl Fn(usize, usize) -> bool) {
    let size: usize = svg
        .split("viewBox=\"0 0 ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let path = svg
        .split("<path d=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let mut dark = vec![false; size * size];
    for square in path.split('M').skip(1) {
        let (corner, rest) = square.split_at(square.find('h').unwrap());
        assert!(rest.starts_with("h1v1h-1"), "{square}");
        let (x, y) = corner.split_once(',').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        dark[y * size + x] = true;
    }
    (size, move |x, y| dark[y * size + x])
}

#[tokio::test]
async fn a_code_reads_whole_by_its_path_and_alone() {
    let codes = codes(1).await;
    let text = codes.of_return(id(7), at(BRING_BY));
    let path = &text[ORIGIN.len()..];
    let alone = &path["/Q/".len()..];
    let followed = format!("{ORIGIN}{path}");
    for form in [&text, path, alone, &followed, &format!(" {text}\n")] {
        assert_eq!(codes.read(form, at(NOW)), Ok(id(7)), "{form:?}");
    }
    for (wrong, why) in [
        (String::new(), CodeFault::NoCode),
        (".".to_owned(), CodeFault::NoCode),
        ("1...".to_owned(), CodeFault::NoCode),
        ("7KQ 4M2X".to_owned(), CodeFault::NoCode),
        (format!("{alone}."), CodeFault::NoCode),
        (alone.to_lowercase(), CodeFault::NoCode),
        (format!("{ORIGIN}/q/{alone}"), CodeFault::NoCode),
        (format!("{alone}A"), CodeFault::Forged),
        (
            format!("https://orders.harbourandpine.example.evil.example{path}"),
            CodeFault::Foreign,
        ),
        (format!("https://evil.example{path}"), CodeFault::Foreign),
        (format!("/Q{path}"), CodeFault::NoCode),
    ] {
        assert_eq!(codes.read(&wrong, at(NOW)), Err(why), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_thousand_changes_of_one_bit_are_all_refused() {
    let codes = codes(1).await;
    let mut changes = 0;
    for n in 0..3 {
        let text = codes.of_return(id(n), at(BRING_BY));
        let alone = text[ORIGIN.len() + "/Q/".len()..].to_owned();
        for bit in 0..alone.len() * 8 {
            let mut bytes = alone.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            // Some changes are no UTF-8 and could not even be asked for.
            let changed = String::from_utf8_lossy(&bytes).into_owned();
            let read = codes.read(&changed, at(NOW));
            assert!(read.is_err(), "bit {bit} of {alone}: {read:?}");
            changes += 1;
        }
    }
    assert!(changes >= 1_000, "{changes}");
}

#[tokio::test]
async fn a_code_of_another_secret_a_forged_and_an_expired_one_are_told_apart() {
    let (ours, theirs) = (codes(1).await, codes(2).await);
    let text = ours.of_return(id(7), at(BRING_BY));
    assert_eq!(theirs.read(&text, at(NOW)), Err(CodeFault::Foreign));
    let other = ours.of_return(id(8), at(BRING_BY));
    let (start, _) = text.rsplit_once('.').unwrap();
    let (_, mac) = other.rsplit_once('.').unwrap();
    let swapped = format!("{start}.{mac}");
    assert_eq!(ours.read(&swapped, at(NOW)), Err(CodeFault::Forged));
    let last = at(BRING_BY).plus(SignedDuration::from_hours(60 * 24 + 23));
    assert_eq!(ours.read(&text, last), Ok(id(7)));
    let since = last.plus(SignedDuration::from_hours(1));
    assert_eq!(ours.read(&text, since), Err(CodeFault::Expired { since }));
    // A forged code does not become an expired one by its date: the signature is looked at first.
    assert_eq!(ours.read(&swapped, since), Err(CodeFault::Forged));
    // A damaged row's time makes no code that lives for ever.
    let never = ours.of_return(id(7), Timestamp::from_micros(i64::MIN));
    let expired = ours.read(&never, at(NOW));
    assert!(
        matches!(expired, Err(CodeFault::Expired { .. })),
        "{expired:?}"
    );
    assert!(
        !format!("{ours:?}").contains("key: "),
        "the key does not print"
    );
}

#[tokio::test]
async fn the_key_comes_from_the_secret_alone() {
    let story = Story::on_sqlite().await;
    story.store.keep_secret([1; 32]);
    let again = SignedCodes::new(&story.store, ORIGIN);
    let text = codes(1).await.of_return(id(7), at(BRING_BY));
    assert_eq!(again.read(&text, at(NOW)), Ok(id(7)));
}

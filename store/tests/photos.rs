//! Stories of photos, told on both databases (invariant I5): shown by the customer, kept by staff, taken away, bounded,
//! and gone with the person.

use domain::{
    actor::Actor,
    ids::{PhotoId, ReturnId, StaffId},
    photos::{MOST_OF_A_PERSON, PhotosRefused, Picture},
    returns::{HandOver, Item, Outcome, Reason, Wish},
    touchpoints::Touchpoint,
};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    returns::{PhotoBy, PhotoSize, PhotoView},
};
use testkit::{Story, on_both_databases};

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

fn picture(of: &str) -> Picture {
    Picture {
        jpeg: format!("the whole of {of}").into_bytes(),
        thumb: format!("a small {of}").into_bytes(),
        width: 2_000,
        height: 1_500,
    }
}

/// An order of Ana's with twelve kettles, in hand, and Ana.
async fn delivered(story: &Story) -> Viewer {
    let order = json!({
        "lines": [{ "line_id": "1", "sku": "KETTLE-MOSS", "title": "Kettle", "quantity": 12, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    let found = story.store.find_customer("ana@example.com").await;
    Viewer {
        customer: Some(found.expect("the store answers").expect("Ana is known").id),
        ..Viewer::default()
    }
}

async fn started(story: &Story, viewer: &Viewer, reason: Reason, key: &str) -> ReturnId {
    let wish = Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: key.to_owned(),
    };
    let started = story.store.start_return(viewer, "HP-1", &wish).await;
    started.expect("it is agreed")
}

async fn add(
    story: &Story,
    viewer: &Viewer,
    id: ReturnId,
    key: &str,
    pictures: &[Picture],
) -> Result<(), PhotosRefused> {
    refused(story.store.add_photos(viewer, id, key, pictures).await)
}

fn refused(done: Result<(), Failure<PhotosRefused>>) -> Result<(), PhotosRefused> {
    match done {
        Ok(()) => Ok(()),
        Err(Failure::Refused(why)) => Err(why),
        Err(other) => unreachable!("{other:?}"),
    }
}

async fn photos(story: &Story, viewer: &Viewer, id: ReturnId) -> Vec<PhotoView> {
    let page = story.store.return_page(viewer, id).await;
    let photos = story.store.photos_of(&page.expect("it is hers")).await;
    photos.expect("the store answers")
}

/// How many photos each act on the log added.
async fn told(story: &Story) -> Vec<i64> {
    let journey = story.store.journey("ana@example.com").await;
    let touchpoints = journey.expect("Ana is known").touchpoints;
    let told = touchpoints
        .into_iter()
        .filter_map(|it| match it.touchpoint {
            Touchpoint::PhotosAdded { photos, .. } => Some(photos),
            _ => None,
        });
    told.collect()
}

#[test]
fn photos_are_shown_in_their_order_and_told_once_a_form() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = started(&story, &ana, Reason::Damaged, "k").await;
        let two = [picture("crack"), picture("lid")];
        add(&story, &ana, id, "form-1", &two).await.unwrap();
        // Pressed twice, and once more with another picture under the same key.
        add(&story, &ana, id, "form-1", &two).await.unwrap();
        add(&story, &ana, id, "form-1", &[picture("box")])
            .await
            .unwrap();
        let there = photos(&story, &ana, id).await;
        assert_eq!(there.len(), 3);
        assert!(there.iter().all(|photo| photo.by == PhotoBy::Customer));
        assert_eq!((there[0].width, there[0].height), (2_000, 1_500));
        let mut seen = Vec::new();
        for photo in &there {
            for size in [PhotoSize::Whole, PhotoSize::Thumb] {
                let bytes = story.store.photo(&ana, id, photo.id, size).await.unwrap();
                seen.push(String::from_utf8(bytes).unwrap());
            }
        }
        let expected = [
            "the whole of crack",
            "a small crack",
            "the whole of lid",
            "a small lid",
            "the whole of box",
            "a small box",
        ];
        assert_eq!(seen, expected);
        assert_eq!(told(&story).await, [2, 1]);
    });
}

#[test]
fn five_fit_and_nothing_stays_of_what_is_refused() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = started(&story, &ana, Reason::Faulty, "k").await;
        let six: Vec<Picture> = (0..6).map(|n| picture(&n.to_string())).collect();
        let many = add(&story, &ana, id, "a", &six).await;
        assert_eq!(many, Err(PhotosRefused::TooMany { left: 5 }));
        let nothing = add(&story, &ana, id, "b", &[]).await;
        assert_eq!(nothing, Err(PhotosRefused::Nothing));
        assert_eq!(photos(&story, &ana, id).await, []);
        add(&story, &ana, id, "c", &six[..4]).await.unwrap();
        let over = add(&story, &ana, id, "d", &six[4..]).await;
        assert_eq!(over, Err(PhotosRefused::TooMany { left: 1 }));
        assert_eq!(photos(&story, &ana, id).await.len(), 4);
        assert_eq!(told(&story).await, [4]);
    });
}

#[test]
fn ten_thousand_tiny_ones_leave_five() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = started(&story, &ana, Reason::Faulty, "k").await;
        let before = bytes(&story);
        for form in 0..1_000 {
            let ten: Vec<Picture> = (0..10).map(|n| picture(&format!("{form}.{n}"))).collect();
            let many = add(&story, &ana, id, &form.to_string(), &ten).await;
            assert!(
                matches!(many, Err(PhotosRefused::TooMany { .. })),
                "{many:?}"
            );
            let one = add(&story, &ana, id, &form.to_string(), &ten[..1]).await;
            assert_eq!(one.is_ok(), form < 5, "{form}");
        }
        assert_eq!(photos(&story, &ana, id).await.len(), 5);
        let grown = bytes(&story).saturating_sub(before);
        eprintln!(
            "{:?}: 10,000 tiny photos grew it by {grown} bytes",
            story.database
        );
        assert!(grown < 1_000_000, "{grown} bytes");
    });
}

/// Of the files of a SQLite story.
fn bytes(story: &Story) -> u64 {
    let Ok(files) = std::fs::read_dir(story.folder()) else {
        return 0;
    };
    files
        .filter_map(|file| Some(file.ok()?.metadata().ok()?.len()))
        .sum()
}

#[test]
fn a_person_has_a_quota_across_their_returns() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let five: Vec<Picture> = (0..5).map(|n| picture(&n.to_string())).collect();
        for n in 0..MOST_OF_A_PERSON / 5 {
            let id = started(&story, &ana, Reason::Faulty, &n.to_string()).await;
            add(&story, &ana, id, "a", &five).await.unwrap();
        }
        let id = started(&story, &ana, Reason::Faulty, "last").await;
        let one = add(&story, &ana, id, "a", &five[..1]).await;
        assert_eq!(one, Err(PhotosRefused::TooManyOfPerson));
        // What staff keep is no matter of hers.
        let kept = story
            .store
            .add_staff_photos(&desk(), id, "a", &five[..1])
            .await;
        kept.unwrap();
    });
}

#[test]
fn the_customer_shows_until_it_is_with_us_and_staff_after() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = started(&story, &ana, Reason::WrongItem, "k").await;
        add(&story, &ana, id, "a", &[picture("label")])
            .await
            .unwrap();
        story.store.receive_return(&desk(), id).await.unwrap();
        let late = add(&story, &ana, id, "b", &[picture("more")]).await;
        assert_eq!(late, Err(PhotosRefused::TooLate));
        let hers = photos(&story, &ana, id).await[0].id;
        let gone = story.store.remove_photo(&ana, id, hers).await;
        assert_eq!(refused(gone), Err(PhotosRefused::TooLate));
        let seen = [picture("scratch")];
        let kept = story.store.add_staff_photos(&desk(), id, "c", &seen).await;
        kept.unwrap();
        let by: Vec<PhotoBy> = photos(&story, &ana, id)
            .await
            .iter()
            .map(|it| it.by)
            .collect();
        assert_eq!(by, [PhotoBy::Customer, PhotoBy::Staff]);
        assert_eq!(told(&story).await, [1, 1]);
    });
}

#[test]
fn of_what_is_late_or_called_off_there_is_nothing_to_show() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let one = [picture("nothing")];
        let late = started(&story, &ana, Reason::ChangedMyMind, "a").await;
        assert_eq!(
            add(&story, &ana, late, "k", &one).await,
            Err(PhotosRefused::TooLate)
        );
        let off = started(&story, &ana, Reason::Damaged, "b").await;
        story.store.cancel_return(&ana, off).await.unwrap();
        assert_eq!(
            add(&story, &ana, off, "k", &one).await,
            Err(PhotosRefused::TooLate)
        );
        // What never came is shown by what did: an opened box.
        let missing = started(&story, &ana, Reason::Missing, "c").await;
        add(&story, &ana, missing, "k", &one).await.unwrap();
    });
}

#[test]
fn each_takes_away_their_own_and_makes_room() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let id = started(&story, &ana, Reason::Damaged, "k").await;
        let five: Vec<Picture> = (0..5).map(|n| picture(&n.to_string())).collect();
        add(&story, &ana, id, "a", &five).await.unwrap();
        let staffs = story
            .store
            .add_staff_photos(&desk(), id, "a", &[picture("desk")])
            .await;
        staffs.unwrap();
        let there = photos(&story, &ana, id).await;
        let (hers, ours) = (there[2].id, there[5].id);
        let not_hers = story.store.remove_photo(&ana, id, ours).await;
        assert!(matches!(not_hers, Err(Failure::NotFound)));
        let not_ours = story.store.remove_staff_photo(&desk(), id, hers).await;
        assert!(matches!(not_ours, Err(Failure::NotFound)));
        let none = PhotoId(uuid::Uuid::from_u128(404));
        let missing = story.store.remove_photo(&ana, id, none).await;
        assert!(matches!(missing, Err(Failure::NotFound)));
        story.store.remove_photo(&ana, id, hers).await.unwrap();
        let read = story.store.photo(&ana, id, hers, PhotoSize::Whole).await;
        assert!(matches!(read, Err(Failure::NotFound)));
        add(&story, &ana, id, "b", &[picture("another")])
            .await
            .unwrap();
        assert_eq!(photos(&story, &ana, id).await.len(), 6);
        let removed = story.store.remove_staff_photo(&desk(), id, ours).await;
        removed.unwrap();
        assert_eq!(photos(&story, &ana, id).await.len(), 5);
    });
}

#[test]
fn a_photo_is_read_under_its_own_return_alone() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let one = started(&story, &ana, Reason::Damaged, "a").await;
        let two = started(&story, &ana, Reason::Damaged, "b").await;
        add(&story, &ana, one, "k", &[picture("crack")])
            .await
            .unwrap();
        let photo = photos(&story, &ana, one).await[0].id;
        let crossed = story.store.photo(&ana, two, photo, PhotoSize::Whole).await;
        assert!(matches!(crossed, Err(Failure::NotFound)));
        let gone = story.store.remove_photo(&ana, two, photo).await;
        assert!(matches!(gone, Err(Failure::NotFound)));
    });
}

//! Photos as they are shown: small, each a link to the whole one; the customer's and the shop's apart.

use super::{desk_path_of, path_of};
use crate::{
    design::{Button, ButtonLink, Card, Form, Look},
    request::Asked,
};
use domain::photos::LONGEST_OF_THUMB;
use leptos::prelude::*;
use store::returns::{PhotoBy, PhotoView, ReturnView};

/// On the page of a return: what was shown, and where more is added. `None` where there is nothing of either.
pub(crate) fn card(
    asked: &Asked,
    view: &ReturnView,
    photos: &[PhotoView],
) -> Option<impl IntoView + use<>> {
    let words = asked.words();
    let takes = view.takes_photos();
    if photos.is_empty() && !takes {
        return None;
    }
    let href = path_of(view.id);
    let lists = lists(asked, &href, photos, Seen::ByCustomer, None);
    let lead = photos
        .is_empty()
        .then(|| view! { <p class="quiet">{words.photos_none()}</p> });
    let add = takes.then(|| {
        view! {
            <div class="row no-print"><ButtonLink href text=words.photos_add() look=Look::Quiet/></div>
        }
    });
    Some(view! { <Card title=words.photos_title()>{lead}{lists}{add}</Card> })
}

/// At the desk.
pub(crate) fn staff_card(
    asked: &Asked,
    view: &ReturnView,
    photos: &[PhotoView],
) -> impl IntoView + use<> {
    let words = asked.words();
    let href = desk_path_of(view.id);
    let lists = lists(asked, &href, photos, Seen::ByStaff, None);
    let lead = photos
        .is_empty()
        .then(|| view! { <p class="quiet">{words.photos_none_at_desk()}</p> });
    view! {
        <Card title=words.photos_title()>
            {lead}
            {lists}
            <div class="row no-print"><ButtonLink href text=words.photos_add() look=Look::Quiet/></div>
        </Card>
    }
}

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    ByCustomer,
    ByStaff,
}

/// Both lists. Photos of `removes` can be taken away there.
pub(super) fn lists(
    asked: &Asked,
    base: &str,
    photos: &[PhotoView],
    seen: Seen,
    removes: Option<PhotoBy>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let named = [
        (
            PhotoBy::Customer,
            match seen {
                Seen::ByCustomer => words.photos_own(),
                Seen::ByStaff => words.photos_customers(),
            },
        ),
        (PhotoBy::Staff, words.photos_shops()),
    ];
    named
        .into_iter()
        .filter_map(|(by, name)| {
            let rows: Vec<_> = (1_i64..)
                .zip(photos.iter().filter(|photo| photo.by == by))
                .map(|(number, photo)| row(asked, base, photo, number, removes == Some(by)))
                .collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <p class="quiet small">{name}</p>
                    <ul class="photos">{rows}</ul>
                }
            })
        })
        .collect_view()
}

fn row(
    asked: &Asked,
    base: &str,
    photo: &PhotoView,
    number: i64,
    is_removable: bool,
) -> impl IntoView + use<> {
    let words = asked.words();
    let href = format!("{base}/{}.jpg", photo.id);
    let src = format!("{base}/{}-small.jpg", photo.id);
    let (width, height) = small(photo);
    let alt = words.photos_alt(asked.format().day(photo.added_at), number);
    let remove = is_removable.then(|| {
        let action = base.to_owned();
        let value = photo.id.to_string();
        let text = words.photos_remove_one(number);
        view! {
            <Form action>
                <input type="hidden" name="photo" value=value/>
                <Button text look=Look::Quiet name="act" value="remove"/>
            </Form>
        }
    });
    view! {
        <li>
            <a href=href><img src=src alt=alt width=width height=height loading="lazy"/></a>
            {remove}
        </li>
    }
}

/// The size of the small one, so that nothing moves when it comes.
fn small(photo: &PhotoView) -> (i64, i64) {
    let longest = photo.width.max(photo.height).max(1);
    let most = i64::from(LONGEST_OF_THUMB).min(longest);
    let scaled = |side: i64| (side * most / longest).max(1);
    (scaled(photo.width), scaled(photo.height))
}

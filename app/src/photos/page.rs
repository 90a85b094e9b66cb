//! `/returns/{id}/photos` and, for staff, `/staff/returns/{id}/photos`: add some, look at them, take one's own away.

use super::{
    FIELD, PhotoField, desk_path_of,
    gallery::{Seen, lists},
    path_of,
};
use crate::{
    design::{Button, Card, Frame, Heading, Notice, NoticeTone, Page, PageTitle, UploadForm},
    request::{Asked, Refused, asked, failed_page, refused},
    returns,
    shell::missing_page,
    staff::{on_duty, whole},
};
use domain::ids::ReturnId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::{
    Failure, StoreError,
    returns::{PhotoBy, PhotoView, ReturnView},
};

#[component]
pub fn PhotosPage() -> impl IntoView {
    let (asked, refused) = (asked(), refused());
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    Suspend::new(async move {
        let Ok(id) = id.parse::<ReturnId>() else {
            return missing_page();
        };
        match asked.store().return_page(&asked.viewer, id).await {
            Ok(view) => shown(&asked, &view, Seen::ByCustomer, refused.as_ref()).await,
            Err(failure) => failed_page(failure),
        }
    })
}

#[component]
pub fn StaffPhotosPage() -> impl IntoView {
    let refused = refused();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    on_duty(move |asked, member| {
        let id = match id.parse::<ReturnId>() {
            Ok(id) if member.role.receives_returns() => id,
            _ => return missing_page(),
        };
        whole(move || {
            let (asked, refused) = (asked.clone(), refused.clone());
            async move {
                match asked.store().staff_return(id).await {
                    Ok(found) => shown(&asked, &found.view, Seen::ByStaff, refused.as_ref()).await,
                    Err(failure) => failed_page(failure),
                }
            }
        })
    })
}

async fn shown(asked: &Asked, view: &ReturnView, seen: Seen, refused: Option<&Refused>) -> AnyView {
    match asked.store().photos_of(view).await {
        Ok(photos) => page(asked, view, &photos, seen, refused),
        Err(error) => failed_page(Failure::<StoreError>::Broken(error)),
    }
}

fn page(
    asked: &Asked,
    view: &ReturnView,
    photos: &[PhotoView],
    seen: Seen,
    refused: Option<&Refused>,
) -> AnyView {
    let words = asked.words();
    let (by, path, back, frame) = match seen {
        Seen::ByCustomer => (
            PhotoBy::Customer,
            path_of(view.id),
            returns::path_of(view.id),
            Frame::Customer,
        ),
        Seen::ByStaff => (
            PhotoBy::Staff,
            desk_path_of(view.id),
            returns::desk_path_of(view.id),
            Frame::Staff,
        ),
    };
    let takes = seen == Seen::ByStaff || view.takes_photos();
    let room = view.room_for_photos(by, photos);
    let lead = match seen {
        Seen::ByStaff => words.photos_staff_lead(),
        Seen::ByCustomer if !takes => words.photos_over(),
        Seen::ByCustomer if room == 0 => words.photos_full(),
        Seen::ByCustomer => words.photos_none(),
    };
    // The return was agreed, and its photos were not added with it.
    let lost = (takes && asked.query.get("lost") == "1")
        .then(|| view! { <Notice tone=NoticeTone::Problem text=words.photos_lost()/> });
    let whole = refused
        .and_then(|refused| refused.of(""))
        .map(|text| view! { <Notice tone=NoticeTone::Problem text/> });
    let form = (takes && room > 0).then(|| form(asked, &path, room, refused));
    let there = (!photos.is_empty()).then(|| {
        let removes = takes.then_some(by);
        let lists = lists(asked, &path, photos, seen, removes);
        view! { <Card title=words.photos_there()>{lists}</Card> }
    });
    let over = words.return_one_over(returns::spaced(&view.short_code));
    let title = words.photos_title();
    view! {
        <PageTitle text=title.clone() shop=asked.policy.shop_name.clone()/>
        <Page words face=asked.face() path frame>
            <Heading over title lead/>
            {lost}
            {whole}
            {form}
            {there}
            <p class="no-print"><a class="thumb" href=back>{words.photos_back()}</a></p>
        </Page>
    }
    .into_any()
}

fn form(
    asked: &Asked,
    path: &str,
    room: usize,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let words = asked.words();
    let error = refused.and_then(|refused| refused.of(FIELD));
    // The same key until it is taken, so that pressing twice adds once.
    let key = refused
        .map(|refused| refused.typed.get("key").to_owned())
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let action = path.to_owned();
    view! {
        <Card>
            <UploadForm action key>
                <PhotoField words label=words.photos_field() most=room nostrip:error=error/>
                <div class="row"><Button text=words.photos_send()/></div>
            </UploadForm>
        </Card>
    }
}

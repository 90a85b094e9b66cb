//! The frame of a page: header, content, footer.

use super::Mark;
use super::nav::{NavItem, current, customer_nav, staff_nav};
use crate::words::{Locale, Words};
use leptos::prelude::*;

/// The shop's own face. Its brand colour and radius come as a stylesheet, see [`super::brand`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    pub name: String,
    /// The address of a picture that stands in the mark's place.
    pub logo: Option<String>,
}

/// Who reads the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A customer, signed in or not.
    Customer,
    /// A customer with one thing to do, such as showing a code: no menu.
    CustomerAlone,
    /// Signed-in staff; wider, denser.
    Staff,
    /// The staff door, before signing in.
    StaffDoor,
}

/// A whole page inside `<body>`. `path` is the page's own address; it marks the current way and is where the language
/// chooser comes back to.
#[component]
pub fn Page(
    words: Words,
    face: Face,
    #[prop(into)] path: String,
    frame: Frame,
    children: Children,
) -> impl IntoView {
    let (class, home, label, items) = match frame {
        Frame::Customer => ("page", "/", words.nav_main(), customer_nav(words)),
        Frame::CustomerAlone => ("page", "/", words.nav_main(), Vec::new()),
        Frame::Staff => (
            "page wide",
            "/staff",
            words.nav_staff_main(),
            staff_nav(words),
        ),
        Frame::StaffDoor => ("page", "/staff", words.nav_staff_main(), Vec::new()),
    };
    let is_staff = matches!(frame, Frame::Staff | Frame::StaffDoor);
    let staff = is_staff.then(|| view! { <span class="badge neutral">{words.nav_staff()}</span> });
    let picture = match face.logo {
        Some(logo) => view! { <img class="logo" src=logo alt="" height="28"/> }.into_any(),
        None => view! { <Mark/> }.into_any(),
    };
    view! {
        <a class="skip" href="#main">{words.nav_skip()}</a>
        <header class="header">
            <a class="home" href=home aria-label=words.nav_home(face.name.as_str())>
                {picture}
                <span>{face.name.clone()}</span>
            </a>
            {staff}
            {menu(&items, label, &path)}
        </header>
        <main id="main" class=class tabindex="-1">{children()}</main>
        {(!is_staff).then(|| view! { <Footer words path/> })}
    }
}

fn menu(items: &[NavItem], label: String, path: &str) -> Option<impl IntoView + use<>> {
    let here = current(items, path);
    let links = items
        .iter()
        .map(|item| {
            let page = (here == Some(item.href)).then_some("page");
            view! { <li><a href=item.href aria-current=page>{item.label.clone()}</a></li> }
        })
        .collect_view();
    (!items.is_empty()).then(|| view! { <nav class="menu" aria-label=label><ul>{links}</ul></nav> })
}

/// What every customer page ends with. The way to withdraw stands here by law (Directive 2011/83/EU, Art. 11a).
#[component]
fn Footer(words: Words, path: String) -> impl IntoView {
    let languages = Locale::ALL
        .into_iter()
        .map(|locale| {
            let here = (locale == words.locale()).then_some("true");
            view! {
                <button type="submit" name="language" value=locale.tag() lang=locale.tag() aria-current=here>
                    {locale.own_name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <footer class="footer">
            <nav aria-label=words.nav_footer()>
                <ul>
                    <li><a href="/help">{words.nav_help()}</a></li>
                    <li><a href="/promises">{words.nav_promises()}</a></li>
                    <li><a href="/withdraw">{words.nav_withdraw()}</a></li>
                </ul>
            </nav>
            <form class="languages" method="post" action="/language" aria-label=words.nav_language()>
                <input type="hidden" name="back" value=path/>
                {languages}
            </form>
        </footer>
    }
}

/// The answer first: a small line above, the heading, a sentence below, and what one can do at the right.
#[component]
pub fn Heading(
    #[prop(into)] title: String,
    #[prop(optional, into)] over: Option<String>,
    #[prop(optional, into)] lead: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="heading">
            <div>
                {over.map(|over| view! { <p class="over">{over}</p> })}
                <h1>{title}</h1>
                {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            </div>
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </div>
    }
}

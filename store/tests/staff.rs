//! Who works at the shop.

use domain::{actor::Actor, staff::Role};
use store::{
    Failure,
    sessions::{Realm, SessionContent},
    staff::StaffRefused,
};
use testkit::on_both_databases;

const PASSWORD: &str = "correct horse battery";

#[test]
fn somebody_added_signs_in_with_their_own_password_alone() {
    on_both_databases(async |story| {
        let store = &story.store;
        let id = store
            .add_staff(
                &Actor::System,
                " Ada@Example.com ",
                "Ada",
                Role::Agent,
                PASSWORD,
            )
            .await
            .unwrap();
        let member = store
            .sign_in_staff("ada@example.com", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            (member.id, member.role, member.name.as_str()),
            (id, Role::Agent, "Ada")
        );
        for (email, password) in [
            ("ada@example.com", "correct horse batterz"),
            ("ada@example.com", ""),
            ("bob@example.com", PASSWORD),
            ("bob@example.com", "nobody has this one"),
            ("", ""),
        ] {
            assert!(
                matches!(
                    store.sign_in_staff(email, password).await,
                    Err(Failure::NotFound)
                ),
                "{email} {password}"
            );
        }
    });
}

#[test]
fn a_second_account_of_an_address_and_a_short_password_are_refused() {
    on_both_databases(async |story| {
        let store = &story.store;
        let add = async |email: &'static str, password: &'static str| {
            store
                .add_staff(&Actor::System, email, "Ada", Role::Admin, password)
                .await
        };
        add("ada@example.com", PASSWORD).await.unwrap();
        let cases = [
            ("ADA@example.com", PASSWORD, StaffRefused::EmailTaken),
            ("bob@example.com", "short", StaffRefused::ShortPassword),
            ("bob", PASSWORD, StaffRefused::NoEmail),
        ];
        for (email, password, expected) in cases {
            let refused = add(email, password).await;
            assert!(
                matches!(refused, Err(Failure::Refused(reason)) if reason == expected),
                "{email}"
            );
        }
    });
}

#[test]
fn disabling_somebody_ends_their_sessions_at_once() {
    on_both_databases(async |story| {
        let store = &story.store;
        let id = store
            .add_staff(
                &Actor::System,
                "ada@example.com",
                "Ada",
                Role::Agent,
                PASSWORD,
            )
            .await
            .unwrap();
        let session = SessionContent {
            customer: None,
            staff: Some(id),
            content: "{}".to_owned(),
            expires_at: store.now().plus(Realm::Staff.idle()),
        };
        store
            .create_session(Realm::Staff, "s", &session)
            .await
            .unwrap();
        store
            .disable_staff(&Actor::System, "ada@example.com")
            .await
            .unwrap();
        assert!(store.session(Realm::Staff, "s").await.unwrap().is_none());
        assert!(store.staff_member(id).await.unwrap().is_none());
        assert!(matches!(
            store.sign_in_staff("ada@example.com", PASSWORD).await,
            Err(Failure::NotFound)
        ));
    });
}

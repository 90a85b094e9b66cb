//! Whether the friend is the one who invited: the same mail box, or the same door.

/// Where something was delivered, as far as it tells one door from another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Door {
    pub street: String,
    pub postal_code: String,
    pub country: String,
}

impl Door {
    /// Letters and digits alone, small: "4, Quay Street" is "4 quay street". `None` where it tells no door.
    fn folded(&self) -> Option<(String, String, String)> {
        let fold = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let (street, postal_code) = (fold(&self.street), fold(&self.postal_code));
        (!street.is_empty() && !postal_code.is_empty())
            .then(|| (street, postal_code, fold(&self.country)))
    }
}

/// The mail box behind an address: case, a `+tag`, and the dots that Google ignores make no other one.
#[must_use]
pub fn fold_mail(address: &str) -> String {
    let address = address.trim().to_lowercase();
    let Some((local, host)) = address.rsplit_once('@') else {
        return address;
    };
    let local = match local.split_once('+') {
        Some((before, _)) if !before.is_empty() => before,
        _ => local,
    };
    if matches!(host, "gmail.com" | "googlemail.com") {
        format!("{}@gmail.com", local.replace('.', ""))
    } else {
        format!("{local}@{host}")
    }
}

/// Whether mails or doors of the two are one. An empty address is nobody's.
#[must_use]
pub fn is_same_person(mails: (&str, &str), doors: (&[Door], Option<&Door>)) -> bool {
    let (one, other) = (fold_mail(mails.0), fold_mail(mails.1));
    if !one.is_empty() && one == other {
        return true;
    }
    doors.1.and_then(Door::folded).is_some_and(|theirs| {
        doors
            .0
            .iter()
            .filter_map(Door::folded)
            .any(|ours| ours == theirs)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mail_box_has_many_addresses() {
        for same in [
            "ANA.Ribeiro@gmail.com",
            "anaribeiro+kettle@gmail.com",
            " a.n.a.ribeiro@googlemail.com ",
        ] {
            assert_eq!(fold_mail(same), "anaribeiro@gmail.com", "{same}");
        }
        assert_eq!(fold_mail("ana+x@mail.example"), "ana@mail.example");
        assert_ne!(
            fold_mail("a.na@mail.example"),
            fold_mail("ana@mail.example")
        );
        assert_ne!(fold_mail("+x@mail.example"), fold_mail("+y@mail.example"));
    }

    #[test]
    fn one_door_is_written_in_many_ways_and_no_door_is_nobodys() {
        let door = |street: &str, postal_code: &str| Door {
            street: street.to_owned(),
            postal_code: postal_code.to_owned(),
            country: "GB".to_owned(),
        };
        let ours = [door("4 Quay Street", "LS1 1AA")];
        let same = |theirs: Door| is_same_person(("", ""), (&ours, Some(&theirs)));
        assert!(same(door("4, QUAY STREET", "ls11aa")));
        assert!(!same(door("6 Quay Street", "LS1 1AA")));
        assert!(!same(door("", "")));
        assert!(!is_same_person(
            ("", ""),
            (&[Door::default()], Some(&Door::default()))
        ));
    }
}

//! Photos of what is wrong: how many, how large, until when, and why one is not taken. What a picture is, is told by
//! decoding it, never by its name or by what a browser says of it; the server does that.

use crate::returns::{Reason, Reception, Unit};
use thiserror::Error;

/// Of one picture as it comes: a phone's own are 2 to 6 MB.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Of one picture: 25 megapixels. A small file can unfold to more than any machine has.
pub const MOST_PIXELS: u64 = 25_000_000;
/// The longer side of what is kept, in pixels: enough to see a crack.
pub const LONGEST_SIDE: u32 = 2_000;
/// The longer side of the small picture in a list.
pub const LONGEST_OF_THUMB: u32 = 320;
/// What a customer adds to one return.
pub const MOST_OF_A_RETURN: usize = 5;
/// What staff add to one return.
pub const MOST_OF_STAFF: usize = 10;
/// What is kept for one person, whatever the returns: some 50 MB at most.
pub const MOST_OF_A_PERSON: usize = 50;

/// A picture that was decoded and encoded anew by us: a JPEG without anything that was in the file beside its pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub jpeg: Vec<u8>,
    pub thumb: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// The bytes do not print.
impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture")
            .field("width", &self.width)
            .field("height", &self.height)
            .finish_non_exhaustive()
    }
}

/// Why a file is not taken for a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PictureFault {
    #[error("the file has more than {MOST_BYTES} bytes")]
    TooLarge,
    /// No JPEG, PNG or WebP, whatever it is called.
    #[error("no JPEG, PNG or WebP")]
    NotAPicture,
    #[error("the picture has more than {MOST_PIXELS} pixels")]
    TooManyPixels,
    /// It begins as a picture and does not end as one.
    #[error("the picture does not decode")]
    Broken,
}

/// Why photos are not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhotosRefused {
    #[error("no photo was chosen")]
    Nothing,
    /// So many more can be added.
    #[error("only {left} more fit with this return")]
    TooMany { left: usize },
    #[error("this person has as many photos as are kept")]
    TooManyOfPerson,
    /// What is with us is shown by us; and of what is late, or was called off, there is nothing to show.
    #[error("no photos are taken here, or not any more")]
    TooLate,
}

impl Reason {
    /// Whether a photo may help: where something is wrong with the thing itself.
    #[must_use]
    pub fn offers_photos(self) -> bool {
        !matches!(self, Self::Late | Self::ChangedMyMind)
    }
}

/// Whether the customer can still add photos: until what they show is with us. What never came is shown until it is
/// decided.
pub fn are_open<'a>(is_over: bool, mut units: impl Iterator<Item = &'a Unit>) -> bool {
    !is_over
        && units.any(|unit| match unit.reception {
            Reception::Awaiting => true,
            Reception::Missing | Reception::KeptByCustomer => unit.is_to_decide(),
            Reception::Received => false,
        })
}

/// Whether so many new photos may join those that are there.
///
/// # Errors
/// [`PhotosRefused`].
pub fn room(
    new: usize,
    of_return: usize,
    most_of_return: usize,
    of_person: usize,
) -> Result<(), PhotosRefused> {
    if new == 0 {
        return Err(PhotosRefused::Nothing);
    }
    let left = most_of_return.saturating_sub(of_return);
    if new > left {
        return Err(PhotosRefused::TooMany { left });
    }
    if of_person.saturating_add(new) > MOST_OF_A_PERSON {
        return Err(PhotosRefused::TooManyOfPerson);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_fit_with_a_return_and_the_sixth_is_told_how_many_do() {
        assert_eq!(room(5, 0, MOST_OF_A_RETURN, 0), Ok(()));
        assert_eq!(room(2, 3, MOST_OF_A_RETURN, 3), Ok(()));
        assert_eq!(
            room(6, 0, MOST_OF_A_RETURN, 0),
            Err(PhotosRefused::TooMany { left: 5 })
        );
        assert_eq!(
            room(3, 3, MOST_OF_A_RETURN, 3),
            Err(PhotosRefused::TooMany { left: 2 })
        );
        assert_eq!(room(0, 3, MOST_OF_A_RETURN, 3), Err(PhotosRefused::Nothing));
        assert_eq!(
            room(2, 0, MOST_OF_A_RETURN, 49),
            Err(PhotosRefused::TooManyOfPerson)
        );
    }

    #[test]
    fn photos_are_of_what_is_wrong_and_not_of_what_is_late() {
        let offered = Reason::ALL.iter().filter(|reason| reason.offers_photos());
        assert_eq!(offered.count(), 7);
        assert!(!Reason::Late.offers_photos() && !Reason::ChangedMyMind.offers_photos());
    }
}

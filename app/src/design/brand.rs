//! The shop's own colour, made readable whatever it is: a shop chooses a brand, the contrast is computed.

pub use super::colour::{Colour, NotAColour};

/// The contrast that text needs (WCAG 2.2, 1.4.3).
pub const READABLE: f64 = 4.5;

/// Our own brand, for shops that have set none.
pub const DEFAULT: Colour = Colour {
    red: 0x0b,
    green: 0x6e,
    blue: 0x4f,
};

/// The grounds a brand is written on, as in `style/tokens.css`.
const LIGHT_GROUNDS: [Colour; 2] = [
    Colour::grey(0xff),
    Colour {
        red: 0xfb,
        green: 0xfa,
        blue: 0xf7,
    },
];
const DARK_GROUNDS: [Colour; 2] = [
    Colour {
        red: 0x1d,
        green: 0x20,
        blue: 0x23,
    },
    Colour {
        red: 0x13,
        green: 0x15,
        blue: 0x17,
    },
];

const INK: Colour = Colour {
    red: 0x1b,
    green: 0x1f,
    blue: 0x24,
};
const BLACK: Colour = Colour::grey(0);
const WHITE: Colour = Colour::grey(0xff);

/// Everything drawn in the brand, in one scheme of light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brand {
    /// The ground of a primary button: the brand as it is.
    pub ground: Colour,
    /// Text on that ground.
    pub ink: Colour,
    /// The brand as text, as the line and as links, on paper, card and tint.
    pub text: Colour,
    /// A breath of the brand, for grounds.
    pub tint: Colour,
}

impl Brand {
    /// For the light scheme.
    #[must_use]
    pub fn light(brand: Colour) -> Self {
        let tint = brand.towards(WHITE, 93);
        let [card, paper] = LIGHT_GROUNDS;
        Self {
            ground: brand,
            ink: ink_on(brand),
            text: readable(brand, BLACK, &[card, paper, tint]),
            tint,
        }
    }

    /// For the dark scheme.
    #[must_use]
    pub fn dark(brand: Colour) -> Self {
        let [card, paper] = DARK_GROUNDS;
        let tint = brand.towards(card, 80);
        let text = readable(brand, WHITE, &[card, paper, tint]);
        // A dark brand would sink into a dark card: its button is drawn in the lighter form.
        let ground = if brand.contrast(card) < 3.0 {
            text
        } else {
            brand
        };
        Self {
            ground,
            ink: ink_on(ground),
            text,
            tint,
        }
    }
}

/// The stylesheet that gives the pages the shop's face: `GET /shop.css` answers it. `radius_px` is the roundness of
/// cards, at most 28.
#[must_use]
pub fn stylesheet(brand: Colour, radius_px: u8) -> String {
    let (light, dark) = (Brand::light(brand), Brand::dark(brand));
    format!(
        ":root{{--brand:light-dark({},{});--brand-ink:light-dark({},{});--brand-text:light-dark({},{});\
         --brand-tint:light-dark({},{});--radius:{}px}}\n",
        light.ground,
        dark.ground,
        light.ink,
        dark.ink,
        light.text,
        dark.text,
        light.tint,
        dark.tint,
        radius_px.min(28),
    )
}

/// White where it can be read, else our ink, else black: one of white and black always can (their contrasts with any
/// colour multiply to 21).
fn ink_on(ground: Colour) -> Colour {
    [WHITE, INK]
        .into_iter()
        .find(|ink| ink.contrast(ground) >= READABLE)
        .unwrap_or(BLACK)
}

/// The colour nearest to `brand` in its own hue, on the way to `end` (black or white), that can be read on all
/// `grounds`.
fn readable(brand: Colour, end: Colour, grounds: &[Colour]) -> Colour {
    let (from, to) = (brand.lightness(), end.lightness());
    let is_read = |colour: &Colour| {
        grounds
            .iter()
            .all(|ground| colour.contrast(*ground) >= READABLE)
    };
    [brand]
        .into_iter()
        .chain(
            (1..=100).map(|percent| {
                brand.with_lightness(from + (to - from) * f64::from(percent) / 100.0)
            }),
        )
        .find(is_read)
        .unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of `style/tokens.css` by name: light, dark.
    fn tokens() -> Vec<(String, Colour, Colour)> {
        let css =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/tokens.css"))
                .unwrap();
        css.lines()
            .filter_map(|line| {
                let (name, value) = line
                    .trim()
                    .strip_prefix("--")?
                    .split_once(": light-dark(")?;
                let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
                Some((name.to_owned(), light.parse().ok()?, dark.parse().ok()?))
            })
            .collect()
    }

    fn token(name: &str) -> [Colour; 2] {
        let (_, light, dark) = tokens()
            .into_iter()
            .find(|(token, ..)| token == name)
            .expect(name);
        [light, dark]
    }

    #[test]
    fn any_brand_can_be_read_everywhere() {
        for red in (0..=255_u8).step_by(15) {
            for green in (0..=255_u8).step_by(15) {
                for blue in (0..=255_u8).step_by(15) {
                    let brand = Colour { red, green, blue };
                    for (face, grounds) in [
                        (Brand::light(brand), LIGHT_GROUNDS),
                        (Brand::dark(brand), DARK_GROUNDS),
                    ] {
                        assert!(
                            face.ink.contrast(face.ground) >= READABLE,
                            "{brand} {face:?}"
                        );
                        for ground in grounds.into_iter().chain([face.tint]) {
                            assert!(
                                face.text.contrast(ground) >= READABLE,
                                "{brand} {face:?} on {ground}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_brand_that_can_be_read_stays_as_it_is() {
        let face = Brand::light(DEFAULT);
        assert_eq!(
            (face.ground, face.text, face.ink),
            (DEFAULT, DEFAULT, WHITE)
        );
    }

    #[test]
    fn every_ink_of_ours_can_be_read_on_every_ground() {
        assert_eq!(token("card"), [LIGHT_GROUNDS[0], DARK_GROUNDS[0]]);
        assert_eq!(token("paper"), [LIGHT_GROUNDS[1], DARK_GROUNDS[1]]);
        for ink in ["ink", "soft", "faint", "kept", "risk", "broken"] {
            for ground in [
                "card",
                "paper",
                "wash",
                "kept-tint",
                "risk-tint",
                "broken-tint",
            ] {
                for (ink_colour, ground_colour) in token(ink).into_iter().zip(token(ground)) {
                    let contrast = ink_colour.contrast(ground_colour);
                    assert!(
                        contrast >= READABLE,
                        "{ink} {ink_colour} on {ground} {ground_colour}: {contrast:.2}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_brand_without_a_setting_is_the_one_of_the_stylesheet() {
        let (light, dark) = (Brand::light(DEFAULT), Brand::dark(DEFAULT));
        assert_eq!(token("brand"), [light.ground, dark.ground]);
        assert_eq!(token("brand-ink"), [light.ink, dark.ink]);
        assert_eq!(token("brand-text"), [light.text, dark.text]);
        assert_eq!(token("brand-tint"), [light.tint, dark.tint]);
    }

    #[test]
    fn the_stylesheet_holds_only_colours_and_a_radius() {
        insta::assert_snapshot!(stylesheet("#ffcc00".parse().unwrap(), 200));
    }
}

//! Colours, and how well one can be read on another.

use std::str::FromStr;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// Why a text is not a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a colour such as #0b6e4f")]
pub struct NotAColour;

impl FromStr for Colour {
    type Err = NotAColour;

    /// Reads `#0b6e4f` or `#0a5`.
    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.trim().strip_prefix('#').ok_or(NotAColour)?;
        let parts: Vec<u8> = digits
            .chars()
            .map(|digit| {
                digit
                    .to_digit(16)
                    .and_then(|value| u8::try_from(value).ok())
                    .ok_or(NotAColour)
            })
            .collect::<Result<_, _>>()?;
        match parts[..] {
            [r, g, b] => Ok(Self {
                red: r * 17,
                green: g * 17,
                blue: b * 17,
            }),
            [r1, r0, g1, g0, b1, b0] => Ok(Self {
                red: r1 * 16 + r0,
                green: g1 * 16 + g0,
                blue: b1 * 16 + b0,
            }),
            _ => Err(NotAColour),
        }
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl Colour {
    pub(super) const fn grey(value: u8) -> Self {
        Self {
            red: value,
            green: value,
            blue: value,
        }
    }

    /// How light it is, 0 to 1 (WCAG 2.2, "relative luminance").
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour on its way to another: 0 is itself, 100 the other.
    pub(super) fn towards(self, other: Self, percent: u16) -> Self {
        let mixed = |from: u8, to: u8| {
            let sum = u16::from(from) * (100 - percent) + u16::from(to) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self {
            red: mixed(self.red, other.red),
            green: mixed(self.green, other.green),
            blue: mixed(self.blue, other.blue),
        }
    }

    /// The same hue, as strong as before, at another lightness (0 black, 1 white; the L of HSL). Mixing with white or
    /// black instead would wash the colour out.
    pub(super) fn with_lightness(self, lightness: f64) -> Self {
        let [red, green, blue] =
            [self.red, self.green, self.blue].map(|part| f64::from(part) / 255.0);
        let (low, high) = (red.min(green).min(blue), red.max(green).max(blue));
        let span = high - low;
        let own = f64::midpoint(low, high);
        let strength = if span == 0.0 {
            0.0
        } else {
            span / (1.0 - (2.0 * own - 1.0).abs())
        };
        let chroma = strength * (1.0 - (2.0 * lightness - 1.0).abs());
        // Each part keeps its place between the lowest and the highest.
        let placed = |part: f64| {
            let place = if span == 0.0 {
                0.0
            } else {
                (part - low) / span
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "rounded and brought into range"
            )]
            let value = ((lightness - chroma / 2.0 + chroma * place) * 255.0)
                .round()
                .clamp(0.0, 255.0) as u8;
            value
        };
        Self {
            red: placed(red),
            green: placed(green),
            blue: placed(blue),
        }
    }

    /// The L of HSL, 0 to 1.
    pub(super) fn lightness(self) -> f64 {
        let low = self.red.min(self.green).min(self.blue);
        let high = self.red.max(self.green).max(self.blue);
        f64::midpoint(f64::from(low), f64::from(high)) / 255.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_as_the_guidelines_compute_it() {
        let [white, black, grey] = [0xff, 0, 0x76].map(Colour::grey);
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        assert!((grey.contrast(white) - 4.54).abs() < 0.005);
        assert!((grey.contrast(grey) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn only_a_colour_is_a_colour() {
        assert_eq!(
            "#0b6e4f".parse(),
            Ok(Colour {
                red: 0x0b,
                green: 0x6e,
                blue: 0x4f
            })
        );
        assert_eq!(
            "#fa0".parse(),
            Ok(Colour {
                red: 0xff,
                green: 0xaa,
                blue: 0
            })
        );
        for text in [
            "",
            "#",
            "red",
            "#12345",
            "#ggg",
            "#fff;}body{display:none",
            "0b6e4f",
        ] {
            assert_eq!(text.parse::<Colour>(), Err(NotAColour), "{text}");
        }
    }
}

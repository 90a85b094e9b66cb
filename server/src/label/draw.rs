//! A label on its page. Lengths are in points, 72 of an inch, from the upper left.

use super::Label;
use crate::qr;
use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, TextDirection},
};
use std::sync::LazyLock;

const A4: (f32, f32) = (595.28, 841.89);
const A6: (f32, f32) = (297.64, 419.53);
/// Of the label on the page; no printer reaches the edge.
const AT: f32 = 28.0;
/// Inside the label.
const PAD: f32 = 16.0;
/// 42 mm: no reader wants less than 20.
const QR: f32 = 119.0;
/// A letter of these fonts is this wide, on the safe side, as a part of its height.
const WIDEST: f32 = 0.62;

static PLAIN: LazyLock<Option<Font>> =
    LazyLock::new(|| font(include_bytes!("../../fonts/DejaVuSansCondensed.ttf")));
static BOLD: LazyLock<Option<Font>> =
    LazyLock::new(|| font(include_bytes!("../../fonts/DejaVuSansCondensed-Bold.ttf")));

fn font(bytes: &'static [u8]) -> Option<Font> {
    Font::new(bytes.into(), 0)
}

/// The page as a PDF; `None` where the code is too long for any, which none of ours is.
pub(super) fn pdf(label: &Label) -> Option<Vec<u8>> {
    let modules = qr::modules(&label.qr)?;
    let mut document = Document::new();
    let title = format!("{} {}", label.short_code.0, label.short_code.1);
    let about = Metadata::new()
        .title(title)
        .language(label.language.to_owned());
    document.set_metadata(about);
    let mut page = document.start_page_with(PageSettings::from_wh(A4.0, A4.1)?);
    write(page.surface(), label, &modules)?;
    page.finish();
    document
        .finish()
        .inspect_err(|error| tracing::error!(?error, "a label could not be written"))
        .ok()
}

fn write(surface: Surface<'_>, label: &Label, modules: &[Vec<bool>]) -> Option<()> {
    let mut pen = Pen {
        surface,
        plain: PLAIN.clone()?,
        bold: BOLD.clone()?,
    };
    pen.cut_line();
    let left = AT + PAD;
    let inner = A6.0 - 2.0 * PAD;
    let mut y = AT + PAD + 9.0;
    pen.small(&label.from.0, left, y);
    y += 13.0;
    // Lines to write on, where nobody told who sends it.
    let from = &label.from.1;
    if from.is_empty() {
        for line in 1..=3_u8 {
            pen.rule(left, y + f32::from(line) * 17.0, inner * 0.7);
        }
    }
    for (line, at) in from.iter().take(5).zip(0_u8..) {
        pen.text(line, left, y + f32::from(at) * 12.0, 9.5, inner);
    }
    y += 74.0;
    pen.rule(left, y, inner);
    y += 18.0;
    pen.small(&label.to.0, left, y);
    y += 20.0;
    for (line, at) in label.to.1.iter().take(6).zip(0_u8..) {
        pen.strong(line, left, y + f32::from(at) * 18.0, 14.0, inner);
    }
    let top = AT + A6.1 - PAD - QR;
    pen.rule(left, top - 14.0, inner);
    pen.code(modules, left, top)?;
    let beside = left + QR + 14.0;
    let room = inner - QR - 14.0;
    pen.small(&label.short_code.0, beside, top + 10.0);
    pen.strong(&label.short_code.1, beside, top + 34.0, 20.0, room);
    pen.text(&label.order, beside, top + 56.0, 9.5, room);
    pen.small(&label.weight, beside, top + 82.0);
    pen.rule(beside, top + QR - 6.0, room);
    let mut y = AT + A6.1 + 22.0;
    for note in &label.notes {
        for line in wrapped(note, 95) {
            pen.text(&line, AT, y, 9.5, A4.0 - 2.0 * AT);
            y += 13.0;
        }
        y += 4.0;
    }
    pen.surface.finish();
    Some(())
}

struct Pen<'page> {
    surface: Surface<'page>,
    plain: Font,
    bold: Font,
}

fn ink() -> Option<Fill> {
    Some(Fill {
        paint: rgb::Color::new(0, 0, 0).into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    })
}

fn line(width: f32, dash: Option<StrokeDash>) -> Option<Stroke> {
    Some(Stroke {
        paint: rgb::Color::new(0, 0, 0).into(),
        width,
        dash,
        ..Stroke::default()
    })
}

impl Pen<'_> {
    fn write(&mut self, font: Font, text: &str, x: f32, y: f32, size: f32) {
        self.surface.set_stroke(None);
        self.surface.set_fill(ink());
        let at = Point::from_xy(x, y);
        self.surface
            .draw_text(at, font, size, text, false, TextDirection::Auto);
    }

    fn small(&mut self, text: &str, x: f32, y: f32) {
        self.write(self.plain.clone(), text, x, y, 8.0);
    }

    /// As large as it may be and still fit.
    fn text(&mut self, text: &str, x: f32, y: f32, size: f32, room: f32) {
        let (text, size) = fitted(text, size, room);
        self.write(self.plain.clone(), &text, x, y, size);
    }

    fn strong(&mut self, text: &str, x: f32, y: f32, size: f32, room: f32) {
        let (text, size) = fitted(text, size, room);
        self.write(self.bold.clone(), &text, x, y, size);
    }

    fn rule(&mut self, x: f32, y: f32, length: f32) {
        let mut path = PathBuilder::new();
        path.move_to(x, y);
        path.line_to(x + length, y);
        self.stroke(path, line(0.6, None));
    }

    fn cut_line(&mut self) {
        let mut path = PathBuilder::new();
        if let Some(edge) = Rect::from_xywh(AT, AT, A6.0, A6.1) {
            path.push_rect(edge);
        }
        let dash = StrokeDash {
            array: vec![4.0, 3.0],
            offset: 0.0,
        };
        self.stroke(path, line(0.6, Some(dash)));
    }

    fn stroke(&mut self, path: PathBuilder, stroke: Option<Stroke>) {
        if let Some(path) = path.finish() {
            self.surface.set_fill(None);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    /// The code, without its quiet zone: the label is white around it.
    fn code(&mut self, modules: &[Vec<bool>], x: f32, y: f32) -> Option<()> {
        let across = u16::try_from(modules.len()).ok().filter(|&many| many > 0)?;
        let side = QR / f32::from(across);
        let mut path = PathBuilder::new();
        for (row, modules) in (0_u16..).zip(modules) {
            for (column, _) in (0_u16..).zip(modules).filter(|(_, is_dark)| **is_dark) {
                let (left, top) = (x + f32::from(column) * side, y + f32::from(row) * side);
                path.push_rect(Rect::from_xywh(left, top, side, side)?);
            }
        }
        self.surface.set_stroke(None);
        self.surface.set_fill(ink());
        self.surface.draw_path(&path.finish()?);
        Some(())
    }
}

/// Smaller letters for a long line, and of one that is longer still its beginning.
fn fitted(text: &str, size: f32, room: f32) -> (String, f32) {
    const SMALLEST: f32 = 6.0;
    let letters = |text: &str| f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
    let fits = |text: &str, size: f32| letters(text) * WIDEST * size <= room;
    if fits(text, size) {
        return (text.to_owned(), size);
    }
    let smaller = (room / (letters(text).max(1.0) * WIDEST)).max(SMALLEST);
    let mut text = text.to_owned();
    while !fits(&text, smaller) && text.pop().is_some() {}
    (text, smaller)
}

/// Lines of at most so many letters.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

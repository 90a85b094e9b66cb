//! The label is read back: its words, and its code.

use super::*;
use lopdf::{Document, Object, content::Content};

fn label() -> Label {
    Label {
        language: "en",
        to: (
            "To".to_owned(),
            vec![
                "Harbour & Pine, returns".to_owned(),
                "4 Quay Street".to_owned(),
                "Whitby YO21 1AA".to_owned(),
            ],
        ),
        from: (
            "From".to_owned(),
            vec!["Łucja Ønneby-Ştefan".to_owned(), "Größestraße 7".to_owned()],
        ),
        short_code: ("Return".to_owned(), "7KQ 4M2X".to_owned()),
        order: "Order HP-10482".to_owned(),
        weight: "Weight in kg".to_owned(),
        qr: "HTTPS://SHOP.EXAMPLE/Q/1.ABCD.JBQXGZDJOM2DCMRT.KRUGKIDROVUWG2ZAMJZG653O".to_owned(),
        notes: vec!["Cut along the line.".to_owned()],
    }
}

fn read(label: &Label) -> Document {
    let pdf = draw::pdf(label).expect("it is drawn");
    assert!(pdf.len() < 60_000, "{} bytes", pdf.len());
    Document::load_mem(&pdf).expect("it is a PDF")
}

#[test]
fn one_page_of_a4_says_where_it_goes_from_whom_and_what_it_is() {
    let document = read(&label());
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    assert_eq!(pages, [1]);
    let text = document.extract_text(&pages).expect("its text reads");
    for said in [
        "Harbour & Pine, returns",
        "4 Quay Street",
        "Whitby YO21 1AA",
        "Łucja Ønneby-Ştefan",
        "Größestraße 7",
        "7KQ 4M2X",
        "Order HP-10482",
        "Weight in kg",
    ] {
        assert!(text.contains(said), "{said} is missing from\n{text}");
    }
}

#[test]
fn its_code_reads_from_what_is_drawn() {
    let label = label();
    let document = read(&label);
    let (_, page) = document.get_pages().into_iter().next().expect("a page");
    let content = document.get_page_content(page);
    let content = Content::decode(&content).expect("it reads");
    // The squares of the code: each is moved to and drawn around, or a rectangle.
    let number = |object: &Object| object.as_float().expect("a number");
    let mut corners = Vec::new();
    let mut current: Vec<(f32, f32)> = Vec::new();
    for operation in &content.operations {
        let values: Vec<f32> = match operation.operator.as_str() {
            "m" | "l" | "re" => operation.operands.iter().map(number).collect(),
            _ => Vec::new(),
        };
        match operation.operator.as_str() {
            "m" => current = vec![(values[0], values[1])],
            "l" => current.push((values[0], values[1])),
            "h" => corners.push(std::mem::take(&mut current)),
            "re" => {
                let &[x, y, width, height] = values.as_slice() else {
                    unreachable!("a rectangle has four numbers")
                };
                corners.push(vec![(x, y), (x + width, y + height)]);
            }
            _ => {}
        }
    }
    let boxes = corners.iter().filter_map(|points| {
        let span = |of: fn(&(f32, f32)) -> f32| {
            let least = points.iter().map(of).fold(f32::MAX, f32::min);
            let most = points.iter().map(of).fold(f32::MIN, f32::max);
            (least, most)
        };
        let ((left, right), (top, bottom)) = (span(|point| point.0), span(|point| point.1));
        (right - left < 10.0 && right > left).then_some((left, top, right, bottom))
    });
    let boxes: Vec<_> = boxes.collect();
    assert!(boxes.len() > 200, "{} squares", boxes.len());
    // Ten dots a millimetre or so.
    let scale = 4.0;
    let (mut width, mut height) = (0_usize, 0_usize);
    let mut dots = vec![vec![255_u8; 1_400]; 2_200];
    for (left, top, right, bottom) in boxes {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "points of one page"
        )]
        let at = |value: f32| (value * scale).round() as usize + 20;
        for row in &mut dots[at(top)..at(bottom)] {
            row[at(left)..at(right)].fill(0);
        }
        (width, height) = (width.max(at(right)), height.max(at(bottom)));
    }
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width + 40, height + 40, |x, y| dots[y][x]);
    let grids = picture.detect_grids();
    let (_, said) = grids[0].decode().expect("the code reads");
    assert_eq!(said, label.qr);
}

#[test]
fn a_line_that_is_too_long_is_written_smaller_and_never_runs_out_of_the_label() {
    let mut long = label();
    long.from.1 = vec!["A very long name indeed ".repeat(20)];
    long.to.1 = vec!["W".repeat(60); 6];
    read(&long);
    long.from.1 = Vec::new();
    read(&long);
}

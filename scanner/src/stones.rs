//! Counts what `rqrr` would take for the corner of a code, before it looks how each goes with every other.

use std::collections::HashSet;

/// A piece of a row that is all black: where it begins, where it ends, and the region it belongs to.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    until: usize,
    region: usize,
}

/// Regions of black that touch, while they grow together row by row.
#[derive(Debug, Default)]
struct Regions {
    /// Each leads to one it has grown together with, the first to itself.
    joined: Vec<usize>,
    pixels: Vec<usize>,
}

impl Regions {
    fn new_region(&mut self) -> usize {
        self.joined.push(self.joined.len());
        self.pixels.push(0);
        self.joined.len() - 1
    }

    fn first(&mut self, mut region: usize) -> usize {
        while let Some(&next) = self.joined.get(region)
            && next != region
        {
            // The way gets shorter for the next who asks.
            let after = self.joined.get(next).copied().unwrap_or(next);
            if let Some(way) = self.joined.get_mut(region) {
                *way = after;
            }
            region = after;
        }
        region
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if one == other {
            return;
        }
        let moved = self.pixels_of(other);
        if let Some(way) = self.joined.get_mut(other) {
            *way = one;
        }
        self.grow(one, moved);
    }

    fn grow(&mut self, region: usize, by: usize) {
        if let Some(pixels) = self.pixels.get_mut(region) {
            *pixels += by;
        }
    }

    fn pixels_of(&self, region: usize) -> usize {
        self.pixels.get(region).copied().unwrap_or_default()
    }
}

/// How many stones lie in a ring of their own, as in a code's corners: black, white, three times black, white, black in one
/// row; both outer pieces of one region, the stone of another, which has a tenth to seven tenths of its pixels.
pub(crate) fn count(width: usize, height: usize, is_black: impl Fn(usize, usize) -> bool) -> usize {
    let mut regions = Regions::default();
    let mut candidates: Vec<[usize; 3]> = Vec::new();
    let mut above: Vec<Run> = Vec::new();
    for y in 0..height {
        let row = row(width, |x| is_black(x, y), &above, &mut regions);
        for three in row.windows(3) {
            if let [left, stone, right] = three
                && is_pattern(left, stone, right)
            {
                candidates.push([left.region, stone.region, right.region]);
            }
        }
        above = row;
    }
    let mut stones = HashSet::new();
    for [left, stone, right] in candidates {
        let (ring, stone) = (regions.first(right), regions.first(stone));
        let of_ring = regions.pixels_of(ring).max(1);
        let ratio = regions.pixels_of(stone) * 100 / of_ring;
        if ring == regions.first(left) && ring != stone && (11..70).contains(&ratio) {
            stones.insert(stone);
        }
    }
    stones.len()
}

/// The runs of a row, each in the region of what it touches above.
fn row(
    width: usize,
    is_black: impl Fn(usize) -> bool,
    above: &[Run],
    regions: &mut Regions,
) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut x = 0;
    let mut rest = above;
    while x < width {
        if !is_black(x) {
            x += 1;
            continue;
        }
        let from = x;
        while x < width && is_black(x) {
            x += 1;
        }
        while let [first, more @ ..] = rest
            && first.until <= from
        {
            rest = more;
        }
        let mut region = None;
        for touching in rest.iter().take_while(|run| run.from < x) {
            match region {
                None => region = Some(touching.region),
                Some(region) => regions.join(region, touching.region),
            }
        }
        let region = region.unwrap_or_else(|| regions.new_region());
        let first = regions.first(region);
        regions.grow(first, x - from);
        runs.push(Run {
            from,
            until: x,
            region: first,
        });
    }
    runs
}

/// One to one to three to one to one, each three quarters of a module longer or shorter at most.
fn is_pattern(left: &Run, stone: &Run, right: &Run) -> bool {
    let lengths = [
        left.until - left.from,
        stone.from - left.until,
        stone.until - stone.from,
        right.from - stone.until,
        right.until - right.from,
    ];
    let [one, two, _, four, five] = lengths;
    let module = (one + two + four + five) / 4;
    let play = module * 3 / 4;
    let expected = [1, 1, 3, 1, 1].map(|modules| modules * module);
    lengths
        .iter()
        .zip(expected)
        .all(|(length, expected)| length.abs_diff(expected) <= play)
}

//! Sets of code points, and their UTF-8 bytes.

const LAST: u32 = 0x10_FFFF;

/// White space and line terminators of ECMA-262.
const SPACES: [(u32, u32); 10] = [
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];
const LINE_ENDS: [(u32, u32); 3] = [(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];
const DIGITS: [(u32, u32); 1] = [(0x30, 0x39)];
const WORD: [(u32, u32); 4] = [(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];

/// Sorted ranges, disjoint and not adjacent. Surrogates may be inside, as no text contains them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CharSet(Vec<(u32, u32)>);

impl CharSet {
    pub(super) fn of(c: char) -> Self {
        Self(vec![(c.into(), c.into())])
    }

    pub(super) fn of_ranges(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut set = Self(ranges.into_iter().collect());
        set.tidy();
        set
    }

    /// Returns `\w`, whose ends `\b` matches.
    pub(super) fn word() -> Self {
        Self(WORD.to_vec())
    }

    /// Returns the ranges in order.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    pub(super) fn is_ascii(&self) -> bool {
        self.0.last().is_some_and(|&(_, last)| last <= 0x7F)
    }

    pub(super) fn contains(&self, c: u32) -> bool {
        let begun = self.0.partition_point(|range| range.0 <= c);
        self.0[..begun].last().is_some_and(|range| c <= range.1)
    }

    /// Returns what `.` matches.
    pub(super) fn dot() -> Self {
        Self(LINE_ENDS.to_vec()).negated()
    }

    /// Returns the set of `\d`, `\s`, `\w` or of their negations.
    pub(super) fn named(letter: char) -> Option<Self> {
        let ranges = match letter.to_ascii_lowercase() {
            'd' => DIGITS.to_vec(),
            's' => SPACES.to_vec(),
            'w' => WORD.to_vec(),
            _ => return None,
        };
        let set = Self(ranges);
        Some(if letter.is_ascii_uppercase() { set.negated() } else { set })
    }

    pub(super) fn add(&mut self, low: u32, high: u32) {
        self.0.push((low, high));
        self.tidy();
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        self.0.extend(&other.0);
        self.tidy();
    }

    fn tidy(&mut self) {
        self.0.sort_unstable();
        self.0.dedup_by(|right, left| {
            let touch = right.0 <= left.1 + 1;
            if touch {
                left.1 = left.1.max(right.1);
            }
            touch
        });
    }

    pub(super) fn negated(&self) -> Self {
        let lows = [0].into_iter().chain(self.0.iter().map(|range| range.1 + 1));
        let highs = self.0.iter().map(|range| range.0).chain([LAST + 1]);
        // A gap that ends where it begins is empty. This happens only at the two ends of the set.
        let gaps = lows.zip(highs).filter(|(low, end)| low < end);
        Self(gaps.map(|(low, end)| (low, end - 1)).collect())
    }

    /// Returns the byte sequences of the set, exact for every text that is valid UTF-8.
    pub(super) fn sequences(&self) -> Vec<Sequence> {
        let mut found = Vec::new();
        for band in &BANDS {
            for &(low, high) in &self.0 {
                let (low, high) = (low.max(band.first), high.min(band.last));
                if low <= high {
                    band.sequences(low, high, &mut found);
                }
            }
        }
        found
    }
}

/// One range of bytes per byte of the character.
pub(super) type Sequence = Vec<(u8, u8)>;

/// The characters of one UTF-8 length.
struct Band {
    first: u32,
    last: u32,
    /// The last value that the bytes have room for. Values outside `first..=last` never occur.
    room: u32,
    lead: u32,
    continuations: u32,
}

const BANDS: [Band; 4] = [
    Band { first: 0, last: 0x7F, room: 0x7F, lead: 0, continuations: 0 },
    Band { first: 0x80, last: 0x7FF, room: 0x7FF, lead: 0xC0, continuations: 1 },
    Band { first: 0x800, last: 0xFFFF, room: 0xFFFF, lead: 0xE0, continuations: 2 },
    Band { first: 0x1_0000, last: LAST, room: 0x1F_FFFF, lead: 0xF0, continuations: 3 },
];

impl Band {
    /// Stretches ranges that reach an end of the band over the values that never occur there. This saves the states
    /// that would tell overlong encodings apart.
    fn sequences(&self, low: u32, high: u32, found: &mut Vec<Sequence>) {
        let low = if low == self.first { 0 } else { low };
        let high = if high == self.last { self.room } else { high };
        split(low, high, self.continuations, self.lead, &[], found);
    }
}

/// Splits `low..=high` into runs whose bytes are independent of each other.
fn split(low: u32, high: u32, continuations: u32, lead: u32, head: &[(u8, u8)], found: &mut Vec<Sequence>) {
    let unit = 1 << (6 * continuations);
    let mut at = low;
    while at <= high {
        let whole_units = (high + 1) / unit * unit;
        let end = if at % unit == 0 && at < whole_units {
            whole_units - 1
        } else {
            high.min(at / unit * unit + unit - 1)
        };
        let mut longer = head.to_vec();
        longer.push((byte(lead + at / unit), byte(lead + end / unit)));
        if continuations == 0 {
            found.push(longer);
        } else {
            split(at % unit, end % unit, continuations - 1, 0x80, &longer, found);
        }
        at = end + 1;
    }
}

/// Every caller's value fits. The fallback is a byte that no text contains.
fn byte(value: u32) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

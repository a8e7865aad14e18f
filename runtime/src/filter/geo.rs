//! Places: well-known text behind a reference system, such as `SRID=0;Point(1.5 2.5)`.

use super::{
    error::{Expected, Stop},
    scan::{Scan, Scanned},
};

/// The contents of a shape's parentheses.
#[derive(Clone, Copy)]
enum Inside {
    /// So many positions at least, and at most one where it is a point.
    Positions { fewest: usize, is_one: bool },
    /// Lists in parentheses, at least so many.
    Lists { of: &'static Inside, fewest: usize },
}

const POINT: Inside = Inside::Positions { fewest: 1, is_one: true };
const LINE: Inside = Inside::Positions { fewest: 2, is_one: false };
const RING: Inside = Inside::Positions { fewest: 1, is_one: false };
const POLYGON: Inside = Inside::Lists { of: &RING, fewest: 1 };

/// The shapes, those before others whose name begins with theirs.
const SHAPES: &[(&str, Inside)] = &[
    ("MultiLineString", Inside::Lists { of: &LINE, fewest: 0 }),
    ("MultiPoint", Inside::Lists { of: &POINT, fewest: 0 }),
    ("MultiPolygon", Inside::Lists { of: &POLYGON, fewest: 0 }),
    ("LineString", LINE),
    ("Point", POINT),
    ("Polygon", POLYGON),
];

impl Scan<'_> {
    pub(super) fn geo(&mut self) -> Scanned<()> {
        let start = self.at;
        let has_system = self.eat_word("SRID=") && (1..=5).contains(&self.digits());
        if !(has_system && self.eat(b';')) {
            return Err(Stop::new(start, Expected::Geo));
        }
        self.shapes()
    }

    /// A shape, or a collection of shapes and collections; how deep they are is counted, not called.
    fn shapes(&mut self) -> Scanned<()> {
        let mut open = 0_usize;
        loop {
            if self.eat_word("GeometryCollection(") {
                open += 1;
                continue;
            }
            self.shape()?;
            while open > 0 && self.eat(b')') {
                open -= 1;
            }
            if open == 0 {
                return Ok(());
            }
            self.expect(b',', Expected::Geo)?;
        }
    }

    fn shape(&mut self) -> Scanned<()> {
        let Some((_, inside)) = SHAPES.iter().find(|(name, _)| self.eat_word(name)) else {
            return Err(self.stop(Expected::Geo));
        };
        self.list(*inside)
    }

    /// Goes no deeper than the table above.
    fn list(&mut self, inside: Inside) -> Scanned<()> {
        let start = self.at;
        self.expect(b'(', Expected::Geo)?;
        let mut count = 0;
        let (fewest, is_one) = match inside {
            Inside::Positions { fewest, is_one } => (fewest, is_one),
            Inside::Lists { fewest, .. } => (fewest, false),
        };
        if fewest == 0 && self.eat(b')') {
            return Ok(());
        }
        loop {
            match inside {
                Inside::Positions { .. } => self.coordinates()?,
                Inside::Lists { of, .. } => self.list(*of)?,
            }
            count += 1;
            if is_one || !self.eat(b',') {
                break;
            }
        }
        if count < fewest {
            return Err(Stop::new(start, Expected::Geo));
        }
        self.expect(b')', Expected::Geo)
    }

    /// Two to four numbers, with one blank between them.
    fn coordinates(&mut self) -> Scanned<()> {
        self.coordinate()?;
        self.expect(b' ', Expected::Geo)?;
        self.coordinate()?;
        for _ in 0..2 {
            if self.eat(b' ') {
                self.coordinate()?;
            }
        }
        Ok(())
    }

    fn coordinate(&mut self) -> Scanned<()> {
        for word in ["NaN", "-INF", "INF"] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(());
            }
        }
        let _sign = self.eat(b'+') || self.eat(b'-');
        self.some_digits()?;
        if self.eat(b'.') {
            self.some_digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.some_digits()?;
        }
        Ok(())
    }
}

//! Dates, times and durations. They must be real ones: OData takes them from XML Schema.

use super::{
    error::{Expected, Stop},
    hint::Hint,
    literal::LiteralKind,
    scan::{Scan, Scanned},
};

impl Scan<'_> {
    /// `2024-12-31`, or with a time and an offset. The year may have more digits, and a `-` that was read.
    pub(super) fn date(&mut self) -> Scanned<LiteralKind> {
        let start = self.at;
        let year = self.digits_until_400();
        let is_year = self.at - start == 4 || self.text.as_bytes().get(start) != Some(&b'0');
        self.dash(is_year)?;
        let month = self.two_digits(Expected::Date)?;
        self.dash((1..=12).contains(&month))?;
        let day_at = self.at;
        let day = self.two_digits(Expected::Date)?;
        if !(1..=days_in(year, month)).contains(&day) {
            return Err(Stop::new(day_at, Expected::Date));
        }
        if !(self.eat(b'T') || self.eat(b't')) {
            return Ok(LiteralKind::Date);
        }
        self.time()?;
        self.offset().map(|()| LiteralKind::DateTime)
    }

    fn dash(&mut self, is_sound: bool) -> Scanned<()> {
        if !is_sound {
            return Err(self.stop(Expected::Date));
        }
        self.expect(b'-', Expected::Date)
    }

    /// The year in its cycle of 400, which says whether it is a leap year.
    fn digits_until_400(&mut self) -> u32 {
        let mut year = 0;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            year = (year * 10 + u32::from(byte - b'0')) % 400;
            self.at += 1;
        }
        year
    }

    fn two_digits(&mut self, expected: Expected) -> Scanned<u32> {
        match (self.peek(), self.peek_at(1)) {
            (Some(tens @ b'0'..=b'9'), Some(ones @ b'0'..=b'9')) => {
                self.at += 2;
                Ok(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
            }
            _ => Err(self.stop(expected)),
        }
    }

    /// Whether two digits of minutes follow at this distance, behind an hour.
    pub(super) fn is_minute_at(&self, ahead: usize) -> bool {
        let hour = self.text.as_bytes().get(self.at - 2..self.at);
        let is_hour = hour.is_some_and(|hour| hour <= b"23".as_slice());
        is_hour
            && matches!(
                (self.peek_at(ahead), self.peek_at(ahead + 1)),
                (Some(b'0'..=b'5'), Some(b'0'..=b'9'))
            )
    }

    /// Whether what was read from there on is the `-23` of `-23:59`.
    pub(super) fn is_negated_hour(&self, start: usize) -> bool {
        self.at - start == 3
            && self.peek() == Some(b':')
            && self.text.as_bytes().get(start) == Some(&b'-')
            && self.is_minute_at(1)
    }

    /// `23:59`, `23:59:59` or `23:59:59.999`
    pub(super) fn time(&mut self) -> Scanned<()> {
        self.sixty(23)?;
        self.expect(b':', Expected::Time)?;
        self.sixty(59)?;
        // The last colon of `case(now eq 12:00:1)` does not belong to the time.
        if self.peek() != Some(b':') || !matches!(self.peek_at(1), Some(b'0'..=b'6')) {
            return Ok(());
        }
        if !matches!(self.peek_at(2), Some(b'0'..=b'9')) {
            return Ok(());
        }
        self.at += 1;
        self.sixty(60)?;
        if self.eat(b'.') {
            let start = self.at;
            if !(1..=12).contains(&self.digits()) {
                return Err(Stop::new(start, Expected::Time));
            }
        }
        Ok(())
    }

    fn sixty(&mut self, max: u32) -> Scanned<()> {
        let start = self.at;
        if self.two_digits(Expected::Time)? > max {
            return Err(Stop::new(start, Expected::Time));
        }
        Ok(())
    }

    /// `Z`, `+02:00` or `-02:00`
    fn offset(&mut self) -> Scanned<()> {
        if self.eat(b'Z') || self.eat(b'z') {
            return Ok(());
        }
        if !(self.eat(b'+') || self.eat(b'-')) {
            let hint = (self.peek() == Some(b' ')).then_some(Hint::EncodePlus);
            return Err(self.stop(Expected::Offset).or_hint(hint));
        }
        self.sixty(23)?;
        self.expect(b':', Expected::Offset)?;
        self.sixty(59)
    }

    /// `P1DT2H3M4.5S`: parts in this order, at least one, and at least one behind `T`.
    pub(super) fn duration(&mut self) -> Scanned<()> {
        let start = self.at;
        self.eat(b'-');
        let is_begun = self.eat(b'P') || self.eat(b'p');
        let days = is_begun && self.part(b'D');
        let is_time = is_begun && (self.eat(b'T') || self.eat(b't'));
        let parts = is_time && (self.part(b'H') | self.part(b'M') | self.seconds()?);
        if is_begun && (parts || (days && !is_time)) {
            return Ok(());
        }
        Err(Stop::new(start, Expected::Duration))
    }

    /// Digits and a letter; where another letter follows, nothing is read.
    fn part(&mut self, letter: u8) -> bool {
        let start = self.at;
        let is_part = self.digits() > 0 && (self.eat(letter) || self.eat(letter.to_ascii_lowercase()));
        if !is_part {
            self.at = start;
        }
        is_part
    }

    fn seconds(&mut self) -> Scanned<bool> {
        let start = self.at;
        if self.digits() == 0 {
            return Ok(false);
        }
        if self.eat(b'.') {
            self.some_digits()?;
        }
        if self.eat(b'S') || self.eat(b's') {
            return Ok(true);
        }
        Err(Stop::new(start, Expected::Duration))
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

//! Any number as its significant digits: the form in which all kinds meet.

use core::cmp::Ordering;
use core::fmt::{self, Write};

use super::text::{Plain, are_digits};
use super::{Num, NumShape};

/// ±0.d₁d₂d₃… × 10^`point`. Neither the first nor the last digit is 0; zero has none.
#[derive(Clone, Copy)]
pub(super) struct Significant<'a> {
    pub(super) negative: bool,
    /// The digits, in up to two pieces: text has a point somewhere among them.
    head: &'a str,
    tail: &'a str,
    /// Lengths and scales are 64 bits wide, so that no sum of a few overflows here.
    point: i128,
}

impl<'a> Significant<'a> {
    /// The digits of a number, in the buffer unless they exist elsewhere. `None` if it is not a number.
    pub(super) fn of(number: Num<'a>, buffer: &'a mut Buffer) -> Option<Significant<'a>> {
        match number {
            Num::Int(value) => Significant::of_integer(value < 0, value.unsigned_abs(), 0, buffer),
            Num::Uint(value) => Significant::of_integer(false, value, 0, buffer),
            Num::Decimal { mantissa, scale } => {
                Significant::of_integer(mantissa < 0, mantissa.unsigned_abs(), scale, buffer)
            }
            Num::Float(value) if value.is_finite() => Significant::of_float(value < 0.0, value.abs(), buffer),
            Num::Float32(value) if value.is_finite() => {
                Significant::of_float(value < 0.0, value.abs(), buffer)
            }
            Num::Float(_) | Num::Float32(_) => None,
            Num::Digits { negative, digits, scale } => {
                are_digits(digits).then(|| Significant::new(negative, digits, "", scale.into()))
            }
            Num::Text(text) => {
                let Plain { negative, whole, fraction } = Plain::read(text)?;
                Some(Significant::new(negative, whole, fraction, length(fraction)))
            }
        }
    }

    fn of_integer(negative: bool, magnitude: u128, scale: i64, buffer: &'a mut Buffer) -> Option<Self> {
        write!(buffer, "{magnitude}").ok()?;
        Some(Significant::new(negative, buffer.as_str()?, "", scale.into()))
    }

    fn of_float(negative: bool, magnitude: impl fmt::LowerExp, buffer: &'a mut Buffer) -> Option<Self> {
        // Without a precision, this is the shortest decimal that reads back, such as `1.25e-7`.
        write!(buffer, "{magnitude:e}").ok()?;
        let (digits, exponent) = buffer.as_str()?.split_once('e')?;
        let (head, tail) = digits.split_once('.').unwrap_or((digits, ""));
        let exponent: i16 = exponent.parse().ok()?;
        Some(Significant::new(negative, head, tail, length(tail) - i128::from(exponent)))
    }

    /// The digits of both pieces × 10^-`scale`, the zeros around them taken off.
    fn new(negative: bool, head: &'a str, tail: &'a str, scale: i128) -> Significant<'a> {
        let (mut head, mut tail) = (head.trim_start_matches('0'), tail);
        if head.is_empty() {
            (head, tail) = (tail.trim_start_matches('0'), "");
        }
        let point = length(head) + length(tail) - scale;
        tail = tail.trim_end_matches('0');
        if tail.is_empty() {
            head = head.trim_end_matches('0');
        }
        if head.is_empty() {
            return Significant { negative: false, head, tail, point: 0 };
        }
        Significant { negative, head, tail, point }
    }

    pub(super) fn is_zero(self) -> bool {
        self.head.is_empty()
    }

    /// The digits, as ASCII.
    pub(super) fn digits(self) -> impl Iterator<Item = u8> + 'a {
        self.head.bytes().chain(self.tail.bytes())
    }

    /// One of the digits, as ASCII; behind the last one, a zero.
    pub(super) fn digit(self, at: usize) -> u8 {
        let pieces = if at < self.head.len() { (self.head, at) } else { (self.tail, at - self.head.len()) };
        pieces.0.as_bytes().get(pieces.1).copied().unwrap_or(b'0')
    }

    /// How many digits, or zeros, stand before the point; negative for zeros after it.
    pub(super) fn point(self) -> i128 {
        self.point
    }

    /// The power of ten that the digits, as an integer, are to be multiplied with.
    pub(super) fn exponent(self) -> i128 {
        self.point - self.count()
    }

    fn count(self) -> i128 {
        length(self.head) + length(self.tail)
    }

    pub(super) fn shape(self) -> NumShape {
        NumShape {
            integer_digits: at_least_none(self.point),
            fraction_digits: at_least_none(-self.exponent()),
        }
    }

    pub(super) fn compare(self, other: Significant<'_>) -> Ordering {
        let by_magnitude = || {
            let by_point = self.point.cmp(&other.point);
            let order = by_point.then_with(|| self.digits().cmp(other.digits()));
            if self.negative { order.reverse() } else { order }
        };
        self.sign().cmp(&other.sign()).then_with(by_magnitude)
    }

    fn sign(self) -> i8 {
        match (self.is_zero(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

/// A count of digits, 0 for a negative one.
fn at_least_none(count: i128) -> usize {
    usize::try_from(count.max(0)).unwrap_or(usize::MAX)
}

fn length(digits: &str) -> i128 {
    // No text is longer than this.
    i64::try_from(digits.len()).unwrap_or(i64::MAX).into()
}

/// Room for the digits of a typed value: 39 of a `u128`, fewer of a float with its exponent.
pub(super) struct Buffer {
    bytes: [u8; 40],
    used: usize,
}

impl Buffer {
    pub(super) const fn new() -> Buffer {
        Buffer { bytes: [0; 40], used: 0 }
    }

    fn as_str(&self) -> Option<&str> {
        core::str::from_utf8(self.bytes.get(..self.used)?).ok()
    }
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.used + text.len();
        let room = self.bytes.get_mut(self.used..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.used = end;
        Ok(())
    }
}

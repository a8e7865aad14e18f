//! Numbers as people write them, and not too long.

use core::fmt::{self, Write};
use core::ops::Range;

use super::Num;
use super::significant::{Buffer, Significant};
use super::text::Plain;

/// The most digits that are written.
const MAX_DIGITS: usize = 45;

/// Of an integer that has more, only so many stand before the number of its digits.
const LEADING_DIGITS: usize = 18;

/// Writes plain digits, never an exponent, and no more than 50 characters: what is longer ends in
/// `…`, an integer in `… (309 digits)`. Text stays as it is written.
impl fmt::Display for Num<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Num::Int(value) => write!(f, "{value}"),
            Num::Uint(value) => write!(f, "{value}"),
            Num::Text(text) if text.len() <= MAX_DIGITS && Plain::read(text).is_some() => f.write_str(text),
            _ => match Significant::of(*self, &mut Buffer::new()) {
                Some(number) => write(number, f),
                None => f.write_str("not a number"),
            },
        }
    }
}

fn write(number: Significant<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number.negative {
        f.write_char('-')?;
    }
    let shape = number.shape();
    if shape.integer_digits > MAX_DIGITS {
        put(number, 0..LEADING_DIGITS, f)?;
        return write!(f, "… ({} digits)", number.point());
    }
    if shape.integer_digits == 0 {
        f.write_char('0')?;
    }
    put(number, 0..shape.integer_digits, f)?;
    if shape.fraction_digits == 0 {
        return Ok(());
    }
    f.write_char('.')?;
    let room = shape.fraction_digits.min(MAX_DIGITS - shape.integer_digits);
    let zeros = usize::try_from(-number.point()).map_or(0, |zeros| zeros.min(room));
    for _ in 0..zeros {
        f.write_char('0')?;
    }
    put(number, shape.integer_digits..shape.integer_digits + room - zeros, f)?;
    if room < shape.fraction_digits { f.write_char('…') } else { Ok(()) }
}

fn put(number: Significant<'_>, digits: Range<usize>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for at in digits {
        f.write_char(number.digit(at).into())?;
    }
    Ok(())
}

//! Times of RFC 3339: the production `full-time` of its §5.6.

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Reads a `full-time`: seconds and an offset are needed, and a second 60 is the last one of a day in UTC.
fn time(text: &[u8]) -> Option<()> {
    let (clock, rest) = text.split_first_chunk::<8>()?;
    let [h1, h2, b':', m1, m2, b':', s1, s2] = *clock else { return None };
    let (hour, minute, second) = (two(h1, h2, 23)?, two(m1, m2, 59)?, two(s1, s2, 60)?);
    let offset = behind_fraction(rest)?;
    let is_leap = second == 60;
    let seconds = hour * 3600 + minute * 60 + second - i64::from(is_leap) - self::offset(offset)?;
    (!is_leap || seconds.rem_euclid(DAY) == DAY - 1).then_some(())
}

/// Tells whether `text` is a `full-time`.
pub(crate) fn is_time(text: &str) -> bool {
    time(text.as_bytes()).is_some()
}

/// A number of two digits, up to `max`.
fn two(tens: u8, ones: u8, max: i64) -> Option<i64> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let number = digit(tens)? * 10 + digit(ones)?;
    (number <= max).then_some(number)
}

/// What follows a point and at least one digit, where there is one.
fn behind_fraction(text: &[u8]) -> Option<&[u8]> {
    let [b'.', digits @ ..] = text else { return Some(text) };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits.get(count..).filter(|_| count > 0)
}

/// Seconds by which a local time is ahead of UTC.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, h1, h2, m1, m2) = match *text {
        [b'Z' | b'z'] => return Some(0),
        [b'+', h1, h2, b':', m1, m2] => (1, h1, h2, m1, m2),
        [b'-', h1, h2, b':', m1, m2] => (-1, h1, h2, m1, m2),
        _ => return None,
    };
    Some(sign * (two(h1, h2, 23)? * 3600 + two(m1, m2, 59)? * 60))
}

/// `full-time` as a regular expression of ECMAScript, but for when a second is 60. It has no anchor at its start.
pub(crate) const TIME_PATTERN: &str = concat!(
    "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)",
    r"(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
);

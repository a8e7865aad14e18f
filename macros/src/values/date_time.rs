//! The bounds of a date and time: a date and time of RFC 3339, `now`, or an expression.

use proc_macro2::Ident;
use syn::{Error, Expr, LitStr, Token, ext::IdentExt, parse::ParseStream};

use super::{constant::is_constant, date::Format, number::literal_of};
use crate::model::{DateTimeBound, Instant, own_field};

const EXPECTED: &str = "expected a date and time in quotes, such as \"1966-07-30T15:00:00Z\", or `now`";

/// The length of a text with nine digits of a fraction, and an offset.
const MAX_LEN: usize = 35;

/// Words that people try.
const RELATIVE: &[&str] = &["today", "tomorrow", "yesterday"];

pub(super) fn bound(input: ParseStream<'_>) -> syn::Result<DateTimeBound> {
    if input.peek(LitStr) {
        return text(input.parse()?);
    }
    let ahead = input.fork();
    if let Ok(word) = ahead.call(Ident::parse_any) {
        let is_path = ahead.peek(Token![::]) || ahead.peek(Token![.]);
        if word == "now" && !is_path {
            input.call(Ident::parse_any)?;
            return if input.is_empty() || input.peek(Token![,]) {
                Ok(DateTimeBound::Now(word))
            } else {
                Err(input.error("expected nothing behind `now`"))
            };
        }
        if !is_path && RELATIVE.iter().any(|relative| word == relative) {
            let message = format!("unknown date and time `{word}`, write `now`, or the instant in quotes");
            return Err(Error::new(word.span(), message));
        }
    }
    let expr: Expr = input.parse()?;
    if own_field(&expr).is_none() {
        is_constant(&expr)?;
    }
    match literal_of(&expr) {
        Some(_) => Err(Error::new_spanned(&expr, EXPECTED)),
        None => Ok(DateTimeBound::Expr(expr)),
    }
}

fn text(text: LitStr) -> syn::Result<DateTimeBound> {
    let value = text.value();
    if value.trim() == "now" {
        return Err(Error::new(text.span(), "expected no quotes: `now`"));
    }
    match instant(&value) {
        Some(instant) => Ok(DateTimeBound::Text(text, instant)),
        None => {
            let message = format!(
                "`{value}` is no date and time of RFC 3339, expected one such as `1966-07-30T15:00:00Z`{}",
                if value.len() > MAX_LEN { ", with at most nine digits of a fraction" } else { "" }
            );
            Err(Error::new(text.span(), message))
        }
    }
}

/// Parses an instant as the runtime does, except for longer fractions.
fn instant(text: &str) -> Option<Instant> {
    let (date, time) = text.split_at_checked(10)?;
    let (year, month, day) = Format::iso().date(date)?;
    let (clock, rest) = time.strip_prefix(['T', 't'])?.split_at_checked(8)?;
    let (fraction, offset) = fraction(rest)?;
    let [hour, minute, second] = clock.split(':').collect::<Vec<_>>().try_into().ok()?;
    let (hour, minute, second) = (two(hour, 23)?, two(minute, 59)?, two(second, 60)?);
    let is_leap = second == 60;
    let seconds = hour * 3600 + minute * 60 + second - i64::from(is_leap) - self::offset(offset)?;
    let at = days(year, month, day) * DAY + seconds;
    let nanosecond = format!("{fraction:0<9}").parse::<u32>().ok()? + if is_leap { 1_000_000_000 } else { 0 };
    (fraction.len() <= 9 && (!is_leap || at.rem_euclid(DAY) == DAY - 1)).then_some((at, nanosecond))
}

const DAY: i64 = 24 * 60 * 60;

/// Returns the days from 01/JAN/1970 to this one.
fn days(year: u16, month: u8, day: u8) -> i64 {
    // Years begin in March here, so that a leap day is the last one.
    let (month, year) = (i64::from(month), i64::from(year));
    let (month, year) = if month > 2 { (month - 3, year) } else { (month + 9, year - 1) };
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(day) - 719_469
}

fn two(digits: &str, max: i64) -> Option<i64> {
    let is_number = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && *number <= max)
}

/// Returns the digits of a fraction, without zeros at the end, and what follows.
fn fraction(text: &str) -> Option<(&str, &str)> {
    let Some(digits) = text.strip_prefix('.') else { return Some(("", text)) };
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let fraction = &digits[..digits.len() - rest.len()];
    (!fraction.is_empty()).then(|| (fraction.trim_end_matches('0'), rest))
}

fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (hour, minute) = text.get(1..)?.split_once(':')?;
    let offset = two(hour, 23)? * 3600 + two(minute, 59)? * 60;
    match text.as_bytes().first()? {
        b'+' => Some(offset),
        b'-' => Some(-offset),
        _ => None,
    }
}

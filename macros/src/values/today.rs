//! The bounds of a date: a date, `today`, `today + 30 days`, or an expression.

use proc_macro2::Ident;
use syn::{Error, Expr, LitInt, LitStr, Token, ext::IdentExt, parse::ParseStream, token};

use super::number::is_literal;
use crate::model::DateBound;

/// Words that people try, and what they are here.
const RELATIVE: &[(&str, &str)] =
    &[("tomorrow", "today + 1 day"), ("yesterday", "today - 1 day"), ("now", "today")];

/// Units, each in days and months.
const UNITS: &[(&str, i32, i32)] = &[("day", 1, 0), ("week", 7, 0), ("month", 0, 1), ("year", 0, 12)];

pub(super) fn bound(input: ParseStream<'_>) -> syn::Result<DateBound> {
    if input.peek(LitStr) {
        return text(input.parse()?);
    }
    match word(input) {
        Some(word) if word == "today" => return today(input),
        Some(word) => {
            if let Some((_, instead)) = RELATIVE.iter().find(|(relative, _)| word == relative) {
                return Err(Error::new(word.span(), format!("unknown date `{word}`, write `{instead}`")));
            }
        }
        None => {}
    }
    let expr: Expr = input.parse()?;
    if input.peek(Ident::peek_any) {
        let message =
            "days are added to `today` only: compare in a function, with `custom(function)` on the type";
        return Err(input.error(message));
    }
    if is_literal(&expr) {
        let message = "expected a date in quotes, or `today`, as in `today + 30 days`";
        return Err(Error::new_spanned(&expr, message));
    }
    Ok(DateBound::Expr(expr))
}

fn text(text: LitStr) -> syn::Result<DateBound> {
    let value = text.value();
    if value.trim_start().starts_with("today") {
        return Err(Error::new(text.span(), format!("expected no quotes: `{}`", value.trim())));
    }
    Ok(DateBound::Text(text))
}

/// Returns the word that the bound begins with, unless it is a path.
fn word(input: ParseStream<'_>) -> Option<Ident> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?;
    let is_path = ahead.peek(Token![::]) || ahead.peek(Token![.]);
    (!is_path).then_some(word)
}

fn today(input: ParseStream<'_>) -> syn::Result<DateBound> {
    let word = input.call(Ident::parse_any)?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(DateBound::Today { word, days: 0, months: 0 });
    }
    if input.peek(token::Paren) {
        return Err(Error::new(word.span(), "`today` takes no parentheses: write `today`"));
    }
    let sign = sign(input)?;
    let amount = amount(input)?;
    let unit = input.call(Ident::parse_any).map_err(|_| {
        let sign = if sign < 0 { '-' } else { '+' };
        Error::new(amount.span(), format!("expected a unit: `today {sign} {amount} days`"))
    })?;
    let name = unit.to_string();
    let singular = name.strip_suffix('s').unwrap_or(&name);
    let Some((_, days, months)) = UNITS.iter().find(|(name, ..)| *name == singular) else {
        let message = format!("unknown unit `{unit}`, expected `days`, `weeks`, `months` or `years`");
        return Err(Error::new(unit.span(), message));
    };
    let times = |step: i32, most: i32| {
        let product = amount.base10_parse::<i32>().ok()?.checked_mul(step)?;
        (product <= most).then_some(sign * product)
    };
    let too_large = || Error::new(amount.span(), "this is more than 9999 years");
    let days = times(*days, 9999 * 366).ok_or_else(too_large)?;
    let months = times(*months, 9999 * 12).ok_or_else(too_large)?;
    Ok(DateBound::Today { word, days, months })
}

fn sign(input: ParseStream<'_>) -> syn::Result<i32> {
    if input.parse::<Option<Token![-]>>()?.is_some() {
        Ok(-1)
    } else if input.parse::<Option<Token![+]>>()?.is_some() {
        Ok(1)
    } else {
        Err(input.error("expected `+` or `-`, as in `today + 30 days`"))
    }
}

fn amount(input: ParseStream<'_>) -> syn::Result<LitInt> {
    let amount: LitInt = input.parse().map_err(|error: Error| {
        Error::new(error.span(), "expected a whole number, as in `today + 30 days`")
    })?;
    if amount.suffix().is_empty() {
        return Ok(amount);
    }
    let message = format!("expected a blank: `{} {}`", amount.base10_digits(), amount.suffix());
    Err(Error::new(amount.span(), message))
}

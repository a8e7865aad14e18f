//! Checks the arguments of one rule: what they need, what they exclude, and whether bounds are in order.

use std::cmp::Ordering;

use crate::{
    errors::Errors,
    model::{Arg, DateBound, DateTimeBound, Decimal, Field, Rule, Value},
    rules::Form,
    values::{
        date::{CivilDate, Format},
        is_constant, written,
    },
};

pub(super) fn arguments(rule: &Rule, field: &Field<'_>, errors: &mut Errors) {
    needs(rule, errors);
    must_have(rule, errors);
    constants(rule, errors);
    excludes(rule, errors);
    bounds(rule, errors);
    dates(rule, field, errors);
    date_times(rule, errors);
    without_effect(rule, errors);
    super::filter::offers(rule, errors);
}

/// `length(unit = bytes)`
fn needs(rule: &Rule, errors: &mut Errors) {
    let needs = rule.spec.needs;
    if !needs.is_empty() && !needs.iter().any(|name| rule.arg(name).is_some()) {
        let (name, names) = (rule.spec.name, crate::errors::list(needs.iter().copied()));
        let message = match rule.spec.form {
            Form::IdValue => format!("`{name}` needs {names}: `id = field`"),
            Form::Metadata => format!("`{name}` needs {names}: `catalog = ctx.catalog`"),
            _ => format!("`{name}` limits nothing, expected {names}"),
        };
        errors.at(&rule.word, message);
    }
}

/// `number(scale = self.scale)`
fn constants(rule: &Rule, errors: &mut Errors) {
    if !rule.spec.has_late_bounds {
        for (_, expr) in rule.late() {
            if let Err(error) = is_constant(expr) {
                errors.push(error);
            }
        }
    }
}

/// `filter(logic(and))`
fn must_have(rule: &Rule, errors: &mut Errors) {
    if let Some(name) = rule.spec.must_have.filter(|name| rule.arg(name).is_none()) {
        errors.at(&rule.word, format!("`{0}` offers nothing, expected `{0}({name}(…))`", rule.spec.name));
    }
}

/// `length(equal = 3, max = 5)`
fn excludes(rule: &Rule, errors: &mut Errors) {
    for (one, other) in rule.spec.excludes {
        if let (Some(one), Some(other)) = (rule.arg(one), rule.arg(other)) {
            errors.at(&other.word, format!("`{}` cannot stand beside `{}`", other.name, one.name));
        }
    }
}

/// `length(min = 9, max = 3)`, `range(above = 1, below = 1)`, `number(scale = 3, precision = 2)`
fn bounds(rule: &Rule, errors: &mut Errors) {
    if let (Some(scale), Some(precision)) = (rule.arg("scale"), rule.arg("precision")) {
        return ordered(scale, precision, errors);
    }
    let lower = rule.arg("min").or_else(|| rule.arg("above"));
    let upper = rule.arg("max").or_else(|| rule.arg("below"));
    if let (Some(lower), Some(upper)) = (lower, upper) {
        ordered(lower, upper, errors);
    }
}

fn ordered(lower: &Arg, upper: &Arg, errors: &mut Errors) {
    let (Some(low), Some(high)) = (number(lower), number(upper)) else { return };
    let order = compare(&low, &high);
    let is_open = lower.name == "above" || upper.name == "below";
    if order.is_gt() || (is_open && order.is_eq()) {
        let what = if order.is_eq() { "leaves no number between it and" } else { "must not exceed" };
        let [from, to] = [lower, upper].map(text);
        errors.at(&lower.word, format!("`{}` ({from}) {what} `{}` ({to})", lower.name, upper.name));
    }
}

/// `length(min = 0)`, `number(precision = 0)`
fn without_effect(rule: &Rule, errors: &mut Errors) {
    for zero in rule.spec.zeros {
        let arg = rule.arg(zero.arg).filter(|arg| matches!(arg.value, Value::Count(_, Some(0))));
        let is_allowed = zero.unless.is_some_and(|other| rule.arg(other).is_some());
        if let Some(arg) = arg.filter(|_| !is_allowed) {
            let message = format!("`{} = 0` {}, expected at least 1", zero.arg, zero.effect);
            errors.at(&arg.word, message);
        }
    }
}

/// Returns the value of a literal.
pub(super) fn number(arg: &Arg) -> Option<Decimal> {
    match &arg.value {
        Value::Count(_, Some(count)) => i128::try_from(*count).ok().map(Decimal::from),
        Value::Number(_, Some(decimal)) => Some(decimal.clone()),
        _ => None,
    }
}

/// Returns how a number is written.
pub(super) fn text(arg: &Arg) -> String {
    match &arg.value {
        Value::Count(_, Some(count)) => count.to_string(),
        Value::Number(expr, _) => written(expr),
        _ => String::new(),
    }
}

/// Compares the signs, then the places of the first digits, then digit by digit.
pub(super) fn compare(a: &Decimal, b: &Decimal) -> Ordering {
    let sign = |number: &Decimal| match (number.digits.is_empty(), number.minus) {
        (true, _) => 0,
        (false, minus) => {
            if minus {
                -1
            } else {
                1
            }
        }
    };
    let place = |number: &Decimal| {
        i128::try_from(number.digits.len()).unwrap_or(i128::MAX) - i128::from(number.scale)
    };
    let digits = |number: &Decimal| number.digits.trim_end_matches('0').to_owned();
    let size = place(a).cmp(&place(b)).then_with(|| digits(a).cmp(&digits(b)));
    match sign(a).cmp(&sign(b)) {
        Ordering::Equal if sign(a) < 0 => size.reverse(),
        Ordering::Equal if sign(a) == 0 => Ordering::Equal,
        Ordering::Equal => size,
        other => other,
    }
}

/// `date(format = "YY")`, `date(min = "31/APR/2024")`, `date(min = today, max = today - 1 day)`
fn dates(rule: &Rule, field: &Field<'_>, errors: &mut Errors) {
    if rule.spec.form != Form::Date {
        return;
    }
    let format = match rule.arg("format").map(|arg| &arg.value) {
        Some(Value::Format(text)) => match Format::parse(&text.value()) {
            Ok(format) => format,
            Err(message) => return errors.at(text, message),
        },
        _ => Format::standard(),
    };
    let may_be_typed = rule.arg("format").is_none() && !field.says_text();
    let format = Formats { format, may_be_typed };
    let mut bound = |name: &str| rule.arg(name).and_then(|arg| date_bound(arg, &format, errors));
    if let (Some(min), Some(max)) = (bound("min"), bound("max")) {
        if min.is_after(&max) {
            let arg = rule.arg("min").map_or(&rule.word, |arg| &arg.word);
            errors.at(arg, "`min` is after `max`, so that no date is left");
        }
    }
}

/// `date_time(min = "2025-01-01T00:00:00Z", max = "2024-01-01T00:00:00Z")`
fn date_times(rule: &Rule, errors: &mut Errors) {
    let instant = |name: &str| match rule.arg(name).map(|arg| (&arg.word, &arg.value)) {
        Some((word, Value::DateTime(DateTimeBound::Text(_, instant)))) => Some((word, instant)),
        _ => None,
    };
    if let (Some((word, min)), Some((_, max))) = (instant("min"), instant("max")) {
        if min > max {
            errors.at(word, "`min` is after `max`, so that no instant is left");
        }
    }
}

/// The formats that a bound may be written in.
struct Formats {
    format: Format,
    /// Whether the value may be a typed date, which has bounds as in ISO 8601.
    may_be_typed: bool,
}

impl Formats {
    fn date(&self, text: &str) -> Option<CivilDate> {
        self.format.date(text).or_else(|| Format::iso().date(text).filter(|_| self.may_be_typed))
    }

    /// Returns the format that is meant: with a dash behind the year, it is that of a typed date.
    fn meant(&self, text: &str) -> Format {
        let is_iso = self.may_be_typed && text.as_bytes().get(4) == Some(&b'-');
        if is_iso { Format::iso() } else { self.format.clone() }
    }
}

enum Bound {
    On(CivilDate),
    Today { days: i32, months: i32 },
}

impl Bound {
    fn is_after(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::On(a), Self::On(b)) => a > b,
            (Self::Today { days, months }, Self::Today { days: d, months: m }) => {
                (days >= d && months >= m) && (days, months) != (d, m)
            }
            _ => false,
        }
    }
}

fn date_bound(arg: &Arg, formats: &Formats, errors: &mut Errors) -> Option<Bound> {
    match &arg.value {
        Value::Date(DateBound::Text(text)) => match formats.date(&text.value()) {
            Some(date) => Some(Bound::On(date)),
            None => {
                let format = formats.meant(&text.value());
                let message = format!(
                    "`{}` is no date of the format `{}`, expected one such as `{}`",
                    text.value(),
                    format.text,
                    format.example()
                );
                errors.at(text, message);
                None
            }
        },
        Value::Date(DateBound::Today { days, months, .. }) => {
            Some(Bound::Today { days: *days, months: *months })
        }
        _ => None,
    }
}

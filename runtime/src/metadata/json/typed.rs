//! Attributes without options: their values are judged by the ordinary rules.

use alloc::string::String;

use super::{
    bound::Bound,
    date_form::DateForm,
    errors::{At, CatalogErrors},
    file,
};
use crate::{
    Check, Clock, DateBound, DateFormat, Num, Rule,
    metadata::Problem,
    rules::{self, DateRule, LengthRule, NumberRule, Open, Range},
};

/// What a value must be.
#[derive(Clone, Debug)]
pub(super) enum Typed {
    Text(LengthRule, Option<Format>),
    Number(NumberRule, Option<Num<'static>>, Option<Num<'static>>),
    Date(DateRule),
}

/// A rule on text, by its word.
#[derive(Clone, Copy, Debug)]
pub(super) enum Format {
    Email,
    Url,
    Uuid,
    Phone,
    Ip,
}

impl Typed {
    pub(super) fn judge(&self, attribute: &str, value: &str, clock: &Clock) -> Result<(), Problem> {
        match self {
            Self::Text(length, format) => {
                one(length, attribute, value, clock)?;
                format.map_or(Ok(()), |format| format.judge(attribute, value, clock))
            }
            Self::Number(form, min, max) => {
                one(form, attribute, value, clock)?;
                range(*min, *max, attribute, value, clock)
            }
            Self::Date(date) => one(date, attribute, value, clock),
        }
    }

    pub(super) fn text(text: &file::Text, at: &At<'_>, errors: &mut CatalogErrors) -> Self {
        if let (Some(min), Some(max)) = (text.min_length, text.max_length) {
            if min > max {
                errors.at(at.member("minLength"), "This must not exceed maxLength.");
            }
        }
        let mut length = rules::length();
        if let Some(min) = text.min_length {
            length = length.min(min as usize);
        }
        if let Some(max) = text.max_length {
            length = length.max(max as usize);
        }
        Self::Text(length, text.format.as_deref().and_then(Format::of))
    }

    pub(super) fn number(number: &file::Number, at: &At<'_>, errors: &mut CatalogErrors) -> Self {
        let min = Bound::number(number.min, at.member("min"), errors);
        let max = Bound::number(number.max, at.member("max"), errors);
        if let (Some(low), Some(high)) = (min, max) {
            if low.compare(high).is_none_or(core::cmp::Ordering::is_gt) {
                errors.at(at.member("min"), "This must not exceed max.");
            }
        }
        if number.scale.zip(number.precision).is_some_and(|(scale, precision)| scale > precision) {
            errors.at(at.member("scale"), "This must not exceed precision.");
        }
        let mut form = rules::number();
        if number.integer {
            form = form.integer();
        }
        if let Some(scale) = number.scale {
            form = form.scale(scale as usize);
        }
        if let Some(precision) = number.precision {
            form = form.precision(precision as usize);
        }
        Self::Number(form, min, max)
    }

    pub(super) fn date(date: &file::Date, at: &At<'_>, errors: &mut CatalogErrors) -> Self {
        let format = date.format.map_or(DateFormat::DD_MMM_YYYY, DateForm::format);
        let mut rule = rules::date().format(format);
        let min = bound(date.min.as_ref(), format, &at.member("min"), errors);
        let max = bound(date.max.as_ref(), format, &at.member("max"), errors);
        if let (Some(DateBound::On(min)), Some(DateBound::On(max))) = (min, max) {
            if min > max {
                errors.at(at.member("min"), "This must not be after max.");
            }
        }
        if let Some(min) = min {
            rule = rule.min(min);
        }
        if let Some(max) = max {
            rule = rule.max(max);
        }
        Self::Date(rule)
    }
}

/// The verdict of one rule.
fn one<R>(rule: &R, attribute: &str, value: &str, clock: &Clock) -> Result<(), Problem>
where
    R: Check<str> + Rule + Clone + Send + 'static,
{
    rule.check(value, clock).map_err(|fault| Problem::broken(attribute, rule.clone(), fault))
}

fn range(
    min: Option<Num<'static>>,
    max: Option<Num<'static>>,
    attribute: &str,
    value: &str,
    clock: &Clock,
) -> Result<(), Problem> {
    const ANY: Range<Open, Open> = rules::range();
    match (min, max) {
        (None, None) => Ok(()),
        (Some(min), None) => one(&ANY.min(min), attribute, value, clock),
        (None, Some(max)) => one(&ANY.max(max), attribute, value, clock),
        (Some(min), Some(max)) => one(&ANY.min(min).max(max), attribute, value, clock),
    }
}

/// `today`, or a date of the format.
fn bound(
    text: Option<&String>,
    format: DateFormat,
    at: &At<'_>,
    errors: &mut CatalogErrors,
) -> Option<DateBound> {
    let text = text?;
    let bound = match text.as_str() {
        "today" => Some(DateBound::Today { days: 0, months: 0 }),
        text => format.parse(text).map(DateBound::On),
    };
    if bound.is_none() {
        let format = format.as_str();
        errors.at(at, alloc::format!("This must be a date as {format}, or today."));
    }
    bound
}

impl Format {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "email" => Self::Email,
            "url" => Self::Url,
            "uuid" => Self::Uuid,
            "phone" => Self::Phone,
            "ip" => Self::Ip,
            _ => return None,
        })
    }

    fn judge(self, attribute: &str, value: &str, clock: &Clock) -> Result<(), Problem> {
        match self {
            Self::Email => one(&rules::email(), attribute, value, clock),
            Self::Url => one(&rules::url(), attribute, value, clock),
            Self::Uuid => one(&rules::uuid(), attribute, value, clock),
            Self::Phone => one(&rules::phone(), attribute, value, clock),
            Self::Ip => one(&rules::ip(), attribute, value, clock),
        }
    }
}

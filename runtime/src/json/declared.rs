//! What a field declares of a value that could not be read: codes and texts of its own, and what it is for.

use alloc::{string::String, vec::Vec};

use serde_json::value::RawValue;

use super::{
    body::{Kind, Members, find},
    expect::Expected,
    lend::Lender,
    read::{NoValue, Read, field, missing},
};
use crate::{Check, Checker, Clock, Fault, Mark, Rule, Segment, ValidationError, ValidationErrorType};

/// A rule that says something of values that were not read, so many levels inside of the field.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // for generated code only
pub enum Form {
    /// Whatever is no text of a date is no date.
    Date,
    /// What a function of the service cannot read is no number.
    Number,
    /// Records of this code are the rule's: it has a code or texts of its own.
    Own(&'static dyn Rule, Fault, &'static ValidationErrorType),
    /// Text is judged by the rule, also where it is not read.
    Text(&'static dyn TextRule),
    /// Nothing must be sent, whatever it is.
    Absent(&'static dyn Rule),
}

/// A rule that judges text.
pub trait TextRule: Rule {
    /// The verdict on a text.
    fn judge_text(&self, text: &str, clock: &Clock) -> Result<(), Fault>;
    /// The same as a rule.
    fn as_rule(&'static self) -> &'static dyn Rule;
}

impl<R: Check<str> + 'static> TextRule for R {
    fn judge_text(&self, text: &str, clock: &Clock) -> Result<(), Fault> {
        self.check(text, clock)
    }

    fn as_rule(&'static self) -> &'static dyn Rule {
        self
    }
}

/// Checks what is sound of a list or a map by the field's rules; gets the number of all elements.
pub type CheckSound<T, C> = fn(&T, usize, &mut Checker, &C);

/// What a field declares.
#[allow(missing_debug_implementations)] // for generated code only
pub struct Declared<T, C: ?Sized> {
    forms: &'static [(usize, Form)],
    check_sound: Option<CheckSound<T, C>>,
}

#[allow(missing_docs)] // for generated code only
impl<T, C: ?Sized> Declared<T, C> {
    pub fn new(forms: &'static [(usize, Form)], check_sound: Option<CheckSound<T, C>>) -> Self {
        Self { forms, check_sound }
    }

    /// As [`member`](super::read::member).
    pub fn member<'de>(
        &self,
        members: &mut Members<'de>,
        names: &[&'static str],
        checker: &mut Checker,
        read: Lender<'de, T, C>,
        context: &C,
        absent: fn() -> Option<T>,
    ) -> Read<T> {
        let absent = |checker: &mut Checker| {
            let mark = checker.mark();
            absent().ok_or_else(|| {
                let none = missing(checker);
                self.tell(None, mark, checker);
                none
            })
        };
        field(members, names, checker, |json, checker| self.value(json, checker, read, context), absent)
    }

    /// The value, read by the function.
    pub fn value<'de>(
        &self,
        json: &'de RawValue,
        checker: &mut Checker,
        read: Lender<'de, T, C>,
        context: &C,
    ) -> Read<T> {
        let mark = checker.mark();
        let sound = read(json, checker, context, self.check_sound.is_some());
        let value = sound.and_then(|sound| match self.check_sound {
            Some(check) => {
                sound.or_check(mark, checker, |value, count, checker| check(value, count, checker, context))
            }
            None => sound.into_whole(),
        });
        if matches!(value, Err(NoValue::Refused)) {
            self.tell(Some(json), mark, checker);
        }
        value
    }

    /// Gives the records about what was not read the field's own form.
    #[cold]
    fn tell(&self, json: Option<&RawValue>, mark: Mark, checker: &mut Checker) {
        for (depth, form) in self.forms {
            match (form, json) {
                (Form::Absent(rule), Some(json)) if Kind::of(json) != Kind::Null => {
                    checker.forget(mark);
                    checker.refused(*rule, Fault::Sent);
                }
                (Form::Absent(_), _) => {}
                (form, json) => tell_each(*form, *depth, json, mark, checker),
            }
        }
    }
}

fn tell_each(form: Form, depth: usize, json: Option<&RawValue>, mark: Mark, checker: &mut Checker) {
    let (clock, is_query) = (checker.clock().clone(), checker.reads_query());
    for record in checker.records_since(mark) {
        let Some((expected, fault)) = record.unread_at(depth) else { continue };
        let text = || text_at(json?, record, is_query);
        match form {
            Form::Own(rule, fault, code) if record.error_type() == code => record.tell_rule(rule, fault),
            Form::Date if fault != Fault::Missing && is_of_value(expected) => {
                record.tell_unread(Expected::Date, Fault::NotADate);
            }
            Form::Number if is_no_number(expected, fault, text) => {
                record.tell_unread(Expected::Number, Fault::NotANumber);
            }
            Form::Text(rule) => {
                if let Some(Err(fault)) = text().map(|text| rule.judge_text(&text, &clock)) {
                    record.tell_rule(rule.as_rule(), fault);
                }
            }
            _ => {}
        }
    }
}

/// Whether a function of the service may have refused a text because it holds no number.
fn is_no_number(expected: Expected, fault: Fault, text: impl FnOnce() -> Option<String>) -> bool {
    (expected, fault) == (Expected::Accepted, Fault::Malformed)
        && text().is_some_and(|text| text.parse::<f64>().is_err())
}

/// The text that a record is about, if it is text.
fn text_at(json: &RawValue, record: &ValidationError, is_query: bool) -> Option<String> {
    let mut path: Vec<Segment> = record.field().segments().cloned().collect();
    let json = find(json, &mut path);
    #[cfg(feature = "query")]
    if is_query {
        return (Kind::of(json) == Kind::Text).then(|| crate::query::text(json).into_owned());
    }
    let _ = is_query;
    serde_json::from_str(json.get()).ok()
}

/// Whether it is about the value, and not about where it stands.
fn is_of_value(expected: Expected) -> bool {
    !matches!(
        expected,
        Expected::NoSuchField | Expected::Once | Expected::LessDepth | Expected::NoQuery | Expected::Name
    )
}

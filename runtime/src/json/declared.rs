//! What a field declares of a value that could not be read: codes and texts of its own, and what it is for.

use alloc::{string::String, vec::Vec};

use serde_json::value::RawValue;

use super::{
    body::{Kind, Members},
    expect::Expected,
    find::find,
    lend::Lender,
    read::{NoValue, Read, field, missing},
    sound::Sound,
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

/// Checks what is sound of a list or a map by the field's rules; gets the number of the other elements.
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
        if let (Ok(sound), Some(check)) = (&sound, self.check_sound) {
            sound.check_rest(mark, checker, |value, others, checker| check(value, others, checker, context));
        }
        let value = sound.and_then(Sound::into_whole);
        if matches!(value, Err(NoValue::Refused)) {
            self.tell(Some(json), mark, checker);
        }
        value
    }

    /// Gives the records about what was not read the field's own form.
    #[cold]
    fn tell(&self, json: Option<&RawValue>, mark: Mark, checker: &mut Checker) {
        let mut texts = Texts { json, is_query: checker.reads_query(), cut: None };
        for (depth, form) in self.forms {
            match (form, json) {
                (Form::Absent(rule), Some(json)) if Kind::of(json) != Kind::Null => {
                    checker.forget(mark);
                    checker.refused(*rule, Fault::Sent);
                }
                (Form::Absent(_), _) => {}
                (form, _) => tell_each(*form, *depth, &mut texts, mark, checker),
            }
        }
    }
}

/// What other fields have left of an object, with the field's rules of what is sound of it.
pub fn rest<T, C: ?Sized>(
    checker: &mut Checker,
    context: &C,
    check: CheckSound<T, C>,
    read: impl FnOnce(&mut Checker) -> Read<Sound<T>>,
) -> Read<T> {
    let mark = checker.mark();
    let sound = read(checker)?;
    sound.check_rest(mark, checker, |value, others, checker| check(value, others, checker, context));
    sound.into_whole()
}

fn tell_each(form: Form, depth: usize, texts: &mut Texts<'_>, mark: Mark, checker: &mut Checker) {
    let clock = checker.clock().clone();
    for record in checker.records_since(mark) {
        let Some((expected, fault)) = record.unread_at(depth) else { continue };
        match form {
            Form::Own(rule, fault, code) if record.error_type() == code => record.tell_rule(rule, fault),
            Form::Date if fault != Fault::Missing && is_of_value(expected) => {
                record.tell_unread(Expected::Date, Fault::NotADate);
            }
            Form::Number if is_no_number(expected, fault, || texts.at(record)) => {
                record.tell_unread(Expected::Number, Fault::NotANumber);
            }
            Form::Text(rule) => {
                if let Some(Err(fault)) = texts.at(record).map(|text| rule.judge_text(&text, &clock)) {
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

/// The texts that records are about.
struct Texts<'de> {
    /// The field's value, if it was sent.
    json: Option<&'de RawValue>,
    is_query: bool,
    /// The value in pieces, once somebody asked for one.
    cut: Option<Cut<'de>>,
}

enum Cut<'de> {
    List(Vec<&'de RawValue>),
    Object(Members<'de>),
    Value,
}

impl<'de> Cut<'de> {
    fn of(json: &'de RawValue) -> Self {
        let cut = match Kind::of(json) {
            Kind::List => serde_json::from_str(json.get()).map(Self::List),
            Kind::Object => serde_json::from_str(json.get()).map(Self::Object),
            _ => return Self::Value,
        };
        cut.unwrap_or(Self::Value)
    }
}

impl<'de> Texts<'de> {
    /// The text, if it is text.
    fn at(&mut self, record: &ValidationError) -> Option<String> {
        let json = self.piece_at(record)?;
        #[cfg(feature = "query")]
        if self.is_query {
            return (Kind::of(json) == Kind::Text).then(|| crate::query::text(json).into_owned());
        }
        let _ = self.is_query;
        serde_json::from_str(json.get()).ok()
    }

    fn piece_at(&mut self, record: &ValidationError) -> Option<&'de RawValue> {
        let json = self.json?;
        let mut path: Vec<Segment> = record.field().segments().cloned().collect();
        let cut = self.cut.get_or_insert_with(|| Cut::of(json));
        let first = match (&*cut, path.first()) {
            (Cut::List(elements), Some(Segment::Index(index))) => elements.get(*index).copied(),
            (Cut::Object(members), Some(segment)) => members.get(segment),
            _ => None,
        };
        let Some(first) = first else { return Some(find(json, &mut path)) };
        path.remove(0);
        Some(find(first, &mut path))
    }
}

/// Whether it is about the value, and not about where it stands.
fn is_of_value(expected: Expected) -> bool {
    !matches!(
        expected,
        Expected::NoSuchField | Expected::Once | Expected::LessDepth | Expected::NoQuery | Expected::Name
    )
}

//! What a field declares of a value that could not be read: codes and texts of its own, and what it is for.

use alloc::{string::String, vec::Vec};

use serde_json::value::RawValue;

use super::{
    body::{Kind, Members, find},
    expect::Expected,
    lend::Lender,
    read::{NoValue, Read, field, missing},
};
use crate::{
    Check, Checker, Clock, Fault, Mark, Rule, Segment, ValidationError, ValidationErrorType,
    probe::read::Reader,
};

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

/// How the sound elements of a list are read and checked where others are refused; they get the number of all.
pub type Salvage<T, C> = (Reader<T, C>, fn(&T, usize, &mut Checker, &C));

/// What a field declares.
#[allow(missing_debug_implementations)] // for generated code only
pub struct Declared<T, C: ?Sized> {
    forms: &'static [(usize, Form)],
    salvage: Option<Salvage<T, C>>,
}

#[allow(missing_docs)] // for generated code only
impl<T, C: ?Sized> Declared<T, C> {
    pub fn new(forms: &'static [(usize, Form)], salvage: Option<Salvage<T, C>>) -> Self {
        Self { forms, salvage }
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
        let value = read(json, checker, context);
        if matches!(value, Err(NoValue::Refused)) {
            self.check_sound(json, mark, checker, context);
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

    /// Checks the sound elements of a list: what is left when those are taken out that could not be read.
    #[cold]
    fn check_sound(&self, json: &RawValue, mark: Mark, checker: &mut Checker, context: &C) {
        let Some((read, check)) = self.salvage else { return };
        let Some(sound) = Sound::of(json, mark, checker) else { return };
        let Ok(json) = serde_json::from_str(&sound.json) else { return };
        let start = checker.mark();
        let value = read(json, checker, context);
        checker.forget(start);
        if let Ok(value) = value {
            check(&value, sound.count, checker, context);
            sound.place(mark, start, checker);
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

/// A list or a map without those elements that could not be read.
struct Sound {
    json: String,
    /// Of a list: where each element stood.
    indices: Option<Vec<usize>>,
    /// How many elements were sent.
    count: usize,
}

impl Sound {
    fn of(json: &RawValue, mark: Mark, checker: &mut Checker) -> Option<Self> {
        if checker.is_full() || checker.positions().is_noting() {
            return None;
        }
        let unread = checker.records_since(mark).filter(|record| record.is_unread());
        // What is no list has a record of its own.
        let refused: Vec<Segment> =
            unread.map(|record| record.field().segments().next().cloned()).collect::<Option<_>>()?;
        match Kind::of(json) {
            Kind::List => Self::of_list(json, &refused),
            Kind::Object => Self::of_map(json, &refused),
            _ => None,
        }
    }

    fn of_list(json: &RawValue, refused: &[Segment]) -> Option<Self> {
        let elements: Vec<&RawValue> = serde_json::from_str(json.get()).ok()?;
        // As many records as a report holds: found by halves.
        let mut refused: Vec<usize> = refused.iter().filter_map(index).collect();
        refused.sort_unstable();
        let (mut text, mut indices) = (String::with_capacity(json.get().len()), Vec::new());
        for (at, element) in elements.iter().enumerate().filter(|(at, _)| refused.binary_search(at).is_err())
        {
            text.push(if indices.is_empty() { '[' } else { ',' });
            text.push_str(element.get());
            indices.push(at);
        }
        text.push_str(if indices.is_empty() { "[]" } else { "]" });
        Some(Self { json: text, indices: Some(indices), count: elements.len() })
    }

    fn of_map(json: &RawValue, refused: &[Segment]) -> Option<Self> {
        let members: Members<'_> = serde_json::from_str(json.get()).ok()?;
        let is_sound = |name: &str| !refused.contains(&Segment::key(name));
        let sound = members.iter().filter(|(name, _)| is_sound(name));
        let texts: Vec<String> =
            sound.map(|(name, json)| alloc::format!("{}:{json}", serde_json::Value::from(name))).collect();
        let json = alloc::format!("{{{}}}", texts.join(","));
        Some(Self { json, indices: None, count: members.iter().count() })
    }

    /// Gives the records since `start` the places that were sent, and puts them among those since `mark`.
    fn place(&self, mark: Mark, start: Mark, checker: &mut Checker) {
        let Some(indices) = &self.indices else { return };
        for record in checker.records_since(start) {
            if let Some(Segment::Index(index)) = record.path.outermost_mut() {
                *index = indices.get(*index).copied().unwrap_or(*index);
            }
        }
        checker.sort_since_by(mark, |record| record.field().segments().next().and_then(index));
    }
}

fn index(segment: &Segment) -> Option<usize> {
    match segment {
        Segment::Index(index) => Some(*index),
        _ => None,
    }
}

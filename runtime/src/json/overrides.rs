//! What a field's rules say about a value that could not be read: their own codes and texts, and what it should have
//! been.

use super::{
    input::{Input, Sent},
    json_type::JsonType,
    reader::Reader,
    tree::{Kind, Node},
};
use crate::{Fault, Mark, Rule, Segment, ValidationError, ValidationErrorType, rule::Unread, walk::Entry};

/// Gives the field's own codes and texts to the records since the mark about what could not be read.
#[cold]
pub(super) fn apply(
    entries: &[Entry],
    input: Input<'_>,
    is_converted: bool,
    start: Mark,
    reader: &mut Reader<'_>,
) {
    each(entries, 0, &mut |depth, rule| {
        let Some(unread) = rule.unread() else { return };
        match (unread, input.sent()) {
            (Unread::Absent, Sent::Value(node)) if node.kind() != Kind::Null => {
                reader.checker().forget(start);
                reader.checker().refused(rule, Fault::Sent);
            }
            (Unread::Absent, _) => {}
            (Unread::Number, _) if is_converted => {
                tell_number(depth, input, start, reader);
                tell_own(rule, unread, depth, start, reader);
            }
            _ => {
                tell(rule, unread, depth, input, start, reader);
                tell_own(rule, unread, depth, start, reader);
            }
        }
    });
}

/// Calls `rule` for each rule, with the number of levels that it applies inside of the field.
fn each(entries: &[Entry], depth: usize, rule: &mut dyn FnMut(usize, &'static dyn Rule)) {
    for entry in entries {
        match entry {
            Entry::Rule(own) => rule(depth, *own),
            Entry::Each(inner) => each(inner, depth + 1, rule),
            // The condition may not hold, but a date was meant.
            Entry::When(_, inner) => each(inner, depth, &mut |depth, own| {
                if matches!(own.unread(), Some(Unread::Date)) {
                    rule(depth, DATE);
                }
            }),
            Entry::Keys(_) => {}
        }
    }
}

/// A date of which only the kind is known.
const DATE: &dyn Rule = const { &crate::rules::date().form(crate::date_form::DateForm::Own) };

fn tell(
    rule: &'static dyn Rule,
    unread: Unread,
    depth: usize,
    input: Input<'_>,
    start: Mark,
    reader: &mut Reader<'_>,
) {
    let clock = reader.checker().clock().clone();
    for record in reader.checker().records_since(start) {
        let Some((expected, fault)) = record.unread_at(depth) else { continue };
        match unread {
            Unread::Date if fault != Fault::Missing && is_of_value(expected) => {
                record.tell_rule(rule, Fault::NotADate);
            }
            Unread::Text => {
                let text = value_at(input, record).and_then(Node::text);
                if let Some(Err(fault)) = text.and_then(|text| rule.judge_unread(&text, &clock)) {
                    record.tell_rule(rule, fault);
                }
            }
            // The rule's bounds are narrower than those of the type.
            Unread::Number if matches!(fault, Fault::TooSmall | Fault::TooLarge) => {
                let number = value_at(input, record);
                let number = number.and_then(|node| node.text().or_else(|| Some(node.json().into())));
                if let Some(Err(fault)) = number.and_then(|number| rule.judge_unread(&number, &clock)) {
                    record.tell_rule(rule, fault);
                }
            }
            _ => {}
        }
    }
}

/// If a function of the service refused text that is not a number, says that a number was expected.
fn tell_number(depth: usize, input: Input<'_>, start: Mark, reader: &mut Reader<'_>) {
    for record in reader.checker().records_since(start) {
        let is_unknown = record.unread_at(depth) == Some((JsonType::Accepted, Fault::Malformed));
        let text = if is_unknown { value_at(input, record).and_then(Node::text) } else { None };
        if text.is_some_and(|text| text.parse::<f64>().is_err()) {
            record.tell_unread(JsonType::Number, Fault::NotANumber);
        }
    }
}

/// Gives records with the rule's usual code to the rule, if it has a code or texts of its own.
fn tell_own(rule: &'static dyn Rule, unread: Unread, depth: usize, start: Mark, reader: &mut Reader<'_>) {
    let (fault, code) = match unread {
        Unread::Missing => (Fault::Missing, &ValidationErrorType::RequiredFieldMissing),
        Unread::Date => (Fault::NotADate, &ValidationErrorType::InvalidDateFormat),
        Unread::Number => (Fault::NotANumber, &ValidationErrorType::InvalidNumberFormat),
        Unread::Absent | Unread::Text => return,
    };
    if !rule.is_overridden() {
        return;
    }
    for record in reader.checker().records_since(start) {
        if record.unread_at(depth).is_some() && record.error_type() == code {
            record.tell_rule(rule, fault);
        }
    }
}

/// Returns the value that a record is about.
fn value_at<'n>(input: Input<'n>, record: &ValidationError) -> Option<Node<'n>> {
    let mut node = input.node().filter(|_| !input.is_rest())?;
    for segment in record.field().segments() {
        let step = node.member(segment);
        // A query string writes a list of one as its element.
        node = match (step, segment) {
            (Some(step), _) => step,
            (None, Segment::Index(0)) if node.kind() == Kind::Text => node,
            _ => return None,
        };
    }
    Some(node)
}

/// Returns whether it is about the value, and not about its place.
fn is_of_value(expected: JsonType) -> bool {
    match expected {
        JsonType::NoSuchField
        | JsonType::NearField(_)
        | JsonType::Once
        | JsonType::LessDepth
        | JsonType::Name => false,
        #[cfg(feature = "query")]
        JsonType::Encoded { .. } => false,
        _ => true,
    }
}

impl Node<'_> {
    /// Returns the value inside of this one that a segment leads to. If a name was sent twice, the last value counts.
    pub(super) fn member(self, segment: &Segment) -> Option<Self> {
        match (segment, self.kind()) {
            (Segment::Index(index), Kind::List) => self.children().nth(*index),
            (Segment::Field(name), Kind::Object) => self.last_named(name),
            (Segment::Key(name), Kind::Object) => self.last_named(name),
            _ => None,
        }
    }

    fn last_named(self, name: &str) -> Option<Self> {
        let mut last = None;
        for (known, value) in self.members() {
            if known.is_text(name) {
                last = Some(value);
            }
        }
        last
    }
}

//! What a field's rules say about a value that could not be read: their own codes and texts, and what it should have
//! been.

use alloc::vec::Vec;

use super::{
    input::{Input, Sent},
    json_type::JsonType,
    reader::Reader,
    ruled::{Ruled, is_out_of_range},
    tree::{Kind, Node},
};
use crate::{
    Fault, Mark, Rule, Segment, ValidationError, ValidationErrorType,
    rule::Unread,
    walk::{Condition, Entry},
};

/// A rule of a field, with the number of levels that it applies inside of the field.
pub(super) type Placed = (usize, &'static dyn Rule);

/// Gives the field's own codes and texts to the records since the mark about what could not be read.
#[cold]
pub(super) fn apply(
    rules: &[Placed],
    input: Input<'_>,
    is_converted: bool,
    start: Mark,
    reader: &mut Reader<'_>,
) {
    for &(depth, rule) in rules {
        match (rule.unread(), input.sent()) {
            (Some(Unread::Absent), Sent::Value(node)) if node.kind() != Kind::Null => {
                reader.checker().forget(start);
                reader.checker().refused(rule, Fault::Sent);
            }
            (Some(Unread::Text), _) if is_converted => {}
            (Some(unread @ (Unread::Missing | Unread::Date | Unread::Text)), _) => {
                tell(rule, unread, depth, input, start, reader);
                tell_own(rule, unread, depth, start, reader);
            }
            _ => {}
        }
    }
    if is_converted {
        tell_converted(rules, start, reader);
    } else {
        narrow(rules, input, start, reader);
    }
}

/// Calls `rule` for each rule that counts. `holds` returns whether a condition holds, if that can be known.
pub(super) fn each(
    entries: &[Entry],
    depth: usize,
    holds: &mut dyn FnMut(&Condition) -> Option<bool>,
    rule: &mut dyn FnMut(Placed),
) {
    for entry in entries {
        match entry {
            Entry::Rule(own) => rule((depth, *own)),
            Entry::Each(inner) => each(inner, depth + 1, holds, rule),
            Entry::When(condition, inner) => match condition.and_then(&mut *holds) {
                Some(true) => each(inner, depth, holds, rule),
                Some(false) => {}
                // The condition may not hold, but a date was meant.
                None => each(inner, depth, holds, &mut |(depth, own)| {
                    if own.unread() == Some(Unread::Date) {
                        rule((depth, DATE));
                    }
                }),
            },
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
                let is_none = fault == Fault::NoSuchDay;
                record.tell_rule(rule, if is_none { fault } else { Fault::NotADate });
            }
            Unread::Text => {
                let text = value_at(input, record).and_then(Node::text);
                if let Some(Err(fault)) = text.and_then(|text| rule.judge_unread(&text, &clock)) {
                    record.tell_rule(rule, fault);
                }
            }
            _ => {}
        }
    }
}

/// Tells what a number or a boolean should have been that could not be read: what its type and the rules leave.
fn narrow(rules: &[Placed], input: Input<'_>, start: Mark, reader: &mut Reader<'_>) {
    if !rules.iter().any(|(_, rule)| rule.unread().is_some_and(Unread::is_of_value)) {
        return;
    }
    let clock = reader.checker().clock().clone();
    for record in reader.checker().records_since(start) {
        let depth = record.field().segments().len();
        let Some((expected, fault)) = record.unread_at(depth) else { continue };
        let is_about = |rule: &&Placed| rule.0 == depth && says_more(rule.1, expected);
        let rules: Vec<_> = rules.iter().filter(is_about).map(|(_, rule)| *rule).collect();
        if rules.is_empty() {
            continue;
        }
        let sent = value_at(input, record).map(|node| node.text().unwrap_or_else(|| node.json().into()));
        let verdict = |rule: &dyn Rule| sent.as_ref().and_then(|sent| rule.judge_unread(sent, &clock));
        match rules.iter().find_map(|rule| Some((*rule, beyond(*rule, fault, verdict(*rule))?))) {
            Some((rule, fault)) => record.tell_rule(rule, fault),
            None => {
                let is_first =
                    |rule: &&dyn Rule| rule.is_overridden() && governs(*rule, fault, verdict(*rule));
                let governs = rules.iter().copied().find(is_first);
                record.tell_ruled(Ruled { expected, rules, governs }, fault);
            }
        }
    }
}

/// Returns whether the rule says which values of the type are valid.
fn says_more(rule: &dyn Rule, expected: JsonType) -> bool {
    match rule.unread() {
        Some(Unread::Number | Unread::Range | Unread::Exception) => expected.is_number(),
        Some(Unread::Choice) => expected.is_number() || expected == JsonType::Bool,
        _ => false,
    }
}

/// Returns how a number is beyond the rule's bounds, which are narrower than those of its type.
fn beyond(rule: &dyn Rule, fault: Fault, verdict: Option<Result<(), Fault>>) -> Option<Fault> {
    let is_range = rule.unread() == Some(Unread::Range);
    verdict?.err().filter(|broken| is_range && is_out_of_range(fault) && is_out_of_range(*broken))
}

/// Returns whether the rule would have refused the value.
fn governs(rule: &dyn Rule, fault: Fault, verdict: Option<Result<(), Fault>>) -> bool {
    let is_about_numbers = matches!(rule.unread(), Some(Unread::Number | Unread::Range));
    match verdict {
        _ if fault == Fault::Missing => false,
        Some(Err(_)) => true,
        Some(Ok(())) => is_about_numbers && (!is_out_of_range(fault) || rule.late().is_some()),
        None => is_about_numbers,
    }
}

/// Gives what a function of the service could not read to the first rule on numbers with a code or texts of its own. The
/// other rules say nothing of it: what is sent is another value than the number that they know.
fn tell_converted(rules: &[Placed], start: Mark, reader: &mut Reader<'_>) {
    let is_own = |rule: &dyn Rule| {
        rule.is_overridden() && matches!(rule.unread(), Some(Unread::Number | Unread::Range))
    };
    for record in reader.checker().records_since(start) {
        let depth = record.field().segments().len();
        let Some((expected, fault)) = record.unread_at(depth) else { continue };
        let own = rules.iter().find(|(level, rule)| *level == depth && is_own(*rule));
        if let (Some((_, rule)), true) = (own, fault != Fault::Missing && is_of_value(expected)) {
            record.tell_ruled(Ruled { expected, rules: Vec::new(), governs: Some(*rule) }, fault);
        }
    }
}

/// Gives records with the rule's usual code to the rule, if it has a code or texts of its own.
fn tell_own(rule: &'static dyn Rule, unread: Unread, depth: usize, start: Mark, reader: &mut Reader<'_>) {
    let (fault, code) = match unread {
        Unread::Missing => (Fault::Missing, &ValidationErrorType::RequiredFieldMissing),
        Unread::Date => (Fault::NotADate, &ValidationErrorType::InvalidDateFormat),
        _ => return,
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

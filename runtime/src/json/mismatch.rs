//! Records about values that were refused.

use alloc::vec::Vec;

use super::{
    de::Extra,
    json_type::{JsonType, fault_of, is_whole},
    reader::Reader,
    refused::{Asked, Problem, Reason, Refused},
    tree::{Kind, Node},
};
use crate::{Fault, Segment};

impl Reader<'_> {
    /// Adds the record of what serde refused inside of a value. `expected` is what the type reads, if serde does not
    /// tell.
    pub(super) fn explain(&mut self, node: Node<'_>, expected: JsonType, reason: &Reason) {
        let (mut path, value) = node.path_to(reason.place.unwrap_or(node.id()));
        let expected = path.iter().fold(expected, |expected, _| expected.inner());
        let levels = self.levels_left();
        let is_too_deep =
            path.len() > levels || path.len() == levels && matches!(value.kind(), Kind::List | Kind::Object);
        path.truncate(levels);
        let encoded = self.encoded(value);
        let (expected, fault) = match reason.problem {
            _ if is_too_deep => (JsonType::LessDepth, Fault::Malformed),
            _ if encoded.is_some() => (encoded.unwrap_or(expected), Fault::Malformed),
            Problem::MissingField(name) => {
                path.push(Segment::Field(name));
                (JsonType::Value, Fault::Missing)
            }
            Problem::DuplicateField(name) => {
                path.push(Segment::Field(name));
                (JsonType::Once, Fault::Sent)
            }
            Problem::UnknownField(names) => (self.unknown_field_of(node, value, names), Fault::Sent),
            Problem::UnknownVariant(names) => (JsonType::OneOf(names), Fault::Malformed),
            Problem::Length => match reason.asked {
                Asked::Tuple(_) => (JsonType::asked_for(reason.asked), Fault::Malformed),
                _ => (JsonType::OtherLength, Fault::Malformed),
            },
            Problem::Key => (JsonType::Name, Fault::Malformed),
            Problem::Value => self.mismatch(reason.asked, expected, true, value),
            Problem::Other | Problem::Changes(_) => self.mismatch(reason.asked, expected, false, value),
        };
        let mark = self.mark();
        self.checker().type_mismatch(expected, fault);
        for segment in path.into_iter().rev() {
            self.place(mark, segment.bounded());
        }
    }

    /// Returns what was expected instead of a name, somewhere inside of a value, that is not in `names`.
    fn unknown_field_of(&mut self, node: Node<'_>, name: Node<'_>, names: &[&'static str]) -> JsonType {
        let mut lacking: Vec<&'static str> = Vec::new();
        let object = node.parent_of(name.id());
        if let Some(object) = object.filter(|object| self.may_compare(names.len() * object.json().len())) {
            let is_sent = |known: &str| object.members().any(|(name, _)| name.is_text(known));
            lacking.extend(names.iter().filter(|known| !is_sent(known)));
        }
        self.unknown_field(&name.text().unwrap_or_default(), &lacking)
    }

    /// Returns what was expected instead of a value of another kind, or of one that does not fit, and what is wrong.
    fn mismatch(
        &self,
        asked: Asked,
        expected: JsonType,
        is_another_value: bool,
        node: Node<'_>,
    ) -> (JsonType, Fault) {
        #[cfg(feature = "query")]
        if self.is_query {
            return query_mismatch(asked, expected, is_another_value, node);
        }
        let kind = node.kind();
        if kind == Kind::Text && asked.is_for(kind) && node.text().is_none() {
            return (JsonType::WholeCharacters, Fault::Malformed);
        }
        let (expected, fault) = mismatch(asked, expected, is_another_value, kind, node.json());
        (expected, look_again(expected, fault, kind, node))
    }
}

/// Does the same for a query string, in which a value may also have been sent more than once.
#[cfg(feature = "query")]
fn query_mismatch(
    asked: Asked,
    expected: JsonType,
    is_another_value: bool,
    node: Node<'_>,
) -> (JsonType, Fault) {
    if node.kind() == Kind::List && asked != Asked::List {
        return (JsonType::Once, Fault::Sent);
    }
    let text = node.text().unwrap_or_default();
    let kind = match asked {
        // Only files are objects.
        _ if node.kind() == Kind::Object => Kind::Object,
        Asked::Whole { .. } | Asked::Float if is_number(&text) => Kind::Number,
        _ => Kind::Text,
    };
    let (expected, fault) = mismatch(asked, expected, is_another_value, kind, &text);
    (expected, look_again(expected, fault, Kind::Text, node))
}

#[cfg(feature = "query")]
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && digits.parse::<f64>().is_ok()
}

/// For a filter or an order-by, finds where the error is.
fn look_again(expected: JsonType, fault: Fault, kind: Kind, node: Node<'_>) -> Fault {
    #[cfg(feature = "filter")]
    if kind == Kind::Text && matches!(expected, JsonType::Filter | JsonType::OrderBy) {
        return expected.look_again(&node.text().unwrap_or_default(), fault);
    }
    let _ = (expected, kind, node);
    fault
}

/// Returns a reason with only what is certain. An error from serde's buffer has no place: a missing field or unknown
/// name may belong to a value inside of the one that has the reason. `again` reads the value once more, with a member
/// that was not sent.
pub(super) fn certain(node: Node<'_>, reason: Reason, again: &dyn Fn(Extra) -> Option<Refused>) -> Reason {
    let Some(place) = reason.place else { return reason };
    let value = node.with_id(place);
    let is_certain = match reason.problem {
        _ if !matches!(reason.asked, Asked::Anything | Asked::Map | Asked::Object) => true,
        Problem::MissingField(_) | Problem::DuplicateField(_) if reason.asked == Asked::Object => true,
        // If adding the field changes nothing, it is missing elsewhere.
        Problem::MissingField(name) => {
            let reason = again(Some((place, name)));
            let is_same = |refused: &Refused| match refused.reason() {
                Reason { problem: Problem::MissingField(missing), place: at, .. } => {
                    *missing == name && *at == Some(place)
                }
                Reason { problem: Problem::UnknownField(_), .. } => true,
                _ => false,
            };
            !reason.as_ref().is_some_and(is_same)
        }
        Problem::DuplicateField(name) => {
            value.members().filter(|(known, _)| known.is_text(name)).nth(1).is_some()
        }
        Problem::UnknownField(_) | Problem::UnknownVariant(_) => value.kind() == Kind::Text,
        Problem::Length => value.kind() == Kind::List,
        Problem::Value | Problem::Key | Problem::Changes(_) | Problem::Other => true,
    };
    if is_certain { reason } else { Reason { problem: Problem::Other, ..reason } }
}

/// Returns what was expected, and what is wrong with the text that was sent.
pub(super) fn mismatch(
    asked: Asked,
    type_expects: JsonType,
    is_another_value: bool,
    kind: Kind,
    text: &str,
) -> (JsonType, Fault) {
    let expected = match (asked, kind) {
        _ if type_expects.says_all(asked) => type_expects,
        (Asked::Null, _) => type_expects.or(JsonType::Null),
        (Asked::Anything | Asked::Choice | Asked::Name, _)
        | (Asked::Bool, Kind::Bool)
        | (Asked::Text | Asked::Bytes, Kind::Text)
        | (Asked::List | Asked::Bytes, Kind::List)
        | (Asked::Object | Asked::Map, Kind::Object) => type_expects,
        (Asked::Text | Asked::Bytes, _) if type_expects != JsonType::Decimal => {
            type_expects.or(JsonType::Text)
        }
        _ => JsonType::asked_for(asked),
    };
    match expected {
        // The number has the right form, but the type reads fewer than it asks for.
        JsonType::Whole { .. } | JsonType::Number if fits(expected, text) => {
            let fault = if is_another_value { Fault::TooSmall } else { Fault::Malformed };
            (JsonType::Accepted, fault)
        }
        _ => (expected, fault_of(expected, kind, text)),
    }
}

fn fits(expected: JsonType, text: &str) -> bool {
    match expected {
        JsonType::Number => text.parse().is_ok_and(f64::is_finite),
        _ if !is_whole(text) => false,
        _ => match (expected.range(), text.parse::<i128>()) {
            (Some((min, max)), Ok(number)) => (min..=max).contains(&number),
            _ => false,
        },
    }
}

impl Node<'_> {
    /// Returns the path to a value inside of this one, or to a member's name, and that value or name.
    pub(super) fn path_to(self, id: u32) -> (Vec<Segment>, Self) {
        let (mut path, mut at) = (Vec::new(), self);
        while at.id() < id {
            let Some((segment, inside)) = at.step_to(id) else { break };
            path.push(segment);
            at = inside;
        }
        (path, at)
    }

    /// Returns the object or array, in this value, that contains the value or name.
    fn parent_of(self, id: u32) -> Option<Self> {
        let mut at = self;
        while let Some((_, inside)) = at.step_to(id).filter(|_| at.id() < id) {
            if inside.id() == id {
                return Some(at);
            }
            at = inside;
        }
        None
    }

    /// Returns the path to the innermost value that contains a byte of the body. Line and column are as `serde_json`
    /// counts them.
    pub(super) fn path_at(self, line: usize, column: usize) -> Vec<Segment> {
        let (byte, mut path, mut at) = (self.byte_at(line, column), Vec::new(), self);
        while let Some((name, value)) = at.entries().find(|(_, value)| value.holds(byte)) {
            path.push(match name {
                Some(name) => Segment::key(&name.text().unwrap_or_default()),
                None => Segment::Index(at.children().take_while(|element| element.id() < value.id()).count()),
            });
            at = value;
        }
        path
    }

    fn step_to(self, id: u32) -> Option<(Segment, Self)> {
        if self.kind() == Kind::Object {
            let (name, value) = self.members().take_while(|(name, _)| name.id() <= id).last()?;
            let segment = Segment::key(&name.text().unwrap_or_default());
            return Some((segment, if name.id() == id { name } else { value }));
        }
        let (index, element) =
            self.children().enumerate().take_while(|(_, element)| element.id() <= id).last()?;
        Some((Segment::Index(index), element))
    }
}

//! Whether the condition of a `when` holds, as far as the body shows it.

use super::{
    input::Sent,
    object::{Object, Step},
    tree::{Kind, Node},
};
use crate::walk::Condition;

impl<'n> Object<'_, '_, 'n> {
    /// Returns whether the condition holds. `None` if only code of the service knows.
    pub(super) fn condition(&mut self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::IsTrue(position) => match self.sent(*position, false)? {
                Sent::Value(sent) => self.is_true(sent),
                _ => Some(false),
            },
            Condition::IsSome(position) => match self.sent(*position, true)? {
                Sent::Value(sent) if self.is_blank(sent) => None,
                Sent::Value(sent) => Some(sent.kind() != Kind::Null),
                _ => Some(false),
            },
            Condition::IsEmpty(position) => match self.sent(*position, false)? {
                Sent::Value(sent) if self.is_blank(sent) => None,
                Sent::Value(sent) => is_empty(sent),
                _ => Some(true),
            },
            Condition::Not(inner) => self.condition(inner).map(|holds| !holds),
            Condition::Both(left, right) => match (self.condition(left), self.condition(right)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (left, right) => Some(left? && right?),
            },
            Condition::Either(left, right) => match (self.condition(left), self.condition(right)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (left, right) => Some(left? || right?),
            },
        }
    }

    /// Returns the value of another field, or `Nothing` if it was left out and may be. `None` if it has no value of its
    /// own.
    fn sent(&mut self, position: usize, is_optional: bool) -> Option<Sent<'n>> {
        let next = self.next_member;
        let step = self.step(position);
        self.next_member = next;
        match step {
            Step::Inside(input) => input.node().map(Sent::Value),
            Step::Here(input, _) if is_optional && input.node().is_none() => Some(Sent::Nothing),
            Step::Absent => Some(Sent::Nothing),
            Step::Here(..) | Step::Twice => None,
        }
    }

    fn is_true(&self, sent: Node<'_>) -> Option<bool> {
        match sent.kind() {
            Kind::Bool => Some(sent.json() == "true"),
            Kind::Text if self.reader.is_query => sent.text()?.parse().ok(),
            _ => None,
        }
    }

    /// Returns whether it is empty text of a query string, which may stand for no value, or for one in a list.
    fn is_blank(&self, sent: Node<'_>) -> bool {
        self.reader.is_query && sent.kind() == Kind::Text && sent.is_text("")
    }
}

fn is_empty(sent: Node<'_>) -> Option<bool> {
    match sent.kind() {
        Kind::Text => Some(sent.text()?.is_empty()),
        Kind::List | Kind::Object => Some(sent.entries().next().is_none()),
        _ => None,
    }
}

//! Rules under a condition that a body shows, as `if` and `then`.

use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::{
    Writer,
    draft::Draft,
    json::json,
    members::{Members, any_of, names_of},
    value::note,
};
use crate::{
    json::JsonType,
    rule::Unread,
    type_info::{FieldName, Member, Shape},
    walk::{Condition, Entry, Fields},
};

/// The fields that a condition is about.
pub(super) struct Siblings<'s> {
    pub(super) members: &'s [&'s Member],
    pub(super) fields: &'s Fields,
}

impl Siblings<'_> {
    /// Returns the schema of an object in which the condition holds. `None` if a body does not show it.
    pub(super) fn schema(&self, condition: &Condition) -> Option<Value> {
        Some(match condition {
            Condition::IsTrue(position) => {
                let member = self.find(*position, |shape| matches!(shape, Shape::Value(JsonType::Bool)))?;
                self.sent(member, &json!({ "const": true }))
            }
            Condition::IsSome(position) => {
                let member = self.member(*position).filter(|member| member.looks.is_nullable())?;
                self.sent(member, &json!({ "not": { "type": "null" } }))
            }
            Condition::IsEmpty(position) => {
                let member = self.find(*position, |shape| least_of(shape).is_some())?;
                let least = least_of(&member.looks.shape())?;
                not(self.sent(member, &json!({ least: 1 })))
            }
            Condition::Not(inner) => not(self.schema(inner)?),
            Condition::Both(left, right) => json!({ "allOf": [(self.schema(left)?), (self.schema(right)?)] }),
            Condition::Either(left, right) => {
                json!({ "anyOf": [(self.schema(left)?), (self.schema(right)?)] })
            }
        })
    }

    fn member(&self, position: usize) -> Option<&Member> {
        let is_it =
            |member: &&&Member| member.position == position && matches!(member.name, FieldName::Field(_));
        self.members.iter().find(is_it).copied()
    }

    /// Returns the field, if it always has a value of this shape.
    fn find(&self, position: usize, is_it: fn(&Shape) -> bool) -> Option<&Member> {
        self.member(position).filter(|member| !member.looks.is_nullable() && is_it(&member.looks.shape()))
    }

    /// Returns the schema of an object that has the field with such a value.
    fn sent(&self, member: &Member, schema: &Value) -> Value {
        let names = names_of(member, self.fields);
        any_of(
            names
                .map(|name| json!({ "required": [name], "properties": { name: (schema.clone()) } }))
                .collect(),
        )
    }
}

fn not(mut schema: Value) -> Value {
    let inner = schema.get_mut("not").map(Value::take);
    inner.unwrap_or_else(|| json!({ "not": schema }))
}

/// Returns the keyword for the size of a value that can be empty.
fn least_of(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Value(JsonType::Text) => Some("minLength"),
        Shape::List(_) => Some("minItems"),
        Shape::Map(..) => Some("minProperties"),
        Shape::Value(_) | Shape::Array(..) | Shape::Type(_) => None,
    }
}

impl Writer {
    /// Adds to the object what a field must be under conditions. Returns the other rules, and a description of these.
    pub(super) fn conditions(
        &mut self,
        member: &Member,
        siblings: &Siblings<'_>,
        object: &mut Members,
    ) -> (Vec<Entry>, Draft) {
        let (mut left, mut told) = (Vec::new(), Draft::default());
        for entry in &member.rules {
            let condition = match entry {
                Entry::When(Some(condition), _) => siblings.schema(condition),
                _ => None,
            };
            match (condition, entry) {
                (Some(condition), Entry::When(_, rules)) => {
                    object.and(json!({ "if": condition, "then": (self.then(member, rules, siblings)) }));
                    note(rules, &member.held(), true, &mut told);
                }
                _ => left.push(entry.clone()),
            }
        }
        (left, told)
    }

    /// Returns the schema of an object in which the field keeps these rules too.
    fn then(&mut self, member: &Member, rules: &[Entry], siblings: &Siblings<'_>) -> Value {
        let is_required = rules.iter().any(is_required) && !siblings.fields.chosen.contains(&member.position);
        let mut draft = Draft::default();
        if is_required && member.looks.is_nullable() {
            draft.set("not", json!({ "type": "null" }));
        }
        self.entries(rules, &member.looks.shape(), &mut draft);
        let schema = draft.finish(member.looks.is_nullable());
        let names: Vec<&str> = names_of(member, siblings.fields).collect();
        let mut properties = Map::new();
        properties.extend(names.iter().map(|name| ((*name).into(), schema.clone())));
        let mut then = Map::new();
        then.insert("properties".into(), Value::Object(properties));
        if is_required {
            let sent = any_of(names.iter().map(|name| json!({ "required": [(*name)] })).collect());
            then.extend(super::object(sent));
        }
        Value::Object(then)
    }
}

fn is_required(entry: &Entry) -> bool {
    matches!(entry, Entry::Rule(rule) if rule.unread() == Some(Unread::Missing))
}

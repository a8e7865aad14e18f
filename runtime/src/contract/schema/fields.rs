//! The schema of an object, built field by field.

use alloc::{string::ToString, vec::Vec};

use serde_json::Value;

use super::{
    Writer,
    conditions::Siblings,
    draft::{Draft, tell_behind},
    json::json,
    members::{Members, names_of},
    value::{names_of as names_of_map, note},
    variants::taken_names,
};
use crate::{
    json::JsonType,
    type_info::{Element, FieldName, Layout, MAX_NEWTYPES, Member, Shape, Type},
    walk::{Entry, Fields, Form},
};

impl Writer {
    pub(super) fn object(&mut self, members: &[&Member], fields: &Fields) -> Draft {
        let mut object = Members::default();
        self.fields(members, fields, &mut object);
        object.into_draft(fields.deny_unknown_fields)
    }

    /// Adds the fields of a type to the object.
    pub(super) fn fields(&mut self, members: &[&Member], fields: &Fields, object: &mut Members) {
        for member in members {
            match member.name {
                FieldName::Field(_) => {
                    let (rules, conditional) = self.conditions(member, &Siblings { members, fields }, object);
                    let mut schema = self.member_with(member, &rules);
                    tell_behind(&mut schema, &conditional.criteria());
                    let names: Vec<&str> = names_of(member, fields).collect();
                    match &*names {
                        [name] => {
                            tell_default(&mut schema, member);
                            object.field(name, schema, member.is_required());
                        }
                        names => object.field_of(names, &schema, member.is_required()),
                    }
                }
                _ => {
                    self.flattened(&member.looks.shape(), member.looks.is_nullable(), &member.rules, object);
                }
            }
        }
    }

    /// Adds a flattened field, which reads from among the fields of its parent.
    pub(super) fn flattened(
        &mut self,
        shape: &Shape,
        is_optional: bool,
        rules: &[Entry],
        object: &mut Members,
    ) {
        match shape {
            // A body that does not have the type is no mistake: the field has no value then.
            Shape::Type(_) | Shape::Map(..) if is_optional => {
                let schema = self.value(shape, false, &[]);
                object.and(json!({ "anyOf": [schema, true] }));
                object.take(names_in(shape, MAX_NEWTYPES));
                tell_rules(rules, shape, object);
            }
            Shape::Type(ty) => match ty.newtype_field() {
                Some(member) => {
                    let mut all = member.rules.clone();
                    all.extend(ty.rules.iter().chain(rules).cloned());
                    self.flattened(&member.looks.shape(), member.looks.is_nullable(), &all, object);
                }
                None => {
                    tell_rules(rules, shape, object);
                    self.flattened_type(ty, object);
                }
            },
            Shape::Map(element, _) => self.flattened_map(shape, *element, rules, object),
            Shape::Value(_) | Shape::List(_) | Shape::Array(..) => tell_rules(rules, shape, object),
        }
    }

    /// Adds a map of all that has no other place. A schema cannot count only these.
    fn flattened_map(&mut self, shape: &Shape, element: Element, rules: &[Entry], object: &mut Members) {
        let (mut each, mut keys, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for entry in rules {
            match entry {
                Entry::Each(entries) => each.extend(entries.iter().cloned()),
                Entry::Keys(entries) => keys.extend(entries.iter().cloned()),
                other => others.push(other.clone()),
            }
        }
        object.others = Some(self.element(element, &each));
        let names = self.value(&names_of_map(shape, MAX_NEWTYPES), false, &keys);
        object.other_names = Some(names).filter(|names| *names != json!({ "type": "string" }));
        tell_rules(&others, shape, object);
    }

    fn flattened_type(&mut self, ty: &Type, object: &mut Members) {
        match (ty.layout, ty.id) {
            (_, Some(id)) if object.flattened.contains(&id) => {}
            (Layout::Fields(fields), id) if fields.form == Form::Object => {
                object.flattened.extend(id);
                if let Some(rules) = of_rules(ty) {
                    object.and(rules);
                }
                self.fields(&ty.members.iter().collect::<Vec<_>>(), fields, object);
                if id.is_some() {
                    object.flattened.pop();
                }
            }
            (Layout::Variants(variants), id) if id.is_none_or(|id| !self.flattened.contains(&id)) => {
                self.flattened.extend(id);
                object.and(self.variants(ty, variants, true).into_value());
                object.take(taken_names(variants));
                if let Some(rules) = of_rules(ty) {
                    object.and(rules);
                }
                if id.is_some() {
                    self.flattened.pop();
                }
            }
            (Layout::Variants(_), _) => {}
            _ => object.and(self.ty(ty)),
        }
    }
}

/// Returns the names that a flattened field of this type takes from among the fields of others.
fn names_in(shape: &Shape, newtypes: usize) -> Vec<&'static str> {
    let Shape::Type(ty) = shape else { return Vec::new() };
    match (ty.newtype_field(), ty.layout) {
        (Some(member), _) if newtypes > 0 => names_in(&member.looks.shape(), newtypes - 1),
        (None, Layout::Variants(variants)) => taken_names(variants),
        (None, Layout::Fields(fields)) => {
            ty.members.iter().flat_map(|member| names_of(member, fields)).collect()
        }
        (Some(_), _) | (None, Layout::Tuple) => Vec::new(),
    }
}

/// Describes rules of a flattened field in words.
fn tell_rules(rules: &[Entry], shape: &Shape, object: &mut Members) {
    if !rules.is_empty() {
        let mut draft = Draft::default();
        note(rules, shape, false, &mut draft);
        object.and(draft.into_value());
    }
}

/// Adds the value of a field that is left out, if it is the default of a type that is known. Null is left out, as it
/// means different things to `Option` and `Patch`.
fn tell_default(schema: &mut Value, member: &Member) {
    if !member.has_default || member.looks.is_nullable() {
        return;
    }
    let default = match member.looks.shape() {
        Shape::Value(JsonType::Bool) => json!(false),
        Shape::Value(JsonType::Whole { .. } | JsonType::Number) => json!(0),
        Shape::Value(JsonType::Text) => json!(""),
        Shape::List(_) => json!([]),
        Shape::Map(..) => json!({}),
        _ => return,
    };
    if let Value::Object(keywords) = schema {
        keywords.insert("default".to_string(), default);
    }
}

/// Returns the schema of the rules over a whole type that is flattened into another.
fn of_rules(ty: &Type) -> Option<Value> {
    let mut draft = Draft::default();
    draft.rules_of(ty);
    Some(draft.into_value()).filter(|schema| *schema != json!({}))
}

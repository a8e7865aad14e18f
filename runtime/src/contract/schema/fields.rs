//! The schema of an object, built field by field.

use alloc::{string::ToString, vec::Vec};

use serde_json::Value;

use super::{
    Writer,
    conditions::Siblings,
    draft::{Draft, tell_behind},
    json::json,
    members::{Members, names_of},
};
use crate::{
    json::JsonType,
    type_info::{FieldName, Layout, Member, Shape, Type},
    walk::{Fields, Form},
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
                            object.field(name, schema, member.is_required);
                        }
                        names => object.field_of(names, &schema, member.is_required),
                    }
                }
                _ => self.flattened(&member.looks.shape(), member.looks.is_nullable(), object),
            }
        }
    }

    /// Adds a flattened field, which reads from among the fields of its parent.
    pub(super) fn flattened(&mut self, shape: &Shape, is_optional: bool, object: &mut Members) {
        match shape {
            // A body that does not have the type is no mistake: the field has no value then.
            Shape::Type(_) | Shape::Map(..) if is_optional => {
                let schema = self.value(shape, false, &[]);
                object.and(json!({ "anyOf": [schema, true] }));
            }
            Shape::Type(ty) => self.flattened_type(ty, object),
            Shape::Map(element, _) => {
                object.others = Some(self.value(&element.info.shape(), element.info.is_optional(), &[]));
            }
            Shape::Value(_) | Shape::List(_) | Shape::Array(..) => {}
        }
    }

    fn flattened_type(&mut self, ty: &Type, object: &mut Members) {
        match (ty.layout, ty.id, ty.newtype_field()) {
            (_, Some(id), _) if object.flattened.contains(&id) => {}
            (Layout::Fields(fields), id, None) if fields.form == Form::Object => {
                object.flattened.extend(id);
                if let Some(rules) = of_rules(ty) {
                    object.and(rules);
                }
                self.fields(&ty.members.iter().collect::<Vec<_>>(), fields, object);
                if id.is_some() {
                    object.flattened.pop();
                }
            }
            (_, _, Some(member)) => self.flattened(&member.looks.shape(), member.looks.is_nullable(), object),
            (Layout::Variants(variants), id, _) if id.is_none_or(|id| !self.flattened.contains(&id)) => {
                self.flattened.extend(id);
                object.and(self.variants(ty, variants, true).into_value());
                if let Some(rules) = of_rules(ty) {
                    object.and(rules);
                }
                if id.is_some() {
                    self.flattened.pop();
                }
            }
            (Layout::Variants(_), ..) => {}
            _ => object.and(self.ty(ty)),
        }
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

//! Mistakes that show only when the whole type is known. One function a concern, each with an example.

mod arguments;
mod circles;
mod filter;
mod literals;
mod names;
mod siblings;
mod together;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Member, Type};

use self::{
    arguments::arguments,
    siblings::{late_bounds, member_exists, siblings},
};
use crate::{
    errors::Errors,
    model::{Data, Field, Form, Input, Item, Rule, Source, TypeRule, Value},
    rules::CONFLICTS,
    seen::is_new,
};

pub(crate) use self::siblings::{lacks_rule, member_name, sibling, unruled};

pub(crate) fn all(model: &Input<'_>, errors: &mut Errors) {
    for (form, fields) in model.field_lists() {
        for field in fields {
            list(&field.items, field, errors);
            literals::literals(&field.items, field, errors);
            siblings(&field.items, field, fields, errors);
            late_bounds(field, fields, errors);
            patch(field, form, model, errors);
        }
        circles::circles(fields, errors);
    }
    type_rules(model, errors);
    names::names(model, errors);
}

/// Leaves out each rule that was reported because it contradicts another. It may read another type, which would be a
/// second error of one mistake.
pub(crate) fn leave_out(model: &mut Input<'_>) {
    for field in model.fields_mut() {
        leave_out_of(&mut field.items, &[]);
    }
}

/// `before` are the rules on the same value that stand in front of `stop`.
fn leave_out_of(items: &mut Vec<Item>, before: &[&'static str]) {
    let mut names = before.to_vec();
    names.extend(Item::on_value(items).iter().filter_map(|item| item.rule()).map(|rule| rule.spec.name));
    let is_reported =
        |name: &str| CONFLICTS.iter().any(|(one, other, _)| *other == name && names.contains(one));
    items.retain(|item| !item.rule().is_some_and(|rule| is_reported(rule.spec.name)));
    for item in items {
        match item {
            Item::Rule(_) => {}
            Item::Stop(_, inner) => leave_out_of(inner, &names),
            Item::Each(_, inner) | Item::Keys(_, inner) | Item::When(_, _, inner) => leave_out_of(inner, &[]),
        }
    }
}

/// Checks one list of items, and those inside of it.
fn list(items: &[Item], field: &Field<'_>, errors: &mut Errors) {
    let on_value = Item::on_value(items);
    if on_value.len() > 1 {
        duplicates(&on_value, errors);
        conflicts(&on_value, errors);
        together::together(&on_value, errors);
        absent_alone(&on_value, errors);
    }
    for item in on_value {
        if let Some(rule) = item.rule() {
            arguments(rule, field, errors);
        }
        if let Some((_, inner)) = item.inner() {
            list(inner, field, errors);
        }
    }
}

/// `email, email`
fn duplicates(items: &[&Item], errors: &mut Errors) {
    let mut seen = Vec::new();
    for rule in items.iter().filter_map(|item| item.rule()) {
        if !is_new((rule.spec.name, repeated(rule)), &mut seen) {
            let name = rule.spec.name;
            let hint = if rule.spec.args.is_empty() { "" } else { ": one takes all arguments" };
            errors.at(&rule.word, format!("duplicate rule `{name}`{hint}"));
        }
    }
}

/// Returns what distinguishes two uses of one rule: its main argument.
fn repeated(rule: &Rule) -> Option<String> {
    let arg = rule.arg(rule.spec.name).filter(|_| rule.spec.repeats)?;
    Some(match &arg.value {
        Value::Text(text) | Value::Equal(text) => text.to_token_stream().to_string(),
        #[cfg(feature = "pattern")]
        Value::Pattern(text, _) => text.value(),
        Value::Function(function) => function.to_token_stream().to_string(),
        Value::Sibling(member) => member_name(member),
        _ => return None,
    })
}

/// `required, absent`
fn conflicts(items: &[&Item], errors: &mut Errors) {
    let rule = |name: &str| items.iter().filter_map(|item| item.rule()).find(|rule| rule.spec.name == name);
    for (one, other, why) in CONFLICTS {
        if let (Some(_), Some(second)) = (rule(one), rule(other)) {
            errors.at(&second.word, format!("`{one}` and `{other}` on one value: {why}"));
        }
    }
}

/// `absent, email`
fn absent_alone(items: &[&Item], errors: &mut Errors) {
    let is_absent = |item: &Item| item.rule().is_some_and(|rule| rule.spec.name == "absent");
    if !items.iter().any(|item| is_absent(item)) {
        return;
    }
    for item in items.iter().filter(|item| !is_absent(item)) {
        if item.rule().is_none_or(|rule| rule.spec.name != "required") {
            errors.at(item.word(), "`absent` lets no value pass, so that nothing is left for another rule");
        }
    }
}

/// `note: Patch<String>` without `#[serde(default)]`
fn patch(field: &Field<'_>, form: Form, model: &Input<'_>, errors: &mut Errors) {
    let Source { is_skipped, is_flattened, .. } = &field.source;
    // A newtype is left out as a whole, by the type around it.
    let is_asked = form != Form::Newtype && !field.is_unread();
    if cfg!(feature = "json")
        && is_asked
        && !(field.may_be_left_out(model) || *is_skipped || *is_flattened)
        && is_patch(field.ty)
    {
        let message =
            "`Patch` needs `#[serde(default)]`: without it, a field that is left out counts as null";
        errors.at(field.ty, message);
    }
}

/// Returns whether a type is called `Patch`. That of another name is found where the compiler is asked.
pub(crate) fn is_patch(ty: &Type) -> bool {
    match ty {
        // A `macro_rules!` macro passes on `$type:ty` in a group.
        Type::Group(group) => is_patch(&group.elem),
        Type::Paren(paren) => is_patch(&paren.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Patch"),
        _ => false,
    }
}

/// `at_least_one(only)`, `exactly_one(a, a)`, `exactly_one(a, flattened)`, either on an enum
fn type_rules(model: &Input<'_>, errors: &mut Errors) {
    type_rules_twice(model, errors);
    for rule in &model.rules {
        let TypeRule::Count(word, members, _) = rule else { continue };
        let Data::Struct(fields) = &model.data else {
            let message = format!(
                "`{word}` names the fields of a struct, and this is an enum: put it on a struct that is the only field of the variant"
            );
            errors.at(word, message);
            continue;
        };
        if members.len() < 2 {
            errors.at(word, format!("`{word}` needs two fields or more"));
        }
        let mut seen = Vec::new();
        for member in members {
            member_exists(member, "in this struct", &fields.iter().collect::<Vec<_>>(), errors);
            has_a_name(word, member, fields, errors);
            if !is_new(member_name(member), &mut seen) {
                errors.at(member, format!("duplicate field `{}`", member_name(member)));
            }
        }
    }
}

/// Reports a counted field that clients do not send by a name. A flattened `Option` may be there even if nothing of it was
/// sent, and may be missing because something in it is wrong.
fn has_a_name(word: &Ident, member: &Member, fields: &[Field<'_>], errors: &mut Errors) {
    let name = member_name(member);
    let Some(Field { source, .. }) = fields.iter().find(|field| field.rust_name() == name) else { return };
    let why = if source.is_flattened {
        "which is flattened; count its fields in a function, with `custom(function)` on the type"
    } else if source.is_skipped {
        "which serde skips"
    } else {
        return;
    };
    errors.at(member, format!("`{word}` counts fields that are sent by name, not `{name}`, {why}"));
}

/// `custom(check), custom(check)`, `exactly_one(a, b), exactly_one(b, a)`
fn type_rules_twice(model: &Input<'_>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for rule in &model.rules {
        let (word, names) = match rule {
            TypeRule::Custom(word, path, _) => (word, vec![path.to_token_stream().to_string()]),
            TypeRule::Count(word, members, _) => {
                let mut names: Vec<String> = members.iter().map(member_name).collect();
                names.sort();
                (word, names)
            }
        };
        if !is_new((word.to_string(), names), &mut seen) {
            errors.at(word, format!("duplicate rule `{word}`"));
        }
    }
}

//! Checks that the fields that rules name exist.

use proc_macro2::Ident;
use syn::{Member, ext::IdentExt};

use crate::{
    errors::{Errors, did_you_mean},
    model::{Arg, Field, Item, Rule, Value},
    rules::Form,
};

/// `date(after = strat)`, `matches(self_itself)`, `each(matches(other))`
pub(super) fn siblings(items: &[Item], field: &Field<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    for item in items {
        if let Some(rule) = item.rule() {
            for member in rule.args.iter().filter_map(sibling) {
                sibling_exists(member, field, fields, errors);
                same_kind_of_date(rule, member, fields, errors);
            }
        }
        match item {
            Item::Each(word, inner) | Item::Keys(word, inner) => no_siblings(word, inner, errors),
            Item::When(_, _, inner) | Item::Stop(_, inner) => siblings(inner, field, fields, errors),
            Item::Rule(_) => {}
        }
    }
}

/// `date(after = start)`, where `start` is text and a `date_time`: neither rule reads the other's text.
fn same_kind_of_date(rule: &Rule, member: &Member, fields: &[Field<'_>], errors: &mut Errors) {
    let other = match rule.spec.form {
        Form::Date => Form::DateTime,
        Form::DateTime => Form::Date,
        _ => return,
    };
    let name = member_name(member);
    let is_it = |field: &&Field<'_>| field.rust_name() == name && field.says_text();
    let Some(sibling) = fields.iter().find(is_it) else { return };
    if let Some(found) = sibling.items.iter().filter_map(Item::rule).find(|rule| rule.spec.form == other) {
        let (own, found) = (rule.spec.name, found.spec.name);
        errors.at(member, format!("`{name}` is text of a `{found}`, which `{own}` cannot read"));
    }
}

/// Returns the field that an argument names. A field of the elements is not known here.
pub(crate) fn sibling(arg: &Arg) -> Option<&Member> {
    match &arg.value {
        Value::Sibling(member) if arg.name != "by" => Some(member),
        _ => None,
    }
}

fn sibling_exists(member: &Member, field: &Field<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    let name = member_name(member);
    if name == field.rust_name() {
        errors.at(member, format!("`{name}` cannot be compared with itself"));
    } else {
        let others: Vec<&Field<'_>> =
            fields.iter().filter(|other| other.rust_name() != field.rust_name()).collect();
        member_exists(member, "beside this one", &others, errors);
    }
}

pub(super) fn member_exists(member: &Member, place: &str, fields: &[&Field<'_>], errors: &mut Errors) {
    let name = member_name(member);
    let names: Vec<String> = fields.iter().map(|field| field.rust_name()).collect();
    if !names.contains(&name) {
        let renamed = fields.iter().find(|field| field.client_name() == name);
        let hint = match renamed {
            Some(field) => format!(": by its Rust name it is `{}`", field.rust_name()),
            None => near_or_all(&name, &names),
        };
        errors.at(member, format!("there is no field `{name}` {place}{hint}"));
    }
}

/// Returns a hint: the field that was probably meant, or all of a few.
fn near_or_all(name: &str, names: &[String]) -> String {
    const MOST: usize = 8;
    let names = || names.iter().map(String::as_str);
    let near = did_you_mean(name, names());
    if near.is_empty() && (1..=MOST).contains(&names().len()) {
        format!(", expected {}", crate::errors::list(names()))
    } else {
        near
    }
}

/// Returns the name that a field is found by.
pub(crate) fn member_name(member: &Member) -> String {
    match member {
        Member::Named(ident) => ident.unraw().to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

fn no_siblings(word: &Ident, items: &[Item], errors: &mut Errors) {
    for item in items {
        for arg in item.rule().into_iter().flat_map(|rule| &rule.args).filter(|arg| sibling(arg).is_some()) {
            let message = format!("`{word}` checks one element at a time, which has no field beside it");
            errors.at(&arg.word, message);
        }
        if let Some((_, inner)) = item.inner() {
            no_siblings(word, inner, errors);
        }
    }
}

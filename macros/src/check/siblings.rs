//! Checks that the fields that rules name exist.

use proc_macro2::Ident;
use syn::{Member, ext::IdentExt};

use crate::{
    errors::{Errors, did_you_mean},
    model::{Arg, Field, Item, Rule, Value, own_field},
    rules::Form,
    values::sibling::inclusive,
};

/// `date(after = strat)`, `matches(self_itself)`, `each(matches(other))`
pub(super) fn siblings(items: &[Item], field: &Field<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    for item in items {
        if let Some(rule) = item.rule() {
            for (arg, member) in rule.args.iter().filter_map(|arg| Some((arg, sibling(arg)?))) {
                match no_field(rule, arg, fields) {
                    Some(message) => errors.at(member, message),
                    None => sibling_exists(member, field, fields, errors),
                }
                is_date(rule, member, fields, errors);
            }
        }
        match item {
            Item::Each(word, inner) | Item::Keys(word, inner) => no_siblings(word, inner, errors),
            Item::When(_, _, inner) | Item::Stop(_, inner) => siblings(inner, field, fields, errors),
            Item::Rule(_) => {}
        }
    }
}

/// `each(date(min = self.start))`, `range(min = self.amount)` on `amount`
pub(super) fn late_bounds(field: &Field<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    let mut rules = Vec::new();
    field.items.iter().for_each(|item| item.rules(&mut rules));
    for rule in rules {
        for member in rule.late().filter_map(|(_, expr)| own_field(expr)) {
            is_date(rule, member, fields, errors);
            if member_name(member) == field.rust_name() {
                errors.at(member, itself(member));
            }
        }
    }
}

/// `date(after = start)`, where `start` is text of a `date_time`, or of no rule at all.
fn is_date(rule: &Rule, member: &Member, fields: &[Field<'_>], errors: &mut Errors) {
    let other = match rule.spec.form {
        Form::Date => Form::DateTime,
        Form::DateTime => Form::Date,
        _ => return,
    };
    let name = member_name(member);
    let is_it = |field: &&Field<'_>| field.rust_name() == name && field.says_text();
    let Some(sibling) = fields.iter().find(is_it) else { return };
    if let Some(found) = sibling.rule_of(other) {
        let (own, found) = (rule.spec.name, found.spec.name);
        errors.at(member, format!("`{name}` is text of a `{found}`, which `{own}` cannot read"));
    } else if lacks_rule(rule, sibling) {
        errors.at(member, unruled(rule, sibling));
    }
}

/// Returns whether a field may be compared with whatever a client writes: if it is text, no rule says that it is a date.
pub(crate) fn lacks_rule(rule: &Rule, sibling: &Field<'_>) -> bool {
    let form = rule.spec.form;
    let is_asked = sibling.is_sound && !sibling.source.is_skipped;
    is_asked && matches!(form, Form::Date | Form::DateTime) && sibling.rule_of(form).is_none()
}

/// Returns the mistake of comparing with text that no rule checks.
pub(crate) fn unruled(rule: &Rule, sibling: &Field<'_>) -> String {
    let (name, of) = (sibling.rust_name(), rule.spec.name);
    let format = rule.arg("format").and_then(|arg| match &arg.value {
        Value::Format(format) => Some(format!("(format = {:?})", format.value())),
        _ => None,
    });
    format!(
        "`{name}` is text without the rule `{of}`, and what is no date is not compared: write `#[api({of}{})]` on it",
        format.unwrap_or_default()
    )
}

/// Returns the field that an argument names. A field of the elements is not known here.
pub(crate) fn sibling(arg: &Arg) -> Option<&Member> {
    match &arg.value {
        Value::Sibling(member) if arg.name != "by" => Some(member),
        _ => None,
    }
}

/// Bounds in the place of a field, and what includes the same dates.
const RELATIVE: &[(Form, &str, &str, &str)] = &[
    (Form::Date, "after", "today", "min = today + 1 day"),
    (Form::Date, "after", "yesterday", "min = today"),
    (Form::Date, "after", "tomorrow", "min = today + 2 days"),
    (Form::Date, "before", "today", "max = today - 1 day"),
    (Form::Date, "before", "yesterday", "max = today - 2 days"),
    (Form::Date, "before", "tomorrow", "max = today"),
    (Form::DateTime, "after", "now", "min = now"),
    (Form::DateTime, "before", "now", "max = now"),
];

/// `date(before = today)`, `date(after = START)`
fn no_field(rule: &Rule, arg: &Arg, fields: &[Field<'_>]) -> Option<String> {
    let name = member_name(sibling(arg)?);
    let instead = RELATIVE
        .iter()
        .find(|(form, word, found, _)| (*form, *word, *found) == (rule.spec.form, arg.name, name.as_str()));
    let instead = match (instead, inclusive(&arg.word)) {
        _ if fields.iter().any(|field| field.rust_name() == name) => return None,
        (Some((.., instead)), _) => (*instead).to_owned(),
        (None, Some(bound)) if name.starts_with(char::is_uppercase) && !name.contains(char::is_lowercase) => {
            format!("{bound} = {name}")
        }
        _ => return None,
    };
    Some(format!("`{}` takes the name of a field: write `{}`", arg.name, instead))
}

fn itself(member: &Member) -> String {
    format!("`{}` cannot be compared with itself", member_name(member))
}

fn sibling_exists(member: &Member, field: &Field<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    let name = member_name(member);
    if name == field.rust_name() {
        errors.at(member, itself(member));
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

//! Mistakes that show only when the whole type is known. One concern a function, each with an example.

use std::collections::HashSet;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{GenericParam, Generics, Member, Type, ext::IdentExt};

use crate::{
    errors::{Errors, did_you_mean},
    model::{Arg, Data, DateBound, Decimal, Field, Input, Item, Nested, Rule, TypeRule, Value},
    rules::{CONFLICTS, Form},
    values::{
        date::{CivilDate, Format},
        written,
    },
};

pub(crate) fn all(model: &Input<'_>, errors: &mut Errors) {
    for fields in model.data.field_lists() {
        for field in fields {
            list(&field.items, errors);
            siblings(&field.items, field, fields, errors);
            parameter(field, model, errors);
        }
    }
    type_rules(model, errors);
}

/// One list of items, and those inside of it.
fn list(items: &[Item], errors: &mut Errors) {
    duplicates(items, errors);
    conflicts(items, errors);
    absent_alone(items, errors);
    for item in items {
        if let Some(rule) = item.rule() {
            needs(rule, errors);
            excludes(rule, errors);
            bounds(rule, errors);
            dates(rule, errors);
            without_effect(rule, errors);
        }
        if let Some((_, inner)) = item.inner() {
            list(inner, errors);
        }
    }
}

/// `email, email`
fn duplicates(items: &[Item], errors: &mut Errors) {
    let mut seen = HashSet::new();
    for rule in items.iter().filter_map(Item::rule) {
        if !seen.insert((rule.spec.name, repeated(rule))) {
            let name = rule.spec.name;
            let hint = if rule.spec.args.is_empty() { "" } else { ": one takes all arguments" };
            errors.at(&rule.word, format!("duplicate rule `{name}`{hint}"));
        }
    }
}

/// What tells a rule that can stand twice from another: its main argument.
fn repeated(rule: &Rule) -> Option<String> {
    let arg = rule.arg(rule.spec.name).filter(|_| rule.spec.repeats)?;
    Some(match &arg.value {
        Value::Text(text) => text.value(),
        #[cfg(feature = "pattern")]
        Value::Pattern(text, _) => text.value(),
        Value::Path(path) => path.to_token_stream().to_string(),
        Value::Sibling(member) => member_name(member),
        _ => return None,
    })
}

/// `required, absent`
fn conflicts(items: &[Item], errors: &mut Errors) {
    let rule = |name: &str| items.iter().filter_map(Item::rule).find(|rule| rule.spec.name == name);
    for (one, other, why) in CONFLICTS {
        if let (Some(_), Some(second)) = (rule(one), rule(other)) {
            errors.at(&second.word, format!("`{one}` and `{other}` on one value: {why}"));
        }
    }
}

/// `length(unit = bytes)`
fn needs(rule: &Rule, errors: &mut Errors) {
    let needs = rule.spec.needs;
    if !needs.is_empty() && !needs.iter().any(|name| rule.arg(name).is_some()) {
        let names = crate::errors::list(needs.iter().copied());
        errors.at(&rule.word, format!("`{}` limits nothing, expected {names}", rule.spec.name));
    }
}

/// `length(equal = 3, max = 5)`
fn excludes(rule: &Rule, errors: &mut Errors) {
    for (one, other) in rule.spec.excludes {
        if let (Some(one), Some(other)) = (rule.arg(one), rule.arg(other)) {
            errors.at(&other.word, format!("`{}` cannot stand beside `{}`", other.name, one.name));
        }
    }
}

/// `length(min = 9, max = 3)`, `range(above = 1, below = 1)`, `number(scale = 3, precision = 2)`
fn bounds(rule: &Rule, errors: &mut Errors) {
    if let (Some(scale), Some(precision)) = (rule.arg("scale"), rule.arg("precision")) {
        return ordered(scale, precision, errors);
    }
    let lower = rule.arg("min").or_else(|| rule.arg("above"));
    let upper = rule.arg("max").or_else(|| rule.arg("below"));
    if let (Some(lower), Some(upper)) = (lower, upper) {
        ordered(lower, upper, errors);
    }
}

fn ordered(lower: &Arg, upper: &Arg, errors: &mut Errors) {
    let (Some((low, from)), Some((high, to))) = (number(lower), number(upper)) else { return };
    let order = compare(low, high);
    let is_open = lower.name == "above" || upper.name == "below";
    if order.is_gt() || (is_open && order.is_eq()) {
        let what = if order.is_eq() { "leaves no number between it and" } else { "must not exceed" };
        errors.at(&lower.word, format!("`{}` ({from}) {what} `{}` ({to})", lower.name, upper.name));
    }
}

/// `length(min = 0)`, `number(precision = 0)`
fn without_effect(rule: &Rule, errors: &mut Errors) {
    let zero = |name: &str| {
        let arg = rule.arg(name)?;
        matches!(arg.value, Value::Count(_, Some(0))).then_some(&arg.word)
    };
    if let (Some(word), "length", None) = (zero("min"), rule.spec.name, rule.arg("max")) {
        errors.at(word, "`min = 0` holds for every length, expected at least 1");
    }
    if let Some(word) = zero("precision") {
        errors.at(word, "`precision = 0` leaves no digit, expected at least 1");
    }
}

/// The value of a literal, and how it is written.
fn number(arg: &Arg) -> Option<(Decimal, String)> {
    match &arg.value {
        Value::Count(expr, Some(count)) => {
            let mantissa = i128::try_from(*count).ok()?;
            Some((Decimal { mantissa, scale: 0 }, expr.to_token_stream().to_string()))
        }
        Value::Number(expr, Some(decimal)) => Some((*decimal, written(expr))),
        _ => None,
    }
}

/// Exact where the two fit side by side in 128 bits, and otherwise by sign and size.
fn compare(a: Decimal, b: Decimal) -> std::cmp::Ordering {
    let scale = a.scale.max(b.scale);
    let widen = |d: Decimal| {
        let places = u32::try_from(scale.checked_sub(d.scale)?).ok()?;
        d.mantissa.checked_mul(10_i128.checked_pow(places)?)
    };
    let digits = |d: Decimal| i128::from(d.mantissa.unsigned_abs().checked_ilog10().unwrap_or(0));
    let size = |d: Decimal| digits(d) - i128::from(d.scale);
    let signs = a.mantissa.signum().cmp(&b.mantissa.signum());
    match (widen(a), widen(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ if a.mantissa < 0 => signs.then_with(|| size(b).cmp(&size(a))),
        _ => signs.then_with(|| size(a).cmp(&size(b))),
    }
}

/// `date(format = "YY")`, `date(min = "31/APR/2024")`, `date(min = today, max = today - 1 day)`
fn dates(rule: &Rule, errors: &mut Errors) {
    if rule.spec.form != Form::Date {
        return;
    }
    let format = match rule.arg("format").map(|arg| &arg.value) {
        Some(Value::Format(text)) => match Format::parse(&text.value()) {
            Ok(format) => format,
            Err(message) => return errors.at(text, message),
        },
        _ => Format::standard(),
    };
    let mut bound = |name: &str| rule.arg(name).and_then(|arg| date_bound(arg, &format, errors));
    if let (Some(min), Some(max)) = (bound("min"), bound("max")) {
        if min.is_after(&max) {
            let arg = rule.arg("min").map_or(&rule.word, |arg| &arg.word);
            errors.at(arg, "`min` is after `max`, so that no date is left");
        }
    }
}

enum Bound {
    On(CivilDate),
    Today { days: i32, months: i32 },
}

impl Bound {
    fn is_after(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::On(a), Self::On(b)) => a > b,
            (Self::Today { days, months }, Self::Today { days: d, months: m }) => {
                (days >= d && months >= m) && (days, months) != (d, m)
            }
            _ => false,
        }
    }
}

fn date_bound(arg: &Arg, format: &Format, errors: &mut Errors) -> Option<Bound> {
    match &arg.value {
        Value::Date(DateBound::Text(text)) => match format.date(&text.value()) {
            Some(date) => Some(Bound::On(date)),
            None => {
                let message = format!(
                    "`{}` is no date of the format `{}`, expected one such as `{}`",
                    text.value(),
                    format.text,
                    format.example()
                );
                errors.at(text, message);
                None
            }
        },
        Value::Date(DateBound::Today { days, months, .. }) => {
            Some(Bound::Today { days: *days, months: *months })
        }
        _ => None,
    }
}

/// `absent, email`
fn absent_alone(items: &[Item], errors: &mut Errors) {
    let is_absent = |item: &Item| item.rule().is_some_and(|rule| rule.spec.name == "absent");
    if !items.iter().any(is_absent) {
        return;
    }
    for item in items.iter().filter(|item| !is_absent(item)) {
        if item.rule().is_none_or(|rule| rule.spec.name != "required") {
            errors.at(item.word(), "`absent` lets no value pass, so that nothing is left for another rule");
        }
    }
}

/// `date(after = strat)`, `matches(self_itself)`, `each(matches(other))`
fn siblings(items: &[Item], field: &Field<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    for item in items {
        if let Some(rule) = item.rule() {
            for member in rule.args.iter().filter_map(sibling) {
                sibling_exists(member, field, fields, errors);
            }
        }
        match item {
            Item::Each(word, inner) | Item::Keys(word, inner) => no_siblings(word, inner, errors),
            Item::When(_, _, inner) => siblings(inner, field, fields, errors),
            Item::Rule(_) => {}
        }
    }
}

/// The field that an argument names; one of the elements' is not known here.
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

fn member_exists(member: &Member, place: &str, fields: &[&Field<'_>], errors: &mut Errors) {
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

/// What a field may have been meant to be called.
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

/// The name that a field is found by.
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

/// `value: T` without `nested` or `skip`
fn parameter(field: &Field<'_>, model: &Input<'_>, errors: &mut Errors) {
    if matches!(field.nested, Nested::IfAny) && bare_parameter(field.ty, model.generics).is_some() {
        let ty = field.ty.to_token_stream();
        let message = format!(
            "`{ty}` may have rules of its own: write `#[api(nested)]` to check them, or `#[api(skip)]` not to"
        );
        errors.at(field.ty, message);
    }
}

/// The type parameter that a type is, and nothing more.
pub(crate) fn bare_parameter<'a>(ty: &'a Type, generics: &Generics) -> Option<&'a Ident> {
    let path = match ty {
        // What a `macro_rules!` macro passes on as `$type:ty` comes in a group.
        Type::Group(group) => return bare_parameter(&group.elem, generics),
        Type::Paren(paren) => return bare_parameter(&paren.elem, generics),
        Type::Path(path) => path,
        _ => return None,
    };
    let ident = path.path.get_ident()?;
    let is_it = |param: &GenericParam| matches!(param, GenericParam::Type(param) if param.ident == *ident);
    generics.params.iter().any(is_it).then_some(ident)
}

/// `at_least_one(only)`, `exactly_one(a, a)`, either on an enum
fn type_rules(model: &Input<'_>, errors: &mut Errors) {
    type_rules_twice(model, errors);
    for rule in &model.rules {
        let TypeRule::Count(word, members, _) = rule else { continue };
        let Data::Struct(fields) = &model.data else {
            errors.at(word, format!("`{word}` names the fields of a struct, and this is an enum"));
            continue;
        };
        if members.len() < 2 {
            errors.at(word, format!("`{word}` needs two fields or more"));
        }
        let mut seen = HashSet::new();
        for member in members {
            member_exists(member, "in this struct", &fields.iter().collect::<Vec<_>>(), errors);
            if !seen.insert(member_name(member)) {
                errors.at(member, format!("duplicate field `{}`", member_name(member)));
            }
        }
    }
}

/// `custom(check), custom(check)`, `exactly_one(a, b), exactly_one(b, a)`
fn type_rules_twice(model: &Input<'_>, errors: &mut Errors) {
    let mut seen = HashSet::new();
    for rule in &model.rules {
        let (word, names) = match rule {
            TypeRule::Custom(word, path, _) => (word, vec![path.to_token_stream().to_string()]),
            TypeRule::Count(word, members, _) => {
                let mut names: Vec<String> = members.iter().map(member_name).collect();
                names.sort();
                (word, names)
            }
        };
        if !seen.insert((word.to_string(), names)) {
            errors.at(word, format!("duplicate rule `{word}`"));
        }
    }
}

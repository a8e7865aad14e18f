//! Reports what a filter or an order-by offers and no request could use.

use quote::ToTokens;

use crate::{
    errors::Errors,
    model::{OfferedField, Rule, Value},
};

/// The most levels of the runtime's `Filter`.
const MAX_DEPTH: usize = 128;

pub(super) fn offers(rule: &Rule, errors: &mut Errors) {
    match rule.spec.name {
        "filter" => {
            depth(rule, errors);
            has(rule, errors);
        }
        "orderby" => types(rule, errors),
        _ => {}
    }
}

fn fields(rule: &Rule) -> &[OfferedField] {
    match rule.arg("fields").map(|arg| &arg.value) {
        Some(Value::Fields(fields)) => fields,
        _ => &[],
    }
}

/// `filter(fields(name), max_depth = 400)`
fn depth(rule: &Rule, errors: &mut Errors) {
    if let Some(Value::Count(expr, Some(depth))) = rule.arg("max_depth").map(|arg| &arg.value) {
        if *depth > MAX_DEPTH {
            let depth = expr.to_token_stream();
            errors.at(
                expr,
                format!("`max_depth` ({depth}) must not exceed {MAX_DEPTH}, the most that is ever read"),
            );
        }
    }
}

/// `filter(fields(amount: number), operators(has))`
fn has(rule: &Rule, errors: &mut Errors) {
    let Some(Value::Words(_, operators)) = rule.arg("operators").map(|arg| &arg.value) else { return };
    let has = operators.iter().find(|operator| *operator == "Has");
    if let (Some(has), true) = (has, fields(rule).iter().all(|field| field.ty.is_some())) {
        errors.span(has.span(), "`has` reads an enumeration, expected a field without a type");
    }
}

/// `orderby(fields(amount: number))`
fn types(rule: &Rule, errors: &mut Errors) {
    for field in fields(rule) {
        if let Some(ty) = &field.ty {
            let message =
                format!("`orderby` compares with no value, expected `{}` without a type", field.name);
            errors.span(ty.span(), message);
        }
    }
}
